"""Turns an exact number into a numeral (Chinese, financial, money, digit by digit); must not know of units or of running text.

The only module that knows cn2an, which writes the parts below 10^16, and does so well.
"""

from decimal import Decimal
from importlib import import_module
from typing import Final, Literal, TypeAlias

from gxparse.lexing.numerals import BIG_NAMES, LIMIT, SMALL, NumeralError

__all__ = ["Style", "format_numeral"]

Style: TypeAlias = Literal["lower", "upper", "money", "digits"]
"""一百二十三 · 壹佰贰拾叁 · 壹佰贰拾叁元整 · 一二三."""

_CN2AN_LIMIT: Final = 10**16
_LOWER: Final = "〇一二三四五六七八九"
_UPPER: Final = "零壹贰叁肆伍陆柒捌玖"
_TO_UPPER: Final = str.maketrans(_LOWER, _UPPER)
_SMALL: Final = {value: word for word, value in reversed(SMALL.items())}
"""Below 100, where most numerals are: to import cn2an takes a quarter of a second."""


def format_numeral(value: int | Decimal, style: Style = "lower") -> str:
    """The numeral of ``value`` in a style; ``ValueError`` for what the style cannot write exactly."""
    number = Decimal(value)
    if not number.is_finite():
        raise NumeralError("not a finite number", str(value), 0)
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):  # pragma: no cover - only for infinities and NaN, ruled out above
        raise TypeError(exponent)
    plain = "".join(map(str, digits)) + "0" * max(exponent, 0)
    cut = len(plain) + min(exponent, 0)
    whole = int(plain[:cut] if cut > 0 else "0")
    fraction = plain[max(cut, 0) :].rjust(-exponent, "0") if exponent < 0 else ""
    if whole >= LIMIT:
        raise NumeralError("larger than 10^48", str(value), 0)
    minus = "负" if sign and any(digits) else ""
    if style == "money":
        return minus + _money(whole, fraction)
    if style == "digits":
        return minus + _spell(str(whole)) + ("点" + _spell(fraction) if fraction else "")
    if style not in ("lower", "upper"):
        raise ValueError(f"style is one of lower, upper, money, digits, not {style!r}")
    point = _spell(fraction) if style == "lower" else _spell(fraction).translate(_TO_UPPER)
    return minus + _words(whole, style) + ("点" + point.replace("〇", "零") if fraction else "")


def _spell(digits: str) -> str:
    return "".join(_LOWER[int(d)] for d in digits)


def _words(value: int, style: str) -> str:
    """An integer in words: 京 and what is larger in sections of four digits, the rest by cn2an."""
    if style == "lower" and value in _SMALL:
        return _SMALL[value]
    write = import_module("cn2an").an2cn
    mode = "low" if style == "lower" else "up"
    parts: list[str] = []
    gap = False
    for i in range(len(BIG_NAMES) - 1, 2, -1):
        section = value // 10 ** (4 * (i + 1)) % 10**4
        if section:
            text = str(write(section, mode))
            if parts and (gap or section < 1000):
                text = "零" + text
            parts.append(text.replace("零十", "零一十") + BIG_NAMES[i])
            gap = False
        else:
            gap = bool(parts)
    rest = value % _CN2AN_LIMIT
    if rest or not parts:
        text = str(write(rest, mode))
        if parts:
            text = "零" + ("一" + text if text[0] == "十" else text) if gap or rest < 10**15 else text
        parts.append(text)
    return "".join(parts)


def _money(whole: int, fraction: str) -> str:
    """大写金额: 壹佰贰拾叁元肆角伍分, 壹佰元整."""
    if fraction[2:].strip("0"):
        raise NumeralError("money has no parts smaller than 分", f"{whole}.{fraction}", len(str(whole)) + 3)
    jiao, fen = (int(d) for d in (fraction + "00")[:2])
    small = (f"{_UPPER[jiao]}角" if jiao else "零" if fen and whole else "") + (f"{_UPPER[fen]}分" if fen else "")
    if not small:
        return _words(whole, "upper") + "元整"
    return (f"{_words(whole, 'upper')}元" if whole else "") + small
