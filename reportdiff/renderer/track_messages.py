"""The words of the views over several years, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TRACK_MESSAGES"]

_ZH = {
    "track.kicker": "政府工作报告多年对比",
    "track.title": "多年对比：{first}—{last}年，{n}份报告",
    "track.missing": "其间没有给出的年份：{years}；相邻两份报告之间的变化跨过了这些年",
    "track.page_title": "{first}—{last}年政府工作报告对比",
    "track.deck": (
        "{n}份报告，主要预期目标{headline}项，另有{others}项指标在两年以上提出；"
        "工作部署中有{kept}条连续{years}年以上、仍在延续。"
    ),
    "track.skip": "跳到承诺的延续",
    # What a year without a target means.
    "presence.stated": "已提",
    "presence.none": "未设",
    "presence.unread": "有数未读",
    "presence.no_plan": "无部署部分",
    "presence.incomplete": "原文不全",
    "presence.about.stated": "这一年的报告提出了目标",
    "presence.about.none": "部署部分全部读过，没有这项目标",
    "presence.about.unread": "部署部分里指标名后面有一个数，但没有读作目标，请查原文",
    "presence.about.no_plan": "没有找到工作部署部分",
    "presence.about.incomplete": "这一年的原文不全，没有读到不等于没有",
    # Indicators.
    "track.reports": "报告",
    "track.headline": "主要预期目标的历年变化",
    "track.others": "其他指标的历年变化",
    "track.singles": "另有{n}项指标只在一年出现，JSON和CSV里全部列出",
    "track.no_headline": "这些报告都没有找到主要预期目标。",
    "track.target": "目标",
    "track.result": "交账",
    "track.trend": "走势",
    "track.year": "年份",
    "track.change": "变化",
    "track.since": "较{year}年",
    "track.verdict": "判定",
    "track.pending": "尚无",
    "track.no_report": "缺下年报告",
    "track.legend_marks": (
        "目标：↑上调 ↓下调 =不变 ≈限定词变 ≠口径不同 +新提 -未再提，符号后有年份的与该年相比；"
        "交账取自下一年的报告：+完成 !未完成 ?难以判定"
    ),
    "track.legend_trend": "走势由低到高按各指标自己的最小值和最大值画，下降类指标按降幅画；. 为当年没有可比的数",
    "track.all_targets": "加 --only targets 看全部",
    "track.all_commitments": "加 --only commitments 看全部，加 --all 看历年原文",
    # Commitments.
    "track.commitments": "承诺的延续",
    "track.flow": "各年部署",
    "track.flow_total": "条数",
    "track.flow_carried": "延续上年",
    "track.flow_came": "新提",
    "track.flow_gone": "上年有、当年未再提",
    "track.kept": "仍在延续，最久的在前",
    "track.ended": "延续{n}年以上后未再提，最近的在前",
    "track.carried_years": "{n}年",
    "track.from": "{year}年起",
    "track.from_or_before": "{year}年或更早",
    "track.dropped": "{year}年未再提",
    "track.dropped_unsure": "{year}年的报告不全，不能断定未再提",
    "track.merged": "并入：{text}",
    "track.none_kept": "没有连续{n}年以上的部署。",
    "track.about_commitments": "按相邻两年的配对逐年回溯；含有目标数字的条目列在上面的指标里，这里不重复。",
    "track.next_html": "折线图和历年原文的网页",
    "track.next_json": "全部数据",
    # The page.
    "chart.title": "{name}：历年目标与交账",
    "chart.target": "目标 {year}年：{said}",
    "chart.result": "交账 {year}年：{said}",
    "chart.unit": "单位：{unit}",
    "chart.falling": "降幅",
    "chart.gap": "{year}年{presence}",
    "chart.desc": "横轴为年份，纵轴由{low}到{high}。{points}。",
    "track.colon": "：",
    "track.stated": "{n}年提出",
    "track.footer": "由 reportdiff {version} 生成。所有引文均照录原文；本页不联网，不含脚本。",
}

_EN = {
    "track.kicker": "Government work reports over several years",
    "track.title": "Over the years: {first}–{last}, {n} reports",
    "track.missing": "years without a report: {years}; changes between the reports before and after span them",
    "track.page_title": "Government work reports {first}–{last}",
    "track.deck": (
        "{n} reports; headline indicators: {headline}; other indicators with targets in two years or more: {others}; "
        "commitments carried on for {years} years or more up to now: {kept}."
    ),
    "track.skip": "Skip to the commitments",
    "presence.stated": "stated",
    "presence.none": "none",
    "presence.unread": "not read",
    "presence.no_plan": "no plan part",
    "presence.incomplete": "incomplete",
    "presence.about.stated": "that year's report sets a target",
    "presence.about.none": "the whole plan part was read and sets no such target",
    "presence.about.unread": "a number stands by the name in the plan part, but was not read as a target; look it up",
    "presence.about.no_plan": "no plan part was found",
    "presence.about.incomplete": "that year's text is incomplete, so that its silence proves nothing",
    "track.reports": "Reports",
    "track.headline": "Headline targets through the years",
    "track.others": "Other indicators through the years",
    "track.singles": "indicators of one year only: {n}; JSON and CSV list them all",
    "track.no_headline": "No headline targets were found in these reports.",
    "track.target": "target",
    "track.result": "result",
    "track.trend": "trend",
    "track.year": "Year",
    "track.change": "Change",
    "track.since": "from {year}",
    "track.verdict": "Verdict",
    "track.pending": "not yet",
    "track.no_report": "no next report",
    "track.legend_marks": (
        "targets: ↑ raised ↓ lowered = unchanged ≈ requalified ≠ restated + new - dropped, "
        "compared with the year behind the sign where there is one; "
        "results, from the next report: + met ! missed ? unclear"
    ),
    "track.legend_trend": (
        "trends run from each indicator's least value to its greatest, a fall by its size; . is a year without a number"
    ),
    "track.all_targets": "--only targets shows all",
    "track.all_commitments": "--only commitments shows all, --all the text of every year",
    "track.commitments": "Commitments carried on",
    "track.flow": "Plans by year",
    "track.flow_total": "statements",
    "track.flow_carried": "carried on",
    "track.flow_came": "new",
    "track.flow_gone": "dropped since the report before",
    "track.kept": "Still carried on, the longest first",
    "track.ended": "Dropped after {n} years or more, the latest first",
    "track.carried_years": "{n} years",
    "track.from": "since {year}",
    "track.from_or_before": "since {year} or before",
    "track.dropped": "dropped in {year}",
    "track.dropped_unsure": "the report of {year} is incomplete: not certain to be dropped",
    "track.merged": "merged into it: {text}",
    "track.none_kept": "No commitment was carried on for {n} years or more.",
    "track.about_commitments": (
        "Followed back through the links of consecutive years. "
        "Statements that hold a target stand among the indicators."
    ),
    "track.next_html": "a page with charts and the text of every year",
    "track.next_json": "all the data",
    "chart.title": "{name}: targets and results by year",
    "chart.target": "target {year}: {said}",
    "chart.result": "result {year}: {said}",
    "chart.unit": "unit: {unit}",
    "chart.falling": "size of the fall",
    "chart.gap": "{year} {presence}",
    "chart.desc": "Years from left to right, values from {low} up to {high}. {points}.",
    "track.colon": ": ",
    "track.stated": "years with a target: {n}",
    "track.footer": "Made by reportdiff {version}. Quotations are verbatim; the page loads nothing and has no script.",
}

TRACK_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
