"""Tables of words: short labels and sentences in turn, one a line, under two short headers; reads no numbers."""

import re
from typing import Final

from gxparse.catalogue.labels import Numbering, read_label
from gxparse.model.document import Layout
from gxparse.spans import Span
from gxparse.structure.tables.drafts import Draft, Outcome, cell_of, table_of
from gxparse.structure.tables.headers import column_of
from gxparse.structure.tables.pieces import Piece, Strip, Strips

__all__ = ["read_words"]

_HEADER: Final = re.compile(
    r"[^\d\W]{0,8}(?:类别|类型|类|项目|栏目|名称|事项|事由|内容|情况|说明|备注|形式|方式|主题|范围|渠道|平台|时间|部门|单位|措施|成效|要求|要点|任务)"
)
_MARKS: Final = re.compile(r"[。;:,!?，；：]")
_LONGEST_LABEL: Final = 16
_LONGEST_CELL: Final = 400
_LEAST_ROWS: Final = 3


def _single(strip: Strip) -> Piece | None:
    """The words of a line that holds nothing else."""
    if strip.grid is not None or strip.page or strip.heading or not strip.pieces or not strip.text:
        return None
    first, last = strip.pieces[0], strip.pieces[-1]
    return Piece("", first.start, last.end, False)


def _is_label(strip: Strip) -> bool:
    return (
        _single(strip) is not None
        and len(strip.text) <= _LONGEST_LABEL
        and _MARKS.search(strip.text) is None
        and read_label(strip.text).numbering == Numbering.NONE
        and not strip.text.isdigit()
    )


def _is_sentence(strip: Strip) -> bool:
    return (
        _single(strip) is not None
        and 8 <= len(strip.text) <= _LONGEST_CELL
        and strip.text[-1] in '。;!)”"'
        and read_label(strip.text).numbering == Numbering.NONE
    )


def _text(strips: Strips, strip: Strip) -> Piece:
    piece = _single(strip)
    assert piece is not None
    return piece._replace(text=strips.text[piece.start : piece.end])


def read_words(strips: Strips, start: int) -> Outcome | None:
    """The table of words whose first header is this strip, or ``None``.

    Two headers such as 类别 and 内容, then at least three pairs of a label and a sentence.
    """
    if start + 2 + 2 * _LEAST_ROWS > len(strips):
        return None
    heads = strips[start], strips[start + 1]
    if not all(_HEADER.fullmatch(h.text) and _is_label(h) for h in heads):
        return None
    drafts: list[Draft] = []
    index = start + 2
    while index + 1 < len(strips) and _is_label(strips[index]) and _is_sentence(strips[index + 1]):
        label, words = _text(strips, strips[index]), _text(strips, strips[index + 1])
        cell = cell_of(words)
        if cell.value is not None:
            break
        drafts.append(Draft((label,), (cell,), start=label.start, end=words.end))
        index += 2
    if len(drafts) < _LEAST_ROWS:
        return None
    pieces = [_text(strips, h) for h in heads]
    spans = [Span(p.start, p.end) for p in pieces]
    table = table_of(drafts, [column_of(pieces[1])], layout=Layout.TEXT, header=spans)
    return Outcome(index, (table,), (table.span,))
