"""A sample of the corpus parses, holds the invariants, and shows its parts."""

from __future__ import annotations

import pytest
from support.corpus import corpus_root, reports
from sweep.parse_corpus import sweep


def test_a_sample_of_the_corpus_parses() -> None:
    root = corpus_root()
    if root is None:
        pytest.skip("the corpus is not there")
    found = sweep(reports(root / "corpus")[::4])
    assert not found.failures
    assert not found.broken
    assert found.both_parts >= 0.97 * found.recent, found.short
    assert found.in_statements >= 0.9 * found.characters
    assert len(found.longest) < 1000
