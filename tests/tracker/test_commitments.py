"""Commitments carried on: since when, until when, and what they said in each year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.several_years import five_reports, five_years

import reportdiff
from reportdiff.changes import ChangeKind
from reportdiff.model import Note, NoteKind, Role

if TYPE_CHECKING:
    from reportdiff.tracks import CommitmentTrack, Track


@pytest.fixture(scope="module")
def track() -> Track:
    return five_years()


def chain(track: Track, words: str) -> CommitmentTrack:
    found = [chain for chain in track.commitments if words in chain.years[-1].statement.text]
    assert len(found) == 1, f"{len(found)} chains with {words}"
    return found[0]


def test_a_commitment_is_followed_from_its_first_year_to_its_last(track: Track) -> None:
    lifts = chain(track, "加装电梯")
    assert (lifts.first, lifts.last, lifts.dropped) == (2020, 2025, None)
    assert [entry.year for entry in lifts.years] == [2020, 2021, 2023, 2024, 2025]
    water = chain(track, "供水一体化")
    assert (water.first, water.last, water.dropped) == (2023, 2024, 2025)
    park = chain(track, "湿地公园")
    assert (park.first, park.last, park.dropped) == (2020, 2021, 2023)
    assert park.certain


def test_the_text_of_each_year_is_verbatim(track: Track) -> None:
    reports = {report.year: report for report in track.reports}
    for found in track.commitments:
        for entry in found.years:
            statement = entry.statement
            assert reports[entry.year].text[statement.start : statement.end] == statement.text
    renewal = chain(track, "企业技术改造")
    assert renewal.years[1].statement.text == "支持企业技术改造。"
    assert renewal.years[2].statement.text == "支持企业技术改造和设备更新。"
    assert [entry.kind for entry in renewal.years][:3] == [None, ChangeKind.UNCHANGED, ChangeKind.REWORDED]


def test_every_planned_statement_stands_in_a_chain_or_was_merged_into_one(track: Track) -> None:
    for report in track.reports:
        planned = {statement.id for statement in report.statements if statement.role is Role.PLAN}
        entries = [entry for found in track.commitments for entry in found.years]
        held = {entry.statement.id for entry in entries if entry.year == report.year}
        before = [diff.new.year for diff in track.diffs if diff.old.year == report.year]
        merged = {other.id for entry in entries if entry.year in before for other in entry.others}
        linked = {
            i for diff in track.diffs if diff.old is report for change in diff.changes if change.new for i in change.old
        }
        assert planned == held | merged | (planned & linked)


def test_the_parts_of_a_split_commitment_have_its_whole_past() -> None:
    reports = five_reports()[3:]
    diff = reportdiff.compare(*reports)
    parent = next(s for s in reports[0].statements if "加装电梯" in s.text)
    halves = [s for s in reports[1].statements if "加装电梯" in s.text or "养老" in s.text]
    whole = next(change for change in diff.changes if parent.id in change.old)
    split = replace(whole, new=tuple(half.id for half in halves))
    rest = tuple(c for c in diff.changes if c is not whole and not {h.id for h in halves} & set(c.new))
    found = reportdiff.tracker.track([replace(diff, changes=(*rest, split))], diff.options)
    chains = [c for c in found.commitments if c.years[0].statement is parent]
    assert sorted(c.years[-1].statement.id for c in chains) == sorted(half.id for half in halves)
    assert all(len(c.years) == 2 for c in chains)


def test_a_merged_commitment_goes_back_to_the_part_that_is_most_like_it() -> None:
    reports = five_reports()[3:]
    diff = reportdiff.compare(*reports)
    heir = next(s for s in reports[1].statements if "加装电梯" in s.text)
    parts = [s for s in reports[0].statements if "加装电梯" in s.text or "供水" in s.text]
    whole = next(change for change in diff.changes if heir.id in change.new)
    merged = replace(whole, old=tuple(part.id for part in parts))
    rest = tuple(c for c in diff.changes if c is not whole and not {p.id for p in parts} & set(c.old))
    found = reportdiff.tracker.track([replace(diff, changes=(*rest, merged))], diff.options)
    kept = next(c for c in found.commitments if c.years[-1].statement is heir)
    assert "加装电梯" in kept.years[0].statement.text
    assert ["供水" in other.text for other in kept.years[1].others] == [True]
    assert not [c for c in found.commitments if "供水" in c.years[-1].statement.text]


def test_what_an_incomplete_report_does_not_say_is_not_certainly_dropped() -> None:
    reports = five_reports()
    reports[2] = replace(reports[2], notes=(Note(NoteKind.END_MISSING, ""),))
    park = chain(reportdiff.track(reports), "湿地公园")
    assert park.dropped == 2023
    assert not park.certain


def test_the_weakest_link_tells_how_sure_a_chain_is(track: Track) -> None:
    for found in track.commitments:
        scores = [entry.score for entry in found.years[1:]]
        assert found.weakest == min(scores, default=1.0)
