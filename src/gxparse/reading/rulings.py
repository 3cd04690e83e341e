"""Turns the drawn lines of PDF pages into grids of cells and fills them with glyphs; joins grids across pages."""

import re
from bisect import bisect_right
from typing import Any, Final, NamedTuple

from gxparse.reading.glyphs import Glyph, text_of

__all__ = ["Box", "Ruled", "fill", "grid_of", "joined", "ruled_tables"]


class Box(NamedTuple):
    """A cell on paper, with the text in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    page: int


class Ruled(NamedTuple):
    """A table on paper. ``top`` to ``bottom`` run on over the pages when it is joined."""

    x0: float
    top: float
    x1: float
    bottom: float
    boxes: tuple[Box, ...]


_THIN: Final = 3.0
"""A filled rectangle up to this thickness is a drawn line; thicker ones are backgrounds."""
_SNAP_X: Final = 4.0
_SNAP_Y: Final = 2.5
_SAME_EDGE: Final = 9.0
_LABEL_START: Final = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[（(]|其中|第.{1,4}[条项]|信息内容|行政|统计指标"
)


def ruled_tables(page: Any) -> list[Ruled]:  # a pdfplumber page, which has no types
    """The tables of a page by their drawn lines, without text, from top to bottom."""
    tables: list[Ruled] = []
    drawn = page.filter(_is_ruling)
    for table in drawn.find_tables({"explicit_horizontal_lines": _missing_ends(drawn.edges)}):
        number = int(page.page_number)
        boxes = tuple(Box(x0, top, x1, bottom, "", number) for x0, top, x1, bottom in table.cells)
        x0, top, x1, bottom = map(float, table.bbox)
        if len(_snapped([box.x0 for box in boxes], _SNAP_X)) > 1:
            tables.append(Ruled(x0, top, x1, bottom, boxes))
    return sorted(tables, key=lambda table: table.top)


def _missing_ends(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines that close a table where its verticals end in the air, as they do where a row is cut by the page."""
    level = _snapped([edge["top"] for edge in edges if edge["orientation"] == "h"], _THIN)
    ends: dict[float, list[float]] = {}
    for edge in edges:
        if edge["orientation"] == "v":
            for end in (edge["top"], edge["bottom"]):
                ends.setdefault(next((known for known in ends if abs(known - end) <= _THIN), end), []).append(
                    edge["x0"]
                )
    found: list[dict[str, Any]] = []
    for end, xs in ends.items():
        index = bisect_right(level, end)
        near = min((abs(end - level[i]) for i in (index - 1, index) if 0 <= i < len(level)), default=_THIN + 1)
        if near > _THIN and max(xs) - min(xs) > 5 * _THIN:
            line = {"object_type": "line", "x0": min(xs), "x1": max(xs), "top": end, "bottom": end}
            found.append({**line, "width": max(xs) - min(xs), "height": 0.0})
    return found


def _is_ruling(thing: dict[str, Any]) -> bool:
    kind = thing["object_type"]
    if kind == "rect":
        return bool(min(thing["width"], thing["height"]) <= _THIN or thing.get("stroke"))
    return kind in ("line", "curve")


def fill(table: Ruled, glyphs: list[Glyph], page: int) -> Ruled:
    """The table with the glyphs that stand in it; places without a drawn cell become cells where something stands."""
    xs = _snapped([edge for box in table.boxes for edge in (box.x0, box.x1)], _SNAP_X)
    ys = _snapped([edge for box in table.boxes for edge in (box.top, box.bottom)], _SNAP_Y)
    owner: dict[tuple[int, int], int] = {}
    for number, box in enumerate(table.boxes):
        for row in range(_index(ys, box.top), max(_index(ys, box.bottom), _index(ys, box.top) + 1)):
            for column in range(_index(xs, box.x0), max(_index(xs, box.x1), _index(xs, box.x0) + 1)):
                owner[row, column] = number
    boxes = list(table.boxes)
    contents: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        row = min(max(bisect_right(ys, (glyph.top + glyph.bottom) / 2) - 1, 0), len(ys) - 2)
        column = min(max(bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1, 0), len(xs) - 2)
        number = owner.get((row, column), -1)
        if number < 0:
            number = owner[row, column] = len(boxes)
            boxes.append(Box(xs[column], ys[row], xs[column + 1], ys[row + 1], "", page))
        contents.setdefault(number, []).append(glyph)
    filled = tuple(
        box._replace(text=text_of(contents.get(number, []), box.x1 - box.x0)) for number, box in enumerate(boxes)
    )
    return table._replace(boxes=filled)


