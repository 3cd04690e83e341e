"""Several reports in one document: the first one's values are those it has alone, the others' are not told of its body."""

from itertools import permutations

import pytest

import gxparse as gx


def report(body: str, year: int, received: int) -> str:
    return (
        f"{body}{year}年政府信息公开工作年度报告\n一、总体情况\n全年收到公开申请{received}件。\n"
        f"二、行政复议、行政诉讼情况\n未发生。\n附表 政府信息公开情况统计表\n统计指标 | 单位 | 统计数\n"
        f"（一）收到申请数 | 件 | {received}\n1.当面申请数 | 件 | {received}\n{body}\n{year + 1}年1月12日\n"
    )


def told(text: str) -> list[tuple[object, ...]]:
    values = gx.normalise(gx.parse(text)).items_
    return [(o.code, o.value, o.evidence.origin) for o in values if o.scope is None and o.period is None]


BODIES = ("青山街道办事处", "绿水街道办事处", "蓝天镇")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_others_tell_nothing_of_the_first(order: tuple[int, ...]) -> None:
    parts = [report(BODIES[number], 2016, 3 + number) for number in order]
    whole = gx.parse("".join(parts))
    values = gx.normalise(whole)
    assert [x for x in told("".join(parts)) if x[2] != "derived"] == [x for x in told(parts[0]) if x[2] != "derived"]
    assert not values.conflicts()
    scopes = {o.scope for o in values.all("requests.received")}
    assert scopes == {None, *(BODIES[number] for number in order[1:])}


def test_another_year_of_the_same_body_is_told_of_that_year() -> None:
    values = gx.normalise(gx.parse(report(BODIES[0], 2016, 3) + report(BODIES[0], 2015, 5)))
    found = {(o.value, o.period and str(o.period.start)) for o in values.all("requests.received")}
    assert found == {(3, None), (5, "2015-01-01")}
    assert values["requests.received"].value == 3
    assert not values.conflicts()
