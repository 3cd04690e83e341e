"""Title, caption, year and unit lines directly before a table; knows only lines."""

import re
from typing import Final, NamedTuple

from gxparse.folding import squeeze
from gxparse.spans import Span
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.titlewords import is_caption, is_side_line, unit_of

__all__ = ["Caption", "caption_before", "lines_over"]

_BEHIND: Final = re.compile(r"[（(]?(?:计量|金额)?单\s*位")
_LONGEST: Final = 80
_MOST_LINES: Final = 4
"""More lines than this are not between a title and its table."""


class Caption(NamedTuple):
    """What stands directly before a table and belongs to it."""

    title: str | None
    span: Span | None
    start: int | None
    """Where the first line begins that belongs to the table, or ``None``."""
    unit: str | None = None
    """What a line says after 单位."""

    @property
    def pair(self) -> tuple[str, Span] | None:
        """Title and place."""
        return None if self.title is None or self.span is None else (self.title, self.span)


def caption_before(strips: Strips, start: int) -> Caption:
    """Title and side lines directly before the strip at ``start``; a unit may stand over the title too."""
    title: Piece | None = None
    first: int | None = None
    unit: str | None = None
    for index in range(start - 1, max(-1, start - 1 - _MOST_LINES), -1):
        strip = strips[index]
        if strip.page:
            continue
        if strip.grid is not None:
            break
        named, here = _title(strips, strip)
        if title is None and named is not None:
            title = named
        elif not is_side_line(strip.text) or (title is not None and here is None):
            break
        unit = unit or here
        first = strip.start
    if title is None:
        return Caption(None, None, first, unit)
    return Caption(title.text, Span(title.start, title.end), first, unit)


def lines_over(strips: Strips, start: int) -> tuple[str, ...]:
    """The lines directly before a header that belong to its table, squeezed; a title without the unit behind it too."""
    caption = caption_before(strips, start)
    if caption.start is None:
        return ()
    lines = [s for s in strips[max(0, start - _MOST_LINES) : start] if not s.page and s.start >= caption.start]
    return tuple(dict.fromkeys([squeeze(caption.title or ""), *(strip.text for strip in lines)]))


def _title(strips: Strips, strip: Strip) -> tuple[Piece | None, str | None]:
    """The caption that a line is, and the unit that stands behind it or alone."""
    if is_caption(strip.text):
        return Piece("".join(word.text for word in strip.words), strip.start, strip.end, False), None
    text = strips.text[strip.start : strip.end]
    behind = max(_BEHIND.finditer(text), key=lambda found: found.start(), default=None) if len(text) <= _LONGEST else None
    unit = None if behind is None else unit_of(squeeze(text[behind.start() :]))
    if behind is None or unit is None:
        return None, unit
    title = text[: behind.start()].rstrip()
    if not is_caption(squeeze(title)):
        return None, unit if behind.start() == 0 else None
    return Piece(title, strip.start, strip.start + len(title), False), unit
