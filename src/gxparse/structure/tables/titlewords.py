"""The words of titles, captions, side lines and page numbers about tables, squeezed: which they are, and whether again."""

import re
from typing import Final

__all__ = ["CAPTION", "is_caption", "is_continued", "is_page_number", "is_side_line", "is_title_again", "unit_of"]

CAPTION: Final = re.compile(r"第?二十条第?\(?[一二三四五六七八九]\)?项")
_CONTINUED: Final = re.compile(r"[(\[]?(?:续|[续接][上前])[表页]?[一二三四五六七八九\d]{0,2}[)\]]?")
"""What a page prints on which a table goes on: 续表, (续), 续表2, 接上页."""
_BEFORE: Final = re.compile(rf"{_CONTINUED.pattern}:?")
_AFTER: Final = re.compile(rf"-?{_CONTINUED.pattern}")
_TITLE: Final = re.compile(
    rf"[^。;:]{{2,50}}(?:统计表|情况表|报表|一览表|汇总表|统计情况表|明细表)(?:\((?:19|20)\d{{2}}年?度?\))?(?:{_AFTER.pattern})?"
)
_NUMBERED: Final = re.compile(r"附?表(?:[一二三四五六七八九十]{1,2}|\d{1,2}?)[:.、]?(?:20\d{2}年)?[^。;:,\d][^。;:,]{1,40}")
"""表1 各单位受理情况, 表1 2011年受理情况: a table's number before its title."""
_SIDE: Final = re.compile(
    r"\((?:19|20)\d{2}年?度?\)|(?:19|20)\d{2}年度?|\(?(?:计量|金额)?单位:?[^。]{1,8}\)?|(?:填[报表]|制表)单位(?:\([盖公章名称]{1,4}\))?:.{0,40}|填[报表](?:日期|时间|人):.{0,30}"
)
_APART: Final = re.compile(r"\t|[ \u3000\xa0]{3}")
"""What parts the cells of a line, and not the marks of a page number from its digits."""
_PAGE: Final = re.compile(r"-{1,2}\d{1,4}-{1,2}|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|共?\d{1,4}/\d{1,4}页?|[·•]\d{1,4}[·•]")
_UNIT: Final = re.compile(r"^\(?(?:计量|金额)?单位:?(?P<unit>[^。:()]{1,8})\)?$")


def is_caption(squeezed: str) -> bool:
    """Whether a squeezed line is a 第…项 caption or a title of a table."""
    if CAPTION.fullmatch(squeezed) is not None or _NUMBERED.fullmatch(squeezed) is not None:
        return True
    return (
        _TITLE.fullmatch(squeezed) is not None
        and not re.match(r"[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|附", squeezed)
    )


def is_side_line(squeezed: str) -> bool:
    """Whether a squeezed line says year, unit or reporter of a table: (2016年度), 单位：件."""
    return _SIDE.fullmatch(squeezed) is not None or is_continued(squeezed)


def is_continued(squeezed: str) -> bool:
    """Whether a squeezed line says that a table goes on, and nothing else: 续表, (续)."""
    return _CONTINUED.fullmatch(squeezed) is not None


def is_title_again(squeezed: str, title: str) -> bool:
    """Whether a squeezed line is this squeezed title, with a mark that the table goes on perhaps: …统计表(续)."""
    if not title:
        return False
    return (
        squeezed == title
        or (squeezed.startswith(title) and _AFTER.fullmatch(squeezed, len(title)) is not None)
        or (squeezed.endswith(title) and _BEFORE.fullmatch(squeezed, 0, len(squeezed) - len(title)) is not None)
    )


def unit_of(squeezed: str) -> str | None:
    """The unit, or several, that a squeezed line prints: 单位:万元 → 万元."""
    match = _UNIT.search(squeezed)
    return match["unit"] if match is not None else None


def is_page_number(squeezed: str, printed: str) -> bool:
    """Whether a line, squeezed and as it is printed, is a page number: ``-4-``, 第4页, 4/12; not the cells ``0``, ``/`` and ``3``."""
    if len(squeezed) > 16 or _PAGE.fullmatch(squeezed) is None:
        return False
    return "页" in squeezed or _APART.search(printed) is None
