"""Sections that continue each other, and statements that stand in those that do."""

from __future__ import annotations

import reportdiff

WORKS = (
    "新建云岭省级水质监测站二十座，把监测数据接入雁回湖调度平台。",
    "为山区乡镇卫生院配齐远程会诊设备，培训全科医生三百名。",
    "改造老旧供水管网三百公里，更换锈蚀阀门和水表。",
    "编印方言词典，录下百位老人的童谣和采茶山歌。",
    "搬迁沿江采石场，原址栽种油橄榄和香榧。",
    "开通水上巴士，串起沿河七座老码头。",
)


def outline(*parts: tuple[str, tuple[int, ...]]) -> reportdiff.Report:
    """A report of headings, each with the works that stand under it in a paragraph of their own."""
    paragraphs = [line for heading, works in parts for line in (heading, *(WORKS[k] for k in works)) if line]
    return reportdiff.parse("\n\n".join(paragraphs))


def links(diff: reportdiff.ReportDiff) -> set[tuple[int | None, int | None]]:
    return {(link.old, link.new) for link in diff.sections}


def test_a_heading_that_one_report_alone_prints_moves_nothing() -> None:
    plain = outline(("# 二、2025年工作安排", ()), ("## （一）改善民生", (0, 1, 2)), ("## （二）繁荣文化", (3, 4, 5)))
    divided = outline(
        ("# 二、2025年工作安排", ()),
        ("## （一）改善民生", (0,)),
        ("### 1．医疗保障", (1, 2)),
        ("## （二）繁荣文化", (3, 4, 5)),
    )
    for old, new in ((plain, divided), (divided, plain)):
        diff = reportdiff.compare(old, new)
        assert not [change for change in diff.changes if change.moved]


def test_a_statement_under_a_heading_of_another_section_was_moved() -> None:
    old = outline(("# 二、2025年工作安排", ()), ("## （一）改善民生", (0, 1, 2)), ("## （二）繁荣文化", (3, 4, 5)))
    new = outline(
        ("# 二、2025年工作安排", ()),
        ("## （一）改善民生", (0, 1)),
        ("## （二）繁荣文化", (3, 4)),
        ("### 1．水上交通", (5, 2)),
    )
    texts = {s.id: s.text for s in old.statements}
    moved = "".join(texts[i] for change in reportdiff.compare(old, new).changes if change.moved for i in change.old)
    assert moved == WORKS[2]


def test_sections_are_linked_alike_when_the_reports_are_exchanged() -> None:
    """A heading on another level has its peers there, whichever of the reports is the older."""
    old = outline(
        ("# 二、2025年工作安排", ()),
        ("## 建设服务型政府", (3,)),
        ("### 提高行政效能", (0, 1, 2)),
        ("## 其他工作", (4,)),
    )
    new = outline(
        ("# 二、2025年工作安排", ()), ("## 提高行政效能", (0,)), ("## 加强自身建设", (1, 2)), ("## 其他工作", (4,))
    )
    there, back = links(reportdiff.compare(old, new)), links(reportdiff.compare(new, old))
    assert {(i, j) for j, i in back} == there
