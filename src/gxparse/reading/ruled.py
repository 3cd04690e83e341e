"""Columns under a rule of dashes (``---- ----``) into grids; knows no words."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from gxparse.model.document import Grid, GridCell, Layout, Line
from gxparse.reading.screens import MEASURES, Cells, Measure, blank_between, matches, screen, trim
from gxparse.spans import Span

__all__ = ["read_ruled"]

_DASHED: Final = re.compile(r"([-=])\1+(?:[ ]+\1{2,})+")
_CLOSING: Final = re.compile(r"([-=])\1{4,}|([-=])\2+(?:[ ]+\2{2,})+")

_GAP: Final = re.compile(r"\S {2,}\S")


def read_ruled(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Columns under a rule of dashes, ``---- ----``: what begins between two of its beginnings is of one column.

    Headers stand over the rule. Where blank lines stand between rows, a row may have several lines.
    """
    at = _rule_at(text, lines, first)
    if at is None:
        return first + 1, None
    head = [line for line in lines[first:at] if not matches(_CLOSING, text, line)]
    closing = next((i for i in range(at + 1, len(lines)) if matches(_CLOSING, text, lines[i])), len(lines))
    blank = next((i for i in range(at + 2, closing) if blank_between(text, lines[i - 1], lines[i])), closing)
    ends = [(closing, min(closing + 1, len(lines))), (blank, blank)]
    if blank < closing < len(lines) and matches(_DASHED, text, lines[closing]):
        ends, closing = ends[1:], -1  # it is the rule of the next table
    for last, end in ends:
        rows = ([head] if head else []) + _rows_of_lines(text, lines[at + 1 : last], spaced=last == closing)
        grids = [_under_rule(text, lines[at], rows, measure) for measure in MEASURES]
        found = [grid for grid in grids if grid is not None]
        if found:
            return end, next((grid for grid in found if not _has_gaps(grid)), found[0])
    return at + 1, None


def _rule_at(text: str, lines: Sequence[Line], first: int) -> int | None:
    """Where the rule over the columns is: this line, the next, or soon after a line of dashes."""
    reach = 6 if matches(_CLOSING, text, lines[first]) else 2
    at = next((i for i in range(first, min(first + reach, len(lines))) if matches(_DASHED, text, lines[i])), None)
    if at is None or (at == first + 1 and blank_between(text, lines[first], lines[at])):
        return None
    return at


def _rows_of_lines(text: str, lines: Sequence[Line], *, spaced: bool) -> list[list[Line]]:
    apart = [blank_between(text, a, b) for a, b in itertools.pairwise(lines)]
    if not (spaced and any(apart)):
        return [[line] for line in lines]
    rows: list[list[Line]] = []
    for line, new in zip(lines, [True, *apart], strict=True):
        if new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _under_rule(text: str, rule: Line, rows: Sequence[Sequence[Line]], measure: Measure) -> Grid | None:
    """The grid, where no word stands across the beginning of a column."""
    above, _ = screen(text, rule, measure)
    begins = [c for c, i in above.items() if not text[i].isspace() and (c == 0 or text[i - 1].isspace())]
    cells: list[GridCell] = []
    for number, lines in enumerate(rows):
        found = [_under(text, begins, line, measure) for line in lines]
        if None in found:
            return None
        for column, parts in enumerate(zip(*(cells for cells in found if cells is not None), strict=True)):
            filled = [part for part in parts if part[0] < part[1]] or parts[:1]
            cells += [GridCell(text[a:b], Span(a, b), number, column) for a, b in filled]
    if len(rows) < 2:
        return None
    return Grid(
        Span(rows[0][0].span.start, rows[-1][-1].span.end), tuple(cells), len(rows), len(begins), Layout.ALIGNED
    )


def _has_gaps(grid: Grid) -> bool:
    """Whether a cell holds words far apart: a value that is taken for the end of a label."""
    return any(_GAP.search(cell.text) for cell in grid.cells)


def _under(text: str, begins: Sequence[int], line: Line, measure: Measure) -> Cells | None:
    """The cells of a line, ``None`` where a word stands across the beginning of a column."""
    columns, last = screen(text, line, measure)
    end = line.span.end
    cuts = [columns.get(column, end if column > last else -1) for column in begins]
    if -1 in cuts or any(cut < end and not text[cut - 1].isspace() for cut in cuts[1:]):
        return None
    if line.span.start < cuts[0]:
        return None
    return [trim(text, a, b) for a, b in itertools.pairwise([*cuts, end])]
