"""Turns the characters of a PDF page into glyphs with boxes, and those into lines of text; no tables, no paragraphs.

Blanks of the file are not trusted: what stands between two glyphs is told by the distance, so that justified Chinese
(号 ， 邮 编) is one word and numbers of neighbouring columns are two.
"""

import ctypes
import math
import re
from collections import Counter
from itertools import pairwise
from typing import Any, Final, NamedTuple

from gxparse.reading.joining import is_wide, join
from gxparse.reading.optional import library

__all__ = ["Glyph", "Row", "asides_of", "completed", "glyphs_of", "lean_of", "lines_of", "may_lie", "row_of", "rows_of", "text_of"]

_DIGIT: Final = 0.62
"""Width of a digit, in heights of its font."""
_MARGIN: Final = 6.0
"""Points that word processors leave free at either edge of a cell."""
_NUMBER: Final = re.compile(r"-?[1-9]\d*(?:[,，]\d{3})*(?:\.\d+)?")


class Glyph(NamedTuple):
    """A character and its box; the page's upper left corner is (0, 0)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    spaced: bool = False
    """Whether the file has a blank before it."""
    lean: int = 0
    """Degrees that it is turned clockwise on the page as shown; multiples of 90 for text on its side."""


class Row(NamedTuple):
    """A line of glyphs from left to right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Height of most glyphs."""
    band: float = -1.0
    """Where the columns begin of which it is a line; negative for a line over the whole page."""
    column: int = 0
    """1 or 2 for a line of a page in columns."""


_WORD_GAP: Final = 0.22
"""Distance between words of another script, in heights of a glyph."""
_WIDE_GAP: Final = 0.9
"""Distance beside a Chinese character that is a blank on purpose and not justification."""
_OVERLAP: Final = 0.5


def glyphs_of(page: Any) -> list[Glyph]:  # a pypdfium2 page, which has no types for its raw calls
    """All glyphs of a page that leave a mark, in the order of the file."""
    raw = library("pypdfium2.raw", "pdf", "reading a PDF")
    text_page = page.get_textpage()
    box = raw.FS_RECTF()
    found: list[Glyph] = []
    indices: list[int] = []
    turn = _turn(page)
    spaced = False
    try:
        handle, pointer = text_page.raw, ctypes.byref(box)
        for index in range(text_page.count_chars()):
            code: int = raw.FPDFText_GetUnicode(handle, index)
            if code <= 0x20 or code in _BLANK or not raw.FPDFText_GetLooseCharBox(handle, index, pointer):
                spaced = spaced or (code == 0x20 and not raw.FPDFText_IsGenerated(handle, index))
                continue
            if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                code = 0xFFFD  # pragma: no cover - half of a pair, which only old builds of pdfium give
            x0, top, x1, bottom = turn(box.left, box.top, box.right, box.bottom)
            glyph = Glyph(chr(code), x0, top, x1, bottom, spaced)
            spaced = False
            if found and _covers(found[-1], glyph):
                found[-1] = _measured(raw, handle, indices[-1], turn) or found[-1]
                glyph = _measured(raw, handle, index, turn) or glyph
            found.append(glyph)
            indices.append(index)
        _tell_leaning(raw, handle, found, indices, page.get_rotation())
    finally:
        text_page.close()
    return _without_doubles(found)


def _tell_leaning(raw: Any, handle: Any, found: list[Glyph], indices: list[int], rotation: int) -> None:
    """Ask how glyphs lean that have no neighbour on their line: those of text that leans have none."""
    for number, glyph in enumerate(found):
        near = 0.05 * (glyph.bottom - glyph.top)
        around = found[max(0, number - 1) : number] + found[number + 1 : number + 2]
        if any(abs(other.bottom - glyph.bottom) < near for other in around):
            continue
        angle: float = raw.FPDFText_GetCharAngle(handle, indices[number])
        lean = round(math.degrees(angle) - rotation) % 360 if angle >= 0 else 0
        if lean:
            found[number] = glyph._replace(lean=lean)


def asides_of(glyphs: list[Glyph]) -> list[Row]:
    """What leans, in the order of the file: a line for each direction, whole texts apart from each other as they lean."""
    found: list[Row] = []
    run: list[Glyph] = []
    for glyph in [*glyphs, None]:
        size = run[-1].bottom - run[-1].top if run else 0.0
        if run and (
            glyph is None
            or glyph.lean != run[-1].lean
            or math.hypot(glyph.x0 - run[-1].x0, glyph.top - run[-1].top) > 4 * size
        ):
            first, last = run[0], run[-1]
            text = _run_on(run)
            found.append(Row(text, first.x0, first.top, last.x1, last.bottom, size))
            run = []
        if glyph is not None:
            run.append(glyph)
    return found


def may_lie(glyphs: list[Glyph]) -> bool:
    """Whether the characters of a page do not go on to the right as those of text that stands upright do."""
    return 2 * sum(after.x0 > before.x1 - 1.0 for before, after in pairwise(glyphs)) < len(glyphs)


def lean_of(page: Any) -> int:
    """By how many degrees a page must be turned clockwise for its text to stand upright: 0, 90, 180, 270.

    Printer drivers draw a landscape page lying on its side and do not say so. Only where nearly all characters lean one
    way is the page taken to lie; a watermark or a label on its side turns nothing.
    """
    raw = library("pypdfium2.raw", "pdf", "reading a PDF")
    text_page = page.get_textpage()
    try:
        handle, count = text_page.raw, text_page.count_chars()
        angles = [
            raw.FPDFText_GetCharAngle(handle, index)
            for index in range(0, count, max(1, count // _SAMPLE))
            if raw.FPDFText_GetUnicode(handle, index) > 0x20
        ]
    finally:
        text_page.close()
    leans = Counter(round(math.degrees(-angle)) % 360 for angle in angles if angle >= 0)
    lean, most = leans.most_common(1)[0] if leans else (0, 0)
    return lean if lean in (90, 180, 270) and most > 0.8 * len(angles) else 0


_SAMPLE: Final = 60


def _covers(glyph: Glyph, other: Glyph) -> bool:
    """Whether the middle of one lies in the box of the other: then the boxes are wrong, as for vertical writing."""
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return glyph.x0 < x < glyph.x1 and glyph.top < y < glyph.bottom


def _measured(raw: Any, handle: Any, index: int, turn: Any) -> Glyph | None:
    """A glyph as a square of its font's size at its origin, in whatever direction it is written."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    if not raw.FPDFText_GetCharOrigin(handle, index, x, y) or not raw.FPDFText_GetMatrix(handle, index, matrix):
        return None
    code: int = raw.FPDFText_GetUnicode(handle, index)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    width = size if is_wide(chr(code)) else size / 2
    return Glyph(chr(code), *turn(x.value, y.value + 0.8 * size, x.value + width, y.value - 0.2 * size))


