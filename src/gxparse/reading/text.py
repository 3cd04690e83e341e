"""Plain text into a ``Document``: lines with indents and marks, delimited tables as grids; knows nothing of reports.

The text stays exactly as it came: every span is a place in it. Lines end at LF, CR, CRLF, form feed and the Unicode
line and paragraph separators. Marks of Markdown (``##``, ``**``, ``>``, bullets) stay outside the spans of lines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.folding import BLANKS, BREAKS, width
from gxparse.model.document import Block, Document, Line, LineRole
from gxparse.model.source import Source
from gxparse.reading.delimited import grids
from gxparse.reading.printed import has_printed_feet, is_printed_foot, is_printed_head
from gxparse.spans import Span

__all__ = ["line_starts", "read_text", "with_grids"]

_LINE: Final = re.compile(f"[^{BREAKS}]+")
_BREAK: Final = re.compile(f"\r\n|[{BREAKS}]")

# A page whose pieces a scraper joined by tabs, bars or blanks; in prose a blank stands beside numbers only, if at all.
_ONE_LINE: Final = (400, 100_000)  # characters of such a page
_MIN_MARKS: Final = 20
_SPACED_NUMBER: Final = re.compile(r"[0-9] [年月日条件次]")
_MAX_SPACED: Final = 2
_PIECES: Final = re.compile(r"(?<![^ ])([\u4e00-\u9fff](?: [\u4e00-\u9fff])+)(?![^ ])| ")  # 索 引 号 is one piece

# Marks that a converter puts before the words of a line: Markdown headings, quotes, list bullets, emphasis.
_MARKS: Final = re.compile(
    rf"(?P<hashes>#{{1,6}}(?=[{BLANKS}])[{BLANKS}]*)?"
    rf"(?:(?:>|[•·●◆■▪○*+-](?=[{BLANKS}]))[{BLANKS}]*)*(?:(?P<bold>\*\*|__)[{BLANKS}]*)?"
)
_MARK_STARTS: Final = frozenset("#>•·●◆■▪○*+-_")

_DASHED_CELLS: Final = re.compile(rf"-(?:[{BLANKS}]+(?:[0-9][0-9,.]*|[-—/]+))+")
_BULLET_AND_CELL: Final = 2
_CODE: Final = 4
"""Markdown knows no bullet that stands so far in."""

# A line that holds only the number of a page: - 4 -, · 4 ·, — 4 —, －4－, 第 4 页, 第4页 共12页, 4 / 12.
_PAGE_NUMBER: Final = re.compile(
    rf"(?:[-—–－][ \u3000\xa0]{{0,2}}[0-9０-９]{{1,4}}[ \u3000\xa0]{{0,2}}[-—–－]"  # further apart they are cells
    rf"|[·•‧∙・][{BLANKS}]*[0-9０-９]{{1,4}}[{BLANKS}]*[·•‧∙・]"
    rf"|第[{BLANKS}]*[0-9０-９]{{1,4}}[{BLANKS}]*页(?:[{BLANKS},，/]*共[{BLANKS}]*[0-9０-９]{{1,4}}[{BLANKS}]*页)?"
    rf"|[Pp]age[{BLANKS}]*[0-9]{{1,4}}(?:[{BLANKS}]*(?:of|/)[{BLANKS}]*[0-9]{{1,4}})?)\Z"
)


def read_text(text: str, source: Source) -> Document:
    """The document of a plain text. ``source`` is kept, its ``line_starts`` set."""
    parted = _with_breaks(text)
    lines = list(_lines(parted))
    blocks = with_grids(parted, lines)
    return Document(text, tuple(blocks), _located(source, text))


def _with_breaks(text: str) -> str:
    """``text``, where it is a page on one line, with a line break for each mark that its pieces were joined by."""
    if not _ONE_LINE[0] <= len(text) <= _ONE_LINE[1] or _BREAK.search(text) is not None or width(text) < 1.4 * len(text):
        return text
    mark = next((mark for mark in "\t| " if text.count(mark) >= _MIN_MARKS), None)
    if mark is None or (mark == " " and len(_SPACED_NUMBER.findall(text)) > _MAX_SPACED):
        return text
    return text.replace(mark, "\n") if mark != " " else _PIECES.sub(lambda match: match[1] or "\n", text)


def line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of ``text`` begin."""
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def _located(source: Source, text: str) -> Source:
    return Source(
        source.uri, source.media_type, source.encoding, source.encoding_evidence, source.digest, line_starts(text)
    )


def _lines(text: str) -> Iterator[Line]:
    """Each line that is not blank, without the blanks and marks at its ends."""
    pending: Line | None = None
    printed = has_printed_feet(text)
    for match in _LINE.finditer(text):
        line = _line(text, match.start(), match.end())
        if printed and line is not None and _is_printed(line.span.of(text)):
            line = Line(line.span, line.indent, role=LineRole.FURNITURE)
        if pending is not None:
            yield _closed(pending) if line is None or _is_blank_between(text, pending, match.start()) else pending
        pending = line
    if pending is not None:
        yield _closed(pending)


def _is_printed(words: str) -> bool:
    """Whether a line is what a browser prints around a page."""
    return is_printed_foot(words) or is_printed_head(words)


def _is_blank_between(text: str, line: Line, start: int) -> bool:
    """Whether an empty line stands between a line and the next one, which begins at ``start``."""
    return len(_BREAK.findall(text, line.span.end, start)) > 1


def _closed(line: Line) -> Line:
    return Line(line.span, line.indent, hard=True, heading=line.heading, role=line.role)


def _line(text: str, start: int, end: int) -> Line | None:
    whole = text[start:end]
    words = whole.strip(BLANKS)
    if not words:
        return None
    first = start + whole.find(words)
    indent = width(text[start:first]) if first > start else 0
    last = first + len(words)
    if _PAGE_NUMBER.match(words):
        return Line(Span(first, last), indent, role=LineRole.FURNITURE)
    marks = _MARKS.match(words) if words[0] in _MARK_STARTS and not _is_dash_of_cells(words, indent) else None
    heading = 0
    if marks is not None and marks.end() < len(words):
        heading = len((marks["hashes"] or "").rstrip(BLANKS))
        inner = words[marks.end() :]
        if marks["bold"] is not None:
            inner = _without_bold(inner, marks["bold"])
        first += marks.end()
        last = first + len(inner.rstrip(BLANKS))
    return Line(Span(first, last), indent, heading=heading)


def _is_dash_of_cells(words: str, indent: int) -> bool:
    """Whether the dash before numbers is a cell's mark for none, not a bullet: several follow, or one in a column."""
    if _DASHED_CELLS.fullmatch(words) is None:
        return False
    return len(words.split()) > _BULLET_AND_CELL or (indent >= _CODE and words[1] == words[2] == " ")


def _without_bold(words: str, mark: str) -> str:
    """The words of a line that is emphasised as a whole, without the closing mark."""
    return words.removesuffix(mark)


def with_grids(text: str, lines: Sequence[Line]) -> list[Block]:
    """The lines, with each run of lines that is a delimited table replaced by its grid."""
    blocks: list[Block] = []
    done = 0
    for first, last, grid in grids(text, lines):
        blocks += lines[done:first]
        blocks.append(grid)
        done = last
    blocks += lines[done:]
    return blocks
