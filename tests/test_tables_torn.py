"""Numbers that a narrow column cuts over lines: put together where sums tell, else unknown, never read in half."""

from collections.abc import Iterator
from random import Random

import pytest

from gxparse import catalogue, parse
from gxparse.folding import width
from gxparse.model.source import Source
from gxparse.reading import read as read_document
from gxparse.reading.glyphs import Glyph, text_of
from gxparse.reading.text import read_text
from gxparse.structure.tables import TableReading, read_tables
from property.tables_damage import CORNER, HEADS, drawn_values

FORM = catalogue.default.tables["2021/matrix"]
LABELS = 84


def read(text: str) -> TableReading:
    return read_tables(read_text(text, Source()), catalogue.default)


def cut(texts: list[str], digits: int) -> Iterator[list[str]]:
    """The lines of cells so narrow."""
    while any(texts):
        yield [text[:digits] for text in texts]
        texts = [text[digits:] for text in texts]


def printed(values: dict[str, list[int]], digits: int, *, aligned: bool) -> str:
    lines = [CORNER, *HEADS]
    for row in FORM.rows:
        for number, cells in enumerate(cut([str(v) for v in values[row.code]], digits)):
            label = "" if number else row.label
            if aligned:
                lines.append(label + " " * (LABELS - width(label)) + "".join(f"{c:<{digits + 4}}" for c in cells))
            else:
                lines.append(f"{label} {' '.join(filter(None, cells))}".strip())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("aligned", [True, False])
@pytest.mark.parametrize("digits", [1, 2, 3])
def test_numbers_cut_over_lines_are_not_read_in_half(digits: int, *, aligned: bool) -> None:
    known = total = 0
    for seed in range(12):
        values = drawn_values(Random(f"{seed} {digits}"), FORM)  # noqa: S311 - no secret
        rows = {r.key: r.cells for t in read(printed(values, digits, aligned=aligned)).tables for r in t.rows}
        for code, row in rows.items():
            for cell, value in zip(row, values[code or ""], strict=True):
                assert cell.value in (None, value)
                known, total = known + (cell.value == value), total + 1
    assert known > total * (0.1, 0.4, 0.9)[digits - 1]


def test_the_last_row_and_its_rest() -> None:
    values = {row.code: [0] * 7 for row in FORM.rows}
    values["requests.carried_forward"] = values["requests.received"] = [120, 3, 0, 0, 0, 0, 123]
    [table] = read(printed(values, 2, aligned=True)).tables
    assert [c.value for c in table.rows[-1].cells] == [120, 3, 0, 0, 0, 0, 123]


def test_where_no_sum_tells_the_row_is_unknown() -> None:
    values = {row.code: [0] * 7 for row in FORM.rows}
    values["requests.received"] = [120, 3, 0, 0, 0, 0, 999]
    found = read(printed(values, 2, aligned=False))
    assert [c.value for c in found.tables[0].rows[0].cells] == [None] * 7
    assert "ambiguous_cells" in {d.code for d in found.diagnostics}


def test_a_page_number_under_a_row_that_adds_up_is_no_rest() -> None:
    values = drawn_values(Random(7), FORM)  # noqa: S311 - no secret
    text = printed(values, 9, aligned=False)
    label = FORM.rows[8].label
    broken = "".join(line + ("\n12\n" if line.startswith(label) else "\n") for line in text.splitlines())
    rows = {r.key: [c.value for c in r.cells] for r in read(broken).tables[0].rows}
    assert rows == values


def test_a_row_cut_by_a_page_in_a_grid() -> None:
    values = {row.code: [0] * 7 for row in FORM.rows}
    values["requests.received"] = values["requests.carried_forward"] = [373, 0, 25, 0, 0, 103, 501]
    lines = [f"<tr><td>{CORNER}</td><td colspan=7>申请人情况</td></tr>"]
    for row in FORM.rows:
        cells = [str(v) for v in values[row.code]]
        parts = [cells]
        if row.code == "requests.received":
            parts = [["37", "0", "25", "0", "0", "1", "50"], ["3", "", "", "", "", "0 3", "1"]]
        for number, part in enumerate(parts):
            shown = "".join(f"<td>{c}</td>" for c in part)
            lines.append(f"<tr><td>{'' if number else row.label}</td>{shown}</tr>")
    [table] = read_tables(read_document("<table>" + "".join(lines) + "</table>"), catalogue.default).tables
    assert [c.value for c in table.rows[0].cells] == values["requests.received"]
    assert len(table.rows) == len(FORM.rows)


def glyphs(*lines: str) -> list[Glyph]:
    return [
        Glyph(char, 10 + 6 * x, 20.0 * y, 16 + 6 * x, 20.0 * y + 10)
        for y, line in enumerate(lines)
        for x, char in enumerate(line)
    ]


@pytest.mark.parametrize(
    ("lines", "room", "text"),
    [
        (("27", "1"), 24, "271"),
        (("1,3", "62"), 30, "1,362"),
        (("27", "1"), 60, "27 1"),
        (("0", "0"), 18, "0 0"),
        (("12", "345"), 24, "12 345"),
        ((), 24, ""),
    ],
)
def test_a_number_is_cut_where_no_digit_more_had_room(lines: tuple[str, ...], room: float, text: str) -> None:
    assert text_of(glyphs(*lines), room) == text


@pytest.mark.parametrize("values", ["0            /            3", "-            7            -", "—            12           —"])
def test_cells_that_stand_apart_on_a_line_of_their_own_are_no_page_number(values: str) -> None:
    head = "统计指标                     本期实际     本年累计     数量\n主动公开信息数               2            0            3026\n"
    rest = "政规范性文件数\n提供服务类信息数             0            8            5\n网站专栏页面访问量           101          613          7\n"
    [table] = parse(f"{head}新增的行\n                             {values}\n{rest}").tables
    assert [cell.text for cell in table.rows[1].cells] == values.split()


def test_a_number_alone_begins_the_label_below_it() -> None:
    head = "统计指标                            统计数\n一、主动公开情况\n（一）主动公开政府信息数                 5\n"
    rest = "三、依申请公开情况\n( 一 )   0\n收到申请数\n1．当面申请数   0\n2.传真申请数          3\n"
    [table] = parse(head + rest).tables
    assert [(row.name, row.key) for row in table.rows[2:4]] == [("依申请公开情况", "三、依申请公开情况"), ("收到申请数", "requests.received")]