def joined(upper: Ruled, lower: Ruled) -> Ruled | None:
    """Two tables as one when the lower, at the head of the next page, goes on with the upper; else ``None``."""
    if abs(upper.x0 - lower.x0) > _SAME_EDGE or abs(upper.x1 - lower.x1) > _SAME_EDGE:
        return None
    shift = upper.bottom - lower.top
    moved = [box._replace(top=box.top + shift, bottom=box.bottom + shift) for box in lower.boxes]
    boxes = _mended(list(upper.boxes), moved, upper.bottom)
    return Ruled(upper.x0, upper.top, upper.x1, lower.bottom + shift, tuple(boxes))


def _mended(above: list[Box], below: list[Box], seam: float) -> list[Box]:
    """Put together the cells that the page cut: a group label that goes on, a row of which each half has a part."""
    first = sorted((box for box in below if box.top - seam < _SNAP_Y), key=lambda box: box.x0)
    last = sorted((box for box in above if seam - box.bottom < _SNAP_Y), key=lambda box: box.x0)
    cut = _is_cut_row(last, first)
    leading = True
    for box in first:
        leading = leading and (not box.text or _goes_on(box, first))
        partner = next((over for over in last if _same_columns(over, box)), None)
        if partner is None or not (cut or (leading and _may_continue(partner, box))):
            continue
        above.remove(partner)
        below.remove(box)
        above.append(partner._replace(bottom=box.bottom, text=partner.text + box.text))
    return above + below


def _goes_on(box: Box, row: list[Box]) -> bool:
    """Whether a cell at the head of a page is taller than its row: a group label, not a value."""
    return box.bottom > min(other.bottom for other in row) + _SNAP_Y


def _may_continue(partner: Box, box: Box) -> bool:
    if not box.text:
        return bool(partner.text)
    return bool(partner.text) and not _LABEL_START.match(box.text)


def _is_cut_row(last: list[Box], first: list[Box]) -> bool:
    """Whether the last row of a page and the first of the next are halves of one: same cells, and no two values meet."""
    if len(last) < 2 or len(last) != len(first) or not all(map(_same_columns, last, first)):
        return False
    values = [(over.text, under.text) for over, under in zip(last, first)][1:]
    if not any(over.text for over in last) or not any(under.text for under in first):
        return False
    label = first[0].text
    if not label or _LABEL_START.match(label) or not last[0].text:
        return False
    return all(not over or not under for over, under in values) and any(over or under for over, under in values)


def _same_columns(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < _SAME_EDGE and abs(one.x1 - other.x1) < _SAME_EDGE


def grid_of(table: Ruled) -> tuple[list[tuple[Box, int, int, int, int]], int, int]:
    """Cells with row, column, rowspan and colspan in reading order; number of rows and columns."""
    xs = _snapped([edge for box in table.boxes for edge in (box.x0, box.x1)], _SNAP_X)
    ys = _snapped([edge for box in table.boxes for edge in (box.top, box.bottom)], _SNAP_Y)
    found: list[tuple[Box, int, int, int, int]] = []
    for box in table.boxes:
        row, column = _index(ys, box.top), _index(xs, box.x0)
        rowspan, colspan = _index(ys, box.bottom) - row, _index(xs, box.x1) - column
        if box.text or (rowspan > 0 and colspan > 0):
            found.append((box, row, column, max(1, rowspan), max(1, colspan)))
    found.sort(key=lambda cell: (cell[1], cell[2]))
    return found, max(1, len(ys) - 1), max(1, len(xs) - 1)


def _snapped(edges: list[float], tolerance: float) -> list[float]:
    """The edges, those that nearly meet counted once."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > tolerance:
            found.append(edge)
    return found


def _index(edges: list[float], edge: float) -> int:
    """The number of the snapped edge nearest to this one."""
    index = bisect_right(edges, edge)
    if index == len(edges) or (index > 0 and edge - edges[index - 1] <= edges[index] - edge):
        return index - 1
    return index
