"""Long reports in a real browser: the page opens, filters answer at once, nothing breaks the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.corpus import corpus_root
from support.html_fixture import Pair, make_changes, write_report

from reportdiff.changes import Change, ChangeKind, Edit, EditOp, ReportDiff, SectionLink, Via
from reportdiff.model import Role
from reportdiff.options import Options
from reportdiff.renderer.html import render_html

if TYPE_CHECKING:
    from .conftest import Show

# Half of what a reader takes for "at once" would be noise on a busy machine; the best of several tries is not.
AT_ONCE = 100
TIMED = """
async id => {
  const box = document.getElementById(id);
  const times = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const start = performance.now();
    box.checked = !box.checked;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    document.body.getBoundingClientRect();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
"""
SEARCHED = """
async word => {
  const box = document.getElementById('search');
  const said = document.getElementById('shown');
  const before = said.textContent;
  box.value = word;
  const start = performance.now();
  box.dispatchEvent(new Event('input', { bubbles: true }));
  while (said.textContent === before) { await new Promise(done => setTimeout(done, 1)); }
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
"""


def long_diff(statements: int, sections: int) -> ReportDiff:
    """Two reports of so many statements: a fifth unchanged, a fifth without a partner, the others with new numbers."""
    sentence = "深入实施产业强省战略，在第{}县新建标准化项目{}个，完成投资若干亿元。"
    pairs: list[Pair] = []
    for at in range(1, statements + 1):
        if at % 5 == 0:
            pairs += [((at,), (), "dropped", None, False), ((), (at,), "new", None, False)]
        elif at % 5 == 1:
            pairs.append(((at,), (at,), "unchanged", "exact", False))
        else:
            pairs.append(((at,), (at,), "updated", "fuzzy", False))
    each = statements // sections
    parts = [
        [
            (
                f"{n + 1}.",
                "重点任务",
                1,
                Role.PLAN,
                [sentence.format(n * each + k, k + (add if k % 5 != 0 else 0)) for k in range(each)],
            )
            for n in range(sections)
        ]
        for add in (0, 7)
    ]
    old, new = (write_report(part, title="云岭省政府工作报告", year=2023 + i) for i, part in enumerate(parts))
    links = tuple(SectionLink(n, n, 1.0) for n in range(sections))
    return ReportDiff(old, new, Options(), links, make_changes(old, new, pairs), (), ())


@pytest.mark.parametrize(("statements", "sections"), [(1000, 10), (3000, 30), (3000, 1)])
def test_filters_and_search_answer_at_once(show: Show, statements: int, sections: int) -> None:
    found = show(render_html(long_diff(statements, sections)))
    for control in ("kind-updated", "numbers", "kind-unchanged"):
        assert found.page.evaluate(TIMED, control) < AT_ONCE, control
    searches = [found.page.evaluate(SEARCHED, word) for word in ("第77县", "") * 3]
    assert min(searches[::2]) < 2 * AT_ONCE
    assert found.page.evaluate("performance.getEntriesByType('navigation')[0].domComplete") < 3000
    assert found.complaints == []


def test_a_real_pair_is_small_and_answers_at_once(show: Show) -> None:
    root = corpus_root()
    if root is None:
        pytest.skip("needs the corpus: name its folder in REPORTDIFF_CORPUS")
    from reportdiff import compare

    folder = root / "corpus" / "reports" / "内蒙古自治区"
    text = render_html(compare(folder / "2023.md", folder / "2024.md"))
    assert len(text.encode()) < 1_500_000
    found = show(text)
    for control in ("kind-updated", "kind-new", "numbers"):
        assert found.page.evaluate(TIMED, control) < AT_ONCE, control
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 1400
    assert found.complaints == []


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("character", ["农", "a", "1"])
def test_a_statement_without_a_break_stays_in_its_column(show: Show, width: int, character: str) -> None:
    endless = character * 20_000
    parts = [[("一、", endless[:3000] + str(year), 1, Role.PLAN, [endless + str(year)])] for year in (2023, 2024)]
    old, new = (write_report(part, title=endless, year=2023 + i, path=endless) for i, part in enumerate(parts))
    edits = (Edit(EditOp.EQUAL, endless, endless), Edit(EditOp.REPLACE, "2023", "2024"))
    change = Change("c1", ChangeKind.REWORDED, ("s1-1",), ("s1-1",), 0.9, Via.FUZZY, moved=False, edits=edits)
    diff = ReportDiff(old, new, Options(), (SectionLink(0, 0, 1.0),), (change,), (), ())
    found = show(render_html(diff), width=width)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.complaints == []
