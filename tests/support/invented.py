"""A diff built by hand, without reader, parser, aligner or differ: an invented province with a change of every kind.

The renderers' tests use it, so that they show what renderers do whatever the stages before them find.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

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
    TermChange,
    Verdict,
    Via,
    WordingKind,
)
from reportdiff.model import (
    Bound,
    Figure,
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

__all__ = ["HOSTILE", "hostile_diff", "invented_diff", "same_diff"]

HOSTILE = (
    "[bold red]不是标记[/]\x1b[31m红\x1b]8;;https://evil.example/\x1b\\链接\x1b]8;;\x1b\\\x9b2J\u202e倒写\u202c"
    "<script>alert(1)</script>|表格|`代码`@all #1 https://evil.example www.evil.example =cmd()"
)

_PLAN_OLD = "二、今年工作部署"
_PLAN_NEW = "二、二〇二四年工作安排"


class Builder:
    """Writes a report's text and its model at once, so that every offset is right."""

    def __init__(self, title: str, year: int) -> None:
        self.title, self.year = title, year
        self.text = title + "\n\n"
        self.sections: list[Section] = []
        self.statements: list[Statement] = []
        self.figures: list[Target] = []

    def section(self, level: int, number: str, title: str, role: Role) -> None:
        parent = next((s.id for s in reversed(self.sections) if s.level < level), None)
        start = len(self.text)
        self.text += f"{number}{title}\n\n"
        section = Section(
            f"h{len(self.sections) + 1}", parent, level, number, title, role, start, start + len(number + title)
        )
        self.sections.append(section)

    def say(self, text: str) -> str:
        section = self.sections[-1]
        start = len(self.text)
        self.text += f"{text}。\n\n"
        number = len(self.statements) + 1
        statement = Statement(
            f"s{number}-1", section.id, section.role, f"s{number}", number, start, start + len(text) + 1, f"{text}。"
        )
        self.statements.append(statement)
        return statement.id

    def figure(
        self,
        indicator: str,
        words: str,
        value: str | None,
        unit: str = "%",
        bound: Bound = Bound.EXACT,
        *,
        figure: Figure = Figure.GROWTH,
        high: str | None = None,
        headline: bool = False,
    ) -> Target:
        """The figure that the last statement gives; `words` must stand in it."""
        statement = self.statements[-1]
        at = statement.text.index(words)
        quantity = None
        if value is not None:
            upper = Decimal(high) if high else None
            quantity = Quantity(at, at + len(words), words, Decimal(value), upper, unit, bound)
        target = Target(
            f"{'t' if statement.role is Role.PLAN else 'r'}{len(self.figures) + 1}",
            statement.id,
            indicator,
            figure,
            statement.text.rstrip("。"),
            statement.start,
            statement.end - 1,
            quantity,
            relation="" if quantity else words,
            headline=headline,
            role=statement.role,
        )
        self.figures.append(target)
        return target

    def report(self, path: str, notes: tuple[Note, ...] = ()) -> Report:
        targets = tuple(f for f in self.figures if f.role is Role.PLAN)
        results = tuple(f for f in self.figures if f.role is not Role.PLAN)
        return Report(
            self.title,
            self.year,
            "zh",
            tuple(self.sections),
            tuple(self.statements),
            targets,
            results,
            notes=notes,
            path=path,
            text=self.text,
        )


