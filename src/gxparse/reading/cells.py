"""Turns a table as marked up into cells at places, spans counted, or into its contents; not what they tell."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from gxparse.limits import Limits
from gxparse.reading.composing import Place, Spot
from gxparse.reading.elements import Cell, Paragraph, Piece, Table
from gxparse.reading.joining import join

__all__ = ["attribute", "flat", "is_layout", "place"]

_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 65534
_OWN_CELLS: Final = 4
_LONG: Final = 400


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute in normal form, entities as they stand."""
    start = attributes.find(name + '="')
    if start < 0 or (start > 0 and attributes[start - 1] != " "):
        return None
    start += len(name) + 2
    end = attributes.find('"', start)
    return attributes[start:end] if end >= 0 else None  # of odd markup, where a quote is part of a name


def flat(table: Table) -> list[Piece]:
    """What is in a table that only puts things side by side, in reading order."""
    pieces = list(table.caption)
    for group in table.groups:
        for row in group:
            for cell in row:
                pieces += cell.pieces
    return pieces


def is_layout(table: Table) -> bool:
    """Whether a table only arranges the page: one column, one cell with nearly all text, or tables inside it."""
    rows = [row for group in table.groups for row in group]
    if max(map(len, rows), default=0) < 2 or attribute(table.element.attributes, "role") == "presentation":
        return True
    contents = [cell.content for row in rows for cell in row if cell.content]
    sizes = [len(content) for content in contents if isinstance(content, str)]
    if len(sizes) == len(contents):
        return len(sizes) < 2
    nested = linked = paragraphs = 0
    for content in [content for content in contents if not isinstance(content, str)]:
        size = 0
        for piece in content:
            if isinstance(piece, Paragraph):
                size += len(piece.text)
                linked += piece.linked
            else:
                nested += 1
        if size:
            sizes.append(size)
            paragraphs = max(paragraphs, len(content))
    if len(sizes) < 2 or (nested and len(sizes) < _OWN_CELLS * nested):
        return True
    whole = sum(sizes)
    # A single row with a column of paragraphs in it is a menu beside a page, however short that is.
    enough = len(rows) == 1 or max(sizes) > max(_LONG, 0.8 * whole)
    return linked > 0.6 * whole or (enough and paragraphs >= 5)


def place(table: Table, limits: Limits, where: Callable[[Cell], Place | None] | None) -> tuple[list[Spot], int, int]:
    """The cells where the spans put them, the number of rows, and of columns where a cell begins."""
    found: list[Spot] = []
    until: list[int] = []  # for each column the row in which it is free again, where cells span rows
    row = used = width = 0
    spanned = False
    for group in table.groups:
        end = row + len(group)
        for cells in group:
            column = 0
            in_head = bool(cells) and _is_in_head(cells[0])
            used += len(cells)
            for cell in cells:
                while column < len(until) and until[column] > row:
                    column += 1
                colspan = rowspan = 1
                if "span=" in cell.attributes:
                    spanned = True
                    colspan, rowspan = _spans(cell.attributes, until, row, column, end)
                    used += colspan * rowspan - 1
                    if used > limits.cells:
                        limits.check("cells", used)
                    if rowspan > 1:
                        until.extend([0] * (column + colspan - len(until)))
                        until[column : column + colspan] = [row + rowspan] * colspan
                content = cell.content
                text = content if isinstance(content, str) else _text(content)
                place = where(cell) if where is not None and text else None
                found.append((text, row, column, rowspan, colspan, in_head or cell.tag == "th", place))
                column += colspan
            if used > limits.cells:
                limits.check("cells", used)
            width = max(width, column)
            row += 1
    starts = sorted({spot[2] for spot in found}) if spanned else range(width)
    return found if len(starts) == width else _without_empty_columns(found, starts), row, len(starts)


def _spans(attributes: str, until: list[int], row: int, column: int, end: int) -> tuple[int, int]:
    """Columns and rows of a cell: as many as are free, and as the row group has."""
    columns, rows = attribute(attributes, "colspan"), attribute(attributes, "rowspan")
    colspan = 1 if columns is None else _number(columns, _MOST_COLUMNS) or 1
    rowspan = 1 if rows is None else _number(rows, _MOST_ROWS) or end - row
    return colspan if colspan == 1 else _free(until, row, column, colspan), min(rowspan, end - row)


def _free(until: list[int], row: int, column: int, wanted: int) -> int:
    """How many columns from here on are free, at most as many as wanted."""
    for index in range(column, min(column + wanted, len(until))):
        if until[index] > row:
            return index - column
    return wanted


def _number(text: str, most: int) -> int:
    """A span as browsers read it: leading digits, 1 when there are none, at most ``most``."""
    if len(text) == 1 and text.isascii() and text.isdecimal():  # as nearly all are
        return int(text)
    text = text.strip().lstrip("+")
    digits = text[: len(text) - len(text.lstrip("0123456789"))]
    if not digits:
        return 1
    return most if len(digits) > 5 else min(int(digits), most)


def _is_in_head(cell: Cell) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.tag == "thead"


def _text(pieces: Sequence[Piece]) -> str:
    if len(pieces) == 1 and isinstance(pieces[0], Paragraph):
        return pieces[0].text
    return join([piece.text for piece in pieces if isinstance(piece, Paragraph)])


def _without_empty_columns(cells: list[Spot], starts: Sequence[int]) -> list[Spot]:
    """Columns in which no cell begins are only a wider neighbour: leave them out."""
    index = {column: number for number, column in enumerate(starts)}
    return [
        (text, row, index[at], rowspan, bisect_left(starts, at + colspan) - index[at], header, place)
        for text, row, at, rowspan, colspan, header, place in cells
    ]
