"""Two reports to an alignment: which statements, sections and targets belong together."""

from reportdiff.aligner.overrides import Overrides
from reportdiff.aligner.overrides import load as load_overrides
from reportdiff.aligner.reports import align, align_texts

__all__ = ["Overrides", "align", "align_texts", "load_overrides"]
