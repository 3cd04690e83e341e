"""Numbers that a narrow column cut over two or three lines (12 over 34), put together again where sums tell.

A line of digits alone under a row that does not add up is the rest of its numbers, and so are several digits under any
row. The columns are those of the grid, else those, in order, with which the row's sum holds; where there is no such way,
or more than one, the row's values cannot be known.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb, prod
from typing import Final

from gxparse.catalogue import FormTable, Status
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.evidence import evidence
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.solving import value_of

__all__ = ["joinings", "mended"]

_MOST_LINES: Final = 6
"""More lines than this after a row are not of its numbers."""
_MOST_WAYS: Final = 1_300
"""Ways to put digits to columns that are tried."""
_LEAST_DIGITS: Final = 2
"""A lone number under a row that adds up may be the number of a page."""


def mended(groups: Sequence[Group], table: FormTable) -> list[Group]:
    """The groups with the lines of cut numbers put to their rows."""
    found: list[Group] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        rests = _rests(groups, index, table)
        index += 1
        if rests:
            group = _with(group, rests, _joined(group, rests, table))
            index += len(rests)
        found.append(group)
    return found


def _with(group: Group, rests: Sequence[Group], values: tuple[Piece, ...] | None) -> Group:
    """The row with the words beside the rests of its numbers; without values it is torn."""
    words = [piece for rest in rests for piece in (*rest.before, *rest.own)]
    own, before = (words, []) if group.own else ([], words)
    group = group._replace(own=(*group.own, *own), before=(*group.before, *before))
    if values is None:
        return group._replace(values=(*group.values, *(v for rest in rests for v in rest.values)), torn=True)
    return group._replace(values=values, after=rests[-1].after)


def _digits(piece: Piece) -> bool:
    return piece.text.isdigit()


def _rests(groups: Sequence[Group], index: int, table: FormTable) -> list[Group]:
    """The groups after this one that are the rest of its numbers: digits without a label of their own."""
    group, width = groups[index], len(table.columns)
    if len(group.values) != width or sum([v.text.isdigit() for v in group.values]) < _LEAST_DIGITS:
        return []
    found: list[Group] = []
    for rest in map(_filled, groups[index + 1 : index + 1 + _MOST_LINES]):
        if not 0 < len(rest.values) <= width or not all(map(_digits, rest.values)):
            break
        named = evidence(rest._replace(after=()), table)
        if (named is not None and named.weight == 1) or _adds_up(rest, table):
            break
        found.append(rest)
    if not found:
        return found
    sure = _LEAST_DIGITS <= len(found[0].values) < width and not found[0].gridded
    return found if sure or not _adds_up(group, table) else []


def _filled(group: Group) -> Group:
    """A row of a grid without its empty cells: where the rest of a row stands on the next page, most are."""
    return group._replace(values=tuple(v for v in group.values if v.text)) if group.gridded and not group.own else group


def _adds_up(group: Group, table: FormTable) -> bool:
    values = [value_of(v) for v in group.values]
    return len(values) == len(table.columns) and checksum_of(table).row(0, values) is Status.HOLDS


def _joined(group: Group, rests: Sequence[Group], table: FormTable) -> tuple[Piece, ...] | None:
    """The values of a row with which its sum holds, or ``None`` where none are, or several."""
    width = len(table.columns)
    if prod(1 if rest.gridded else comb(width, len(rest.values)) for rest in rests) > _MOST_WAYS:
        return None
    checksum = checksum_of(table)
    found = {
        tuple(v.text for v in values): values
        for values in joinings(group.values, rests)
        if checksum.row(0, [value_of(v) for v in values]) is Status.HOLDS
    }
    return next(iter(found.values())) if len(found) == 1 else None


def joinings(values: Sequence[Piece], rests: Sequence[Group]) -> Iterator[tuple[Piece, ...]]:
    """Each way to put the digits of these lines behind values."""
    if not rests:
        yield tuple(values)
        return
    for columns in _columns(values, rests[0]):
        if not all(_digits(values[column]) for column in columns):
            continue  # a dash and the digits under it are no number
        cells = list(values)
        for column, rest in zip(columns, rests[0].values, strict=True):
            cells[column] = cells[column]._replace(text=cells[column].text + rest.text)
        if all(cell.text == "0" or not cell.text.startswith("0") for cell in cells):
            yield from joinings(cells, rests[1:])


def _columns(values: Sequence[Piece], rest: Group) -> Iterator[tuple[int, ...]]:
    """The columns that digits may be of: those of the grid, or any in order."""
    if rest.gridded and values[0].column >= 0:
        places = {value.column: index for index, value in enumerate(values)}
        known = tuple(places[v.column] for v in rest.values if v.column in places)
        if len(known) == len(rest.values):
            yield known
        return
    yield from combinations(range(len(values)), len(rest.values))
