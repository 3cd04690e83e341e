"""The rows of a list table among lines as they stand there, labels not yet put together.

Rows stand on a line each, or one cell a line; words before and after the values of a row are kept apart.
"""

import itertools
from typing import Final, NamedTuple

from gxparse.catalogue.labels import key
from gxparse.folding import squeeze
from gxparse.structure.tables.drafts import is_note
from gxparse.structure.tables.headers import Role, Vocabulary
from gxparse.structure.tables.listheads import ListHeader
from gxparse.structure.tables.notelines import is_bare_note, note_at, rest_of_bracket
from gxparse.structure.tables.pieces import OF_THEM, SECTION, Piece, Strip, Strips
from gxparse.structure.tables.titlewords import is_caption, is_continued, is_title_again
from gxparse.structure.tables.values import is_unit

__all__ = ["MOST_PENDING", "READER", "RawRow", "closes", "one_column", "rows_of_lines", "stacked_rows"]

READER: Final = "list"
"""The name under which this reader declines strips."""
MOST_PENDING: Final = 6
"""More lines of words than this in a row are no fragments of a label."""
_LONGEST_PAGE: Final = 3
_AGAIN: Final = 4
"""More lines than this between a page and the header on the next one are of another table."""
_STRAY: Final = 4
_WRAPPED: Final = 3
"""More lines than this after its first are not of a label."""
_LONG_LABEL: Final = 120


class RawRow(NamedTuple):
    """A row before its label is put together."""

    before: tuple[Piece, ...]
    own: tuple[Piece, ...]
    values: tuple[Piece, ...]
    number: Piece | None
    at: int
    below: tuple[Piece, ...] = ()
    """Bare digits on the next line: of its number where they stand within its label, else of the page."""


def closes(strip: Strip, vocabulary: Vocabulary) -> bool:
    """Whether a line without values ends the table: a section heading, prose, another caption."""
    if strip.heading or not strip.text or len(strip.text) > _LONG_LABEL:
        return True
    if is_caption(strip.text) or (strip.words and vocabulary.is_head(strip.words[0].text.split()[0])):
        return True
    if strip.text[-1] in "。;:":
        return key(strip.text) not in vocabulary.rows and strip.text not in OF_THEM
    return SECTION.match(strip.text) is not None and key(strip.text) not in vocabulary.rows


def _after_again(strips: Strips, index: int, header: ListHeader) -> int:
    """The index after the header where it is printed again here, as on a new page, its title over it; else ``index``."""
    at = index
    while at < min(len(strips), index + _AGAIN):
        strip = strips[at]
        again = strip.text and any(is_title_again(strip.text, title) for title in header.above)
        if not (strip.page or again or is_continued(strip.text)):
            break
        at += 1
    heads = [strip.text for strip in strips[header.start : header.end] if not strip.page]
    same = [strip.text for strip in strips[at : at + len(heads)]] == heads
    return at + len(heads) if same else index


def _is_page(strips: Strips, index: int, header: ListHeader, above: RawRow) -> bool:
    """Whether a bare number is that of a page: the row above has all its values, and a row or the header follows."""
    strip = strips[index]
    below = next((s for s in strips[index + 1 : index + 3] if not s.page), None)
    alone = len(strip.pieces) == 1 and strip.text.isdecimal() and len(strip.text) <= _LONGEST_PAGE
    goes_on = below is not None and below.grid is None and bool(below.words)
    return alone and goes_on and len(above.values) >= header.count(Role.VALUE) and bool(above.own)


def _is_blank_row(strip: Strip, header: ListHeader) -> bool:
    """Whether a line holds a label and its unit, and the one value is blank."""
    words = strip.words
    one = header.count(Role.UNIT) == header.count(Role.VALUE) == 1
    return one and len(words) > 1 and is_unit(words[-1].text)


