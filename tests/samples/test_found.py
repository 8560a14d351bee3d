"""The changes that were put into the samples are found as what they are."""

from __future__ import annotations

import functools

import pytest
from support.found import SAMPLES, Finding, findings, load

import reportdiff

PAIRS = ("2023-2024", "2024-2025")

FLOORS = {
    "headline target": 1.0,
    "no other headline target": 1.0,
    "target": 0.94,
    "delivery": 0.85,
    "unchanged": 0.95,
    "reworded": 0.9,
    "updated": 0.85,
    "linked": 0.75,
    "dropped": 0.95,
    "new": 0.94,
    "not moved": 0.95,
    "moved": 0.8,
    "split": 0.75,
    "merged": 0.5,
    "look-alikes kept apart": 1.0,
    "done": 0.5,
    "section": 0.95,
}
"""For each kind of listed change, the least share that must be found. Raise them as the figures rise."""


@functools.cache
def found() -> tuple[Finding, ...]:
    rows: list[Finding] = []
    for pair in PAIRS:
        listed = load(pair)
        rows += findings(reportdiff.compare(SAMPLES / listed["old"], SAMPLES / listed["new"]), listed)
    return tuple(rows)


@pytest.mark.parametrize("group", FLOORS)
def test_what_was_put_in_is_found(group: str) -> None:
    rows = [row for row in found() if row.kind == group or row.kind.startswith(f"{group} ")]
    missed = [f"{row.kind}: {row.what} ({row.instead})" for row in rows if not row.found]
    assert rows, "nothing of this kind was put in"
    assert 1 - len(missed) / len(rows) >= FLOORS[group], missed


def test_every_kind_has_a_floor() -> None:
    kinds = {row.kind for row in found()}
    assert {kind for kind in kinds if kind not in FLOORS and kind.split()[0] not in FLOORS} <= {
        kind for kind in kinds if kind.startswith("headline target ")
    }


def test_other_layouts_and_encodings_of_the_same_reports_give_the_same_changes() -> None:
    clean = reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md")
    page = reportdiff.compare(SAMPLES / "yunling-2023-gbk.txt", SAMPLES / "yunling-2024-newspaper.txt")
    assert [(c.kind, c.old, c.new) for c in page.changes] == [(c.kind, c.old, c.new) for c in clean.changes]
    assert [(t.indicator, t.change) for t in page.targets] == [(t.indicator, t.change) for t in clean.targets]
    listed = load("2023-2024")
    assert [(f.what, f.found) for f in findings(page, listed)] == [(f.what, f.found) for f in findings(clean, listed)]


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_a_sample_against_itself_has_no_change(year: int) -> None:
    path = SAMPLES / f"yunling-{year}.md"
    assert not reportdiff.compare(path, path).has_changes


@pytest.mark.parametrize(
    ("name", "other"),
    [("2024.md", "2024-newspaper.txt"), ("2023.md", "2023-gbk.txt")],
)
def test_a_sample_against_its_other_layout_has_no_change(name: str, other: str) -> None:
    diff = reportdiff.compare(SAMPLES / f"yunling-{name}", SAMPLES / f"yunling-{other}")
    assert [change for change in diff.changes if change.kind != "unchanged"] == []
