"""A report against an edited copy of itself: each edit is reported as what it is, and nothing else is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.corpus import corpus_root, report_year, reports
from support.edits import Bare, EditKind, Score, edit_report, score
from support.found import SAMPLES
from support.layout import newspaper

import reportdiff

if TYPE_CHECKING:
    from pathlib import Path

LAYOUTS = ("clean", "newspaper")
LEAST = 0.99
"""The least share of each kind of edit; one may be missed where few were made."""
YEARS = (2023, 2024, 2025)


def scored(text: str, seed: int, layout: str) -> Score:
    edited = edit_report(text, seed)
    new = newspaper(edited.text, page_marks=False, seed=seed) if layout == "newspaper" else edited.text
    return score(reportdiff.compare(reportdiff.parse(text), reportdiff.parse(new)), edited)


def check(total: Score) -> None:
    print(total, *total.misses, sep="\n")
    for kind in EditKind:
        assert total.made[kind] > 0
        missed = total.made[kind] - total.right[kind]
        assert missed <= max(1, (1 - LEAST) * total.made[kind]), kind
    assert total.alarms_per_hundred <= 0.3


@pytest.mark.parametrize("layout", LAYOUTS)
def test_known_edits_of_the_samples_are_reported_as_what_they_are(layout: str) -> None:
    total = Score()
    for year in YEARS:
        text = (SAMPLES / f"yunling-{year}.md").read_text(encoding="utf-8")
        for seed in range(3):
            total += scored(text, seed, layout)
    check(total)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_known_edits_of_real_reports_are_reported_as_what_they_are(layout: str) -> None:
    total = Score()
    for seed, path in enumerate(real_reports()):
        total += scored(path.read_text(encoding="utf-8"), seed, layout)
    check(total)


def real_reports(count: int = 12) -> list[Path]:
    """Some reports of this century, spread over places and years."""
    root = corpus_root()
    if root is None:
        pytest.skip("no corpus")
    paths = [path for path in reports(root / "corpus" / "reports") if (report_year(path) or 0) >= 2005]
    return paths[:: max(1, len(paths) // count)][:count]


@settings(max_examples=20, deadline=None)
@given(year=st.sampled_from(YEARS), seed=st.integers(0, 10**6))
def test_the_maker_tells_the_truth(year: int, seed: int) -> None:
    text = (SAMPLES / f"yunling-{year}.md").read_text(encoding="utf-8")
    edited = edit_report(text, seed)
    old, new = Bare(text).text, Bare(edited.text).text
    for edit in edited.edits:
        in_old = old[slice(*edit.old)] if edit.old else ""
        in_new = new[slice(*edit.new)] if edit.new else ""
        before, _, after = (re.sub(r"[\s*]", "", part) for part in edit.text.partition(">"))
        match edit.kind:
            case EditKind.DELETED:
                assert (in_old, in_new) == (before, "")
                assert before not in new
            case EditKind.PUT_IN:
                assert (in_old, in_new) == ("", after)
                assert after not in old
            case EditKind.CHANGED:
                assert (in_old, in_new) == (before, after)
                assert before != after
            case EditKind.EXCHANGED:
                assert in_old == in_new == before
    assert {edit.kind for edit in edited.edits} == set(EditKind)


@given(seed=st.integers(0, 50))
def test_the_layout_of_a_page_leaves_the_bare_text_alone(seed: int) -> None:
    text = (SAMPLES / "yunling-2025.md").read_text(encoding="utf-8")
    assert Bare(newspaper(text, page_marks=False, seed=seed)).text == Bare(text).text
