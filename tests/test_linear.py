"""Time grows in line with the text, whatever stands in it.

Every stage is given adversarial text of two sizes, the second four times the first, and measured in CPU time of this
process, best of several. Linear time makes the ratio 4, quadratic time 16; the bound lies between, so that a busy
machine does not decide. A ratio above it is measured again before it counts.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ParamSpec

import pytest

import reportdiff
from reportdiff.differ.facts import units
from reportdiff.differ.words import word_edits
from reportdiff.language import get
from reportdiff.options import DifferOptions
from reportdiff.parser import parse
from reportdiff.reader import read_bytes, read_text
from reportdiff.renderer import Format, render
from reportdiff.renderer.json import to_dict
from reportdiff.renderer.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.changes import ReportDiff

TIMES = 4
BOUND = 9.0  # the doubling may cost three times as much
WORTH_MEASURING = 0.012  # seconds; below it the machine's noise would be measured
LARGEST = 200_000  # characters: what is still too quick to measure then is quick enough

ZH = get("zh").figures().quantities
EN = get("en").figures().quantities

UNITS = (
    *("一、", "（一）", "（", "“（", "1.1", "第一，", "一是", "①", "# ", "> ", "|", "|---|"),
    *("，", "。\n", "；", "\n", "\u3000", "\x00", "长", "9", "零", "亿"),
    *("年", "5%，", "5%—", "3.", "至", "力争", "分之", "翻一番"),
    *("增长5%，", "增长5%；", "（增长5%）", "一、增长5%\n", "①增长5%，"),
    *("**", "*a", "<!--", "<p>", "<table>", "&amp;", "[^1]", "---\n", "| 甲 |\n", "\\"),
    *("（上接第一版）", "（下转第五版）\n", "— 3 —\n", "3\n", "各位代表！\n", "附件1\n", "GDP：国内生产总值。\n"),
)
FIGURES = (
    "9",
    "9,",
    "9.",
    "一",
    "零",
    "万",
    "亿亿",
    "分之",
    "5%—",
    "至",
    "每",
    "约",
    "不低于",
    "年",
    "第",
    "翻一番",
    "1.2 million ",
    "1/",
    "half a ",
    "twenty-",
)


P = ParamSpec("P")


def seconds(run: Callable[[str], object], text: str, times: int) -> float:
    """CPU time, the best of so many."""
    best = float("inf")
    gc.disable()  # what other tests left behind is not measured
    try:
        for _ in range(times):
            before = time.process_time()
            run(text)
            best = min(best, time.process_time() - before)
    finally:
        gc.enable()
    return best


def applied(run: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Callable[[str], object]:
    """A run on something that is no text."""
    return lambda _: run(*args, **kwargs)


def growth(run: Callable[[str], object], spell: Callable[[int], str], size: int) -> float:
    """How many times as long four times as much takes, once it takes long enough to tell."""
    text = spell(size)
    while (least := seconds(run, text, 1)) < WORTH_MEASURING and len(text) < LARGEST:
        size *= 2
        text = spell(size)
    if least < WORTH_MEASURING:
        return 0.0
    ratio = float("inf")
    for times in (1, 2, 3):
        ratio = min(ratio, seconds(run, spell(size * TIMES), times) / seconds(run, text, times + 1))
        if ratio < BOUND:
            break
    return ratio


def held(run: Callable[[str], object], spell: Callable[[int], str], size: int = 500) -> None:
    found = growth(run, spell, size)
    assert found < BOUND, f"four times the text takes {found:.1f} times as long"


def repeated(unit: str, before: str = "云岭省政府工作报告\n二、今年工作安排\n") -> Callable[[int], str]:
    return lambda size: before + unit * size


@pytest.mark.parametrize(("unit", "encoding"), [("增长，\n", "gb18030"), ("<p>增</p>", "utf-16"), ("é中", "big5hkscs")])
def test_reader_of_bytes(unit: str, encoding: str) -> None:
    def run(text: str) -> None:
        with suppress(reportdiff.InputError):
            read_bytes(text.encode(encoding, "replace"))

    held(run, repeated(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_reader_and_parser_with_its_indicators(unit: str) -> None:
    held(lambda text: parse(read_text(text)), repeated(unit))


@pytest.mark.parametrize("unit", FIGURES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_quantities(unit: str, language: str) -> None:
    held(ZH if language == "zh" else EN, repeated(unit, ""))


@pytest.mark.parametrize(
    "levels", [("一、甲\n", "（一）甲\n", "1.甲\n", "（1）甲\n"), tuple(f"{'1.' * i}甲\n" for i in range(1, 40))]
)
def test_headings_that_go_ever_deeper(levels: tuple[str, ...]) -> None:
    held(
        lambda text: parse(read_text(text)),
        lambda size: "云岭\n" + "".join(levels[i % len(levels)] for i in range(size)),
        100,
    )


def word(i: int) -> str:
    return "".join(chr(0x4E00 + i * factor % 7919) for factor in (37, 311, 173))


SPELLINGS: dict[str, Callable[[int, int], str]] = {
    "nothing alike": lambda i, side: f"推进{word(i)}{word(3 * i + 1)}建设{word(7 * i + side)}。",
    "all the same": lambda _i, _side: "加快推进高铁建设。",
    "all but a name the same": lambda i, side: f"加快推进{word(i + 5000 * side)}建设，提升发展水平。",
    "under a heading each": lambda i, side: f"\n（一）{word(i)}{word(3 * i)}\n推进{word(5 * i)}建设{side}。\n",
    "targets": lambda i, side: f"{word(i)}增长{i % 90 + side}%左右。",
    "one target, again and again": lambda i, side: f"建设高铁{i + side}条。",
}


def reports(spell: Callable[[int, int], str], size: int) -> tuple[reportdiff.Report, reportdiff.Report]:
    old, new = ("二、今年工作安排\n" + "".join(spell(i, side) for i in range(size)) for side in (0, 1))
    return reportdiff.parse(old), reportdiff.parse(new)


def held_for_reports(run: Callable[[reportdiff.Report, reportdiff.Report], object], name: str, size: int) -> None:
    made: dict[int, tuple[reportdiff.Report, reportdiff.Report]] = {}

    def at(text: str) -> None:
        run(*made[len(text)])

    def spell(count: int) -> str:
        made.setdefault(count, reports(SPELLINGS[name], count))
        return "." * count

    held(at, spell, size)


FRAMED = ("nothing alike", "all but a name the same")
"""Where every pair of statements shares the words of its frame. Up to 2,000 statements a side the aligner looks at all
pairs, which is the square of the length; what must grow with the length is what lies beyond."""


@pytest.mark.parametrize("name", SPELLINGS)
def test_aligner(name: str) -> None:
    held_for_reports(reportdiff.align, name, 2_100 if name in FRAMED else 150)


@pytest.mark.parametrize("name", SPELLINGS)
def test_differ(name: str) -> None:
    def run(old: reportdiff.Report, new: reportdiff.Report) -> None:
        from reportdiff import differ

        differ.diff(old, new, alignments[len(old.text)], reportdiff.Options())

    alignments = {}
    for size in (150, 600):
        old, new = reports(SPELLINGS[name], size)
        alignments[len(old.text)] = reportdiff.align(old, new)
    small, large = (reports(SPELLINGS[name], size) for size in (150, 600))
    for times in (2, 4, 8):
        spent = [min(seconds(applied(run, *pair), "", times), 1e9) for pair in (small, large)]
        if spent[1] < BOUND * max(spent[0], WORTH_MEASURING):
            return
    pytest.fail(f"four times the statements take {spent[1] / spent[0]:.1f} times as long")


EDITED: dict[str, Callable[[int], tuple[str, str]]] = {
    "one word, again and again": lambda size: ("甲" * size, "甲乙" * size),
    "turned round": lambda size: ("甲乙丙" * size, "丙乙甲" * size),
    "numbers": lambda size: ("增长5%，" * size, "增长6%，" * size),
    "nothing in common": lambda size: ("甲" * size, "乙" * size),
    "a million digits": lambda size: ("9" * size, "8" * size),
    "punctuation": lambda size: ("，。" * size, "。，" * size),
}


@pytest.mark.parametrize("name", EDITED)
def test_word_edits(name: str) -> None:
    language = get("zh")
    language.words("词典只读一次")

    def run(text: str) -> None:
        old, new = EDITED[name](len(text))
        word_edits(old, new, lambda t: units(t, language.figures().quantities(t), language.words), DifferOptions())

    held(run, lambda size: "." * size, 4_000)  # beyond what is compared unit by unit


VIEWS: dict[str, Callable[[ReportDiff], object]] = {
    **{str(fmt): partial(render, fmt=fmt, view=View(everything=True, explain=True)) for fmt in Format},
    "changes as CSV": lambda diff: render(diff, Format.CSV, table="changes"),
    "dictionaries": to_dict,
}


@pytest.fixture(scope="module")
def diffs() -> dict[str, dict[int, ReportDiff]]:
    return {
        name: {size: reportdiff.compare(*reports(spell, size)) for size in (250, 1000)}
        for name, spell in SPELLINGS.items()
    }


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", SPELLINGS)
def test_renderers(diffs: dict[str, dict[int, ReportDiff]], name: str, view: str) -> None:
    for times in (1, 3, 6):
        small, large = (seconds(applied(VIEWS[view], diffs[name][size]), "", times) for size in (250, 1000))
        if large < BOUND * max(small, WORTH_MEASURING / 2):
            return
    pytest.fail(f"four times the changes take {large / small:.1f} times as long")


@pytest.mark.parametrize("fmt", list(Format))
def test_renderers_with_one_statement_of_any_length(fmt: Format) -> None:
    small, large = (
        reportdiff.compare(*(reportdiff.parse(f"二、今年工作安排\n{unit * size}。") for unit in ("发展", "发展了")))
        for size in (5_000, 20_000)
    )
    for times in (1, 3, 6):
        spent = [seconds(applied(render, diff, fmt, view=View(everything=True)), "", times) for diff in (small, large)]
        if spent[1] < BOUND * max(spent[0], WORTH_MEASURING / 2):
            return
    pytest.fail(f"four times the text takes {spent[1] / spent[0]:.1f} times as long")
