"""Lines and grids of a document into strips of pieces (words or values); knows neither headers nor forms.

A strip is a line, or a row of a grid. Everything after this sees grids and lines alike.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, cast, overload

from gxparse.folding import fold
from gxparse.model.document import Block, Grid, Line, LineRole
from gxparse.structure.tables.continuing import continued, is_running_head, running_heads
from gxparse.structure.tables.letters import ITEM, runs_of_letters
from gxparse.structure.tables.margins import are_numbers_of_columns, counts_up, run_of_numbers, without_margins
from gxparse.structure.tables.titlewords import is_page_number
from gxparse.structure.tables.values import in_thousands, is_unit, is_value

__all__ = ["OF_THEM", "SECTION", "Piece", "Strip", "Strips"]


class Piece(NamedTuple):
    """A run of words, a value, or a cell."""

    text: str
    """As printed, blanks at both ends left out."""
    start: int
    end: int
    value: bool
    """Whether it is a number or a mark for none (an empty cell too)."""
    column: int = -1
    """Grid column, or -1 in a line."""
    columns: int = 1
    """Grid columns it spans."""
    rows: int = 1
    """Grid rows it spans."""


class Strip(NamedTuple):
    """A line, or a row of a grid."""

    block: int
    """Index of the block in the document."""
    pieces: tuple[Piece, ...]
    start: int
    end: int
    grid: Grid | None
    row: int
    """Row of the grid, 0 for a line."""
    page: bool
    """Whether it is a page number or other furniture."""
    heading: int
    """Level of a marked heading, else 0."""
    text: str
    """Folded, without any blank."""
    words: tuple[Piece, ...]
    """Its words, in order."""
    tail: int
    """Index of the piece after its last word."""

    @property
    def values(self) -> list[Piece]:
        """The values after its last word, empty cells included."""
        return list(self.pieces[self.tail :])

    @property
    def leading(self) -> list[Piece]:
        """The values before its last word."""
        return [p for p in self.pieces[: self.tail] if p.value and p.text]


# The constructor of a NamedTuple takes three times as long, and there is a piece for each cell, a strip for each row.
_new: Final = cast("Callable[[type[Piece], tuple[object, ...]], Piece]", tuple.__new__)  # pyright: ignore[reportUnknownMemberType]
_new_strip: Final = cast("Callable[[type[Strip], tuple[object, ...]], Strip]", tuple.__new__)  # pyright: ignore[reportUnknownMemberType]


def _strip(
    block: int, pieces: Sequence[Piece], place: tuple[int, int], text: str, grid: Grid | None = None,
    *, row: int = 0, page: bool, heading: int = 0,
) -> Strip:  # fmt: skip
    """A strip of these pieces from start to end."""
    tail = len(pieces)
    while tail and pieces[tail - 1].value:
        tail -= 1
    words = tuple([p for p in pieces[:tail] if not p.value])
    return _new_strip(Strip, (block, tuple(pieces), *place, grid, row, page, heading, text, words, tail))


LONGEST: Final = 400
"""Longer lines are prose; no row of a known form is nearly as long."""
_TOKEN: Final = re.compile(r"\S+")
_NUMBER_AT_END: Final = re.compile(r".*[\u4e00-\u9fff）)”\"]([0-9][0-9,]*)")
_GLUED: Final = 5
"""So many numbers after a word make a number at its end one of them."""
_CELL: Final = re.compile(r"[^\s\t](?:[^\t]*[^\s])?")
"""What stands between two tabs, without blanks at its ends."""
SECTION: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.．,，]")
"""The number of a section or of a group of rows."""
OF_THEM: Final = ("其中：", "其中:")
"""Words before the parts of a row, on their line or on one of their own."""
_GROUP: Final = re.compile(r"[一二三四五六七八九十]、[\u4e00-\u9fff]{0,7}(?=[(（][一二三四五六七八九十]{1,2}[)）])")
"""The numbered label of a group, cut by its narrow cell perhaps, to which the number of its first row is glued."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_LEAST_PIECES: Final = 2
_REPEATED: Final = 3
_MOST_NUMBERED: Final = 400
_BLANK: Final = re.compile(r"\s")
_LETTERS_WIDE: Final = re.compile("(?<!\\S)([\u4e00-\u9fff])　(?=[\u4e00-\u9fff](?!\\S))")
"""A letter alone, one wide blank before another letter alone."""
_HEADER_WIDE: Final = re.compile(
    "(?<!\\S)[\u4e00-\u9fff](?P<gap>[ \u3000]{2,6})[\u4e00-\u9fff](?:(?P=gap)[\u4e00-\u9fff]){0,3}(?!\\S)"
)
"""Letters alone with the same blanks between them."""
_HEADERS_WIDE: Final = frozenset(
    "指标 指标名称 统计指标 项目 内容 类别 名称 事项 单位 数量 合计 总计 小计 累计 本年 上年 备注 序号 代码".split()
)
_LETTERS_APART: Final = re.compile("(?<!\\S)[\u4e00-\u9fff] (?=[\u4e00-\u9fff](?!\\S))")


