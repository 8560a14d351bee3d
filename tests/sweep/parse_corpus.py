"""Parse every report of a folder and say how well that goes.

    python tests/sweep/parse_corpus.py FOLDER [--sample N] [--list]

Prints how many reports parse without an exception and hold every invariant, how many since 2000 have a plan part and a
review part, the share of text in statements, and the longest statement. `--list` names the reports that fall short.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.corpus import report_year, reports
from support.invariants import violations

from reportdiff.model import Report, Role
from reportdiff.parser import parse
from reportdiff.reader import read_bytes

FIRST_YEAR = 2000
LEAST_SHARE = 0.1
"""The smallest share of a report's statements, by characters, that counts as a part found."""


@dataclass
class Sweep:
    """What a sweep found."""

    reports: int = 0
    failures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    recent: int = 0
    both_parts: int = 0
    short: list[str] = field(default_factory=list)
    years: int = 0
    named_years: int = 0
    characters: int = 0
    in_statements: int = 0
    statements: int = 0
    sections: int = 0
    longest: str = ""

    def __str__(self) -> str:
        return "\n".join(
            [
                f"reports: {self.reports}, exceptions: {len(self.failures)}, broken invariants: {len(self.broken)}",
                (
                    f"since {FIRST_YEAR}: {self.recent}, plan and review part found: {self.both_parts}"
                    f" ({self.both_parts / max(1, self.recent):.1%})"
                ),
                f"year as the file is named: {self.years} of {self.named_years}",
                f"share of text in statements: {self.in_statements / max(1, self.characters):.1%}",
                (
                    f"statements a report: {self.statements / max(1, self.reports):.0f},"
                    f" characters a statement: {self.in_statements / max(1, self.statements):.1f},"
                    f" sections a report: {self.sections / max(1, self.reports):.0f}"
                ),
                f"longest statement: {len(self.longest)} characters: {self.longest[:60]}…",
            ]
        )


def sweep(paths: list[Path]) -> Sweep:
    """Parse the reports and gather the figures."""
    found = Sweep()
    for path in paths:
        found.reports += 1
        try:
            report = parse(read_bytes(path.read_bytes(), path=str(path)))
        except Exception as error:  # noqa: BLE001  (the sweep's purpose is to find what raises)
            found.failures.append(f"{path}: {type(error).__name__}: {error}")
            continue
        wrong = violations(report)
        if wrong:
            found.broken.append(f"{path}: {len(wrong)}: {wrong[0]}")
        _count(found, path, report)
    return found


def _count(found: Sweep, path: Path, report: Report) -> None:
    shares: Counter[Role] = Counter()
    for statement in report.statements:
        shares[statement.role] += len(statement.text)
        if len(statement.text) > len(found.longest):
            found.longest = statement.text
    total = sum(shares.values())
    found.statements += len(report.statements)
    found.sections += len(report.sections)
    found.in_statements += total
    found.characters += sum(not char.isspace() for char in report.text)
    year = report_year(path)
    found.named_years += 1
    found.years += year == report.year
    if year and year >= FIRST_YEAR:
        found.recent += 1
        if min(shares[Role.PLAN], shares[Role.REVIEW]) >= LEAST_SHARE * total > 0:
            found.both_parts += 1
        else:
            found.short.append(
                f"{path}: " + ", ".join(f"{role} {count / max(1, total):.0%}" for role, count in shares.items())
            )


def main() -> None:
    """Run the sweep from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sample", type=int, help="parse only so many reports, drawn with a fixed seed")
    arguments.add_argument("--list", action="store_true", help="name the reports that fall short")
    given = arguments.parse_args()
    paths = reports(given.folder)
    if given.sample and given.sample < len(paths):
        paths = sorted(random.Random(2024).sample(paths, given.sample))
    found = sweep(paths)
    print(found)
    if given.list:
        print("\n".join([*found.failures, *found.broken, *found.short]))


if __name__ == "__main__":
    main()
