"""The layout of Chinese pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reportdiff.language.layout import load_layout

if TYPE_CHECKING:
    from reportdiff.language.layout import LayoutRules

__all__ = ["layout_rules"]


@cache
def layout_rules() -> LayoutRules:
    """Return the rules of layout.toml."""
    return load_layout(files(__package__).joinpath("layout.toml"))
