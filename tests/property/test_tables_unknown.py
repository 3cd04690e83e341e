"""Law of tables of no known form: what is rendered where cells are parted is read back, labels, units, values and all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, IndicatorTable, Row
from gxparse.parser import parse
from gxparse.rendering.layouts import render
from gxparse.spans import Span
from property.tables_drawn import cell

NOWHERE = Span(0, 0)
BODIES = ("财政局", "民政局", "水务局", "教育局", "东河镇", "西山街道", "林业中心", "合计")
HEADS = ("受理数", "办结数", "发布数", "浏览量（次）", "经费（万元）", "2021年", "2022年")
PARTED = ("pipe", "markdown", "tsv", "csv", "aligned", "html")


@st.composite
def tables(draw: st.DrawFn) -> IndicatorTable:
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=4, unique=True))
    labels = draw(st.lists(st.sampled_from(BODIES), min_size=2, max_size=8, unique=True))
    numbers = st.integers(0, 99_999).map(str) | st.sampled_from(("—", "/", "无", "0", "12.5"))
    texts = [[draw(numbers) for _ in heads] for _ in labels]
    texts[0][0] = "7"  # without any number it would be a table of words

    def row(label: str, cells: list[str]) -> Row:
        return Row(label, label, tuple(map(cell, cells)), NOWHERE, (label,))

    units = {head: head.partition("（")[2].rstrip("）") or None for head in heads}
    columns = tuple(Column(head, (head,), units[head], None) for head in heads)
    rows = tuple(row(label, cells) for label, cells in zip(labels, texts, strict=True))
    return IndicatorTable(None, Layout.GRID, None, columns, rows, NOWHERE, (), None)


def told(table: IndicatorTable) -> tuple[list[object], list[object]]:
    def value(one: Cell) -> tuple[object, object]:
        return one.value, one.missing

    heads: list[object] = [(column.label, column.unit) for column in table.columns]
    return heads, [(row.label, [value(one) for one in row.cells]) for row in table.rows]


@pytest.mark.parametrize("layout", PARTED)
@settings(max_examples=25)
@given(table=tables())
def test_an_unknown_table_is_read_back(layout: str, table: IndicatorTable) -> None:
    text = render(table, layout)
    assert [told(found) for found in parse(text).tables] == [told(table)], text
