"""Values under canonical codes, from tables and from prose, each with its evidence; no way of finding them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, final

from attrs import Factory, field, frozen

from gxparse import late
from gxparse.model.dates import Period
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.tables import Missing
from gxparse.model.tokens import Approx
from gxparse.spans import Span

__all__ = ["Applicant", "Basis", "Evidence", "Measure", "Observation", "Observations", "Origin"]


class Applicant(StrEnum):
    """Whose requests, in forms 2019 and 2021."""

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
    """What span of time a value covers."""

    YEAR = "year"
    """The reporting year."""
    CUMULATIVE = "cumulative"
    """历年累计: since the beginning."""
    PERIOD = "period"
    """本期实际: a month or a quarter."""
    TO_DATE = "to_date"
    """本年累计: the year so far."""


class Measure(StrEnum):
    """What is measured."""

    VALUE = "value"
    GROWTH = "growth"
    """Change against the year before."""
    SHARE = "share"
    """Part of another quantity."""
    RATE = "rate"
    """A ratio of two quantities."""


class Origin(StrEnum):
    """Where a value comes from."""

    TABLE = "table"
    PROSE = "prose"
    DERIVED = "derived"
    """Computed from other observations, its ``inputs``."""


@final
@frozen
class Evidence:
    """Where the report says so."""

    span: Span | None
    """The number, or the phrase that denies; ``None`` for a derived value, whose inputs have theirs."""
    text: str
    """As printed; for a derived value its formula."""
    origin: Origin
    spans: tuple[Span, ...] = ()
    """For a derived value those of its inputs, in the order of the formula."""

    @property
    def places(self) -> tuple[Span, ...]:
        """Where the report says so: ``span`` alone, or for a derived value ``spans``."""
        return self.spans if self.span is None else (self.span,)


@final
@frozen
class Observation:
    """One value of one indicator."""

    code: str
    """Code of the catalogue: ``requests.received``."""
    value: Decimal | None
    """In base units, money in 元; as printed where no unit of money is printed; ``None`` where ``missing`` says why."""
    high: Decimal | None = None
    """Upper end of a range."""
    missing: Missing | None = None
    """Why there is no value."""
    unit: str | None = None
    """Unit of ``value``; ``None`` where none is printed and none can be taken from the catalogue (money)."""
    approx: Approx = Approx.EXACT
    applicant: Applicant | None = None
    """Whose requests, where the form tells them apart."""
    scope: str | None = None
    """Whose number, where it is not of the reporting body as a whole: 本级, 区政府."""
    period: Period | None = None
    """The period stated for it, where it is not that of the report."""
    basis: Basis = Basis.YEAR
    measure: Measure = Measure.VALUE
    base: str | None = None
    """The code that a growth or share is of."""
    formula: str | None = None
    """How a derived value was computed."""
    inputs: tuple["Observation", ...] = field(default=(), repr=False)
    """What it was computed from."""
    evidence: Evidence = Evidence(None, "", Origin.DERIVED)
    label: str = ""
    """As printed."""


_ORIGINS = tuple(Origin)
_BASES = (Basis.YEAR, *(basis for basis in Basis if basis is not Basis.YEAR))


def _rank(observation: Observation) -> tuple[int, ...]:
    """Smaller is better: has a value, measure value, all applicants, the whole body, from a table, exact, of the year."""
    return (
        observation.value is None,
        observation.measure is not Measure.VALUE,
        observation.applicant not in (None, Applicant.TOTAL),
        observation.scope is not None,
        _ORIGINS.index(observation.evidence.origin),
        observation.approx is not Approx.EXACT,
        _BASES.index(observation.basis),
    )


def _by_code(items: tuple[Observation, ...]) -> dict[str, tuple[Observation, ...]]:
    found: dict[str, list[Observation]] = {}
    for observation in items:
        found.setdefault(observation.code, []).append(observation)
    return {code: tuple(group) for code, group in found.items()}


@final
@frozen(eq=True)
class Observations(Mapping[str, Observation]):
    """All observations of a report: a mapping from code to the best one."""

    items_: tuple[Observation, ...] = ()
    """In reading order, derived ones last."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Numbers that the words leave open, and labels that no form has."""
    _index: dict[str, tuple[Observation, ...]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _by_code(self.items_), takes_self=True)
    )

    def __getitem__(self, code: str) -> Observation:
        """The best observation of a code, by these questions in order.

        Has it a value; is it the quantity itself, not a growth or share; of all applicants; of the body as a whole; does
        a table tell it, else prose, else is it derived; is it exact; of the year rather than of all years. What comes
        first in the report decides between equals.
        """
        return min(self._index[code], key=_rank)

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __hash__(self) -> int:
        return hash(self.items_)

    def all(self, code: str) -> tuple[Observation, ...]:
        """Every observation of a code, in reading order; empty when there is none."""
        return self._index.get(code, ())

    def conflicts(self) -> dict[str, tuple[Observation, ...]]:
        """Codes told twice with different values for equal measure, applicant, scope, basis and period."""
        found: dict[str, tuple[Observation, ...]] = {}
        for code, group in self._index.items():
            told: dict[tuple[object, ...], list[Observation]] = {}
            for one in group:
                if one.value is not None and one.evidence.origin is not Origin.DERIVED:
                    told.setdefault(
                        (one.measure, one.applicant, one.scope, one.basis, one.period, one.base), []
                    ).append(one)
            differing = [one for same in told.values() if len({o.value for o in same}) > 1 for one in same]
            if differing:
                found[code] = tuple(differing)
        return found

    def to_records(self) -> list[dict[str, Any]]:
        """One record an observation."""
        return late.call("Observations.to_records", self)  # type: ignore[no-any-return]

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame, one row an observation."""
        return late.call("Observations.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame, one row an observation."""
        return late.call("Observations.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow table, one row an observation."""
        return late.call("Observations.to_arrow", self)

    def _repr_html_(self) -> str:
        return str(late.call("Observations._repr_html_", self))

    def __repr__(self) -> str:
        return f"<Observations {len(self.items_)} of {len(self._index)} indicators>"
