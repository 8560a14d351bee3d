"""What changed between two years' annual reports: targets, commitments, wording, and promises kept.

>>> import reportdiff
>>> old = reportdiff.read("samples/yunling-2023.md")
>>> new = reportdiff.read("samples/yunling-2024.md")
>>> diff = reportdiff.compare(old, new)
>>> diff.has_changes
True

The names below are imported when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.api import align, align_texts, compare, load_overrides, parse, quantities, read, track
    from reportdiff.changes import Alignment, Change, Delivery, Link, ReportDiff, TargetChange, TermChange
    from reportdiff.errors import InputError, OptionsError, OverridesError, ReportDiffError, VocabularyError
    from reportdiff.model import Quantity, Report, Section, Statement, Target
    from reportdiff.options import (
        AlignerOptions,
        DifferOptions,
        Options,
        ParserOptions,
        ReaderOptions,
        WordingOptions,
    )
    from reportdiff.tracks import Track

__all__ = [
    "AlignerOptions",
    "Alignment",
    "Change",
    "Delivery",
    "DifferOptions",
    "InputError",
    "Link",
    "Options",
    "OptionsError",
    "OverridesError",
    "ParserOptions",
    "Quantity",
    "ReaderOptions",
    "Report",
    "ReportDiff",
    "ReportDiffError",
    "Section",
    "Statement",
    "Target",
    "TargetChange",
    "TermChange",
    "Track",
    "VocabularyError",
    "WordingOptions",
    "__version__",
    "align",
    "align_texts",
    "compare",
    "load_overrides",
    "parse",
    "quantities",
    "read",
    "track",
]

_HOMES = {
    "api": ("align", "align_texts", "compare", "load_overrides", "parse", "quantities", "read", "track"),
    "changes": ("Alignment", "Change", "Delivery", "Link", "ReportDiff", "TargetChange", "TermChange"),
    "errors": ("InputError", "OptionsError", "OverridesError", "ReportDiffError", "VocabularyError"),
    "model": ("Quantity", "Report", "Section", "Statement", "Target"),
    "options": ("AlignerOptions", "DifferOptions", "Options", "ParserOptions", "ReaderOptions", "WordingOptions"),
    "tracks": ("Track",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name from its module (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
