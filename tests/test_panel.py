"""What a panel holds, and the tables, frames and files made of it."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from pyarrow import parquet

from audit_reports import key, report
from gxparse import tabular
from gxparse.errors import MissingExtraError
from gxparse.model.dates import PartialDate
from gxparse.model.diagnostics import diagnose
from gxparse.model.panel import Panel, PanelRow
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from gxparse.panel import panel, panel_batches, roll_up, wide, year_on_year
from gxparse.parser import parse
from gxparse.rendering.findings import panel_html

R = key("requests.received", "total")
STAFF = key("staff.total")


def first(found: Panel, code: str, **wanted: object) -> PanelRow:
    return found.where(code=code, **wanted).rows[0]


def corrected(one: Report) -> Report:
    return evolve(one, diagnostics=(diagnose("corrected_report"),))


def published(one: Report, day: int) -> Report:
    return evolve(one, metadata=evolve(one.metadata, published=PartialDate(2017, 3, day)))


def test_a_row_an_observation() -> None:
    row = first(panel([report("2014", {STAFF: 3}, agency="甲市乙县财政局")]), "staff.total")
    assert row[:7] == ("甲市乙县财政局", "甲市乙县", 2016, "2014", "staff.total", None, None)
    assert (row.measure, row.basis, row.value, row.unit, row.origin) == ("value", "year", 3, "人", "table")
    assert (row.comparable, row.edition, row.corrected, row.source) == ("no", 1, 0, "甲市乙县财政局2016")
    assert row.start is not None
    assert row.end == row.start + 1


def test_what_is_missing_says_why() -> None:
    row = first(panel([report("2014", {STAFF: Missing.SLASH})]), "staff.total")
    assert (row.value, row.missing) == (None, "slash")


def test_derived_numbers_have_the_form_of_their_parts_and_no_place() -> None:
    row = first(panel([report("2021", {key("litigation.direct.total"): 2})]), "litigation.total")
    assert (row.value, row.origin, row.form, row.start) == (2, "derived", "2021", None)


@pytest.mark.parametrize(
    ("year", "form"), [(2012, "local"), (2016, "2014"), (2020, "2019"), (2023, "2021"), (None, None)]
)
def test_a_sentence_has_the_form_of_its_year(year: int | None, form: str | None) -> None:
    import gxparse as gx

    read = gx.parse("一、总体情况\n全年收到政府信息公开申请8件。\n")
    one = evolve(read, metadata=evolve(read.metadata, year=year))
    assert first(panel([one]), "requests.received").form == form


def test_the_view_of_rows() -> None:
    found = panel([report("2014", {})])
    rows = found.rows
    assert len(rows) == len(found)
    assert list(rows)[3] == rows[3]
    assert len(rows[2:5]) == 3
    assert found.columns == PanelRow._fields
    assert found.to_records()[0]["code"] == found.code[0]
    assert "Panel" in repr(found)


def test_rows_by_value() -> None:
    found = panel([report("2014", {}), report("2021", {})])
    assert set(found.where(year=2016).year) == {2016}
    assert set(found.where(code=("staff.total", "review.total")).code) == {"staff.total", "review.total"}
    assert len(found.where(year=1999)) == 0
    with pytest.raises(KeyError, match="no column 'colour'"):
        found.where(colour="red")


def test_of_duplicates_the_corrected_one_is_kept() -> None:
    one, two, three = (report("2014", {STAFF: n}) for n in (1, 2, 3))
    assert first(panel([one, corrected(two), three]), "staff.total").value == 2
    assert first(panel([published(one, 9), published(two, 5)]), "staff.total").value == 1
    assert first(panel([one, two, three]), "staff.total").value == 3
    assert len(panel([one, two], duplicates="all")) == 2 * len(panel([one]))
    assert [r.edition for r in panel([one, two], duplicates="all").where(code="staff.total").rows] == [1, 2]
    with pytest.raises(ValueError, match="neither 'best' nor 'all'"):
        panel([one], duplicates="some")  # type: ignore[arg-type]


def test_reports_that_name_no_body_are_no_duplicates() -> None:
    one = report("2014", {})
    nameless = evolve(one, metadata=evolve(one.metadata, agency=None, body=None))
    found = panel([nameless, nameless])
    assert len(found) == 2 * len(panel([one]))
    assert set(found.region) == {None}
    assert year_on_year(found) == ()


def test_batches() -> None:
    reports = [report("2014", {}, year=2014 + i) for i in range(3)]
    whole = panel(reports)
    batches = list(panel_batches(reports, 100))
    assert [len(b) for b in batches] == [100, 100, len(whole) - 200]
    assert [row for b in batches for row in b.rows] == list(whole.rows)
    assert list(panel_batches([])) == []
    with pytest.raises(ValueError, match="at least one row"):
        panel_batches(reports, 0)


def test_wide() -> None:
    found = wide(
        panel([report("2021", {R: 5}), report("2014", {key("requests.received"): 7})]),
        ["requests.received", "staff.total"],
    )
    assert found.index == (("甲乙县人民政府", "甲乙县", 2023), ("甲乙县人民政府", "甲乙县", 2016))
    assert found.values == ((5, None), (7, 0))
    assert found.to_records()[1] == {
        "body": "甲乙县人民政府", "region": "甲乙县", "year": 2016, "requests.received": 7, "staff.total": 0
    }  # fmt: skip
    assert len(found) == 2
    assert tabular.wide_pandas(found)["requests.received"].tolist() == [5, 7]
    assert tabular.wide_polars(found)["year"].to_list() == [2023, 2016]
    assert pa.table(tabular.wide_arrow(found)).num_rows == 2
    assert tabular.wide_polars(wide(Panel(), ["staff.total"])).columns == ["body", "region", "year", "staff.total"]


def test_year_on_year() -> None:
    reports = [report("2014", {STAFF: n}, year=y) for n, y in ((2, 2015), (3, 2016), (0, 2018))]
    found = {y.year: y for y in year_on_year(panel(reports)) if y.code == "staff.total"}
    assert (found[2016].previous, found[2016].delta, found[2016].ratio) == (2, 1, Decimal("1.5"))
    assert (found[2015].previous, found[2015].delta) == (None, None)
    assert found[2018].previous is None


def test_a_break_of_the_form_is_marked() -> None:
    refused, privacy = key("requests.refused"), key("requests.refused.third_party", "total")
    reports = [report("2014", {refused: 2}, year=2018), report("2019", {privacy: 3}, year=2019)]
    whole = [y for y in year_on_year(panel(reports)) if y.applicant is None and y.year == 2019]
    assert next(y for y in whole if y.code == "requests.received").delta == 0
    (found,) = [y for y in whole if y.code == "requests.refused"]
    assert (found.previous, found.value, found.broken, found.delta, found.ratio) == (2, 3, True, None, None)
    zero = [report("2014", {STAFF: 0}, year=2015), report("2014", {STAFF: 4}, year=2016)]
    (grown,) = [y for y in year_on_year(panel(zero)) if y.code == "staff.total" and y.year == 2016]
    assert (grown.delta, grown.ratio) == (4, None)


def test_roll_up_over_regions_and_parents() -> None:
    bodies = [report("2014", {STAFF: n}, agency=f"甲市{name}") for n, name in ((2, "财政局"), (3, "教育局"))]
    blank = report("2014", {STAFF: Missing.BLANK}, agency="甲市民政局")
    (found,) = [r for r in roll_up(panel(bodies)) if r.code == "staff.total"]
    assert (found.parent, found.value, found.bodies, found.complete) == ("甲市", 5, 2, True)
    (found,) = [r for r in roll_up(panel([*bodies, blank])) if r.code == "staff.total"]
    assert (found.value, found.bodies, found.complete) == (5, 2, False)
    (found,) = [r for r in roll_up(panel(bodies), {"甲市财政局": "经济"}) if r.code == "staff.total"]
    assert (found.parent, found.value) == ("经济", 2)


def test_the_government_of_a_region_is_not_added_to_what_it_tells_of() -> None:
    government = report("2014", {STAFF: 9}, agency="甲市人民政府")
    bodies = [report("2014", {STAFF: n}, agency=f"甲市{name}") for n, name in ((2, "财政局"), (3, "教育局"))]

    def staff(*reports: Report, parents: dict[str, str] | None = None) -> list[tuple[str, int, int]]:
        return [(r.parent, int(r.value), r.bodies) for r in roll_up(panel(reports), parents) if r.code == "staff.total"]

    assert staff(government, *bodies) == [("甲市", 5, 2)]
    assert staff(government) == [("甲市", 9, 1)]
    assert staff(*bodies) == [("甲市", 5, 2)]
    assert staff(government, *bodies, parents={"甲市人民政府": "省", "甲市财政局": "省"}) == [("省", 11, 2)]
    other = report("2014", {STAFF: 4}, agency="甲市乙县人民政府")
    assert sorted(staff(government, other)) == [("甲市", 9, 1), ("甲市乙县", 4, 1)]


def test_frames() -> None:
    found = panel([report("2014", {STAFF: 3, key("funding.dedicated"): Decimal("1.5")}), report("2021", {})])
    frame = tabular.panel_pandas(found)
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(PanelRow._fields)
    assert frame["year"].dtype == "Int64"
    assert tabular.panel_pandas(found, decimals="float")["value"].dtype == "Float64"
    polars = tabular.panel_polars(found)
    assert polars["value"].dtype == pl.Decimal(38, 6)
    assert pl.DataFrame(tabular.panel_arrow(found)).shape == (len(found), 23)


def test_the_capsule_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    from gxparse import late

    monkeypatch.setitem(late.doors, "Panel.__arrow_c_stream__", "gxparse.tabular:panel_stream")
    found = panel([report("2014", {STAFF: 3})])
    table = pa.table(found)
    assert table.schema.field("value").type == pa.decimal128(38, 6)
    assert table.num_rows == len(found)


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gxparse import late

    monkeypatch.setitem(late.doors, "Panel.__arrow_c_stream__", "gxparse.tabular:panel_stream")
    reports = [report("2014", {STAFF: n}, year=2014 + n) for n in range(3)]
    whole = panel(reports)
    tabular.panel_parquet(whole, tmp_path / "whole.parquet")
    rows = tabular.batches_parquet(panel_batches(reports, 64), tmp_path / "batches.parquet")
    one, other = (parquet.read_table(tmp_path / f"{name}.parquet") for name in ("whole", "batches"))
    assert rows == other.num_rows == len(whole)
    assert one.to_pylist() == other.to_pylist()
    assert parquet.ParquetFile(tmp_path / "batches.parquet").num_row_groups > 1
    assert tabular.batches_parquet([], tmp_path / "empty.parquet") == 0
    assert parquet.read_table(tmp_path / "empty.parquet").num_columns == 23
    assert tabular.batches_csv(panel_batches(reports, 64), tmp_path / "batches.csv") == rows
    tabular.panel_csv(whole, tmp_path / "whole.csv")
    assert (tmp_path / "whole.csv").read_bytes() == (tmp_path / "batches.csv").read_bytes()
    with (tmp_path / "whole.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    assert [t["value"] for t in told if t["code"] == "staff.total"] == ["0", "1", "2"]
    assert told[0]["applicant"] == ""


def test_parquet_names_the_extra_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"gxparse\[corpus\]"):
        tabular.panel_parquet(Panel(), tmp_path / "none.parquet")


def test_pandas_needs_no_pyarrow() -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from gxparse.model.panel import Panel\nfrom gxparse.tabular import panel_pandas\n"
        "assert list(panel_pandas(Panel()).columns)[:2] == ['body', 'region']\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": "src"})


def test_the_notebook() -> None:
    shown = panel_html(panel([report("2014", {}, agency="甲<县")]))
    assert "甲&lt;县" in shown
    assert "more rows" in shown
    assert "more rows" not in panel_html(Panel())


def test_a_file_is_left_closed_when_the_reports_fail(tmp_path: Path) -> None:
    def failing() -> Iterator[Panel]:
        raise RuntimeError("gone")
        yield Panel()

    with pytest.raises(RuntimeError, match="gone"):
        tabular.batches_parquet(failing(), tmp_path / "none.parquet")


def test_growth_is_no_value_of_a_year() -> None:
    import gxparse as gx

    one = gx.parse("甲乙县2016年政府信息公开工作年度报告\n一、总体情况\n收到政府信息公开申请8件，同比增长20%。\n")
    found = panel([one])
    assert "growth" in found.measure
    assert [(y.code, y.value) for y in year_on_year(found)] == [("requests.received", 8)]


def bought(agency: str, year: int, amount: str) -> Report:
    table = f"信息内容 | 采购项目数量 | 采购总金额\n政府集中采购 | 4 | {amount}"
    return parse(f"{agency}{year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（九）项\n{table}\n")


def test_amounts_of_an_unknown_unit_are_not_held_to_those_in_yuan() -> None:
    """25.1 without a unit may be 元 or 万元: no change and no sum is computed of both; nothing is nothing in any unit."""
    told = panel([bought("甲县水务局", 2019, "25.1"), bought("甲县水务局", 2020, "251000元")])
    (_, change) = [row for row in year_on_year(told) if row.code == "procurement.amount"]
    assert (change.value, change.previous, change.delta, change.broken) == (251000, Decimal("25.1"), None, True)
    nothing = panel([bought("甲县水务局", 2019, "0"), bought("甲县水务局", 2020, "251000元")])
    (_, change) = [row for row in year_on_year(nothing) if row.code == "procurement.amount"]
    assert (change.delta, change.broken) == (251000, False)
    amounts = {"甲县水务局": "25.1", "甲县教育局": "251000元", "甲县司法局": "0"}
    several = panel([bought(agency, 2020, amount) for agency, amount in amounts.items()])
    (sum_,) = [row for row in roll_up(several, dict.fromkeys(amounts, "甲县")) if row.code == "procurement.amount"]
    assert (sum_.value, sum_.bodies, sum_.complete) == (251000, 2, False)


def test_a_body_of_a_parent_without_a_report_is_silent() -> None:
    some = [report("2014", {STAFF: 3}, agency="子一乡人民政府", year=2016), report("2014", {STAFF: 4}, agency="子一乡人民政府", year=2017),
            report("2014", {STAFF: 5}, agency="子二乡人民政府", year=2016)]  # fmt: skip
    sums = roll_up(panel(some), {"子一乡人民政府": "父县", "子二乡人民政府": "父县"})
    found = [(row.year, row.value, row.bodies, row.complete) for row in sums if row.code == "staff.total"]
    assert found == [(2016, 8, 2, True), (2017, 4, 1, False)]


def test_reports_that_name_no_body_have_a_row_each() -> None:
    told = [parse("一、总体情况\n主动公开政府信息12条。\n"), parse("一、总体情况\n收到申请5件。\n")]
    assert wide(panel(told), ["disclosure.total", "requests.received"]).values == ((12, None), (None, 5))


def test_one_code_is_no_sequence_of_codes() -> None:
    with pytest.raises(TypeError, match=r"\['staff.total'\] is one of them"):
        wide(panel([report("2014", {STAFF: 3})]), "staff.total")
