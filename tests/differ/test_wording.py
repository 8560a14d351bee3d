from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff import parse
from reportdiff.changes import TermChange, WordingKind
from reportdiff.differ.wording import wording
from reportdiff.language import get
from reportdiff.options import WordingOptions

if TYPE_CHECKING:
    from reportdiff.model import Report

ZH = get("zh")
FILLER = "建设青溪水库，修缮白石学校，整治雁回河道，扩建云栖医院，养护苍岭公路，改造望江老街。"


def report(year: int, *sentences: str) -> Report:
    body = "\n\n".join(f"{sentence}{FILLER}" for sentence in sentences)
    return parse(f"# {year}年云岭省政府工作报告\n\n## 一、{year}年重点工作\n\n{body}\n")


def terms(old: Report, new: Report) -> dict[str, TermChange]:
    return {change.term: change for change in wording(old, new, ZH, WordingOptions())}


def test_a_quoted_slogan_that_recurs_is_one_term_that_came() -> None:
    old = report(2023, *["抓好春耕。"] * 6)
    new = report(2024, *["推进“七彩云桥”行动。"] * 6)
    came = terms(old, new)["七彩云桥"]
    assert (came.kind, came.old_count, came.new_count) == (WordingKind.CAME, 0, 6)
    assert len(came.new) == 6
    assert not came.old


def test_a_term_that_came_into_use_everywhere_is_news_at_its_first_mention() -> None:
    old = report(2023, "抓好春耕。", "办好夜校。")
    new = report(2024, "发展新质生产力。", "抓好春耕。")
    found = terms(old, new)
    assert next(iter(found)) == "新质生产力"
    assert found["新质生产力"].kind is WordingKind.CAME


def test_a_common_word_is_no_news_because_it_stands_once_more() -> None:
    found = terms(report(2023, "抓好春耕。"), report(2024, "服务抓好春耕。"))
    assert "服务" not in found


def test_a_term_named_much_less_often_fell() -> None:
    old = report(2023, *["推行河湖联治。", "试点河湖联治办法。"] * 10, "兴修堤坝。")
    new = report(2024, "推行河湖联治。", *["兴修堤坝。", "查看堤坝安全。"] * 10)
    found = terms(old, new)
    assert found["河湖联治"].kind is WordingKind.FELL
    assert found["堤坝"].kind is WordingKind.ROSE


def test_the_same_report_has_no_change_of_wording() -> None:
    same = report(2024, *["发展新质生产力，推行河湖联治。"] * 5)
    assert not terms(same, same)


def test_swapping_the_reports_turns_the_kinds_round() -> None:
    old, new = report(2024, *["推行河湖联治。"] * 9), report(2024, *["推广云桥行动。"] * 9)
    forth, back = terms(old, new), terms(new, old)
    assert {term: -change.score for term, change in forth.items()} == {t: c.score for t, c in back.items()}
