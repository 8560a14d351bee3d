"""How likely two figures measure the same: which pairs are looked at, and what is told of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.yearly import report as yearly

import reportdiff
from reportdiff.aligner import side
from reportdiff.aligner.figures import Kinship, figure_signs
from reportdiff.aligner.signs import signs
from reportdiff.language import get
from reportdiff.language.evidence import plain_weights
from reportdiff.model import Report, Role
from reportdiff.options import AlignerOptions, FigureOptions, Options

OLD = (
    "地区生产总值增长6%左右，城镇新增就业30万人以上。新建青溪高标准农田30万亩。城镇居民人均可支配收入增长7%。"
    "做强白酒产业，确保实现营业收入1750亿元。新增高新技术企业300家。开通澜州公交线路12条。扶持企业100家。"
)
NEW = (
    "地区生产总值增长5.5%左右，城镇新增就业28万人以上。建设青溪高标准农田40万亩。农村居民人均可支配收入增长8%。"
    "发展低空经济产业，力争实现营业收入70亿元。高新技术企业达到2000家。开通澜州夜间公交线路15条。扶持企业120家。"
)
NOBODY = Kinship({}, frozenset())
DEFAULTS = FigureOptions()
EVIDENCE, RULES = get("zh").evidence(), get("zh").figures()


def before(plan: str) -> Report:
    return yearly(2023, plan)


def after(plan: str) -> Report:
    return yearly(2024, plan)


def pairs(
    old: Report, new: Report, options: FigureOptions = DEFAULTS, kin: Kinship = NOBODY
) -> dict[tuple[str, str], dict[str, float]]:
    """Return the signs of the pairs that are looked at, by the texts of their clauses."""
    found, values = figure_signs((old, new), (old.targets, new.targets), kin, (EVIDENCE, RULES), options)
    return {
        (old.targets[i].text, new.targets[j].text): {sign: float(value[k]) for sign, value in values.items()}
        for k, (i, j) in enumerate(found)
    }


def test_signs_are_the_same_when_the_years_are_exchanged() -> None:
    old, new = before(OLD), after(NEW)
    there, back = pairs(old, new), pairs(new, old)
    assert there.keys() == {(one, other) for other, one in back}
    for (one, other), values in there.items():
        assert values == pytest.approx(back[other, one])


def test_every_weight_has_its_sign() -> None:
    old, new = before(OLD), after(NEW)
    figures = next(iter(pairs(old, new).values()))
    sides = side.of_report(old, tuple(Role)), side.of_report(new, tuple(Role))
    statements = signs(*sides, [], EVIDENCE, AlignerOptions()).values
    for weights in (EVIDENCE.weights, plain_weights()):
        assert weights.statements.keys() <= {*statements, "constant"}
        assert weights.targets.keys() <= {*figures, "constant"}
        assert weights.deliveries.keys() <= {*figures, "constant"}


def test_names_that_a_word_sets_apart_are_never_looked_at() -> None:
    looked_at = pairs(before(OLD), after(NEW))
    assert not [pair for pair in looked_at if "城镇居民" in pair[0] and "农村居民" in pair[1]]


def test_names_that_share_nothing_are_looked_at_where_their_statements_belong_together() -> None:
    old, new = before("开通澜州公交线路12条。"), after("建成白石学校5所。")
    assert not pairs(old, new)
    kin = Kinship({(old.targets[0].statement, new.targets[0].statement): 0.9}, frozenset())
    assert [values["statements"] for values in pairs(old, new, kin=kin).values()] == [0.9]


def test_a_name_too_general_is_worth_what_stands_round_it() -> None:
    looked_at = pairs(before(OLD), after(NEW))
    general = next(values for pair, values in looked_at.items() if "1750亿元" in pair[0] and "70亿元" in pair[1])
    assert general["crowded"] == 1.0
    assert general["same"] < 1.0


def test_in_a_crowd_the_same_pairs_lead() -> None:
    old, new = before(OLD), after(NEW)
    whole, crowd = pairs(old, new), pairs(old, new, FigureOptions(crowd=0))
    assert crowd.keys() <= whole.keys()
    same = {pair for pair, values in whole.items() if values["same"] == 1.0}
    assert same <= crowd.keys()
    for pair in crowd:
        assert crowd[pair]["name"] == pytest.approx(whole[pair]["name"])


def test_linked_statements_bring_their_figures_together_in_a_crowd_as_well() -> None:
    old, new = before(OLD), after(NEW)
    ids = old.targets[-1].statement, new.targets[-1].statement
    kin = Kinship({ids: 0.9}, frozenset([ids]))
    assert (old.targets[-1].text, new.targets[-1].text) in pairs(old, new, FigureOptions(crowd=0), kin)


@pytest.mark.parametrize(("accept", "paired"), [(0.4, True), (1.1, False)])
def test_the_options_of_figures_are_those_in_force(accept: float, *, paired: bool) -> None:
    options = Options(aligner=AlignerOptions(figures=FigureOptions(accept=accept)))
    diff = reportdiff.compare(before(OLD), after(NEW), options=options)
    assert any(row.old and row.new for row in diff.targets) is paired


def test_more_rivals_than_looked_at_leave_the_nearest_in_order() -> None:
    text = "".join(f"支持澜州第{k}批企业{k + 20}家。" for k in range(1, 9))
    old, new = before(text), after(text)
    few = pairs(old, new, replace(DEFAULTS, rivals=2))
    assert len(few) < len(pairs(old, new))
    assert {(target.text, target.text) for target in old.targets} <= few.keys()


def test_one_endless_sentence_does_not_bring_all_its_figures_together() -> None:
    size = 700
    text = "建设" + "、".join(f"学校{k}所" for k in range(2, size)) + "。"
    old, new = before(text), after(text)
    ids = old.targets[-1].statement, new.targets[-1].statement
    assert len([target for target in old.targets if target.statement == ids[0]]) > size // 2
    kin = Kinship({ids: 0.9}, frozenset([ids]))
    looked_at, _ = figure_signs((old, new), (old.targets, new.targets), kin, (EVIDENCE, RULES), DEFAULTS)
    assert len(looked_at) < 50 * size
    assert {(k, k) for k in range(len(old.targets))} <= set(looked_at)
    assert set(looked_at) == {(i, j) for j, i in looked_at}
