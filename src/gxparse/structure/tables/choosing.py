"""Which form a matrix is of, and which groups of values are which rows of it: by labels, by order, by arithmetic."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Final

from gxparse.catalogue import FormTable, Shape
from gxparse.catalogue.labels import key
from gxparse.model.tables import Read
from gxparse.structure.tables.alignment import Alignment, Place, align, align_below, plain
from gxparse.structure.tables.checksum import Residuals, Value, checksum_of
from gxparse.structure.tables.columnwise import turned
from gxparse.structure.tables.cutting import cut
from gxparse.structure.tables.groups import Group, Region
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.scattered import gathered
from gxparse.structure.tables.solving import value_of
from gxparse.structure.tables.torn import mended

__all__ = ["MANY_FAILS", "best_alignment", "by_column", "is_doubtful"]

_SHORT: Final = 2
"""其他 and 总计 are headers too."""
MANY_FAILS: Final = 2
"""One row that does not add up is an error in print; if most rows do not, the columns are not the form's."""
_LEAST_OTHER: Final = 8
"""A label shorter than this, found among words of several labels, may be a part of them."""
_LEAST_LABELS: Final = 3
"""Fewer rows known by their labels are no matrix, unless all rows of the form are there."""


_Verdict = tuple[int, int]
"""How many of the rules over rows hold, and how many are broken."""


def by_column(region: Region, table: FormTable) -> tuple[Region, Alignment] | None:
    """The matrix with its values column by column, where all rows of the form are there and add up so."""
    groups = turned(region.groups, table)
    if groups is None or len(groups) != len(table.rows):
        return None
    alignment = align(groups, table, partial(_fits, groups, table))
    rows = {index: place.row for index, place in enumerate(alignment.places) if place is not None}
    if len(rows) < len(table.rows) or not _fits(groups, table, rows):
        return None
    places = tuple(p and p._replace(read=Read.POSITION_ARITHMETIC) for p in alignment.places)
    return region._replace(groups=tuple(groups)), alignment._replace(places=places)


def best_alignment(region: Region, vocabulary: Vocabulary) -> tuple[Region, Alignment] | None:
    """The form that fits best: all rows there and adding up, then most labels, then as many rows as there are groups.

    With it the region as it was read: runs of values one a line that are of several rows are cut.
    """
    best: tuple[tuple[bool, bool, float, float], Region, Alignment] | None = None
    pieces = (piece for group in region.groups for piece in (*group.before, *group.own, *group.after))
    words = {name for name in {key(piece.text) for piece in pieces} if len(name) > _SHORT}
    count = len(region.groups)
    for table in sorted(vocabulary.catalogue.shaped(Shape.MATRIX), key=lambda table: len(table.rows) != count):
        groups = cut(region.groups, table) if region.stacked else mended(gathered(region.groups, table), table)
        if best is not None and any(best[0][:2]) and len(groups) != len(table.rows):
            continue  # one form is proved or whole; this one can be neither
        upright, verdict = _upright(groups, align(groups, table, partial(_fits, groups, table)))
        alignment = _without_others(groups, upright, vocabulary)
        known = sum(1 for p in alignment.places if p is not None and p.read is Read.LABEL)
        labelled = {table.label_keys[p.row] for p in alignment.places if p is not None}
        whole = len(groups) == len(table.rows) and all(alignment.places)
        if known < _LEAST_LABELS and not whole:
            continue
        bare = sum(1 for name in table.label_keys if name in words and name not in labelled)
        proved = _proved(groups, alignment, verdict if alignment is upright else None)
        rank = (proved, alignment.whole, round(alignment.weight, 3) + bare, -abs(len(table.rows) - len(groups)))
        if best is None or rank > best[0]:
            best = (rank, region._replace(groups=tuple(groups)), alignment)
    return None if best is None else best[1:]


