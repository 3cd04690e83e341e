"""Every rule of every form: numbers that break it, and numbers that nearly do."""

import re
from decimal import Decimal

import pytest
from attrs import evolve

from audit_reports import FORMS, Value, key, report
from gxparse.audit import audit, findings
from gxparse.catalogue import Key, Rule, RuleKind, default
from gxparse.model.findings import Audit, Finding, FindingSeverity, Status
from gxparse.model.tables import Missing
from gxparse.parser import parse

Values = dict[Key, Value | int]


def values(shown: str) -> Values:
    """``requests.received@total=3 disclosure.total=5``: numbers by code."""
    found: Values = {}
    for word in shown.split():
        name, _, number = word.partition("=")
        code, _, rest = name.partition("@")
        code, _, basis = code.partition("#")
        found[key(code, rest or None, basis or "year")] = Decimal(number)
    return found


def of_rule(audited: Audit, rule: str) -> list[Finding]:
    return [f for f in audited.findings if f.rule == rule]


R, D, S = "requests.received", "disclosure", "responses"
CASES = [
    # form, rule, numbers that break it, numbers that do not, the expression where it breaks
    ("2014", "A1", f"{D}.normative_documents=3 {D}.normative_documents_issued=9 {D}.total=2 {D}.channel.website=2",
     f"{D}.normative_documents=2 {D}.normative_documents_issued=9 {D}.total=2 {D}.channel.website=2", "3 > 2"),
    ("2014", "A2", f"{D}.normative_documents=3 {D}.normative_documents_issued=2",
     f"{D}.normative_documents=3 {D}.normative_documents_issued=3", "3 > 2"),
    ("2014", "A3", f"{D}.key_areas=3 {D}.total=2", f"{D}.key_areas=3 {D}.total=3", "3 > 2"),
    ("2014", "A4", f"{D}.key_areas=3 {D}.key_areas.fiscal=2", f"{D}.key_areas=3 {D}.key_areas.fiscal=2 {D}.key_areas.land=1",
     " + ".join(["2", *["0"] * 11]) + " = 2 ≠ 3"),
    ("2014", "A5", f"{D}.total=3 {D}.channel.website=1 {D}.channel.weibo=1", f"{D}.total=3 {D}.channel.website=1 {D}.channel.weibo=2",
     "0 + 1 + 1 + 0 + 0 = 2 < 3"),
    ("2014", "A6", f"{D}.total=3 {D}.channel.website=4", f"{D}.total=4 {D}.channel.website=4", "4 > 3"),
    ("2014", "B1", f"{S}.press_conferences.principal=2 {S}.press_conferences=1",
     f"{S}.press_conferences.principal=2 {S}.press_conferences=2", "2 > 1"),
    ("2014", "B2", f"{S}.interviews.principal=2 {S}.interviews=1", f"{S}.interviews.principal=2 {S}.interviews=2", "2 > 1"),
    ("2014", "B3", f"{S}.hot_topics=3 {S}.other=2", f"{S}.hot_topics=3 {S}.other=2 {S}.interviews=1", "0 + 0 + 0 + 0 + 2 = 2 < 3"),
    ("2014", "B4", f"{S}.other=2", f"{S}.other=2 {S}.hot_topics=1", "0 + 2 = 2 ⇏ 0"),
    ("2014", "C1", f"{R}=3 {R}.fax=2", f"{R}=3 {R}.fax=2 {R}.letter=1", "0 + 2 + 0 + 0 = 2 ≠ 3"),
    ("2014", "C2", "requests.concluded=3 requests.concluded.on_time=2",
     "requests.concluded=3 requests.concluded.on_time=2 requests.concluded.extended=1", "2 + 0 = 2 ≠ 3"),
    ("2014", "C3", "requests.replied=3 requests.granted=2", "requests.replied=3 requests.granted=2 requests.other_route=1",
     "0 + 2 + 0 + 0 + 0 + 0 + 0 + 0 = 2 ≠ 3"),
    ("2014", "C4", "requests.refused=3 requests.refused.privacy=2",
     "requests.refused=3 requests.refused.privacy=2 requests.refused.other_by_law=1", "0 + 0 + 2 + 0 + 0 + 0 = 2 ≠ 3"),
    ("2014", "C5", "requests.replied=3 requests.concluded=2", "requests.replied=3 requests.concluded=3", "3 > 2"),
    ("2014", "C6", f"requests.concluded=3 {R}=2", f"requests.concluded=3 {R}=3", "3 > 2"),
    ("2014", "C7", f"requests.replied=3 {R}=2", f"requests.replied=3 {R}=3", "3 > 2"),
    ("2014", "D1", "review.total=3 review.upheld=2", "review.total=3 review.upheld=2 review.other=1", "2 + 0 + 0 = 2 ≠ 3"),
    ("2014", "D2", "litigation.total=3 litigation.upheld=2", "litigation.total=2 litigation.upheld=2", "2 + 0 + 0 = 2 ≠ 3"),
    ("2014", "E1", "staff.total=3 staff.full_time=2", "staff.total=3 staff.full_time=2 staff.part_time=1", "2 + 0 = 2 ≠ 3"),
    ("2014", "E2", "training.sessions=3 training.participants=2", "training.sessions=3 training.participants=3", "3 > 2"),
    ("2014", "X", "complaints.total=-1", "complaints.total=1", "−1 ∉ ℕ"),
    ("2014", "X", "complaints.total=1.5", "complaints.total=2", "1.5 ∉ ℕ"),
    ("2014", "X", "fees.collected=-0.5", "fees.collected=0.5", "−0.5 < 0"),
    ("local.fujian", "C1", f"{R}=3 {R}.online=2 {R}#cumulative=3 {R}.online#cumulative=3",
     f"{R}=3 {R}.online=3 {R}#cumulative=3 {R}.online#cumulative=3", "0 + 2 + 0 = 2 ≠ 3"),
    ("local.fujian", "C3", "requests.replied=3 requests.granted=2", "requests.replied=2 requests.granted=2", "2 + 0 + 0 + 0 = 2 ≠ 3"),
    ("local.fujian", "A5", f"{D}.total=3 {D}.channel.website=2", f"{D}.total=2 {D}.channel.website=2", "2 + 0 = 2 < 3"),
    ("local.fujian", "L1", "review.total=3 review.total#cumulative=2", "review.total=3 review.total#cumulative=3", "3 > 2"),
    ("local.fujian", "X", "review.total=-3", "review.total=0", "−3 ∉ ℕ"),
    ("local.returns", "C1", f"{R}#period=3 {R}.email#period=2 {R}#to_date=3 {R}.email#to_date=3",
     f"{R}#period=3 {R}.email#period=3", "0 + 0 + 2 + 0 + 0 + 0 = 2 ≠ 3"),
    ("local.returns", "C3", "requests.replied#period=3 requests.granted#period=2",
     "requests.replied#period=3 requests.granted#period=2 requests.not_granted#period=1", "2 + 0 + 0 = 2 ≠ 3"),
    ("local.returns", "L1", "review.total#period=3 review.total#to_date=2", "review.total#period=3 review.total#to_date=3", "3 > 2"),
    ("local.returns", "X", "review.total#period=-1", "review.total#period=0", "−1 ∉ ℕ"),
    *[
        case
        for form in ("2019", "2021")
        for case in (
            (form, "V1", f"{R}@other=3", f"{R}@other=3 requests.carried_forward@other=3", "3 + 0 = 3 ≠ 0 = 0 + 0"),
            (form, "V2", "requests.results_total@other=3 requests.granted@other=2",
             "requests.results_total@other=3 requests.granted@other=2 requests.unable.not_held@other=1",
             " + ".join(["2", *["0"] * (18 if form == "2019" else 20)]) + " = 2 ≠ 3"),
            (form, "H", "requests.granted@research=3 requests.granted@total=2", "requests.granted@research=2 requests.granted@total=2",
             "0 + 0 + 3 + 0 + 0 + 0 = 3 ≠ 2"),
            (form, "T4", "review.pending=3 review.total=2", "review.pending=3 review.total=3", "0 + 0 + 0 + 3 = 3 ≠ 2"),
            (form, "X", f"{R}@other=-3 {R}@total=-3", f"{R}@other=3 {R}@total=3", "−3, −3 ∉ ℕ"),
        )
    ],
    ("2019", "Z1", "government_rules.newly_disclosed=3 government_rules.disclosed_total=2",
     "government_rules.newly_disclosed=3 government_rules.disclosed_total=3", "3 > 2"),
    ("2019", "Z1", "licensing.items_previous_year=2 licensing.items_change=-3",
     "licensing.items_previous_year=3 licensing.items_change=-3", "2 + −3 = −1 < 0"),
    ("2019", "Z1", "procurement.projects=2", "procurement.projects=2 procurement.amount=0.5", "2 ⇎ 0"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "rule", "breaking", "near", "expression"), CASES)
