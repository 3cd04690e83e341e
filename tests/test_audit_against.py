"""Statements of one number against each other, with observations made by hand."""

from decimal import Decimal

import pytest
from attrs import evolve

import gxparse as gx
from audit_reports import key, report
from gxparse import catalogue
from gxparse.audit import audit
from gxparse.audit.against import conflicts, table_and_prose
from gxparse.audit.growth import growth
from gxparse.audit.material import Material, every, printed_forms
from gxparse.audit.numbers import Number, Range, may_be_ratio, plain, total_range
from gxparse.audit.order import numbering
from gxparse.audit.rollup import roll_up
from gxparse.audit.years import periods
from gxparse.model.body import Body, BodyLevel
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import diagnose
from gxparse.model.findings import Finding, Status
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Observations, Origin
from gxparse.model.report import Report
from gxparse.model.tokens import Approx
from gxparse.rendering.findings import audit_html
from gxparse.spans import Span


def one(code: str, value: object, at: int = 0, **more: object) -> Observation:
    """An observation of a sentence, unless ``origin`` says otherwise."""
    origin = more.pop("origin", Origin.PROSE)
    evidence = Evidence(Span(at, at + 1), str(value), origin)  # type: ignore[arg-type]
    number = None if value is None else Decimal(str(value))
    return Observation(code, number, evidence=evidence, **more)  # type: ignore[arg-type]


def cell(code: str, value: object, at: int = 50, **more: object) -> Observation:
    return one(code, value, at, origin=Origin.TABLE, **more)


def material(*told: Observation, before: tuple[Observation, ...] | None = None, year: int = 2023) -> Material:
    now = report("2021", {}, year=year)
    last = None if before is None else (report("2021", {}, year=year - 1), Observations(before))
    return Material(now, Observations(told), catalogue.default, last)


def shown(findings: object) -> list[tuple[str, str]]:
    return [(f.status.value, f.expression) for f in findings]  # type: ignore[attr-defined]


T = Applicant.TOTAL


@pytest.mark.parametrize(
    ("told", "cells", "wanted"),
    [
        (one("requests.received", 5), [cell("requests.received", 5, applicant=T)], ("holds", "5 = 5")),
        (one("requests.received", 5), [cell("requests.received", 4, applicant=T)], ("fails", "5 ≠ 4")),
        (one("requests.received", 5),
         [cell("requests.received", 4, applicant=T), cell("requests.carried_over", 1, applicant=T)], ("holds", "5 = 4 + 1")),
        (one("requests.results_total", 5),
         [cell("requests.results_total", 6, applicant=T), cell("requests.carried_over", 1, applicant=T)], ("holds", "5 = 6 − 1")),
        (one("requests.replied", 5), [cell("requests.results_total", 5, applicant=T)], ("holds", "5 = 5")),
        (one("review.total", 5), [cell("review.total", 7), cell("review.pending", 2)], ("holds", "5 = 7 − 2")),
        (one("review.total", 4), [cell("review.total", 7), cell("review.pending", 2)], ("fails", "4 ≠ 7")),
        (one("litigation.total", 5),
         [cell("litigation.direct.total", 2), cell("litigation.after_review.total", 3)], ("holds", "5 = 2 + 3")),
        (one("litigation.total", 3),
         [cell("litigation.direct.total", 2), cell("litigation.direct.pending", 1), cell("litigation.after_review.total", 3),
          cell("litigation.after_review.pending", 1)], ("holds", "3 = 2 − 1 + 3 − 1")),
        (one("staff.total", 500, approx=Approx.ABOUT), [cell("staff.total", 512)], ("holds", "500 ≈ 512")),
        (one("requests.granted", 5, applicant=Applicant.RESEARCH), [cell("requests.granted", 6, applicant=Applicant.RESEARCH)],
         ("fails", "5 ≠ 6")),
        (one("requests.refused", 3),
         [one("requests.refused", 3, origin=Origin.DERIVED, applicant=T,
              inputs=(cell("requests.refused.privacy", 1), cell("requests.refused.trade_secret", 2)))], ("holds", "3 = 1 + 2")),
    ],
)  # fmt: skip
def test_the_text_tells_what_the_table_tells(
    told: Observation, cells: list[Observation], wanted: tuple[str, str]
) -> None:
    found = list(table_and_prose(material(told, *cells)))
    assert shown(found) == [wanted]
    assert found[0].spans[0] == told.evidence.span
    assert found[0].severity == "remark"


