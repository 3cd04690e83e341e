"""Numbers with their place and exactness, and arithmetic on the ranges they stand for; knows no rule."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.model.findings import Place
from gxparse.model.observations import Observation
from gxparse.model.tokens import Approx, Token
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["Number", "Range", "adds_up", "from_observation", "from_token", "may_be_ratio", "plain", "total_range"]

_WITHIN: Final = ("余", "多", "几", "来")
"""Words of a number that stays below the next step of its last printed digit: 3万余 is below 4万."""

_ROUNDED: Final = re.compile(r"[.．]([0-9０-９]+)\s?(万亿|[万亿])")
"""A fraction of 万 is a number rounded to its last digit."""
_WHOLE: Final = re.compile(r"[0-9０-９,，]+\s?(万亿|[万亿])")
"""Whole 万 or 亿."""
_SCALES: Final = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(1_000_000_000_000)}


_EXACT: Final = Approx.EXACT
"""To look up a member takes ten times as long as a global."""


class Range(NamedTuple):
    """All values that a number may have; ``None`` above is no bound."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: "Range") -> bool:
        """Whether some value is in both."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)

    def may_be_under(self, other: "Range") -> bool:
        """Whether some value of this is not greater than some value of the other."""
        return other.high is None or self.low <= other.high


class Number(NamedTuple):
    """A number that a finding is about."""

    value: Decimal
    span: Span | None = None
    """In the report that is checked; ``None`` where it stands elsewhere or nowhere."""
    sign: int = 1
    high: Decimal | None = None
    approx: Approx = Approx.EXACT
    text: str = ""
    unit: str | None = None
    code: str | None = None
    place: Place | None = None
    """In another report."""

    @property
    def range(self) -> Range:
        """What it may stand for: exact numbers are one value; 余 多 约 近 不足, ranges and fractions of 万 (3.1万) are more."""
        low = self.value
        if self.high is not None:
            return Range(low, self.high)
        if self.approx is _EXACT:
            match = _ROUNDED.search(self.text) if "万" in self.text or "亿" in self.text else None
            if match is None:
                return _range((low, low))
            half = _SCALES[match[2]].scaleb(-len(match[1])) / 2
            return Range(low - half, low + half - 1)  # half of it is rounded up: 12 500 is 1.3万
        match self.approx:
            case Approx.LESS:
                return Range(Decimal(0), low)
            case Approx.MORE:
                return Range(low, low + _step(low) if any(word in self.text for word in _WITHIN) else None)
            case _:
                return Range(low - _step(low), low + _step(low))


_number: Final = maker(Number)
_range: Final = maker(Range)


def _step(value: Decimal) -> Decimal:
    """One of the last digit that is not zero: 30000 gives 10000, 1600 gives 100, 4.5 gives 0.1."""
    exponent = value.normalize().as_tuple().exponent if value else 0
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def from_observation(observation: Observation, *, sign: int = 1, place: Place | None = None) -> Number:
    """The number of an observation; a blank one counts 0."""
    value = Decimal(0) if observation.value is None else observation.value
    span = None if place is not None else observation.evidence.span
    text, unit = observation.evidence.text, observation.unit
    return _number((value, span, sign, observation.high, observation.approx, text, unit, observation.code, place))


def from_token(token: Token) -> Number:
    """The number of a token of kind quantity, percent, money or number."""
    high = None if token.high is None else Decimal(token.high)
    value = token.value
    told = Decimal(0) if value is None or isinstance(value, str) else Decimal(value)
    return _number((told, Span(token.start, token.end), 1, high, token.approx, token.text, token.unit, None, None))


def total_range(numbers: Iterable[Number]) -> Range:
    """The range of a sum."""
    low, high = Decimal(0), Decimal(0)
    bounded = True
    for number in numbers:
        own = number.range
        if number.sign < 0:
            bounded = bounded and own.high is not None
            low, high = low - (own.high or Decimal(0)), high - own.low
        else:
            bounded = bounded and own.high is not None
            low, high = low + own.low, high + (own.high or Decimal(0))
    return Range(low, high if bounded else None)


def adds_up(parts: Iterable[Number], total: Number) -> bool:
    """Whether parts may add up to a total; 50万 beside numbers that are printed finer (23.4万) is rounded to its last digit."""
    terms = list(parts)
    numbers = [*terms, total]
    coarse = {name for name, scale in _SCALES.items() if any(number.value % scale for number in numbers)}
    low, high = Decimal(0), Decimal(0)
    for number in terms:
        own = _rounded(number, coarse)
        if own.high is None:
            return total_range(terms).meets(_rounded(total, coarse))
        low, high = low + own.low, high + own.high
    return Range(low, high).meets(_rounded(total, coarse))


def _rounded(number: Number, coarse: AbstractSet[str]) -> Range:
    """The range of a number, of whole 万 or 亿 with all that rounds to it where that is ``coarse``."""
    match = _WHOLE.match(number.text) if coarse and number.approx is Approx.EXACT and number.high is None else None
    if match is None or match[1] not in coarse:
        return number.range
    half = _SCALES[match[1]] / 2
    return Range(number.value - half, number.value + half - 1)


def may_be_ratio(ratio: Range, part: Range, whole: Range) -> bool:
    """Whether some value of a ratio is some value of a part divided by some value of the whole, which is above 0."""
    low = whole.high is None or ratio.high is None or part.low <= ratio.high * whole.high
    return low and (part.high is None or ratio.low * whole.low <= part.high)


def plain(value: Decimal) -> str:
    """As a person writes it: no exponent, no zeros after the last digit of a fraction, a minus sign in front.

    >>> plain(Decimal("1E+3")), plain(Decimal("-2.50"))
    ('1000', '−2.5')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