def _old() -> tuple[Report, dict[str, Target]]:
    b = Builder("云岭省人民政府工作报告（2023年）", 2023)
    b.section(1, "一、", "过去一年工作回顾", Role.REVIEW)
    b.say("地区生产总值增长4.8%")  # s1
    b.section(1, "二、", "今年工作部署", Role.PLAN)
    t: dict[str, Target] = {}
    b.say("地区生产总值增长6%左右")  # s2
    t["gdp"] = b.figure("地区生产总值", "6%左右", "6", bound=Bound.ABOUT, headline=True)
    b.say("固定资产投资增长10%以上")  # s3
    t["invest"] = b.figure("固定资产投资", "10%以上", "10", bound=Bound.AT_LEAST, headline=True)
    b.say("城镇新增就业20万人以上")  # s4
    t["jobs"] = b.figure(
        "城镇新增就业", "20万人以上", "200000", "人", Bound.AT_LEAST, figure=Figure.INCREMENT, headline=True
    )
    b.say("居民消费价格涨幅3%左右")  # s5
    t["cpi"] = b.figure("居民消费价格", "3%左右", "3", bound=Bound.ABOUT, headline=True)
    b.say("居民收入增长与经济增长基本同步")  # s6
    t["income"] = b.figure(
        "居民收入", "与经济增长基本同步", None, figure=Figure.RELATION, bound=Bound.ABOUT, headline=True
    )
    b.section(2, "（一）", "夯实农业基础", Role.PLAN)
    b.say("新建高标准农田120万亩，改造盐碱地15万亩")  # s7
    t["fields"] = b.figure("高标准农田", "120万亩", "1200000", "亩", figure=Figure.INCREMENT)
    b.say("推广“云岭一号”水稻良种")  # s8
    b.say("大力发展特色农业，不断提高农业质量效益和竞争力")  # s9
    b.section(2, "（二）", "扩大有效投资", Role.PLAN)
    b.say("开工建设岚江水利枢纽，加快推进云西高速公路")  # s10
    b.say("新增高新技术企业300家")  # s11
    t["hightech"] = b.figure("高新技术企业", "300家", "300", "家", figure=Figure.INCREMENT)
    b.say("建成充电桩2万个")  # s12
    t["chargers"] = b.figure("充电桩", "2万个", "20000", "个", figure=Figure.INCREMENT)
    b.section(2, "（三）", "保障和改善民生", Role.PLAN)
    b.say("改造老旧小区800个")  # s13
    t["housing"] = b.figure("老旧小区改造", "800个", "800", "个", figure=Figure.INCREMENT)
    b.say("实现县级医院远程诊疗全覆盖")  # s14
    b.say("深入推进移风易俗")  # s15
    return b.report("2023.md"), t


def _new() -> tuple[Report, dict[str, Target]]:
    b = Builder("云岭省人民政府工作报告（2024年）", 2024)
    b.section(1, "一、", "2023年工作回顾", Role.REVIEW)
    t: dict[str, Target] = {}
    b.say("地区生产总值增长6.2%")  # s1
    t["gdp result"] = b.figure("地区生产总值", "6.2%", "6.2")
    b.say("城镇新增就业18.4万人")  # s2
    t["jobs result"] = b.figure("城镇新增就业", "18.4万人", "184000", "人", figure=Figure.INCREMENT)
    b.section(1, "二、", "2024年工作安排", Role.PLAN)
    b.say("地区生产总值增长6%以上")  # s3
    t["gdp"] = b.figure("地区生产总值", "6%以上", "6", bound=Bound.AT_LEAST, headline=True)
    b.say("固定资产投资增长15%左右")  # s4
    t["invest"] = b.figure("固定资产投资", "15%左右", "15", bound=Bound.ABOUT, headline=True)
    b.say("城镇新增就业18万人以上")  # s5
    t["jobs"] = b.figure(
        "城镇新增就业", "18万人以上", "180000", "人", Bound.AT_LEAST, figure=Figure.INCREMENT, headline=True
    )
    b.say("居民消费价格涨幅3%左右")  # s6
    t["cpi"] = b.figure("居民消费价格", "3%左右", "3", bound=Bound.ABOUT, headline=True)
    b.say("居民收入增长与经济增长同步")  # s7
    t["income"] = b.figure("居民收入", "与经济增长同步", None, figure=Figure.RELATION, headline=True)
    b.say("一般公共预算收入增长5%—6%")  # s8
    t["budget"] = b.figure("一般公共预算收入", "5%—6%", "5", high="6", headline=True)
    b.section(2, "（一）", "稳住农业基本盘", Role.PLAN)
    b.say("新建高标准农田150万亩")  # s9
    t["fields"] = b.figure("高标准农田", "150万亩", "1500000", "亩", figure=Figure.INCREMENT)
    b.say("改造盐碱地15万亩")  # s10
    b.say("加快推广“云岭一号”优质水稻良种")  # s11
    b.say("大力发展特色农业，不断提高农业质量效益和竞争力")  # s12
    b.section(2, "（二）", "培育新质生产力", Role.PLAN)
    b.say("布局建设“云上岭南”低空经济试验区3个")  # s13
    b.say("高新技术企业达到2000家")  # s14
    t["hightech"] = b.figure("高新技术企业", "2000家", "2000", "家", figure=Figure.LEVEL)
    b.section(2, "（三）", "增进民生福祉", Role.PLAN)
    b.say("改造老旧小区800个")  # s15
    t["housing"] = b.figure("老旧小区改造", "800个", "800", "个", figure=Figure.INCREMENT)
    b.say("加快推进云西高速公路，年内建成通车")  # s16
    b.say("持续优化公共服务")  # s17
    start = len(b.text)
    b.text += "（下转第五版）\n"
    notes = (
        Note(NoteKind.END_MISSING, "the end is missing", start, start + 7),
        Note(NoteKind.UNREADABLE_NUMBER, "a number cannot be read"),
    )
    return b.report("云岭日报-2024.txt", notes), t


