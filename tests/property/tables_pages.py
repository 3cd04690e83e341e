"""Rendered tables that go on over pages: after any row a page's number, its running head, the title and the header again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from gxparse.model.tables import IndicatorTable
from gxparse.rendering.layouts import LAYOUTS, render

LAYOUTS_OF_PAGES = (*LAYOUTS, "tight", "raw")
"""With one cell a line without empty lines between, and columns one blank apart."""
REPORT = "某县2022年政府信息公开工作年度报告"
NUMBERS = ("", "- 3 -", "第 3 页", "— 3 —", "第3页 共8页")
HEADS = ("", "", REPORT, f"{REPORT}  - 3 -")
AFTER = ("", "（续）", "(续)", "续", "续表", "（续表）", "（续1）", "－续表")
"""What stands behind a title that is printed again."""
ALONE = ("续表", "（续）", "（续表）", "（接上页）", "续表2")
"""What stands in the place of a title."""
TITLES = {"matrix": "政府信息公开申请办理情况统计表", "statistics": "政府信息公开情况统计表"}


class Rendered(NamedTuple):
    """The lines of a table in parts: before its header, the header, and each row with the note under it."""

    title: list[str]
    header: list[str]
    rows: list[list[str]]


def rendered(table: IndicatorTable, layout: str) -> Rendered:
    """The parts of a table rendered in lines."""
    lines = render(table, {"tight": "stacked", "raw": "aligned"}.get(layout, layout)).split("\n")[:-1]
    counts = _counts(table, stacked=layout in ("stacked", "tight"))
    titled = 0 if table.title is None else 1 + (layout in ("markdown", "stacked", "tight"))
    at = len(lines) - sum(counts)
    parts = [lines[:titled], lines[titled:at]]
    for count in counts:
        parts.append(lines[at : at + count])
        at += count
    if layout == "tight":
        parts = [[line for line in part if line] for part in parts]
    elif layout == "raw":
        parts = [[re.sub(" +", " ", line).strip() for line in part] for part in parts]
    return Rendered(parts[0], parts[1], parts[2:])


def _counts(table: IndicatorTable, *, stacked: bool) -> list[int]:
    """How many lines each row takes up, its note counted; one cell a line, groups that begin with it too."""
    units = any(row.unit for row in table.rows)
    found: list[int] = []
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        new = sum(1 for level in range(len(groups)) if groups[: level + 1] != above[: level + 1])
        above = groups
        cells = (new + 1 + units + len(row.cells)) * 2 if stacked else 1
        found.append(cells + (row.note is not None) * (1 + stacked))
    return found


@st.composite
def page_ends(draw: st.DrawFn, title: str | None) -> list[str]:
    """What stands between two pages before the header: a number, a running head, the title or 续表."""
    lines = [draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(HEADS))]
    kind = draw(st.integers(0, 3))
    if kind == 1 and title is not None:
        again = draw(st.sampled_from(AFTER))
        lines.append(f"{title}{again}" if draw(st.integers(0, 3)) else f"续表：{title}")
    elif kind == 2:
        lines.append(draw(st.sampled_from(ALONE)))
    return [line for line in lines if line]


@st.composite
def paged(draw: st.DrawFn, table: IndicatorTable, layout: str, ends: int = 2) -> str:
    """The text of a table, its report's title over it, with the header again after some rows, as on new pages."""
    places = draw(st.sets(st.integers(1, len(table.rows) - 1), min_size=1, max_size=ends))
    if layout == "html":
        return _html(draw, table, sorted(places))
    parts = rendered(table, layout)
    gap = [""] if layout == "stacked" else []
    lines = [REPORT, "", *parts.title, *parts.header]
    for place, row in enumerate(parts.rows):
        if place in places:
            end = [line for words in draw(page_ends(table.title)) for line in (words, *gap)]
            lines += [["", *end, ""], end, [*end, "\f"], ["", "\f", *end]][draw(st.integers(0, 3))] if end else ["\f"]
            lines += parts.header
        lines += row
    return "\n".join(lines) + "\n"


def _html(draw: st.DrawFn, table: IndicatorTable, places: Sequence[int]) -> str:
    """A page with a table for each of its pages, paragraphs between them, or one table that repeats its header's rows."""
    lines = render(table, "html").split("\n")[1:-2]
    notes = [row.note is not None for row in table.rows]
    first = len(lines) - len(notes) - sum(notes)
    header = [line for line in lines[:first] if not line.startswith("<caption>")]
    pieces = ["<table>", *lines[:first]]
    apart = draw(st.booleans())
    at = first
    for place, note in enumerate(notes):
        path = table.rows[place].path[:-1]
        if place in places and (not path or path != table.rows[place - 1].path[:-1]):
            words = draw(page_ends(table.title))
            cells = [f'<tr><td colspan="9">{line}</td></tr>' for line in words]
            between = ["</table>", *(f"<p>{line}</p>" for line in words), "<table>"] if apart and words else cells
            pieces += [*between, *header]
        pieces += lines[at : at + 1 + note]
        at += 1 + note
    return "\n".join([f"<p>{REPORT}</p>", *pieces, "</table>"]) + "\n"
