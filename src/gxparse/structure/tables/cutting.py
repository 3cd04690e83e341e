"""Runs of values that are of several rows, one cell a line, into rows: where a label is lost two rows run together.

A run is cut only where most rows are complete, one way to cut it adds up row by row, and the columns do not add up as
well.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product

from gxparse.catalogue import FormTable, Status
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.columnwise import labels_of
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.solving import placements, value_of

__all__ = ["cut"]

_MOST_ROWS = 4
"""More rows than this do not run together for want of labels."""

_MOST_LACKING = 5
"""More values than this are not lost in a run of rows."""


def cut(groups: Sequence[Group], table: FormTable) -> list[Group]:
    """The groups, those of several rows cut into rows."""
    full = sum(1 for group in groups if len(group.values) == len(table.columns))
    if 2 * full < len(groups):
        return list(groups)
    found: list[Group] = []
    for group in groups:
        found += [group] if group.gridded or group.own else _rows(group, table) or [group]
    return found


def _rows(group: Group, table: FormTable) -> list[Group] | None:
    """The rows of a run that is longer than a row."""
    width = len(table.columns)
    count = -(-len(group.values) // width)
    if not 1 < count <= _MOST_ROWS:
        return None
    labels = [label for _, label in labels_of(group.before, table)]
    if len(labels) > 1 and len(labels) != count:
        return None
    ways = list(_ways(group.values, count, table))
    if len(ways) != 1:
        return None
    if len(labels) == count:
        return [Group(label, (), values, (), group.strip, False) for label, values in zip(labels, ways[0], strict=True)]
    first, *rest = ways[0]
    rows = [group._replace(values=first, after=()), *(Group((), (), v, (), group.strip, False) for v in rest)]
    return [*rows[:-1], rows[-1]._replace(after=group.after)]


def _ways(values: Sequence[Piece], count: int, table: FormTable) -> Iterator[tuple[tuple[Piece, ...], ...]]:
    """The ways to cut values into so many rows that each may add up."""
    width = len(table.columns)
    if len(values) == count * width:
        by_column = [values[i::count] for i in range(count)]
        by_row = [values[i * width : (i + 1) * width] for i in range(count)]
        if all(_whole(row, table) for row in by_row):
            yield tuple(tuple(row) for row in by_row)
        if by_column != by_row and all(_whole(row, table) for row in by_column) and _told(by_column) != _told(by_row):
            yield tuple(tuple(row) for row in by_column)
        return
    lack = count * width - len(values)
    if lack > _MOST_LACKING:
        return
    for lengths in product(range(width, max(0, width - lack - 1), -1), repeat=count):
        if sum(lengths) == len(values):
            rows = _cut(values, lengths)
            if all(map(partial(_may_be, table=table), rows)):
                yield rows


def _told(rows: Sequence[Sequence[Piece]]) -> list[list[object]]:
    return [[value_of(v) for v in row] for row in rows]


def _cut(values: Sequence[Piece], lengths: Sequence[int]) -> tuple[tuple[Piece, ...], ...]:
    rows: list[tuple[Piece, ...]] = []
    for length in lengths:
        start = sum(len(row) for row in rows)
        rows.append(tuple(values[start : start + length]))
    return tuple(rows)


def _whole(values: Sequence[Piece], table: FormTable) -> bool:
    """Whether the sum of a row of full width holds."""
    return checksum_of(table).row(0, [value_of(v) for v in values]) is Status.HOLDS


def _may_be(values: Sequence[Piece], table: FormTable) -> bool:
    """Whether there are columns in which the sum of a short row holds."""
    if len(values) == len(table.columns):
        return _whole(values, table)
    checksum = checksum_of(table)
    found = placements(values, len(table.columns)) or []
    return any(checksum.row(0, [value_of(p) for p in placed]) is not Status.FAILS for placed in found)
