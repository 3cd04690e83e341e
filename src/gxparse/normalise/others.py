"""Numbers of the further reports that one document holds: whose they are, and of which year; reads no number."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.folding import squeeze
from gxparse.model.dates import PartialDate, Period
from gxparse.model.observations import Observation
from gxparse.model.report import Report
from gxparse.structure.further import Titles
from gxparse.structure.title import year_number

__all__ = ["told_apart"]

_SEVERAL: Final = "several_reports"
_LONGEST: Final = 80
"""Characters of a line that may be a title."""


class _Other(NamedTuple):
    """A further report, from its title on."""

    start: int
    scope: str | None
    """Its body, where that is not the first report's."""
    period: Period | None
    """Its year, where that is not the first report's."""


def told_apart(report: Report, told: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations, those below the title of a further report with its body as scope, its year as period."""
    others = [_Other(0, None, None), *_others(report)]
    if len(others) == 1:
        return tuple(told)
    starts = [other.start for other in others]
    return tuple(_of(one, others, starts) for one in told)


def _of(one: Observation, others: Sequence[_Other], starts: Sequence[int]) -> Observation:
    span = one.evidence.span
    other = others[0] if span is None else others[bisect_right(starts, span.start) - 1]
    if other.scope is None and other.period is None:
        return one
    return evolve(one, scope=one.scope or other.scope, period=one.period or other.period)


def _others(report: Report) -> Iterator[_Other]:
    """The further reports whose titles name their bodies, in order."""
    first = next((d.span.start for d in report.diagnostics if d.code == _SEVERAL and d.span is not None), None)
    own = squeeze(report.agency or "")
    start = len(report.text) if first is None else first
    titles = Titles(report.text, () if first is None else report.sections, report.agency, report.year)
    while start < len(report.text):
        end = report.text.find("\n", start)
        end = len(report.text) if end < 0 else end
        parts = titles.read(start, end) if end - start <= _LONGEST else None
        if parts is not None and parts[0]:
            year = year_number(parts[1]) if parts[1] else None
            same = squeeze(parts[0]) == own
            yield _Other(start, None if same else parts[0], _period(year) if year not in (None, report.year) else None)
        start = end + 1


def _period(year: int | None) -> Period | None:
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    return Period(PartialDate(year, 1, 1), PartialDate(year, 12, 31))
