"""Statements of one number held against each other: text and table, text and text, two tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.audit.causes import of_two
from gxparse.audit.material import Material, place_of
from gxparse.audit.numbers import Number, from_observation, total_range
from gxparse.audit.stating import Cause, Statement, Wording, side, state
from gxparse.audit.texts import named, rule_texts
from gxparse.catalogue import Key
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Origin
from gxparse.model.report import Report
from gxparse.tuples import maker

__all__ = ["WAYS", "conflicts", "printed", "table_and_prose", "way_of"]

Way = tuple[tuple[str, int], ...]
"""A way of counting: codes with their signs."""

WAYS: Final[dict[str, tuple[Way, ...]]] = {
    "requests.received": (
        (("requests.received", 1),),
        (("requests.received", 1), ("requests.carried_over", 1)),  # 收办, 含上年结转
    ),
    "requests.results_total": (
        (("requests.results_total", 1),),
        (("requests.results_total", 1), ("requests.carried_over", -1)),  # this year's alone
    ),
    "requests.replied": ((("requests.replied", 1),), (("requests.results_total", 1),)),
    "requests.concluded": ((("requests.concluded", 1),), (("requests.results_total", 1),)),
    "review.total": ((("review.total", 1),), (("review.total", 1), ("review.pending", -1))),
    "litigation.total": (
        (("litigation.total", 1),),
        (("litigation.direct.total", 1), ("litigation.after_review.total", 1)),
        (
            ("litigation.direct.total", 1), ("litigation.direct.pending", -1),
            ("litigation.after_review.total", 1), ("litigation.after_review.pending", -1),
        ),
    ),
    "litigation.direct.total": (
        (("litigation.direct.total", 1),),
        (("litigation.direct.total", 1), ("litigation.direct.pending", -1)),
    ),
    "litigation.after_review.total": (
        (("litigation.after_review.total", 1),),
        (("litigation.after_review.total", 1), ("litigation.after_review.pending", -1)),
    ),
}  # fmt: skip
"""How a sentence may count what the table counts; other codes are counted as they are."""
_CUT_OFF: Final = Cause("the text counts up to a date before the end of the year", "正文统计截止日期早于年末")


# To look up a member takes ten times as long as a global.
_PROSE, _TABLE, _DERIVED, _GROWTH = Origin.PROSE, Origin.TABLE, Origin.DERIVED, Measure.GROWTH
_YEAR: Final = re.compile("[较比]((?:19|20)[0-9]{2})年")
_BEFORE: Final = 20
"""Characters before a change that say on what."""
_RETURNED: Final = (Basis.PERIOD, Basis.TO_DATE)
_TOLD_ONCE: Final = (Measure.VALUE, Measure.GROWTH)
"""What a report tells once of an indicator; it may be a share of several others."""


class _Same(NamedTuple):
    """What two statements of a code must have in common to tell one number."""

    origin: Origin
    measure: Measure
    base: str | None
    applicant: Applicant | None
    scope: str | None
    basis: Basis
    period: object
    unit: str | None
    """Of growth: one in per cent and one in 件 are not one number."""


_same: Final = maker(_Same)


def table_and_prose(material: Material) -> Iterator[Finding]:
    """P1: each number of a sentence whose indicator is in a table of the report."""
    tables = printed([*material.told(_TABLE), *material.told(_DERIVED)])
    for one in material.told(_PROSE) if tables else ():
        if one.measure is not Measure.VALUE or one.scope is not None or one.value is None:
            continue
        if one.basis not in (Basis.YEAR, Basis.TO_DATE):
            continue
        ways = [numbers for way in WAYS.get(one.code, (((one.code, 1),),)) if (numbers := way_of(way, one, tables))]
        if ways:
            yield _against_table(material, one, ways)


def printed(told: Sequence[Observation]) -> dict[tuple[str, Applicant | None], Observation]:
    """The first value that tables tell of each code and applicant."""
    found: dict[tuple[str, Applicant | None], Observation] = {}
    for one in told:
        if _is_printed(one):
            found.setdefault((one.code, one.applicant), one)
    return found


def _is_printed(one: Observation) -> bool:
    """Whether it is the year's value of the whole body in a table, or a sum of such."""
    return (
        one.evidence.origin is not _PROSE
        and one.measure is Measure.VALUE
        and one.scope is None
        and one.basis is Basis.YEAR
        and one.value is not None
        and all(part.evidence.origin is Origin.TABLE for part in one.inputs)
    )


def way_of(
    way: Way,
    told: Observation,
    tables: dict[tuple[str, Applicant | None], Observation],
    elsewhere: Report | None = None,
) -> list[Number]:
    """The numbers of a way of counting; empty where the table lacks one. Derived numbers are their parts."""
    numbers: list[Number] = []
    for code, sign in way:
        cells = [tables.get((code, applicant)) for applicant in _columns(told)]
        cell = next((c for c in cells if c is not None), None)
        if cell is None:
            return []
        for part in cell.inputs or (cell,):
            place = None if elsewhere is None else place_of(elsewhere, part)
            numbers.append(from_observation(part, sign=sign, place=place))
    return numbers


