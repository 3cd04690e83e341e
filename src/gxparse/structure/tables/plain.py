"""Tables of no known form among lines whose columns blanks part: words over columns, rows of a label and values."""

import re
from typing import Final

from gxparse.catalogue.labels import key
from gxparse.model.document import Layout
from gxparse.spans import Span
from gxparse.structure.tables.captions import caption_before
from gxparse.structure.tables.drafts import Draft, Outcome, cell_of, table_of
from gxparse.structure.tables.headers import Role, Vocabulary, column_of
from gxparse.structure.tables.measures import with_unit
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.values import read_value

__all__ = ["read_plain"]

_READER: Final = "plain"
_MARKS: Final = re.compile(r"[。；，！？;,!?]")
_WIDEST: Final = 12
_LONGEST_HEADER: Final = 20
_LEAST_ROWS: Final = 2
_FEW: Final = 2
"""More columns than these (其他, 总计) that a matrix has make one, which begins with its first row."""


def read_plain(strips: Strips, start: int, vocabulary: Vocabulary) -> Outcome | None:
    """The table whose header is this line, or ``None``: each row below has its label and a value under each other header.

    Rows that a known form has are left: a reader that knows the form has declined them, and says so.
    """
    if strips.declined(_READER, start):
        return None
    heads = _heads(strips[start])
    if not heads or sum(key(head.text) in vocabulary.applicants for head in heads) > _FEW:
        return None
    indexed = vocabulary.role(heads[0].text) == Role.INDEX
    if indexed:
        heads = heads[1:]
    drafts: list[Draft] = []
    end = index = start + 1
    while index < len(strips):
        strip = strips[index]
        index += 1
        if strip.page:
            continue
        draft = _draft(strip, len(heads) - 1, indexed=indexed)
        if draft is None or _is_known(key(draft.label[0].text), vocabulary):
            break
        drafts.append(draft)
        end = index
    numbers = any(cell.value is not None for draft in drafts for cell in draft.cells)
    if len(drafts) < _LEAST_ROWS or not numbers:
        strips.decline(_READER, start, end)
        return None
    caption = caption_before(strips, start)
    header = [Span(piece.start, piece.end) for piece in heads]
    columns = [column_of(head) for head in heads[1:]]
    table = table_of(drafts, columns, layout=Layout.ALIGNED, title=caption.pair, header=header)
    table = with_unit(table, caption.unit, vocabulary.catalogue)
    first = caption.start if caption.start is not None else table.span.start
    return Outcome(end, (table,), (Span(min(first, strips[start].start), table.span.end),))


def _is_known(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a form has this row."""
    return name in vocabulary.rows or name in vocabulary.matrix_rows


def _heads(strip: Strip) -> tuple[Piece, ...]:
    """The words of a line that may be headers of columns."""
    pieces = strip.pieces
    if strip.grid is not None or strip.heading or not 1 < len(pieces) <= _WIDEST:
        return ()
    if any(len(p.text) > _LONGEST_HEADER or _MARKS.search(p.text) or not _names(p) for p in pieces):
        return ()
    return pieces


def _names(piece: Piece) -> bool:
    """Whether a piece may be a header: words, or a year."""
    return not piece.value or (piece.text.endswith("年") and read_value(piece.text).value is not None)


def _draft(strip: Strip, width: int, *, indexed: bool) -> Draft | None:
    """The row of a line: its number where rows have one, its label, ``width`` values."""
    pieces = strip.pieces
    if strip.grid is not None or strip.heading or not pieces:
        return None
    if indexed and pieces[0].value:
        pieces = pieces[1:]
    label, values = pieces[:1], pieces[1:]
    if not label or label[0].value or len(values) != width or not all(value.value for value in values):
        return None
    return Draft(label, tuple(cell_of(value) for value in values), start=strip.start, end=strip.end)
