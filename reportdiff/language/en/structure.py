"""The structure of English reports, read from its table."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from reportdiff.language.structure import StructureRules, structure_rules
from reportdiff.language.tables import load
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["rules"]

_ROMAN = {"I": 1, "V": 5, "X": 10}


@cache
def rules() -> StructureRules:
    """Return the rules for English, loaded once."""
    raw = load("en", "structure")
    return structure_rules(
        raw,
        ordinal=_ordinal,
        opens_statement=_clause_rule(raw["clauses"]),
        title_role=_title_rule(raw["part_title"]),
        report_year=_year_rule(raw["year"]),
        cue=r"(?i)\b(?:{})\b",
    )


def _ordinal(text: str) -> int | None:
    """Read an ordinal in digits or Roman numerals.

    >>> _ordinal("12"), _ordinal("IV")
    (12, 4)
    """
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[char] for char in text if char in _ROMAN]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)) or None


def _clause_rule(raw: dict[str, Any]) -> Callable[[str, str], bool]:
    opens = re.compile(raw["opens"])
    min_head, min_clause = raw["min_head"], raw["min_clause"]

    def opens_statement(before: str, clause: str) -> bool:
        return len(before) >= min_head and len(clause) >= min_clause and bool(opens.match(clause))

    return opens_statement


def _title_rule(raw: dict[str, str]) -> Callable[[str, int | None], Role | None]:
    """Return how a title tells its role: by its words, or by the year it names beside the report's own."""
    appendix, review, plan, year = (re.compile(raw[key]) for key in ("appendix", "review", "plan", "neutral"))

    def title_role(title: str, given: int | None) -> Role | None:
        if appendix.search(title):
            return Role.APPENDIX
        back, ahead = bool(review.search(title)), bool(plan.search(title))
        if back != ahead:
            return Role.REVIEW if back else Role.PLAN
        named = None if back else year.search(title)
        if named is None or given is None or int(named["year"]) == given:
            return None
        return Role.REVIEW if int(named["year"]) < given else Role.PLAN

    return title_role


def _year_rule(raw: dict[str, Any]) -> Callable[[Sequence[str], str], int | None]:
    patterns, ahead = [re.compile(pattern) for pattern in raw["patterns"]], re.compile(raw["ahead"])

    def report_year(lines: Sequence[str], text: str) -> int | None:
        for pattern in patterns:
            for line in lines:
                match = pattern.search(line)
                if match:
                    return int(match["year"])
        told = Counter(int(match["year"]) for match in ahead.finditer(text))
        return max(told, key=lambda found: (told[found], found)) if told else None

    return report_year
