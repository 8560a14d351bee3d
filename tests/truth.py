"""Does a diff tell the truth? A check of everything that is said of two reports against their files.

As a command: `python tests/truth.py OLD NEW` for a pair, `python tests/truth.py --sweep FOLDER [--pairs N]` for N pairs
of consecutive years (`<place>/<year>.md`), spread evenly over the folder. Every line it prints is something that is not
so; it ends with exit code 1 if there is any.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from io import StringIO
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from jsonschema import Draft202012Validator
from support.corpus import reports
from support.invariants import violations
from support.quoted import Quote, html_quotes, markdown_quotes, markdown_rows, terminal_quotes

import reportdiff
from reportdiff.changes import ChangeKind, Direction, ReportDiff, TargetChange
from reportdiff.model import Figure, Role
from reportdiff.options import DifferOptions, Options, WordingOptions
from reportdiff.renderer import Format, render
from reportdiff.renderer import json as json_view
from reportdiff.renderer.amounts import said
from reportdiff.renderer.csv import TABLES
from reportdiff.renderer.from_json import from_dict
from reportdiff.renderer.html.markup import clean
from reportdiff.renderer.messages import words
from reportdiff.renderer.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportdiff.model import Report

__all__ = ["check", "check_pair", "check_self", "consecutive", "digest_of", "same_bytes"]

WHOLE = View(everything=True, roles=tuple(Role))
OPTIONS = Options(differ=DifferOptions(wording=WordingOptions()))
_SCHEMA = Path(json_view.__file__).with_name("reportdiff-1.schema.json")
_WIDE = 100_000  # cells: no line of the terminal view is wrapped
_LONE = (ChangeKind.NEW, ChangeKind.DROPPED)


def bare(text: str) -> str:
    """A text as the views show it, without blanks."""
    return "".join(clean(text).split())


class Source:
    """One report's file, decoded again from its bytes, and what of it may be quoted: all but furniture and blanks."""

    def __init__(self, report: Report, record: dict[str, Any]) -> None:
        self.text = report.text
        if report.path:
            data = Path(report.path).read_bytes()
            self.text = data.decode(report.encoding, "replace").removeprefix("\ufeff")
        kept = [True] * len(self.text)
        for piece in record["furniture"]:
            kept[piece["start"] : piece["end"]] = [False] * (piece["end"] - piece["start"])
        self.places = [place for place, keep in enumerate(kept) if keep]
        self.lines = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def stretch(self, start: int, end: int) -> str:
        first, last = (bisect_right(self.places, place - 1) for place in (start, end))
        return "".join(self.text[place] for place in self.places[first:last])

    def line(self, offset: int) -> int:
        return bisect_right(self.lines, offset)


def check(diff: ReportDiff) -> list[str]:
    """Say what is not so in a diff and in its views."""
    return list(_Truth(diff).all())


