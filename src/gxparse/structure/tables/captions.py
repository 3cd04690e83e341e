"""Title, caption, year and unit lines directly before a table; knows only lines."""

import re
from typing import Final, NamedTuple

from gxparse.folding import squeeze
from gxparse.spans import Span
from gxparse.structure.tables.pieces import Piece, Strip, Strips

__all__ = ["CAPTION", "Caption", "caption_before", "is_caption", "is_side_line", "unit_of"]

CAPTION: Final = re.compile(r"第?二十条第?\(?[一二三四五六七八九]\)?项")
_TITLE: Final = re.compile(
    r"[^。;:]{2,50}(?:统计表|情况表|报表|一览表|汇总表|统计情况表|明细表)(?:\((?:19|20)\d{2}年?度?\))?(?:\(?续表?\)?)?"
)
_SIDE: Final = re.compile(
    r"\((?:19|20)\d{2}年?度?\)|(?:19|20)\d{2}年度?|\(?(?:计量|金额)?单位:?[^。]{1,8}\)?|填报单位:.{0,40}|填表(?:日期|人):.{0,30}|续表|\(续\)"
)
_UNIT: Final = re.compile(r"^\(?(?:计量|金额)?单位:?(?P<unit>[^。:()]{1,8})\)?$")
_BEHIND: Final = re.compile(r"[（(]?(?:计量|金额)?单\s*位")
_LONGEST: Final = 80


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


def is_caption(squeezed: str) -> bool:
    """Whether a squeezed line is a 第…项 caption or a title of a table."""
    return CAPTION.fullmatch(squeezed) is not None or (
        _TITLE.fullmatch(squeezed) is not None
        and not re.match(r"[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|附", squeezed)
    )


def is_side_line(squeezed: str) -> bool:
    """Whether a squeezed line says year, unit or reporter of a table: (2016年度), 单位：件."""
    return _SIDE.fullmatch(squeezed) is not None


def unit_of(squeezed: str) -> str | None:
    """The unit, or several, that a squeezed line prints: 单位:万元 → 万元."""
    match = _UNIT.search(squeezed)
    return match["unit"] if match is not None else None


def caption_before(strips: Strips, start: int) -> Caption:
    """Title and side lines directly before the strip at ``start``; a unit may stand over the title too."""
    title: Piece | None = None
    first: int | None = None
    unit: str | None = None
    for index in range(start - 1, max(-1, start - 5), -1):
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


def _title(strips: Strips, strip: Strip) -> tuple[Piece | None, str | None]:
    """The caption that a line is, and the unit that stands behind it or alone."""
    if is_caption(strip.text):
        return Piece("".join(word.text for word in strip.words), strip.start, strip.end, False), None
    text = strips.text[strip.start : strip.end]
    behind = _BEHIND.search(text) if len(text) <= _LONGEST else None
    unit = None if behind is None else unit_of(squeeze(text[behind.start() :]))
    if behind is None or unit is None:
        return None, unit
    title = text[: behind.start()].rstrip()
    if not is_caption(squeeze(title)):
        return None, unit if behind.start() == 0 else None
    return Piece(title, strip.start, strip.start + len(title), False), unit
