"""The samples are what their README says: whole, invented, laid out three ways, with their changes quoted verbatim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from support.found import SAMPLES, load

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS = (2023, 2024, 2025)
PAIRS = ("2023-2024", "2024-2025")
BOUNDS = {"exact", "about", "at_least", "more_than", "at_most", "less_than"}


def sample(year: int) -> str:
    return (SAMPLES / f"yunling-{year}.md").read_text(encoding="utf-8").replace("**", "")


def quotes(listed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every quotation of a list of changes, with the side it is on."""
    for row in listed["targets"]:
        for side in ("old", "new"):
            if side in row:
                yield side, row[side]["quote"]
    for row in listed["delivery"]:
        yield "old", row["target"]["quote"]
        yield "new", row["result"]["quote"]
    for row in listed["statements"]:
        yield from (("old", quote) for quote in row["old"])
        yield from (("new", quote) for quote in row["new"])
    for key in ("dropped", "new_statements", "lookalikes", "done"):
        for row in listed[key]:
            yield from ((side, row[side]) for side in ("old", "new") if side in row)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_quotation_is_verbatim_and_occurs_once(pair: str) -> None:
    listed = load(pair)
    texts = {side: (SAMPLES / listed[side]).read_text(encoding="utf-8").replace("**", "") for side in ("old", "new")}
    wrong = [(side, quote) for side, quote in quotes(listed) if texts[side].count(quote) != 1 or "\n" in quote]
    assert not wrong
    assert sum(1 for _ in quotes(listed)) > 300


@pytest.mark.parametrize("pair", PAIRS)
def test_headings_listed_stand_on_lines_of_their_own_or_open_their_paragraph(pair: str) -> None:
    listed = load(pair)
    for side in ("old", "new"):
        text = (SAMPLES / listed[side]).read_text(encoding="utf-8").replace("**", "")
        for row in listed["sections"]:
            assert re.search(rf"(?m)^(### )?（[一二三四五六七八九十]+）{row[side]}(。|$)", text), row[side]


@pytest.mark.parametrize("pair", PAIRS)
def test_listed_target_changes_agree_with_their_values(pair: str) -> None:
    for row in load(pair)["targets"]:
        sides = [row.get("old"), row.get("new")]
        assert (row["change"] == "new") == (sides[0] is None)
        assert (row["change"] == "dropped") == (sides[1] is None)
        assert all(side.get("bound", "exact") in BOUNDS for side in sides if side)
        if None in sides:
            continue
        old, new = (side.get("value") for side in sides)
        facts = [(side.get("value"), side.get("high"), side.get("unit"), side.get("bound")) for side in sides]
        same_words = row["old"]["quote"] == row["new"]["quote"]
        expected = {
            "raised": old is not None and new is not None and new > old,
            "lowered": old is not None and new is not None and new < old,
            "unchanged": facts[0] == facts[1],
            "requalified": old == new and (facts[0] != facts[1] or (old is None and not same_words)),
            "restated": facts[0][2] != facts[1][2] or (old is None) != (new is None),
        }
        assert expected[row["change"]], row["indicator"]


def test_kinds_of_every_sort_are_in_the_lists() -> None:
    both = [load(pair) for pair in PAIRS]
    headline = {row["change"] for listed in both for row in listed["targets"] if row["headline"]}
    assert headline == {"raised", "lowered", "unchanged", "requalified", "restated", "new", "dropped"}
    assert {row["kind"] for listed in both for row in listed["statements"]} == {
        "unchanged",
        "reworded",
        "updated",
        "linked",
    }
    assert {row["verdict"] for listed in both for row in listed["delivery"]} == {"met", "missed", "unclear"}
    assert {row["what"] for listed in both for row in listed["sections"]} == {
        "kept",
        "renamed",
        "renumbered",
        "split",
        "merged",
    }
    assert {row.get("shape") for listed in both for row in listed["statements"]} == {None, "split", "merged"}


@pytest.mark.parametrize("year", YEARS)
def test_a_sample_is_as_long_as_a_short_report_and_has_ten_sections(year: int) -> None:
    text = sample(year)
    assert 5000 < len(text) < 7000
    assert re.findall(r"(?m)^(?:### )?（([一二三四五六七八九十])）(?=.{4,40}$|.{4,20}。)", text)[-10:] == list(
        "一二三四五六七八九十"
    )


@pytest.mark.parametrize(("term", "counts"), [("智绿双驱", (0, 0, 8)), ("百村千景", (4, 2, 1))])
def test_the_slogan_that_comes_and_the_term_that_fades(term: str, counts: tuple[int, ...]) -> None:
    assert tuple(sample(year).count(term) for year in YEARS) == counts


def printed(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"(?m)^#+ ", "", text))


def test_the_newspaper_prints_the_same_report() -> None:
    page = (SAMPLES / "yunling-2024-newspaper.txt").read_text(encoding="utf-8")
    head = "（下转第三版）\n\n云岭日报　2024年1月17日　星期三　要闻　03\n\n（上接第一版）"
    assert page.count(head) == 1
    assert printed(page.replace(head, "")) == printed(sample(2024))
    assert max(len(line) for line in page.splitlines()) <= 40
    assert " 6.8%" in page


def test_the_gb18030_file_prints_the_same_report() -> None:
    data = (SAMPLES / "yunling-2023-gbk.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    text = data.decode("gb18030")
    assert "\r\n" in text
    assert printed(text) == printed(sample(2023))
