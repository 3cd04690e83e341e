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


FIRST = "白石县水务局2020年政府信息公开工作年度报告\n"
PLACES = (
    FIRST + "{}\n一、总体情况\n全年收到公开申请5件。\n二、主动公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n{}\n二、主动公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n（一）申请\n全年收到公开申请5件。\n{}\n（二）公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n{}\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n主动公开信息7条。\n白石县水务局\n2021年1月5日\n{}\n",
)
CITING = (
    "本报告参照{}", "参照{}", "详见{}", "我局已公布{}", "编制了{}", "《{}》", "按要求报送{}", "并参考了{}",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("citing", CITING)
def test_a_report_that_is_cited_is_none_of_the_document(place: str, citing: str) -> None:
    line = citing.format("青山县水务局2019年政府信息公开工作年度报告")
    report = gx.parse(place.format(line))
    assert not [d for d in report.diagnostics if d.code == "several_reports"]
    values = gx.normalise(report).items_
    assert {(o.scope, o.period) for o in values} == {(None, None)}
    assert (values[0].code, values[0].value) == ("requests.received", 5)


@pytest.mark.parametrize("place", PLACES[1:3])
def test_numbers_that_count_on_show_that_a_line_begins_no_report(place: str) -> None:
    line = "青山县水务局2019年政府信息公开工作年度报告"
    assert told(place.format(line)) == [("requests.received", 5, "prose"), ("disclosure.total", 7, "prose")]


@pytest.mark.parametrize(
    "rest",
    [
        "一、总体情况\n主动公开信息7条。\n",
        "1.总体情况\n主动公开信息7条。\n",
        "全年公开情况如下。\n主动公开信息7条。\n",
        "概述\n本局如下。\n二、公开\n主动公开信息7条。\n",
    ],
)
def test_a_further_report_begins_its_numbers_anew(rest: str) -> None:
    first = FIRST + "一、总体情况\n全年收到公开申请5件。\n二、复议\n无。\n三、其他\n无。\n"
    text = first + "青山县水务局2019年政府信息公开工作年度报告\n" + rest
    values = gx.normalise(gx.parse(text))
    assert [(o.scope, str(o.period and o.period.start)) for o in values.all("disclosure.total")] == [("青山县水务局", "2019-01-01")]
