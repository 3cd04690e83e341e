"""Turns the bytes of an XLS (BIFF in an OLE compound file) into the number format of each cell; reads no values.

The library that reads workbooks gives values without what they are shown as, and allocates what the file says that its
sheets measure: both are looked up here first. [MS-CFB] and [MS-XLS] are the specifications.
"""

import struct
from collections.abc import Iterator
from typing import Final

from gxparse.limits import Limits
from gxparse.reading.cellformats import Formats
from gxparse.reading.numberformats import BUILT_IN
from gxparse.reading.sniffing import Format, broken

__all__ = ["formats_of_xls"]

_END: Final = 0xFFFF_FFFA
"""Numbers of sectors from here on say that there is none."""
_ENTRY: Final = 128
_IN_HEADER: Final = 109
_BOF, _EOF, _DIMENSIONS, _BOUNDSHEET, _DATE_MODE, _FORMAT, _XF = 0x0809, 0x0A, 0x0200, 0x85, 0x22, 0x041E, 0xE0
_SINGLE: Final = frozenset({0x0203, 0x027E, 0x0006, 0x00FD, 0x0204, 0x0205})
"""Records of one cell each: NUMBER, RK, FORMULA, LABELSST, LABEL, BOOLERR."""
_MULTIPLE: Final = 0xBD
_BIFF8: Final = 0x0600
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256

_Record = tuple[int, memoryview]


def formats_of_xls(data: bytes, limits: Limits) -> Formats:
    """The formats of an XLS; raises ``LimitExceededError`` for a sheet whose cells lie too far apart."""
    try:
        stream = _workbook(data)
        return _Workbook(limits).read(stream)
    except (struct.error, LookupError, ValueError) as error:
        raise broken("workbook", Format.XLS.value, error) from None


