"""Two reports → which statements, sections and targets belong together."""

from reportdiff.aligner.reports import align, align_texts

__all__ = ["align", "align_texts"]
