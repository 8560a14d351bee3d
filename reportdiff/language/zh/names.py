"""Names in Chinese text: quoted terms, titles, Latin codes, and what ends like the name of a work or an institution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportdiff.language.tables import load

__all__ = ["names"]

_MARKED = re.compile(r"[“\"「『]([^”\"」』“「『]{1,24})[”\"」』]|《([^》《]{1,40})》|([A-Za-z][A-Za-z0-9.+\-]{0,29})")
_GAP = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _NameTable:
    breaks: re.Pattern[str]
    ending: re.Pattern[str]
    common: frozenset[str]


@cache
def _table() -> _NameTable:
    raw = load("zh", "names")
    longest_first = sorted(raw["endings"], key=lambda ending: (-len(ending), ending))
    return _NameTable(
        breaks=re.compile("|".join(sorted(raw["breaks"], key=lambda word: (-len(word), word)))),
        ending=re.compile(f"(?:{'|'.join(longest_first)})$"),
        common=frozenset(raw["common"]),
    )


def names(text: str) -> tuple[str, ...]:
    """Return the names that `text` holds, in order of their kind and place; time is linear in the text.

    >>> names("加快推进青溪至白石高铁建设，办好“云岭之夜”")
    ('云岭之夜', '青溪至白石高铁')
    """
    table = _table()
    found = [next(group for group in match.groups() if group) for match in _MARKED.finditer(text)]
    for run in _GAP.split(_MARKED.sub(" ", text)):
        for piece in table.breaks.split(run):
            ending = table.ending.search(piece)
            if ending and len(piece) >= len(ending.group()) + 2 and piece[: ending.start()] not in table.common:
                found.append(piece)
    return tuple(found)
