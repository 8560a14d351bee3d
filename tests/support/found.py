"""Which of the changes that were put into a pair of samples does a diff report, and as what?"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Report, Section, Target

__all__ = ["SAMPLES", "Finding", "findings", "load", "shares"]

SAMPLES = Path(__file__).parents[2] / "samples"

_NO_TEXT = re.compile(r"[\s*]|（下转第三版）|（上接第一版）|云岭日报　2024年1月17日　星期三　要闻　03")
_MARKS = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class Finding:
    """One change that was put in: its kind, whether it was found as what it is, and what was found instead."""

    kind: str
    found: bool
    what: str
    instead: str = ""


def load(name: str) -> dict[str, Any]:
    """The list of changes of a pair, "2023-2024" for example."""
    return tomllib.loads((SAMPLES / f"changes-{name}.toml").read_text(encoding="utf-8"))


def findings(diff: ReportDiff, listed: dict[str, Any]) -> list[Finding]:
    """Look up every listed change in the diff."""
    return list(_Lookup(diff).all(listed))


def shares(found: list[Finding]) -> dict[str, tuple[int, int]]:
    """For each kind: how many were found, of how many."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for finding in found:
        counts[finding.kind][0] += finding.found
        counts[finding.kind][1] += 1
    return {kind: (right, of) for kind, (right, of) in counts.items()}


class _Side:
    """One report's text without layout, so that a quotation is found in a newspaper's columns as well."""

    def __init__(self, report: Report) -> None:
        self.report = report
        kept = [True] * len(report.text)
        for match in _NO_TEXT.finditer(report.text):
            kept[match.start() : match.end()] = [False] * len(match[0])
        self.offsets = [place for place, keep in enumerate(kept) if keep]
        self.text = "".join(report.text[place] for place in self.offsets)

    def span(self, quote: str) -> tuple[int, int]:
        bare = re.sub(r"\s", "", quote)
        start = self.text.index(bare)
        return self.offsets[start], self.offsets[start + len(bare) - 1] + 1

    def statements(self, quote: str) -> list[str]:
        """The statements that hold a quotation, or most of whose text it is."""
        start, end = self.span(quote)
        held = []
        for statement in self.report.statements:
            shared = min(end, statement.end) - max(start, statement.start)
            if shared > 0 and 2 * shared >= min(end - start, statement.end - statement.start):
                held.append(statement.id)
        return held

    def is_whole(self, quote: str) -> bool:
        """Whether the statements that hold a quotation hold nothing else."""
        ids = set(self.statements(quote))
        text = "".join(statement.text for statement in self.report.statements if statement.id in ids)
        return _MARKS.sub("", text) == _MARKS.sub("", quote)


