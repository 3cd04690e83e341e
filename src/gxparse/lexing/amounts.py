"""Turns a number with its scale, unit and approximation into a quantity, percentage or amount of money; must not know dates or codes."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.lexing.numerals import decimal_value, read_chinese
from gxparse.lexing.units import LATIN_UNITS, UNITS, Unit, unit_at
from gxparse.lexing.words import is_set_phrase
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = ["chinese_at", "number_at"]

_N: Final = "0-9０-９"
_CD: Final = "〇○零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
_CN: Final = _CD + "十百千万亿廿卅拾佰仟萬億"
_GAP: Final = r"[ \u3000\xa0]{0,2}"
_SCALES: Final = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_MORE, _ABOUT, _LESS, _EXACT = Approx.MORE, Approx.ABOUT, Approx.LESS, Approx.EXACT


class _Number(NamedTuple):
    """A number as far as it is read: up to ``end``, unit not yet."""

    value: int | Decimal
    end: int
    approx: Approx
    digits: str
    """The digits before the scale: what 10-20万 multiplies."""
    exponent: int
    high: int | None = None


# ----- numbers in digits --------------------------------------------------------------------------------------------------
_DIGITS: Final = re.compile(rf"[{_N}]+(?:(?<![{_N}]{{4}})(?:[,，][{_N}]{{3}})+(?![{_N}]))?(?:[.．][{_N}]+)?")
_SCALE: Final = re.compile(rf"{_GAP}(?P<a>余|多|来|几|\+)?个?(?P<s>[十百千万亿]{{0,3}})(?P<b>余|多|来|几|\+)?")
_NO_SCALE: Final = re.compile(r"千[米克瓦伏帕卡]|百分|百帕|万向|万象|[千百]年|十字|百货|百姓|千年")
_NEXT_DIGITS: Final = re.compile(rf"(?P<d>[{_N}]{{1,4}})(?P<s>[千百十]|万)?(?![.．,，{_N}])")
_SEPARATORS: Final = str.maketrans({",": None, "，": None})


def _digits(text: str, start: int) -> _Number:
    """Digits at ``start`` with thousands separators, a fraction, a scale (万, 百万, 千 … 百) and 余 多 几 around it."""
    m = _DIGITS.match(text, start)
    assert m is not None, "a digit stands at start"
    digits, end = m[0].translate(_SEPARATORS), m.end()
    approx, exponent = _EXACT, 0
    tail = _SCALE.match(text, end)
    if tail is not None and tail.end() > end and not (tail["s"] and _NO_SCALE.match(text, tail.start("s"))):
        has_scale = bool(tail["s"])
        more = tail["a"] or tail["b"]
        if has_scale or (more and (more == "+" or _counts(text, tail.end()))):
            exponent = sum(_SCALES[c] for c in tail["s"])
            end = tail.end() if has_scale or more else end
            approx = (_ABOUT if more == "来" else _MORE) if more else _EXACT
    if exponent and "." not in digits and "．" not in digits and (rest := _smaller(text, end, exponent)) is not None:
        value = int(digits) * 10**exponent + rest[0]
        return _Number(value, rest[1], approx, str(value), 0)
    return _Number(decimal_value(digits, exponent), end, approx, digits, exponent)


def _smaller(text: str, at: int, exponent: int) -> tuple[int, int] | None:
    """The smaller part after a scale: 3千5百, 3万5千."""
    m = _NEXT_DIGITS.match(text, at)
    if m is None or m["s"] is None or _SCALES[m["s"]] >= exponent or _NO_SCALE.match(text, m.start("s")):
        return None
    value, end = int(m["d"]) * 10 ** _SCALES[m["s"]], m.end()
    further = _smaller(text, end, _SCALES[m["s"]])
    return (value, end) if further is None else (value + further[0], further[1])


def _counts(text: str, at: int) -> bool:
    """Whether a measure word stands at ``at``."""
    return unit_at(text, at) is not None


# ----- numbers in Chinese numerals ------------------------------------------------------------------------------------------
_RUN: Final = re.compile(rf"(?P<v>[数几])?(?P<n>[{_CN}]{{1,40}})(?P<j>几)?(?:点(?P<f>[{_CD}]{{1,12}}))?")
_TWO: Final = re.compile(r"(?P<t>[一二三四五六七八九]?十)?(?P<a>[一二两三四五六七八])(?P<b>[二两三四五六七八九])(?P<s>[十百千万亿]{0,2})$")
_BARE_SCALE: Final = re.compile(r"[百千万亿]{1,3}$")
_AFTER: Final = re.compile(r"(?P<a>余|多|来)(?P<s>[十百千万亿]{0,2})")


def _chinese(text: str, start: int) -> _Number | None:
    """Chinese numerals at ``start``: 三十二, 十余, 数百, 十几, 七八, 三点五; a bare scale only after 数 几 or before 余 多."""
    m = _RUN.match(text, start)
    if m is None:
        return None
    run, end = m["n"], m.end()
    approx = _MORE if m["v"] or m["j"] else _EXACT
    after = _AFTER.match(text, end)
    exponent = 0
    if after is not None and m["f"] is None and not (run in SINGLE and not after["s"]):
        end, approx = after.end(), _ABOUT if after["a"] == "来" else _MORE
        exponent = sum(_SCALES[c] for c in after["s"])
    if not m["v"] and (pair := _TWO.match(run)) is not None:
        return _pair(pair, end)
    if _BARE_SCALE.match(run):
        if approx is _EXACT and not _lone_scale(text, start):
            return None
        value: int | None = 10 ** sum(_SCALES[c] for c in run)
    else:
        value = read_chinese(run)
    if value is None:
        return None
    if m["f"]:
        fraction = "".join(str(read_chinese(c)) for c in m["f"])
        return _Number(Decimal(f"{value}.{fraction}"), end, approx, f"{value}.{fraction}", 0)
    return _Number(value * 10**exponent, end, approx, str(value), exponent)


SINGLE: Final = frozenset("一二三四五六七八九两")


def _pair(m: re.Match[str], end: int) -> _Number | None:
    """两三个, 七八十, 十七八: two neighbouring digits are a range."""
    low, high = read_chinese(m["a"]), read_chinese(m["b"])
    if low is None or high is None or not (high == low + 1 or (low, high) == (3, 5)):
        return None
    base = (read_chinese(m["t"]) or 0) if m["t"] else 0
    scale = 10 ** sum(_SCALES[c] for c in m["s"])
    return _Number((base + low) * scale, end, _ABOUT, str(base + low), 0, (base + high) * scale)


# ----- what stands before --------------------------------------------------------------------------------------------------
_BEFORE: Final = {
    "不超过": _LESS, "不多于": _LESS, "不高于": _LESS, "不大于": _LESS, "不少于": _MORE, "不低于": _MORE, "不小于": _MORE, "不下于": _MORE,
    "超过": _MORE, "突破": _MORE, "至少": _MORE, "最少": _MORE, "起码": _MORE, "高于": _MORE, "多于": _MORE, "大于": _MORE, "超出": _MORE,
    "不下": _MORE, "不足": _LESS, "不到": _LESS, "不满": _LESS, "未满": _LESS, "未达": _LESS, "至多": _LESS, "最多": _LESS, "低于": _LESS,
    "少于": _LESS, "小于": _LESS, "不超": _LESS, "未超": _LESS, "大约": _ABOUT, "大概": _ABOUT, "将近": _ABOUT, "接近": _ABOUT, "约为": _ABOUT,
    "约有": _ABOUT, "约占": _ABOUT, "约达": _ABOUT, "近乎": _ABOUT, "超额": _EXACT, "最近": _EXACT, "附近": _EXACT, "就近": _EXACT,
    "邻近": _EXACT, "邀约": _EXACT, "预约": _EXACT, "签约": _EXACT, "违约": _EXACT, "履约": _EXACT, "公约": _EXACT, "合约": _EXACT, "条约": _EXACT, "节约": _EXACT,
    "侦破": _EXACT, "告破": _EXACT, "约": _ABOUT, "近": _ABOUT, "超": _MORE, "逾": _MORE,
}  # fmt: skip
_TIME_UNITS: Final = frozenset("年 天 日 月 周 季度 星期 小时".split())
_LAST: Final = frozenset(word[-1] for word in _BEFORE) | {"破", "过", "上", " ", "\u3000"}


def _approx_before(text: str, start: int, unit: str | None) -> Approx:
    """What the words before a number say of it; 近三年 are the last three years, exactly."""
    at = start
    while at and start - at < 2 and text[at - 1] in " \u3000":
        at -= 1
    if not at or text[at - 1] not in _LAST:
        return _EXACT
    for width in (3, 2, 1):
        word = text[max(0, at - width) : at]
        if (approx := _BEFORE.get(word)) is not None:
            return _EXACT if word == "近" and unit in _TIME_UNITS else approx
    return _EXACT


def _lone_scale(text: str, start: int) -> bool:
    """Whether 百 千 万 alone may be a number: 近百, 上千, 超万, 破亿."""
    before = text[start - 1] if start else ""
    return before in "近超逾破" or (before in "上过" and text[max(0, start - 2) : start] not in ("晚上", "通过", "经过", "不过", "以上", "网上", "线上"))


# ----- what stands after ----------------------------------------------------------------------------------------------------
_POST: Final = re.compile(r"(?P<more>及?以上)|(?P<less>及?以下)|(?P<about>左右|上下(?![\u4e00-\u9fff])|许(?![\u4e00-\u9fff]))")
_AND_MORE: Final = re.compile(r"[多余](?![{_N}\u4e00-\u9fff])|[多余](?=[的来前后以])")
_HALF: Final = re.compile(r"半(?=[^\u4e00-\u9fff]|$|[的以之内左来])")
_MONEY_TAIL: Final = re.compile(
    rf"(?:(?P<j>[{_N}]|[零一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:零?(?P<f>[{_N}]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)
_CURRENCY: Final = re.compile(r"(?:[¥￥]|人民币)[ \u3000:：]?$")
_LATIN: Final = re.compile(r"[A-Za-z°㎡㎞㎏℃][A-Za-z0-9²³]{0,3}")
_RANGE: Final = re.compile(rf"{_GAP}(?:至|到|—{{1,2}}|[-－–~～〜―])(?={_GAP}[{_N}{_CN}几数])")
_CONTINUED: Final = re.compile(r"[ \u3000]{0,2}\n[ \t\u3000]{0,40}")
_PROSE: Final = re.compile(r"[^\n|]{12}$")
_SUBUNITS: Final = {"角": -1}


def _unit(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit after a number (blanks between, or the end of a full line of prose), and where it ends."""
    place = at
    while place - at < 2 and text[place : place + 1] in tuple(" \u3000\xa0"):
        place += 1
    unit = unit_at(text, place)
    if unit is None and (m := _CONTINUED.match(text, at)) and _PROSE.search(text, max(0, at - 24), at):
        unit, place = unit_at(text, m.end()), m.end()
        if unit is not None and text[place + len(unit.printed) : place + len(unit.printed) + 1] in ("", "\n", "|", " "):
            unit = None  # a column of cells, not a line of prose that runs on
    return (unit, place + len(unit.printed)) if unit is not None else (None, at)


