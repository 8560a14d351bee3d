"""The heads of columns that only the tables of several years have, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TRACK_CSV_MESSAGES"]

_ZH = {
    "column.figure": "口径",
    "column.year": "年份",
    "column.presence": "有无目标",
    "column.since": "相比年份",
    "column.years": "延续年数",
    "column.first": "最早",
    "column.last": "最晚",
    "column.dropped": "未再提年份",
    "column.certain": "可确定",
    "column.section": "章节",
    "column.line": "行号",
    "column.text": "原文",
}

_EN = {
    "column.figure": "figure",
    "column.year": "year",
    "column.presence": "presence",
    "column.since": "compared with",
    "column.years": "years carried",
    "column.first": "first",
    "column.last": "last",
    "column.dropped": "dropped in",
    "column.certain": "certain",
    "column.section": "section",
    "column.line": "line",
    "column.text": "text",
}

TRACK_CSV_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
