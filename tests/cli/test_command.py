"""Options, formats, files and exit codes of the command."""

from __future__ import annotations

import csv
import json
import re
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Protocol

import pytest

from reportdiff.cli import run
from reportdiff.version import __version__

SAMPLES = Path(__file__).parent.parent.parent / "samples"
OLD, NEW = str(SAMPLES / "yunling-2023.md"), str(SAMPLES / "yunling-2024.md")
NEWEST = str(SAMPLES / "yunling-2025.md")


class Tell(Protocol):
    """Runs the command in this process; returns the exit code, standard output, standard error."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...


@pytest.fixture
def told(capfd: pytest.CaptureFixture[str]) -> Tell:
    def tell(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capfd.readouterr()
        return code, out, err

    return tell


def trouble(result: tuple[int, str, str]) -> str:
    """The one line that says what is wrong."""
    code, out, err = result
    assert code == 2
    assert out == ""
    assert err.startswith("reportdiff: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_the_main_job(told: Tell) -> None:
    code, out, err = told(OLD, NEW)
    assert code == 1
    assert err == ""
    assert out.index("主要预期目标") < out.index("新提的部署") < out.index("未再提的部署")
    assert "\x1b" not in out


def test_the_same_file_twice_is_no_change(told: Tell) -> None:
    code, out, _ = told(OLD, OLD)
    assert code == 0
    assert "没有差别" in out


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(told: Tell, option: str) -> None:
    code, out, _ = told(option)
    assert code == 0
    assert "Examples:" in out
    assert "REPORTDIFF_MIN_SCORE" in out
    assert "_REPORTDIFF_COMPLETE=bash_source" in out


def test_help_in_chinese_by_option_or_locale(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "退出码" in told("--lang", "zh", "-h")[1]
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    assert "退出码" in told("-h")[1]
    assert "Exit codes" in told("--lang=en", "-h")[1]


def test_version(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTDIFF_VERSION", "1")  # a build's own variable does not act as the option
    assert told("--version") == (0, f"reportdiff {__version__}\n", "")
    assert told(OLD, OLD)[0] == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_interface_language(told: Tell, lang: str) -> None:
    out = told(OLD, NEW, "--lang", lang)[1]
    assert ("Headline targets" in out) == (lang == "en")


def test_json_on_standard_output(told: Tell) -> None:
    code, out, _ = told(OLD, NEW, "--format", "json")
    document = json.loads(out)
    assert code == 1
    assert document["schema"] == "reportdiff/1"
    assert document["old"]["path"] == OLD


def test_min_score_moves_the_cut(told: Tell) -> None:
    document = json.loads(told(OLD, NEW, "--format", "json", "--min-score", "0.99")[1])
    assert document["options"]["aligner"]["min_score"] == 0.99


def test_formats_by_suffix(told: Tell, tmp_path: Path) -> None:
    names = ["diff.md", "diff.json", "diff.txt", "diff.CSV", "diff.html"]
    outputs = [argument for name in names for argument in ("-o", str(tmp_path / name))]
    code, out, err = told(OLD, NEW, *outputs)
    assert (code, out, err) == (1, "", "")
    text = {name: (tmp_path / name).read_text(encoding="utf-8") for name in names}
    assert text["diff.md"].startswith("# 报告对比：2023 → 2024")
    assert json.loads(text["diff.json"])["schema"] == "reportdiff/1"
    assert text["diff.txt"].startswith("报告对比：2023 → 2024")
    assert text["diff.CSV"].startswith("\ufeff编号,指标")
    assert text["diff.html"].startswith("<!doctype html>") or text["diff.html"].startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_csv_file_holds_the_table_that_it_is_named_for(told: Tell, tmp_path: Path) -> None:
    told(OLD, NEW, "-o", str(tmp_path / "changes.csv"), "-o", str(tmp_path / "x.csv"), "--lang", "en")
    assert "kind" in (tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert "indicator" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    told(OLD, NEW, "-o", str(tmp_path / "changes.csv"), "--table", "delivery", "--lang", "en")
    assert "verdict" in (tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()[0]


def test_the_table_of_wording_is_compared_when_it_is_asked_for(told: Tell, tmp_path: Path) -> None:
    out = told(OLD, NEW, "--format", "csv", "--table", "wording", "--lang", "en")[1]
    assert out.splitlines()[0].lstrip("\ufeff").startswith("term,use,")
    assert len(out.splitlines()) > 1
    told(OLD, NEW, "-o", str(tmp_path / "wording.csv"), "--lang", "en")
    assert (tmp_path / "wording.csv").read_text(encoding="utf-8").splitlines() == out.splitlines()


def test_csv_keeps_its_line_ends(told: Tell) -> None:
    out = told(OLD, NEW, "--format", "csv", "--lang", "en")[1]
    assert len(list(csv.reader(out.splitlines()))) > 10


def test_format_for_a_suffix_that_says_nothing(told: Tell, tmp_path: Path) -> None:
    told(OLD, NEW, "-o", str(tmp_path / "diff"), "--format", "json")
    assert json.loads((tmp_path / "diff").read_text(encoding="utf-8"))["schema"] == "reportdiff/1"
    assert "suffix" in trouble(told(OLD, NEW, "-o", str(tmp_path / "diff")))
    assert "leave one of them out" in trouble(told(OLD, NEW, "-o", str(tmp_path / "a.html"), "--format", "json"))


def test_options_from_the_environment(told: Tell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTDIFF_LANG", "en")
    monkeypatch.setenv("REPORTDIFF_ONLY", "targets")
    out = told(OLD, NEW)[1]
    assert "Headline targets" in out
    assert "Dropped commitments" not in out
    monkeypatch.setenv("REPORTDIFF_FORMAT", "json")
    told(OLD, NEW, "-o", str(tmp_path / "a.md"))  # a default does not contradict a suffix
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Reports")


def test_only_section_and_role(told: Tell) -> None:
    assert "新提的部署" not in told(OLD, NEW, "--only", "targets")[1]
    assert "no heading" in trouble(told(OLD, NEW, "--section", "没有这一章"))
    assert "回顾" in told(OLD, NEW, "--role", "review", "--only", "commitments")[1]


def test_three_years(told: Tell, tmp_path: Path) -> None:
    code, out, err = told(OLD, NEW, NEWEST)
    assert (code, err) == (1, "")
    assert re.search(r"城镇新增就业 .*32万人以上 .*30万人以上", out)
    outputs = [argument for name in ("a.md", "commitments.csv") for argument in ("-o", str(tmp_path / name))]
    assert told(OLD, NEW, NEWEST, *outputs)[0] == 1
    assert "2025" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "--role" in told(OLD, NEW, NEWEST, "--role", "review")[2]


def test_only_wording(told: Tell) -> None:
    out = told(OLD, NEW, "--only", "wording")[1]
    assert "用语变化" in out
    assert "主要预期目标" not in out


def test_whole_documents_say_that_they_are_not_narrowed(told: Tell) -> None:
    code, out, err = told(OLD, NEW, "--format", "json", "--role", "plan")
    assert code == 1
    assert json.loads(out)
    assert "--role" in err


def test_all_and_explain(told: Tell) -> None:
    out = told(OLD, NEW, "--all", "--explain")[1]
    assert "{+" in out
    assert "可信度" in out


def test_quiet_says_nothing(told: Tell, tmp_path: Path) -> None:
    assert told(OLD, NEW, "-q") == (1, "", "")
    assert told(OLD, NEW, "-q", "-o", str(tmp_path / "a.md")) == (1, "", "")
    assert (tmp_path / "a.md").exists()


def test_width_and_colour(told: Tell) -> None:
    out = told(OLD, NEW, "--width", "60", "--color", "always")[1]
    assert "\x1b[" in out


@pytest.mark.parametrize(
    ("environment", "option", "colored"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "0"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_who_decides_on_colour(
    told: Tell, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], option: str, colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in told(OLD, OLD, "--color", option)[1]) == colored


def test_standard_input_on_one_side(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(Path(OLD).read_bytes())))
    code, out, _ = told("-", OLD)
    assert code == 0
    assert "没有差别" in out


def test_encodings_of_each_side(told: Tell, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(Path(OLD).read_text(encoding="utf-8").encode("utf-16-be"))
    assert told(str(odd), OLD, "--old-encoding", "utf-16-be")[0] == 0
    assert told(OLD, str(odd), "--new-encoding", "utf-16-be")[0] == 0
    trouble(told(OLD, OLD, "--encoding", "no-such-encoding"))


def test_a_vocabulary_of_ones_own(told: Tell, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[[indicator]]\nname = "云品消费券"\nsynonyms = ["云岭优品消费券"]\n', encoding="utf-8")
    plain = json.loads(told(OLD, NEW, "--format", "json")[1])
    mine = json.loads(told(OLD, NEW, "--format", "json", "--vocabulary", str(path))[1])
    names = [{row["indicator"] for row in document["targets"]} for document in (plain, mine)]
    assert "云品消费券" not in names[0]
    assert "云品消费券" in names[1]
    assert "inputs" in trouble(told(OLD, NEW, "--vocabulary", str(path), "-o", str(path), "--format", "json"))
    broken = tmp_path / "broken.toml"
    broken.write_text("name = 1\n", encoding="utf-8")
    assert "broken.toml" in trouble(told(OLD, NEW, "--vocabulary", str(broken)))
    trouble(told(OLD, NEW, "--vocabulary", str(tmp_path / "missing.toml")))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give two reports"),
        ([OLD], "give two reports"),
        (["-", "-"], "standard input"),
        ([OLD, NEW, "-", "-"], "standard input"),
        ([OLD, NEW, NEWEST, "--old-encoding", "gbk"], "--encoding"),
        ([NEW, OLD, NEWEST], "2023"),
        ([OLD, NEW, "--format", "csv", "--table", "commitments"], "commitments"),
        (["missing.txt", NEW], "missing.txt"),
        ([str(SAMPLES), NEW], "folder"),
        (["n" * 300, NEW], "n cannot be read: File name too long"),
        ([OLD, NEW, "--vocabulary", "n" * 300], "n: cannot be read: File name too long"),
        ([OLD, NEW, "--overrides", "n" * 300, "-o", "unwritten.html"], "n cannot be read: File name too long"),
        ([OLD, NEW, "--colour"], "--colour"),
        ([OLD, NEW, "--only", "nothing"], "nothing"),
        ([OLD, NEW, "--min-score", "2"], "2"),
        ([OLD, NEW, "--width", "3"], "3"),
        ([OLD, NEW, "--format", "pdf"], "pdf"),
        ([OLD, NEW, "-o", "-"], "--format"),
    ],
)
def test_mistakes_are_one_line(told: Tell, arguments: list[str], said: str) -> None:
    assert said in trouble(told(*arguments))


def test_what_is_no_report_is_named(told: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in {
        "empty.txt": b"",
        "blank.txt": b" \n \n",
        "a.pdf": b"%PDF-1.7\n",
        "nul.txt": b"\0" * 100,
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert f"{path}: " in trouble(told(str(path), NEW))
        assert f"{path}: " in trouble(told(NEW, str(path)))
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdin", TextIOWrapper(BytesIO(b"%PDF-1.7\n")))
        assert "standard input: this is a PDF document" in trouble(told("-", NEW))


def test_a_file_name_with_a_line_break_and_an_escape(told: Tell) -> None:
    err = trouble(told("no\nsuch\x1b[31mfile", NEW))
    assert "\x1b" not in err


def test_an_error_of_ours_is_one_line_too(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("reportdiff.compare", fail)
    assert "internal error, ZeroDivisionError: division by zero" in trouble(told(OLD, NEW))
    monkeypatch.setenv("REPORTDIFF_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run([OLD, NEW])


def test_an_interrupt_is_130(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportdiff.compare", interrupt)
    assert told(OLD, NEW)[0] == 130


def test_every_option_is_listed_in_both_languages(told: Tell) -> None:
    english, chinese = told("-h")[1], told("-h", "--lang", "zh")[1]
    for option in ("--output", "--only", "--section", "--role", "--explain", "--no-pager", "--new-encoding"):
        assert option in english
        assert option in chinese
