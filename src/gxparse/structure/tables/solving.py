"""Rows with too few or too many values into columns, by search over all placements under the form's arithmetic.

Every way to put the values of a row into its columns, in order, is a reading. Those that a rule refutes are dropped.
What all readings left have in common is known; where they differ nothing is. All rows together are searched by what
they add to the rules over rows: readings that add the same are one.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations, compress, product
from math import comb, prod
from typing import Final, NamedTuple

from gxparse.catalogue import Status
from gxparse.model.tables import Missing
from gxparse.structure.tables.checksum import Checksum, Residuals, Value
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.values import read_value

__all__ = ["Solution", "placements", "solve", "solve_parts", "value_of"]

_MOST_PLACEMENTS: Final = 800
"""Of one row."""
_MOST_CANDIDATES: Final = 2_000
"""Placements of all rows of a table that are tried."""
_MOST_SUMS: Final = 1_000
"""Sums that the first rows of a table may have; with more, each row is read by itself."""
_MOST_ROWS: Final = 12
"""With more rows that are not sure, each is read by itself."""
_MOST_EXTRA: Final = 2
"""More values too many than this are another row's, and no page numbers or notes."""

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
    if _ways(values, count) > _MOST_PLACEMENTS or len(values) > count + _MOST_EXTRA:
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
    """What is known of the rows whose values do not fill their columns, given the rows that are complete.

    A row with too many readings is left out, and with it what the rules over rows say.
    """
    if sum(_ways(values, count) for values in unsure.values()) > _MOST_CANDIDATES:
        return {}
    options: dict[int, list[_Class]] = {}
    for row, values in unsure.items():
        found = placements(values, count)
        if found is not None:
            options[row] = _alike(_classes(checksum, row, found))
    zero = [Decimal(0)] * count
    base = checksum.residuals({**known, **dict.fromkeys(options, zero)})
    try:
        surviving = _surviving(checksum, base, options)
    except _TooManyError:
        nothing: Residuals = (None,) * len(base)
        surviving = {row: _surviving(checksum, nothing, {row: found})[row] for row, found in options.items()}
    return {row: _merge([p for one in classes for p in one.placements]) for row, classes in surviving.items()}


class _TooManyError(Exception):
    """The rows have too many sums."""


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
            share = checksum.share(row, [value_of(c) for c in alike[0]])
            classes.append(_Class(tuple(alike), share, status is Status.HOLDS))
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


def _surviving(checksum: Checksum, base: Residuals, options: Mapping[int, Sequence[_Class]]) -> dict[int, list[_Class]]:
    """The classes of each row that are in a reading that no rule over rows refutes; none where none is confirmed."""
    layers = _both(base, list(options.values()))
    holding = _holding(layers[0][-1], layers[1][-1])
    if not any(_confirmed(checksum, base, options, mask) for mask in holding.masks):
        return {row: [] for row in options}
    kept = [
        *_alive(list(options.values())[: len(layers[0]) - 1], layers[0], holding.first),
        *_alive(list(options.values())[len(layers[0]) - 1 :], layers[1], holding.second),
    ]
    return dict(zip(options, kept, strict=True))


def _alive(
    options: Sequence[Sequence[_Class]], layers: Sequence[set[Residuals]], after: set[Residuals]
) -> list[list[_Class]]:
    """The classes of each row that lead to one of these sums."""
    found: list[list[_Class]] = []
    for classes, layer in zip(reversed(options), reversed(layers[:-1]), strict=True):
        kept = [(before, one) for before in layer for one in classes if _add(before, one.share) in after]
        alive = {id(one) for _, one in kept}
        found.append([one for one in classes if id(one) in alive])
        after = {before for before, _ in kept}
    return found[::-1]


def _both(base: Residuals, options: Sequence[Sequence[_Class]]) -> tuple[list[set[Residuals]], list[set[Residuals]]]:
    """What the rules over rows may come to along the first half of the rows, and along the second: so few sums do."""
    half = len(options) // 2
    return _sums(base, options[:half]), _sums((Decimal(0),) * len(base), options[half:])


def _sums(base: Residuals, options: Sequence[Sequence[_Class]]) -> list[set[Residuals]]:
    """What the rules over rows may come to before the first of these rows, after it, and so on."""
    layers = [{base}]
    if len(options) > _MOST_ROWS // 2:
        raise _TooManyError
    for classes in options:
        shares = {one.share for one in classes}
        if len(layers[-1]) * len(shares) > _MOST_SUMS:
            raise _TooManyError
        layers.append({_add(before, share) for before in layers[-1] for share in shares})
    return layers


class _Holding(NamedTuple):
    """The sums of both halves of the rows with which no rule fails."""

    first: set[Residuals]
    second: set[Residuals]
    masks: set[tuple[bool, ...]]
    """Which rules can be assessed then."""


