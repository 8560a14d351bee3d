"""What changed between two years' annual reports: targets, commitments, wording, and promises kept."""

from __future__ import annotations

from reportdiff.version import __version__

__all__ = ["__version__"]
