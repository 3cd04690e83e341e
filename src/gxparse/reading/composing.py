"""Collects lines and grids into the linear text and blocks of a Document; knows no formats and not what a report is."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, cast, final

from gxparse.limits import Limits
from gxparse.model.document import Block, Grid, GridCell, Layout, Line, LineRole
from gxparse.model.source import Mark
from gxparse.spans import Span

__all__ = ["BODY", "Composer", "Place", "Placed", "Spot"]

BODY: Final = LineRole.BODY
# The constructor of a NamedTuple takes three times as long, and a page has hundreds of cells.
_new: Final = cast("Callable[[type[GridCell], tuple[object, ...]], GridCell]", tuple.__new__)  # pyright: ignore[reportUnknownMemberType]


class Place(NamedTuple):
    """Where in the source a piece of text begins; fields as in ``Mark``."""

    page: int | None = None
    element: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None


class Placed(NamedTuple):
    """A cell with its place in the grid and in the source."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    place: Place | None = None


Spot = tuple[str, int, int, int, int, bool, Place | None]
"""What ``Placed`` is made of."""


@final
class Composer:
    """The text as it grows. Every line of it ends with a line feed; cells of a row are parted by tabs."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self._length = 0
        self._place: Place | None = None
        self._cells = 0

    def text(self) -> str:
        """The linear text so far."""
        return "".join(self._parts)

    def line(
        self,
        text: str,
        place: Place | None,
        *,
        hard: bool = True,
        heading: int = 0,
        role: LineRole = BODY,
        turns: tuple[tuple[int, Place], ...] = (),
    ) -> Span:
        """Add a line; ``text`` has neither line feeds nor blanks at its ends and is not empty.

        ``turns`` are the offsets in it where another place of the source begins (the next page).
        """
        span = self._put(text, place)
        for offset, turned in turns:
            self._mark(span.start + offset, turned)
        self._end("\n")
        self.blocks.append(Line(span, 0, hard, heading, role))
        return span

    def grid(self, cells: Sequence[Spot], rows: int, columns: int, layout: Layout, caption: Span | None = None) -> None:
        """Add a grid; ``cells`` stand in reading order, row by row, and one of them at least has text."""
        self.limits.check("cells", self._cells + len(cells))
        self._cells += len(cells)
        done: list[GridCell] = []
        add, put = done.append, self._parts.append
        end = self._length - 1
        last = -1
        for text, row, column, rowspan, colspan, header, place in cells:
            start = end + 1
            end = start + len(text)
            if done:
                put("\t" if row == last else "\n")
            put(text)
            last = row
            if place is not None and place != self._place:
                self._mark(start, place)
            add(_new(GridCell, (text, Span(start, end), row, column, rowspan, colspan, header)))
        self._length = end
        self.limits.check("text_characters", end)
        self._end("\n")
        span = Span(done[0].span.start, end)
        self.blocks.append(Grid(span, tuple(done), rows, columns, layout, caption=caption))

    def _put(self, text: str, place: Place | None) -> Span:
        start = self._length
        if place is not None and place != self._place:
            self._mark(start, place)
        self._parts.append(text)
        self._length = end = start + len(text)
        if end > self.limits.text_characters:
            self.limits.check("text_characters", end)
        return Span(start, end)

    def _mark(self, start: int, place: Place) -> None:
        self.marks.append(Mark(start, *place))
        self._place = place

    def _end(self, mark: str) -> None:
        self._parts.append(mark)
        self._length += 1
