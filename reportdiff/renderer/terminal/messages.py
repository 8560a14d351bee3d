"""The interface words of the terminal view alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TERMINAL_MESSAGES"]

_ZH = {
    "terminal.opened_with_all": "加 --all 展开，逐词标出 [-删-]{+增+}",
    "terminal.all_targets": "加 --only targets 看全部",
    "terminal.all_delivery": "加 --only delivery 看全部",
    "terminal.all_wording": "加 --all 看全部",
    "terminal.all_commitments": "加 --only commitments 看全部",
    "terminal.other_roles": "不属{roles}的另有{n}条只见于一份报告，加 --role all 看",
    "terminal.moved_below": "其中移位{n}条见后",
    "terminal.stood": "原在：{path}",
    "terminal.next": "接着看",
    "terminal.next_all": "全部条目和逐词改动",
    "terminal.next_html": "两份原文并排对照的网页",
    "terminal.next_explain": "每一对是怎么配上的",
    "terminal.next_wording": "哪些用语出现、消失、增多、减少",
    "terminal.again": "主要预期目标（重列）",
}

_EN = {
    "terminal.opened_with_all": "--all opens them, with word edits [-deleted-]{+inserted+}",
    "terminal.all_targets": "--only targets shows all",
    "terminal.all_delivery": "--only delivery shows all",
    "terminal.all_wording": "--all shows all",
    "terminal.all_commitments": "--only commitments shows all",
    "terminal.other_roles": "in one report only, outside the {roles} part: {n}; --role all shows them",
    "terminal.moved_below": "moved ones among them, see below: {n}",
    "terminal.stood": "stood under: {path}",
    "terminal.next": "next",
    "terminal.next_all": "every statement, with word edits",
    "terminal.next_html": "both texts side by side, as a page",
    "terminal.next_explain": "how each pair was found",
    "terminal.next_wording": "terms that came, went, rose and fell",
    "terminal.again": "Headline targets (again)",
}

TERMINAL_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
