"""What every character of the text belongs to; what belongs to nothing is listed: nothing is lost in silence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import frozen

from gxparse.folding import BLANKS, BREAKS
from gxparse.model.document import Document
from gxparse.spans import Span

__all__ = ["Rest", "merged", "outside", "rest"]

_INK: Final = re.compile(rf"[^\s{BLANKS}](?:[^{BREAKS}]*[^\s{BLANKS}])?")


@final
@frozen
class Rest:
    """What no part of the report claims."""

    marks: tuple[Span, ...]
    """Marks of a markup (``##``, bullets) outside every line and grid, or without a word (``|``): furniture."""
    words: tuple[Span, ...]
    """In lines and grids: not understood."""


def rest(document: Document, claimed: Iterable[Span]) -> Rest:
    """The stretches of the text, blanks left out, that are in none of ``claimed``."""
    marks: list[Span] = []
    words: list[Span] = []
    blocks = [block.span for block in document.blocks]
    index = 0
    for gap in _gaps(merged(claimed), len(document.text)):
        for match in _INK.finditer(document.text, gap.start, gap.end):
            place = Span(*match.span())
            while index < len(blocks) and blocks[index].end <= place.start:
                index += 1
            inside = index < len(blocks) and blocks[index].start < place.end
            is_words = inside and any(char.isalnum() for char in match.group())
            (words if is_words else marks).append(place)
    return Rest(tuple(marks), tuple(words))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if out and span.start <= out[-1].end:
            if span.end > out[-1].end:
                out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def outside(spans: Iterable[Span], covered: Iterable[Span]) -> list[Span]:
    """The parts of ``spans`` that lie in none of ``covered``, in order."""
    wanted = merged(spans)
    found: list[Span] = []
    index = 0
    for gap in _gaps(merged(covered), wanted[-1].end if wanted else 0):
        while index < len(wanted) and wanted[index].end <= gap.start:
            index += 1
        for span in wanted[index:]:
            if span.start >= gap.end:
                break
            found.append(Span(max(span.start, gap.start), min(span.end, gap.end)))
    return found


def _gaps(spans: Sequence[Span], end: int) -> Iterator[Span]:
    start = 0
    for span in spans:
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < end:
        yield Span(start, end)
