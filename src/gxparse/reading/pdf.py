"""Turns a PDF into a Document: lines to paragraphs, drawn tables to grids, both across pages; runs nothing."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, Final, NamedTuple

from attrs import evolve

from gxparse.errors import GxParseError, UnsupportedFormatError
from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Document, Layout, LineRole
from gxparse.model.source import Source
from gxparse.reading.columns import rows_on
from gxparse.reading.composing import Composer, Place, Placed
from gxparse.reading.flow import (
    Margins,
    goes_on,
    is_head,
    joined_text,
    margins_of,
    margins_on,
    page_numbers,
    printed_edges,
    running_heads,
    widest,
)
from gxparse.reading.glyphs import Glyph, Row, asides_of, completed, glyphs_of, lean_of, may_lie
from gxparse.reading.optional import library
from gxparse.reading.rulings import Ruled, fill, grid_of, joined, ruled_tables
from gxparse.reading.sniffing import broken

__all__ = ["read_pdf"]

_SILENT: Final = logging.NullHandler()
_MEDIA_TYPE: Final = "application/pdf"
_FLAT: Final = 0.5


class _Page(NamedTuple):
    """What was found on a page."""

    number: int
    width: float
    height: float
    rows: list[Row]
    tables: list[Ruled]
    images: int
    asides: list[Row]
    """Watermarks, and what is printed on its side in the margin."""


def read_pdf(data: bytes, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a PDF. A scan gives a document without text and the diagnostic ``no_text_layer``."""
    diagnostics: list[Diagnostic] = []
    pages = list(_pages(data, limits, clock, diagnostics))
    composing = _Composing(limits)
    if any(page.rows or page.tables or page.asides for page in pages):
        composing.pages(pages)
        diagnostics += [
            diagnose("page_without_text", page=page.number)
            for page in pages
            if page.images and not page.rows and not page.tables
        ]
    else:
        diagnostics.append(diagnose("no_text_layer", pages=len(pages)))
    clock.check()
    composer = composing.composer
    located = evolve(source, marks=tuple(composer.marks))
    return Document(composer.text(), tuple(composer.blocks), located, diagnostics=tuple(diagnostics))


