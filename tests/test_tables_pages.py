"""Form 2014 as converters of PDFs write it: notes with numbers on lines of their own, blank values, page numbers."""

import pytest

from gxparse import catalogue
from gxparse.model.document import Document, Grid, GridCell, Layout
from gxparse.model.source import Source
from gxparse.model.tables import Missing
from gxparse.parser import parse
from gxparse.reading.text import read_text
from gxparse.spans import Span
from gxparse.structure.tables import TableReading, read_tables

HEAD = "统计指标                  单位   统计数\n一、主动公开情况               ——\n"
FIRST = "（一）主动公开政府信息数         条    41\n"
LAST = "其中：主动公开规范性文件数        条    25\n制发规范性文件总数           件    27\n"


def read(text: str) -> TableReading:
    return read_tables(read_text(text, Source()), catalogue.default)


def values(text: str) -> dict[str | None, object]:
    [table] = read(text).tables
    return {row.key: row.cells[0].value for row in table.rows}


@pytest.mark.parametrize(
    "note",
    [
        "（不同渠道和方式公开相同信息计 1 条）\n",
        "（不同渠道和方式公开\n相同信息计 1 条）\n",
        "（不同渠道和方式公开相同信息计 1\n条）\n",
    ],
)
def test_a_note_with_a_number_is_no_row(note: str) -> None:
    [table] = read(HEAD + FIRST + note + LAST).tables
    assert [row.cells[0].value for row in table.rows] == [None, 41, 25, 27]
    assert table.rows[1].note == "".join(note.split("\n"))


def test_a_note_with_a_number_among_cells_one_a_line() -> None:
    text = "统计指标\n单位\n统计数\n（一）主动公开政府信息数\n条\n41\n（不同渠道和方式公开相同信息计 1 条）\n"
    assert values(text + "其中：主动公开规范性文件数\n条\n25\n制发规范性文件总数\n件\n27\n") == {
        "disclosure.total": 41,
        "disclosure.normative_documents": 25,
        "disclosure.normative_documents_issued": 27,
    }


@pytest.mark.parametrize("open_", ["（不同渠道和方式\n\n公开\n相同信息\n计\n", "（不同渠道\n"])
def test_a_bracket_that_does_not_close_soon_is_no_note(open_: str) -> None:
    [table] = read(HEAD + FIRST + open_ + LAST).tables
    assert all(row.note is None for row in table.rows)


def test_a_label_with_its_unit_alone_is_a_row_with_a_blank() -> None:
    text = HEAD + FIRST + "其中：主动公开规范性文件数        条\n制发规范性文件总数           件    27\n"
    [table] = read(text).tables
    blank = table.rows[2].cells[0]
    assert (blank.value, blank.missing, table.rows[2].unit) == (None, Missing.BLANK, "条")
    assert [row.cells[0].value for row in table.rows] == [None, 41, None, 27]


def test_the_number_of_a_page_is_not_that_of_a_heading() -> None:
    text = "统计指标\n单位\n统计数\n一、主动公开情况\n——\n\n3\n\n（一）主动公开政府信息数\n条\n41\n"
    found = read(text + "其中：主动公开规范性文件数\n条\n25\n")
    assert [row.cells[0].value for row in found.tables[0].rows] == [None, 41, 25]
    assert [text[span.slice] for span in found.unread] == ["3"]


def test_the_rest_of_a_number_on_the_next_page_leaves_it_unknown() -> None:
    lines = ["统计指标|单位|统计数", "（一）主动公开政府信息数|条|40810", "||6", "其中：主动公开规范性文件数|条|25"]
    text, cells = "", []
    for row, line in enumerate(lines):
        for column, shown in enumerate(line.split("|")):
            cells.append(GridCell(shown, Span(len(text), len(text) + len(shown)), row, column))
            text += shown + "\t"
    grid = Grid(Span(0, len(text)), tuple(cells), len(lines), 3, Layout.GRID)
    [table] = read_tables(Document(text, (grid,), Source()), catalogue.default).tables
    assert [row.cells[0].value for row in table.rows] == [None, 25]


TITLE = "某县政府信息公开情况统计表"
HEADER = "项目\t2021年\t数量\n"


def labels(text: str) -> list[list[str]]:
    return [[row.label for row in table.rows] for table in read(text).tables]


@pytest.mark.parametrize(
    ("between", "count"),
    [
        (f"{TITLE}（续）\n", 1),
        (f"续表二：{TITLE}\n", 1),
        ("12\n", 1),
        ("\f", 1),
        (f"{TITLE}汇总\n", 2),
        (f"另附{TITLE}\n", 2),
        ("（2020年度）\n", 2),
        ("1250\n", 2),
        ("续表\n续表\n续表\n续表\n续表\n", 2),
    ],
)
def test_a_grid_goes_on_after_what_a_page_prints(between: str, count: int) -> None:
    first, second = f"{HEADER}会议\t1\t2\n", f"{HEADER}培训\t3\t4\n"
    found = labels(f"{TITLE}\n{first}\n{between}\n{second}")
    assert found == ([["会议", "培训"]] if count == 1 else [["会议"], ["培训"]])


def test_a_year_over_each_page_is_that_of_one_table() -> None:
    side = "（2021年度）\n"
    assert labels(f"{side}{HEADER}会议\t1\t2\n\n{side}{HEADER}培训\t3\t4\n") == [["会议", "培训"]]


def test_rows_that_begin_as_those_of_the_first_page_are_of_another_table() -> None:
    rows = f"{HEADER}会议\t1\t2\n培训\t3\t4\n"
    assert labels(f"{TITLE}\n{rows}\n{TITLE}\n{rows}") == [["会议", "培训"], ["会议", "培训"]]


def test_numbers_in_the_first_row_are_no_header() -> None:
    rows = "会议\t1\t2\n培训\t3\t4\n"
    assert len(read(f"{rows}\n续表\n{rows.replace('培训', '讲座')}").tables) < 2


@pytest.mark.parametrize(("again", "count"), [("情况表（续）", 1), ("另一情况表", 2)])
def test_a_caption_of_a_page_may_say_that_the_table_goes_on(again: str, count: int) -> None:
    page = (
        "<table><caption>{}</caption><tr><th>项目</th><th>数量</th></tr><tr><td>{}</td><td>5</td></tr></table>"
        "<p>- 3 -</p>"
    )
    text = f"<h1>某县报告</h1>{page.format('情况表', '会议')}{page.format(again, '培训')}"
    assert len(parse(text).tables) == count


def test_three_pages_are_one_table() -> None:
    pages = [f"{HEADER}{name}\t1\t2\n\n- 1 -\n\n" for name in ("会议", "培训", "讲座")]
    [table] = read("".join(pages)).tables
    assert [row.label for row in table.rows] == ["会议", "培训", "讲座"]


def test_commas_of_thousands_part_no_cells() -> None:
    rows = "指标名称  2017年  历年累计\n主动公开文件数  0  1,339\n2.政府公报公开数  528  2,283\n行政诉讼数  171  209\n"
    [table] = read(rows).tables
    assert [[cell.value for cell in row.cells] for row in table.rows] == [[0, 1339], [528, 2283], [171, 209]]
