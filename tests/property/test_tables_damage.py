"""Laws of noise and damage: noisy prints are read in full; of damaged ones nothing is read wrong, and what is unique is."""

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.reading.text import read_text
from gxparse.structure.tables import TableReading, read_tables
from property.tables_damage import damage
from property.tables_drawn import form_tables
from property.tables_noise import PRINTERS

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


@pytest.mark.parametrize(("cells", "labels"), [(1, 0), (2, 0), (5, 0), (0, 1), (0, 5), (2, 2), (3, 3)])
def test_damage_is_never_read_wrong(cells: int, labels: int) -> None:
    unique = known = 0
    for seed in range(60):
        form = catalogue.default.tables[KINDS[seed % 2]]
        damaged = damage(Random(seed), form, cells, labels)  # noqa: S311 - no secret
        reading = read(damaged.text)
        got = {row.key: row.cells for table in reading.tables for row in table.rows}
        for code, row in got.items():
            assert code is not None
            for cell, value in zip(row, damaged.want[code], strict=True):
                assert cell.value in (None, value), damaged.text
        gone = damaged.dropped
        if damaged.unique is not None or (not cells and labels):
            unique += 1
            known += all(
                code in got
                and [c.value for c in got[code]] == [None if (code, i) in gone else v for i, v in enumerate(row)]
                for code, row in damaged.want.items()
            )
    assert known >= 0.95 * unique