def test_a_rule_fires_and_nearly_does(form: str, rule: str, breaking: str, near: str, expression: str) -> None:
    failed = [f for f in of_rule(audit(report(form, values(breaking))), rule) if f.failed]
    assert [f.expression for f in failed] == [expression]
    assert failed[0].spans
    assert not [f for f in of_rule(audit(report(form, values(near))), rule) if f.failed]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_of_zeros_fails_nothing(form: str) -> None:
    audited = audit(report(form, {}))
    assert audited.failures == audited.remarks == ()
    assert {f.rule for f in audited.findings} >= {"X"}


def test_every_rule_of_the_catalogue_has_a_case() -> None:
    told = {(form, rule) for form, rule, *_ in CASES} | YEARS_TOLD
    assert {(f"{f.id}.{f.variant}" if f.variant else f.id, r.id) for f in default.forms for r in f.rules} <= told


YEARS_TOLD = {("2019", "Y1"), ("2021", "Y1"), ("2021", "Y2"), ("2019", "Z1"), ("local.fujian", "L2")}


@pytest.mark.parametrize(
    ("form", "last", "now", "rule", "before", "after", "expression"),
    [
        ("2021", "2021", "2021", "Y1", "requests.carried_forward@other=3", "requests.carried_over@other=2", "3 ≠ 2"),
        ("2021", "2019", "2021", "Y1", "requests.carried_forward@other=3", "requests.carried_over@other=2", "3 ≠ 2"),
        ("2019", "2019", "2019", "Y1", "requests.carried_forward@other=3", "requests.carried_over@other=2", "3 ≠ 2"),
        ("2021", "2021", "2021", "Y2", "government_rules.in_force=3",
         "government_rules.in_force=4 government_rules.issued=2 government_rules.repealed=2", "3 + 2 − 2 = 3 ≠ 4"),
        ("2019", "2019", "2019", "Z1", "licensing.items_previous_year=3 licensing.items_change=-1",
         "licensing.items_previous_year=3", "3 + −1 = 2 ≠ 3"),
        ("local.fujian", "local.fujian", "local.fujian", "L2", "review.total#cumulative=3",
         "review.total=2 review.total#cumulative=6", "3 + 2 = 5 ≠ 6"),
    ],
)  # fmt: skip
def test_a_rule_of_two_years(
    form: str, last: str, now: str, rule: str, before: str, after: str, expression: str
) -> None:
    year = 2023 if form == "2021" else 2020 if form == "2019" else 2012
    old, new = report(last, values(before), year=year - 1), report(now, values(after), year=year)
    failed = [f for f in of_rule(audit(new, previous=old), rule) if f.failed]
    assert [f.expression for f in failed] == [expression]
    assert failed[0].elsewhere[0].year == year - 1
    assert not [f for f in of_rule(audit(new), rule) if "[-1]" in f.expression or f.elsewhere]
    stranger = report(last, values(before), year=year - 2)
    open_ = [f for f in of_rule(audit(new, previous=stranger), rule) if f.codes == failed[0].codes]
    assert Status.NOT_ASSESSABLE in {f.status for f in open_}


