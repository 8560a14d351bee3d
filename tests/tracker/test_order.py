"""Reports must come in the order of their years; what does not is said, with the files' names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.several_years import five_reports

import reportdiff

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def test_reports_out_of_order_are_refused_and_both_files_named() -> None:
    files = [SAMPLES / f"yunling-{year}.md" for year in (2023, 2025, 2024)]
    with pytest.raises(
        reportdiff.InputError, match=r"yunling-2025\.md \(2025\) stands before .*yunling-2024\.md \(2024\)"
    ):
        reportdiff.track(files)


def test_two_reports_of_one_year_are_refused() -> None:
    reports = five_reports()
    with pytest.raises(reportdiff.InputError, match="report 2 and report 3 are both the report of 2021"):
        reportdiff.track([reports[0], reports[1], reports[1]])


def test_a_report_without_a_year_is_refused_with_what_to_do() -> None:
    reports = five_reports()
    reports[1] = replace(reports[1], year=None, path="b.txt")
    with pytest.raises(reportdiff.InputError, match=r"b\.txt: no year was found.*title line"):
        reportdiff.track(reports)


def test_one_report_is_no_series() -> None:
    with pytest.raises(reportdiff.OptionsError, match="at least two"):
        reportdiff.track(five_reports()[:1])


def test_two_reports_are_the_shortest_series() -> None:
    assert reportdiff.track(five_reports()[:2]).years == (2020, 2021)
