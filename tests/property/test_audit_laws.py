"""The law of auditing: reports whose arithmetic holds fail nothing; one broken cell fails just the findings with it."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit_reports import FORMS, cells, key, keys, report
from gxparse.audit import audit
from gxparse.catalogue import APPLICANTS, Key
from gxparse.model.findings import Finding, FindingKind, Status
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from gxparse.spans import Span

Values = dict[Key, int]
COUNTS = st.integers(0, 400)
KINDS = APPLICANTS[:-1]
RESULTS = ("requests.results_total", "requests.received", "requests.carried_over", "requests.carried_forward")
EQUATIONS = (FindingKind.SUM, FindingKind.BALANCE)


@st.composite
def matrices(draw: st.DrawFn, form: str) -> Values:
    """Section three and four of form 2019 or 2021 that add up, and numbers of section two."""
    values: Values = {}
    leaves = [k.code for k in keys(form) if k.applicant == "total" and k.code not in RESULTS]
    for applicant in KINDS:
        *counts, forward = draw(st.lists(COUNTS, min_size=len(leaves) + 1, max_size=len(leaves) + 1))
        outcomes = dict(zip(leaves, counts))
        total = sum(counts)
        over = draw(st.integers(0, total + forward))
        outcomes |= dict(zip(RESULTS, (total, total + forward - over, over, forward)))
        values |= {key(code, applicant): value for code, value in outcomes.items()}
    for code in (*leaves, *RESULTS):
        values[key(code, "total")] = sum(values[key(code, applicant)] for applicant in KINDS)
    for stem in ("review", "litigation.direct", "litigation.after_review"):
        parts = {f"{stem}.{part}": draw(COUNTS) for part in ("upheld", "corrected", "other", "pending")}
        values |= {key(code): value for code, value in parts.items()}
        values[key(f"{stem}.total")] = sum(parts.values())
    for other in keys(form):
        if other not in values:
            values[other] = 0 if form == "2019" else draw(COUNTS)
    return values


@st.composite
def statistics(draw: st.DrawFn) -> Values:
    """A statistics table of form 2014 that satisfies all its rules, the soft ones too."""
    values = dict.fromkeys(keys("2014"), 0)

    def some(*codes: str) -> int:
        drawn = [draw(COUNTS) for _ in codes]
        values.update(zip(map(key, codes), drawn))
        return sum(drawn)

    reasons = (
        "state_secret",
        "trade_secret",
        "privacy",
        "security_stability",
        "not_government_information",
        "other_by_law",
    )
    values[key("requests.refused")] = some(*(f"requests.refused.{r}" for r in reasons))
    outcomes = ("replied.already_disclosed", "granted", "partially_granted", "not_this_agency", "not_existing",
                "amendment_requested", "other_route")  # fmt: skip
    replied = some(*(f"requests.{o}" for o in outcomes)) + values[key("requests.refused")]
    late = draw(st.integers(0, replied))
    values |= {key("requests.replied"): replied, key("requests.concluded"): replied}
    values |= {key("requests.concluded.on_time"): replied - late, key("requests.concluded.extended"): late}
    letter = draw(st.integers(0, replied))
    values |= {key("requests.received"): replied, key("requests.received.letter"): letter}
    values[key("requests.received.online")] = replied - letter
    for stem in ("review", "litigation"):
        values[key(f"{stem}.total")] = some(*(f"{stem}.{part}" for part in ("upheld", "corrected", "other")))
    values[key("staff.total")] = some("staff.full_time", "staff.part_time")
    total = draw(COUNTS)
    values |= {key("disclosure.total"): total, key("disclosure.channel.website"): total}
    return values


def failing(one: Report) -> list[Finding]:
    return [f for f in audit(one).findings if f.failed]


def place(one: Report, wanted: Key, form: str) -> Span:
    """Where the cell of a key stands."""
    for kind, table in zip(FORMS[form], one.tables):
        for r, c, found in cells(kind):
            if found == wanted:
                return table.rows[r].cells[c].span
    raise KeyError(wanted)


def signature(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.codes, finding.applicant


def check_broken_cell(form: str, values: Values, broken: Key, by: int, kinds: Sequence[FindingKind]) -> None:
    sound = report(form, values)
    assert failing(sound) == []
    spoilt = report(form, {**values, broken: values[broken] + by})
    cell = place(sound, broken, form)
    holding = {signature(f) for f in audit(sound).findings if cell in f.spans and f.kind in kinds}
    found = {signature(f) for f in failing(spoilt) if f.kind in kinds}
    assert found == holding
    for finding in failing(spoilt):
        assert place(spoilt, broken, form) in finding.spans
        if finding.kind in kinds:
            assert abs(finding.difference or 0) == by


@settings(max_examples=30)
@given(st.data(), matrices("2021"), st.integers(1, 50))
def test_a_broken_cell_of_2021_fails_just_the_findings_that_contain_it(
    data: st.DataObject, values: Values, by: int
) -> None:
    check_broken_cell("2021", values, data.draw(st.sampled_from(keys("2021"))), by, EQUATIONS)


@settings(max_examples=30)
@given(st.data(), matrices("2019"), st.integers(1, 50))
def test_a_broken_cell_of_2019_fails_just_the_findings_that_contain_it(
    data: st.DataObject, values: Values, by: int
) -> None:
    summed = [k for k in keys("2019") if k.applicant or k.code.startswith(("review", "litigation"))]
    check_broken_cell("2019", values, data.draw(st.sampled_from(summed)), by, EQUATIONS)


@settings(max_examples=30)
@given(st.data(), statistics(), st.integers(1, 50))
def test_a_broken_cell_of_2014_fails_every_sum_that_contains_it(data: st.DataObject, values: Values, by: int) -> None:
    check_broken_cell("2014", values, data.draw(st.sampled_from(keys("2014"))), by, (FindingKind.SUM,))


@settings(max_examples=30)
@given(st.data(), st.sampled_from(("2014", "2019")))
def test_a_blank_cell_breaks_sums_alone(data: st.DataObject, form: str) -> None:
    """Where one number is held to another, a blank one is not 0: the rule is open. A blank part of a sum counts as 0."""
    sound: Values = data.draw(statistics() if form == "2014" else matrices("2019"))
    blank = data.draw(st.sampled_from(keys(form)))
    found = audit(report(form, {**sound, blank: Missing.BLANK})).findings
    for finding in found:
        assert not finding.failed or (len(finding.spans) > 2 and blank.code in finding.blanks)
        if finding.status is Status.NOT_ASSESSABLE:
            assert "?" in finding.expression


@settings(max_examples=30)
@given(matrices("2021"), matrices("2021"))
def test_what_is_carried_over_is_what_was_carried_forward(last: Values, now: Values) -> None:
    before = report("2021", last, year=2022)
    after = report("2021", now, year=2023)
    found = {f.applicant: f.status for f in audit(after, previous=before).findings if f.rule == "Y1"}
    assert found == {
        a: Status.HOLDS
        if now[key("requests.carried_over", a)] == last[key("requests.carried_forward", a)]
        else Status.FAILS
        for a in APPLICANTS
    }


@settings(max_examples=30)
@given(st.lists(matrices("2021"), min_size=1, max_size=3), st.data())
def test_children_add_up_to_their_parent(below: list[Values], data: st.DataObject) -> None:
    children = [report("2021", values, agency=f"子{i}县人民政府") for i, values in enumerate(below)]
    whole = {k: sum(values[k] for values in below) for k in keys("2021")}
    parent = report("2021", whole, agency="父市人民政府")
    assert not [f for f in audit(parent, children=children).findings if f.rule == "R1" and f.failed]
    positive = [k for k in whole if whole[k] > 0]
    assume(positive)
    short = data.draw(st.sampled_from(positive))
    spoilt = audit(report("2021", {**whole, short: whole[short] - 1}), children=children)
    fails = [f for f in spoilt.findings if f.rule == "R1" and f.failed]
    assert [(f.codes, f.applicant) for f in fails] == [((short.code,), short.applicant)]


@settings(max_examples=30)
@given(statistics())
def test_sides_and_difference_agree_with_the_expression(values: Values) -> None:
    for finding in audit(report("2014", values)).findings:
        if finding.left is not None and finding.right is not None:
            assert finding.difference == finding.left - finding.right
        if finding.kind is FindingKind.SUM and finding.status is Status.HOLDS:
            left, right = finding.expression.split(" = ")
            assert sum(map(Decimal, left.split(" + "))) == Decimal(right)
