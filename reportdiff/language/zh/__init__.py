"""Chinese."""

from __future__ import annotations

from reportdiff.language.base import Language, on_use

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="zh",
    layout=on_use(f"{__name__}.layout", "layout_rules"),
    structure=on_use(f"{__name__}.structure", "rules"),
    figures=on_use(f"{__name__}.figures", "rules"),
    evidence=on_use(f"{__name__}.evidence", "evidence"),
    words=on_use(f"{__name__}.words", "words"),
    cutter=on_use(f"{__name__}.words", "cutter"),
    names=on_use(f"{__name__}.names", "names"),
    wording=on_use(f"{__name__}.wording", "wording_rules"),
)
