"""What the aligner knows of English: nothing learnt from reports, and terms of a length that suits an alphabet."""

from __future__ import annotations

import functools

from reportdiff.language.evidence import Evidence

__all__ = ["evidence"]


@functools.cache
def evidence() -> Evidence:
    """Return the evidence for English.

    Blanks are folded away, so terms of four to six letters are whole short words, word stems and joints of two words.
    """
    return Evidence(term_lengths=(4, 5, 6))
