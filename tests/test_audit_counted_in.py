"""Two statements of the requests received, of which one counts those of the year before in, contradict nothing."""

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
