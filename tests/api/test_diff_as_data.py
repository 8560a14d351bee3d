"""A `ReportDiff` in a script or a notebook: narrowed, written and read back, pickled, shown."""

from __future__ import annotations

import copy
import json
import pickle
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import reportdiff
from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.model import Role
from reportdiff.renderer import Format, render

SAMPLES = Path(__file__).parent.parent.parent / "samples"
WORDING = reportdiff.Options(differ=reportdiff.DifferOptions(wording=reportdiff.WordingOptions()))


@cache
def sample() -> reportdiff.ReportDiff:
    return reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md", options=WORDING)


@cache
def statements() -> tuple[dict[str, reportdiff.Statement], ...]:
    return tuple({s.id: s for s in report.statements} for report in (sample().old, sample().new))


def texts(change: reportdiff.Change) -> str:
    old, new = statements()
    return "".join([*(old[i].text for i in change.old), "|", *(new[i].text for i in change.new)])


def test_without_a_criterion_everything_stays() -> None:
    assert sample().filter() == sample()


def test_kinds_narrow_the_changes_and_nothing_else() -> None:
    found = sample().filter(kinds=["new", ChangeKind.DROPPED])
    assert {change.kind for change in found.changes} == {ChangeKind.NEW, ChangeKind.DROPPED}
    assert len(found.changes) == sum(sample().summary["changes"][kind] for kind in ("new", "dropped"))
    assert (found.targets, found.delivery, found.old) == (sample().targets, sample().delivery, sample().old)
    assert found.summary["changes"]["updated"] == 0


def test_one_name_is_as_good_as_a_list_of_one() -> None:
    assert sample().filter(kinds="new") == sample().filter(kinds=["new"])


def test_directions_and_headline_narrow_the_targets() -> None:
    found = sample().filter(directions="raised", headline=True)
    assert found.targets == tuple(t for t in sample().targets if t.headline and t.change is Direction.RAISED)
    assert found.targets
    assert found.changes == sample().changes


def test_verdicts_narrow_the_delivery() -> None:
    found = sample().filter(verdicts=Verdict.MISSED)
    assert {row.verdict for row in found.delivery} == {Verdict.MISSED}
    assert found.summary["delivery"] == {"met": 0, "missed": len(found.delivery), "unclear": 0}


def test_roles_keep_changes_that_touch_such_a_part() -> None:
    old, new = statements()
    for role in Role:
        kept = sample().filter(roles=role).changes
        assert kept == tuple(
            c for c in sample().changes if role in {old[i].role for i in c.old} | {new[i].role for i in c.new}
        )


def headings_over(report: reportdiff.Report, statement: str) -> str:
    """All headings a statement stands under, from the outermost, as one text."""
    section = next(s.section for s in report.statements if s.id == statement)
    titles = []
    while section is not None:
        found = next(s for s in report.sections if s.id == section)
        titles.append(found.title)
        section = found.parent
    return "/".join(reversed(titles))


def test_a_section_is_a_piece_of_a_heading_with_all_that_stands_under_it() -> None:
    found = sample().filter(section="增进 民生福祉")
    assert 0 < len(found.changes) < len(sample().changes)
    for change in found.changes:
        over = [headings_over(sample().old, i) for i in change.old] + [
            headings_over(sample().new, i) for i in change.new
        ]
        assert any("增进民生福祉" in titles for titles in over)
    assert 0 < len(found.targets) < len(sample().targets)
    assert len(sample().filter(section="重点工作").changes) > len(found.changes)


def test_text_is_sought_on_both_sides_whatever_the_width_of_its_letters() -> None:
    assert sample().filter(text="消费券").changes
    for change in sample().filter(text="消费券").changes:
        assert "消费券" in texts(change)
    assert sample().filter(text="５Ｇ").changes == sample().filter(text="5g").changes


def test_numbers_are_digits_or_figures_in_words() -> None:
    having, lacking = sample().filter(has_number=True), sample().filter(has_number=False)
    assert len(having.changes) + len(lacking.changes) == len(sample().changes)
    assert all(not any(char.isdecimal() for char in texts(change)) for change in lacking.changes)
    assert {t.id for t in lacking.targets} == {
        t.id for t in sample().targets if not any(side and side.quantity for side in (t.old, t.new))
    }


