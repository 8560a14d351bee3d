"""A diff to what people and programs read: terminal, HTML, Markdown, JSON, CSV."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdiff.changes import ReportDiff
    from reportdiff.renderer.view import View

__all__ = ["Format", "render"]


class Format(StrEnum):
    """What a diff can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


def render(
    diff: ReportDiff,
    fmt: Format | str = Format.TERMINAL,
    *,
    lang: str | None = None,
    view: View | None = None,
    width: int = 80,
    color: bool = False,
    screen: int | None = None,
    table: str = "targets",
) -> str:
    """Return the diff in a format; only that format's modules are loaded.

    `lang` is the language of the interface, `zh` or `en`, by default that of the reports. `view` says what to show and
    holds for the terminal, Markdown and CSV; the JSON document and the HTML page are always whole. `width`, `color` and
    `screen` are the terminal's (see `render_terminal`), `table` is CSV's: `targets`, `changes` or `delivery`.
    """
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
