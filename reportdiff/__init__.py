"""What changed between two years' annual reports: targets, commitments, wording, and promises kept.

>>> import reportdiff
>>> old = reportdiff.read("samples/yunling-2023.md")
>>> new = reportdiff.read("samples/yunling-2024.md")
>>> diff = reportdiff.compare(old, new)
>>> diff.has_changes
True
"""

from __future__ import annotations

from reportdiff.api import align, align_texts, compare, parse, quantities, read, track
from reportdiff.changes import Alignment, Change, Delivery, Link, ReportDiff, TargetChange
from reportdiff.errors import InputError, OptionsError, OverridesError, ReportDiffError, VocabularyError
from reportdiff.model import Quantity, Report, Section, Statement, Target
from reportdiff.options import AlignerOptions, DifferOptions, Options, ParserOptions, ReaderOptions
from reportdiff.tracks import Track
from reportdiff.version import __version__

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
    "Track",
    "VocabularyError",
    "__version__",
    "align",
    "align_texts",
    "compare",
    "parse",
    "quantities",
    "read",
    "track",
]
