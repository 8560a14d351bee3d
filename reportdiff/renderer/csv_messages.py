"""The heads of the CSV tables' columns, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CSV_MESSAGES"]

_ZH = {
    "column.id": "编号",
    "column.kind": "类别",
    "column.moved": "移位",
    "column.score": "可信度",
    "column.via": "配对依据",
    "column.old_section": "旧报告章节",
    "column.new_section": "新报告章节",
    "column.old_line": "旧报告行号",
    "column.new_line": "新报告行号",
    "column.old_text": "旧报告原文",
    "column.new_text": "新报告原文",
    "column.indicator": "指标",
    "column.headline": "主要预期目标",
    "column.change": "变化",
    "column.old_value": "旧值",
    "column.old_high": "旧值上限",
    "column.old_unit": "旧单位",
    "column.old_bound": "旧限定",
    "column.old_relation": "旧说法",
    "column.new_value": "新值",
    "column.new_high": "新值上限",
    "column.new_unit": "新单位",
    "column.new_bound": "新限定",
    "column.new_relation": "新说法",
    "column.verdict": "结果",
    "column.rule": "判定规则",
    "column.target_value": "承诺值",
    "column.target_high": "承诺值上限",
    "column.target_unit": "承诺单位",
    "column.target_bound": "承诺限定",
    "column.target_relation": "承诺说法",
    "column.target_text": "承诺原文",
    "column.target_line": "承诺行号",
    "column.result_value": "交账值",
    "column.result_high": "交账值上限",
    "column.result_unit": "交账单位",
    "column.result_bound": "交账限定",
    "column.result_relation": "交账说法",
    "column.result_text": "交账原文",
    "column.result_line": "交账行号",
    "cell.yes": "是",
    "cell.no": "否",
}

_EN = {
    "column.id": "id",
    "column.kind": "kind",
    "column.moved": "moved",
    "column.score": "score",
    "column.via": "paired by",
    "column.old_section": "old section",
    "column.new_section": "new section",
    "column.old_line": "old line",
    "column.new_line": "new line",
    "column.old_text": "old text",
    "column.new_text": "new text",
    "column.indicator": "indicator",
    "column.headline": "headline target",
    "column.change": "change",
    "column.old_value": "old value",
    "column.old_high": "old upper value",
    "column.old_unit": "old unit",
    "column.old_bound": "old bound",
    "column.old_relation": "old relation",
    "column.new_value": "new value",
    "column.new_high": "new upper value",
    "column.new_unit": "new unit",
    "column.new_bound": "new bound",
    "column.new_relation": "new relation",
    "column.verdict": "verdict",
    "column.rule": "rule",
    "column.target_value": "promised value",
    "column.target_high": "promised upper value",
    "column.target_unit": "promised unit",
    "column.target_bound": "promised bound",
    "column.target_relation": "promised relation",
    "column.target_text": "promise",
    "column.target_line": "promise line",
    "column.result_value": "reported value",
    "column.result_high": "reported upper value",
    "column.result_unit": "reported unit",
    "column.result_bound": "reported bound",
    "column.result_relation": "reported relation",
    "column.result_text": "result",
    "column.result_line": "result line",
    "cell.yes": "yes",
    "cell.no": "no",
}

CSV_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
