"""What a language says about the structure of a report: numbering, roles, sentences and clauses."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["StructureRules"]


@dataclass(frozen=True, slots=True)
class StructureRules:
    """Patterns and word lists by which the reader and the parser find headings, roles, sentences and statements."""
