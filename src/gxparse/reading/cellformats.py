"""Turns the parts of an XLSX package into the number format of each cell and the area of each sheet; reads no values.

The library that reads workbooks gives values without what they are shown as. The parts are looked through as bytes, for
a tree of a sheet takes many times its memory; what a damaged part does not tell is simply not known.
"""

import re
from html import unescape
from io import BytesIO
from posixpath import normpath
from typing import Final, NamedTuple
from zipfile import ZipFile

from gxparse.limits import Limits
from gxparse.reading.numberformats import BUILT_IN
from gxparse.reading.sniffing import ZIP_ERRORS, Format, broken

__all__ = ["Formats", "formats_of_package"]


class Formats(NamedTuple):
    """Number formats by sheet and cell (row, column); those that change nothing are left out."""

    cells: dict[str, dict[tuple[int, int], str]]
    since_1904: bool = False


_N: Final = rb"<(?:\w{1,8}:)?"
_CELL: Final = re.compile(_N + rb"c(\s[^>]{0,400})?(?<!/)>\s*<(?:\w{1,8}:)?(?:v|is|f)\b")
_PLACE: Final = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_STYLE: Final = re.compile(rb'\ss="(\d{1,5})"')
_ROW: Final = re.compile(_N + rb'row\s[^>]{0,400}?\br="(\d{1,7})"')
_FORMAT: Final = re.compile(_N + rb"numFmt\s([^>]{0,2000})>")
_STYLES: Final = re.compile(_N + rb"cellXfs\b.*?</(?:\w{1,8}:)?cellXfs>", re.DOTALL)
_XF: Final = re.compile(_N + rb"xf\s([^>]{0,1000})>")
_SHEET: Final = re.compile(_N + rb"sheet\s([^>]{0,1000})>")
_RELATION: Final = re.compile(_N + rb"Relationship\s([^>]{0,2000})>")
_ATTRIBUTE: Final = re.compile(r"([\w:]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SINCE_1904: Final = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")
_WIDEST: Final = 16_384


def formats_of_package(data: bytes, limits: Limits) -> Formats:
    """The formats of an XLSX; raises ``LimitExceededError`` for a sheet whose cells lie so far apart that the library
    would allocate all between them.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())

            def part(name: str) -> bytes:
                return archive.read(name) if name in names else b""

            workbook = part("xl/workbook.xml")
            codes = _codes(part("xl/styles.xml"))
            sheets = _sheet_names(workbook, part("xl/_rels/workbook.xml.rels"))
            found: dict[str, dict[tuple[int, int], str]] = {}
            for name in sorted(names):
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    area, formats = _cells(archive.read(name), codes)
                    limits.check("cells", area)
                    found[sheets.get(name, name)] = formats
    except ZIP_ERRORS as error:
        raise broken("workbook", Format.XLSX.value, error) from None
    return Formats(found, _SINCE_1904.search(workbook) is not None)


def _cells(content: bytes, codes: dict[int, str]) -> tuple[int, dict[tuple[int, int], str]]:
    """Rows times columns up to the last cell with a value (cells that do not say where they are are counted), formats."""
    width = height = without_place = cells = 0
    found: dict[tuple[int, int], str] = {}
    for match in _CELL.finditer(content):
        cells += 1
        attributes = match.group(1) or b""
        place = _PLACE.search(attributes)
        if place is None:
            without_place = 1
            continue
        column, row = _column_number(place.group(1)), int(place.group(2))
        width, height = max(width, column), max(height, row)
        style = _STYLE.search(attributes)
        if style is not None and (code := codes.get(int(style.group(1)))) is not None:
            found[row - 1, column - 1] = code
    if without_place:
        height = max([height, *(int(row) for row in _ROW.findall(content))])
        width = max(width, cells)
    return min(width, _WIDEST) * height, found


def _codes(content: bytes) -> dict[int, str]:
    """The format of each style of cells, but for those without one."""
    own: dict[int, str] = {}
    for match in _FORMAT.finditer(content):
        attributes = _attributes(match)
        if (key := _number(attributes.get("numFmtId"))) is not None:
            own[key] = attributes.get("formatCode", "")
    styles = _STYLES.search(content)
    keys = [_number(_attributes(match).get("numFmtId")) for match in _XF.finditer(styles.group() if styles else b"")]
    codes = {index: own.get(key) or BUILT_IN.get(key, "") for index, key in enumerate(keys) if key is not None}
    return {index: code for index, code in codes.items() if code and code not in ("General", "@")}


def _sheet_names(workbook: bytes, relations: bytes) -> dict[str, str]:
    """The name of each sheet by the name of its part."""
    targets: dict[str, str] = {}
    for match in _RELATION.finditer(relations):
        attributes = _attributes(match)
        target = attributes.get("Target", "")
        targets[attributes.get("Id", "")] = normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    names: dict[str, str] = {}
    for match in _SHEET.finditer(workbook):
        attributes = _attributes(match)
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        if key in targets:
            names[targets[key]] = attributes.get("name", "")
    return names


def _attributes(match: re.Match[bytes]) -> dict[str, str]:
    text = match.group(1).decode("utf-8", "replace")
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else None


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