def _eq(text: str) -> Edit:
    return Edit(EditOp.EQUAL, text, text)


def _re(old: str, new: str) -> Edit:
    return Edit(EditOp.REPLACE, old, new)


def _de(old: str) -> Edit:
    return Edit(EditOp.DELETE, old, "")


def _in(new: str) -> Edit:
    return Edit(EditOp.INSERT, "", new)


def invented_diff() -> ReportDiff:
    """Every kind of change, of target change, of verdict; a move, a split, a refusal, an override, notes."""
    (old, o), (new, n) = _old(), _new()

    def changed(
        old_ids: str,
        new_ids: str,
        kind: ChangeKind,
        via: Via | None = None,
        *edits: Edit,
        score: float = 1.0,
        moved: bool = False,
        terms: tuple[str, ...] = (),
        reason: str = "",
        refusal: Refusal | None = None,
    ) -> Change:
        old, new = (tuple(f"s{i}-1" for i in side.split()) for side in (old_ids, new_ids))
        number[0] += 1
        return Change(f"c{number[0]}", kind, old, new, score, via, moved, edits, terms, reason, refusal)

    number = [0]
    up, re, un = ChangeKind.UPDATED, ChangeKind.REWORDED, ChangeKind.UNCHANGED
    at = Via.INDICATOR
    refused = Refusal("new", 9, 12, 0.31, RefusalReason.BELOW_CUT)
    changes = (
        changed("1", "1", up, at, _eq("地区生产总值增长"), _re("4.8%", "6.2%"), _eq("。")),
        changed("", "2", ChangeKind.NEW, score=0.0),
        changed("2", "3", up, at, _eq("地区生产总值增长"), _re("6%左右", "6%以上"), _eq("。"), score=0.98),
        changed("3", "4", up, at, _eq("固定资产投资增长"), _re("10%以上", "15%左右"), _eq("。"), score=0.98),
        changed("4", "5", up, at, _eq("城镇新增就业"), _re("20万人以上", "18万人以上"), _eq("。"), score=0.97),
        changed("5", "6", un, Via.EXACT),
        changed("6", "7", re, at, _eq("居民收入增长与经济增长"), _de("基本"), _eq("同步。"), score=0.96),
        changed("", "8", ChangeKind.NEW, score=0.0),
        changed(
            "7",
            "9 10",
            up,
            Via.EXTENDED,
            _eq("新建高标准农田"),
            _re("120万亩，", "150万亩。"),
            _eq("改造盐碱地15万亩。"),
            score=0.91,
            terms=("盐碱地", "高标准农田"),
        ),
        changed(
            "8",
            "11",
            re,
            Via.FUZZY,
            _in("加快"),
            _eq("推广“云岭一号”"),
            _in("优质"),
            _eq("水稻良种。"),
            score=0.93,
            terms=("云岭一号",),
        ),
        changed("9", "12", un, Via.EXACT),
        changed(
            "10",
            "16",
            re,
            Via.OVERRIDE,
            _de("开工建设岚江水利枢纽，"),
            _eq("加快推进云西高速公路"),
            _in("，年内建成通车"),
            _eq("。"),
            moved=True,
            reason="同一条路",
        ),
        changed(
            "11", "14", up, at, _de("新增"), _eq("高新技术企业"), _re("300家", "达到2000家"), _eq("。"), score=0.74
        ),
        changed("12", "", ChangeKind.DROPPED, score=0.0),
        changed("13", "15", un, Via.EXACT, moved=True),
        changed("14", "", ChangeKind.DROPPED, score=0.0),
        changed("15", "", ChangeKind.DROPPED, score=0.0),
        changed("", "13", ChangeKind.NEW, score=0.0, refusal=refused),
        changed("", "17", ChangeKind.NEW, score=0.0),
    )

    def became(indicator: str, key: str, direction: Direction, score: float = 0.95) -> TargetChange:
        rows[0] += 1
        sides = o.get(key), n.get(key)
        headline = any(side.headline for side in sides if side)
        return TargetChange(f"tc{rows[0]}", indicator, headline, score, direction, *sides)

    rows = [0]
    targets = (
        became("地区生产总值", "gdp", Direction.REQUALIFIED),
        became("固定资产投资", "invest", Direction.RAISED),
        became("城镇新增就业", "jobs", Direction.LOWERED),
        became("居民消费价格", "cpi", Direction.UNCHANGED),
        became("居民收入", "income", Direction.REQUALIFIED),
        became("一般公共预算收入", "budget", Direction.NEW),
        became("高标准农田", "fields", Direction.RAISED),
        became("高新技术企业", "hightech", Direction.RESTATED),
        became("充电桩", "chargers", Direction.DROPPED),
        became("老旧小区改造", "housing", Direction.UNCHANGED),
    )
    bare = replace(o["housing"], quantity=None, relation="", text="改造老旧小区", indicator="老旧小区改造")
    delivery = (
        Delivery("地区生产总值", Verdict.MET, o["gdp"], n["gdp result"], "about"),
        Delivery("城镇新增就业", Verdict.MISSED, o["jobs"], n["jobs result"], "floor"),
        Delivery("老旧小区改造", Verdict.UNCLEAR, bare, replace(n["jobs result"], quantity=None, text="改造正在进行")),
    )
    sections = (
        SectionLink(0, 0, 0.9),
        SectionLink(1, 1, 0.95),
        SectionLink(2, 2, 0.9),
        SectionLink(None, 3, 0.0),
        SectionLink(3, None, 0.0),
    )
    wording = (
        TermChange("新质生产力", WordingKind.CAME, 0, 3, 2.5, (), ("s13-1",)),
        TermChange("云岭一号", WordingKind.ROSE, 1, 4, 2.1, ("s8-1",), ("s11-1", "s12-1")),
        TermChange("移风易俗", WordingKind.WENT, 2, 0, -2.2, ("s15-1",), ()),
    )
    return ReportDiff(old, new, Options(), sections, changes, targets, delivery, wording)


