"""What was learnt about a language's reports: how rare terms are, what stands for what."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statistics and weights by which the aligner judges a pair of statements."""
