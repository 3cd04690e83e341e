"""Markdown with tables in HTML, as scanners and converters write it."""

import pytest

import gxparse as gx
from gxparse import Layout, Location
from gxparse.reading import read
from gxparse.reading.mixed import is_mixed
from gxparse.spans import Span

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


PANDOC = """<div id="zoom" class="content">

# 云溪县水利局2023年政府信息公开工作年度报告

全年主动公开20<span
style="color:red">23</span>条，\\*注意\\*，由**本局**编制。

## 一、总体情况

（一）主动公开。收到申请26件。

<div class="table">

| 指标 | 数 |
|------|----|
| 规章 | 3  |
| 文件 | 4  |

</div>

## 二、存在问题

平稳。

<div class="foot">

云溪县水利局\\
2024年1月12日

</div>

</div>
"""
FENCED = (
    PANDOC.replace('<div id="zoom" class="content">', "::: {#zoom .content}")
    .replace('<div class="table">', "::: table")
    .replace('<div class="foot">', ":::: foot")
    .replace("</div>", ":::")
    .replace("报告\n", '报告 {#报告 style="text-align:center"}\n', 1)
    .replace('<span\nstyle="color:red">23</span>', '[23]{style="color:red"}')
)


@pytest.mark.parametrize("text", [PANDOC, FENCED, PANDOC.replace("\n", "\r\n")])
def test_markdown_of_converters_is_read_as_markdown(text: str) -> None:
    report = gx.parse(text)
    assert report.metadata.title == "云溪县水利局2023年政府信息公开工作年度报告"
    assert [(section.label, section.title) for section in report.walk()] == [
        ("一、", "总体情况"), ("（一）", "主动公开"), ("二、", "存在问题"),
    ]  # fmt: skip
    assert [quantity.text for quantity in report.quantities] == ["2023条", "26件"]
    assert [[cell.value for cell in row.cells] for row in report.tables[0].rows] == [[3], [4]]
    assert (report.metadata.agency, str(report.metadata.published or report.metadata.created)) == (
        "云溪县水利局",
        "2024-01-12",
    )
    assert "*注意*" in report.text
    assert not any(mark in report.text for mark in ("div", "span", ":::", "{", "\\"))
    assert not report.unclaimed


@pytest.mark.parametrize("text", [PANDOC, FENCED])
def test_places_behind_marks_that_were_taken_out_are_those_of_the_source(text: str) -> None:
    made = read(text)
    lines = text.split("\n")
    for block in made.blocks:
        for at in range(block.span.start, block.span.end):
            if made.text[at] in " \n":
                continue
            place = made.source.locate(Span(at, at + 1))
            assert place.line is not None
            assert place.column is not None
            assert lines[place.line - 1][place.column - 1] == made.text[at]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("<div>\n\n一、概述\n\n平稳。\n\n</div>\n", True),
        ("<div>\n\n<div>\n\n一、概述\n\n平稳。\n\n</div>\n</div>", True),
        ("# 报告\n\n<p align=center>甲</p>\n\n平稳。\n", True),
        ("<div>\n一、概述\n平稳。\n</div>\n", False),
        ("<div>一、概述<br>平稳。</div>\n", False),
        ("<div>\n\n<p>一、概述</p>\n\n<p>平稳。</p>\n\n</div>\n", False),
        ("<div><span>一、概述</span>\n\n<span>平稳。</span></div>\n", False),
        ("<!DOCTYPE html><html><body><div>\n\n# 概述\n\n平稳。\n\n</div></body></html>", False),
        ("<div>\n\n一、概述\n\n平稳。\n\n</div><html><body>x</body></html>", False),
        ("# 概述\n<div></div>\n", False),
        ("　　# 概述\n\n　　平稳。\n\n　　| 甲 | 乙 |\n　　|---|---|\n\n　　<div>\n\n　　完\n\n　　</div>\n", True),
    ],
)
def test_what_is_markdown_is_told_by_its_lines(text: str, mixed: bool) -> None:
    assert is_mixed(text) is mixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 报告\n<p>甲</p><p>乙</p>\n<br>丙<br/>丁\n<p>戊</p>\n己\n", "报告 甲 乙 丙 丁 戊 己"),
        (
            "# 报告 {#a .b}\n<!-- 注 -->甲 <u>乙</u>\n[丙](http://x.example) 3\\. 丁\n",
            "报告 甲_乙 [丙](http://x.example)_3._丁",
        ),
        ("# 报告\n一、1 < 2 且 3 > 2。\n<div>\n\n二\n\n</div>", "报告 一、1_<_2_且_3_>_2。 二"),
    ],
)
def test_marks_go_and_words_stay(text: str, expected: str) -> None:
    made = read(text)
    assert [line.span.of(made.text).replace(" ", "_") for line in made.lines()] == expected.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "一、概述\n::: 说明\n",
        "用 \\* 表示，见[1]{注}。\n",
        "一、概述\n平稳 {#1}。\n",
        "# 报告 {一}\n甲{.b\n",
        ":::\n甲\n:::\n",
        "见[表1]{2}\n",
    ],
)
def test_texts_without_marks_of_converters_are_left_alone(text: str) -> None:
    assert read(text).text == text


