"""The words round a Chinese numeral: units, bounds, denominators, names that only look like numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportdiff.language.figures import Measure
from reportdiff.language.tables import load
from reportdiff.language.zh.numerals import FOLDED
from reportdiff.model import Bound, Modality, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Lexicon", "Unit", "lexicon", "measures"]


class Unit(NamedTuple):
    """A unit as it stands in the text: where it ends, its canonical name, and whether it measures or only counts."""

    end: int
    name: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of `quantities.toml`, made ready for looking up."""

    units: dict[str, tuple[str, bool]]
    unit_sizes: dict[str, tuple[int, ...]]
    not_before: dict[str, tuple[str, ...]]
    times: frozenset[str]
    left: dict[str, Bound]
    left_not_after: dict[str, str]
    vague: frozenset[str]
    right: re.Pattern[str]
    right_bounds: dict[str, Bound]
    modality: re.Pattern[str]
    modalities: dict[str, Modality]
    currencies: dict[str, str]
    spoken_rate: re.Pattern[str]
    names: re.Pattern[str]
    minus_after: frozenset[str]
    not_after_fu: frozenset[str]
    below_zero: dict[str, str]
    particles: str
    sizes: dict[str, tuple[str, ...]]
    never_one: frozenset[str]
    clause_ends: str
    joints: frozenset[str]
    closing: frozenset[str]
    roads: tuple[str, ...]
    grades: frozenset[str]
    masses: frozenset[str]
    halved: frozenset[str]
    no_half_after: str
    exceeded: frozenset[str]
    ratios: frozenset[str]
    editions: frozenset[str]
    spelled: dict[str, str]

    def unit(self, text: str, start: int) -> Unit | None:
        """Return the longest unit that stands at `start`."""
        sizes = self.unit_sizes.get(text[start : start + 1])
        if sizes is None:
            return None
        for size in sizes:
            word = text[start : start + size]
            found = self.units.get(word)
            if found is not None:
                end = start + len(word)
                if text.startswith(self.not_before.get(word, ()), end) and self.not_before.get(word):
                    continue
                if (
                    word.isascii()
                    and word.isalpha()
                    and text[end : end + 1].isascii()
                    and text[end : end + 1].isalnum()
                ):
                    continue
                return Unit(end, *found)
        return None

    def lookalike(self, text: str, start: int) -> tuple[QuantityKind, int] | None:
        """Return the kind and the end of the name at `start` that only looks like a number."""
        match = self.names.match(text, start)
        return None if match is None else (QuantityKind(str(match.lastgroup)), match.end())

    def currency_before(self, text: str, start: int, floor: int) -> tuple[int, str] | None:
        """Return the place and the unit of a currency's sign or name that ends at `start`."""
        for size in range(min(3, start - floor), 0, -1):
            unit = self.currencies.get(text[start - size : start])
            if unit is not None:
                return start - size, unit
        return None

    def denominator(self, names: list[str]) -> str:
        """Put the parts of a denominator into one order: what is counted, then the time."""
        parts = [name[:-1] + self.spelled.get(name[-1], name[-1]) for name in names]
        return "·".join(sorted(parts, key=lambda name: name in self.times))

    def bound_before(self, text: str, start: int) -> tuple[int, Bound, bool] | None:
        """Return the place, the bound and the vagueness of a bound word that ends at `start`."""
        end = start
        while end > 0 and text[end - 1] == " ":
            end -= 1
        for stop in (end, end - 1) if text[end - 1 : end] and text[end - 1] in self.particles else (end,):
            for size in range(min(6, stop), 0, -1):
                word = text[stop - size : stop]
                bound = self.left.get(word)
                if bound is not None:
                    before = text[stop - size - 1 : stop - size]
                    if before and before in self.left_not_after.get(word, ""):
                        return None
                    return stop - size, bound, word in self.vague
        return None


