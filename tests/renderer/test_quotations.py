"""Nothing is lost or bent on the way into a view: on real reports every finding is quoted as it stands in the file."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

import reportdiff
from reportdiff.changes import ChangeKind, ReportDiff
from reportdiff.model import Role
from reportdiff.renderer import render
from reportdiff.renderer.amounts import said
from reportdiff.renderer.terminal import render_terminal
from reportdiff.renderer.view import View

SAMPLES = Path(__file__).parent.parent.parent / "samples"
WHOLE = View(everything=True, roles=tuple(Role))


@pytest.fixture(scope="module")
def diff() -> ReportDiff:
    return reportdiff.compare(SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024-newspaper.txt")


@pytest.fixture(scope="module", params=[80, 160])
def terminal(diff: ReportDiff, request: pytest.FixtureRequest) -> str:
    """The view with its lines put back together."""
    return re.sub(r"\n {4,}(?![\d→ ]*[-+*~=>] )", "", render_terminal(diff, view=WHOLE, width=request.param))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_lone_statement_is_quoted_with_its_line(diff: ReportDiff, terminal: str) -> None:
    found = squeezed(terminal)
    for change in diff.changes:
        for side, ids, sign in ((diff.old, change.old, "-"), (diff.new, change.new, "+")):
            if change.kind in (ChangeKind.NEW, ChangeKind.DROPPED):
                for statement in (s for s in side.statements if s.id in ids):
                    assert squeezed(f"{side.line(statement.start)}{sign}{statement.text}") in found


def test_every_target_stands_in_the_table(diff: ReportDiff, terminal: str) -> None:
    found = squeezed(terminal)
    for row in diff.targets:
        for target in (row.old, row.new):
            assert target is None or squeezed(target.text) in found


def test_counts_are_those_of_the_summary(diff: ReportDiff) -> None:
    text = render_terminal(diff, view=WHOLE, lang="en", width=160)
    counts = re.search(
        r"new (\d+) · dropped (\d+) · updated (\d+) · reworded (\d+) · moved (\d+) · unchanged (\d+)", text
    )
    assert counts
    summary = diff.summary["changes"]
    names = ("new", "dropped", "updated", "reworded", "moved", "unchanged")
    assert [int(count) for count in counts.groups()] == [summary[name] for name in names]


def test_markdown_and_csv_quote_both_sides(diff: ReportDiff) -> None:
    markdown = squeezed(render(diff, "markdown", view=WHOLE).replace("\\", ""))
    rows = list(csv.DictReader(StringIO(render(diff, "csv", table="changes", lang="en")[1:])))
    assert len(rows) == len(diff.changes)
    for change, row in zip(diff.changes, rows, strict=True):
        old = "".join(s.text for s in diff.old.statements if s.id in change.old)
        new = "".join(s.text for s in diff.new.statements if s.id in change.new)
        assert (row["old text"], row["new text"]) == (old, new)
        if change.kind in (ChangeKind.NEW, ChangeKind.DROPPED):
            assert squeezed(old or new) in markdown
    for target in diff.targets:
        for side in (target.old, target.new):
            assert side is None or squeezed(said(side)) in markdown
