"""What can go wrong, and what to do about it: every error a caller may catch is a `ReportDiffError`."""

from __future__ import annotations

__all__ = ["InputError", "OptionsError", "OutputError", "OverridesError", "ReportDiffError", "VocabularyError"]


class ReportDiffError(Exception):
    """The base of all errors of this package; its message is one line that says what is wrong and what to do."""


class InputError(ReportDiffError):
    """A report that cannot be read: missing, empty, not text, or in an encoding that does not decode."""


class OptionsError(ReportDiffError):
    """An option, or a combination of options, that makes no sense."""


class OutputError(ReportDiffError):
    """An output file that cannot be written, or must not be."""


class VocabularyError(ReportDiffError):
    """A vocabulary file that cannot be used."""


class OverridesError(ReportDiffError):
    """An overrides file that cannot be used, or one of its entries that names nothing in the reports."""
