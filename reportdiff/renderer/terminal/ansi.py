"""Panels of styled lines as text, plain or with ANSI colours."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["printed"]

_ANY = 1_000  # the lines are cut already; without a size the console asks the terminal for every line


def printed(panels: Sequence[Sequence[Text]], *, color: bool) -> str:
    """Return panels with an empty line between them, every line ended by a newline."""
    lines = [line for i, panel in enumerate(panels) for line in ([Text()] if i else []) + list(panel)]
    return _colored(lines) if color else "".join(f"{line.plain}\n" for line in lines)


def _colored(lines: list[Text]) -> str:
    """Return the lines with the sixteen standard colours, whatever the environment of the process says."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        force_jupyter=False,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=True,
        width=_ANY,
        height=_ANY,
        _environ={},
    )
    for line in lines:
        line.end = "\n"
        console.print(line)
    return out.getvalue()
