"""Lines of plain text into grids where they are delimited tables (bars, Markdown, tabs, commas, semicolons, drawn borders,
rules of dashes over columns); knows no report.

A table is a run of lines that all split at one mark into cells. What the cells say is not looked at, but for commas
and semicolons: they are a table's mark only where numbers stand between them. A cell printed on several lines, as it
may be between borders or quotation marks, is several cells at one place of the grid.
"""

from collections.abc import Callable, Sequence
from typing import Final

from gxparse.model.document import Grid, Line
from gxparse.reading.bars import read_bars
from gxparse.reading.drawn import read_drawn
from gxparse.reading.ruled import read_ruled
from gxparse.reading.separated import read_commas, read_semicolons, read_tabs

__all__ = ["grids"]


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


Reader = Callable[[str, Sequence[Line], int], tuple[int, Grid | None]]

_READERS: Final[tuple[Reader, ...]] = (
    read_drawn,  # before bars, which it holds
    read_ruled,
    read_bars,  # first: a bar is never part of words
    read_tabs,  # then tabs, which may be mere blanks
    read_commas,  # last: commas are common in prose
    read_semicolons,
)
