"""Laws of the matrix's labels: columns are read by their headers in any order, rows by shortened labels too."""

import re
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.tables import IndicatorTable
from gxparse.parser import parse
from property.tables_converters import frame_lines, tabs, wide_bars
from property.tables_drawn import form_tables

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
KINDS = ("2019/matrix", "2021/matrix")
Sheet = list[list[str]]


def stacked(rows: Sheet, _heads: int) -> str:
    return "".join(f"{text}\n" for row in rows for text in row)


def raw(rows: Sheet, _heads: int) -> str:
    return "".join(" ".join(row) + "\n" for row in rows)


PRINTERS = (tabs, wide_bars, frame_lines, stacked, raw)
COMMON = re.compile("政府信息公开|相关|属于|数量")


def values(table: IndicatorTable) -> dict[tuple[str | None, str | None], object]:
    return {
        (row.key, column.key): cell.value
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.key is not None
    }


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, deadline=None, phases=PHASES)
@given(data=st.data())
def test_columns_are_read_by_their_headers(
    kind: str, printer: Callable[[Sheet, int], str], data: st.DataObject
) -> None:
    """Some or all columns in any order, with a column that the form does not have: nothing is read by position."""
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    order: list[int | None] = list(data.draw(st.permutations(range(7))))
    order = order[: data.draw(st.sampled_from((7, 7, 3, 2)))]
    if data.draw(st.booleans()):
        order.insert(data.draw(st.integers(0, len(order))), None)
    heads = ["项目", *("小计" if i is None else table.columns[i].label for i in order)]
    rows = [heads, *([r.label, *("0" if i is None else r.cells[i].text for i in order)] for r in table.rows)]
    found = parse(printer(rows, 1)).tables
    wanted = {
        key: value
        for key, value in values(table).items()
        if key[1] in {table.columns[i].key for i in order if i is not None}
    }
    assert [values(t) for t in found] == [wanted], printer(rows, 1)


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, deadline=None, phases=PHASES)
@given(data=st.data())
def test_rows_are_read_by_shortened_labels(
    kind: str, printer: Callable[[Sheet, int], str], data: st.DataObject
) -> None:
    """Words that all rows have may be left out of labels, and enumerators may be others."""
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    mark = data.draw(st.sampled_from((r"\1.", r"(\1)", r"\1、", r"\1．")))
    labels = [re.sub(r"^(\d)\.", mark, r.label) for r in table.rows]
    labels = [COMMON.sub("", text) if data.draw(st.booleans()) else text for text in labels]
    heads = ["项目", *(c.label for c in table.columns)]
    rows = [heads, *([text, *(c.text for c in r.cells)] for text, r in zip(labels, table.rows, strict=True))]
    assert [values(t) for t in parse(printer(rows, 1)).tables] == [values(table)], printer(rows, 1)


def bars(rows: Sheet, heads: int) -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return "".join([*lines[:heads], "|" + "---|" * len(rows[0]) + "\n", *lines[heads:]])


def cells_of_html(rows: Sheet, _heads: int) -> str:
    told = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<html><body><table>{told}</table></body></html>"


@pytest.mark.parametrize("printer", [bars, cells_of_html], ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None, phases=PHASES)
@given(data=st.data())
def test_blank_cells_of_a_grid_move_no_value(kind: str, printer: Callable[[Sheet, int], str], data: st.DataObject) -> None:
    """Labels stand in columns by their depth, nothing is merged: the empty cells before and behind are told apart."""
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    likely = data.draw(st.sampled_from((1, 4, 8)))
    wide = max(len(r.path) for r in table.rows)
    rows: Sheet = [[*[""] * wide, *(c.label for c in table.columns)]]
    wanted: dict[tuple[str | None, str | None], object] = {}
    above: tuple[str, ...] = ()
    for row in table.rows:
        labels = ["" if above[: n + 1] == row.path[: n + 1] else label for n, label in enumerate(row.path)]
        above = row.path
        texts = [c.text if data.draw(st.integers(0, 9)) >= likely else "" for c in row.cells]
        texts = texts if any(texts) else [c.text for c in row.cells]
        rows.append([*labels, *[""] * (wide - len(labels)), *texts])
        wanted |= {
            (row.key, column.key): cell.value if text else None
            for column, cell, text in zip(table.columns, row.cells, texts, strict=True)
        }
    assert [values(t) for t in parse(printer(rows, 1)).tables] == [wanted], printer(rows, 1)
