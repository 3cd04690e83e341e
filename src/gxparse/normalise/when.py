"""Words and dates of a stretch of text into the time that its number is of; must not know any indicator."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from gxparse.catalogue.wording import Word
from gxparse.model.dates import PartialDate, Period
from gxparse.model.observations import Basis
from gxparse.model.tokens import Token, TokenKind

__all__ = ["THIS_YEAR", "When", "timed"]

_IN_FORCE: Final = 2008
"""Since when the Regulations are in force: a span of years from then on is of all years."""
_REVISED: Final = 2019
"""When the Regulations were revised: in the report on that year 自新《条例》施行以来 is of a part of it."""
_SINCE: Final = ("以来", "起至今", "至今", "迄今")
_WITHIN: Final = ("年初", "元旦", "春节", "今年", "本年", "年内", "月", "季度")
"""What a span of years does not begin with: 自年初以来."""
_ANEW: Final = ("新", "修订")
_DAYS: Final = re.compile(r"\d-\d\d-\d\d$")
_COMPARED: Final = frozenset("较比与同")
_THAN: Final = ("较", "比")
_WITH: Final = ("与", "和", "同")
_ALIKE: Final = re.compile("相?比|持平|相当|相同|一致|一样")


class When(NamedTuple):
    """The time that numbers are of."""

    basis: Basis = Basis.YEAR
    period: Period | None = None
    other: bool = False
    """Whether it is another year or a part of this one: such numbers are not the report's."""
    stated: bool = False
    """Whether the text names the reporting year."""
    summed: bool = False
    """Whether only 累计 says that it is of all years."""
    today: bool = False
    """Whether 截至目前 says until when: with 累计 it is of all years."""
    since: bool = False
    """Whether a day years ago begins it (自2008年5月1日施行以来): an end that is told then changes nothing."""
    both: bool = False
    """Whether this year and all years are told at once (2018年以及历年来)."""


THIS_YEAR: Final = When()
"""What a sentence is of that names no time."""
_SCHOOL_YEAR: Final = "学年"
_TO_NO_DAY: Final = When(Basis.TO_DATE)
"""截至 without a day."""


def timed(
    when: When, words: Sequence[Word], dates: Sequence[tuple[int, Token]], text: str, year: int | None,
    own: Period | None = None,
) -> When:  # fmt: skip
    """``when`` changed by the words and dates of a stretch, in their order; ``own`` is the period that the report states."""
    marks: list[tuple[int, Word | Token]] = [(word.start, word) for word in words if word.concept.startswith("time.")]
    marks += dates
    concepts = {word.concept for word in words}
    cut = here = False
    for at, mark in sorted(marks, key=lambda item: item[0]):
        if isinstance(mark, Token):
            if mark.kind is TokenKind.PERIOD and _is_own(mark, year, own):
                whole = own is None or _whole_year(own)
                when = When(stated=True) if whole else When(Basis.TO_DATE, own, stated=True)
            elif at == 0 or text[at - 1] not in _COMPARED:
                when = _dated(when, mark, year, cut=cut, since="time.since" in concepts)
                here = here or when == When(stated=True)
            continue
        if mark.concept == "time.other" and _is_compared(text, mark):
            continue
        cut = cut or mark.concept == "time.cut"
        if mark.concept == "time.since" and not dates and "time.range" in concepts and text.startswith(_SINCE, at):
            when = _since_event(when, text[:at], year)
        else:
            when = _worded(when, mark.concept, cut=cut, here=here)
            if mark.concept == "time.end" and when == _TO_NO_DAY and year is not None and text.startswith("年", at):
                when = When(Basis.TO_DATE, _period(year, date(year, 12, 31)), stated=True)  # 截至年底
    return when


def _is_compared(text: str, word: Word) -> bool:
    """与上年的12件相比: whether a year is only what this one is compared with."""
    before = text[word.start - 1 : word.start]
    return before in _THAN or (before in _WITH and _ALIKE.search(text, word.end) is not None)


def _is_own(token: Token, year: int | None, own: Period | None) -> bool:
    """Whether a period is the report's own one, which need not be a year: 2012—2013学年."""
    value = str(token.value)
    if not token.text.endswith(_SCHOOL_YEAR):
        return own is not None and value == f"{own.start}/{own.end}"
    return value == f"{own.start.year}/{own.end.year}" if own is not None else value.endswith(f"/{year}")


