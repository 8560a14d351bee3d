"""English: structure, words, names and quantities; of indicators and of how rare terms are, nothing was learnt yet."""

from __future__ import annotations

from reportdiff.language.base import Language, on_use

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="en",
    layout=on_use(f"{__name__}.layout", "layout_rules"),
    structure=on_use(f"{__name__}.structure", "rules"),
    figures=on_use(f"{__name__}.figures", "rules"),
    evidence=on_use("reportdiff.language.evidence", "Evidence"),
    words=on_use(f"{__name__}.words", "words"),
    cutter=on_use(f"{__name__}.words", "cutter"),
    names=on_use(f"{__name__}.words", "names"),
    wording=on_use("reportdiff.language.wording", "WordingRules"),
)