def _pages(data: bytes, limits: Limits, clock: Clock, diagnostics: list[Diagnostic]) -> Iterator[_Page]:
    pypdfium2 = library("pypdfium2", "pdf", "reading a PDF")
    pdfplumber = library("pdfplumber", "pdf", "reading a PDF")
    logging.getLogger("pdfminer").addHandler(_SILENT)  # else its warnings on odd fonts go to the user's terminal
    text = _opened(pypdfium2, data)
    upright = False
    plumber: Any = None
    count = 0
    try:
        for index in range(len(text)):
            clock.check()
            page = text[index]
            glyphs = glyphs_of(page)
            if not upright and may_lie(glyphs) and lean_of(page):
                upright, data = True, _upright(text, index)
                _close(plumber)
                plumber, page = None, text[index]
                glyphs = glyphs_of(page)
            count += len(glyphs)
            limits.check("text_characters", count)
            contents = _contents(page)
            tables: list[Ruled] = []
            if (contents.paths and glyphs) or contents.flat:
                try:
                    plumber = plumber or pdfplumber.open(BytesIO(data))
                    leaf = plumber.pages[index]
                    tables = ruled_tables(leaf) if contents.paths else []
                    glyphs = completed(glyphs, leaf.chars)
                    leaf.close()
                except Exception as error:  # noqa: BLE001 - the library lets out whatever a damaged file makes it do
                    reason = type(error).__name__
                    diagnostics.append(diagnose("unreadable_page", page=index + 1, reason=reason))
            yield _page(index + 1, page.get_size(), glyphs, tables, contents.images)
            page.close()
    except (GxParseError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - as above
        raise broken("PDF", _MEDIA_TYPE, error) from None
    finally:
        _close(plumber)
        text.close()


def _close(plumber: Any) -> None:
    if plumber is not None:
        with suppress(Exception):  # closing a damaged file may fail as reading it does
            plumber.close()


def _upright(text: Any, first: int) -> bytes:
    """The file with the pages that lie on their side, from ``first`` on, turned."""
    for index in range(first, len(text)):
        page = text[index]
        lean = lean_of(page)
        if lean:
            page.set_rotation((page.get_rotation() + lean) % 360)
        page.close()
    out = BytesIO()
    text.save(out)
    return out.getvalue()


def _opened(pypdfium2: Any, data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            message = "the PDF is encrypted with a password; save it without one (qpdf --decrypt --password=… IN OUT)"
            raise UnsupportedFormatError(message, media_type=_MEDIA_TYPE) from None
        raise broken("PDF", _MEDIA_TYPE, error) from None


class _Contents(NamedTuple):
    """What a page is drawn with."""

    paths: int
    """A page without paths has no drawn tables."""
    images: int
    flat: int
    """Pieces of text without width, which pdfium does not give."""


def _contents(page: Any) -> _Contents:
    raw = library("pypdfium2.raw", "pdf", "reading a PDF")
    paths = images = flat = 0
    for thing in page.get_objects(max_depth=3):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif thing.type == raw.FPDF_PAGEOBJ_TEXT:
            left, _, right, _ = thing.get_bounds()
            flat += right - left < _FLAT
    return _Contents(paths, images, flat)


def _page(number: int, size: tuple[float, float], glyphs: list[Glyph], tables: list[Ruled], images: int) -> _Page:
    """Give each glyph to the table it stands in, or to the lines."""
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    leaning: list[Glyph] = []
    for glyph in glyphs:
        if glyph.lean % 90:
            leaning.append(glyph)
            continue
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for index, table in enumerate(tables):
            if table.x0 <= x <= table.x1 and table.top <= y <= table.bottom:
                inside[index].append(glyph)
                break
        else:
            (leaning if glyph.lean else outside).append(glyph)
    filled = [fill(table, part, number) for table, part in zip(tables, inside) if part]
    return _Page(number, float(round(size[0])), float(size[1]), rows_on(outside), filled, images, asides_of(leaning))


_Order = tuple[float, int, float]
"""Where a line or table stands in reading order: where its columns begin, or itself; which column; where in it."""


def _place_of(row: Row) -> _Order:
    return (row.band, row.column, row.top) if row.column else (row.top, 0, row.top)


def _place_among(table: Ruled, rows: list[Row]) -> _Order:
    """The place of a table: in a column where lines of that column alone stand beside its edges."""
    for row in rows:
        if row.column and row.band <= table.top and _beside(table, row, rows):
            return row.band, row.column, table.top
    return table.top, 0, table.top


def _beside(table: Ruled, row: Row, rows: list[Row]) -> bool:
    """Whether a table stands in the column of a line: within its width, and above its end."""
    column = [other for other in rows if (other.band, other.column) == (row.band, row.column)]
    left, right = min(other.x0 for other in column), max(other.x1 for other in column)
    bottom = max(other.bottom for other in rows if other.band == row.band)
    return left - row.size < table.x0 and table.x1 < right + row.size and table.top < bottom


class _Composing:
    """A document as it grows: at most one paragraph or one table stands open, and may go on on the next page."""

    def __init__(self, limits: Limits) -> None:
        self.composer = Composer(limits)
        self.open_rows: list[tuple[Row, int]] = []
        self.open_table: Ruled | None = None
        self.furniture: list[tuple[Row, int]] = []
        self.margins = margins_of([])

    def pages(self, pages: list[_Page]) -> None:
        """Add all pages."""
        rows, heights = [page.rows for page in pages], [page.height for page in pages]
        heads = running_heads(rows, heights)
        numbers = page_numbers(rows, heights) | printed_edges(rows, heights)
        body: dict[int, list[Row]] = {page.number: [] for page in pages}
        for index, page in enumerate(pages):
            self.furniture += ((row, page.number) for row in page.asides)
            for row in page.rows:
                if (index, row) in numbers or is_head(row, page.height, heads):
                    self.furniture.append((row, page.number))
                else:
                    body[page.number].append(row)
        whole = {number: [row for row in lines if not row.column] for number, lines in body.items()}
        usual = {
            width: widest([margins_of(whole[page.number]) for page in pages if page.width == width and whole[page.number]])
            for width in {page.width for page in pages}
        }
        for page in pages:
            self._page(page, body[page.number], margins_on(whole[page.number], usual[page.width], page.width))
        self._end()
        for row, number in self.furniture:  # at the end, so that it parts nothing that runs on over pages
            self.composer.line(row.text.strip(), Place(page=number), role=LineRole.FURNITURE)

    def _page(self, page: _Page, rows: list[Row], margins: Margins) -> None:
        own = {
            key: margins_of([row for row in rows if (row.band, row.column) == key])
            for key in {(row.band, row.column) for row in rows if row.column}
        }
        things: list[tuple[_Order, Row | Ruled]] = [(_place_of(row), row) for row in rows]
        things += [(_place_among(table, rows), table) for table in page.tables]
        things.sort(key=lambda thing: thing[0])
        for index, (_, thing) in enumerate(things):
            if isinstance(thing, Ruled):
                self._table(thing, is_first=index == 0)
            else:
                self._row(thing, page.number, own.get((thing.band, thing.column), margins))

    def _table(self, table: Ruled, *, is_first: bool) -> None:
        whole = joined(self.open_table, table) if self.open_table is not None and is_first else None
        if whole is None:
            self._end()
        self.open_table = whole or table

    def _row(self, row: Row, page: int, margins: Margins) -> None:
        if self.open_table is not None or (self.open_rows and not self._goes_on(row, margins)):
            self._end()
        self.open_rows.append((row, page))
        self.margins = margins

    def _goes_on(self, row: Row, margins: Margins) -> bool:
        """Whether a line belongs to the paragraph that stands open; a line of a column is full by the column's width."""
        last = self.open_rows[-1][0]
        return goes_on(last, row, self.margins if last.column or row.column else margins, margins)

    def _end(self) -> None:
        """Write what stands open."""
        if self.open_table is not None:
            self._write_table(self.open_table)
        if self.open_rows:
            self._write_paragraph()
        self.open_table, self.open_rows = None, []

    def _write_paragraph(self) -> None:
        lines = [row.text for row, _ in self.open_rows]
        turns: list[tuple[int, Place]] = []
        for index, (_, page) in enumerate(self.open_rows):
            if index and page != self.open_rows[index - 1][1]:
                offset = len(joined_text(lines[: index + 1])) - len(lines[index])
                turns.append((offset, Place(page=page)))
        self.composer.line(joined_text(lines), Place(page=self.open_rows[0][1]), turns=tuple(turns))

    def _write_table(self, table: Ruled) -> None:
        cells, rows, columns = grid_of(table)
        placed = [
            Placed(box.text, row, column, rowspan, colspan, place=Place(page=box.page))
            for box, row, column, rowspan, colspan in cells
        ]
        self.composer.grid(placed, rows, columns, Layout.GRID)
