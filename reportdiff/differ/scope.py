"""Whether a target and a result, or two years' targets, are of the same things: what the printed names and clauses say.

A pair of figures may be likely, and its numbers may compare, and yet a verdict on it be false: the result is of other
things, or of some of them only. Only words that stand in the clauses count.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportdiff.language.fold import fold
from reportdiff.model import Figure

if TYPE_CHECKING:
    from reportdiff.model import Target

__all__ = ["begins_otherwise", "counted_apart", "kind", "more_new", "narrower", "words_replaced"]

_SEVERAL = re.compile("[、和与及或（(/]|[新改扩续迁]建?[改扩续迁]")
"""What shows that more than one action stands before a name: build and convert, 新改扩建."""
_SIZES = re.compile("(?:数|数量|总量|总数|规模|里程|保有量)$")
"""A name that ends so is of all there is, unless the clause says that it is added."""
_ADDED = re.compile("[新增添建扩改造]|完成")
_NEW = re.compile("[新增添]")
_AS_GOOD_AS_ALL = re.compile("主要")
"""A word that narrows a name in print, but is said of the same figure one year and not the next."""
_BODIES, _MATTERS = frozenset("家所"), frozenset("项条件")
"""Measure words of institutions, and of what these do: never the same things, whatever the name."""


def words_replaced(one: Target, other: Target) -> bool:
    """Whether one name has other words where the other name has its own: 农网, 电网.

    A name that only has more words is the same thing said more closely, or in another order.
    """
    return any(step[0] == "replace" for step in _steps(one, other))


def begins_otherwise(one: Target, other: Target) -> bool:
    """Whether the names begin with different words and end alike: 厨余 and 建筑 before the same 垃圾."""
    steps = _steps(one, other)
    return len(steps) > 1 and steps[0][0] == "replace" and steps[-1][0] == "equal"


def _steps(one: Target, other: Target) -> list[tuple[str, int, int, int, int]]:
    # difflib is not symmetric; one order serves both.
    first, second = sorted((fold(one.core), fold(other.core)))
    return list(SequenceMatcher(None, first, second, autojunk=False).get_opcodes())


def counted_apart(unit: str, other: str) -> bool:
    """Whether two measure words cannot count the same things: institutions, and matters."""
    return (unit in _BODIES and other in _MATTERS) or (unit in _MATTERS and other in _BODIES)


def narrower(result: Target, target: Target) -> bool:
    """Whether the result is of a part only: its name says more than the target's, or fewer actions stand before it."""
    here, there = (_AS_GOOD_AS_ALL.sub("", fold(each.indicator)) for each in (result, target))
    if here != there and here not in there:
        return True
    return bool(_SEVERAL.search(_before(target))) and not _SEVERAL.search(_before(result))


def more_new(result: Target, target: Target) -> bool:
    """Whether only the result says that it is of new things: 39 newly opened answer no aim to have 100 open."""
    return bool(_NEW.search(_before(result))) and not _NEW.search(_before(target))


def kind(target: Target) -> Figure:
    """Return the kind of figure; one whose name is of all there is, with no word that adds to it, is a total."""
    bare = target.figure in (Figure.LEVEL, Figure.INCREMENT) and not _ADDED.search(_before(target))
    return Figure.TOTAL if bare and _SIZES.search(target.name or target.indicator) else target.figure


def _before(target: Target) -> str:
    """Return what the clause says before the name; nothing where the name is not printed in one piece."""
    before, name, _ = target.text.partition(target.name) if target.name else ("", "", "")
    return before if name else ""
