"""The law of converters: whatever writes a form's table, merged cells repeated or not, the same cells are read from it."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.tables import IndicatorTable
from gxparse.parser import parse
from property.tables_converters import CONVERTERS, Converter, sheet, with_page
from property.tables_drawn import FORM_TABLES, form_tables

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes


def told(table: IndicatorTable) -> dict[str | None, list[object]]:
    return {row.key: [(cell.value, cell.missing) for cell in row.cells] for row in table.rows}


@pytest.mark.parametrize("converter", CONVERTERS, ids=lambda c: c.__name__)
@pytest.mark.parametrize("kind", [table.kind for table in FORM_TABLES])
@settings(max_examples=4, deadline=None, phases=PHASES)
@given(data=st.data())
def test_converted_tables_are_read_back(kind: str, converter: Converter, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    rows, heads = sheet(table, again=data.draw(st.booleans()))
    if data.draw(st.booleans()):
        rows = with_page(rows, heads)
    text = converter(rows, heads)
    tables = parse(text).tables
    assert [told(t) for t in tables] == [told(table)], text
    assert tables[0].kind == kind or kind.endswith("/remedies")  # alike in two forms
