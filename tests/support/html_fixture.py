"""A hand-built diff of two invented reports in which every kind of change, direction, verdict and note occurs once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TypeAlias

from reportdiff.changes import (
    Change,
    ChangeKind,
    Delivery,
    Direction,
    Edit,
    EditOp,
    Refusal,
    RefusalReason,
    ReportDiff,
    SectionLink,
    TargetChange,
    Verdict,
    Via,
)
from reportdiff.model import (
    Bound,
    Figure,
    Furniture,
    FurnitureKind,
    Note,
    NoteKind,
    Quantity,
    Report,
    Role,
    Section,
    Statement,
    Target,
)
from reportdiff.options import Options

Part: TypeAlias = tuple[str, str, int, Role, Sequence[str]]
"""A section to write: number, title, level, role, statements."""
Pair: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], str, str | None, bool]
"""A change to make: old places and new places, counted from 1; kind, via, moved."""

OLD: tuple[Part, ...] = (
    ("", "", 0, Role.OTHER, ["现在，我代表云岭省人民政府，向大会报告工作，请予审议。"]),
    (
        "一、",
        "2022年工作回顾",
        1,
        Role.REVIEW,
        ["地区生产总值增长4.1%，", "城镇新增就业21.3万人。", "云岭至澜水高速公路建成通车。"],
    ),
    (
        "二、",
        "2023年工作安排",
        1,
        Role.PLAN,
        [
            "今年主要预期目标是：地区生产总值增长6%左右；",
            "城镇新增就业20万人以上；",
            "居民消费价格涨幅3%左右；",
            "居民收入增长与经济增长基本同步；",
            "单位生产总值能耗下降2.5%；",
            "粮食总产量达到1850万吨；",
            "研发经费投入占比提高到1.5%以上。",
        ],
    ),
    (
        "（一）",
        "做强做优工业",
        2,
        Role.PLAN,
        [
            "深入实施产业强省战略。",
            "培育壮大铝硅新材料产业集群。",
            "新建标准厂房100万平方米。",
            "支持龙头企业牵头组建创新联合体，推动产业链上下游协同发展。",
            "开工建设澜水航空物流园。",
        ],
    ),
    (
        "（二）",
        "推进乡村振兴",
        2,
        Role.PLAN,
        [
            "新建高标准农田120万亩，改造提升60万亩，建设数字农业基地10个。",
            "巩固拓展脱贫攻坚成果。",
            "坚决守住不发生规模性返贫底线。",
            "推进农村户厕改造。",
        ],
    ),
    ("（三）", "发展夜间经济", 2, Role.PLAN, ["打造夜间消费街区20条。", "举办云岭美食节。"]),
)
NEW: tuple[Part, ...] = (
    ("", "", 0, Role.OTHER, ["现在，我代表云岭省人民政府，向大会报告工作，请予审议。"]),
    (
        "一、",
        "2023年工作回顾",
        1,
        Role.REVIEW,
        ["地区生产总值增长6.3%，", "城镇新增就业19.1万人。", "新建高标准农田125万亩。", "澜水航空物流园开工建设。"],
    ),
    (
        "二、",
        "2024年工作安排",
        1,
        Role.PLAN,
        [
            "今年主要预期目标是：地区生产总值增长5.5%左右；",
            "城镇新增就业22万人以上；",
            "居民消费价格涨幅控制在3%左右；",
            "居民收入增长与经济增长同步；",
            "单位生产总值能耗完成国家下达任务；",
            "一般公共预算收入增长4%；",
            "研发经费投入占比提高到1.5%以上。",
        ],
    ),
    (
        "（一）",
        "做强做优工业",
        2,
        Role.PLAN,
        [
            "深入实施产业强省战略。",
            "培育壮大铝硅新材料产业集群。",
            "新建标准厂房150万平方米。",
            "支持龙头企业牵头组建创新联合体，促进产业链上下游协同创新。",
            "打造夜间消费街区20条以上，发放消费券2亿元。",
        ],
    ),
    ("（二）", "激活数据要素", 2, Role.PLAN, ["组建云岭数据交易所。", "开放公共数据目录500项。"]),
    (
        "（三）",
        "全面推进乡村振兴",
        2,
        Role.PLAN,
        [
            "新建高标准农田130万亩。",
            "改造提升高标准农田50万亩。",
            "建设数字农业基地12个。",
            "巩固拓展脱贫攻坚成果。",
            "坚决守住不发生规模性返贫底线。",
        ],
    ),
)
PAIRS: tuple[Pair, ...] = (
    ((1,), (1,), "unchanged", "exact", False),
    ((2,), (2,), "updated", "indicator", False),
    ((3,), (3,), "updated", "indicator", False),
    ((4,), (), "dropped", None, False),
    ((), (4,), "new", None, False),
    ((), (5,), "new", None, False),
    ((5,), (6,), "updated", "indicator", False),
    ((6,), (7,), "updated", "indicator", False),
    ((7,), (8,), "reworded", "indicator", False),
    ((8,), (9,), "reworded", "fuzzy", False),
    ((9,), (10,), "updated", "fuzzy", False),
    ((10,), (), "dropped", None, False),
    ((), (11,), "new", None, False),
    ((11,), (12,), "unchanged", "exact", False),
    ((12,), (13,), "unchanged", "exact", False),
    ((13,), (14,), "unchanged", "exact", False),
    ((14,), (15,), "updated", "indicator", False),
    ((15,), (16,), "reworded", "fuzzy", False),
    ((16,), (), "dropped", None, False),
    ((17,), (20, 21, 22), "updated", "extended", False),
    ((18,), (23,), "unchanged", "exact", False),
    ((19,), (24,), "unchanged", "exact", False),
    ((20,), (), "dropped", None, False),
    ((21,), (17,), "updated", "moved", True),
    ((22,), (), "dropped", None, False),
    ((), (18,), "new", None, False),
    ((), (19,), "new", None, False),
)


@dataclass(slots=True)
class _Writer:
    """Writes a report's source and keeps the offsets of what it wrote."""

    text: str = ""
    sections: list[Section] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def add(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text
        return start, len(self.text)


def write_report(
    parts: Iterable[Part], *, title: str, year: int, notes: tuple[Note, ...] = (), path: str = ""
) -> Report:
    """Return a report of these sections."""
    writer = _Writer()
    writer.add(f"{title}\n\n")
    parents: dict[int, str] = {}
    for number, heading, level, role, statements in parts:
        section = None
        if level:
            section = f"h{len(writer.sections) + 1}"
            parents[level] = section
            start, end = writer.add(f"{number}{heading}")
            writer.add("\n")
            writer.sections.append(Section(section, parents.get(level - 1), level, number, heading, role, start, end))
        for position, text in enumerate(statements):
            if level == 2 and position == 0:
                start, end = writer.add("一是")
                writer.furniture.append(Furniture(FurnitureKind.ENUMERATOR, start, end, "一是"))
            start, end = writer.add(text)
            identifier = f"s{len(writer.statements) + 1}-1"
            sentence = f"s{len(writer.statements) + 1}"
            writer.statements.append(
                Statement(identifier, section, role, sentence, len(writer.sections), start, end, text)
            )
        writer.add("\n\n")
    return Report(
        title=title,
        year=year,
        language="zh",
        sections=tuple(writer.sections),
        statements=tuple(writer.statements),
        furniture=tuple(writer.furniture),
        notes=notes,
        path=path,
        text=writer.text,
    )


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Return the edits from one text to another, character by character."""
    if old == new:
        return (Edit(EditOp.EQUAL, old, new),)
    codes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return tuple(Edit(EditOp(op), old[a:b], new[c:d]) for op, a, b, c, d in codes)


def make_changes(old: Report, new: Report, pairs: Iterable[Pair]) -> tuple[Change, ...]:
    """Return the changes for these pairs."""
    changes = []
    for number, (left, right, kind, via, moved) in enumerate(pairs, start=1):
        old_text = "".join(old.statements[at - 1].text for at in left)
        new_text = "".join(new.statements[at - 1].text for at in right)
        refusal = None
        if not right:
            refusal = Refusal("old", left[0] - 1, 0, 0.31, RefusalReason.BELOW_CUT)
        elif not left:
            refusal = Refusal("new", None, right[0] - 1, 0.0, RefusalReason.NO_CANDIDATE)
        change = Change(
            id=f"c{number}",
            kind=ChangeKind(kind),
            old=tuple(old.statements[at - 1].id for at in left),
            new=tuple(new.statements[at - 1].id for at in right),
            score=1.0 if via == "exact" else 0.87 if via else 0.0,
            via=Via(via) if via else None,
            moved=moved,
            edits=word_edits(old_text, new_text),
            terms=("消费街区",) if moved else (),
            refusal=refusal,
        )
        changes.append(change)
    return tuple(changes)


def _target(  # noqa: PLR0917
    report: Report,
    place: int,
    indicator: str,
    said: str,
    value: str | None,
    unit: str = "%",
    *,
    role: Role = Role.PLAN,
    headline: bool = True,
) -> Target:
    statement = report.statements[place - 1]
    quantity = None
    if value is not None:
        start = statement.text.index(said)
        bound = Bound.ABOUT if said.endswith("左右") else Bound.AT_LEAST if said.endswith("以上") else Bound.EXACT
        quantity = Quantity(start, start + len(said), said, Decimal(value), unit=unit, bound=bound)
    return Target(
        id=f"t{place}",
        statement=statement.id,
        indicator=indicator,
        figure=Figure.GROWTH if quantity else Figure.RELATION,
        text=statement.text.rstrip("；。，"),
        start=statement.start,
        end=statement.end - 1,
        quantity=quantity,
        relation="" if quantity else said,
        headline=headline,
        role=role,
    )


def make_diff() -> ReportDiff:
    """Return the diff of the two reports of this module."""
    old = write_report(
        OLD,
        title="2023年云岭省政府工作报告",
        year=2023,
        path="云岭/2023.txt",
        notes=(
            Note(NoteKind.END_MISSING, "（下转第四版）", 40, 47),
            Note(NoteKind.UNREADABLE_NUMBER, "增长．5%", 60, 65),
            Note(NoteKind.ENCODING_GUESSED, "gb18030"),
        ),
    )
    new = write_report(NEW, title="2024年云岭省政府工作报告", year=2024, path="云岭/2024.txt")
    rows = [
        ("地区生产总值", "lowered", (5, "6%左右", "6", "%"), (6, "5.5%左右", "5.5", "%"), True),
        ("城镇新增就业", "raised", (6, "20万人以上", "200000", "人"), (7, "22万人以上", "220000", "人"), True),
        ("居民消费价格", "unchanged", (7, "3%左右", "3", "%"), (8, "3%左右", "3", "%"), True),
        ("居民收入", "requalified", (8, "与经济增长基本同步", None, ""), (9, "与经济增长同步", None, ""), True),
        ("单位生产总值能耗", "restated", (9, "2.5%", "2.5", "%"), (10, "完成国家下达任务", None, ""), True),
        ("粮食总产量", "dropped", (10, "1850万吨", "18500000", "吨"), None, True),
        ("一般公共预算收入", "new", None, (11, "4%", "4", "%"), True),
        ("研发经费投入占比", "unchanged", (11, "1.5%以上", "1.5", "%"), (12, "1.5%以上", "1.5", "%"), False),
        (
            "标准厂房",
            "raised",
            (14, "100万平方米", "1000000", "平方米"),
            (15, "150万平方米", "1500000", "平方米"),
            False,
        ),
        ("夜间消费街区", "requalified", (21, "20条", "20", "条"), (17, "20条以上", "20", "条"), False),
        ("公共数据目录", "new", None, (19, "500项", "500", "项"), False),
    ]
    targets = []
    for number, (indicator, change, left, right, headline) in enumerate(rows, start=1):
        sides = [
            None
            if given is None
            else _target(report, given[0], indicator, given[1], given[2], given[3], headline=headline)
            for report, given in ((old, left), (new, right))
        ]
        targets.append(TargetChange(f"t{number}", indicator, headline, 0.9, Direction(change), sides[0], sides[1]))
    promised = {row.indicator: row.old for row in targets if row.old}
    results = [
        _target(new, 2, "地区生产总值", "6.3%", "6.3", role=Role.REVIEW),
        _target(new, 3, "城镇新增就业", "19.1万人", "191000", "人", role=Role.REVIEW),
        _target(new, 5, "澜水航空物流园", "开工建设", None, role=Role.REVIEW, headline=False),
    ]
    park = replace(_target(old, 16, "澜水航空物流园", "开工建设", None, headline=False), relation="")
    delivery = (
        Delivery("地区生产总值", Verdict.MET, promised["地区生产总值"], results[0], "reached"),
        Delivery("城镇新增就业", Verdict.MISSED, promised["城镇新增就业"], results[1], "short"),
        Delivery("澜水航空物流园", Verdict.UNCLEAR, park, replace(results[2], relation=""), "words"),
    )
    links = [(0, 0), (1, 1), (2, 2), (3, 4), (4, None), (None, 3)]
    return ReportDiff(
        old=replace(old, targets=tuple(row.old for row in targets if row.old)),
        new=replace(new, targets=tuple(row.new for row in targets if row.new), results=tuple(results)),
        options=Options(),
        sections=tuple(SectionLink(left, right, 0.8) for left, right in links),
        changes=make_changes(old, new, PAIRS),
        targets=tuple(targets),
        delivery=delivery,
    )
