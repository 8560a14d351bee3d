"""The interface words that every view shares, in both interface languages.

Keys name what is said, the value says it; `{n}` and the like are filled in by `Words.__call__`. Wording avoids plurals
and word order that would need grammar: a label, a colon, a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportdiff.changes import ReportDiff

__all__ = ["INTERFACE_LANGUAGES", "MESSAGES", "TITLE_PLACE", "TITLE_YEAR", "Words", "interface_language", "words"]

INTERFACE_LANGUAGES = ("zh", "en")

TITLE_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年度?"
TITLE_PLACE = r"(?P<place>(?P<stem>[\u4e00-\u9fff]+)[省市县区州盟旗镇乡])(?:人民)?政府工作报告"
"""Patterns for what a report's title names, its year taken out first."""

_ZH = {
    # What there is.
    "report.old": "旧",
    "report.new": "新",
    "report.untitled": "（无标题）",
    "report.year_unknown": "年份不详",
    "count.characters": "{n}字",
    "count.statements": "{n}条",
    "count.sections": "{n}个标题",
    "count.rows": "{n}项",
    "count.more": "……另有{n}条",
    "count.more_rows": "……另有{n}项",
    "line": "{n}行",
    "none": "未见",
    "section.none": "（标题之外）",
    "list.separator": "、",
    "clause.separator": "；",
    # Kinds of change.
    "kind.unchanged": "未变",
    "kind.reworded": "改写",
    "kind.updated": "更新",
    "kind.dropped": "未再提",
    "kind.dropped_without_new": "未见（文本不全）",
    "kind.new": "新提",
    "kind.new_without_old": "旧文未见（文本不全）",
    "kind.moved": "移位",
    "kind.about.unchanged": "文字相同",
    "kind.about.reworded": "换了说法，数字、日期和名称未变",
    "kind.about.updated": "数字、日期或名称有变",
    "kind.about.dropped": "旧报告有，新报告中未找到对应",
    "kind.about.new": "新报告有，旧报告中未找到对应",
    "kind.about.moved": "换了位置",
    # What became of a target.
    "direction.raised": "上调",
    "direction.lowered": "下调",
    "direction.unchanged": "不变",
    "direction.requalified": "限定词变",
    "direction.restated": "口径不同",
    "direction.new": "新提",
    "direction.new_without_old": "旧文未见（文本不全）",
    "direction.dropped": "未再提",
    "direction.dropped_without_new": "未见（文本不全）",
    "direction.number_dropped": "数字未再提",
    "direction.about.raised": "数值高于上年目标",
    "direction.about.lowered": "数值低于上年目标",
    "direction.about.unchanged": "与上年目标相同",
    "direction.about.requalified": "数值相同，限定词或说法不同",
    "direction.about.restated": "同一指标，但两年的数不可直接相比",
    "direction.about.new": "上年没有这项目标",
    "direction.about.dropped": "新报告中未找到这项目标",
    # How a number is bounded, and what kind of figure it is.
    "bound.exact": "等于",
    "bound.about": "左右",
    "bound.at_least": "以上",
    "bound.more_than": "超过",
    "bound.at_most": "以内",
    "bound.less_than": "低于",
    "figure.level": "水平",
    "figure.total": "总量",
    "figure.growth": "增速",
    "figure.increment": "增量",
    "figure.step": "增减",
    "figure.share": "占比",
    "figure.rank": "位次",
    "figure.relation": "定性",
    # Whether a promise was kept.
    "verdict.met": "完成",
    "verdict.missed": "未完成",
    "verdict.unclear": "难以判定",
    # What became of a term.
    "wording.came": "新出现",
    "wording.went": "不再出现",
    "wording.rose": "增多",
    "wording.fell": "减少",
    # Parts of a report.
    "role.review": "回顾",
    "role.plan": "部署",
    "role.appendix": "附录",
    "role.other": "其他",
    # How far a report could be read.
    "note.beginning_missing": "开头缺失，缺失部分无从比较",
    "note.end_missing": "结尾缺失，缺失部分无从比较",
    "note.no_plan_part": "未找到工作部署部分",
    "note.no_review_part": "未找到工作回顾部分",
    "note.unreadable_number": "有数字残损，无法读出",
    "note.unreadable_text": "有文字残损，无法读出",
    "note.encoding_guessed": "文件编码为推断，若有乱码请用 --encoding 指定",
    # Before believing a comparison.
    "gap.beginning_missing": "缺开头",
    "gap.end_missing": "缺结尾",
    "gap.no_plan_part": "未找到工作部署部分",
    "gap.unreadable_text": "有文字残损",
    "gap.scant": "全文仅{n}字",
    "caveat.partial": "{side}报告文本不全（{gaps}）：在其中未见的，可能就在没有读到的部分，不算不再提。",
    "caveat.nothing": "{side}报告没有可以相比的内容（{gaps}）：另一份报告的目标和部署无从比较。",
    "caveat.order": "两份报告的次序像是颠倒了：旧报告是{old}年的，新报告是{new}年的。",
    "caveat.places": "两份报告的标题写的是不同的地方：{old}、{new}。",
    # How a pair was found, and why there is none.
    "via.override": "人工指定",
    "via.exact": "文字相同",
    "via.indicator": "指标相同",
    "via.fuzzy": "内容相近",
    "via.moved": "跨章节相近",
    "via.extended": "合并或拆分",
    "refusal.no_candidate": "没有候选",
    "refusal.below_cut": "分数低于门槛",
    "refusal.taken": "候选另有更好的配对",
    "refusal.override": "人工指定不配对",
    # Names of parts of a view.
    "part.title": "报告对比：{old} → {new}",
    "part.headline": "主要预期目标",
    "part.targets": "其他目标",
    "part.new": "新提的部署",
    "part.new_without_old": "旧报告中未见的部署（文本不全）",
    "part.dropped": "未再提的部署",
    "part.dropped_without_new": "新报告中未见的部署（文本不全）",
    "part.new_other": "新增内容（{role}）",
    "part.dropped_other": "未再提内容（{role}）",
    "part.updated": "更新",
    "part.reworded": "改写",
    "part.moves": "移位",
    "part.delivery": "去年承诺 / 今年交账",
    "part.wording": "用语变化",
    "part.notes": "注意",
    "part.counts": "条目",
    # Heads of tables.
    "head.indicator": "指标",
    "head.change": "变化",
    "head.verdict": "结果",
    "head.promise": "{year}年承诺",
    "head.result": "{year}年交账",
    "head.promise_plain": "承诺",
    "head.result_plain": "交账",
    # Amounts.
    "amount.point": "{n}个百分点",
    "amount.points": "{n}个百分点",
    # Notes on a view.
    "view.same": "两份报告没有差别。",
    "view.targets_same": "另有{n}项目标不变",
    "view.no_headline": "两份报告都没有找到主要预期目标。",
    "view.nothing": "没有符合条件的内容。",
    "view.score": "可信度{score}",
    "view.terms": "共有少见词：{terms}",
    "view.reason": "理由：{reason}",
    "view.candidate": "最接近：{text}",
    "view.no_candidate": "对面没有可比的条目",
    "view.omitted": "〔略{n}字〕",
    "view.truncated": "……〔共{n}字〕",
}

