"""The page as a whole: panels in reading order, the contents beside them, and the policy that nothing else may load."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.renderer.html.assets import asset, policy
from reportdiff.renderer.html.commitments import commitments_panel
from reportdiff.renderer.html.context import Context, section_label
from reportdiff.renderer.html.fulltext import block_id, fulltext, is_change
from reportdiff.renderer.html.layout import lay_out
from reportdiff.renderer.html.markup import Markup, element, join
from reportdiff.renderer.html.overview import deck, overview_panel
from reportdiff.renderer.html.strip import row_positions, scroll_strip
from reportdiff.renderer.html.targets import delivery_panel, targets_panel
from reportdiff.renderer.html.tools import help_panel, toolbar
from reportdiff.renderer.html.wording import wording_panel
from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.changes import ReportDiff
    from reportdiff.renderer.html.layout import Block

__all__ = ["render_html"]

_CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class _Panel:
    """A part of the page with its anchor and its title."""

    id: str
    title: str
    body: Markup


@own_arithmetic()
def render_html(diff: ReportDiff, *, lang: str | None = None) -> str:
    """Return the HTML report: one document that loads nothing, the same text for the same diff.

    `lang` is the language of the interface, `zh` or `en`; None takes that of the reports. Lone surrogates and control
    characters of the reports are written out as codes, so the text can always be encoded as UTF-8.
    """
    context = Context.of(diff, lang)
    blocks = lay_out(diff, context.old, context.new)
    rows = [row for block in blocks for row in block.rows]
    positions = row_positions(rows)
    panels = _panels(context)
    words = context.words
    style, script = _years(context) + asset("style.css"), asset("script.js")
    title = words(
        "page.title",
        old=context.year(context.old),
        new=context.year(context.new),
        title=context.title(),
    )
    page = Template(asset("page.html"))
    return (
        page.substitute(
            policy=policy(style, script),
            lang=words("page.lang"),
            style=style,
            script=script,
            title=element("title", title),
            skip=element("a", words("page.skip"), href="#fulltext", class_="skip"),
            kicker=element("p", words("page.kicker"), class_="kicker"),
            headline=_headline(context),
            deck=deck(context),
            buttons=_buttons(context),
            contents=_contents(context, panels, blocks),
            panels=join([_section(panel) for panel in panels], "\n"),
            fulltext_title=element("h2", words("part.fulltext"), id="fulltext-title"),
            fulltext_about=element("p", words("full.about"), class_="quiet"),
            toolbar=toolbar(context, blocks),
            rows=fulltext(context, blocks, positions),
            nothing=element("p", words("full.nothing"), id="nothing", hidden=True),
            strip=element(
                "div",
                scroll_strip(rows, positions),
                id="strip",
                title=words("strip.caption_vertical"),
                aria_hidden="true",
            ),
            help=help_panel(context),
            footer=element("p", words("page.footer", version=__version__)),
        )
        + "\n"
    )


def _panels(context: Context) -> list[_Panel]:
    """Return the panels before the full texts, in reading order."""
    words = context.words
    panels = [
        _Panel("overview", words("part.overview"), overview_panel(context)),
        _Panel("targets", words("part.all_targets"), targets_panel(context)),
    ]
    if context.diff.delivery:
        panels.append(_Panel("delivery", words("part.delivery"), delivery_panel(context)))
    panels.append(_Panel("commitments", words("part.commitments"), commitments_panel(context)))
    if context.diff.wording:
        panels.append(_Panel("wording", words("part.wording"), wording_panel(context)))
    return panels


def _section(panel: _Panel) -> Markup:
    heading = element("h2", panel.title, id=f"{panel.id}-title")
    return element("section", heading, panel.body, id=panel.id, class_="panel", aria_labelledby=f"{panel.id}-title")


def _headline(context: Context) -> Markup:
    years = [
        element("span", context.year(side), class_=name) for side, name in ((context.old, "old"), (context.new, "new"))
    ]
    arrow = element("span", " → ", class_="arrow")
    return element(
        "h1",
        element("span", years[0], arrow, years[1], class_="years"),
        " ",
        element("span", context.title(), lang=context.language(context.new)),
    )


def _buttons(context: Context) -> Markup:
    words = context.words
    theme = element("button", words("tool.theme"), type="button", id="theme", class_="js")
    keys = element(
        "button", f"{words('tool.help')} ?", type="button", id="help-open", class_="js", aria_haspopup="dialog"
    )
    return join([theme, keys])


def _contents(context: Context, panels: list[_Panel], blocks: tuple[Block, ...]) -> Markup:
    """Return the contents: panels, then the outer headings of the full texts with the number of changes below them."""
    words = context.words
    entries = [element("li", element("a", panel.title, href=f"#{panel.id}")) for panel in panels]
    entries.append(element("li", element("a", words("part.fulltext"), href="#fulltext")))
    sections: list[tuple[str, str, int, int]] = []
    for number, block in enumerate(blocks):
        count = sum(is_change(row) for row in block.rows)
        if block.depth > _CONTENTS_DEPTH and sections:
            name, label, depth, before = sections[-1]
            sections[-1] = (name, label, depth, before + count)
            continue
        heading = block.new or block.old
        label = words("full.preamble") if heading is None else section_label(heading)
        sections.append((block_id(number), label, max(block.depth, 1), count))
    entries.extend(
        element(
            "li",
            element("a", label, " ", element("span", str(count), class_="count"), href=f"#{name}"),
            class_=f"d{depth}",
        )
        for name, label, depth, count in sections
    )
    return element(
        "nav",
        element("h2", words("page.nav"), id="nav-title"),
        element("ol", *entries),
        aria_labelledby="nav-title",
        id="contents",
    )


def _years(context: Context) -> str:
    """Return both years for the style, which names the side of a statement where the columns fall into one."""
    named = " ".join(f'--{side.name}-year: "{context.year(side)}";' for side in (context.old, context.new))
    return f":root {{ {named} }}\n"
