"""Two reports, or two bare lists of statements, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.aligner.done import align_done
from reportdiff.aligner.statements import align_statements
from reportdiff.aligner.targets import align_deliveries, align_targets
from reportdiff.changes import Alignment, Link
from reportdiff.language.evidence import Evidence
from reportdiff.language.zh.evidence import evidence as chinese
from reportdiff.model import Role
from reportdiff.options import AlignerOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Report

__all__ = ["align", "align_texts"]


def align(old: Report, new: Report, options: AlignerOptions = AlignerOptions()) -> Alignment:
    """Return which statements of two reports belong together."""
    links: list[Link] = []
    for role in Role:
        here = [i for i, s in enumerate(old.statements) if s.role is role]
        there = [j for j, s in enumerate(new.statements) if s.role is role]
        part = align_texts(
            [old.statements[i].text for i in here], [new.statements[j].text for j in there], language=new.language, options=options
        )
        links += [
            Link(tuple(here[i] for i in x.old), tuple(there[j] for j in x.new), x.score, x.via, x.moved, x.terms)
            for x in part
        ]
    ordered = tuple(sorted(links, key=lambda link: (link.old, link.new)))
    return Alignment(
        ordered, targets=align_targets(old, new, ordered), deliveries=align_deliveries(old, new), done=align_done(old, new)
    )


def align_texts(
    old: Sequence[str], new: Sequence[str], *, language: str = "zh", options: AlignerOptions = AlignerOptions()
) -> tuple[Link, ...]:
    """Return the links between two bare lists of statements, by index."""
    evidence = chinese() if language == "zh" else Evidence(term_lengths=(3, 4, 5))
    return tuple(align_statements(old, new, evidence, options))
