"""Chinese."""

from __future__ import annotations

from reportdiff.language.base import Language
from reportdiff.language.zh.evidence import evidence
from reportdiff.language.zh.figures import rules as figures
from reportdiff.language.zh.names import names
from reportdiff.language.zh.structure import rules
from reportdiff.language.zh.wording import wording_rules
from reportdiff.language.zh.words import words

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="zh",
    structure=rules,
    figures=figures,
    evidence=evidence,
    words=words,
    names=names,
    wording=wording_rules,
)
