"""Changes on last year whose number before only last year's report tells."""

import pytest

import gxparse as gx
from gxparse.model.findings import Finding, FindingSeverity, Status

OLD = (
    "沙洲市气象局2009年度政府信息公开工作报告\n一、概述\n"
    "2009年共公开信息286条，其中预报类210条，法规类12条，其他类48条，其余16条。接待参观群众1420人次。\n"
    "抽查站点微信推送98条，乡镇推送30条；另外，乡镇推送40条。\n"
)


def retold(sentence: str, old: str = OLD, year: int = 2010) -> list[Finding]:
    report = gx.parse(f"沙洲市气象局{year}年度政府信息公开工作报告\n一、概述\n{sentence}\n")
    last = gx.parse(old)
    found = [f for f in gx.audit(report, previous=last) if f.rule == "prose.growth" and f.elsewhere]
    for finding in found:
        assert [last.text[p.span.start : p.span.end] for p in finding.elsewhere]
        assert all(p.year == last.year for p in finding.elsewhere)
    return [f for f in found if not f.codes]


@pytest.mark.parametrize(
    ("sentence", "status", "expression"),
    [
        ("其他类54条，同比增长12.5%。", Status.HOLDS, "(54 − 48) / 48 = 12.5%"),
        ("其他类54条，同比增长11.1%。", Status.FAILS, "(54 − 48) / 48 = 12.5% ≠ 11.1%"),
        ("2010年公开信息352条，其中法规类18条，较上年增长五成。", Status.HOLDS, "(18 − 12) / 12 = 50%"),
        ("预报类264条，占75%，其他类40条，比上年减少8条。", Status.HOLDS, "48 − 40 = 8"),
        ("其他类40条，比2009年减少8条。", Status.HOLDS, "48 − 40 = 8"),
        ("其他类60条，较2009年同期增长15%。", Status.FAILS, "(60 − 48) / 48 = 25% ≠ 15%"),
        ("其他类40条，比上年减少10条。", Status.FAILS, "48 − 40 = 8 ≠ 10"),
        ("全年接待参观群众1704人次，同比增长20%。", Status.HOLDS, "(1704 − 1420) / 1420 = 20%"),
        ("抽查站点微信推送150条。抽查站点微信推送量比上年增长63.1%。", Status.FAILS, "(150 − 98) / 98 = 53.1% ≠ 63.1%"),
        ("抽查站点微信推送150条。抽查站点微信推送数量同比增长53.1%。", Status.HOLDS, "(150 − 98) / 98 = 53.1%"),
        ("預報類264條，同比增長20%。", Status.FAILS, "(264 − 210) / 210 = 26% ≠ 20%"),
    ],
)
def test_a_change_is_held_against_the_number_of_the_same_name(sentence: str, status: Status, expression: str) -> None:
    (found,) = retold(sentence)
    assert (found.status, found.severity, found.expression) == (status, FindingSeverity.REMARK, expression)


@pytest.mark.parametrize(
    "sentence",
    [
        "乡镇推送60条，同比增长20%。",  # last year's report tells two numbers so
        "其他类54条，同比增长11.1%。另外，其他类60条。",  # this one does
        "其他类54件，同比增长11.1%。",  # counted in another unit
        "图片类54条，同比增长11.1%。",  # not told
        "其他类54条；同比增长11.1%。",  # another statement
        "其他类54条（同比增长11.1%）。",
        "其他类占11.1%，同比增长3个百分点。",
        "其他类54条，上年为48条，同比增长11.1%。",  # told beside it, where it is checked
        "其他类54条，比2008年增加9条。",  # the report is of another year
        "其他类54条，2009年同比增长11.1%。",
        "其余54条，同比增长11.1%。",  # no name
        "雷达推送量比上年增长63.1%。",
        "同比增长11.1%。",
        "其他类54条，同比增长5‰。",
    ],
)
def test_what_is_not_the_same_number_is_left_alone(sentence: str) -> None:
    assert retold(sentence) == []


def test_a_report_of_another_year_is_not_asked() -> None:
    assert retold("其他类54条，同比增长11.1%。", year=2012) == []


def test_a_change_of_an_indicator_is_stated_once() -> None:
    report = gx.parse("沙洲市气象局2010年政府信息公开工作年度报告\n一、依申请公开情况\n收到申请10件，同比增长20%。\n")
    last = gx.parse("沙洲市气象局2009年政府信息公开工作年度报告\n一、依申请公开情况\n收到申请8件。\n")
    found = [f for f in gx.audit(report, previous=last) if f.rule == "prose.growth"]
    assert [(f.status, f.expression) for f in found] == [(Status.FAILS, "(10 − 8) / 8 = 25% ≠ 20%")]
