"""Turns Chinese numerals in running text into quantities where they count; in words and set phrases they are nothing."""

import re
from decimal import Decimal
from typing import Final

from gxparse.lexing.amounts import Number, finish, range_at, with_half
from gxparse.lexing.approximations import approx_around
from gxparse.lexing.characters import CN, CN_DIGIT, DISTANT, PART_SIGNS
from gxparse.lexing.counting import unit_after
from gxparse.lexing.making import NEW, make
from gxparse.lexing.numerals import SMALL, read_chinese
from gxparse.lexing.parts import SCALES, fraction_at, tenths_at
from gxparse.lexing.patterns import COUNTED_ONE
from gxparse.lexing.units import SAFE_UNITS, Unit, unit_at
from gxparse.lexing.words import is_set_phrase
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = ["chinese_at", "spoken_count"]

_MORE, _ABOUT, _EXACT = Approx.MORE, Approx.ABOUT, Approx.EXACT
_SINGLE: Final = frozenset("一二三四五六七八九两")

_RUN: Final = re.compile(rf"([数几]?)([{CN}]{{1,40}})(几?)(?:点([{CN_DIGIT}]{{1,12}}))?")
_TWO: Final = re.compile(
    r"([一二三四五六七八九]?十|[一二两三四五六七八九][百千])?([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]{0,2})$"
)
_SIDE_BY_SIDE: Final = re.compile(r"[一二三四五六七八九两]{2,}$")
"""五一, 一二三四: digits side by side without a scale are names (二〇二一 has its 〇)."""
_BARE_SCALE: Final = re.compile(r"[百千万亿]{1,3}$")
_VAGUE: Final = re.compile(r"([余多来])([十百千万亿]{0,2})")


def _chinese(text: str, start: int) -> Number | None:
    """Chinese numerals at ``start``: 三十二, 十余, 数百, 十几, 七八, 三点五; a bare scale only after 数 几 近 上 or before 余 多."""
    m = _RUN.match(text, start)
    if m is None:
        return None
    run, fraction, end, exponent = m[2], m[4], m.end(), 0
    approx = _MORE if m[1] or m[3] else _EXACT
    if fraction is None and (vague := _VAGUE.match(text, end)) is not None and not (run in _SINGLE and not vague[2]):
        end, approx = vague.end(), _ABOUT if vague[1] == "来" else _MORE
        exponent = sum(SCALES[c] for c in vague[2])
    if not m[1] and (pair := _TWO.match(run)) is not None:
        return _pair(pair, end)
    value: int | Decimal | None
    if _SIDE_BY_SIDE.match(run):
        return None
    if _BARE_SCALE.match(run):
        approx = approx if approx is not _EXACT else _lone_scale(text, start)
        value = None if approx is _EXACT else 10 ** sum(SCALES[c] for c in run)
    else:
        value = read_chinese(run)
    if value is None:
        return None
    if fraction:
        value = Decimal(f"{value}." + "".join(str(read_chinese(c)) for c in fraction))
    scaled = value * 10**exponent if exponent else value
    return Number(scaled, end, approx, value, exponent)


def _pair(m: re.Match[str], end: int) -> Number | None:
    """两三个, 七八十, 十七八: two neighbouring digits are a range."""
    low, high = SMALL[m[2]], SMALL[m[3]]
    if not (high == low + 1 or (low, high) == (3, 5)):
        return None
    base = (read_chinese(m[1]) or 0) if m[1] else 0
    small, large = (10 ** sum(SCALES[c] for c in m[4] if (c in "万亿") is big) for big in (False, True))
    if base and small == 1 and m[1][-1] != "十":
        return None  # 三百五六: tens or ones?
    low, high = ((base + n * small) * large if base > small else (base + n) * small * large for n in (low, high))
    return Number(low, end, _ABOUT, low, 0, high)


_NOT_MORE: Final = frozenset("晚上 通过 经过 不过 以上 网上 线上 会上 加上 马上 早上 晚上 路上 实际上".split())


def _lone_scale(text: str, start: int) -> Approx:
    """Whether 百 千 万 alone may be a number: 近百, 上千, 超万, 破亿; ``EXACT`` means that it may not."""
    before = text[start - 1] if start else ""
    if before == "近":
        return _ABOUT
    if before and (before in "超逾破" or (before in "上过" and text[max(0, start - 2) : start] not in _NOT_MORE)):
        return _MORE
    return _EXACT


