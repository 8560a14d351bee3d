"""What holds of every report, whatever its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.corpus import corpus_root, reports
from support.invariants import violations

from reportdiff.errors import InputError
from reportdiff.parser import parse
from reportdiff.reader import read_bytes, read_text

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

MARKS = (
    "一、 （一） 1. 1． （1） 第一章　 第一， 一是 —— ① # ## ** * - > | [1] 各位代表！ 各位代表： "
    "“ ” 《 》 （ ） 。 ； ， ： ！ 、"
)
WORDS = (
    "2023年工作回顾 2024年工作安排 政府工作报告 名词解释 附件1 民生实事 加快推进青白高铁建设 地区生产总值增长6%左右 "
    "云岭省省长 （上接第一版） <!--图--> |---|---|"
)
PIECES = st.sampled_from([*MARKS.split(" "), *WORDS.split(" "), "\n\n", "\n", "　　", " ", "\t"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_nothing_is_lost_and_nothing_stands_twice(text: str) -> None:
    try:
        document = read_text(text)
    except InputError:
        return
    report = parse(document)
    assert violations(report) == []
    assert parse(document) == report


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("yunling-*")), ids=lambda path: path.name)
def test_the_samples_hold_the_invariants(path: Path) -> None:
    if path.suffix == ".toml":
        pytest.skip("no report")
    assert violations(parse(read_bytes(path.read_bytes()))) == []


def test_real_reports_hold_the_invariants() -> None:
    root = corpus_root()
    if root is None:
        pytest.skip("the corpus is not there")
    found = reports(root / "corpus")
    for path in found[:: max(1, len(found) // 25)]:
        assert violations(parse(read_bytes(path.read_bytes()))) == [], path
