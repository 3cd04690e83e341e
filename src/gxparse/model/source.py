"""Where a report came from, and where in it each span stands: media type, encoding, digest, pages, elements, lines."""

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, final

from attrs import evolve, frozen

from gxparse.spans import Span

__all__ = ["Location", "Mark", "Source", "with_marks"]


@final
@frozen
class Mark:
    """From ``start`` on, until the next mark, the text comes from this place of the source.

    What a format does not have is ``None``: a text file has no pages, a PDF no element paths.
    """

    start: int
    """Offset in the text where the place begins."""
    page: int | None = None
    """Page of a PDF, counted from 1."""
    element: str | None = None
    """Path of the element of an HTML or DOCX source, as ``body/table[2]/tr[3]/td[1]``."""
    cell: str | None = None
    """Sheet and cell of a spreadsheet, as ``Sheet1!B7``."""
    line: int | None = None
    """Line of the source, counted from 1 (HTML: of the markup, not of the text)."""
    column: int | None = None
    """Column of the source in code points, counted from 1."""


@final
@frozen
class Location:
    """The place of a span in the source: what a reader would look up. Fields as in ``Mark``."""

    page: int | None = None
    element: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None


class _Later:
    """Marks that are made when they are first asked for; to compare, copy or pickle a source is to ask for them."""

    __slots__ = ("_make",)
    _make: Callable[[], tuple[Mark, ...]]

    if TYPE_CHECKING:  # to a checker every attribute is declared
        pass
    else:

        def __getattr__(self, name: str) -> tuple[Mark, ...]:  # called where a slot is empty
            if name != "marks":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            object.__setattr__(self, "marks", self._make())
            return self.marks


@final
@frozen
class Source(_Later):
    """What was read."""

    uri: str | None = None
    """Path or address, as given or as the path's text."""
    media_type: str = "text/plain"
    """Format found by content: ``text/plain``, ``text/html``, ``application/pdf``, …"""
    encoding: str | None = None
    """Encoding of the bytes, ``None`` when the input was ``str`` or has no encoding."""
    encoding_evidence: str | None = None
    """Why this encoding: ``bom``, ``argument``, ``utf-8 decodes``, …; ``None`` when there is no encoding."""
    digest: str = ""
    """SHA-256 of the input (of its UTF-8 form when the input was ``str``), in hexadecimal."""
    line_starts: tuple[int, ...] = (0,)
    """Offsets where the lines of the text begin; ``(0,)`` where lines are told by the marks."""
    marks: tuple[Mark, ...] = ()
    """Places of a format with pages, elements or cells, in order of ``start``."""

    def locate(self, span: Span) -> Location:
        """The place where ``span`` begins: page, element path or cell; for text and HTML also line and column."""
        index = bisect_right(self.marks, span.start, key=lambda mark: mark.start) - 1
        if index >= 0:
            mark = self.marks[index]
            column = None if mark.column is None else mark.column + span.start - mark.start
            return Location(mark.page, mark.element, mark.cell, mark.line, column)
        line = bisect_right(self.line_starts, span.start)
        return Location(line=line, column=span.start - self.line_starts[line - 1] + 1)


def with_marks(source: Source, make: Callable[[], tuple[Mark, ...]]) -> Source:
    """The same source with marks that ``make`` makes when they are first asked for."""
    made = evolve(source, marks=())
    object.__delattr__(made, "marks")
    object.__setattr__(made, "_make", make)
    return made
