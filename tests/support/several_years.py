"""Short reports of an invented district over five years, written for what several years together must tell.

2022 has no report; 2023 sets no target for growth; the list of livelihood projects of 2024 says the jobs' target once
more.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import reportdiff
from reportdiff import differ, tracker
from reportdiff.changes import Alignment, Link, TargetLink, Via
from reportdiff.model import Role
from reportdiff.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Report, Target
    from reportdiff.tracks import Track

__all__ = ["REPORTS", "five_reports", "five_years"]

REPORTS = {
    2020: """\
# 青溪区政府工作报告（2020年）

各位代表：

## 一、2019年工作回顾

地区生产总值增长7.2%。城镇新增就业8200人。

## 二、2020年工作安排

主要预期目标是：地区生产总值增长7%左右，城镇新增就业8000人以上，居民消费价格涨幅控制在3%以内，单位生产总值能耗下降3%。

### （一）产业

开工建设青溪湿地公园二期。深入实施工业强区战略，支持企业技术改造。办好石桥村乡村论坛，推进老旧小区加装电梯。

### （二）民生

新建8所公办幼儿园。发展社区养老服务。
""",
    2021: """\
# 青溪区政府工作报告（2021年）

各位代表：

## 一、2020年工作回顾

地区生产总值增长6.1%。城镇新增就业8350人。居民消费价格上涨2.1%。

## 二、2021年工作安排

主要预期目标是：地区生产总值增长6.5%—7%，城镇新增就业8500人以上，居民消费价格涨幅控制在3%以内，单位生产总值能耗下降3.2%。

### （一）产业

加快建设青溪湿地公园二期。深入实施工业强区战略，支持企业技术改造。推进老旧小区加装电梯。办好石桥村乡村论坛。

### （二）民生

新建6所公办幼儿园。发展社区养老服务。
""",
    2023: """\
# 青溪区政府工作报告（2023年）

各位代表：

## 一、2022年工作回顾

城镇新增就业7900人。居民消费价格上涨1.8%。

## 二、2023年工作安排

主要预期目标是：城镇新增就业8500人左右，居民消费价格涨幅控制在3%以内，单位生产总值能耗继续下降。

### （一）产业

深入实施工业强区战略，支持企业技术改造和设备更新。推进老旧小区加装电梯。

### （二）民生

发展社区养老服务。实施城乡供水一体化工程。
""",
    2024: """\
# 青溪区政府工作报告（2024年）

各位代表：

## 一、2023年工作回顾

地区生产总值增长5.4%。城镇新增就业8620人。居民消费价格上涨0.4%。

## 二、2024年工作安排

主要预期目标是：地区生产总值增长6%以上，城镇新增就业8600人以上，居民消费价格涨幅控制在3%以内，单位生产总值能耗下降2.5%左右。

### （一）产业

深入实施工业强区战略，支持企业技术改造和设备更新。推进老旧小区加装电梯。

### （二）民生

发展社区养老服务。实施城乡供水一体化工程。

### （三）民生实事

1.城镇新增就业8600人以上。
""",
    2025: """\
# 青溪区政府工作报告（2025年）

各位代表：

## 一、2024年工作回顾

地区生产总值增长6.3%。城镇新增就业8510人。居民消费价格上涨0.9%。

## 二、2025年工作安排

主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业8600人以上，居民消费价格涨幅控制在2%左右，单位生产总值能耗下降2.5%左右。

### （一）产业

深入实施工业强区战略，支持企业技术改造和设备更新。推进老旧小区加装电梯。

### （二）民生

发展社区养老服务。
""",
}


def five_reports() -> list[Report]:
    return [reportdiff.parse(text) for text in REPORTS.values()]


def five_years() -> Track:
    """The tracks with links made by a rule of this file, so that golden files do not change with the aligner."""
    reports = five_reports()
    options = Options()
    diffs = [differ.diff(old, new, _aligned(old, new), options) for old, new in pairwise(reports)]
    return tracker.track(diffs, options)


def _aligned(old: Report, new: Report) -> Alignment:
    """Link what begins or ends alike, and figures of the same indicator."""
    links = []
    for i, statement in enumerate(old.statements):
        heirs = tuple(
            j
            for j, other in enumerate(new.statements)
            if statement.role is other.role is Role.PLAN and _alike(statement.text, other.text)
        )
        if heirs:
            links.append(Link((i,), heirs, 0.9, Via.FUZZY))
    return Alignment(
        links=tuple(links),
        targets=_paired(old.targets, new.targets, alone=True),
        deliveries=_paired(old.targets, new.results, alone=False),
    )


def _alike(one: str, other: str) -> bool:
    return one[:4] == other[:4] or one.rstrip("，。")[-6:] == other.rstrip("，。")[-6:]


def _paired(old: Sequence[Target], new: Sequence[Target], *, alone: bool) -> tuple[TargetLink, ...]:
    found: list[TargetLink] = []
    for i, target in enumerate(old):
        taken = {link.new for link in found}
        same = [j for j, other in enumerate(new) if other.indicator == target.indicator and j not in taken]
        if same or alone:
            found.append(TargetLink(i, same[0] if same else None, 0.9 if same else 0.0))
    if alone:
        taken = {link.new for link in found}
        found += [TargetLink(None, j, 0.0) for j in range(len(new)) if j not in taken]
    return tuple(found)
