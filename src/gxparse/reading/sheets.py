"""Turns what the sheets of a workbook show into lines and grids: titles, blocks of cells; knows no formats of files."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from gxparse.model.document import Layout
from gxparse.reading.composing import Composer, Place, Placed
from gxparse.reading.joining import collapse, join

__all__ = ["Sheet", "cell_text", "column_letters", "compose"]


class Sheet(NamedTuple):
    """What a sheet shows: texts by row and column, and merged ranges by their upper left corner."""

    name: str
    rows: list[list[str]]
    merges: dict[tuple[int, int], tuple[int, int]]


_PART_OF_FORM: Final = re.compile(r"第.{1,6}条|[一二三四五六七八九十]{1,3}、|[（(]")

_HEADING: Final = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）]")


def cell_text(lines: Iterable[str]) -> str:
    """The text of a cell from its lines."""
    return join([collapse(line) for line in lines])


def column_letters(column: int) -> str:
    """The name of a column: 0 is A.

    >>> column_letters(701)
    'ZZ'
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def compose(composer: Composer, sheet: Sheet) -> None:
    """Rows between empty rows are a block.

    A block begins with its title where a row has but one cell, and with sentences and headings.
    """
    merges = [(top, bottom) for (top, _), (bottom, _) in sheet.merges.items() if bottom - top < len(sheet.rows)]
    composer.limits.check("cells", sum(bottom - top for top, bottom in merges))
    covered = {row for top, bottom in merges for row in range(top, bottom)}
    block: list[int] = []
    first = True
    for index, row in enumerate([*sheet.rows, []]):
        if any(row):
            block.append(index)
        elif block and (index - 1 not in covered or index >= len(sheet.rows)):
            _compose_block(composer, sheet, block, titled=first)
            block, first = [], False
        elif block:
            block.append(index)


def _compose_block(composer: Composer, sheet: Sheet, block: list[int], *, titled: bool) -> None:
    while len(block) > 1 and ((titled and _is_title(sheet.rows[block[0]])) or _stands_before(sheet, *block[:2])):
        _lines(composer, sheet, block[:1])
        block = block[1:]
    columns = [column for row in block for column, text in enumerate(sheet.rows[row]) if text]
    if not columns or min(columns) == max(columns):
        _lines(composer, sheet, block)
        return
    left, right = min(columns), max(columns)
    last = block[-1]
    hidden: set[tuple[int, int]] = set()
    used = 0  # merged ranges may lie on top of each other
    cells: list[Placed] = []
    for row in block:
        for column in range(left, right + 1):
            if (row, column) in hidden:
                continue
            bottom, end = sheet.merges.get((row, column), (row, column))
            bottom, end = min(bottom, last), min(end, right)
            if (bottom, end) != (row, column):
                used += (bottom - row + 1) * (end - column + 1)
                composer.limits.check("cells", used)
                hidden.update((r, c) for r in range(row, bottom + 1) for c in range(column, end + 1))
            text = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
            place = Place(cell=f"{sheet.name}!{column_letters(column)}{row + 1}")
            cells.append(Placed(text, row - block[0], column - left, bottom - row + 1, end - column + 1, place=place))
    composer.grid(cells, last - block[0] + 1, right - left + 1, Layout.GRID)


def _is_title(row: list[str]) -> bool:
    filled = [text for text in row if text]
    return len(filled) == 1 and _PART_OF_FORM.match(filled[0]) is None


def _stands_before(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row is a sentence, or the heading of a section over the headers of a table, in one cell of its own.

    Over a row with numbers it is the label of a group (三、依申请公开情况).
    """
    filled = [column for column, text in enumerate(sheet.rows[row]) if text]
    if len(filled) != 1 or (row, filled[0]) in sheet.merges:
        return False
    text = sheet.rows[row][filled[0]]
    if "。" in text:
        return True
    heads = [(column, head) for column, head in enumerate(sheet.rows[below]) if head]
    wide = any((below, column) in sheet.merges for column, _ in heads)
    plain = not any(any(char.isdecimal() for char in head) for _, head in heads)
    return _HEADING.match(text) is not None and plain and (wide if len(heads) == 1 else len(heads) > 1)


def _lines(composer: Composer, sheet: Sheet, rows: list[int]) -> None:
    for row in rows:
        for column, text in enumerate(sheet.rows[row]):
            if text:
                composer.line(text, Place(cell=f"{sheet.name}!{column_letters(column)}{row + 1}"))
