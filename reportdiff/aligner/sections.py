"""Which sections continue which: by their headings and by where their statements went."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.gaps import between
from reportdiff.aligner.vectors import common, vectors
from reportdiff.changes import SectionLink
from reportdiff.language.fold import fold
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reportdiff.changes import Link
    from reportdiff.language.evidence import Evidence
    from reportdiff.model import Report, Section
    from reportdiff.options import AlignerOptions

__all__ = ["align_sections"]

_ROLES = {role: number for number, role in enumerate(Role)}


def align_sections(
    old: Report, new: Report, links: Sequence[Link], evidence: Evidence, options: AlignerOptions
) -> tuple[SectionLink, ...]:
    """Link the sections of two reports; one may be split into several, several merged into one.

    The statements vote: a link counts for the sections of both sides and for all that hold them, with the length of the
    shorter text. Of a pair of sections of one level and role the score is the greater of the share of the votes that
    both give each other and the likeness of the headings. Pairs that are best for each other, or that hold a good part
    of either's votes, are linked, and then what stands alone between the same neighbours and means the like.
    """
    votes = _votes(old, new, links)
    titles = _titles(old.sections, new.sections, evidence)
    fits = _peers(old.sections, new.sections)
    peers = [np.where(fits, votes, 0.0).sum(axis=axis) for axis in (1, 0)]
    given = votes / np.maximum(peers[0][:, None], 1.0)
    taken = votes / np.maximum(peers[1], 1.0)
    enough = votes >= options.section_votes
    share = np.where(enough, np.sqrt(given * taken), 0.0)
    score = np.where(fits, np.round(np.maximum(share, titles), 4), 0.0)
    part = np.where(fits & enough, np.round(np.maximum(given, taken), 4), 0.0)
    linked = (part >= options.section_part) | (titles * fits >= options.section_title)
    if score.size:
        mutual = (score >= score.max(axis=1)[:, None]) & (score >= score.max(axis=0))
        linked |= mutual & (score >= options.section_score)
    score = np.maximum(score, part)
    pairs = [SectionLink(int(i), int(j), float(score[i, j])) for i, j in np.argwhere(linked)]
    meaning, every = _meanings(old.sections, new.sections, evidence), np.maximum(votes, 1e-9)
    near = votes / np.sqrt(every.max(axis=1, initial=1.0)[:, None] * every.max(axis=0, initial=1.0))
    for i, j in between((old.sections, new.sections), _firm(pairs), meaning, near, options):
        if not linked[i, j]:
            pairs.append(SectionLink(i, j, round(float(max(near[i, j], titles[i, j], options.section_score)), 4)))
    with_old, with_new = {p.old for p in pairs}, {p.new for p in pairs}
    alone = [SectionLink(i, None, 0.0) for i in range(len(old.sections)) if i not in with_old]
    fresh = [SectionLink(None, j, 0.0) for j in range(len(new.sections)) if j not in with_new]
    return (*sorted([*pairs, *alone], key=lambda s: (s.old or 0, -1 if s.new is None else s.new)), *fresh)


def _firm(pairs: Sequence[SectionLink]) -> list[tuple[int, int]]:
    """Return the pairs that are best for each other, ascending by old index."""
    best: tuple[dict[int, SectionLink], dict[int, SectionLink]] = {}, {}
    for pair in pairs:
        for side, index in zip(best, (pair.old, pair.new), strict=True):
            if index is not None and (index not in side or pair.score > side[index].score):
                side[index] = pair
    both = set(map(id, best[1].values()))
    return sorted((p.old, p.new) for p in best[0].values() if id(p) in both and p.old is not None and p.new is not None)


def _meanings(old: Sequence[Section], new: Sequence[Section], evidence: Evidence) -> NDArray[np.float64]:
    """Return how alike the meanings of the headings are."""
    both = vectors([fold(s.title) for s in old], [fold(s.title) for s in new], evidence)
    sums = [both.summed(rows.row, rows.column, rows.count) for rows in (both.old, both.new)]
    units = [x / np.maximum(np.sqrt((x * x).sum(axis=1, keepdims=True)), 1e-6) for x in sums]
    result: NDArray[np.float64] = np.round((units[0] @ units[1].T).astype(np.float64), 4)
    return result


def _peers(old: Sequence[Section], new: Sequence[Section]) -> NDArray[np.bool_]:
    """Return which sections may continue which: those of one level and role.

    A heading that stands once on each side is the peer of its like, whatever their levels, and of what has the level of
    its like: a page that begins in the middle of a chapter does not know how deep it is.
    """
    levels = [np.array([section.level for section in side], dtype=np.int64) for side in (old, new)]
    roles = [np.array([_ROLES[section.role] for section in side], dtype=np.int64) for side in (old, new)]
    titles = [[fold(section.title) for section in side] for side in (old, new)]
    once = [Counter(side) for side in titles]
    place = {title: j for j, title in enumerate(titles[1])}
    known = [
        (i, place[title])
        for i, title in enumerate(titles[0])
        if title and once[0][title] == once[1][title] == 1 and levels[0][i] != levels[1][place[title]]
    ]
    seen = [level.copy() for level in levels]  # on which level of the other report a heading has its peers
    elsewhere = [np.zeros(len(level), dtype=np.bool_) for level in levels]
    for pair in known:
        for side in (0, 1):
            seen[side][pair[side]] = levels[1 - side][pair[1 - side]]
            elsewhere[side][pair[side]] = True
    there, back = seen[0][:, None] == levels[1], levels[0][:, None] == seen[1]
    # Where neither stands elsewhere both say the same; where one does, its own word counts.
    fits: NDArray[np.bool_] = np.where(elsewhere[1], back, there)
    fits = np.where(elsewhere[0][:, None] & elsewhere[1], there & back, fits)
    fits &= roles[0][:, None] == roles[1]
    for i, j in known:
        fits[i, j] = True
    return fits


def _votes(old: Report, new: Report, links: Sequence[Link]) -> NDArray[np.float64]:
    """Return for each pair of sections how many characters of linked statements lie in both."""
    result = np.zeros((len(old.sections), len(new.sections)))
    above = _holders(old.sections), _holders(new.sections)
    for link in links:
        for i in link.old:
            for j in link.new:
                here, there = old.statements[i], new.statements[j]
                weight = link.score * min(len(here.text), len(there.text))
                for a in above[0].get(here.section or "", ()):
                    for b in above[1].get(there.section or "", ()):
                        result[a, b] += weight
    return result


def _holders(sections: Sequence[Section]) -> Mapping[str, tuple[int, ...]]:
    """Return for each section's id the indexes of itself and of all sections that hold it."""
    place = {section.id: k for k, section in enumerate(sections)}
    result: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for section in sections:
        chain, at = [], place.get(section.id)
        while at is not None and at not in chain:
            chain.append(at)
            at = place.get(sections[at].parent or "")
        result[section.id] = tuple(chain)
    return result


def _titles(old: Sequence[Section], new: Sequence[Section], evidence: Evidence) -> NDArray[np.float64]:
    """Return how alike the headings are: the cosine of their rare terms, 1 for the same heading."""
    result = np.zeros((len(old), len(new)))
    if not result.size:
        return result
    both = vectors([fold(s.title) for s in old], [fold(s.title) for s in new], evidence)
    weight = np.sqrt(both.here * both.there)
    shared = common(both.old, both.new, len(weight), 10_000_000)
    mass = np.bincount(shared.key, weights=weight[shared.column] ** 2, minlength=result.size).reshape(result.shape)
    lengths = np.sqrt(both.old.mass(weight)[:, None] * both.new.mass(weight))
    cosine: NDArray[np.float64] = mass / np.maximum(lengths, 1e-9)
    # A heading without a term (a lone sign, a single letter) is like its like where each side has it once.
    named = [[fold(section.number + section.title) for section in side] for side in (old, new)]
    once = [
        {name: k for k, name in enumerate(side) if count[name] == 1}
        for side, count in zip(named, map(Counter, named), strict=True)
    ]
    for name in once[0].keys() & once[1].keys():
        cosine[once[0][name], once[1][name]] = 1.0
    return cosine
