"""Text to `Report`: structure, roles, statements, and the figures in them."""

from reportdiff.parser.build import parse

__all__ = ["parse"]
