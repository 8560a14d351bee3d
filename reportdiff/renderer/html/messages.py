"""The words that only the HTML page uses, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PAGE_MESSAGES"]

_ZH = {
    "page.lang": "zh-Hans",
    "page.title": "{old} → {new}：{title}",
    "page.skip": "跳到正文对照",
    "page.nav": "目录",
    "page.kicker": "报告对比",
    "page.footer": (
        "由 reportdiff {version} 生成。引文均照录两份原文，行号为原文件行号。"
        "“未再提”指新报告中未找到对应的表述，不等于取消。"
    ),
    "part.overview": "比了什么",
    "part.all_targets": "目标",
    "part.commitments": "部署的增与减",
    "part.fulltext": "全文对照",
    "deck.targets": "数值目标：{list}。",
    "deck.statements": "{part}部分的条目：{list}。",
    "deck.whole": "全文各",
    "deck.delivery": "去年目标今年交账：{list}。",
    "deck.item": "{word}{n}项",
    "deck.statement": "{word}{n}条",
    "overview.side": "报告",
    "overview.file": "文件",
    "overview.title": "标题",
    "overview.extent": "篇幅",
    "overview.parsed": "读出",
    "overview.notes": "读取情况",
    "overview.complete": "首尾完整，未见残损",
    "overview.text_unknown": "原文未附",
    "overview.counts": "各条去向（全文各部分）",
    "overview.figures": "{n}项目标、{m}项交账数字",
    "strip.title": "变化在报告中的位置",
    "strip.caption": (
        "自左至右为报告从头到尾，按字数成比例。上排为旧报告，下排为新报告；每根竖线是一处变化，上方短线为一级标题。"
    ),
    "strip.caption_vertical": "变化位置，点击跳转",
    "strip.old": "旧报告：{dropped_word} {dropped} 条，更新 {updated} 条，改写 {reworded} 条",
    "strip.new": "新报告：{new_word} {new} 条，更新 {updated} 条，改写 {reworded} 条",
    "targets.none": "两份报告的部署部分都没有读出数值目标。",
    "targets.caption": "主要预期目标，{old}年与{new}年",
    "targets.size": "幅度",
    "targets.about_size": "上条为旧值，下条为新值，同一零点；不可直接相比的不画。",
    "targets.legend": "{word}：{about}。",
    "targets.changed": "有变化的其他目标",
    "targets.added": "新提的其他目标",
    "targets.added_without_old": "旧报告中未见的其他目标（文本不全）",
    "targets.gone": "未再提的其他目标",
    "targets.gone_without_new": "新报告中未见的其他目标（文本不全）",
    "targets.same": "不变的其他目标",
    "targets.jump_old": "旧报告原文",
    "targets.jump_new": "新报告原文",
    "delivery.about": (
        "左为上年报告部署部分的承诺，右为新报告回顾部分的交账；结果只依据两处数字或明说的完成，看不出的记为“难以判定”。"
    ),
    "commitments.about": "只列部署部分，按章节。每条可跳到全文对照中的位置，在那里看最接近的候选和未配对的原因。",
    "commitments.none": "没有。",
    "commitments.elsewhere": "回顾及其他部分另有{new_word}{new}条、{dropped_word}{dropped}条，见全文对照。",
    "wording.about": (
        "两年之间用法变化超出偶然的用语，按显著程度排列，箭头前后是两份报告中的次数；"
        "引文取用得多的一份，其后是其余各处的行号。"
    ),
    "wording.counts": "次数：",
    "wording.times": "{old} → {new}",
    "wording.places": "{year}：",
    "wording.places_end": "行",
    "wording.places_more": "行等",
    "full.about": "左为旧报告，右为新报告，按新报告的顺序排列；行首数字是原文件行号，也是该条的链接。",
    "full.preamble": "标题之前",
    "full.no_old": "旧报告没有对应的标题",
    "full.no_new": "新报告没有对应的标题",
    "full.fold": "未变 {n} 条",
    "full.moved_to": "移至",
    "full.moved_from": "移自",
    "full.partner": "对应",
    "full.at": "{path} · {line}行",
    "full.closest": "最接近的",
    "full.inserted": "新增",
    "full.deleted": "删除",
    "full.target": "目标",
    "full.nothing": "没有符合筛选条件的条目。",
    "tool.filters": "筛选与搜索",
    "tool.more": "筛选",
    "tool.kinds": "类别",
    "tool.role": "部分",
    "tool.section": "章节",
    "tool.all": "全部",
    "tool.numbers": "只看带数字的",
    "tool.search": "搜索两份原文",
    "tool.search_hint": "搜索  /",
    "tool.why": "显示配对依据",
    "tool.stack": "单栏",
    "tool.open": "展开未变",
    "tool.reset": "清除",
    "tool.theme": "深色 / 浅色",
    "tool.help": "快捷键",
    "tool.shown": "显示 {shown} / {total} 条",
    "tool.hits": "，{hits} 处匹配",
    "help.title": "快捷键",
    "help.jk": "下一处 / 上一处变化",
    "help.n": "下一处 / 上一处搜索匹配；未搜索时为数字有变的条目",
    "help.slash": "搜索",
    "help.question": "打开或关闭本面板",
    "help.escape": "清除搜索，关闭面板",
    "help.switch": "启用单键快捷键",
    "help.close": "关闭",
    "kind.none": "未归类",
}

_EN = {
    "page.lang": "en",
    "page.title": "{old} → {new}: {title}",
    "page.skip": "Skip to the full texts",
    "page.nav": "Contents",
    "page.kicker": "Reports compared",
    "page.footer": (
        "Made by reportdiff {version}. All quotations are verbatim; line numbers are those of the files. "
        "“Dropped” means that no counterpart was found in the new report, not that something was cancelled."
    ),
    "part.overview": "What was compared",
    "part.all_targets": "Targets",
    "part.commitments": "Commitments that came and went",
    "part.fulltext": "Both texts, side by side",
    "deck.targets": "Targets: {list}. ",
    "deck.statements": "Statements of the {part} part: {list}. ",
    "deck.whole": "whole",
    "deck.delivery": "Last year's promises: {list}. ",
    "deck.item": "{n} {word}",
    "deck.statement": "{n} {word}",
    "overview.side": "Report",
    "overview.file": "File",
    "overview.title": "Title",
    "overview.extent": "Length",
    "overview.parsed": "Read",
    "overview.notes": "How it could be read",
    "overview.complete": "complete, nothing damaged",
    "overview.text_unknown": "text not at hand",
    "overview.counts": "What became of the statements (all parts of the reports)",
    "overview.figures": "targets: {n}, results: {m}",
    "strip.title": "Where in the reports the changes are",
    "strip.caption": (
        "From left to right the reports from beginning to end, in proportion to their characters; old above, "
        "new below. Each stroke is a change; the short strokes on top are first-level headings."
    ),
    "strip.caption_vertical": "Where the changes are; click to go there",
    "strip.old": "Old report: {dropped} {dropped_word}, {updated} updated, {reworded} reworded",
    "strip.new": "New report: {new} {new_word}, {updated} updated, {reworded} reworded",
    "targets.none": "No numeric targets were read in the plan part of either report.",
    "targets.caption": "Headline targets, {old} and {new}",
    "targets.size": "Size",
    "targets.about_size": (
        "The upper bar is the old value, the lower the new one, from the same zero; none where they do not compare."
    ),
    "targets.legend": "{word}: {about}. ",
    "targets.changed": "Other targets that changed",
    "targets.added": "Other new targets",
    "targets.added_without_old": "Other targets not found in the old report (text incomplete)",
    "targets.gone": "Other dropped targets",
    "targets.gone_without_new": "Other targets not found in the new report (text incomplete)",
    "targets.same": "Other targets that stayed",
    "targets.jump_old": "to the old text",
    "targets.jump_new": "to the new text",
    "delivery.about": (
        "Left: what the old report promised. Right: what the new report says was done. A verdict rests on the two "
        "figures, or on what is plainly said to be done; everything else is unclear."
    ),
    "commitments.about": (
        "The plan part only, by section. Each leads to its place in the full texts, which show the closest candidate "
        "and why it was not taken."
    ),
    "commitments.none": "None.",
    "commitments.elsewhere": "Outside the plan part: {new} {new_word}, {dropped} {dropped_word}; see the full texts.",
    "wording.about": (
        "Terms whose use changed beyond chance, the most significant first, with their counts in both reports. "
        "Quoted is the report that has more of a term; the numbers behind it are the lines of all other places."
    ),
    "wording.counts": "counts: ",
    "wording.times": "{old} → {new}",
    "wording.places": "{year}: line ",
    "wording.places_end": "",
    "wording.places_more": ", …",
    "full.about": (
        "Left the old report, right the new one, in the new report's order; the number before a statement is its line "
        "in the file, and a link to it."
    ),
    "full.preamble": "Before the first heading",
    "full.no_old": "no such heading in the old report",
    "full.no_new": "no such heading in the new report",
    "full.fold": "unchanged: {n}",
    "full.moved_to": "moved to",
    "full.moved_from": "moved from",
    "full.partner": "answers",
    "full.at": "{path}, line {line}",
    "full.closest": "closest",
    "full.inserted": "inserted",
    "full.deleted": "deleted",
    "full.target": "target",
    "full.nothing": "Nothing matches the filters.",
    "tool.filters": "Filters and search",
    "tool.more": "Filters",
    "tool.kinds": "Kinds",
    "tool.role": "Part",
    "tool.section": "Section",
    "tool.all": "all",
    "tool.numbers": "with numbers only",
    "tool.search": "Search both texts",
    "tool.search_hint": "Search  /",
    "tool.why": "show why paired",
    "tool.stack": "one column",
    "tool.open": "open unchanged",
    "tool.reset": "Clear",
    "tool.theme": "Dark / light",
    "tool.help": "Keys",
    "tool.shown": "{shown} of {total} shown",
    "tool.hits": ", {hits} hits",
    "help.title": "Keys",
    "help.jk": "next / previous change",
    "help.n": "next / previous search hit; without a search, next changed number",
    "help.slash": "search",
    "help.question": "open or close this panel",
    "help.escape": "clear the search, close the panel",
    "help.switch": "single-key shortcuts on",
    "help.close": "Close",
    "kind.none": "unclassified",
}

PAGE_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
