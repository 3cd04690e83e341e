"""Tokens refined by place: what a cell, a heading, a metadata value holds decides the role of the numbers in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.folding import BLANKS
from gxparse.lexing.making import NEW
from gxparse.lexing.tokens import tokenise
from gxparse.model.document import Layout
from gxparse.model.report import Metadata, Point, Quantity, QuantityKind
from gxparse.model.tables import Cell, IndicatorTable
from gxparse.model.tokens import Approx, Token, TokenKind
from gxparse.spans import Span
from gxparse.structure.headings import Heading
from gxparse.structure.labels import label_at

__all__ = ["Place", "place_tokens", "places_of", "quantities_of", "word_cells"]

_QUANTITIES: Final = {
    TokenKind.QUANTITY: QuantityKind.COUNT,
    TokenKind.PERCENT: QuantityKind.PERCENT,
    TokenKind.MONEY: QuantityKind.MONEY,
}
_DIGITS: Final = re.compile(r"[0-9０-９](?:[0-9０-９,，.．\-—－–/_A-Za-z]*[0-9０-９])?")
_NUMERIC: Final = re.compile(rf"[-+−－减減]?[{BLANKS}]*[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?")
_VALUE_KINDS: Final = {
    "index_number": TokenKind.INDEX_NUMBER,
    "contact.phone": TokenKind.PHONE,
    "contact.postcode": TokenKind.POSTCODE,
    "contact.email": TokenKind.EMAIL,
    "contact.url": TokenKind.URL,
}


class Place(NamedTuple):
    """A stretch of text whose tokens are known from its place."""

    span: Span
    tokens: tuple[Token, ...]


def places_of(
    text: str, metadata: Metadata, heads: Iterable[Heading], points: Iterable[Point], tables: Iterable[IndicatorTable]
) -> list[Place]:
    """All places of a report that decide roles, in order and not overlapping (the first told stays)."""
    found = [*_of_metadata(text, metadata), *_of_headings(text, heads)]
    found += [*_of_points(text, points), *_of_tables(text, tables)]
    found.sort(key=lambda place: (place.span.start, -place.span.end))
    apart: list[Place] = []
    for place in found:
        if not apart or place.span.start >= apart[-1].span.end:
            apart.append(place)
    return apart


def place_tokens(text: str, tokens: Sequence[Token], places: Sequence[Place]) -> tuple[Token, ...]:
    """The tokens of ``text`` with those inside ``places`` replaced; both are in order.

    A token that reaches out of a place is read again from what is left of it.
    """
    out: list[Token] = []
    index = 0
    for place in places:
        start, end = place.span.start, place.span.end
        while index < len(tokens) and tokens[index].end <= start:
            out.append(tokens[index])
            index += 1
        right: list[Token] = []
        while index < len(tokens) and tokens[index].start < end:
            token = tokens[index]
            if start <= token.start and token.end <= end:
                index += 1
                continue
            out += _again(text, max(token.start, out[-1].end if out else 0), min(token.end, start))
            right += _again(text, max(token.start, end), token.end)
            index += 1
        out += place.tokens
        # What is left on the right may lie in the next place, which must see it.
        tokens = [*right, *tokens[index:]] if right else tokens
        index = 0 if right else index
    out += tokens[index:]
    return tuple(out)


def _again(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch read by itself."""
    if start >= end:
        return []
    return [token._replace(start=token.start + start, end=token.end + start) for token in tokenise(text[start:end])]


def _of_metadata(text: str, metadata: Metadata) -> Iterator[Place]:
    for name, span in metadata.evidence:
        kind = _VALUE_KINDS.get(name)
        if kind is not None:
            yield Place(span, (Token(kind, span.start, span.end, span.of(text)),))
        elif name == "contact.address":
            for match in _DIGITS.finditer(text, span.start, span.end):
                yield Place(Span(*match.span()), (Token(TokenKind.CODE, match.start(), match.end(), match.group()),))


def _of_headings(text: str, heads: Iterable[Heading]) -> Iterator[Place]:
    for head in heads:
        label = head.label
        if label.start == label.end:  # printed without a number
            continue
        words = text[label.start : label.end]
        yield Place(
            Span(label.start, label.end), (Token(TokenKind.ENUMERATOR, label.start, label.end, words, label.number),)
        )


def _of_points(text: str, points: Iterable[Point]) -> Iterator[Place]:
    for point in points:
        start, end = point.span.start, point.span.start + len(point.label)
        if text[start:end] == point.label:
            yield Place(Span(start, end), (Token(TokenKind.ENUMERATOR, start, end, point.label, point.number),))


def _of_tables(text: str, tables: Iterable[IndicatorTable]) -> Iterator[Place]:
    for table in tables:
        for row in table.rows:
            label = label_at(text, row.span.start, row.span.end)
            if label is not None:
                words = text[label.start : label.end]
                token = Token(TokenKind.ENUMERATOR, label.start, label.end, words, label.number)
                yield Place(Span(label.start, label.end), (token,))
            yield from [_of_cell(cell) for cell in row.cells if cell.value is not None and len(cell.span)]


def _of_cell(cell: Cell) -> Place:
    """The number of a cell, and whatever stands beside it."""
    text, start = cell.text, cell.span.start
    if text.isdecimal() or _NUMERIC.fullmatch(text):  # most cells: no need to look for a unit or a remark
        number = NEW(Token, (TokenKind.NUMBER, start, cell.span.end, text, cell.value, None, None, Approx.EXACT))
        return Place(cell.span, (number,))
    tokens = [token._replace(start=token.start + start, end=token.end + start) for token in tokenise(text)]
    match = _NUMERIC.search(text)
    if match is None or (tokens and tokens[0].kind in _QUANTITIES and tokens[0].value is not None):
        return Place(cell.span, tuple(tokens))
    first, last = start + match.start(), start + match.end()
    number = Token(TokenKind.NUMBER, first, last, match.group(), cell.value)
    beside = [token for token in tokens if token.end <= first or token.start >= last]
    return Place(cell.span, tuple(sorted([number, *beside], key=lambda token: token.start)))


def quantities_of(tokens: Iterable[Token], left_out: Sequence[Span], words: Sequence[Span]) -> tuple[Quantity, ...]:
    """The quantities among ``tokens``: outside ``left_out`` (in order), or in cells of ``words``."""
    found: list[Quantity] = []
    index = 0
    cells = iter(words)
    cell = next(cells, None)
    for token in tokens:
        kind = _QUANTITIES.get(token.kind)
        if kind is None or token.value is None:
            continue
        while index < len(left_out) and left_out[index].end <= token.start:
            index += 1
        while cell is not None and cell.end <= token.start:
            cell = next(cells, None)
        outside = index >= len(left_out) or token.end <= left_out[index].start
        if outside or (cell is not None and cell.start <= token.start):
            found.append(_quantity(token, kind))
    return tuple(found)


def _quantity(token: Token, kind: QuantityKind) -> Quantity:
    high = None if token.high is None else Decimal(token.high)
    return Quantity(token.text, token.span, Decimal(token.value or 0), token.unit, high, token.approx, kind)


def word_cells(tables: Iterable[IndicatorTable]) -> list[Span]:
    """The cells of tables of words."""
    return [cell.span for table in tables if table.layout is Layout.TEXT for row in table.rows for cell in row.cells]
