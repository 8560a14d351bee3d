"""Three reports and more on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Command

SAMPLES = Path(__file__).parent.parent.parent / "samples"
YEARS = [SAMPLES / f"yunling-{year}.md" for year in (2023, 2024, 2025)]


def test_three_reports_are_followed_through_their_years(command: Command) -> None:
    done = command(*YEARS, "--lang", "en", "--width", "100")
    assert done.returncode == 1
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "Over the years: 2023–2025, 3 reports"
    growth = next(line for line in lines if line.strip().startswith("地区生产总值"))
    assert growth.split() == ["地区生产总值", "6.5%左右", "6%左右", "↓", "5.5%—6%", "↓", "█▄▁"]


def test_every_format_is_written_to_its_file(command: Command, tmp_path: Path) -> None:
    names = ("years.html", "years.md", "years.json", "targets.csv", "commitments.csv", "years.txt")
    done = command(*YEARS, *(part for name in names for part in ("-o", tmp_path / name)))
    assert done.returncode == 1, done.stderr
    assert done.stdout == b""
    written = {name: (tmp_path / name).read_text(encoding="utf-8") for name in names}
    assert json.loads(written["years.json"])["schema"] == "reportdiff-track/1"
    assert written["years.html"].startswith("<!DOCTYPE html>")
    assert written["targets.csv"].splitlines()[0] != written["commitments.csv"].splitlines()[0]


def test_files_out_of_order_are_one_clear_line(command: Command, tmp_path: Path) -> None:
    done = command(YEARS[0], YEARS[2], YEARS[1], "-o", tmp_path / "years.html")
    assert done.returncode == 2
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert "yunling-2025.md (2025) stands before" in told
    assert "oldest report first" in told
    assert list(tmp_path.iterdir()) == []


def test_the_same_report_laid_out_otherwise_is_no_further_year(command: Command) -> None:
    done = command(YEARS[0], SAMPLES / "yunling-2023-gbk.txt", YEARS[1])
    assert done.returncode == 2
    assert "both the report of 2023" in done.stderr.decode()


def test_reports_that_do_not_differ_leave_with_exit_code_0(command: Command, tmp_path: Path) -> None:
    text = "# 青溪区政府工作报告（{}年）\n\n## 二、下一步工作安排\n\n推进老旧小区加装电梯。发展社区养老服务。\n"
    files = [tmp_path / f"{year}.md" for year in (2023, 2024, 2025)]
    for file in files:
        file.write_text(text.format(file.stem), encoding="utf-8")
    assert command(*files, "--quiet").returncode == 0
    files[1].write_text(text.format(2024).replace("养老", "托育"), encoding="utf-8")
    assert command(*files, "--quiet").returncode == 1
