"""Rendering: what a layout looks like, what it cannot express, and reports in order."""

import pytest
from attrs import evolve

from gxparse.model.tables import Cell, IndicatorTable, Missing, Read
from gxparse.parser import parse
from gxparse.rendering.layouts import LAYOUTS, render
from gxparse.spans import Span

LIST = """某局统计表
| 统计指标 | 单位 | 统计数 |
|---|---|---|
| 一、主动公开情况 | —— |  |
| （一）主动公开政府信息数 | 条 | 1,362 |
| （不同渠道和方式公开相同信息计1条） |  |  |
| 制发规范性文件总数 | 件 | 无 |
"""
CODES = "指标名称 | 单位 | 代码 | 本期实际 | 本年累计\n主动公开信息数 | 条 | 01 | 5 | 50\n申请总数 | 件 | 02 | 0 | 1\n"
REPORT = """某市2023年政府信息公开工作年度报告
一、总体情况
全年主动公开政府信息30条。
二、主动公开政府信息情况
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 4119
行政强制 195
"""


def table(text: str = LIST) -> IndicatorTable:
    return parse(text).tables[0]


def with_cell(cell: Cell) -> IndicatorTable:
    first = table()
    row = evolve(first.rows[1], cells=(cell,))
    return evolve(first, rows=(first.rows[0], row, *first.rows[2:]))


NOWHERE = Span(0, 0)


def test_pipe() -> None:
    assert render(table(), "pipe").splitlines() == [
        "某局统计表",
        "统计指标 | 单位 | 统计数 |",
        "一、主动公开情况 | —— |  |",
        "（一）主动公开政府信息数 | 条 | 1,362 |",
        "（不同渠道和方式公开相同信息计1条） |  |  |",
        "制发规范性文件总数 | 件 | 无 |",
    ]


def test_aligned_by_display_width() -> None:
    lines = render(table(), "aligned").splitlines()
    assert lines[1].startswith("统计指标" + " " * 19 + "单位")
    assert lines[3] == "（一）主动公开政府信息数   条     1,362"


def test_stacked_says_what_is_blank() -> None:
    assert render(table(), "stacked").split("\n\n")[4:7] == ["一、主动公开情况", "——", "空"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_codes_come_back(layout: str) -> None:
    again = table(render(table(CODES), layout))
    assert [(r.label, r.unit, r.code, str(r.cells[1].value)) for r in again.rows] == [
        ("主动公开信息数", "条", "01", "50"), ("申请总数", "件", "02", "1")
    ]  # fmt: skip


def test_values_made_by_hand() -> None:
    three = Cell("", None, NOWHERE, missing=Missing.DASH)
    assert "（一）主动公开政府信息数 | 条 | - |" in render(with_cell(three), "pipe")
    noted = evolve(three, value=table().rows[1].cells[0].value, missing=None, note="（含转载）", unit="条")
    assert "| 1362条（含转载） |" in render(with_cell(noted), "pipe")


@pytest.mark.parametrize(
    ("text", "layout"), [("a|b", "pipe"), ("a\tb", "tsv"), ('a"b', "csv"), ("a\nb", "stacked"), ("a  b", "aligned")]
)
def test_what_a_layout_cannot_express(text: str, layout: str) -> None:
    with pytest.raises(ValueError, match="主动公开政府信息数"):
        render(with_cell(Cell(text, None, NOWHERE)), layout)


def test_a_cell_that_is_not_known() -> None:
    with pytest.raises(ValueError, match="（一）主动公开政府信息数' × '统计数'"):
        render(with_cell(Cell("", None, NOWHERE, read=Read.POSITION)), "pipe")


def test_layouts_have_names() -> None:
    with pytest.raises(ValueError, match="layout 'raw' is none of pipe"):
        render(table(), "raw")


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_reports(layout: str) -> None:
    report = parse(REPORT)
    again = parse(render(report, layout))
    assert again.title == report.title
    assert [s.title for s in again.walk()] == [s.title for s in report.walk()]
    assert [[c.value for r in t.rows for c in r.cells] for t in again.tables] == [[4119, 195]]


def test_html_escapes_and_spans() -> None:
    matrix = render(parse(MATRIX).tables[0], "html")
    assert '<th colspan="5" rowspan="1">法人或其他组织</th>' in matrix
    assert '<td rowspan="20">三、本年度办理结果</td>' in matrix
    assert "&lt;b&gt;" in render(evolve(table(), title="<b>"), "html")


ROWS = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "1.属于国家秘密",
    "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
    "7.属于行政执法案卷", "8.属于行政查询事项", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理", "（七）总计", "四、结转下年度继续办理",
)  # fmt: skip
MATRIX = "申请人情况\n" + "".join(f"{row} 0 0 0 0 0 0 0\n" for row in ROWS)


def test_what_is_neither_table_nor_report_is_named() -> None:
    with pytest.raises(TypeError, match="an IndicatorTable or a Report is needed, not str"):
        render("x", "pipe")  # type: ignore[arg-type]
