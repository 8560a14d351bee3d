"""The HTML report: one self-contained page that works offline and without JavaScript."""

from __future__ import annotations

from reportdiff.renderer.html.page import render_html

__all__ = ["render_html"]