@pytest.mark.parametrize(
    "told",
    [
        one("staff.total", 5, scope="本级"),
        one("staff.total", 5, measure=Measure.SHARE),
        one("staff.total", 5, basis=Basis.CUMULATIVE),
        one("staff.total", None),
        one("meetings.total", 5),
    ],
)
def test_numbers_that_are_no_statement_about_the_table(told: Observation) -> None:
    assert list(table_and_prose(material(told, cell("staff.total", 4)))) == []


def test_a_cut_off_date_and_a_misread_unit_are_likely_causes() -> None:
    (cut,) = table_and_prose(material(one("staff.total", 5, basis=Basis.TO_DATE), cell("staff.total", 6)))
    assert "before the end of the year" in (cut.cause or "")
    (unit,) = table_and_prose(material(one("charges.amount", 5), cell("charges.amount", 50000)))
    assert "万元" in (unit.cause or "")
    (digit,) = table_and_prose(material(one("staff.total", 125), cell("staff.total", 1255)))
    assert "one digit" in (digit.cause or "")


def test_two_statements_of_one_number() -> None:
    told = (one("staff.total", 5), one("staff.total", 6, 3), one("staff.total", 6, 9), one("staff.total", 5, 12))
    (found,) = conflicts(material(*told))
    assert (found.expression, found.spans, found.difference) == ("5 ≠ 6", (Span(0, 1), Span(3, 4)), -1)


@pytest.mark.parametrize(
    "other",
    [
        one("staff.total", 6, scope="本级"),
        one("staff.total", 6, basis=Basis.TO_DATE),
        one("staff.total", 6, applicant=T),
        one("staff.total", 6, measure=Measure.SHARE),
        one("staff.total", 6, origin=Origin.TABLE),
        one("staff.total", 6, period=Period(PartialDate(2023, 1), PartialDate(2023, 6))),
        one("staff.total", 5, approx=Approx.ABOUT),
    ],
)
def test_statements_of_two_numbers_are_no_conflict(other: Observation) -> None:
    assert list(conflicts(material(one("staff.total", 5), other))) == []


def grown(value: object, **more: object) -> Observation:
    return one("staff.total", value, 7, measure=Measure.GROWTH, base="staff.total", **{"unit": "%", **more})


@pytest.mark.parametrize(
    ("stated", "now", "before", "wanted"),
    [
        (grown(50), 6, 4, ("holds", "(6 − 4) / 4 = 50%")),
        (grown(33.3), 4, 3, ("holds", "(4 − 3) / 3 = 33.3%")),
        (grown(60), 6, 4, ("fails", "(6 − 4) / 4 = 50% ≠ 60%")),
        (grown(50), 2, 4, ("fails", "(2 − 4) / 4 = −50% ≠ 50%")),  # it fell, and the text says that it grew
        (grown(-50), 2, 4, ("holds", "(2 − 4) / 4 = −50%")),
        (grown(2, unit="人"), 6, 4, ("holds", "6 − 4 = 2")),
        (grown(40, approx=Approx.MORE), 6, 4, ("holds", "(6 − 4) / 4 = 40%")),
        (grown(50), 6, 0, ("not_assessable", "? = 50%")),
        (grown(50), None, 4, ("not_assessable", "? = 50%")),
    ],
)
def test_growth_against_the_year_before(
    stated: Observation, now: object, before: object, wanted: tuple[str, str]
) -> None:
    found = list(growth(material(stated, cell("staff.total", now), before=(cell("staff.total", before, 33),))))
    assert shown(found) == [wanted]
    if found[0].status is not Status.NOT_ASSESSABLE:
        assert found[0].elsewhere[0].span == Span(33, 34)


def test_growth_of_what_is_counted_with_last_year_s() -> None:
    now = (cell("requests.received", 5, applicant=T), cell("requests.carried_over", 1, applicant=T))
    before = (cell("requests.received", 3, applicant=T), cell("requests.carried_over", 1, applicant=T))
    stated = one("requests.received", 50, 7, measure=Measure.GROWTH, base="requests.received", unit="%")
    (found,) = growth(material(stated, *now, before=before))
    assert (found.status, found.expression) == ("holds", "((5 + 1) − (3 + 1)) / (3 + 1) = 50%")
    assert len(found.spans) == 3
    assert len(found.elsewhere) == 2


