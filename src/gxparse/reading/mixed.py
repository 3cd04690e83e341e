r"""Markdown of converters, with HTML in it or attributes, into a Document; lines stay lines, knows no reports.

Outside its tables a line end means in such text what it means in plain text. Each ``<table>`` is an island that the HTML
reader reads; what is around it the reader of plain text, once the marks that converters (pandoc) leave are taken out:
tags of other elements, fences (``::: {.x}``), attributes (``# 标题 {#id}``, ``[23]{style="…"}``), escapes (``\\*``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.limits import Clock, Limits
from gxparse.model.document import Block, Document, Grid
from gxparse.model.source import Mark, Source
from gxparse.reading.text import line_starts, read_text
from gxparse.spans import Span

__all__ = ["is_mixed", "read_mixed"]

_TABLE: Final = re.compile(r"<(?P<end>/?)table\b[^<>]{0,2000}>", re.IGNORECASE)
_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_ELEMENT: Final = re.compile(r"<(?:p|br|h[1-6]|ul|ol|dl|section|article|font|form|center)\b", re.IGNORECASE)
_BOX: Final = re.compile(r"</?(?:div|span)\b[^<>]*>", re.IGNORECASE)
_LONE_BOX: Final = re.compile(
    r"^[ \t]*</?div\b[^<>]*>[ \t]*\r?$(?=\n[ \t]*\r?\n|\n?\Z|\n[ \t]*</?div\b)", re.IGNORECASE | re.MULTILINE
)
_ITEM: Final = r'(?:[.#][^\s{}="]{1,200}|[a-zA-Z][a-zA-Z-]{0,40}="[^"{}]{0,2000}")'
_OWN: Final = rf"\{{{_ITEM}(?:\s{{1,4}}{_ITEM}){{0,20}}\s{{0,4}}\}}"
"""Attributes as pandoc writes them: ``{#id .class key="value"}``; other words in braces are words."""
_FENCE: Final = rf"^:{{3,}}[ \t]*(?:[a-zA-Z][a-zA-Z0-9_-]{{0,60}}|{_OWN})[ \t]*:*[ \t]*\r?$"
_MARKDOWN: Final = re.compile(
    rf"^[ \t\u3000]{{0,12}}(?:#{{1,6}}[ \t]+\S|\|?[ \t]*:?-{{3,}}:?[ \t]*\|[ \t|:-]*\r?$)|{_FENCE}", re.MULTILINE
)
"""A heading, the line below the head of a table, a fence: what no HTML has at the beginning of a line."""
_ATTRIBUTES: Final = re.compile(rf"{_FENCE}|^#{{1,6}}[ \t][^\n]{{0,500}}{_OWN}[ \t]*\r?$|\]{_OWN}", re.MULTILINE)
_MARKS: Final = re.compile(
    r"<!--.{0,2000}?-->|(?P<end></(?:p|div|h[1-6]|li|section|article|center|ul|ol|dl|dd|dt)\s*>|<br\b[^<>]*>)(?P<line>[ \t]*\r?(?:\n|\Z))?"
    r"|</?[a-z][a-z0-9:]{0,15}\b[^<>]*>"
    rf"|{_FENCE}|^:{{3,}}[ \t]*\r?$|(?<=\S)[ \t]*{_OWN}(?=[ \t]*\r?$)|(?:(?<=\]){_OWN})"
    rf"|\[(?=[^\[\]\n]{{0,500}}\]{_OWN})|\](?={_OWN})|\\(?=[\\`*_{{}}\[\]()#+.!<>\"'~^$-]|[ \t]*\r?$)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_INLINE: Final = re.compile(r"</(?:span|font|sup|sub|strong|em|b|u)>|<br[ \t]*/?>", re.IGNORECASE)
"""Tags that stand inside a line of Markdown or a cell of its tables."""
_WORDS_ON_LINES: Final = 2  # lines outside the tables: fewer are no text of its own
_HEAD: Final = 2000


def is_mixed(text: str, *, has_html: bool = True) -> bool:
    r"""Whether a text is Markdown or plain but for its tables, and not to be read as a page.

    ``has_html`` is what ``is_html`` says of it; a text without HTML is mixed where converters left attributes
    in it, or Markdown has tags inside its lines.

    >>> is_mixed("一、概述\n平稳。\n<table><tr><td>甲</td></tr></table>"), is_mixed("<p>甲</p><table></table>")
    (True, False)
    """
    if not has_html:
        attributes = ("::: " in text or "]{" in text or " {#" in text) and _ATTRIBUTES.search(text) is not None
        return attributes or (_INLINE.search(text) is not None and _MARKDOWN.search(text) is not None)
    if _PAGE.search(text, 0, _HEAD) is not None:
        return False
    first = _TABLE.search(text)
    start = len(text) if first is None else first.start()
    if (
        _MARKDOWN.search(text) is None and _ELEMENT.search(text, 0, start) is not None
    ):  # most are told by their first tag
        return False
    outside = [text[start:end] for start, end, island in _pieces(text) if not island]
    if any(_PAGE.search(piece) for piece in outside):
        return False
    lines = sum(1 for piece in outside for line in _MARKS.sub("", piece).splitlines() if line.strip())
    if lines < _WORDS_ON_LINES:
        return False
    if any(_MARKDOWN.search(piece) for piece in outside):
        return True
    if any(_ELEMENT.search(piece) for piece in outside):
        return False
    # Boxes that stand alone between empty lines are those of a converter; a page has its text beside its tags.
    return not any(_BOX.search(_LONE_BOX.sub("", piece)) for piece in outside)


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


class _Cleaned(NamedTuple):
    """A piece without the marks of converters, and where what is left of it stood."""

    text: str
    here: list[int]
    there: list[int]

    def origin(self, offset: int) -> int:
        """The offset in the piece as it was."""
        index = bisect_right(self.here, offset) - 1
        return self.there[index] + offset - self.here[index]


def _cleaned(piece: str) -> _Cleaned:
    parts: list[str] = []
    here, there = [0], [0]
    length = done = 0
    for match in _MARKS.finditer(piece):
        kept = piece[done : match.start()]
        mark = "\n" if match["end"] and _ends_a_line(piece, match.start()) else match["line"] or ""
        if match["end"] and not match["line"] and _is_in_row(piece, match.start()):
            mark = " " if piece[match.start() - 1].isdecimal() and piece[match.end() : match.end() + 1].isdecimal() else ""
        parts += kept, mark
        length += len(kept) + len(mark)
        done = match.end()
        here.append(length)
        there.append(done)
    return _Cleaned("".join([*parts, piece[done:]]), here, there)


def _ends_a_line(piece: str, end: int) -> bool:
    """Whether words stand before an offset on its line."""
    while end and piece[end - 1] in " \t":
        end -= 1
    return end > 0 and piece[end - 1] not in "\n>"


def _is_in_row(piece: str, end: int) -> bool:
    """Whether an offset stands in a row of a Markdown table: a line break there parts the words of a cell."""
    start = piece.rfind("\n", 0, end) + 1
    return piece[start:end].lstrip(" \t").startswith("|")


def read_mixed(text: str, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a text with tables in HTML. Lines of the source are told by marks."""
    starts = line_starts(text)
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    length = 0
    for start, end, island in _pieces(text):
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
            length += 1
        if island:
            found = _island(text[start:end], limits, clock)
            marks.append(Mark(length, line=bisect_right(starts, start)))
        else:
            cleaned = _cleaned(text[start:end])
            found = read_text(cleaned.text, Source())
            marks += _marks(found, cleaned, length, start, starts)
        blocks += (_moved(block, length) for block in found.blocks)
        parts.append(found.text)
        length += len(found.text)
        clock.check()
    return Document("".join(parts), tuple(blocks), evolve(source, marks=tuple(marks)))


def _island(piece: str, limits: Limits, clock: Clock) -> Document:
    from gxparse.reading.html import read_html

    return read_html(piece.encode("utf-8", "surrogatepass"), Source(), limits, clock)


def _marks(found: Document, cleaned: _Cleaned, offset: int, start: int, starts: tuple[int, ...]) -> Iterator[Mark]:
    """Where the lines of a piece stand in the source, and what follows a mark that was taken out."""
    for place in sorted({*found.source.line_starts, *cleaned.here}):
        at = start + cleaned.origin(place)
        line = bisect_right(starts, at)
        yield Mark(offset + place, line=line, column=at - starts[line - 1] + 1)


def _moved(block: Block, by: int) -> Block:
    """A block at its place in the whole text."""
    if not isinstance(block, Grid):
        return evolve(block, span=_shift(block.span, by))
    cells = tuple(cell._replace(span=_shift(cell.span, by)) for cell in block.cells)
    caption = None if block.caption is None else _shift(block.caption, by)
    return evolve(block, span=_shift(block.span, by), cells=cells, caption=caption)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
