"""Which columns of a matrix are printed, and in which order, by their headers; the sums of rows must not refute it.

Headers tell it in a grid by standing over the values, in lines by their order. Without headers, or where they are cut or
stand in an order that does not tell, nothing is said.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.catalogue import FormTable, Status
from gxparse.catalogue.labels import key
from gxparse.structure.tables.alignment import Alignment
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.choosing import MANY_FAILS
from gxparse.structure.tables.groups import Group, Region
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.solving import value_of

__all__ = ["Order", "order_of"]

_HEADER_LINES: Final = 12
"""So many lines before the first row may be headers that no corner stands over."""
_SUMS: Final = re.compile(r"(?:.{0,6})?(?:小计|合计|占比|比重|百分比)")


class Order(NamedTuple):
    """The columns from left to right."""

    columns: tuple[int | None, ...]
    """The form's column for each printed one; ``None`` for one that the form does not have (小计)."""
    heads: tuple[Piece, ...]
    """The header of each."""


def order_of(strips: Strips, region: Region, alignment: Alignment, words: Sequence[Piece]) -> Order | None:
    """The columns as headers tell them, where rows have as many values; ``words`` are those of the region."""
    groups, form = region.groups, alignment.table
    width = Counter(len(group.values) for group in groups).most_common(1)[0][0]
    first = groups[0]
    if all(group.gridded for group in groups):
        above = [strips[i] for i in range(region.start, first.strip)]
        head = [strip for strip in above if strip.grid is strips[first.strip].grid and not strip.page]
        row = next(group for group in groups if len(group.values) == width)
        found = _order_of_grid(head, row.values, form)
        return found if found is not None and len(found.columns) == width else None
    place = alignment.places[0]
    label = min((piece.start for piece in place.label), default=first.values[0].start) if place else -1
    start = min(label, strips[first.strip].start)
    lines = strips[max(0, region.start - _HEADER_LINES) : region.start]
    before = [word for strip in lines if strip.grid is None and not strip.page for word in strip.words]
    orders = _orders_of_lines([word for word in (*before, *words) if word.end <= start], form)
    return next((one for one in orders if len(one.columns) == width and _adds_up(one, groups, alignment)), None)


def _adds_up(order: Order, groups: Sequence[Group], alignment: Alignment) -> bool:
    """Whether rows with a value in each of these columns add up more often than not, or cannot be added up."""
    at = {column: index for index, column in enumerate(order.columns) if column is not None}
    count = len(alignment.table.columns)
    if len(at) < count:
        return True
    checksum = checksum_of(alignment.table)
    found = [
        checksum.row(place.row, [value_of(group.values[at[column]]) for column in range(count)])
        for place, group in zip(alignment.places, groups, strict=True)
        if place is not None and len(group.values) == len(order.columns) and any(map(value_of, group.values))
    ]
    return found.count(Status.FAILS) < MANY_FAILS or found.count(Status.FAILS) <= found.count(Status.HOLDS)


def _column(text: str, form: FormTable) -> int | None:
    """The form's column with this header, ``-1`` for a sum or group of columns, ``None`` for other words."""
    column = form.find_column(text)
    if column is not None:
        return column
    return -1 if _SUMS.fullmatch(text) or key(text) in _groups(form) else None


def _groups(form: FormTable) -> set[str]:
    """The headers over several columns, but the topmost: 法人或其他组织."""
    return {key(name) for column in form.columns for name in column.path[1:]}


def _made(found: Sequence[tuple[int, Piece]]) -> Order | None:
    """The order of these columns, where none is there twice and there is one of the form's."""
    known = [column for column, _ in found if column >= 0]
    if not known or len(set(known)) < len(known):
        return None
    return Order(tuple(c if c >= 0 else None for c, _ in found), tuple(piece for _, piece in found))


def _order_of_grid(head: Sequence[Strip], values: Sequence[Piece], form: FormTable) -> Order | None:
    """The order of values in a grid: over each stands a header that says which it is."""
    if any(strip.grid is None or strip.grid.ragged for strip in head) and len(head) > 1:
        return None
    found: list[tuple[int, Piece]] = []
    for value in values:
        over = [p for strip in reversed(head) for p in strip.pieces if p.column <= value.column < p.column + p.columns]
        named = next(((c, p) for p in over if p.text and (c := _column(p.text, form)) is not None), None)
        if named is None:
            return None
        found.append(named)
    return _made(found)


def _orders_of_lines(words: Sequence[Piece], form: FormTable) -> list[Order]:
    """The orders that headers among lines may mean, the words directly before the first row's label.

    Headers of two levels are printed line by line: the lower ones then belong where the group over them stands.
    """
    run: list[tuple[int, Piece]] = []
    for token in reversed([token for piece in words for token in _tokens(piece, form)]):
        column = _column(token.text, form)
        if column is None and _is_cut(token.text, form):
            return []
        if column is None or any(c == column >= 0 for c, _ in run):
            break
        run.insert(0, (column, token))
    groups = _groups(form)
    over = [i for i, (c, p) in enumerate(run) if c == -1 and key(p.text) in groups]
    under = [one for one in run if one[0] >= 0 and len(form.columns[one[0]].path) > 1]
    upper = [one for one in run if one not in under]
    found = [_made(run)]
    if under and len(over) == 1:
        at = upper.index(run[over[0]])
        found = [_made([*upper[:at], *under, *upper[at + 1 :]])]
    elif under and upper == run[: len(upper)]:
        found += [_made([*upper[:1], *under, *upper[1:]])]  # of two levels, without the group's header
    return [order for order in found if order is not None]


def _is_cut(text: str, form: FormTable) -> bool:
    """Whether a word is a piece of a header that a narrow column cuts: 科研⏎机构."""
    word = key(text)
    return any(word in name and word != name for column in form.columns for name in map(key, column.full_path[1:]))


def _tokens(piece: Piece, form: FormTable) -> list[Piece]:
    """A header, or those in a line that stand one blank apart."""
    if _column(piece.text, form) is not None:
        return [piece]
    return [
        Piece(m[0], piece.start + m.start(), piece.start + m.end(), False, piece.column)
        for m in re.finditer(r"\S+", piece.text)
    ]
