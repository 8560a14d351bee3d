"""The page as a document: what stands in it, in which order, and that it holds nothing else."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.golden import check
from support.html_fixture import Pair, make_changes, make_diff, write_report
from support.invented import invented_diff, same_diff
from support.page import Node, parse_page

import reportdiff
from reportdiff.changes import ChangeKind, Direction, EditOp, ReportDiff, SectionLink
from reportdiff.model import Role, Target
from reportdiff.options import Options
from reportdiff.renderer.html import render_digest, render_html

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("zh", "en")
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def diff() -> ReportDiff:
    return make_diff()


@pytest.fixture(scope="module")
def page(diff: ReportDiff) -> Node:
    return parse_page(render_html(diff))


def scrubbed(text: str) -> str:
    """The page without what changes for reasons of its own: version, style and script, and their hashes."""
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub(r"<script>.*?</script>", "<script></script>", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-", text)
    return re.sub(r"reportdiff [0-9][^ 。]*[0-9]", "reportdiff VERSION", text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_golden_page(lang: str) -> None:
    check(f"page-{lang}.html", scrubbed(render_html(invented_diff(), lang=lang)))


def test_golden_notebook_view() -> None:
    check("notebook-zh.html", render_digest(invented_diff()) + "\n")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("make", [make_diff, invented_diff, same_diff])
def test_the_page_is_a_sound_document(make: Callable[[], ReportDiff], lang: str) -> None:
    page = parse_page(render_html(make(), lang=lang))
    ids = Counter(node.attributes["id"] for node in page.all() if "id" in node.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    targets = [node.attributes["href"] for node in page.all("a")]
    assert [target for target in targets if not (target or "").startswith("#") or (target or "")[1:] not in ids] == []
    for node in page.all():
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]
        assert not {"src", "srcset", "action", "data", "poster"} & node.attributes.keys()
    assert not page.all("link") + page.all("img") + page.all("iframe") + page.all("object")
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    main = [int(node.tag[1]) for node in page.one("main").all() if re.fullmatch("h[1-6]", node.tag)]
    assert all(after - before <= 1 for before, after in pairwise(main))


def test_the_policy_lets_only_this_style_and_this_script_act() -> None:
    text = render_html(make_diff())
    page = parse_page(text)
    head = [child for child in page.one("head").children if isinstance(child, Node)]
    assert head[0].attributes["http-equiv"] == "Content-Security-Policy"
    policy = dict(part.strip().split(" ", 1) for part in (head[0].attributes["content"] or "").split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    for directive, tag in (("style-src", "style"), ("script-src", "script")):
        content = page.one(tag).text()
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert policy[directive] == f"'sha256-{digest}'"
    assert set(policy) == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    assert not re.search(r"@import|url\(", page.one("style").text())


def test_every_statement_stands_once_in_its_own_order(diff: ReportDiff, page: Node) -> None:
    for prefix, report in (("o", diff.old), ("n", diff.new)):
        shown = [node for node in page.all("p") if re.match(rf"{prefix}-s", node.attributes.get("id") or "")]
        assert {node.attributes["id"] for node in shown} == {f"{prefix}-{s.id}" for s in report.statements}
        by_id = {f"{prefix}-{statement.id}": statement for statement in report.statements}
        for node in shown:
            statement = by_id[node.attributes["id"] or ""]
            assert node.one("q").text(without="vh") == statement.text
            assert node.attributes["data-at"] == f"{statement.start}-{statement.end}"
            line = report.text[: statement.start].count("\n") + 1
            assert node.one("a").text() == str(line)
    new_order = [node.attributes["id"] for node in page.all("p") if (node.attributes.get("id") or "").startswith("n-s")]
    assert new_order == [f"n-{statement.id}" for statement in diff.new.statements]


@pytest.mark.parametrize("years", [(2023, 2024), (2024, 2025)])
def test_every_quotation_of_the_samples_stands_in_its_file_where_the_page_says(years: tuple[int, int]) -> None:
    diff = reportdiff.compare(*(SAMPLES / f"yunling-{year}.md" for year in years))
    page = parse_page(render_html(diff)).one("main")
    sources = {"old": diff.old.text, "new": diff.new.text}
    quoted = 0
    for side, source in sources.items():
        for holder in (*page.all("div", class_=side), *page.all("td", class_=side)):
            for node in holder.all():
                if "data-at" not in node.attributes:
                    continue
                start, end = map(int, (node.attributes["data-at"] or "").split("-"))
                said = (node if node.tag == "q" else node.one("q")).text(without="vh")
                assert squeezed(said) == squeezed(source[start:end])
                quoted += 1
    assert quoted >= len(diff.old.statements) + len(diff.new.statements)


def squeezed(text: str) -> str:
    """Text without what a page's layout and Markdown put into it."""
    return re.sub(r"[\s*#>]", "", text)