def _bare(text: str, line: Line) -> tuple[int, int, bool]:
    """The line's place without the bars around a single cell; whether there were bars."""
    start, end = line.span.start, line.span.end
    if text[start] not in "|｜¦" and text[end - 1] not in "|｜¦":
        return start, end, False
    while start < end and (text[start] in "|｜¦" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in "|｜¦" or text[end - 1].isspace()):
        end -= 1
    return start, end, True


def _line(text: str, block: int, line: Line, heads: frozenset[str]) -> Strip:
    start, end, bars = _bare(text, line)
    place = line.span.start, line.span.end
    furniture = line.role is LineRole.FURNITURE
    if end - start > LONGEST:
        return _strip(block, (Piece("", start, end, False),), place, "", page=furniture)
    body = text[start:end]
    squeezed = "".join(fold(body).split())
    page = furniture or is_page_number(squeezed, body) or is_running_head(squeezed, heads)
    if not body:
        pieces: tuple[Piece, ...] = (Piece("", start, start, True),) if bars else ()
    else:
        pieces = _once(tuple(_split(body, start)))
    return _strip(block, pieces, place, squeezed, page=page, heading=line.heading)


def _once(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Words that stand in a line as often as there are columns are those of a cell that spanned them."""
    again = len(pieces) >= _REPEATED and not pieces[0].value and len({piece.text for piece in pieces}) == 1
    return pieces[:1] if again else pieces


def _split(body: str, offset: int) -> Iterator[Piece]:
    """Words that stand one blank apart stay together, but for the number of a row; values stand alone, a bracket after a value belongs to it."""
    if _BLANK.search(body) is None:
        yield Piece(body, offset, offset + len(body), is_value(body))
        return
    run = -1
    end = 0
    tokens = _tokens(body)
    spaced = _spaced_out(body)
    for first, last, value in tokens:
        wide = run >= 0 and (first - end > 1 or body[end:first] in "\t　" or _begins_item(body, first, end))
        wide = wide and end not in spaced
        if run >= 0 and (value or wide):
            yield Piece(body[run:end], offset + run, offset + end, False)
            run = -1
        if value:
            yield Piece(body[first:last], offset + first, offset + last, True)
        elif run < 0:
            run = first
        end = last
    if run >= 0:
        yield Piece(body[run:end], offset + run, offset + end, False)


def _spaced_out(body: str) -> frozenset[int]:
    """Where letters of one word end that stand a wide blank apart (统　计　指　标), or more in a usual header (指  标)."""
    if "  " not in body and "　" not in body:
        return frozenset()
    ends = {end for match in _HEADER_WIDE.finditer(body) for end in _letters_of_header(match)}
    if "　" in body and _LETTERS_APART.search(body) is None:
        ends.update(match.end(1) for match in _LETTERS_WIDE.finditer(body))
    return frozenset(ends)


def _letters_of_header(match: re.Match[str]) -> list[int]:
    """Where the letters of a header end, but the last; none where they are no usual header."""
    if "".join(match[0].split()) not in _HEADERS_WIDE:
        return []
    return [match.start() + at + 1 for at, char in enumerate(match[0][:-1]) if not char.isspace()]


def _begins_item(body: str, first: int, end: int) -> bool:
    """Whether the number of a row begins a cell of its own here (三、本年度办 （一）予以公开); behind 其中： it goes on with its label."""
    return ITEM.match(body, first) is not None and not body.endswith(OF_THEM, 0, end)


def _tokens(body: str) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    for match in _TOKEN.finditer(body):
        first, last = match.span()
        if found and found[-1][2] and body[found[-1][0]].isdigit():
            joined = _with_note(body, found[-1][0], found[-1][1], first) or _with_unit(body, found[-1], match.span())
            if joined:
                found[-1] = (found[-1][0], joined, True)
        if found and first < found[-1][1]:
            continue
        if found and body[first] == "年" and first - found[-1][1] == 1 and _YEAR.fullmatch(body, *found[-1][:2]):
            found[-1] = (found[-1][0], last, False)  # 2016 年 is a header, as 2016年 is
            continue
        found.append((first, last, is_value(body[first:last])))
    if found and (group := _GROUP.match(body)) is not None and group.end() < found[0][1]:
        found[:1] = [(0, group.end(), False), (group.end(), found[0][1], False)]
    return _unglued(body, _thousands(body, found) if "\t" in body else found)


def _thousands(body: str, tokens: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The tokens, where what stands between two tabs and parts groups of three by a blank (1 156) is one number."""
    numbers = [m.span() for m in _CELL.finditer(body) if in_thousands(m[0])]
    kept = [t for t in tokens if not any(first <= t[0] < last for first, last in numbers)]
    return sorted([*kept, *((first, last, True) for first, last in numbers)])


def _unglued(body: str, tokens: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The last word cut from a number at its end, where a whole row of numbers follows it."""
    last = next((i for i in range(len(tokens) - 1, -1, -1) if not tokens[i][2]), -1)
    if last < 0 or len(tokens) - last <= _GLUED:
        return tokens
    match = _NUMBER_AT_END.fullmatch(body, tokens[last][0], tokens[last][1])
    if match is None:
        return tokens
    cut = match.start(1)
    return [*tokens[:last], (tokens[last][0], cut, False), (cut, tokens[last][1], True), *tokens[last + 1 :]]


def _with_note(body: str, start: int, end: int, first: int) -> int:
    """The end of a value with the bracket that follows it (22 （其中修订 16 件）), or 0: (一) of a label is none."""
    if body[first] not in "(（" or first - end > 1:
        return 0
    close = min((i for i in (body.find(")", first), body.find("）", first)) if i >= 0), default=-1)
    ends = close >= 0 and (close + 1 == len(body) or body[close + 1].isspace())
    return close + 1 if ends and is_value(body[start : close + 1]) else 0


def _with_unit(body: str, value: tuple[int, int, bool], word: tuple[int, int]) -> int:
    """The end of a number with the unit that follows it behind a blank (458200 元), or 0."""
    joined = word[0] - value[1] == 1 and is_unit(body[slice(*word)]) and is_value(body[value[0] : word[1]])
    return word[1] if joined else 0


def _grid(block: int, grid: Grid, heads: frozenset[str]) -> Iterator[Strip]:
    rows: dict[int, list[Piece]] = {}
    row, before, pieces = -1, -1, list[Piece]()
    for printed, span, at, column, rowspan, colspan, _ in grid.cells:
        if at != row:
            row = at
            pieces = rows.setdefault(row, [])
            before = pieces[-1].column if pieces else -1
        text, start = printed.strip(), span.start
        if column == before:
            above = pieces.pop()  # a cell that is printed on several lines
            text, start = above.text + text, above.start
        value = not text or is_value(text)
        pieces.append(_new(Piece, (text, start, span.end, value, column, colspan, rowspan)))
        before = column
    for row, pieces in sorted(rows.items()):
        squeezed = "".join(fold("".join([p.text for p in pieces])).split()) if len(pieces) < 64 else ""
        place = min([p.start for p in pieces]), max([p.end for p in pieces])
        page = len(pieces) == 1 and (is_page_number(squeezed, pieces[0].text) or is_running_head(squeezed, heads))
        yield _strip(block, pieces, place, squeezed, grid, row=row, page=page)


def _take_numbers_away(strips: list[Strip]) -> None:
    """Lines of numbers of columns are of the page; numbers before lines, 0 and 1 and so on, are no cells of theirs."""
    index = 0
    while index < len(strips):
        strip = strips[index]
        index += 1
        if strip.grid is not None or len(strip.pieces) < _LEAST_PIECES:
            continue
        texts = [piece.text for piece in strip.pieces]
        if are_numbers_of_columns(texts):
            strips[index - 1] = strip._replace(page=True)
        elif texts[0] == "0" and not strip.pieces[1].value:
            end = index - 1 + run_of_numbers([_first(later) for later in strips[index - 1 : index + _MOST_NUMBERED]])
            above = strips[index - 2] if index > 1 and end >= index else None
            if above is not None and above.pieces and counts_up([piece.text for piece in above.pieces], 0):
                strips[index - 2] = above._replace(page=True)
            for at in range(index - 1, end):
                strips[at] = _without_first(strips[at])
            index = max(index, end)


def _put_letters_together(strips: list[Strip]) -> None:
    """Labels that stand one character a line stand on their first line; their other lines hold nothing."""
    lines = [None if strip.grid is not None or strip.page or strip.heading else strip.pieces for strip in strips]
    for first, last in runs_of_letters(lines):
        whole = strips[first : last + 1]
        text = "".join([strip.pieces[0].text for strip in whole])
        if all(is_unit(strip.text) for strip in whole):
            continue
        place = whole[0].start, whole[-1].end
        piece = Piece(text, whole[0].pieces[0].start, whole[-1].pieces[0].end, False)
        strips[first] = _strip(whole[0].block, (piece,), place, "".join([s.text for s in whole]), page=False, heading=0)
        for index in range(first + 1, last + 1):
            strips[index] = strips[index]._replace(page=True)


def _first(strip: Strip) -> str | None:
    """The first piece of a line with others after it; ``None`` where the line is of the page or has no text."""
    if strip.page or not strip.text:
        return None
    return strip.pieces[0].text if strip.grid is None and len(strip.pieces) > 1 else ""


def _without_first(strip: Strip) -> Strip:
    if _first(strip) is None:
        return strip
    text = strip.text.removeprefix(strip.pieces[0].text)
    place = strip.start, strip.end
    return _strip(strip.block, strip.pieces[1:], place, text, page=strip.page, heading=strip.heading)


class Strips(Sequence[Strip]):
    """The strips of a document, in order."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self._strips: list[Strip] = []
        self._declined: dict[str, int] = {}
        heads = running_heads(text, blocks)
        for index, block in continued(text, blocks, heads):
            if isinstance(block, Line):
                self._strips.append(_line(text, index, block, heads))
            else:
                self._strips.extend(_grid(index, without_margins(block), heads))
        _take_numbers_away(self._strips)
        _put_letters_together(self._strips)

    @overload
    def __getitem__(self, index: int) -> Strip: ...
    @overload
    def __getitem__(self, index: slice) -> list[Strip]: ...
    def __getitem__(self, index: int | slice) -> Strip | list[Strip]:
        return self._strips[index]

    def __len__(self) -> int:
        return len(self._strips)

    def decline(self, reader: str, start: int, end: int) -> None:
        """A reader looked in vain from ``start`` to ``end``: from the first half of that it need not begin again.

        So that many headers in a row without a table under them take no more than twice their length to look at.
        """
        self._declined[reader] = start + (end - start) // 2

    def declined(self, reader: str, start: int) -> bool:
        """Whether a reader need not begin here."""
        return start < self._declined.get(reader, 0)
