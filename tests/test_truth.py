"""What is said of the samples, and of real reports where they are at hand, stands in their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.corpus import corpus_root
from truth import check_pair, consecutive, same_bytes

SAMPLES = Path(__file__).parents[1] / "samples"
PAIRS = [
    ("yunling-2023.md", "yunling-2024.md"),
    ("yunling-2023-gbk.txt", "yunling-2024-newspaper.txt"),
    ("yunling-2024-newspaper.txt", "yunling-2025.md"),
    ("yunling-2024.md", "yunling-2023.md"),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_samples(old: str, new: str) -> None:
    assert check_pair(SAMPLES / old, SAMPLES / new) == []


def test_the_same_bytes_under_other_hash_seeds() -> None:
    assert same_bytes([(SAMPLES / old, SAMPLES / new) for old, new in PAIRS[:2]]) == []


def test_real_reports() -> None:
    root = corpus_root()
    if root is None:
        pytest.skip("no corpus here")
    for old, new in consecutive(root / "corpus", 4):
        assert check_pair(old, new) == []


def test_a_lie_is_found() -> None:
    """The check itself sees a quotation that was bent, a row that is missing, and a count that is wrong."""
    from dataclasses import replace

    from truth import check

    import reportdiff

    diff = reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md")
    assert check(diff) == []
    bent = replace(diff.new.statements[5], text=diff.new.statements[5].text.replace("。", "") + "又")
    statements = (*diff.new.statements[:5], bent, *diff.new.statements[6:])
    lies = {
        "quotes": replace(diff, new=replace(diff.new, statements=statements)),
        "in no change": replace(diff, changes=diff.changes[1:]),
        "in no row": replace(diff, targets=diff.targets[1:]),
        "sections in no link": replace(diff, sections=diff.sections[1:]),
    }
    for told, lie in lies.items():
        assert any(told in wrong for wrong in check(lie)), told
