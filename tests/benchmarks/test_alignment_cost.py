"""What aligning costs: growth with the number of statements, memory, and time beside comparing all pairs of strings."""

from __future__ import annotations

import math
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from reportdiff import Report, align, align_texts, parse

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

Lists = tuple[list[str], list[str]]
Maker = Callable[[int, int], Lists]
"""Makes two lists of so many texts, from a seed."""
Spell = Callable[[random.Random], str]
"""Makes one text."""


def synthetic(count: int, seed: int) -> Lists:
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


def clauses(count: int, seed: int) -> Lists:
    """Two lists of statements as long as a clause, 12 to 40 characters: a third stands on both sides, a third is edited
    on the other side, a tenth comes from five templates, the rest has no partner; shuffled."""

    def clause(chance: random.Random) -> str:
        return template(5)(chance) if chance.random() < 0.1 else characters(14, 42)(chance)

    return in_thirds(clause)(count, seed)


def characters(least: int, most: int) -> Spell:
    """Spell texts of random Han characters."""
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 2_000)]
    return lambda chance: "".join(chance.choices(letters, k=chance.randint(least, most)))


def words(least: int, most: int) -> Spell:
    """Spell texts of invented words that are as frequent as those of a language (Zipf)."""
    chance = random.Random(0)
    every = [characters(1, 3)(chance) for _ in range(3_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(every) + 1)))

    def text(chance: random.Random) -> str:
        return "".join(chance.choices(every, cum_weights=weights, k=most))[: chance.randint(least, most)]

    return text


def template(kinds: int) -> Spell:
    """Spell sentences of so many templates, with a name, a thing and a number in each."""

    def text(chance: random.Random) -> str:
        name = "".join(chance.sample(NAMES, 2))
        return chance.choice(TEMPLATES[:kinds]).format(name, chance.choice(THINGS), chance.randint(2, 90))

    return text


def edited(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(VERBS) + text[place + chance.randint(0, 3) :]


def in_thirds(spell: Spell) -> Maker:
    """A third stands on both sides, a third is edited, a third is new; shuffled."""

    def made(count: int, seed: int) -> Lists:
        chance = random.Random(seed)
        old = [spell(chance) for _ in range(count)]
        new = [(text, edited(text, chance), spell(chance))[k % 3] for k, text in enumerate(old)]
        chance.shuffle(new)
        return old, new

    return made


def all_edited(spell: Spell) -> Maker:
    def made(count: int, seed: int) -> Lists:
        chance = random.Random(seed)
        old = [spell(chance) for _ in range(count)]
        return old, [edited(text, chance) for text in old]

    return made


def all_equal(spell: Spell) -> Maker:
    def made(count: int, seed: int) -> Lists:
        chance = random.Random(seed)
        old = [spell(chance) for _ in range(count)]
        return old, list(old)

    return made


def nothing_alike(spell: Spell) -> Maker:
    def made(count: int, seed: int) -> Lists:
        chance = random.Random(seed)
        return [spell(chance) for _ in range(count)], [spell(chance) for _ in range(count)]

    return made


pytestmark = pytest.mark.benchmark

SHAPES: dict[str, tuple[Maker, float]] = {
    "sentences": (synthetic, 10),
    "clauses": (clauses, 10),
    "clauses of 10": (in_thirds(characters(10, 10)), 9),
    "clauses of 20": (in_thirds(characters(20, 20)), 10),
    "clauses of 30": (in_thirds(characters(30, 30)), 10),
    "texts of 60 to 100": (in_thirds(characters(60, 100)), 10),
    "words, 20": (in_thirds(words(20, 20)), 10),
    "words, 10": (in_thirds(words(10, 10)), 7),
    "all equal": (all_equal(characters(20, 20)), 10),
    "all edited": (all_edited(characters(20, 20)), 10),
    "nothing alike": (nothing_alike(characters(20, 20)), 10),
    "five templates": (in_thirds(template(5)), 6),
    "one template": (in_thirds(template(1)), 5),
    "one template, nothing equal": (nothing_alike(template(1)), 4),
}
"""Lists by what they are made of, and how many times faster than `cdist` aligning them is at least: where texts are
short and of one frame, all that `cdist` compares is quick, and all that the aligner looks at is alike."""


def report(texts: Sequence[str]) -> Report:
    """Read a report that plans what the texts say, three a paragraph and a hundred a section."""
    lines = ["云岭省2024年政府工作报告", "二、2024年工作安排"]
    for start in range(0, len(texts), 100):
        lines.append(f"（{start // 100 + 1}）{texts[start][:6]}")
        some = [text.rstrip("。") + "。" for text in texts[start : start + 100]]
        lines += ["".join(some[k : k + 3]) for k in range(0, len(some), 3)]
    return parse("\n\n".join(lines) + "\n")


def reports(count: int, name: str) -> tuple[Report, Report]:
    old, new = SHAPES[name][0](count, count)
    return report(old), report(new)


def seconds(run: Callable[[], object], repeats: int) -> float:
    """CPU time, the best of so many."""
    best = math.inf
    for _ in range(repeats):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def growth(runs: Sequence[Callable[[], object]]) -> float:
    """The power of the number of statements that time grows with, from the smallest of `SIZES` to the largest."""
    runs[0]()
    took = [seconds(run, repeats=3 if size < 3_000 else 2) for size, run in zip(SIZES, runs, strict=True)]
    found = math.log(took[-1] / took[0]) / math.log(SIZES[-1] / SIZES[0])
    print({size: round(s, 3) for size, s in zip(SIZES, took, strict=True)}, f"n^{found:.2f}")
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_almost_in_line_with_the_number_of_statements(name: str) -> None:
    lists = [SHAPES[name][0](size, size) for size in SIZES]
    assert growth([partial(align_texts, *pair) for pair in lists]) <= 1.3


@pytest.mark.parametrize("name", SHAPES)
def test_time_for_reports_grows_almost_in_line_with_the_number_of_statements(name: str) -> None:
    """Headings, sections, targets and works in it as well; the templates make every statement a target."""
    assert growth([partial(align, *reports(size, name)) for size in SIZES]) <= 1.3


@pytest.mark.parametrize("name", SHAPES)
def test_many_times_faster_than_comparing_all_pairs_of_strings(name: str) -> None:
    made, times = SHAPES[name]
    old, new = made(10_000, 1)
    ours = seconds(lambda: align_texts(old, new), repeats=3)
    share = 400
    theirs = seconds(lambda: process.cdist(old[:share], new, scorer=fuzz.ratio), repeats=2) * len(old) / share
    print(f"{ours:.2f} s against {theirs:.2f} s: {theirs / ours:.1f} times")
    assert theirs >= times * ours


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process alone is told by /proc")
@pytest.mark.parametrize("run", ["align_texts(*synthetic(10_000, 2))", "align(*reports(10_000, 'five templates'))"])
def test_ten_thousand_by_ten_thousand_stay_under_a_gigabyte(run: str) -> None:
    code = (
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_alignment_cost import reports, synthetic\n"
        "from reportdiff import align, align_texts\n"
        f"{run}\n"
        # getrusage would count what the process that started this one held.
        "print(1024 * int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    peak = int(done.stdout)
    print(f"{peak / 1e6:.0f} MB")
    assert peak < 1e9
