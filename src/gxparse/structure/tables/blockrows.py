"""The rows of a list table whose labels are wrapped over many lines, with empty lines between the rows; reads no header.

Narrow columns of labels are printed so: what stands between two empty lines is one row, wherever its values stand.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.catalogue.labels import key
from gxparse.structure.tables.drafts import label_text
from gxparse.structure.tables.headers import Role, Vocabulary
from gxparse.structure.tables.listheads import ListHeader
from gxparse.structure.tables.listrows import RawRow
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.values import is_unit

__all__ = ["rows_of_blocks"]

_LEAST: Final = 3
"""Rows of a table, at least, for empty lines to part them."""
_KNOWN: Final = 2 / 3
"""Of the rows so many must be ones that a form has, whole as they stand."""
_PENDING: Final = 4
"""More blocks without values than this between two rows are no parts of their labels."""
_LINES: Final = 24
"""More lines than this are not of one row."""


def rows_of_blocks(
    strips: Strips, header: ListHeader, vocabulary: Vocabulary
) -> tuple[list[RawRow], int, tuple[Piece, ...]] | None:
    """The rows, the index after them and the words behind; ``None`` where empty lines do not part the rows of a form."""
    raws: list[RawRow] = []
    pending: list[Piece] = []
    end, wrapped, known = header.end, False, 0
    for first, block in _blocks(strips, header.end):
        told = [strip for strip in block if strip.values]
        if not told and len(pending) < _PENDING:
            pending.append(_joined(block))
            continue
        if len(told) != 1 or not _is_told(told[0], header) or len(block) > _LINES:
            break
        begin, stop, whole = _row(block, block.index(told[0]), vocabulary)
        if begin:
            pending.append(_joined(block[:begin]))
        raws.append(_raw(block[begin:stop], told[0], pending, first + begin))
        pending = [_joined(block[stop:])] if stop < len(block) else []
        end, known, wrapped = first + stop, known + whole, wrapped or stop - begin > 1
    if not wrapped or len(raws) < _LEAST or known < _KNOWN * len(raws):
        return None
    return raws, end, tuple(pending)


def _blocks(strips: Strips, start: int) -> Iterator[tuple[int, list[Strip]]]:
    """The lines between empty ones, with the index of the first; the page's own lines are in none."""
    block: list[Strip] = []
    first = start
    for index in range(start, len(strips)):
        strip = strips[index]
        if strip.grid is not None or strip.heading:
            break
        if block and (strip.page or _is_apart(strips.text, block[-1].end, strip.start)):
            yield first, block
            block = []
        if not strip.page and (strip.words or strip.values):
            first = first if block else index
            block.append(strip)
    if block:
        yield first, block


def _is_apart(text: str, end: int, start: int) -> bool:
    """Whether an empty line stands between two places."""
    return text.count("\n", end, start) > 1


def _is_told(strip: Strip, header: ListHeader) -> bool:
    return len(strip.values) <= header.width and len(strip.leading) <= header.count(Role.INDEX)


def _row(block: Sequence[Strip], at: int, vocabulary: Vocabulary) -> tuple[int, int, bool]:
    """From where to where the lines of a block are those of the row with its values in line ``at``; whether a form has it.

    Lines above and below may be headings, and parts of a label that a page's end cuts.
    """
    places = [(begin, stop) for stop in range(at + 1, len(block) + 1) for begin in range(at + 1)]
    for begin, stop in sorted(places, key=lambda place: place[0] - place[1]):
        words = _words(block[begin:stop], block[at])
        if key(label_text(words[:-1] if words[1:] and is_unit(words[-1].text) else words)) in vocabulary.rows:
            return begin, stop, True
    return 0, len(block), False


def _words(block: Sequence[Strip], told: Strip) -> tuple[Piece, ...]:
    """The words of a block in their order, the unit beside the values last."""
    unit = told.words[-1:] if told.words and is_unit(told.words[-1].text) else ()
    words = [piece for strip in block for piece in strip.words if piece not in unit]
    return (*words, *unit)


def _raw(block: Sequence[Strip], told: Strip, before: Sequence[Piece], at: int) -> RawRow:
    leading = told.leading
    return RawRow(tuple(before), _words(block, told), tuple(told.values), leading[0] if leading else None, at)


def _joined(block: Sequence[Strip]) -> Piece:
    """The words of lines as one."""
    words = [piece for strip in block for piece in strip.words]
    return Piece(label_text(words), words[0].start, words[-1].end, False)