def test_the_year_before_is_asked_only_from_the_form_that_has_it() -> None:
    old, new = report("2019", {}, year=2018), report("2019", values("requests.carried_over@other=2"), year=2019)
    assert of_rule(audit(new, previous=old), "Y1") == []


def test_blanks_count_zero_and_the_finding_says_so() -> None:
    shown: Values = {**values(f"{R}=3 {R}.online=3"), key(f"{R}.fax"): Missing.BLANK}
    (found,) = of_rule(audit(report("2014", shown)), "C1")
    assert (found.status, found.blanks) == (Status.HOLDS, (f"{R}.fax",))
    assert found.message.endswith("; blank, counted as 0: Requests by fax.")
    assert found.message_zh.endswith("；空白，按0计：传真申请数。")


def test_a_blank_at_the_very_end_of_a_table_is_of_that_table() -> None:
    table = "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规范性文件\t3\t3\t"
    found = of_rule(audit(parse(f"某县水务局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{table}\n")), "Z1")
    assert [(f.status, f.expression) for f in found] == [(Status.NOT_ASSESSABLE, "3 ≤ ?")]
    assert found[0].message_zh.endswith("；空白或未提供：行政规范性文件对外公开总数量。")


@pytest.mark.parametrize(
    ("form", "told", "blank", "rule", "expression"),
    [
        ("2014", "disclosure.normative_documents=4", "disclosure.total", "A1", "4 ≤ ?"),
        ("2014", "disclosure.channel.website=4", "disclosure.total", "A5", "0 + 4 + 0 + 0 + 0 ≥ ?"),
        ("2014", "responses.other=2 responses.social_media=1", "responses.hot_topics", "B4", "1 + 2 ⇒ ?"),
        ("2014", "requests.concluded=2", R, "C6", "2 ≤ ?"),
        ("2019", "procurement.projects=2", "procurement.amount", "Z1", "2 ⇔ ?"),
        ("2019", "licensing.items_change=-2", "licensing.items_previous_year", "Z1", "? + −2 ≥ 0"),
        ("local.fujian", "disclosure.total=4", "disclosure.total#cumulative", "L1", "4 ≤ ?"),
    ],
)
def test_a_blank_is_no_limit_of_0(form: str, told: str, blank: str, rule: str, expression: str) -> None:
    """A blank part of a sum counts as 0; a blank that another number is held to says nothing."""
    shown: Values = {**values(told), **dict.fromkeys(values(f"{blank}=0"), Missing.BLANK)}
    found = of_rule(audit(report(form, shown)), rule)
    assert expression in [f.expression for f in found if f.status is Status.NOT_ASSESSABLE]
    assert [f for f in found if f.failed] == []


