"""Several years as Markdown: indicators by years, and the commitments carried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.changes import Verdict
from reportdiff.renderer.amounts import DIRECTION_MARKS, said
from reportdiff.renderer.escape import markdown
from reportdiff.renderer.messages import words
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.track_view import LONG, missing_years, track_digest, track_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import CommitmentTrack, IndicatorTrack, Track, YearFigure

__all__ = ["render_track_markdown"]

_VERDICT_MARKS = {Verdict.MET: "+", Verdict.MISSED: "!", Verdict.UNCLEAR: "?"}


@own_arithmetic()
def render_track_markdown(track: Track, *, lang: str | None = None) -> str:
    """Return the tracks as a Markdown document that quotes each commitment as it stands last."""
    spoken = words(track_language(track, lang), TRACK_MESSAGES)
    found = track_digest(track)
    years = track.years
    lines = [f"# {spoken('track.title', first=years[0], last=years[-1], n=len(years))}", ""]
    lines += [f"- {report.year}: {markdown(report.title or spoken('report.untitled'))}" for report in track.reports]
    missing = missing_years(track)
    if missing:
        told = spoken("track.missing", years=spoken("list.separator").join(map(str, missing)))
        lines += [f"- {told}"]
    lines += ["", f"## {spoken('track.headline')}", ""]
    lines += _table(found.headline, track, spoken) if found.headline else [spoken("track.no_headline")]
    lines += ["", markdown(spoken("track.legend_marks"))]
    if found.others:
        lines += ["", f"## {spoken('track.others')}", "", *_table(found.others, track, spoken)]
    lines += ["", f"## {spoken('track.commitments')}", ""]
    names = ("track.year", "track.flow_total", "track.flow_carried", "track.flow_came", "track.flow_gone")
    lines += _rows([spoken(name) for name in names])
    for place, flow in enumerate(found.flows):
        counts = [flow.carried, flow.came, flow.gone] if place else ["", "", ""]
        lines.append(_row([str(flow.year), str(flow.total), *map(str, counts)]))
    for title, chains in ((spoken("track.kept"), found.kept), (spoken("track.ended", n=LONG), found.ended)):
        if chains:
            lines += ["", f"### {title}", "", *(_chain(chain, track, spoken) for chain in chains)]
    return "\n".join(lines) + "\n"


def _table(lines: Sequence[IndicatorTrack], track: Track, spoken: Words) -> list[str]:
    rows = _rows([spoken("head.indicator"), *map(str, track.years)])
    for line in lines:
        rows.append(_row([markdown(line.name), *(_target(figure, spoken) for figure in line.figures)]))
        if any(figure.result for figure in line.figures):
            rows.append(_row([spoken("track.result"), *map(_result, line.figures)]))
    return rows


def _rows(head: Sequence[str]) -> list[str]:
    return [_row(head), _row(["---"] * len(head))]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _target(figure: YearFigure, spoken: Words) -> str:
    value = markdown(said(figure.target)) if figure.target else spoken(f"presence.{figure.presence}")
    return f"{value} {markdown(DIRECTION_MARKS[figure.change])}" if figure.change else value


def _result(figure: YearFigure) -> str:
    if figure.result is None:
        return ""
    mark = f" {_VERDICT_MARKS[figure.verdict]}" if figure.verdict else ""
    return markdown(said(figure.result)) + mark


def _chain(chain: CommitmentTrack, track: Track, spoken: Words) -> str:
    since = "track.from_or_before" if chain.first == track.years[0] else "track.from"
    told = [spoken("track.carried_years", n=len(chain.years)), spoken(since, year=chain.first)]
    if chain.dropped is not None:
        told.append(spoken("track.dropped" if chain.certain else "track.dropped_unsure", year=chain.dropped))
    return f"- {spoken('clause.separator').join(told)}: {markdown(chain.years[-1].statement.text)}"
