"""The plain-text cases of ``tests/spec/tables*.md``: an input, and the tables that must be read from it.

A table is shown as ``== layout form kind | title``, its columns as ``-- path > label [unit]``, its rows as
``depth label {unit} (code) <note> @group | value | …``. A value is printed with ``!`` and its reason where it is
missing, ``?`` where it is not known, and its text in quotes where it holds words.
"""

import re
from pathlib import Path

import pytest

from gxparse import catalogue
from gxparse.model.tables import Cell, IndicatorTable, Read, Row
from gxparse.reading import read
from gxparse.structure.tables import TableReading, read_tables

SPEC = Path(__file__).parent / "spec"
CASE = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(?P<word>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def shown_cell(cell: Cell) -> str:
    note = f" {cell.note}" if cell.note else ""
    if cell.value is not None:
        sign = {"position": "~", "position+arithmetic": "≈"}.get(cell.read, "")
        return f"{sign}{cell.value}{cell.unit or ''}{note}"
    if cell.missing is not None:
        return f"!{cell.missing.value}"
    return f"“{cell.text}”" if cell.text else "?"


def shown_row(row: Row) -> str:
    parts = [f"{row.depth} {row.label}"]
    parts += [f"{{{row.unit}}}"] if row.unit else []
    parts += [f"({row.code})"] if row.code else []
    parts += [f"<{row.note}>"] if row.note else []
    parts += [f"@{' > '.join(row.path[:-1])}"] if row.path[:-1] else []
    parts += [f"^{row.parent}"] if row.parent is not None else []
    parts += [f"={row.key}"] if row.key else []
    return " ".join(parts) + " | " + " | ".join(map(shown_cell, row.cells))


def shown_table(table: IndicatorTable) -> list[str]:
    lines = [f"== {table.layout} {table.form or '-'} {table.kind or '-'} | {table.title or '-'}"]
    lines += [f"-- {' > '.join(c.path)}{f' [{c.unit}]' if c.unit else ''}" for c in table.columns]
    return lines + [shown_row(row) for row in table.rows]


def shown(reading: TableReading, text: str) -> dict[str, list[str]]:
    return {
        "tables": [line for table in reading.tables for line in shown_table(table)],
        "unread": ["".join(span.of(text).split()) for span in reading.unread],
        "claimed": ["".join(span.of(text).split()) for span in reading.claimed],
        "oddities": [d.code for d in reading.diagnostics],
    }


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(SPEC.glob("tables*.md")):
        for match in CASE.finditer(path.read_text("utf-8")):
            fences = FENCE.findall(match["body"])
            found.append(pytest.param(fences[0][1], fences[1:], id=f"{path.stem}: {match['title']}"))
    return found


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_case(text: str, wanted: list[tuple[str, str]]) -> None:
    document = read(text.replace("␠", "\u3000").replace("→", "\t"))
    reading = read_tables(document, catalogue.default)
    for table in reading.tables:
        for row in table.rows:
            for cell in row.cells:
                printed = document.text[cell.span.slice]
                cut = cell.read is Read.POSITION_ARITHMETIC and cell.text.isdigit() and bool(printed)
                assert printed == cell.text or (cut and cell.text.startswith(printed))
    got = shown(reading, document.text)
    for word, lines in wanted:
        assert "\n".join(got[word]) == lines.rstrip("\n"), word
    if "oddities" not in dict(wanted):
        assert not got["oddities"]
    if "unread" not in dict(wanted):
        assert not got["unread"]
