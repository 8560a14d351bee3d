"""The aligner on bare lists of statements, of any kind of document."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff import align_texts
from reportdiff.changes import Via

ARTICLES_OLD = [
    "第一条 为了保护梓江流域的水质，防治水污染，制定本条例。",
    "第二条 本条例适用于梓江干流及其支流的污染防治。",
    "第三条 沿江县人民政府对本行政区域的水环境质量负责。",
    "第四条 禁止在饮用水水源一级保护区内网箱养殖、旅游、垂钓。",
    "第五条 渔业主管部门每年四月至六月实行禁渔。",
]
ARTICLES_NEW = [
    "第一条 为了保护梓江流域水质，防治水污染，保障公众健康，制定本条例。",
    "第二条 本条例适用于梓江干流、支流和月照湖的污染防治。",
    "第三条 市人民政府设立梓江保护基金。",
    "第四条 沿江各县人民政府对本行政区域的水环境质量负责，实行河长制。",
    "第五条 在饮用水水源一级保护区内，禁止网箱养殖、旅游、游泳和垂钓。",
]
VERSES_OLD = [
    "The river keeps its silence under the bridge.",
    "A heron waits where the reeds grow thin.",
    "My father mended nets by lamplight until the harvest moon.",
    "Nobody remembers the name of the ferry.",
]
VERSES_NEW = [
    "A heron waits where reeds grow thin and pale.",
    "The river kept its silence under the stone bridge.",
    "By lamplight my father mended nets until harvest.",
    "Snow came early to the granary roof.",
]


def links(old: list[str], new: list[str], language: str = "zh") -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.old, link.new) for link in align_texts(old, new, language=language)}


def test_the_articles_of_a_statute_find_their_new_wording() -> None:
    found = links(ARTICLES_OLD, ARTICLES_NEW)
    assert {((0,), (0,)), ((1,), (1,)), ((2,), (3,)), ((3,), (4,))} <= found
    assert not any(2 in new for _, new in found)
    assert not any(4 in old for old, _ in found)


def test_english_verses_find_their_new_wording() -> None:
    found = links(VERSES_OLD, VERSES_NEW, "en")
    assert {((0,), (1,)), ((1,), (0,)), ((2,), (2,))} == found


def test_empty_lists_have_no_links() -> None:
    assert align_texts([], []) == ()
    assert align_texts([], ["修建望桐高速公路。"]) == ()
    assert align_texts(["修建望桐高速公路。"], []) == ()
    assert align_texts(["", "　", "。"], ["", "。"]) == align_texts(["", " ", "。"], ["", "。"])


def test_ten_thousand_equal_statements_are_paired_in_order() -> None:
    found = align_texts(["抓好落实。"] * 10_000, ["抓好落实。"] * 10_000)
    assert [(link.old, link.new) for link in found] == [((k,), (k,)) for k in range(10_000)]


def test_equal_statements_of_uneven_number_leave_the_rest_alone() -> None:
    found = align_texts(["抓好落实。"] * 10_000, ["抓好落实。"] * 3)
    assert len(found) == 3
    assert all(link.via is Via.EXACT for link in found)


def test_one_statement_finds_its_like_among_ten_thousand() -> None:
    chance = random.Random(7)
    characters = "山水田林湖草沙冰城乡路桥港站校院厂店仓塔"
    many = ["修建" + "".join(chance.choices(characters, k=12)) + "。" for _ in range(10_000)]
    many[6_789] = "力争澜青高铁年底前通车，同步建成青屏北站。"
    assert links(["确保澜青高铁6月底前通车。"], many) == {((0,), (6_789,))}
    assert links(many, ["确保澜青高铁6月底前通车。"]) == {((6_789,), (0,))}


def test_layout_makes_no_difference() -> None:
    (link,) = align_texts(["粮食产量稳定在１２０亿斤以上。"], ["粮食 产量稳定在 **120** 亿斤以上。"])
    assert link.via is Via.EXACT
    assert link.score == 1.0


def test_a_changed_number_does_not_part_two_statements() -> None:
    found = links(
        ["新增学位2万个。", "新增床位3000张。", "达到40%。"],
        ["新增学位3.5万个。", "新增床位4000张。", "达到45%。"],
    )
    assert found == {((0,), (0,)), ((1,), (1,)), ((2,), (2,))}


def test_a_repeated_statement_is_found_beside_its_neighbours() -> None:
    old = ["发展茶叶。", "抓好落实。", "修建水库。", "抓好落实。", "改造电网。", "抓好落实。"]
    new = ["修建水库。", "抓好落实。", "改造电网。", "抓好落实。"]
    assert links(old, new) == {((k,), (k - 2,)) for k in (2, 3, 4, 5)}


WORDS = st.sampled_from(
    [
        "修建",
        "改造",
        "望桐高速公路",
        "梓江航道",
        "乡镇卫生院",
        "新增",
        "学位",
        "2万个",
        "3000张",
        "支持",
        "中药材",
        "基地",
        "，",
        "和",
    ]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map("".join), max_size=12)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_exchanging_old_and_new_mirrors_the_links(old: list[str], new: list[str]) -> None:
    there = {(link.old, link.new, link.score, link.via, link.moved) for link in align_texts(old, new)}
    back = {(link.new, link.old, link.score, link.via, link.moved) for link in align_texts(new, old)}
    assert there == back


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_every_statement_is_in_one_link_at_most(old: list[str], new: list[str]) -> None:
    found = align_texts(old, new)
    for side in ("old", "new"):
        used = [k for link in found for k in getattr(link, side)]
        assert len(used) == len(set(used))
        assert all(list(getattr(link, side)) == sorted(getattr(link, side)) for link in found)
    assert all(len(link.old) == 1 or len(link.new) == 1 for link in found)
    assert all(0 < link.score <= 1 for link in found)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_list_against_itself_is_unchanged_and_in_order(texts: list[str]) -> None:
    found = align_texts(texts, texts)
    assert [(link.old, link.new) for link in found] == [((k,), (k,)) for k in range(len(texts))]
    assert all(link.via is Via.EXACT and not link.moved for link in found)
