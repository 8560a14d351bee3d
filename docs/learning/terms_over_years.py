"""Learn in which years a term stands in how many reports: the background against which wording is judged.

    python docs/learning/terms_over_years.py FOLDER reportdiff/language/zh/terms_over_years.tsv

FOLDER holds reports named `<year>….md`, in any depth. A candidate is a run of one to four dictionary words, two to
twelve characters long, that neither begins nor ends with a function word and crosses no punctuation. Kept are the terms
that came into use or went out of it: in at most `RARE` of the reports of the years before and in at least `COMMON` of a
two-year stretch after (or the other way round in time). A term that hardly ever stands outside a longer one is left to
the longer. The table has a line for each: the term, and for every year from `FIRST` on the share of that year's reports
that hold it, in 35ths, one character of `0-9a-z` each.

Memory: a first pass counts hashes only, so that terms of a few reports never become strings in the second.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from reportdiff import language

FIRST, LAST = 2000, 2026
RARE, COMMON, RATIO, LEAST = 0.01, 0.15, 12.0, 20
LONGEST, WORDS = 12, 4
INSIDE_LONGER = 0.8
SLOTS = 1 << 26
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def candidates(text: str) -> set[str]:
    zh = language.get("zh")
    function_words = zh.wording().function_words
    found: set[str] = set()
    for run in RUN.findall(text):
        words = zh.words(run)
        for i, first in enumerate(words):
            if first in function_words:
                continue
            term = ""
            for word in words[i : i + WORDS]:
                term += word
                if len(term) > LONGEST:
                    break
                if len(term) > 1 and word not in function_words:
                    found.add(term)
    return found


def slot(term: str) -> int:
    return zlib.crc32(term.encode()) % SLOTS


def year_counts(reports: list[tuple[Path, int]]) -> dict[str, np.ndarray]:
    hashed = np.zeros(SLOTS, dtype=np.uint16)
    for path, _ in reports:
        hashed[np.unique([slot(term) for term in read(path)])] += 1
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(LAST - FIRST + 1))
    for path, year in reports:
        for term in read(path):
            if hashed[slot(term)] >= LEAST:
                counts[term][year - FIRST] += 1
    return {term: years for term, years in counts.items() if years.sum() >= LEAST}


def read(path: Path) -> set[str]:
    return candidates(FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))


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
    kept = closed({term: float(years.sum()) for term, years in moving.items()})
    lines = [f"# first year\t{FIRST}\n"]
    for term in sorted(kept):
        shares = moving[term] / np.maximum(totals, 1)
        lines.append(f"{term}\t{''.join(DIGITS[round(value * 35)] for value in shares)}\n")
    Path(target).write_text("".join(lines), encoding="utf-8")
    print(f"{len(reports)} reports, {len(counts)} terms in {LEAST} or more, {len(kept)} kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
