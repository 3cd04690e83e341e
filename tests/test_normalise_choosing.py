"""Which observation of a code is the best: each question before each later one; and what is derived when."""

from decimal import Decimal
from itertools import combinations, permutations

import pytest
from attrs import evolve

import gxparse as gx
from gxparse import catalogue
from gxparse.model.dates import PartialDate, Period
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Observations, Origin
from gxparse.model.tables import Missing
from gxparse.model.tokens import Approx
from gxparse.normalise.deriving import derived, forms_of

BEST = Observation("requests.received", Decimal(1), evidence=Evidence(None, "1", Origin.TABLE))
WORSE: dict[str, list[Observation]] = {
    "value": [evolve(BEST, value=None, missing=Missing.BLANK)],
    "measure": [evolve(BEST, measure=measure) for measure in Measure if measure is not Measure.VALUE],
    "applicant": [evolve(BEST, applicant=one) for one in Applicant if one is not Applicant.TOTAL],
    "scope": [evolve(BEST, scope="本级")],
    "origin": [evolve(BEST, evidence=Evidence(None, "1", one)) for one in (Origin.PROSE, Origin.DERIVED)],
    "approx": [evolve(BEST, approx=one) for one in Approx if one is not Approx.EXACT],
    "basis": [evolve(BEST, basis=one) for one in Basis if one is not Basis.YEAR],
}
CHANGED = {
    "value": ("value", "missing"), "measure": ("measure",), "applicant": ("applicant",), "scope": ("scope",),
    "origin": ("evidence",), "approx": ("approx",), "basis": ("basis",),
}  # fmt: skip


@pytest.mark.parametrize("question", WORSE)
def test_a_question_decides(question: str) -> None:
    for worse in WORSE[question]:
        for order in permutations((BEST, worse)):
            assert Observations(order)["requests.received"] == BEST


@pytest.mark.parametrize(("earlier", "later"), list(combinations(WORSE, 2)))
def test_a_question_decides_before_every_later_one(earlier: str, later: str) -> None:
    for loses in WORSE[earlier]:
        for wins in WORSE[later]:
            for order in permutations((loses, wins)):
                assert Observations(order)["requests.received"] == wins


@pytest.mark.parametrize(("one", "other"), list(combinations(WORSE, 2)))
def test_two_faults_are_worse_than_one(one: str, other: str) -> None:
    for first in WORSE[one]:
        for second in WORSE[other]:
            both = evolve(first, **{name: getattr(second, name) for name in CHANGED[other]})
            for order in permutations((first, both)):
                assert Observations(order)["requests.received"] == first


def test_tables_go_before_prose_and_prose_before_what_is_derived() -> None:
    prose, computed = WORSE["origin"]
    assert Observations((computed, prose))["requests.received"] == prose


def test_the_total_of_applicants_is_as_good_as_none_and_the_first_of_equals_is_taken() -> None:
    total = evolve(BEST, applicant=Applicant.TOTAL)
    again = evolve(BEST, value=Decimal(2))
    assert Observations((total, BEST))["requests.received"] == total
    assert Observations((again, BEST))["requests.received"] == again
    assert Observations((BEST, again)).conflicts() == {"requests.received": (BEST, again)}


# --- derived


def told(code: str, value: int | None, start: int = 0, **more: object) -> Observation:
    from gxparse.spans import Span

    evidence = Evidence(Span(start, start + 1), str(value), Origin.TABLE)
    missing = Missing.BLANK if value is None else None
    number = None if value is None else Decimal(value)
    return evolve(Observation(code, number, missing=missing, unit="件", evidence=evidence), **more)


def computed(*told: Observation, forms: str = "2021") -> dict[str, Observation]:
    return {one.code: one for one in derived(told, catalogue.default, frozenset(forms.split()))}


RULES = [rule for rule in catalogue.default.derivations if not rule.over]
RATES = [rule for rule in catalogue.default.derivations if rule.over]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code} {' '.join(rule.forms)}")
def test_a_sum_has_formula_inputs_and_places(rule: catalogue.Derivation) -> None:
    parts = [told(code, n + 1, n) for n, code in enumerate(rule.parts)]
    for form in rule.forms:
        one = computed(*parts, forms=form)[rule.code]
        assert one.value == sum(range(1, len(parts) + 1))
        assert (one.unit, one.measure, one.approx) == ("件", Measure.VALUE, Approx.EXACT)
        assert one.formula == " + ".join(rule.parts)
        assert one.inputs == tuple(parts)
        assert one.evidence.origin is Origin.DERIVED
        assert one.evidence.span is None
        assert one.evidence.places == one.evidence.spans == tuple(p.evidence.span for p in parts)
    assert rule.code not in computed(*parts, forms="nowhere")
    assert rule.code in computed(*parts, forms="")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code} {' '.join(rule.forms)}")
