"""Markdown with tables in HTML, as scanners and converters write it."""

import gxparse as gx
from gxparse import Layout, Location
from gxparse.reading.mixed import is_mixed

TEXT = """# 云溪区水务局
# 2023年政府信息公开工作年度报告

# 一、总体情况

全年公开信息 40 条。

# 二、主动公开政府信息情况

<table><tr><td colspan="2">第二十条第（五）项</td></tr>
<tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>12</td></tr></table>

# 三、问题

人手少。"""


def test_lines_stay_lines_and_tables_are_grids() -> None:
    report = gx.parse(TEXT)
    assert report.title == "云溪区水务局2023年政府信息公开工作年度报告"
    assert [section.title for section in report.walk()] == ["总体情况", "主动公开政府信息情况", "问题"]
    assert [(table.layout, table.form) for table in report.tables] == [(Layout.HTML, "2021")]
    assert gx.normalise(report)["licensing.decisions"].value == 12
    assert [quantity.value for quantity in report.quantities] == [40]


def test_places_are_lines_of_the_source() -> None:
    report = gx.parse(TEXT)
    found = report.find("问题")
    assert found is not None
    assert report.source.locate(found.heading) == Location(line=13, column=3)
    assert report.source.locate(report.tables[0].rows[0].cells[0].span).line == 10


def test_pages_are_no_such_text() -> None:
    assert is_mixed(TEXT)
    assert not is_mixed("<p>一、概述</p>\n平稳。\n<table><tr><td>甲</td></tr></table>")
    assert not is_mixed("<table><tr><td>甲</td></tr></table>")
    assert not is_mixed("一、概述 <table><tr><td>甲</td></tr></table>")


def test_tables_in_tables_and_tables_left_open() -> None:
    nested = "一、概述\n平稳。\n<table><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>\n二、问题\n"
    assert [section.title for section in gx.parse(nested).walk()] == ["概述", "问题"]
    assert "乙" in gx.parse(nested).text
    left_open = "一、概述\n平稳。\n</table>\n<table><tr><td>甲</td></tr>\n二、问题\n"
    assert "二、问题" in gx.parse(left_open).text
