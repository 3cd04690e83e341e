"""The small parts that tables are read with, each by itself: what they decline and where they stop."""

from decimal import Decimal

import pytest

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.model.tables import Missing
from gxparse.reading.text import read_text
from gxparse.spans import Span
from gxparse.structure.tables import read_tables
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.drafts import is_note, without
from gxparse.structure.tables.evidence import near_row
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.pieces import Piece, Strips
from gxparse.structure.tables.places import Heads, Ladder, Ruler
from gxparse.structure.tables.solving import placements, solve
from gxparse.structure.tables.values import read_value

FORM = catalogue.default.tables["2021/matrix"]
VOCABULARY = Vocabulary(catalogue.default)


def pieces(text: str) -> list[Piece]:
    """The words of a text that stand in blanks."""
    strips = Strips(text, read_text(text, Source()).blocks)
    return [p for strip in strips for p in strip.pieces]


def numbers(*values: object) -> list[Piece]:
    return [Piece(str(v), i, i + 1, True) for i, v in enumerate(values)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3万元", 3, "万元"), ("3万条", 30000, "条"), ("3千件", 3000, "件"), ("2百万元", 2, "百万元"), ("5千", 5000, None),
        ("5朵", None, None), ("—5", None, None), ("9" * 201, None, None),
    ],
)  # fmt: skip
def test_values(text: str, value: int | None, unit: str | None) -> None:
    reading = read_value(text)
    assert (reading.value, reading.unit) == (None if value is None else Decimal(value), unit)


def test_a_blank_between_thousands() -> None:
    assert [p.text for p in pieces("1.属于\t1 156\t12\t1 156 000")] == ["1.属于", "1 156", "12", "1 156 000"]
    assert [p.text for p in pieces("1.属于\t1 15\t12")] == ["1.属于", "1", "15", "12"]
    assert [p.text for p in pieces("1.属于 1 156 12")] == ["1.属于", "1", "156", "12"]
    assert [read_value(text).value for text in ("1 156", "1\xa0156", "1 15", "0 156", "15 156 1")] == [
        1156, 1156, None, None, None,
    ]  # fmt: skip


def test_notes() -> None:
    assert is_note("(一二三四)")
    assert not is_note("((一二三四)")
    assert not is_note("(一二)三四(五)")


def test_a_span_without_its_holes() -> None:
    assert without(Span(0, 9), [Span(0, 2), Span(1, 3), Span(5, 9)]) == (Span(3, 5),)


def test_cut_and_damaged_labels() -> None:
    assert near_row("保护第三方合法权", FORM) == near_row("4.保护第三合法权益", FORM)
    assert near_row("公开", FORM) is None
    assert near_row("会议和培训情况说明", FORM) is None
    assert VOCABULARY.near_matrix("（三）不予公")
    assert VOCABULARY.near_matrix("4.保护第三合法权益")
    assert not VOCABULARY.near_matrix("五、存在的主要问题")


def test_placements_are_bounded() -> None:
    assert placements(numbers(*range(20)), 7) is None
    assert len(placements(numbers(1, 2), 3) or []) == 3
    assert len(placements(numbers(1, 2, 3), 2) or []) == 3


def test_searches_are_bounded() -> None:
    checksum = checksum_of(FORM)
    assert solve(checksum, {}, {0: numbers(*range(20))}, 7) == {}
    assert solve(checksum, {}, {0: numbers(*range(10))}, 7) == {}
    assert solve(checksum, {}, dict.fromkeys(range(25), numbers(*range(11))), 7) == {}
    many = solve(checksum, {}, {row: numbers(row, 9, 3, row + 12) for row in range(25)}, 7)
    assert {len(s.readings) for s in many.values()} == {2}  # each row by itself
    refuted = solve(checksum, {}, {0: numbers(1, 2, 3, 4, 5, 6, 7, 8)}, 7)
    assert [s.cells for s in refuted.values()] == [()]


