"""The structure of Chinese reports, read from its table."""

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

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_LATE_MONTH = 11
_NUMBER = re.compile(r"[0-9０-９]")


@cache
def rules() -> StructureRules:
    """Return the rules for Chinese, loaded once."""
    raw = load("zh", "structure")
    return structure_rules(
        raw,
        ordinal=_ordinal,
        opens_statement=_clause_rule(raw["clauses"]),
        title_role=_title_rule(raw["part_title"]),
        report_year=_year_rule(raw["year"]),
        longer_term=_longer_term_rule(raw["part_title"]),
    )


def _ordinal(text: str) -> int | None:
    """Read an ordinal below a hundred.

    >>> _ordinal("二十三"), _ordinal("十"), _ordinal("12")
    (23, 10, 12)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(units, 0) if units else 0)
    return _DIGITS.get(text)


def _read_year(text: str) -> int | None:
    """Read a year of four digits.

    >>> _read_year("二〇一九"), _read_year("2024")
    (2019, 2024)
    """
    digits = "".join(str(_DIGITS.get(char, char)) for char in text)
    return int(digits) if digits.isdecimal() and 1900 < int(digits) < 2200 else None


def _year_rule(raw: dict[str, str]) -> Callable[[Sequence[str], str], int | None]:
    """Return how a report tells its year: in its title, in the text's words on the year ahead, or by its date.

    A report given in the last two months of a year is the next year's, unless its text says otherwise.
    """
    titled, ahead, dated = (re.compile(raw[key]) for key in ("titled", "ahead", "dated"))

    def report_year(lines: Sequence[str], text: str) -> int | None:
        named = next((match for match in map(titled.search, lines) if match), None)
        date = next((match for match in map(dated.search, lines) if match), None)
        title_year = _read_year(named["year"]) if named else None
        year = _read_year(date["year"]) if date else None
        if title_year and (year is None or year <= title_year):
            return title_year  # a date after the title's year is right: such titles name the year looked back on
        if date and year:
            return year + 1 if (_ordinal(date["month"]) or 0) >= _LATE_MONTH else year
        told = Counter(filter(None, (_read_year(match["year"]) for match in ahead.finditer(text))))
        return max(told, key=lambda found: (told[found], found)) if told else None

    return report_year


def _title_rule(raw: dict[str, str]) -> Callable[[str, int | None], Role | None]:
    """Return how a title tells its role: by its words, or by the year it names beside the report's own.

    What is attached to a report is an appendix only where its title says nothing else: lists of projects are attached.
    """
    keys = ("glossary", "attached", "review", "plan", "neutral", "done")
    glossary, attached, review, plan, neutral, done = (re.compile(raw[key]) for key in keys)

    def title_role(title: str, given: int | None) -> Role | None:
        if glossary.search(title):
            return Role.APPENDIX
        back, ahead = bool(review.search(title)), bool(plan.search(done.sub("", title)))
        if back or ahead:
            return None if back and ahead else Role.REVIEW if back else Role.PLAN
        named = neutral.search(title)
        told = _read_year(named["year"] or named["opening"]) if named else None
        if told and given:
            return Role.REVIEW if told < given else Role.PLAN
        return Role.APPENDIX if attached.search(title) else None

    return title_role


def _longer_term_rule(raw: dict[str, str]) -> Callable[[str, int | None], bool]:
    """Return whether a title is of five years' aims: such a chapter stands in one report and in none of the next."""
    longer, this_year = re.compile(raw["longer_term"]), re.compile(raw["this_year"])

    def longer_term(title: str, given: int | None) -> bool:
        if not longer.search(title):
            return False
        named = [found["year"] for found in this_year.finditer(title)]
        return not any(year is None or _read_year(year) == given for year in named)

    return longer_term


def _clause_rule(raw: dict[str, Any]) -> Callable[[str, str], bool]:
    """Return whether a clause makes a statement by itself, given the statement so far."""
    continues, results, scene = (re.compile(raw[key]) for key in ("continues", "results", "scene"))
    min_head, min_clause, result_max = raw["min_head"], raw["min_clause"], raw["result_max"]

    def opens_statement(before: str, clause: str) -> bool:
        if len(before) <= min_head or len(clause) <= min_clause:
            return False
        if continues.match(clause) or scene.fullmatch(before, 0, len(before) - 1):
            return False
        return bool(len(clause) > result_max or not results.match(clause) or _NUMBER.search(clause))

    return opens_statement