def _worded(when: When, concept: str, *, cut: bool, here: bool) -> When:
    match concept:
        case "time.all":
            return When(Basis.CUMULATIVE, both=here)
        case "time.sum" if when.today:
            return When(Basis.CUMULATIVE)
        case "time.sum" if not when.other and when.basis is Basis.YEAR and not when.stated:
            return When(Basis.CUMULATIVE, summed=True)
        case "time.year":
            return When(stated=True) if when.basis is not Basis.TO_DATE or not cut else when
        case "time.then":  # 截至12月15日，当年收到7件: up to that day
            return when if when.basis is Basis.TO_DATE and not _whole_year(when.period) else When(stated=True)
        case "time.other" | "time.part":
            return When(other=True)
        case "time.end" | "time.now" if cut and when.basis is not Basis.TO_DATE and not when.since:
            return When(Basis.TO_DATE, today=concept == "time.now" and not when.stated)
        case _:
            return when


def _since_event(when: When, event: str, year: int | None) -> When:
    """自《条例》施行以来: from an event on that has no date, which is of all years, unless it lies in the reporting year."""
    if any(word in event for word in _WITHIN):
        return when
    anew = year is not None and year <= _REVISED and any(word in event for word in _ANEW)
    return When(other=True) if anew else When(Basis.CUMULATIVE)


def _whole_year(period: Period | None) -> bool:
    return period is None or str(period.end).endswith("-12-31")


def _dated(when: When, token: Token, year: int | None, *, cut: bool, since: bool) -> When:
    if token.kind is TokenKind.PERIOD:
        return _ranged(str(token.value), year)
    if token.kind is TokenKind.YEAR:
        stated = int(str(token.value))
        if cut and when.since:
            return when
        if cut:
            return When(Basis.TO_DATE, _period(stated, date(stated, 12, 31)), stated=True)
        if since and stated != year:
            return When(Basis.CUMULATIVE, since=True)
        return When(stated=True) if year in (None, stated) else When(other=True)
    end = _day(str(token.value), year, first_day=since and not cut)
    if cut and when.since:
        return when
    if cut:
        return When(Basis.TO_DATE, None if end is None else _period(end.year, end), stated=end is not None)
    if since:
        if end is None or end.year != year:
            return When(Basis.CUMULATIVE, since=True)
        from_new_year = (end.month, end.day) == (1, 1) or (end.year, end.month, end.day) == (_IN_FORCE, 5, 1)
        return when if from_new_year else When(other=True)  # 自5月起: a part of the year
    return When(other=True)


def _ranged(value: str, year: int | None) -> When:
    first, _, last = value.partition("/")
    start, end = _day(first, year, first_day=True), _day(last, year)
    if start is None or end is None:
        return When(other=True)
    if start.year != end.year:
        return When(Basis.CUMULATIVE, _span(start, end)) if start.year <= _IN_FORCE else When(other=True)
    if year is not None and start.year != year:
        return When(other=True)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return When(stated=True)
    from_new_year = (start.month, start.day) == (1, 1) and _DAYS.search(last) is not None
    if (start.year, start.month, end.month, end.day) == (_IN_FORCE, 5, 12, 31):  # since the Regulations are in force
        from_new_year = True
    return When(Basis.TO_DATE, _span(start, end), stated=True) if from_new_year else When(other=True)


def _day(value: str, year: int | None, *, first_day: bool = False) -> date | None:
    """The day of an ISO date of any precision; its last day, or its first one, where it has months or years only."""
    parts = value.replace("--", f"{year}-" if year is not None else "x-").split("-")
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    month = numbers[1] if len(numbers) > 1 else (1 if first_day else 12)
    last = 1 if first_day else monthrange(numbers[0], month)[1]
    return date(numbers[0], month, numbers[2] if len(numbers) > 2 else last)


def _period(year: int, end: date) -> Period:
    return _span(date(year, 1, 1), end)


def _span(start: date, end: date) -> Period:
    return Period(PartialDate(start.year, start.month, start.day), PartialDate(end.year, end.month, end.day))
