"""Sheets saved as one rectangle into the lines and tables they hold: a row with one filled cell may be a paragraph.

Office programs pad every row of a sheet to the width of its widest table, so that title, headings, prose and tables
arrive as one grid. A row whose first cell alone is filled is a line where its words are those of a sentence, a title or
a section's heading of the official outline, or where it stands beside such a row; all others stay rows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from gxparse.catalogue.prescribed import HEADINGS
from gxparse.folding import BLANKS, squeeze, width
from gxparse.model.document import Block, Document, Grid, GridCell, Layout, Line
from gxparse.spans import Span

__all__ = ["unpacked"]

_LAYOUTS: Final = (Layout.TSV, Layout.CSV)
_SHEETS: Final = re.compile(r"spreadsheet|excel")  # media types of which every grid is a sheet
# Headings of the official outline; the groups of form 2014 (一、主动公开情况) read otherwise.
_HEADING: Final = re.compile(
    rf"[一二三四五六七八九十]+[、.](?:{'|'.join(HEADINGS)}|概述|概况|(?:收到和)?处理.*申请.*情况|.*行政复议.*行政诉讼.*情况"
    r"|.*存在.*问题.*|.*改进.*|.*需要(?:说明|报告)的.*事项.*)"
)
_TITLE: Final = re.compile(r".*信息公开.*(?:报告|年报|总结)(?:\(.*\))?")


def unpacked(document: Document) -> Document:
    """The same document with its rectangles taken apart."""
    sheets = _SHEETS.search(document.source.media_type) is not None
    if not any(sheets or grid.layout in _LAYOUTS for grid in document.grids()):
        return document
    return evolve(document, blocks=tuple(_blocks(document, sheets=sheets)))


def _blocks(document: Document, *, sheets: bool) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Grid) and block.columns > 1 and (sheets or block.layout in _LAYOUTS):
            yield from _parts(document.text, block)
        else:
            yield block


def _parts(text: str, grid: Grid) -> Iterator[Block]:
    """The lines and the grids between them."""
    rows = _rows(grid)
    lines = _line_rows(rows)
    if not lines:
        yield grid
        return
    first = 0
    for index in [*sorted(lines), len(rows)]:
        if index > first:
            yield _part(grid, rows[first:index], first)
        if index < len(rows):
            yield from (_line(text, cell.span) for cell in rows[index] if cell.text.strip(BLANKS))
        first = index + 1


def _rows(grid: Grid) -> list[list[GridCell]]:
    rows: list[list[GridCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _line_rows(rows: Sequence[Sequence[GridCell]]) -> set[int]:
    """Indexes of the rows that are lines: sentences, titles, headings, and rows with one cell beside them."""
    alone = [_alone(row) for row in rows]
    found = {index for index, words in enumerate(alone) if words is not None and _is_line(words)}
    if not found:
        return found
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        previous = False
        for index in order:
            previous = index in found or (previous and alone[index] is not None)
            if previous:
                found.add(index)
    return found


def _alone(row: Sequence[GridCell]) -> str | None:
    """The words of a row whose first cell alone is filled ("" for an empty row), or ``None``."""
    filled = [cell for cell in row if cell.text.strip(BLANKS)]
    if not filled:
        return ""
    spans_on = filled[0].rowspan > 1
    return squeeze(filled[0].text) if len(filled) == 1 and filled[0].column == 0 and not spans_on else None


def _is_line(words: str) -> bool:
    if "。" in words:
        return not words.startswith("(")  # a bracketed note is a row of its table
    return _HEADING.fullmatch(words) is not None or _TITLE.fullmatch(words) is not None


def _line(text: str, span: Span) -> Line:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(BLANKS))
    end = start + len(words.strip(BLANKS))
    return Line(Span(start, end), width(text[span.start : start]), hard=True)


def _part(grid: Grid, rows: Sequence[Sequence[GridCell]], first: int) -> Grid:
    """The rows of a grid from ``first`` on, as a grid of their own."""
    cells = tuple(cell._replace(row=cell.row - first) for row in rows for cell in row)
    filled = [cell.span for cell in cells if len(cell.span)] or [cells[0].span]
    return evolve(grid, cells=cells, rows=len(rows), span=Span(filled[0].start, max(span.end for span in filled)))
