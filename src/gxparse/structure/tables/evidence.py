"""How well the words around a group of values fit the label of each row of a form; knows labels only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from gxparse.catalogue import FormTable
from gxparse.catalogue.labels import Numbering, core, key, read_label
from gxparse.folding import squeeze
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.letters import NUMBER
from gxparse.structure.tables.pieces import Piece

__all__ = ["Evidence", "evidence", "following", "near_row", "row_of_core"]

FUZZY: Final = 70
MARGIN: Final = 10
_LEAST_PART: Final = 4


class Evidence(NamedTuple):
    """That a group is this row of the form."""

    row: int
    weight: float
    """1 for the label itself, less for a damaged one."""
    label: tuple[Piece, ...]
    """The words that are its label."""


def _candidates(before: Sequence[Piece], own: Sequence[Piece], after: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Words that may be the label, the likeliest first: beside the values, then wrapped from before, then after."""
    for count in range(1, min(4, len(own)) + 1):
        yield tuple(own[-count:])
    for tail in range(min(3, len(after)) + 1):
        for ahead in range(min(5, len(before)) + 1):
            for count in range(min(3, len(own)) + 1):
                if ahead + count and (tail or ahead):
                    yield (*before[len(before) - ahead :], *own[len(own) - count :], *after[:tail])


def evidence(group: Group, table: FormTable) -> Evidence | None:
    """The row that the words before, beside and around the values name."""
    if not group.own and not group.before:
        return None
    for pieces in _candidates(group.before, group.own, group.after):
        row = _exact(pieces, table, group)
        if row is not None and not _passed_over(group, pieces, table):
            return Evidence(row, 1.0, pieces)
    return _damaged(group, table)


def _passed_over(group: Group, pieces: tuple[Piece, ...], table: FormTable) -> bool:
    """Whether words as long as a label stand beside the values and are not of this label nor of a group's caption.

    Then the label is the row's before or after: a row has one label, and the one beside its values goes first.
    """
    if group.own and pieces[0] != group.own[-1] and _is_numbered(group.own[-1].text, table):
        return True  # the number beside the values begins their own label: 予以公开⏎（二） 5 0 …⏎部分公开
    if len(pieces) >= len(group.own) and pieces[-len(group.own) :] == group.own:
        return False  # nothing is left beside the values
    left = [key(piece.text) for piece in group.own if piece not in pieces]
    return any(len(name) >= _LEAST_PART and name not in table.group_keys for name in left)


def _is_numbered(text: str, table: FormTable) -> bool:
    """Whether words are the number of a row, or begin with it (1.本机关⏎不掌握相⏎关政府信息), and are no group's caption."""
    if NUMBER.fullmatch(text) is not None:
        return True
    words = squeeze(text)
    return read_label(text).numbering != Numbering.NONE and not any(name.startswith(words) for name in _captions(table))


@lru_cache(maxsize=64)
def _captions(table: FormTable) -> frozenset[str]:
    """What groups of rows are called, with their numbers."""
    return frozenset(squeeze(name) for row in table.rows for name in row.group)


def following(group: Group, table: FormTable) -> Evidence | None:
    """The row that the words after the values name, for layouts that print the label below its numbers."""
    for count in range(1, min(4, len(group.after)) + 1):
        pieces = group.after[:count]
        row = _exact(pieces, table, group)
        if row is not None:
            return Evidence(row, 1.0, pieces)
    return None


def _exact(pieces: tuple[Piece, ...], table: FormTable, group: Group) -> int | None:
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    rows = table.find_rows(text)
    if not rows:
        return row_of_core(text, table)
    if len(rows) != 1:
        return None
    name = key(text)
    if len(name) <= 2 and not read_label(text).numbering and not (group.gridded and pieces == group.own):
        return None  # 其他 and 总计 are headers too
    if len(name) <= 2 and not group.gridded and _numbered_otherwise(text, table.rows[rows[0]].label):
        return None  # 2.其他⏎法律行政法规禁止公开 is not 3.其他
    return rows[0]


def row_of_core(text: str, table: FormTable) -> int | None:
    """The row that a shortened label names: 本年新收申请."""
    return _cores(table).get(core(text))


@lru_cache(maxsize=64)
def _cores(table: FormTable) -> dict[str, int]:
    """The row of each core that no other row has, and that is long enough to tell."""
    counted = Counter(core(row.label) for row in table.rows)
    return {
        name: index
        for index, row in enumerate(table.rows)
        if counted[name := core(row.label)] == 1 and len(name) >= _LEAST_PART
    }


def _damaged(group: Group, table: FormTable) -> Evidence | None:
    """A label with characters lost or changed: near to one row, and not near to another."""
    best: tuple[float, int, tuple[Piece, ...]] | None = None
    for pieces in _few(group):
        text = "".join(piece.text for piece in pieces)
        found = _nearest(text, table)
        if found is not None and _numbered_otherwise(text, table.rows[found[1]].label):
            continue
        if found is not None and (best is None or found[0] > best[0]):
            best = (*found, pieces)
    return None if best is None else Evidence(best[1], best[0] / 125, best[2])


def _numbered_otherwise(text: str, label: str) -> bool:
    """Whether a damaged label has the enumerator of another row."""
    printed, form = read_label(text), read_label(label)
    return bool(printed.numbering) and (printed.numbering, printed.number) != (form.numbering, form.number)


def near_row(text: str, table: FormTable) -> int | None:
    """The row of which this is the label, with characters lost or changed."""
    found = _nearest(text, table)
    return None if found is None else found[1]


def _nearest(text: str, table: FormTable) -> tuple[float, int] | None:
    """How near a label is to the row that is nearest, and this row."""
    name = key(text)
    if len(name) < _LEAST_PART:
        return None
    scores = sorted(((_likeness(name, other), i) for i, other in enumerate(table.label_keys)), reverse=True)
    (top, row), (second, _) = scores[0], scores[1]
    return (top, row) if top >= FUZZY and top - second >= MARGIN else None


def _few(group: Group) -> list[tuple[Piece, ...]]:
    own, before, after = group.own, group.before, group.after
    found = [own[-1:], own, (*before[-1:], *own[-1:]), (*before[-2:], *own[-1:])]
    found += [(*before[-1:], *own[-1:], *after[:1]), (*own[-1:], *after[:1])] if own or before else []
    return [pieces for pieces in dict.fromkeys(found) if pieces]


def _likeness(name: str, other: str) -> float:
    """Similarity in percent; a beginning or an end of a label counts as a damaged label."""
    if len(name) >= _LEAST_PART and len(name) < len(other) and (other.startswith(name) or other.endswith(name)):
        return 85.0
    return fuzz.ratio(name, other)