class _Truth:
    def __init__(self, diff: ReportDiff) -> None:
        self.diff = diff
        self.json = render(diff, Format.JSON)
        self.document: dict[str, Any] = json.loads(self.json)
        self.reports = {"old": diff.old, "new": diff.new}
        self.sources = {side: Source(report, self.document[side]) for side, report in self.reports.items()}
        self.statements = {side: {s["id"]: s for s in self.document[side]["statements"]} for side in self.reports}
        self.quotable = {side: self._quotable(side) for side in self.reports}

    def all(self) -> Iterator[str]:
        for side in self.reports:
            yield from (f"{side}: {wrong}" for wrong in self._offsets(side))
            yield from (f"{side}: {wrong}" for wrong in self._once(side))
        yield from self._edits()
        yield from self._sections()
        yield from self._summary()
        yield from self._document()
        yield from self._html()
        yield from self._markdown()
        yield from self._terminal()
        yield from self._csv()

    def _offsets(self, side: str) -> Iterator[str]:
        """What the JSON document quotes stands in the file, at the offsets and on the line that it gives."""
        source, record = self.sources[side], self.document[side]
        if source.text != self.reports[side].text:
            yield "the text is not that of the file"
        quoted = [*record["statements"], *record["targets"], *record["results"]]
        quoted += [row[side] for row in self.document["targets"] if row[side]]
        quoted += [row["target" if side == "old" else "result"] for row in self.document["delivery"]]
        for item in quoted:
            stretch = source.stretch(item["start"], item["end"])
            if bare(stretch) != bare(item["text"]):
                yield f"JSON {item['id']} quotes {item['text']!r}, the file has {stretch!r}"
            if item["line"] != source.line(item["start"]):
                yield f"JSON {item['id']} is said to stand on line {item['line']}, not {source.line(item['start'])}"
        for section in record["sections"]:
            heading = bare(section["number"] + section["title"])
            shown = bare(source.stretch(section["start"], section["end"]))
            rest = shown.removeprefix(heading)  # a title is given without its full stop
            whole = shown.startswith(heading) and not any(map(str.isalnum, rest))
            if not (whole or (section["run_on"] and heading.startswith(shown))):
                yield f"JSON {section['id']} is titled {heading!r}, the file has {shown!r}"
        for target in quoted:
            if target.get("quantity") and bare(target["quantity"]["text"]) not in bare(target["text"]):
                yield f"JSON {target['id']}: {target['quantity']['text']!r} is not in {target['text']!r}"

    def _once(self, side: str) -> Iterator[str]:
        """Every statement lies in one change, every target in one row."""
        named = Counter(i for change in self.document["changes"] for i in change[side])
        wanted = Counter(self.statements[side].keys())
        if named != wanted:
            yield f"statements in no change, or in several: {sorted(set((named - wanted) + (wanted - named)))}"
        rows = Counter(row[side]["id"] for row in self.document["targets"] if row[side])
        wanted = Counter(target["id"] for target in self.document[side]["targets"])
        own = {target["id"]: target for target in self.document[side]["targets"]}
        # A promise that a report says twice, in its text and again in a list, has one row if that row has both sides.
        answered = {_promise(own[row[side]["id"]]) for row in self.document["targets"] if row["old"] and row["new"]}
        lost = {i for i in wanted - rows if _promise(own[i]) not in answered}
        if rows - wanted or lost:
            yield f"targets in no row: {sorted(lost)}, in several: {sorted(rows - wanted)}"
        for row in self.document["targets"]:
            if row[side] and own.get(row[side]["id"]) != row[side]:
                yield f"{row['id']} holds another target than the report"
        for target in self.document[side]["targets"]:
            if self.statements[side][target["statement"]]["role"] != "plan":
                yield f"{target['id']} is no target of the plan part"

    def _edits(self) -> Iterator[str]:
        for change in self.document["changes"]:
            for side in self.reports:
                text = "".join(self.statements[side][i]["text"] for i in change[side])
                edits = "".join(edit[side] for edit in change["edits"])
                if edits != text:
                    yield f"{change['id']}: the edits' {side} parts are {edits!r}, the statements {text!r}"
            for edit in change["edits"]:
                if edit["op"] == "equal" and change["kind"] != "unchanged" and edit["old"] != edit["new"]:
                    yield f"{change['id']}: {edit} is not equal"

    def _sections(self) -> Iterator[str]:
        for side in self.reports:
            linked = {link[side] for link in self.document["sections"]} - {None}
            known = {section["id"] for section in self.document[side]["sections"]}
            if linked != known:
                yield f"{side}: sections in no link: {sorted(known - linked)}"
        if any(link["old"] is None and link["new"] is None for link in self.document["sections"]):
            yield "a section link has no side"

    def _summary(self) -> Iterator[str]:
        document = self.document
        counted = {
            "changes": Counter(change["kind"] for change in document["changes"])
            + Counter(moved=sum(change["moved"] for change in document["changes"])),
            "targets": Counter(row["change"] for row in document["targets"]),
            "delivery": Counter(row["verdict"] for row in document["delivery"]),
        }
        for part, counts in counted.items():
            if counts != +Counter(document["summary"][part]):
                yield f"summary of {part}: {document['summary'][part]}, the rows say {dict(counts)}"

    def _document(self) -> Iterator[str]:
        for error in Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8"))).iter_errors(self.document):
            yield f"schema: {error.json_path}: {error.message[:200]}"
        back = from_dict(self.document)
        if _rounded(asdict(back)) != _rounded(asdict(self.diff)):
            names = [k for k, v in asdict(self.diff).items() if _rounded(v) != _rounded(getattr(back, k, None))]
            told = _first_difference(asdict(self.diff), asdict(back)) or names
            yield f"the diff read back from JSON is another one: {told}"

    def _quotable(self, side: str) -> set[tuple[str, int]]:
        """What a view may quote, without blanks, with its line: one change's statements, one after the other."""
        found: set[tuple[str, int]] = set()
        for change in self.document["changes"]:
            statements = [self.statements[side][i] for i in change[side]]
            texts = {
                side: bare("".join(self.statements[side][i]["text"] for i in change[side])) for side in self.reports
            }
            # Texts that differ in blanks and widths alone are unchanged, and shown as the new report prints them.
            for text in (texts[side], texts["new"] if change["kind"] == "unchanged" else texts[side]):
                found.update((text, statement["line"]) for statement in statements[:1])
        return found

    def _view(self, name: str, quotes: Sequence[Quote]) -> Iterator[str]:
        """Every quotation of a view is one of the document's (which `_offsets` looked up in the file)."""
        for quote in quotes:
            source, text = self.sources[quote.side], bare(quote.text)
            if quote.start is not None and quote.end is not None:
                stretch = bare(source.stretch(quote.start, quote.end))
                if stretch != text or (quote.line and quote.line != source.line(quote.start)):
                    yield f"{name} quotes {quote}, the file has {stretch!r} on line {source.line(quote.start)}"
            elif quote.kind == "figure":
                if (text, quote.line) not in self._figures(quote.side):
                    yield f"{name} quotes {quote}, which is no target's clause"
            elif not any(
                line == quote.line and _in_order([bare(part) for part in quote.parts], known)
                for known, line in (
                    [(text, quote.line)]
                    if (text, quote.line) in self.quotable[quote.side]
                    else self.quotable[quote.side]
                )
            ):
                yield f"{name} quotes {quote}, which is no statement"

    def _figures(self, side: str) -> set[tuple[str, int]]:
        own, other = ("old", "target") if side == "old" else ("new", "result")
        rows = [row[own] for row in self.document["targets"]] + [row[other] for row in self.document["delivery"]]
        answers = {one for row in self.diff.targets for one in self._answers(row)} if side == "new" else set()
        return {(bare(row["text"]), row["line"]) for row in rows if row} | answers

    def _answers(self, row: TargetChange) -> list[tuple[str, int]]:
        """What a view quotes where a number is not said again: what answers its statement, with the lines."""
        if row.change is not Direction.DROPPED:
            return []
        again = [self.statements["new"][known] for known in row.answer]
        return [(bare(one["text"]), one["line"]) for one in again]

    def _complete(self, name: str, quotes: Iterable[Quote], *, edited: bool) -> Iterator[str]:
        """Every new and dropped statement is quoted once, every edited or moved pair once on either side."""
        found = Counter((q.side, q.line) for q in quotes if q.kind in ("statement", "edited"))
        wanted: Counter[tuple[str, int | None]] = Counter()
        for change in self.document["changes"]:
            lone = change["kind"] in ("new", "dropped")
            if lone or (edited and (change["kind"] != "unchanged" or change["moved"])):
                for side in self.reports:
                    wanted.update((side, self.statements[side][i]["line"]) for i in change[side][:1])
        if found != wanted:
            yield f"{name} lacks {dict(wanted - found)} and has besides {dict(found - wanted)} (side, line: times)"

    def _html(self) -> Iterator[str]:
        quotes = list(html_quotes(render(self.diff, Format.HTML)))
        yield from self._view("HTML", quotes)
        for side, report in self.reports.items():
            places = Counter((q.start, q.end) for q in quotes if q.side == side and q.kind == "statement")
            if places != Counter((s.start, s.end) for s in report.statements):
                yield f"HTML does not show every statement of the {side} report once"
            shown = {(q.start, q.end) for q in quotes if q.side == side and q.kind in ("figure", "statement")}
            for target in (row.old if side == "old" else row.new for row in self.diff.targets):
                if target is None:
                    continue
                place = (target.start, target.end)
                if place not in shown and target.text != said(target):
                    yield f"HTML does not show {target.id} of the {side} report"

    def _markdown(self) -> Iterator[str]:
        for view in (WHOLE,):
            text = render(self.diff, Format.MARKDOWN, lang="en", view=view)
            quotes = list(markdown_quotes(text))
            yield from self._view("Markdown", quotes)
            rows = markdown_rows(text)
            figures = [cells for heading, cells in rows if heading in ("Headline targets", "Other targets")]
            yield from self._rows("Markdown", figures, [cells for h, cells in rows if h.startswith("Promised")])
            lone = [q for q in quotes if q.kind == "statement"]
            yield from self._complete("Markdown", lone, edited=False)

    def _rows(
        self, name: str, targets: Sequence[tuple[str, ...]], deliveries: Sequence[tuple[str, ...]]
    ) -> Iterator[str]:
        values: Counter[tuple[str, ...]] = Counter(
            (
                bare(said(row.old)) if row.old else bare("not found"),
                bare(said(row.new)) if row.new else self._answered(row) or bare("not found"),
            )
            for row in self.diff.targets
        )
        plain = Counter(tuple(map(_unlabelled, cells[1:3])) for cells in targets)
        if plain != values:
            yield f"{name}: the targets' rows differ by {values - plain} and {plain - values}"
        told = Counter((bare(row.target.text), bare(row.result.text)) for row in self.diff.delivery)
        shown = Counter((bare(cells[2]), bare(cells[3])) for cells in deliveries)
        if told != shown:
            yield f"{name}: the deliveries' rows differ by {told - shown} and {shown - told}"

    def _answered(self, row: TargetChange) -> str:
        answers = self._answers(row)
        return "".join(text for text, _ in answers) + bare(f"(line {answers[0][1]})") if answers else ""

    def _terminal(self) -> Iterator[str]:
        text = render(self.diff, Format.TERMINAL, lang="en", view=WHOLE, width=_WIDE)
        quotes = list(terminal_quotes(text))
        yield from self._view("terminal", quotes)
        yield from self._complete("terminal", quotes, edited=True)
        figures = Counter((q.side, bare(q.text), q.line) for q in quotes if q.kind == "figure")
        wanted: Counter[tuple[str, str, int | None]] = Counter()
        for row in (*self.document["targets"], *self.document["delivery"]):
            for side, key in (("old", "target"), ("new", "result")):
                target = row[side] if side in row else row[key]
                if target:
                    wanted[side, bare(target["text"]), target["line"]] += 1
        wanted.update(("new", *one) for row in self.diff.targets for one in self._answers(row))
        if figures != wanted:
            yield f"terminal: the targets' clauses differ by {wanted - figures} and {figures - wanted}"

    def _csv(self) -> Iterator[str]:
        sizes = {"targets": self.diff.targets, "changes": self.diff.changes, "delivery": self.diff.delivery}
        for table, known in sizes.items():
            text = render(self.diff, Format.CSV, table=table, lang="en")
            rows = list(csv.DictReader(StringIO(text[1:], newline="")))
            if len(rows) != len(known):
                yield f"CSV: {len(rows)} rows of {table}, the diff has {len(known)}"
            for change, row in zip(self.document["changes"], rows, strict=False) if table == "changes" else ():
                for side in self.reports:
                    text = bare("".join(self.statements[side][i]["text"] for i in change[side]))
                    if bare(row[f"{side} text"]).removeprefix("'") != text.removeprefix("'"):
                        yield f"CSV {change['id']}: {row[f'{side} text']!r}"


