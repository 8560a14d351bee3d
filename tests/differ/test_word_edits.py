from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff import language
from reportdiff.changes import EditOp
from reportdiff.differ.facts import units
from reportdiff.differ.words import word_edits
from reportdiff.options import DifferOptions

ZH = language.get("zh")
OPTIONS = DifferOptions()


def zh_units(text: str) -> list[str]:
    return units(text, ZH.figures().quantities(text), ZH.words)


def edits(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(str(edit.op), edit.old, edit.new) for edit in word_edits(old, new, zh_units, OPTIONS)]


def test_a_changed_number_is_one_edit_with_its_unit_and_bound() -> None:
    assert edits("新建高标准农田50万亩以上", "新建高标准农田500万亩以上") == [
        ("equal", "新建高标准农田", "新建高标准农田"),
        ("replace", "50万亩以上", "500万亩以上"),
    ]


def test_words_are_not_cut_in_two() -> None:
    assert ("replace", "推进", "推动") in edits("加快推进云岭高铁建设", "加快推动云岭高铁建设")


def test_a_lone_equal_particle_does_not_split_an_edit() -> None:
    found = edits("建设美丽的乡村", "打造宜居的城市")
    assert [op for op, _, _ in found] == ["replace"]


def test_insertions_around_a_short_word_stay_apart_so_that_nothing_is_struck_in_vain() -> None:
    found = edits("抓好水利", "全面抓好城乡水利")
    assert "delete" not in {op for op, _, _ in found}
    assert "replace" not in {op for op, _, _ in found}


@pytest.mark.parametrize(("old", "new"), [("", "新建学校"), ("新建学校", ""), ("", "")])
def test_an_empty_side(old: str, new: str) -> None:
    found = word_edits(old, new, zh_units, OPTIONS)
    assert "".join(edit.old for edit in found) == old
    assert "".join(edit.new for edit in found) == new


TEXTS = st.text(alphabet="加快推进建设云岭高铁10%万亩，的", max_size=40)


@given(TEXTS, TEXTS)
def test_edits_rebuild_both_texts(old: str, new: str) -> None:
    found = word_edits(old, new, zh_units, OPTIONS)
    assert "".join(edit.old for edit in found) == old
    assert "".join(edit.new for edit in found) == new
    for edit in found:
        assert (edit.old == edit.new) == (edit.op is EditOp.EQUAL)
        assert (edit.op is EditOp.DELETE) == (not edit.new)
        assert (edit.op is EditOp.INSERT) == (not edit.old)


@given(TEXTS, TEXTS)
def test_swapping_old_and_new_mirrors_the_edits(old: str, new: str) -> None:
    forth = word_edits(old, new, zh_units, OPTIONS)
    back = word_edits(new, old, zh_units, OPTIONS)
    assert [(edit.old, edit.new) for edit in forth] == [(edit.new, edit.old) for edit in back]


def test_a_long_pair_is_not_slow() -> None:
    old = "，".join(f"建设第{n}号工程" for n in range(2000))
    new = "，".join(f"建成第{n}号工程" for n in range(2000))
    assert word_edits(old, new, zh_units, OPTIONS)
