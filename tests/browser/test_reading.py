"""The page in a real browser, as a reader uses it: filters, search, keys, links, folds, sorting, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.html_fixture import make_diff
from support.invented import hostile_diff

from reportdiff.changes import ChangeKind
from reportdiff.renderer.html import render_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Opened, Show

TEXT = render_html(make_diff())
DIFF = make_diff()
CHANGES = [change for change in DIFF.changes if change.kind is not ChangeKind.UNCHANGED]


@pytest.fixture
def opened(show: Show) -> Iterator[Opened]:
    found = show(TEXT)
    yield found
    assert found.complaints == []
    assert [url for url in found.requests if not url.startswith(found.url)] == []


def test_each_kind_can_be_hidden_and_shown_again(opened: Opened) -> None:
    everything = opened.shown()
    for kind in ("new", "dropped", "updated", "reworded", "unchanged", "moved"):
        opened.page.locator(f"#kind-{kind}").uncheck()
        hidden = opened.rows(".moved" if kind == "moved" else f".k-{kind}:not(.moved)")
        assert hidden == []
        assert opened.shown() < everything
        opened.page.locator(f"#kind-{kind}").check()
        assert opened.shown() == everything


def test_a_section_without_matching_rows_goes_with_its_heading(opened: Opened) -> None:
    for kind in ("new", "dropped", "updated", "reworded", "moved"):
        opened.page.locator(f"#kind-{kind}").uncheck()
    headings = opened.page.locator("#text .head:visible").all_inner_texts()
    assert any("做强做优工业" in heading for heading in headings)
    assert not any("激活数据要素" in heading for heading in headings)
    opened.page.locator("#kind-unchanged").uncheck()
    assert opened.page.locator("#nothing").is_visible()
    opened.page.locator("#clear").click()
    assert opened.page.locator("#nothing").is_hidden()


def test_filters_by_section_role_and_number(opened: Opened) -> None:
    opened.page.locator("#section").select_option(label="一、2023年工作回顾")
    review = opened.rows()
    assert review == ["c2", "c3", "c4", "c5", "c6"]
    opened.page.locator("#section").select_option("")
    opened.page.locator("#role").select_option("review")
    assert opened.rows() == review
    opened.page.locator("#numbers").check()
    assert opened.rows() == ["c2", "c3", "c5"]
    opened.page.locator("#clear").click()
    assert opened.shown() == 27


def test_the_section_filter_keeps_subsections(opened: Opened) -> None:
    opened.page.locator("#section").select_option(label="二、2024年工作安排")
    assert "c26" in opened.rows()
    assert "c2" not in opened.rows()


def test_search_finds_in_both_texts_and_opens_folds(opened: Opened) -> None:
    page = opened.page
    page.locator("#search").fill("返贫底线")
    opened.until("#shown", "2 处匹配")
    assert opened.shown() == 1
    assert opened.page.locator("#o-s19-1").is_visible()
    page.locator("#search").fill("举办云岭美食节")
    opened.until("#shown", "1 处匹配")
    assert opened.rows() == ["c25"]
    page.locator("#search").fill("高标准农田１３０万亩")
    opened.until("#shown", "1 处匹配")
    assert page.evaluate("CSS.highlights.get('hit').size") == 1
    page.keyboard.press("Escape")
    assert opened.shown() == 27
    assert page.locator("#o-s19-1").is_hidden()


def test_search_is_not_misled_by_marks_for_screen_readers(opened: Opened) -> None:
    opened.page.locator("#search").fill("删除")
    opened.until("#shown", "0 处匹配")
    assert opened.page.locator("#nothing").is_visible()


def test_enter_and_n_walk_through_the_matches(opened: Opened) -> None:
    page = opened.page
    page.locator("#search").fill("高标准农田")
    opened.until("#shown", "4 处匹配")
    page.keyboard.press("Enter")
    first = page.locator(".row.at").get_attribute("id")
    page.locator(".row.at").focus()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator(".row.at").get_attribute("id") == "c20"
    page.keyboard.press("Shift+N")
    page.keyboard.press("Shift+N")
    assert page.locator(".row.at").get_attribute("id") == first


def test_j_and_k_walk_through_every_change_and_back(opened: Opened) -> None:
    walked = []
    for _ in range(len(CHANGES) + 3):
        opened.page.keyboard.press("j")
        walked.append(opened.page.locator(".row.at").get_attribute("id"))
    seen = list(dict.fromkeys(walked))
    assert len(seen) == len(CHANGES)
    assert set(seen) == {change.id for change in CHANGES}
    assert opened.sees(".row.at")
    opened.page.keyboard.press("k")
    assert opened.page.locator(".row.at").get_attribute("id") == seen[-2]


def test_n_goes_to_changed_numbers_when_nothing_is_sought(opened: Opened) -> None:
    opened.page.keyboard.press("n")
    assert opened.page.locator(".row.at").get_attribute("id") == "c2"


def test_keys_help_and_switch(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("jk?")
    assert page.locator("#search").input_value() == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    for key in ("j", "k", "n", "/", "?"):
        assert page.locator("#help kbd", has_text=key).count()
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()
    page.keyboard.press("j")
    assert page.locator(".row.at").count() == 0


def test_links_lead_both_ways_and_open_what_hides_their_end(opened: Opened) -> None:
    page = opened.page
    page.locator("#t1 td.old a").click()
    assert page.url.endswith("#o-s5-1")
    assert opened.sees("#o-s5-1")
    page.locator("#c7 a[href='#t1']").click()
    assert opened.sees("#t1")
    page.locator("#c24 .away a").click()
    assert page.url.endswith("#o-s21-1")
    page.locator(".row:has(#o-s21-1) .away a").click()
    assert page.url.endswith("#n-s17-1")
    page.evaluate("location.hash = '#o-s12-1'")
    page.locator("#o-s12-1").wait_for(state="visible")
    assert opened.sees("#o-s12-1")
    page.locator("#kind-dropped").uncheck()
    page.locator("#list-dropped a").first.click()
    page.locator("#o-s10-1").wait_for(state="visible")
    assert opened.sees("#o-s10-1")


def test_an_anchor_in_the_address_is_reached_on_opening(show: Show) -> None:
    found = show(TEXT, anchor="#n-s24-1")
    assert found.page.locator("#n-s24-1").is_visible()
    assert found.sees("#n-s24-1")


def test_folds_open_one_by_one_and_together(opened: Opened) -> None:
    page = opened.page
    assert page.locator("#o-s12-1").is_hidden()
    page.locator(".fold summary").first.click()
    assert page.locator("#o-s12-1").is_visible()
    page.locator("#open").click()
    assert page.locator(".fold:not([open])").count() == 0
    page.locator("#open").click()
    assert page.locator(".fold[open]").count() == 0


def test_tables_sort_and_return_to_the_order_of_the_report(opened: Opened) -> None:
    page = opened.page
    table = page.locator("#targets table").first

    def rows() -> list[str | None]:
        return [row.get_attribute("id") for row in table.locator("tbody tr").all()]

    before = rows()
    size = table.locator("thead button").nth(4)
    size.click()
    assert table.locator("th[aria-sort=ascending]").count() == 1
    assert rows()[:2] == ["t1", "t2"]
    size.click()
    assert rows()[:2] == ["t2", "t1"]
    size.click()
    assert rows() == before
    assert table.locator("th[aria-sort]").count() == 0


def test_the_theme_follows_the_system_until_the_reader_chooses(show: Show) -> None:
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = (show(TEXT, color_scheme=scheme) for scheme in ("light", "dark"))
    paper, night = light.page.evaluate(colour), dark.page.evaluate(colour)
    assert paper != night
    light.page.locator("#theme").click()
    assert light.page.evaluate(colour) == night
    light.page.reload()
    assert light.page.evaluate(colour) == night
    dark.page.locator("#theme").click()
    assert dark.page.evaluate(colour) == paper


def test_reasons_and_single_column_on_demand(opened: Opened) -> None:
    page = opened.page
    assert page.locator("#c24 .why").is_hidden()
    page.locator("#why").check()
    assert page.locator("#c24 .why").is_visible()
    assert "0.87" in page.locator("#c24 .why").inner_text()
    assert "分数低于门槛" in page.locator("#c4 .why").inner_text()
    page.locator("#stack").check()
    old, new = (opened.box(f"#c2 > .{side}") for side in ("old", "new"))
    assert old["x"] == new["x"]
    assert old["y"] < new["y"]


def test_the_strip_leads_to_the_change_beside_it(opened: Opened) -> None:
    box = opened.box("#strip")
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.99)
    assert opened.page.locator(".row.at").get_attribute("id") == "c25"


def test_everything_is_there_without_javascript(show: Show) -> None:
    found = show(TEXT, java_script_enabled=False)
    page = found.page
    assert page.locator("#tools").is_hidden()
    assert page.locator("#strip").is_hidden()
    assert page.locator("#theme").is_hidden()
    while page.locator("details:not([open]) > summary").count():
        page.locator("details:not([open]) > summary").first.click()
    for prefix, report in (("o", DIFF.old), ("n", DIFF.new)):
        for statement in report.statements:
            assert page.locator(f"#{prefix}-{statement.id}").is_visible()
    assert page.locator("#t1").is_visible()
    assert found.complaints == []


@pytest.mark.parametrize("width", [1400, 400, 320])
def test_the_page_never_scrolls_sideways(show: Show, width: int) -> None:
    page = show(TEXT, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if page.locator("#filters-open").is_visible():
        page.locator("#filters-open").click()
    page.locator("#open").click()
    page.locator("#why").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_screen_folds_the_filters_away(show: Show) -> None:
    found = show(TEXT, width=400)
    page = found.page
    button = page.locator("#filters-open")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.locator("#search").is_visible()
    assert page.locator("#filters").is_hidden()
    assert found.box("#tools")["height"] < 60
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.locator("#kind-dropped").uncheck()
    button.click()
    assert page.locator("#filters").is_hidden()
    assert page.locator("#text .k-dropped:not(.moved)").first.is_hidden()
    assert show(TEXT, width=1400).page.locator("#filters-open").is_hidden()


def test_one_column_on_a_narrow_screen_says_whose_text_it_is(show: Show) -> None:
    found = show(TEXT, width=400)
    old, new = (found.box(f"#c2 > .{side}") for side in ("old", "new"))
    assert old["x"] == new["x"]
    assert "2023" in found.page.locator("#c2 > .old p").evaluate("e => getComputedStyle(e, '::before').content")


def test_print_opens_every_fold(show: Show) -> None:
    page = show(TEXT).page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open]):not(.more)").count() == 0
    assert page.locator("#tools").is_hidden()
    assert page.locator("thead").first.evaluate("e => getComputedStyle(e).display") == "table-header-group"
    assert "underline" in page.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "line-through" in page.locator("del").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".fold[open]").count() == 0


def test_hostile_text_does_nothing(show: Show) -> None:
    attack = (
        "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>\u202e倒\x1b[0m</style></script>"
    )
    found = show(render_html(hostile_diff(attack)))
    assert found.dialogs == []
    assert found.complaints == []
    assert [url for url in found.requests if url != found.url] == []
    assert found.page.locator("#text img").count() == 0
    found.page.locator("#search").fill("onerror=alert(1)")
    found.until("#shown", "处匹配")
    found.page.keyboard.press("Enter")
    assert found.dialogs == []


def test_the_policy_stops_a_script_that_somebody_adds_to_the_file(show: Show) -> None:
    tampered = TEXT.replace(
        "</main>", "<script>document.title = 'taken'</script><img src='https://example.invalid/x'></main>"
    )
    found = show(tampered)
    assert found.page.title() != "taken"
    assert any("Content Security Policy" in complaint for complaint in found.complaints)
