"""Groups of values to rows of a form, in the form's order; what labels leave open, counting and arithmetic decide."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from gxparse.catalogue import FormTable
from gxparse.catalogue.labels import key
from gxparse.folding import squeeze
from gxparse.model.tables import Read
from gxparse.structure.tables.evidence import Evidence, evidence, following, row_of_core
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.pieces import Piece

__all__ = ["Alignment", "Gap", "Place", "align", "align_below", "foreign", "plain"]

_LEAST_FOREIGN: Final = 6
_FOREIGN: Final = 75
"""A label less like every label of the form than this is of a row that the form does not have."""
_ENOUGH: Final = 2
"""One of so many labels is enough to say that rows stand in the form's order, where there are as many as in the form."""
_MOST_CHOICES: Final = 400
"""More ways to fill a gap than this are not tried."""


class Place(NamedTuple):
    """The row of a group."""

    row: int
    read: Read
    label: tuple[Piece, ...]


class Gap(NamedTuple):
    """Groups without labels of which the rows are not known."""

    groups: tuple[int, ...]
    rows: tuple[int, ...]


class Alignment(NamedTuple):
    """Which group is which row."""

    table: FormTable
    places: tuple[Place | None, ...]
    """For each group."""
    gaps: tuple[Gap, ...]
    weight: float
    whole: bool = False
    """Whether there are as many groups as rows, in the form's order."""


Fits = Callable[[dict[int, int]], bool]
"""Whether groups (by index) in these rows agree with the form's arithmetic."""


def align(groups: Sequence[Group], table: FormTable, fits: Fits) -> Alignment:
    """The rows of the groups: by their labels, else by counting between labels, else by arithmetic."""
    ahead = [evidence(group, table) for group in groups]
    whole = _in_order(groups, table, ahead)
    if whole is not None:
        return whole
    chain = _chain(ahead)
    if len(chain) < len(groups):
        behind = _chain([following(group, table) for group in groups])
        if len(behind) > len(chain):
            chain = behind
    return _aligned(groups, table, fits, ahead, chain)


def _in_order(groups: Sequence[Group], table: FormTable, found: Sequence[Evidence | None]) -> Alignment | None:
    """As many groups as rows are the rows in order, where half of the labels say so and no whole label says otherwise.

    Then a torn label that seems to be another row's is of the row in its place.
    """
    if len(groups) != len(table.rows) or any(foreign(group, table) for group in groups):
        return None
    places: list[Place] = []
    for index, (group, one) in enumerate(zip(groups, found, strict=True)):
        if one is not None and one.row != index and one.weight == 1:
            return None
        named = one is not None and one.row == index
        places.append(
            Place(index, Read.LABEL, one.label) if one is not None and named
            else Place(index, Read.POSITION, _words(group))
        )  # fmt: skip
    exact = sum(
        1 for one, place in zip(found, places, strict=True) if place.read is Read.LABEL and one and one.weight == 1
    )
    if _ENOUGH * exact < len(groups):
        return None
    return Alignment(table, tuple(places), (), float(exact), whole=True)


def align_below(groups: Sequence[Group], table: FormTable, fits: Fits) -> Alignment:
    """The rows of the groups, where a label that does not stand beside its values stands after them."""
    found: list[Evidence | None] = []
    for group in groups:
        beside = evidence(group._replace(before=(), after=()), table)
        found.append(beside or following(group, table))
    return _aligned(groups, table, fits, found, _chain(found))


def _aligned(
    groups: Sequence[Group],
    table: FormTable,
    fits: Fits,
    found: Sequence[Evidence | None],
    chain: list[tuple[int, Evidence]],
) -> Alignment:
    """The rows by this chain of labels, else by counting between labels, else by arithmetic."""
    places: list[Place | None] = [None] * len(groups)
    for index, one in chain:
        places[index] = Place(one.row, Read.LABEL, one.label)
    astray = _astray(groups, places, found)
    _release(groups, places, table, astray)
    gaps = _fill(groups, places, table, astray)
    left = [gap for gap in gaps if not _decide(gap, groups, places, fits)]
    return Alignment(table, tuple(places), tuple(left), sum(one.weight for _, one in chain))


def _chain(found: Sequence[Evidence | None]) -> list[tuple[int, Evidence]]:
    """The heaviest chain of evidence in which rows increase."""
    best: list[tuple[float, int]] = []  # weight of the best chain that ends here, index of the one before
    for index, one in enumerate(found):
        if one is None:
            best.append((0.0, -1))
            continue
        weight, previous = 0.0, -1
        for other in range(index):
            before = found[other]
            if before is not None and before.row < one.row and best[other][0] > weight:
                weight, previous = best[other][0], other
        best.append((weight + one.weight, previous))
    index = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    chain: list[tuple[int, Evidence]] = []
    while index >= 0:
        one = found[index]
        if one is not None:
            chain.append((index, one))
        index = best[index][1]
    return chain[::-1]


