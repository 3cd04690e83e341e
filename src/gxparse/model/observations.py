"""Canonical indicators of a report: what was observed under which code, with the evidence; no reading of text.

The codes are those of the catalogue (``gxparse.catalogue``); one code names one quantity, whichever form printed it.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, final

from attrs import frozen

from gxparse import late
from gxparse.model.dates import Period
from gxparse.model.tables import Missing
from gxparse.model.tokens import Approx
from gxparse.spans import Span

__all__ = ["Applicant", "Basis", "Evidence", "Measure", "Observation", "Observations", "Origin"]


class Applicant(StrEnum):
    """Who applied: the columns of the matrix of forms 2019 and 2021 (申请人情况)."""

    NATURAL_PERSON = "natural_person"
    """自然人"""
    ENTERPRISE = "enterprise"
    """商业企业"""
    RESEARCH = "research"
    """科研机构"""
    PUBLIC_INTEREST = "public_interest"
    """社会公益组织"""
    LEGAL_SERVICES = "legal_services"
    """法律服务机构"""
    OTHER = "other"
    """其他"""
    TOTAL = "total"
    """总计"""


class Basis(StrEnum):
    """What span of time a value is of."""

    YEAR = "year"
    """The reporting year."""
    CUMULATIVE = "cumulative"
    """All years so far: 历年累计."""
    PERIOD = "period"
    """One return of several in a year: 本期实际."""
    TO_DATE = "to_date"
    """From the start of the year to a cut-off date: 截止12月15日, 本年累计 of a return."""


class Measure(StrEnum):
    """What kind of number it is."""

    VALUE = "value"
    """The quantity itself."""
    GROWTH = "growth"
    """A change against the year before, in the unit stated (``%`` or the indicator's own)."""
    SHARE = "share"
    """A part of another indicator, in ``%``."""
    RATE = "rate"
    """A ratio of two indicators."""


class Origin(StrEnum):
    """Where a value was found."""

    TABLE = "table"
    PROSE = "prose"
    DERIVED = "derived"
    """Computed from other observations; never printed."""


@final
@frozen
class Evidence:
    """The place a value comes from."""

    span: Span
    """The number, or the words that deny (未收到…); for derived values the first input's."""
    text: str
    """``report.text`` at ``span``."""
    origin: Origin
    spans: tuple[Span, ...] = ()
    """All inputs' places of a derived value, else empty."""


@final
@frozen
class Observation:
    """One value of one indicator."""

    code: str
    """Code of the catalogue."""
    value: Decimal | None
    """In the base unit (money in 元), or ``None`` where the cell has no number: ``missing`` says why."""
    evidence: Evidence
    label: str
    """As printed: the row's label, or the words that name the indicator."""
    high: Decimal | None = None
    """Upper end of a range."""
    missing: Missing | None = None
    unit: str | None = None
    """As printed by row, header, cell or sentence; 元 for money; ``None`` where none is printed."""
    approx: Approx = Approx.EXACT
    applicant: Applicant | None = None
    """The applicant of a cell of the matrix; ``None`` for indicators without that dimension."""
    scope: str | None = None
    """Whose number, where it is a part or another circle than the body (本级, 区政府工作部门); else ``None``."""
    period: Period | None = None
    """Where the text dates the value itself."""
    basis: Basis = Basis.YEAR
    measure: Measure = Measure.VALUE
    base: str | None = None
    """The code that a growth or share is of."""
    formula: str | None = None
    """How a derived value is made, in codes."""
    inputs: tuple[str, ...] = ()
    """The codes a derived value is made of."""


def _preference(observation: Observation) -> tuple[int, ...]:
    """Smaller is better: value, total, the body as a whole, told by a table, exact, of this year; unknown values last."""
    return (
        observation.value is None,
        observation.measure is not Measure.VALUE,
        observation.applicant not in (None, Applicant.TOTAL),
        observation.scope is not None,
        list(Origin).index(observation.evidence.origin),
        observation.approx is not Approx.EXACT,
        list(Basis).index(observation.basis),
        observation.evidence.span.start,
    )


@final
@frozen(repr=False)
class Observations(Mapping[str, Observation]):
    """All observations of a report; a mapping from a code to the best one.

    Best, in this order: has a value, measure ``value``, applicant total, the body as a whole, table before prose before
    derived, exact, of the year before cumulative, first in the text.
    """

    every: tuple[Observation, ...]
    """Every observation in the order of the text."""

    def all(self, code: str) -> tuple[Observation, ...]:
        """Every observation of a code, best first; empty where there is none."""
        return tuple(sorted((item for item in self.every if item.code == code), key=_preference))

    def conflicts(self) -> tuple[tuple[Observation, ...], ...]:
        """Groups of observations that tell one code twice with different values.

        Told twice means: equal code, measure, base, applicant, scope, basis and period, both with a value.
        """
        groups: dict[object, list[Observation]] = {}
        for item in self.every:
            if item.value is not None:
                same = (item.code, item.measure, item.base, item.applicant, item.scope, item.basis, item.period)
                groups.setdefault(same, []).append(item)
        return tuple(tuple(group) for group in groups.values() if len({(i.value, i.high) for i in group}) > 1)

    def __getitem__(self, code: str) -> Observation:
        best = min((item for item in self.every if item.code == code), key=_preference, default=None)
        if best is None:
            raise KeyError(code)
        return best

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(item.code for item in self.every))

    def __len__(self) -> int:
        return len({item.code for item in self.every})

    def to_records(self) -> Sequence[Mapping[str, Any]]:
        """One record an observation."""
        return list(late.call("Observations.to_records", self))

    def to_pandas(self, *, decimals: str = "decimal") -> Any:
        """A pandas ``DataFrame``, one row an observation; ``decimals="float"`` gives floats."""
        return late.call("Observations.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars ``DataFrame``, one row an observation."""
        return late.call("Observations.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow table (any object with ``__arrow_c_stream__``), one row an observation."""
        return late.call("Observations.to_arrow", self)

    def _repr_html_(self) -> str:
        return str(late.call("Observations._repr_html_", self))

    def __repr__(self) -> str:
        return f"<Observations {len(self)} indicators, {len(self.every)} observations>"
