"""The text of a cell into its value, note, unit and reason for being empty; knows neither rows nor columns."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.folding import fold, squeeze
from gxparse.model.tables import Missing
from gxparse.model.tokens import Approx

__all__ = ["SCALED", "UNITS", "Reading", "in_thousands", "is_unit", "is_value", "read_value"]

_MEASURES: Final = (
    "条 件 次 篇 个 人 元 项 份 场 家 期 起 部 批 册 处 宗 例 户 天 名 字 页 种 类 点 套 人次 件次 篇次 条次 场次"
).split()
_SCALES: Final = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
SCALED: Final = {f"{scale}{word}": (word, factor) for scale, factor in _SCALES.items() for word in _MEASURES}
"""A measure word with its scale → the word, and how many of it one is: 万元 is 10000 元."""
UNITS: Final = frozenset((*_MEASURES, *SCALED, "人(次)", "件(次)", "%"))
"""Measure words that stand alone in a unit column, or after the number in a cell."""

_MISSING: Final = {
    "": Missing.BLANK, "空": Missing.BLANK, "空白": Missing.BLANK,
    "nan": Missing.BLANK, "<na>": Missing.BLANK, "none": Missing.BLANK,  # as data frames print nothing
    "-": Missing.DASH, "--": Missing.DASH, "---": Missing.DASH, "----": Missing.DASH, "…": Missing.DASH,
    "/": Missing.SLASH, "\\": Missing.SLASH, "//": Missing.SLASH,
    "无": Missing.NONE, "無": Missing.NONE,
    "不适用": Missing.NOT_APPLICABLE, "不適用": Missing.NOT_APPLICABLE, "n/a": Missing.NOT_APPLICABLE,
}  # fmt: skip
_LESS: Final = ("-", "减", "減", "负", "下降")
"""What signs of a number below zero begin with."""
_APPROX: Final = {"约": Approx.ABOUT, "近": Approx.ABOUT, "超": Approx.MORE, "超过": Approx.MORE, "不足": Approx.LESS}
_VALUE: Final = re.compile(
    r"""
    (?P<approx>约|近|超过?|不足)?\s*
    (?P<sign>-{1,2}|减少?|減少?|负|下降|增加?|\+)?\s*
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)(?:\.\d+)?)
    \s*(?P<scale>[百千]?万|[千亿])?(?P<more>[余多])?\s*
    (?P<unit>[一-鿿%]{1,3}(?:\(次\))?)?
    \s*(?P<note>[(\[].*[)\]])?
    """,
    re.VERBOSE | re.DOTALL,
)
_LONGEST: Final = 200
_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?")
"""A number with a blank between thousands: 1 156."""


class Reading(NamedTuple):
    """What a cell says."""

    value: Decimal | None = None
    missing: Missing | None = None
    note: str | None = None
    unit: str | None = None
    """Unit printed in the cell."""
    approx: Approx = Approx.EXACT


_WORDS: Final = Reading()


@lru_cache(maxsize=4_096)
def read_value(text: str) -> Reading:
    """What a cell says; a cell of words has neither value nor reason for being empty.

    >>> read_value("22（其中修订 16 件）")[:3]
    (Decimal('22'), None, '（其中修订 16 件）')
    >>> read_value("——").missing
    <Missing.DASH: 'dash'>
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return _WORDS
    folded = fold(stripped)
    missing = _MISSING.get("".join(folded.split()).lower())
    if missing is not None:
        return Reading(missing=missing)
    if in_thousands(folded):
        folded = folded.replace(" ", ",")
    match = _VALUE.fullmatch(folded)
    return _WORDS if match is None else _number(match, stripped)


def _number(match: re.Match[str], text: str) -> Reading:
    unit = match["unit"] or None
    if unit is not None and match["scale"] and unit == "元":
        unit, scale = match["scale"] + unit, 1
    else:
        scale = _SCALES.get(match["scale"] or "", 1)
    if unit is not None and unit not in UNITS:
        return _WORDS
    value = Decimal(match["number"].replace(",", "")) * scale
    sign = match["sign"] or ""
    if sign.startswith("-") and value and (len(sign) > 1 or text[match.start("sign")] in "—―"):
        return _WORDS  # a long dash before a number is as likely a blank mark as a minus
    note = match["note"] and text[match.start("note") :]
    approx = _APPROX.get(match["approx"] or "", Approx.MORE if match["more"] else Approx.EXACT)
    negative = sign.startswith(_LESS) and value != 0
    return Reading(-value if negative else value, None, note or None, unit, approx)


@lru_cache(maxsize=4_096)
def is_value(text: str) -> bool:
    """Whether a cell of this text is a number or says that there is none."""
    reading = read_value(text)
    return reading.value is not None or reading.missing is not None


def in_thousands(text: str) -> bool:
    """Whether a cell is one number that blanks part into thousands."""
    return _THOUSANDS.fullmatch(fold(text)) is not None


def is_unit(text: str) -> bool:
    """Whether this is a measure word as it stands in a unit column."""
    words = squeeze(text)
    return words in UNITS or words.strip("()") in UNITS
