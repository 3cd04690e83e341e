"""Tables with a column for each of several years, once the reporting year is known: its column is the form's; reads no text."""

from collections.abc import Sequence

from attrs import evolve

from gxparse.catalogue import Catalogue
from gxparse.folding import squeeze
from gxparse.model.tables import IndicatorTable
from gxparse.structure.tables.matching import YEAR, best_match

__all__ = ["of_year"]


def of_year(tables: Sequence[IndicatorTable], year: int | None, catalogue: Catalogue) -> tuple[IndicatorTable, ...]:
    """The tables, those of no form under 2016年 | 2017年 read as of a form by the column of ``year``; the other has no key."""
    return tuple(table if year is None else _read(table, year, catalogue) for table in tables)


def _read(table: IndicatorTable, year: int, catalogue: Catalogue) -> IndicatorTable:
    heads = [column.label for column in table.columns]
    years = [found["year"] for head in heads if (found := YEAR.fullmatch(squeeze(head))) is not None]
    if table.kind is not None or len(years) < 2 or years.count(str(year)) != 1:
        return table
    match = best_match(catalogue, heads, [row.label for row in table.rows], title=f"{year}年{table.title or ''}")
    if match is None or 2 * sum(row is not None for row in match.rows) < len(match.rows):
        return table  # one label that a form has too makes no table of the form
    form = match.table
    columns = [
        column if index is None else evolve(column, key=form.columns[index].key)
        for column, index in zip(table.columns, match.columns, strict=True)
    ]
    rows = [
        row if index is None else evolve(row, key=form.rows[index].code or form.rows[index].label)
        for row, index in zip(table.rows, match.rows, strict=True)
    ]
    return evolve(table, columns=tuple(columns), rows=tuple(rows), form=form.form, kind=form.kind)
