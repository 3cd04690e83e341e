"""Turns the characters at an offset into a date, year, period or time in ISO 8601; never repairs a damaged date, knows no calendar of today."""

import re
from typing import Final, NamedTuple

from gxparse.lexing.characters import CN_YEAR, NOUGHTS, TO, N
from gxparse.lexing.numerals import DIGITS, read_chinese
from gxparse.model.tokens import Token, TokenKind

__all__ = ["bare_year_at", "date_at", "is_year", "labelled_date_at", "plain_date", "plain_period", "span_at", "time_at"]

_GAP: Final = r"[ \t\u3000\xa0]{0,3}"
# One line end may part a date that the printer broke; its indent on the next line may be long.
_WRAP: Final = rf"{_GAP}(?:\n[ \t\u3000\xa0]{{0,40}})?"
_YEAR: Final = rf"(?P<y>[{N}]{{4}}|[{CN_YEAR}]{{4}}|二[{NOUGHTS}][{CN_YEAR}{NOUGHTS}]{{2}})"
_MONTH: Final = rf"(?P<m>[{N}]{{1,2}}|[一二三四五六七八九十]{{1,2}}|元)"
_DAY: Final = rf"(?P<d>[{N}]{{1,2}}|[一二三四五六七八九十廿]{{1,3}})"

_WORDED: Final = tuple(
    re.compile(
        rf"{_YEAR}{gap}年(?:年?度|{gap}{_MONTH}{gap}月(?:份|{gap}{_DAY}{gap}[日号])?)?|"
        rf"{_MONTH.replace('?P<m>', '?P<m2>')}{gap}月(?:份|{gap}{_DAY.replace('?P<d>', '?P<d2>')}{gap}[日号])?"
    )
    for gap in (_GAP, _WRAP)
)
"""2016年10月10日 · 10月10日 · 4月份 · 2017年度 · 二〇一〇年一月十九日; the second may run over a line end."""
_DAMAGED: Final = re.compile(rf"{_GAP}[{N}]{{1,4}}{_GAP}日")
"""What follows 年 where the month is lost: 2018年11日."""
_NUMERIC: Final = re.compile(
    rf"(?P<y>[{N}]{{4}})(?P<s>[-－/.．])(?P<m>[{N}]{{1,2}})(?:(?P=s)(?P<d>[{N}]{{1,2}}))?(?![{N}]|(?P=s)[{N}]|[A-Za-z])"
)
_DAY_FIRST: Final = re.compile(rf"(?P<d>[{N}]{{1,2}})\.(?P<m>[{N}]{{1,2}})\.(?P<y>[{N}]{{4}})(?![{N}.])")
_JOIN: Final = re.compile(rf"{_WRAP}起?{_WRAP}[,，]?{_GAP}{TO}{_WRAP}")
_YEARS: Final = re.compile(
    rf"(?P<a>[{N}]{{4}}){_GAP}{TO}{_GAP}(?P<b>[{N}]{{4}})(?P<u>{_GAP}学?年度?)?(?![{N}\-－—])"
)
_MONTHS: Final = re.compile(
    rf"(?:{_YEAR}{_GAP}年{_GAP})?(?P<a>[{N}]{{1,2}}|[一二三四五六七八九十]{{1,2}}){_GAP}{TO}{_GAP}"
    rf"(?P<b>[{N}]{{1,2}}|[一二三四五六七八九十]{{1,2}}){_GAP}月(?!{_GAP}[{N}])份?"
)
_DAYS: Final = re.compile(
    rf"(?:{_YEAR}{_GAP}年{_GAP})?{_MONTH}{_GAP}月{_GAP}(?P<a>[{N}]{{1,2}}){_GAP}日?{TO}{_GAP}(?P<b>[{N}]{{1,2}}){_GAP}日"
)
_LAST_DAY: Final = re.compile(rf"{_DAY}{_GAP}[日号]")
_CLOCK: Final = re.compile(
    rf"(?P<h>[{N}]{{1,2}})[:：](?P<m>[{N}]{{2}})(?:[:：](?P<s>[{N}]{{2}}))?(?![{N}]|[:：.．][{N}])"
)
_SPOKEN: Final = re.compile(
    rf"(?P<h>[{N}]{{1,2}}){_GAP}[时点](?:{_GAP}(?P<m>[{N}]{{1,2}}){_GAP}分(?!之|钟)|(?P<half>半))?"
)
_LONG_MONTHS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Date(NamedTuple):
    """A date as printed: 0 for what is left out."""

    end: int
    year: int
    month: int
    day: int

    def iso(self, year: int = 0) -> str:
        """ISO 8601, with ``year`` where none is printed, and ``--`` where there is none at all."""
        head = f"{self.year or year:04d}" if self.year or year else "-"
        return head + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")


