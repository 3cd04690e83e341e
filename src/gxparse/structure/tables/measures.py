"""The unit that a line over a table prints (单位：万元), given to the cells that it can be meant for; reads no values.

Money is meant by units of money, a count by its own measure word or thousands of it. Units in the table go first.
"""

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from gxparse.catalogue import Catalogue, FormColumn, FormRow, FormTable
from gxparse.model.tables import IndicatorTable, Row
from gxparse.structure.tables.values import SCALED

__all__ = ["with_unit"]

_MONEY: Final = "元"
_PARTED: Final = re.compile(r"[、,，/和及]")


def with_unit(table: IndicatorTable, printed: str | None, catalogue: Catalogue) -> IndicatorTable:
    """The table with the unit over it in its columns, or in its rows where a column has others too."""
    form = catalogue.tables.get(table.kind or "")
    if printed is None:
        return table
    if form is None:
        return _with_only(table, printed)
    units = [unit for unit in _PARTED.split(printed) if unit]
    places = {row.code or row.label: row for row in form.rows}
    columns = [next((c for c in form.columns if c.key == column.key), None) for column in table.columns]
    found = [
        [_meant(form, places.get(row.key or ""), column, units, catalogue) for column in columns] for row in table.rows
    ]
    whole = [_alike([cells[i] for cells in found]) if found else None for i in range(len(columns))]
    return evolve(
        table,
        columns=tuple(c if c.unit else evolve(c, unit=unit) for c, unit in zip(table.columns, whole, strict=True)),
        rows=tuple(_with_own(row, cells, whole) for row, cells in zip(table.rows, found, strict=True)),
    )


def _with_only(table: IndicatorTable, printed: str) -> IndicatorTable:
    """A table of no known form, with the one unit over it in the columns of which neither header nor cells have another."""
    if _PARTED.search(printed) or any(row.unit for row in table.rows):
        return table
    own = [c.unit is not None or any(row.cells[i].unit for row in table.rows) for i, c in enumerate(table.columns)]
    columns = [c if other else evolve(c, unit=printed) for c, other in zip(table.columns, own, strict=True)]
    return evolve(table, columns=tuple(columns))


def _meant(
    form: FormTable, row: FormRow | None, column: FormColumn | None, units: Sequence[str], catalogue: Catalogue
) -> str | None:
    """Which of the units is the one of this cell; ``None`` where none or more than one may be."""
    indicator = None if row is None or column is None else catalogue.by_code.get(form.code(row, column))
    if indicator is None:
        return None
    if indicator.kind == "money":
        fitting = [unit for unit in units if SCALED.get(unit, (unit, 1))[0] == _MONEY]
    else:
        fitting = [unit for unit in units if indicator.unit and SCALED.get(unit, (unit, 1))[0] == indicator.unit]
    return fitting[0] if len(fitting) == 1 else None


def _alike(units: Sequence[str | None]) -> str | None:
    """The unit of all cells of a column."""
    return units[0] if len(set(units)) == 1 else None


def _with_own(row: Row, cells: Sequence[str | None], whole: Sequence[str | None]) -> Row:
    unit = _alike(cells)
    return row if row.unit or unit is None or any(whole) else evolve(row, unit=unit)
