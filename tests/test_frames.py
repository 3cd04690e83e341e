"""Tables and observations as records and frames."""

from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from gxparse import frames
from gxparse.errors import MissingExtraError
from gxparse.model.tables import IndicatorTable
from gxparse.normalise import normalise
from gxparse.parser import parse

LIST = """项目 | 单位 | 2021年 | 2022年
发布会 | 场 | 12 | 13
其中：专题发布会 | 场 | 2.5 |
"""
REMEDIES = """四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
1 0 0 0 1 2 0 0 0 2 3 0 0 0 3
"""


def table(text: str) -> IndicatorTable:
    return parse(text).tables[0]


def test_records() -> None:
    first, second = frames.table_records(table(LIST))
    assert first == {"label": "发布会", "name": "发布会", "unit": "场", "2021年": Decimal(12), "2022年": Decimal(13)}
    assert second["2022年"] is None
    [row] = frames.table_records(table(REMEDIES))
    assert row["行政诉讼 / 复议后起诉 / 总计"] == 3


def test_pandas() -> None:
    frame = frames.table_pandas(table(LIST))
    assert list(frame.columns) == ["name", "unit", "2021年", "2022年"]
    assert frame["2022年"].dtype == "Int64"
    assert frame.loc["发布会", "2022年"] == 13
    assert frame.loc["其中：专题发布会", "2022年"] is pd.NA
    assert frame.loc["其中：专题发布会", "2021年"] == Decimal("2.5")
    assert frames.table_pandas(table(LIST), decimals="float")["2021年"].dtype == "Float64"
    with pytest.raises(ValueError, match="decimals"):
        frames.table_pandas(table(LIST), decimals="int")


def test_pandas_with_header_paths() -> None:
    frame = frames.table_pandas(table(REMEDIES))
    assert frame[("行政诉讼", "未经复议直接起诉", "结果维持")].tolist() == [2]
    assert frame.index.name == "label"


def test_polars_and_arrow() -> None:
    frame = frames.table_polars(table(LIST))
    assert frame.schema["2021年"] == pl.Decimal(38, 6)
    assert frame["2021年"].to_list() == [Decimal(12), Decimal("2.5")]
    arrow = pa.table(frames.table_arrow(table(LIST)))
    assert arrow.schema.field("2022年").type == pa.decimal128(38, 6)
    assert arrow["2022年"].to_pylist() == [Decimal(13), None]
    assert pl.DataFrame(frames.table_arrow(table(LIST))).equals(frame)


def test_words_stay_words() -> None:
    words = table(
        "类别 | 内容\n机构概况 | 公开了领导分工，共4项。\n工作动态 | 公开了动态38条。\n公示公告 | 公开了公告12条。\n"
    )
    assert frames.table_polars(words)["内容"].to_list()[1] == "公开了动态38条。"


def test_equal_names_get_numbers() -> None:
    series = [frames.Series("a", "int", [1, None]), frames.Series("a", "text", ["x", None])]
    assert pa.table(frames.to_arrow(series)).column_names == ["a", "a (2)"]
    assert frames.to_polars(series).columns == ["a", "a (2)"]


@pytest.mark.parametrize("value", [Decimal("0.0000001"), Decimal(10) ** 33])
def test_what_does_not_fit(value: Decimal) -> None:
    series = [frames.Series("a", "decimal", [value])]
    for make in (frames.to_arrow, frames.to_polars):
        with pytest.raises(ValueError, match=r"decimal128\(38, 6\)"):
            make(series)
    assert frames.to_pandas(series)["a"].tolist() == [value]


def test_observations() -> None:
    values = normalise(parse(REMEDIES))
    records = frames.observations_records(values)
    told = [r for r in records if r["code"] == "litigation.after_review.total"]
    assert [(r["value"], r["origin"]) for r in told] == [(Decimal(3), "table")]
    assert len(frames.observations_pandas(values)) == len(records)
    assert frames.observations_polars(values)["value"].to_list() == [r["value"] for r in records]
    assert pa.table(frames.observations_arrow(values))["start"].to_pylist() == [r["start"] for r in records]


def test_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:

    def refuse(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(frames, "import_module", refuse)
    for make, beside in ((frames.to_arrow, ""), (frames.to_polars, " polars"), (frames.to_pandas, " pandas")):
        with pytest.raises(MissingExtraError, match=rf"pip install 'gxparse\[frames\]'{beside}$"):
            make([frames.Series("a", "int", [1])])
