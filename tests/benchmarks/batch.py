"""How memory grows over a batch of comparisons in one process.

python tests/benchmarks/batch.py [FOLDER] [--pairs 500]

Compares pairs of consecutive years from a folder of reports (`<place>/<year>.md`), spread evenly over it, or, without a
folder, samples against copies of them with other invented edits each time, and writes each diff as JSON. Prints what
the process holds after each tenth of the batch. It ends with exit code 1 where the second half of the batch adds more
than 5 % to what the first half left: caches that only warm up have done so by then.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.edits import edit_report
from truth import consecutive

import reportdiff
from reportdiff.renderer import Format, render

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[2] / "samples"
MOST_GROWTH = 1.05


def held() -> float:
    """Megabytes that the process holds now; where the system does not tell, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    import resource

    return pages * resource.getpagesize() / 1e6


def pairs(folder: Path | None, count: int) -> Iterator[tuple[reportdiff.Report, reportdiff.Report]]:
    """Pairs of reports to compare, read when their turn comes; those that cannot be read are left out."""
    if folder is None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*-202?.md"))]
        for seed in range(count):
            text = texts[seed % len(texts)]
            yield reportdiff.parse(text), reportdiff.parse(edit_report(text, seed).text)
        return
    for old, new in consecutive(folder, count):
        try:
            yield reportdiff.read(old), reportdiff.read(new)
        except reportdiff.InputError as error:
            print(error, file=sys.stderr)


def main() -> int:
    """Compare and print; the exit code says whether memory stays steady."""
    parser = argparse.ArgumentParser(description="How memory grows over a batch of comparisons in one process.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    given = parser.parse_args()
    step = max(1, given.pairs // 10)
    seen: list[float] = []
    began = process_time()
    done = 0
    for done, (old, new) in enumerate(pairs(given.folder, given.pairs), start=1):
        render(reportdiff.compare(old, new), Format.JSON)
        if done % step == 0:
            gc.collect()
            seen.append(held())
            print(f"{done:5d} pairs  {seen[-1]:6.1f} MB  {(process_time() - began) / done:.2f} s a pair", flush=True)
    if len(seen) < 2:
        raise SystemExit(f"{done} pairs are too few to tell")
    half = seen[len(seen) // 2 :]
    growth = max(half) / max(seen[: len(seen) // 2])
    print(f"the second half adds {growth - 1:+.1%}")
    return 0 if growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
