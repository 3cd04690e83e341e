"""The labels that number headings and points: what stands at an offset, number and style; knows nothing of order."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.folding import BLANKS
from gxparse.lexing.numerals import SMALL, read_chinese
from gxparse.model.report import Style

__all__ = ["Label", "PointLabel", "chinese_number", "label_at", "point_at"]

_CN: Final = "一二三四五六七八九十百"
_B: Final = f"[{BLANKS}]*"
_N: Final = rf"[{BLANKS}\r\n]*"  # the end of a line may part a number from its mark, where pieces of a page are lines
_DIGITS: Final = "[0-9０-９]"

# One alternative a style; the groups are named for it. A label is followed by its title in the same line.
_LABEL: Final = re.compile(
    rf"""
    (?P<chinese> [{_CN}]{{1,4}} {_N} (?: [、．] | [.,，:：](?!{_DIGITS}) ) ) (?! {_B} [{_CN}]{{1,4}} [、级等类批] )  # 一、
  | (?P<paren> [（(﹙] {_N} [{_CN}]{{1,4}} {_N} [）)﹚] ) [、.．]?       # （一）
  | (?P<paren_sign> [㈠-㈩] ) [、.．]?                                  # ㈠
  | (?P<arabic> {_DIGITS}{{1,2}} {_N} \\? [.．、。] ) (?: (?! {_DIGITS} ) | (?= (?:19|20){_DIGITS}{{2}}年 ) )  # 1. 1、 3。 1\., 6、2013年 (not 1.5)
  | (?P<arabic_paren> [（(﹙] {_N} {_DIGITS}{{1,2}} {_N} [）)﹚] ) [、.．]?   # (1)
  | (?P<arabic_sign> [⑴-⒇①-⑳] ) [、.．]?                                 # ⑴ ①
  | (?P<arabic_dot> [⒈-⒛] )                                             # ⒈
  | (?P<arabic_half> {_DIGITS}{{1,2}} [）)] )                             # 1)
  | (?P<bare> [{_CN}]{{1,3}} (?= [{BLANKS}]+ [\u4e00-\u9fff] ) )          # 一 概 述
    """,
    re.VERBOSE,
)  # fmt: skip
_STYLES: Final = {
    "chinese": Style.CHINESE,
    "bare": Style.CHINESE,
    "paren": Style.CHINESE_PAREN,
    "paren_sign": Style.CHINESE_PAREN,
    "arabic": Style.ARABIC,
    "arabic_dot": Style.ARABIC,
    "arabic_paren": Style.ARABIC_PAREN,
    "arabic_sign": Style.ARABIC_PAREN,
    "arabic_half": Style.ARABIC_PAREN,
}
_POINT: Final = re.compile(rf"(?P<number>[{_CN}]{{1,3}})[\r\n{BLANKS}]{{0,40}}是(?![否非])")


class Label(NamedTuple):
    """A heading's label."""

    style: Style
    number: int
    start: int
    end: int
    """After the label, before the title."""
    bare: bool
    """Whether only a blank parts it from the title (一 概述): a heading only where the number goes on."""


class PointLabel(NamedTuple):
    """The label of a point: 一是."""

    number: int
    start: int
    end: int


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that begins at ``start``, if one does and something other than blanks follows before ``end``."""
    match = _LABEL.match(text, start, end)
    if match is None or not text[match.end() : match.end() + 40].strip(BLANKS) or match.end() >= end:
        return None
    kind = str(match.lastgroup)
    number = _number(match[kind])
    if number is None:
        return None
    return Label(_STYLES[kind], number, start, match.end(kind), kind == "bare")


def point_at(text: str, start: int, end: int) -> PointLabel | None:
    """The label of a point (一是, 二是) that begins at ``start``, or ``None``."""
    match = _POINT.match(text, start, end)
    number = None if match is None else chinese_number(match["number"])
    if match is None or number is None:
        return None
    return PointLabel(number, start, match.end())


def chinese_number(numeral: str) -> int | None:
    """The number of a Chinese numeral as labels have it (十二, 一百零五), or ``None``: digits side by side label nothing."""
    return SMALL.get(numeral) or (read_chinese(numeral) if "百" in numeral else None)


@lru_cache(maxsize=1024)
def _number(label: str) -> int | None:
    """The number that a label shows; the same few dozen stand in every report."""
    char = label[0]
    for first, last in (("㈠", "㈩"), ("⑴", "⒇"), ("①", "⑳"), ("⒈", "⒛")):
        if first <= char <= last:
            return ord(char) - ord(first) + 1
    inner = label.strip(BLANKS + "\\\r\n（()）﹙﹚.．、。,，:：")
    return int(inner) if inner.isdecimal() else chinese_number(inner)
