"""The shape of a sentence pattern and of what must be read from it; knows nothing of gxparse (see README.md)."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from attrs import frozen

__all__ = ["ERAS", "SLOT", "WORDS", "Expected", "Pattern", "Want", "growth", "observed", "share", "value", "zero"]

ERAS = {
    "2014": range(2014, 2019),  # form 2014 (统计指标 | 单位 | 统计数)
    "2020": range(2020, 2021),  # form 2019, the one year in which it was binding
    "2021": range(2021, 2025),  # form 2021
    "late": range(2020, 2025),  # forms 2019 and 2021: same words, same codes
    "any": (*range(2014, 2019), *range(2020, 2025)),  # 2019 spans two versions of the Regulations: left out
}
"""Reporting years in which the sentence means what is expected."""

SLOT = re.compile(r"\{(\w+)\}")
WORDS = frozenset({"we", "all", "gov", "body", "year", "last", "next"})
"""Slots filled with words and years, not with drawn numbers."""


class Expected(NamedTuple):
    """One observation, reduced to what is compared; equal by value, so that sets of it can be compared."""

    code: str
    value: Decimal
    unit: str | None
    measure: str = "value"
    basis: str = "year"
    base: str | None = None
    scope: str | None = None
    applicant: str | None = None
    approx: str = "exact"
    high: Decimal | None = None


@frozen
class Want:
    """One observation that a pattern must give, its number still a slot."""

    code: str
    slot: str | None = None
    """The slot the value is read from; ``None`` for a zero that is stated in words (未收到…)."""
    unit: str | None = None
    measure: str = "value"
    basis: str = "year"
    base: str | None = None
    scope: str | None = None
    applicant: str | None = None
    approx: str = "exact"
    high: str | None = None
    """The slot of the upper end of a range (4至6次)."""
    falling: bool = False
    """A decrease (回落 减少 下降): the value is the negative of the number."""
    optional: bool = False
    """Careful readers differ: giving it and leaving it out are both right."""

    def filled(self, numbers: dict[str, Decimal]) -> Expected:
        """The observation, given the drawn number of each slot."""
        number = Decimal(0) if self.slot is None else numbers[self.slot]
        return _plain(
            Expected(
                code=self.code,
                value=-number if self.falling else number,
                unit=self.unit,
                measure=self.measure,
                basis=self.basis,
                base=self.base,
                scope=self.scope,
                applicant=self.applicant,
                approx=self.approx,
                high=None if self.high is None else numbers[self.high],
            ),
        )


@frozen
class Pattern:
    """A sentence (or a few) with slots, and all that a careful reader takes from it."""

    id: str
    level: int
    """1 plain, 2 as real reports have it, 3 hard or hostile."""
    template: str
    """``{slot}`` is filled; ``<；:A|B|C>`` are clauses in any order, joined by the mark before the colon."""
    wants: tuple[Want, ...] = ()
    """Empty: nothing may be read."""
    era: str = "any"
    body: str = "any"
    """Kind of the reporting body: any, department, district, city, county, town."""
    rules: str = ""
    """What the numbers satisfy: ``a=b+c``, ``a=b+_`` (_ is a rest not printed), ``p=b/a`` (per cent, rounded half up)."""
    why: str = ""
    """The reason for what is expected, where it does not meet the eye."""
    held_out: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        """The number slots in order of print, each once."""
        return tuple(dict.fromkeys(name for name in SLOT.findall(self.template) if name not in WORDS))


def value(code: str, slot: str, unit: str, **rest: Any) -> Want:
    """A number of the code itself."""
    return Want(code=code, slot=slot, unit=unit, **rest)


def zero(code: str, **rest: Any) -> Want:
    """A zero stated in words: 未收到…, 未发生…, 无…情形."""
    return Want(code=code, **rest)


def growth(code: str, slot: str, unit: str = "%", **rest: Any) -> Want:
    """A change against the year before (同比增长, 较上年减少), in per cent or in units; its base is the code itself."""
    return Want(code=code, slot=slot, unit=unit, measure="growth", base=code, **rest)


def share(code: str, slot: str, of: str, **rest: Any) -> Want:
    """The share of the code in another (占总数的…%)."""
    return Want(code=code, slot=slot, unit="%", measure="share", base=of, **rest)


def _plain(one: Expected) -> Expected:
    """What two careful readers write differently made equal: the unit of a zero, the whole of all applicants."""
    return one._replace(
        unit=None if one.value == 0 else one.unit,
        applicant=None if one.applicant == "total" else one.applicant,
    )


def observed(observations: Iterable[Any]) -> frozenset[Expected]:
    """Observations of a reader as ``Expected``: those read from prose with a value; rates (按时办结率) are not compared.

    Duck-typed, so that this module does not import gxparse.
    """
    return frozenset(
        _plain(
            Expected(
                code=o.code,
                value=o.value,
                unit=o.unit,
                measure=str(getattr(o.measure, "value", o.measure)),
                basis=str(getattr(o.basis, "value", o.basis)),
                base=o.base,
                scope=o.scope,
                applicant=None if o.applicant is None else str(getattr(o.applicant, "value", o.applicant)),
                approx=str(getattr(o.approx, "value", o.approx)),
                high=o.high,
            ),
        )
        for o in observations
        if o.value is not None
        and str(getattr(o.measure, "value", o.measure)) != "rate"
        and str(getattr(o.evidence.origin, "value", o.evidence.origin)) == "prose"
    )
