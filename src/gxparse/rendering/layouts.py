"""Tables and reports into text of a layout, the inverse of reading: parsing what is rendered gives the table back.

A layout that cannot express a cell (a bar in a cell of a pipe table) raises ``ValueError`` and names the cell.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Final

from gxparse.catalogue import Catalogue
from gxparse.folding import width
from gxparse.model.document import Layout
from gxparse.model.report import Report
from gxparse.model.tables import IndicatorTable
from gxparse.rendering.sheets import Sheet, sheet_of

__all__ = ["LAYOUTS", "render"]

LAYOUTS: Final = (
    Layout.PIPE, Layout.MARKDOWN, Layout.TSV, Layout.CSV, Layout.STACKED, Layout.ALIGNED, Layout.HTML,
)  # fmt: skip
"""The layouts that can be written."""
_EMPTY: Final = "空"
"""A blank cell where the layout has no place for nothing."""
_GAP: Final = 3
"""Blanks between aligned columns."""


def render(item: IndicatorTable | Report, layout: str, *, catalogue: Catalogue | None = None) -> str:
    """``item`` as text in a layout: ``pipe``, ``markdown``, ``tsv``, ``csv``, ``stacked``, ``aligned`` or ``html``.

    For a table, ``parse(render(table, layout)).tables[0]`` has its labels, paths, values, units, reasons for missing
    values and notes. For a report, headings, paragraphs and tables are written in order. ``ValueError`` where the
    layout is not known or cannot express a cell, ``TypeError`` for anything but a table or report.
    """
    chosen = next((known for known in LAYOUTS if known == layout), None)
    if chosen is None:
        raise ValueError(f"layout {layout!r} is none of {', '.join(LAYOUTS)}")
    if catalogue is None:
        from gxparse import catalogue as catalogues

        catalogue = catalogues.default
    if isinstance(item, Report):
        return _report(item, chosen, catalogue)
    return _table(_required(item), chosen, catalogue)


def _required(item: object) -> IndicatorTable:
    if not isinstance(item, IndicatorTable):
        raise TypeError(f"an IndicatorTable or a Report is needed, not {type(item).__name__}")
    return item


def _table(table: IndicatorTable, layout: Layout, catalogue: Catalogue) -> str:
    sheet = sheet_of(table, catalogue)
    _check(sheet, layout)
    return "".join(f"{line}\n" for line in _WRITERS[layout](sheet))


# --- what a layout cannot express -----------------------------------------------------------------------------------

_FORBIDDEN: Final = {
    Layout.PIPE: "|｜¦\n\r",
    Layout.MARKDOWN: "|｜¦\n\r",
    Layout.TSV: "\t\n\r",
    Layout.CSV: '"\n\r',
    Layout.STACKED: "\n\r",
    Layout.ALIGNED: "\n\r\t",
    Layout.HTML: "",
}


def _check(sheet: Sheet, layout: Layout) -> None:
    """Every text must survive the marks of the layout."""
    forbidden = _FORBIDDEN[layout]
    for row in sheet.rows:
        for text in (*row.groups, row.label, *row.cells, row.note or "", row.unit or ""):
            bad = next((c for c in text if c in forbidden), None)
            if bad is not None or (layout is Layout.ALIGNED and "  " in text):
                raise ValueError(f"the row {row.label!r} holds {text!r}, which layout {layout.value} cannot express")


# --- layouts --------------------------------------------------------------------------------------------------------


def _grid(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    """The rows of the sheet with what they are: ``title``, ``head``, ``row`` or ``note``."""
    if sheet.title is not None:
        yield "title", [sheet.title]
    for level in range(sheet.levels):
        yield "head", [*sheet.left, *sheet.headers(level)]
    for row in sheet.rows:
        yield "row", [*sheet.lefts(row), *row.cells]
        if row.note is not None:
            yield "note", [row.note]


def _padded(cells: Sequence[str], sheet: Sheet) -> list[str]:
    return [*cells, *[""] * (len(sheet.left) + len(sheet.paths) - len(cells))]


def _pipe(sheet: Sheet) -> Iterator[str]:
    for kind, cells in _grid(sheet):
        yield cells[0] if kind == "title" else " | ".join(_padded(cells, sheet)) + " |"


def _markdown(sheet: Sheet) -> Iterator[str]:
    ruled = False
    for kind, cells in _grid(sheet):
        if kind == "title":
            yield cells[0]
            yield ""
            continue
        yield f"| {' | '.join(_padded(cells, sheet))} |"
        if not ruled:
            yield f"|{'---|' * (len(sheet.left) + len(sheet.paths))}"
            ruled = True


def _tsv(sheet: Sheet) -> Iterator[str]:
    for kind, cells in _grid(sheet):
        yield cells[0] if kind == "title" else "\t".join(_padded(cells, sheet))


def _csv(sheet: Sheet) -> Iterator[str]:
    """Of two columns the second is never left empty: a line that ends in a comma is prose."""
    pair = len(sheet.left) + len(sheet.paths) == 2
    for kind, cells in _grid(sheet):
        filled = [c or _EMPTY if pair and kind == "row" else c for c in cells]
        yield cells[0] if kind == "title" else ",".join(map(_quoted, _padded(filled, sheet)))


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text


def _headings(sheet: Sheet) -> Iterator[str]:
    """Headers one by one: a header over several columns stands once."""
    yield from dict.fromkeys(sheet.left)
    for level in range(sheet.levels):
        paths = [path for path in sheet.paths if level < len(path)]
        for path, _ in groupby(path[: level + 1] for path in paths):
            yield path[-1]


def _stacked(sheet: Sheet) -> Iterator[str]:
    """One cell a line, an empty line between them; a group stands once, before its first row."""
    if sheet.title is not None:
        yield from (sheet.title, "")
    for head in _headings(sheet):
        yield from (head, "")
    above: tuple[str, ...] = ()
    for row in sheet.rows:
        for level, group in enumerate(row.groups):
            if row.groups[: level + 1] != above[: level + 1]:
                yield from (group, "")
        above = row.groups
        for cell in [*sheet.lefts(row)[sheet.groups :], *row.cells]:
            yield from (cell or _EMPTY, "")
        if row.note is not None:
            yield from (row.note, "")


def _aligned(sheet: Sheet) -> Iterator[str]:
    """Columns of equal display width; a group stands once, in the column before the labels."""
    lines = list(_grid_with_groups(sheet))
    wide = [0] * (len(sheet.left) + len(sheet.paths))
    for kind, cells in lines:
        if kind in ("row", "head"):
            wide = [max(w, width(c)) for w, c in zip(wide, cells, strict=True)]
    for kind, cells in lines:
        if kind in ("title", "note"):
            yield cells[0]
        else:
            padded = (c + " " * (w - width(c) + _GAP) for w, c in zip(wide, cells, strict=True))
            yield "".join(padded).rstrip()


def _grid_with_groups(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    """The rows for aligned text: headers and groups are not repeated, blank cells say so."""
    above: tuple[str, ...] = ()
    rows = iter(sheet.rows)
    previous: list[str] = []
    heads = 0
    for kind, cells in _grid(sheet):
        if kind == "head":
            left = len(sheet.left)
            shown = cells if not heads else [
                "" if i < left or c == previous[i] else c for i, c in enumerate(cells)
            ]  # fmt: skip
            yield kind, [_once(shown, i, left) for i in range(len(shown))]
            previous, heads = cells, heads + 1
        elif kind == "row":
            row = next(rows)
            lefts = sheet.lefts(row)
            for level in range(sheet.groups):
                if level >= len(row.groups) or row.groups[: level + 1] == above[: level + 1]:
                    lefts[level] = ""
            above = row.groups
            yield kind, [*lefts, *(c or _EMPTY for c in row.cells)]
        else:
            yield kind, cells


def _once(cells: Sequence[str], index: int, left: int) -> str:
    """A header over several columns stands over the first of them."""
    if index and cells[index] == cells[index - 1] and (index > left or index < left):
        return ""
    return cells[index]


def _html(sheet: Sheet) -> Iterator[str]:
    """A table with the spans that the form prints."""
    yield "<table>"
    if sheet.title is not None:
        yield f"<caption>{escape(sheet.title)}</caption>"
    yield from _html_head(sheet)
    yield from _html_rows(sheet)
    yield "</table>"


def _html_head(sheet: Sheet) -> Iterator[str]:
    for level in range(sheet.levels):
        cells: list[str] = []
        if not level and sheet.labels:
            tall = f'rowspan="{sheet.levels}"'
            cells.append(f'<th colspan="{sheet.groups + 1}" {tall}>{escape(sheet.head)}</th>')
            cells += [f"<th {tall}>{name}</th>" for name in sheet.left[sheet.groups + 1 :]]
        for (_, last), columns in groupby(range(len(sheet.paths)), partial(_over, sheet, level)):
            first, *more = columns
            path = sheet.paths[first]
            if level < len(path):
                down = sheet.levels - level if last >= 0 else 1
                cells.append(f'<th colspan="{1 + len(more)}" rowspan="{down}">{escape(path[level])}</th>')
        yield f"<tr>{''.join(cells)}</tr>"


def _over(sheet: Sheet, level: int, column: int) -> tuple[tuple[str, ...], int]:
    """Columns of one header cell share this: headers down to the level, and the column where it is the last one."""
    path = sheet.paths[column]
    return path[: level + 1], column if level >= len(path) - 1 else -1


def _html_rows(sheet: Sheet) -> Iterator[str]:
    rows = sheet.rows
    for index, row in enumerate(rows):
        cells: list[str] = []
        for level, group in enumerate(row.groups):
            if index and rows[index - 1].groups[: level + 1] == row.groups[: level + 1]:
                continue
            tall = 1
            while index + tall < len(rows) and rows[index + tall].groups[: level + 1] == row.groups[: level + 1]:
                tall += 1
            notes = sum(1 for r in rows[index : index + tall] if r.note is not None)
            cells.append(f'<td rowspan="{tall + notes}">{escape(group)}</td>')
        if sheet.labels:
            cells.append(f'<td colspan="{1 + sheet.groups - len(row.groups)}">{escape(row.label)}</td>')
        cells += [f"<td>{escape(text)}</td>" for text in (*sheet.lefts(row)[sheet.groups + 1 :], *row.cells)]
        yield f"<tr>{''.join(cells)}</tr>"
        if row.note is not None:
            across = len(sheet.left) - len(row.groups) + len(sheet.paths)
            yield f'<tr><td colspan="{across}">{escape(row.note)}</td></tr>'


_WRITERS: Final[dict[Layout, Callable[[Sheet], Iterator[str]]]] = {
    Layout.PIPE: _pipe,
    Layout.MARKDOWN: _markdown,
    Layout.TSV: _tsv,
    Layout.CSV: _csv,
    Layout.STACKED: _stacked,
    Layout.ALIGNED: _aligned,
    Layout.HTML: _html,
}


# --- reports --------------------------------------------------------------------------------------------------------


def _report(report: Report, layout: Layout, catalogue: Catalogue) -> str:
    """Title, headings, paragraphs and tables, in the order in which they stand."""
    parts: list[tuple[int, str]] = []
    if report.title is not None:
        parts.append((-1, _heading(report.title, 1, layout)))
    for section in report.walk():
        parts.append((section.span.start, _heading(f"{section.label}{section.title}", section.level + 1, layout)))
        parts += [(p.span.start, _paragraph(p.text, layout)) for p in section.paragraphs]
    parts += [(table.span.start, _table(table, layout, catalogue)) for table in report.tables]
    return "\n".join(text for _, text in sorted(parts, key=lambda part: part[0]))


def _heading(text: str, level: int, layout: Layout) -> str:
    if layout is Layout.HTML:
        return f"<h{level}>{escape(text)}</h{level}>\n"
    return f"{'#' * level} {text}\n" if layout is Layout.MARKDOWN else f"{text}\n"


def _paragraph(text: str, layout: Layout) -> str:
    return f"<p>{escape(text)}</p>\n" if layout is Layout.HTML else f"{text}\n"