def _read(text: str, start: int) -> _Number | None:
    """The number at ``start`` in digits or Chinese numerals."""
    return _digits(text, start) if text[start : start + 1].isdecimal() else _chinese(text, start)


_FRACTION: Final = re.compile(rf"(?P<d>[{_N}]{{1,5}}|[{_CN}]{{1,3}})分之(?P<n>[{_N}]{{1,9}}(?:[.．][{_N}]{{1,9}})?|[{_CN}]{{1,7}}(?:点[{_CD}]{{1,6}})?)")
_TENTH: Final = re.compile(rf"(?P<a>[{_N}]|[一二三四五六七八九十两]|1[0])成(?:(?P<b>[{_N}一二三四五六七八九])|(?P<h>半))?(?![立为员功果绩效就本熟长都交型品因语份人{_CN}])")
_PARTS: Final = {10: None, 100: "%", 1000: "‰", 10000: "‱"}


def _fraction(text: str, start: int) -> Token | None:
    """百分之三, 千分之三, 三分之二."""
    m = _FRACTION.match(text, start)
    if m is None:
        return None
    whole = int(m["d"]) if m["d"][0].isdecimal() else 10 ** _SCALES[m["d"]] if m["d"] in _SCALES else read_chinese(m["d"])
    part = _digits(text, m.start("n")).value if m["n"][0].isdecimal() else _spoken(m["n"])
    if whole is None or part is None:
        return None
    approx, end = _approx(text, start, m.end(), None)
    if unit := _PARTS.get(whole):
        return Token(TokenKind.PERCENT, start, end, text[start:end], part, None, unit, approx)
    return Token(TokenKind.NUMBER, start, end, text[start:end], part, None, f"/{whole}", approx)


