from __future__ import annotations

from reportdiff import parse
from reportdiff.model import Role

YEAR_PLAN = "\n\n".join(
    f"（{n}）抓好工作。新建青溪水库{i}座，修缮白石学校{i}所。" for i, n in enumerate("一二三四五六", 1)
)


def roles(five_years: str, plan: str = YEAR_PLAN) -> dict[str, Role]:
    report = parse(
        "# 2023年云岭省政府工作报告\n\n## 一、过去五年工作回顾\n\n五年来，完成投资100亿元，建成公路200公里。\n\n"
        f"## 二、{five_years}\n\n到2027年，全省粮食产量稳定在900万吨，力争建成雁回新区。\n\n"
        f"## 三、2023年重点工作\n\n{plan}\n"
    )
    return {section.title: section.role for section in report.sections if section.level == 1}


def test_five_years_aims_are_not_the_plan_for_the_year() -> None:
    assert roles("今后五年的目标任务") == {
        "过去五年工作回顾": Role.REVIEW,
        "今后五年的目标任务": Role.OTHER,
        "2023年重点工作": Role.PLAN,
    }


def test_a_chapter_that_names_the_year_as_well_is_its_plan() -> None:
    assert roles("今后五年和2023年工作的总体要求")["今后五年和2023年工作的总体要求"] is Role.PLAN


def test_five_years_aims_are_the_plan_of_a_report_that_has_no_other() -> None:
    assert roles("今后五年的目标任务", plan="抓好各项工作。")["今后五年的目标任务"] is Role.PLAN
