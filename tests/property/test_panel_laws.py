"""Laws of panels: batches are the whole in pieces; sums over bodies are sums; the order of the reports is kept."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from audit_reports import keys, report
from gxparse.model.panel import Panel
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from gxparse.panel import panel, panel_batches, roll_up, wide, year_on_year


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Reports of different bodies and years."""
    who = draw(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(2014, 2018)), max_size=4, unique=True))
    value = st.integers(0, 9) | st.sampled_from(Missing)
    return [
        report("2014", draw(st.dictionaries(st.sampled_from(keys("2014")), value, max_size=5)), year=year, agency=f"{name}县人民政府")
        for name, year in who
    ]  # fmt: skip


@settings(max_examples=30)
@given(reports(), st.integers(1, 200))
def test_batches_are_the_whole_in_pieces(some: list[Report], size: int) -> None:
    whole, batches = panel(some), list(panel_batches(some, size))
    assert [row for batch in batches for row in batch.rows] == list(whole.rows)
    assert all(len(batch) == size for batch in batches[:-1])


@settings(max_examples=30)
@given(reports())
def test_a_panel_is_its_rows(some: list[Report]) -> None:
    whole = panel(some)
    assert Panel.of(list(whole.rows)) == whole
    assert sum(len(panel([one])) for one in some) == len(whole)
    assert list(dict.fromkeys(zip(whole.body, whole.year))) == [(one.agency, one.year) for one in some]


@settings(max_examples=30)
@given(reports())
def test_sums_over_bodies_are_sums(some: list[Report]) -> None:
    whole = panel(some)
    for total in roll_up(whole, {f"{name}县人民政府": "丁市" for name in "甲乙丙"}):
        rows = whole.where(code=total.code, year=total.year, applicant=total.applicant, measure="value").rows
        assert total.value == sum((row.value for row in rows if row.value is not None), Decimal(0))
        assert total.bodies <= len({row.body for row in whole.where(year=total.year).rows})


@settings(max_examples=30)
@given(reports())
def test_years_follow_each_other(some: list[Report]) -> None:
    whole = panel(some)
    values = {(y.body, y.code, y.applicant, y.year): y.value for y in year_on_year(whole)}
    for one in year_on_year(whole):
        assert one.previous == values.get((one.body, one.code, one.applicant, one.year - 1))
        assert one.delta is None or one.delta == (one.value or 0) - (one.previous or 0)
    table = wide(whole, ["staff.total"])
    told = {(body, year): row[0] for (body, _, year), row in zip(table.index, table.values)}
    assert all(
        values.get((body or "", "staff.total", None, year or 0)) == value for (body, year), value in told.items()
    )