def _promise(target: dict[str, Any]) -> tuple[object, ...]:
    said = target["relation"] if target["value"] is None else target["unit"]
    return target["core"], target["value"], target["high"], said


def _unlabelled(cell: str) -> str:
    """A value without the word for the kind of figure that stands before it where the two sides differ in kind."""
    for label in (words("en")(f"figure.{figure}") for figure in Figure):
        if cell.startswith(label + " "):
            return bare(cell.removeprefix(label))
    return bare(cell)


def _in_order(parts: Sequence[str], text: str) -> bool:
    """Whether the parts make up the text: the first begins it, the last ends it, nothing between them is repeated."""
    if len(parts) == 1:
        return parts[0] == text
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return text.startswith(parts[0]) and text.endswith(parts[-1])


def _rounded(value: object) -> object:
    """Scores rounded as the document has them, values as exact as its numbers are; a report's text is not in it."""
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items() if key != "text" or "sections" not in value}
    if isinstance(value, list | tuple):
        return tuple(_rounded(part) for part in value)
    if isinstance(value, Decimal):
        return float(value)
    return round(value, 4) if isinstance(value, float) else value


def _first_difference(one: object, two: object, path: str = "") -> str:
    one, two = _rounded(one), _rounded(two)
    if isinstance(one, dict) and isinstance(two, dict):
        return next((d for key in one if (d := _first_difference(one[key], two.get(key), f"{path}.{key}"))), "")
    if isinstance(one, tuple) and isinstance(two, tuple) and len(one) == len(two):
        parts = enumerate(zip(one, two, strict=True))
        return next((d for i, (a, b) in parts if (d := _first_difference(a, b, f"{path}[{i}]"))), "")
    return "" if one == two else f"{path}: {one!r} became {two!r}"


