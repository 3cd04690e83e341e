"""Lines of text as rows of cells and as columns on a screen: what the readers of delimited tables share."""

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from gxparse.folding import width
from gxparse.model.document import Grid, GridCell, Layout, Line, LineRole
from gxparse.spans import Span

__all__ = [
    "MEASURES",
    "NUMBER",
    "WIDEST",
    "Cells",
    "Columns",
    "Measure",
    "TextRow",
    "between",
    "blank_between",
    "build",
    "by_borders",
    "filled",
    "has_number",
    "has_value",
    "matches",
    "physical",
    "screen",
    "trim",
]

Cells = list[tuple[int, int]]
"""Places of the cells of a row, blanks at both ends left out."""

Columns = dict[int, int]
"""Where in the text the character stands that begins at a column of the screen."""

Measure = Callable[[str, int], int]
"""How many columns of the screen the character at this place of a text takes up."""

NUMBER: Final = re.compile(
    r"[-－−+]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\S{0,4}|[-—－–/]{1,4}|[减減增负][0-9０-９][0-9０-９,，]*|无|空|不适用|"
)
_MARKS: Final = "-—–/无空不适用"
_PUNCTUATION: Final = frozenset(",;:?!()，；：？！（）")
_EMPTY: Final = re.compile(r"&nbsp;|<br\s*/?>|\\|\.\.")
WIDEST: Final = 1000
"""More cells than this in a line is no table."""
_BETWEEN: Final = 4
"""More lines than this between two rows end the table."""
_LONGEST_HEADING: Final = 40
_BRACKETED: Final = re.compile(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]")


class TextRow(NamedTuple):
    """A row of a delimited table."""

    cells: Cells
    rule: bool = False
    """A separator row of Markdown, which has no cells."""
    tail: int = -1
    """Where an empty cell would stand after the bar that ends the row; -1 where none does."""
    lead: int = -1
    """The same before the bar that begins the row."""
    further: tuple[tuple[int, tuple[int, int]], ...] = ()
    """Further lines of cells that are printed on several lines: column and place."""


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
    kept = [row for row in rows if not row.rule]
    cells = tuple(
        GridCell(text[a:b], Span(a, b), r, c)
        for r, row in enumerate(kept)
        for c, (a, b) in (sorted([*enumerate(row.cells), *row.further]) if row.further else enumerate(row.cells))
    )
    counts = [len(row.cells) for row in kept]
    return Grid(Span(first, last), cells, len(kept), max(counts), layout, ragged=len(set(counts)) > 1)


def has_number(text: str, cells: Cells) -> bool:
    """Whether one of the cells after the first is a number."""
    return any(text[a:b].strip(_MARKS) for a, b in cells[1:] if NUMBER.fullmatch(text, a, b))


def has_value(text: str, cells: Cells) -> bool:
    """Whether one of the cells after the first is a number or a mark for none."""
    return any(a < b and NUMBER.fullmatch(text, a, b) for a, b in cells[1:])


def between(
    text: str, lines: Sequence[Line], index: int, marks: str, row_at: Callable[[int], Cells | None]
) -> tuple[int, list[TextRow]]:
    """Where a table goes on after lines without its mark, and those of them that are rows; ``index`` where it ends here.

    Such lines are page numbers, notes in brackets, and labels without values (一、主动公开情况) of which a converter took
    the empty cells away: they stand directly over a row with numbers. ``row_at`` gives a row of the table's width;
    a line with one of its ``marks`` is a row of another table.
    """
    rows: list[TextRow] = []
    labels = False
    for at in range(index, min(len(lines), index + _BETWEEN + 1)):
        cells = row_at(at)
        if cells is not None:
            return (at, rows) if at > index and (not labels or has_value(text, cells)) else (index, [])
        line = lines[at]
        if line.role is LineRole.FURNITURE:
            continue
        if any(mark in text[line.span.slice] for mark in marks):
            break
        if not matches(_BRACKETED, text, line):
            labels = True
            if not _is_label(text, lines, at):
                break
        rows.append(TextRow([trim(text, line.span.start, line.span.end)]))
    return index, []


def _is_label(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line is short, no sentence, no heading, no number, and no empty line stands before or after it."""
    span = lines[at].span
    if len(span) > _LONGEST_HEADING or lines[at].heading or text[span.end - 1] in "。;；:：，," or span.of(text).isdecimal():
        return False
    around = lines[at - 1 : at + 2]
    return len(around) == 3 and not any(blank_between(text, a, b) for a, b in itertools.pairwise(around))


def filled(cells: Cells) -> int:
    """How many cells are not empty."""
    return sum(1 for a, b in cells if b > a)


def by_width(text: str, index: int) -> int:
    """Wide characters count two."""
    return width(text[index])


def by_borders(text: str, index: int) -> int:
    """Borders and quotes count two in fonts of East Asia."""
    char = text[index]
    return 2 if not char.isascii() and char not in "\xa0\u200b" else width(char)


def by_character(_text: str, _index: int) -> int:
    """Every character counts one."""
    return 1


def by_half_marks(text: str, index: int) -> int:
    """Marks between Chinese characters count one: they were made wide after the table was laid out."""
    return 1 if _is_mark(text, index) else width(text[index])


def by_full_marks(text: str, index: int) -> int:
    """Marks between Chinese characters count two: they were made narrow after the table was laid out."""
    return 2 if _is_mark(text, index) else width(text[index])


def by_other_marks(text: str, index: int) -> int:
    """Marks between Chinese characters count as those of the other width do."""
    return 3 - width(text[index]) if _is_mark(text, index) else width(text[index])


def _is_mark(text: str, index: int) -> bool:
    return text[index] in _PUNCTUATION and 0 < index < len(text) - 1 and all(
        "\u4e00" <= char <= "\u9fff" for char in (text[index - 1], text[index + 1])
    )  # fmt: skip


MEASURES: Final[tuple[Measure, ...]] = (by_width, by_character, by_half_marks, by_full_marks, by_other_marks)
"""The ways to measure, the likeliest first."""


def screen(text: str, line: Line, measure: Measure) -> tuple[Columns, int]:
    """The columns of a line, and where its last character stands."""
    found: Columns = {}
    column = last = 0
    start = text.rfind("\n", 0, line.span.start) + 1
    for index in range(start, line.span.end):
        found.setdefault(column, index)
        last = column
        column += measure(text, index)
    return found, last


def matches(pattern: re.Pattern[str], text: str, line: Line) -> bool:
    """Whether the whole line is of this pattern."""
    return pattern.fullmatch(text, line.span.start, line.span.end) is not None


def blank_between(text: str, above: Line, below: Line) -> bool:
    """Whether an empty line stands between two lines."""
    return text.count("\n", above.span.end, below.span.start) > 1
