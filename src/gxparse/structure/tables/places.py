"""Columns of blank-aligned text: where on its line a value stands, against the values of complete rows."""

import itertools
from collections.abc import Sequence
from typing import Final

from gxparse.folding import width
from gxparse.structure.tables.pieces import Piece

__all__ = ["Ruler"]

_LONGEST_LINE: Final = 1000
_ENOUGH: Final = 200
"""Complete rows that are looked at."""


class Ruler:
    """Learns the columns of a table from complete rows and places the values of incomplete ones.

    Converters pad with blanks by characters, people and ``render`` by display width: both are tried, and a place
    counts only when the two do not contradict each other.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._rows: list[Sequence[Piece]] = []

    def learn(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Take the values of complete rows, all of the same number, as the columns."""
        self._rows = [row for row in rows if row][:_ENOUGH]

    def _at(self, piece: Piece, *, wide: bool) -> tuple[int, int] | None:
        start = self.text.rfind("\n", max(0, piece.start - _LONGEST_LINE), piece.start) + 1
        if start == 0 and piece.start > _LONGEST_LINE:
            return None
        before = width(self.text[start : piece.start]) if wide else piece.start - start
        return before, before + piece.end - piece.start

    def place(self, values: Sequence[Piece], count: int) -> tuple[int, ...] | None:
        """The column of each value, or ``None`` where that cannot be known."""
        found = {self._place(values, count, wide=False), self._place(values, count, wide=True)} - {None}
        return found.pop() if len(found) == 1 else None

    def _place(self, values: Sequence[Piece], count: int, *, wide: bool) -> tuple[int, ...] | None:
        columns = self._columns(count, wide=wide)
        if columns is None:
            return None
        placed: list[int] = []
        for value in values:
            at = self._at(value, wide=wide)
            hits = [] if at is None else [i for i, (a, b) in enumerate(columns) if at[0] < b and a < at[1]]
            if len(hits) != 1 or (placed and hits[0] <= placed[-1]):
                return None
            placed.append(hits[0])
        return tuple(placed)

    def _columns(self, count: int, *, wide: bool) -> list[tuple[int, int]] | None:
        """The range that each column takes up over all complete rows; they must not overlap."""
        ranges: list[tuple[int, int]] = []
        rows = [row for row in self._rows if len(row) == count]
        for index in range(count):
            places = [p for row in rows if (p := self._at(row[index], wide=wide)) is not None]
            if len(places) < 2:
                return None
            ranges.append((min(a for a, _ in places) - 1, max(b for _, b in places) + 1))
        apart = all(a[1] <= b[0] + 1 for a, b in itertools.pairwise(ranges))
        return ranges if apart else None
