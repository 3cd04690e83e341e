"""Lines of plain text into grids where they are delimited tables (bars, Markdown, tabs, commas, drawn borders, rules
of dashes over columns); knows no report.

A table is a run of lines that all split at one mark into cells. What the cells say is not looked at, but for commas:
a comma is a table's mark only where numbers stand between commas. A cell printed on several lines, as it may be
between borders, is several cells at one place of the grid.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from gxparse.folding import width
from gxparse.model.document import Grid, GridCell, Layout, Line, LineRole
from gxparse.spans import Span

__all__ = ["grids"]

Cells = list[tuple[int, int]]
"""Places of the cells of a row, blanks at both ends left out."""

_BAR: Final = re.compile(r"(?<!\\)[|｜¦]")
_DASHES: Final = r"\s*(?::-+:?|-+:|-{2,})\s*"
_RULE: Final = re.compile(rf"\s*[|｜]?{_DASHES}(?:[|｜]{_DASHES})*[|｜]?\s*")
_NUMBER: Final = re.compile(
    r"[-－−+]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\S{0,4}|[-—－–/]{1,4}|[减減增负][0-9０-９][0-9０-９,，]*|无|空|不适用|"
)
_COMMA: Final = re.compile(r'"((?:[^"]|"")*)"|([^,"]*)')
_EMPTY: Final = re.compile(r"&nbsp;|<br\s*/?>|\\")
_KEY: Final = re.compile(r"[^:：]{1,12}[:：]")
_WIDEST: Final = 1000
"""More cells than this in a line is no table."""


_JOINTS: Final = "+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫╭╮╰╯┝┥┠┨┯┷┿┰┸╂"
_LEVEL: Final = "─━═=┄┅┈┉╌╍-"  # the hyphen last, for it stands in classes of characters
_BORDER: Final = re.compile(rf"[{_JOINTS}](?:[:{_LEVEL}]+[{_JOINTS}])+")
_UPRIGHT: Final = "|│┃║｜¦" + _JOINTS
_EDGED: Final = re.compile(rf"[{_UPRIGHT}].*[{_UPRIGHT}]")
_DASHED: Final = re.compile(r"([-=])\1+(?:[ ]+\1{2,})+")
_CLOSING: Final = re.compile(r"([-=])\1{4,}|([-=])\2+(?:[ ]+\2{2,})+")
_MOST_EDGES: Final = 100
_MOST_LINES: Final = 2_000
"""A table drawn with more lines than this is not looked at."""


class _Row(NamedTuple):
    cells: Cells
    rule: bool = False
    """A separator row of Markdown, which has no cells."""
    tail: int = -1
    """Where an empty cell would stand after the bar that ends the row; -1 where none does."""
    lead: int = -1
    """The same before the bar that begins the row."""


def grids(text: str, lines: Sequence[Line]) -> list[tuple[int, int, Grid]]:
    """The delimited tables among the lines, in order: index of the first line, index after the last, grid.

    Time grows linearly: a reader that declines says up to where it has looked.
    """
    found: list[tuple[int, int, Grid]] = []
    declined = [0] * len(_READERS)  # up to where each reader has looked in vain, so that no run is looked at twice
    index = 0
    while index < len(lines):
        for number, reader in enumerate(_READERS):
            if index < declined[number]:
                continue
            end, grid = reader(text, lines, index)
            if grid is not None:
                found.append((index, end, grid))
                index = end - 1
                break
            declined[number] = end
        index += 1
    return found


def _physical(text: str, line: Line) -> tuple[int, int]:
    """The whole line, with the blanks at its ends, which may be cells."""
    start, end = line.span.start, line.span.end
    while start > 0 and text[start - 1] in " \t\u3000\xa0":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000\xa0":
        end += 1
    return start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 4 and text[start : start + 2] == "**" == text[end - 2 : end]:
        return start + 2, end - 2
    if start < end and _EMPTY.fullmatch(text, start, end):
        return start, start
    return start, end


def _build(text: str, first: int, last: int, rows: Sequence[_Row], layout: Layout) -> Grid:
    kept = [row.cells for row in rows if not row.rule]
    cells = tuple(GridCell(text[a:b], Span(a, b), r, c) for r, row in enumerate(kept) for c, (a, b) in enumerate(row))
    counts = [len(row) for row in kept]
    return Grid(Span(first, last), cells, len(kept), max(counts), layout, ragged=len(set(counts)) > 1)


# --- bars -----------------------------------------------------------------------------------------------------------


def _bar_row(text: str, line: Line) -> _Row | None:
    start, end = _physical(text, line)
    marks = [m.start() for m in _BAR.finditer(text, start, end)]
    if not marks or len(marks) > _WIDEST or line.role is LineRole.FURNITURE:
        return None
    if _RULE.fullmatch(text, start, end):
        return _Row([], rule=True)
    edges = [start - 1, *marks, end]
    cells = [_trim(text, a + 1, b) for a, b in itertools.pairwise(edges)]
    lead = tail = -1
    if cells[0][0] == cells[0][1]:
        lead, cells = cells[0][0], cells[1:]
    if len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        tail, cells = cells[-1][0], cells[:-1]
    return _Row(cells, tail=tail, lead=lead)


def _filled(cells: Cells) -> int:
    return sum(1 for a, b in cells if b > a)


def _bars(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with bars between cells. A line with bars around one cell belongs to a table only beside wider rows."""
    row = _bar_row(text, lines[first])
    if row is None or row.rule or not _filled(row.cells):
        return first + 1, None
    rows = [row]
    index = first + 1
    while index < len(lines) and (following := _bar_row(text, lines[index])) is not None:
        if len(following.cells) == 1 == len(rows[-1].cells):
            break  # one cell a line is no delimited table
        rows.append(following)
        index += 1
    rows, index = _without_lone_cells(rows, index)
    rows = _with_edges(rows)
    wide = [r for r in rows if len(r.cells) > 1]
    numbers = sum(1 for r in wide for a, b in r.cells if b > a and _NUMBER.fullmatch(text, a, b))
    lone = len(wide) == 1 and len(wide[0].cells) >= 5 and 2 * numbers > len(wide[0].cells)
    if not lone and (len(wide) < 2 or 2 * len(wide) < len(rows) - 1):
        return index, None
    layout = Layout.MARKDOWN if any(r.rule for r in rows) else Layout.PIPE
    return index, _build(text, lines[first].span.start, lines[index - 1].span.end, rows, layout)


