"""Tables drawn with borders into grids: where a border is missing a cell spans rows or columns; knows no words.

Where only the header is ruled off, each line with a number under a number, or under words, is a row of its own.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.model.document import Grid, GridCell, Layout, Line
from gxparse.reading.screens import MEASURES, NUMBER, Cells, Columns, Measure, by_borders, screen, trim
from gxparse.spans import Span

__all__ = ["read_drawn"]

_JOINTS: Final = "+" + "".join(map(chr, (*range(0x250C, 0x254C), *range(0x2552, 0x2571))))
"""Corners and crossings of the box-drawing characters."""
_LEVEL: Final = "─━═=┄┅┈┉╌╍-"  # the hyphen last, for it stands in classes of characters
_BORDER: Final = re.compile(rf"[{_JOINTS}](?:[:{_LEVEL}]+[{_JOINTS}])+")
_UPRIGHT: Final = "|│┃║｜¦┆┇┊┋╎╏" + _JOINTS
_EDGED: Final = re.compile(rf"[{_UPRIGHT}].*[{_UPRIGHT}]")
_PAIR: Final = 2
_MOST_EDGES: Final = 100
_MOST_LINES: Final = 2_000
"""A table drawn with more lines than this is not looked at."""


class _Canvas:
    """A table drawn with borders: its edges, and which of its fields have no border between them."""

    def __init__(self, text: str, screens: list[Columns], edges: list[int]) -> None:
        self.text, self.screens, self.edges = text, screens, edges
        self.walls = [[self._wall(i, j) for j in range(len(edges) - 1)] for i in range(len(screens))]
        rules = [i for i, walls in enumerate(self.walls) if any(walls)]
        self.bands: list[tuple[int, int]] = []
        self.parted: set[int] = set()
        for band in ((a, b) for a, b in itertools.pairwise(rules) if b > a + 1):
            self._add(*band)

    def _add(self, first: int, last: int) -> None:
        """The lines between two borders as one row, or each as one: numbers stand under numbers, or under words."""
        lines = range(first + 1, last)
        numbers = [self._numbers(i) for i in lines]
        words = [{c for c, (a, b) in enumerate(self._fields(i)) if a < b} for i in lines]
        mixed = set[int]().union(*numbers) & set[int]().union(*(w - n for w, n in zip(words, numbers, strict=True)))
        full = all(len(w) == len(self.edges) - 1 for w in words)
        under = len(mixed) > 1 or (len(mixed) == 1 and full)
        twice = len(set[int]().union(*numbers)) < sum(map(len, numbers)) and all(map(self._labelled, lines))
        twice = twice and (
            len(lines) > _PAIR or words[0] == words[1]
        )  # two lines may be a label and a number, both cut
        if not (under or twice):
            self.bands.append((first, last))
            return
        self.parted.update(range(len(self.bands) + 1, len(self.bands) + len(lines)))
        self.bands += [(i - 1, i + 1) for i in lines]

    def _fields(self, line: int) -> list[tuple[int, int]]:
        """The places between the edges on a line."""
        ends = [self.screens[line].get(edge, -1) for edge in self.edges]
        return [trim(self.text, a + 1, b) if 0 <= a < b else (0, 0) for a, b in itertools.pairwise(ends)]

    def _numbers(self, line: int) -> set[int]:
        """The columns that hold a number on this line."""
        return {
            column for column, (a, b) in enumerate(self._fields(line)) if a < b and NUMBER.fullmatch(self.text, a, b)
        }

    def _labelled(self, line: int) -> bool:
        """Whether a line with numbers has words before them; a number that is cut has none in its second line."""
        numbers = self._numbers(line)
        before = self._fields(line)[: min(numbers, default=0)]
        return not numbers or any(a < b for a, b in before)

    def _char(self, line: int, column: int) -> str:
        index = self.screens[line].get(column)
        return " " if index is None else self.text[index]

    def _wall(self, line: int, field: int) -> bool:
        """Whether the border between two edges is drawn on this line."""
        a, b = (self.screens[line].get(edge) for edge in self.edges[field : field + 2])
        return a is not None and b is not None and b > a + 1 and not self.text[a + 1 : b].strip(_LEVEL + _JOINTS + ":")

    def _upright(self, band: int, edge: int) -> bool:
        first, last = self.bands[band]
        return all(self._char(i, self.edges[edge]) in _UPRIGHT for i in range(first + 1, last))

    def cells(self) -> Iterator[tuple[int, int, int, int]]:
        """First row, row after the last, first column, column after the last of each cell."""
        seen: set[tuple[int, int]] = set()
        uprights = [[self._upright(b, e) for e in range(len(self.edges))] for b in range(len(self.bands))]
        for row, column in itertools.product(range(len(self.bands)), range(len(self.edges) - 1)):
            if (row, column) in seen:
                continue
            right = column + 1
            while right < len(self.edges) - 1 and not uprights[row][right] and (row, right) not in seen:
                right += 1
            below = row + 1
            while below < len(self.bands) and self._open(below, column, right, uprights):
                below += 1
            seen.update(itertools.product(range(row, below), range(column, right)))
            yield row, below, column, right

    def _open(self, row: int, column: int, right: int, uprights: list[list[bool]]) -> bool:
        """Whether nothing is drawn between a cell and the row under it."""
        if row in self.parted:
            return False
        lines = range(self.bands[row - 1][1], self.bands[row][0] + 1)
        if any(self.walls[i][c] for i in lines for c in range(column, right)):
            return False
        return uprights[row][column] and uprights[row][right] and not any(uprights[row][column + 1 : right])

    def parts(self, row: int, below: int, column: int, right: int) -> Cells | None:
        """The lines of a cell that are not empty; ``None`` where text runs over a border."""
        found: Cells = []
        for line in range(self.bands[row][0] + 1, self.bands[below - 1][1]):
            a, b = (self.screens[line].get(self.edges[edge]) for edge in (column, right))
            if a is None or b is None:
                return None
            part = trim(self.text, a + 1, b)
            if part[0] < part[1] or not found:
                found.append(part)
        filled = [part for part in found if part[0] < part[1]]
        return filled or found[:1]


def read_drawn(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines between drawn borders; where a border is missing a cell spans rows or columns."""
    if not _BORDER.fullmatch(text, lines[first].span.start, lines[first].span.end):
        return first + 1, None
    index = last = first
    while index < len(lines) and index < first + _MOST_LINES:
        span = lines[index].span
        if not _EDGED.fullmatch(text, span.start, span.end):
            break
        if _BORDER.fullmatch(text, span.start, span.end):
            if last == index - 1 > first:
                break  # two borders: another table begins
            last = index
        index += 1
    for measure in (*MEASURES, by_borders):
        grid = _on_canvas(text, lines[first : last + 1], measure)
        if grid is not None:
            return last + 1, grid
    return index, None


def _on_canvas(text: str, lines: Sequence[Line], measure: Measure) -> Grid | None:
    """The grid, where all lines end at one column and no text runs over a border."""
    screens = [screen(text, line, measure) for line in lines]
    if len({last for _, last in screens}) != 1:
        return None
    borders = [c for (c, _), line in zip(screens, lines, strict=True) if _has_border(text, line)]
    edges = sorted({column for columns in borders for column, i in columns.items() if text[i] in _JOINTS})
    if not 3 <= len(edges) <= _MOST_EDGES:
        return None
    canvas = _Canvas(text, [columns for columns, _ in screens], edges)
    cells: list[GridCell] = []
    for row, below, column, right in canvas.cells():
        parts = canvas.parts(row, below, column, right)
        if parts is None:
            return None
        cells += [GridCell(text[a:b], Span(a, b), row, column, below - row, right - column) for a, b in parts]
    if not cells:
        return None
    return Grid(
        Span(lines[0].span.start, lines[-1].span.end), tuple(cells), len(canvas.bands), len(edges) - 1, Layout.GRID
    )


def _has_border(text: str, line: Line) -> bool:
    return _BORDER.search(text, line.span.start, line.span.end) is not None
