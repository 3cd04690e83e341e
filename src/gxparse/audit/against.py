"""Statements of one number held against each other: text and table, text and text, growth and the year before."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from gxparse.audit.causes import of_two
from gxparse.audit.material import Material, every, place_of
from gxparse.audit.numbers import Number, Range, from_observation, plain, total_range
from gxparse.audit.stating import Cause, Statement, Wording, side, state
from gxparse.audit.texts import RuleText, named, rule_texts
from gxparse.catalogue import Key
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Observations, Origin
from gxparse.model.report import Report

__all__ = ["conflicts", "growth", "table_and_prose"]

Way = tuple[tuple[str, int], ...]
"""A way of counting: codes with their signs."""

_WAYS: Final[dict[str, tuple[Way, ...]]] = {
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


_TOLD_ONCE: Final = (Measure.VALUE, Measure.GROWTH)
"""What a report tells once of an indicator; it may be a share of several others."""


class _Same(NamedTuple):
    """What two statements must have in common to tell one number."""

    code: str
    measure: Measure
    base: str | None
    applicant: Applicant | None
    scope: str | None
    basis: Basis
    period: object
    unit: str | None
    """Of growth: one in per cent and one in 件 are not one number."""


def table_and_prose(material: Material) -> Iterator[Finding]:
    """P1: each number of a sentence whose indicator is in a table of the report."""
    tables = _tables(material.all)
    for one in material.told(Origin.PROSE):
        if one.measure is not Measure.VALUE or one.scope is not None or one.value is None:
            continue
        if one.basis not in (Basis.YEAR, Basis.TO_DATE):
            continue
        ways = [numbers for way in _WAYS.get(one.code, (((one.code, 1),),)) if (numbers := _way(way, one, tables))]
        if ways:
            yield _against_table(material, one, ways)


def _tables(told: Sequence[Observation]) -> dict[tuple[str, Applicant | None], Observation]:
    """The first value that tables tell of each code and applicant."""
    found: dict[tuple[str, Applicant | None], Observation] = {}
    for one in told:
        if _printed(one):
            found.setdefault((one.code, one.applicant), one)
    return found


def _printed(one: Observation) -> bool:
    """Whether it is the year's value of the whole body in a table, or a sum of such."""
    return (
        one.evidence.origin is not Origin.PROSE
        and one.measure is Measure.VALUE
        and one.scope is None
        and one.basis is Basis.YEAR
        and one.value is not None
        and all(part.evidence.origin is Origin.TABLE for part in one.inputs)
    )


def _way(
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
            codes=[told.code, *(n.code for n in way if n.code)],
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
    groups: dict[tuple[Origin, _Same], list[Observation]] = {}
    for one in material.all:
        returned = one.evidence.origin is Origin.TABLE and one.basis in (Basis.PERIOD, Basis.TO_DATE)
        if returned or one.value is None or one.evidence.origin is Origin.DERIVED:
            continue  # twelve monthly returns tell a number twelve times
        if one.measure in _TOLD_ONCE:
            unit = one.unit if one.measure is Measure.GROWTH else None
            same = _Same(one.code, one.measure, one.base, one.applicant, one.scope, one.basis, one.period, unit)
            groups.setdefault((one.evidence.origin, same), []).append(one)
    for group in groups.values():
        first, *others = group
        seen = {first.value}
        for other in others:
            if other.value not in seen and not from_observation(first).range.meets(from_observation(other).range):
                seen.add(other.value)
                yield _conflict(material, first, other)


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
            codes=[first.code],
            applicant=first.applicant.value if first.applicant else None,
        ),
    )


def growth(material: Material) -> Iterator[Finding]:
    """Stated growth of an indicator, held against the report of the year before."""
    text = rule_texts()["prose.growth"]
    for one in material.all:
        if one.measure is Measure.GROWTH and one.value is not None and one.scope is None:
            yield _grown(material, one, text)


