"""What a report told, by code, applicant, basis and scope, for this year and the year before; checks nothing."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, final

from attrs import field, frozen

from gxparse.catalogue import Catalogue, Form, Key, form_of_year
from gxparse.model.findings import Place
from gxparse.model.observations import Measure, Observation, Observations, Origin
from gxparse.model.report import Report
from gxparse.model.tables import IndicatorTable
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["Material", "Values", "every", "form_at", "place_of", "printed_forms"]


_key: Final = maker(Key)


def every(values: Observations) -> Iterator[Observation]:
    """All observations."""
    for code in values:
        yield from values.all(code)


@final
@frozen
class Values:
    """Observations of one origin and scope, the best for each key."""

    best: dict[Key, Observation]

    @classmethod
    def of(cls, observations: Iterable[Observation], scope: str | None = None) -> "Values":
        """Those of this scope."""
        return cls.by_scope(observations).get(scope) or cls({})

    @classmethod
    def by_scope(cls, observations: Iterable[Observation]) -> dict[str | None, "Values"]:
        """Those that are values of their own, of each scope; the first with a value is the best."""
        found: dict[str | None, Values] = {}
        value = Measure.VALUE
        for one in observations:
            values = found.get(one.scope)
            if values is None:
                values = found[one.scope] = cls({})
            if one.measure is value:
                best, key = values.best, _key((one.code, one.applicant, one.basis, 0))
                known = best.get(key)
                if known is None or (known.value is None and one.value is not None):
                    best[key] = one
        return found

    def get(self, key: Key) -> Observation | None:
        """The observation of a key, of whichever year the key is."""
        return self.best.get(key._replace(year=0) if key.year else key)


@final
@frozen
class Material:
    """A report with its observations, those of the year before and of the bodies below."""

    report: Report
    observations: Observations
    catalogue: Catalogue
    previous: tuple[Report, Observations] | None = None
    children: tuple[tuple[Report, Observations], ...] = field(default=())

    @property
    def before(self) -> tuple[Report, Observations] | None:
        """The year before; nothing where the report given as such is of another year."""
        if self.previous is None or self.report.year is None:
            return self.previous
        return self.previous if self.previous[0].year in (None, self.report.year - 1) else None

    def told(self, origin: Origin) -> tuple[Observation, ...]:
        """Observations of this origin, in the order of the text."""
        return self._by_origin.get(origin, ())

    @cached_property
    def _by_origin(self) -> dict[Origin, tuple[Observation, ...]]:
        found: dict[Origin, list[Observation]] = {}
        for one in self.all:
            found.setdefault(one.evidence.origin, []).append(one)
        return {origin: tuple(told) for origin, told in found.items()}

    @cached_property
    def all(self) -> tuple[Observation, ...]:
        """All observations."""
        return tuple(every(self.observations))


def place_of(report: Report, observation: Observation) -> Place | None:
    """The place of an observation of another report; ``None`` where it has none."""
    span = observation.evidence.span
    return None if span is None else Place(span, report.agency, report.year, report.source.uri)


def form_at(report: Report, span: Span | None) -> str | None:
    """The form of the table that tells a number; of a sentence, and of a number without a place, that of the year."""
    forms = (table.form for table in report.tables if span is not None and span.start in table.span)
    return next((form for form in forms if form), None) or form_of_year(report.year)


def printed_forms(report: Report, catalogue: Catalogue) -> dict[str, tuple[Form, list[IndicatorTable]]]:
    """The forms that the report's tables follow, each with these tables."""
    found: dict[str, tuple[Form, list[IndicatorTable]]] = {}
    for table in report.tables:
        kind = catalogue.tables.get(table.kind or "")
        if kind is not None:
            name = kind.kind.split("/")[0]
            form = next(f for f in catalogue.forms if (f.id, f.variant) == (kind.form, kind.variant))
            found.setdefault(name, (form, []))[1].append(table)
    return found
