"""The whole terminal page: which panels, in which order, as plain text or with ANSI colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reportdiff.arithmetic import own_arithmetic
from reportdiff.renderer.caveats import hedged
from reportdiff.renderer.digest import digest
from reportdiff.renderer.messages import interface_language, words
from reportdiff.renderer.terminal.ansi import printed
from reportdiff.renderer.terminal.messages import TERMINAL_MESSAGES
from reportdiff.renderer.terminal.panels import Scene
from reportdiff.renderer.view import Part, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.changes import ReportDiff

__all__ = ["render_terminal"]

_NARROWEST = 40


@own_arithmetic()
def render_terminal(
    diff: ReportDiff,
    *,
    lang: str | None = None,
    view: View | None = None,
    width: int = 80,
    color: bool = False,
    screen: int | None = None,
) -> str:
    """Return the view as text, lines ended by newlines, at most `width` cells wide (40 at least).

    Headline targets stand at the top, on the first screenful; long lists are cut short and say how to see the rest.
    With `color` the text holds ANSI colours; a report's text never brings its own. `screen` is the height of a terminal
    that shows the text without a pager: where the text is longer, the headline targets come once more at the end, so
    that they stand on the last screenful. Raises `OptionsError` where no heading contains `view.section`.
    """
    view = view or View()
    spoken = hedged(diff, words(interface_language(diff, lang), TERMINAL_MESSAGES))
    scene = Scene(diff, digest(diff, view), view, spoken, max(width, _NARROWEST))
    body = [panel for make in _panels(scene) if (panel := make())]
    if not diff.has_changes:
        body = [[Text(spoken("view.same"))], *body]
    elif not body:
        body = [[Text(spoken("view.nothing"))]]
    panels = [scene.header(), *body, scene.footer()]
    if screen is not None and sum(map(len, panels)) + len(panels) > screen and view.shows(Part.TARGETS):
        panels.insert(-1, scene.headline("terminal.again"))
    return printed(panels, color=color)


def _panels(scene: Scene) -> list[Callable[[], list[Text]]]:
    """The panels that are asked for, in reading order."""
    view = scene.view
    panels: list[Callable[[], list[Text]]] = []
    if view.shows(Part.TARGETS):
        panels += [scene.headline, scene.targets]
    if view.shows(Part.COMMITMENTS):
        panels.append(scene.counts)
    if view.shows(Part.DELIVERY):
        panels.append(scene.delivery)
    if view.shows(Part.COMMITMENTS):
        panels += [scene.new, scene.dropped]
        panels += [scene.updated, scene.reworded] if view.everything else []
    if Part.MOVES in view.only or (view.everything and not view.only):
        panels.append(scene.moves)
    if view.shows(Part.WORDING):
        panels.append(scene.wording)
    return panels
