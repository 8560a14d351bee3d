"""Several years in the terminal: indicators by years with sparklines, and the commitments carried on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from reportdiff.arithmetic import own_arithmetic
from reportdiff.changes import Direction
from reportdiff.renderer.amounts import DIRECTION_MARKS, said
from reportdiff.renderer.lookup import SideLookup
from reportdiff.renderer.messages import words
from reportdiff.renderer.terminal.ansi import printed
from reportdiff.renderer.terminal.layout import Column, hanging, joined, styled, table, wrap
from reportdiff.renderer.terminal.palette import DIM, DIRECTIONS, HEAD, NOTE, VERDICTS
from reportdiff.renderer.terminal.sparkline import sparkline
from reportdiff.renderer.terminal.targets import VERDICT_MARKS
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.track_view import LONG, missing_years, track_digest, track_language
from reportdiff.renderer.view import Part, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.renderer.messages import Words
    from reportdiff.renderer.track_view import TrackDigest
    from reportdiff.tracks import CommitmentTrack, IndicatorTrack, Track, YearFigure

__all__ = ["render_track_terminal"]

_NAME, _CELL = 18, 10
"""Least cells for an indicator's name and for a year's figure."""
_OTHERS_IN_DIGEST = 12
_COMMITMENTS_IN_DIGEST = 12
_GAP = 2
_NARROWEST = 40


@own_arithmetic()
def render_track_terminal(
    track: Track, *, lang: str | None = None, view: View | None = None, width: int = 80, color: bool = False
) -> str:
    """Return the view as text, lines ended by newlines, at most `width` cells wide (40 at least).

    Of `view` the parts (targets, commitments) and `everything` count: with it nothing is cut short, and commitments are
    quoted in every year.
    """
    view = view or View()
    spoken = words(track_language(track, lang), TRACK_MESSAGES)
    scene = _Scene(track, track_digest(track), view, spoken, max(width, _NARROWEST))
    panels = [scene.header()]
    if view.shows(Part.TARGETS):
        panels += [scene.headline(), scene.others()]
    if view.shows(Part.COMMITMENTS):
        panels += [scene.flow(), scene.kept(), scene.ended()]
    panels.append(scene.footer())
    return printed([panel for panel in panels if panel], color=color)


@dataclass(frozen=True, slots=True)
class _Scene:
    track: Track
    digest: TrackDigest
    view: View
    words: Words
    width: int

    def header(self) -> list[Text]:
        years = self.track.years
        lines = [Text(self.words("track.title", first=years[0], last=years[-1], n=len(years)), HEAD)]
        for report in self.track.reports:
            title = report.title or self.words("report.untitled")
            parts = [f"{title}", self.words("count.statements", n=f"{len(report.statements):,}"), report.path or ""]
            text = styled(self.words("clause.separator").join(part for part in parts if part))
            lines += hanging(Text(f"  {report.year}  "), text, self.width)
            for note in report.notes:
                text = styled(self.words(f"note.{note.kind}"), NOTE)
                lines += hanging(Text(f"        {self.words('part.notes')}  ", NOTE), text, self.width)
        missing = missing_years(self.track)
        if missing:
            told = self.words("track.missing", years=self.words("list.separator").join(map(str, missing)))
            lines += hanging(Text("  ! ", NOTE), Text(told, NOTE), self.width)
        return lines

    def headline(self) -> list[Text]:
        """The headline indicators, by years."""
        if not self.digest.headline:
            return [Text(self.words("track.no_headline"), DIM)]
        return [Text(self.words("track.headline"), HEAD), *self._table(self.digest.headline), *self._legend()]

    def others(self) -> list[Text]:
        """The other indicators that more than one year has."""
        found = self.digest.others
        lines = [Text(self.words("track.others"), HEAD)]
        shown = found[:_OTHERS_IN_DIGEST] if self.view.capped else found
        lines += self._table(shown)
        if len(shown) < len(found):
            more = self.words("count.more_rows", n=len(found) - len(shown))
            lines += self._hint(more, "track.all_targets")
        if self.digest.singles:
            lines += hanging(Text("  "), Text(self.words("track.singles", n=self.digest.singles), DIM), self.width)
        return lines if found or self.digest.singles else []

    def flow(self) -> list[Text]:
        """How many commitments each year has, carries on, adds and drops."""
        names = ("track.year", "track.flow_total", "track.flow_carried", "track.flow_came", "track.flow_gone")
        rows = [[Text(self.words(name), DIM) for name in names]]
        for place, flow in enumerate(self.digest.flows):
            counts = (flow.carried, flow.came, flow.gone) if place else ("", "", "")
            rows.append([Text(str(value)) for value in (flow.year, flow.total, *counts)])
        return [Text(self.words("track.flow"), HEAD), *table(rows, [Column(6)] * len(names), self.width)]

    def kept(self) -> list[Text]:
        """The commitments that the last report still has."""
        found = self.digest.kept
        if not found:
            return [Text(self.words("track.none_kept", n=LONG), DIM)]
        return [
            *self._title("track.kept", len(found)),
            *hanging(Text("  "), Text(self.words("track.about_commitments"), DIM), self.width),
            *self._chains(found),
        ]

    def ended(self) -> list[Text]:
        """The commitments that were carried on for years and then dropped."""
        found = self.digest.ended
        return [*self._title("track.ended", len(found)), *self._chains(found)] if found else []

    def footer(self) -> list[Text]:
        """What else there is to see."""
        lines = []
        for option, key in (("-o years.html", "track.next_html"), ("--format json", "track.next_json")):
            lines += hanging(Text(f"  {option}  ", DIM), Text(self.words(key), DIM), self.width)
        return lines

    def _title(self, key: str, count: int) -> list[Text]:
        number = Text(f"  {self.words('count.statements', n=count)}", DIM)
        return wrap(joined(Text(self.words(key, n=LONG), HEAD), number), self.width)

    def _table(self, lines: Sequence[IndicatorTrack]) -> list[Text]:
        """Indicators by years; where the years do not fit beside each other they come in blocks."""
        count = len(self.track.reports)
        room = self.width - _GAP - _NAME - _GAP - count
        blocks = -(-count // max(1, room // (_CELL + _GAP)))
        size = -(-count // blocks)
        shown = []
        for start in range(0, count, size):
            places = range(start, min(start + size, count))
            shown += [Text()] if start else []
            shown += self._block(lines, places, last=places[-1] == count - 1)
        return shown

    def _block(self, lines: Sequence[IndicatorTrack], places: range, *, last: bool) -> list[Text]:
        head = [Text(self.words("head.indicator"), DIM)]
        head += [Text(str(self.track.years[place]), DIM) for place in places]
        rows = [[*head, Text(self.words("track.trend"), DIM)] if last else head]
        columns = [Column(_NAME), *[Column(_CELL)] * len(places)] + (
            [Column(len(self.track.reports), fixed=True)] if last else []
        )
        for line in lines:
            figures = [line.figures[place] for place in places]
            row = [styled(line.name), *map(self._target, figures, places)]
            rows.append([*row, Text(sparkline([figure.aim for figure in line.figures]))] if last else row)
            if any(figure.result for figure in line.figures):
                row = [Text("  " + self.words("track.result"), DIM)]
                row += [self._result(figure, place) for figure, place in zip(figures, places, strict=True)]
                rows.append([*row, Text(sparkline([f.outcome for f in line.figures]), DIM)] if last else row)
        return table(rows, columns, self.width)

    def _target(self, figure: YearFigure, place: int) -> Text:
        """A year's target with the sign of its change, and with the year compared with where that is not the last."""
        mark = "" if figure.change is None else DIRECTION_MARKS[figure.change]
        if figure.since is not None and figure.since != self.track.years[place - 1]:
            mark += str(figure.since)
        style = "" if figure.change in (None, Direction.UNCHANGED) else DIRECTIONS[figure.change]
        if figure.target is None:
            return Text(f"{self.words(f'presence.{figure.presence}')} {mark}".rstrip(), style or DIM)
        return joined(styled(said(figure.target)), Text(f" {mark}", style) if mark else "")

    def _result(self, figure: YearFigure, place: int) -> Text:
        if figure.result is None and figure.target is None:
            return Text()
        if figure.result is None:
            years = self.track.years
            last = place == len(years) - 1
            broken = not last and years[place + 1] != figure.year + 1
            key = "track.pending" if last else "track.no_report" if broken else "none"
            return Text(self.words(key), DIM)
        value = styled(said(figure.result), DIM)
        if figure.verdict is None:
            return value
        return joined(value, Text(f" {VERDICT_MARKS[figure.verdict]}", VERDICTS[figure.verdict]))

    def _chains(self, found: Sequence[CommitmentTrack]) -> list[Text]:
        shown = found[:_COMMITMENTS_IN_DIGEST] if self.view.capped else found
        lines = []
        for chain in shown:
            since = "track.from_or_before" if chain.first == self.track.years[0] else "track.from"
            told = [self.words("track.carried_years", n=len(chain.years)), self.words(since, year=chain.first)]
            if chain.dropped is not None:
                key = "track.dropped" if chain.certain else "track.dropped_unsure"
                told.append(self.words(key, year=chain.dropped))
            head = Text("  " + self.words("clause.separator").join(told) + "  ", DIM)
            lines += hanging(head, styled(chain.years[-1].statement.text), self.width)
            lines += self._texts(chain) if self.view.everything else []
        if len(shown) < len(found):
            more = self.words("count.more", n=len(found) - len(shown))
            lines += self._hint(more, "track.all_commitments")
        return lines

    def _texts(self, chain: CommitmentTrack) -> list[Text]:
        """What the commitment says in each year, verbatim, with the line on which it stands."""
        sides = {report.year: SideLookup(report) for report in self.track.reports}
        lines = []
        for entry in chain.years:
            number = sides[entry.year].line(entry.statement.start)
            place = "" if number is None else self.words("line", n=number) + "  "
            kind = "" if entry.kind is None else self.words(f"kind.{entry.kind}") + "  "
            head = Text(f"      {entry.year}  {place}{kind}", DIM)
            lines += hanging(head, styled(entry.statement.text, DIM), self.width)
        return lines

    def _legend(self) -> list[Text]:
        return [
            line
            for key in ("track.legend_marks", "track.legend_trend")
            for line in hanging(Text("  "), Text(self.words(key), DIM), self.width)
        ]

    def _hint(self, more: str, key: str) -> list[Text]:
        text = Text(f"{more}{self.words('clause.separator')}{self.words(key)}", DIM)
        return hanging(Text("  "), text, self.width)
