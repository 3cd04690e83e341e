"""Tables of the official forms with drawn values that satisfy the form's arithmetic, for the laws of reading tables."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.catalogue import FormTable, Shape
from gxparse.catalogue.labels import read_label
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Row
from gxparse.spans import Span
from gxparse.structure.tables.values import read_value

NOWHERE = Span(0, 0)
NUMBERS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 999), st.integers(0, 10**9))
FORM_TABLES = tuple(catalogue.default.tables.values())
MISSING = ("", "-", "——", "/", "无", "不适用")


def cell(text: str) -> Cell:
    reading = read_value(text)
    return Cell(text, reading.value, NOWHERE, reading.note, missing=reading.missing, unit=reading.unit)


def grouped(number: int) -> str:
    return f"{number:,}"


@st.composite
def printed(draw: st.DrawFn, *, signed: bool = False) -> str:
    """A cell as a report prints it: mostly a number, sometimes a mark for none, a unit, separators, a note."""
    kind = draw(st.integers(0, 19))
    number = draw(NUMBERS)
    if kind < 3:
        return draw(st.sampled_from(MISSING))
    if kind == 3:
        return grouped(number)
    if kind == 4 and signed:
        return f"-{number + 1}"
    if kind == 5 and signed:
        return f"减{number + 1}"
    if kind == 6:
        return f"{number}.{draw(st.integers(0, 99)):02}"
    return str(number)


def matrix_values(draw: st.DrawFn, table: FormTable) -> list[list[int]]:
    """Rows of seven numbers for which H, V1 and V2 hold."""
    codes = [row.code for row in table.rows]
    parts = [c for c in codes if c not in ("requests.received", "requests.carried_over", "requests.results_total")]
    small = st.one_of(st.just(0), st.just(0), st.integers(0, 30), st.integers(0, 5000))
    values = {code: [draw(small) for _ in range(6)] for code in parts}
    leaves = [c for c in parts if c != "requests.carried_forward"]
    values["requests.results_total"] = [sum(values[c][i] for c in leaves) for i in range(6)]
    whole = [values["requests.results_total"][i] + values["requests.carried_forward"][i] for i in range(6)]
    values["requests.carried_over"] = [draw(st.integers(0, w)) for w in whole]
    values["requests.received"] = [w - o for w, o in zip(whole, values["requests.carried_over"], strict=True)]
    return [[*values[code], sum(values[code])] for code in codes]


def remedy_values(draw: st.DrawFn) -> list[int]:
    found: list[int] = []
    for _ in range(3):
        four = [draw(st.integers(0, 200)) for _ in range(4)]
        found += [*four, sum(four)]
    return found


def columns_of(table: FormTable, chosen: Sequence[int]) -> tuple[Column, ...]:
    found: list[Column] = []
    for index in chosen:
        column = table.columns[index]
        label = column.label
        if label == "本年收费金额":
            label += "（单位：万元）"
        if table.kind.startswith("local.fujian") and column.key == "year":
            label = "2017年"
        unit = "万元" if "万元" in label else None
        found.append(Column(label, (*column.path, label), unit, None, column.key))
    return tuple(found)


@st.composite
def form_tables(draw: st.DrawFn, table: FormTable | None = None) -> IndicatorTable:
    """A table of a form."""
    form = draw(st.sampled_from(FORM_TABLES)) if table is None else table
    chosen = [0] if form.form == "2014" else list(range(len(form.columns)))
    columns = columns_of(form, chosen)
    if form.shape is Shape.MATRIX:
        texts = [[str(n) for n in row] for row in matrix_values(draw, form)]
    elif form.shape is Shape.ROW:
        texts = [[str(n) for n in remedy_values(draw)]]
    else:
        texts = [[draw(printed(signed=form.columns[i].signed)) for i in chosen] for _ in form.rows]
    units = form.id == "statistics" and draw(st.booleans())
    rows: list[Row] = []
    for row, cells in zip(form.rows, texts, strict=True):
        heading = row.unit == ""
        group = row.group if form.shape is Shape.MATRIX else ()
        rows.append(
            Row(
                row.label, read_label(row.label).name if row.label else "",
                tuple(cell("" if heading else text) for text in cells), NOWHERE, (*group, row.label),
                unit=(row.unit or None) if units else None,
                note=row.note if form.shape is Shape.LIST and row.note and draw(st.booleans()) else None,
                key=row.code or row.label,
            )
        )  # fmt: skip
    return IndicatorTable(
        form.title if form.id != "remedies" else None,
        Layout.GRID,
        form.form,
        columns,
        tuple(rows),
        NOWHERE,
        (),
        form.kind,
    )


def view(table: IndicatorTable) -> dict[str, object]:
    """What must come back: everything but places and the layout."""
    return {
        "title": table.title,
        "columns": [(c.label, c.path, c.unit, c.key) for c in table.columns],
        "rows": [
            (r.label, r.path, r.unit, r.note, r.key, [(c.value, c.missing, c.note) for c in r.cells])
            for r in table.rows
        ],
    }


def value(text: str) -> Decimal | Missing | None:
    reading = read_value(text)
    return reading.value if reading.value is not None else reading.missing