def _spoken(numeral: str) -> int | Decimal | None:
    whole, _, fraction = numeral.partition("点")
    value = 100 if whole == "百" else read_chinese(whole)
    if value is None or not fraction:
        return value
    return Decimal(f"{value}." + "".join(str(read_chinese(c)) for c in fraction))


def _tenths(text: str, start: int) -> Token | None:
    """八成, 八成五, 近三成, 8成: tenths are percent."""
    m = _TENTH.match(text, start)
    if m is None:
        return None
    tens = int(m["a"]) if m["a"].isdecimal() else read_chinese(m["a"])
    ones = 5 if m["h"] else 0 if not m["b"] else int(m["b"]) if m["b"].isdecimal() else read_chinese(m["b"])
    if tens is None or ones is None:
        return None
    approx, end = _approx(text, start, m.end(), None)
    return Token(TokenKind.PERCENT, start, end, text[start:end], tens * 10 + ones, None, "%", approx)


def _approx(text: str, start: int, end: int, unit: str | None) -> tuple[Approx, int]:
    """Approximation by the words around, and where those after it end."""
    if m := _POST.match(text, end):
        return (_MORE if m["more"] else _LESS if m["less"] else _ABOUT), m.end()
    return _approx_before(text, start, unit), end


def _range(text: str, start: int, low: _Number, unit: Unit | None, end: int) -> tuple[_Number, int | Decimal, Unit, int] | None:
    """4至6条, 3-5个, 40%—50%, 10-20万元: the lower number, the upper, the unit and where it ends."""
    m = _RANGE.match(text, end)
    if m is None:
        return None
    high = _read(text, _skip_blanks(text, m.end()))
    if high is None:
        return None
    second, stop = _unit(text, high.end)
    if second is None or (unit is not None and unit.name != second.name) or second.kind in (TokenKind.CODE, TokenKind.ORDINAL):
        return None
    if low.exponent == 0 and high.exponent and low.value < Decimal(high.digits.replace("．", ".")):
        low = low._replace(value=decimal_value(low.digits, high.exponent))
    if not low.value < high.value:
        return None
    return low, high.value, second, stop


