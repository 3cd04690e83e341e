"""Rows of a list whose first column numbers them (序号): the numbers say where each row begins; knows no form.

They stand before the label on its line, or on a line of their own where cells stand one a line. A number is one of them
where it is the next and words follow it, so that neither a value nor a page is taken for it.
"""

from typing import Final

from gxparse.catalogue.labels import read_label
from gxparse.structure.tables.headers import Role, Vocabulary
from gxparse.structure.tables.listheads import ListHeader
from gxparse.structure.tables.listrows import MOST_PENDING, RawRow, closes
from gxparse.structure.tables.pieces import Piece, Strip, Strips

__all__ = ["indexed_rows"]

_LEAST_ROWS: Final = 2


def indexed_rows(
    strips: Strips, header: ListHeader, vocabulary: Vocabulary
) -> tuple[list[RawRow], int, tuple[Piece, ...]] | None:
    """The rows, the index after them, and words that follow; ``None`` where no such numbers stand before labels."""
    if header.heads[0].role != Role.INDEX:
        return None
    rows = _Rows(header)
    index = header.end
    while index < len(strips):
        strip = strips[index]
        if strip.grid is not None:
            break
        if not strip.page and not rows.take(strips, index):
            begun = rows.number and rows.opened is not None and not rows.values
            if strip.values or strip.leading or (closes(strip, vocabulary) and not begun):
                break
            if len(rows.pending) >= MOST_PENDING:
                break
            rows.words(strip, index)
        index += 1
    return rows.found() if rows.number >= _LEAST_ROWS else None


class _Rows:
    """Collects rows line by line."""

    def __init__(self, header: ListHeader) -> None:
        self.header = header
        self.raws: list[RawRow] = []
        self.pending: list[Piece] = []
        """Words since the last row."""
        self.opened: int | None = None
        """How many of them stand before those of the row whose number was seen."""
        self.values: list[Piece] = []
        self.number = 0
        self.end = header.end

    def take(self, strips: Strips, index: int) -> bool:
        """Whether this strip is the number of a row, values of one, or a blank line."""
        strip = strips[index]
        pieces = strip.pieces
        if self.header.stacked and len(pieces) <= 1:
            return self._one(strips, index)
        if not pieces:
            return True
        if self._is_next(pieces[0]) and len(pieces) > 1:
            self._begin(index)
            self._row(strip.words, [p for p in strip.values if p.text and p is not pieces[0]], index)
            return True
        values = [p for p in strip.values if p.text]
        if not values or strip.leading or len(values) > self.header.width or not (self.pending or strip.words):
            return False
        self._row(strip.words, values, index)
        return True

    def words(self, strip: Strip, index: int) -> None:
        """Words without a number: of a label; one that is numbered itself begins a label, and ends a row without values."""
        label = read_label(strip.words[0].text) if strip.words else None
        begins = label is not None and (bool(label.numbering) or label.among)
        if begins and self.opened is not None and len(self.pending) > self.opened and not self.values:
            self._close(index)
        self.pending += strip.words

    def _is_next(self, piece: Piece) -> bool:
        return piece.text.isdecimal() and int(piece.text) == self.number + 1

    def _one(self, strips: Strips, index: int) -> bool:
        """A cell on a line of its own."""
        strip = strips[index]
        piece = strip.pieces[0] if strip.pieces else Piece("", strip.start, strip.start, True)
        if not piece.value:
            if self.values:
                self._close(index)
            return False
        following = next((s for s in strips[index + 1 : index + 3] if not s.page), None)
        if self._is_next(piece) and following is not None and following.words:
            self._begin(index)
        elif self.pending and len(self.values) < self.header.width:
            self.values.append(piece)
            self.end = index + 1
        else:
            return not piece.text
        return True

    def _begin(self, index: int) -> None:
        """The next number: the row before it, if it had no values, is blank."""
        if self.opened is not None or self.values:
            self._close(index)
        self.number += 1
        self.opened = len(self.pending)

    def _row(self, words: tuple[Piece, ...], values: list[Piece], index: int) -> None:
        if self.opened is None:
            self.opened = len(self.pending)
        self.pending += words
        self.values = values
        if values:
            self._close(index)
            self.end = index + 1

    def _close(self, index: int) -> None:
        """The words and values since the last row are a row."""
        at = self.opened if self.opened is not None else max(0, len(self.pending) - 1)
        before, own = tuple(self.pending[:at]), tuple(self.pending[at:])
        if own or before:
            place = (own or before)[-1].end
            values = tuple(self.values) or (Piece("", place, place, True),)
            self.raws.append(RawRow(before, own, values, None, index))
        self.pending, self.opened, self.values = [], None, []

    def found(self) -> tuple[list[RawRow], int, tuple[Piece, ...]]:
        """The rows, the index after the last one, and the words after it."""
        if self.values:
            self._close(self.end)
        return self.raws, self.end, tuple(self.pending)
