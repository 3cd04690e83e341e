"""Law of noise in list tables: labels wrapped, spaced and bracketed otherwise, pages within, in each layout of text; the same cells."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gxparse import catalogue
from gxparse.folding import width
from gxparse.model.tables import IndicatorTable, Missing
from gxparse.parser import parse
from property.tables_converters import sheet
from property.tables_drawn import FORM_TABLES, form_tables
from property.tables_noise import noisy

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # whole tables are printed as they are: shrinking takes minutes
UNCUT = re.compile(r"[.．、，）):：”]|\d")
"""No line begins with these: typesetting keeps them with what stands before."""


class Printed(NamedTuple):
    """A table's rows with noise in their labels."""

    heads: list[list[str]]
    rows: list[list[str]]
    label: int
    """Index of the label's cell."""

    def widths(self) -> list[int]:
        return [
            max(width(row[i]) for row in (*self.heads[-1:], *self.rows) if len(row) > 1)
            for i in range(len(self.heads[-1]))
        ]


def noised(draw: st.DrawFn, table: IndicatorTable) -> Printed:
    """The sheet of a table; a row of one cell is a title or a note."""
    full, count = sheet(table, again=True)
    heads = [row[:1] if len(set(row)) == 1 else row for row in full[:count]]
    label = next(i for i, text in enumerate(full[count]) if text == table.rows[0].label)
    notes = {row.note for row in table.rows}
    rows = [
        row[:1] if row[0] in notes else [noisy(draw, text) if i == label else text for i, text in enumerate(row)]
        for row in full[count:]
    ]
    return Printed(heads, rows, label)


def page(draw: st.DrawFn, printed: Printed, line: Callable[[list[str]], str]) -> list[str]:
    """Now and then the number of a page, and the header again."""
    if draw(st.integers(0, 9)):
        return []
    again = [line(printed.heads[-1])] if draw(st.booleans()) else []
    return [f"- {draw(st.integers(1, 9))} -", *again]


def wrapped(
    draw: st.DrawFn, row: list[str], label: int, line: Callable[[list[str]], str], *, around: bool
) -> list[str]:
    """The lines of a row whose label is cut in two: before its values, or around them, or the rest below them."""
    text = row[label]
    cuts = [i for i in range(4, len(text) - 2) if not UNCUT.match(text[i:])]
    way = (
        draw(st.sampled_from(("whole", "before", *(("around", "below") if around else ()))))
        if len(text) > 9
        else "whole"
    )
    if way == "whole" or not cuts or not row[-1]:
        return [line(row)]
    cut = draw(st.sampled_from(cuts))

    def beside(words: str) -> str:
        return line([*row[:label], words, *row[label + 1 :]])

    return {
        "before": [text[:cut], beside(text[cut:])],
        "around": [text[:cut], beside(""), text[cut:]],
        "below": [beside(text[:cut]), text[cut:]],
    }[way]


def in_lines(draw: st.DrawFn, printed: Printed, line: Callable[[list[str]], str], *, around: bool) -> list[str]:
    """A row a line, its label wrapped now and then, pages within."""
    lines = [line(row) for row in printed.heads]
    for row in printed.rows:
        lines += [line(row)] if len(row) == 1 else wrapped(draw, row, printed.label, line, around=around)
        lines += page(draw, printed, line) if len(row) > 1 else []
    return lines


def aligned(draw: st.DrawFn, printed: Printed) -> list[str]:
    """Columns by blanks, as in the text of a PDF's layout."""
    widths, gap = printed.widths(), " " * draw(st.integers(2, 6))

    def line(row: list[str]) -> str:
        return gap.join(text + " " * (w - width(text)) for text, w in zip(row, widths, strict=False)).rstrip()

    return in_lines(draw, printed, line, around=True)


def narrowed(text: str, size: int) -> list[str]:
    """The lines of a label in a column of so many characters."""
    found: list[str] = []
    while text:
        cut = next((at for at in range(size, len(text)) if not UNCUT.match(text[at:].lstrip())), len(text))
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return found


def narrow(draw: st.DrawFn, printed: Printed) -> list[str]:
    """Labels wrapped in a narrow column, the values beside any line of them, empty lines between the rows."""
    size, gap = draw(st.integers(5, 9)), " " * draw(st.integers(2, 6))
    label, widths = printed.label, printed.widths()
    widths[label] = max(2 * size + 6, width(printed.heads[-1][label]))

    def line(row: list[str]) -> str:
        return gap.join(text + " " * (w - width(text)) for text, w in zip(row, widths, strict=False)).rstrip()

    lines = [line(row) for row in printed.heads]
    for row in printed.rows:
        text = row[label] if len(row) > 1 else ""
        pieces = narrowed(text, size)
        told = draw(st.integers(0, max(0, len(pieces) - 1)))
        lines += [""] * draw(st.integers(1, 3))
        lines += row if len(row) == 1 else []
        cut = draw(st.integers(0, 12 * len(pieces)))  # a page may end anywhere
        for at, piece in enumerate(pieces):
            lines.append(line([*row[:label], piece, *row[label + 1 :]] if at == told else [*[""] * label, piece]))
            lines += ["", f"- {draw(st.integers(1, 9))} -", "", ""] if at + 1 == cut else []
    return lines


def raw(draw: st.DrawFn, printed: Printed) -> list[str]:
    """One blank between cells, nothing for empty ones."""

    def line(row: list[str]) -> str:
        return " ".join(text for text in row if text)

    return in_lines(draw, printed, line, around=False)


def stacked(draw: st.DrawFn, printed: Printed) -> list[str]:
    """One cell a line, with or without empty lines, page numbers between rows."""
    lines = [text for row in printed.heads for text in row]
    for row in printed.rows:
        lines += row
        lines += [f"- {draw(st.integers(1, 9))} -"] if len(row) > 1 and draw(st.integers(0, 9)) == 0 else []
    return [part for text in lines for part in (text, "")] if draw(st.booleans()) else lines


def tabs(_draw: st.DrawFn, printed: Printed) -> list[str]:
    return ["\t".join(row) for row in (*printed.heads, *printed.rows)]


def bars(draw: st.DrawFn, printed: Printed) -> list[str]:
    first, last = draw(st.sampled_from((("", ""), ("| ", " |"), ("", " |"))))
    return [f"{first}{' | '.join(row)}{last}" if len(row) > 1 else row[0] for row in (*printed.heads, *printed.rows)]


def told(table: IndicatorTable) -> dict[str | None, list[tuple[object, object]]]:
    """The cells of the rows that hold anything."""
    return {
        row.key: [(cell.value, cell.missing) for cell in row.cells]
        for row in table.rows
        if any(cell.missing is not Missing.BLANK for cell in row.cells)
    }


@pytest.mark.parametrize("printer", [aligned, narrow, raw, stacked, tabs, bars], ids=lambda p: p.__name__)
@pytest.mark.parametrize("kind", [table.kind for table in FORM_TABLES if table.shape == "list"])
@settings(max_examples=8, deadline=None, phases=PHASES)
@given(data=st.data())
def test_noise_changes_no_cell_of_a_list(
    kind: str, printer: Callable[[st.DrawFn, Printed], list[str]], data: st.DataObject
) -> None:
    table = data.draw(form_tables(catalogue.default.tables[kind]))
    text = "\n".join(printer(data.draw, noised(data.draw, table))) + "\n"
    [found] = parse(text).tables
    wanted = told(table)
    assert found.kind == kind
    assert {key: cells for key, cells in told(found).items() if key in wanted} == wanted, text