class _Lookup:
    def __init__(self, diff: ReportDiff) -> None:
        self.diff = diff
        self.old, self.new = _Side(diff.old), _Side(diff.new)
        self.by_old: dict[str, Change] = {i: change for change in diff.changes for i in change.old}
        self.by_new: dict[str, Change] = {i: change for change in diff.changes for i in change.new}

    def all(self, listed: dict[str, Any]) -> Iterator[Finding]:
        for row in listed["targets"]:
            yield self.target(row)
        for row in listed["delivery"]:
            yield self.delivery(row)
        for row in listed["statements"]:
            yield from self.pair(row)
        for row in listed["dropped"]:
            yield self.alone("dropped", row["old"], self.old, self.by_old)
        for row in listed["new_statements"]:
            yield self.alone("new", row["new"], self.new, self.by_new)
        for row in listed["lookalikes"]:
            changes = self.linking(row["old"], row["new"])
            yield Finding("look-alikes kept apart", not changes, f"{row['old']} | {row['new']}", _named(changes))
        for row in listed["done"]:
            yield self.done(row)
        for row in listed["sections"]:
            yield self.section(row)
        yield self.no_other_headline(listed["targets"])

    def linking(self, old: str, new: str) -> list[Change]:
        """The changes that link what holds the old quotation with what holds the new one."""
        wanted = set(self.new.statements(new))
        changes = {self.by_old[i].id: self.by_old[i] for i in self.old.statements(old) if i in self.by_old}
        return [change for change in changes.values() if wanted & set(change.new)]

    def pair(self, row: dict[str, Any]) -> Iterator[Finding]:
        what = f"{' & '.join(row['old'])} → {' & '.join(row['new'])}"
        links = {(old, new): self.linking(old, new) for old in row["old"] for new in row["new"]}
        every = all(any(links[old, new] for new in row["new"]) for old in row["old"]) and all(
            any(links[old, new] for old in row["old"]) for new in row["new"]
        )
        changes = [change for found in links.values() for change in found]
        kinds = {str(change.kind) for change in changes}
        whole = all(self.old.is_whole(q) for q in row["old"]) and all(self.new.is_whole(q) for q in row["new"])
        several = any(
            len(side.statements(q)) > 1 for side, key in ((self.old, "old"), (self.new, "new")) for q in row[key]
        )
        # A statement that holds more than the quotation may be updated where the quotation itself is unchanged, and of
        # a quotation that is reworded by one of its statements, the others may be unchanged.
        free = row["kind"] == "linked" or (row["kind"] != "updated" and (several or not whole))
        right = free or row["kind"] in kinds
        kind = row.get("shape", row["kind"])
        yield Finding(kind, every and right, what, "" if every and right else ", ".join(sorted(kinds)) or "not linked")
        if every:
            moved = any(change.moved for change in changes)
            wanted = row.get("moved", False)
            yield Finding("moved" if wanted else "not moved", moved == wanted, what)

    def alone(self, kind: str, quote: str, side: _Side, by_id: dict[str, Change]) -> Finding:
        changes = [by_id[i] for i in side.statements(quote) if i in by_id]
        found = bool(changes) and all(str(c.kind) == kind or _edited(c, quote, kind) for c in changes)
        return Finding(kind, found, quote, "" if found else self.partners(changes))

    def partners(self, changes: list[Change]) -> str:
        old = {s.id: s.text for s in self.diff.old.statements}
        new = {s.id: s.text for s in self.diff.new.statements}
        return "; ".join(
            f"{c.kind} {c.score:.2f} {' '.join(old[i] for i in c.old)} → {' '.join(new[i] for i in c.new)}"
            for c in changes
        )

    def target(self, row: dict[str, Any]) -> Finding:
        kind = ("headline target" if row["headline"] else "target") + f" {row['change']}"
        seen = []
        for found in self.diff.targets:
            sides = [
                self.is_same(side, found_side, row.get(name))
                for name, side, found_side in (("old", self.old, found.old), ("new", self.new, found.new))
            ]
            if all(sides) and str(found.change) == row["change"] and found.headline == row["headline"]:
                return Finding(kind, found=True, what=row["indicator"])
            if any(same and name in row for same, name in zip(sides, ("old", "new"), strict=True)):
                seen.append(f"{found.change}{' (headline)' if found.headline else ''}")
        return Finding(kind, found=False, what=row["indicator"], instead=", ".join(seen) or "no such target")

    def delivery(self, row: dict[str, Any]) -> Finding:
        seen = []
        for found in self.diff.delivery:
            if self.is_same(self.old, found.target, row["target"]):
                seen.append(str(found.verdict))
                if self.is_same(self.new, found.result, row["result"]) and str(found.verdict) == row["verdict"]:
                    return Finding(f"delivery {row['verdict']}", found=True, what=row["indicator"])
        return Finding(f"delivery {row['verdict']}", found=False, what=row["indicator"], instead=", ".join(seen))

    def done(self, row: dict[str, Any]) -> Finding:
        for found in self.diff.delivery:
            if _overlap(self.old.span(row["old"]), found.target) and _overlap(self.new.span(row["new"]), found.result):
                return Finding("done", str(found.verdict) == "met", row["old"], str(found.verdict))
        return Finding("done", found=False, what=row["old"])

    def section(self, row: dict[str, Any]) -> Finding:
        for link in self.diff.sections:
            if link.old is None or link.new is None:
                continue
            old, new = self.diff.old.sections[link.old], self.diff.new.sections[link.new]
            if (_bare(old), _bare(new)) == (row["old"], row["new"]):
                return Finding(f"section {row['what']}", found=True, what=row["old"])
        return Finding(f"section {row['what']}", found=False, what=f"{row['old']} → {row['new']}")

    def no_other_headline(self, rows: list[dict[str, Any]]) -> Finding:
        others = [
            found.indicator
            for found in self.diff.targets
            if found.headline
            and not any(
                row["headline"]
                and ("old" not in row or self.is_same(self.old, found.old, row["old"]))
                and ("new" not in row or self.is_same(self.new, found.new, row["new"]))
                for row in rows
            )
        ]
        return Finding("no other headline target", not others, "", ", ".join(others))

    def is_same(self, side: _Side, target: Target | None, listed: dict[str, Any] | None) -> bool:
        """Whether a target stands where the listed one stands and has its value."""
        if target is None or listed is None:
            return target is None and listed is None
        if not _overlap(side.span(listed["quote"]), target):
            return False
        value = target.quantity.value if target.quantity else None
        return value == (Decimal(str(listed["value"])) if "value" in listed else None)


def _edited(change: Change, quote: str, kind: str) -> bool:
    """Whether the quotation stands in what the word edits take out or put in, all but a fifth of it."""
    own, other = ("old", "new") if kind == "dropped" else ("new", "old")
    text, kept = "", ""
    for edit in change.edits:
        piece = getattr(edit, own)
        text += piece
        kept += ("=" if piece == getattr(edit, other) else "-") * len(piece)
    start = text.find(quote)
    return start >= 0 and kept[start : start + len(quote)].count("-") >= 0.8 * len(quote)


def _overlap(span: tuple[int, int], target: Target) -> bool:
    return max(span[0], target.start) < min(span[1], target.end)


def _named(changes: list[Change]) -> str:
    return ", ".join(f"{change.kind} {change.score:.2f}" for change in changes)


def _bare(section: Section) -> str:
    return section.title.strip().rstrip("。")
