"""A body's numbers held against those of the bodies below it; asks that all of them are given."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.audit.material import Material, Values, every, place_of
from gxparse.audit.numbers import Number, from_observation, plain
from gxparse.audit.stating import Statement, Wording, side, state
from gxparse.audit.texts import named, rule_texts
from gxparse.catalogue import Key
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.observations import Observation, Observations, Origin

__all__ = ["roll_up"]

_OWN: Final = ("本级", "市本级", "县本级", "区本级", "省本级", "市政府", "县政府", "区政府", "省政府")
"""Scopes that are a body's own share of its numbers."""


def _tables(observations: Observations) -> Values:
    return Values.of(one for one in every(observations) if one.evidence.origin is Origin.TABLE)


def roll_up(material: Material) -> Iterator[Finding]:
    """R1 for each number of the report's tables.

    Where the body's own share is told the sum is checked; where not, that the children do not exceed the total.
    """
    if not material.children:
        return
    children = [(report, _tables(observations)) for report, observations in material.children]
    own = [Values.of(material.all, scope) for scope in _OWN]
    for key, total in _tables(material.observations).best.items():
        if total.value is None:
            continue
        parts: list[Number] = []
        lacking: list[str] = []
        for report, values in children:
            one = values.get(key)
            if one is None or one.value is None:
                lacking.append(report.agency or report.source.uri or "?")
            else:
                parts.append(from_observation(one, place=place_of(report, one)))
        share = next((found for values in own if (found := values.get(key)) and found.value is not None), None)
        yield _finding(material, key, total, parts, share, lacking)


def _finding(
    material: Material, key: Key, total: Observation, parts: list[Number], share: Observation | None, lacking: list[str]
) -> Finding:
    numbers = parts if share is None else [from_observation(share), *parts]
    stated = total.value or Decimal(0)
    added = sum((n.value for n in numbers), Decimal(0))
    subject = named(key, material.catalogue)
    remark, left = None, side(numbers, total=added) if numbers else "?"
    if lacking:
        status, sign = Status.NOT_ASSESSABLE, "?"
        remark = (f"not given by: {', '.join(lacking)}", f"未提供：{'、'.join(lacking)}")
    elif share is None:
        status, sign = (Status.HOLDS, "≤") if added <= stated else (Status.FAILS, ">")
        remark = ("the body's own share is not told", "未述本级数")
    else:
        status, sign = (Status.HOLDS, "=") if added == stated else (Status.FAILS, "≠")
        left = side(numbers) if status is Status.HOLDS else left
    return state(
        material.report,
        rule_texts()["R1"],
        Statement(
            FindingKind.ROLL_UP,
            status,
            FindingSeverity.ERROR,
            f"{left} {sign} {plain(stated)}",
            [*numbers, from_observation(total)],
            sides=(None if lacking else added, stated),
            wording=Wording(subject, remark),
            codes=[key.code],
            applicant=key.applicant,
        ),
    )