def test_growth_of_what_only_sentences_tell() -> None:
    (found,) = growth(material(grown(50), one("staff.total", 6), before=(one("staff.total", 4, 33),)))
    assert found.expression == "(6 − 4) / 4 = 50%"


@pytest.mark.parametrize(
    ("code", "year", "status", "said"),
    [
        ("requests.refused", 2019, "not_assessable", "The reasons differ"),
        ("requests.refused", 2020, "holds", ""),
        ("requests.granted", 2019, "holds", ""),
        ("disclosure.total", 2019, "not_assessable", "Later forms do not count"),
        ("disclosure.total", 2021, "holds", "Neither form has it"),
    ],
)
def test_growth_is_held_against_what_the_forms_let_compare(code: str, year: int, status: str, said: str) -> None:
    stated = one(code, 50, 7, measure=Measure.GROWTH, base=code, unit="%")
    now, last = (evolve(report("2021", {}, year=y), tables=()) for y in (year, year - 1))
    before = last, Observations((one(code, 4, 33),))
    (found,) = growth(Material(now, Observations((stated, one(code, 6))), catalogue.default, before))
    assert found.status == status
    assert said in found.message
    if status == "not_assessable":
        assert found.expression == "? = 50%"


def test_growth_asks_for_the_forms_of_the_tables_not_of_the_years() -> None:
    """Reports on 2022 and 2023, the earlier one with the table of 2019: 规范性文件 are counted otherwise there."""
    code = key("normative_documents.disclosed_total")
    late = report("2019", {code: 9}, year=2022)
    told = cell("normative_documents.in_force", 12, late.tables[0].rows[0].cells[0].span.start)
    stated = one("normative_documents.in_force", 50, 7, measure=Measure.GROWTH, unit="%")
    stated = evolve(stated, base="normative_documents.in_force")
    before = (evolve(told, value=Decimal(8)),)
    now = report("2021", {}, year=2023)
    whole = Material(now, Observations((stated, told)), catalogue.default, (late, Observations(before)))
    (found,) = growth(whole)
    assert found.status is Status.NOT_ASSESSABLE


def test_a_way_of_counting_is_named() -> None:
    told = one("requests.received", 5)
    (found,) = table_and_prose(
        material(told, cell("requests.received", 4, applicant=T), cell("requests.carried_over", 1, applicant=T))
    )
    assert found.message.endswith("; in the table: Requests received + Requests carried over from the year before.")
    assert "表中为：收到申请数＋上年结转" in found.message_zh
    (less,) = table_and_prose(material(one("review.total", 5), cell("review.total", 7), cell("review.pending", 2)))
    assert "−" in less.message
    assert "－" in less.message_zh


def test_growth_without_the_year_before() -> None:
    (found,) = growth(material(grown(50), cell("staff.total", 6)))
    assert "the year before is not given" in found.message
    assert list(growth(material(grown(50, scope="本级")))) == []


def test_a_body_s_own_share_and_its_children() -> None:
    child = report("2021", {key("review.total"): 3}, agency="子县人民政府")
    parent = report("2021", {key("review.total"): 5})
    told = tuple(every(gx.normalise(parent)))
    children = ((child, gx.normalise(child)),)

    def found(own: int) -> list[tuple[str, str]]:
        share = cell("review.total", own, scope="本级")
        whole = Material(parent, Observations((*told, share)), catalogue.default, None, children)
        return shown(f for f in roll_up(whole) if f.codes == ("review.total",))

    assert found(2) == [("holds", "2 + 3 = 5")]
    assert found(1) == [("fails", "1 + 3 = 4 ≠ 5")]


DEPARTMENT, TOWNSHIP = (BodyLevel.COUNTY, BodyLevel.TOWNSHIP)