def test_word_edits_are_those_of_the_diff(diff: ReportDiff, page: Node) -> None:
    for change in diff.changes:
        if change.kind not in (ChangeKind.UPDATED, ChangeKind.REWORDED):
            continue
        row = page.one("div", id=change.id)
        for tag, texts in (
            ("del", [edit.old for edit in change.edits if edit.op is not EditOp.EQUAL and edit.old]),
            ("ins", [edit.new for edit in change.edits if edit.op is not EditOp.EQUAL and edit.new]),
        ):
            marked = row.all(tag)
            assert "".join(node.text(without="vh") for node in marked) == "".join(texts), change.id
            assert {node.one("span", class_="vh").text() for node in marked} <= {"新增" if tag == "ins" else "删除"}


def test_a_moved_statement_is_linked_both_ways(diff: ReportDiff, page: Node) -> None:
    moved = next(change for change in diff.changes if change.moved)
    home = page.one("div", id=moved.id)
    there = home.one("div", class_="away")
    assert there.one("a").attributes["href"] == f"#o-{moved.old[0]}"
    assert "移自" in there.one("a").text()
    assert "（三）发展夜间经济" in there.one("a").text()
    left = next(row for row in page.all("div", class_="row") if row.all("p", id=f"o-{moved.old[0]}"))
    back = left.one("div", class_="away").one("a")
    assert back.attributes["href"] == f"#n-{moved.new[0]}"
    assert "移至" in back.text()
    assert left.attributes.get("id") is None


def test_a_split_commitment_shows_its_edit_in_all_its_parts(page: Node) -> None:
    row = page.one("div", id="c20")
    assert len([node for node in row.all("p") if (node.attributes.get("id") or "").startswith("n-")]) == 3
    assert len([node for node in row.all("p") if (node.attributes.get("id") or "").startswith("o-")]) == 1
    assert row.all("ins")
    assert row.all("del")


def test_unchanged_runs_are_folded_with_their_count(page: Node) -> None:
    folds = page.all("details", class_="fold")
    assert [fold.one("summary").text() for fold in folds] == [
        f"未变 {len(fold.all('div', class_='row'))} 条" for fold in folds
    ]
    assert sum(len(fold.all("div", class_="row")) for fold in folds) == 4
    assert all("open" not in fold.attributes for fold in folds)
    for fold in folds:
        assert all(row.has("class_", "k-unchanged") for row in fold.all("div", class_="row"))


def test_every_target_has_its_row_with_both_sides_linked(diff: ReportDiff, page: Node) -> None:
    panel = page.one("section", id="targets")
    for target in diff.targets:
        row = panel.one("tr", id=target.id)
        for side, prefix in ((target.old, "o"), (target.new, "n")):
            links = [
                a.attributes["href"]
                for a in row.all("a", class_="value")
                if f"#{prefix}-" in (a.attributes["href"] or "")
            ]
            assert links == ([f"#{prefix}-{side.statement}"] if side else [])
            if side and side.quantity:
                assert side.quantity.text in row.text()
    headline = panel.all("table", class_="headline")[0].all("tr")[1:]
    assert [row.attributes["id"] for row in headline] == [target.id for target in diff.targets if target.headline]


def ends(target: Target | None) -> tuple[object, ...]:
    return (target.quantity.value, target.quantity.high) if target and target.quantity else ()


def test_bars_are_drawn_only_for_values_that_differ_on_one_scale(diff: ReportDiff, page: Node) -> None:
    for target in diff.targets:
        bars = page.one("tr", id=target.id).all("rect")
        numeric = all(side and side.quantity for side in (target.old, target.new))
        on_one_scale = target.change in (Direction.RAISED, Direction.LOWERED, Direction.REQUALIFIED)
        wanted = numeric and on_one_scale and ends(target.old) != ends(target.new)
        assert len(bars) == (2 if wanted else 0), target.indicator
    old, new = page.one("tr", id="t9").all("rect")
    assert float(new.attributes["width"] or 0) == 100
    assert float(old.attributes["width"] or 0) == pytest.approx(66.67)


