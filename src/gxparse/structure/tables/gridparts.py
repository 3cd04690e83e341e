"""A grid cut into the tables that it holds, each with its caption and header; reads no cells.

A new header opens a new table, unless it is that of the table above printed again on a new page.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.folding import squeeze
from gxparse.spans import Span
from gxparse.structure.tables.headers import Role, Vocabulary
from gxparse.structure.tables.pieces import Piece, Strip
from gxparse.structure.tables.titlewords import (
    CAPTION,
    is_caption,
    is_continued,
    is_side_line,
    is_title_again,
    unit_of,
)
from gxparse.structure.tables.values import read_value

__all__ = ["Part", "filled_of", "parts_of"]

_MOST_LINES: Final = 4
"""More rows than this before a header that is printed again are not of a page's end."""


class Part(NamedTuple):
    """Rows of a grid under one header."""

    head: tuple[Strip, ...]
    rows: tuple[Strip, ...]
    caption: tuple[str, Span] | None
    start: int | None
    unit: str | None
    beside: tuple[Piece, ...] = ()
    """Headers of other halves, which stood beside this one."""


def filled_of(strip: Strip) -> list[Piece]:
    """The cells of a row that are not empty."""
    return [p for p in strip.pieces if p.text]


def _numbers(strip: Strip) -> int:
    return sum(1 for p in strip.pieces if p.value and p.text and read_value(p.text).value is not None)


def _is_header(strip: Strip, vocabulary: Vocabulary) -> bool:
    """Whether a row without numbers names the columns of a form, or of a usual list."""
    filled = filled_of(strip)
    if len(filled) < 2 or _numbers(strip):
        return False
    roles = [vocabulary.role(p.text) for p in filled]
    return roles[0] in (Role.LABEL, Role.INDEX) and sum(1 for r in roles[1:] if r) * 2 >= len(filled) - 1


class _Cutter:
    """Collects the rows of a table until the next one begins."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.begin()

    def begin(self) -> None:
        """A new table."""
        self.head: list[Strip] = []
        self.body: list[Strip] = []
        self.caption: tuple[str, Span] | None = None
        self.start: int | None = None
        self.unit: str | None = None

    def close(self) -> None:
        """The table is whole."""
        self.parts.append(Part(tuple(self.head), tuple(self.body), self.caption, self.start, self.unit))
        self.begin()

    def title(self, piece: Piece, squeezed: str, start: int) -> None:
        """A lone cell over a table."""
        if self.body:
            self.close()
        if self.caption is None and not is_side_line(squeezed):
            self.caption = (piece.text, Span(piece.start, piece.end))
        self.unit = self.unit or unit_of(squeezed)
        self.start = start if self.start is None else self.start


def parts_of(rows: Sequence[Strip], vocabulary: Vocabulary, titles: Sequence[str]) -> list[Part]:
    """The grid cut at its headers; title and caption rows go to the table after them.

    ``titles`` are those over the grid, squeezed, which a page may print again.
    """
    cutter = _Cutter()
    again = 0
    for index, strip in enumerate(rows):
        again = max(again - 1, _again(rows, index, cutter, titles) if cutter.body else 0)
        if strip.page or again:
            continue
        filled = filled_of(strip)
        alone = filled[0] if len(filled) == 1 else None
        squeezed = squeeze(alone.text) if alone is not None else ""
        header = _is_header(strip, vocabulary)
        below = index + 1 < len(rows) and _is_header(rows[index + 1], vocabulary)
        if alone is not None and _is_titled(strip, squeezed, cutter, over=below):
            cutter.title(alone, squeezed, strip.start)
        elif header and cutter.body:
            cutter.close()
            cutter.head.append(strip)
        elif header or (cutter.head and not cutter.body and _goes_on(strip, cutter.head, vocabulary)):
            cutter.head.append(strip)
        elif not cutter.head and not cutter.body and not _numbers(strip) and len(filled) > 1:
            cutter.head.append(strip)  # a header of unknown words
        elif filled or strip.pieces:
            cutter.body.append(strip)
    if cutter.body or cutter.head:
        cutter.close()
    return cutter.parts


def _is_titled(strip: Strip, squeezed: str, cutter: _Cutter, *, over: bool) -> bool:
    """Whether a lone cell is a caption, or stands over a table as its title does: ``over`` a header, or first of all."""
    if CAPTION.fullmatch(squeezed) is not None or (over and (is_caption(squeezed) or is_side_line(squeezed))):
        return True
    return not cutter.body and (is_caption(squeezed) or is_side_line(squeezed) or _is_title(strip, cutter.head))


def _again(rows: Sequence[Strip], index: int, cutter: _Cutter, over: Sequence[str]) -> int:
    """How many rows from here a page's end and the header printed again take up; 0 where they do not stand here.

    Of a header of several rows the last one may stand alone.
    """
    first = index
    titles = (squeeze(cutter.caption[0]), *over) if cutter.caption is not None else over
    while first < min(len(rows), index + _MOST_LINES) and _is_of_page(rows[first], titles):
        first += 1
    head = cutter.head
    for count in {len(head), 1}:
        texts = [above.text for above in head[len(head) - count :]] or [""]
        if all(texts) and [row.text for row in rows[first : first + count]] == texts:
            return first + count - index
    return 0


def _is_of_page(strip: Strip, titles: Sequence[str]) -> bool:
    """Whether a row is what a page prints over a table that goes on on it."""
    return strip.page or is_continued(strip.text) or any(is_title_again(strip.text, title) for title in titles)


def _goes_on(strip: Strip, head: Sequence[Strip], vocabulary: Vocabulary) -> bool:
    """Whether a row under a header is of the header too: headers above reach into it, or all its cells are headers."""
    if _numbers(strip):
        return False
    reach = max(above.row + p.rows for above in head for p in above.pieces)
    return strip.row < reach or all(vocabulary.is_value_head(p.text) for p in filled_of(strip))


def _is_title(strip: Strip, head: Sequence[Strip]) -> bool:
    """Whether a lone first cell before any header is a title: it spans the grid or has nothing beside it."""
    filled = filled_of(strip)
    return not head and len(filled) == 1 and strip.row < 3 and not filled[0].value and len(strip.text) > 5
