"""Two reports, or two bare lists of statements, aligned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportdiff.aligner import side
from reportdiff.aligner.done import align_done
from reportdiff.aligner.explanation import refusals, shared_terms
from reportdiff.aligner.order import moves
from reportdiff.aligner.overrides import Overrides, Resolved, resolve
from reportdiff.aligner.sections import align_sections
from reportdiff.aligner.statements import align_statements
from reportdiff.aligner.targets import align_deliveries, align_targets
from reportdiff.arithmetic import own_arithmetic
from reportdiff.changes import Alignment, Link, Via
from reportdiff.language import get
from reportdiff.model import Role
from reportdiff.options import AlignerOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportdiff.changes import SectionLink
    from reportdiff.language.evidence import Evidence
    from reportdiff.model import Report, Section

__all__ = ["align", "align_texts"]

_ROLES = tuple(Role)
_DEFAULTS = AlignerOptions()


@own_arithmetic()
def align(
    old: Report, new: Report, options: AlignerOptions = _DEFAULTS, overrides: Overrides | None = None
) -> Alignment:
    """Find which statements, sections and figures of two reports belong together.

    Statements are linked within one role: plan with plan, review with review. Where a report has neither a plan nor a
    review part, its statements may answer any of the other report. `overrides` are applied before everything else;
    raises `OverridesError` for one that names nothing.
    """
    evidence = get(new.language).evidence()
    resolved = resolve(overrides, old, new) if overrides else Resolved()
    roles = _ROLES if _has_parts(old) and _has_parts(new) else (Role.OTHER,)
    sides = side.of_report(old, roles), side.of_report(new, roles)
    found = align_statements(*sides, evidence, options, resolved)
    texts = [s.text for s in old.statements], [s.text for s in new.statements]
    sections = align_sections(old, new, found.links, evidence, options)
    moved = moves(found.links, *sides, _continued(old, new, sections))
    links = _explained(found.links, moved, texts, evidence, options)
    return Alignment(
        links,
        sections=sections,
        targets=align_targets(old, new, links, found.candidates, options.figures),
        deliveries=align_deliveries(old, new, options.figures),
        done=align_done(old, new),
        refusals=refusals(
            links,
            (len(old.statements), len(new.statements)),
            found.candidates,
            resolved.apart,
            options.min_score,
        ),
    )


def align_texts(
    old: Sequence[str], new: Sequence[str], *, language: str = "zh", options: AlignerOptions = _DEFAULTS
) -> tuple[Link, ...]:
    """Link two bare lists of statements of any kind of document; links count the two lists."""
    evidence = get(language).evidence()
    sides = side.of_texts(old), side.of_texts(new)
    found = align_statements(*sides, evidence, options)
    moved = moves(found.links, *sides, None)
    return _explained(found.links, moved, (old, new), evidence, options)


def _continued(old: Report, new: Report, sections: Sequence[SectionLink]) -> frozenset[tuple[int, int]]:
    """Return the pairs of sections that continue each other, or lie at the top of or outside both reports' outlines.

    A section that has no counterpart only divides the one above it, and continues what that continues: a heading that
    one report alone prints moves nothing.
    """
    pairs = {(s.old, s.new) for s in sections if s.old is not None and s.new is not None}
    pairs.add((len(old.sections), len(new.sections)))
    partners: tuple[dict[int, list[int]], dict[int, list[int]]] = defaultdict(list), defaultdict(list)
    for i, j in pairs:
        partners[0][i].append(j)
        partners[1][j].append(i)
    divided = (
        *((i, j) for i, above in _divisions(old.sections, partners[0]) for j in partners[0][above]),
        *((i, j) for j, above in _divisions(new.sections, partners[1]) for i in partners[1][above]),
    )
    return frozenset({*pairs, *divided})


def _divisions(sections: Sequence[Section], linked: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each section that is not linked, with the nearest one above it that is, or the top of the outline."""
    nearest: dict[str, int] = {}
    for k, section in enumerate(sections):
        above = nearest.get(section.parent or "", len(sections))
        nearest[section.id] = k if k in linked else above
        if k not in linked:
            yield k, above


def _has_parts(report: Report) -> bool:
    return any(statement.role in (Role.PLAN, Role.REVIEW) for statement in report.statements)


def _explained(
    links: Sequence[Link],
    moved: Sequence[bool],
    texts: tuple[Sequence[str], Sequence[str]],
    evidence: Evidence,
    options: AlignerOptions,
) -> tuple[Link, ...]:
    """Mark the links that were moved, and give every one that was weighed the rare terms that its sides share."""
    weighed = [k for k, link in enumerate(links) if link.via not in (Via.EXACT, Via.OVERRIDE)]
    pairs = [(_joined(texts[0], links[k].old), _joined(texts[1], links[k].new)) for k in weighed]
    terms = dict(zip(weighed, shared_terms(pairs, evidence, options.telling_term), strict=True))
    return tuple(
        Link(link.old, link.new, link.score, link.via, away, terms.get(k, ()), link.reason)
        if away or k in terms
        else link
        for k, (link, away) in enumerate(zip(links, moved, strict=True))
    )


def _joined(texts: Sequence[str], indexes: tuple[int, ...]) -> str:
    return texts[indexes[0]] if len(indexes) == 1 else "\n".join(texts[k] for k in indexes)