def test_a_blank_total_cannot_be_assessed() -> None:
    shown: Values = {**values(f"{R}.online=3"), key(R): Missing.DASH}
    (found,) = of_rule(audit(report("2014", shown)), "C1")
    assert (found.status, found.left, found.right, found.difference) == (Status.NOT_ASSESSABLE, None, None, None)
    assert "blank or not given: Requests received" in found.message


@pytest.mark.parametrize(
    ("shown", "cause"),
    [
        (f"{R}=0 {R}.online=3", "printed as 0"),
        (f"{R}=300 {R}.online=100 {R}.letter=300", "leave out the part 100"),
        (f"{R}=900 {R}.online=300 {R}.letter=100", None),
        (f"{R}=700 {R}.online=300 {R}.letter=200", "count the part 200 twice"),
        (f"{R}=1000 {R}.online=10000000", "10000 times"),
        (f"{R}=12 {R}.in_person=1 {R}.fax=2", "1 and 2 may be one number, 12"),
        (f"{R}=15 {R}.online=123", "123 may be two numbers, 12 and 3"),
        (f"{R}=2205 {R}.online=225", "differ by one digit"),
        (f"{R}=521 {R}.online=251", "two digits exchanged"),
        (f"{R}=51 {R}.online=15", "two digits exchanged"),
        (f"{R}=2255 {R}.online=225", "differ by one digit"),
        (f"{R}=321 {R}.online=312 {R}.letter=0", "312 and 321 have two digits exchanged"),
        (f"{R}=271 {R}.online=152 {R}.letter=20 {R}.fax=200 {R}.in_person=3", None),
        (f"{R}=142 {R}.online=21 {R}.letter=130", "21 would have to be 12: it may have two digits exchanged"),
        (f"{R}=245 {R}.online=12 {R}.letter=122", "12 would have to be 123: it may have one digit lost or doubled"),
        (f"{R}=148 {R}.online=1155 {R}.letter=33", "1155 would have to be 115: it may have one digit lost or doubled"),
        # near misses of each
        (f"{R}=1 {R}.online=3", None),
        (f"{R}=1000 {R}.online=9999000", None),
        (f"{R}=14 {R}.in_person=1 {R}.letter=2", None),
        (f"{R}=16 {R}.online=123", None),
        (f"{R}=2205 {R}.online=335", None),
        (f"{R}=521 {R}.online=125", None),  # no neighbours
        (f"{R}=142 {R}.online=31 {R}.letter=130", None),
        (f"{R}=33 {R}.online=21 {R}.letter=21", None),  # either may be 12
    ],
)
def test_a_likely_cause_is_a_hypothesis(shown: str, cause: str | None) -> None:
    (found,) = of_rule(audit(report("2014", values(shown))), "C1")
    assert found.failed
    assert found.cause is None if cause is None else cause in (found.cause or "")
    assert (found.cause is None) == (found.cause_zh is None)


