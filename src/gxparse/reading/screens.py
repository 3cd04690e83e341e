"""Lines of text as rows of cells and as columns on a screen: what the readers of delimited tables share."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from gxparse.folding import width
from gxparse.model.document import Grid, GridCell, Layout, Line
from gxparse.spans import Span

__all__ = [
    "NUMBER",
    "WIDEST",
    "Cells",
    "Columns",
    "Measure",
    "TextRow",
    "blank_between",
    "build",
    "by_borders",
    "by_character",
    "by_width",
    "filled",
    "matches",
    "physical",
    "screen",
    "trim",
]

Cells = list[tuple[int, int]]
"""Places of the cells of a row, blanks at both ends left out."""

Columns = dict[int, int]
"""Where in the text the character stands that begins at a column of the screen."""

Measure = Callable[[str], int]
"""How many columns of the screen a character takes up."""

NUMBER: Final = re.compile(
    r"[-－−+]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\S{0,4}|[-—－–/]{1,4}|[减減增负][0-9０-９][0-9０-９,，]*|无|空|不适用|"
)
_EMPTY: Final = re.compile(r"&nbsp;|<br\s*/?>|\\")
WIDEST: Final = 1000
"""More cells than this in a line is no table."""


class TextRow(NamedTuple):
    """A row of a delimited table."""

    cells: Cells
    rule: bool = False
    """A separator row of Markdown, which has no cells."""
    tail: int = -1
    """Where an empty cell would stand after the bar that ends the row; -1 where none does."""
    lead: int = -1
    """The same before the bar that begins the row."""


def physical(text: str, line: Line) -> tuple[int, int]:
    """The whole line, with the blanks at its ends, which may be cells."""
    start, end = line.span.start, line.span.end
    while start > 0 and text[start - 1] in " \t\u3000\xa0":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000\xa0":
        end += 1
    return start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without blanks at its ends, without marks of bold, and without marks for an empty cell."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 4 and text[start : start + 2] == "**" == text[end - 2 : end]:
        return start + 2, end - 2
    if start < end and _EMPTY.fullmatch(text, start, end):
        return start, start
    return start, end


def build(text: str, first: int, last: int, rows: Sequence[TextRow], layout: Layout) -> Grid:
    """The grid of these rows."""
    kept = [row.cells for row in rows if not row.rule]
    cells = tuple(GridCell(text[a:b], Span(a, b), r, c) for r, row in enumerate(kept) for c, (a, b) in enumerate(row))
    counts = [len(row) for row in kept]
    return Grid(Span(first, last), cells, len(kept), max(counts), layout, ragged=len(set(counts)) > 1)


def filled(cells: Cells) -> int:
    """How many cells are not empty."""
    return sum(1 for a, b in cells if b > a)


def by_width(char: str) -> int:
    """Wide characters count two."""
    return width(char)


def by_borders(char: str) -> int:
    """Borders and quotes count two in fonts of East Asia."""
    return 2 if not char.isascii() and char not in "\xa0\u200b" else width(char)


def by_character(_char: str) -> int:
    """Every character counts one."""
    return 1


def screen(text: str, line: Line, measure: Measure) -> tuple[Columns, int]:
    """The columns of a line, and where its last character stands."""
    found: Columns = {}
    column = last = 0
    start = text.rfind("\n", 0, line.span.start) + 1
    for index in range(start, line.span.end):
        found.setdefault(column, index)
        last = column
        column += measure(text[index])
    return found, last


def matches(pattern: re.Pattern[str], text: str, line: Line) -> bool:
    """Whether the whole line is of this pattern."""
    return pattern.fullmatch(text, line.span.start, line.span.end) is not None


def blank_between(text: str, above: Line, below: Line) -> bool:
    """Whether an empty line stands between two lines."""
    return text.count("\n", above.span.end, below.span.start) > 1
