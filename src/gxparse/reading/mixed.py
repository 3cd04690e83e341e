"""Text with HTML tables in it (Markdown of scanners and converters) into a Document; lines stay lines, knows no reports.

Such text has no elements but its tables: outside them a line end means what it means in plain text. Each ``<table>`` is
an island that the HTML reader reads; what is around it the reader of plain text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from gxparse.limits import Clock, Limits
from gxparse.model.document import Block, Document, Grid
from gxparse.model.source import Mark, Source
from gxparse.reading.html import read_html
from gxparse.reading.text import line_starts, read_text
from gxparse.spans import Span

__all__ = ["is_mixed", "read_mixed"]

_TABLE: Final = re.compile(r"<(?P<end>/?)table\b[^<>]{0,2000}>", re.IGNORECASE)
_ELEMENT: Final = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|h[1-6]|ul|ol|dl|section|article|span|font|form|center)\b", re.IGNORECASE
)
_WORDS_ON_LINES: Final = 2  # lines outside the tables: fewer are no text of its own


def is_mixed(text: str) -> bool:
    r"""Whether a text is plain but for its tables.

    >>> is_mixed("一、概述\n平稳。\n<table><tr><td>甲</td></tr></table>"), is_mixed("<p>甲</p><table></table>")
    (True, False)
    """
    first = _TABLE.search(text)
    if first is None or _ELEMENT.search(text, 0, first.start()) is not None:  # a page: most are told by their first tag
        return False
    pieces = list(_pieces(text))
    if all(island for _, _, island in pieces):
        return False
    outside = [text[start:end] for start, end, island in pieces if not island]
    if any(_ELEMENT.search(piece) for piece in outside):
        return False
    return sum(1 for piece in outside for line in piece.splitlines() if line.strip()) >= _WORDS_ON_LINES


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches of the text in order: start, end, whether it is a table (with those nested in it)."""
    depth = begin = done = 0
    for match in _TABLE.finditer(text):
        if not match["end"]:
            if depth == 0:
                begin = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if begin > done:
                    yield done, begin, False
                yield begin, match.end(), True
                done = match.end()
    if done < len(text):
        yield done, len(text), False


def read_mixed(text: str, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a text with tables in HTML. Lines of the source are told by marks."""
    starts = line_starts(text)
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    length = 0
    for start, end, island in _pieces(text):
        piece = text[start:end]
        found = _island(piece, limits, clock) if island else read_text(piece, Source())
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
            length += 1
        marks += _marks(found, island=island, offset=length, start=start, starts=starts)
        blocks += (_moved(block, length) for block in found.blocks)
        parts.append(found.text)
        length += len(found.text)
        clock.check()
    return Document("".join(parts), tuple(blocks), evolve(source, marks=tuple(marks)))


def _island(piece: str, limits: Limits, clock: Clock) -> Document:
    return read_html(piece, piece.encode("utf-8", "surrogatepass"), Source(), limits, clock)


def _marks(found: Document, *, island: bool, offset: int, start: int, starts: tuple[int, ...]) -> Iterator[Mark]:
    """Where the lines of a piece stand in the source; an island as a whole stands where it begins."""
    line = bisect_right(starts, start)
    if island:
        yield Mark(offset, line=line)
        return
    for place in found.source.line_starts:
        at = start + place
        line = bisect_right(starts, at)
        yield Mark(offset + place, line=line, column=at - starts[line - 1] + 1)


def _moved(block: Block, by: int) -> Block:
    """A block at its place in the whole text."""
    if not isinstance(block, Grid):
        return evolve(block, span=_shift(block.span, by))
    cells = tuple(evolve(cell, span=_shift(cell.span, by)) for cell in block.cells)
    caption = None if block.caption is None else _shift(block.caption, by)
    return evolve(block, span=_shift(block.span, by), cells=cells, caption=caption)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