def _astray(groups: Sequence[Group], places: list[Place | None], found: Sequence[Evidence | None]) -> set[int]:
    """Groups whose whole label stands beside them, but not in the form's order: labels go before order."""
    astray: set[int] = set()
    taken = {place.row for place in places if place is not None}
    for index, one in enumerate(found):
        if (
            places[index] is None
            and one is not None
            and one.weight == 1
            and one.row not in taken
            and set(one.label) <= set(groups[index].own)
        ):
            places[index] = Place(one.row, Read.LABEL, one.label)
            astray.add(index)
            taken.add(one.row)
    return astray


def _release(groups: Sequence[Group], places: list[Place | None], table: FormTable, astray: set[int]) -> None:
    """Where more groups than rows stand between two known ones, a label between values was taken for the wrong one.

    The known ones of which the label does not stand beside the values are given up.
    """
    inner = [(i, p) for i, p in enumerate(places) if p is not None and i not in astray]
    for (first, low), (last, high) in pairwise(inner):
        between = [i for i in range(first + 1, last) if i not in astray and not foreign(groups[i], table)]
        if len(between) > high.row - low.row - 1:
            for index, place in ((first, low), (last, high)):
                if not set(place.label) & set(groups[index].own):
                    places[index] = None


def _fill(groups: Sequence[Group], places: list[Place | None], table: FormTable, astray: set[int]) -> list[Gap]:
    """Rows between two known ones, as many as there are groups between them; the rest are gaps."""
    gaps: list[Gap] = []
    taken = {places[i].row for i in astray}  # type: ignore[union-attr]
    inner = [(i, p.row) for i, p in enumerate(places) if p is not None and i not in astray]
    known = [(-1, -1), *inner, (len(groups), len(table.rows))]
    for (first, low), (last, high) in pairwise(known):
        between = [i for i in range(first + 1, last) if i not in astray and not foreign(groups[i], table)]
        rows = [r for r in range(low + 1, high) if r not in taken]
        if len(between) == len(rows):
            for index, row in zip(between, rows, strict=True):
                places[index] = Place(row, Read.POSITION, _words(groups[index]))
        elif between:
            gaps.append(Gap(tuple(between), tuple(rows)))
    return gaps


def _words(group: Group) -> tuple[Piece, ...]:
    """The printed words nearest to the values: a torn label is kept as printed."""
    return group.own[-1:] or group.before[-1:]


def foreign(group: Group, table: FormTable) -> bool:
    """Whether a label that is near to none of the form's stands beside the values: a row that the form does not have."""
    name = _without_group(key(group.own[-1].text), table) if group.own else ""
    return len(name) >= _LEAST_FOREIGN and row_of_core(group.own[-1].text, table) is None and _is_far(name, table)


@lru_cache(maxsize=1_024)
def _without_group(name: str, table: FormTable) -> str:
    """A name without the end of a group's label that a narrow cell glued to it: 理结果处理的，只计这一情."""
    for group in table.group_keys:
        for start in range(len(group) - 1):
            end = group[start:]
            if name.startswith(end) and len(name) - len(end) >= _LEAST_FOREIGN:
                return name[len(end) :]
    return name


@lru_cache(maxsize=1_024)
def _is_far(name: str, table: FormTable) -> bool:
    """Whether a name is like no label of a form. Reports of one form have the same labels."""
    labels = [plain(row.label) for row in table.rows]
    return all(fuzz.ratio(name, label) < _FOREIGN for label in labels) and all(
        fuzz.partial_ratio(name, label) < _FOREIGN for label in labels
    )


def plain(label: str) -> str:
    """A label with its notes, without punctuation."""
    return "".join(c for c in squeeze(label) if c.isalnum())


def _decide(gap: Gap, groups: Sequence[Group], places: list[Place | None], fits: Fits) -> bool:
    """Whether the form's arithmetic leaves one way to put the groups of a gap into its rows."""
    if len(gap.groups) > len(gap.rows) or comb(len(gap.rows), len(gap.groups)) > _MOST_CHOICES:
        return False
    fitting: list[tuple[int, ...]] = []
    for rows in combinations(gap.rows, len(gap.groups)):
        if fits(dict(zip(gap.groups, rows, strict=True)) | {i: p.row for i, p in enumerate(places) if p is not None}):
            fitting.append(rows)
            if len(fitting) > 1:
                return False
    if not fitting:
        return False
    for index, row in zip(gap.groups, fitting[0], strict=True):
        places[index] = Place(row, Read.POSITION_ARITHMETIC, _words(groups[index]))
    return True
