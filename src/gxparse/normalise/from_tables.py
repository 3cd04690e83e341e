"""Cells of indicator tables into observations, by the row and column of the form that they were read as."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.catalogue import Catalogue, FormColumn, FormRow, FormTable, Indicator
from gxparse.model.observations import Applicant, Basis, Evidence, Observation, Origin
from gxparse.model.report import Report
from gxparse.model.tables import Cell, Column, IndicatorTable, Row

__all__ = ["from_tables"]

_MONEY: Final = {"元": 1, "万元": 10_000, "亿元": 100_000_000, "千元": 1_000}
_THOUSANDS: Final = {"万条": ("条", 10_000), "万件": ("件", 10_000), "万人次": ("人次", 10_000)}


def from_tables(report: Report, catalogue: Catalogue) -> tuple[Observation, ...]:
    """Every cell of a known row and column that has a value, or that says why it has none."""
    return tuple(one for table in report.tables for one in _table(table, catalogue))


def _table(table: IndicatorTable, catalogue: Catalogue) -> Iterator[Observation]:
    form = catalogue.tables.get(table.kind or "")
    if form is None:
        return
    rows = {row.code or row.label: row for row in form.rows}
    columns = {column.key: column for column in form.columns}
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            form_row, form_column = rows.get(row.key or ""), columns.get(column.key or "")
            if form_row is None and row.key == "" and len(form.rows) == 1:
                form_row = form.rows[0]
            if form_row is not None and form_column is not None and (cell.value is not None or cell.missing):
                one = _observation(form, form_row, form_column, row, column, cell, catalogue)
                if one is not None:
                    yield one


def _observation(
    form: FormTable,
    form_row: FormRow,
    form_column: FormColumn,
    row: Row,
    column: Column,
    cell: Cell,
    catalogue: Catalogue,
) -> Observation | None:
    code = form.code(form_row, form_column)
    indicator = catalogue.by_code.get(code)
    if indicator is None:
        return None
    value, unit = _in_base_units(cell, row, column, indicator)
    return Observation(
        code=code, value=value, missing=cell.missing, unit=unit, approx=cell.approx,
        applicant=Applicant(form_column.applicant) if form_column.applicant else None,
        scope=form_column.scope, basis=Basis(form_column.basis),
        evidence=Evidence(cell.span, cell.text, Origin.TABLE), label=row.label or column.label,
    )  # fmt: skip


def _in_base_units(cell: Cell, row: Row, column: Column, indicator: Indicator) -> tuple[Decimal | None, str | None]:
    """The value in base units. A unit of money is taken from print alone: with none printed none is assumed."""
    printed = cell.unit or row.unit or column.unit
    if indicator.kind == "money":
        if printed not in _MONEY:
            return cell.value, None
        return (None if cell.value is None else cell.value * _MONEY[printed]), "元"
    unit, scale = _THOUSANDS.get(printed or "", (printed or indicator.unit, 1))
    return (None if cell.value is None else cell.value * scale), unit
