"""The law of dress: line ends, blanks, empty lines and the width of marks change no cell of a table, in any layout."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from disguises import crlf, doubled_blank_lines, indented, other_width, trailing_blanks, with_bom
from gxparse import Report, catalogue, parse
from gxparse.folding import squeeze
from gxparse.model.tables import IndicatorTable, Missing
from gxparse.rendering.layouts import LAYOUTS, render
from property.tables_converters import CONVERTERS, sheet
from property.tables_drawn import FORM_TABLES, form_tables
from property.tables_noise import PRINTERS
from property.tables_pages import REPORT

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
DRESSES = (other_width, crlf, trailing_blanks, indented, doubled_blank_lines, with_bom)
Printer = Callable[[st.DrawFn, IndicatorTable], str]


def _rendered(layout: str) -> Printer:
    def printer(_draw: st.DrawFn, table: IndicatorTable) -> str:
        return render(table, layout)

    printer.__name__ = str(layout)
    return printer


def _converted(converter: Callable[[list[list[str]], int], str]) -> Printer:
    def printer(draw: st.DrawFn, table: IndicatorTable) -> str:
        return converter(*sheet(table, again=draw(st.booleans())))

    printer.__name__ = converter.__name__
    return printer


def with_blanks(draw: st.DrawFn, table: IndicatorTable) -> IndicatorTable:
    """The table with its zeros blank, in some rows."""
    rows = [
        evolve(row, cells=tuple(evolve(c, text="", value=None, missing=Missing.BLANK) if c.value == 0 else c for c in row.cells))
        if draw(st.integers(0, 2)) else row
        for row in table.rows
    ]  # fmt: skip
    return evolve(table, rows=tuple(rows))


def blank_lines(draw: st.DrawFn, table: IndicatorTable) -> str:
    """One cell a line, blank cells as empty lines; an empty line between all cells too, or not."""
    lines = [line for line in render(with_blanks(draw, table), "stacked").split("\n") if line]
    between = draw(st.sampled_from(("\n", "\n\n")))
    return between.join("" if line == "空" else line for line in lines) + "\n"


def blank_places(draw: st.DrawFn, table: IndicatorTable) -> str:
    """Columns aligned by blanks, blank cells as their place only."""
    return render(with_blanks(draw, table), "aligned").replace("空", "  ")


EVERY: tuple[Printer, ...] = (
    *map(_rendered, LAYOUTS), *map(_converted, CONVERTERS), blank_lines, blank_places,
)  # fmt: skip
MARKED = ("csv", "commas_quoted", "commas_broken", "commas_trailing", "semicolons", "frame_csv")
"""Printers that part cells by marks which stand in prose too."""
PLACED = ("blank_places",)
"""Printers whose blank cells are known by their place alone, which marks of another width in the label move."""
KINDS = [table.kind for table in FORM_TABLES]


def cells(report: Report) -> list[object]:
    return [
        (table.kind, [(squeeze(r.label), r.key, [(c.value, c.missing) for c in r.cells]) for r in table.rows])
        for table in report.tables
    ]


def assert_same(text: str, *, marks: bool = True) -> None:
    """Each dress leaves the cells; that of marks, where these part or move the cells (not ``marks``), may lose some."""
    wanted = parse(text)
    for dress in DRESSES:
        found = parse(dress(text))
        if dress is other_width and not marks:
            known = {r.key: [c.value for c in r.cells] for table in wanted.tables for r in table.rows}
            for row in (row for table in found.tables for row in table.rows):
                for cell, value in zip(row.cells, known.get(row.key, ()), strict=False):
                    assert cell.value in (None, value), text
        else:
            assert cells(found) == cells(wanted), (dress.__name__, text)


@pytest.mark.parametrize("printer", EVERY, ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=2, deadline=None, phases=PHASES)
@given(data=st.data())
def test_dress_changes_no_cell_of_a_printed_table(kind: str, printer: Printer, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    assert_same(f"{REPORT}\n\n{printer(data.draw, table)}", marks=printer.__name__ not in (*MARKED, *PLACED))


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.endswith("/matrix")])
@settings(max_examples=4, deadline=None, phases=PHASES)
@given(data=st.data())
def test_dress_changes_no_cell_of_a_noisy_matrix(kind: str, printer: Printer, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    assert_same(f"{REPORT}\n\n{printer(data.draw, table)}")