def _skip_blanks(text: str, at: int) -> int:
    while text[at] in " \u3000\xa0":
        at += 1
    return at


def _with_half(text: str, number: _Number) -> tuple[_Number, Unit | None, int] | None:
    """一个半月, 三个半小时: half of the unit that follows."""
    if not text.startswith("个半", number.end):
        return None
    unit = unit_at("个" + text[number.end + 2 : number.end + 6], 0)
    if unit is None or unit.name not in ("月", "小时", "工作日", "星期"):
        return None
    return number._replace(value=Decimal(number.value) + Decimal("0.5")), unit, number.end + 1 + len(unit.printed)


def _finish(text: str, start: int, number: _Number, unit: Unit, end: int, high: int | Decimal | None = None) -> Token:
    """The token of a number with a unit: money parts, half, 余, approximation, sign."""
    value, approx = number.value, number.approx
    if unit.kind is TokenKind.MONEY and unit.name == "元" and (m := _MONEY_TAIL.match(text, end)) and m.end() > end:
        jiao, fen = (0 if not d else int(d) if d.isdecimal() else read_chinese(d) or 0 for d in (m["j"], m["f"]))
        end = m.end()
        value = value if not (m["j"] or m["f"]) else Decimal(value) + Decimal(jiao * 10 + fen) / 100
    elif unit.name in _TIME_UNITS and (m := _HALF.match(text, end)):
        value, end = Decimal(value) + Decimal("0.5"), m.end()
    if approx is _EXACT and unit.name in ("年", "天", "元", "岁", "亩", "公里", "小时", "倍") and (m := _AND_MORE.match(text, end)):
        approx, end = _MORE, m.end()
    around, stop = _approx(text, start, end, unit.name)
    return Token(unit.kind, start, stop, text[start:stop], value, high if high is not None else number.high, unit.name, around if approx is _EXACT else approx)


