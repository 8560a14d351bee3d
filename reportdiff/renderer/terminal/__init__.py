"""The terminal view, what a reader sees first.

Importing this package loads rich; nothing else does.
"""

from __future__ import annotations

from reportdiff.renderer.terminal.page import render_terminal
from reportdiff.renderer.terminal.track import render_track_terminal

__all__ = ["render_terminal", "render_track_terminal"]
