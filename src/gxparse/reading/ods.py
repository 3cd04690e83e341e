"""Turns an OpenDocument spreadsheet (ODS) into what its sheets show: such files hold the shown text of each cell.

The library for workbooks gives the values, 0.3 for 30%, and no merged cells; so the content is read here, in one pass.
"""

from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from gxparse.limits import Clock, Limits
from gxparse.reading.numberformats import general
from gxparse.reading.sheets import Sheet, cell_text
from gxparse.reading.sniffing import ZIP_ERRORS, Format, broken, refuse

__all__ = ["sheets_of_ods"]

_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_APART: Final = frozenset(
    {
        _OFFICE + "annotation",
        _TABLE + "tracked-changes",
        _TABLE + "shapes",
        _TABLE + "named-expressions",
        _TEXT + "ruby-text",
    }
)
"""What is no content of a cell though it holds paragraphs: comments, earlier contents, drawings."""
_CELLS: Final = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_CHUNK: Final = 1 << 20
_ERRORS: Final[tuple[type[Exception], ...]] = (*ZIP_ERRORS, ExpatError)


def sheets_of_ods(data: bytes, limits: Limits, clock: Clock) -> list[Sheet]:
    """The sheets that are not hidden, all where every one is."""
    walk = _Walk(limits)
    try:
        with ZipFile(BytesIO(data)) as archive:
            if b"encryption-data" in _manifest(archive):
                raise refuse("an encrypted spreadsheet", Format.ODS.value, "save it without a password")
            with archive.open("content.xml") as file:
                while part := file.read(_CHUNK):
                    walk.feed(part)
                    clock.check()
        walk.feed(b"", last=True)
    except _ERRORS as error:
        raise broken("workbook", Format.ODS.value, error) from None
    shown = [sheet for sheet, is_shown in walk.sheets if is_shown]
    return shown or [sheet for sheet, _ in walk.sheets]


def _manifest(archive: ZipFile) -> bytes:
    return archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""


class _Walk:
    """The content as it is walked once from left to right."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[tuple[Sheet, bool]] = []
        self.hidden: set[str] = set()
        self.style = ""
        self.depth = self.apart = self.tables = 0
        self.area = 0
        self.row: list[str] = []
        self.repeat_row = 1
        self.blank = 0
        """Cells without text that stand open: written when one with text follows."""
        self.waiting = 0
        """The same for rows."""
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def feed(self, part: bytes, *, last: bool = False) -> None:
        """Read on."""
        self.parser.Parse(part, last)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.limits.check("nesting", self.depth)
        if self.apart or name in _APART:
            self.apart += 1
        elif name == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden.add(self.style)
        elif name == _TABLE + "table":
            self._start_table(attributes)
        elif name == _TABLE + "table-row" and self.tables == 1:
            self.row, self.blank = [], 0
            self.repeat_row = _number(attributes.get(_TABLE + "number-rows-repeated"))
        elif name in _CELLS and self.tables == 1:
            self.cell, self.lines = attributes, []
        elif self.cell is not None:
            self._start_text(name, attributes)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.tables += 1
        if self.tables == 1:
            name, style = attributes.get(_TABLE + "name", ""), attributes.get(_TABLE + "style-name", "")
            self.sheets.append((Sheet(name, [], {}), style not in self.hidden))
            self.waiting = 0

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TEXT + "p" or name == _TEXT + "line-break":
            self.lines.append("")
        elif name in (_TEXT + "s", _TEXT + "tab") and self.lines:
            self.lines[-1] += " " * min(_number(attributes.get(_TEXT + "c")), 100)

    def _data(self, text: str) -> None:
        if self.cell is not None and self.lines and not self.apart:
            self.lines[-1] += text

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.apart:
            self.apart -= 1
        elif name == _TABLE + "table":
            self.tables -= 1
        elif name in _CELLS and self.tables == 1 and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None
        elif name == _TABLE + "table-row" and self.tables == 1:
            self._end_row()

    def _end_cell(self, attributes: dict[str, str]) -> None:
        text = _shown(cell_text(self.lines), attributes)
        repeat = _number(attributes.get(_TABLE + "number-columns-repeated"))
        if not text:
            self.blank += repeat
        else:
            self._count((self.blank + repeat) * self.repeat_row)
            self.row += [""] * self.blank + [text] * repeat
            self.blank = 0
        rows = _number(attributes.get(_TABLE + "number-rows-spanned"))
        columns = _number(attributes.get(_TABLE + "number-columns-spanned"))
        if rows > 1 or columns > 1:
            sheet, _ = self.sheets[-1]
            place = len(sheet.rows) + self.waiting, len(self.row) + self.blank - 1
            sheet.merges[place] = place[0] + rows - 1, place[1] + columns - 1

    def _end_row(self) -> None:
        if not self.row:
            self.waiting += self.repeat_row
            return
        self._count(self.waiting + self.repeat_row)
        sheet, _ = self.sheets[-1]
        sheet.rows.extend([] for _ in range(self.waiting))
        sheet.rows.extend(list(self.row) for _ in range(self.repeat_row))
        self.waiting = 0

    def _count(self, cells: int) -> None:
        self.area += cells
        self.limits.check("cells", self.area)


def _number(text: str | None) -> int:
    return (
        min(max(int(text), 1), 1_048_576)
        if text is not None and text.isascii() and text.isdigit() and len(text) < 9
        else 1
    )


def _shown(text: str, attributes: dict[str, str]) -> str:
    """The text of a cell; the value decides where its text is only a way of writing it (see ``numberformats``)."""
    if attributes.get(_OFFICE + "value-type") == "date":
        day = attributes.get(_OFFICE + "date-value", "")
        return day.replace("T", " ").removesuffix(" 00:00:00") if day and _is_plain_date(text) else text
    try:
        value = float(attributes[_OFFICE + "value"])
    except (KeyError, ValueError):
        return text
    if not text:
        return general(value)
    if value < 0 and "-" not in text:
        return "-" + text.strip("()（）")
    return "0" if value == 0 and not text.strip("-—–") else text


def _is_plain_date(text: str) -> bool:
    """Whether a day is shown in figures that may be read in more than one order."""
    return "年" not in text and "月" not in text and (not text or sum(part.isdigit() for part in _parts(text)) >= 3)


def _parts(text: str) -> list[str]:
    return "".join(character if character.isdigit() else " " for character in text).split()
