"""Lines with tabs, commas or semicolons between cells into grids; knows no report.

Cells may stand in quotation marks, and then hold the mark and go on over lines. A comma or semicolon is a table's mark
only where numbers stand between them, for both are common in prose.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

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
    has_number,
    has_value,
    physical,
    trim,
)

__all__ = ["read_commas", "read_semicolons", "read_tabs"]

_KEY: Final = re.compile(r"[^:：]{1,12}[:：]")
_QUOTE: Final = '"'
_CLOSED: Final = re.compile(r'"(?:[^"]|"")*"(?!")')
_THOUSANDS: Final = re.compile(r"[0-9],[0-9]{3}[ ]?[^0-9,. ]")
_GROUPED: Final = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
"""A number with commas between its thousands."""
_MOST_LINES: Final = 12
"""A cell in quotation marks has no more lines than this."""
_HEADER_ROWS: Final = 5


class _Record(NamedTuple):
    """A row and the index of the line after it."""

    row: TextRow
    end: int


def _record(text: str, lines: Sequence[Line], index: int, mark: str) -> _Record | None:
    """The row that begins on this line; ``None`` where the line has no such mark or a quotation mark stands astray."""
    line = lines[index]
    if line.role is LineRole.FURNITURE:
        return None
    start, end = physical(text, line) if mark == "\t" else (line.span.start, line.span.end)
    if text.find(_QUOTE, start, end) < 0:
        count = text.count(mark, start, end)
        if not 0 < count <= WIDEST or (mark == "," and _is_sentence(text, start, end)):
            return None
        return _Record(TextRow(_cut(text, start, end, mark)), index + 1)
    return _quoted(text, lines, index, (start, end), mark)


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the commas of a line are those of numbers in prose (…发布信息3,045条。) or behind a blank (…信息数 条 8,415)."""
    *before, last = text[start:end].split() or [""]
    if before and _GROUPED.fullmatch(last) and not any("," in word for word in before):
        return True
    return text.find("。", start, end) >= 0 and _THOUSANDS.search(text, start, end) is not None


def _cut(text: str, start: int, end: int, mark: str) -> Cells:
    cells: Cells = []
    while True:
        stop = text.find(mark, start, end)
        cells.append(trim(text, start, end if stop < 0 else stop))
        if stop < 0:
            return cells
        start = stop + 1


def _quoted(text: str, lines: Sequence[Line], index: int, place: tuple[int, int], mark: str) -> _Record | None:
    """A row with quotation marks in it; those of a cell that does not close are words where the mark is a tab."""
    at, end = place
    reach = lines[min(len(lines), index + _MOST_LINES) - 1].span.end
    cells: Cells = []
    further: list[tuple[int, tuple[int, int]]] = []
    while True:
        at = _at_quote(text, at, end)
        closed = _CLOSED.match(text, at, reach) if text.startswith(_QUOTE, at) else None
        stop = -1 if closed is None else closed.end()
        while stop > end:
            index += 1
            end = lines[index].span.end if mark != "\t" else physical(text, lines[index])[1]
        last = _after_blanks(text, stop, end) if closed is not None else stop
        if closed is not None and (last == end or text.startswith(mark, last)):
            first, *more = _parts(text, at + 1, stop - 1)
            stop = last
            further += ((len(cells), part) for part in more)
            cells.append(first)
        elif mark != "\t" and text.find(_QUOTE, at, end) >= 0 and text.startswith(_QUOTE, at):
            return None
        else:
            stop = text.find(mark, at, end)
            stop = end if stop < 0 else stop
            if mark != "\t" and text.find(_QUOTE, at, stop) >= 0:
                return None
            cells.append(trim(text, at, stop))
        if stop >= end:
            break
        at = stop + 1
    return _Record(TextRow(cells, further=tuple(further)), index + 1) if 1 < len(cells) <= WIDEST else None


def _at_quote(text: str, start: int, end: int) -> int:
    """Where the quotation mark stands with which a cell begins, blanks before it left out; else where it begins."""
    at = _after_blanks(text, start, end)
    return at if text.startswith(_QUOTE, at) else start


def _after_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \u3000\xa0":
        start += 1
    return start


def _parts(text: str, start: int, end: int) -> Cells:
    """The lines of a cell that are not empty; at least one."""
    found: Cells = []
    at = start
    for line in text[start:end].split("\n"):
        part = trim(text, at, at + len(line))
        if part[0] < part[1] or not found:
            found.append(part)
        at += len(line) + 1
    return [part for part in found if part[0] < part[1]] or found[:1]


