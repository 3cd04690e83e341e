"""Strips of a matrix into groups of values with the words around them; knows no form but its words.

A group is what will be a row: in a grid the cells after the label, in lines the values of a line, or, one cell a line,
a run of values. Words before, beside and after it are kept apart, because labels wrap around their numbers.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.catalogue import Shape, Status
from gxparse.catalogue.labels import key, read_label
from gxparse.folding import squeeze
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.pieces import SECTION, Piece, Strip, Strips
from gxparse.structure.tables.solving import value_of
from gxparse.structure.tables.titlewords import CAPTION
from gxparse.structure.tables.values import read_value

__all__ = ["Group", "Region", "opens_matrix", "region_of"]

_MOST_WORDS: Final = 64
"""More strips of words in a row than this do not belong to a matrix."""
_MOST_GROUPS: Final = 80
_LONGEST: Final = 160
_MORE: Final = 3
"""So many columns more than the form has may be printed."""
_HEADER_ROWS: Final = 6
_CORNER: Final = "勾稽关系"
_CUT: Final = re.compile(r"\d(?:[ \d]*\d)?")
"""A cell of digits that is no number."""


class Group(NamedTuple):
    """Values that are one row, and the words around them."""

    before: tuple[Piece, ...]
    """Words since the group before."""
    own: tuple[Piece, ...]
    """Words on the same line or grid row."""
    values: tuple[Piece, ...]
    after: tuple[Piece, ...]
    """Words until the next group."""
    strip: int
    gridded: bool
    """Whether empty cells are seen, so that each value stands in its column."""
    torn: bool = False
    """Whether its numbers are cut over lines, and nothing tells which belong together."""


class Region(NamedTuple):
    """The strips of a matrix."""

    groups: tuple[Group, ...]
    start: int
    end: int
    """Index of the first strip after it."""
    stacked: bool


def opens_matrix(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a matrix begins here: its corner, its topmost header, its first row, or a grid that soon has this row."""
    strip = strips[index]
    if not strip.text or len(strip.text) > _LONGEST:
        return False
    if strip.grid is not None and strip.row == 0 and _soon(strips, index, vocabulary):
        return True
    if _CORNER in strip.text and "项" in strip.text:
        return True
    if "申请人情况" in strip.text and len(strip.text) < 90 and "。" not in strip.text:
        return True
    words = strip.words[:2]
    return any(vocabulary.is_first(w.text) for w in words)