def test_one_row_of_all_is_solved() -> None:
    checksum = checksum_of(FORM)
    zero: list[Decimal | Missing | None] = [Decimal(0)] * 7
    known = dict.fromkeys(range(2, len(FORM.rows)), zero)
    known[1] = [Decimal(0), Decimal(0), *zero[2:]]
    [solution] = solve(checksum, known, {0: numbers(0, 0, 0)}, 7).values()
    assert {p.text for p in solution.cells if isinstance(p, Piece)} <= {"0"}


def test_a_line_too_long_has_no_columns() -> None:
    text = " " * 2000 + "1   2\n" + "1   2\n"
    ruler = Ruler(text)
    far = [Piece("1", 2000, 2001, True), Piece("2", 2004, 2005, True)]
    assert ruler.at(far[0], wide=False) is None
    ruler.learn([far, far])
    assert ruler.place(far, 2) is None


def test_columns_by_complete_rows() -> None:
    text = "a   1   2\nb   3   4\nc       5\nd 6\n"
    found = pieces(text)
    ruler = Ruler(text)
    ruler.learn([found[1:3], found[4:6]])
    assert ruler.place(found[7:8], 2) == (1,)
    assert ruler.place(found[9:10], 2) is None
    assert ruler.place(found[7:8], 3) is None


def test_columns_by_headers() -> None:
    text = "x    甲甲      乙乙\na    1\nb              2\nc         3\n"
    found = pieces(text)
    heads = Heads(text, found[1:3])
    rows = [[p] for p in found if p.value]
    heads.learn(rows[:2])
    assert [heads.place(row) for row in rows] == [(0,), (1,), None]
    assert heads.place([rows[1][0], rows[0][0]]) is None
    narrow = Heads("甲 乙\n1 2\n", [Piece("甲", 0, 1, False), Piece("乙", 2, 3, False)])
    narrow.learn([numbers(1)])
    assert narrow.place(numbers(1)) is None


def test_columns_by_lines() -> None:
    text = "a\n1\n\n2\nb\n\n\n3\nc\n4\n5\n"
    found = pieces(text)
    ladder = Ladder(text, 3)
    ladder.learn([])
    assert ladder.place(1, found[1:3]) is None
    ladder.learn([(found[0].end, found[1:3]), (found[3].end, found[4:5]), (found[5].end, found[6:8])][:2])
    assert ladder.place(found[0].end, found[1:3]) == (0, 2)
    assert ladder.place(found[3].end, found[4:5]) == (2,)
    assert ladder.place(found[5].end, found[6:8]) is None


@pytest.mark.parametrize(
    ("between", "blank"), [("\n", "\n"), ("\n\n", "\n\n"), ("\n", "\n\n"), ("\n\n\n", "\n\n\n\n")]
)
def test_a_ladder_knows_what_a_value_and_a_blank_cell_take_up(between: str, blank: str) -> None:
    rows = (("7", "8", "9"), ("1", "", "2"), ("", "", "3"), ("", "4", "5"))
    lines = [["数" * 5, *row] for row in rows]
    text = "".join("".join((cell + between) if cell else blank for cell in line) for line in lines)
    found = [p for p in pieces(text) if p.text]
    ladder = Ladder(text, 3)
    grouped: list[tuple[int, list[Piece]]] = []
    for piece in found:
        if piece.value:
            grouped[-1][1].append(piece)
        else:
            grouped.append((piece.end, []))
    ladder.learn(grouped)
    assert [ladder.place(*row) for row in grouped] == [(0, 1, 2), (0, 2), (2,), (1, 2)]


@pytest.mark.parametrize("text", ["- 3 -\n", "字" * 130 + "\n", "| x |\n"])
def test_lines_that_begin_no_table(text: str) -> None:
    assert read_tables(read_text(text, Source()), catalogue.default).tables == ()


def test_a_caption_stands_before_a_page_number() -> None:
    text = "第二十条第（六）项\n- 2 -\n信息内容   本年处理决定数量\n行政处罚   14\n行政强制   3\n"
    [table] = read_tables(read_text(text, Source()), catalogue.default).tables
    assert table.title == "第二十条第（六）项"


