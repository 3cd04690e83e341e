"""Tells pages of two columns of text from tables without lines, and puts their lines in reading order; knows glyphs only.

A page is in columns where a gutter is clear through its lines and the lines on both sides are text: most of them as long
as the column is wide, in characters of Chinese. Labels and numbers side by side are shorter than their columns.
"""

from collections import Counter
from typing import Final, NamedTuple

from gxparse.reading.glyphs import Glyph, Row, lines_of, row_of
from gxparse.reading.joining import is_wide

__all__ = ["rows_on"]

_GAP: Final = 1.2
"""Blanks as wide as this, in heights of a glyph, may be a gutter."""
_LEAST_LINES: Final = 5
_LEAST_WIDTH: Final = 8.0
"""A column is at least so many characters wide."""
_FULL: Final = 1.6
"""A line that ends so many characters before the edge of its column is full."""
_MOST_GUTTERS: Final = 4


class _Piece(NamedTuple):
    """Glyphs of a line without a gap between them."""

    x0: float
    x1: float
    glyphs: list[Glyph]


class _Run(NamedTuple):
    """Lines from ``first`` to before ``last`` that a gutter goes through."""

    first: int
    last: int
    gutter: float


def rows_on(glyphs: list[Glyph]) -> list[Row]:
    """The lines of a page: from top to bottom, where it has columns the left one before the right one.

    Lines of columns have the same ``band``, and their ``column`` is 1 or 2.
    """
    lines = lines_of(glyphs)
    found: list[Row] = []
    done = 0
    for run in _runs(lines):
        found += map(row_of, lines[done : run.first])
        band = min(glyph.top for glyph in lines[run.first])
        glyphs = [glyph for line in lines[run.first : run.last] for glyph in line]
        for column in (1, 2):  # lines anew: those of the columns need not stand side by side
            side = [glyph for glyph in glyphs if (glyph.x0 < run.gutter) == (column == 1)]
            found += (row_of(line)._replace(band=band, column=column) for line in lines_of(side))
        done = run.last
    found += map(row_of, lines[done:])
    return found


def _runs(lines: list[list[Glyph]]) -> list[_Run]:
    if len(lines) < _LEAST_LINES:
        return []
    pieces = [_pieces(line) for line in lines]
    left = min(piece.x0 for line in pieces for piece in line)
    right = max(piece.x1 for line in pieces for piece in line)
    begins = Counter(
        round(piece.x0 / 4) for line in pieces for piece in line if 0.3 < (piece.x0 - left) / (right - left or 1) < 0.8
    )
    gutters = [4 * place - 4.0 for place, count in begins.most_common(_MOST_GUTTERS) if count >= _LEAST_LINES // 2]
    best: list[_Run] = []
    for gutter in gutters:
        runs = [run for run in _uncrossed(pieces, gutter) if _is_text(pieces[run.first : run.last], gutter)]
        if sum(run.last - run.first for run in runs) > sum(run.last - run.first for run in best):
            best = runs
    return best


def _pieces(line: list[Glyph]) -> list[_Piece]:
    found: list[_Piece] = []
    start = 0
    for index in range(1, len(line) + 1):
        before = line[index - 1]
        if index == len(line) or line[index].x0 - before.x1 > _GAP * (before.bottom - before.top):
            found.append(_Piece(line[start].x0, before.x1, line[start:index]))
            start = index
    return found


def _uncrossed(pieces: list[list[_Piece]], gutter: float) -> list[_Run]:
    """Stretches of lines of which none crosses the gutter."""
    found: list[_Run] = []
    start = 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and not any(piece.x0 < gutter < piece.x1 for piece in pieces[index]):
            continue
        if index - start >= _LEAST_LINES:
            found.append(_Run(start, index, gutter))
        start = index + 1
    return found


def _is_text(pieces: list[list[_Piece]], gutter: float) -> bool:
    """Whether both sides of a gutter are columns of text."""
    sides: tuple[list[list[_Piece]], list[list[_Piece]]] = ([], [])
    for line in pieces:
        for side, here in zip(sides, (True, False)):
            own = [piece for piece in line if (piece.x0 < gutter) is here]
            if own:
                side.append(own)
    return all(_is_column(side) for side in sides)


def _is_column(lines: list[list[_Piece]]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    glyphs = [glyph for line in lines for piece in line for glyph in piece.glyphs]
    size = sorted(glyph.bottom - glyph.top for glyph in glyphs)[len(glyphs) // 2]
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    full = sum(right - line[-1].x1 < _FULL * size and len(line) == 1 for line in lines)
    wide = sum(is_wide(glyph.text) for glyph in glyphs)
    return right - left > _LEAST_WIDTH * size and 2 * full >= len(lines) and 2 * wide > len(glyphs)
