"""Several years in every format: golden views, and what has to hold in each."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from support.golden import check
from support.invented import HOSTILE
from support.page import parse_page
from support.several_years import five_years

import reportdiff
from reportdiff.errors import OptionsError
from reportdiff.renderer import render
from reportdiff.renderer.terminal.sparkline import sparkline
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.view import Part, View
from reportdiff.tracks import Point, Track

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("zh", "en")
SCHEMA = Path(reportdiff.__file__).parent / "renderer" / "reportdiff-track-1.schema.json"
TRACK = five_years()
ALL = View(everything=True)


def hostile() -> Track:
    """The tracks with hostile text wherever a report's words stand."""
    lines = tuple(
        replace(
            line,
            name=HOSTILE + line.name,
            figures=tuple(
                replace(
                    figure,
                    target=figure.target and replace(figure.target, text=HOSTILE, relation=HOSTILE, quantity=None),
                )
                for figure in line.figures
            ),
        )
        for line in TRACK.indicators
    )
    chains = tuple(
        replace(
            chain,
            years=tuple(replace(entry, statement=replace(entry.statement, text=HOSTILE)) for entry in chain.years),
        )
        for chain in TRACK.commitments
    )
    reports = tuple(replace(report, title=HOSTILE, path=HOSTILE) for report in TRACK.reports)
    return replace(TRACK, indicators=lines, commitments=chains, reports=reports)


