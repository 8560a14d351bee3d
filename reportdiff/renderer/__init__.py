"""A diff to what people and programs read: terminal, HTML, Markdown, JSON, CSV."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reportdiff.changes import ReportDiff

if TYPE_CHECKING:
    from reportdiff.renderer.view import View
    from reportdiff.tracks import Track

__all__ = ["Format", "render", "render_track"]


class Format(StrEnum):
    """What a diff can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


def render(
    found: ReportDiff | Track,
    fmt: Format | str = Format.TERMINAL,
    *,
    lang: str | None = None,
    view: View | None = None,
    width: int = 80,
    color: bool = False,
    screen: int | None = None,
    table: str = "targets",
) -> str:
    """Return the diff of two reports, or the tracks over several, in a format; only that format's modules are loaded.

    `lang` is the language of the interface, `zh` or `en`, by default that of the reports. `view` says what to show and
    holds for the terminal, Markdown and CSV; the JSON document and the HTML page are always whole. `width`, `color` and
    `screen` are the terminal's (see `render_terminal`), `table` is CSV's: `targets`, `changes` or `delivery`.
    """
    if not isinstance(found, ReportDiff):
        return render_track(found, fmt, lang=lang, view=view, width=width, color=color, table=table)
    diff = found
    match Format(fmt):
        case Format.TERMINAL:
            from reportdiff.renderer.terminal import render_terminal

            return render_terminal(diff, lang=lang, view=view, width=width, color=color, screen=screen)
        case Format.HTML:
            from reportdiff.renderer.html import render_html

            return render_html(diff, lang=lang)
        case Format.MARKDOWN:
            from reportdiff.renderer.markdown import render_markdown

            return render_markdown(diff, lang=lang, view=view)
        case Format.JSON:
            from reportdiff.renderer.json import render_json

            return render_json(diff)
        case Format.CSV:
            from reportdiff.renderer.csv import render_csv

            return render_csv(diff, table=table, lang=lang, view=view)


def render_track(
    track: Track,
    fmt: Format | str = Format.TERMINAL,
    *,
    lang: str | None = None,
    view: View | None = None,
    width: int = 80,
    color: bool = False,
    table: str = "targets",
) -> str:
    """Return the tracks over several years in a format; of `view` the parts and `everything` count, in the terminal.

    `table` is CSV's: `targets` or `commitments`.
    """
    match Format(fmt):
        case Format.TERMINAL:
            from reportdiff.renderer.terminal import render_track_terminal

            return render_track_terminal(track, lang=lang, view=view, width=width, color=color)
        case Format.HTML:
            from reportdiff.renderer.html.track_page import render_track_html

            return render_track_html(track, lang=lang)
        case Format.MARKDOWN:
            from reportdiff.renderer.track_markdown import render_track_markdown

            return render_track_markdown(track, lang=lang)
        case Format.JSON:
            from reportdiff.renderer.track_json import render_track_json

            return render_track_json(track)
        case Format.CSV:
            from reportdiff.renderer.track_csv import render_track_csv

            return render_track_csv(track, table=table, lang=lang)
