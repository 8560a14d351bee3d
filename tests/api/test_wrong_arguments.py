"""What a notebook's user hands over by mistake gets one line that says what to do, and no Python error."""

# mypy: disable-error-code="arg-type,list-item"

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import reportdiff
from reportdiff.errors import InputError, OptionsError, OverridesError, ReportDiffError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).parent.parent.parent / "samples"
OLD, NEW = SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md"
TEXT = "云岭省2024年政府工作报告\n\n一、2024年工作安排\n\n粮食产量213亿斤以上。\n"
LINE = "修建望桐高速公路，办好月照湖音乐节。" * 30


def scored(score: object) -> reportdiff.Options:
    options = reportdiff.Options()
    return replace(options, aligner=replace(options.aligner, min_score=score))


def closed() -> io.BytesIO:
    stream = io.BytesIO(b"")
    stream.close()
    return stream


def diff() -> reportdiff.ReportDiff:
    report = reportdiff.parse(TEXT)
    return reportdiff.compare(report, report)


MISTAKES: dict[str, tuple[Callable[[], Any], type[ReportDiffError], str]] = {
    "text read": (lambda: reportdiff.read(TEXT), InputError, "parse()"),
    "one long line read": (lambda: reportdiff.read(LINE), InputError, "parse()"),
    "text compared": (lambda: reportdiff.compare(TEXT, TEXT), InputError, "parse()"),
    "path parsed": (lambda: reportdiff.parse("no/such/2023.md"), InputError, "read()"),
    "file parsed": (lambda: reportdiff.parse(str(SAMPLES.parent / "LICENSE")), InputError, "read()"),
    "Path parsed": (lambda: reportdiff.parse(OLD), InputError, "read()"),
    "bytes parsed": (lambda: reportdiff.parse(TEXT.encode()), InputError, "read()"),
    "text stream": (lambda: reportdiff.read(io.StringIO(TEXT)), InputError, "'rb'"),
    "closed stream": (lambda: reportdiff.read(closed()), InputError, "closed file"),
    "none read": (lambda: reportdiff.read(None), InputError, "not None"),
    "list compared": (lambda: reportdiff.compare([OLD], [NEW]), InputError, "track()"),
    "path aligned": (lambda: reportdiff.align(OLD, NEW), InputError, "read()"),
    "path tracked": (lambda: reportdiff.track(str(OLD)), InputError, "list of reports"),
    "overrides made up": (lambda: reportdiff.compare(OLD, NEW, overrides={}), OverridesError, "its path"),
    "no overrides": (lambda: reportdiff.load_overrides(None), OverridesError, "its path"),
    "options a dict": (lambda: reportdiff.compare(OLD, NEW, options={}), OptionsError, "not dict"),
    "options of a stage": (
        lambda: reportdiff.compare(OLD, NEW, options=reportdiff.AlignerOptions()),
        OptionsError,
        "Options(aligner=AlignerOptions(...))",
    ),
    "a stage's options a dict": (
        lambda: reportdiff.parse(TEXT, options=reportdiff.Options(parser={})),
        OptionsError,
        "parser must be",
    ),
    "wording a flag": (
        lambda: reportdiff.compare(OLD, NEW, options=reportdiff.Options(differ=reportdiff.DifferOptions(wording=True))),
        OptionsError,
        "WordingOptions(...)",
    ),
    "score a text": (lambda: reportdiff.compare(OLD, NEW, options=scored("0.8")), OptionsError, "must be a number"),
    "score NaN": (lambda: reportdiff.compare(OLD, NEW, options=scored(float("nan"))), OptionsError, "must be a number"),
    "score in percent": (lambda: reportdiff.compare(OLD, NEW, options=scored(80)), OptionsError, "from 0 to 1"),
    "page in French": (lambda: diff().to_html(lang="fr"), OptionsError, "zh, en"),
    "summary in French": (lambda: diff().to_markdown(lang="fr"), OptionsError, "zh, en"),
    "years in French": (lambda: reportdiff.track([OLD, NEW]).to_html(lang="fr"), OptionsError, "zh, en"),
    "JSON text": (lambda: reportdiff.ReportDiff.from_dict(json.dumps({})), InputError, "json.loads"),
    "JSON list": (lambda: reportdiff.ReportDiff.from_dict([]), InputError, "not list"),
    "one text aligned": (lambda: reportdiff.align_texts("修建", ["修建"]), InputError, "'old' must be a list"),
    "no list aligned": (lambda: reportdiff.align_texts(["修建"], None), InputError, "'new' must be a list"),
    "None aligned": (lambda: reportdiff.align_texts(["修建", None], ["修建"]), InputError, "old[1] is None"),
    "NaN aligned": (lambda: reportdiff.align_texts(["修建"], [float("nan")]), InputError, "new[0] is NaN"),
    "numbers of None": (lambda: reportdiff.quantities(None), InputError, "takes text"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_one_line_that_says_what_to_do(name: str) -> None:
    call, kind, told = MISTAKES[name]
    with pytest.raises(kind) as raised:
        call()
    message = str(raised.value)
    assert told in message
    assert "\n" not in message
    assert len(message) < 250


def test_a_file_open_for_text_is_refused_whatever_its_encoding() -> None:
    with (SAMPLES / "yunling-2023-gbk.txt").open(encoding="utf-8") as stream, pytest.raises(InputError, match="'rb'"):
        reportdiff.read(stream)


def test_a_text_may_be_one_line_and_speak_of_files() -> None:
    assert reportdiff.parse("The plan stands in plan.md and will be carried out.").statements
    assert reportdiff.parse(LINE).statements


def test_overrides_may_be_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("", encoding="utf-8")
    for given in (path, str(path), reportdiff.load_overrides(path)):
        assert reportdiff.compare(OLD, NEW, overrides=given) == reportdiff.compare(OLD, NEW)
    with pytest.raises(OverridesError, match="mine"):
        reportdiff.compare(OLD, NEW, overrides="mine.json")


class Column:
    """A column as a data frame's slice has it: its index does not begin with 0."""

    def __init__(self, values: list[str]) -> None:
        self.values = values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, label: int) -> str:
        return self.values[label - 1000]


def test_columns_are_gone_through_and_not_indexed() -> None:
    links = reportdiff.align_texts(Column(["修建望桐高速公路"]), Column(["建成望桐高速公路澜州段"]))
    assert [(link.old, link.new) for link in links] == [((0,), (0,))]