@pytest.mark.parametrize(
    ("scope", "child", "wanted"),
    [
        ("县本级", TOWNSHIP, ("fails", "1 + 3 = 4 ≠ 5")),
        ("本级政府", TOWNSHIP, ("fails", "1 + 3 = 4 ≠ 5")),
        ("县级", TOWNSHIP, ("fails", "1 + 3 = 4 ≠ 5")),
        ("县政府本级", TOWNSHIP, ("fails", "1 + 3 = 4 ≠ 5")),
        ("县政府", TOWNSHIP, ("holds", "1 + 3 = 4 ≤ 5")),  # its departments are nowhere
        ("县政府办", TOWNSHIP, ("holds", "1 + 3 = 4 ≤ 5")),
        ("县政府办", DEPARTMENT, ("fails", "1 + 3 = 4 ≠ 5")),
        ("县人民政府办公室", DEPARTMENT, ("fails", "1 + 3 = 4 ≠ 5")),
        ("局机关", DEPARTMENT, ("fails", "1 + 3 = 4 ≠ 5")),
        ("市政府", DEPARTMENT, ("holds", "3 ≤ 5")),  # another tier's
        ("市级", TOWNSHIP, ("holds", "3 ≤ 5")),
        ("各乡镇", TOWNSHIP, ("holds", "3 ≤ 5")),
        ("县级部门", TOWNSHIP, ("holds", "3 ≤ 5")),
    ],
)
def test_what_is_a_body_s_own_share(scope: str, child: BodyLevel, wanted: tuple[str, str]) -> None:
    below = report("2021", {key("review.total"): 3}, agency="甲乙县丙局")
    below = evolve(below, metadata=evolve(below.metadata, body=Body("甲乙县丙局", level=child)))
    parent = report("2021", {key("review.total"): 5}, agency="甲乙县人民政府")
    body = Body("甲乙县人民政府", ("甲乙县",), level=BodyLevel.COUNTY)
    parent = evolve(parent, metadata=evolve(parent.metadata, body=body))
    told = (*every(gx.normalise(parent)), cell("review.total", 1, scope=scope))
    whole = Material(parent, Observations(told), catalogue.default, None, ((below, gx.normalise(below)),))
    assert shown(f for f in roll_up(whole) if f.codes == ("review.total",)) == [wanted]


def test_the_widest_share_is_taken() -> None:
    below, parent = report("2021", {key("review.total"): 3}), report("2021", {key("review.total"): 5})
    shares = (cell("review.total", 1, scope="县政府办"), cell("review.total", 2, scope="县本级"))
    told = Observations((*every(gx.normalise(parent)), *shares))
    whole = Material(parent, told, catalogue.default, None, ((below, gx.normalise(below)),))
    assert shown(f for f in roll_up(whole) if f.codes == ("review.total",)) == [("holds", "2 + 3 = 5")]


def test_children_that_exceed_their_parent() -> None:
    child, parent = (report("2021", {key("review.total"): n, key("review.other"): n}) for n in (6, 5))
    failed = [f for f in audit(parent, children=[child]).findings if f.rule == "R1" and f.failed]
    assert [f.expression for f in failed] == ["6 > 5", "6 > 5"]


def dated(start: PartialDate, end: PartialDate) -> list[Finding]:
    whole = report("2021", {}, period=Period(start, end))
    told = evolve(whole, metadata=evolve(whole.metadata, evidence=(("period", Span(0, 2)),)))
    return list(periods(told))


def test_the_period_that_is_stated() -> None:
    (good,) = dated(PartialDate(2023, 1, 1), PartialDate(2023, 12, 31))
    (short,) = dated(PartialDate(2023, 1, 1), PartialDate(2023, 12, 15))
    (reused,) = dated(PartialDate(2022, 1, 1), PartialDate(2022, 12, 31))
    assert [f.status for f in (good, short, reused)] == ["holds", "fails", "fails"]
    assert short.cause is None
    assert "reused" in (reused.cause or "")
    whole = report("2021", {})
    assert list(periods(evolve(whole, metadata=evolve(whole.metadata, year=None)))) == []


def test_a_label_that_is_no_section_and_no_point() -> None:
    whole = evolve(report("2021", {}), diagnostics=(diagnose("misnumbered", Span(0, 2), label="三", previous="一"),))
    (found,) = numbering(whole)
    assert found.spans == (Span(0, 2),)


