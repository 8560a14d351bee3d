"""CSV for a spreadsheet."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from support.golden import check
from support.invented import hostile_diff, invented_diff, same_diff

from reportdiff.errors import OptionsError
from reportdiff.model import Role
from reportdiff.renderer.csv import TABLES, render_csv
from reportdiff.renderer.view import View

DIFF = invented_diff()
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("table", list(TABLES))
def test_golden(table: str, lang: str) -> None:
    check(f"{table}-{lang}.csv", render_csv(DIFF, table=table, lang=lang))


def test_numbers_are_numbers_in_base_units() -> None:
    row = next(row for row in rows(render_csv(DIFF, lang="en")) if row["indicator"] == "城镇新增就业")
    assert (row["old value"], row["new value"], row["old unit"]) == ("200000", "180000", "人")
    assert row["change"] == "lowered"


def test_a_table_without_rows_still_has_its_head() -> None:
    assert render_csv(same_diff(), table="delivery", lang="en").startswith("\ufeffindicator,verdict,")


@pytest.mark.parametrize("table", list(TABLES))
@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@x", "\t=1", '"=1"', '",=1', "a\r\n=1"])
def test_no_cell_is_a_formula_and_no_row_breaks(table: str, text: str) -> None:
    found = list(csv.reader(StringIO(render_csv(hostile_diff(text), table=table)[1:], newline="")))
    assert len(found) == len(TABLES[table](DIFF)) + 1
    assert len({len(row) for row in found}) == 1
    for row in found[1:]:
        assert not any(value[:1] in "=+-@\t\r" for value in row if value and not NUMBER.fullmatch(value))


def test_terms_stand_with_a_sentence_of_each_report_that_holds_them() -> None:
    found = {row["term"]: row for row in rows(render_csv(DIFF, table="wording", lang="en"))}
    assert (found["云岭一号"]["use"], found["云岭一号"]["old count"], found["云岭一号"]["new count"]) == (
        "rose",
        "1",
        "4",
    )
    assert found["新质生产力"]["old text"] == ""
    statement = next(s for s in DIFF.new.statements if s.id == "s13-1")
    assert found["新质生产力"]["new text"] == statement.text
    assert int(found["新质生产力"]["new line"]) == DIFF.new.line(statement.start)
    assert render_csv(replace(DIFF, wording=None), table="wording").count("\n") == 1


def test_roles_and_sections_narrow_the_table() -> None:
    plan = rows(render_csv(DIFF, table="changes", lang="en", view=View(roles=(Role.PLAN,))))
    assert 0 < len(plan) < len(DIFF.changes)
    section = rows(render_csv(DIFF, table="targets", lang="en", view=View(section="夯实农业基础")))
    assert [row["indicator"] for row in section] == ["高标准农田"]


def test_an_unknown_table() -> None:
    with pytest.raises(OptionsError, match="targets, changes, delivery, wording"):
        render_csv(DIFF, table="moves")
