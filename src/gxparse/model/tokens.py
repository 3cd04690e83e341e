"""What a number in a text is: its kind, place, value, unit, approximation; the result of tokenising, not the doing."""

from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from gxparse.spans import Span

__all__ = ["TIME_UNITS", "Approx", "Token", "TokenKind"]

TIME_UNITS: Final = frozenset("秒 分钟 小时 天 日 工作日 自然日 交易日 周 星期 月 季度 年 年度 周年".split())
"""Units of time, as tokens have them: without the 个 that may be printed before them."""


class TokenKind(StrEnum):
    """The role of a number in the text."""

    QUANTITY = "quantity"
    """A number that counts something: 20196条, 八大项, 5个工作日, 4至6条."""
    PERCENT = "percent"
    """30.79%, 百分之三, 八成 (80), 5个百分点."""
    MONEY = "money"
    """An amount in 元: 119.7万元 is 1197000."""
    NUMBER = "number"
    """A number whose role is not told by the text around it."""
    ORDINAL = "ordinal"
    """第十二次, 第20条, 第（一）项."""
    ENUMERATOR = "enumerator"
    """The label of a heading, list item or point: 一、 （一） 1. (1) 一是."""
    YEAR = "year"
    """2016年, 2017年度, a bare year where it is one (2018我局, 2017版)."""
    DATE = "date"
    """2016年10月10日, 10月10日, 4月份, 2018-03-22; the value is ISO 8601 (``--10-10`` without a year)."""
    PERIOD = "period"
    """自2017年1月1日起至12月31日止; the value is an ISO 8601 interval."""
    TIME = "time"
    """10:00, 16:15:30."""
    DOC_NUMBER = "doc_number"
    """国办发〔2016〕19号; the value is the canonical form."""
    PHONE = "phone"
    """Telephone, mobile and hotline numbers."""
    POSTCODE = "postcode"
    """邮编: six digits."""
    EMAIL = "email"
    """An e-mail address."""
    URL = "url"
    """An address on the web."""
    INDEX_NUMBER = "index_number"
    """索引号 and other catalogue codes."""
    TERM = "term"
    """A set phrase with a digit: 1+7."""
    CODE = "code"
    """House numbers, standards, case numbers, numbers of orders (国务院令第711号) and other identifiers."""


class Approx(StrEnum):
    """How exact a number is stated to be."""

    EXACT = "exact"
    MORE = "more"
    """余, 多, 以上, 超过, 至少, 上千, 数十."""
    ABOUT = "about"
    """约, 近, 左右."""
    LESS = "less"
    """不足, 以下, 至多."""


class Token(NamedTuple):
    """A number of the text with its role. ``text`` is ``report.text[start:end]``."""

    kind: TokenKind
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    text: str
    """As printed."""
    value: int | Decimal | str | None = None
    """A number in base units (3万余条: 30000; money in 元), an ISO 8601 string for dates, periods and times, the
    canonical form for document numbers, else ``None``."""
    high: int | Decimal | None = None
    """The upper end of a range (4至6条: 6), else ``None``."""
    unit: str | None = None
    """The measure word (条, 人次, 工作日), ``%``, ``元``, ``‰``, ``百分点``, or ``None``."""
    approx: Approx = Approx.EXACT

    @property
    def span(self) -> Span:
        """The place of the token as a ``Span``."""
        return Span(self.start, self.end)