def test_a_case_in_the_wrong_column() -> None:
    shown = values(f"{R}@other=1 requests.results_total@research=1 requests.granted@research=1 {R}@total=1 "
                   "requests.results_total@total=1 requests.granted@total=1")  # fmt: skip
    failed = [f for f in of_rule(audit(report("2021", shown)), "V1") if f.failed]
    assert [(f.applicant, "wrong column" in (f.cause or "")) for f in failed] == [("research", True), ("other", True)]


def test_opposite_amounts_in_several_columns_point_to_none() -> None:
    shown = values(f"{R}@other=1 {R}@enterprise=1 requests.results_total@research=1 requests.granted@research=1 "
                   f"{R}@total=2 requests.results_total@total=1 requests.granted@total=1")  # fmt: skip
    failed = [f for f in of_rule(audit(report("2021", shown)), "V1") if f.failed]
    assert [f.applicant for f in failed] == ["enterprise", "research", "other", "total"]
    assert "wrong column" not in str([f.cause for f in failed if f.applicant == "research"])


def test_two_sums_that_fail_by_different_amounts_share_no_slip() -> None:
    shown = values("requests.granted@other=2 requests.granted@total=1")
    failed = [f for f in audit(report("2021", shown)).findings if f.failed]
    assert {f.rule for f in failed} == {"V2", "H"}
    assert not [f for f in failed if "shares one number" in (f.cause or "") and f.applicant == "other" and f.rule == "V2"]


def test_a_row_and_a_column_that_share_a_cell() -> None:
    shown = values("requests.granted@other=1")
    failed = [f for f in audit(report("2021", shown)).findings if f.failed]
    assert [(f.rule, "shares one number" in (f.cause or "")) for f in failed] == [("V2", True), ("H", True)]


NOTE = "（因同一申请涉及两种以上情形，故分类之和大于总数）"


def test_a_note_relaxes_a_sum_that_exceeds() -> None:
    shown = values("requests.replied=3 requests.granted=2 requests.other_route=2")
    one = report("2014", shown, notes={"requests.replied": NOTE})
    audited = audit(one)
    (found,) = of_rule(audited, "C3")
    assert found.status is Status.HOLDS
    assert "a note says that parts may overlap" in found.message
    assert [f.status for f in of_rule(audited, "N1")] == [Status.HOLDS]


