"""Learn which words speak for a plan part and which for a review part.

    python docs/learning/role_words.py FOLDER [REPORTS]

FOLDER holds reports named `<year>….md`, in any depth; REPORTS (300) of them are drawn with a fixed seed. Each is
parsed, and its statements count by the role the parser gave them (the first time, from headings and a few words set by
hand). A candidate is a dictionary word, or two in a row of at most four characters together, that at least `LEAST` of
the reports hold. Its weight is the log odds of standing in a plan statement against a review statement, with two added
to every count. Printed are the candidates that tell most (weight times the square root of the count), the plan's first.

From these lists the table `cues` of `language/zh/structure.toml` was chosen by hand: words that depend on a place, a
year or a subject were left out, the rest kept with their weights, a few extreme ones cut to ±4.5 or less.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from reportdiff import language
from reportdiff.model import Role
from reportdiff.parser import parse
from reportdiff.reader import read_bytes

LEAST = 0.3
SHOWN = 170
HAN = re.compile(r"[\u4e00-\u9fff]+")


def features(words: list[str]) -> set[str]:
    """Return the words of a statement and its short pairs of words."""
    pairs = {one + two for one, two in pairwise(words) if len(one + two) <= 4}
    return {word for word in {*words, *pairs} if HAN.fullmatch(word)}


def learn(paths: list[Path]) -> list[tuple[str, float, int]]:
    """Return the words of enough reports with their weights and counts, the most telling first."""
    cut = language.get("zh").words
    counts = {Role.PLAN: Counter[str](), Role.REVIEW: Counter[str]()}
    totals: Counter[Role] = Counter()
    reports: Counter[str] = Counter()
    for path in paths:
        seen: set[str] = set()
        for statement in parse(read_bytes(path.read_bytes())).statements:
            if statement.role in counts:
                found = features(cut(statement.text))
                counts[statement.role].update(found)
                totals[statement.role] += 1
                seen |= found
        reports.update(seen)
    plan, review = counts[Role.PLAN], counts[Role.REVIEW]
    rows = []
    for word, number in reports.items():
        if number >= LEAST * len(paths):
            ahead = math.log((plan[word] + 2) / (totals[Role.PLAN] + 4))
            back = math.log((review[word] + 2) / (totals[Role.REVIEW] + 4))
            rows.append((word, ahead - back, plan[word] + review[word]))
    return sorted(rows, key=lambda row: (-abs(row[1]) * math.sqrt(row[2]), row[0]))


def main() -> None:
    """Print both lists."""
    paths = sorted(path for path in Path(sys.argv[1]).rglob("*.md") if path.stem[:4].isdigit())
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rows = learn(random.Random(11).sample(paths, min(number, len(paths))))
    for name, sign in (("plan", 1), ("review", -1)):
        print(name, *[f"{word}:{weight:.2f}" for word, weight, _ in rows if weight * sign > 0][:SHOWN])


if __name__ == "__main__":
    main()
