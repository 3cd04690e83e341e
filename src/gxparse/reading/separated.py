"""Lines with tabs or commas between cells into grids; knows no report.

A comma is a table's mark only where numbers stand between commas, for commas are common in prose.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from gxparse.model.document import Grid, Layout, Line, LineRole
from gxparse.reading.screens import NUMBER, WIDEST, Cells, TextRow, build, filled, physical, trim

__all__ = ["read_commas", "read_tabs"]

_COMMA: Final = re.compile(r'"((?:[^"]|"")*)"|([^,"]*)')
_KEY: Final = re.compile(r"[^:：]{1,12}[:：]")


def _tab_row(text: str, line: Line) -> Cells | None:
    start, end = physical(text, line)
    if "\t" not in text[start:end] or text.count("\t", start, end) > WIDEST or line.role is LineRole.FURNITURE:
        return None
    edges = [start - 1, *(i for i in range(start, end) if text[i] == "\t"), end]
    return [trim(text, a + 1, b) for a, b in itertools.pairwise(edges)]


def read_tabs(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with tabs between cells, the same number in each."""
    row = _tab_row(text, lines[first])
    if row is None or not filled(row):
        return first + 1, None
    rows = [TextRow(row)]
    index = first + 1
    while index < len(lines) and (cells := _tab_row(text, lines[index])) is not None and len(cells) == len(row):
        rows.append(TextRow(cells))
        index += 1
    wide = [r for r in rows if filled(r.cells) > 1]
    if len(rows) < 2 or not wide or all(_KEY.fullmatch(text, *r.cells[0]) for r in wide):
        return index, None
    if len(rows) == 2 and len(row) == 2 and filled(row) < 2:
        return index, None
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.TSV)


def _comma_cells(text: str, line: Line) -> int:
    """How many cells commas part a line into; 0 where they do not."""
    start, end = line.span.start, line.span.end
    commas = text.count(",", start, end)
    if not commas or commas > WIDEST or line.role is LineRole.FURNITURE:
        return 0
    return commas + 1 if text.find('"', start, end) < 0 else len(_comma_row(text, line))


def _comma_row(text: str, line: Line) -> Cells:
    """The cells of a line; none where a quotation mark closes before the comma."""
    start, end = line.span.start, line.span.end
    cells: Cells = []
    position = start
    while position <= end:
        match = _COMMA.match(text, position, end)
        if match is None or (match.end() < end and text[match.end()] != ","):
            return []
        group = 1 if match[1] is not None else 2
        cells.append(trim(text, *match.span(group)))
        position = match.end() + 1
    return cells


def _numbers_after(text: str, line: Line) -> bool:
    """Whether there is a label and after it nothing but numbers and marks for none (units and codes before them)."""
    last = trim(text, text.rfind(",", line.span.start, line.span.end) + 1, line.span.end)
    if text[line.span.end - 1] != '"' and not NUMBER.fullmatch(text, *last):
        return False  # prose, most of it
    cells = _comma_row(text, line)
    last_label = max((i for i, (a, b) in enumerate(cells) if not NUMBER.fullmatch(text, a, b)), default=-1)
    trailing_comma = len(cells) == 2 and cells[1][0] == cells[1][1]  # as in prose cut into lines
    return last_label < min(len(cells) - 1, 5) and not trailing_comma


def read_commas(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with commas between cells, the same number in each, and numbers after labels in most of them."""
    wide = _comma_cells(text, lines[first])
    if not wide:
        return first + 1, None
    index = first + 1
    while index < len(lines) and _comma_cells(text, lines[index]) == wide:
        if text.count("\n", lines[index - 1].span.end, lines[index].span.start) > 1:
            break
        index += 1
    numeric = [_numbers_after(text, line) for line in lines[first:index]]
    heads = numeric.index(True) if True in numeric else len(numeric)
    rows = [TextRow(_comma_row(text, line)) for line in lines[first:index]] if True in numeric else []
    single = heads == 0 and len(rows) == 1 and wide >= 5 and all(NUMBER.fullmatch(text, *c) for c in rows[0].cells)
    if not single and (len(rows) < 2 or heads > 5 or 2 * sum(numeric) < len(rows) - heads or heads == len(rows)):
        return index, None
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.CSV)
