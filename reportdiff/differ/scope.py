"""Whether a target and a result, or two years' targets, are of the same things: what the printed names and clauses say.

A pair of figures may be likely, and its numbers may compare, and yet a verdict on it be false: the result is of other
things, or of some of them only. Only words that stand in the clauses count.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportdiff.language.fold import fold
from reportdiff.model import Figure

if TYPE_CHECKING:
    from reportdiff.language.figures import Scope
    from reportdiff.model import Target

__all__ = ["begins_otherwise", "counted_apart", "kind", "more_new", "narrower", "words_replaced"]


def words_replaced(one: Target, other: Target) -> bool:
    """Whether one name has other words where the other name has its own: the rural grid, the power grid.

    A name that only has more words is the same thing said more closely, or in another order.
    """
    return any(step[0] == "replace" for step in _steps(one, other))


def begins_otherwise(one: Target, other: Target) -> bool:
    """Whether the names begin with different words and end alike: kitchen and building before the same waste."""
    steps = _steps(one, other)
    return len(steps) > 1 and steps[0][0] == "replace" and steps[-1][0] == "equal"


def _steps(one: Target, other: Target) -> list[tuple[str, int, int, int, int]]:
    # difflib is not symmetric; one order serves both.
    first, second = sorted((fold(one.core), fold(other.core)))
    return list(SequenceMatcher(None, first, second, autojunk=False).get_opcodes())


def counted_apart(unit: str, other: str, scope: Scope) -> bool:
    """Whether two measure words cannot count the same things: institutions, and matters."""
    return (unit in scope.bodies and other in scope.matters) or (unit in scope.matters and other in scope.bodies)


def narrower(result: Target, target: Target, scope: Scope) -> bool:
    """Whether the result is of a part only: its name says more than the target's, or fewer actions stand before it."""
    here, there = (scope.as_good_as_all.sub("", fold(each.indicator)) for each in (result, target))
    if here != there and here not in there:
        return True
    return bool(scope.several.search(_before(target))) and not scope.several.search(_before(result))


def more_new(result: Target, target: Target, scope: Scope) -> bool:
    """Whether only the result says that it is of new things: 39 newly opened answer no aim to have 100 open."""
    return bool(scope.new.search(_before(result))) and not scope.new.search(_before(target))


def kind(target: Target, scope: Scope) -> Figure:
    """Return the kind of figure; one whose name is of all there is, with no word that adds to it, is a total."""
    bare = target.figure in (Figure.LEVEL, Figure.INCREMENT) and not scope.added.search(_before(target))
    return Figure.TOTAL if bare and scope.sizes.search(target.name or target.indicator) else target.figure


def _before(target: Target) -> str:
    """Return what the clause says before the name; nothing where the name is not printed in one piece."""
    before, name, _ = target.text.partition(target.name) if target.name else ("", "", "")
    return before if name else ""
