"""A sample of the corpus parses, holds the invariants, and shows its parts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from parse_corpus import sweep
from support.corpus import corpus_root, reports


def test_a_sample_of_the_corpus_parses():
    root = corpus_root()
    if root is None:
        pytest.skip("the corpus is not there")
    found = sweep(reports(root / "corpus")[::4])
    assert not found.failures
    assert not found.broken
    assert found.both_parts >= 0.97 * found.recent, found.short
    assert found.in_statements >= 0.9 * found.characters
    assert len(found.longest) < 1000
