"""Real pages read like the official texts, where the corpus is at hand."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from support.corpus import corpus_root, reports
from support.layout import newspaper

from reportdiff.reader import read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from reportdiff.model import Document


@pytest.fixture
def corpus() -> Path:
    root = corpus_root()
    if root is None:
        pytest.skip("the corpus is not at hand")
    return root / "corpus"


def folded(document: Document) -> list[str]:
    return ["".join(unicodedata.normalize("NFKC", line).split()) for line in document.text.split("\n")]


def sentences(document: Document) -> Counter[str]:
    return Counter(sentence for sentence in re.split(r"(?<=[。！？])|\n", document.text) if sentence)


def test_a_newspaper_page_has_the_official_texts_paragraphs(corpus: Path) -> None:
    page = folded(read_bytes((corpus / "000_620d1f1c5ac02ec7.txt").read_bytes()))
    official = set(folded(read_bytes((corpus / "reports/内蒙古自治区/2024.md").read_bytes())))
    # One paragraph is cut by the page's end, one has a shorter dash.
    assert sum(line not in official for line in page) <= 2


def test_layouts_of_real_reports_read_like_the_reports(corpus: Path) -> None:
    chance = random.Random(7)
    lost = total = 0
    for path in chance.sample(reports(corpus / "reports"), 20):
        source = path.read_text(encoding="utf-8")
        page = newspaper(source, width=chance.choice([18, 20, 22, 24]), gap=chance.choice([0, 0.9, 1]), seed=1)
        plain = sentences(read_text(source))
        lost += sum((plain - sentences(read_text(page))).values())
        total += sum(plain.values())
    assert lost <= total * 0.002