def test_a_note_that_is_not_so_is_a_conflict() -> None:
    shown = values("requests.replied=3 requests.granted=2 requests.other_route=1")
    (found,) = of_rule(audit(report("2014", shown, notes={"requests.replied": NOTE})), "N1")
    assert (found.status, found.severity) == (Status.FAILS, FindingSeverity.REMARK)
    assert found.expression == "0 + 2 + 0 + 0 + 0 + 0 + 0 + 1 = 3 ≯ 3"
    assert len(found.spans) == 9


def test_a_note_excuses_no_sum_that_falls_short() -> None:
    shown = values("requests.replied=3 requests.granted=2")
    audited = audit(report("2014", shown, notes={"requests.replied": NOTE}))
    assert [f.status for f in of_rule(audited, "C3")] == [Status.FAILS]
    assert of_rule(audited, "N1") == []


def test_a_note_that_parts_may_overlap_promises_nothing() -> None:
    shown = values("requests.replied=3 requests.granted=2 requests.other_route=2")
    audited = audit(report("2014", shown, notes={"requests.replied": "（一件申请可能有多种答复）"}))
    assert [f.status for f in of_rule(audited, "C3")] == [Status.HOLDS]
    assert of_rule(audited, "N1") == []


def test_a_rule_of_ones_own() -> None:
    own = Rule(
        "M1", RuleKind.BOUND, "<=", ("meetings.total",), ("training.sessions",), explanation="Meetings are trained for"
    )
    audited = audit(report("2014", values("meetings.total=3 training.participants=9")), rules=[own])
    (found,) = of_rule(audited, "M1")
    assert (found.expression, found.message) == ("3 > 0", "Meetings are trained for (Meetings): 3 > 0.")
    (plain,) = of_rule(
        audit(report("2014", {}), rules=[Rule("M2", RuleKind.BOUND, "<=", ("meetings.total",), ("staff.total",))]), "M2"
    )
    assert plain.message == "meetings.total <= staff.total (Meetings): 0 ≤ 0."


def test_the_findings_of_many_reports_know_whose_they_are() -> None:
    old = report("2021", values("requests.carried_forward@other=3"), year=2022)
    new = report("2021", values("requests.carried_over@other=2"), year=2023)
    other = report("2021", {}, year=2023, agency="丙丁区人民政府")
    told = list(findings([old, new, other]))
    assert [(f.year, f.uri) for f in told if f.rule == "Y1" and f.failed] == [(2023, "甲乙县人民政府2023")]
    assert {(f.agency, f.year) for f in told} == {
        ("甲乙县人民政府", 2022),
        ("甲乙县人民政府", 2023),
        ("丙丁区人民政府", 2023),
    }


def test_an_audit_filters_groups_and_counts() -> None:
    audited = audit(report("2014", values(f"{R}=3 {S}.other=2")))
    assert [f.rule for f in audited.failures] == ["C1"]
    assert [f.rule for f in audited.remarks] == ["B4"]
    assert [f.rule for f in audited.filter(kind="implication", status="fails")] == ["B4"]
    assert len(audited.filter(rule="C1", severity="error", code=R)) == 1
    assert len(audited.filter(rule="prose")) == 0
    assert audited.counts()["C1", Status.FAILS] == 1
    assert next(iter(audited.by_rule())) == "A1"
    assert "1 fail, 1 remarks" in repr(audited)
    assert "error  C1" in str(audited)


def test_roll_up_names_the_child_that_lacks_a_number() -> None:
    parent = report("2014", values("staff.total=3 staff.full_time=3"))
    child = report("2021", values("review.total=0"), agency="子一乡人民政府", year=2016)
    told = {f.codes[0]: f for f in of_rule(audit(parent, children=[child]), "R1")}
    assert told["staff.total"].status is Status.NOT_ASSESSABLE
    assert "not given by: 子一乡人民政府" in told["staff.total"].message
    assert told["review.total"].status is Status.HOLDS


