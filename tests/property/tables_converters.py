"""The tables of the forms as spreadsheets, data frames and printers of tables write them, with merged cells in two ways.

A table becomes a full sheet of cells first: a merged cell is repeated in all its fields, or stands in its first one.
"""

from collections.abc import Callable, Sequence

from gxparse import catalogue
from gxparse.folding import width
from gxparse.model.tables import IndicatorTable
from gxparse.rendering.sheets import sheet_of
from gxparse.structure.tables.values import is_value

EMPTY = "空"
"""A blank cell of a row with values: nothing would tell it from a heading."""
Sheet = list[list[str]]
Converter = Callable[[Sheet, int], str]
"""Takes the sheet and the number of its header rows."""


def sheet(table: IndicatorTable, *, again: bool) -> tuple[Sheet, int]:
    """The sheet and the number of its header rows; ``again`` where merged cells are repeated."""
    source = sheet_of(table, catalogue.default)
    wide = len(source.left) + len(source.paths)
    rows = [[table.title] * wide] if table.title else []
    rows += [[*source.left, *source.headers(level)] for level in range(source.levels)]
    heads = len(rows)
    for row, form in zip(source.rows, catalogue.default.tables[table.kind or ""].rows, strict=True):
        heading = form.unit == ""
        rows.append([*source.lefts(row), *(row.cells if heading else [text or EMPTY for text in row.cells])])
        if row.note is not None:
            rows.append([row.note] * wide)
    if again:
        return rows, heads
    labels = len(source.left)
    once: Sheet = []
    for number, row in enumerate(rows):
        above = rows[number - 1] if number and (number >= heads or number < heads) else []
        spanned = number < heads or (len(set(row)) == 1 and not is_value(row[0]))
        once.append([
            "" if (column and spanned and text == row[column - 1])
            or (number != heads and above and column < labels - 1 and above[column] == text and not spanned)
            else text
            for column, text in enumerate(row)
        ])  # fmt: skip
    return once, heads


def with_page(rows: Sheet, heads: int) -> Sheet:
    """The header printed again in the middle, as on a new page."""
    cut = heads + (len(rows) - heads) // 2
    while cut > heads and not rows[cut - 1][-1]:
        cut -= 1  # not between a heading and its rows
    return [*rows[:cut], *rows[:heads], *rows[cut:]] if len(rows) - heads > 3 else rows


def _quoted(text: str) -> str:
    return f'"{text}"'


def _broken(text: str) -> str:
    """A long cell over two lines, as spreadsheets quote it."""
    return _quoted(f"{text[:6]}\n{text[6:]}") if len(text) > 10 else _quoted(text) if "," in text else text


def _lines(rows: Sheet, mark: str, cell: Callable[[str], str] = str) -> str:
    return "".join(mark.join(map(cell, row)) + "\n" for row in rows)


def tabs(rows: Sheet, _heads: int) -> str:
    return _lines(rows, "\t")


def tabs_stripped(rows: Sheet, _heads: int) -> str:
    """Blanks at the ends of headings and notes are lost, and with them their empty cells."""
    return "".join("\t".join(row) + "\n" if row[-1] else "\t".join(row).rstrip() + "\n" for row in rows)


def tabs_broken(rows: Sheet, _heads: int) -> str:
    return _lines(rows, "\t", _broken)


def commas_quoted(rows: Sheet, _heads: int) -> str:
    return _lines(rows, ",", _quoted)


def commas_broken(rows: Sheet, _heads: int) -> str:
    return _lines(rows, ",", _broken)


def commas_trailing(rows: Sheet, _heads: int) -> str:
    """Empty columns at the end, not as many in every row."""
    wide = len(rows[0])
    return "".join(
        ",".join(map(_broken, row)) + "," * (2 + (number % 2 if len(row) == wide else 0)) + "\n"
        for number, row in enumerate(rows)
    ).replace(",,,\n", ",,\n", 1)


def semicolons(rows: Sheet, _heads: int) -> str:
    return _lines(rows, ";")


def frame_csv(rows: Sheet, _heads: int) -> str:
    """A data frame with numbers of rows and columns."""
    head = ",".join(["", *map(str, range(len(rows[0])))])
    return head + "\n" + "".join(f"{n}," + ",".join(map(_quoted, row)) + "\n" for n, row in enumerate(rows))


def frame_lines(rows: Sheet, _heads: int) -> str:
    """A data frame as it is shown: blank cells as NaN."""
    filled = [["", *map(str, range(len(rows[0])))], *([str(n), *(t or "NaN" for t in r)] for n, r in enumerate(rows))]
    widths = [max(width(row[i]) for row in filled) for i in range(len(filled[0]))]
    return "".join(
        "  ".join(" " * (wide - width(text)) + text for text, wide in zip(row, widths, strict=True)) + "\n"
        for row in filled
    )


def _padded(rows: Sheet) -> tuple[list[list[str]], list[int]]:
    widths = [max(2, *(width(row[i]) for row in rows)) for i in range(len(rows[0]))]
    return [[t + " " * (w - width(t)) for t, w in zip(row, widths, strict=True)] for row in rows], widths


def _boxed(rows: Sheet, borders: Sequence[str], bar: str) -> str:
    """Borders over the table, under the header and under the table only; each as left, level, cross, right."""
    padded, widths = _padded(rows)
    top, middle, last = (
        left + cross.join(level * (wide + 2) for wide in widths) + right for left, level, cross, right in borders
    )
    lines = [f"{bar} " + f" {bar} ".join(row) + f" {bar}" for row in padded]
    return "\n".join([top, lines[0], middle, *lines[1:], last]) + "\n"


def psql(rows: Sheet, _heads: int) -> str:
    return _boxed(rows, ("+-++", "|-+|", "+-++"), "|")


def outline(rows: Sheet, _heads: int) -> str:
    return _boxed(rows, ("┌─┬┐", "├─┼┤", "└─┴┘"), "│")


def box_bars(rows: Sheet, _heads: int) -> str:
    return "".join("│" + "│".join(row) + "│\n" for row in rows)


def wide_bars(rows: Sheet, _heads: int) -> str:
    return "".join("｜".join(row) + "\n" for row in rows)


def double_bars(rows: Sheet, heads: int) -> str:
    """Headers between double bars, as in some wikis."""
    marks = ["||" if number < heads else "|" for number in range(len(rows))]
    return "".join(
        f"{mark} " + f" {mark} ".join(t or " " for t in row) + f" {mark}\n"
        for mark, row in zip(marks, rows, strict=True)
    )


def org(rows: Sheet, heads: int) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(heads, "|" + "+".join("---" for _ in rows[0]) + "|")
    return "\n".join(lines) + "\n"


def ruled(rows: Sheet, _heads: int) -> str:
    """Columns between rules of equals signs (reStructuredText)."""
    padded, widths = _padded(rows)
    rule = "  ".join("=" * wide for wide in widths)
    lines = [
        "  ".join(row).rstrip() if row[0].strip() else "  ".join(["..".ljust(len(row[0])), *row[1:]]).rstrip()
        for row in padded
    ]
    return "\n".join([rule, lines[0], rule, *lines[1:], rule]) + "\n"


CONVERTERS: tuple[Converter, ...] = (
    tabs, tabs_stripped, tabs_broken, commas_quoted, commas_broken, commas_trailing, semicolons, frame_csv, frame_lines,
    psql, outline, box_bars, wide_bars, double_bars, org, ruled,
)  # fmt: skip
