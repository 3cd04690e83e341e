"""Laws of tables in reports: all tables of a form among sections come back; list tables with lost cells are not misread."""

import re
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.tables import IndicatorTable
from gxparse.parser import parse
from gxparse.reading import read
from gxparse.rendering.layouts import LAYOUTS, render
from gxparse.structure.tables import read_tables
from property.tables_drawn import FORM_TABLES, form_tables, view

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
SECTIONS = {
    "article20.1": "二、主动公开政府信息情况",
    "matrix": "三、收到和处理政府信息公开申请情况",
    "remedies": "四、政府信息公开行政复议、行政诉讼情况",
}
BEFORE = (
    "某县2022年政府信息公开工作年度报告",
    "一、总体情况",
    "2022年，我县主动公开政府信息1136条，全年收到申请21件。",
)
AFTER = (
    "五、存在的主要问题及改进情况",
    "2022年，工作取得一定成效，但仍有不足。",
    "六、其他需要报告的事项",
    "全年收取信息处理费0元。",
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("form", ["2019", "2021"])
@settings(max_examples=4, deadline=None, phases=PHASES)
@given(data=st.data())
def test_tables_among_sections(form: str, layout: str, data: st.DataObject) -> None:
    def line(text: str) -> str:
        return f"<p>{text}</p>\n" if layout == "html" else f"{text}\n"

    text = "".join(map(line, BEFORE))
    tables: list[IndicatorTable] = []
    for kind, table in catalogue.default.tables.items():
        if kind.startswith(f"{form}/"):
            tables.append(data.draw(form_tables(table)))
            text += line(SECTIONS[table.id]) if table.id in SECTIONS else ""
            text += render(tables[-1], layout)
    text += "".join(map(line, AFTER))
    report = parse(text)
    assert [view(found) for found in report.tables] == [view(table) for table in tables], text
    assert next(s.title for s in report.walk()) == "总体情况"
    assert len(report.sections) == 6
    assert not report.unclaimed


def aligned(table: IndicatorTable, _draw: st.DataObject) -> str:
    """Blank cells leave only their place on the line."""
    return render(table, "aligned").replace("空", "  ")


def raw(table: IndicatorTable, _draw: st.DataObject) -> str:
    """Blank cells leave nothing."""
    return re.sub(r" {2,}", " ", render(table, "aligned").replace("空", ""))


def vanished(table: IndicatorTable, _draw: st.DataObject) -> str:
    """Blank cells leave nothing, one cell a line."""
    return "".join(f"{line}\n" for line in render(table, "stacked").split("\n") if line not in ("空", ""))


def torn(table: IndicatorTable, draw: st.DataObject) -> str:
    """Some lines are lost, one cell a line."""
    lines = [line for line in render(table, "stacked").split("\n") if line]
    for _ in range(draw.draw(st.integers(1, 3))):
        if len(lines) > 7:
            del lines[draw.draw(st.integers(5, len(lines) - 1))]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("damage", [aligned, raw, vanished, torn], ids=lambda d: d.__name__)
@pytest.mark.parametrize("kind", [table.kind for table in FORM_TABLES if table.shape == "list"])
@settings(max_examples=10, deadline=None, phases=PHASES, derandomize=True)
@given(data=st.data())
def test_lost_cells_of_lists_are_not_guessed(
    kind: str, damage: Callable[[IndicatorTable, st.DataObject], str], data: st.DataObject
) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    text = damage(table, data)
    wanted = {row.key: [cell.value for cell in row.cells] for row in table.rows}
    for found in read_tables(read(text), catalogue.default).tables:
        for row in found.rows:
            for cell, value in zip(row.cells, wanted.get(row.key, ()), strict=False):
                assert cell.value in (None, value), text
