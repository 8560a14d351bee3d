"""Commitments of several years: how many came and went, and the text of those carried on, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.renderer.html.context import span, tagged
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join
from reportdiff.renderer.html.track_charts import years_bar
from reportdiff.renderer.track_view import LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.renderer.lookup import SideLookup
    from reportdiff.renderer.messages import Words
    from reportdiff.renderer.track_view import TrackDigest
    from reportdiff.tracks import CommitmentTrack, CommitmentYear, Track

__all__ = ["commitments_panel"]

_SHOWN = 40


def commitments_panel(track: Track, found: TrackDigest, sides: Sequence[SideLookup], words: Words) -> Markup:
    """Return the counts by year, then the commitments still carried on, then those dropped after years."""
    by_year = {side.report.year: side for side in sides}
    parts = [
        element("h3", words("track.flow")),
        _flow(found, words),
        element("p", words("track.about_commitments"), class_="quiet"),
    ]
    for title, chains in ((words("track.kept"), found.kept), (words("track.ended", n=LONG), found.ended)):
        count = element("span", words("count.statements", n=len(chains)), class_="count")
        parts.append(element("h3", title, " ", count))
        if not chains:
            parts.append(element("p", words("track.none_kept", n=LONG), class_="quiet"))
        shown = [_chain(chain, track, by_year, words) for chain in chains]
        parts += shown[:_SHOWN]
        if shown[_SHOWN:]:
            more = element("summary", words("count.more", n=len(shown) - _SHOWN))
            parts.append(element("details", more, join(shown[_SHOWN:], "\n"), class_="rest"))
    return join(parts, "\n")


def _flow(found: TrackDigest, words: Words) -> Markup:
    heads = ("track.year", "track.flow_total", "track.flow_carried", "track.flow_came", "track.flow_gone")
    rows = []
    for place, flow in enumerate(found.flows):
        counts = (flow.carried, flow.came, flow.gone) if place else ("", "", "")
        cells = [element("td", str(count)) for count in (flow.total, *counts)]
        rows.append(element("tr", element("th", str(flow.year), scope="row"), *cells))
    return element(
        "table",
        element("caption", words("track.flow"), class_="vh"),
        element("thead", element("tr", *[element("th", words(head), scope="col") for head in heads])),
        element("tbody", *rows),
        class_="flow",
    )


def _chain(chain: CommitmentTrack, track: Track, by_year: dict[int | None, SideLookup], words: Words) -> Markup:
    since = "track.from_or_before" if chain.first == track.years[0] else "track.from"
    told = [words("track.carried_years", n=len(chain.years)), words(since, year=chain.first)]
    if chain.dropped is not None:
        told.append(words("track.dropped" if chain.certain else "track.dropped_unsure", year=chain.dropped))
    last = chain.years[-1]
    summary = element(
        "summary",
        years_bar(chain, track.years),
        element("span", words("list.separator").join(told), class_="quiet"),
        element("span", last.statement.text, class_="tx", lang=_lang(by_year[last.year], words)),
    )
    items = [_year(entry, by_year[entry.year], words) for entry in chain.years]
    return element("details", summary, element("ol", *items), class_="chain", id=chain.id)


def _year(entry: CommitmentYear, side: SideLookup, words: Words) -> Markup:
    line = side.line(entry.statement.start)
    place = EMPTY if line is None else element("span", words("line", n=line), class_="ln")
    kind = EMPTY if entry.kind is None else tagged(words(f"kind.{entry.kind}"), f"kind-{entry.kind}")
    texts = [element("q", entry.statement.text, lang=_lang(side, words), data_at=span(entry.statement))]
    texts += [element("div", words("track.merged", text=other.text), class_="quiet") for other in entry.others]
    return element("li", element("span", str(entry.year)), element("span", place, kind), element("div", *texts))


def _lang(side: SideLookup, words: Words) -> str | None:
    language = side.report.language
    return None if language == words.lang else "zh-Hans" if language == "zh" else language