def number_at(text: str, start: int, _end: int) -> Token:
    """The number in digits at ``start`` with all that belongs to it; a ``number`` where nothing tells what it counts."""
    if (token := _fraction(text, start) or _tenths(text, start)) is not None:
        return token
    number = _digits(text, start)
    if half := _with_half(text, number):
        return _finish(text, start, half[0], _known(half[1]), half[2])
    unit, end = _unit(text, number.end)
    if (found := _range(text, start, number, unit, end)) is not None:
        low, high, second, stop = found
        return _signed(text, _finish(text, start, low, second, stop, high))
    if unit is not None:
        return _signed(text, _counted(text, start, number, unit, end))
    return _signed(text, _bare(text, start, number))


def _known(unit: Unit | None) -> Unit:
    assert unit is not None
    return unit


_DAYS: Final = re.compile(r"内|以内|之内|以上|左右|游")
_COUNTED: Final = tuple("共计达满近约超为余历足")


def _counted(text: str, start: int, number: _Number, unit: Unit, end: int) -> Token:
    """A number in digits with a unit: 号 and 届 do not count, 日 only where it cannot be a date, 前10名 is a rank."""
    before = text[start - 1] if start else "\n"
    if unit.printed == "日" and not (_DAYS.match(text, end) or before in _COUNTED):
        return Token(TokenKind.NUMBER, start, number.end, text[start : number.end], number.value, None, None, number.approx)
    if unit.kind in (TokenKind.CODE, TokenKind.ORDINAL):
        value = number.value if unit.kind is TokenKind.ORDINAL else None
        return Token(unit.kind, start, end, text[start:end], value, None, unit.name if unit.kind is TokenKind.ORDINAL else None)
    if before in "前后" and unit.printed in ("名", "位", "强"):
        return Token(TokenKind.ORDINAL, start, end, text[start:end], number.value, None, unit.name)
    return _finish(text, start, number, unit, end)


def _bare(text: str, start: int, number: _Number) -> Token:
    """A number in digits without a Chinese measure word: Latin units, ¥, 突破550万; else only a number."""
    end = number.end
    m = _LATIN.match(text, end + 1 if text[end : end + 1] == " " else end)
    if m is not None and m[0] in LATIN_UNITS and not text[m.end() : m.end() + 1].isascii():
        approx, stop = _approx(text, start, m.end(), m[0])
        return Token(TokenKind.QUANTITY, start, stop, text[start:stop], number.value, None, m[0], approx)
    money = _CURRENCY.search(text, max(0, start - 5), start) is not None
    approx, stop = _approx(text, start, end, None)
    approx = approx if number.approx is _EXACT else number.approx
    kind = TokenKind.MONEY if money else TokenKind.QUANTITY if number.exponent or approx is not _EXACT else TokenKind.NUMBER
    return Token(kind, start, stop, text[start:stop], number.value, None, "元" if money else None, approx)


_SIGNED: Final = re.compile(r"[增减升降长少幅加速](?:[\u4e00-\u9fff]{0,3}[:：]?)[ ]?[-－−]$")


def _signed(text: str, token: Token) -> Token:
    """A hyphen is a sign only after 增 or 减 wording: 同比增长-3.2%."""
    start = token.start
    if not start or text[start - 1] not in "-－−" or not _SIGNED.search(text, max(0, start - 8), start):
        return token
    value = token.value
    assert isinstance(value, int | Decimal), "amounts have a number"
    return token._replace(start=start - 1, text=text[start - 1 : token.end], value=-value)


