"""The page of several years: each indicator's chart beside its table, and the commitments carried on."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.renderer.html.assets import asset, policy
from reportdiff.renderer.html.markup import Markup, element, join
from reportdiff.renderer.html.messages import PAGE_MESSAGES
from reportdiff.renderer.html.track_commitments import commitments_panel
from reportdiff.renderer.html.track_indicators import indicators_panel
from reportdiff.renderer.lookup import SideLookup
from reportdiff.renderer.messages import words
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.track_view import LONG, TrackDigest, missing_years, track_digest, track_language
from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import Track

__all__ = ["render_track_html"]


@dataclass(frozen=True, slots=True)
class _Panel:
    id: str
    title: str
    body: Markup
    entries: tuple[tuple[str, str], ...] = ()
    """What the contents list below the panel: anchors and names."""


@own_arithmetic()
def render_track_html(track: Track, *, lang: str | None = None) -> str:
    """Return the page: one document that loads nothing and has no script, the same text for the same reports.

    `lang` is the language of the interface, `zh` or `en`; None takes that of the reports.
    """
    spoken = words(track_language(track, lang), PAGE_MESSAGES, TRACK_MESSAGES)
    found = track_digest(track)
    years = track.years
    style = asset("style.css") + "\n" + asset("track.css")
    panels = _panels(track, found, spoken)
    span = {"first": years[0], "last": years[-1]}
    return (
        Template(asset("track.html")).substitute(
            policy=policy(style),
            lang=spoken("page.lang"),
            style=style,
            title=element("title", spoken("track.page_title", **span)),
            skip=element("a", spoken("track.skip"), href="#commitments", class_="skip"),
            kicker=element("p", spoken("track.kicker"), class_="kicker"),
            headline=_headline(track, spoken),
            deck=_deck(track, found, spoken),
            contents=_contents(panels, spoken),
            panels=join([_section(panel) for panel in panels], "\n"),
            footer=element("p", spoken("track.footer", version=__version__)),
        )
        + "\n"
    )


def _panels(track: Track, found: TrackDigest, spoken: Words) -> list[_Panel]:
    sides = [SideLookup(report) for report in track.reports]
    none = element("p", spoken("track.no_headline"), class_="quiet")
    headline = indicators_panel(found.headline, sides, spoken) if found.headline else none
    panels = [
        _Panel(
            "targets",
            spoken("track.headline"),
            join([headline, _meanings(track, spoken)]),
            tuple((line.id, line.name) for line in found.headline),
        ),
    ]
    if found.others:
        singles = element("p", spoken("track.singles", n=found.singles), class_="quiet")
        body = indicators_panel(found.others, sides, spoken, folded=True)
        panels.append(_Panel("others", spoken("track.others"), join([body, singles])))
    panels.append(_Panel("commitments", spoken("track.commitments"), commitments_panel(track, found, sides, spoken)))
    panels.append(_Panel("reports", spoken("track.reports"), _reports(track, spoken)))
    return panels


def _deck(track: Track, found: TrackDigest, spoken: Words) -> Markup:
    told = spoken(
        "track.deck",
        n=len(track.reports),
        headline=len(found.headline),
        others=len(found.others),
        kept=len(found.kept),
        years=LONG,
    )
    deck = element("p", told, class_="deck")
    missing = missing_years(track)
    if not missing:
        return deck
    warning = spoken("track.missing", years=spoken("list.separator").join(map(str, missing)))
    return join([deck, element("p", warning, class_="warn")])


def _headline(track: Track, spoken: Words) -> Markup:
    years = track.years
    title = track.reports[-1].title or spoken("report.untitled")
    return element(
        "h1",
        element("span", f"{years[0]} → {years[-1]}", class_="years"),
        " ",
        element("span", title, **_lang(track, spoken)),
    )


def _lang(track: Track, spoken: Words) -> dict[str, str | None]:
    language = track.reports[-1].language
    return {"lang": None if language == spoken.lang else "zh-Hans" if language == "zh" else language}


def _reports(track: Track, spoken: Words) -> Markup:
    heads = ("track.year", "overview.title", "overview.file", "overview.extent", "overview.notes")
    rows = []
    for report in track.reports:
        notes = spoken("list.separator").join(spoken(f"note.{note.kind}") for note in report.notes)
        notes = notes or spoken("overview.complete")
        extent = spoken("count.statements", n=f"{len(report.statements):,}")
        cells = (report.title or spoken("report.untitled"), report.path or "", extent, notes)
        rows.append(
            element("tr", element("th", str(report.year), scope="row"), *[element("td", cell) for cell in cells])
        )
    return element(
        "table",
        element("caption", spoken("track.reports"), class_="vh"),
        element("thead", element("tr", *[element("th", spoken(head), scope="col") for head in heads])),
        element("tbody", *rows),
        class_="reports",
    )


def _meanings(track: Track, spoken: Words) -> Markup:
    """Return what each kind of gap that occurs means."""
    kinds = sorted({figure.presence for line in track.indicators for figure in line.figures if figure.target is None})
    items = [
        element("li", f"{spoken(f'presence.{kind}')}{spoken('track.colon')}{spoken(f'presence.about.{kind}')}")
        for kind in kinds
    ]
    return element("ul", *items, class_="notes quiet")


def _section(panel: _Panel) -> Markup:
    heading = element("h2", panel.title, id=f"{panel.id}-title")
    return element("section", heading, panel.body, id=panel.id, class_="panel", aria_labelledby=f"{panel.id}-title")


def _contents(panels: list[_Panel], spoken: Words) -> Markup:
    entries: list[Markup] = []
    for panel in panels:
        entries.append(element("li", element("a", panel.title, href=f"#{panel.id}")))
        entries += [element("li", element("a", name, href=f"#{anchor}"), class_="d2") for anchor, name in panel.entries]
    return element(
        "nav",
        element("h2", spoken("page.nav"), id="nav-title"),
        element("ol", *entries),
        aria_labelledby="nav-title",
        id="contents",
    )