def test_a_child_of_another_year_is_not_given() -> None:
    parent, child = (report("2021", {}, agency=f"{name}人民政府", year=year) for name, year in (("父市", 2022), ("子县", 2021)))
    told = of_rule(audit(parent, children=[child]), "R1")
    assert {f.status for f in told} == {Status.NOT_ASSESSABLE}
    assert told[0].message.endswith("not given by: 子县人民政府 2022.")


def test_a_blank_total_of_the_parent_is_not_rolled_up() -> None:
    parent = report("2014", {key("staff.total"): Missing.BLANK})
    told = of_rule(audit(parent, children=[report("2014", {})]), "R1")
    assert told
    assert all(f.codes != ("staff.total",) for f in told)


def test_reports_without_a_year_follow_no_other() -> None:
    one = report("2021", {})
    undated = evolve(one, metadata=evolve(one.metadata, year=None))
    assert not [f for f in findings([undated, undated]) if f.rule == "Y1"]


def test_a_form_printed_twice_is_checked_each_time() -> None:
    shown = values(f"{R}#period=3 {R}.email#period=3 {R}#to_date=3 {R}.email#to_date=3")
    twice = ("local.returns/statistics", "local.returns/statistics")
    audited = audit(report("local.returns", shown, kinds=twice))
    held = [f for f in of_rule(audited, "C1") if f.right == 3]
    assert [f.status for f in held] == [Status.HOLDS] * 4
    assert len({f.spans for f in held}) == 4
    assert of_rule(audited, "conflict") == []


@pytest.mark.parametrize(
    ("named", "stated", "fails"),
    [
        ("2012-2013学年", "2012年9月1日至2013年8月31日", False),
        ("2012-2013学年度", "2012年9月1日至2013年8月31日", False),
        ("2012年度", "2012年9月1日至2013年8月31日", True),
        ("2012年", "2012年1月1日至2012年12月31日", False),
    ],
)
def test_the_period_of_a_school_year_ends_in_the_next(named: str, stated: str, fails: bool) -> None:
    text = f"云溪大学{named}信息公开工作年度报告\n本报告统计期限为{stated}。\n一、概述\n学校发布信息763条。\n"
    audited = audit(parse(text))
    assert any(f.status is Status.FAILS for f in of_rule(audited, "period")) is fails


BOUND = RuleKind.BOUND


