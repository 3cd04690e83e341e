"""Turns reports, sections, tables and observations into compact, escaped HTML for a notebook; reads no text."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

from gxparse.model.observations import Observation, Observations
from gxparse.model.report import Report, Section
from gxparse.model.tables import Cell, Column, IndicatorTable, Row
from gxparse.rendering.words import bounded, facts, grouped, oddities, shown

__all__ = ["observations_html", "report_html", "section_html", "table_html"]

_INDENT: Final = 1.2
"""Width of one depth of a row's label, in em."""


def report_html(report: Report) -> str:
    """Title, metadata, outline, tables, numbers and diagnostics; the longer parts fold."""
    numbers = " · ".join(escape(shown(quantity)) for quantity in report.quantities)
    return "".join(
        (
            f"<div><h3>{escape(report.title or '(untitled)')}</h3>",
            _pairs(facts(report)),
            _folded("Outline", sum(1 for _ in report.walk()), _outline(report.sections), opened=True),
            _folded("Tables", len(report.tables), "".join(map(table_html, report.tables))),
            _folded("Numbers", len(report.quantities), f"<p>{numbers}</p>"),
            _folded("Diagnostics", len(report.diagnostics), _list(map(escape, oddities(report)))),
            "</div>",
        )
    )


def section_html(section: Section) -> str:
    """Heading, own paragraphs, and the sections below."""
    paragraphs = "".join(f"<p>{escape(paragraph.text)}</p>" for paragraph in section.paragraphs)
    children = "".join(map(section_html, section.children))
    level = min(section.level + 2, 6)
    return f"<div><h{level}>{escape(section.label)}{escape(section.title)}</h{level}>{paragraphs}{children}</div>"


def table_html(table: IndicatorTable) -> str:
    """A table with a header row for each level of the headers, labels indented by depth."""
    units = any(row.unit for row in table.rows)
    width = len(table.columns) + 1 + units
    body = "".join(
        _row(line, units=units) if isinstance(line, Row) else f'<tr><th colspan="{width}">{escape(line)}</th></tr>'
        for line in grouped(table)
    )
    caption = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    return f"<table>{caption}<thead>{_header(table.columns, units=units)}</thead><tbody>{body}</tbody></table>"


def observations_html(observations: Observations) -> str:
    """A row for the best observation of each code; how many more there are stands beside it."""
    heads = ("code", "label", "value", "unit", "applicant", "origin", "text", "more")
    rows = (_observation(one, len(observations.all(code)) - 1) for code, one in observations.items())
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _observation(one: Observation, more: int) -> str:
    missing = one.missing.value if one.missing else ""
    value = missing if one.value is None else bounded(one.value, one.high, one.approx)
    applicant = one.applicant.value if one.applicant else ""
    evidence = (one.evidence.origin.value, one.evidence.text)
    told = (one.code, one.label, value, one.unit or "", applicant, *evidence, str(more) if more else "")
    return f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in told)}</tr>"


def _header(columns: tuple[Column, ...], *, units: bool) -> str:
    """The header rows: a header over several columns spans them, one without headers below reaches down."""
    paths = [column.path or (column.label,) for column in columns]
    levels = max(map(len, paths), default=1)
    corner = f'<th rowspan="{levels}"></th>' * (1 + units)
    rows = ("".join(_headers(paths, level, levels)) for level in range(levels))
    return "".join(f"<tr>{'' if level else corner}{row}</tr>" for level, row in enumerate(rows))


def _headers(paths: list[tuple[str, ...]], level: int, levels: int) -> Iterator[str]:
    """The headers of one level: neighbours under the same headers share one, unless it is the last of its column."""

    def over(column: int) -> tuple[object, ...]:
        path = paths[column]
        return path[: level + 1] if level < len(path) - 1 else (*path, column)

    for _, columns in groupby(range(len(paths)), over):
        first, *others = columns
        path = paths[first]
        if level < len(path):
            down = levels - level if level == len(path) - 1 else 1
            yield f'<th colspan="{1 + len(others)}" rowspan="{down}">{escape(path[level])}</th>'


def _row(row: Row, *, units: bool) -> str:
    note = f"<br><small>{escape(row.note)}</small>" if row.note else ""
    label = f'<td style="text-align:left;padding-left:{row.depth * _INDENT:g}em">{escape(row.label)}{note}</td>'
    unit = f"<td>{escape(row.unit or '')}</td>" if units else ""
    return f"<tr>{label}{unit}{''.join(map(_cell, row.cells))}</tr>"


def _cell(cell: Cell) -> str:
    note = f"<br><small>{escape(cell.note)}</small>" if cell.note else ""
    return f"<td>{escape(cell.text)}{note}</td>"


def _outline(sections: tuple[Section, ...]) -> str:
    return _list(f"{escape(s.label)}{escape(s.title)}{_outline(s.children)}" for s in sections)


def _list(items: Iterable[str]) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul style="list-style:none">{inside}</ul>' if inside else ""


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<tr><th style="text-align:left">{escape(k)}</th><td>{escape(v)}</td></tr>' for k, v in pairs)
    return f"<table>{rows}</table>"


def _folded(title: str, count: int, inside: str, *, opened: bool = False) -> str:
    """A part that folds; nothing at all when it would be empty."""
    state = " open" if opened else ""
    return f"<details{state}><summary>{title} ({count})</summary>{inside}</details>" if count else ""
