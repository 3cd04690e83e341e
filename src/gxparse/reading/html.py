"""Turns the markup of a page into a Document: what is read and what is furniture; nothing here knows of reports.

A page is read without its places. When they are first asked for it is read again, each block with the offset of its
tag: that takes as long again, and most readers of a report never ask.
"""

from collections.abc import Callable
from typing import Final
from zlib import compress, decompress

from gxparse.errors import GxParseError
from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Block, Document, Field, Layout, Line, LineRole
from gxparse.model.source import Mark, Source, with_marks
from gxparse.reading.cells import flat, place
from gxparse.reading.composing import Composer, Place
from gxparse.reading.elements import VERBATIM, Cell, Element, Paragraph, Piece, Table
from gxparse.reading.mainpart import furniture_of
from gxparse.reading.markup import normal_form
from gxparse.reading.pieces import pieces_of
from gxparse.reading.places import Places
from gxparse.reading.text import with_grids
from gxparse.spans import Span

__all__ = ["read_html"]

_MOST_KEPT: Final = 48
"""Bytes of the page for each character of its text, which takes two: a Report is to stay within 60 × its text."""


def read_html(
    data: bytes, source: Source, limits: Limits, clock: Clock, diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """The document of a page in UTF-8. ``source`` tells where it came from; its marks are made here."""
    page = normal_form(data, limits)
    clock.check()
    pieces = pieces_of(page.body, limits)
    clock.check()
    composer = Composer(limits)
    composing = _Composing(composer, None)
    composing.all(pieces, page.title)
    clock.check()
    text = composer.text()
    blocks = _with_text_tables(text, composer.blocks, composing.verbatim)
    fields = (Field("title", page.title), *page.fields) if page.title else page.fields
    source = with_marks(source, _maker(data, text, limits))
    return Document(text, tuple(blocks), source, fields, page.attachments, diagnostics)


def _with_text_tables(text: str, blocks: list[Block], verbatim: set[int]) -> list[Block]:
    """The blocks, with the tables that are drawn with characters in ``<pre>`` as grids; ``verbatim``: where its lines begin."""
    if not verbatim:
        return blocks
    found: list[Block] = []
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and block.span.start in verbatim and block.role is LineRole.BODY:
            run.append(block)
            continue
        found += with_grids(text, run)
        run = []
        found.append(block)
    return found + with_grids(text, run)


def _maker(data: bytes, text: str, limits: Limits) -> Callable[[], tuple[Mark, ...]]:
    """What makes the marks when they are asked for; it keeps the page, compressed where it outweighs the text by far."""
    if len(data) <= _MOST_KEPT * len(text):
        return lambda: _marks(data, text, limits)
    kept = compress(data, 1)
    return lambda: _marks(decompress(kept), text, limits)


def _marks(data: bytes, text: str, limits: Limits) -> tuple[Mark, ...]:
    """The places of the page. Offsets put into odd markup may change what it says: then the elements only are told."""
    try:
        composer = _placed(data, limits, offsets=True)
    except GxParseError:
        composer = None
    if composer is None or composer.text() != text:
        composer = _placed(data, limits, offsets=False)
    return tuple(composer.marks)


def _placed(data: bytes, limits: Limits, *, offsets: bool) -> Composer:
    page = normal_form(data, limits, placed=offsets)
    composer = Composer(limits)
    markup = data.decode("utf-8", "surrogatepass") if offsets else None
    _Composing(composer, Places(markup)).all(pieces_of(page.body, limits, placed=True), page.title)
    return composer


class _Composing:
    """A document as it grows, with places or without."""

    def __init__(self, composer: Composer, places: Places | None) -> None:
        self.composer = composer
        self.places = places
        self.verbatim: set[int] = set()
        """Where lines of preformatted text begin."""

    def all(self, pieces: list[Piece], title: str) -> None:
        """Add all pieces of a page."""
        for piece, furniture in zip(pieces, furniture_of(pieces, title)):
            if isinstance(piece, Table) and not furniture:
                self.table(piece)
            elif isinstance(piece, Table):
                self.furniture(piece)
            else:
                self.paragraph(piece, LineRole.FURNITURE if furniture else LineRole.BODY)

    def paragraph(self, paragraph: Paragraph, role: LineRole) -> None:
        """Add a paragraph, and below it what was printed beside its characters."""
        text = paragraph.text
        place = self._place(paragraph.owner, paragraph)
        turns = self.places.turns(text, place) if self.places is not None and place is not None else ()
        hard, heading = paragraph.hard, paragraph.heading
        span = self.composer.line(text, place, hard=hard, heading=heading, role=role, turns=turns)
        if paragraph.owner.tag in VERBATIM:
            self.verbatim.add(span.start)
        if paragraph.notes:
            self._notes(paragraph, place)

    def _notes(self, paragraph: Paragraph, place: Place | None) -> None:
        place = None if place is None else place._replace(column=None)
        for note in paragraph.notes:
            self.composer.line(note, place, role=LineRole.FURNITURE)

    def table(self, table: Table) -> None:
        """Add a table, and below it the tables that stood in its cells."""
        waiting = [table]
        while waiting:
            waiting[:0] = self._grid(waiting.pop(0))

    def furniture(self, table: Table) -> None:
        """Add what a table of the page's furniture says, as lines."""
        waiting = flat(table)
        while waiting:
            piece = waiting.pop(0)
            if isinstance(piece, Table):
                waiting[:0] = flat(piece)
            else:
                self.paragraph(piece, LineRole.FURNITURE)

    def _grid(self, table: Table) -> list[Table]:
        caption: Span | None = None
        inner: list[Table] = []
        for piece in table.caption:
            if isinstance(piece, Paragraph):
                span = self.composer.line(piece.text, self._place(piece.owner, piece))
                caption = caption or span
            else:
                inner.append(piece)
        cells, rows, columns = place(table, self.composer.limits, self._cell_place if self.places else None)
        self.composer.grid(cells, rows, columns, Layout.HTML, caption)
        rows_of_cells = (row for group in table.groups for row in group)
        for content in [cell.content for row in rows_of_cells for cell in row if not isinstance(cell.content, str)]:
            for piece in content:
                if isinstance(piece, Table):
                    inner.append(piece)
                elif piece.notes:
                    self._notes(piece, self._place(piece.owner, piece))
        return inner

    def _cell_place(self, cell: Cell) -> Place | None:
        first = next(piece for piece in cell.pieces if isinstance(piece, Paragraph))
        return self._place(cell, first)

    def _place(self, owner: Element, paragraph: Paragraph) -> Place | None:
        return None if self.places is None else self.places.of(owner, paragraph.offset, paragraph.text)
