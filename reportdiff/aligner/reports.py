"""Two reports, or two bare lists of statements, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.aligner import side
from reportdiff.aligner.done import align_done
from reportdiff.aligner.statements import align_statements
from reportdiff.aligner.targets import align_deliveries, align_targets
from reportdiff.changes import Alignment
from reportdiff.language import get
from reportdiff.model import Role
from reportdiff.options import AlignerOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Link
    from reportdiff.model import Report

__all__ = ["align", "align_texts"]

_ROLES = tuple(Role)
_DEFAULTS = AlignerOptions()


def align(old: Report, new: Report, options: AlignerOptions = _DEFAULTS) -> Alignment:
    """Return which statements of two reports belong together."""
    evidence = get(new.language).evidence()
    links = align_statements(side.of_report(old, _ROLES), side.of_report(new, _ROLES), evidence, options)
    found = tuple(links)
    return Alignment(
        found,
        targets=align_targets(old, new, found),
        deliveries=align_deliveries(old, new),
        done=align_done(old, new),
    )


def align_texts(
    old: Sequence[str], new: Sequence[str], *, language: str = "zh", options: AlignerOptions = _DEFAULTS
) -> tuple[Link, ...]:
    """Return the links between two bare lists of statements, by index."""
    evidence = get(language).evidence()
    return tuple(align_statements(side.of_texts(old), side.of_texts(new), evidence, options))
