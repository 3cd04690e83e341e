"""Title, caption, year and unit lines directly before a table; knows only lines."""

import re
from typing import Final, NamedTuple

from gxparse.spans import Span
from gxparse.structure.tables.pieces import Strips

__all__ = ["CAPTION", "Caption", "caption_before", "is_caption", "is_side_line"]

CAPTION: Final = re.compile(r"第?二十条第?\(?[一二三四五六七八九]\)?项")
_TITLE: Final = re.compile(
    r"[^。;:]{2,50}(?:统计表|情况表|报表|一览表|汇总表|统计情况表|明细表)(?:\((?:19|20)\d{2}年?度?\))?(?:\(?续表?\)?)?"
)
_SIDE: Final = re.compile(
    r"\((?:19|20)\d{2}年?度?\)|(?:19|20)\d{2}年度?|\(?(?:计量|金额)?单位:?[^。]{1,8}\)?|填报单位:.{0,40}|填表(?:日期|人):.{0,30}|续表|\(续\)"
)


class Caption(NamedTuple):
    """What stands directly before a table and belongs to it."""

    title: str | None
    span: Span | None
    start: int | None
    """Where the first line begins that belongs to the table, or ``None``."""

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


def caption_before(strips: Strips, start: int) -> Caption:
    """Title and side lines directly before the strip at ``start``."""
    first: int | None = None
    for index in range(start - 1, max(-1, start - 5), -1):
        strip = strips[index]
        if strip.page:
            continue
        if strip.grid is not None:
            break
        if is_caption(strip.text):
            words = strip.words
            title = "".join(w.text for w in words)
            return Caption(title, Span(strip.start, strip.end), strip.start)
        if not is_side_line(strip.text):
            break
        first = strip.start
    return Caption(None, None, first)
