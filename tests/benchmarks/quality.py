"""Print how many of the changes put into the samples are found as what they are, and which are not.

python tests/benchmarks/quality.py [--quiet] [2023-2024 2024-2025]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.found import SAMPLES, Finding, findings, load, shares

import reportdiff


def main(arguments: list[str]) -> None:
    quiet = "--quiet" in arguments
    pairs = [argument for argument in arguments if argument != "--quiet"] or ["2023-2024", "2024-2025"]
    found: list[Finding] = []
    for pair in pairs:
        listed = load(pair)
        found += findings(reportdiff.compare(SAMPLES / listed["old"], SAMPLES / listed["new"]), listed)
    missed: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if not finding.found:
            missed[finding.kind].append(finding)
    for kind, (right, of) in shares(found).items():
        print(f"{right:4d} of {of:<4d} {kind}")
        for finding in [] if quiet else missed[kind]:
            print(f"             - {finding.what}" + (f"  ({finding.instead})" if finding.instead else ""))
    right = sum(finding.found for finding in found)
    print(f"{right:4d} of {len(found):<4d} in all: {right / len(found):.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