# ----- Chinese numerals in running text --------------------------------------------------------------------------------------
_PART_OF_WORD: Final = frozenset("第统唯之单同任某另逐专划归如其拜初老双万无")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def chinese_at(text: str, start: int, end: int) -> Token | int:
    """The quantity that begins with the Chinese numeral at ``start``; its end as an offset where it is part of a word.

    A numeral counts only before a measure word, and only where it is neither the end of a word (统一, 第三) nor the
    beginning of a set phrase (三位一体).
    """
    before = text[start - 1] if start else "\n"
    if before in _PART_OF_WORD and text[max(0, start - 2) : start] != "每周":
        return end
    if is_set_phrase(text, start):
        return end
    token = _fraction(text, start) or _tenths(text, start)
    if token is None:
        token = _half(text, start) if text[start] == "半" else _chinese_amount(text, start)
    return end if token is None else token


def _chinese_amount(text: str, start: int) -> Token | None:
    number = _chinese(text, start)
    if number is None:
        return None
    if half := _with_half(text, number):
        return _finish(text, start, half[0], _known(half[1]), half[2])
    unit, end = _unit(text, number.end)
    if (found := _range(text, start, number, unit, end)) is not None:
        low, high, second, stop = found
        return None if _is_weak(text, low, second, stop) else _finish(text, start, low, second, stop, high)
    if unit is None:
        return _without_unit(text, start, number)
    if unit.kind is TokenKind.ORDINAL:
        return Token(TokenKind.ORDINAL, start, end, text[start:end], number.value, None, unit.name)
    if unit.kind is TokenKind.CODE or _is_weak(text, number, unit, end) or _is_rank(text, start, number, unit):
        return None
    return _finish(text, start, number, unit, end)


def _without_unit(text: str, start: int, number: _Number) -> Token | None:
    """破百万, 超三千万: a scale after a word that says how much, without a measure word."""
    if number.value < 100 or _approx_before(text, start, None) is _EXACT and not _lone_scale(text, start):
        return None
    if _HAN.match(text, number.end) and text[number.end] not in "的，。":
        return None
    return Token(TokenKind.QUANTITY, start, number.end, text[start : number.end], number.value, None, None, _MORE if text[start - 1] != "近" else _ABOUT)


def _is_weak(text: str, number: _Number, unit: Unit, end: int) -> bool:
    """Whether the measure word may be part of another word: it then counts only before a delimiter, or after a long numeral."""
    if not unit.weak or number.approx is not _EXACT:
        return False
    return _HAN.match(text, end) is not None and not (text[end] in "以左内" and unit.name in ("日", "周"))


def _is_rank(text: str, start: int, number: _Number, unit: Unit) -> bool:
    """前三位, 二次咨询, and an indefinite 一: ranks and words, not counts."""
    before = text[start - 1] if start else "\n"
    if before in "前后" and unit.printed in ("名", "位", "强"):
        return True
    if text.startswith("二", start) and number.value == 2:
        return True
    return number.value == 1 and text.startswith("一", start) and not _COUNTED_ONE.match(text, start)


_COUNTED_ONE: Final = re.compile(r"一[件份条例宗起篇项名户家](?=[，。；、,;：:）)]|$)")
_BEFORE_HALF: Final = tuple("上下前后大多对折过一各夜参")


def _half(text: str, start: int) -> Token | None:
    """半个月, 半小时, 半年 (but 上半年 is no number)."""
    if start and text[start - 1] in _BEFORE_HALF:
        return None
    unit = unit_at(text, start + 1)
    if unit is None or unit.name not in ("月", "小时", "年", "天"):
        return None
    half = _Number(Decimal("0.5"), start + 1, _EXACT, "0.5", 0)
    return _finish(text, start, half, unit, start + 1 + len(unit.printed))


TAIL_CHARACTERS: Final = "".join(UNITS) + "余多来几半月年日成分之点至到个"
"""What may follow a Chinese numeral that counts; the main pattern looks no further than that."""
