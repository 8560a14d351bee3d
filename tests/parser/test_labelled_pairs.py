"""What readers labelled in real reports lies where they say it does."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.corpus import corpus_root

from reportdiff.language.fold import fold
from reportdiff.model import Report, Role
from reportdiff.parser import parse
from reportdiff.reader import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = corpus_root()
PAIRS = sorted(path.parent for path in (ROOT / "gold").glob("*/labels.json")) if ROOT else []
PROMISES = ("targets", "targets_dropped", "targets_new", "statements", "dropped", "new")

pytestmark = pytest.mark.skipif(not PAIRS, reason="the labelled pairs are not there")
pairs = pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
sides = pytest.mark.parametrize("side", ["old", "new"])


@cache
def report(path: Path) -> Report:
    return parse(read_bytes(path.read_bytes()))


def quotes(folder: Path, side: str) -> Iterator[tuple[str, Role]]:
    """The quotations of a side, folded, with the role of the part in which they stand."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for key in PROMISES:
        for row in labels[key]:
            if row.get(side):
                yield fold(row[side]), Role.PLAN
    for row in labels["delivery"]:
        yield fold(row[side]), Role.PLAN if side == "old" else Role.REVIEW


def flow(found: Report) -> tuple[str, list[int]]:
    """The folded statements in a row, and for each character the index of its statement."""
    texts = [fold(statement.text) for statement in found.statements]
    return "".join(texts), [index for index, text in enumerate(texts) for _ in text]


@pairs
@sides
def test_promises_lie_in_the_plan_and_results_in_the_review(folder: Path, side: str) -> None:
    found = report(folder / f"{side}.md")
    text, owner = flow(found)
    wrong = []
    for quote, role in quotes(folder, side):
        place = text.find(quote)
        if place >= 0:
            roles = {found.statements[index].role for index in owner[place : place + len(quote)]}
            if roles != {role}:
                wrong.append((quote, roles))
    assert wrong == []


@pairs
@sides
def test_what_readers_take_for_headings_are_sections(folder: Path, side: str) -> None:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    titles = {fold(section.title) for section in report(folder / f"{side}.md").sections}
    assert {fold(row[side]) for row in labels["sections"] if row[side]} <= titles


def test_what_readers_compared_is_mostly_made_of_whole_statements() -> None:
    """A statement that readers would divide can never be matched rightly; one in ten quotations may cut a statement."""
    whole = total = 0
    for folder in PAIRS:
        for side in ("old", "new"):
            text, owner = flow(report(folder / f"{side}.md"))
            for quote in {quote.rstrip("。，；,;!！") for quote, _ in quotes(folder, side)}:
                place = text.find(quote)
                if place < 0:
                    continue
                end = place + len(quote)
                while end < len(text) and text[end] in "。，；,;!！":
                    end += 1
                total += 1
                whole += (place == 0 or owner[place] != owner[place - 1]) and (
                    end == len(text) or owner[end] != owner[end - 1]
                )
    assert whole >= 0.75 * total