def scrubbed(text: str) -> str:
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-", text)
    return re.sub(r"reportdiff [0-9][^ 。]*[0-9]", "reportdiff VERSION", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_golden_terminal_view(lang: str, width: int) -> None:
    check(f"track-{lang}-{width}.txt", render(TRACK, lang=lang, width=width, view=ALL))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_golden_page(lang: str) -> None:
    check(f"track-{lang}.html", scrubbed(render(TRACK, "html", lang=lang)))


def test_golden_tables_and_markdown() -> None:
    check("track-targets-zh.csv", render(TRACK, "csv", table="targets"))
    check("track-commitments-en.csv", render(TRACK, "csv", table="commitments", lang="en"))
    check("track-zh.md", render(TRACK, "markdown"))


@pytest.mark.parametrize("make", [lambda: TRACK, hostile], ids=["invented", "hostile"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_of_the_terminal_view_is_wider_than_asked_for(make: Callable[[], Track], lang: str, width: int) -> None:
    text = render(make(), lang=lang, width=width, view=ALL)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_colour_changes_nothing_but_colour() -> None:
    plain = render(TRACK, lang="zh", view=ALL)
    assert re.sub(r"\x1b\[[0-9;]*m", "", render(TRACK, lang="zh", view=ALL, color=True)) == plain


def test_columns_of_years_stand_straight() -> None:
    lines = render(TRACK, lang="zh", width=120).splitlines()
    head = next(i for i, line in enumerate(lines) if line.split()[:2] == ["指标", "2020"])
    for year, values in (("2021", ("6.5%—7%", "缺下年报告")), ("2025", ("5.5%左右", "尚无"))):
        column = cell_len(lines[head][: lines[head].index(year)])
        for row, value in zip(lines[head + 1 : head + 3], values, strict=True):
            assert cell_len(row[: row.index(value)]) == column, row


def test_where_the_years_do_not_fit_they_come_in_blocks_that_hold_them_all() -> None:
    text = render(TRACK, lang="en", width=60, view=View(only=(Part.TARGETS,)))
    heads = [line.split()[1:] for line in text.splitlines() if line.strip().startswith("Indicator")]
    assert len(heads) > 2
    years = [word for head in heads[: len(heads) // 2] for word in head if word != "trend"]
    assert years == ["2020", "2021", "2023", "2024", "2025"]


def test_a_part_can_be_asked_for_alone() -> None:
    targets = render(TRACK, lang="en", view=View(only=(Part.TARGETS,)))
    commitments = render(TRACK, lang="en", view=View(only=(Part.COMMITMENTS,)))
    assert "Headline targets" in targets
    assert "carried on" not in targets
    assert "Headline targets" not in commitments
    assert "carried on" in commitments


def test_a_sparkline_goes_from_the_least_to_the_greatest_and_leaves_gaps() -> None:
    one, three, four, eight = (Point(Decimal(n), Decimal(n)) for n in (1, 3, 4, 8))
    assert sparkline([one, eight, None, four]) == "▁█.▄"
    assert sparkline([three, None, three]) == "▄.▄"
    assert sparkline([None, three]) == ""


@pytest.mark.parametrize("make", [lambda: TRACK, hostile], ids=["invented", "hostile"])
def test_the_json_document_keeps_to_its_schema(make: Callable[[], Track]) -> None:
    document = json.loads(render(make(), "json"))
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)] == []
    assert document["schema"] == "reportdiff-track/1"
    assert document["missing_years"] == [2022]


def test_the_json_document_quotes_what_stands_in_the_files() -> None:
    document = json.loads(render(TRACK, "json"))
    texts = {report.year: report.text for report in TRACK.reports}
    for line in document["indicators"]:
        for year in line["years"]:
            for side, of in ((year["target"], year["year"]), (year["result"], year["year"] + 1)):
                if side is not None:
                    assert texts[of][side["start"] : side["end"]] == side["text"]
                    assert texts[of].splitlines()[side["line"] - 1].find(side["text"]) >= 0


def test_the_tables_hold_every_year_of_every_indicator() -> None:
    rows = list(csv.DictReader(io.StringIO(render(TRACK, "csv", lang="en").removeprefix("\ufeff"))))
    assert len(rows) == len(TRACK.indicators) * len(TRACK.years)
    assert len(TRACK.rows()) == len(rows)
    with pytest.raises(OptionsError, match="targets, commitments"):
        render(TRACK, "csv", table="delivery")


@pytest.mark.parametrize("make", [lambda: TRACK, hostile], ids=["invented", "hostile"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_a_sound_document_that_loads_and_runs_nothing(make: Callable[[], Track], lang: str) -> None:
    text = render(make(), "html", lang=lang)
    page = parse_page(text)
    ids = Counter(node.attributes["id"] for node in page.all() if "id" in node.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [a.attributes["href"] for a in page.all("a") if (a.attributes["href"] or "")[1:] not in ids] == []
    assert not page.all("script") + page.all("link") + page.all("img") + page.all("iframe")
    for node in page.all():
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]
    policy = dict(part.strip().split(" ", 1) for part in (page.all("meta")[0].attributes["content"] or "").split(";"))
    digest = base64.b64encode(hashlib.sha256(page.one("style").text().encode()).digest()).decode()
    assert policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    levels = [int(node.tag[1]) for node in page.one("main").all() if re.fullmatch("h[1-6]", node.tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_chart_is_told_in_words_and_stands_beside_its_table() -> None:
    page = parse_page(render(TRACK, "html"))
    charts = page.all("svg", role="img")
    assert charts
    for chart in charts:
        named = (chart.attributes["aria-labelledby"] or "").split()
        title, told = chart.one("title"), chart.one("desc")
        assert [title.attributes["id"], told.attributes["id"]] == named
        assert told.text()
    growth = page.one("div", id=TRACK.indicators[0].id)
    desc = growth.one("svg", role="img").one("desc").text()
    assert "目标 2021年：6.5%—7%" in desc
    assert "2023年未设" in desc
    cells = [[cell.text() for cell in (*row.all("th"), *row.all("td"))] for row in growth.one("tbody").all("tr")]
    assert [row[0] for row in cells] == ["2020", "2021", "2023", "2024", "2025"]
    assert cells[2][1] == "未设"


def test_both_interface_languages_have_the_same_words() -> None:
    assert list(TRACK_MESSAGES["zh"]) == list(TRACK_MESSAGES["en"])


def test_every_word_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(reportdiff.__file__).parent / "renderer").rglob("*.py")
        if "messages" not in path.name
    )
    made = ("presence.", "track.flow")
    assert [key for key in TRACK_MESSAGES["en"] if key not in source and not key.startswith(made)] == []