_EN = {
    "report.old": "old",
    "report.new": "new",
    "report.untitled": "(untitled)",
    "report.year_unknown": "year unknown",
    "count.characters": "{n} characters",
    "count.statements": "{n} statements",
    "count.sections": "{n} headings",
    "count.rows": "{n}",
    "count.more": "… and {n} more",
    "count.more_rows": "… and {n} more",
    "line": "line {n}",
    "none": "not found",
    "section.none": "(under no heading)",
    "list.separator": ", ",
    "clause.separator": "; ",
    "kind.unchanged": "unchanged",
    "kind.reworded": "reworded",
    "kind.updated": "updated",
    "kind.dropped": "dropped",
    "kind.dropped_without_new": "not found (text incomplete)",
    "kind.new": "new",
    "kind.new_without_old": "not in old (text incomplete)",
    "kind.moved": "moved",
    "kind.about.unchanged": "the same text",
    "kind.about.reworded": "other words, the same numbers, dates and names",
    "kind.about.updated": "a number, a date or a name changed",
    "kind.about.dropped": "in the old report; no counterpart found in the new one",
    "kind.about.new": "in the new report; no counterpart found in the old one",
    "kind.about.moved": "stands in another place",
    "direction.raised": "raised",
    "direction.lowered": "lowered",
    "direction.unchanged": "unchanged",
    "direction.requalified": "requalified",
    "direction.restated": "restated",
    "direction.new": "new",
    "direction.new_without_old": "not in old (text incomplete)",
    "direction.dropped": "dropped",
    "direction.dropped_without_new": "not found (text incomplete)",
    "direction.number_dropped": "number dropped",
    "direction.about.raised": "a higher value than last year's",
    "direction.about.lowered": "a lower value than last year's",
    "direction.about.unchanged": "the same as last year's",
    "direction.about.requalified": "the same value, another bound or wording",
    "direction.about.restated": "the same indicator, but the two figures cannot be compared",
    "direction.about.new": "last year had no such target",
    "direction.about.dropped": "no such target found in the new report",
    "bound.exact": "exactly",
    "bound.about": "about",
    "bound.at_least": "at least",
    "bound.more_than": "more than",
    "bound.at_most": "at most",
    "bound.less_than": "less than",
    "figure.level": "level",
    "figure.total": "total",
    "figure.growth": "growth",
    "figure.increment": "increment",
    "figure.step": "step",
    "figure.share": "share",
    "figure.rank": "rank",
    "figure.relation": "in words",
    "verdict.met": "met",
    "verdict.missed": "missed",
    "verdict.unclear": "unclear",
    "wording.came": "came",
    "wording.went": "went",
    "wording.rose": "rose",
    "wording.fell": "fell",
    "role.review": "review",
    "role.plan": "plan",
    "role.appendix": "appendix",
    "role.other": "other",
    "note.beginning_missing": "the beginning is missing; what is missing was not compared",
    "note.end_missing": "the end is missing; what is missing was not compared",
    "note.no_plan_part": "no plan part was found",
    "note.no_review_part": "no review part was found",
    "note.unreadable_number": "a number is damaged and was not read",
    "note.unreadable_text": "some text is damaged and was not read",
    "note.encoding_guessed": "the encoding was guessed; if the text looks wrong, name it with --encoding",
    "gap.beginning_missing": "its beginning is missing",
    "gap.end_missing": "its end is missing",
    "gap.no_plan_part": "no plan part was found",
    "gap.unreadable_text": "some text is damaged",
    "gap.scant": "{n} characters in all",
    "caveat.partial": (
        "The {side} report is incomplete ({gaps}): what is not found in it may stand in the part that was not read."
    ),
    "caveat.nothing": (
        "The {side} report holds nothing to compare with ({gaps}): "
        "what became of the other one's targets and commitments cannot be told."
    ),
    "caveat.order": "The order looks reversed: the old report is of {old}, the new one of {new}.",
    "caveat.places": "The titles name two different places: {old} and {new}.",
    "via.override": "set by hand",
    "via.exact": "the same text",
    "via.indicator": "the same indicator",
    "via.fuzzy": "similar content",
    "via.moved": "similar content elsewhere",
    "via.extended": "merged or split",
    "refusal.no_candidate": "no candidate",
    "refusal.below_cut": "the score is below the cut",
    "refusal.taken": "the candidate has a better partner",
    "refusal.override": "kept apart by hand",
    "part.title": "Reports compared: {old} → {new}",
    "part.headline": "Headline targets",
    "part.targets": "Other targets",
    "part.new": "New commitments",
    "part.new_without_old": "Commitments not found in the old report (text incomplete)",
    "part.dropped": "Dropped commitments",
    "part.dropped_without_new": "Commitments not found in the new report (text incomplete)",
    "part.new_other": "New text ({role})",
    "part.dropped_other": "Dropped text ({role})",
    "part.updated": "Updated",
    "part.reworded": "Reworded",
    "part.moves": "Moved",
    "part.delivery": "Promised last year / delivered this year",
    "part.wording": "Wording",
    "part.notes": "note",
    "part.counts": "Statements",
    "head.indicator": "Indicator",
    "head.change": "Change",
    "head.verdict": "Verdict",
    "head.promise": "Promised {year}",
    "head.result": "Reported {year}",
    "head.promise_plain": "Promised",
    "head.result_plain": "Reported",
    "amount.point": "{n} point",
    "amount.points": "{n} points",
    "view.same": "The two reports do not differ.",
    "view.targets_same": "unchanged targets besides: {n}",
    "view.no_headline": "No headline targets were found in either report.",
    "view.nothing": "Nothing matches.",
    "view.score": "score {score}",
    "view.terms": "rare shared terms: {terms}",
    "view.reason": "reason: {reason}",
    "view.candidate": "closest: {text}",
    "view.no_candidate": "nothing comparable on the other side",
    "view.omitted": "[{n} characters left out]",
    "view.truncated": "… [{n} characters in all]",
}

MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language: `words("zh")("kind.new")`."""

    lang: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key`, filled in with `values`; an unknown key is a `KeyError`."""
        message = self.table[key]
        return message.format(**values) if values else message


def words(lang: str, *tables: Mapping[str, Mapping[str, str]]) -> Words:
    """Return the words of one interface language, those of further tables (a view's own) with them."""
    merged = dict(MESSAGES[lang])
    for table in tables:
        merged.update(table[lang])
    return Words(lang, MappingProxyType(merged))


def interface_language(diff: ReportDiff, lang: str | None = None) -> str:
    """Return `lang` where it is given, and otherwise the interface language that suits the reports."""
    if lang is not None:
        return lang
    return diff.new.language if diff.new.language in INTERFACE_LANGUAGES else "en"