def test_a_form_without_parts_says_nothing_of_their_sum() -> None:
    """A place may print 重点领域 without the areas: no part is printed, and 21 is not compared with nothing."""
    text = "甲乙县档案局2016年政府信息公开工作年度报告\n附表 政府信息公开情况统计表\n统计指标 | 单位 | 统计数\n{}"
    told = parse(text.format("（一）主动公开政府信息数 | 条 | 30\n（二）重点领域公开政府信息数 | 条 | 21\n"))
    assert of_rule(audit(told), "A4") == []
    own = Rule("M1", RuleKind.SUM, "=", ("disclosure.total",), ("disclosure.nothing.*",))
    assert of_rule(audit(told, rules=[own]), "M1") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "guess"}, "kind 'guess' is none of sum"),
        ({"op": "=="}, "rule 'M': op '==' is none of ="),
        ({"over": "year"}, "rule 'M': it runs over 'year'"),
        ({"right": ()}, "rule 'M': op '<=' needs terms on both sides"),
        ({"left": ()}, "rule 'M': op '<=' needs terms on both sides"),
        ({"op": ">=0"}, "rule 'M': op '>=0' needs a left side alone"),
        ({"left": ("two words",)}, "the term 'two words' is not"),
        ({"left": ("",)}, "the term '' is not"),
        ({"left": ("requests.received@alien",)}, "names no applicant"),
        ({"left": ("requests.received#decade",)}, "names no applicant"),
        ({"left": ("$",)}, "stands for the code of 'each'"),
    ],
)
def test_what_is_wrong_with_a_rule(changes: dict[str, object], message: str) -> None:
    """What cannot be checked raises where the rule is made, and is not silently another rule."""
    sound: dict[str, object] = {"id": "M", "kind": "bound", "op": "<=", "left": ("a",), "right": ["b"]}
    assert Rule(**sound) == Rule("M", BOUND, "<=", ("a",), ("b",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=re.escape(message)):
        Rule(**{**sound, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("terms", ["requests.received", 5])
def test_terms_are_several_texts(terms: object) -> None:
    with pytest.raises(TypeError, match="a tuple of texts"):
        Rule("M", BOUND, "<=", terms, ("b",))  # type: ignore[arg-type]


def test_a_rule_of_ones_own_is_checked_on_all_that_the_report_tells() -> None:
    """Over tables of two forms, and over a table and a sentence, as well as inside one form; each report of a stream."""
    own = [
        Rule("M1", BOUND, "<=", ("requests.received@total",), ("licensing.decisions",)),
        Rule("M2", BOUND, "<=", ("requests.received@total",), ("disclosure.total",)),
        Rule("M3", BOUND, "<=", ("requests.received@total",), ("requests.results_total@total",)),
        Rule("M4", BOUND, "<=", ("requests.received@total",), ("training.sessions",)),
    ]
    mixed = report("2021", values("licensing.decisions=10"), kinds=["2021/article20.5", "2019/matrix"])
    said = parse("甲乙县水务局2023年政府信息公开工作年度报告\n一、总体情况\n收到申请5件，主动公开政府信息3条。\n")
    told = {f.rule: (f.status, f.expression) for f in audit(mixed, rules=own).findings if f.rule.startswith("M")}
    assert told == {
        "M1": (Status.HOLDS, "0 ≤ 10"),
        "M2": (Status.NOT_ASSESSABLE, "0 ≤ ?"),
        "M3": (Status.HOLDS, "0 ≤ 0"),
        "M4": (Status.NOT_ASSESSABLE, "0 ≤ ?"),
    }
    spoken = Rule("M5", BOUND, "<=", ("requests.received",), ("disclosure.total",))
    found = [f for f in findings([said, said], rules=iter([spoken])) if f.rule == "M5"]  # type: ignore[arg-type]
    assert [(f.expression, f.severity) for f in found] == [("5 > 3", FindingSeverity.ERROR)] * 2


def test_the_message_says_whose_the_year_before_is() -> None:
    now, other, older = (
        report("2021", {}, year=year, agency=f"{name}县人民政府") for name, year in (("甲", 2023), ("乙", 2022), ("甲", 2020))
    )
    (told, *_), (open_, *_) = (of_rule(audit(now, previous=before), "Y1") for before in (other, older))
    assert told.message_zh.endswith("；上年数见乙县人民政府的报告。")
    assert told.message.endswith("; the year before is told by 乙县人民政府.")
    assert open_.status is Status.NOT_ASSESSABLE
    assert open_.message_zh.endswith("；所给上年度报告为2020年度报告。")


def test_the_rules_of_the_forms_say_what_they_say() -> None:
    """Rules as data: a user who reads the catalogue finds the words and the source of each."""
    rules = [rule for form in default.forms for rule in form.rules]
    assert all(rule.explanation and rule.explanation_zh and rule.source for rule in rules)
    assert {rule.id for rule in rules if rule.excused} == {"C1", "C3", "C4"}


def test_a_total_that_was_not_filled_in_is_said_to_be() -> None:
    """Also where the rule over its column fails by as much."""
    shown = values("requests.received@natural_person=7 requests.received@total=7 requests.granted@natural_person=7 "
                   "requests.granted@total=7 requests.results_total@natural_person=7")  # fmt: skip
    causes = {(f.rule, f.applicant): f.cause or "" for f in audit(report("2021", shown)).failures}
    assert "printed as 0 although its parts are 7" in causes["H", None]
    assert "printed as 0 although its parts are 7" in causes["V2", "total"]
    assert causes["V1", "total"].endswith("that one may be wrong")
