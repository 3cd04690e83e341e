"""The main law of tables: a form's table, rendered in any layout, is read back with the same cells."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.parser import parse
from gxparse.rendering.layouts import LAYOUTS, render
from property.tables_drawn import FORM_TABLES, form_tables, view

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("kind", [table.kind for table in FORM_TABLES])
@settings(max_examples=8, deadline=None, phases=PHASES)
@given(data=st.data())
def test_rendered_tables_are_read_back(kind: str, layout: str, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    text = render(table, layout)
    tables = parse(text).tables
    assert len(tables) == 1, text
    assert view(tables[0]) == view(table), text
