"""Sums and rates that a form does not print, from observations whose parts are all there; marked as derived."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from gxparse.catalogue import Catalogue, Derivation
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Origin

__all__ = ["derived"]

_PLACES: Final = Decimal("0.000001")

Group = tuple[Applicant | None, str | None, Basis]


def derived(told: Sequence[Observation], catalogue: Catalogue) -> tuple[Observation, ...]:
    """What the catalogue says can be computed. A code that the report tells itself is not derived."""
    found: list[Observation] = []
    groups: dict[Group, dict[str, Observation]] = {}
    for one in told:
        if one.measure is Measure.VALUE:
            groups.setdefault((one.applicant, one.scope, one.basis), {}).setdefault(one.code, one)
    plain = [group for group in groups if group[0] in (None, Applicant.TOTAL)]
    for rule in catalogue.derivations:
        for group in groups if rule.each_applicant else plain:
            found += _derive(rule, group, groups, [*told, *found])
    return tuple(found)


def _derive(
    rule: Derivation, group: Group, groups: dict[Group, dict[str, Observation]], known: Sequence[Observation]
) -> Iterator[Observation]:
    applicant, scope, basis = group
    parts = [groups[group].get(code) for code in (*rule.parts, *rule.over)]
    inputs = tuple(p for p in parts if p is not None and p.value is not None)
    if len(inputs) != len(rule.parts) + len(rule.over):
        return
    if any((o.code, o.applicant, o.scope, o.basis) == (rule.code, *group) and o.value is not None for o in known):
        return
    total = sum((p.value for p in inputs[: len(rule.parts)] if p.value is not None), Decimal(0))
    formula = " + ".join(rule.parts)
    unit, measure = inputs[0].unit, Measure.VALUE
    if rule.over:
        base = sum((p.value for p in inputs[len(rule.parts) :] if p.value is not None), Decimal(0))
        if base == 0:
            return
        total = (total / base).quantize(_PLACES, ROUND_HALF_UP)
        formula = (
            f"({formula}) / ({' + '.join(rule.over)})"
            if len(rule.parts) > 1
            else f"{formula} / ({' + '.join(rule.over)})"
        )
        unit, measure = None, Measure.RATE
    yield Observation(
        code=rule.code, value=total, unit=unit, applicant=applicant, scope=scope, basis=basis, measure=measure,
        formula=formula, inputs=inputs, evidence=Evidence(None, formula, Origin.DERIVED), label=rule.code,
    )  # fmt: skip