def _number(digits: str | None) -> int:
    """The value of one to four digits of either script; 0 for what is not there."""
    if not digits:
        return 0
    if digits[0].isdecimal():
        return int(digits)
    if len(digits) == 4 and all(c in DIGITS or c in NOUGHTS for c in digits):
        return int("".join(str(DIGITS.get(c, 0)) for c in digits))
    if digits == "元":
        return 1
    return read_chinese(digits) or 0


def _checked(end: int, year: int, month: int, day: int, *, day_printed: bool) -> _Date | None:
    """The date, unless it does not exist (month 13, 31 April)."""
    if month > 12 or (day_printed and (not 1 <= day <= _LONG_MONTHS[month] or _is_no_leap_day(year, month, day))):
        return None
    return _Date(end, year, month, day)


_YEAR_BEFORE: Final = re.compile(rf"([{N}]{{4}}){_GAP}年{_GAP}$")


def _is_no_leap_day(year: int, month: int, day: int) -> bool:
    """29 February of a year that has none."""
    return day == 29 and month == 2 and year != 0 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0))


def _worded(text: str, at: int) -> _Date | None:
    """A date in words at ``at``, over at most one line end."""
    m = _WORDED[0].match(text, at)
    # Where the line ends inside the date, the pattern without wrapping stops early or finds nothing.
    if m is None or "\n" in text[m.end() : m.end() + 4]:
        wrapped = _WORDED[1].match(text, at)
        if wrapped is not None and wrapped[0].count("\n") <= 1:
            m = wrapped
    if m is None:
        return None
    month, day = m["m"] or m["m2"], m["d"] or m["d2"]
    if month is None and _DAMAGED.match(text, m.end()):
        return None
    if month is not None and not _number(month):
        return None
    if (
        m["y"] is None
        and _number(day) == 29
        and (before := _YEAR_BEFORE.search(text, max(0, at - 8), at))
        and _is_no_leap_day(int(before[1]), _number(month), 29)
    ):
        return None  # the end of a damaged date
    return _checked(m.end(), _number(m["y"]), _number(month), _number(day), day_printed=day is not None)


_TWO_DIGITS: Final = tuple(f"{n:02d}" for n in range(100))


def plain_date(printed: str) -> str | None:
    """ISO 8601 of a whole date as the main pattern finds it (2016年10月10日, 4月份, 2018-03-22), ``None`` if there is no such day."""
    if printed[4:5] == "-":
        year, month, day = printed.split("-")
    else:
        year, _, day = printed.partition("月")
        year, _, month = year.rpartition("年")
    m, d = int(month), int(day[:-1] if day[-1:] in _DAY_SIGNS else day) if day and day != "份" else 0
    if not 1 <= m <= 12 or not 0 <= d <= _LONG_MONTHS[m] or (day and day != "份" and not d):
        return None
    if d == 29 and m == 2:
        return None  # the reader of dates asks for the year
    head = f"{int(year):04d}-{_TWO_DIGITS[m]}" if year else f"--{_TWO_DIGITS[m]}"
    return f"{head}-{_TWO_DIGITS[d]}" if d else head


