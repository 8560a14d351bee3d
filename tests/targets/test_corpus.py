"""What the reading of indicators and the pairing of targets reach on labelled cases, where they are at hand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.corpus import corpus_root

import reportdiff
from reportdiff import language
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

    from reportdiff.changes import ReportDiff

ROOT = corpus_root()
ASIDE = re.compile(r"（.*?）")

pytestmark = pytest.mark.skipif(ROOT is None, reason="the corpus is not at hand")


def labelled() -> list[Path]:
    return sorted(path.parent for path in ROOT.glob("gold/*/labels.json")) if ROOT else []


def test_three_indicators_of_four_are_right() -> None:
    assert ROOT
    path = ROOT / "cases" / "hard-zh.jsonl"
    if not path.exists():
        pytest.skip("no cases")
    readings = language.get("zh").figures().readings
    right = wanted = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = readings(case["text"], True)
        for expected in case["quantities"]:
            if expected["indicator"] in ("-", "") or re.search("condition|ordinal", expected["role"]):
                continue
            wanted += 1
            bare = ASIDE.sub("", expected["indicator"])
            names = [
                name
                for reading in found
                if reading.place < expected["end"]
                and (reading.quantity.end if reading.quantity else reading.end) > expected["start"]
                for name in (reading.indicator, reading.name)
            ]
            right += any(name in expected["indicator"] or bare in name for name in names if name)
    print(f"\nindicators: {right} of {wanted} right")
    assert right >= 0.75 * wanted


@pytest.mark.parametrize("folder", labelled(), ids=lambda folder: folder.name)
def test_labelled_targets_are_paired_with_their_direction(folder: Path) -> None:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    diff = reportdiff.compare(folder / "old.md", folder / "new.md")
    headline = [label for label in labels["targets"] if label["headline"]]
    found = [label["change"] == said for label in labels["targets"] if (said := direction(diff, label))]
    told = sum(direction(diff, label) is not None for label in headline)
    print(f"\n{folder.name}: {len(found)} of {len(labels['targets'])} targets, {sum(found)} directions right")
    assert len(found) >= 0.8 * len(labels["targets"])
    assert told >= 0.9 * len(headline)
    assert sum(found) >= 0.9 * len(found)


def direction(diff: ReportDiff, label: dict[str, str]) -> str | None:
    """Return the direction of the row whose clauses are within the label's quotations, or hold them."""
    for row in diff.targets:
        if row.old and row.new and meets(row.old.text, label["old"]) and meets(row.new.text, label["new"]):
            return row.change.value
    return None


def meets(clause: str, quote: str) -> bool:
    one, other = fold(clause), fold(quote)
    return one in other or other in one