def test_words_in_braces_are_words() -> None:
    made = read("# 报告 {#r}\n见[表]{注}，[3]{.x}件。\n::: 说明\n::: note\n完。\n:::\n")
    assert [line.span.of(made.text) for line in made.lines()] == ["报告", "见[表]{注}，3件。", "::: 说明", "完。"]


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<div>\n", "[", "\\", "</p>", "{#", "<table>", ":::\n", "# a {#", "]{.a", ']{a="', "{.a .b .c", "# a "],
)
def test_long_texts_of_marks_end(piece: str) -> None:
    read("# 甲\n::: {.x}\n" + piece * 30_000, limits=gx.Limits(nesting=10**6, elements=10**6))


def test_islands_begin_on_a_line_of_their_own_and_pages_are_told_late() -> None:
    made = read("# 甲\n乙 <table><tr><td>一</td><td>1</td></tr></table>丙\n<table><tr><td>二</td><td>2</td></tr></table>")
    assert [cell.text for grid in made.grids() for cell in grid.cells] == ["一", "1", "二", "2"]
    assert [line.span.of(made.text) for line in made.lines()] == ["甲", "乙", "丙"]
    late = "<!--" + "x" * 2500 + "-->\n# 甲\n<html><body><p>乙</p></body></html>"
    assert not is_mixed(late)
    loose = read("# 甲\n<p>\n乙  </p>\n丙\n")
    assert [line.span.of(loose.text) for line in loose.lines()] == ["甲", "乙", "丙"]


SPANS = """# 云溪县水务局2023年政府信息公开工作年度报告

**一、总体情况**

平稳<sup>1</sup>，<font color="red">公开信息41条</font>。

|                                     |                                         |
|-------------------------------------|-----------------------------------------|
| <span style="font-family:宋体">信息内容</span> | <span style="a:b">本年处理<br>决定数量</span> |
| <span style="a:b">行政<br/>许可</span> | <span>550</span> |
| <span style="a:b">其他</span> | <span>1<br>2</span> |
"""


def test_tags_inside_the_cells_of_markdown_go() -> None:
    report = gx.parse(SPANS)
    (table,) = report.tables
    assert [column.label for column in table.columns] == ["本年处理决定数量"]
    assert (table.rows[0].label, table.rows[0].cells[0].value) == ("行政许可", 550)
    assert all(row.cells[0].value != 12 for row in table.rows)
    assert "<" not in report.text
    assert [(section.label, section.title) for section in report.walk()] == [("一、", "总体情况")]


@pytest.mark.parametrize("text", ["一、概述<br>平稳。\n二、问题\n人少。\n", "# 报告\n1 < 2，见<b>表\n", "甲 | 乙\n3 <br 4\n"])
def test_a_tag_without_markdown_or_markdown_without_a_tag_is_left_alone(text: str) -> None:
    assert not is_mixed(text, has_html=False)
