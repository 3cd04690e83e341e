"""A body's numbers held against those of the bodies below it; asks that all of them are given."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.audit.material import Material, Values, every, place_of
from gxparse.audit.numbers import Number, from_observation, plain
from gxparse.audit.stating import Statement, Wording, side, state
from gxparse.audit.texts import named, rule_texts
from gxparse.catalogue import Key
from gxparse.catalogue.divisions import LEVELS
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.observations import Observation, Observations, Origin
from gxparse.model.report import Report

__all__ = ["roll_up"]

_WHOLE_SHARE: Final = 2
_UNTOLD: Final = "the body's own share is not told", "未述本级数"
_DEPARTMENTS: Final = "the share of the body's departments is not told", "未述所属部门数"
_LEVEL: Final = f"[{LEVELS}]"
_TIER: Final = re.compile(
    rf"(?P<level>{_LEVEL}{{0,2}})(?:(?:人民)?政府|[局委厅院署])?(?:[(（]?本级[)）]?|机关本级)(?:政府|机关)?|(?P<tier>{_LEVEL})级(?:政府|机关)?"
)
"""A body and all that is not told of the bodies below it: 本级, 县本级, 县级."""
_OFFICE: Final = re.compile(
    rf"(?P<level>{_LEVEL}?)(?:(?:人民)?政府(?:机关|办(?:公[室厅])?)?|[局委厅院署]?机关)(?:[(（]?本级[)）]?)?"
)
"""A body without its departments: 县政府, 县政府办, 局机关."""


def _own(scope: str | None, region: str | None) -> int:
    """How far a scope is the body's own share: 2 with its departments, 1 without them, 0 not at all.

    ``region`` is the division that the body is of: 市政府 is no share of a county.
    """
    for rank, words in ((2, _TIER), (1, _OFFICE)):
        found = words.fullmatch(scope or "")
        if found is not None:
            told = found.groupdict()
            level = told["level"] or told.get("tier") or ""
            return rank if not level or region is None or level[0] == region[-1] else 0
    return 0


def _tables(observations: Observations) -> Values:
    return Values.of(one for one in every(observations) if one.evidence.origin is Origin.TABLE)


def roll_up(material: Material) -> Iterator[Finding]:
    """R1 for each number of the report's tables.

    Where the body's own share is told the sum is checked; where not, that the children do not exceed the total.
    """
    if not material.children:
        return
    departments = _has_departments(material)
    children = [(report, _tables(observations)) for report, observations in material.children]
    own = _shares(material)
    for key, total in _tables(material.observations).best.items():
        if total.value is None:
            continue
        parts: list[Number] = []
        lacking: list[str] = []
        for report, values in children:
            one = values.get(key)
            if _of_another_year(report, material.report):
                lacking.append(f"{report.agency or report.source.uri or '?'} {material.report.year}")
            elif one is None or one.value is None:
                lacking.append(report.agency or report.source.uri or "?")
            else:
                parts.append(from_observation(one, place=place_of(report, one)))
        told = ((rank, found) for rank, values in own if (found := values.get(key)) and found.value is not None)
        rank, share = next(told, (0, None))
        whole = rank == _WHOLE_SHARE or (rank > 0 and departments)
        yield _finding(material, key, total, _Parts(parts, share, whole), lacking)


def _of_another_year(child: Report, parent: Report) -> bool:
    return child.year is not None and parent.year is not None and child.year != parent.year


def _shares(material: Material) -> list[tuple[int, Values]]:
    """What the report tells of the body's own share, the widest first."""
    body = material.report.metadata.body
    region = body.regions[-1] if body is not None and body.regions else None
    scopes = dict.fromkeys(one.scope for one in material.all if one.scope)
    ranked = [(rank, scope) for scope in scopes if (rank := _own(scope, region))]
    return [(rank, Values.of(material.all, scope)) for rank, scope in sorted(ranked, key=lambda r: -r[0])]


def _has_departments(material: Material) -> bool:
    """Whether bodies of the same tier are among those below: departments, and not governments of smaller divisions."""
    body = material.report.metadata.body
    level = None if body is None else body.level
    below = [child.metadata.body for child, _ in material.children]
    return any(one is not None and one.level is not None and one.level == level for one in below)


class _Parts(NamedTuple):
    """What a total is the sum of."""

    children: list[Number]
    share: Observation | None
    whole: bool
    """Whether the share is all that the children lack."""


def _finding(material: Material, key: Key, total: Observation, given: _Parts, lacking: list[str]) -> Finding:
    share = given.share
    numbers = given.children if share is None else [from_observation(share), *given.children]
    stated = total.value or Decimal(0)
    added = sum((n.value for n in numbers), Decimal(0))
    subject = named(key, material.catalogue)
    remark, left = None, side(numbers, total=added) if numbers else "?"
    if lacking:
        status, sign = Status.NOT_ASSESSABLE, "?"
        remark = (f"not given by: {', '.join(lacking)}", f"未提供：{'、'.join(lacking)}")
    elif not given.whole:
        status, sign = (Status.HOLDS, "≤") if added <= stated else (Status.FAILS, ">")
        remark = _UNTOLD if share is None else _DEPARTMENTS
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
            codes=(key.code,),
            applicant=key.applicant,
        ),
    )
