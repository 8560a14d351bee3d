"""An alignment to a diff: kinds of change, word edits, directions and deliveries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.changes import ReportDiff
from reportdiff.differ.deliveries import deliveries
from reportdiff.differ.kinds import changes
from reportdiff.differ.targets import target_changes
from reportdiff.differ.wording import wording
from reportdiff.language import get

if TYPE_CHECKING:
    from reportdiff.changes import Alignment
    from reportdiff.model import Report
    from reportdiff.options import Options

__all__ = ["diff"]


@own_arithmetic()
def diff(old: Report, new: Report, alignment: Alignment, options: Options) -> ReportDiff:
    """Return everything that the alignment of two reports says has changed."""
    language = get(new.language)
    texts = (statement.text for report in (old, new) for statement in report.statements)
    language = replace(language, words=language.cutter(texts))
    return ReportDiff(
        old=old,
        new=new,
        options=options,
        sections=alignment.sections,
        changes=changes(old, new, alignment, language, options.differ),
        targets=target_changes(old, new, alignment),
        wording=wording(old, new, language, options.differ.wording) if options.differ.wording else None,
        delivery=deliveries(old, new, alignment, options.differ),
    )
