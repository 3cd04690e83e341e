"""Laws of noise and damage: noisy prints are read in full; of damaged ones nothing is read wrong, and what is unique is."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.model.tables import Cell, Read
from gxparse.reading.text import read_text
from gxparse.spans import Span
from gxparse.structure.tables import TableReading, read_tables
from property.tables_damage import FIFTEEN_PRINTERS, MATRIX_PRINTERS, damage, damage_remedies
from property.tables_drawn import form_tables
from property.tables_noise import PRINTERS
from property.tables_search import Cells, agreed, remedy_readings

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
KINDS = ("2019/matrix", "2021/matrix")


def read(text: str) -> TableReading:
    return read_tables(read_text(text, Source()), catalogue.default)


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None, phases=PHASES)
@given(data=st.data())
def test_noise_changes_no_cell(kind: str, printer: object, data: st.DataObject) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    text = printer(data.draw, table)  # type: ignore[operator]
    [found] = read(text).tables
    assert found.kind == kind
    assert {r.key: [c.value for c in r.cells] for r in found.rows} == {
        r.key: [c.value for c in r.cells] for r in table.rows
    }, text


class Tally(NamedTuple):
    """How many of the tables that the search reads in one way are read so, and of the cells that it is sure of."""

    tables: int = 0
    read: int = 0
    cells: int = 0
    known: int = 0

    def plus(self, readings: Sequence[Sequence[Cells]], found: Sequence[Sequence[Cell]]) -> "Tally":
        """Count a table: its readings row by row, and the rows found."""
        if not readings:
            return self
        sure = [
            (cell, want)
            for row, cells in zip(zip(*readings, strict=True), found, strict=True)
            for cell, want in zip(cells, agreed(row), strict=True)
            if want is not False
        ]
        known = [cell.value == want and (want is not None or cell.missing is not None) for cell, want in sure]
        alone = len(readings) == 1
        return Tally(
            self.tables + alone, self.read + (alone and all(known)), self.cells + len(sure), self.known + sum(known)
        )


LOST = Cell("", None, Span(0, 0), read=Read.POSITION)


def seeds(*numbers: int) -> Iterator[Random]:
    for seed in range(8):
        yield Random(" ".join(map(str, (seed, *numbers))))  # noqa: S311 - no secret


@pytest.mark.parametrize("layout", MATRIX_PRINTERS)
def test_what_a_damaged_matrix_says_is_read_and_nothing_is_read_wrong(layout: str) -> None:
    tally = Tally()
    for cells, labels in [
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 0),
        (5, 0),
        (0, 1),
        (0, 3),
        (0, 5),
        (1, 1),
        (2, 2),
        (3, 3),
        (5, 5),
    ]:
        for random in seeds(cells, labels):
            form = catalogue.default.tables[random.choice(KINDS)]
            damaged = damage(random, form, layout, cells, labels)
            rows = {row.key: row.cells for table in read(damaged.text).tables for row in table.rows}
            assert set(rows) <= set(damaged.want)
            for code, row in rows.items():
                for cell, value in zip(row, damaged.values[code or ""], strict=True):
                    assert cell.value in (None, value), damaged.text
            found = [rows.get(code, (LOST,) * 7) for code in damaged.want]
            readings = [[r[code] for code in damaged.want] for r in damaged.readings()]
            tally = tally.plus(readings, found)
    assert tally.tables > 40
    assert tally.read >= 0.95 * tally.tables
    assert tally.known >= 0.95 * tally.cells


@pytest.mark.parametrize("layout", FIFTEEN_PRINTERS)
def test_what_a_damaged_row_of_fifteen_says_is_read_and_nothing_is_read_wrong(layout: str) -> None:
    tally = Tally()
    for cells in range(1, 6):
        for random in seeds(cells):
            damaged = damage_remedies(random, layout, cells)
            tables = read(damaged.text).tables
            row = tables[0].rows[0].cells if tables else (LOST,) * 15
            for cell, value in zip(row, damaged.row, strict=True):
                assert cell.value in (None, value), damaged.text
            tally = tally.plus([[r] for r in remedy_readings(damaged.values)], [row])
    assert tally.cells > 40
    assert tally.known >= 0.95 * tally.cells
