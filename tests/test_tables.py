"""Matrices that are printed otherwise than the form: other orders, fewer columns, lost cells and labels, extra rows."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from gxparse import catalogue
from gxparse.model.tables import IndicatorTable, Missing, Read
from gxparse.reading import read
from gxparse.structure.tables import TableReading, read_tables

FORM = catalogue.default.tables["2021/matrix"]
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEADS = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
VALUES = {
    "requests.received": [26, 3, 0, 0, 0, 0, 29],
    "requests.carried_over": [2, 0, 0, 0, 0, 0, 2],
    "requests.granted": [24, 2, 0, 0, 0, 0, 26],
    "requests.refused.state_secret": [1, 0, 0, 0, 0, 0, 1],
    "requests.results_total": [25, 2, 0, 0, 0, 0, 27],
    "requests.carried_forward": [3, 1, 0, 0, 0, 0, 4],
}
ROWS = [(row.label, VALUES.get(row.code, [0] * 7)) for row in FORM.rows]


def reading(text: str) -> TableReading:
    return read_tables(read(text), catalogue.default)


def raw(change: Callable[[int, str, Sequence[int]], str] | None = None) -> str:
    """The matrix in raw order; ``change`` gives the lines of a row."""
    lines = [
        change(i, label, values) if change else f"{label} {' '.join(map(str, values))}"
        for i, (label, values) in enumerate(ROWS)
    ]
    return f"{CORNER}\n{HEADS}" + "".join(f"{line}\n" for line in lines if line)


def cells(table: IndicatorTable) -> dict[str | None, list[int | None]]:
    return {row.key: [None if c.value is None else int(c.value) for c in row.cells] for row in table.rows}


WHOLE = {row.code: VALUES.get(row.code, [0] * 7) for row in FORM.rows}


def line(label: str, values: Sequence[object]) -> str:
    return f"{label} {' '.join(map(str, values))}"


@pytest.mark.parametrize(
    "text",
    [
        raw(),
        raw(lambda _, label, values: f"{' '.join(map(str, values))}\n{label}"),  # labels after their numbers
        raw(lambda _, label, values: f"{' '.join(map(str, values))} {label}"),  # and on the same line
        raw(lambda _, label, values: f"{label}{' '.join(map(str, values))}"),  # glued to the first number
        raw(lambda i, label, values: line("" if i % 3 else label, values)),  # most labels lost
        raw(lambda _i, _label, values: line("", values)),  # all of them
        raw().split("其他\n", 1)[1],  # no header
        raw(lambda i, label, values: line(label, values) + ("\n- 3 -" if i == 7 else "")),  # a page number
        raw(lambda i, label, values: line(label, values) + (" 3" if i == 0 else "")),  # one glued to a row
        raw(lambda _, label, values: "\n".join([label, *map(str, values)])),  # one cell a line
    ],
)
def test_the_same_matrix(text: str) -> None:
    [table] = reading(text).tables
    assert table.kind == "2021/matrix"
    assert cells(table) == WHOLE


def test_rows_in_another_order_go_by_their_labels() -> None:
    order = [0, 1, 3, 2, *range(4, len(ROWS))]
    text = CORNER + "\n" + HEADS + "".join(f"{line(*ROWS[i])}\n" for i in order)
    assert cells(reading(text).tables[0]) == WHOLE


def test_columns_in_another_order_go_by_their_headers() -> None:
    heads = ["总计", *(c.label for c in FORM.columns[:6])]
    body = "".join(f"| {label} | {' | '.join(map(str, [v[6], *v[:6]]))} |\n" for label, v in ROWS)
    [table] = reading(f"| 项目 | {' | '.join(heads)} |\n{'|---' * 8}|\n{body}").tables
    assert [c.label for c in table.columns] == heads
    assert {k: [*v[1:], v[0]] for k, v in cells(table).items()} == WHOLE


def test_another_order_that_no_grid_shows_is_refused() -> None:
    text = CORNER + "\n" + "".join(f"{line(label, [v[6], *v[:6]])}\n" for label, v in ROWS)
    assert reading(text).tables == ()


def test_one_column_of_seven() -> None:
    body = "".join(f"| {label} | {v[6]} |\n" for label, v in ROWS)
    [table] = reading(f"| 项目 | 总计 |\n|---|---|\n{body}").tables
    assert [c.key for c in table.columns] == ["total"]
    assert cells(table) == {k: v[6:] for k, v in WHOLE.items()}


def test_a_row_that_the_form_lacks_is_kept() -> None:
    found = reading(raw(lambda i, label, v: line(label, v) + ("\n9.涉及商标注册事项 0 0 0 0 0 0 0" if i == 11 else "")))
    assert [row.key for row in found.tables[0].rows][12] is None
    assert [d.code for d in found.diagnostics] == ["unknown_row"]


def test_a_stray_number_is_in_no_row() -> None:
    found = reading(raw(lambda i, label, values: line(label, values) + ("\n3" if i == 7 else "")))
    assert cells(found.tables[0]) == WHOLE
    assert [d.code for d in found.diagnostics] == ["ambiguous_row"]
    assert len(found.unread) == 1


def test_rows_without_labels_that_may_be_two_are_in_neither() -> None:
    def change(i: int, label: str, values: Sequence[int]) -> str:
        return "" if i == 6 else line("" if i == 5 else label, values)

    found = reading(raw(change))
    assert "requests.refused.prohibited_by_law" not in cells(found.tables[0])
    assert [d.code for d in found.diagnostics] == ["ambiguous_row"]


def test_arithmetic_tells_which_of_two_rows_it_is() -> None:
    def change(i: int, label: str, values: Sequence[int]) -> str:
        return "" if i == 3 else line("" if i == 2 else label, values)

    [table] = reading(raw(change)).tables
    assert cells(table).get("requests.granted") in (None, WHOLE["requests.granted"])


def test_blanks_that_vanish_are_not_guessed() -> None:
    found = reading(raw(lambda _, label, values: line(label, [v for v in values if v])))
    [table] = found.tables
    assert table.kind == "2021/matrix"
    assert all(c.value is None for row in table.rows for c in row.cells)
    assert {c.missing for c in table.rows[4].cells} == {None}
    assert {c.missing for c in table.rows[5].cells} == {Missing.BLANK}


def test_blanks_in_aligned_text_are_known_by_their_place() -> None:
    def change(i: int, label: str, values: Sequence[int]) -> str:
        shown = [str(v) if v or i % 3 else "" for v in values]
        return (label + " " * (60 - len(label)) + "".join(f"{v:>8}" for v in shown)).rstrip()

    [table] = reading(raw(change)).tables
    assert table.layout == "aligned"
    assert table.cell(0, "自然人").value == Decimal(26)
    for row in table.rows:
        for cell, value in zip(row.cells, WHOLE[row.key or ""], strict=True):
            assert cell.value in (None, value)
    assert table.rows[0].cells[2].missing is Missing.BLANK
    assert table.rows[0].cells[0].read is Read.POSITION


def test_grids_over_pages_are_one_table() -> None:
    def rows(part: Sequence[tuple[str, Sequence[int]]]) -> str:
        return "".join(f"<tr><td>{a}</td>{''.join(f'<td>{v}</td>' for v in b)}</tr>" for a, b in part)

    head = f"<tr><td>{CORNER}</td><td colspan=7>申请人情况</td></tr>"
    text = f"<table>{head}{rows(ROWS[:9])}</table><p>- 3 -</p><table>{rows(ROWS[9:])}</table>"
    [table] = reading(text).tables
    assert (table.layout, cells(table)) == ("fragments", WHOLE)


def test_the_section_after_the_matrix_is_not_claimed() -> None:
    text = raw() + "四、政府信息公开行政复议、行政诉讼情况\n全年没有发生行政复议、行政诉讼案件，也没有发生举报投诉。\n"
    [span] = reading(text).claimed
    assert text[span.slice].endswith("3 1 0 0 0 0 4")
    assert text[span.slice].startswith(CORNER)


def test_a_changed_cell_stays_as_printed() -> None:
    text = raw(lambda i, label, values: line(label, [27, *values[1:]] if i == 0 else values))
    assert cells(reading(text).tables[0])["requests.received"] == [27, 3, 0, 0, 0, 0, 29]


def stacked(steps: int, *, keep: bool = True, change: Callable[[int, int], str] | None = None) -> str:
    """The matrix one cell a line, zeros as blank lines; each cell takes up some lines."""
    text = CORNER + "\n" + HEADS
    for i, (label, values) in enumerate(ROWS):
        shown = [change(i, v) if change else str(v or "") for v in values]
        between = "\n" * steps
        text += label + between + between.join(v for v in shown if v or keep) + between
    return text


@pytest.mark.parametrize("steps", [1, 3, 7])
def test_blank_lines_are_blank_cells_where_all_rows_have_as_many_lines(steps: int) -> None:
    [table] = reading(stacked(steps)).tables
    want = {k: [v or None for v in values] for k, values in WHOLE.items() if any(values)}
    assert {k: v for k, v in cells(table).items() if k in want} == want
    assert table.rows[0].cells[2].missing is Missing.BLANK
    assert table.rows[0].cells[0].read is Read.POSITION


@pytest.mark.parametrize("steps", [1, 2])
def test_where_blank_lines_vanished_the_cells_are_unknown(steps: int) -> None:
    found = reading(stacked(steps, keep=False))
    assert all(value is None for values in cells(found.tables[0]).values() for value in values)
    assert {"ambiguous_cells", "ambiguous_reading"} & {d.code for d in found.diagnostics}


def test_rows_that_reach_the_last_column_in_other_steps_are_unknown() -> None:
    text = stacked(1).replace(f"{ROWS[0][0]}\n26\n3\n", f"{ROWS[0][0]}\n26\n\n3\n")
    found = cells(reading(text).tables[0])
    assert set(found["requests.received"]) <= {None, *WHOLE["requests.received"]}
    assert found["requests.granted"] == [v or None for v in WHOLE["requests.granted"]]


def column_major(rows: Sequence[tuple[str, Sequence[int]]], order: Sequence[int] = range(7)) -> str:
    labels = "".join(f"{label}\n" for label, _ in rows)
    return labels + "".join(f"{values[c]}\n" for c in order for _, values in rows)


def test_values_column_by_column_are_read_where_all_adds_up() -> None:
    text = CORNER + "\n" + HEADS + column_major(ROWS[:14]) + "- 3 -\n" + column_major(ROWS[14:])
    text = text.replace("4.保护第三方合法权益", "4.保护第三合法权益")  # a damaged label
    text = text.replace("新出具已获取信息", "新出具\n已获取信息")  # and a wrapped one
    [table] = reading(text).tables
    assert cells(table) == WHOLE
    assert {c.read for row in table.rows for c in row.cells} == {Read.POSITION_ARITHMETIC}


@pytest.mark.parametrize(
    "order",
    [
        (0, 1, 2, 3, 4, 6, 5),  # the total is not the last
        (0, 1, 2, 3, 4, 5),
    ],
)
def test_values_column_by_column_that_do_not_add_up_are_unknown(order: Sequence[int]) -> None:
    found = reading(CORNER + "\n" + HEADS + column_major(ROWS, order))
    [table] = found.tables
    assert len(table.rows) == len(ROWS)
    assert {c.value for row in table.rows for c in row.cells} == {None}
    assert {c.missing for row in table.rows for c in row.cells} == {None}
    assert [d.code for d in found.diagnostics] == ["ambiguous_cells"]
    assert len(found.unread) == 1


def test_row_by_row_after_all_labels_is_not_assumed() -> None:
    text = CORNER + "\n" + HEADS + "".join(f"{a}\n" for a, _ in ROWS) + "".join(f"{v}\n" for _, b in ROWS for v in b)
    assert {v for values in cells(reading(text).tables[0]).values() for v in values} == {None}


def test_one_column_after_its_labels() -> None:
    text = "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n14\n3\n"
    [table] = reading(text).tables
    assert cells(table) == {"penalties": [14], "coercion": [3]}


def test_two_columns_after_their_labels_are_unknown() -> None:
    text = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n1\n2\n3\n4\n5\n6\n"
    found = reading(text)
    assert {v for values in cells(found.tables[0]).values() for v in values} == {None}
    assert [d.code for d in found.diagnostics] == ["ambiguous_cells"]


def test_a_label_between_two_rows_is_of_the_row_that_has_none() -> None:
    """The values of one row stand above its label, and beside the next stands a damaged label of its own."""

    def change(i: int, label: str, values: Sequence[int]) -> str:
        shown = " ".join(map(str, values))
        return f"{shown}\n{label}" if i == 4 else line("三 2.其他法律法规禁公开" if i == 5 else label, values)

    assert cells(reading(raw(change)).tables[0]) == WHOLE


def test_labels_between_values_are_given_up_where_there_are_too_many_rows() -> None:
    def change(i: int, label: str, values: Sequence[int]) -> str:
        shown = " ".join(map(str, values))
        return f"{shown}\n{label}\n{shown}" if i == 4 else line(label, values)

    found = reading(raw(change))
    values = cells(found.tables[0])
    assert values.pop("requests.refused.state_secret", [None] * 7) in (
        [None] * 7,
        WHOLE["requests.refused.state_secret"],
    )
    assert all(WHOLE[k or ""] == v for k, v in values.items())
    assert "ambiguous_row" in {d.code for d in found.diagnostics}


def under_heads(shift: int = 0, *, blank: str = "") -> str:
    """Rows of which only some columns are filled, under wrapped headers; blank lines between them."""
    lines = [CORNER, " " * 62 + "申请人情况", "", " " * 60 + "法人或其他组织", ""]
    lines += [
        " " * 50 + "".join(f"{h:<10}" for h in ("自然人", "商业", "科研", "社会公益", "法律服务", "其他", "总计")),
        "",
    ]
    lines += [" " * 60 + "".join(f"{h:<10}" for h in ("企业", "机构", "组织", "机构")), ""]
    for label, values in ROWS:
        shown = "".join(f"{v if i in (0, 1, 6) else blank:<10}" for i, v in enumerate(values))
        lines += [(f"{label:<{50 + shift}}" + shown).rstrip(), ""]
    return "\n".join(lines)


def test_some_columns_filled_under_wrapped_headers() -> None:
    [table] = reading(under_heads()).tables
    want = {k: [*v[:2], None, None, None, None, v[6]] for k, v in WHOLE.items()}
    assert cells(table) == want
    assert {c.missing for c in table.rows[0].cells} == {None, Missing.BLANK}


@pytest.mark.parametrize("shift", [5, 10, 25])
def test_values_that_do_not_stand_under_the_headers_are_unknown(shift: int) -> None:
    found = reading(under_heads(shift))
    assert {v for values in cells(found.tables[0]).values() for v in values} == {None}
    assert {d.code for d in found.diagnostics} <= {"ambiguous_cells", "ambiguous_reading"}