_PART_OF_WORD: Final = frozenset("第统唯之单同任某另逐专划归如其拜初老双万无")
_COUNTS_OF: Final = frozenset("总次件条人户份篇项名量指基系倍分参岁天年个工员")
"""总数, 件数: here 数 ends a noun and begins no numeral."""
_WATCHED: Final = frozenset("数几约近超逾过破足多少到满概下于达有占为前 \u3000")
_GOES_ON: Final = frozenset("余多半至到—-~～－–以左上许")
_TWO_UNITS: Final = {
    p: u for p, u in SAFE_UNITS.items() if len(p) == 2 and not any(q != p and q.startswith(p) for q in SAFE_UNITS)
}


_NEIGHBOUR: Final = re.compile(r"(?:^|[^\u4e00-\u9fff])[上下]一[篇条页]")
"""The page before or after in a list, 上一篇：…, is no count."""


def chinese_at(text: str, start: int, end: int) -> Token | int:
    """The quantity that begins with the Chinese numeral at ``start``; its end as an offset where it is part of a word.

    A numeral counts only before a measure word, and only where it is neither the end of a word (统一, 第三) nor the
    beginning of a set phrase (三位一体).
    """
    before, after = text[start - 1] if start else "\n", text[end : end + 1]
    if before in _PART_OF_WORD and text[max(0, start - 2) : start] != "每周":
        return end
    if is_set_phrase(text, start, end) or (before in "上下" and _NEIGHBOUR.match(text, max(0, start - 2))):
        return end
    run = text[start:end]
    value = SMALL.get(run)
    if value is not None and value > 1 and run != "二" and before not in _WATCHED:
        unit = _TWO_UNITS.get(text[end : end + 2])
        if (
            unit is not None
            and text[end + 2 : end + 3] not in _GOES_ON
            and DISTANT.isdisjoint(text[max(0, start - 5) : start])
        ):
            return make(unit.kind, text, start, end + 2, value, unit.name)
    if after == "次" and (rank := _session(text, start, end)) is not None:
        return rank
    if _is_no_count(before, run, after) or (after == "大" and unit_at(text, end) is None):
        return end
    if after == "届" and value is not None:
        return make(TokenKind.ORDINAL, text, start, end + 1, value, after)
    if before in "数几" and text[start] in "十百千万亿" and text[max(0, start - 2) : start - 1] not in _COUNTS_OF:
        start -= 1
    token = None
    if after in PART_SIGNS:
        token = fraction_at(text, start) or tenths_at(text, start)
    if token is None:
        token = _half(text, start) if text[start] == "半" else _amount(text, start)
    return end if token is None else token


_TWO_COUNTED: Final = frozenset("个名件份项篇户")
"""After 二 these count, as after 两: 二个方面, 二项制度. 二次 and 二期 are the second."""


def _is_no_count(before: str, run: str, after: str) -> bool:
    """前三位 is a rank, 上半年 a season, 二次供水 the second (two are 两次), 零件 a part."""
    if run == "零":
        return after in "件点头"
    if run == "半":
        return before in _BEFORE_HALF
    return (run == "二" and after != "分" and after not in _TWO_COUNTED) or (before in "前后" and after in "名位强")


def spoken_count(text: str, start: int, end: int) -> Token | None:
    """The plain form of one measure word (两名, 三十二项), unless a set phrase goes on from it."""
    run, unit = text[start : end - 1], text[end - 1]
    value = SMALL.get(run)
    if (
        value is None
        or run in "二零"
        or (unit == "次" and text[end : end + 1] in "会全")
        or is_set_phrase(text, start, end - 1)
    ):
        return None
    if not DISTANT.isdisjoint(text[max(0, start - 5) : start]):
        return None
    return NEW(Token, (TokenKind.QUANTITY, start, end, text[start:end], value, None, unit, _EXACT))


_SESSION: Final = re.compile(r"届[^，。；、：,;:\n]{0,8}$")
_MEETING: Final = re.compile(r"次(?:全体)?[会全]")


