"""Learn in which years a term stands in how many reports: the background against which wording is judged.

    python docs/learning/terms_over_years.py FOLDER reportdiff/language/zh/terms_over_years.tsv

FOLDER holds reports named `<year>….md`, in any depth. A candidate is a run of one to four dictionary words, two to
twelve characters long, that neither begins nor ends with a function word and crosses no punctuation. Kept are the terms
that came into use or went out of it: in at most `RARE` of the reports of the years before and in at least `COMMON` of a
two-year stretch after (or the other way round in time). A term that hardly ever stands outside a longer one is left to
the longer. The table has a line for each: the term, and for every year from `FIRST` on the share of that year's reports
that hold it, in 35ths, one character of `0-9a-z` each. A term beside which the same word stands more than seven times
in ten is a fragment of something longer and left out.

Memory: a first pass counts hashes only, so that terms of a few reports never become strings in the second.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reportdiff import language

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = 2000, 2026
RARE, COMMON, RATIO, LEAST = 0.01, 0.15, 12.0, 20
LONGEST, WORDS = 12, 4
INSIDE_LONGER = 0.8
SAME_NEIGHBOUR, OFTEN = 0.7, 8
SLOTS = 1 << 26
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def runs(text: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Every candidate with the word before it and the word after it."""
    zh = language.get("zh")
    rules = zh.wording()
    barred = rules.function_words | rules.stock_words
    for run in RUN.findall(text):
        words = zh.words(run)
        for i, first in enumerate(words):
            if first in barred:
                continue
            term = ""
            for j, word in enumerate(words[i : i + WORDS], start=i):
                term += word
                if len(term) > LONGEST:
                    break
                if len(term) > 1 and word not in barred:
                    yield term, words[i - 1] if i else None, words[j + 1] if j + 1 < len(words) else None


def slot(term: str) -> int:
    return zlib.crc32(term.encode()) % SLOTS


def year_counts(reports: list[tuple[Path, int]]) -> dict[str, np.ndarray]:
    hashed = np.zeros(SLOTS, dtype=np.uint16)
    for path, _ in reports:
        hashed[np.unique([slot(term) for term in terms_of(path)])] += 1
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(LAST - FIRST + 1))
    for path, year in reports:
        for term in terms_of(path):
            if hashed[slot(term)] >= LEAST:
                counts[term][year - FIRST] += 1
    return {term: years for term, years in counts.items() if years.sum() >= LEAST}


def body(path: Path) -> str:
    return FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))


def terms_of(path: Path) -> set[str]:
    return {term for term, _, _ in runs(body(path))}


def fragments(terms: set[str], reports: list[tuple[Path, int]]) -> set[str]:
    """Terms beside which the same word nearly always stands, judged in every second report."""
    left: dict[str, Counter[str | None]] = defaultdict(Counter)
    right: dict[str, Counter[str | None]] = defaultdict(Counter)
    for path, _ in reports[::2]:
        for term, before, after in runs(body(path)):
            if term in terms:
                left[term][before] += 1
                right[term][after] += 1
    return {term for term in terms if bound(left[term]) or bound(right[term])}


def bound(neighbours: Counter[str | None]) -> bool:
    total = neighbours.total()
    most = max((count for word, count in neighbours.items() if word is not None), default=0)
    return total == 0 or (total >= OFTEN and most / total > SAME_NEIGHBOUR)


def turned(counts: np.ndarray, reports: np.ndarray) -> bool:
    """Whether a term came into use: rare in three years, common in the two after the year between."""
    for year in range(4, len(counts)):
        before = share(counts, reports, max(0, year - 4), year - 1)
        after = share(counts, reports, year, min(len(counts), year + 2))
        if before <= RARE and after >= COMMON and after >= RATIO * before:
            return True
    return False


def share(counts: np.ndarray, reports: np.ndarray, start: int, end: int) -> float:
    return float(counts[start:end].sum() / max(1, reports[start:end].sum()))


def closed(terms: dict[str, float]) -> set[str]:
    longest: dict[str, float] = defaultdict(float)
    for term, total in terms.items():
        for start in range(len(term)):
            for end in range(start + 2, len(term) + 1):
                if end - start < len(term):
                    longest[term[start:end]] = max(longest[term[start:end]], total)
    return {term for term, total in terms.items() if total * INSIDE_LONGER > longest[term]}


def main(folder: str, target: str) -> None:
    named = ((path, re.match(r"\d{4}", path.name)) for path in sorted(Path(folder).rglob("*.md")))
    reports = [(path, int(match.group())) for path, match in named if match and FIRST <= int(match.group()) <= LAST]
    per_year = Counter(year for _, year in reports)
    totals = np.array([per_year[year] for year in range(FIRST, LAST + 1)], dtype=float)
    counts = year_counts(reports)
    moving = {
        term: years for term, years in counts.items() if turned(years, totals) or turned(years[::-1], totals[::-1])
    }
    pieces = fragments(set(moving), reports)
    kept = closed({term: float(years.sum()) for term, years in moving.items() if term not in pieces})
    lines = [f"# first year\t{FIRST}\n"]
    for term in sorted(kept):
        shares = moving[term] / np.maximum(totals, 1)
        lines.append(f"{term}\t{''.join(DIGITS[round(value * 35)] for value in shares)}\n")
    Path(target).write_text("".join(lines), encoding="utf-8")
    print(f"{len(reports)} reports, {len(counts)} terms in {LEAST} or more, {len(kept)} kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