def _columns(told: Observation) -> tuple[Applicant | None, ...]:
    """The columns in which the number may stand: a sentence that names no applicant tells the total."""
    return (None, Applicant.TOTAL) if told.applicant is None else (told.applicant,)


def _against_table(material: Material, told: Observation, ways: Sequence[Sequence[Number]]) -> Finding:
    """The first way that agrees, else the plain one."""
    number = from_observation(told)
    agreeing = next((way for way in ways if number.range.meets(total_range(way))), None)
    way = agreeing or ways[0]
    counted = sum((n.sign * n.value for n in way), Decimal(0))
    cause = None
    if agreeing is None:
        cause = _CUT_OFF if told.basis is Basis.TO_DATE else of_two(number.value, counted)
    sign = "=" if number.value == counted else "≈" if agreeing else "≠"
    return state(
        material.report,
        rule_texts()["P1"],
        Statement(
            FindingKind.TABLE_VS_PROSE,
            Status.HOLDS if agreeing else Status.FAILS,
            FindingSeverity.REMARK,
            f"{side([number])} {sign} {side(way, total=None if sign == '=' else counted)}",
            [number, *way],
            sides=(number.value, counted),
            wording=Wording(_name(told, material), _counted(way, told, material), cause),
            codes=tuple(dict.fromkeys((told.code, *(n.code for n in way if n.code)))),
            applicant=told.applicant.value if told.applicant else None,
        ),
    )


def _counted(way: Sequence[Number], told: Observation, material: Material) -> tuple[str, str] | None:
    """How the table is counted to agree, where it is not simply the same row."""
    codes = [number.code or "" for number in way]
    if codes == [told.code]:
        return None
    names = [named(Key(code), material.catalogue) for code in codes]
    english = " ".join(f"{'−' if n.sign < 0 else '+'} {name[0]}" for n, name in zip(way, names)).removeprefix("+ ")
    chinese = "".join(f"{'－' if n.sign < 0 else '＋'}{name[1]}" for n, name in zip(way, names)).removeprefix("＋")
    return f"in the table: {english}", f"表中为：{chinese}"


def _name(one: Observation, material: Material) -> tuple[str, str]:
    return named(Key(one.code, one.applicant.value if one.applicant else None), material.catalogue)


def conflicts(material: Material) -> Iterator[Finding]:
    """Two sentences, or two tables, that tell one number differently; the first is held against each other one."""
    for code in material.observations:
        told = material.observations.all(code)
        for first, *others in _groups(told) if len(told) > 1 else ():
            seen = {first.value}
            for other in others:
                if other.value not in seen and not from_observation(first).range.meets(from_observation(other).range):
                    seen.add(other.value)
                    if _counted_in(material, first, other) or _of_other_years(material.report.text, first, other):
                        continue
                    yield _conflict(material, first, other)


def _counted_in(material: Material, first: Observation, other: Observation) -> bool:
    """Whether one of two statements of the requests received counts those of last year in: 收到6件，上年结转1件，新收5件."""
    if first.code != "requests.received" or first.value is None or other.value is None:
        return False
    between = abs(first.value - other.value)
    carried = material.observations.all("requests.carried_over")
    return any(one.value == between and one.measure is Measure.VALUE and one.scope == first.scope for one in carried)


def _of_other_years(text: str, first: Observation, other: Observation) -> bool:
    """Whether two changes are on two years: 较2022年增加20件，较2021年增加50件."""
    spans = [one.evidence.span for one in (first, other)] if first.measure is _GROWTH else []
    years = [_YEAR.findall(text[max(0, span.start - _BEFORE) : span.start]) for span in spans if span is not None]
    return len(years) > 1 and all(years) and years[0][-1] != years[1][-1]


def _groups(told: Sequence[Observation]) -> Iterable[Sequence[Observation]]:
    """The observations of a code that tell one number, together."""
    groups: dict[_Same, list[Observation]] = {}
    for one in told:
        origin, measure = one.evidence.origin, one.measure
        if one.value is None or origin is _DERIVED or (origin is _TABLE and one.basis in _RETURNED):
            continue  # twelve monthly returns tell a number twelve times
        if measure in _TOLD_ONCE:
            unit = one.unit if measure is _GROWTH else None
            same = _same((origin, measure, one.base, one.applicant, one.scope, one.basis, one.period, unit))
            groups.setdefault(same, []).append(one)
    return groups.values()


def _conflict(material: Material, first: Observation, other: Observation) -> Finding:
    one, two = from_observation(first), from_observation(other)
    return state(
        material.report,
        rule_texts()["conflict"],
        Statement(
            FindingKind.CONFLICT,
            Status.FAILS,
            FindingSeverity.REMARK,
            f"{side([one])} ≠ {side([two])}",
            [one, two],
            sides=(one.value, two.value),
            wording=Wording(_name(first, material), None, of_two(one.value, two.value)),
            codes=(first.code,),
            applicant=first.applicant.value if first.applicant else None,
        ),
    )
