"""Turns numerals into exact numbers and numbers into numerals: the public face of ``lexing.numerals`` and ``lexing.spelling``."""

from decimal import Decimal

from gxparse.lexing.numerals import NumeralError, parse_numeral
from gxparse.lexing.spelling import Style, format_numeral

__all__ = ["NumeralError", "Style", "format", "parse"]


def parse(text: str) -> int | Decimal:
    """The exact value of a numeral: Chinese, financial, Arabic or mixed, below 10^48.

    Raises ``NumeralError``, a ``ValueError`` whose ``position`` is the first character that does not fit.

    >>> parse("三千五百万亿"), parse("壹佰贰拾元整"), parse("119.7万"), parse("一千二")
    (3500000000000000, 120, 1197000, 1200)
    """
    return parse_numeral(text)


def format(value: int | Decimal, style: Style = "lower") -> str:  # noqa: A001 - used as numerals.format
    """The numeral of ``value``: ``lower`` 一百二十, ``upper`` 壹佰贰拾, ``money`` 壹佰贰拾元整, ``digits`` 一二〇.

    ``parse`` reads every one of them back. Raises ``ValueError`` for what the style cannot write exactly.

    >>> format(10200), format(10200, "money"), format(2018, "digits")
    ('一万零二百', '壹万零贰佰元整', '二〇一八')
    """
    return format_numeral(value, style)
