"""What every part of the page needs: the diff, both sides indexed, the words, and how to address a statement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportdiff.renderer.caveats import hedged
from reportdiff.renderer.digest import Digest, digest
from reportdiff.renderer.html.markup import Markup, element
from reportdiff.renderer.html.messages import PAGE_MESSAGES
from reportdiff.renderer.html.places import Side
from reportdiff.renderer.messages import interface_language, words
from reportdiff.renderer.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.changes import ReportDiff, TargetChange
    from reportdiff.model import Section, Statement, Target
    from reportdiff.renderer.messages import Words

__all__ = ["Context", "section_label", "span", "tagged"]

_LABEL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Context:
    """The inputs of every part of the page; `targets` holds rows of the target table by side and statement."""

    diff: ReportDiff
    digest: Digest
    old: Side
    new: Side
    words: Words
    targets: Mapping[tuple[str, str], Sequence[TargetChange]]

    @classmethod
    def of(cls, diff: ReportDiff, lang: str | None) -> Context:
        """Index a diff for the page in an interface language, by default that of the reports."""
        targets: dict[tuple[str, str], list[TargetChange]] = {}
        for row in diff.targets:
            for prefix, target in (("o", row.old), ("n", row.new)):
                if target is not None:
                    targets.setdefault((prefix, target.statement), []).append(row)
        table = hedged(diff, words(interface_language(diff, lang), PAGE_MESSAGES))
        found = digest(diff, View())
        old, new = Side.of(diff, found.lookup.old, new=False), Side.of(diff, found.lookup.new, new=True)
        return cls(diff, found, old, new, table, targets)

    def targets_of(self, side: Side, statement: Statement) -> Sequence[TargetChange]:
        """Return the rows of the target table in which a statement's figures stand."""
        return self.targets.get((side.prefix, statement.id), ())

    def year(self, side: Side) -> str:
        """Return the side's year, or its name where the year is unknown."""
        year = side.report.year
        return self.words(f"report.{side.name}") if year is None else str(year)

    def title(self) -> str:
        """Return what the page is called: the new report's title, or else the old one's, or else a file's name."""
        reports = (self.diff.new, self.diff.old)
        names = [report.title for report in reports] + [PurePath(report.path or "").name for report in reports]
        return next(filter(None, names), self.words("report.untitled"))

    def address(self, side: Side, statement: Statement) -> str:
        """Return where a statement stands, in words."""
        sections = side.path(statement.section)[-2:]
        path = " / ".join(section_label(section) for section in sections) or self.words("section.none")
        line = side.line(statement.start)
        return path if line is None else self.words("full.at", path=path, line=line)

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


def tagged(word: str, css: str) -> Markup:
    """Return a word in a class for which the style puts a sign before it; colour and sign never stand alone."""
    return element("span", word, class_=css)


def span(item: Statement | Target) -> str:
    """Return a quotation's place in its file, as the page's `data-at` holds it."""
    return f"{item.start}-{item.end}"
