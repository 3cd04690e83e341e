"""Cells of indicator tables into observations, by the row and column of the form that they were read as."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.catalogue import Catalogue, FormColumn, FormRow, FormTable, Indicator, MatchedBy, Shape
from gxparse.folding import fold, squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.observations import Applicant, Basis, Evidence, Observation, Origin
from gxparse.model.report import Report
from gxparse.model.tables import Cell, Column, IndicatorTable, Row
from gxparse.structure.tables.matching import YEAR, header_unit
from gxparse.structure.tables.values import SCALED

__all__ = ["Read", "from_tables"]

_YUAN: Final = "元"
_SCALE: Final = "万"
"""Printed alone, where the indicator says of what."""
_CAPTION: Final = re.compile(
    r"(?:附[件表]?\d{0,2}[:、.]?)?\(?(?:(?P<year>(?:19|20)\d{2})年度?|(?P<last>上一?年度?|去年))"
    r"(?:[^。;,:\d至和及-]{0,30}(?:数据|统计|报表|表|情况)|)\)?:?"
)
"""A line that says of which year the table under it is: 附：2021年数据."""
_TITLE: Final = re.compile(
    r"[^。;,:《》]{0,40}?(?P<year>(?:19|20)\d{2})年度?[^。;,:《》]{0,12}公开[^。;,:《》]{0,8}报告"
)
_REFUSED: Final = "requests.refused."
_GIVEN: Final = ("requests.granted", "requests.partially_granted")
_LINES: Final = 3
"""How many lines over a table may be its caption and headers."""
_LONGEST: Final = 60


class Read(NamedTuple):
    """What the tables tell."""

    observations: tuple[Observation, ...]
    diagnostics: tuple[Diagnostic, ...]


def from_tables(report: Report, catalogue: Catalogue) -> Read:
    """Every cell of a known row and column that has a value, or that says why it has none; and the rows not known."""
    told: list[Observation] = []
    odd: list[Diagnostic] = []
    reported = {d.span for d in report.diagnostics if d.code == "unknown_row"}
    years = _years(report)
    for table, year in zip(report.tables, years, strict=True):
        form = catalogue.tables.get(table.kind or "")
        if form is None:
            continue
        if year is not None:
            odd.append(diagnose("conflicting_year", table.span, title=report.metadata.year, other=year))
            continue
        named = _by_names(table, form, catalogue)
        told += _table(_of_year(table, report.metadata.year), form, named, catalogue)
        odd += (
            _unknown(row, form, catalogue)
            for index, row in enumerate(table.rows)
            if row.key is None and _has_values(row) and row.span not in reported and index not in named
        )
    return Read(tuple(told), tuple(odd))


def _years(report: Report) -> list[int | None]:
    """For each table the year that its caption, or a later report's title over it, states, where it is another one."""
    own = report.metadata.year
    found: list[int | None] = []
    titled: int | None = None
    end = None
    for table in report.tables:
        if own is None:
            found.append(None)
            continue
        between = "" if end is None else report.text[end : table.span.start]
        for line in between.splitlines():
            title = _TITLE.fullmatch(squeeze(line)) if len(line) <= _LONGEST else None
            titled = titled if title is None else int(title["year"])
        year = (
            _captioned(table, report.text[max(0, table.span.start - 400, end or 0) : table.span.start], own) or titled
        )
        found.append(None if year in (None, own) else year)
        end = max(end or 0, table.span.end)
    return found


def _of_year(table: IndicatorTable, own: int | None) -> IndicatorTable:
    """The table without the codes of columns whose header says that they are of another year than the report."""
    found = [YEAR.fullmatch(squeeze(column.label)) for column in table.columns]
    if own is None or all(year is None or int(year["year"]) == own for year in found):
        return table
    columns = [
        column if year is None or int(year["year"]) == own else evolve(column, key=None)
        for column, year in zip(table.columns, found, strict=True)
    ]
    return evolve(table, columns=tuple(columns))


def _captioned(table: IndicatorTable, before: str, own: int) -> int | None:
    """The year that the title of a table, or one of the lines directly over it, states."""
    lines = [line for line in before.splitlines() if line.strip()][-_LINES:]
    for line in [*([table.title] if table.title else []), *reversed(lines)]:
        caption = _CAPTION.fullmatch(squeeze(line)) if len(line) <= _LONGEST else None
        if caption is not None:
            return own - 1 if caption["last"] else int(caption["year"])
    return None


def _has_values(row: Row) -> bool:
    return any(cell.value is not None for cell in row.cells)


def _by_names(table: IndicatorTable, form: FormTable, catalogue: Catalogue) -> dict[int, FormRow]:
    """Rows that the form has not, but that each name just one indicator, which no other row of the table is; by index."""
    if form.shape is not Shape.LIST:
        return {}
    told = Counter(row.key for row in table.rows)
    found: dict[int, FormRow] = {}
    for index, row in enumerate(table.rows):
        named = catalogue.find(row.label, limit=1) if row.key is None else ()
        above = None if row.parent is None else table.rows[row.parent].key
        if len(named) == 1 and named[0].by is not MatchedBy.NEAR and not _is_of_given(named[0].indicator.code, above):
            found[index] = FormRow(row.label, named[0].indicator.code)
            told[named[0].indicator.code] += 1
    return {index: row for index, row in found.items() if told[row.code] == 1}


def _is_of_given(code: str, above: str | None) -> bool:
    """Whether a ground of refusal stands under what was given: it is of the part that was not."""
    return code.startswith(_REFUSED) and above in _GIVEN


def _unknown(row: Row, form: FormTable, catalogue: Catalogue) -> Diagnostic:
    """That the form has no such row, with the names that are nearest."""
    odd = diagnose("unknown_row", row.span, label=row.label, form=form.form)
    found = catalogue.find(row.label, form=form.form, limit=3, least=0)
    near = ", ".join(f"{match.label} ({match.score})" for match in found)
    return evolve(odd, hint=f"{odd.hint} Nearest: {near}.") if near else odd


def _table(table: IndicatorTable, form: FormTable, named: Mapping[int, FormRow], catalogue: Catalogue) -> Iterator[Observation]:
    rows = {row.code or row.label: row for row in form.rows}
    columns = {column.key: column for column in form.columns}
    for index, row in enumerate(table.rows):
        form_row = rows.get(row.key or "") or named.get(index)
        if form_row is None:
            continue
        for column, cell in zip(table.columns, row.cells, strict=True):
            form_column = columns.get(column.key or "")
            if form_column is not None and (cell.value is not None or cell.missing):
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


def _of_label(row: Row) -> str | None:
    """The unit in the bracket at the end of a label, where it scales the number or is one of money."""
    unit = fold(header_unit(row.label)[1] or "")
    return unit if unit in (_YUAN, _SCALE) or unit in SCALED else None


def _in_base_units(cell: Cell, row: Row, column: Column, indicator: Indicator) -> tuple[Decimal | None, str | None]:
    """The value in base units. A unit of money is taken from print alone: with none printed none is assumed."""
    printed = fold(cell.unit or row.unit or _of_label(row) or column.unit or "") or None
    if printed == _SCALE:
        unit, scale = (_YUAN if indicator.kind == "money" else indicator.unit), 10_000
    else:
        unit, scale = SCALED.get(printed or "", (printed or indicator.unit, 1))
    if indicator.kind == "money" and (printed is None or unit != _YUAN):
        return cell.value, None
    return (None if cell.value is None else cell.value * scale), unit
