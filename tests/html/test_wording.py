"""The panel of terms: what came, went, rose and fell, with its sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.invented import invented_diff
from support.page import Node, parse_page

from reportdiff.changes import ReportDiff, TermChange, WordingKind
from reportdiff.renderer.html import render_html


def page_of(diff: ReportDiff, lang: str = "zh") -> Node:
    return parse_page(render_html(diff, lang=lang))


def with_terms(*terms: TermChange) -> ReportDiff:
    return replace(invented_diff(), wording=terms)


@pytest.mark.parametrize("terms", [None, ()])
def test_no_panel_without_terms(terms: tuple[TermChange, ...] | None) -> None:
    page = page_of(replace(invented_diff(), wording=terms))
    assert not page.all(id="wording")
    assert not page.all("a", href="#wording")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_terms_stand_under_their_kind_with_counts(lang: str) -> None:
    panel = page_of(invented_diff(), lang).one(id="wording")
    lists = [node.attributes["id"] for node in panel.all("div") if "id" in node.attributes]
    assert lists == ["wording-came", "wording-went", "wording-rose"]
    assert "新质生产力" in panel.one(id="wording-came").text()
    assert "1 → 4" in panel.one(id="wording-rose").text()


def test_the_sentence_is_quoted_whole_with_the_term_set_off() -> None:
    diff = with_terms(TermChange("低空经济", WordingKind.CAME, 0, 1, 2.0, (), ("s13-1",)))
    said = page_of(diff).one(id="w1").one("a", class_="said")
    assert said.attributes["href"] == "#n-s13-1"
    quote = said.one("q")
    assert quote.text() == "布局建设“云上岭南”低空经济试验区3个。"
    assert quote.one("b").text() == "低空经济"
    start, end = map(int, (quote.attributes["data-at"] or "").split("-"))
    assert diff.new.text[start:end] == quote.text()


def test_further_places_are_linked_by_their_lines_on_both_sides() -> None:
    diff = with_terms(TermChange("改造", WordingKind.FELL, 9, 2, -2.0, ("s7-1", "s13-1"), ("s10-1", "s15-1")))
    places = page_of(diff).one(id="w1").all("span", class_="places")
    links = [[(a.attributes["href"], a.text()) for a in place.all("a")] for place in places]
    lines = {statement.id: str(diff.old.line(statement.start)) for statement in diff.old.statements}
    assert links[0] == [("#o-s13-1", lines["s13-1"])]
    assert [href for href, _ in links[1]] == ["#n-s10-1", "#n-s15-1"]


def test_a_long_list_is_folded_and_not_lost() -> None:
    terms = [TermChange(f"词{number}", WordingKind.CAME, 0, 1, 2.0, (), ("s13-1",)) for number in range(30)]
    panel = page_of(with_terms(*terms)).one(id="wording-came")
    assert len(panel.one("details").all("li")) == 18
    assert len(panel.all("li")) == 30
    assert "另有18项" in panel.one("summary").text()