def _without_lone_cells(rows: list[_Row], end: int) -> tuple[list[_Row], int]:
    """Lines of one cell at the end of a run are one-cell-a-line text that follows, or an empty end of the table."""
    while len(rows) > 1 and not rows[-1].rule and len(rows[-1].cells) == 1:
        rows.pop()
        end -= 1
    return rows, end


def _with_edges(rows: list[_Row]) -> list[_Row]:
    """Where the widest rows neither begin nor end in a bar, a bar there opens an empty cell of a row that is short."""
    widest = max(len(row.cells) for row in rows)
    wide = [row for row in rows if len(row.cells) == widest and not row.rule]
    if any(row.lead < 0 for row in wide):
        rows = [
            r._replace(cells=[(r.lead, r.lead), *r.cells]) if r.lead >= 0 and _short(r, widest) else r for r in rows
        ]
    if any(row.tail < 0 for row in wide):
        rows = [
            r._replace(cells=[*r.cells, (r.tail, r.tail)]) if r.tail >= 0 and _short(r, widest) else r for r in rows
        ]
    return rows


def _short(row: _Row, widest: int) -> bool:
    return not row.rule and len(row.cells) == widest - 1


# --- tabs -----------------------------------------------------------------------------------------------------------


def _tab_row(text: str, line: Line) -> Cells | None:
    start, end = _physical(text, line)
    if "\t" not in text[start:end] or text.count("\t", start, end) > _WIDEST or line.role is LineRole.FURNITURE:
        return None
    edges = [start - 1, *(i for i in range(start, end) if text[i] == "\t"), end]
    return [_trim(text, a + 1, b) for a, b in itertools.pairwise(edges)]