def test_moved_changes() -> None:
    found = sample().filter(moved=True)
    assert found.changes
    assert all(change.moved for change in found.changes)
    assert found.summary["changes"]["moved"] == sample().summary["changes"]["moved"]


def test_criteria_add_up_and_order_does_not_matter() -> None:
    both = sample().filter(kinds="new", roles="plan")
    assert both == sample().filter(roles="plan").filter(kinds="new")
    assert both.changes == tuple(c for c in sample().changes if c in both.changes)


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ({"kinds": "added"}, "unknown ChangeKind 'added'; choose from unchanged, reworded"),
        ({"directions": ["raised", "up"]}, "unknown Direction 'up'"),
        ({"verdicts": "kept"}, "unknown Verdict 'kept'"),
        ({"roles": "glossary"}, "unknown Role 'glossary'"),
        ({"section": "没有这个标题"}, "no heading of either report contains '没有这个标题'"),
    ],
)
def test_what_cannot_be_meant_is_refused(criteria: dict[str, Any], said: str) -> None:
    with pytest.raises(reportdiff.OptionsError) as raised:
        sample().filter(**criteria)
    assert said in str(raised.value)


@pytest.mark.parametrize("fmt", list(Format))
def test_every_format_shows_a_selection(fmt: Format) -> None:
    assert render(sample().filter(section="民生", kinds=["new", "updated"], directions="raised"), fmt)


def test_the_json_document_reads_back_whole() -> None:
    again = reportdiff.ReportDiff.from_dict(json.loads(sample().to_json()))
    assert again == sample()
    assert again.old.text == ""
    assert again.old.line(5000) is None
    assert {row["old_line"] for row in again.rows()} == {None}
    assert {row["line"] for row in again.old.rows()} == {None}
    assert again.summary == sample().summary
    assert again.filter(kinds="new") == sample().filter(kinds="new")


def test_a_dictionary_reads_back_without_going_through_text() -> None:
    assert reportdiff.ReportDiff.from_dict(sample().to_dict()) == sample()


@pytest.mark.parametrize("document", [{}, {"schema": "reportdiff/2"}, {"schema": "reportdiff/1"}])
def test_a_document_that_is_none_is_refused(document: dict[str, str]) -> None:
    with pytest.raises(reportdiff.InputError, match="reportdiff/1"):
        reportdiff.ReportDiff.from_dict(document)


def test_keys_of_later_versions_are_passed_over() -> None:
    document = sample().to_dict()
    document["later"] = 1
    document["changes"][0]["later"] = {"more": []}
    document["old"]["statements"][0]["later"] = None
    assert reportdiff.ReportDiff.from_dict(document) == sample()


def test_the_same_reports_give_equal_diffs_and_others_do_not() -> None:
    again = reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md", options=WORDING)
    assert again == sample()
    assert hash(again.changes) == hash(sample().changes)
    assert reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2023.md") != sample()


def test_pickle_and_copy_keep_everything_the_text_included() -> None:
    for again in (pickle.loads(pickle.dumps(sample())), copy.deepcopy(sample())):
        assert again == sample()
        assert again.old.text == sample().old.text
        assert again.to_json() == sample().to_json()
    assert pickle.loads(pickle.dumps(sample().old)) == sample().old


def test_reports_and_diffs_cannot_be_changed_by_accident() -> None:
    with pytest.raises(AttributeError):
        sample().changes = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        sample().old.statements[0].text = ""  # type: ignore[misc]


class Tags(HTMLParser):
    """The elements of a piece of HTML, and whether each was closed."""

    VOID = frozenset({"br", "hr", "img", "meta", "wbr"})

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_notebook_shows_what_was_found_as_a_fragment() -> None:
    page = Tags(sample()._repr_html_())
    assert page.open == []
    assert not {"html", "head", "body", "script", "style", "iframe"} & set(page.seen)
    said = "".join(page.words)
    for year in ("2023", "2024"):
        assert year in said
    plan = sample().filter(roles="plan").summary
    for count in (plan["changes"]["new"], plan["targets"]["raised"], plan["delivery"]["missed"]):
        assert str(count) in said


def test_a_notebook_shows_hostile_titles_as_text() -> None:
    text = "<script>alert(1)</script>政府工作报告\n\n一、2024年工作安排\n\n修建望桐高速公路。\n"
    diff = reportdiff.compare(reportdiff.parse(text), reportdiff.parse(text))
    assert "script" not in Tags(diff._repr_html_()).seen


