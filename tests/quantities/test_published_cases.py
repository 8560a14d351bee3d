"""Number expressions that other projects publish with their right reading, and hard ones from real reports.

They are no part of the repository: the tests look for the folder `cases/` of the corpus and skip without it. A case of
another project counts as read when the values on all its spans are right; where that project's reading is one that
we do not share (percentage points as percent, powers, k for thousand, old forms of characters), it is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.corpus import corpus_root

from reportdiff.language import get
from reportdiff.model import Quantity, QuantityKind

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

ROOT = corpus_root()
CASES: Path | None = ROOT / "cases" if ROOT is not None and (ROOT / "cases").is_dir() else None
pytestmark = pytest.mark.skipif(CASES is None, reason="needs the cases: name the corpus folder in REPORTDIFF_CORPUS")

NOT_OURS = frozenset(
    ["power", "letter-multiplier", "discount", "peer-quirk", "traditional-or-formal", "pp-as-percent", "no-value"]
)
FLOORS = {"recognizers-zh": 0.92, "jionlp-zh": 0.90, "cn2an-zh": 0.90}
UNITS = {"百分点": "个百分点", "倍(ratio)": "倍", "(share)": "", "%(share)": ":", "（人）": "", "% (sic; meant ‰)": "%"}
LEFT_ALONE = ("identifier", "date", "ordinal", "name", "grade")


def load(name: str) -> list[dict[str, Any]]:
    assert CASES is not None
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def near(value: Decimal | None, expected: float | None) -> bool:
    return value is not None and expected is not None and abs(float(value) - expected) <= 1e-9 * max(1, abs(expected))


def same(item: Quantity, expected: float | list[float | None]) -> bool:
    """Whether a reading has the expected value; of a range that is open on one side, the end that is named."""
    if not isinstance(expected, list):
        return near(item.value, expected)
    low, high = expected[0], expected[1]
    if low is None or high is None or low == high:
        return near(item.value, high if low is None else low)
    if len(expected) > 2:
        return near(item.value, low)
    return near(item.value, low) and near(item.high, high)


def overlapping(found: tuple[Quantity, ...], span: dict[str, Any]) -> list[Quantity]:
    return [item for item in found if item.start < span["end"] and span["start"] < item.end]


def right(found: tuple[Quantity, ...], span: dict[str, Any]) -> bool:
    return any(same(item, span["value"]) for item in overlapping(found, span))


@pytest.mark.parametrize("name", FLOORS)
def test_values_of_other_projects(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    read = get("zh").figures().quantities
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    cases = good = 0
    for case in load(name):
        spans = [span for span in case["spans"] if span["value"] is not None]
        if not spans or NOT_OURS.intersection(case["flags"]):
            continue
        found = read(case["text"])
        results = [right(found, span) for span in spans]
        cases += 1
        good += all(results)
        for span, result in zip(spans, results, strict=True):
            total[span["kind"]] += 1
            hits[span["kind"]] += result
    with capsys.disabled():
        print(f"\n{name}: {good} of {cases} cases = {good / cases:.1%}")
        for kind in sorted(total):
            print(f"  {kind:12} {hits[kind]:4} of {total[kind]:4} = {hits[kind] / total[kind]:.1%}")
    assert good / cases >= FLOORS[name]


def test_hard_expressions_of_real_reports(capsys: pytest.CaptureFixture[str]) -> None:
    read = get("zh").figures().quantities
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for case in load("hard-zh"):
        found = read(case["text"])
        for span in case["quantities"]:
            role = span["role"]
            if "no number" in role or "no digit" in role:
                continue
            items = [item for item in overlapping(found, span) if item.kind is QuantityKind.QUANTITY]
            if span["value"] is None or any(word in role for word in LEFT_ALONE):
                total["left alone"] += 1
                hits["left alone"] += not items
                continue
            kind = "range" if isinstance(span["value"], list) else "value"
            total[kind] += 1
            hits[kind] += any(_as_labelled(item, span) for item in items)
    with capsys.disabled():
        print("\nhard-zh:")
        for kind in sorted(total):
            print(f"  {kind:12} {hits[kind]:4} of {total[kind]:4} = {hits[kind] / total[kind]:.1%}")
    numbers = total["value"] + total["range"]
    assert (hits["value"] + hits["range"]) / numbers >= 0.95
    assert hits["range"] / total["range"] >= 0.90
    assert hits["left alone"] / total["left alone"] >= 0.95


def _as_labelled(item: Quantity, span: dict[str, Any]) -> bool:
    """Whether value and unit are those labelled; a fall is labelled with a sign, we keep the number as printed."""
    unit = UNITS.get(span["unit"], span["unit"])
    value = span["value"] if isinstance(span["value"], list) else abs(span["value"])
    printed = same(item, span["value"]) or (item.value is not None and item.value > 0 and same(item, value))
    return printed and unit in (item.unit, f"{item.unit}/{item.per}")
