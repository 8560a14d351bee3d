"""Links and lone statements become changes: unchanged, reworded, updated, dropped, new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.changes import Change, ChangeKind, Edit, EditOp
from reportdiff.differ.facts import facts, units
from reportdiff.differ.words import word_edits
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportdiff.changes import Alignment, Link, Refusal
    from reportdiff.language.base import Language
    from reportdiff.model import Report, Statement
    from reportdiff.options import DifferOptions

__all__ = ["changes"]


def changes(
    old: Report, new: Report, alignment: Alignment, language: Language, options: DifferOptions
) -> tuple[Change, ...]:
    """Return one change for every link and for every statement that stands alone.

    They come in the new report's order; a dropped statement follows the change that holds its predecessor in the old
    report.
    """
    refused = {(refusal.lone, _lone(refusal)): refusal for refusal in alignment.refusals}
    found = [_linked(link, old, new, language, options) for link in alignment.links]
    linked_old = {i for link in alignment.links for i in link.old}
    linked_new = {j for link in alignment.links for j in link.new}
    places = _old_places(alignment.links, len(old.statements))
    keyed = [((min(link.new), 0, 0), change) for link, change in zip(alignment.links, found, strict=True)]
    for j, statement in enumerate(new.statements):
        if j not in linked_new:
            change = _alone(statement, ChangeKind.NEW, refused.get(("new", j)))
            keyed.append(((j, 0, 0), change))
    for i, statement in enumerate(old.statements):
        if i not in linked_old:
            change = _alone(statement, ChangeKind.DROPPED, refused.get(("old", i)))
            keyed.append(((places[i], 1, i), change))
    keyed.sort(key=lambda pair: pair[0])
    return tuple(replace(change, id=f"c{n}") for n, (_, change) in enumerate(keyed, start=1))


def _lone(refusal: Refusal) -> int | None:
    return refusal.old if refusal.lone == "old" else refusal.new


def _old_places(links: Iterable[Link], count: int) -> list[int]:
    """For each old statement, the new index after which it would stand: that of its nearest linked predecessor."""
    partner = {i: min(link.new) for link in links for i in link.old}
    places, place = [], -1
    for i in range(count):
        place = partner.get(i, place)
        places.append(place)
    return places


def _linked(link: Link, old: Report, new: Report, language: Language, options: DifferOptions) -> Change:
    old_side = [old.statements[i] for i in link.old]
    new_side = [new.statements[j] for j in link.new]
    kind, edits = _compared(_joined(old_side), _joined(new_side), language, options)
    return Change(
        id="",
        kind=kind,
        old=tuple(statement.id for statement in old_side),
        new=tuple(statement.id for statement in new_side),
        score=link.score,
        via=link.via,
        moved=link.moved,
        edits=edits,
        terms=link.terms,
        reason=link.reason,
    )


def _joined(statements: Iterable[Statement]) -> str:
    return "".join(statement.text for statement in statements)


def _compared(old: str, new: str, language: Language, options: DifferOptions) -> tuple[ChangeKind, tuple[Edit, ...]]:
    """Return what kind of link two texts make, and the word edits between them."""
    if fold(old) == fold(new):
        # The texts may differ in blanks and widths; that is layout, and the new report's is shown.
        return ChangeKind.UNCHANGED, (Edit(EditOp.EQUAL, old, new),)
    quantities = {text: language.figures().quantities(text) for text in (old, new)}
    same = facts(old, quantities[old], language.names) == facts(new, quantities[new], language.names)
    kind = ChangeKind.REWORDED if same else ChangeKind.UPDATED
    if not options.word_edits:
        return kind, ()
    return kind, word_edits(old, new, lambda text: units(text, quantities[text], language.words), options)


def _alone(statement: Statement, kind: ChangeKind, refusal: Refusal | None) -> Change:
    dropped = kind is ChangeKind.DROPPED
    return Change(
        id="",
        kind=kind,
        old=(statement.id,) if dropped else (),
        new=() if dropped else (statement.id,),
        score=0.0,
        via=None,
        moved=False,
        edits=(Edit(EditOp.DELETE, statement.text, "") if dropped else Edit(EditOp.INSERT, "", statement.text),),
        refusal=refusal,
    )
