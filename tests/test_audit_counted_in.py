"""Two statements that tell two numbers, by what they count in or by the year that they compare with, contradict nothing."""

import pytest

import gxparse as gx

HEAD = "白石县水务局2023年政府信息公开工作年度报告\n一、依申请公开情况\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请7件，上年结转2件。全年新收申请5件。", []),
        ("收到申请7件，2件为上年结转，5件为当年新收。", []),
        ("收到申请7件，上年结转2件。全年新收申请4件。", ["7 ≠ 4"]),
        ("收到申请7件。全年新收申请5件。", ["7 ≠ 5"]),
    ],
)
def test_received_with_and_without_those_of_the_year_before(text: str, wanted: list[str]) -> None:
    told = gx.audit(gx.parse(HEAD + text + "\n"))
    assert [f.expression for f in told if f.rule == "conflict"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请120件，较2022年增加20件，较2021年增加50件。", []),
        ("收到申请120件，较2022年增加20件。收到申请较2022年增加50件。", ["20 ≠ 50"]),
    ],
)
def test_changes_on_two_years(text: str, wanted: list[str]) -> None:
    told = gx.audit(gx.parse(HEAD + text + "\n"))
    assert [f.expression for f in told if f.rule == "conflict"] == wanted
