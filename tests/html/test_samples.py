"""The page of the samples, as the command writes it: what was put into them stands where a reader looks for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.found import SAMPLES, load
from support.page import Node, parse_page

from reportdiff.renderer.messages import words

ZH = words("zh")
PAIRS = ("2023-2024", "2024-2025")


@pytest.fixture(scope="module", params=PAIRS)
def pair(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(pair: str, tmp_path_factory: pytest.TempPathFactory) -> Node:
    file = tmp_path_factory.mktemp("page") / "x.html"
    reports = [str(SAMPLES / f"yunling-{year}.md") for year in pair.split("-")]
    command = [sys.executable, "-m", "reportdiff", *reports, "-o", str(file), "--lang", "zh", "--quiet"]
    assert subprocess.run(command, check=False, timeout=120).returncode == 1
    return parse_page(Path(file).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def listed(pair: str) -> dict[str, Any]:
    return load(pair)


def bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def rows_of(table: Node) -> list[tuple[str, str, list[str]]]:
    """Each row's whole text, the word for what became of it, and its cells."""
    found = []
    for row in table.one("tbody").all("tr"):
        word = row.one("td", class_="change").text()
        found.append((bare(row.text(without="vh")), word, [bare(cell.text(without="vh")) for cell in row.all("td")]))
    return found


def test_panels_stand_in_reading_order(page: Node) -> None:
    panels = [node.attributes["id"] for node in page.one("main").all("section", class_="panel")]
    assert panels == ["overview", "targets", "delivery", "commitments", "wording", "fulltext"]
    contents = [link.attributes["href"] for link in page.one("nav", id="contents").all("a")]
    assert contents[: len(panels)] == [f"#{panel}" for panel in panels]


def test_every_headline_target_says_both_values_and_what_became_of_it(page: Node, listed: dict[str, Any]) -> None:
    rows = rows_of(page.one("table", class_="headline"))
    for target in listed["targets"]:
        if target["headline"]:
            quotes = [bare(target[side]["quote"]) for side in ("old", "new") if side in target]
            words_for_it = [word for row, word, _ in rows if all(quote in row for quote in quotes)]
            told = ZH(f"direction.{target['change']}")
            assert any(told in word for word in words_for_it), target["indicator"]


def test_promises_stand_beside_results_with_both_quotations(page: Node, listed: dict[str, Any]) -> None:
    rows = rows_of(page.one("table", class_="delivery"))
    right = [
        row["indicator"]
        for row in listed["delivery"]
        if any(
            bare(row["target"]["quote"]) in promise
            and bare(row["result"]["quote"]) in result
            and verdict == ZH(f"verdict.{row['verdict']}")
            for _, verdict, [promise, result, _] in rows
        )
    ]
    assert len(right) >= 0.8 * len(listed["delivery"])
    verdicts = [verdict for _, verdict, _ in rows]
    order = [ZH(f"verdict.{verdict}") for verdict in ("missed", "met", "unclear")]
    assert verdicts == sorted(verdicts, key=order.index)


@pytest.mark.parametrize(
    ("group", "side", "list_id"), [("dropped", "old", "dropped"), ("new_statements", "new", "new")]
)
def test_what_came_and_went_is_listed(page: Node, listed: dict[str, Any], group: str, side: str, list_id: str) -> None:
    text = bare(page.one("div", id=f"list-{list_id}").text())
    quotes = [entry[side].split("，") for entry in listed[group]]
    # Inside a group what is news comes first, so that clauses of one sentence need not stand in a row.
    found = [clauses for clauses in quotes if any(bare(clause) in text for clause in clauses)]
    assert len(found) >= 0.8 * len(quotes)


def test_the_slogan_that_came_and_the_sentence_that_says_it(page: Node, pair: str) -> None:
    panel = page.one("section", id="wording")
    assert all(link.attributes["href"] for link in panel.all("a"))
    if pair == "2024-2025":
        item = next(item for item in panel.one("div", id="wording-came").all("li") if "智绿双驱" in item.text())
        assert re.search(r"0 → [5-8](?!\d)", item.text(without="places"))
        assert "智绿双驱" in item.one("q").text()
        lines = item.one("span", class_="places").all("a")
        assert 1 <= len(lines) <= 7


def test_no_statement_is_lost_on_the_way_to_the_full_texts(page: Node, pair: str) -> None:
    for side, year in zip(("old", "new"), pair.split("-"), strict=True):
        source = (SAMPLES / f"yunling-{year}.md").read_text(encoding="utf-8")
        spans = {
            tuple(map(int, (line.attributes["data-at"] or "").split("-")))
            for cell in page.one("div", id="text").all("div", class_=side)
            for line in cell.all("p")
            if "data-at" in line.attributes
        }
        left = list(source)
        for start, end in spans:
            left[start:end] = " " * (end - start)
        assert len(bare("".join(left))) < 0.06 * len(bare(source))
