"""Matrices one cell a line whose order is the page's stream: what labels and sums do not prove is not claimed."""

import pytest

from gxparse import catalogue
from gxparse.catalogue import FormTable, Shape
from gxparse.model.source import Source
from gxparse.model.tables import IndicatorTable
from gxparse.reading.text import read_text
from gxparse.structure.tables import read_tables

CORNER = ["申请人情况", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"]


def matrix(form: str) -> FormTable:
    return next(t for t in catalogue.default.shaped(Shape.MATRIX) if t.form == form)


def lines(text: list[str]) -> list[IndicatorTable]:
    reading = read_tables(read_text("\n".join(text), Source()), catalogue.default)
    return [t for t in reading.tables if (t.kind or "").endswith("matrix")]


def values(number: int, total: int | None = None) -> list[str]:
    return [str(number), "0", "0", "0", "0", "0", str(number if total is None else total)]


def cut(label: str, width: int) -> list[str]:
    return [label[i : i + width] for i in range(0, len(label), width)]


@pytest.mark.parametrize("width", [3, 5, 11, 24, 60])
def test_a_label_that_only_the_sibling_form_has_takes_no_place_by_count(width: int) -> None:
    rows = matrix("2021").rows
    text = list(CORNER)
    for row in rows[:20]:
        text += [row.label, *values(0)]
    for row in rows[20:22]:
        text += [*cut(row.label, width), *values(0)]
    text += ["3.其他", *values(2), *values(8, 9), *values(0), "（六）其他", "处理", "（七）总计", rows[-1].label]
    tables = lines(text)
    assert all(t.form == "2021" for t in tables)
    keys = {row.key: row for t in tables for row in t.rows}
    assert "requests.otherwise_handled" not in keys
    total = keys.get("requests.results_total")
    assert total is None or all(c.value is None for c in total.cells)


@pytest.mark.parametrize("numbers", [values(0), values(4)])
def test_where_few_runs_are_rows_zeros_prove_no_row_and_a_sum_does(numbers: list[str]) -> None:
    rows = matrix("2019").rows
    text = [*CORNER, rows[0].label, "4", rows[1].label, *["0"] * 60, rows[2].label, *["0"] * 30]
    text += [rows[3].label, *numbers, rows[-2].label, *["0"] * 20, rows[-1].label, *values(0)]
    shown = [row for t in lines(text) for row in t.rows if any(c.value is not None for c in row.cells)]
    assert [row.key for row in shown] == (["requests.partially_granted"] if numbers[0] != "0" else [])