def check_self(report: Report) -> list[str]:
    """Say what a report compared with itself reports."""
    diff = reportdiff.compare(report, report)
    wrong = [f"itself: {change}" for change in diff.changes if change.kind is not ChangeKind.UNCHANGED or change.moved]
    wrong += [f"itself: {row}" for row in diff.targets if str(row.change) != "unchanged"]
    return [*wrong, *(["itself: has changes"] if diff.has_changes and not wrong else [])]


def check_pair(old: Path, new: Path) -> list[str]:
    """Check two files: the parsed reports, what is said of them, and that neither differs from itself."""
    reports = [reportdiff.read(path) for path in (old, new)]
    found = [
        f"{path.name}: {wrong}"
        for path, report in zip((old, new), reports, strict=True)
        for wrong in violations(report)
    ]
    found += check(reportdiff.compare(*reports, options=OPTIONS))
    return found + [
        f"{path.name}: {wrong}" for path, r in zip((old, new), reports, strict=True) for wrong in check_self(r)
    ]


def digest_of(old: Path, new: Path) -> str:
    """A checksum of everything that can be written about two files."""
    diff = reportdiff.compare(old, new, options=OPTIONS)
    texts = [render(diff, fmt, view=WHOLE, color=True) for fmt in Format]
    texts += [render(diff, Format.CSV, table=table) for table in TABLES]
    return hashlib.sha256("\0".join(texts).encode("utf-8", "backslashreplace")).hexdigest()


