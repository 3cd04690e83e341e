"""A report's observations and sentences into findings: what adds up, what does not, and what cannot be told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from gxparse.audit.against import conflicts, table_and_prose
from gxparse.audit.causes import across
from gxparse.audit.forms import excusable, form_findings, own_findings
from gxparse.audit.growth import growth
from gxparse.audit.material import Material
from gxparse.audit.notes import with_notes
from gxparse.audit.order import numbering
from gxparse.audit.prose import prose_findings
from gxparse.audit.rollup import roll_up
from gxparse.audit.years import periods
from gxparse.catalogue import Catalogue, Rule
from gxparse.model.findings import Audit, Finding, FindingKind
from gxparse.model.observations import Measure
from gxparse.model.report import Report

__all__ = ["audit", "findings"]


def audit(
    report: Report,
    *,
    previous: Report | None = None,
    children: Sequence[Report] = (),
    rules: Sequence[Rule] | None = None,
    catalogue: Catalogue | None = None,
) -> Audit:
    """Each arithmetic statement of the report and of its form, checked.

    ``previous`` is the report of the year before (rules Y1, Y2, Z1 and stated growth), ``children`` are the reports of
    all bodies whose numbers this one covers (R1), ``rules`` are checked besides those of the catalogue: on
    the numbers of each form, and where these do not suffice on all that the report tells, sentences too. Content never
    raises; what cannot be checked is a finding of status ``not_assessable``.
    """
    material = _material(report, previous, children, catalogue)
    found = _once([*form_findings(material), *own_findings(material, rules or ()), *_of_sentences(material)])
    noted = with_notes(report, found, excusable(material.catalogue))
    told = [*noted, *(one for step in _STEPS for one in step(material))]
    return Audit(tuple(across(told)), report.agency, report.year, report.source.uri)


def findings(
    reports: Iterable[Report], *, rules: Sequence[Rule] | None = None, catalogue: Catalogue | None = None
) -> Iterator[Finding]:
    """The findings of many reports, one report after the other; never holds more than two reports.

    A report that follows one of the same body and the year before is checked against it.
    """
    last: Report | None = None
    rules = None if rules is None else tuple(rules)
    for report in reports:
        before = last if last is not None and _follows(last, report) else None
        yield from audit(report, previous=before, rules=rules, catalogue=catalogue).findings
        last = report


def _follows(last: Report, report: Report) -> bool:
    """Whether the last report is of the same body and the year before."""
    if last.year is None or report.year is None or last.agency is None:
        return False
    return last.agency == report.agency and last.year == report.year - 1


def _of_sentences(material: Material) -> Iterator[Finding]:
    """What the sentences state; also against the report of the year before."""
    if material.before is None:
        return prose_findings(material.report)
    grown = (one.evidence.span for one in material.all if one.measure is Measure.GROWTH)
    return prose_findings(material.report, material.before[0], {span for span in grown if span is not None})


def _material(
    report: Report, previous: Report | None, children: Sequence[Report], catalogue: Catalogue | None
) -> Material:
    """The report and those around it with their observations."""
    from gxparse import catalogue as catalogues
    from gxparse.normalise import normalise

    known = catalogues.default if catalogue is None else catalogue
    before = None if previous is None else (previous, normalise(previous, catalogue=known))
    below = tuple((child, normalise(child, catalogue=known)) for child in children)
    return Material(report, normalise(report, catalogue=known), known, before, below)


_STEPS: Final[tuple[Callable[[Material], Iterator[Finding]], ...]] = (
    table_and_prose,  # the text tells what the table tells
    conflicts,  # one indicator, two values
    growth,  # stated growth and the year before
    roll_up,  # a body and those below it
    lambda material: numbering(material.report),  # 一是, 一是
    lambda material: periods(material.report),  # the year of text that was reused
)
_RELATIONS: Final = frozenset({FindingKind.SUM, FindingKind.BALANCE, FindingKind.BOUND})


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Without findings that say again of the same parts what one before them said: the form's rule stands first."""
    first: dict[object, Finding] = {}

    def says_again(one: Finding) -> bool:
        said = frozenset(one.spans[:-1]), one.right, one.left, one.failed
        return first.setdefault(said, one) is not one

    return [one for one in found if one.kind not in _RELATIONS or len(one.spans) < 3 or not says_again(one)]
