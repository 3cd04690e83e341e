"""Observations from tables: codes, applicants, bases, units of money, and what is derived."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from attrs import evolve

import gxparse as gx
from gxparse import catalogue
from gxparse.model.observations import Applicant, Basis, Measure, Origin
from gxparse.model.tables import Missing
from gxparse.normalise.deriving import derived
from gxparse.normalise.from_tables import from_tables
from gxparse.parser import parse
from test_render import ROWS


def observations(text: str):  # type: ignore[no-untyped-def]
    from gxparse.model.observations import Observations

    told = from_tables(parse(text), catalogue.default).observations
    return Observations((*told, *derived(told, catalogue.default)))


def test_money_is_in_yuan_where_a_unit_is_printed() -> None:
    head = "第二十条第（八）项\n信息内容 | 本年收费金额{}\n行政事业性收费 | {}\n"
    for unit, cell, value, printed in (
        ("（单位：万元）", "7730.28", Decimal("77302800.00"), "元"),
        ("", "251000元", Decimal(251000), "元"),
        ("", "2亿元", Decimal(200_000_000), "元"),
        ("", "12.5", Decimal("12.5"), None),
    ):
        one = observations(head.format(unit, cell))["charges.amount"]
        assert (one.value, one.unit) == (value, printed)
        assert one.evidence.text == cell
        assert one.evidence.origin is Origin.TABLE


def test_units_in_traditional_script_and_in_row_labels() -> None:
    head = "第二十条第（九）项\n信息内容 | 采购项目数量 | 采购总金额{}\n政府集中采购 | 3 | {}\n"
    for unit, cell in (("（單位：萬元）", "20,456.73"), ("（萬）", "20,456.73"), ("", "20,456.73萬元")):
        one = observations(head.format(unit, cell))["procurement.amount"]
        assert (one.value, one.unit) == (Decimal(204567300), "元")
    rows = "{}\n（一）主动公开政府信息数（万条） | {}2\n七、依申请公开信息收取的费用（万元） | {}0.35\n"
    for header, first, second in (("统计指标 | 统计数", "", ""), ("统计指标 | 单位 | 统计数", "条 | ", "元 | ")):
        values = observations(rows.format(header, first, second))
        factor = 1 if first else 10_000
        assert (values["disclosure.total"].value, values["disclosure.total"].unit) == (2 * factor, "条")
        (fee,) = [values[c] for c in values if values[c].unit == "元"]
        assert fee.value == Decimal("0.35") * factor


def test_traditional_script_of_more_or_less() -> None:
    values = observations("信息内容 | 上一年项目数量 | 本年增/減 | 處理決定數量\n行政許可 | 10 | -2 | 7\n")
    assert values["licensing.items_change"].value == -2


def test_counts_have_the_unit_of_print_or_catalogue() -> None:
    values = observations(
        "统计指标 | 单位 | 统计数\n（一）主动公开政府信息数 | 万条 | 2\n（三）接受培训人员数 | 人次 | 3\n"
    )
    assert (values["disclosure.total"].value, values["disclosure.total"].unit) == (Decimal(20000), "条")
    assert values["training.participants"].unit == "人次"
    short = observations("信息内容 | 本年处理决定数量\n行政处罚 | 约3\n行政强制 | /\n")
    assert (short["penalties.decisions"].unit, short["penalties.decisions"].approx) == ("件", "about")
    assert (short["coercion.decisions"].value, short["coercion.decisions"].missing) == (None, Missing.SLASH)


@pytest.mark.parametrize(("scale", "factor"), [("", 1), ("千", 1_000), ("万", 10_000), ("百万", 1_000_000), ("亿", 10**8)])
def test_any_scale_before_any_unit_is_multiplied_out(scale: str, factor: int) -> None:
    values = observations(
        f"统计指标 | 单位 | 统计数\n（一）主动公开政府信息数 | {scale}条 | 2\n（三）接受培训人员数 | {scale}人次 | 3\n"
        f"七、依申请公开信息收取的费用 | {scale}元 | 4\n"
    )
    told = {one.unit: one.value for one in values.values() if one.evidence.origin is Origin.TABLE}
    assert told == {"条": 2 * factor, "人次": 3 * factor, "元": 4 * factor}


def test_columns_that_no_form_has_tell_nothing() -> None:
    report = parse("信息内容 | 本年处理决定数量\n行政处罚 | 3\n行政强制 | 1\n")
    (table,) = report.tables
    columns = tuple(evolve(column, key=None) for column in table.columns)
    assert from_tables(evolve(report, tables=(evolve(table, columns=columns),)), catalogue.default) == ((), ())


def test_bases_and_scopes() -> None:
    values = observations("指标名称 | 2018年 | 历年累计\n主动公开文件数 | 1 | 9\n行政诉讼数 | 0 | 0\n")
    assert [(o.basis, o.value) for o in values.all("disclosure.total")] == [(Basis.YEAR, 1), (Basis.CUMULATIVE, 9)]
    assert values["disclosure.total"].value == 1
    parts = observations("指标 | 区政府统计数 | 区直单位统计数\n收到申请数 | 1 | 2\n传真申请数 | 0 | 0\n")
    assert [o.scope for o in parts.all("requests.received")] == ["区政府", "区政府工作部门"]


def matrix(values: dict[int, list[int]]) -> str:
    cells = (" ".join(map(str, values.get(i, [0] * 7))) for i in range(len(ROWS)))
    return "申请人情况\n" + "".join(f"{row} {line}\n" for row, line in zip(ROWS, cells, strict=True))


def test_applicants_and_derived_sums() -> None:
    values = observations(matrix({0: [3, 1, 0, 0, 0, 0, 4], 2: [1, 0, 0, 0, 0, 0, 1], 4: [2, 1, 0, 0, 0, 0, 3],
                                  21: [3, 1, 0, 0, 0, 0, 4]}))  # fmt: skip
    assert values["requests.received"].applicant is Applicant.TOTAL
    assert {o.applicant: o.value for o in values.all("requests.received")}[Applicant.ENTERPRISE] == 1
    refused = values["requests.refused"]
    assert (refused.value, refused.evidence.origin, len(refused.inputs)) == (Decimal(3), Origin.DERIVED, 8)
    assert values["rates.disclosed"].value == Decimal("0.25")
    assert values["rates.disclosed"].measure is Measure.RATE
    assert "rates.review_corrected" not in values


def below(values: dict[int, list[int]]) -> str:
    """The matrix with each label on the line after its values, groups before it."""
    cells = (" ".join(map(str, values.get(i, [0] * 7))) for i in range(len(ROWS)))
    groups = {2: "三、本年度办理结果\n", 4: "（三）不予公开\n", 12: "（四）无法提供\n", 15: "（五）不予处理\n"}
    rows = "".join(f"{c}\n{groups.get(i, '')}{row}\n" for i, (row, c) in enumerate(zip(ROWS, cells, strict=True)))
    return f"三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n{rows}五、存在的问题\n"


def test_labels_below_their_values_are_told_by_arithmetic() -> None:
    values = {0: [30, 4, 0, 0, 0, 0, 34], 1: [1, 0, 0, 0, 0, 0, 1], 2: [7, 1, 0, 0, 0, 0, 8], 4: [20, 2, 0, 0, 0, 0, 22],
              21: [27, 3, 0, 0, 0, 0, 30], 22: [4, 1, 0, 0, 0, 0, 5]}  # fmt: skip
    told = observations(below(values))
    codes = ("requests.received", "requests.carried_over", "requests.granted", "requests.carried_forward")
    assert [told[code].value for code in codes] == [34, 1, 8, 5]
    values[0] = [31, 5, 0, 0, 0, 0, 36]  # neither way adds up: nothing is sure
    report = parse(below(values))
    assert all(o.value is None for o in from_tables(report, catalogue.default).observations)
    assert "ambiguous_cells" in {d.code for d in report.diagnostics}


@pytest.mark.parametrize(
    "between",
    [
        "附：2021年数据",
        "上年数据",
        "（2021年度）",
        "附件2：2021年政府信息公开情况统计表",
        "某市2021年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况",
    ],
)
def test_the_matrix_of_another_year_is_not_of_this_report(between: str) -> None:
    now, then = {0: [3, 1, 0, 0, 0, 0, 4]}, {0: [9, 0, 0, 0, 0, 0, 9]}
    head = "某市2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
    read = from_tables(parse(f"{head}{matrix(now)}{between}\n{matrix(then)}五、存在的问题\n"), catalogue.default)
    received = [o.value for o in read.observations if o.code == "requests.received" and o.applicant is Applicant.TOTAL]
    assert received == [4]
    assert [d.code for d in read.diagnostics] == ["conflicting_year"]


def test_a_caption_of_this_year_or_of_two_years_is_of_this_report() -> None:
    head = "某市2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
    for caption in ("2022年数据", "（2022年度）", "2021年至2022年情况", "与2021年数据相比。"):
        values = observations(f"{head}{caption}\n{matrix({0: [3, 1, 0, 0, 0, 0, 4]})}五、存在的问题\n")
        assert values["requests.received"].value == 4


def test_litigation_is_derived_from_both_ways() -> None:
    values = observations(
        "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计\n1 0 0 0 1 2 0 0 0 2 3 1 0 0 4\n"
    )
    assert values["litigation.total"].value == 6
    assert values["litigation.total"].evidence.origin is Origin.DERIVED
    assert values["rates.litigation_corrected"].value == Decimal("0.166667")


def test_conflicts() -> None:
    text = (
        "信息内容 | 本年处理决定数量\n行政处罚 | 3\n\n文字\n\n信息内容 | 本年处理决定数量\n行政处罚 | 4\n行政强制 | 1\n"
    )
    conflicts = observations(text).conflicts()
    assert {code: [o.value for o in found] for code, found in conflicts.items()} == {"penalties.decisions": [3, 4]}


def test_observations_are_a_mapping() -> None:
    values = observations("信息内容 | 本年处理决定数量\n行政处罚 | 3\n行政强制 | 1\n")
    assert list(values) == ["penalties.decisions", "coercion.decisions"]
    assert len(values) == 2
    assert values.all("none") == ()
    assert hash(values) == hash(observations("信息内容 | 本年处理决定数量\n行政处罚 | 3\n行政强制 | 1\n"))
    assert "2 of 2" in repr(values)


def test_parts_of_review_in_any_order_are_bound_by_their_captions() -> None:
    head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
    parts = {"复议后起诉": "4 0 0 0 4", "未经复议直接起诉": "0 0 2 1 3", "行政复议": "1 0 0 0 1"}
    tables = "".join(f"{name}\n{head}{cells}\n".replace(" ", "\t") for name, cells in parts.items())
    values = observations(f"四、政府信息公开行政复议、行政诉讼情况\n{tables}五、存在的问题\n")
    codes = ("review.total", "litigation.direct.total", "litigation.after_review.total")
    assert [values[code].value for code in codes] == [1, 3, 4]


def test_captions_that_contradict_the_order_leave_nothing_sure() -> None:
    head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
    text = f"{head}4\t0\t0\t0\t4\n{head}0\t0\t2\t1\t3\n行政复议\n{head}1\t0\t0\t0\t1\n"
    told = from_tables(parse(f"四、政府信息公开行政复议、行政诉讼情况\n{text}"), catalogue.default).observations
    assert [one for one in told if one.value is not None] == []


@pytest.mark.parametrize(
    "call",
    [
        gx.normalise, gx.audit, lambda text: gx.compare(text, text), lambda text: gx.panel([text]),
        lambda text: list(gx.findings([text])), lambda text: list(gx.panel_batches([text])),
        lambda text: gx.audit(gx.parse(text), previous=text), lambda text: gx.audit(gx.parse(text), children=[text]),
    ],
)  # fmt: skip
def test_a_text_where_a_report_is_needed_is_named(call: Callable[[str], object]) -> None:
    with pytest.raises(TypeError, match="a Report is needed, not str"):
        call("白石县水务局2016年政府信息公开工作年度报告\n一、概述\n无。\n")
