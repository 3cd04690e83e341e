"""Turns the markup of a page into a Document: what is read and what is furniture; nothing here knows of reports."""

import re
from bisect import bisect_right
from typing import Final

from attrs import evolve

from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Document, Field, Layout, LineRole
from gxparse.model.source import Source
from gxparse.reading.cells import flat, place
from gxparse.reading.composing import Composer, Place
from gxparse.reading.elements import Cell, Element, Paragraph, Table
from gxparse.reading.mainpart import furniture_of
from gxparse.reading.markup import Markup, normal_form
from gxparse.reading.pieces import pieces_of
from gxparse.spans import Span

__all__ = ["read_html"]

_BEFORE_TEXT: Final = re.compile(
    r"(?:<!--.{0,2000}?-->|<[^>]*>|\s|&nbsp;|&#160;|\u3000|\xa0|\u200b|\ufeff)+", re.DOTALL
)
_RUN_END: Final = re.compile(r"[<&\r\n\t]")
_WINDOW: Final = 4000


def read_html(
    markup: str, source: Source, limits: Limits, clock: Clock, diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """The document of a page. ``source`` tells where the markup came from; its marks are made here."""
    page = normal_form(markup, limits)
    clock.check()
    pieces = pieces_of(page.body, limits)
    clock.check()
    composing = _Composing(markup, limits)
    for piece, furniture in zip(pieces, furniture_of(pieces, page.title), strict=True):
        if isinstance(piece, Table) and not furniture:
            composing.table(piece)
        elif isinstance(piece, Table):
            composing.furniture(piece)
        else:
            composing.paragraph(piece, LineRole.FURNITURE if furniture else LineRole.BODY)
    clock.check()
    return composing.document(page, source, diagnostics)


class _Composing:
    """A document as it grows."""

    def __init__(self, markup: str, limits: Limits) -> None:
        self.markup = markup
        self.limits = limits
        self.composer = Composer(limits)
        self.lines = _Lines(markup)
        self.last = 0
        self.offset = -1

    def document(self, page: Markup, source: Source, diagnostics: tuple[Diagnostic, ...]) -> Document:
        """What has been composed, with what the head of the page says."""
        fields = page.fields
        if page.title:
            fields = (Field("title", page.title), *fields)
        source = evolve(source, marks=tuple(self.composer.marks))
        return Document(
            self.composer.text(), tuple(self.composer.blocks), source, fields, page.attachments, diagnostics
        )

    def paragraph(self, paragraph: Paragraph, role: LineRole) -> None:
        """Add a paragraph, and below it what was printed beside its characters."""
        place = self._place(paragraph.owner, paragraph.offset, paragraph.text)
        self.composer.line(
            paragraph.text,
            place,
            hard=paragraph.hard,
            heading=paragraph.heading,
            role=role,
            turns=self._turns(paragraph.text, place),
        )
        self._notes(paragraph, place)

    def _turns(self, text: str, place: Place) -> tuple[tuple[int, Place], ...]:
        """From the first tag inside a paragraph on, only element and line are known."""
        if self.markup.startswith(text, self.last):
            return ()
        end = _RUN_END.search(self.markup, self.last)
        length = (end.start() if end is not None else len(self.markup)) - self.last
        if not 0 < length < len(text):
            return ()
        return ((length, place._replace(column=None)),)

    def _notes(self, paragraph: Paragraph, place: Place) -> None:
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
        caption = None
        inner: list[Table] = []
        for piece in table.caption:
            if isinstance(piece, Paragraph):
                place = self._place(piece.owner, piece.offset, piece.text)
                span = self.composer.line(piece.text, place)
                caption = caption or span
            else:
                inner.append(piece)
        self._cells(table, caption)
        for group in table.groups:
            for row in group:
                for cell in row:
                    for piece in cell.pieces:
                        if isinstance(piece, Table):
                            inner.append(piece)
                        elif piece.notes:
                            self._notes(piece, self._place(piece.owner, piece.offset, piece.text))
        return inner

    def _cells(self, table: Table, caption: Span | None) -> None:
        cells, rows, columns = place(table, self.limits, self._cell_place)
        self.composer.grid(cells, rows, columns, Layout.HTML, caption)

    def _cell_place(self, cell: Cell, text: str) -> Place:
        first = next(piece for piece in cell.pieces if isinstance(piece, Paragraph))
        return self._place(cell.element, first.offset, text)

    def _place(self, owner: Element, offset: int, text: str) -> Place:
        """Where the text begins: element, and line and column of the markup."""
        if offset == self.offset:  # a further line of the same block
            start = self._near(text, self.last + 1)
        else:
            self.offset = offset
            start = self.markup.find(">", offset) + 1 if self.markup.startswith("<", offset) else offset
            match = _BEFORE_TEXT.match(self.markup, start)
            start = match.end() if match is not None else start
            if not self.markup.startswith(text[0], start):
                start = self._near(text, start)
        self.last = start
        line, column = self.lines.at(start)
        return Place(None, owner.path, None, line, column)

    def _near(self, text: str, start: int) -> int:
        """Text after a block inside another has no tag of its own: look for it behind the last place."""
        words = re.split(r"[<&\s]", text[:8], maxsplit=1)[0]
        for piece in (words, text[0]):
            found = self.markup.find(piece, start, start + _WINDOW) if piece else -1
            if found >= 0:
                return found
        return start


class _Lines:
    """Line and column of offsets that mostly rise; a page in one line is no slower than others."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.known = 0
        self.line = 1
        self.start = 0
        self.starts: list[int] = []

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        if offset < self.known:  # content that the parser moved out of a table
            return self._looked_up(offset)
        passed = self.markup.count("\n", self.known, offset)
        if passed:
            self.line += passed
            self.start = self.markup.rfind("\n", self.known, offset) + 1
        self.known = offset
        return self.line, offset - self.start + 1

    def _looked_up(self, offset: int) -> tuple[int, int]:
        if not self.starts:
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.markup))]
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
