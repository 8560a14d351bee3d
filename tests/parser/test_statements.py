"""Sentences, and the statements in them."""

from __future__ import annotations

import pytest

from reportdiff.model import FurnitureKind
from reportdiff.parser import parse
from reportdiff.reader import read_text


def statements(text: str) -> list[str]:
    return [statement.text for statement in parse(read_text(text)).statements]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "推进青溪港扩能改造，新建万吨级泊位2个；开工白石机场。",
            ["推进青溪港扩能改造，", "新建万吨级泊位2个；", "开工白石机场。"],
        ),
        (
            "地区生产总值增长6%左右，规上工业增加值增长8%以上，居民收入增长与经济增长基本同步。",
            ["地区生产总值增长6%左右，", "规上工业增加值增长8%以上，", "居民收入增长与经济增长基本同步。"],
        ),
        (
            "今年发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业30万人。",
            ["今年发展的主要预期目标是：", "地区生产总值增长6%左右，", "城镇新增就业30万人。"],
        ),
        # what cannot stand alone stays with what it belongs to
        ("改造农村电网，让群众用上放心电。", ["改造农村电网，让群众用上放心电。"]),
        ("外贸总额达到600亿元，增长12%，居全国第8。", ["外贸总额达到600亿元，增长12%，居全国第8。"]),
        ("围绕建设交通强省，加快推进青白高铁。", ["围绕建设交通强省，加快推进青白高铁。"]),
        ("今年，建成白石水库。", ["今年，建成白石水库。"]),
        # a word that only begins like a conjunction
        ("推进老城更新改造，都市圈轨道加快建设。", ["推进老城更新改造，", "都市圈轨道加快建设。"]),
        # quotations and brackets are not divided
        ("落实“稳增长。促改革”要求。加强监管。", ["落实“稳增长。促改革”要求。", "加强监管。"]),
        (
            "新建公园25个（牵头单位：省住房厅；配合单位：省林草局），新增绿地300公顷。",
            ["新建公园25个（牵头单位：省住房厅；配合单位：省林草局），", "新增绿地300公顷。"],
        ),
        ("他们说“一定办好。”我们做到了。", ["他们说“一定办好。”", "我们做到了。"]),
    ],
)
def test_a_sentence_becomes_its_commitments(sentence: str, parts: list[str]) -> None:
    assert statements(sentence) == parts


def test_a_stray_quotation_mark_protects_nothing() -> None:
    text = "加强“三农工作。" + "持续推进青溪灌区改造。" * 20 + "建成白石”水库。"
    assert len(statements(text)) == 22


def test_enumerators_inside_a_sentence_are_set_aside() -> None:
    report = parse(read_text("做好三件事。一是稳住粮食生产，二是扩大有效投资；三是兜牢民生底线。"))
    assert [s.text for s in report.statements] == ["做好三件事。", "稳住粮食生产，", "扩大有效投资；", "兜牢民生底线。"]
    marks = [piece.text for piece in report.furniture if piece.kind is FurnitureKind.ENUMERATOR]
    assert marks == ["一是", "二是", "三是"]


def test_statements_know_their_sentence_and_paragraph() -> None:
    report = parse(read_text("推进青溪港扩能改造，新建万吨级泊位2个。开工白石机场。\n\n加强粮食储备能力。"))
    assert [(s.id, s.sentence, s.paragraph) for s in report.statements] == [
        ("s1-1", "s1", 0),
        ("s1-2", "s1", 0),
        ("s2-1", "s2", 0),
        ("s3-1", "s3", 1),
    ]


def test_a_tables_row_is_one_statement() -> None:
    report = parse(read_text("|指标|目标|\n|---|---|\n|地区生产总值|增长6%左右，力争更好|\n"))
    assert [s.text.split() for s in report.statements] == [["指标", "目标"], ["地区生产总值", "增长6%左右，力争更好"]]


def test_the_address_is_no_statement() -> None:
    report = parse(read_text("各位代表！新的一年，任务艰巨。各位代表，让我们团结奋斗。"))
    assert [s.text for s in report.statements] == ["新的一年，任务艰巨。", "让我们团结奋斗。"]


@pytest.mark.parametrize(
    ("piece", "least"),
    [
        ("推进青溪港扩能改造，", 20_000),
        ("好，", 1),
        ("！", 0),
        ("（“《", 1),
        ("加强（监管）。", 20_000),
        ("加强（监管），", 1),
        ("1.“归岭计划”：指引进人才。\n\n", 0),
        ("一、加强监管\n\n", 0),
        ("**加强监管。**\n\n", 0),
    ],
)
def test_long_monotonous_texts_are_read_in_time_linear_in_their_length(piece: str, least: int) -> None:
    assert len(statements("推进改革。\n\n" + piece * 20_000)) >= least


def test_a_figure_whose_indicator_is_told_in_the_clause_before_stays_with_it() -> None:
    text = (
        "# 云岭省2024年政府工作报告\n\n二、2024年工作安排\n\n今年要抓好就业。实施残疾人就业三年行动，新增就业8000人。"
        "加快既有住宅增设电梯，完成5800部。"
    )
    report = parse(read_text(text))
    texts = [statement.text for statement in report.statements]
    assert "实施残疾人就业三年行动，新增就业8000人。" in texts
    assert "加快既有住宅增设电梯，完成5800部。" in texts
    for target in report.targets:
        statement = next(s for s in report.statements if s.id == target.statement)
        assert text[target.start : target.end] == target.text
        assert target.text in statement.text
