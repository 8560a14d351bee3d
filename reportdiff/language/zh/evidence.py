"""What was learnt about Chinese government work reports; docs/alignment.md says how."""

from __future__ import annotations

import functools
from importlib import resources

from reportdiff.language.evidence import Evidence, read_weights

__all__ = ["evidence"]

_HEADER = 16
"""Four 32-bit numbers: reports counted, terms, terms with a vector, dimensions."""


@functools.cache
def evidence() -> Evidence:
    """Load the statistics of Chinese reports, once."""
    folder = resources.files(__package__)
    data = memoryview((folder / "evidence.bin").read_bytes())
    documents, terms, owners, dimensions = (int.from_bytes(data[k : k + 4], "little") for k in range(0, _HEADER, 4))
    sizes = (4 * terms, terms, 4 * owners, owners * dimensions)
    parts = []
    start = _HEADER
    for size in sizes:
        parts.append(data[start : start + size])
        start += size
    return Evidence(
        documents=documents,
        terms=parts[0],
        frequencies=parts[1],
        vector_terms=parts[2],
        vectors=parts[3],
        dimensions=dimensions,
        weights=read_weights((folder / "weights.toml").read_text(encoding="utf-8")),
    )