def _soon(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the first row of a matrix is among the first rows of this grid."""
    return any(
        strip.grid is strips[index].grid and any(vocabulary.is_first(w.text) for w in strip.words[:2])
        for strip in strips[index : index + _HEADER_ROWS]
    )


def _ends(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether this strip is not of the matrix: a section heading, prose, another table."""
    strip = strips[index]
    text = strip.text
    if not text:
        bars = strip.grid is None and bool(strip.pieces) and strip.end > strip.start + 1
        return bars and not _over_grid(strips, index)
    if CAPTION.fullmatch(text) or text.startswith(("行政复议", "行政诉讼")) or _names_remedies(text):
        return True
    words = strip.words
    if words and vocabulary.is_head(words[0].text.split()[0]):
        return not _heads_rows(strips, index, vocabulary)
    if strip.grid is not None or (strip.values and any(v.text for v in strip.values)):
        return False
    if SECTION.match(text):
        return not (vocabulary.near_matrix(text) or vocabulary.begins_row(text) or _two_groups(words, vocabulary))
    prose = len(text) > 24 and (text[-1] in "。;；" or len(text) > 80) and _CORNER not in text
    return prose and not vocabulary.near_matrix(text)


def _two_groups(words: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether a line holds pieces of two groups' labels, one beside the other: 三、本年度办 （四）无法."""
    return len(words) > 1 and vocabulary.begins_row(squeeze(words[0].text))


def _over_grid(strips: Strips, index: int) -> bool:
    """Whether a grid follows, over which bars without words are an empty header: Markdown tables have one each."""
    return next((s.grid is not None for s in strips[index + 1 : index + 3] if not s.page), False)


def _heads_rows(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether rows of a matrix stand under this header, which a converter invented."""
    return any(
        strip.grid is strips[index].grid is not None and any(key(w.text) in vocabulary.matrix_rows for w in strip.words)
        for strip in strips[index + 1 : index + 4]
    )


def _names_remedies(text: str) -> bool:
    return ("行政复议" in text and "行政诉讼" in text) or "结果维持" in text


class _Builder:
    """Collects groups strip by strip."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.words: list[Piece] = []
        self.run: list[Piece] = []
        self.run_words: tuple[Piece, ...] = ()
        self.at = 0
        self.idle = 0

    def word(self, pieces: Sequence[Piece]) -> None:
        self.close()
        self.words += pieces
        self.idle += 1

    def row(self, own: Sequence[Piece], values: Sequence[Piece], at: int, *, gridded: bool) -> None:
        self.close()
        self.groups.append(Group(tuple(self.words), tuple(own), tuple(values), (), at, gridded))
        self.words, self.idle = [], 0

    def value(self, piece: Piece, at: int) -> None:
        self.run.append(piece)
        self.at = at

    def close(self) -> None:
        """The run of values that stood one a line is a group."""
        if self.run:
            self.groups.append(Group(tuple(self.words), (), tuple(self.run), (), self.at, False))
            self.run, self.words, self.idle = [], [], 0


def region_of(strips: Strips, start: int, vocabulary: Vocabulary) -> Region:
    """The strips of the matrix that begins here; without groups where there are no values under it."""
    stacked = _is_stacked(strips, start, vocabulary)
    builder = _Builder()
    index = start
    closing = False
    while index < len(strips):
        strip = strips[index]
        if strip.page:
            index += 1
            continue
        if index > start and _ends(strips, index, vocabulary):
            break
        if builder.idle > _MOST_WORDS or len(builder.groups) > _MOST_GROUPS:
            break
        if closing and not stacked and not _goes_on(strip, builder, vocabulary):
            break
        if closing and stacked and (strip.words or len(builder.run) >= _due(builder, vocabulary)):
            break
        _take(builder, strips, index, vocabulary, stacked=stacked)
        index += 1
        closing = closing or _closing(strip, builder, vocabulary, stacked=stacked)
    tail = tuple(builder.words) if not builder.run else ()
    builder.close()
    groups = [
        g._replace(after=builder.groups[i + 1].before if i + 1 < len(builder.groups) else tail)
        for i, g in enumerate(builder.groups)
    ]
    return Region(tuple(groups), start, index, stacked)


def _due(builder: _Builder, vocabulary: Vocabulary) -> int:
    """How many values may follow: those of a row, or of all rows of which the labels stand before them."""
    names = [(key(w.text), read_label(w.text).numbering) for w in builder.words]
    labels = [n for n, number in names if n in vocabulary.matrix_rows or (number and n not in vocabulary.groups)]
    above = len(builder.groups[-1].values) if builder.groups else 0
    width = above if vocabulary.width < above <= vocabulary.width + _MORE else vocabulary.width
    return width * max(1, len(labels))


def _closing(strip: Strip, builder: _Builder, vocabulary: Vocabulary, *, stacked: bool) -> bool:
    """Whether the form's last row has been seen with its values (one cell a line: its label)."""
    if stacked:
        return any(key(w.text) in vocabulary.last_rows for w in strip.words) and bool(builder.groups)
    if not builder.groups:
        return False
    last = builder.groups[-1]
    named = any(key(w.text) in vocabulary.last_rows for w in (*last.before[-1:], *last.own))
    return named and len(last.values) >= vocabulary.width and not builder.words


def _goes_on(strip: Strip, builder: _Builder, vocabulary: Vocabulary) -> bool:
    """Whether digits alone stand under the last row, which does not add up: its numbers are cut over lines."""
    values = [value_of(v) for v in builder.groups[-1].values]
    alone = bool(strip.pieces) and not strip.words and all(p.text.isdigit() for p in strip.pieces)
    tables = list(vocabulary.catalogue.shaped(Shape.MATRIX))
    if not alone or not tables:
        return False
    rest = len(values) < len(tables[0].columns) and not builder.groups[-1].own  # a line of them has been seen
    if rest or len(values) != len(tables[0].columns):
        return rest
    return len(strip.pieces) > 1 or checksum_of(tables[0]).row(0, values) is Status.FAILS


def _is_stacked(strips: Strips, start: int, vocabulary: Vocabulary) -> bool:
    """Whether the values stand one a line: no strip near holds two."""
    seen = 0
    for index in range(start, min(len(strips), start + 120)):
        strip = strips[index]
        if index > start and not strip.page and _ends(strips, index, vocabulary):
            break
        if strip.page:
            continue
        filled = [v for v in (*strip.values, *strip.leading) if v.text]
        if strip.grid is not None or len(filled) > 1:
            return False
        seen += len(strip.values)
    return seen > 1


def _take(builder: _Builder, strips: Strips, index: int, vocabulary: Vocabulary, *, stacked: bool) -> None:
    strip = strips[index]
    if strip.grid is not None:
        _take_grid(builder, strips, index, vocabulary)
        return
    values = [v for v in strip.values if v.text or stacked]
    if stacked and len(strip.pieces) <= 1:
        if values:
            builder.value(values[0], index)
        elif strip.pieces:
            builder.word(strip.words)
        else:
            builder.value(Piece("", strip.start, strip.start, True), index)
    elif values:
        builder.row(strip.words, values, index, gridded=False)
    elif len(strip.leading) > 1 and strip.pieces[0].value:
        builder.row(strip.words, strip.leading, index, gridded=False)
    else:
        builder.word(strip.words)


def _in_labels(strip: Strip, first: Piece) -> bool:
    """Whether an empty cell stands where labels do: before the values of a row without a label that is too short."""
    assert strip.grid is not None
    return first.column == 0 or (strip.grid.ragged and len(strip.pieces) < strip.grid.columns)


def _under_labels(strips: Strips, index: int) -> int:
    """How many of the first columns of its grid hold the labels of rows with values."""
    near = [s for s in strips[max(0, index - _MOST_GROUPS) : index + _MOST_GROUPS] if s.grid is strips[index].grid]
    labels = [
        [p for p in itertools.takewhile(lambda p: not (p.value and p.text), s.pieces) if not p.value]
        for s in near
        if any(v.text for v in s.values)
    ]
    return max((own[-1].column + 1 for own in labels if own), default=0)


def _without_edges(strips: Strips, index: int, width: int) -> list[Piece]:
    """The values of a row without the empty cells at its ends that are too many; first those that stand where labels do."""
    values = strips[index].values
    more = len(values) - width
    if more <= 0:
        return values
    filled = [n for n, value in enumerate(values) if value.text] or [len(values)]
    before, behind = filled[0], len(values) - 1 - filled[-1]
    if before and behind > 0:
        labels = _under_labels(strips, index)
        first = min(more, sum(1 for value in values[:before] if value.column < labels))
    else:
        first = 0
    last = min(more - first, max(0, behind))
    first += min(more - first - last, before - first)
    return values[first : len(values) - last]


def _take_grid(builder: _Builder, strips: Strips, index: int, vocabulary: Vocabulary) -> None:
    strip = strips[index]
    words = strip.words
    values = strip.values
    if words and all(_CUT.fullmatch(w.text) for w in words):  # the rest of cut numbers: 0 over 3
        digits = [p._replace(text="".join(p.text.split()), value=True) for p in strip.pieces if p.text]
        builder.row((), digits, index, gridded=True)
        return
    filled = [v for v in values if v.text]
    numbers = any(read_value(v.text).value is not None for v in filled)
    named = any(key(w.text) in vocabulary.matrix_rows for w in words)
    if numbers or (named and values):
        if not filled and len(values) < vocabulary.width:
            builder.word(words)
            return
        values = _without_edges(strips, index, vocabulary.width)
        while values and not values[0].text and not named and _in_labels(strip, values[0]):
            values.pop(0)
        builder.row(words, values, index, gridded=True)
    elif words:
        builder.word(words)
