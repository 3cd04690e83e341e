"""Turns digits with their scale, unit and approximation into a quantity, percentage or amount of money; must not know dates or codes."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.lexing.approximations import BLANKS, MARKS, SPELLS, approx_around
from gxparse.lexing.characters import CN, PART_SIGNS, N
from gxparse.lexing.counting import MARKED, MARKED_FIRST, in_prose, unit_after
from gxparse.lexing.making import NEW, make
from gxparse.lexing.numerals import decimal_value
from gxparse.lexing.parts import SCALES, fraction_at, small_digit, tenths_at
from gxparse.lexing.patterns import SCALE, UNIT
from gxparse.lexing.units import LATIN_UNITS, SAFE_UNITS, UNITS, Unit, unit_at
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = [
    "Number",
    "continues_range",
    "finish",
    "number_at",
    "range_at",
    "scaled_amount",
    "with_half",
]

_GAP: Final = r"[ \u3000\xa0]{0,2}"
_EXACT: Final = Approx.EXACT


class Number(NamedTuple):
    """A number as far as it is read: up to ``end``, unit not yet."""

    value: int | Decimal
    end: int
    approx: Approx
    plain: int | Decimal
    """The number before its scale: what 10-20万 multiplies."""
    exponent: int
    high: int | Decimal | None = None
    """The upper of two neighbouring digits (两三个)."""


# ----- numbers ------------------------------------------------------------------------------------------------------------
_DIGITS: Final = re.compile(rf"[{N}]+(?:(?<![{N}]{{4}})(?:[,，][{N}]{{3}})+(?![{N}]))?(?:[.．][{N}]+)?")
_RUN: Final = re.compile(rf"[{N}]+")
_NO_SCALE: Final = re.compile(r"千[米克瓦伏帕卡]|百[分帕货姓]|万[向象]|[千百]年|十字")
_NEXT_DIGITS: Final = re.compile(rf"([{N}]{{1,4}})([千百十]?)([余多来几]?)(万?)")
_SCALE_FIRST: Final = frozenset("余多来几+个十百千万亿萬億 \u3000\xa0")
_SPACED: Final = re.compile(r".[余多](?:[ \u3000]|[万亿]|(?=[\u4e00-\u9fff]))")
"""20 余 件: blanks around the 余."""
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_VAGUE: Final = {"余": Approx.MORE, "多": Approx.MORE, "几": Approx.MORE, "+": Approx.MORE, "来": Approx.ABOUT}
_CUT_SCALE: Final = re.compile(r"\n(?:余[万亿]?|[万亿][余多]?)(?=[条件次个人元篇份户名家项])")
"""A line end of prose before the scale: 100⏎余万元."""
_CUT_VAGUE: Final = re.compile(r"\n[余多](?=[条件次个人元篇份户名家项])")
"""A line end of prose behind the scale."""
_SOME_SCALE: Final = re.compile("个(多?)(?=[万亿])")
_SEPARATORS: Final = str.maketrans({",": None, "，": None})


def _digits(text: str, start: int) -> Number | None:
    """Digits at ``start`` with thousands separators, a fraction, a scale (万, 百万, 千 … 百) and 余 多 几 around it."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    digits, end = run[0], run.end()
    if text[end : end + 1] in ".．,，" and (m := _DIGITS.match(text, start)):
        digits, end = m[0].translate(_SEPARATORS), m.end()
    if (
        text[end : end + 1] in MARKED_FIRST
        and (marked := MARKED.match(text, end))
        and text[marked.end() : marked.end() + 1] in _SCALE_FIRST
    ):
        number = _scaled(text, digits, marked.end())
        if number.exponent or number.approx is not _EXACT:
            return number
    if text[end : end + 1] in _SCALE_FIRST:
        return _scaled(text, digits, end)
    if text[end : end + 1] == "\n" and _CUT_SCALE.match(text, end) and in_prose(text, end):
        return _scaled(text, digits, end + 1)
    value = decimal_value(digits)
    return Number(value, end, _EXACT, value, 0)