def _session(text: str, start: int, end: int) -> Token | None:
    """十四届人大三次会议: the third session of a term; 召开三次会议 are three meetings."""
    if _MEETING.match(text, end) is None or _SESSION.search(text, max(0, start - 10), start) is None:
        return None
    value = read_chinese(text[start:end])
    return None if value is None else make(TokenKind.ORDINAL, text, start, end + 1, value, "次")


def _amount(text: str, start: int) -> Token | None:
    """A numeral with its measure word, as a quantity, an amount of money, a percentage or an ordinal."""
    number = _chinese(text, start)
    if number is None:
        return None
    if half := with_half(text, number):
        return finish(text, start, *half)
    unit, end = unit_after(text, number.end)
    if (found := range_at(text, start, number, unit, end, _chinese)) is not None:
        return None if _is_weak(text, *found) else finish(text, start, *found)
    if unit is None:
        return _without_unit(text, start, number)
    if unit.kind is TokenKind.ORDINAL:
        return make(TokenKind.ORDINAL, text, start, end, number.value, unit.name)
    if unit.kind is TokenKind.CODE or _is_weak(text, number, unit, end) or _is_rank(text, start, end, number, unit):
        return None
    return finish(text, start, number, unit, end)


_HAN: Final = re.compile(r"[\u4e00-\u9fff](?<![的])")


def _without_unit(text: str, start: int, number: Number) -> Token | None:
    """破百万, 超三千万: a large number after a word that says how much, without a measure word."""
    if number.value < 100 or _HAN.match(text, number.end):
        return None
    approx = _lone_scale(text, start)
    if approx is _EXACT:
        approx, _ = approx_around(text, start, number.end, None)
    return None if approx is _EXACT else make(TokenKind.QUANTITY, text, start, number.end, number.value, None, approx)


def _is_weak(text: str, number: Number, unit: Unit, end: int) -> bool:
    """Whether the measure word may be part of another word: it then counts only before a delimiter, or after a long numeral."""
    if unit.name == "角":
        return text[number.end - 1] not in "壹贰叁肆伍陆柒捌玖"  # 长三角, but 伍角整
    if not unit.weak or number.approx is not _EXACT:
        return False
    if unit.name == "点":
        if _POINTS.match(text, end):
            return False
        if _HOUR.search(text, max(0, end - 8), end):
            return True
    return _HAN.match(text, end) is not None and not (text[end] in "以左内" and unit.name in ("日", "周"))


_HOUR: Final = re.compile("[午晨晚早夜日天至到][一二三四五六七八九十两]{1,3}点$")
"""上午九点 is a time."""
_POINTS: Final = re.compile("体会|意见|建议|要求|做法|问题|启示|希望|感受|经验|原因|看法|思考|想法|不足|打算|说明|特点")
"""What points are of: 三点体会 (but 三点开会)."""
_COUNTED_ONE: Final = re.compile("一" + COUNTED_ONE)


def _is_rank(text: str, start: int, end: int, number: Number, unit: Unit) -> bool:
    """前三位, 二次咨询, and an indefinite 一: ranks and words, not counts."""
    before = text[start - 1] if start else "\n"
    if before in "前后" and unit.printed in ("名", "位", "强"):
        return True
    if text[start] == "二":
        words = text[start + 1 : start + 3]
        return number.value == 2 and (words[0] not in _TWO_COUNTED or words in ("个别", "个体", "个性", "名单", "项目"))
    if text[start] != "一" or number.value != 1 or number.high is not None or text[end : end + 1] in ("半", "多"):
        return False
    return not _COUNTED_ONE.match(text, start)


_BEFORE_HALF: Final = frozenset("上下前后大多对折过一各夜参")


def _half(text: str, start: int) -> Token | None:
    """半个月, 半小时, 半年 (but 上半年 is no number)."""
    half = Number(Decimal("0.5"), start + 1, _EXACT, Decimal("0.5"), 0)
    if longer := with_half(text, half):
        return finish(text, start, *longer)
    unit = unit_at(text, start + 1)
    if unit is None or unit.name not in ("月", "小时", "年", "天"):
        return None
    return finish(text, start, half, unit, start + 1 + len(unit.printed))
