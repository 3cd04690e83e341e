"""What converters and data frames print around a table, taken away: numbers of rows and columns, names of no column.

A column of running numbers without a header and a first row of running numbers are no cells of the table; ``Unnamed: 3``
and ``NaN`` are how pandas prints that there is nothing. Words that are repeated over a whole row were one cell.
"""

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from gxparse.model.document import Grid, GridCell
from gxparse.spans import Span
from gxparse.structure.tables.values import is_value

__all__ = ["ORDINALS", "are_numbers_of_columns", "counts_up", "run_of_numbers", "without_margins"]

_NOTHING: Final = re.compile(r"Unnamed: \d{1,4}(?:_level_\d)?|NaN|nan|None|<NA>")
_NOTHING_BEGINS: Final = frozenset("UNn<")
_LEAST_ROWS: Final = 2
_LEAST_LINES: Final = 3
_LEAST_COLUMNS: Final = 5
"""Fewer running numbers on a line may be values."""
ORDINALS: Final = frozenset("甲乙丙丁戊己庚辛壬癸")
"""甲, 乙, …: what columns of words are numbered with under their headers."""
_NUMBERING: Final = ORDINALS | {"", "栏次", "列次", "行次", "序号", "项次"}
_PAIR: Final = 2
_LEAST_WORDS: Final = 6
"""A shorter word beside itself is a label and what stands beside it."""
_HEADER_ROWS: Final = 6


def are_numbers_of_columns(texts: Sequence[str]) -> bool:
    """Whether these are all the numbers from 0 or 1 on, more of them than values that happen to be so; 甲 乙 before 1."""
    numbers = [text for text in texts if text not in _NUMBERING]
    named = len(texts) - len(numbers) > 0 and numbers[:1] == ["1"]
    enough = len(numbers) >= _LEAST_COLUMNS and numbers[0] in ("0", "1")
    return (named or enough) and texts[-len(numbers) :] == numbers and counts_up(numbers, int(numbers[0]))


def counts_up(texts: Sequence[str], first: int) -> bool:
    """Whether these are the numbers from this one on."""
    return all(text == str(number) for number, text in enumerate(texts, first))


def run_of_numbers(firsts: Sequence[str | None]) -> int:
    """How many of these first words of lines, from the first on, are 0, 1, 2 and so on; ``None`` is passed over."""
    number = end = 0
    for index, first in enumerate(firsts):
        if first is None:
            continue
        if first != str(number):
            break
        number, end = number + 1, index + 1
    return end if number >= _LEAST_LINES else 0


def without_margins(grid: Grid) -> Grid:
    """The grid without numbers of rows and columns."""
    if not grid.cells:
        return grid
    rows: dict[int, list[GridCell]] = {}
    changed = False
    row, found = -1, list[GridCell]()
    for cell in grid.cells:
        if cell.row != row:
            row = cell.row
            found = rows.setdefault(row, [])
        if cell.text[:1] in _NOTHING_BEGINS:
            filled = _filled(cell)
            changed = changed or filled is not cell
            found.append(filled)
        else:
            found.append(cell)
    numbered = _numbers_rows(rows)
    skipped = _numbers_columns(rows, numbered=numbered)
    changed = bool(changed or numbered or skipped)
    kept: list[GridCell] = []
    for row, found in rows.items():
        if row not in skipped:
            once = _once(found[1:] if numbered else found)
            changed = changed or len(once) < len(found)
            kept += once
    if not kept or not changed:
        return grid
    if numbered:
        kept = [cell._replace(column=cell.column - 1) for cell in kept]
    return evolve(grid, cells=tuple(kept), columns=grid.columns - numbered)


def _filled(cell: GridCell) -> GridCell:
    """The cell, empty where it only says that there is nothing."""
    if _NOTHING.fullmatch(cell.text) is None:
        return cell
    return cell._replace(text="", span=Span(cell.span.start, cell.span.start))


def _numbers_rows(rows: dict[int, list[GridCell]]) -> bool:
    """Whether the first column holds nothing but numbers that run from 0 or 1, under no header."""
    first = [found[0] for _, found in sorted(rows.items())]
    if any(cell.column or cell.colspan > 1 for cell in first) or any(len(found) < 2 for found in rows.values()):
        return False
    texts = [cell.text for cell in first]
    heads = next((i for i, text in enumerate(texts) if text), len(texts))
    numbers = texts[heads:]
    if not 0 < heads <= _HEADER_ROWS or len(numbers) < _LEAST_ROWS or numbers[0] not in ("0", "1"):
        return False
    return counts_up(numbers, int(numbers[0]))


def _numbers_columns(rows: dict[int, list[GridCell]], *, numbered: bool) -> set[int]:
    """The rows over the values whose cells are all numbers of columns."""
    found: set[int] = set()
    for row, cells in sorted(rows.items())[:_HEADER_ROWS]:
        texts = [cell.text for cell in cells[numbered:]]
        if len(rows) > 1 and (are_numbers_of_columns(texts) or (row == 0 and len(texts) > 1 and counts_up(texts, 0))):
            found.add(row)
    return found


def _once(cells: list[GridCell]) -> list[GridCell]:
    """A row of which all cells repeat the same words as one cell over all columns."""
    if len(cells) < 2 or (cells[0].text != cells[1].text and len({cell.column for cell in cells}) == len(cells)):
        return cells
    texts: dict[int, str] = {}
    for cell in cells:
        texts[cell.column] = texts.get(cell.column, "") + cell.text  # a cell may be printed on several lines
    while texts and not texts[max(texts)]:
        del texts[max(texts)]  # empty columns at the end
    text = next(iter(texts.values()), "")
    again = len(texts) > 1 and set(texts.values()) == {text} and not is_value(text)
    if not again or cells[0].rowspan > 1 or (len(texts) == _PAIR and len(text) < _LEAST_WORDS):
        return cells
    last = cells[-1]
    wide = last.column + last.colspan - cells[0].column
    return [cell._replace(colspan=wide) for cell in cells if cell.column == cells[0].column]
