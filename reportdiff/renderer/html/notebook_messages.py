"""The words of a notebook's views that no other view has, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NOTEBOOK_MESSAGES"]

_ZH = {
    "notebook.counts": "{sections}个标题，{statements}条语句，{targets}个目标数，{results}个交账数",
    "notebook.part": "部分",
    "notebook.statements": "语句数",
    "notebook.target": "目标",
}

_EN = {
    "notebook.counts": "{sections} headings, {statements} statements, {targets} targets, {results} results",
    "notebook.part": "Part",
    "notebook.statements": "Statements",
    "notebook.target": "Target",
}

NOTEBOOK_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
