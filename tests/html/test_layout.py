"""Both reports side by side: whatever is linked with whatever, nothing is lost, doubled or out of order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.html_fixture import Pair, make_changes, make_diff, write_report

from reportdiff.changes import ReportDiff, SectionLink
from reportdiff.model import Role
from reportdiff.options import Options
from reportdiff.renderer.html.layout import Block, Fold, lay_out
from reportdiff.renderer.html.places import Side
from reportdiff.renderer.lookup import Lookup


def laid_out(diff: ReportDiff) -> tuple[Block, ...]:
    lookup = Lookup(diff)
    return lay_out(diff, Side.of(diff, lookup.old, new=False), Side.of(diff, lookup.new, new=True))


@st.composite
def diffs(draw: st.DrawFn) -> ReportDiff:
    """Reports of a few sections whose statements are linked at random: crossing, one to many, across sections."""
    reports = []
    for year in (2023, 2024):
        sizes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=5))
        parts = [("", "", 0, Role.OTHER, [f"序{year}。"] * draw(st.integers(0, 2)))]
        parts += [
            (
                f"{at}.",
                "标题",
                draw(st.integers(1, 2)) if at else 1,
                Role.PLAN,
                [f"第{at}节第{n}条{year}。" for n in range(size)],
            )
            for at, size in enumerate(sizes)
        ]
        reports.append(write_report(parts, title="报告", year=year))
    old, new = reports
    left = draw(st.permutations(range(1, len(old.statements) + 1)))
    right = draw(st.permutations(range(1, len(new.statements) + 1)))
    pairs: list[Pair] = []
    while left and right:
        many = draw(st.integers(0, 3))
        one, left = left[0], left[1:]
        partners, right = tuple(sorted(right[:many])), right[many:]
        moved = draw(st.booleans())
        pairs.append(
            (
                (one,),
                partners,
                "updated" if partners else "dropped",
                "fuzzy" if partners else None,
                moved and bool(partners),
            )
        )
    pairs += [((at,), (), "dropped", None, False) for at in left]
    pairs += [((), (at,), "new", None, False) for at in right]
    links = [
        SectionLink(a, b, draw(st.sampled_from((0.2, 0.5, 0.9))))
        for a, b in draw(
            st.lists(
                st.tuples(st.integers(0, len(old.sections) - 1), st.integers(0, len(new.sections) - 1)), max_size=6
            )
        )
    ]
    return ReportDiff(old, new, Options(), tuple(links), make_changes(old, new, pairs), (), ())


@settings(max_examples=150, deadline=None)
@given(diffs())
def test_nothing_is_lost_doubled_or_out_of_order(diff: ReportDiff) -> None:
    blocks = laid_out(diff)
    for side, report in (("old", diff.old), ("new", diff.new)):
        shown = [line.statement for block in blocks for row in block.rows for line in getattr(row, side)]
        assert sorted(s.id for s in shown) == sorted(s.id for s in report.statements)
        for block in blocks:
            inside = [line.statement.start for row in block.rows for line in getattr(row, side)]
            assert inside == sorted(inside)
        sections = [getattr(block, side).id for block in blocks if getattr(block, side)]
        assert sorted(sections) == sorted(section.id for section in report.sections)
    new_sections = [block.new.id for block in blocks if block.new]
    assert new_sections == [section.id for section in diff.new.sections]


@settings(max_examples=150, deadline=None)
@given(diffs())
def test_each_change_is_shown_whole_in_exactly_one_row(diff: ReportDiff) -> None:
    rows = [row for block in laid_out(diff) for row in block.rows]
    homes = [(row, row.change) for row in rows if row.home and row.change]
    assert len(homes) == sum(row.home for row in rows)
    assert sorted(change.id for _, change in homes) == sorted(change.id for change in diff.changes)
    for row, change in homes:
        assert {line.statement.id for line in (*row.old, *row.old_away)} == set(change.old)
        assert {line.statement.id for line in (*row.new, *row.new_away)} == set(change.new)
        for side, texts in (
            ("old", "".join(edit.old for edit in change.edits)),
            ("new", "".join(edit.new for edit in change.edits)),
        ):
            lines = sorted((*getattr(row, side), *getattr(row, f"{side}_away")), key=lambda line: line.statement.start)
            assert "".join(piece.text for line in lines for piece in line.fragments) == texts


def test_a_dropped_section_stands_where_it_stood() -> None:
    titles = [
        (block.old.title if block.old else None, block.new.title if block.new else None)
        for block in laid_out(make_diff())
    ]
    assert titles == [
        (None, None),
        ("2022年工作回顾", "2023年工作回顾"),
        ("2023年工作安排", "2024年工作安排"),
        ("做强做优工业", "做强做优工业"),
        (None, "激活数据要素"),
        ("推进乡村振兴", "全面推进乡村振兴"),
        ("发展夜间经济", None),
    ]


def test_single_unchanged_statements_stay_open() -> None:
    blocks = laid_out(make_diff())
    assert [len(item.rows) for block in blocks for item in block.items if isinstance(item, Fold)] == [2, 2]
    assert not isinstance(blocks[0].items[0], Fold)