def _holding(first: set[Residuals], second: set[Residuals]) -> _Holding:
    found = _Holding(set(), set(), set())
    for (known, ones), (others_known, others) in product(_by_mask(first).items(), _by_mask(second).items()):
        mask = tuple(a and b for a, b in zip(known, others_known, strict=True))
        wanted: dict[Residuals, list[Residuals]] = {}
        for other in others:
            wanted.setdefault(tuple(-r for r in compress(other, mask) if r is not None), []).append(other)
        for one in ones:
            matching = wanted.get(tuple(compress(one, mask)))
            if matching is not None:
                found.first.add(one)
                found.second.update(matching)
                found.masks.add(mask)
    return found


def _by_mask(sums: set[Residuals]) -> dict[tuple[bool, ...], list[Residuals]]:
    found: dict[tuple[bool, ...], list[Residuals]] = {}
    for total in sums:
        found.setdefault(tuple(r is not None for r in total), []).append(total)
    return found


def _confirmed(
    checksum: Checksum, base: Residuals, options: Mapping[int, Sequence[_Class]], mask: tuple[bool, ...]
) -> bool:
    """Whether a reading in which these rules can be assessed is confirmed: each row by its own sum or in all its cells."""
    checked = frozenset[tuple[int, int]]().union(*compress(checksum.concerns, mask))
    sure = [
        [
            one for one in classes
            if one.closed or all((row, column) in checked for column, p in enumerate(one.placements[0]) if p is not None)
        ]
        for row, classes in options.items()
    ]  # fmt: skip
    first, second = _both(base, sure)
    return mask in _holding(first[-1], second[-1]).masks


def _add(total: Residuals, share: Residuals) -> Residuals:
    return tuple(None if a is None or b is None else a + b for a, b in zip(total, share, strict=True))


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


def solve_parts(checksum: Checksum, values: Sequence[Piece], count: int) -> Solution:
    """What is known of a lone row in parts next to each other, each with a sum of its own, with too few values.

    Nothing is where no reading has all sums: a value may be lost without which the sums do not hold.
    """
    parts = [sorted(column for _, column in cells) for cells in checksum.concerns]
    if [column for part in parts for column in part] != list(range(count)):
        return Solution((), (), 0)
    if not all(_partings(checksum, values, parts, summed=True)):
        return Solution((), (), 0)
    taken = _partings(checksum, values, parts, summed=False)
    columns: list[list[Piece | None]] = []
    ways: list[list[Placement]] = []
    for place in taken:
        found = list(dict.fromkeys(p for placed in place.values() for p in placed))
        ways.append(found)
        columns += [list(column) for column in zip(*found, strict=True)]
    cells = tuple(column[0] if len({value_of(p) for p in column}) == 1 else False for column in columns)
    readings = tuple(_reading(taken, last=last) for last in (False, True))
    return Solution(cells, tuple(dict.fromkeys(readings)), prod(len(found) for found in ways))


_Parting = dict[tuple[int, int], list[Placement]]
"""Readings of a part by which of the values it takes: from the first of them up to the last."""


def _partings(
    checksum: Checksum, values: Sequence[Piece], parts: Sequence[Sequence[int]], *, summed: bool
) -> list[_Parting]:
    """Of each part the readings that add up, or may, and leave the other parts values that do."""
    found: list[_Parting] = []
    starts = {0}
    for index, part in enumerate(parts):
        taken: _Parting = {}
        for start, end in product(starts, range(len(values) + 1)):
            if 0 <= end - start <= len(part):
                taken[start, end] = _adding_up(checksum, index, values[start:end], part, summed=summed)
        found.append({ends: placed for ends, placed in taken.items() if placed})
        starts = {end for _, end in found[-1]}
    wanted = {len(values)}
    for index in range(len(found) - 1, -1, -1):
        found[index] = {ends: placed for ends, placed in found[index].items() if ends[1] in wanted}
        wanted = {start for start, _ in found[index]}
    return found


def _adding_up(
    checksum: Checksum, rule: int, values: Sequence[Piece], part: Sequence[int], *, summed: bool
) -> list[Placement]:
    """The places in a part that its rule does not refute; with ``summed``, those in which it holds."""
    width = len(checksum.table.columns)
    found: list[Placement] = []
    for placed in placements(values, len(part)) or []:
        row: list[Value] = [Missing.BLANK] * width
        row[part[0] : part[-1] + 1] = [value_of(p) for p in placed]
        residual = checksum.share(0, row)[rule]
        if residual == 0 or (residual is None and not summed):
            found.append(placed)
    return found


def _reading(taken: Sequence[_Parting], *, last: bool) -> Placement:
    """The first reading of all parts, or the last."""
    start = 0
    cells: list[Piece | None] = []
    for place in taken:
        end = sorted(e for s, e in place if s == start)[-1 if last else 0]
        cells += place[start, end][-1 if last else 0]
        start = end
    return tuple(cells)