def test_nothing_is_derived_where_a_part_is_missing_or_the_report_tells_it(rule: catalogue.Derivation) -> None:
    parts = [told(code, 1, n) for n, code in enumerate(rule.parts)]
    form = rule.forms[0]
    for n, code in enumerate(rule.parts):
        assert rule.code not in computed(*parts[:n], *parts[n + 1 :], forms=form)
        assert rule.code not in computed(*parts[:n], told(code, None, n), *parts[n + 1 :], forms=form)
        span = told(code, 1, n, high=Decimal(2))
        assert rule.code not in computed(*parts[:n], span, *parts[n + 1 :], forms=form)
        growth = told(code, 1, n, measure=Measure.GROWTH)
        assert rule.code not in computed(*parts[:n], growth, *parts[n + 1 :], forms=form)
        elsewhere = told(code, 1, n, scope="本级")
        assert rule.code not in computed(*parts[:n], elsewhere, *parts[n + 1 :], forms=form)
    assert rule.code not in computed(*parts, told(rule.code, 99, 50), forms=form)
    assert rule.code in computed(*parts, told(rule.code, 99, 50, measure=Measure.GROWTH), forms=form)
    assert rule.code in computed(*parts, told(rule.code, None, 50), forms=form)


@pytest.mark.parametrize("rule", RATES, ids=lambda rule: f"{rule.code} {' '.join(rule.forms)}")
def test_a_rate_has_numerator_and_denominator(rule: catalogue.Derivation) -> None:
    upper = [told(code, 1, n) for n, code in enumerate(rule.parts)]
    lower = [told(code, 3, n + 10) for n, code in enumerate(rule.over)]
    for form in rule.forms:
        one = computed(*upper, *lower, forms=form)[rule.code]
        assert one.value == round(Decimal(len(upper)) / (3 * len(lower)), 6)
        assert (one.measure, one.unit) == (Measure.RATE, None)
        assert one.inputs == (*upper, *lower)
        assert one.formula is not None
        assert " / " in one.formula
        assert one.evidence.places == tuple(o.evidence.span for o in one.inputs)
    nothing = [told(code, 0, n + 10) for n, code in enumerate(rule.over)]
    assert rule.code not in computed(*upper, *nothing, forms=rule.forms[0])
    assert rule.code not in computed(*upper, *lower[1:], forms=rule.forms[0])
    rough = [told(code, 3, n + 10, approx=Approx.MORE) for n, code in enumerate(rule.over)]
    assert computed(*upper, *rough, forms=rule.forms[0])[rule.code].approx is Approx.ABOUT
    allrough = [evolve(one, approx=Approx.MORE) for one in (*upper, *rough)]
    assert computed(*allrough, forms=rule.forms[0])[rule.code].approx is Approx.ABOUT


def test_sums_of_rough_numbers_are_rough() -> None:
    one, two = (told(f"litigation.{way}.total", 1, approx=Approx.MORE) for way in ("direct", "after_review"))
    assert computed(one, two)["litigation.total"].approx is Approx.MORE
    assert computed(one, evolve(two, approx=Approx.EXACT))["litigation.total"].approx is Approx.ABOUT


def test_each_applicant_body_and_time_by_itself() -> None:
    codes = [f"requests.unable.{why}" for why in ("not_held", "needs_creation", "still_unclear")]
    asked = [told(code, 1, applicant=Applicant.ENTERPRISE) for code in codes]
    assert computed(*asked)["requests.unable"].applicant is Applicant.ENTERPRISE
    halves = [
        told(code, 1, period=Period(PartialDate(2022, month, 1), PartialDate(2022, month + 5, 28)))
        for code, month in zip(codes, (1, 1, 7), strict=True)
    ]
    assert computed(*halves) == {}


@pytest.mark.parametrize(
    ("year", "forms"), [(2009, "2014 local"), (2018, "2014 local"), (2019, "2019"), (2020, "2019"), (2021, "2021")]
)
def test_forms_of_a_report(year: int, forms: str) -> None:
    report = gx.parse(f"白石县水务局{year}年政府信息公开工作年度报告\n一、概述\n无\n")
    assert forms_of(report) == frozenset(forms.split())


def test_forms_of_a_report_without_a_year_are_those_of_its_tables() -> None:
    assert forms_of(gx.parse("统计指标 | 单位 | 统计数\n收到申请数 | 件 | 1\n传真申请数 | 件 | 0\n")) == frozenset(
        {"2014"}
    )
    assert forms_of(gx.parse("一、概述\n无\n")) == frozenset()