def _grown(material: Material, stated: Observation, text: RuleText) -> Finding:
    """The finding of a stated growth; a fall may be stated by its sign or by its words."""
    code, number = stated.base or stated.code, from_observation(stated)
    unit = "%" if stated.unit == "%" else ""
    pairs = [_Pair(now, before) for now, before in _both_years(material, code, stated)]
    usable = [pair for pair in pairs if pair.old or not unit]
    holding = next((pair for pair in usable if _agrees(pair, number, percent=bool(unit))), None)
    pair = holding or next(iter(usable), None)
    sides: tuple[Decimal | None, Decimal | None]
    remark: tuple[str, str] | None
    if pair is None:
        status, sides, numbers = Status.NOT_ASSESSABLE, (None, number.value), [number]
        shown, remark = (
            "? =",
            ("the year before is not given, or one of the years lacks it", "未提供上年报告，或其中一年无此数"),
        )
    else:
        computed = pair.change(number, percent=bool(unit))
        status = Status.FAILS if holding is None else Status.HOLDS
        sides, numbers, remark = (computed, number.value), [*pair.now, *pair.before, number], None
        shown = f"{pair.shown(percent=bool(unit))} {'=' if holding else f'= {plain(computed)}{unit} ≠'}"
    return state(
        material.report,
        text,
        Statement(
            FindingKind.GROWTH,
            status,
            FindingSeverity.REMARK,
            f"{shown} {plain(number.value)}{unit}",
            numbers,
            sides=sides,
            wording=Wording(named(Key(code), material.catalogue), remark),
            codes=[code],
        ),
    )


class _Pair(NamedTuple):
    """One number in two years, each a sum."""

    now: Sequence[Number]
    before: Sequence[Number]

    @property
    def old(self) -> Decimal:
        return sum((n.sign * n.value for n in self.before), Decimal(0))

    @property
    def new(self) -> Decimal:
        return sum((n.sign * n.value for n in self.now), Decimal(0))

    def change(self, stated: Number, *, percent: bool) -> Decimal:
        """The change as exactly as the stated one."""
        if not percent:
            return self.new - self.old
        return ((self.new - self.old) * 100 / self.old).quantize(_places(stated), ROUND_HALF_UP)

    def shown(self, *, percent: bool) -> str:
        """The change in numbers."""
        now, before = (side(n) if len(n) == 1 else f"({side(n)})" for n in (self.now, self.before))
        return f"({now} − {before}) / {before}" if percent else f"{now} − {before}"


def _both_years(
    material: Material, code: str, stated: Observation
) -> Iterator[tuple[Sequence[Number], Sequence[Number]]]:
    """The number in both years, told by tables in each way of counting, then by whatever tells it."""
    if material.previous is None:
        return
    last, observations = material.previous
    tables = _tables(material.all), _tables(tuple(every(observations)))
    for way in _WAYS.get(code, (((code, 1),),)):
        now, before = _way(way, stated, tables[0]), _way(way, stated, tables[1], last)
        if now and before:
            yield now, before
    for origins in ((Origin.PROSE,), tuple(Origin)):
        one = _value(material.observations, code, stated.applicant, origins)
        other = _value(observations, code, stated.applicant, origins)
        if one is not None and other is not None:
            yield [from_observation(one)], [from_observation(other, place=place_of(last, other))]


def _agrees(pair: _Pair, stated: Number, *, percent: bool) -> bool:
    computed = pair.change(stated, percent=percent)
    return any(_near(computed, sign * stated.value, stated) for sign in (1, -1))


def _places(number: Number) -> Decimal:
    exponent = number.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _near(computed: Decimal, stated: Decimal, number: Number) -> bool:
    """Whether the change is the stated one, as exactly as that is stated."""
    if computed == stated:
        return True
    own = number._replace(value=abs(stated)).range
    return own.low != own.high and own.meets(Range(abs(computed), abs(computed))) and (computed < 0) == (stated < 0)


def _value(
    observations: Observations, code: str, applicant: Applicant | None, origins: Sequence[Origin]
) -> Observation | None:
    """The year's value of a code, of the whole or of an applicant, by the first of the origins that tells it."""
    columns = (None, Applicant.TOTAL) if applicant is None else (applicant,)
    found = [
        one
        for one in observations.all(code)
        if one.measure is Measure.VALUE
        and one.scope is None
        and one.value is not None
        and one.basis is Basis.YEAR
        and one.applicant in columns
        and one.evidence.origin in origins
    ]
    return min(found, key=lambda one: origins.index(one.evidence.origin), default=None)
