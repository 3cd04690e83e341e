"""Growth that sentences state, held against the numbers of this report and of the one of the year before."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from gxparse.audit.against import WAYS, printed, way_of
from gxparse.audit.material import Material, every, form_at, place_of
from gxparse.audit.numbers import Number, Range, from_observation, plain
from gxparse.audit.stating import Statement, Wording, side, state
from gxparse.audit.texts import RuleText, named, rule_texts
from gxparse.catalogue import Answer, Comparability, Key, comparable
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Observations, Origin

__all__ = ["growth"]

_LACKING: Final = "the year before is not given, or one of the years lacks it", "未提供上年报告，或其中一年无此数"
_WORST: Final = (Answer.NO, Answer.RESERVATION, Answer.YES)
_SAME: Final = Comparability(Answer.YES, "", "")


def growth(material: Material) -> Iterator[Finding]:
    """Stated growth of an indicator, held against the report of the year before, where their forms let them compare."""
    text = rule_texts()["prose.growth"]
    grown = Measure.GROWTH
    for one in material.all:
        if one.measure is grown and one.value is not None and one.scope is None:
            yield _grown(material, one, text)


def _grown(material: Material, stated: Observation, text: RuleText) -> Finding:
    """The finding of a stated growth; a fall is stated below 0."""
    code, number = stated.base or stated.code, from_observation(stated)
    unit = "%" if stated.unit == "%" else ""
    pairs = [_Pair(now, before, _told(material, now, before)) for now, before in _both_years(material, code, stated)]
    usable = [pair for pair in pairs if (pair.old or not unit) and pair.told]
    holding = next((pair for pair in usable if _agrees(pair, number, percent=bool(unit))), None)
    pair = holding or next(iter(usable), None)
    sides: tuple[Decimal | None, Decimal | None]
    remark: tuple[str, str] | None
    if pair is None:
        status, sides, numbers = Status.NOT_ASSESSABLE, (None, number.value), [number]
        refused = next((pair.told for pair in pairs if not pair.told), None)
        shown, remark = "? =", _LACKING if refused is None else (refused.text.rstrip("."), refused.text_zh.rstrip("。"))
    else:
        computed = pair.change(number, percent=bool(unit))
        status = Status.FAILS if holding is None else Status.HOLDS
        sides, numbers, remark = (computed, number.value), [*pair.now, *pair.before, number], pair.reservation
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
            codes=(code,),
        ),
    )


class _Pair(NamedTuple):
    """One number in two years, each a sum."""

    now: Sequence[Number]
    before: Sequence[Number]
    told: Comparability
    """How far the forms of the two years let the numbers be compared."""

    @property
    def reservation(self) -> tuple[str, str] | None:
        """What is to be known where they may be compared, but not without a word."""
        return (self.told.text.rstrip("."), self.told.text_zh.rstrip("。")) if self.told.text else None

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
    if material.before is None:
        return
    last, observations = material.before
    tables = printed(material.all), printed(tuple(every(observations)))
    for way in WAYS.get(code, (((code, 1),),)):
        now, before = way_of(way, stated, tables[0]), way_of(way, stated, tables[1], last)
        if now and before:
            yield now, before
    for origins in ((Origin.PROSE,), tuple(Origin)):
        one = _value(material.observations, code, stated.applicant, origins)
        other = _value(observations, code, stated.applicant, origins)
        if one is not None and other is not None:
            yield [from_observation(one)], [from_observation(other, place=place_of(last, other))]


def _agrees(pair: _Pair, stated: Number, *, percent: bool) -> bool:
    computed = pair.change(stated, percent=percent)
    return _near(computed, stated.value, stated)


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


def _told(material: Material, now: Sequence[Number], before: Sequence[Number]) -> Comparability:
    """What the crosswalk says of each code of two sums; the worst counts."""
    last = material.report if material.previous is None else material.previous[0]
    after = {n.code: form_at(material.report, n.span) for n in now}
    earlier = {n.code: form_at(last, None if n.place is None else n.place.span) for n in before}
    answers = [
        comparable(code, form, other, material.catalogue)
        for code, other in after.items()
        if code in material.catalogue.by_code and other is not None and (form := earlier.get(code)) is not None
    ]
    return min(answers, key=lambda told: _WORST.index(told.answer), default=_SAME)
