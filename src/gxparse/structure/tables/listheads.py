"""The header of a list table among lines: on one line, wrapped over a few, or one cell a line; reads no rows."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.folding import width
from gxparse.structure.tables.captions import lines_over
from gxparse.structure.tables.headers import Head, Role, Vocabulary
from gxparse.structure.tables.pieces import Piece, Strips

__all__ = ["ListHeader", "header_at"]

_WORD: Final = re.compile(r"\S+")
_MOST_TOKENS: Final = 24
_NEAR: Final = 3
_MOST_LINES: Final = 24
_HALVES: Final = 2
_WRAPPED: Final = 3
"""More lines than this after its first are not of a header."""
_LEAST_HEAD: Final = 4
_LONGEST_GLUED: Final = 60
_LONG_LABEL: Final = 120


class ListHeader(NamedTuple):
    """The header of a list table."""

    heads: tuple[Head, ...]
    end: int
    stacked: bool
    start: int
    above: tuple[str, ...] = ()
    """Squeezed lines directly before it: its title, the year, a unit."""

    def count(self, role: str) -> int:
        """How many columns have this role."""
        return sum(1 for head in self.heads if head.role == role)

    @property
    def width(self) -> int:
        """How many values a row may have, its unit and code counted."""
        return self.count(Role.VALUE) + self.count(Role.UNIT) + self.count(Role.CODE)


def header_at(strips: Strips, start: int, vocabulary: Vocabulary) -> ListHeader | None:
    """The header that begins at this strip, or ``None``."""
    first = strips[start]
    wrapped = _wrapped(strips, start, vocabulary)
    if wrapped is None and not _opens(strips, start, vocabulary):
        return None
    heads, index = _further(strips, *(wrapped or ([], start)), vocabulary)
    if not any(h.role == Role.VALUE for h in heads):
        return None
    below = next((s for s in strips[index : index + _NEAR] if not s.page and s.pieces), None)
    stacked = len(first.pieces) == 1 and len(heads) > 1 and first.pieces[0].end == heads[0].piece.end
    stacked = stacked and wrapped is None and not (below is not None and below.words and below.values)
    return ListHeader(tuple(heads), index, stacked, start, lines_over(strips, start))


def _opens(strips: Strips, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with the header of labels, whole or wrapped headers behind it."""
    first = strips[start].pieces[0] if strips[start].pieces else None
    text = first.text if first is not None else ""
    if first is None or vocabulary.opens_list(text):
        return first is not None
    if " " not in text and not any(map(text.startswith, vocabulary.heads)):
        return False
    words = (*_words(first, vocabulary)[:1], *_tokens(strips, start)[:1])
    return any(vocabulary.opens_list(word.text) for word in words)


def _further(strips: Strips, heads: list[Head], start: int, vocabulary: Vocabulary) -> tuple[list[Head], int]:
    """The headers with those on the lines from here on, and the index after them."""
    index = start
    while index < len(strips) and index < start + _MOST_LINES:
        strip = strips[index]
        if strip.grid is not None or (strip.pieces and any(p.value and p.text for p in strip.pieces)):
            break
        if strip.page:
            index += 1
            continue
        parts = [part for piece in strip.pieces for part in _words(piece, vocabulary)]
        roles = [vocabulary.role(p.text) for p in parts]
        if parts and all(roles):
            heads += [Head(role, p) for role, p in zip(roles, parts, strict=True) if role]
        elif whole := _completed(strips, index, parts if len(parts) > 1 else _tokens(strips, index), vocabulary):
            heads += whole[0]
            index = whole[1] - 1
        elif len(parts) == 1 and heads and (joined := _joined(heads, parts[0], vocabulary)):
            heads[-1] = joined
        elif len(parts) == 1 and heads and (ahead := _ahead(strips, index, vocabulary)):
            heads.append(ahead)
            index += 1
        else:
            break
        index += 1
    return heads, index


def _completed(
    strips: Strips, index: int, parts: Sequence[Piece], vocabulary: Vocabulary
) -> tuple[list[Head], int] | None:
    """The headers of a line of which some end on the next lines, as many words on each, and the index after them.

    ::

        序号  统计指标  区政府统计数  区直单位统计  乡镇街道统计
                                          数            数
    """
    whole = list(parts)
    cut = [place for place, part in enumerate(parts) if vocabulary.role(part.text) is None]
    if not 0 < len(cut) < len(parts):
        return None
    for end in range(index + 1, index + 1 + _WRAPPED):
        below = _tokens(strips, end)
        if len(below) != len(cut):
            return None
        for place, rest in zip(cut, below, strict=True):
            whole[place] = whole[place]._replace(text=whole[place].text + rest.text, end=rest.end)
        roles = [vocabulary.role(piece.text) for piece in whole]
        if all(roles):
            return [Head(role, piece) for role, piece in zip(roles, whole, strict=True) if role], end + 1
    return None