def same_diff() -> ReportDiff:
    """A report against itself."""
    old, _ = _old()
    changes = tuple(
        Change(f"c{i}", ChangeKind.UNCHANGED, (s.id,), (s.id,), 1.0, Via.EXACT, moved=False, edits=())
        for i, s in enumerate(old.statements, 1)
    )
    targets = tuple(
        TargetChange(f"tc{i}", t.indicator, t.headline, 1.0, Direction.UNCHANGED, t, t)
        for i, t in enumerate(old.targets, 1)
    )
    return ReportDiff(old, old, Options(), (), changes, targets, ())


def hostile_diff(text: str = HOSTILE) -> ReportDiff:
    """The invented diff with `text` in every place that a report can fill: title, heading, statement, target, path."""
    diff = invented_diff()

    def poisoned(report: Report) -> Report:
        quantity = Quantity(0, len(text), text, Decimal(6), None, "%", Bound.ABOUT)
        return replace(
            report,
            title=text,
            path=text.replace("/", ""),
            sections=tuple(replace(s, title=text) for s in report.sections),
            statements=tuple(replace(s, text=text) for s in report.statements),
            targets=tuple(
                replace(t, indicator=text, text=text, condition=text, quantity=quantity) for t in report.targets
            ),
            notes=(Note(NoteKind.UNREADABLE_TEXT, text, 0, len(text)),),
            text=text + report.text,
        )

    edits = (Edit(EditOp.EQUAL, text, text), Edit(EditOp.REPLACE, text, text))
    changes = tuple(replace(c, edits=edits if c.edits else (), terms=(text,), reason=text) for c in diff.changes)
    old, new = poisoned(diff.old), poisoned(diff.new)
    by_id = [{t.id: t for t in side.targets} for side in (old, new)]
    targets = tuple(
        replace(row, indicator=text, old=row.old and by_id[0].get(row.old.id), new=row.new and by_id[1].get(row.new.id))
        for row in diff.targets
    )
    delivery = tuple(
        replace(row, indicator=text, target=old.targets[0], result=new.targets[0]) for row in diff.delivery
    )
    wording = tuple(replace(term, term=text) for term in diff.wording or ())
    return replace(diff, old=old, new=new, changes=changes, targets=targets, delivery=delivery, wording=wording)
