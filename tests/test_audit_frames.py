"""Audits, comparisons and panels as records, frames and views, by their methods."""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

import gxparse as gx
from audit_reports import key, report
from gxparse.model.findings import Audit
from gxparse.tabular import findings_records

BROKEN = report("2014", {key("staff.total"): 3, key("staff.full_time"): 2})
SOUND = report("2014", {}, year=2017)


@pytest.fixture
def audited() -> Audit:
    return gx.audit(BROKEN)


def test_a_record_says_whose_finding_it_is_and_what_is_wrong(audited: Audit) -> None:
    record = next(r for r in audited.to_records() if r["rule"] == "E1")
    wanted = {
        "agency": "甲乙县人民政府", "year": 2016, "uri": "甲乙县人民政府2016", "severity": "error", "status": "fails",
        "expression": "2 + 0 = 2 ≠ 3", "left": 2, "right": 3, "difference": -1,
    }  # fmt: skip
    assert {name: record[name] for name in wanted} == wanted
    assert "【2】" in record["excerpt"]
    assert record["start"] < record["end"]
    assert findings_records(gx.findings([BROKEN]))[0] == audited.to_records()[0]


def test_frames_of_an_audit(audited: Audit) -> None:
    frame = audited.to_pandas()
    assert len(frame) == len(audited) == len(audited.to_polars()) == pa.table(audited.to_arrow()).num_rows
    assert audited.to_polars()["difference"].dtype == pl.Decimal(38, 6)
    assert audited.to_pandas(decimals="float")["left"].dtype == "Float64"
    assert gx.audit(gx.parse("无。")).to_pandas().empty
    assert "<mark>" in audited._repr_html_()


def test_frames_of_a_comparison() -> None:
    found = gx.compare(BROKEN, SOUND)
    assert len(found.to_records()) == len(found.to_pandas()) == len(found.to_polars()) == len(found.changes)
    assert pa.table(found.to_arrow()).num_rows == len(found.changes)
    assert "staff.total" in str(found)
    assert "staff.total" in found._repr_html_()
    assert found.to_html().startswith("<!doctype html>")
    assert repr(found).startswith("<Comparison of 甲乙县人民政府 2016")


def test_frames_and_files_of_a_panel(tmp_path: Path) -> None:
    found = gx.panel([BROKEN, SOUND])
    assert len(found.to_pandas()) == len(found.to_polars()) == pa.table(found.to_arrow()).num_rows == len(found)
    assert pa.table(found).num_rows == len(found)
    found.to_parquet(tmp_path / "panel.parquet")
    found.to_csv(tmp_path / "panel.csv")
    assert pl.read_parquet(tmp_path / "panel.parquet").shape == (len(found), 23)
    assert gx.panel_batches([BROKEN, SOUND]).to_parquet(tmp_path / "batches.parquet") == len(found)
    assert gx.panel_batches([BROKEN, SOUND]).to_csv(tmp_path / "batches.csv") == len(found)
    assert (tmp_path / "panel.csv").read_bytes() == (tmp_path / "batches.csv").read_bytes()
    wide = found.wide(["staff.total"])
    assert len(wide.to_pandas()) == len(wide.to_polars()) == pa.table(wide.to_arrow()).num_rows == 2
    assert {y.broken for y in found.year_on_year()} == {False}
    assert {r.parent for r in found.roll_up()} == {"甲乙县"}
    assert "Panel" in found._repr_html_()
    assert sum(len(batch) for batch in gx.panel_batches([BROKEN])) == len(gx.panel([BROKEN]))


def test_everything_goes_through_json(audited: Audit) -> None:
    for value in (audited, gx.compare(BROKEN, SOUND), gx.panel([SOUND]), gx.panel([SOUND]).wide(["staff.total"])):
        assert gx.loads(gx.dumps(value)) == value


def test_gx_panel_is_still_the_function_after_its_first_use() -> None:
    import gxparse.audit
    import gxparse.compare
    import gxparse.panel  # noqa: F401

    assert callable(gx.panel)
    assert callable(gx.audit)
    assert callable(gx.compare)
