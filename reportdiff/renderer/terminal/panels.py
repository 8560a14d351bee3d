"""The panels of the terminal view, each a list of lines: header, targets, deliveries, statements, footer."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reportdiff.changes import Direction, RefusalReason, Verdict, Via
from reportdiff.renderer.caveats import absences, gaps, remarks
from reportdiff.renderer.digest import foremost
from reportdiff.renderer.escape import visible
from reportdiff.renderer.terminal.layout import Column, clipped, hanging, joined, styled, table
from reportdiff.renderer.terminal.palette import DIM, DIRECTIONS, HEAD, KINDS, MOVED, NOTE, VERDICTS
from reportdiff.renderer.terminal.statements import linked, lone, path_line, reasons
from reportdiff.renderer.terminal.targets import delivery_table, target_table, year_of
from reportdiff.renderer.terminal.wording import wording_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Change, ReportDiff, TargetChange
    from reportdiff.model import Report
    from reportdiff.renderer.digest import Digest, Group
    from reportdiff.renderer.lookup import SideLookup
    from reportdiff.renderer.messages import Words
    from reportdiff.renderer.view import View

__all__ = ["Scene"]

_TARGETS_IN_DIGEST = 12
_DELIVERIES_IN_DIGEST = 6
_STATEMENTS_IN_DIGEST = 12
_DOT = " · "


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a panel needs: the diff, what of it is shown, the words, and the width in cells."""

    diff: ReportDiff
    digest: Digest
    view: View
    words: Words
    width: int

    def header(self) -> list[Text]:
        """What was compared, how much of it was read, and what is missing."""
        years = (year_of(report.year, self.words("report.year_unknown")) for report in (self.diff.old, self.diff.new))
        old, new = years
        lines = [Text(self.words("part.title", old=old, new=new), HEAD)]
        sides = (("report.old", self.diff.old), ("report.new", self.diff.new))
        lines += table(self._sides(sides), (Column(fixed=True), Column(12), Column(8), Column(20)), self.width)
        for key, report in sides:
            lines += self._notes(self.words(key), report)
        for line in remarks(self.diff, self.words):
            lines += self._caution(line, first="  ! ")
        return lines

    def headline(self, title: str = "part.headline") -> list[Text]:
        """The headline targets, changed or not, as a table."""
        if not self.digest.headline:
            return [] if self.view.section else [Text(self.words("view.no_headline"), DIM)]
        return [*self._head(title, self._direction_counts(self.digest.headline)), *self._targets(self.digest.headline)]

    def targets(self) -> list[Text]:
        """The other targets, those that changed first; the digest cuts the list and leaves out those that did not."""
        changed, same = self.digest.targets, self.digest.same_targets
        if not changed and not same:
            return self.legend()
        shown = changed[:_TARGETS_IN_DIGEST] if self.view.capped else changed + same
        lines = self._head("part.targets", self._direction_counts(changed + same))
        lines += self._targets(shown) if shown else []
        if (rest := len(changed) + len(same) - len(shown)) > 0:
            lines += self._hint(self.words("count.more_rows", n=rest), "terminal.all_targets")
        return lines + self.legend()

    def delivery(self) -> list[Text]:
        """Last year's promises beside this year's results."""
        rows = self.digest.delivery
        if not rows:
            return []
        counts = [
            Text(f"{self.words(f'verdict.{verdict}')} {n}", VERDICTS[verdict])
            for verdict in Verdict
            if (n := sum(row.verdict is verdict for row in rows))
        ]
        shown = rows[:_DELIVERIES_IN_DIGEST] if self.view.capped else rows
        lines = self._head("part.delivery", _dotted(counts))
        lines += delivery_table(self.digest.lookup, shown, self.words, self.width, quoted=not self.view.capped)
        if len(shown) < len(rows):
            lines += self._hint(self.words("count.more_rows", n=len(rows) - len(shown)), "terminal.all_delivery")
        return lines

    def counts(self) -> list[Text]:
        """How many statements there are of each kind, in the roles that are shown."""
        digest = self.digest
        found = (
            ("new", KINDS_BY_NAME["new"], _size(digest.new)),
            ("dropped", KINDS_BY_NAME["dropped"], _size(digest.dropped)),
            ("updated", KINDS_BY_NAME["updated"], _size(digest.updated)),
            ("reworded", KINDS_BY_NAME["reworded"], _size(digest.reworded)),
            ("moved", MOVED, _size(digest.moved)),
            ("unchanged", DIM, digest.unchanged),
        )
        counts = [Text(f"{self.words(f'kind.{name}')} {n}", style if n else DIM) for name, style, n in found]
        head = Text(f"{self.words('part.counts')} ({self._roles()})", HEAD)
        lines = hanging(joined(head, "  "), _dotted(counts), self.width)
        if not self.view.everything and (digest.updated or digest.reworded or digest.moved):
            lines += hanging(Text("  "), Text(self.words("terminal.opened_with_all"), DIM), self.width)
        if digest.elsewhere:
            told = self.words("terminal.other_roles", roles=self._roles(), n=digest.elsewhere)
            lines += hanging(Text("  "), Text(told, DIM), self.width)
        return lines

    def new(self) -> list[Text]:
        """New statements under their headings."""
        return self._lone("part.new", self.digest.new, self.digest.lookup.new, silent="old")

    def dropped(self) -> list[Text]:
        """Statements of the old report that have no counterpart, under their headings."""
        return self._lone("part.dropped", self.digest.dropped, self.digest.lookup.old, silent="new")

    def updated(self) -> list[Text]:
        """Linked statements whose facts changed, with word edits."""
        return self._linked("part.updated", self.digest.updated, moves_apart=not self.view.only)

    def reworded(self) -> list[Text]:
        """Linked statements that say the same in other words, with word edits."""
        return self._linked("part.reworded", self.digest.reworded, moves_apart=not self.view.only)

    def legend(self) -> list[Text]:
        """What the less obvious words for directions mean, where they were used, and what silence is worth."""
        rows = (*self.digest.headline, *self.digest.targets)
        used = {change.change for change in rows}
        told = [
            f"{self.words(f'direction.{direction}')}: {self.words(f'direction.about.{direction}')}"
            for direction in (Direction.REQUALIFIED, Direction.RESTATED)
            if direction in used
        ]
        lines = hanging(Text("  "), Text(_DOT.join(told), DIM), self.width) if told else []
        return lines + [line for told in absences(self.diff, rows, self.words) for line in self._caution(told)]

    def moves(self) -> list[Text]:
        """Statements that stand elsewhere now, with the edits inside them."""
        return self._linked("part.moves", self.digest.moved)

    def wording(self) -> list[Text]:
        """Terms that came, went, rose and fell, where they were looked for."""
        terms = self.digest.wording
        if not terms:
            return []
        lookup, everything = self.digest.lookup, self.view.everything
        listed = wording_list(lookup, terms, self.words, self.width, everything=everything)
        return [Text(self.words("part.wording"), HEAD), *listed]

    def footer(self) -> list[Text]:
        """What to run next."""
        names = [_argument(report.path or "-") for report in (self.diff.old, self.diff.new)]
        command = f"reportdiff {' '.join(names)}"
        if len(command) > self.width // 2:
            command = "reportdiff …"
        following = [("--all", "terminal.next_all"), ("-o diff.html", "terminal.next_html")]
        following += [] if self.view.explain else [("--explain", "terminal.next_explain")]
        following += [] if self.diff.wording is not None else [("--only wording", "terminal.next_wording")]
        rows = [[Text(f"{command} {option}"), Text(self.words(key), DIM)] for option, key in following]
        return [Text(self.words("terminal.next"), DIM), *table(rows, (Column(30), Column(20)), self.width)]

    def _sides(self, sides: Sequence[tuple[str, Report]]) -> list[list[Text]]:
        """The header's rows: side and year, title, file, how much was read; one line each, what is too long cut."""
        labels = [joined(self.words(key), " ", styled(year_of(report.year, "----"), HEAD)) for key, report in sides]
        titles = [visible(report.title or self.words("report.untitled")) for _, report in sides]
        names = [visible(PurePath(report.path).name) if report.path else "" for _, report in sides]
        needed = _widest(titles) + _widest(names)
        room = self.width - 2 - 3 * 2 - max(label.cell_len for label in labels)
        extents = [self._extent(report, whole=True) for _, report in sides]
        if needed > room - _widest(extents):
            extents = [self._extent(report, whole=False) for _, report in sides]
        room = max(room - _widest(extents), 20)
        names = [clipped(name, max(room * 3 // 8, room - _widest(titles))) for name in names]
        titles = [clipped(title, room - _widest(names)) for title in titles]
        rows = zip(labels, titles, names, extents, strict=True)
        return [[label, Text(title), Text(name, DIM), Text(extent, DIM)] for label, title, name, extent in rows]

    def _extent(self, report: Report, *, whole: bool) -> str:
        characters = len("".join(report.text.split()))
        told = [self.words("count.characters", n=f"{characters:,}")] if report.text else []
        told.append(self.words("count.statements", n=f"{len(report.statements):,}"))
        told += [self.words("count.sections", n=f"{len(report.sections):,}")] if whole else []
        return _DOT.join(told)

    def _notes(self, side: str, report: Report) -> list[Text]:
        """One line for each kind of note, with how often, and the words of the report that it concerns."""
        lines = []
        for kind in dict.fromkeys(note.kind for note in report.notes):
            notes = [note for note in report.notes if note.kind is kind]
            told = joined(f"{self.words(f'note.{kind}')}", f" ×{len(notes)}" if len(notes) > 1 else "")
            quoted = clipped(visible(report.text[notes[0].start : notes[0].end].strip()), 24)
            if quoted:
                told.append_text(joined("  ", styled(quoted)))
            lines += hanging(joined("  ! ", self.words("part.notes"), " ", side, "  "), told, self.width)
        for line in lines:
            line.stylize(NOTE)
        return lines

    def _targets(self, changes: Sequence[TargetChange]) -> list[Text]:
        view = self.view
        lookup = self.digest.lookup
        return target_table(
            lookup,
            changes,
            self.words,
            self.width,
            quoted=view.everything,
            answered=not view.capped,
            scored=view.explain,
        )

    def _direction_counts(self, changes: Sequence[TargetChange]) -> Text:
        counts = [
            Text(f"{self.words(f'direction.{direction}')} {n}", DIRECTIONS[direction])
            for direction in Direction
            if (n := sum(change.change is direction for change in changes))
        ]
        return _dotted(counts)

    def _roles(self) -> str:
        return self.words("list.separator").join(self.words(f"role.{role}") for role in self.digest.roles)

    def _caution(self, told: str, *, first: str = "  ") -> list[Text]:
        return hanging(Text(first, NOTE), Text(told, NOTE), self.width)

    def _lone(self, key: str, groups: tuple[Group, ...], side: SideLookup, *, silent: str) -> list[Text]:
        """A list of lone statements; `silent` is the side that does not have them."""
        count = _size(groups)
        if not count:
            return []
        shown = foremost(groups, side, _STATEMENTS_IN_DIGEST) if self.view.capped else groups
        lines = self._head(key, Text(self.words("count.statements", n=count)))
        if missing := gaps(self.diff, silent, self.words):
            lines += self._caution(missing)
        for group in shown:
            lines.append(path_line(group.path, self.words, self.width))
            for change in group.changes:
                lines += lone(change, side, self.words, self.width, whole=self.view.everything)
                lines += self._explained(change)
        if (rest := count - _size(shown)) > 0:
            lines += self._hint(self.words("count.more", n=rest), "terminal.all_commitments")
        return lines

    def _linked(self, key: str, groups: Sequence[Group], *, moves_apart: bool = False) -> list[Text]:
        """A list of linked changes; with `moves_apart` the moved ones are left to the list of moves."""
        count = _size(groups)
        if not count:
            return []
        counted = Text(self.words("count.statements", n=count))
        shown = [group.only(lambda change: not (moves_apart and change.moved)) for group in groups]
        if (apart := count - _size(shown)) > 0:
            counted.append("  " + self.words("terminal.moved_below", n=apart), DIM)
        lines = self._head(key, counted)
        for group in shown:
            lines += [path_line(group.path, self.words, self.width)] if group.changes else []
            for change in group.changes:
                kind_named = key == "part.moves"
                lines += linked(change, self.digest.lookup, self.words, self.width, kind_named=kind_named)
                lines += self._explained(change)
        return lines

    def _explained(self, change: Change) -> list[Text]:
        """Why a change is what it is: on request, and always where the reader's own file said so."""
        by_hand = change.via is Via.OVERRIDE or (change.refusal and change.refusal.reason is RefusalReason.OVERRIDE)
        if not (self.view.explain or by_hand):
            return []
        return reasons(change, self.digest.lookup, self.words, self.width)

    def _head(self, key: str, counted: Text) -> list[Text]:
        return hanging(joined(Text(self.words(key), HEAD), "  "), counted, self.width)

    def _hint(self, told: str, key: str) -> list[Text]:
        return hanging(joined("  ", told, "  "), Text(self.words(key), DIM), self.width)


KINDS_BY_NAME = {str(kind): style for kind, style in KINDS.items()}


def _argument(path: str) -> str:
    """A path as it can be typed into a shell; letters of any script need no quotes."""
    plain = all(char.isalnum() or char in "-_./" for char in path)
    return visible(path if plain else shlex.quote(path))


def _size(groups: Sequence[Group]) -> int:
    return sum(len(group.changes) for group in groups)


def _widest(texts: Sequence[str]) -> int:
    return max(map(cell_len, texts))


def _dotted(parts: Sequence[Text]) -> Text:
    return Text(_DOT).join(parts)
