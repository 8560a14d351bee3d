"""The vocabulary of indicators made ready for looking up: the shipped table, and the user's file before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportdiff.language.tables import load
from reportdiff.language.zh import patterns
from reportdiff.language.zh.user_vocabulary import read_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Vocabulary", "load_vocabulary"]

_LONGEST_OPENING = 12
"""A period with more characters before it does not open its clause."""
_SHORTEST_NAME = 4
"""What is left of a name, in characters, when what is done with the thing is cut off."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `indicators.toml`, and the names of indicators with all that is said for them."""

    forms: dict[str, str]
    """What is said for an indicator, to its canonical name; longer forms are looked for first."""
    form: re.Pattern[str]
    names: frozenset[str]
    """The canonical names that stand for a whole indicator, not for a part of a name."""
    heads: frozenset[str]
    """Those that lists of a year's main targets are made of."""
    whole: dict[str, str]
    """Forms that stand for an indicator only as the whole name."""
    loose: frozenset[str]
    """Forms that leave open whose figure it is."""
    lower_ends: tuple[str, ...]
    growth_ends: tuple[str, ...]
    front: re.Pattern[str]
    actions: frozenset[str]
    building: frozenset[str]
    inner_action: re.Pattern[str]
    bare: frozenset[str]
    around: re.Pattern[str]
    contrasts: tuple[tuple[tuple[str, ...], ...], ...]
    tail: re.Pattern[str]
    tail_kinds: dict[str, str]
    headline_cue: re.Pattern[str]
    relations: tuple[tuple[re.Pattern[str], bool], ...]
    """What stands for a number, and whether it does so only of an indicator of the vocabulary, among main targets."""
    hint: re.Pattern[str]
    past: re.Pattern[str]
    compared: re.Pattern[str]
    based: re.Pattern[str]
    present: re.Pattern[str]
    unsettled: re.Pattern[str]
    part: re.Pattern[str]
    timely: re.Pattern[str]
    areas: frozenset[str]
    ranks: frozenset[str]
    rates: frozenset[str]
    times: frozenset[str]
    ages: frozenset[str]
    pieces: frozenset[str]
    """Units that count by the piece and may stand for each other."""
    counters: frozenset[str]
    """These, and units that count people and occasions."""
    fall: re.Pattern[str]
    """Words that say that a number is a fall."""
    falls: frozenset[str]
    """The same, as whole verbs before what falls."""
    stages: dict[str, str]
    """Verbs by the stage of a work that they tell."""
    stage_end: re.Pattern[str]
    """Those, and what is set before them, read from the end."""
    reaching: tuple[str, ...]
    """What a number begins with that is said to be reached."""
    stock_actions: frozenset[str]
    """Verbs whose number is all that there is then, no addition."""
    sizes: frozenset[str]
    """Units that tell how large a thing is."""
    own_counters: frozenset[str]
    """Units by the piece that count one kind of thing only."""
    covers: frozenset[tuple[str, str]]
    """Indicators with one that they stand for."""
    signs: dict[str, str]
    """Single words that the algorithms ask for by what they do."""

    def strip_tail(self, text: str) -> tuple[str, tuple[str, ...], bool]:
        """Take verbs and adverbs off the end; return the rest, their kinds from the right, and whether one is "to"."""
        kinds: list[str] = []
        rest = text.rstrip(" 　、")
        to = False
        while rest:
            match = self.tail.match(rest[::-1])
            if not match:
                break
            word = match.group()[::-1]
            if rest in self.forms and not kinds:
                break
            kind = self.tail_kinds[word]
            if kind != "filler":
                to = to or (kind == "level" and word[-1] in "到至" and len(word) > 1) or word in ("到", "至")
                kinds.append(kind)
            rest = rest[: -len(word)].rstrip(" 　、")
        return rest, tuple(kinds), to

    def cut_share(self, phrase: str) -> tuple[str, str]:
        """Cut off what a percentage is a share of: (A is no less than) B's (30%)."""
        match = patterns.SHARE_OF.search(phrase)
        if not match:
            return phrase, ""
        return phrase[: match.start()], match.group()

    def strip_front(self, phrase: str, *, verbs: bool = True) -> tuple[str, str]:
        """Take off the front what tells nothing of what is measured and, with `verbs`, what is done to it.

        Returns the rest and the last verb, which is empty where there was none. A verb stays before a noun that is no
        name without it.
        """
        verb = ""
        while phrase and not self.form.match(phrase):
            match = self.front.match(phrase)
            if not match:
                break
            word = match.group()
            rest = phrase[match.end() :].lstrip("的、 　好了“")
            if word in self.actions:
                if not verbs or rest in self.bare or len(rest) == 1 or patterns.PART_OF_NOUN.match(rest):
                    break
                verb = word
                rest = rest.lstrip("和与及")
            phrase = rest
        if verbs and len(phrase) > 14:
            cuts = [m for m in self.inner_action.finditer(phrase) if len(phrase) - m.end() >= 2]
            cuts = [m for m in cuts if phrase[m.end() :] not in self.bare]
            if cuts:
                phrase, further = self.strip_front(phrase[cuts[-1].end() :].lstrip("好了的和与及"))
                verb = further or cuts[-1].group()
        return phrase, verb

    def canonical(self, name: str, *, loose: bool = True) -> str:
        """Return the name under which an indicator is compared.

        Without `loose` a form that leaves open what it measures (new jobs: whose?) stays as it is.
        """
        bare = patterns.LOOSE_MARKS.sub("", name)
        bare = patterns.MODAL.sub("", bare) or bare
        if bare in self.whole:
            return self.whole[bare]
        if not loose and bare in self.loose:
            return bare
        return self.form.sub(lambda match: self.forms[match.group()], bare)

    def core(self, indicator: str) -> str:
        """Return a name without what may come and go with the years."""
        core = indicator
        while True:
            found = self.around.sub("", core).rstrip("和与及")
            if found == core or len(found) < 2 or found in self.bare:
                return core
            core = found

    def known_at_front(self, phrase: str) -> str:
        """Return the name of a known indicator that a phrase begins with, as printed; empty where there is none."""
        match = self.form.match(phrase)
        if match and self.known(self.forms[match.group()]):
            return match.group()
        return max((form for form in self.whole if phrase.startswith(form)), key=len, default="")

    def known(self, indicator: str) -> bool:
        """Whether the whole name is in the table."""
        return indicator in self.names

    def is_headline(self, indicator: str) -> bool:
        """Whether the name is one of those that lists of main targets are made of."""
        return indicator in self.heads

    def lower_is_better(self, indicator: str) -> bool:
        """Whether a smaller figure is the better one."""
        return indicator.endswith(self.lower_ends)

    def percent_is_growth(self, indicator: str) -> bool:
        """Whether a percentage of this indicator can only be its growth."""
        return indicator.endswith(self.growth_ends)

    def spans(self, text: str) -> bool | None:
        """Whether a text turns to several years together, to one year, or says neither."""
        several, one = patterns.SEVERAL_YEARS.search(text), patterns.ONE_YEAR.search(text)
        if several and (not one or several.start() <= one.start()):
            return True
        return False if one else None

    def is_general(self, indicator: str, core: str) -> bool:
        """Whether a name alone does not tell what is measured."""
        if core in self.bare or indicator in self.bare:
            return True
        verb = self.front.match(indicator)
        return verb is not None and indicator[verb.end() :] in self.bare

    def is_economy(self, indicator: str) -> bool:
        """Whether the name is the size of the economy."""
        return indicator in (self.signs["economy"], self.signs["economy_plainly"])

    def periods(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return where a sentence turns to other years than its own, or back, and the words by which it does.

        A period that opens its clause governs the clauses that follow, until another one is named: (by 2035, A reaches
        1), B reaches 2. One said further in belongs to its own clause only: (the aim of A by 2035), build B. One in
        quotation marks or brackets is part of a name or an aside and says nothing of what stands outside.
        """
        if not any(sign in text for sign in patterns.PERIOD_SIGNS):
            return ()
        apart = [match.span() for match in patterns.APART.finditer(text)]
        ends = [match.start() for match in patterns.CLAUSE_END.finditer(text)]
        turns: list[tuple[int, str]] = []
        governing, back = "", len(text)
        for match in patterns.PERIOD.finditer(text):
            if back <= match.start():
                turns.append((back, governing))
            period = "" if match["own"] else match.group()
            turns.append((match.start(), period))
            clause = bisect_right(ends, match.start())
            begin, end = (ends[clause - 1] + 1 if clause else 0), (*ends[clause : clause + 1], len(text))[0]
            aside = _end_of_aside(apart, *match.span())
            back = aside or end
            if not aside and self._opens(text[begin : match.start()]):
                governing, back = period, len(text)
        return (*turns, (back, governing))

    def _opens(self, before: str) -> bool:
        """Whether nothing but words that tell nothing stands before a period in its clause."""
        return len(before) <= _LONGEST_OPENING and not self.strip_front(before.strip(" 　、“"), verbs=False)[0]

    def cut_stage(self, phrase: str) -> tuple[str, str]:
        """Cut off the end of a phrase what is said to be done with the thing; return the rest and the stage reached."""
        stage, rest, parts = "", phrase, 0
        while match := self.stage_end.match(rest[::-1]):
            if len(rest) - match.end() < _SHORTEST_NAME:
                break
            stage = stage or self.stages.get(match.group()[::-1], "")
            rest = rest[: -match.end()].rstrip("和与并")
            parts += 1
        return (rest, stage) if stage or parts > 1 else (phrase, "")

    def stage(self, action: str) -> str:
        """Return the stage that a verb brings its object to, empty for a verb that tells none."""
        return self.stages.get(action, "")

    def members(self, indicator: str) -> int:
        """Return how many things a name lists."""
        if patterns.EXAMPLES.search(indicator):
            return 1
        return max(1, len(self._parts(indicator)))

    def _parts(self, name: str) -> list[str]:
        """Return the things that a name lists, without single letters and what is only done with them."""
        parts = [part for part in patterns.MEMBER_JOINT.split(name) if len(part) > 1]
        return [part for part in parts if part not in self.actions and not self.around.fullmatch(part)]

    def known_names(self, phrase: str) -> list[tuple[str, str]]:
        """Return the indicators of the table that make up a phrase, as printed and canonical."""
        if phrase in self.whole:
            return [(phrase, self.whole[phrase])]
        found = [match for match in self.form.finditer(phrase) if self.forms[match.group()] in self.names]
        rest = len(phrase) - sum(len(match.group()) for match in found)
        if rest > 2 + 2 * len(found):
            return []
        return [(match.group(), self.forms[match.group()]) for match in found]

    def names_in(self, text: str) -> list[tuple[str, str]]:
        """Return the indicators of the table that stand anywhere in a text."""
        found = [match.group() for match in self.form.finditer(text)]
        return [(form, self.forms[form]) for form in found if self.forms[form] in self.names]

    def expand(self, name: str) -> list[str]:
        """Return the members of a name that folds them together: town and country, imports and exports."""
        for pair, members in patterns.FOLDED.items():
            if pair in name:
                return [name.replace(pair, member, 1) for member in members]
        return []

    def tends(self, relation: str) -> int:
        """Return 1 for a relation that promises a rise, -1 for a fall, 0 for neither or both."""
        return bool(patterns.RISES.search(relation)) - bool(patterns.FALLS.search(relation))

    def relation_form(self, words: str) -> str:
        """Return a relation's words without those that change nothing."""
        return (
            re.sub(r"保持|力争|努力|目标|实现|全面|(?<=同步)增长$|(?<=[平应])增长$", "", words)
            .replace("和", "与")
            .replace("同经济", "与经济")
        )


def _end_of_aside(apart: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """Return where the name or aside ends that a stretch of text stands within, 0 where it stands in none."""
    around = bisect_right(apart, start, key=lambda span: span[0]) - 1
    return apart[around][1] if around >= 0 and apart[around][0] < start and end < apart[around][1] else 0


@cache
def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Return the shipped vocabulary, extended by the user's file at `path`, whose entries win.

    Raises:
        VocabularyError: The file cannot be used.
    """
    raw = load("zh", "indicators")
    own = read_entries(path) if path else []
    return _build([*raw["indicator"], *own], raw["language"])


def _build(entries: list[dict[str, Any]], raw: dict[str, Any]) -> Vocabulary:
    forms = {
        form: entry["name"]
        for entry in entries
        for form in (entry["name"], *entry.get("synonyms", []), *entry.get("loose", []))
    }
    tail_kinds = {word: kind for kind, listed in raw["tail"].items() for word in listed}
    objects, units, context = raw["objects"], raw["units"], raw["context"]
    follow = "".join(word for word in raw["headline_follow"] if len(word) == 1)
    return Vocabulary(
        forms=forms,
        form=re.compile(_either(forms)),
        names=frozenset(entry["name"] for entry in entries if not entry.get("fragment")),
        heads=frozenset(entry["name"] for entry in entries if entry.get("headline")),
        whole={form: entry["name"] for entry in entries for form in entry.get("whole", ())},
        loose=frozenset(form for entry in entries for form in entry.get("loose", ())),
        lower_ends=tuple(entry["name"] for entry in entries if entry.get("better") == "lower"),
        growth_ends=tuple(entry["name"] for entry in entries if entry.get("percent") == "growth"),
        front=_front(raw),
        actions=frozenset(objects["action"]),
        building=frozenset(objects["building"]),
        inner_action=re.compile(_either(objects["inner"])),
        bare=frozenset(objects["bare"]),
        around=re.compile(f"^(?:{_either(objects['before'])})|(?:{_either(objects['behind'])})$"),
        contrasts=tuple(tuple(tuple(side) for side in group) for group in objects["contrasts"]),
        tail=re.compile(_either(word[::-1] for word in tail_kinds)),
        tail_kinds=tail_kinds,
        headline_cue=re.compile(f"(?:{_either(raw['headline'])})[^。]{{0,12}}[{follow}]"),
        relations=tuple(
            (re.compile(pattern), bare)
            for key, bare in (("always", False), ("headline", True))
            for pattern in raw["relation"][key]
        ),
        hint=re.compile(_either(raw["relation"]["hint"])),
        past=re.compile(f"(?<![{context['past_unless_after']}])(?:{_either(context['past'])})"),
        compared=re.compile(_either(context["compared"])),
        based=re.compile(_either(context["based"])),
        present=re.compile(_either(context["present"])),
        unsettled=re.compile(_either(context["unsettled"])),
        part=re.compile("|".join(units["part"])),
        timely=re.compile(_either(units["timely"])),
        areas=frozenset(units["areas"]),
        ranks=frozenset(units["ranks"]),
        rates=frozenset(units["rates"]),
        times=frozenset(units["time"]),
        ages=frozenset(units["age"]),
        pieces=frozenset(units["pieces"]),
        counters=frozenset((*units["pieces"], *units["occasions"])),
        fall=re.compile(_either(raw["tail"]["fall"])),
        falls=frozenset(raw["tail"]["fall"]),
        stages={verb: stage for stage, verbs in raw["stages"].items() for verb in verbs if stage != "around"},
        stage_end=re.compile(_either(verb[::-1] for verbs in raw["stages"].values() for verb in verbs)),
        reaching=tuple(objects["reaching"]),
        stock_actions=frozenset(objects["stock"]),
        sizes=frozenset(units["size"]),
        own_counters=frozenset(units["own"]),
        covers=frozenset((entry["name"], one) for entry in entries for one in entry.get("covers", ())),
        signs=raw["signs"],
    )


def _front(raw: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of the words at a phrase's front: years, words longest first, and those with exceptions."""
    cut = {word: raw["action_unless"].get(word[-1]) for word in raw["objects"]["action"]}
    sure = _either([*raw["lead"], *raw["objects"]["action"]], cut)
    guarded = "|".join(f"{word}(?![{unless}])" for word, unless in raw["lead_unless"].items())
    return re.compile(f"(?:[到至]?(?:20|19)?\\d\\d年[底末]?)|{sure}|{guarded}")


def _either(words: Iterable[str], unless: Mapping[str, str | None] | None = None) -> str:
    """Match the longest of the words, but none where what `unless` gives for it follows."""
    after = {word: f"(?!{what})" for word, what in (unless or {}).items() if what}
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + after.get(word, "") for word in ordered)