def _row(text: str, lines: Sequence[Line], index: int, mark: str, width: int) -> _Record | None:
    """The row of this width, or a label over one, of which the empty cells at the end were taken away."""
    record = _record(text, lines, index, mark)
    if record is None or len(record.row.cells) >= width:
        return _fitted(record, width)
    below = _fitted(_record(text, lines, record.end, mark), width) if record.end < len(lines) else None
    over = below is not None and has_value(text, below.row.cells) and not has_number(text, record.row.cells)
    return record if over else None


def _fitted(record: _Record | None, width: int) -> _Record | None:
    """The row where it has this many cells, empty ones at its end left out."""
    if record is None or len(record.row.cells) < width:
        return None
    cells = record.row.cells
    return record._replace(row=record.row._replace(cells=cells[:width])) if not filled(cells[width:]) else None


# --- tabs -----------------------------------------------------------------------------------------------------------


def read_tabs(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with tabs between cells, the same number in each."""
    record = _record(text, lines, first, "\t")
    if record is None or not filled(record.row.cells):
        return first + 1, None
    width = len(record.row.cells)
    rows, index = [record.row], record.end
    while index < len(lines):
        record = _row(text, lines, index, "\t", width)
        if record is None:
            index, more = between(text, lines, index, "\t", lambda i: _row_at(text, lines, i, "\t", width))
            record = _fitted(_record(text, lines, index, "\t"), width)
            if record is None:
                break
            rows += more
        rows.append(record.row)
        index = record.end
    wide = [r for r in rows if filled(r.cells) > 1]
    if len(rows) < 2 or not wide or all(_KEY.fullmatch(text, *r.cells[0]) for r in wide):
        return index, None
    if len(rows) == 2 and width == 2 and filled(rows[0].cells) < 2:
        return index, None
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.TSV)


def _row_at(text: str, lines: Sequence[Line], index: int, mark: str, width: int) -> Cells | None:
    record = _row(text, lines, index, mark, width)
    return None if record is None else record.row.cells


# --- commas and semicolons ------------------------------------------------------------------------------------------


def _numbers_after(text: str, cells: Cells) -> bool:
    """Whether there is a label and after it nothing but numbers and marks for none (units and codes before them)."""
    if not NUMBER.fullmatch(text, *cells[-1]):
        return False  # prose, most of it
    last_label = max((i for i, (a, b) in enumerate(cells) if not NUMBER.fullmatch(text, a, b)), default=-1)
    trailing_comma = len(cells) == 2 and cells[1][0] == cells[1][1]  # as in prose cut into lines
    return last_label < min(len(cells) - 1, 5) and not trailing_comma


def read_commas(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with commas between cells, the same number in each, and numbers after labels in most of them."""
    return _separated(text, lines, first, ",")


def read_semicolons(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """The same with semicolons, as spreadsheets write them where the comma stands in numbers."""
    return _separated(text, lines, first, ";")


def _separated(text: str, lines: Sequence[Line], first: int, mark: str) -> tuple[int, Grid | None]:
    record = _record(text, lines, first, mark)
    if record is None:
        return first + 1, None
    width = len(record.row.cells)
    rows, index = [record.row], record.end
    while index < len(lines) and not blank_between(text, lines[index - 1], lines[index]):
        record = _row(text, lines, index, mark, width)
        if record is None:
            index, more = between(text, lines, index, mark, lambda i: _row_at(text, lines, i, mark, width))
            record = _fitted(_record(text, lines, index, mark), width)
            if record is None:
                break
            rows += more
        rows.append(record.row)
        index = record.end
    cells = [row.cells for row in rows]
    if not _tabular(text, cells) or (mark == "," and all(_in_numbers(text, row) for row in cells if len(row) > 1)):
        return index, None
    return index, build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.CSV)


def _in_numbers(text: str, cells: Cells) -> bool:
    """Whether all commas of a row are within numbers: of columns aligned by blanks, of a cell on a line of its own."""
    words = text[cells[0][0] : cells[-1][1]].split()
    apart = len(words) == 1 or "," not in words[0]
    return apart and all(_GROUPED.fullmatch(word) for word in words if "," in word)


def _tabular(text: str, rows: Sequence[Cells]) -> bool:
    """Whether numbers stand after labels in most rows, the header's apart."""
    numeric = [_numbers_after(text, cells) for cells in rows]
    if len(rows) > 1 and [text[a:b] for a, b in rows[0] if a < b][:3] == ["0", "1", "2"]:
        numeric[0] = False  # numbers of columns
    if True not in numeric:
        return False
    heads = numeric.index(True)
    if heads == 0 and len(rows) == 1:
        return len(rows[0]) >= _HEADER_ROWS and all(NUMBER.fullmatch(text, *cell) for cell in rows[0])
    return len(rows) > 1 and heads <= _HEADER_ROWS and 2 * sum(numeric) >= len(rows) - heads
