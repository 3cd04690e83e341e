"""Sentences written from the forms and field notes are read back: every number that names a code, and no other.

The patterns are another hand's (``tests/property/prose``); what gives nothing is as much of the law as what gives much.
"""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import gxparse as gx
from property.prose.drawing import Drawn, reports, verdict, written
from property.prose.families import patterns
from property.prose.pattern import Expected, Pattern, observed

TUNED = patterns(held_out=False)
NOT_YET = {
    "resources-34": "a line end inside a word that a list label follows",
}
"""Patterns of which something may be missed. Nothing is ever invented."""


def read(drawn: Drawn) -> frozenset[Expected]:
    values = gx.normalise(gx.parse(drawn.text))
    return observed(one for code in values for one in values.all(code))


@pytest.mark.parametrize("pattern", TUNED, ids=lambda pattern: pattern.id)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_pattern_is_read_back(pattern: Pattern, data: st.DataObject) -> None:
    drawn = data.draw(written(pattern))
    missed, invented = verdict(drawn, read(drawn))
    assert not invented
    assert not missed or pattern.id in NOT_YET


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_in_a_report_of_many_sections_nothing_is_invented(drawn: Drawn) -> None:
    assert not verdict(drawn, read(drawn))[1]


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet="收到申请公开信息件条0123456789未无其中、，。；：（）%占同比增长均分别行政复议诉讼\n年月日",
        max_size=200,
    )
)
@example("（（（（收到申请3件")
@example("分别为3件")
@example("收到申请5件（含网络）其中予以公开3件")
@example("未未未未")
@example("均")
@example("占3%")
def test_no_words_raise(text: str) -> None:
    values = gx.normalise(gx.parse("白石县水务局2016年政府信息公开工作年度报告\n一、总体情况\n" + text))
    for one in values.items_:
        assert one.evidence.span is None or one.evidence.text == one.evidence.span.of(
            "白石县水务局2016年政府信息公开工作年度报告\n一、总体情况\n" + text
        )


@pytest.mark.parametrize(
    "unit",
    [
        "收到政府信息公开申请3件，其中网络2件。",
        "（收到申请3件",
        "行政复议、",
        "《关于",
        "未",
        "全市各",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        report = gx.parse("白石县水务局2016年政府信息公开工作年度报告\n一、总体情况\n" + unit * times + "收到申请3件。")
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            gx.normalise(report)
            best = min(best, time.perf_counter() - begin)
        return best

    small, large = seconds(250), seconds(1000)
    assert large < 4 * 3 * small + 0.05
