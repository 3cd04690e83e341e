"""The law of pages: a table of which the header is printed again after any row is read as one, in any layout."""

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.tables import IndicatorTable
from gxparse.parser import parse
from property.tables_drawn import FORM_TABLES, form_tables, view
from property.tables_pages import LAYOUTS_OF_PAGES, REPORT, TITLES, paged, rendered

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
KINDS = [table.kind for table in FORM_TABLES if len(table.rows) > 1]


def titled(table: IndicatorTable) -> IndicatorTable:
    return table if table.title else evolve(table, title=TITLES[(table.kind or "").partition("/")[2]])


def told(table: IndicatorTable) -> dict[str, object]:
    """What must come back; the title of a matrix is that of its section."""
    shown = view(table)
    return shown | {"title": None} if (table.kind or "").endswith("/matrix") else shown


@pytest.mark.parametrize("layout", LAYOUTS_OF_PAGES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=6, deadline=None, phases=PHASES)
@given(data=st.data())
def test_a_table_over_pages_is_one(kind: str, layout: str, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    if data.draw(st.booleans()):
        table = titled(table)
    text = data.draw(paged(table, layout))
    tables = parse(text).tables
    assert [told(found) for found in tables] == [told(table)], text


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS_OF_PAGES if layout != "html"], ids=str)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.endswith("/matrix")])
@settings(max_examples=2, deadline=None, phases=PHASES)
@given(data=st.data())
def test_a_table_with_another_title_is_another(kind: str, layout: str, data: st.DataObject) -> None:
    form = catalogue.default.tables[kind]
    tables = [evolve(data.draw(form_tables(form)), title=title) for title in ("甲区情况统计表", "乙区情况统计表")]
    lines = [line for table in tables for part in _flat(table, layout) for line in part]
    found = parse("\n".join([REPORT, "", *lines]) + "\n").tables
    assert [view(table)["rows"] for table in found] == [view(table)["rows"] for table in tables]


def _flat(table: IndicatorTable, layout: str) -> list[list[str]]:
    parts = rendered(table, layout)
    return [parts.title, parts.header, *parts.rows]
