"""Lines with bars between cells, Markdown too, into grids; knows no report."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import partial
from typing import Final

from gxparse.model.document import Grid, Layout, Line, LineRole
from gxparse.reading.screens import (
    NUMBER,
    WIDEST,
    Cells,
    TextRow,
    between,
    blank_between,
    build,
    filled,
    matches,
    physical,
    trim,
)

__all__ = ["read_bars"]

_BARS: Final = "|｜¦│┃║┆┊"
_PAIR: Final = re.compile(r"\|\|")
_BAR: Final = re.compile(rf"(?<!\\)[{_BARS}]")
_DASHES: Final = r"\s*(?::[-─━═]+:?|[-─━═]+:|[-─━═]{2,})\s*"
_CROSS: Final = r"[|｜¦│┃║┆┊+\u250c-\u254b\u2552-\u2570]"
_RULE: Final = re.compile(rf"\s*{_CROSS}?{_DASHES}(?:{_CROSS}{_DASHES})*{_CROSS}?\s*")
_CROSSED: Final = re.compile(rf".*{_CROSS}")
_DOUBLE: Final = re.compile(r"\s*\|\|(?:[^|]*\|\|)+\s*")
"""A row of which all bars are double, as some wikis write headers."""
_LEAST_ROWS: Final = 2


def _bar_row(text: str, line: Line, *, pairs: bool = False) -> TextRow | None:
    """The cells of a line; ``pairs`` where two bars are one mark."""
    start, end = physical(text, line)
    if line.role is LineRole.FURNITURE:
        return None
    if _RULE.fullmatch(text, start, end):
        return TextRow([], rule=True) if _CROSSED.match(text, start, end) else None
    marks = [m.span() for m in (_PAIR if pairs else _BAR).finditer(text, start, end)]
    if not marks or len(marks) > WIDEST:
        return None
    ends = [start, *(last for _, last in marks)]
    cells = [trim(text, a, b) for a, b in zip(ends, [*(first for first, _ in marks), end], strict=True)]
    lead = tail = -1
    if cells[0][0] == cells[0][1]:
        lead, cells = cells[0][0], cells[1:]
    if len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        tail, cells = cells[-1][0], cells[:-1]
    return TextRow(cells, tail=tail, lead=lead)


def read_bars(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with bars between cells. A line with bars around one cell belongs to a table only beside wider rows."""
    begin = first + 1 if first + 1 < len(lines) and _is_rule(text, lines[first]) else first
    row = _bar_row(text, lines[begin])
    if row is None or row.rule or not filled(row.cells):
        return first + 1, None
    rows, index = _run(text, lines, begin, row)
    rows, index = _without_lone_cells(rows, index)
    rows = _with_edges(rows)
    wide = [r for r in rows if len(r.cells) > 1]
    numbers = sum(1 for r in wide for a, b in r.cells if b > a and NUMBER.fullmatch(text, a, b))
    lone = len(wide) == 1 and len(wide[0].cells) >= 5 and 2 * numbers > len(wide[0].cells)
    if not lone and (len(wide) < 2 or 2 * len(wide) < len(rows) - 1):
        return index, None
    layout = Layout.MARKDOWN if any(r.rule for r in rows) else Layout.PIPE
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, layout)


def _is_rule(text: str, line: Line) -> bool:
    row = _bar_row(text, line)
    return row is not None and row.rule


def _run(text: str, lines: Sequence[Line], begin: int, row: TextRow) -> tuple[list[TextRow], int]:
    """The rows of a run of lines, and the index after it."""
    rows = [row]
    doubled = [begin] if matches(_DOUBLE, text, lines[begin]) else []
    at = {0: begin}
    index = begin + 1
    spaced = False
    while index < len(lines):
        following = _bar_row(text, lines[index])
        end, more = index, list[TextRow]()
        if following is None:
            row_at = partial(_cells_at, text, lines, len(rows[-1].cells))
            index, more = between(text, lines, index, _BARS, row_at)
            following = _bar_row(text, lines[index])
            if following is None:
                break
        lone = len(following.cells) == 1 == len(rows[-1].cells) and not more  # one cell a line is no delimited table
        gap = blank_between(text, lines[index - 1], lines[index])
        if lone or (gap and not spaced and _begins(text, lines, index, following, rows)):
            index = end  # what stands before another table is not of this one
            break
        rows += more
        spaced = spaced or gap
        if matches(_DOUBLE, text, lines[index]):
            doubled.append(index)
        at[len(rows)] = index
        rows.append(following)
        index += 1
    return _paired(text, lines, rows, at, set(doubled)), index


def _begins(text: str, lines: Sequence[Line], index: int, row: TextRow, above: Sequence[TextRow]) -> bool:
    """Whether another table begins after the only empty line: with a rule, a header over one, or rows of another width."""
    if row.rule:
        return True
    after = _bar_row(text, lines[index + 1]) if index + 1 < len(lines) else None
    if after is None or len(above) < _LEAST_ROWS:
        return False
    return after.rule or (len(above[-1].cells) != len(row.cells) == len(after.cells))


def _cells_at(text: str, lines: Sequence[Line], width: int, index: int) -> Cells | None:
    """The cells of a row of this width, or with a cell more or less, which bars at the ends may hide."""
    row = _bar_row(text, lines[index])
    if row is None or abs(len(row.cells) - width) > 1:
        return None
    cells = [*row.cells, (row.tail, row.tail)] if len(row.cells) == 1 and row.tail >= 0 else row.cells
    return cells if len(cells) > 1 else None


def _paired(
    text: str, lines: Sequence[Line], rows: list[TextRow], at: Mapping[int, int], doubled: Container[int]
) -> list[TextRow]:
    """The rows with double bars as one mark, where that makes them as wide as the others, or where all bars are double."""
    found = {
        i: row
        for i, line in at.items()
        if line in doubled and (row := _bar_row(text, lines[line], pairs=True)) is not None
    }
    others = Counter(len(row.cells) for i, row in enumerate(rows) if i not in found and len(row.cells) > 1)
    widths = Counter(len(row.cells) for row in found.values())
    if not found or max(widths) < 2 or (others and others.most_common(1)[0][0] not in widths):
        return rows
    return [found.get(i, row) for i, row in enumerate(rows)]


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