def test_delivery_puts_promise_beside_result(page: Node) -> None:
    rows = page.one("section", id="delivery").all("tr")[1:]
    assert [row.one("th").one("a").text() for row in rows] == ["城镇新增就业", "地区生产总值", "澜水航空物流园"]
    assert [row.one("span", class_="dir").text() for row in rows] == ["未完成", "完成", "难以判定"]
    heads = [head.text() for head in page.one("section", id="delivery").one("thead").all("th")]
    assert heads == ["指标", "2023年承诺", "2023年交账", "结果"]


def test_new_and_dropped_are_listed_under_their_headings(diff: ReportDiff, page: Node) -> None:
    for kind, side in (("new", diff.new), ("dropped", diff.old)):
        listed = [link.text() for link in page.one("div", id=f"list-{kind}").all("a")]
        ids = {i for change in diff.changes if change.kind == kind for i in (*change.old, *change.new)}
        assert sorted(listed) == sorted(s.text for s in side.statements if s.id in ids and s.role is Role.PLAN)
    assert "二、2024年工作安排 / （二）激活数据要素" in [h.text() for h in page.one("div", id="list-new").all("h4")]


def test_the_top_says_what_is_missing(page: Node) -> None:
    overview = page.one("section", id="overview").text()
    for said in ("结尾缺失", "有数字残损", "文件编码为推断", "首尾完整", "2023.txt"):
        assert said in overview
    assert "云岭/" not in overview, "a page that is sent on does not tell where the sender keeps files"


def test_identical_reports_say_so() -> None:
    page = parse_page(render_html(same_diff()))
    assert "没有差别" in page.one("p", class_="deck").text()
    assert {row.attributes["class"] for row in page.all("div", class_="ch")} == set()


def test_empty_reports_make_a_page() -> None:
    empty = write_report((), title="", year=2024)
    bare = replace(empty, year=None, path=None, text="")
    page = parse_page(render_html(ReportDiff(bare, bare, Options(), (), (), (), ())))
    assert page.one("h1").text()


def test_a_report_without_its_text_names_no_lines(diff: ReportDiff) -> None:
    bare = replace(diff, old=replace(diff.old, text=""), new=replace(diff.new, text=""))
    page = parse_page(render_html(bare))
    shown = [node for node in page.all("p") if (node.attributes.get("id") or "").startswith(("o-s", "n-s"))]
    assert {node.one("a").text() for node in shown} == {"¶"}


def test_statements_that_no_change_names_are_not_lost(diff: ReportDiff) -> None:
    page = parse_page(render_html(replace(diff, changes=diff.changes[:3])))
    shown = {node.attributes.get("id") for node in page.all("p")}
    assert {f"o-{statement.id}" for statement in diff.old.statements} <= shown
    assert {f"n-{statement.id}" for statement in diff.new.statements} <= shown


def test_the_interface_language_is_its_own_and_the_quotations_keep_theirs(diff: ReportDiff) -> None:
    page = parse_page(render_html(diff, lang="en"))
    assert page.one("html").attributes["lang"] == "en"
    assert "Headline targets" in page.one("main").text()
    for node in page.all("p"):
        if (node.attributes.get("id") or "").startswith(("o-s", "n-s")):
            assert node.attributes["lang"] == "zh-Hans"
    chinese = parse_page(render_html(diff))
    assert chinese.one("html").attributes["lang"] == "zh-Hans"


def test_the_same_diff_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from support.html_fixture import make_diff\n"
        "from reportdiff.renderer.html import render_html\n"
        "print(hashlib.sha256(render_html(make_diff()).encode()).hexdigest())"
    )
    tests = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    found = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code, tests],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1


def test_a_pair_of_ordinary_length_stays_small() -> None:
    """2 × 22,000 characters in 1,000 statements each, a fifth of them without a partner."""
    sentence = "深入实施产业强省战略，新建项目{}个，完成投资。"
    pairs: list[Pair] = []
    for at in range(1, 1001):
        if at % 5 == 0:
            pairs += [((at,), (), "dropped", None, False), ((), (at,), "new", None, False)]
        else:
            pairs.append(((at,), (at,), "updated", "fuzzy", False))
    parts = [[("一、", "工作安排", 1, Role.PLAN, [sentence.format(at + add) for at in range(1000)])] for add in (0, 7)]
    old, new = (write_report(part, title="工作报告", year=2023 + i) for i, part in enumerate(parts))
    diff = ReportDiff(old, new, Options(), (SectionLink(0, 0, 1.0),), make_changes(old, new, pairs), (), ())
    assert len(old.text) > 22_000
    assert len(render_html(diff).encode()) < 1_500_000
