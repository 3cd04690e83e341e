"""The law of scattered lines: values of a matrix's row that a converter breaks over lines are read, or unknown, not wrong."""

import re
from random import Random

import pytest

from gxparse import catalogue
from gxparse.reading import read
from gxparse.structure.tables import read_tables
from property.tables_damage import damage

KINDS = [table.kind for table in catalogue.default.shaped("matrix")]
ROW = re.compile(r"(?P<words>.*?)(?P<values>(?: ?\d+){2,})")


def scattered(random: Random, text: str, share: float) -> str:
    """The text with the values of some rows on several lines; the first of them beside the label, or not."""
    found: list[str] = []
    for line in text.split("\n"):
        row = ROW.fullmatch(line)
        if row is None or random.random() >= share:
            found.append(line)
            continue
        words, values = row["words"].strip(), row["values"].split()
        cuts = sorted(random.sample(range(1, len(values)), random.randint(1, len(values) - 1)))
        first, *rest = (" ".join(values[a:b]) for a, b in zip((0, *cuts), (*cuts, len(values)), strict=True))
        beside = words and random.random() < 0.5
        found += [f"{words} {first}"] if beside else [words, first] if words else [first]
        found += rest
    return "\n".join(found)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.8])
@pytest.mark.parametrize(("cells", "labels"), [(0, 0), (1, 0), (5, 0), (0, 2), (5, 3)])
def test_values_on_several_lines_are_those_of_their_row(cells: int, labels: int, share: float) -> None:
    for seed in range(6):
        random = Random(f"{seed} {cells} {labels} {share}")  # noqa: S311 - no secret
        damaged = damage(random, catalogue.default.tables[random.choice(KINDS)], "raw", cells, labels)
        text = scattered(random, damaged.text, share)
        rows = {row.key or "": row.cells for table in read_tables(read(text), catalogue.default).tables for row in table.rows}
        for code, values in damaged.values.items():
            told = [cell.value for cell in rows.get(code, ())]
            assert all(one in (None, value) for one, value in zip(told, values, strict=False)), text
            assert cells or labels or share > 0.5 or told == values, text


def test_values_on_several_lines_that_do_not_add_up_are_left_unknown() -> None:
    random = Random("whole")  # noqa: S311 - no secret
    damaged = damage(random, catalogue.default.tables[KINDS[0]], "raw", 0, 0)
    label = catalogue.default.tables[KINDS[0]].rows[1].label
    text = re.sub(rf"(?<={label}) .*", "\n1 2 3\n4 5 6 70", damaged.text)
    [table] = read_tables(read(text), catalogue.default).tables
    told = {row.key: [cell.value for cell in row.cells] for row in table.rows}
    wanted = {code: values for code, values in damaged.values.items() if code in told}
    assert label not in {row.label for row in table.rows if any(cell.value is not None for cell in row.cells)}
    assert all(told[code] in (values, [None] * 7) for code, values in wanted.items())
