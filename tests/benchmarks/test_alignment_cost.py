"""What aligning costs: growth with the number of statements, memory, and time beside comparing all pairs of strings."""

from __future__ import annotations

import math
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from reportdiff import align_texts

VERBS = ("修建", "改造", "加快", "推进", "完善", "实施", "支持", "建成", "启动", "提升", "优化", "扩大")
NAMES = "梓江澜州望川青屏雁回桐岭石盘白鹭月照龙吟苍梧霁岫鹿鸣筠岚"
THINGS = (
    "高速公路",
    "产业园",
    "中学",
    "医院",
    "水库",
    "防洪堤",
    "铁路",
    "物流园",
    "机场",
    "污水厂",
    "茶叶基地",
    "电网",
)
SIZES = (300, 1_000, 3_000, 10_000)


def synthetic(count: int, seed: int) -> tuple[list[str], list[str]]:
    """Two lists of invented sentences as long as a report's, one to five clauses: half of the new ones are old ones
    reworded, the rest have no partner."""
    chance = random.Random(seed)

    def clause() -> str:
        name, other = "".join(chance.sample(NAMES, 3)), "".join(chance.sample(NAMES, 2))
        first = f"{chance.choice(VERBS)}{name}{chance.choice(THINGS)}{chance.randint(2, 90)}个"
        return f"{first}、{other}{chance.choice(THINGS)}"

    def sentence() -> str:
        return "，".join(clause() for _ in range(chance.randint(1, 5))) + "。"

    old = [sentence() for _ in range(count)]
    new = [
        chance.choice(VERBS) + text[2:].replace("个、", "处和") if chance.random() < 0.5 else sentence() for text in old
    ]
    return old, new


def seconds(old: list[str], new: list[str], repeats: int) -> float:
    best = math.inf
    for _ in range(repeats):
        start = time.perf_counter()
        align_texts(old, new)
        best = min(best, time.perf_counter() - start)
    return best


def test_time_grows_almost_in_line_with_the_number_of_statements() -> None:
    align_texts(*synthetic(50, 0))
    took = [seconds(*synthetic(size, size), repeats=3 if size < 3_000 else 1) for size in SIZES]
    growth = math.log(took[-1] / took[0]) / math.log(SIZES[-1] / SIZES[0])
    print({size: round(s, 3) for size, s in zip(SIZES, took, strict=True)}, f"n^{growth:.2f}")
    assert growth <= 1.3


def test_ten_times_faster_than_comparing_all_pairs_of_strings() -> None:
    old, new = synthetic(10_000, 1)
    ours = seconds(old, new, repeats=1)
    share = 400
    start = time.perf_counter()
    process.cdist(old[:share], new, scorer=fuzz.ratio)
    theirs = (time.perf_counter() - start) * len(old) / share
    print(f"{ours:.2f} s against {theirs:.2f} s")
    assert theirs >= 10 * ours


@pytest.mark.skipif(sys.platform == "win32", reason="the standard library measures no peak memory there")
def test_ten_thousand_by_ten_thousand_stay_under_a_gigabyte() -> None:
    code = (
        "import resource, sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_alignment_cost import synthetic\n"
        "from reportdiff import align_texts\n"
        "align_texts(*synthetic(10_000, 2))\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak * (1 if sys.platform == 'darwin' else 1024))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    peak = int(run.stdout)
    print(f"{peak / 1e6:.0f} MB")
    assert peak < 1e9
