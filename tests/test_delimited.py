"""Delimited tables among lines: what is a grid, what is not, and where its cells stand."""

import pytest

from gxparse.model.document import Grid, Layout
from gxparse.model.source import Source
from gxparse.reading.text import read_text


def grids(text: str) -> list[Grid]:
    document = read_text(text.replace("→", "\t"), Source())
    for grid in document.grids():
        for cell in grid.cells:
            assert document.text[cell.span.slice] == cell.text
    return list(document.grids())


def rows(grid: Grid) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row].append(cell.text)
    return found


@pytest.mark.parametrize(
    ("text", "layout", "wanted"),
    [
        ("a | b\nc | 1\n", Layout.PIPE, [["a", "b"], ["c", "1"]]),
        ("a | b | ||\nc | 1 | ||\n", Layout.PIPE, [["a", "b", "", ""], ["c", "1", "", ""]]),
        ("题 | ||\na | b | c |\n", Layout.PIPE, [["题", "", ""], ["a", "b", "c"]]),
        ("a | b | c\nx | 1 |\n", Layout.PIPE, [["a", "b", "c"], ["x", "1", ""]]),
        ("| a | b |\n|---|:-:|\n| **c** | &nbsp; |\n", Layout.MARKDOWN, [["a", "b"], ["c", ""]]),
        ("| a \\| b | c |\n| d | e |\n", Layout.PIPE, [["a \\| b", "c"], ["d", "e"]]),
        ("1 | 2 | 3 | 4 | 5\n", Layout.PIPE, [["1", "2", "3", "4", "5"]]),
        ("a→b\nc→1\n", Layout.TSV, [["a", "b"], ["c", "1"]]),
        ("a→b→\nc→→1\n", Layout.TSV, [["a", "b", ""], ["c", "", "1"]]),
        ('a,b,c\n"x,y",1,""\n', Layout.CSV, [["a", "b", "c"], ["x,y", "1", ""]]),
        ("a,b\nc,减3\nd,——\n", Layout.CSV, [["a", "b"], ["c", "减3"], ["d", "——"]]),
        ("1,2,3,4,5\n", Layout.CSV, [["1", "2", "3", "4", "5"]]),
    ],
)
def test_grids(text: str, layout: Layout, wanted: list[list[str]]) -> None:
    [grid] = grids(text)
    assert grid.layout is layout
    assert rows(grid) == wanted
    assert grid.ragged == (len({len(row) for row in wanted}) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "•  |\n",
        "首页 | 要闻 | 公开 | 服务 | 互动\n",
        "| 条\n| 01\n| 128\n",
        "标题 |\n来源 |\n",
        "|---|---|\n",
        "a | b\n",
        "\t第一段。\n\t第二段。\n",
        "索引号:→001\n文号:→无\n",
        "a→b\n\nc\n",
        "2016年,我局认真落实,成效明显。\n2017年,我局继续努力,成效明显。\n",
        "大力推进,\n完善机制,\n",
        'he said "no",1\nand "yes",2\n',
        "a,b\n\n\nc,d\n",
        "x" + "," * 2000 + "\n" + "y" + "," * 2000 + "\n",
    ],
)
def test_no_grids(text: str) -> None:
    assert grids(text) == []


def test_a_table_ends_where_its_lines_end() -> None:
    document = read_text("前文\na | b\nc | 1\n后 |\n正文\n", Source())
    assert [type(block).__name__ for block in document.blocks] == ["Line", "Grid", "Line", "Line"]


def test_no_run_is_looked_at_twice() -> None:
    assert grids("| x\n" * 3000) == []
    assert grids("k:→v\n" * 3000) == []
    assert grids("一,二\n" * 3000) == []
