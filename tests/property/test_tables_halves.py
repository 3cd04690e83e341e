"""A table that is printed in two or three halves side by side holds what it holds in one piece."""

from html import escape
from random import Random

import pytest

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.reading import read
from gxparse.reading.text import read_text
from gxparse.structure.tables import TableReading, read_tables

FORM = catalogue.default.tables["2014/statistics"]
HEADS = ("统计指标", "单位", "统计数")
TITLE = "政府信息公开情况统计表"
Rows = list[tuple[str, str, str]]


def drawn(random: Random) -> Rows:
    first = random.randrange(len(FORM.rows) - 9)
    rows = FORM.rows[first : first + random.randrange(8, 40)]
    return [(row.label, row.unit or "——", str(random.randrange(9999)) if row.unit else "——") for row in rows]


def beside(rows: Rows, halves: int) -> list[list[str]]:
    height = -(-len(rows) // halves)
    empty = ("", "", "")
    parts = [rows[start : start + height] for start in range(0, height * halves, height)]
    lines = [[part[n] if n < len(part) else empty for part in parts] for n in range(height)]
    return [list(HEADS) * halves, *([cell for row in line for cell in row] for line in lines)]


def printed(lines: list[list[str]], layout: str) -> TableReading:
    if layout == "html":
        body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in line) + "</tr>" for line in lines)
        document = read(f"<html><body><p>{TITLE}</p><table>{body}</table></body></html>")
    elif layout == "markdown":
        bars = ["| " + " | ".join(line) + " |" for line in lines]
        document = read_text("\n".join([TITLE, "", bars[0], "|" + "---|" * len(lines[0]), *bars[1:]]), Source())
    else:
        document = read_text("\n".join([TITLE, *("\t".join(line) for line in lines)]), Source())
    return read_tables(document, catalogue.default)


def held(reading: TableReading) -> list[tuple[str, str | None, object]]:
    rows = [row for table in reading.tables for row in table.rows]
    return [(row.label, row.key, row.cells[0].value) for row in rows if row.unit]


@pytest.mark.parametrize("layout", ["html", "markdown", "tsv"])
@pytest.mark.parametrize("seed", range(12))
def test_halves_hold_what_the_whole_holds(layout: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    rows = drawn(random)
    whole = held(printed(beside(rows, 1), layout))
    assert [value for _, _, value in whole] == [int(row[2]) for row in rows if row[1] != "——"]
    assert held(printed(beside(rows, random.choice((2, 3))), layout)) == whole