def plain_period(printed: str) -> str | None:
    """The ISO interval of two whole dates joined by 至, ``None`` where one is missing or they do not follow each other."""
    first, _, last = printed.partition("至")
    begin, finish = plain_date(first.rstrip("起,，")), plain_date(last)
    if begin is None or finish is None:
        return None
    if finish[0] == "-":
        finish = begin[:4] + finish[1:]
    return f"{begin}/{finish}" if begin < finish else None


_DAY_SIGNS: Final = ("日", "号")


def _numeric(text: str, at: int) -> _Date | None:
    """2018-03-22, 2014/3/20, 2018.03.22, 17.03.2015; a month alone only where it cannot be a fraction."""
    m = _NUMERIC.match(text, at)
    if m is not None:
        if (
            not is_year(int(m["y"]))
            or not 1 <= int(m["m"]) <= 12
            or (m["d"] is None and (m["s"] not in "-－/" or len(m["m"]) < 2))
        ):
            return None
        return _checked(m.end(), int(m["y"]), int(m["m"]), _number(m["d"]), day_printed=m["d"] is not None)
    m = _DAY_FIRST.match(text, at)
    if m is None or not is_year(int(m["y"])) or not int(m["m"]):
        return None
    return _checked(m.end(), int(m["y"]), int(m["m"]), int(m["d"]), day_printed=True)


_DATE_LABEL: Final = re.compile(r"(?:日[ \u3000]?期|时[ \u3000]?间)[ \u3000]?[:：|]?[ \u3000]{0,2}$")
_COMPACT: Final = re.compile(rf"([{N}]{{4}})(?:[.．])?([{N}]{{2}})([{N}]{{2}})?(?![{N}.．])")


def labelled_date_at(text: str, start: int, end: int) -> Token | None:
    """发布日期：2018.03 and 生成日期：20151231: what is a date only because the label says so."""
    if end - start not in (4, 8) or (m := _COMPACT.match(text, start)) is None or not is_year(int(m[1])):
        return None
    if (m[3] is None) is not (end - start == 4) or not _DATE_LABEL.search(text, max(0, start - 8), start):
        return None
    date = _checked(m.end(), int(m[1]), int(m[2]), _number(m[3]), day_printed=m[3] is not None)
    return _token(TokenKind.DATE, text, start, m.end(), date.iso()) if date is not None and date.month else None


def is_year(number: int) -> bool:
    """Whether four digits without 年 may be a year."""
    return 1949 <= number <= 2099


def _token(kind: TokenKind, text: str, start: int, end: int, value: int | str) -> Token:
    return Token(kind, start, end, text[start:end], value)


def _short_period(text: str, at: int) -> Token | None:
    """Periods whose first date is cut short: 2024－2027年, 2018年1—6月, 10月10-15日."""
    if m := _YEARS.match(text, at):
        first, last = int(m["a"]), int(m["b"])
        if (
            first < last
            and is_year(first)
            and is_year(last)
            and (m["u"] or text[m.end() : m.end() + 1] not in tuple("件条个项次份人家元.%万"))
        ):
            return _token(TokenKind.PERIOD, text, at, m.end(), f"{first:04d}/{last:04d}")
    for pattern, is_month in ((_MONTHS, True), (_DAYS, False)):
        if (m := pattern.match(text, at)) is None:
            continue
        first, last, year = _number(m["a"]), _number(m["b"]), _number(m["y"])
        month = 0 if is_month else _number(m["m"])
        ends = [
            _checked(0, year, n, 0, day_printed=False) if is_month else _checked(0, year, month, n, day_printed=True)
            for n in (first, last)
        ]
        if 0 < first < last and ends[0] is not None and ends[1] is not None and (is_month or month):
            return _token(TokenKind.PERIOD, text, at, m.end(), f"{ends[0].iso()}/{ends[1].iso()}")
    return None


def _second(text: str, at: int, first: _Date) -> _Date | None:
    """The second date of a period; year (and month) may be left out."""
    if date := _worded(text, at) or _numeric(text, at):
        return date
    if first.day and (m := _LAST_DAY.match(text, at)):
        return _checked(m.end(), first.year, first.month, _number(m["d"]), day_printed=True)
    return None


