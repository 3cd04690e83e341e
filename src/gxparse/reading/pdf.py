"""Turns a PDF into a Document: lines to paragraphs, drawn tables to grids, both across pages; runs nothing."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

from attrs import evolve

from gxparse.errors import GxParseError, UnsupportedFormatError
from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Document, Layout, LineRole
from gxparse.model.source import Source
from gxparse.reading.composing import Composer, Place, Placed
from gxparse.reading.flow import Margins, goes_on, head_key, is_page_number, joined_text, margins_of, running_heads
from gxparse.reading.glyphs import Glyph, Row, glyphs_of, rows_of
from gxparse.reading.optional import library
from gxparse.reading.rulings import Ruled, fill, grid_of, joined, ruled_tables
from gxparse.reading.sniffing import broken

__all__ = ["read_pdf"]

_MEDIA_TYPE: Final = "application/pdf"


class _Page(NamedTuple):
    """What was found on a page."""

    number: int
    height: float
    rows: list[Row]
    tables: list[Ruled]
    images: int


def read_pdf(data: bytes, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a PDF. A scan gives a document without text and the diagnostic ``no_text_layer``."""
    diagnostics: list[Diagnostic] = []
    pages = list(_pages(data, limits, clock, diagnostics))
    composing = _Composing(limits)
    if any(page.rows or page.tables for page in pages):
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
    text = _opened(pypdfium2, data)
    plumber: Any = None
    count = 0
    try:
        for index in range(len(text)):
            clock.check()
            page = text[index]
            glyphs = glyphs_of(page)
            count += len(glyphs)
            limits.check("text_characters", count)
            shapes, images = _shapes(page)
            tables: list[Ruled] = []
            if shapes and glyphs:
                try:
                    plumber = plumber or pdfplumber.open(BytesIO(data))
                    leaf = plumber.pages[index]
                    tables = ruled_tables(leaf)
                    leaf.close()
                except Exception as error:  # noqa: BLE001 - the library lets out whatever a damaged file makes it do
                    reason = type(error).__name__
                    diagnostics.append(diagnose("unreadable_page", page=index + 1, reason=reason))
            yield _page(index + 1, float(page.get_height()), glyphs, tables, images)
            page.close()
    except (GxParseError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - as above
        raise broken("PDF", _MEDIA_TYPE, error) from None
    finally:
        if plumber is not None:
            plumber.close()
        text.close()


def _opened(pypdfium2: Any, data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            message = "the PDF is encrypted with a password; save it without one (qpdf --decrypt --password=… IN OUT)"
            raise UnsupportedFormatError(message, media_type=_MEDIA_TYPE) from None
        raise broken("PDF", _MEDIA_TYPE, error) from None


def _shapes(page: Any) -> tuple[int, int]:
    """Number of drawn paths and of images; a page without paths has no drawn tables."""
    raw = library("pypdfium2.raw", "pdf", "reading a PDF")

    paths = images = 0
    for thing in page.get_objects(max_depth=3):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
    return paths, images


def _page(number: int, height: float, glyphs: list[Glyph], tables: list[Ruled], images: int) -> _Page:
    """Give each glyph to the table it stands in, or to the lines."""
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for index, table in enumerate(tables):
            if table.x0 <= x <= table.x1 and table.top <= y <= table.bottom:
                inside[index].append(glyph)
                break
        else:
            outside.append(glyph)
    filled = [fill(table, part, number) for table, part in zip(tables, inside) if part]
    return _Page(number, height, rows_of(outside), filled, images)


class _Composing:
    """A document as it grows: at most one paragraph or one table stands open, and may go on on the next page."""

    def __init__(self, limits: Limits) -> None:
        self.composer = Composer(limits)
        self.open_rows: list[tuple[Row, int]] = []
        self.open_table: Ruled | None = None
        self.furniture: list[tuple[Row, int]] = []

    def pages(self, pages: list[_Page]) -> None:
        """Add all pages."""
        heads = running_heads([page.rows for page in pages], [page.height for page in pages])
        body: dict[int, list[Row]] = {}
        for page in pages:
            rows: list[Row] = []
            for row in page.rows:
                if is_page_number(row, page.height, page.number) or _is_head(row, page.height, heads):
                    self.furniture.append((row, page.number))
                else:
                    rows.append(row)
            body[page.number] = rows
        usual = margins_of([row for rows in body.values() for row in rows])
        waiting, self.furniture = self.furniture, []
        for page in pages:
            own = margins_of(body[page.number])
            margins = own if len(body[page.number]) >= 8 else usual
            self._page(page, body[page.number], margins)
            self.furniture += [entry for entry in waiting if entry[1] == page.number]
        self._end()

    def _page(self, page: _Page, rows: list[Row], margins: Margins) -> None:
        things: list[tuple[float, Row | Ruled]] = [(row.top, row) for row in rows]
        things += [(table.top, table) for table in page.tables]
        things.sort(key=lambda thing: thing[0])
        for index, (_, thing) in enumerate(things):
            if isinstance(thing, Ruled):
                self._table(thing, is_first=index == 0)
            else:
                self._row(thing, page.number, margins)

    def _table(self, table: Ruled, *, is_first: bool) -> None:
        whole = joined(self.open_table, table) if self.open_table is not None and is_first else None
        if whole is None:
            self._end()
        self.open_table = whole or table

    def _row(self, row: Row, page: int, margins: Margins) -> None:
        if self.open_table is not None or (self.open_rows and not goes_on(self.open_rows[-1][0], row, margins)):
            self._end()
        self.open_rows.append((row, page))

    def _end(self) -> None:
        """Write what stands open, and then the furniture of the pages it ran over."""
        if self.open_table is not None:
            self._write_table(self.open_table)
        if self.open_rows:
            self._write_paragraph()
        self.open_table, self.open_rows = None, []
        for row, page in self.furniture:
            self.composer.line(row.text.strip(), Place(page=page), role=LineRole.FURNITURE)
        self.furniture = []

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


def _is_head(row: Row, height: float, heads: set[str]) -> bool:
    return (row.bottom < 0.12 * height or row.top > 0.88 * height) and head_key(row) in heads