def _wraps(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the label of a numbered row begins on this line and ends on one of the next: 七、依申请公开信息收取 / 的费用."""
    text = strips[index].text
    if strips[index].heading or SECTION.match(text) is None or text[-1] in "。;:":
        return False
    below = (strips[at] for at in range(index + 1, len(strips)) if not strips[at].page)
    for strip in itertools.islice(below, _WRAPPED):
        if strip.grid is not None or strip.leading or not strip.pieces:
            return False
        words = [w for w in strip.words[0].text.split() if not is_unit(w)] if strip.words else []
        text += squeeze("".join(words))  # none where the values stand between the label's lines
        if key(text) in vocabulary.rows:
            return True
        if (strip.values and words) or len(text) > _LONG_LABEL:
            return False
    return False


def _ends(strips: Strips, index: int, vocabulary: Vocabulary) -> bool:
    """Whether this line of words ends the table, and is not the first line of a row's label."""
    return closes(strips[index], vocabulary) and not _wraps(strips, index, vocabulary)


def rows_of_lines(
    strips: Strips, header: ListHeader, vocabulary: Vocabulary
) -> tuple[list[RawRow], int, tuple[Piece, ...]]:
    """Rows that stand on a line each, with fragments of labels on lines before and after."""
    raws: list[RawRow] = []
    pending: list[Piece] = []
    index = end = header.end
    while index < len(strips):
        strip = strips[index]
        if strip.grid is not None:
            break
        if raws and (again := _after_again(strips, index, header)) > index:
            index = again
            continue
        if raws and (note := note_at(strips, index) or rest_of_bracket(strips, index, (*raws[-1].own, *pending))) is not None:
            pending.append(note[0])
            index = note[1]
            continue
        values = [] if is_bare_note(strip) else [p for p in strip.values if p.text]
        if strip.page or not strip.pieces:
            index += 1
            continue
        leading = strip.leading
        if values and len(values) <= header.width and len(leading) <= header.count(Role.INDEX):
            if not strip.words and all(is_note(squeeze(piece.text)) for piece in pending):
                if not (raws and _is_page(strips, index, header, raws[-1])):
                    break
                raws[-1] = raws[-1]._replace(below=() if pending else tuple(values))
                index += 1
                continue
            raws.append(
                RawRow(tuple(pending), tuple(strip.words), tuple(values), leading[0] if leading else None, index)
            )
            pending, end = [], index + 1
        elif not values and not leading and _is_blank_row(strip, header):
            raws.append(RawRow(tuple(pending), strip.words, (Piece("", strip.end, strip.end, True),), None, index))
            pending, end = [], index + 1
        elif values or strip.leading or len(pending) >= MOST_PENDING or _ends(strips, index, vocabulary):
            break
        else:
            pending += strip.words
        index += 1
    return raws, end, tuple(pending)


def stacked_rows(
    strips: Strips, header: ListHeader, vocabulary: Vocabulary
) -> tuple[list[RawRow], int, tuple[Piece, ...]]:
    """Rows that stand one cell a line."""
    raws: list[RawRow] = []
    words: list[Piece] = []
    values: list[Piece] = []
    index = end = header.end
    at = index
    codes = header.count(Role.CODE)
    while index < len(strips):
        strip = strips[index]
        if strip.page:
            index += 1
            continue
        note = note_at(strips, index) if len(strip.pieces) > 1 and words and values else None
        if note is not None:
            raws.append(RawRow(tuple(words[:-1]), (words[-1],), tuple(values), None, at))
            words, values, index = [note[0]], [], note[1]
            continue
        if strip.grid is not None or len(strip.pieces) > 1:
            break
        if (raws or values) and (again := _after_again(strips, index, header)) > index:
            values = _without_page(values, header)
            index = again
            continue
        piece = strip.pieces[0] if strip.pieces else Piece("", strip.start, strip.start, True)
        if piece.value or (codes and piece.text.isdigit()):
            if not words or len(values) > header.width + _STRAY:
                break
            values.append(piece)  # one too many is kept: then nothing of the row is sure
            at, end = index, index + 1
        else:
            if values and words:
                raws.append(RawRow(tuple(words[:-1]), (words[-1],), tuple(values), None, at))
                words, values = [], []
            elif _lacks_value(words, header):
                blank_at = words[-1].end
                raws.append(RawRow(tuple(words[:-2]), tuple(words[-2:]), (Piece("", blank_at, blank_at, True),), None, index - 1))
                words = []
            if (closes(strip, vocabulary) and not is_note(strip.text)) or len(words) >= MOST_PENDING:
                break
            words.append(piece)
        index += 1
    if values and words:
        raws.append(RawRow(tuple(words[:-1]), (words[-1],), tuple(values), None, at))
        words = []
    return raws, end, tuple(words)


def _lacks_value(words: list[Piece], header: ListHeader) -> bool:
    """Whether a label and its unit stand here, and the one value of the row is blank: its cell has left no line."""
    one = header.count(Role.UNIT) == header.count(Role.VALUE) == 1
    return one and len(words) > 1 and is_unit(words[-1].text)


def _without_page(values: list[Piece], header: ListHeader) -> list[Piece]:
    """The values of a row without the bare number of the page at their end, where they are one too many."""
    count = header.count(Role.VALUE)
    page = len(values) == count + 1 and values[-1].text.isdecimal() and len(values[-1].text) <= _LONGEST_PAGE
    return values[:-1] if page and header.width == count else values


def one_column(raw: RawRow, vocabulary: Vocabulary) -> list[RawRow]:
    """A column of labels, then one column of as many values: each label has its value."""
    labels = (*raw.before, *raw.own)
    if not 1 < len(labels) == len(raw.values) or not all(key(p.text) in vocabulary.rows for p in labels):
        return [raw]
    return [raw._replace(before=(), own=(p,), values=(v,)) for p, v in zip(labels, raw.values, strict=True)]
