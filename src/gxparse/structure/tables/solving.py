"""Rows with too few or too many values into columns, by search over all placements under the form's arithmetic.

Every way to put the values of a row into its columns, in order, is a reading. Those that a rule refutes are dropped.
What all readings left have in common is known; where they differ nothing is.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from math import comb, prod
from typing import Final, NamedTuple

from gxparse.catalogue import Status
from gxparse.model.tables import Missing
from gxparse.structure.tables.checksum import Checksum, Residuals, Value
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.values import read_value

__all__ = ["Solution", "placements", "solve", "value_of"]

_MOST_PLACEMENTS: Final = 800
"""Of one row."""
_MOST_CANDIDATES: Final = 2_000
"""Placements of all rows of a table, and readings of all rows together, that are tried."""

Placement = tuple[Piece | None, ...]
"""The value in each column; ``None`` where the cell is blank and left no trace."""


class Solution(NamedTuple):
    """What is known of a row."""

    cells: tuple[Piece | bool | None, ...]
    """The value of each column, ``None`` for blank, ``False`` where readings differ."""
    readings: tuple[Placement, ...]
    """The readings that are left, at most two of them."""
    ways: int
    """How many readings are left."""


def value_of(piece: Piece | None) -> Value:
    """The value of a cell, or why it is missing."""
    if piece is None:
        return Missing.BLANK
    reading = read_value(piece.text)
    return reading.value if reading.value is not None else reading.missing


def placements(values: Sequence[Piece], count: int) -> list[Placement] | None:
    """All ways to put values into ``count`` columns in order; with too many of them, to leave some out."""
    if _ways(values, count) > _MOST_PLACEMENTS:
        return None
    if len(values) > count:
        return [tuple(values[i] for i in chosen) for chosen in combinations(range(len(values)), count)]
    return [_spread(values, chosen, count) for chosen in combinations(range(count), len(values))]


def _ways(values: Sequence[Piece], count: int) -> int:
    return comb(max(count, len(values)), min(count, len(values)))


def _spread(values: Sequence[Piece], columns: Sequence[int], count: int) -> Placement:
    cells: list[Piece | None] = [None] * count
    for piece, column in zip(values, columns, strict=True):
        cells[column] = piece
    return tuple(cells)


class _Class(NamedTuple):
    """Placements that no rule can tell apart: blank parts count as zero."""

    placements: tuple[Placement, ...]
    share: Residuals
    """What they add to the rules over rows, which are sums."""
    closed: bool
    """Whether the rules within the row hold."""


def solve(
    checksum: Checksum, known: Mapping[int, Sequence[Value]], unsure: Mapping[int, Sequence[Piece]], count: int
) -> dict[int, Solution]:
    """What is known of the rows whose values do not fill their columns, given the rows that are complete."""
    if sum(_ways(values, count) for values in unsure.values()) > _MOST_CANDIDATES:
        return {}
    options: dict[int, list[_Class]] = {}
    for row, values in unsure.items():
        found = placements(values, count)
        if found is None:
            return {}
        options[row] = _alike(_classes(checksum, row, found))
    if prod(len(found) for found in options.values()) > _MOST_CANDIDATES:
        return {}
    surviving = list(_surviving(checksum, known, options))
    if not any(sure for _, sure in surviving):
        surviving = []
    return {
        row: _merge([p for reading, _ in surviving for p in reading[i].placements]) for i, row in enumerate(options)
    }


def _classes(checksum: Checksum, row: int, found: Sequence[Placement]) -> list[_Class]:
    """The placements that the rules within the row do not refute."""
    grouped: dict[tuple[object, ...], list[Placement]] = {}
    for placement in found:
        values = [value_of(p) for p in placement]
        grouped.setdefault((*(v if isinstance(v, Decimal) else 0 for v in values), placement[-1] is None), []).append(
            placement
        )
    classes: list[_Class] = []
    for alike in grouped.values():
        status = checksum.row(row, [value_of(c) for c in alike[0]])
        if status is not Status.FAILS:
            classes.append(_Class(tuple(alike), _share(checksum, row, alike[0]), status is Status.HOLDS))
    return classes


def _alike(classes: Sequence[_Class]) -> list[_Class]:
    """Classes that add the same to the columns are one: the rules over rows cannot tell them apart."""
    merged: dict[tuple[object, ...], _Class] = {}
    for one in classes:
        filled = () if one.closed else tuple(p is None for p in one.placements[0])
        first = merged.get((one.share, one.closed, filled))
        placed = one.placements if first is None else (*first.placements, *one.placements)
        merged[one.share, one.closed, filled] = one._replace(placements=placed)
    return list(merged.values())


def _surviving(
    checksum: Checksum, known: Mapping[int, Sequence[Value]], options: Mapping[int, list[_Class]]
) -> Iterator[tuple[tuple[_Class, ...], bool]]:
    """The readings of all rows together that no rule over rows refutes, and whether arithmetic confirms them."""
    zero = Decimal(0)
    base = checksum.residuals({**known, **{row: [zero] * len(checksum.table.columns) for row in options}})
    for reading in product(*options.values()):
        residuals = base
        for one in reading:
            residuals = tuple(
                None if a is None or b is None else a + b for a, b in zip(residuals, one.share, strict=True)
            )
        if any(r is not None and r != 0 for r in residuals):
            continue
        checked = frozenset[tuple[int, int]]().union(
            *(cells for cells, r in zip(checksum.concerns, residuals, strict=True) if r is not None)
        )
        sure = all(
            one.closed or all((row, column) in checked for column, p in enumerate(one.placements[0]) if p is not None)
            for row, one in zip(options, reading, strict=True)
        )
        yield reading, sure


def _share(checksum: Checksum, row: int, placement: Placement) -> Residuals:
    return checksum.residuals({row: [value_of(c) for c in placement]}, others=Decimal(0))


def _merge(readings: Sequence[Placement]) -> Solution:
    """What the readings have in common."""
    distinct = list(dict.fromkeys(readings))
    if not distinct:
        return Solution((), (), 0)
    cells: list[Piece | bool | None] = []
    for column in zip(*distinct, strict=True):
        values = {value_of(piece) for piece in column}
        cells.append(column[0] if len(values) == 1 else False)
    return Solution(tuple(cells), tuple(distinct[:2]), len(distinct))