def _wrapped(strips: Strips, start: int, vocabulary: Vocabulary) -> tuple[list[Head], int] | None:
    """The headers of which the values' columns are wrapped over two lines, the label's between them, or beside one.

    ::

        本年制发 本年废止
        信息内容
        件数     件数

                 上一年项目
        信息内容             本年增/减
                 数量
    """
    above = _tokens(strips, start)
    label, below, end = above[:1], [], start + 1
    if not above:
        return None
    if vocabulary.opens_list(label[0].text):
        above = above[1:]
    else:
        line = _tokens(strips, end)
        label, below = line[:1], line[1:]
        end += not below
    if not label or not above or not vocabulary.opens_list(label[0].text):
        return None
    whole = _halves(above, below or _tokens(strips, end), vocabulary)
    if whole is None and below and all(vocabulary.role(piece.text) == Role.VALUE for piece in below):
        end += 1  # some headers are wrapped, others stand on the label's line
        wrapped = _halves(above, _tokens(strips, end), vocabulary)
        whole = None if wrapped is None else sorted([*wrapped, *below], key=lambda piece: _middle(strips.text, piece))
    if whole is None:
        return None
    return [Head(Role.LABEL, label[0]), *(Head(Role.VALUE, piece) for piece in whole)], end + 1


def _halves(above: Sequence[Piece], below: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece] | None:
    """The headers whose halves these are, or ``None``."""
    if len(above) != len(below):
        return None
    whole = [a._replace(text=a.text + b.text) for a, b in zip(above, below, strict=True)]
    return whole if all(vocabulary.role(piece.text) == Role.VALUE for piece in whole) else None


def _middle(text: str, piece: Piece) -> int:
    """Twice the column in which the middle of words stands on their line."""
    before = width(text[text.rfind("\n", 0, piece.start) + 1 : piece.start])
    return 2 * before + width(text[piece.start : piece.end])


def _tokens(strips: Strips, index: int) -> list[Piece]:
    """The words of a line, parted by any blank; none where there are values, or too many words for a header."""
    strip = strips[index] if index < len(strips) else None
    if strip is None or strip.grid is not None or strip.page or len(strip.text) > _LONG_LABEL or strip.values:
        return []
    found = [Piece(m[0], m.start(), m.end(), False) for m in _WORD.finditer(strips.text, strip.start, strip.end)]
    return found if len(found) <= _MOST_TOKENS else []


def _ahead(strips: Strips, index: int, vocabulary: Vocabulary) -> Head | None:
    """The column's header that stands half on this line, half on the next: 本年制发 / 件数."""
    halves = [*_tokens(strips, index), *_tokens(strips, index + 1)]
    if len(halves) != _HALVES:
        return None
    whole = Piece(halves[0].text + halves[1].text, halves[0].start, halves[1].end, False)
    return Head(Role.VALUE, whole) if vocabulary.role(whole.text) == Role.VALUE else None


def _words(piece: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Headers that stand one blank apart: ``信息内容 本年制发件数``, with blanks in them too: ``统 计 指 标 单 位``."""
    tokens = [m.span() for m in _WORD.finditer(piece.text)]
    if not 0 < len(tokens) <= _MOST_TOKENS or vocabulary.role(piece.text) is not None:
        return [piece]
    parts: list[Piece] = []
    first = 0
    while first < len(tokens):
        start = tokens[first][0]
        ends = [end for end in range(len(tokens), first, -1) if vocabulary.role(piece.text[start : tokens[end - 1][1]])]
        if not ends:
            glued = _parted(piece, *tokens[first], vocabulary)
            if not glued:
                return [piece]
            parts += glued
            first += 1
            continue
        end = tokens[ends[0] - 1][1]
        parts.append(Piece(piece.text[start:end], piece.start + start, piece.start + end, False))
        first = ends[0]
    return parts


def _parted(piece: Piece, start: int, end: int, vocabulary: Vocabulary) -> list[Piece]:
    """Headers that stand one behind the other without a blank (上一年项目数量本年增/减), where they part in one way."""
    text = piece.text[start:end]
    if not 2 * _LEAST_HEAD <= len(text) <= _LONGEST_GLUED:
        return []
    ways: list[list[tuple[int, int]] | None] = [[], *([None] * len(text))]
    for last in range(_LEAST_HEAD, len(text) + 1):
        for first in range(last - _LEAST_HEAD + 1):
            before = ways[first]
            if before is None or (first and not before) or vocabulary.role(text[first:last]) is None:
                continue
            ways[last] = [] if ways[last] is not None else [*before, (first, last)]
    at = piece.start + start
    return [Piece(text[a:b], at + a, at + b, False) for a, b in ways[-1] or []]


def _joined(heads: list[Head], piece: Piece, vocabulary: Vocabulary) -> Head | None:
    """The last header with the rest of it on the next line: 本年收费金额 / （单位：万元）."""
    last = heads[-1].piece
    whole = Piece(last.text + piece.text, last.start, piece.end, False)
    return Head(heads[-1].role, whole) if vocabulary.role(whole.text) == heads[-1].role else None
