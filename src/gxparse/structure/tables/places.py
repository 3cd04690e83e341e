"""Columns by place: where on its line a value stands, against the values of complete rows; or, one cell a line, how
many lines under its label.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from gxparse.folding import width
from gxparse.structure.tables.pieces import Piece

__all__ = ["Heads", "Ladder", "Ruler", "by_tabs"]

_LONGEST_LINE: Final = 1000
_ENOUGH: Final = 200
"""Complete rows that are looked at."""
_MOST_STEPS: Final = 8
"""No cell takes up more lines."""
_LEAST_GAP: Final = 4
"""Headers nearer to each other than this do not tell their columns."""


def by_tabs(text: str, labels: Sequence[Piece], values: Sequence[Piece], count: int) -> tuple[int, ...] | None:
    """The column of each value where tabs part the cells of its row and are as many as columns, or ``None``."""
    cells = text[labels[-1].end : values[-1].end].split("\t") if labels else []
    if len(cells) != count + 1 or cells[0].strip():
        return None
    filled = [index for index, cell in enumerate(cells[1:]) if cell.strip()]
    return tuple(filled) if len(filled) == len(values) else None


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

    def at(self, piece: Piece, *, wide: bool) -> tuple[int, int] | None:
        """Where on its line a piece begins and ends, by display width or by characters."""
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
            at = self.at(value, wide=wide)
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
            places = [p for row in rows if (p := self.at(row[index], wide=wide)) is not None]
            if len(places) < 2:
                return None
            ranges.append((min(a for a, _ in places) - 1, max(b for _, b in places) + 1))
        apart = all(a[1] <= b[0] + 1 for a, b in itertools.pairwise(ranges))
        return ranges if apart else None


class Heads:
    """Places values under the headers of their columns, where no row is complete.

    Of each column the beginning of its header is known. A value is of the column whose header stands nearest, much
    nearer than the next; the values of a column must stand one under the other.
    """

    def __init__(self, text: str, heads: Sequence[Piece]) -> None:
        self._at = Ruler(text).at
        self._heads = heads
        self._sure: set[bool] = set()

    def learn(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Take all rows; the headers hold only where nearly all of them stand under headers."""
        for wide in (False, True):
            placed = [(row, p) for row in rows if (p := self._under(row, wide=wide)) is not None]
            if len(placed) * 4 >= len(rows) * 3 and self._in_line(placed, wide=wide):
                self._sure.add(wide)

    def place(self, values: Sequence[Piece]) -> tuple[int, ...] | None:
        """The column of each value, or ``None`` where that cannot be known."""
        found = {self._under(values, wide=wide) for wide in self._sure} - {None}
        return found.pop() if len(found) == 1 else None

    def _under(self, values: Sequence[Piece], *, wide: bool) -> tuple[int, ...] | None:
        centres = [self._centre(head, wide=wide) for head in self._heads]
        gaps = [b - a for a, b in itertools.pairwise(centres)]
        if min(gaps) < _LEAST_GAP:
            return None
        placed: list[int] = []
        for value in values:
            off, column = min((abs(self._centre(value, wide=wide) - c), i) for i, c in enumerate(centres))
            if off * 5 > min(gaps[max(0, column - 1) : column + 1]) * 2 or (placed and column <= placed[-1]):
                return None
            placed.append(column)
        return tuple(placed)

    def _in_line(self, rows: Sequence[tuple[Sequence[Piece], tuple[int, ...]]], *, wide: bool) -> bool:
        """Whether the values of each column begin or end at nearly the same place."""
        places: dict[int, list[tuple[int, int]]] = {}
        for values, columns in rows:
            for value, column in zip(values, columns, strict=True):
                places.setdefault(column, []).append(self._at(value, wide=wide) or (0, 0))
        spread = [min(max(edge) - min(edge) for edge in zip(*found, strict=True)) for found in places.values()]
        return max(spread, default=0) <= _LEAST_GAP // 2

    def _centre(self, piece: Piece, *, wide: bool) -> float:
        at = self._at(piece, wide=wide) or (0, 0)
        return sum(at) / 2


class Ladder:
    """Learns how many lines each cell takes up where blank cells leave blank lines, and places values by that.

    A blank cell takes up as many lines as a value, or more where blank lines were doubled. A row counts only when it
    reaches the last column: then blank cells cannot have vanished. What it takes up must fit nearly all rows.
    """

    def __init__(self, text: str, count: int) -> None:
        self.text: str = text
        self.count: int = count
        self._steps: list[tuple[int, int]] = []
        """Lines that a value takes up, and a blank cell."""

    def learn(self, rows: Iterable[tuple[int, Sequence[Piece]]]) -> None:
        """Take rows, each as the end of its label and its values."""
        found = [self._lines(end, values) for end, values in rows]
        for value in range(1, _MOST_STEPS + 1):
            for blank in range(value, 2 * value + 1):
                fitting = sum(1 for lines in found if self._placed(lines, value, blank) is not None)
                if fitting > 1 and fitting * 4 >= len(found) * 3:
                    self._steps.append((value, blank))

    def place(self, end: int, values: Sequence[Piece]) -> tuple[int, ...] | None:
        """The column of each value, or ``None`` where the lines do not tell."""
        lines = self._lines(end, values)
        found = {self._placed(lines, *steps) for steps in self._steps} - {None}
        return found.pop() if len(found) == 1 else None

    def _lines(self, end: int, values: Sequence[Piece]) -> list[int]:
        """How many lines each value stands under the one before, the first under the label."""
        edges = [end, *(value.start for value in values)]
        return [self.text.count("\n", a, b) for a, b in itertools.pairwise(edges)]

    def _placed(self, lines: Sequence[int], value: int, blank: int) -> tuple[int, ...] | None:
        """The columns of values that stand so many lines apart, where the last is of the last column."""
        placed: list[int] = []
        column = -1
        for apart in lines:
            skipped, rest = divmod(apart - value, blank)
            if rest or skipped < 0:
                return None
            column += 1 + skipped
            placed.append(column)
        return tuple(placed) if column == self.count - 1 else None
