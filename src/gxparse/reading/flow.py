"""Turns the lines of PDF pages into paragraphs and furniture by their place on the page; knows no tables."""

import math
import re
from collections import Counter
from typing import Final, NamedTuple

from gxparse.lexing.cut import is_cut
from gxparse.lexing.labels import HEADING_LABEL
from gxparse.reading.glyphs import Row
from gxparse.reading.joining import glue
from gxparse.reading.printed import is_printed_foot, is_printed_head

__all__ = [
    "Margins",
    "goes_on",
    "is_head",
    "joined_text",
    "margins_of",
    "margins_on",
    "page_numbers",
    "printed_edges",
    "running_heads",
    "widest",
]

_PAGE_NUMBER: Final = re.compile(
    r"[-—–－~·\s]*\d{1,4}[-—–－~·\s]*|"
    r"第?\s*\d{1,4}\s*页?\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?|"
    r"第\s*[\d一二三四五六七八九十]{1,4}\s*页|[-—–－\[]?\s*[ivx]{1,5}\s*[-—–－\]]?|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_BORDER: Final = 0.12
"""Page numbers and running heads stand within this share of the page's height from its edge."""
_FULL: Final = 0.5
"""Lines of text fill at least this share of the page's width."""
_APART: Final = "    "
"""Blanks that no line of prose has: its pieces are cells of a table without lines."""
_NEW: Final = re.compile(f"{HEADING_LABEL}|附件|附：")


_HEADING: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.．](?![一二三四五六七八九十])[^。，,；;：:]{2,30}")
_WEAK: Final = "，,、和及与或第"
"""After these a sentence goes on."""
_SHORT: Final = 4
"""Characters that a short line leaves of its width."""


class Margins(NamedTuple):
    """Where text begins and ends on most lines, and the usual height of a glyph."""

    left: float
    right: float
    size: float


def page_numbers(pages: list[list[Row]], heights: list[float]) -> set[tuple[int, Row]]:
    """The lines that are the number of their page, with its index. A bare number is one only where it counts pages."""
    found: set[tuple[int, Row]] = set()
    bare: dict[int, list[tuple[int, Row]]] = {}
    for index, (rows, height) in enumerate(zip(pages, heights)):
        for row in rows:
            text = row.text.strip()
            if not _is_edge(row, height) or _PAGE_NUMBER.fullmatch(text) is None:
                continue
            if text.isdigit():
                bare.setdefault(int(text) - index, []).append((index, row))
            else:
                found.add((index, row))
    for shift, entries in bare.items():
        if len(entries) > 1 or (len(pages) == 1 and shift == 1):
            found.update(entries)
    return found


def printed_edges(pages: list[list[Row]], heights: list[float]) -> set[tuple[int, Row]]:
    """The lines that a browser prints above and below the pages, with the index of the page."""
    edges = [
        (index, row, row.text.strip())
        for index, (rows, height) in enumerate(zip(pages, heights))
        for row in rows
        if _is_edge(row, height)
    ]
    feet = {(index, row) for index, row, text in edges if is_printed_foot(text)}
    return feet | {(index, row) for index, row, text in edges if feet and is_printed_head(text)}


def _is_edge(row: Row, height: float) -> bool:
    return row.bottom < _BORDER * height or row.top > (1 - _BORDER) * height


def is_head(row: Row, height: float, heads: set[str]) -> bool:
    """Whether a line is one of the running heads."""
    return _is_edge(row, height) and head_key(row) in heads


def running_heads(pages: list[list[Row]], heights: list[float]) -> set[str]:
    """Texts, digits left out, that stand at the edge of most pages."""
    seen: Counter[str] = Counter()
    for rows, height in zip(pages, heights):
        edge = {head_key(row) for row in rows if _is_edge(row, height)}
        seen.update(edge)
    return {text for text, count in seen.items() if text and count >= max(3, (len(pages) + 1) // 2)}


def head_key(row: Row) -> str:
    """What is the same of a running head on every page."""
    return re.sub(r"[\d\s]+", "", row.text)


def margins_of(rows: list[Row]) -> Margins:
    """The margins that most lines keep: the leftmost common beginning and the rightmost common end."""
    if not rows:
        return Margins(0.0, 0.0, 1.0)
    size = Counter(round(row.size) for row in rows).most_common(1)[0][0]
    body = [row for row in rows if abs(row.size - size) <= 1.5] or rows
    most = max(2, len(body) // 10)
    lefts = sorted(row.x0 for row in body)
    rights = sorted((row.x1 for row in body), reverse=True)
    return Margins(lefts[min(most, len(lefts)) - 1], rights[min(most, len(rights)) - 1], float(size or 1))


def widest(margins: list[Margins]) -> Margins:
    """The margins of the pages whose text is widest: those of a page of short lines are none."""
    if not margins:
        return Margins(0.0, 0.0, 1.0)
    right = max(margin.right for margin in margins)
    full = [margin for margin in margins if right - margin.right < 3 * margin.size]
    return Margins(min(margin.left for margin in full), right, full[0].size)


def margins_on(rows: list[Row], usual: Margins, width: float) -> Margins:
    """The margins of a page: its own when it has enough full lines, for they change from page to page; else the usual."""
    own = margins_of(rows)
    if usual.right - usual.left < _FULL * width:
        return usual._replace(right=math.inf)  # no line is full: a list, one piece a line
    if len(rows) >= 8 and usual.right - own.right < 3 * usual.size:
        return own
    return usual


def goes_on(before: Row, after: Row, margins: Margins, next_margins: Margins | None = None) -> bool:
    """Whether the paragraph of one line goes on in the next: the one is full, the other is not indented.

    ``next_margins`` are those of the other line where it stands in another column or on another page.
    """
    beyond = next_margins or margins
    if abs(before.size - after.size) > 0.25 * before.size or _APART in before.text or _APART in after.text:
        return False
    if margins.right - before.x1 > 1.6 * margins.size:
        return False
    if after.x0 - beyond.left > 1.2 * beyond.size:
        return False
    return not (_NEW.match(after.text) and (before.text[-1] in "。；：！？" or _is_heading(before, after, beyond)))


def _is_heading(before: Row, after: Row, margins: Margins) -> bool:
    """Whether a line that begins with a number is short and without a stop, and no word before it was cut: 第⏎三、四季度."""
    if margins.right - after.x1 <= _SHORT * margins.size or before.text[-1] in _WEAK:
        return False
    return _HEADING.fullmatch(after.text.strip()) is not None


def joined_text(lines: list[str]) -> str:
    """The lines of a paragraph as one."""
    text = lines[0]
    for line in lines[1:]:
        text += _link(text, line) + line
    return text


def _link(before: str, after: str) -> str:
    """Nothing where an address or a number is cut, else as typesetting demands."""
    if _ADDRESS_END.search(before) is not None and after[0].isascii():
        return ""
    return "" if is_cut(before, after) else glue(before, after)


_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.|@)[\x21-\x7e]{0,200}\Z")
