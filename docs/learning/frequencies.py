"""Count in how many reports each term stands: `python docs/learning/frequencies.py REPORTS_FOLDER OUT.npz`.

Writes `term` (32-bit hashes), `count` (reports that hold the term) and `length` (characters), and `documents`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Lengths = NDArray[np.int8]
    Counted = tuple[Hashes, NDArray[np.uint16], Lengths]

BATCH = 200


def terms(path: Path) -> tuple[Hashes, Lengths]:
    text = re.sub(r"^---.*?\n---", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.DOTALL)
    found = occurrences([fold(line) for line in text.split("\n") if line.strip()])
    term, first = np.unique(found.term, return_index=True)
    return term, found.length[first]


def merged(total: Counted, batch: list[tuple[Hashes, Lengths]]) -> Counted:
    parts = [total, *((term, np.ones(len(term), np.uint16), length) for term, length in batch)]
    terms, counts, lengths = zip(*parts, strict=True)
    term, count, length = np.concatenate(terms), np.concatenate(counts), np.concatenate(lengths)
    order = np.argsort(term, kind="stable")
    term, count, length = term[order], count[order], length[order]
    first = np.flatnonzero(np.concatenate(([True], term[1:] != term[:-1])))
    return term[first], np.add.reduceat(count, first), length[first]


def main(folder: str, out: str) -> None:
    paths = sorted(Path(folder).rglob("*.md"))
    total: Counted = np.empty(0, np.uint32), np.empty(0, np.uint16), np.empty(0, np.int8)
    for start in range(0, len(paths), BATCH):
        total = merged(total, [terms(path) for path in paths[start : start + BATCH]])
    np.savez(out, term=total[0], count=total[1], length=total[2], documents=len(paths))


if __name__ == "__main__":
    main(*sys.argv[1:])
