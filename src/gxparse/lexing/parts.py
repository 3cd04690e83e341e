"""Parts of a whole: percent and per mille in words, fractions, tenths (成); must not know units that count."""

import re
from decimal import Decimal
from typing import Final

from gxparse.lexing.approximations import approx_around
from gxparse.lexing.characters import CN, CN_DIGIT, N
from gxparse.lexing.making import make
from gxparse.lexing.numerals import decimal_value, read_chinese
from gxparse.lexing.units import unit_at
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = ["SCALES", "fraction_at", "small_digit", "stroke_at", "tenths_at"]

SCALES: Final = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
"""Scale → power of ten."""
_EXACT: Final = Approx.EXACT


def small_digit(printed: str | None) -> int:
    """One digit, Arabic or Chinese; nothing printed is 0."""
    if not printed:
        return 0
    return int(printed) if printed.isdecimal() else read_chinese(printed) or 0


_FRACTION: Final = re.compile(
    rf"([{N}]{{1,5}}|[{CN}]{{1,3}})分之([{N}]{{1,9}}(?:[.．][{N}]{{1,9}})?|[{CN}]{{1,7}}(?:点[{CN_DIGIT}]{{1,6}})?)"
)
_NO_TENTHS: Final = "立为员功果绩效就本熟长都交型品因语份人"
"""After 成 in words: 成立, 成果."""
_TENTHS: Final = re.compile(
    rf"([{N}]|[一二三四五六七八九十两])成(?:([{N}一二三四五六七八九])|(半))?(?![{_NO_TENTHS}{CN}])"
)
_TO: Final = re.compile(rf"[至到](?:[百千万]分之)?([{CN}]{{1,7}}(?:点[{CN_DIGIT}]{{1,6}})?)(?![{CN}年月日分])")
"""百分之六十到七十: the upper end."""
_PARTS: Final = {100: "%", 1000: "‰", 10000: "‱"}


def fraction_at(text: str, start: int) -> Token | None:
    """百分之三, 千分之三, 三分之二."""
    m = _FRACTION.match(text, start)
    if m is None:
        return _hundred_percent(text, start)
    whole = int(m[1]) if m[1].isdecimal() else 10 ** SCALES[m[1]] if m[1] in SCALES else read_chinese(m[1])
    part = decimal_value(m[2]) if m[2][0].isdecimal() else _spoken(m[2])
    if whole is None or part is None:
        return None
    if whole in _PARTS and (to := _TO.match(text, m.end())) and unit_at(text, to.end()) is None:
        high = _spoken(to[1])
        if high is not None and high > part:
            return make(TokenKind.PERCENT, text, start, to.end(), part, _PARTS[whole], _EXACT, high)
    approx, end = approx_around(text, start, m.end(), None)
    if unit := _PARTS.get(whole):
        return make(TokenKind.PERCENT, text, start, end, part, unit, approx)
    return make(TokenKind.NUMBER, text, start, end, part, f"/{whole}", approx)


def _hundred_percent(text: str, start: int) -> Token | None:
    """百分百."""
    return make(TokenKind.PERCENT, text, start, start + 3, 100, "%") if text.startswith("百分百", start) else None


def _spoken(numeral: str) -> int | Decimal | None:
    """三点五, 百 (百分之百)."""
    whole, _, fraction = numeral.partition("点")
    value = 100 if whole == "百" else read_chinese(whole)
    if value is None or not fraction:
        return value
    return Decimal(f"{value}." + "".join(str(read_chinese(c)) for c in fraction))


_STROKE: Final = re.compile(rf"([1-9])/([2-9]|10|100)(?![{N}/A-Za-z.年月日])")


def stroke_at(text: str, start: int, _end: int) -> Token | None:
    """1/3, 2/5: a part of a whole, as 三分之一 is."""
    m = _STROKE.match(text, start)
    if m is None or int(m[1]) >= int(m[2]):
        return None
    approx, end = approx_around(text, start, m.end(), None)
    return make(TokenKind.NUMBER, text, start, end, int(m[1]), f"/{m[2]}", approx)


def tenths_at(text: str, start: int) -> Token | None:
    """八成, 八成五, 近三成, 8成: tenths are percent."""
    m = _TENTHS.match(text, start)
    if m is None:
        return _some_tenths(text, start)
    value = small_digit(m[1]) * 10 + (5 if m[3] else small_digit(m[2]))
    if text[m.end() : m.end() + 1] in _AND_MORE_TENTHS:
        return make(TokenKind.PERCENT, text, start, m.end() + 1, value, "%", Approx.MORE)
    approx, end = approx_around(text, start, m.end(), None)
    return make(TokenKind.PERCENT, text, start, end, value, "%", approx)


_AND_MORE_TENTHS: Final = frozenset("多余")
_SOME_TENTHS: Final = re.compile(
    rf"(一二|[两二]三|三四|四五|五六|六七|七八|八九)成(?![{_NO_TENTHS}])"
)


def _some_tenths(text: str, start: int) -> Token | None:
    """七八成: two neighbouring digits are a range."""
    m = _SOME_TENTHS.match(text, start)
    if m is None:
        return None
    low, high = (small_digit(c) * 10 for c in m[1])
    return make(TokenKind.PERCENT, text, start, m.end(), low, "%", Approx.ABOUT, high)