def test_rows_are_flat_and_have_the_same_columns() -> None:
    rows = sample().rows()
    assert len(rows) == len(sample().changes)
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(value, str | int | float | bool | None) for row in rows for value in row.values())


def test_every_table_is_flat_and_has_the_same_columns_in_every_row() -> None:
    track = reportdiff.track([sample().old, sample().new])
    for rows in (sample().target_rows(), sample().delivery_rows(), sample().new.rows(), track.rows()):
        assert rows
        assert len({tuple(row) for row in rows}) == 1
        assert all(isinstance(value, str | int | float | bool | None) for row in rows for value in row.values())


def test_rows_of_targets_say_what_kind_of_figure_each_side_is() -> None:
    for row, change in zip(sample().target_rows(), sample().targets, strict=True):
        for side, target in (("old", change.old), ("new", change.new)):
            assert row[f"{side}_figure"] == (target and target.figure)
            assert row[f"{side}_falling"] == (target and target.falling)
            assert row[f"{side}_period"] == ((target and target.period) or None)
            assert row[f"{side}_modality"] == (target and target.quantity and target.quantity.modality)
    assert list(sample().target_rows()[0])[:11] == [
        *("id", "indicator", "headline", "change"),
        *("old_value", "old_high", "old_unit", "old_bound", "old_relation", "old_text", "old_line"),
    ]


def test_a_row_of_several_years_has_the_years_own_headline_flag() -> None:
    track = reportdiff.track([sample().old, sample().new])
    figures = [figure for line in track.indicators for figure in line.figures]
    for row, figure in zip(track.rows(), figures, strict=True):
        assert row["target_headline"] == (figure.target and figure.target.headline)
        assert row["target_figure"] == (figure.target and figure.target.figure)


def test_a_reports_rows_are_its_figures_with_their_place() -> None:
    report = sample().new
    rows = report.rows()
    assert len(rows) == len(report.targets) + len(report.results)
    assert {row["role"] for row in rows} == {"plan", "review"}
    for row, target in zip(rows, (*report.targets, *report.results), strict=True):
        assert (row["start"], row["end"], row["line"]) == (target.start, target.end, report.line(target.start))
        assert row["year"] == 2024
    assert list(rows[0])[:15] == [
        *("year", "role", "indicator", "figure", "value", "high", "unit", "bound", "falling", "period"),
        *("headline", "text", "start", "end", "line"),
    ]


def test_a_row_of_a_change_says_in_which_part_each_side_stands() -> None:
    old, new = statements()
    for row, change in zip(sample().rows(), sample().changes, strict=True):
        assert row["old_role"] == (str(old[change.old[0]].role) if change.old else None)
        assert row["new_role"] == (str(new[change.new[0]].role) if change.new else None)


def test_a_notebook_shows_a_report_and_several_years_as_fragments() -> None:
    track = reportdiff.track([SAMPLES / f"yunling-{year}.md" for year in (2023, 2024, 2025)])
    years, report = Tags(track._repr_html_()), Tags(sample().new._repr_html_())
    for page in (years, report):
        assert page.open == []
        assert not {"html", "head", "body", "script", "style", "iframe"} & set(page.seen)
    assert {"2023", "2024", "2025"} <= set(years.words)
    assert years.seen.count("tr") == 1 + sum(line.headline for line in track.indicators)
    assert f"{len(sample().new.statements)}条语句" in "".join(report.words)


def test_a_notebook_shows_a_bare_or_hostile_report() -> None:
    for title in ("<script>alert(1)</script>Work report 2024", "Notes"):
        page = Tags(reportdiff.parse(f"{title}\n\nBuild 200 schools.\n")._repr_html_())
        assert page.open == []
        assert "script" not in page.seen


def test_a_prompt_shows_one_line_of_each() -> None:
    track = reportdiff.track([sample().old, sample().new])
    assert repr(sample().old).startswith("<Report 2023 '云岭省人民政府工作报告': ")
    assert repr(sample()).startswith("<ReportDiff 2023 to 2024: ")
    assert repr(track).startswith("<Track 2023, 2024: ")
    assert all(len(repr(found)) < 160 for found in (sample(), sample().new, track))
