"""What was learnt about Chinese government work reports; docs/alignment.md says how."""

from __future__ import annotations

import functools
from importlib import resources

from reportdiff.language.evidence import Evidence

__all__ = ["evidence"]


@functools.cache
def evidence() -> Evidence:
    """Load the statistics of Chinese reports, once."""
    data = (resources.files(__package__) / "evidence.bin").read_bytes()
    documents = int.from_bytes(data[:4], "little")
    count = int.from_bytes(data[4:8], "little")
    terms = data[8 : 8 + 4 * count]
    return Evidence(documents=documents, terms=terms, frequencies=data[8 + 4 * count : 8 + 5 * count])
