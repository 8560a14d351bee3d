"""What aligning costs: growth with the number of statements, memory, and time beside comparing all pairs of strings."""

from __future__ import annotations

import math
import random
import subprocess
import sys
import time
from collections.abc import Callable
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
TEMPLATES = (
    "推进{}市{}项目建设，确保年内完成投资{}亿元",
    "新建改建{}县{}周边农村公路{}公里，改造危桥",
    "支持{}区{}企业开展技术改造，新增规模以上工业企业{}家",
    "办好{}镇{}等民生实事，新增学位{}个",
    "深入实施{}山{}工程，完成造林{}万亩",
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


def clauses(count: int, seed: int) -> tuple[list[str], list[str]]:
    """Two lists of statements as long as a clause, 12 to 40 characters: a third stands on both sides, a third is edited
    on the other side, a tenth comes from five templates, the rest has no partner; shuffled."""
    chance = random.Random(seed)
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 2_000)]

    def clause() -> str:
        if chance.random() < 0.1:
            name = "".join(chance.sample(NAMES, 2))
            return chance.choice(TEMPLATES).format(name, chance.choice(THINGS), chance.randint(2, 90))
        return "".join(chance.choices(letters, k=chance.randint(14, 42)))

    def edited(text: str) -> str:
        place = chance.randrange(len(text))
        return text[:place] + chance.choice(VERBS) + text[place + chance.randint(0, 3) :]

    old = [clause() for _ in range(count)]
    new = [chance.choice((text, edited(text), clause())) for text in old]
    chance.shuffle(new)
    return old, new


def seconds(old: list[str], new: list[str], repeats: int) -> float:
    best = math.inf
    for _ in range(repeats):
        start = time.process_time()
        align_texts(old, new)
        best = min(best, time.process_time() - start)
    return best


Maker = Callable[[int, int], tuple[list[str], list[str]]]
MAKERS = (pytest.param(synthetic, id="sentences"), pytest.param(clauses, id="clauses"))


@pytest.mark.parametrize("made", MAKERS)
def test_time_grows_almost_in_line_with_the_number_of_statements(made: Maker) -> None:
    align_texts(*made(50, 0))
    took = [seconds(*made(size, size), repeats=3 if size < 3_000 else 1) for size in SIZES]
    growth = math.log(took[-1] / took[0]) / math.log(SIZES[-1] / SIZES[0])
    print({size: round(s, 3) for size, s in zip(SIZES, took, strict=True)}, f"n^{growth:.2f}")
    assert growth <= 1.3


@pytest.mark.parametrize("made", MAKERS)
def test_ten_times_faster_than_comparing_all_pairs_of_strings(made: Maker) -> None:
    old, new = made(10_000, 1)
    ours = seconds(old, new, repeats=2)
    share = 400
    start = time.process_time()
    process.cdist(old[:share], new, scorer=fuzz.ratio)
    theirs = (time.process_time() - start) * len(old) / share
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