def _scaled(text: str, digits: str, end: int) -> Number:
    """The digits with what follows them: 3万余, 100多, 3千5百, 1.3亿, 3个亿, 100+."""
    plain = decimal_value(digits)
    at, exponent = end, 0
    if text[at] in BLANKS and (text[at + 1 : at + 2] in SCALES or _SPACED.match(text, at)):
        at += 1
    approx = _VAGUE.get(text[at : at + 1], _EXACT)
    at += approx is not _EXACT
    if text[at : at + 1] == "个" and (m := _SOME_SCALE.match(text, at)):
        approx, at = (_VAGUE["多"] if m[1] else approx), m.end()
    while (power := SCALES.get(text[at : at + 1])) is not None and exponent < 12 and not _NO_SCALE.match(text, at):
        exponent, at = exponent + power, at + 1
    if exponent and approx is _EXACT and text[at : at + 1] == "\n" and _CUT_VAGUE.match(text, at) and in_prose(text, at):
        at += 1  # 3.6万⏎余人次
    if exponent and approx is _EXACT and (after := _VAGUE.get(text[at : at + 1])) is not None:
        approx, at = after, at + 1
        if exponent < 4 and text[at : at + 1] in ("万", "亿"):
            exponent, at = exponent + SCALES[text[at]], at + 1
    if not exponent and (
        approx is _EXACT or (unit_after(text, at)[0] is None and text[at : at + 1] not in tuple("㎡㎞㎏℃"))
    ):
        if text[end] == "+" and plain >= 10 and _HAN.match(text, at):
            return Number(plain, at, approx, plain, 0)
        return Number(plain, end, _EXACT, plain, 0)
    if exponent and digits.isdecimal() and (rest := _smaller(text, at, exponent)) is not None:
        value = decimal_value(digits, exponent) + rest[0]
        return Number(value, rest[1], rest[2] if approx is _EXACT else approx, value, 0)
    return Number(decimal_value(digits, exponent), at, approx, plain, exponent)


def _smaller(text: str, at: int, exponent: int) -> tuple[int, int, Approx] | None:
    """The smaller part after a scale with where it ends: 3千5百, 3万5千, 1万3千多, 2亿3千多万."""
    m = _NEXT_DIGITS.match(text, at)
    if m is None or not (m[2] or m[4]) or _NO_SCALE.match(text, m.end(1)):
        return None
    if (power := SCALES.get(m[2], 0) + SCALES.get(m[4], 0)) >= exponent:
        return None
    value, end, approx = int(m[1]) * 10**power, m.end(), _VAGUE.get(m[3], _EXACT)
    if approx is not _EXACT and not m[4] and unit_after(text, end)[0] is None:
        return value, m.end(2), _EXACT
    further = _smaller(text, end, power) if approx is _EXACT else None
    return (value, end, approx) if further is None else (value + further[0], *further[1:])


# ----- halves and ranges ---------------------------------------------------------------------------------------------------
_HALVES: Final = ("月", "小时", "工作日", "星期", "季度")


def with_half(text: str, number: Number) -> tuple[Number, Unit, int] | None:
    """一个半月, 三个半小时: half of the unit that follows; 两个多月: more than two."""
    middle = text[number.end : number.end + 2]
    if middle not in ("个半", "个多"):
        return None
    unit = unit_at("个" + text[number.end + 2 : number.end + 6], 0)
    if unit is None or unit.name not in _HALVES:
        return None
    end = number.end + 1 + len(unit.printed)
    if middle == "个多":
        return number._replace(approx=Approx.MORE), unit, end
    return number._replace(value=Decimal(number.value) + Decimal("0.5")), unit, end


_RANGE_GAP: Final = r"[ \u3000\xa0*$]{0,4}"
_RANGE: Final = re.compile(rf"{_RANGE_GAP}(?:至|到|—{{1,2}}|[-－–~～〜―]){_RANGE_GAP}(?=[{N}{CN}])")
_RANGE_FIRST: Final = BLANKS | MARKS | frozenset("至到—-－–~～〜―")


def continues_range(text: str, start: int) -> bool:
    """Whether the number at ``start`` already ends a range or a chain: of 1条至2条至3条 the third begins none."""
    if start < 2 or text[start - 1] not in _RANGE_FIRST or text[start - 1] in BLANKS:
        return False
    return text[start - 2].isdecimal() or text[start - 2] in UNITS or text[start - 2] in "月号止起"


_SHORTENED: Final = re.compile(r"(?:压缩|缩短|缩减|压减|减少|延长)[至到为]$")
"""由20日缩短至7日: no dates."""
_DAYS: Final = re.compile(r"内|以内|之内|以上|左右|游|(?:压缩|缩短|缩减|压减|减少|延长)[至到为了]")