def same_bytes(pairs: Sequence[tuple[Path, Path]]) -> list[str]:
    """Say for which pairs two processes with different seeds of `hash()` write different bytes."""
    lines = "".join(f"{json.dumps([str(old), str(new)])}\n" for old, new in pairs)
    written = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, __file__, "--digests"],
            input=lines,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        written.append(done.stdout.split())
    return [
        f"{old} {new}: other bytes under another hash seed"
        for (old, new), one, two in zip(pairs, *written, strict=True)
        if one != two
    ]


def consecutive(folder: Path, count: int) -> list[tuple[Path, Path]]:
    """Pairs of reports of one place and consecutive years, spread evenly over all there are."""
    found = [
        (old, new)
        for old, new in pairwise(reports(folder))
        if old.parent == new.parent and old.stem[:4].isdecimal() and int(new.stem[:4]) == int(old.stem[:4]) + 1
    ]
    return [found[i * len(found) // count] for i in range(min(count, len(found)))] if len(found) > count else found


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sweep", type=Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--no-seeds", action="store_true", help="do not compare the bytes under two hash seeds")
    parser.add_argument("--digests", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.digests:
        for line in sys.stdin:
            print(digest_of(*map(Path, json.loads(line))), flush=True)
        return 0
    if not given.sweep and len(given.files) != 2:
        parser.error("give two reports, or --sweep FOLDER")
    pairs = consecutive(given.sweep, given.pairs) if given.sweep else [(given.files[0], given.files[1])]
    wrong = 0
    for number, (old, new) in enumerate(pairs, start=1):
        for told in check_pair(old, new):
            wrong += 1
            print(f"{old} {new}: {told[:1000]}", flush=True)
        if given.sweep and not number % 10:
            print(f"{number} of {len(pairs)} pairs, {wrong} wrong", file=sys.stderr, flush=True)
    for told in () if given.no_seeds else same_bytes(pairs):
        wrong += 1
        print(told)
    print(f"{len(pairs)} pairs, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(_main())
