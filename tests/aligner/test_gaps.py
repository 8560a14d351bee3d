"""Sections and statements that stand between others: what their place says, and what it must not say."""

from __future__ import annotations

import numpy as np

import reportdiff
from reportdiff.aligner.gaps import between
from reportdiff.changes import Via
from reportdiff.model import Role, Section
from reportdiff.options import AlignerOptions

OPTIONS = AlignerOptions()


def heading(role: Role = Role.PLAN) -> Section:
    return Section("h1", None, 2, "", "", role, 0, 0)


def paired(meaning: list[list[float]], firm: list[tuple[int, int]], role: Role = Role.PLAN) -> list[tuple[int, int]]:
    table = np.array(meaning)
    sides = [heading() for _ in meaning], [heading(role) for _ in meaning[0]]
    return between(sides, firm, table, np.zeros(table.shape), OPTIONS)


def test_sections_between_the_same_neighbours_that_mean_the_like_are_paired() -> None:
    assert paired([[0, 0, 0], [0, 0.5, 0], [0, 0, 0]], [(0, 0), (2, 2)]) == [(1, 1)]


def test_place_alone_pairs_nothing() -> None:
    assert paired([[0, 0, 0], [0, 0.1, 0], [0, 0, 0]], [(0, 0), (2, 2)]) == []


def test_sections_of_other_gaps_or_roles_are_not_paired() -> None:
    alike: list[list[float]] = [[0, 0, 0], [0.9, 0, 0], [0, 0, 0]]
    assert paired(alike, [(0, 1), (2, 2)]) == []
    assert paired([[0.9]], [], Role.REVIEW) == []
    assert paired([[0.9]], []) == [(0, 0)]


def test_no_link_takes_in_an_untouched_statement() -> None:
    old = ["新建云岭省级水质监测站二十座，", "改造老旧供水管网三百公里。", "建设雁回湖湿地公园。"]
    new = ["新建云岭省级水质监测站二十座，", "新建云岭省级水质监测站，改造老旧供水管网，", "建设雁回湖湿地公园。"]
    links = reportdiff.align_texts(old, new)
    for old_index, new_index in ((0, 0), (2, 2)):
        assert [(x.old, x.new) for x in links if x.via is Via.EXACT and x.old == (old_index,)] == [
            ((old_index,), (new_index,))
        ]
    assert all(set(x.old) <= {1} and set(x.new) <= {1} for x in links if x.via is not Via.EXACT)