@cache
def lexicon() -> Lexicon:
    """Return the tables, read once."""
    raw = load("zh", "quantities")
    syntax = raw["syntax"]
    units: dict[str, tuple[str, bool]] = {}
    for group, strong in (("measures", False), ("times", False), ("units", True)):
        for name, synonyms in raw[group].items():
            for word in (name, *synonyms):
                units[word.translate(FOLDED)] = (name, strong)
    sizes: dict[str, set[int]] = {}
    for word in units:
        sizes.setdefault(word[0], set()).add(len(word))
    left = {
        word: Bound(key)
        for key, words in raw["bounds"]["left"].items()
        if key not in {"particles", "vague"}
        for word in words
    }
    right = {word: Bound(key) for key in ("at_least", "at_most", "about") for word in raw["bounds"]["right"][key]}
    modalities = {word: Modality(key) for key, words in raw["modality"].items() for word in words}
    currencies = {word.translate(FOLDED): unit for unit, words in raw["currencies"].items() for word in words}
    return Lexicon(
        units=units,
        unit_sizes={char: tuple(sorted(lengths, reverse=True)) for char, lengths in sizes.items()},
        not_before={word.translate(FOLDED): tuple(after) for word, after in raw["not_before"].items()},
        times=frozenset(raw["times"]),
        left=left,
        left_not_after=raw["bounds"]["not_after"],
        vague=frozenset(raw["bounds"]["left"]["vague"]),
        right=re.compile(f"(?:{_either(raw['bounds']['right']['between'])})?({_either(right)})(?!旬)"),
        right_bounds=right,
        modality=_modality(modalities, raw["modality_not_before"]),
        modalities=modalities,
        currencies=currencies,
        spoken_rate=_spoken_rate(raw["rates"]),
        names=re.compile("|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in raw["names"].items())),
        minus_after=frozenset(raw["sign"]["minus_after"]),
        not_after_fu=frozenset(raw["sign"]["not_after_fu"]),
        below_zero=raw["sign"]["below_zero"],
        particles="".join(raw["bounds"]["left"]["particles"]),
        never_one=frozenset(raw["one"]["never"]),
        clause_ends=syntax["clause_ends"],
        joints=frozenset(syntax["joints"]),
        closing=frozenset(syntax["closing"]),
        roads=tuple(syntax["roads"]),
        grades=frozenset(syntax["grades"]),
        masses=frozenset(syntax["masses"]),
        halved=frozenset(syntax["halved"]),
        no_half_after=syntax["no_half_after"],
        exceeded=frozenset(syntax["exceeded"]),
        ratios=frozenset(syntax["ratios"]),
        editions=frozenset(syntax["editions"]),
        spelled=raw["rates"]["spelled"],
        sizes={unit: tuple(words) for unit, words in raw["sizes"].items()},
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _modality(words: dict[str, Modality], not_before: dict[str, list[str]]) -> re.Pattern[str]:
    """Match the longest word first; a word in `not_before` does not count where one of its followers stands."""
    parts = [
        f"{re.escape(word)}(?!{_either(not_before[word])})" if word in not_before else re.escape(word)
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]
    return re.compile("|".join(parts))


def _spoken_rate(raw: dict[str, list[str]]) -> re.Pattern[str]:
    what = _either([*raw["persons"], *raw["times"]])
    return re.compile(
        f"(?:每|(?<![\\d一二三四五六七八九十百千万亿多余])(?=[百千万]人(?:发明|有效|高价值|拥有|床位)))((?:[一百千万十]|\\d+){{0,8}})(?:常住|户籍)?({what})(?:每({what})|({_either(raw['times'])}))?"
    )


@cache
def measures() -> dict[str, Measure]:
    """Return the canonical units that can be converted into one another."""
    return {
        unit: Measure(dimension, Decimal(factor))
        for dimension, factors in load("zh", "quantities")["dimensions"].items()
        for unit, factor in factors.items()
    }
