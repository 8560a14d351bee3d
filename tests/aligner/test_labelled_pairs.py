"""How many of the matches that careful readers found are found, where their labels are at hand."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path

import pytest
from support.corpus import corpus_root

import reportdiff


@functools.cache
def figures() -> list[dict[str, float]]:
    root = corpus_root()
    if root is None:
        pytest.skip("no corpus")
    spec = importlib.util.spec_from_file_location("score", root / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = []
    for folder in sorted(Path(root / "gold").iterdir()):
        if (folder / "labels.json").exists():
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            diff = reportdiff.compare(folder / "old.md", folder / "new.md").to_dict()
            rows.append(module.score(labels, diff))
    return rows


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("statement_f1", 0.72),
        ("dropped_kept_apart", 0.84),
        ("new_kept_apart", 0.88),
        ("section_recall", 0.95),
    ],
)
def test_the_mean_over_the_labelled_pairs(figure: str, floor: float) -> None:
    values = [row[figure] for row in figures()]
    assert sum(values) / len(values) >= floor, values
