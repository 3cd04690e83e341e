"""Grids of one table that the end of a page parted, put together: the second begins with the header of the first.

Between them stands only what pages print there: a page number, the running head, the title again, 续表. Another title, or
rows that begin as those of the first grid do, are of another table.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from gxparse.folding import squeeze
from gxparse.model.document import Block, Grid, GridCell, Line, LineRole
from gxparse.spans import Span
from gxparse.structure.tables.titlewords import is_continued, is_page_number, is_title_again
from gxparse.structure.tables.values import is_value
from gxparse.structure.title import is_title

__all__ = ["continued", "is_running_head", "running_heads"]

_MOST_LINES: Final = 4
"""More lines than this between two grids are not of a page's end."""
_FIRST_LINES: Final = 6
"""Among so many lines of a document stands its title, which pages may print again."""
_PAGE: Final = re.compile(r"-?\d{0,4}-?|第\d{1,4}页(?:[,/]?共\d{1,4}页)?")
"""What may stand behind a running head."""
_LONGEST: Final = 80
_LONGEST_PAGE: Final = 3
"""A bare number of more digits is no page's."""
_HEADER_ROWS: Final = 8
"""No header has more rows."""

_Row = list[GridCell]


class _Pages:
    """The grids of one table, and where the first of them stands among the blocks."""

    def __init__(self, index: int, grid: Grid) -> None:
        self.index = index
        self.grids = [grid]
        self.heads = [0]

    def whole(self) -> Grid:
        """All grids as one, without the headers of those after the first."""
        first = self.grids[0]
        if len(self.grids) == 1:
            return first
        cells: list[GridCell] = []
        height = 0
        for grid, head in zip(self.grids, self.heads, strict=True):
            start = next((row[0].row for number, row in enumerate(_rows(grid)) if number == head), 0)
            cells += (cell._replace(row=cell.row - start + height) for cell in grid.cells if cell.row >= start)
            height += grid.rows - start
        columns = {grid.columns for grid in self.grids}
        ragged = len(columns) > 1 or any(grid.ragged for grid in self.grids)
        return evolve(
            first, span=Span(first.span.start, self.grids[-1].span.end), cells=tuple(cells), rows=height,
            columns=max(columns), ragged=ragged,
        )  # fmt: skip


def running_heads(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """The titles of a report among the first lines, squeezed: pages may print them again over a table that goes on."""
    lines = [block.span.of(text) for block in blocks[:_FIRST_LINES] if isinstance(block, Line)]
    return frozenset(squeeze(line) for line in lines if len(line) <= _LONGEST and is_title(line))


def is_running_head(squeezed: str, heads: frozenset[str]) -> bool:
    """Whether a squeezed line is a running head, with the page's number behind it perhaps."""
    return any(squeezed.startswith(head) and _PAGE.fullmatch(squeezed, len(head)) is not None for head in heads)


def continued(text: str, blocks: Sequence[Block], heads: frozenset[str]) -> list[tuple[int, Block]]:
    """The blocks with their indices; a grid that goes on after a page's end is one, at the place of its first part."""
    found: list[tuple[int, Block]] = []
    pages: _Pages | None = None
    place = lines = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            lines += 1
            found.append((index, block))
            continue
        head = _head_again(text, blocks, pages, index, heads, lines) if pages is not None else 0
        if pages is not None and head:
            pages.grids.append(block)
            pages.heads.append(head)
            found[place:] = [(pages.index, pages.grids[0])]
        else:
            if pages is not None:
                found[place] = pages.index, pages.whole()
            pages, place = _Pages(index, block), len(found)
            found.append((index, block))
        lines = 0
    if pages is not None:
        found[place] = pages.index, pages.whole()
    return found


def _head_again(
    text: str, blocks: Sequence[Block], pages: _Pages, index: int, heads: frozenset[str], count: int
) -> int:
    """With how many rows of the header the grid at ``index`` begins that goes on; 0 where it is of another table."""
    first, grid = pages.grids[0], blocks[index]
    if not isinstance(grid, Grid) or count > _MOST_LINES or first.layout is not grid.layout:
        return 0
    if not count and "\f" not in text[pages.grids[-1].span.end : grid.span.start]:
        return 0
    titles = _lines_above(text, blocks, pages.index)
    if first.caption is not None:
        titles.append(squeeze(first.caption.of(text)))
    if grid.caption is not None and not any(is_title_again(squeeze(grid.caption.of(text)), t) for t in titles):
        return 0
    lines = [block for block in blocks[index - count : index] if isinstance(block, Line)]
    return _header_again(first, grid) if all(_is_of_page(text, line, titles, heads) for line in lines) else 0


def _lines_above(text: str, blocks: Sequence[Block], index: int) -> list[str]:
    """The lines directly before a grid."""
    found: list[str] = []
    for block in reversed(blocks[max(0, index - _MOST_LINES) : index]):
        if not isinstance(block, Line):
            break
        found.append(_squeezed(text, block))
    return found


def _squeezed(text: str, line: Line) -> str:
    return squeeze(line.span.of(text)) if len(line.span) <= _LONGEST else ""


def _is_of_page(text: str, line: Line, titles: Sequence[str], heads: frozenset[str]) -> bool:
    """Whether a page's end, or the beginning of the next page, prints this line within a table."""
    if line.role is LineRole.FURNITURE:
        return True
    words = _squeezed(text, line)
    if is_page_number(words, line.span.of(text)) or (words.isdecimal() and len(words) <= _LONGEST_PAGE):
        return True
    again = any(is_title_again(words, title) for title in titles)
    return again or is_continued(words) or is_running_head(words, heads)


def _rows(grid: Grid) -> Iterator[_Row]:
    row: _Row = []
    for cell in grid.cells:
        if row and cell.row != row[-1].row:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _header_again(first: Grid, grid: Grid) -> int:
    """With how many rows of the first grid, its header, this one begins; 0 where it is another table."""
    for count, (above, below) in enumerate(zip(_rows(first), _rows(grid), strict=False)):
        if [cell.text for cell in above] != [cell.text for cell in below]:
            other = [squeeze(row[0].text) for row in (above, below)]
            return count if other[0] != other[1] else 0
        if count == _HEADER_ROWS or any(cell.text and is_value(cell.text) for cell in above):
            return 0
    return 0