def date_at(text: str, start: int, _end: int) -> Token | None:
    """The date, year or period that begins at ``start``."""
    date = _worded(text, start)
    if date is None or (not date.day and text[date.end : date.end + 1] in _SHORTENED):
        if period := _short_period(text, start):
            return period
        date = date or _numeric(text, start)
        if date is None:
            return None
    if (
        text[date.end : date.end + 1] in _JOIN_FIRST
        and not _CHAINED.search(text, max(0, start - 4), start)
        and (period := _period(text, start, date))
    ):
        return period
    if date.month:
        return _token(TokenKind.DATE, text, start, date.end, date.iso())
    return _token(TokenKind.YEAR, text, start, date.end, date.year)


_CHAINED: Final = re.compile(rf"[年月日号{N}]起?{TO}$")
"""Before the end of a period: it begins no other one."""
_SHORTENED: Final = frozenset(" \t\u3000\xa00123456789０１２３４５６７８９一二三四五六七八九十-－—–~～至到")
_JOIN_FIRST: Final = frozenset(" \t\u3000\xa0\n起至到,，—－–~～〜-")


def _period(text: str, start: int, date: _Date) -> Token | None:
    """The period that ``date`` begins: 2017年1月1日起,至2017年12月31日."""
    join = _JOIN.match(text, date.end)
    if join is None:
        return None
    last = _second(text, join.end(), date)
    if last is None or text[start : last.end].count("\n") > 1:
        return None
    begin, finish = date.iso(), last.iso(date.year)
    if begin < finish and bool(date.year) >= bool(last.year):
        return _token(TokenKind.PERIOD, text, start, last.end, f"{begin}/{finish}")
    return None


_LISTED_YEAR: Final = re.compile(rf"[、,，和及与]{_GAP}[{N}]{{4}}{_GAP}年|[、,，和及与]{_GAP}[{N}]{{4}}[、,，和及与]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff](?<!年)")


def bare_year_at(text: str, start: int, end: int) -> Token | None:
    """Four digits that are a year without 年: 2018我局, 2017版, 2016、2017年."""
    if end - start != 4 or not is_year(int(text[start:end])):
        return None
    if _HAN.match(text, end) or _LISTED_YEAR.match(text, end):
        return _token(TokenKind.YEAR, text, start, end, int(text[start:end]))
    return None


_SPAN: Final = re.compile(
    rf"[{N}]{{1,4}}{_GAP}{TO}{_GAP}[{N}]{{1,4}}(?:{_GAP}[年月]|(?<=[{N}]{{4}}))"
)


def span_at(text: str, start: int, _end: int) -> Token | None:
    """A period between two bare numbers: 2024－2027年, 1至6月, 2021-2025."""
    return _short_period(text, start) if _SPAN.match(text, start) else None


_AFTER_NOON: Final = ("下午", "傍晚", "晚上")


def time_at(text: str, start: int, _end: int) -> Token | None:
    """10:00, 16:15:30, 9时30分, 上午9点; 下午3点 is 15:00."""
    second: str | None = None
    half = False
    if m := _CLOCK.match(text, start):
        second = m["s"]
    else:
        m = _SPOKEN.match(text, start)
        if m is None or (
            "点" in m[0]
            and m["m"] is None
            and m["half"] is None
            and text[max(0, start - 1) : start] not in tuple("午晨晚早夜日")
        ):
            return None
        half = m["half"] is not None
    hour, minute = int(m["h"]), 30 if half else _number(m["m"])
    if hour > 24 or minute > 59 or _number(second) > 59:
        return None
    if hour < 12 and text[max(0, start - 3) : start].rstrip().endswith(_AFTER_NOON):
        hour += 12
    value = f"{hour:02d}:{minute:02d}" + (f":{int(second):02d}" if second else "")
    return _token(TokenKind.TIME, text, start, m.end(), value)
