"""Two or more halves of one table, printed side by side in a grid, put under one another; reads no cells.

::

    统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数
    …        | 条   | 12     | …        | 件   | 3

A row that spans the halves (a heading) parts them: what stands over it, left and right, comes before what is under it.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.model.document import Grid
from gxparse.structure.tables.gridparts import Part, filled_of
from gxparse.structure.tables.headers import Role, Vocabulary
from gxparse.structure.tables.pieces import Piece, Strip

__all__ = ["under_one_another"]

_MOST_HALVES: Final = 3
_FIRST: Final = (Role.LABEL, Role.INDEX)


class _Half(NamedTuple):
    """The columns of a half, from ``first`` up to ``end``, and which of them holds its labels."""

    first: int
    end: int
    label: int


def under_one_another(part: Part, grid: Grid, vocabulary: Vocabulary) -> tuple[Part, Grid]:
    """The part with its halves under one another, and the grid as narrow as one; both unchanged where there are none."""
    halves = _halves(part, grid, vocabulary)
    if len(halves) < 2 or not all(_is_of_words(part.rows, half.label) for half in halves[1:]):
        return part, grid
    rows: list[Strip] = []
    band: list[Strip] = []
    for strip in part.rows:
        if _spans(strip, halves):
            rows += [*_stacked(band, halves, grid, len(rows)), strip]
            band = []
        else:
            band.append(strip)
    rows += _stacked(band, halves, grid, len(rows))
    left, *others = halves
    head = tuple(_cut(strip, left, 0) for strip in part.head)
    beside = tuple(p for strip in part.head for half in others for p in _within(strip, half) if p.text)
    width = max(half.end - half.first for half in halves)
    return part._replace(head=head, rows=tuple(rows), beside=beside), evolve(grid, columns=width)


def _halves(part: Part, grid: Grid, vocabulary: Vocabulary) -> list[_Half]:
    """The halves that the header names: the same roles in the same order, once for each."""
    if len(part.head) != 1:
        return []
    filled = filled_of(part.head[0])
    roles = [vocabulary.role(piece.text) for piece in filled]
    for count in range(2, _MOST_HALVES + 1):
        wide = len(roles) // count
        one = roles[:wide]
        if wide < 2 or one * count != roles or one[0] not in _FIRST or Role.LABEL not in one or Role.VALUE not in one:
            continue
        if one.count(Role.LABEL) > 1 or None in one:
            continue
        firsts = [filled[half * wide].column for half in range(count)]
        labels = [filled[half * wide + one.index(Role.LABEL)].column for half in range(count)]
        ends = [*firsts[1:], grid.columns]
        return [_Half(*place) for place in zip(firsts, ends, labels, strict=True)]
    return []


def _is_of_words(rows: Sequence[Strip], column: int) -> bool:
    """Whether more words than values stand in a column."""
    texts = [p for strip in rows for p in strip.pieces if p.column == column and p.text]
    return 2 * sum(not p.value for p in texts) > len(texts)


def _spans(strip: Strip, halves: Sequence[_Half]) -> bool:
    """Whether a cell reaches from one half into another."""
    return any(p.column < half.first < p.column + p.columns for p in strip.pieces if p.text for half in halves[1:])


def _stacked(band: Sequence[Strip], halves: Sequence[_Half], grid: Grid, above: int) -> list[Strip]:
    """The rows of each half, the first half's before the second's, numbered on so that no cell over rows reaches further."""
    found = [
        _cut(strip, half, (above * len(halves) + number) * grid.rows)
        for number, half in enumerate(halves)
        for strip in band
    ]
    return [strip for strip in found if filled_of(strip)]


def _within(strip: Strip, half: _Half) -> list[Piece]:
    return [p for p in strip.pieces if half.first <= p.column < half.end]


def _cut(strip: Strip, half: _Half, further: int) -> Strip:
    """The cells of a row that stand in this half; the row is numbered ``further`` down."""
    pieces = tuple(p._replace(column=p.column - half.first) for p in _within(strip, half))
    if not pieces:
        return strip._replace(pieces=(), words=(), tail=0, text="")
    tail = next((i + 1 for i in range(len(pieces) - 1, -1, -1) if not pieces[i].value), 0)
    words = tuple(p for p in pieces[:tail] if not p.value)
    text = "".join("".join(p.text.split()) for p in pieces)
    cut = strip._replace(pieces=pieces, words=words, tail=tail, text=text)
    return cut._replace(start=pieces[0].start, end=max(p.end for p in pieces), row=strip.row + further)