_BLANK: Final = frozenset({0xA0, 0x3000, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x200B), 0x7F})


def _turn(page: Any) -> Any:
    """From the space of the file (upwards, not turned) to that of the page as shown."""
    left, bottom, right, top = page.get_mediabox()
    rotation = page.get_rotation()

    def turned(x0: float, y1: float, x1: float, y0: float) -> tuple[float, float, float, float]:
        match rotation:
            case 90:
                return y0 - bottom, x0 - left, y1 - bottom, x1 - left
            case 180:
                return right - x1, y0 - bottom, right - x0, y1 - bottom
            case 270:
                return top - y1, right - x1, top - y0, right - x0
            case _:
                return x0 - left, top - y1, x1 - left, top - y0

    return turned


def completed(glyphs: list[Glyph], characters: list[dict[str, Any]]) -> list[Glyph]:
    """The glyphs with those that only the other library sees: pdfium drops single characters of fonts without widths."""
    taken: set[tuple[int, int]] = set()
    for glyph in glyphs:
        x, y = _spot(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
        taken.update((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-2, -1, 0, 1, 2))
    found = list(glyphs)
    same: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        same.setdefault(glyph.text, []).append(glyph)
    for character in characters:
        text: str = character["text"]
        if text.isspace() or len(text) != 1 or ord(text) in _BLANK or _leans(character):
            continue
        box = float(character["x0"]), float(character["top"]), float(character["x1"]), float(character["bottom"])
        if _spot(*box) not in taken and not any(_is_there(box, glyph) for glyph in same.get(text, ())):
            found.append(Glyph(text, *box))
    return found


def _is_there(box: tuple[float, float, float, float], glyph: Glyph) -> bool:
    """Whether a character is the same as a glyph: the libraries measure marks and large print differently."""
    near = 0.6 * (glyph.bottom - glyph.top)
    return abs(box[0] - glyph.x0) < near and abs(box[1] + box[3] - glyph.top - glyph.bottom) < 2 * near


def _leans(character: dict[str, Any]) -> bool:
    """Whether the other library's character is not upright: its matrix has a part that turns."""
    matrix: tuple[float, ...] = character.get("matrix") or (1.0, 0.0)
    return abs(matrix[1]) > 0.02 * abs(matrix[0])


def _spot(x0: float, top: float, x1: float, bottom: float) -> tuple[int, int]:
    """The middle of a box on a grid of two points."""
    return round((x0 + x1) / 4), round((top + bottom) / 4)


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Bold that is made by printing a character twice, a little apart, is one character."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if found:
            last = found[-1]
            near = abs(last.x0 - glyph.x0) < 0.15 * (glyph.bottom - glyph.top) and abs(last.top - glyph.top) < 1.0
            if near and last.text == glyph.text:
                continue
        found.append(glyph)
    return found


def rows_of(glyphs: list[Glyph]) -> list[Row]:
    """The glyphs as lines from top to bottom."""
    return [row_of(line) for line in lines_of(glyphs)]


def lines_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs by lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    middle = reach = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.x0)):
        centre, height = (glyph.top + glyph.bottom) / 2, glyph.bottom - glyph.top
        if not lines or centre - middle > _OVERLAP * max(height, reach):
            lines.append([])
            middle, reach = centre, height
        lines[-1].append(glyph)
        reach = max(reach, height)
    return [sorted(line, key=lambda glyph: glyph.x0) for line in lines]


