"""The HTML report: one self-contained page that works offline and without JavaScript, and a notebook's digest of it."""

from __future__ import annotations

from reportdiff.renderer.html.notebook import render_digest
from reportdiff.renderer.html.page import render_html

__all__ = ["render_digest", "render_html"]