def range_at(
    text: str, start: int, low: Number, unit: Unit | None, end: int, read: Callable[[str, int], Number | None]
) -> tuple[Number, Unit, int] | None:
    """4至6条, 3-5个, 40%—50%, 10-20万元: the number with its upper end, the unit and where it ends."""
    if (
        text[end : end + 1] not in _RANGE_FIRST
        or (m := _RANGE.match(text, end)) is None
        or continues_range(text, start)
    ):
        return None
    high = read(text, m.end())
    if high is None:
        return None
    second, stop = unit_after(text, high.end)
    if (
        second is None
        or (unit is not None and unit.name != second.name)
        or second.kind in (TokenKind.CODE, TokenKind.ORDINAL)
    ):
        return None
    if second.name == "日" and not _DAYS.match(text, stop):
        return None
    value = low.value
    if not low.exponent and high.exponent and low.plain < high.plain:
        value = decimal_value(str(low.plain), high.exponent)
    if not value < high.value:
        return None
    return Number(value, low.end, low.approx, low.plain, low.exponent, high.value), second, stop


# ----- the token of an amount ---------------------------------------------------------------------------------------------
_CLAUSE_END: Final = frozenset("，。、；,;)）的用")
_MONEY_TAIL: Final = re.compile(
    rf"(?:([{N}]|[零一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:零?([{N}]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)
_AND_MORE: Final = re.compile(rf"[多余](?![{N}\u4e00-\u9fff])|[多余](?=[的来前后以时])")
_HALF: Final = re.compile(r"半(?=[^\u4e00-\u9fff]|$|[的以之内左来])")
_YUAN: Final = SAFE_UNITS["元"]
_LARGE: Final = frozenset("年 天 元 岁 亩 公里 小时 倍".split())


def finish(text: str, start: int, number: Number, unit: Unit, end: int) -> Token:
    """The token of a number with a unit: 角 and 分, 半, 余 and the words around."""
    value, high, approx, after = number.value, number.high, number.approx, text[end : end + 1]
    if unit.name == "元" and after not in _CLAUSE_END and (m := _MONEY_TAIL.match(text, end)) and m.end() > end:
        end = m.end()
        if m[1] or m[2]:
            value = Decimal(value) + Decimal(small_digit(m[1]) * 10 + small_digit(m[2])).scaleb(-2)
            value = value if m[2] else value.quantize(Decimal("0.1"))
    elif after == "半" and unit.name in SPELLS and (m := _HALF.match(text, end)):
        value, end = Decimal(value) + Decimal("0.5"), m.end()
    elif after in "多余" and approx is _EXACT and unit.name in _LARGE and (m := _AND_MORE.match(text, end)):
        approx, end = Approx.MORE, m.end()
    elif after == "一" and unit.name == "年" and text.startswith("一遇", end):  # 五十年一遇
        return make(TokenKind.TERM, text, start, end + 2, None)
    elif unit.name == "角":
        unit, value, high = _YUAN, Decimal(value) / 10, None if high is None else Decimal(high) / 10
    around, end = approx_around(text, start, end, unit.name)
    return make(unit.kind, text, start, end, value, unit.name, around if approx is _EXACT else approx, high)


def scaled_amount(match: re.Match[str], text: str, start: int, end: int) -> Token:
    """The plain forms with a scale or a longer unit: 3万余条, 119.7万元, 150余人次, 5个工作日."""
    scale, printed = match.group(SCALE, UNIT)
    digits = text[start : end - len(printed) - len(scale)]
    unit = SAFE_UNITS[printed]
    exponent = 4 if "万" in scale else 8 if "亿" in scale else 0
    approx = _EXACT if len(scale) == (exponent > 0) else Approx.MORE
    value = int(digits) * _POWERS[exponent] if digits.isdecimal() else decimal_value(digits, exponent)
    return NEW(Token, (unit.kind, start, end, text[start:end], value, None, unit.name, approx))


_POWERS: Final = {exponent: 10**exponent for exponent in (0, 4, 8)}


def number_at(text: str, start: int, _end: int) -> Token:
    """The number in digits at ``start`` with all that belongs to it; a ``number`` where nothing tells what it counts."""
    number = _digits(text, start)
    assert number is not None, "a digit stands at start"
    after = text[number.end : number.end + 1]
    if after in PART_SIGNS:
        part = fraction_at(text, start) or tenths_at(text, start)
        if part is not None:
            return part
    elif after == "个" and (half := with_half(text, number)):
        return finish(text, start, *half)
    unit, end = unit_after(text, number.end)
    if (found := range_at(text, start, number, unit, end, _digits)) is not None:
        token = finish(text, start, *found)
    elif unit is not None:
        token = _counted(text, start, number, unit, end)
    else:
        token = _bare(text, start, number)
    return _signed(text, token) if start and text[start - 1] in "-－−" else token


_COUNTED: Final = frozenset("共计达满近约超为余历足")


def _counted(text: str, start: int, number: Number, unit: Unit, end: int) -> Token:
    """A number in digits with a unit: 号 and 届 do not count, 日 only where it cannot be a date, 前10名 is a rank."""
    if unit.kind is TokenKind.CODE:
        return make(TokenKind.CODE, text, start, end, None)
    if unit.kind is TokenKind.ORDINAL:
        return make(TokenKind.ORDINAL, text, start, end, number.value, unit.name)
    before = text[start - 1] if start else "\n"
    if (unit.name == "年" and (number.end - start == 4 or (number.end - start == 2 and text[start] == "0"))) or (
        unit.name == "日"
        and before not in _COUNTED
        and not _DAYS.match(text, end)
        and not _SHORTENED.search(text, max(0, start - 4), start)
    ):
        # 08年 is a year cut short, 2018年11日 is a damaged date: its numbers count nothing.
        return make(TokenKind.NUMBER, text, start, number.end, number.value, None, number.approx)
    if before in "前后" and unit.printed in ("名", "位", "强"):
        return make(TokenKind.ORDINAL, text, start, end, number.value, unit.name)
    return finish(text, start, number, unit, end)


_LATIN: Final = re.compile(
    r"(?:[mgkKM]?[gmtBb][23³²]?/(?:[LhsdtM]|m[23³²]|kg|ha|min)|[A-Za-z°㎡㎞㎏℃][A-Za-z0-9²³]{0,3})"
)
_CURRENCY: Final = re.compile(r"(?:[¥￥]|人民币)[ \u3000:：]?$")
_CURRENCY_LAST: Final = frozenset("¥￥币 \u3000:：")


def _bare(text: str, start: int, number: Number) -> Token:
    """A number in digits without a Chinese measure word: Latin units, ¥, 突破550万; else only a number."""
    end = number.end
    m = _LATIN.match(text, end + 1 if text[end : end + 1] == " " else end)
    if (
        m is not None
        and (m[0] in LATIN_UNITS or "/" in m[0])
        and not (text[m.end() : m.end() + 1].isascii() and text[m.end() : m.end() + 1].isalnum())
    ):
        approx, end = approx_around(text, start, m.end(), m[0])
        return make(
            TokenKind.QUANTITY,
            text,
            start,
            end,
            number.value,
            m[0],
            approx if number.approx is _EXACT else number.approx,
        )
    approx, end = approx_around(text, start, end, None)
    approx = approx if number.approx is _EXACT else number.approx
    if text[start - 1 : start] in _CURRENCY_LAST and _CURRENCY.search(text, max(0, start - 5), start) is not None:
        return make(TokenKind.MONEY, text, start, end, number.value, "元", approx)
    kind = TokenKind.QUANTITY if number.exponent or approx is not _EXACT else TokenKind.NUMBER
    unit = None
    if text[end : end + 1] == "级" and isinstance(number.value, Decimal):
        # Only a magnitude has decimals (7.0级地震): 三级 and 3级 are ranks.
        kind, unit = TokenKind.QUANTITY, "级"
        approx, end = approx_around(text, start, end + 1, unit)
    return make(kind, text, start, end, number.value, unit, approx)


_SIGNED: Final = re.compile(r"[增减升降长少幅加速](?:[\u4e00-\u9fff]{0,3}[:：]?)[ ]?[-－−]$")


def _signed(text: str, token: Token) -> Token:
    """A hyphen is a sign only after 增 or 减 wording: 同比增长-3.2%."""
    value = token.value
    if value is None or isinstance(value, str) or not _SIGNED.search(text, max(0, token.start - 8), token.start):
        return token
    return make(token.kind, text, token.start - 1, token.end, -value, token.unit, token.approx, token.high)