def _tabs(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with tabs between cells, the same number in each."""
    row = _tab_row(text, lines[first])
    if row is None or not _filled(row):
        return first + 1, None
    rows = [_Row(row)]
    index = first + 1
    while index < len(lines) and (cells := _tab_row(text, lines[index])) is not None and len(cells) == len(row):
        rows.append(_Row(cells))
        index += 1
    wide = [r for r in rows if _filled(r.cells) > 1]
    if len(rows) < 2 or not wide or all(_KEY.fullmatch(text, *r.cells[0]) for r in wide):
        return index, None
    if len(rows) == 2 and len(row) == 2 and _filled(row) < 2:
        return index, None
    return index, _build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.TSV)


# --- commas ---------------------------------------------------------------------------------------------------------


def _comma_cells(text: str, line: Line) -> int:
    """How many cells commas part a line into; 0 where they do not."""
    start, end = line.span.start, line.span.end
    commas = text.count(",", start, end)
    if not commas or commas > _WIDEST or line.role is LineRole.FURNITURE:
        return 0
    return commas + 1 if text.find('"', start, end) < 0 else len(_comma_row(text, line))


def _comma_row(text: str, line: Line) -> Cells:
    """The cells of a line; none where a quotation mark closes before the comma."""
    start, end = line.span.start, line.span.end
    cells: Cells = []
    position = start
    while position <= end:
        match = _COMMA.match(text, position, end)
        if match is None or (match.end() < end and text[match.end()] != ","):
            return []
        group = 1 if match[1] is not None else 2
        cells.append(_trim(text, *match.span(group)))
        position = match.end() + 1
    return cells


def _numbers_after(text: str, line: Line) -> bool:
    """Whether there is a label and after it nothing but numbers and marks for none (units and codes before them)."""
    last = _trim(text, text.rfind(",", line.span.start, line.span.end) + 1, line.span.end)
    if text[line.span.end - 1] != '"' and not _NUMBER.fullmatch(text, *last):
        return False  # prose, most of it
    cells = _comma_row(text, line)
    last_label = max((i for i, (a, b) in enumerate(cells) if not _NUMBER.fullmatch(text, a, b)), default=-1)
    trailing_comma = len(cells) == 2 and cells[1][0] == cells[1][1]  # as in prose cut into lines
    return last_label < min(len(cells) - 1, 5) and not trailing_comma


def _commas(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines with commas between cells, the same number in each, and numbers after labels in most of them."""
    wide = _comma_cells(text, lines[first])
    if not wide:
        return first + 1, None
    index = first + 1
    while index < len(lines) and _comma_cells(text, lines[index]) == wide:
        if text.count("\n", lines[index - 1].span.end, lines[index].span.start) > 1:
            break
        index += 1
    numeric = [_numbers_after(text, line) for line in lines[first:index]]
    heads = numeric.index(True) if True in numeric else len(numeric)
    rows = [_Row(_comma_row(text, line)) for line in lines[first:index]] if True in numeric else []
    single = heads == 0 and len(rows) == 1 and wide >= 5 and all(_NUMBER.fullmatch(text, *c) for c in rows[0].cells)
    if not single and (len(rows) < 2 or heads > 5 or 2 * sum(numeric) < len(rows) - heads or heads == len(rows)):
        return index, None
    return index, _build(text, lines[first].span.start, lines[index - 1].span.end, rows, Layout.CSV)


# --- drawn borders --------------------------------------------------------------------------------------------------

Columns = dict[int, int]
"""Where in the text the character stands that begins at a column of the screen."""


def _wide(char: str) -> int:
    return width(char)


def _wider(char: str) -> int:
    """Borders and quotes count two in fonts of East Asia."""
    return 2 if not char.isascii() and char not in "\xa0\u200b" else width(char)


def _single(_char: str) -> int:
    return 1


def _screen(text: str, line: Line, measure: Callable[[str], int]) -> tuple[Columns, int]:
    """The columns of a line, and where its last character stands."""
    found: Columns = {}
    column = last = 0
    start = text.rfind("\n", 0, line.span.start) + 1
    for index in range(start, line.span.end):
        found.setdefault(column, index)
        last = column
        column += measure(text[index])
    return found, last


class _Canvas:
    """A table drawn with borders: its edges, and which of its fields have no border between them."""

    def __init__(self, text: str, screens: list[Columns], edges: list[int]) -> None:
        self.text, self.screens, self.edges = text, screens, edges
        self.walls = [[self._wall(i, j) for j in range(len(edges) - 1)] for i in range(len(screens))]
        rules = [i for i, walls in enumerate(self.walls) if any(walls)]
        self.bands = [(a, b) for a, b in itertools.pairwise(rules) if b > a + 1]

    def _char(self, line: int, column: int) -> str:
        index = self.screens[line].get(column)
        return " " if index is None else self.text[index]

    def _wall(self, line: int, field: int) -> bool:
        """Whether the border between two edges is drawn on this line."""
        a, b = (self.screens[line].get(edge) for edge in self.edges[field : field + 2])
        return a is not None and b is not None and b > a + 1 and not self.text[a + 1 : b].strip(_LEVEL + _JOINTS + ":")

    def _upright(self, band: int, edge: int) -> bool:
        first, last = self.bands[band]
        return all(self._char(i, self.edges[edge]) in _UPRIGHT for i in range(first + 1, last))

    def cells(self) -> Iterator[tuple[int, int, int, int]]:
        """First row, row after the last, first column, column after the last of each cell."""
        seen: set[tuple[int, int]] = set()
        uprights = [[self._upright(b, e) for e in range(len(self.edges))] for b in range(len(self.bands))]
        for row, column in itertools.product(range(len(self.bands)), range(len(self.edges) - 1)):
            if (row, column) in seen:
                continue
            right = column + 1
            while right < len(self.edges) - 1 and not uprights[row][right] and (row, right) not in seen:
                right += 1
            below = row + 1
            while below < len(self.bands) and self._open(below, column, right, uprights):
                below += 1
            seen.update(itertools.product(range(row, below), range(column, right)))
            yield row, below, column, right

    def _open(self, row: int, column: int, right: int, uprights: list[list[bool]]) -> bool:
        """Whether nothing is drawn between a cell and the row under it."""
        lines = range(self.bands[row - 1][1], self.bands[row][0] + 1)
        if any(self.walls[i][c] for i in lines for c in range(column, right)):
            return False
        return uprights[row][column] and uprights[row][right] and not any(uprights[row][column + 1 : right])

    def parts(self, row: int, below: int, column: int, right: int) -> Cells | None:
        """The lines of a cell that are not empty; ``None`` where text runs over a border."""
        found: Cells = []
        for line in range(self.bands[row][0] + 1, self.bands[below - 1][1]):
            a, b = (self.screens[line].get(self.edges[edge]) for edge in (column, right))
            if a is None or b is None:
                return None
            part = _trim(self.text, a + 1, b)
            if part[0] < part[1] or not found:
                found.append(part)
        filled = [part for part in found if part[0] < part[1]]
        return filled or found[:1]


def _drawn(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Lines between drawn borders; where a border is missing a cell spans rows or columns."""
    if not _BORDER.fullmatch(text, lines[first].span.start, lines[first].span.end):
        return first + 1, None
    index = last = first
    while index < len(lines) and index < first + _MOST_LINES:
        span = lines[index].span
        if not _EDGED.fullmatch(text, span.start, span.end):
            break
        last = index if _BORDER.fullmatch(text, span.start, span.end) else last
        index += 1
    for measure in (_wide, _single, _wider):
        grid = _on_canvas(text, lines[first : last + 1], measure)
        if grid is not None:
            return last + 1, grid
    return index, None


def _on_canvas(text: str, lines: Sequence[Line], measure: Callable[[str], int]) -> Grid | None:
    """The grid, where all lines end at one column and no text runs over a border."""
    screens = [_screen(text, line, measure) for line in lines]
    if len({last for _, last in screens}) != 1:
        return None
    borders = [c for (c, _), line in zip(screens, lines, strict=True) if _has_border(text, line)]
    edges = sorted({column for columns in borders for column, i in columns.items() if text[i] in _JOINTS})
    if not 3 <= len(edges) <= _MOST_EDGES:
        return None
    canvas = _Canvas(text, [columns for columns, _ in screens], edges)
    cells: list[GridCell] = []
    for row, below, column, right in canvas.cells():
        parts = canvas.parts(row, below, column, right)
        if parts is None:
            return None
        cells += [GridCell(text[a:b], Span(a, b), row, column, below - row, right - column) for a, b in parts]
    if not cells:
        return None
    return Grid(
        Span(lines[0].span.start, lines[-1].span.end), tuple(cells), len(canvas.bands), len(edges) - 1, Layout.GRID
    )


def _has_border(text: str, line: Line) -> bool:
    return _BORDER.search(text, line.span.start, line.span.end) is not None


# --- rules of dashes over columns -----------------------------------------------------------------------------------


def _ruled(text: str, lines: Sequence[Line], first: int) -> tuple[int, Grid | None]:
    """Columns under a rule of dashes, ``---- ----``: what begins between two of its beginnings is of one column.

    Headers stand over the rule. Where blank lines stand between rows, a row may have several lines.
    """
    at = _rule_at(text, lines, first)
    if at is None:
        return first + 1, None
    head = [line for line in lines[first:at] if not _matches(_CLOSING, text, line)]
    closing = next((i for i in range(at + 1, len(lines)) if _matches(_CLOSING, text, lines[i])), len(lines))
    blank = next((i for i in range(at + 2, closing) if _blank_between(text, lines[i - 1], lines[i])), closing)
    for last, end in ((closing, min(closing + 1, len(lines))), (blank, blank)):
        rows = ([head] if head else []) + _rows_of_lines(text, lines[at + 1 : last], spaced=last == closing)
        for measure in (_wide, _single):
            grid = _under_rule(text, lines[at], rows, measure)
            if grid is not None:
                return end, grid
    return at + 1, None


def _rule_at(text: str, lines: Sequence[Line], first: int) -> int | None:
    """Where the rule over the columns is: this line, the next, or soon after a line of dashes."""
    reach = 6 if _matches(_CLOSING, text, lines[first]) else 2
    at = next((i for i in range(first, min(first + reach, len(lines))) if _matches(_DASHED, text, lines[i])), None)
    if at is None or (at == first + 1 and _blank_between(text, lines[first], lines[at])):
        return None
    return at


def _rows_of_lines(text: str, lines: Sequence[Line], *, spaced: bool) -> list[list[Line]]:
    apart = [_blank_between(text, a, b) for a, b in itertools.pairwise(lines)]
    if not (spaced and any(apart)):
        return [[line] for line in lines]
    rows: list[list[Line]] = []
    for line, new in zip(lines, [True, *apart], strict=True):
        if new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _under_rule(text: str, rule: Line, rows: Sequence[Sequence[Line]], measure: Callable[[str], int]) -> Grid | None:
    """The grid, where no word stands across the beginning of a column."""
    above, _ = _screen(text, rule, measure)
    begins = [c for c, i in above.items() if not text[i].isspace() and (c == 0 or text[i - 1].isspace())]
    cells: list[GridCell] = []
    for number, lines in enumerate(rows):
        found = [_under(text, begins, line, measure) for line in lines]
        if None in found:
            return None
        for column, parts in enumerate(zip(*(cells for cells in found if cells is not None), strict=True)):
            filled = [part for part in parts if part[0] < part[1]] or parts[:1]
            cells += [GridCell(text[a:b], Span(a, b), number, column) for a, b in filled]
    if len(rows) < 2:
        return None
    return Grid(
        Span(rows[0][0].span.start, rows[-1][-1].span.end), tuple(cells), len(rows), len(begins), Layout.ALIGNED
    )


def _matches(pattern: re.Pattern[str], text: str, line: Line) -> bool:
    return pattern.fullmatch(text, line.span.start, line.span.end) is not None


def _blank_between(text: str, above: Line, below: Line) -> bool:
    return text.count("\n", above.span.end, below.span.start) > 1


def _under(text: str, begins: Sequence[int], line: Line, measure: Callable[[str], int]) -> Cells | None:
    """The cells of a line, ``None`` where a word stands across the beginning of a column."""
    columns, last = _screen(text, line, measure)
    end = line.span.end
    cuts = [columns.get(column, end if column > last else -1) for column in begins]
    if -1 in cuts or any(cut < end and not text[cut - 1].isspace() for cut in cuts[1:]):
        return None
    if line.span.start < cuts[0]:
        return None
    return [_trim(text, a, b) for a, b in itertools.pairwise([*cuts, end])]


Reader = Callable[[str, Sequence[Line], int], tuple[int, Grid | None]]

_READERS: Final[tuple[Reader, ...]] = (
    _drawn,  # before bars, which it holds
    _ruled,
    _bars,  # first: a bar is never part of words
    _tabs,  # then tabs, which may be mere blanks
    _commas,  # last: commas are common in prose
)
