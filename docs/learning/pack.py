"""Write the aligner's evidence file: `python docs/learning/pack.py TERMS.npz MEANINGS.npz`.

Four 32-bit numbers (documents, terms, vectors, dimensions), the terms' hashes, their frequencies on a logarithmic scale
of 255 steps, the places among the terms of those with a vector, and the vectors in signed bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

LEAST = 20
"""Terms in fewer reports than this are not listed; they count as in this many, which is rare enough to tell."""
OUT = Path(__file__).parents[2] / "reportdiff" / "language" / "zh" / "evidence.bin"


def main(terms: str, meanings: str) -> None:
    table, learnt = np.load(terms), np.load(meanings)
    documents = int(table["documents"])
    kept = table["count"] >= LEAST
    term, count = table["term"][kept], table["count"][kept].astype(float)
    level = np.round(np.log(count) / np.log(documents) * 255).astype(np.uint8)
    place = np.searchsorted(term, learnt["term"])
    vectors = learnt["vectors"]
    scale = 127 / np.quantile(np.abs(vectors), 0.9995)
    rounded = np.clip(np.round(vectors * scale), -127, 127).astype(np.int8)
    head = np.array([documents, len(term), len(place), vectors.shape[1]], "<u4")
    parts = (head, term.astype("<u4"), level, place.astype("<u4"), rounded)
    OUT.write_bytes(b"".join(part.tobytes() for part in parts))


if __name__ == "__main__":
    main(*sys.argv[1:])
