"""Lines with bars between cells, Markdown too, into grids; knows no report."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from gxparse.model.document import Grid, Layout, Line, LineRole
from gxparse.reading.screens import NUMBER, WIDEST, TextRow, build, filled, physical, trim

__all__ = ["read_bars"]

_BAR: Final = re.compile(r"(?<!\\)[|｜¦]")
_DASHES: Final = r"\s*(?::-+:?|-+:|-{2,})\s*"
_RULE: Final = re.compile(rf"\s*[|｜]?{_DASHES}(?:[|｜]{_DASHES})*[|｜]?\s*")


def _bar_row(text: str, line: Line) -> TextRow | None:
    start, end = physical(text, line)
    marks = [m.start() for m in _BAR.finditer(text, start, end)]
    if not marks or len(marks) > WIDEST or line.role is LineRole.FURNITURE:
        return None
    if _RULE.fullmatch(text, start, end):
        return TextRow([], rule=True)
    edges = [start - 1, *marks, end]
    cells = [trim(text, a + 1, b) for a, b in itertools.pairwise(edges)]
    lead = tail = -1
    if cells[0][0] == cells[0][1]:
        lead, cells = cells[0][0], cells[1:]
    if len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        tail, cells = cells[-1][0], cells[:-1]
    return TextRow(cells, tail=tail, lead=lead)


def read_bars(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with bars between cells. A line with bars around one cell belongs to a table only beside wider rows."""
    row = _bar_row(text, lines[first])
    if row is None or row.rule or not filled(row.cells):
        return first + 1, None
    rows = [row]
    index = first + 1
    while index < len(lines) and (following := _bar_row(text, lines[index])) is not None:
        if len(following.cells) == 1 == len(rows[-1].cells):
            break  # one cell a line is no delimited table
        rows.append(following)
        index += 1
    rows, index = _without_lone_cells(rows, index)
    rows = _with_edges(rows)
    wide = [r for r in rows if len(r.cells) > 1]
    numbers = sum(1 for r in wide for a, b in r.cells if b > a and NUMBER.fullmatch(text, a, b))
    lone = len(wide) == 1 and len(wide[0].cells) >= 5 and 2 * numbers > len(wide[0].cells)
    if not lone and (len(wide) < 2 or 2 * len(wide) < len(rows) - 1):
        return index, None
    layout = Layout.MARKDOWN if any(r.rule for r in rows) else Layout.PIPE
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, layout)


def _without_lone_cells(rows: list[TextRow], end: int) -> tuple[list[TextRow], int]:
    """Lines of one cell at the end of a run are one-cell-a-line text that follows, or an empty end of the table."""
    while len(rows) > 1 and not rows[-1].rule and len(rows[-1].cells) == 1:
        rows.pop()
        end -= 1
    return rows, end


def _with_edges(rows: list[TextRow]) -> list[TextRow]:
    """Where the widest rows neither begin nor end in a bar, a bar there opens an empty cell of a row that is short."""
    widest = max(len(row.cells) for row in rows)
    wide = [row for row in rows if len(row.cells) == widest and not row.rule]
    if any(row.lead < 0 for row in wide):
        rows = [
            r._replace(cells=[(r.lead, r.lead), *r.cells]) if r.lead >= 0 and _short(r, widest) else r for r in rows
        ]
    if any(row.tail < 0 for row in wide):
        rows = [
            r._replace(cells=[*r.cells, (r.tail, r.tail)]) if r.tail >= 0 and _short(r, widest) else r for r in rows
        ]
    return rows


def _short(row: TextRow, widest: int) -> bool:
    return not row.rule and len(row.cells) == widest - 1
