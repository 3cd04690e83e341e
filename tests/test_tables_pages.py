"""Form 2014 as converters of PDFs write it: notes with numbers on lines of their own, blank values, page numbers."""

import pytest

from gxparse import catalogue
from gxparse.model.document import Document, Grid, GridCell, Layout
from gxparse.model.source import Source
from gxparse.model.tables import Missing
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
