"""Sums and rates that a form does not print, from observations whose parts are all there; marked as derived."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from gxparse.catalogue import Catalogue, Derivation, form_of_year
from gxparse.catalogue.crosswalk import LISTS
from gxparse.model.dates import Period
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Origin
from gxparse.model.report import Report
from gxparse.model.tokens import Approx

__all__ = ["derived", "forms_of"]

_PLACES: Final = Decimal("0.000001")

Group = tuple[Applicant | None, str | None, Basis, Period | None]


def forms_of(report: Report) -> frozenset[str]:
    """The forms whose figures a report tells: those of its tables, and in prose those of its year; empty if unknown."""
    forms = frozenset(table.form for table in report.tables if table.form is not None)
    told = form_of_year(report.year)
    if told is None:
        return forms
    return forms | (LISTS if told in LISTS else {told})


def derived(
    told: Sequence[Observation], catalogue: Catalogue, forms: frozenset[str] = frozenset()
) -> tuple[Observation, ...]:
    """What the catalogue says can be computed for these forms (all of them, where none is known).

    A code that the report tells itself is not derived, nor is one of which any part is missing.
    """
    found: list[Observation] = []
    groups: dict[Group, dict[str, Observation]] = {}
    value = Measure.VALUE
    for one in told:
        if one.measure is value:
            groups.setdefault((one.applicant, one.scope, one.basis, one.period), {}).setdefault(one.code, one)
    plain = [group for group in groups if group[0] in (None, Applicant.TOTAL)]
    for rule in catalogue.derivations:
        if forms.isdisjoint(rule.forms) and forms:
            continue
        for group in groups if rule.each_applicant else plain:
            computed = _derive(rule, group, groups[group])
            if computed is not None and not _is_told(computed, (*told, *found)):
                found.append(computed)
    return tuple(found)


def _is_told(one: Observation, known: Sequence[Observation]) -> bool:
    """Whether the report tells the quantity itself, of the same applicants, body and time."""
    return any(
        o.value is not None
        and o.measure is one.measure
        and (o.applicant, o.scope, o.basis, o.period) == (one.applicant, one.scope, one.basis, one.period)
        for o in known
        if o.code == one.code
    )


def _derive(rule: Derivation, group: Group, known: Mapping[str, Observation]) -> Observation | None:
    applicant, scope, basis, period = group
    inputs = tuple(known[code] for code in (*rule.parts, *rule.over) if code in known)
    values = [one.value for one in inputs if one.value is not None and one.high is None]
    if len(values) != len(rule.parts) + len(rule.over):
        return None
    upper, lower = values[: len(rule.parts)], values[len(rule.parts) :]
    value, formula = sum(upper, Decimal(0)), " + ".join(rule.parts)
    unit, measure = inputs[0].unit, Measure.VALUE
    if rule.over:
        base = sum(lower, Decimal(0))
        if base == 0:
            return None
        value = (value / base).quantize(_PLACES, ROUND_HALF_UP)
        formula = f"({formula})" if len(rule.parts) > 1 else formula
        formula += f" / ({' + '.join(rule.over)})"
        unit, measure = None, Measure.RATE
    spans = tuple(span for one in inputs for span in one.evidence.places)
    return Observation(
        code=rule.code, value=value, unit=unit, applicant=applicant, scope=scope, basis=basis, period=period,
        measure=measure, approx=_approx(inputs, rate=bool(rule.over)), formula=formula, inputs=inputs,
        evidence=Evidence(None, formula, Origin.DERIVED, spans), label=rule.code,
    )  # fmt: skip


def _approx(inputs: Sequence[Observation], *, rate: bool) -> Approx:
    """Exact only where all inputs are; a sum of numbers that are all 余 is more, anything else is about."""
    kinds = {one.approx for one in inputs}
    if kinds == {Approx.EXACT}:
        return Approx.EXACT
    return kinds.pop() if len(kinds) == 1 and not rate else Approx.ABOUT
