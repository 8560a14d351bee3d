"""The reader's last word: files that say which statements belong together and which do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

import reportdiff
from reportdiff.aligner.overrides import load
from reportdiff.changes import Alignment, Link, RefusalReason, Via
from reportdiff.errors import OverridesError

if TYPE_CHECKING:
    from pathlib import Path

Reports: TypeAlias = tuple[reportdiff.Report, reportdiff.Report]

OLD = """# 云岭省2023年政府工作报告

一、2023年工作安排

加快发展现代服务业。修建望桐高速公路。办好月照湖音乐节。抓好落实，抓出成效。
"""
NEW = """# 云岭省2024年政府工作报告

一、2024年工作安排

壮大夜间经济。修建望桐高速公路。办好月照湖音乐节和雁回灯会。抓好落实，抓出成效。
"""

TOGETHER = """
# judged by the reader
[[together]]
old = "加快发展现代服务业"
new = "壮大夜间经济"
reason = "夜间经济是服务业"

[[apart]]
old = "修建望桐高速公路"
new = "修建望桐高速公路"
reason = "前年的是另一段"
"""


@pytest.fixture
def reports() -> Reports:
    return reportdiff.parse(OLD), reportdiff.parse(NEW)


def written(folder: Path, text: str, name: str = "o.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def linked(reports: Reports, alignment: Alignment) -> dict[tuple[str, str], Link]:
    old, new = reports
    return {
        (
            "".join(old.statements[i].text for i in link.old),
            "".join(new.statements[j].text for j in link.new),
        ): link
        for link in alignment.links
    }


def test_what_the_reader_joins_is_joined_and_shown_as_his(tmp_path: Path, reports: Reports) -> None:
    found = linked(reports, reportdiff.align(*reports, overrides=load(written(tmp_path, TOGETHER))))
    link = found["加快发展现代服务业。", "壮大夜间经济。"]
    assert link.via is Via.OVERRIDE
    assert link.reason == "夜间经济是服务业"


def test_what_the_reader_parts_is_parted_though_it_is_the_same(tmp_path: Path, reports: Reports) -> None:
    alignment = reportdiff.align(*reports, overrides=load(written(tmp_path, TOGETHER)))
    assert ("修建望桐高速公路。", "修建望桐高速公路。") not in linked(reports, alignment)
    refused = [r for r in alignment.refusals if r.reason is RefusalReason.OVERRIDE]
    assert {r.lone for r in refused} == {"old", "new"}
    assert all(reports[0].statements[r.old].text == "修建望桐高速公路。" for r in refused if r.old is not None)


def test_json_says_the_same(tmp_path: Path, reports: Reports) -> None:
    entry = {"old": "加快发展现代服务业", "new": ["壮大夜间经济"], "reason": "夜间经济是服务业"}
    text = json.dumps({"together": [entry]}, ensure_ascii=False, indent=1)
    found = linked(reports, reportdiff.align(*reports, overrides=load(written(tmp_path, text, "o.json"))))
    assert found["加快发展现代服务业。", "壮大夜间经济。"].via is Via.OVERRIDE


def test_a_statement_is_named_by_its_id_as_well(tmp_path: Path, reports: Reports) -> None:
    old, new = reports
    first = next(s for s in old.statements if "服务业" in s.text)
    other = next(s for s in new.statements if "夜间经济" in s.text)
    text = f'[[together]]\nold = "{first.id}"\nnew = "{other.id}"\n'
    assert (first.text, other.text) in linked(
        reports, reportdiff.align(*reports, overrides=load(written(tmp_path, text)))
    )


def test_a_quotation_over_several_statements_names_them_all(tmp_path: Path, reports: Reports) -> None:
    text = '[[together]]\nold = "加快发展现代服务业。修建望桐高速公路。"\nnew = "壮大夜间经济"\n'
    found = linked(reports, reportdiff.align(*reports, overrides=load(written(tmp_path, text))))
    assert ("加快发展现代服务业。修建望桐高速公路。", "壮大夜间经济。") in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[together]]\nold = "加快"\n', "line 1: 'new' must name"),
        ('\n\n[[apart]]\nold = 3\nnew = "x"\n', "line 3: 'old' must name"),
        ('[[together]]\nold="a"\nnew="b"\n\n[[together]]\nold="a"\nnew="b"\nwhy="c"\n', "line 5: unknown key 'why'"),
        ('[[separate]]\nold="a"\nnew="b"\n', "line 1: unknown 'separate'"),
        ('[[together]]\nold = "a\n', "line 2"),
        ("together = 1\n", "line 1: 'together' must be a list"),
        ('{"together": [{"old": "a",}]}', "line 1"),
        ("[1, 2]", "line 1"),
    ],
)
def test_a_file_that_cannot_be_used_says_which_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OverridesError, match=r"o\.toml") as raised:
        load(written(tmp_path, text))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('old = "修建机场"\nnew = "壮大夜间经济"', "line 4: '修建机场' names no statement of the old report"),
        ('old = "好"\nnew = "壮大夜间经济"', "line 4: '好' stands in 2 statements of the old report"),
        ('old = "修建望桐高速公路"\nnew = "s999-1"', "line 4: 's999-1' names no statement of the new report"),
    ],
)
def test_an_entry_that_names_nothing_says_which_line(tmp_path: Path, reports: Reports, entry: str, said: str) -> None:
    path = written(tmp_path, f"# first\n# second\n\n[[together]]\n{entry}\n")
    with pytest.raises(OverridesError) as raised:
        reportdiff.align(*reports, overrides=load(path))
    assert said in str(raised.value)


def test_a_statement_named_twice_is_refused(tmp_path: Path, reports: Reports) -> None:
    entry = '[[together]]\nold = "加快发展现代服务业"\nnew = "{}"\n'
    path = written(tmp_path, entry.format("壮大夜间经济") + entry.format("修建望桐高速公路"))
    with pytest.raises(OverridesError, match=r"line 4: .* already linked by line 1"):
        reportdiff.align(*reports, overrides=load(path))


def test_together_and_apart_at_once_is_refused(tmp_path: Path, reports: Reports) -> None:
    entry = 'old = "加快发展现代服务业"\nnew = "壮大夜间经济"\n'
    path = written(tmp_path, f"[[together]]\n{entry}[[apart]]\n{entry}")
    with pytest.raises(OverridesError, match="together and apart"):
        reportdiff.align(*reports, overrides=load(path))


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(OverridesError, match="cannot be read"):
        load(tmp_path / "none.toml")
