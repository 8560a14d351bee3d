"""Two years' reports of an invented city, made of a plan and a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reportdiff

if TYPE_CHECKING:
    from reportdiff.changes import Delivery, ReportDiff, TargetChange
    from reportdiff.model import Report

__all__ = ["compared", "delivered", "report", "row", "verdict"]


def report(year: int, plan: str, review: str = "全市经济平稳运行。") -> Report:
    """Return a report whose review and plan parts are the given texts."""
    return reportdiff.parse(
        f"{year}年云岭市政府工作报告\n\n一、{year - 1}年工作回顾\n\n过去一年，我们迎难而上。{review}\n\n"
        f"二、{year}年工作安排\n\n今年要做好以下工作。{plan}\n"
    )


def compared(old_plan: str, new_plan: str) -> ReportDiff:
    """Return what changed from one plan to the next year's."""
    return reportdiff.compare(report(2023, old_plan), report(2024, new_plan))


def row(old_plan: str, new_plan: str) -> TargetChange:
    """Return the only target row that two plans of one target each make together."""
    rows = compared(old_plan, new_plan).targets
    assert len(rows) == 1, [(r.change.value, r.old and r.old.text, r.new and r.new.text) for r in rows]
    return rows[0]


def delivered(plan: str, review: str) -> tuple[Delivery, ...]:
    """Return last year's promises beside this year's results."""
    return reportdiff.compare(report(2023, plan), report(2024, "继续努力。", review)).delivery


def verdict(plan: str, review: str) -> tuple[str, str]:
    """Return the verdict and the rule of the only delivery."""
    found = delivered(plan, review)
    assert len(found) == 1, [(d.target.text, d.result.text) for d in found]
    return found[0].verdict.value, found[0].rule