def test_ranges() -> None:
    assert Number(Decimal(30000), approx=Approx.MORE, text="3万余条").range == Range(Decimal(30000), Decimal(40000))
    assert Number(Decimal(100), approx=Approx.MORE, text="100件以上").range == Range(Decimal(100), None)
    assert Number(Decimal(100), approx=Approx.LESS).range == Range(Decimal(0), Decimal(100))
    assert Number(Decimal(100), approx=Approx.ABOUT).range == Range(Decimal(0), Decimal(200))
    assert Number(Decimal(4), high=Decimal(6)).range == Range(Decimal(4), Decimal(6))
    parts = [Number(Decimal(4), high=Decimal(6)), Number(Decimal(1), high=Decimal(2), sign=-1)]
    assert total_range(parts) == Range(Decimal(2), Decimal(5))
    assert total_range([Number(Decimal(9), approx=Approx.MORE)]).high is None
    assert Range(Decimal(5), None).may_be_under(Range(Decimal(1), None))
    assert plain(Decimal("1E+2")) == "100"


@pytest.mark.parametrize(
    ("ratio", "part", "whole", "wanted"),
    [
        (("0.45", "0.55"), ("1", "1"), ("2", "2"), True),
        (("0.45", "0.55"), ("1", "1"), ("3", "3"), False),
        (("0.45", "0.55"), ("1", "1"), ("1", "1"), False),
        (("0.5", "0.5"), ("1", "1"), ("2", "2"), True),  # the bounds are in it
        (("0.45", "0.55"), ("1", None), ("8", None), True),
        (("0.45", None), ("1", "1"), ("2", None), True),  # over 45%
        (("0.55", None), ("1", "1"), ("2", None), False),
        (("0.1", "0.2"), ("1", None), ("2", "4"), False),
    ],
)
def test_ranges_of_ratios(
    ratio: tuple[str, str | None], part: tuple[str, str | None], whole: tuple[str, str | None], wanted: bool
) -> None:
    ranges = [Range(Decimal(low), None if high is None else Decimal(high)) for low, high in (ratio, part, whole)]
    assert may_be_ratio(*ranges) is wanted


def approximate(whole: Report, code: str, approx: Approx) -> Report:
    """The report with the cells of a row told only roughly."""
    tables = tuple(
        evolve(t, rows=tuple(
            evolve(r, cells=tuple(evolve(c, approx=approx) for c in r.cells)) if r.key == code else r for r in t.rows))
        for t in whole.tables
    )  # fmt: skip
    return evolve(whole, tables=tables)


def test_numbers_that_are_not_exact_satisfy_a_rule_that_they_may() -> None:
    values = {key("staff.total"): 10, key("staff.full_time"): 7, key("disclosure.normative_documents"): 3}
    rough = approximate(report("2014", values), "staff.total", Approx.ABOUT)
    found = {f.rule: f.status for f in audit(rough).findings if f.rule in ("E1", "A1")}
    assert found == {"E1": Status.HOLDS, "A1": Status.FAILS}
    bound = approximate(report("2014", values), "disclosure.normative_documents", Approx.LESS)
    assert {f.status for f in audit(bound).findings if f.rule == "A1"} == {Status.HOLDS}


def test_a_report_without_tables_has_no_form() -> None:
    assert printed_forms(gx.parse("无。"), catalogue.default) == {}


def test_the_notebook_highlights_the_evidence() -> None:
    failing = audit(gx.parse("一、总体情况\n发布<信息>60条，其中公告类10条、其他51条。\n"))
    shown_ = audit_html(failing)
    assert "<mark>60条</mark>" in shown_
    assert "&lt;信息&gt;" in shown_
    open_ = audit_html(audit(gx.parse("一、总体情况\n发布信息20条，占全省总量的3%。\n")))
    assert "Not assessable (1)" in open_
    assert "Holds" in audit_html(audit(report("2014", {})))
    cause = audit(report("2014", {key("staff.full_time"): 2}))
    assert "printed as 0" in audit_html(cause)


def test_growth_is_held_against_the_year_before_and_no_other() -> None:
    now, before, earlier = (
        gx.parse(f"白石县水务局{year}年政府信息公开工作年度报告\n一、依申请公开\n收到政府信息公开申请{count}件{more}。\n")
        for year, count, more in ((2016, 30, "，比上年增长50%"), (2015, 20, ""), (2013, 10, ""))
    )
    told = {
        previous.year: [(f.rule, f.status) for f in gx.audit(now, previous=previous).findings if f.kind == "growth"]
        for previous in (before, earlier)
    }
    assert told == {2015: [("prose.growth", "holds")], 2013: [("prose.growth", "not_assessable")]}
