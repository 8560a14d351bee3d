"""What a language says about the layout of a page: marks, sentence ends, what opens a paragraph."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LayoutRules", "Opener", "load_layout"]


@dataclass(frozen=True, slots=True)
class Opener:
    """A way in which a paragraph may begin.

    A `heading` opens a paragraph wherever it begins a line; another opener is believed only in a report whose short
    last lines are followed by it. `alone` says that it may number a heading that stands alone on its line.
    """

    name: str
    heading: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class LayoutRules:
    """The facts about a language's pages that the reader needs; every pattern is compiled once.

    `brackets` are pairs of an opening and a closing mark.
    `wide` is the body of a character class: the characters beside which a blank means nothing, empty where every blank
    is a word's end. `common` holds the most frequent characters, by which encodings are told apart.
    """

    code: str
    wide: str
    common: frozenset[str]
    word: re.Pattern[str]
    sentence_end: re.Pattern[str]
    sentence: re.Pattern[str]
    clause_end: re.Pattern[str]
    goes_on: re.Pattern[str]
    continues: re.Pattern[str]
    counted: re.Pattern[str]
    aside: re.Pattern[str]
    announces: re.Pattern[str]
    byline: re.Pattern[str]
    title: re.Pattern[str]
    clause: re.Pattern[str]
    unit: re.Pattern[str]
    openers: dict[str, Opener]
    opening: re.Pattern[str]
    brackets: tuple[str, ...]
    bullet: re.Pattern[str]
    mark_opens: re.Pattern[str]
    continued_from: re.Pattern[str]
    continued_on: re.Pattern[str]
    page_number: re.Pattern[str]
    running_head: re.Pattern[str]

    def opener(self, text: str) -> Opener | None:
        """Return how `text` opens a paragraph, or None."""
        found = self.opening.match(text)
        return self.openers[found.lastgroup] if found and found.lastgroup else None


def load_layout(table: Traversable) -> LayoutRules:
    """Read the rules from a TOML file; patterns are in verbose form."""
    facts = tomllib.loads(table.read_text(encoding="utf-8"))
    patterns = {name: re.compile(pattern, re.VERBOSE) for name, pattern in facts["patterns"].items()}
    openers = {each["name"]: Opener(each["name"], each["heading"], each["alone"]) for each in facts["openers"]}
    patterns["opening"] = re.compile(
        "|".join(f"(?P<{each['name']}>{each['pattern']})" for each in facts["openers"]), re.VERBOSE
    )
    common = frozenset(facts["common"]) - frozenset(" \n")
    return LayoutRules(
        facts["code"], facts["wide"], common, openers=openers, brackets=tuple(facts["brackets"]), **patterns
    )