def _without_others(groups: Sequence[Group], alignment: Alignment, vocabulary: Vocabulary) -> Alignment:
    """The alignment without places that only counting gives, where words of a sibling form's row stand among them.

    Such a label contradicts the count: the form is the sibling's, or the row is one that this form does not have.
    """
    own = set(alignment.table.label_keys)
    matrices = vocabulary.catalogue.shaped(Shape.MATRIX)
    others = {plain(row.label) for table in matrices for row in table.rows if key(row.label) not in own}
    names = [name for name in others if len(name) >= _LEAST_OTHER]
    places = list(alignment.places)
    for counted, run in groupby(range(len(groups)), key=lambda i: _is_counted(places[i])):
        indices = list(run)
        if counted and any(name in _words(groups[i]) for i in indices for name in names):
            for index in indices:
                places[index] = None
    return alignment if tuple(places) == alignment.places else alignment._replace(places=tuple(places), whole=False)


def _is_counted(place: Place | None) -> bool:
    return place is not None and place.read is Read.POSITION


def _words(group: Group) -> str:
    """The words before and beside the values, put together."""
    return plain("".join(piece.text for piece in (*group.before, *group.own)))


def _upright(groups: Sequence[Group], alignment: Alignment) -> tuple[Alignment, _Verdict | None]:
    """The alignment, or, where it breaks rules or leaves values over, the one with labels below their values.

    That one is taken only where it is proved: each row of the form has its values, and all rules hold. With it what
    the rules say of it, where they were asked.
    """
    if len(groups) != len(alignment.table.rows):
        return alignment, None  # no other can be proved
    verdict = _verdict(groups, alignment) if all(alignment.places) else None
    if verdict is not None and verdict[1] < MANY_FAILS:
        return alignment, verdict
    below = align_below(groups, alignment.table, partial(_fits, groups, alignment.table))
    return (below, None) if _proved(groups, below) else (alignment, verdict)


def is_doubtful(groups: Sequence[Group], alignment: Alignment) -> bool:
    """Whether values stand over that come before the first label, most labels are not beside values, and rules fail.

    Then labels may stand below their values, and nothing tells.
    """
    placed = [(p, g) for p, g in zip(alignment.places, groups, strict=True) if p is not None]
    beside = sum(1 for p, g in placed if set(p.label) & set(g.own))
    over = alignment.places[0] is None and len(groups[0].values) == len(alignment.table.columns)
    return over and 2 * beside < len(placed) and _verdict(groups, alignment)[1] >= MANY_FAILS


def _proved(groups: Sequence[Group], alignment: Alignment, verdict: _Verdict | None = None) -> bool:
    """Whether each row of the form has its values, and all rules over rows hold."""
    if len(groups) != len(alignment.table.rows) or not all(alignment.places):
        return False
    held, _ = verdict or _verdict(groups, alignment)
    return held == len(checksum_of(alignment.table).concerns)


def _verdict(groups: Sequence[Group], alignment: Alignment) -> _Verdict:
    """How many of the rules over rows hold, and how many are broken."""
    rows = {index: place.row for index, place in enumerate(alignment.places) if place is not None}
    assessed = [r for r in _residuals(groups, alignment.table, rows) if r is not None]
    held = assessed.count(Decimal(0))
    return held, len(assessed) - held


def _fits(groups: Sequence[Group], table: FormTable, rows: Mapping[int, int]) -> bool:
    """Whether the rules over rows can be assessed for some column, and none fails."""
    residuals = _residuals(groups, table, rows)
    return any(r is not None for r in residuals) and all(r is None or r == 0 for r in residuals)


def _residuals(groups: Sequence[Group], table: FormTable, rows: Mapping[int, int]) -> Residuals:
    """The rules over rows for groups of full width in these rows."""
    width = len(table.columns)
    values: dict[int, Sequence[Value]] = {
        row: [value_of(v) for v in groups[index].values]
        for index, row in rows.items()
        if len(groups[index].values) == width
    }
    return checksum_of(table).residuals(values)
