"""What every part of the page needs: the diff, both sides indexed, the words, and how to address a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.renderer.html.markup import Markup, element
from reportdiff.renderer.html.places import Side
from reportdiff.renderer.html.messages import PAGE_MESSAGES
from reportdiff.renderer.messages import interface_language, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportdiff.changes import ReportDiff, TargetChange
    from reportdiff.model import Section, Statement
    from reportdiff.renderer.messages import Words

__all__ = ["DIRECTION_SIGNS", "KIND_SIGNS", "VERDICT_SIGNS", "Context", "section_label", "signed"]

# Signs stand beside words, so that neither colour nor the sign alone carries the meaning.
KIND_SIGNS = {
    ChangeKind.UNCHANGED: "＝",
    ChangeKind.REWORDED: "≈",
    ChangeKind.UPDATED: "≠",
    ChangeKind.DROPPED: "−",
    ChangeKind.NEW: "＋",
}
DIRECTION_SIGNS = {
    Direction.RAISED: "▲",
    Direction.LOWERED: "▼",
    Direction.UNCHANGED: "＝",
    Direction.REQUALIFIED: "≈",
    Direction.RESTATED: "≠",
    Direction.NEW: "＋",
    Direction.DROPPED: "−",
}
VERDICT_SIGNS = {Verdict.MET: "✓", Verdict.MISSED: "✗", Verdict.UNCLEAR: "?"}

_LABEL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Context:
    """The inputs of every part of the page; `targets` holds rows of the target table by side and statement."""

    diff: ReportDiff
    old: Side
    new: Side
    words: Words
    targets: Mapping[tuple[str, str], tuple[TargetChange, ...]]

    @classmethod
    def of(cls, diff: ReportDiff, lang: str | None) -> Context:
        """Index a diff for the page in an interface language, by default that of the reports."""
        targets: dict[tuple[str, str], tuple[TargetChange, ...]] = {}
        for row in diff.targets:
            for prefix, target in (("o", row.old), ("n", row.new)):
                if target is not None:
                    key = prefix, target.statement
                    targets[key] = (*targets.get(key, ()), row)
        table = words(interface_language(diff, lang), PAGE_MESSAGES)
        return cls(diff, Side.of(diff, new=False), Side.of(diff, new=True), table, targets)

    def targets_of(self, side: Side, statement: Statement) -> tuple[TargetChange, ...]:
        """Return the rows of the target table in which a statement's figures stand."""
        return self.targets.get((side.prefix, statement.id), ())

    def year(self, side: Side) -> str:
        """Return the side's year, or its name where the year is unknown."""
        year = side.report.year
        return self.words("report.new" if side is self.new else "report.old") if year is None else str(year)

    def address(self, side: Side, statement: Statement) -> str:
        """Return where a statement stands, in words."""
        place = side.place(statement)
        path = " / ".join(section_label(section) for section in place.path[-2:]) or self.words("section.none")
        if place.line is None:
            return self.words("full.at_unlined", path=path)
        return self.words("full.at", path=path, line=place.line)

    def language(self, side: Side) -> str | None:
        """Return the `lang` of quoted text where it is not that of the page."""
        return None if side.report.language == self.words.lang else _html_language(side.report.language)


def _html_language(language: str) -> str:
    return "zh-Hans" if language == "zh" else language


def section_label(section: Section, length: int = _LABEL_LENGTH) -> str:
    """Return a heading's number and title, cut at `length` characters."""
    title = section.title if len(section.title) <= length else section.title[:length] + "…"
    gap = " " if section.number and section.number[-1:].isascii() else ""
    return f"{section.number}{gap}{title}"


def signed(sign: str, word: str, css: str) -> Markup:
    """Return a word with its sign before it, the sign silent for screen readers."""
    return element("span", element("span", sign, class_="sign", aria_hidden="true"), word, class_=css)
