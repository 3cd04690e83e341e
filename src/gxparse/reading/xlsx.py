"""Turns a workbook (XLSX, XLS) into what its sheets show, number formats applied; runs no formula."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final

from attrs import evolve

from gxparse.errors import GxParseError
from gxparse.limits import Clock, Limits
from gxparse.model.document import Document, Field
from gxparse.model.source import Source
from gxparse.reading.archive import check_package
from gxparse.reading.biff import formats_of_xls
from gxparse.reading.cellformats import Formats, formats_of_package
from gxparse.reading.composing import Composer
from gxparse.reading.numberformats import general, is_date, shown_date, shown_number
from gxparse.reading.ods import sheets_of_ods
from gxparse.reading.optional import library
from gxparse.reading.sheets import Sheet, cell_text, compose
from gxparse.reading.sniffing import Format, broken

__all__ = ["read_sheets"]

_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - workbooks know no time zones
_TO_1904: Final = timedelta(days=1462)
_MOST_DAYS: Final = 2_950_000  # before the year 9999 is over
_AS_STORED: Final[Mapping[tuple[int, int], str]] = {}


def read_sheets(data: bytes, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a workbook (XLSX, XLS, ODS). Hidden sheets are left out; sheet names are fields ``sheet``."""
    if source.media_type != Format.XLS.value:
        check_package(data, source.media_type, limits)
    clock.check()
    sheets = (
        sheets_of_ods(data, limits, clock)
        if source.media_type == Format.ODS.value
        else _sheets_of_excel(data, source.media_type, limits, clock)
    )
    composer = Composer(limits)
    for sheet in sheets:
        clock.check()
        compose(composer, sheet)
    fields = tuple(Field("sheet", sheet.name) for sheet in sheets)
    located = evolve(source, marks=tuple(composer.marks))
    return Document(composer.text(), tuple(composer.blocks), located, fields)


def _sheets_of_excel(data: bytes, media_type: str, limits: Limits, clock: Clock) -> list[Sheet]:
    calamine = library("python_calamine", "xlsx", "reading a workbook")
    formats = formats_of_xls(data, limits) if media_type == Format.XLS.value else formats_of_package(data, limits)
    clock.check()
    try:
        return _sheets(calamine.CalamineWorkbook.from_filelike(BytesIO(data)), formats, limits, clock)
    except (GxParseError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise broken("workbook", media_type, error) from None


def _sheets(workbook: Any, formats: Formats, limits: Limits, clock: Clock) -> list[Sheet]:
    shown = [meta.name for meta in workbook.sheets_metadata if str(meta.visible).endswith("Visible")]
    found: list[Sheet] = []
    for name in shown or workbook.sheet_names:
        clock.check()
        sheet = workbook.get_sheet_by_name(name)
        limits.check("cells", sheet.total_height * sheet.total_width)
        codes = formats.cells.get(name, _AS_STORED)
        start = _EPOCH + _TO_1904 if formats.since_1904 else _EPOCH
        rows = [
            [_shown(value, codes.get((row, column), "") if codes else "", start) for column, value in enumerate(values)]
            for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        ]
        merges = {tuple(first): tuple(last) for first, last in sheet.merged_cell_ranges or ()}
        found.append(Sheet(name, rows, merges))
    return found


def _shown(value: object, code: str = "", start: datetime = _EPOCH) -> str:
    """The text of a cell, as its format shows it; without one numbers are exact: 7730.28, never 7730.279999."""
    if isinstance(value, str):
        return cell_text(value.splitlines())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if code and is_date(code) and 1 <= value < _MOST_DAYS:  # the library does not know every format of dates
            return _day(start + timedelta(days=round(value * 86_400) / 86_400), code)
        written = shown_number(value, code) if code else None
        return general(value) if written is None else written
    if isinstance(value, date):
        return _day(value, code)
    if isinstance(value, time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""


def _day(value: date, code: str) -> str:
    written = shown_date(value, code) if code else None
    if written is not None:
        return written
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat()