class _Workbook:
    """What the records have told so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.wide = True
        self.since_1904 = False
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []
        self.sheets: dict[int, str] = {}
        self.cells: dict[str, dict[tuple[int, int], str]] = {}

    def read(self, stream: memoryview) -> Formats:
        """Read the globals of the workbook, then each sheet."""
        for kind, body in _records(stream, 0):
            if kind == _BOF:
                self.wide = struct.unpack_from("<H", body)[0] >= _BIFF8
            elif kind == _EOF:
                break
            else:
                self._global(kind, body)
        for start, name in self.sheets.items():
            self.cells[name] = self._sheet(stream, start)
        return Formats(self.cells, self.since_1904)

    def _global(self, kind: int, body: memoryview) -> None:
        if kind == _FORMAT:
            (key,) = struct.unpack_from("<H", body)
            self.codes[key] = self._text(body, 2, wide_length=self.wide)
        elif kind == _XF:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            self.sheets[struct.unpack_from("<I", body)[0]] = self._text(body, 6, wide_length=False)
        elif kind == _DATE_MODE:
            self.since_1904 = bool(struct.unpack_from("<H", body)[0])

    def _text(self, body: memoryview, at: int, *, wide_length: bool) -> str:
        """A string with its length before it; the encoding of old files is not needed: their formats are ASCII."""
        length = struct.unpack_from("<H" if wide_length else "<B", body, at)[0]
        at += 2 if wide_length else 1
        if not self.wide:
            return bytes(body[at : at + length]).decode("gb18030", "replace")
        if body[at] & 1:
            return bytes(body[at + 1 : at + 1 + 2 * length]).decode("utf-16-le", "replace")
        return bytes(body[at + 1 : at + 1 + length]).decode("latin-1")

    def _sheet(self, stream: memoryview, start: int) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        height = width = 0
        for kind, body in _records(stream, start):
            if kind == _EOF:
                break
            if kind == _DIMENSIONS:
                _check_dimensions(body)
            elif kind in _SINGLE:
                row, column, style = struct.unpack_from("<HHH", body)
                height, width = max(height, row + 1), max(width, column + 1)
                self._add(found, row, column, style)
            elif kind == _MULTIPLE:
                row, column = struct.unpack_from("<HH", body)
                count = max(0, len(body) - 6) // 6
                height, width = max(height, row + 1), max(width, column + count)
                for index in range(count):
                    self._add(found, row, column + index, struct.unpack_from("<H", body, 4 + 6 * index)[0])
        self.limits.check("cells", height * width)
        return found

    def _add(self, found: dict[tuple[int, int], str], row: int, column: int, style: int) -> None:
        if style < len(self.styles):
            key = self.styles[style]
            code = self.codes.get(key) or BUILT_IN.get(key, "")
            if code and code not in ("General", "@"):
                found[row, column] = code


def _check_dimensions(body: memoryview) -> None:
    """Refuse what a sheet says that it measures when no sheet of this format can: the library would allocate it."""
    _, bottom, _, right = struct.unpack_from("<IIHH" if len(body) >= 12 else "<HHHH", body)
    if bottom > _MOST_ROWS or right > _MOST_COLUMNS:
        raise ValueError("a sheet says that it has more rows or columns than the format knows")


def _records(stream: memoryview, start: int) -> Iterator[_Record]:
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _workbook(data: bytes) -> memoryview:
    """The stream ``Workbook`` (``Book`` in older files) of a compound file."""
    view = memoryview(data)
    size = 1 << min(struct.unpack_from("<H", view, 30)[0], 20)
    small = 1 << min(struct.unpack_from("<H", view, 32)[0], 20)
    directory, cutoff, first_small = (struct.unpack_from("<I", view, at)[0] for at in (48, 56, 60))
    table = _table(view, size)
    entries = _joined(view, table, directory, size, size)
    found: dict[str, tuple[int, int]] = {}
    root = (0, 0)
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length = min(struct.unpack_from("<H", entries, at + 64)[0], 64)
        name = bytes(entries[at : at + max(0, length - 2)]).decode("utf-16-le", "replace")
        begin, bytes_ = struct.unpack_from("<II", entries, at + 116)
        if entries[at + 66] == 5:
            root = begin, bytes_
        found.setdefault(name, (begin, bytes_))
    begin, bytes_ = found.get("Workbook") or found.get("Book") or found["WORKBOOK" if "WORKBOOK" in found else "BOOK"]
    if bytes_ >= cutoff:
        return memoryview(_joined(view, table, begin, size, size))[:bytes_]
    numbers = _joined(view, table, first_small, size, size)
    small_table = list(struct.unpack_from(f"<{len(numbers) // 4}I", numbers))
    container = memoryview(_joined(view, table, root[0], size, size))
    return memoryview(_joined(container, small_table, begin, small, 0))[:bytes_]


def _table(view: memoryview, size: int) -> list[int]:
    """For each sector the one that follows it."""
    count, next_, _ = struct.unpack_from("<III", view, 44)[0], *struct.unpack_from("<II", view, 68)
    places = list(struct.unpack_from(f"<{_IN_HEADER}I", view, 76))
    seen: set[int] = set()
    while next_ < _END and next_ not in seen and (next_ + 2) * size <= len(view):
        seen.add(next_)
        more = struct.unpack_from(f"<{size // 4}I", view, (next_ + 1) * size)
        places += more[:-1]
        next_ = more[-1]
    table: list[int] = []
    for place in places[: min(count, len(view) // size + 1)]:
        if place >= _END or (place + 2) * size > len(view):
            table += [_END] * (size // 4)
        else:
            table += struct.unpack_from(f"<{size // 4}I", view, (place + 1) * size)
    return table


def _joined(view: memoryview, table: list[int], sector: int, size: int, shift: int) -> bytes:
    """The sectors of a chain as one; a chain that comes back to itself ends there."""
    parts: list[memoryview] = []
    seen: set[int] = set()
    while sector < _END and sector not in seen:
        seen.add(sector)
        parts.append(view[shift + sector * size : shift + (sector + 1) * size])
        sector = table[sector] if sector < len(table) else _END
    return b"".join(parts)