def test_a_caption_does_not_reach_over_a_table() -> None:
    text = "第二十条第（六）项\na | b\nc | d\n信息内容   本年处理决定数量\n行政处罚   14\n行政强制   3\n"
    table = read_tables(read_text(text, Source()), catalogue.default).tables[-1]
    assert (table.kind, table.title) == ("2021/article20.6", None)


def test_a_cell_on_several_lines_is_one_piece() -> None:
    text = "+------+----+\n| 绿地 | 3  |\n| 面积 |    |\n+------+----+\n| 花   | 1  |\n+------+----+\n"
    found = pieces(text)
    assert [p.text for p in found] == ["绿地面积", "3", "花", "1"]
    assert text[found[0].start : found[0].end].startswith("绿地")


HEADS = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 3 + "\n"
REMEDIES = [3, 1, 0, 2, 6, 0, 0, 0, 0, 0, 4, 0, 1, 0, 5]


def remedies(text: str) -> tuple[list[list[int | None]], list[str]]:
    reading = read_tables(read_text(text, Source()), catalogue.default)
    values = [[None if c.value is None else int(c.value) for c in t.rows[0].cells] for t in reading.tables]
    return values, [d.code for d in reading.diagnostics]


def test_review_and_litigation_over_a_page() -> None:
    shown = " ".join(map(str, REMEDIES))
    assert remedies(f"{HEADS}- 3 -\n{shown}\n") == ([REMEDIES], [])


@pytest.mark.parametrize(
    "text",
    [
        HEADS,  # no values
        HEADS + HEADS + "全年没有此类案件。\n",
        HEADS + "1 2 3\n",  # too few
        HEADS + " ".join(map(str, REMEDIES + REMEDIES[:1])) + "\n",  # too many
    ],
)
def test_no_table_of_review_and_litigation(text: str) -> None:
    assert remedies(text) == ([], [])


def test_lost_values_of_review_that_never_add_up_are_unknown() -> None:
    assert remedies(HEADS + "3 1 0 2 7 9\n") == ([[None] * 15], ["ambiguous_cells"])


def test_review_one_value_a_line() -> None:
    text = HEADS + "".join(f"{v}\n" for v in REMEDIES)
    [table] = read_tables(read_text(text, Source()), catalogue.default).tables
    assert table.layout == "stacked"
    assert [int(c.value or 0) for c in table.rows[0].cells] == REMEDIES


def test_headers_without_tables_are_looked_at_in_linear_time() -> None:
    text = "信息内容\n本年处理决定数量\n" * 200 + HEADS * 50 + "申请人情况\n自然人\n总计\n" * 200
    assert read_tables(read_text(text, Source()), catalogue.default).tables == ()


def pipes(*rows: str) -> list[tuple[str | None, str | None, list[list[int | None]]]]:
    """Kind, title and values of the tables among rows of cells between bars."""
    text = "".join(f"| {row} |\n" for row in rows)
    tables = read_tables(read_text(text, Source()), catalogue.default).tables
    return [
        (t.kind, t.title, [[None if c.value is None else int(c.value) for c in r.cells] for r in t.rows])
        for t in tables
    ]


def test_a_header_again_on_the_next_page_is_no_row() -> None:
    head = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
    found = pipes(head, "规章 | 1 | 2 | 3", head, "行政规范性文件 | 4 | 5 | 6")
    assert found == [("2021/article20.1", None, [[1, 2, 3], [4, 5, 6]])]


def test_another_header_or_caption_begins_another_table() -> None:
    found = pipes(
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 | 2 | 3",
        "信息内容 | 本年处理决定数量 | | ", "行政处罚 | 4 | | ",
        "第二十条第（八）项 | | | ", "信息内容 | 本年收费金额（单位：万元） | | ", "行政事业性收费 | 7 | | ",
    )  # fmt: skip
    assert [kind for kind, _, _ in found] == ["2021/article20.1", "2021/article20.6", "2021/article20.8"]
    assert found[2][1] == "第二十条第（八）项"
    assert [values[0][0] for _, _, values in found] == [1, 4, 7]
