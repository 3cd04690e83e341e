"""Reports built from values alone: the tables of a form with a number in each cell, without any reading of text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gxparse import catalogue
from gxparse.catalogue import FormTable, Key
from gxparse.model.body import Body
from gxparse.model.dates import Period
from gxparse.model.document import Layout
from gxparse.model.report import Metadata, Report, ReportKind
from gxparse.model.source import Source
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Row
from gxparse.spans import Span

Value = Decimal | Missing

FORMS = {
    "2014": ("2014/statistics",),
    "2019": ("2019/article20.1", "2019/article20.5", "2019/article20.6", "2019/article20.8", "2019/article20.9",
             "2019/matrix", "2019/remedies"),
    "2021": ("2021/article20.1", "2021/article20.5", "2021/article20.6", "2021/article20.8", "2021/matrix",
             "2021/remedies"),
    "local.fujian": ("local.fujian/statistics",),
    "local.returns": ("local.returns/statistics",),
}  # fmt: skip
YEARS = {"2014": 2016, "2019": 2020, "2021": 2023, "local.fujian": 2012, "local.returns": 2012}


def key(code: str, applicant: str | None = None, basis: str = "year") -> Key:
    return Key(code, applicant, basis)


def cells(kind: str) -> Iterator[tuple[int, int, Key]]:
    """Row, column and key of each cell of a table that has a code, columns of circles (区政府统计数) left out."""
    form = catalogue.default.tables[kind]
    for r, row in enumerate(form.rows):
        for c, column in enumerate(form.columns):
            code = form.code(row, column)
            if code and column.scope is None:
                yield r, c, Key(code, column.applicant, column.basis)


def keys(form: str) -> list[Key]:
    """Every number of a form, each once."""
    return list(dict.fromkeys(k for kind in FORMS[form] for _, _, k in cells(kind)))


def report(
    form: str,
    values: Mapping[Key, Value | int],
    *,
    year: int | None = None,
    agency: str = "甲乙县人民政府",
    kinds: Sequence[str] | None = None,
    notes: Mapping[str, str] | None = None,
    period: Period | None = None,
) -> Report:
    """A report whose tables hold these values, 0 where none is given; notes stand below the rows of their codes."""
    text, tables = "", []
    for kind in kinds or FORMS[form]:
        text, table = _table(catalogue.default.tables[kind], values, text, notes or {})
        tables.append(table)
    told = YEARS[form] if year is None else year
    body = Body(agency, tuple(re.findall(r"[甲乙丙丁子父]+?[省市县区]", agency)))
    title = f"{agency}{told}年政府信息公开工作年度报告"
    metadata = Metadata(title=title, agency=agency, body=body, year=told, period=period)
    return Report(
        source=Source(uri=f"{agency}{told}"), text=text, kind=ReportKind.REPORT, metadata=metadata, sections=(),
        tables=tuple(tables), tokens=(), quantities=(), points=(), diagnostics=(), front=(), back=(), furniture=(),
        unclaimed=(),
    )  # fmt: skip


def _table(
    form: FormTable, values: Mapping[Key, Value | int], text: str, notes: Mapping[str, str]
) -> tuple[str, IndicatorTable]:
    start = len(text)
    columns = [c for c in form.columns if c.scope is None]
    rows: list[Row] = []
    for row in form.rows:
        begin = len(text)
        text += f"{row.label or '数'} "
        made: list[Cell] = []
        for column in columns:
            code = form.code(row, column)
            value = values.get(Key(code, column.applicant, column.basis), 0) if code else Missing.DASH
            text, cell = _cell(value, text)
            made.append(cell)
        end, note = len(text), notes.get(row.code)
        text += f"\n{note}\n" if note else "\n"
        rows.append(
            Row(
                row.label, row.label, tuple(made), Span(begin, end), unit=row.unit, note=note, key=row.code or row.label
            )
        )
    heads = tuple(Column(c.label, c.full_path, key=c.key) for c in columns)
    table = IndicatorTable(
        form.title, Layout.GRID, form.form, heads, tuple(rows), Span(start, len(text)), kind=form.kind
    )
    return text, table


def _cell(value: Value | int, text: str) -> tuple[str, Cell]:
    if isinstance(value, Missing):
        return text + " ", Cell("", None, Span(len(text), len(text)), missing=value)
    number = Decimal(value)
    shown = f"{number:f}"
    return text + shown + " ", Cell(shown, number, Span(len(text), len(text) + len(shown)))