def row_of(glyphs: list[Glyph]) -> Row:
    """A line of glyphs that stand from left to right, blanks where they stand apart."""
    heights = sorted(glyph.bottom - glyph.top for glyph in glyphs)
    size = heights[len(heights) // 2] or 1.0
    parts = [glyphs[0].text]
    for before, after in pairwise(glyphs):
        parts += _between(before, after, size), after.text
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return Row("".join(parts), glyphs[0].x0, top, max(glyph.x1 for glyph in glyphs), bottom, size)


def _between(before: Glyph, after: Glyph, size: float) -> str:
    gap = (after.x0 - before.x1) / size
    if gap > 2:
        return " " * min(200, round(2 * gap))
    wide = is_wide(before.text[-1]) or is_wide(after.text[0])
    if wide:
        return " " if gap > _WIDE_GAP or (after.spaced and gap > _WORD_GAP / 2) else ""
    return " " if gap > _WORD_GAP or after.spaced else ""


def _run_on(glyphs: list[Glyph]) -> str:
    """Glyphs in the order that they are read in, with the blanks of the file."""
    return "".join([" " + each.text if each.spaced and index else each.text for index, each in enumerate(glyphs)])


def text_of(glyphs: list[Glyph], width: float) -> str:
    """The text of a cell so wide: its lines joined as Chinese is, blanks of any width one; a number cut by its edge."""
    if not glyphs:
        return ""
    if all(glyph.lean for glyph in glyphs):  # a label on its side: upwards, or downwards
        up = -1 if glyphs[0].lean == 270 else 1
        return _run_on(sorted(glyphs, key=lambda each: (-up * round(each.x0), up * each.top)))
    rows = rows_of(glyphs)
    lines = [" ".join(row.text.split()) for row in rows]
    if len(rows) > 1 and _is_cut(rows, lines, width):
        return "".join(lines)
    return join(lines)


def _is_cut(rows: list[Row], lines: list[str], width: float) -> bool:
    """Whether lines are one number, each but the last so long that no digit more has room between the cell's edges."""
    if not _NUMBER.fullmatch("".join(lines)) or not all(line.strip() for line in lines):
        return False
    room = max(row.size for row in rows) * _DIGIT + 2 * _MARGIN
    return all(width - (row.x1 - row.x0) < room for row in rows[:-1]) and len(lines[-1]) <= len(lines[0])
