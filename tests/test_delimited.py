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
        "前→\na→b\n",
        "2016年,我局认真落实,成效明显。\n2017年,我局继续努力,成效明显。\n",
        "大力推进,\n完善机制,\n",
        'he said "no",1\nand "yes",2\n',
        "a,b\n\n\nc,d\n",
        "x" + "," * 2000 + "\n" + "y" + "," * 2000 + "\n",
    ],
)
def test_no_grids(text: str) -> None:
    assert grids(text) == []


def test_a_label_and_a_number_that_borders_cut_are_one_row() -> None:
    [grid] = grids("+---+----+---+\n|a  | b  |c  |\n+---+----+---+\n|d  |1234| 1 |\n|e  | 5  |   |\n+---+----+---+\n")
    assert grid.rows == 2


def test_a_table_ends_where_its_lines_end() -> None:
    document = read_text("前文\na | b\nc | 1\n后 |\n正文\n", Source())
    assert [type(block).__name__ for block in document.blocks] == ["Line", "Grid", "Line", "Line"]


def test_no_run_is_looked_at_twice() -> None:
    assert grids("| x\n" * 3000) == []
    assert grids("k:→v\n" * 3000) == []
    assert grids("一,二\n" * 3000) == []


def placed(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells]


BOX = """
┌────────┬───────────┐
│        │ 数量      │
│  名称  ├─────┬─────┤
│        │ 甲  │ “乙”│
├────────┼─────┼─────┤
│ 绿地面 │ 3   │     │
│ 积     │     │     │
├────────┴─────┼─────┤
│ 合计         │ 9   │
└──────────────┴─────┘
"""


def test_missing_borders_are_spans() -> None:
    [grid] = grids(BOX)
    assert (grid.rows, grid.columns, grid.layout) == (4, 3, Layout.GRID)
    assert placed(grid) == [
        (0, 0, 2, 1, "名称"), (0, 1, 1, 2, "数量"), (1, 1, 1, 1, "甲"), (1, 2, 1, 1, "“乙”"),
        (2, 0, 1, 1, "绿地面"), (2, 0, 1, 1, "积"), (2, 1, 1, 1, "3"), (2, 2, 1, 1, ""),
        (3, 0, 1, 2, "合计"), (3, 2, 1, 1, "9"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "+----+----+\n| 树 | 3  |\n+----+----+\n| 花 |    |\n+----+----+\n",  # wide characters count two
        "+---+---+\n| 树 | 3 |\n+---+---+\n| 花 |   |\n+---+---+\n",  # one
        "+----+----+\n| 树 | 3  |\n+====+====+\n| 花 |    |\n+----+----+\n",
        "╔════╤════╗\n║ 树 │ 3  ║\n╟────┼────╢\n║ 花 │    ║\n╚════╧════╝\n",
    ],
)
def test_all_kinds_of_borders(text: str) -> None:
    [grid] = grids(f"前文\n{text}后文\n")
    assert rows(grid) == [["树", "3"], ["花", ""]]


def test_borders_as_wide_as_east_asian_fonts_draw_them() -> None:
    [grid] = grids("┌──┬──┐\n│树  │3   │\n├──┼──┤\n│花  │    │\n└──┴──┘\n")
    assert rows(grid) == [["树", "3"], ["花", ""]]


@pytest.mark.parametrize(
    "text",
    [
        "+----+\n| 树 |\n+----+\n",  # one cell
        "+----+----+\n+----+----+\n",  # none
        "+----+----+\n| 树 | 3 |\n+----+----+\n| 花花花 | |\n+----+----+\n".replace("|", "│"),  # ends at two places
        "┌────┬────┐\n│ 树    3 │\n│ 大树木│ │\n│ 花花花花│\n".replace("│ │", "││"),
        "+----+----+\n前文\n",
        "+---+---+---+\n| a | b | c |\n+---+树树树 |\n| d | e | f |\n+---+---+---+\n",  # words over a border
    ],
)
def test_what_borders_do_not_enclose(text: str) -> None:
    assert [g for g in grids(text) if g.layout is Layout.GRID] == []


def test_cells_over_a_missing_border_keep_apart_what_bars_keep_apart() -> None:
    [grid] = grids(
        "+---+---+---+\n| a | b | c |\n+---+   +---+\n| d | e | f |\n+   +---+---+\n| g | h | i |\n+---+---+---+\n"
    )
    assert placed(grid) == [
        (0, 0, 1, 1, "a"), (0, 1, 2, 1, "b"), (0, 1, 2, 1, "e"), (0, 2, 1, 1, "c"),
        (1, 0, 2, 1, "d"), (1, 0, 2, 1, "g"), (1, 2, 1, 1, "f"), (2, 1, 1, 1, "h"), (2, 2, 1, 1, "i"),
    ]  # fmt: skip


RULED = """
  ------ ---- ----
  名称   甲   乙
  绿地   3
  合计        9
  ------ ---- ----
"""
HEADED = """
  名称   甲   乙
  ------ ---- ----
  绿地   3
  合计        9

后文
"""
SPACED = """
  ----------------
  名     甲   乙
  称
  ------ ---- ----
  绿     3
  地

  合计        9
  ----------------
"""


@pytest.mark.parametrize(
    ("text", "names"), [(RULED, ["名称", "绿地"]), (HEADED, ["名称", "绿地"]), (SPACED, ["名称", "绿地"])]
)
def test_columns_under_a_rule(text: str, names: list[str]) -> None:
    [grid] = grids(text)
    assert (grid.rows, grid.columns, grid.layout) == (3, 3, Layout.ALIGNED)
    assert ["".join(c.text for c in grid.cells if (c.row, c.column) == (row, 0)) for row in (0, 1)] == names
    values = {(c.row, c.column): c.text for c in grid.cells if c.column and c.row}
    assert values == {(1, 1): "3", (1, 2): "", (2, 1): "", (2, 2): "9"}


def test_a_table_without_a_last_rule_ends_at_a_blank_line() -> None:
    found = grids(HEADED + HEADED)
    assert [(g.rows, g.columns) for g in found] == [(3, 3), (3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "  ---- ----\n  绿地面积 3\n  ---- ----\n",  # a word over the beginning of a column
        "  ---- ----\n绿地 3\n  ---- ----\n",
        "名称 甲\n\n---- ----\n",
        "---- ----\n---- ----\n",
        "---- ----\n",
        "-----\n名称\n-----\n",
    ],
)
def test_no_columns_under_a_rule(text: str) -> None:
    assert grids(text) == []


DRAWN = """\
┌──────────────┬────┐
│其他(企业)情况│数量│
├──────────────┼────┤
│会议,培训次数 │3   │
└──────────────┴────┘
"""
RULED = """\
--------------  ----
项目            数量
--------------  ----
其他(企业)次数  12
会议,培训次数   3
培训            40
"""


@pytest.mark.parametrize("text", [DRAWN, RULED])
@pytest.mark.parametrize("marks", ["（），", "(），", "（)，", "()，", "（）,"])
def test_marks_made_wide_or_narrow_later_move_no_cell(text: str, marks: str) -> None:
    [wanted] = grids(text)
    [found] = grids(text.translate(str.maketrans("(),", marks)))
    assert [(c.row, c.column, len(c.text)) for c in found.cells] == [(c.row, c.column, len(c.text)) for c in wanted.cells]


def test_quoted_cells_stand_behind_blanks() -> None:
    [grid] = grids('　　"会议\n次数"→3  \n　　"培训"  →4\n　　讲"座→5\n')
    assert rows(grid) == [["会议", "次数", "3"], ["培训", "4"], ['讲"座', "5"]]
