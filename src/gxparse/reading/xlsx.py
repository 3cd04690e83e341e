"""Turns a workbook into a Document: titles to lines, blocks of cells to grids, sheet after sheet; runs no formula."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, NamedTuple
from zipfile import ZipFile

from attrs import evolve

from gxparse.errors import GxParseError
from gxparse.limits import Clock, Limits
from gxparse.model.document import Document, Field, Layout
from gxparse.model.source import Source
from gxparse.reading.archive import ZIP_ERRORS, check_package
from gxparse.reading.composing import Composer, Place, Placed
from gxparse.reading.joining import collapse, join
from gxparse.reading.optional import library
from gxparse.reading.sniffing import Format, broken

__all__ = ["read_sheets"]


class _Sheet(NamedTuple):
    """What a sheet shows: texts by row and column, and merged ranges by their upper left corner."""

    name: str
    rows: list[list[str]]
    merges: dict[tuple[int, int], tuple[int, int]]


_PART_OF_FORM: Final = re.compile(r"第.{1,6}条|[一二三四五六七八九十]{1,3}、|[（(]")
_CELL: Final = re.compile(rb"<(?:\w{1,8}:)?c(\s[^>]{0,400})?(?<!/)>\s*<(?:\w{1,8}:)?(?:v|is|f)\b")
_PLACE: Final = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_ROW: Final = re.compile(rb'<(?:\w{1,8}:)?row\s[^>]{0,400}?\br="(\d{1,7})"')


def read_sheets(data: bytes, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a workbook (XLSX or XLS). Hidden sheets are left out; sheet names are fields ``sheet``."""
    calamine = library("python_calamine", "xlsx", "reading a workbook")
    if source.media_type == Format.XLSX.value:
        check_package(data, source.media_type, limits)
        _check_sizes(data, limits)
    clock.check()
    try:
        sheets = _sheets(calamine.CalamineWorkbook.from_filelike(BytesIO(data)), limits, clock)
    except (GxParseError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise broken("workbook", source.media_type, error) from None
    composer = Composer(limits)
    for sheet in sheets:
        clock.check()
        _compose(composer, sheet)
    fields = tuple(Field("sheet", sheet.name) for sheet in sheets)
    located = evolve(source, marks=tuple(composer.marks))
    return Document(composer.text(), tuple(composer.blocks), located, fields)


def _sheets(workbook: Any, limits: Limits, clock: Clock) -> list[_Sheet]:
    shown = [meta.name for meta in workbook.sheets_metadata if str(meta.visible).endswith("Visible")]
    found: list[_Sheet] = []
    for name in shown or workbook.sheet_names:
        clock.check()
        sheet = workbook.get_sheet_by_name(name)
        limits.check("cells", sheet.total_height * sheet.total_width)
        rows = [[_shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        merges = {tuple(start): tuple(end) for start, end in sheet.merged_cell_ranges or ()}
        found.append(_Sheet(name, rows, merges))
    return found


def _check_sizes(data: bytes, limits: Limits) -> None:
    """Refuse a sheet whose cells lie so far apart that the library would allocate all between them."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            sheets = [
                name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
            ]
            for name in sheets:
                limits.check("cells", _area(archive.read(name)))
    except ZIP_ERRORS as error:
        raise broken("workbook", Format.XLSX.value, error) from None


def _area(content: bytes) -> int:
    """Rows times columns up to the last cell with a value; cells that do not say where they are are counted."""
    width = height = without_place = cells = 0
    for match in _CELL.finditer(content):
        cells += 1
        place = _PLACE.search(match.group(1) or b"")
        if place is None:
            without_place = 1
        else:
            width = max(width, _column_number(place.group(1)))
            height = max(height, int(place.group(2)))
    if without_place:
        height = max([height, *(int(row) for row in _ROW.findall(content))])
        width = max(width, cells)
    return min(width, 16_384) * height


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _column_letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _shown(value: object) -> str:
    """The text of a cell. Numbers are exact: 7730.28, never 7730.279999."""
    if isinstance(value, str):
        return join([collapse(line) for line in value.splitlines()])
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _compose(composer: Composer, sheet: _Sheet) -> None:
    """Rows between empty rows are a block; a block begins with its title where a row has but one cell."""
    merges = [(top, bottom) for (top, _), (bottom, _) in sheet.merges.items() if bottom - top < len(sheet.rows)]
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


def _compose_block(composer: Composer, sheet: _Sheet, block: list[int], *, titled: bool) -> None:
    while titled and len(block) > 1 and _is_title(sheet.rows[block[0]]):
        _lines(composer, sheet, block[:1])
        block = block[1:]
    columns = [column for row in block for column, text in enumerate(sheet.rows[row]) if text]
    if not columns or min(columns) == max(columns):
        _lines(composer, sheet, block)
        return
    left, right = min(columns), max(columns)
    last = block[-1]
    hidden: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for row in block:
        for column in range(left, right + 1):
            if (row, column) in hidden:
                continue
            bottom, end = sheet.merges.get((row, column), (row, column))
            bottom, end = min(bottom, last), min(end, right)
            if (bottom, end) != (row, column):
                hidden.update((r, c) for r in range(row, bottom + 1) for c in range(column, end + 1))
            text = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
            place = Place(cell=f"{sheet.name}!{_column_letters(column)}{row + 1}")
            cells.append(Placed(text, row - block[0], column - left, bottom - row + 1, end - column + 1, place=place))
    composer.grid(cells, last - block[0] + 1, right - left + 1, Layout.GRID)


def _is_title(row: list[str]) -> bool:
    filled = [text for text in row if text]
    return len(filled) == 1 and _PART_OF_FORM.match(filled[0]) is None


def _lines(composer: Composer, sheet: _Sheet, rows: list[int]) -> None:
    for row in rows:
        for column, text in enumerate(sheet.rows[row]):
            if text:
                composer.line(text, Place(cell=f"{sheet.name}!{_column_letters(column)}{row + 1}"))
