"""Turns the normal form of a page into paragraphs and tables with the elements that own them; not what they are for."""

import re
from html import unescape
from typing import Final

from gxparse.catalogue.pages import COUNTERS, KEYS, Key
from gxparse.limits import Limits
from gxparse.reading.cells import flat, is_layout
from gxparse.reading.elements import ROW_GROUPS, VERBATIM, Cell, Element, Paragraph, Piece, Table
from gxparse.reading.joining import BLANKS, collapse, trim

__all__ = ["pieces_of"]


_NAMES: Final = (
    "td|p|tr|div|a|li|br|h[1-6]|section|article|main|header|footer|nav|aside|ul|ol|dl|dt|dd|blockquote|center|"
    "address|form|fieldset|legend|figure|figcaption|details|summary|button|menu|dir|pre|listing|hr|table|caption|"
    "thead|tbody|tfoot|th|rt"
)
"""The most frequent first, for they are tried in this order."""
_TAG: Final = re.compile(rf"<(?!/?+(?:{_NAMES})[ >])(?:!--.*?-->|[^>]*>)", re.DOTALL)
"""Tags that make no difference to what is a paragraph."""
_CELL: Final = r"<t[dh](?: [^>]*+)?>(?:\s*+<p(?: [^>]*+)?>[^<]*+</p>\s*+|[^<]*+)</t[dh]>"
"""A cell with at most one paragraph in it."""
_TOKEN: Final = re.compile(
    # the text before it, and a row of such cells
    rf"([^<]*+)(?:<tr(?: ([^>]*+))?>((?:\s*+{_CELL})++)\s*+</tr>"
    # or such a cell beside others
    rf"|({_CELL})"
    # or a block with nothing but text
    r"|<(p|li|h[1-6]|div)(?: ([^>]*+))?>([^<]*+)</\5>"
    # or any tag of interest
    rf"|<(/?)({_NAMES})(?: ([^>]*+))?>)"
)
_CELLS: Final = re.compile(r"<(t[dh])(?: ([^>]*+))?>(?:\s*+<p(?: ([^>]*+))?>)?+([^<]*+)<")
"""Name and attributes of a cell, attributes of its paragraph, and its words."""
_END: Final = "<hr>"  # behind it no text is left over
_HREF: Final = re.compile(r'(?:^| )href="([^"]*)"')
_BREAK: Final = "\x00"
_COUNTERS: Final = "|".join(sorted(COUNTERS, key=len, reverse=True))
_TELLING: Final = {word for key, words in KEYS.items() if key is not Key.OTHER for word in words}.union(
    ("稿源", "作者", "更新日期", "更新时间", "主题分类"), COUNTERS
)
_KEYS: Final = f"(?:{'|'.join(sorted(_TELLING, key=len, reverse=True))})[ \\xa0\\u3000]*[:：]"
_KEY_START: Final = re.compile(rf"[\s\xa0\u3000]*{_KEYS}")
_KEY: Final = re.compile(rf"(?P<counter>[\[【(（]?(?:{_COUNTERS})[ \xa0\u3000]*[:：])|{_KEYS}")
_SETS_APART: Final = BLANKS + _BREAK + "（(“[【|｜"
_DATED: Final = re.compile(r"[\s\xa0\u3000]*\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}")
_LONGEST_HEADER: Final = 300


class _Walk:
    """The state while the normal form is walked once from left to right."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.depth = 0
        self.pieces: list[Piece] = []
        self.outer: list[list[Piece]] = []
        self.tables: list[Table] = []
        self.text: list[str] = []
        self.notes: list[str] = []
        self.note_start = 0
        self.linked = 0
        self.link_start = -1
        self.address = ""
        self.offset = 0
        self.element = Element("body", None, "")

    def begun(self, element: Element) -> Element:
        """The element, which begins here."""
        return element

    def flush(self) -> None:
        """End the paragraph, if any, that stands open."""
        if self.link_start >= 0:
            self.linked += sum(map(len, self.text[self.link_start :]))
            self.link_start = 0
        elif not (self.text or self.notes or self.linked or self.address):
            return
        text = "".join(self.text)
        if text and (text := text.strip(BLANKS + _BREAK)):
            self._paragraphs(text)
        elif self.notes and self.pieces and isinstance(self.pieces[-1], Paragraph):
            self.pieces[-1].notes += tuple(self.notes)
        self.text, self.notes, self.linked = [], [], 0
        if self.link_start < 0:
            self.address = ""

    def _paragraphs(self, text: str) -> None:
        element = self.element
        text = _parted(text) if _is_header(text) else text
        heading = int(element.tag[1]) if element.tag in _HEADINGS else 0
        if element.tag in VERBATIM:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK)
        tidy = trim if element.tag in VERBATIM else collapse
        lines = [line for line in map(tidy, text.split(_BREAK)) if line] if _BREAK in text else [tidy(text)]
        share = self.linked / len(text)
        for index, line in enumerate(lines):
            hard = index == len(lines) - 1
            made = Paragraph(line, element, self.offset, hard, heading)
            made.linked, made.address = round(share * len(line)), self.address
            self.pieces.append(made)
        if self.notes and isinstance(self.pieces[-1], Paragraph):
            self.pieces[-1].notes += tuple(self.notes)

    def row(self, attributes: str, cells: str) -> None:
        """A row of nothing but plain cells."""
        self.flush()
        if self.depth >= self.limits.nesting:
            self.limits.check("nesting", self.depth + 1)
        around = self.element
        self.element = self.begun(Element("tr", around, attributes))
        self.tables[-1].groups[-1].append([])
        self.cells(cells)
        self.element = around

    def cells(self, cells: str) -> list[Cell]:
        """Cells that hold one paragraph or none. Between cells there is no text: the parser moves it out."""
        self.text = []
        row = self.element
        found: list[Cell] = []
        for tag, attributes, _, words in _CELLS.findall(cells):
            cell = Cell(tag, row, attributes, words := words.strip(BLANKS))
            if words and not words.isalnum():  # most cells are plain numbers, or blank
                cell.content = _content(cell, words)
            found.append(cell)
        self.tables[-1].groups[-1][-1] += found
        return found

    def leaf(self, tag: str, attributes: str, text: str) -> None:
        """A block that holds text and nothing else."""
        if self.text or self.notes:
            self.flush()
        element = self.begun(Element(tag, self.element, attributes))
        if _is_header(text):
            around = self.element
            self.element, self.text = element, [unescape(text)]
            self.flush()
            self.element = around
        elif text and (text := _clean(text)):
            heading = int(tag[1]) if tag in _HEADINGS else 0
            made = Paragraph(text, element, self.offset, True, heading)
            if self.link_start >= 0:
                made.linked, made.address = len(text), self.address
            self.pieces.append(made)

    def open(self, tag: str, attributes: str) -> None:
        """A block begins."""
        self.flush()
        self.depth += 1
        if self.depth > self.limits.nesting:
            self.limits.check("nesting", self.depth)
        around = self.element
        element = Cell(tag, around, attributes, []) if tag in _CELL_TAGS else Element(tag, around, attributes)
        self.element = self.begun(element)
        if tag == "table":
            self.tables.append(Table(element))
            self.outer.append(self.pieces)
            self.pieces = []  # what stands in a table but in no cell; the parser leaves nothing there
        elif self.tables and tag in _TABLE_PARTS:
            self._open_part(tag, element)

    def _open_part(self, tag: str, element: Element) -> None:
        table = self.tables[-1]
        if tag in ROW_GROUPS:
            table.groups.append([])
        elif tag == "tr":
            table.groups[-1].append([])
        elif tag == "caption":
            self.outer.append(self.pieces)
            self.pieces = table.caption
        elif isinstance(element, Cell):
            if not table.groups[-1]:  # pragma: no cover - the parser puts every cell into a row
                table.groups[-1].append([])
            table.groups[-1][-1].append(element)
            self.outer.append(self.pieces)
            element.content = self.pieces = []

    def close(self, tag: str) -> None:
        """A block ends; the normal form is well nested, so that it is the one that stands open."""
        self.flush()
        element = self.element
        if element.tag != tag or element.parent is None:
            return  # pragma: no cover - the normal form is well nested
        if tag == "table":
            table = self.tables.pop()
            self.pieces = self.outer.pop()
            self.pieces += flat(table) if is_layout(table) else [table]
        elif self.tables and tag in _CONTENT_PARTS:
            self.pieces = self.outer.pop()
        self.depth -= 1
        self.element = element.parent

    def inline(self, closing: str, tag: str, attributes: str) -> None:
        """A line break, a link, or a reading printed beside a character."""
        if tag == "br":
            self.text.append(_BREAK)
        elif tag == "hr":
            self.flush()
        elif tag == "rt":
            if closing:
                self._note()
            else:
                self.note_start = len(self.text)
        elif closing:
            if self.link_start >= 0:
                self.linked += sum(map(len, self.text[self.link_start :]))
            self.link_start = -1
        elif (match := _HREF.search(attributes)) is not None:  # without an address it is a bookmark
            self.link_start = len(self.text)
            self.address = unescape(match.group(1))

    def _note(self) -> None:
        note = "".join(self.text[self.note_start :]).strip(BLANKS)
        del self.text[self.note_start :]
        if note:
            self.notes.append(note)


class _PlacedWalk(_Walk):
    """The same with the number of each element and the offset of its tag."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.element.number()

    def begun(self, element: Element) -> Element:
        """The element with its number; its offset is that of all paragraphs until the next begins."""
        element.number()
        self._pass(element.attributes)
        return element

    def _pass(self, attributes: str) -> None:
        if attributes.startswith('gx="'):
            self.offset = int(attributes[4 : attributes.index('"', 4)])

    def cells(self, cells: str) -> list[Cell]:
        """The same as of any walk, and where each cell, or the paragraph in it, begins."""
        found = super().cells(cells)
        for cell, (_, attributes, inner, _) in zip(found, _CELLS.findall(cells), strict=True):
            cell.number()
            self._pass(attributes)
            self._pass(inner)
            cell.offset = self.offset
            for piece in cell.pieces:
                if isinstance(piece, Paragraph):
                    piece.offset = self.offset
        return found


_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTENT_PARTS: Final = ("td", "th", "caption")
_CELL_TAGS: Final = ("td", "th")
_TABLE_PARTS: Final = (*_CONTENT_PARTS, "tr", *ROW_GROUPS)
_INLINE: Final = ("br", "a", "hr", "rt")


def _clean(text: str) -> str:
    """Text between two tags, entities resolved, without blanks that tell nothing; most cells are plain numbers."""
    return text if text.isalnum() else collapse(unescape(text) if "&" in text else text)


def _is_header(text: str) -> bool:
    """Whether a text begins as the line below a title does: with a key, or with a day."""
    keyed = (":" in text or "：" in text) and _KEY_START.match(text) is not None
    return keyed or _DATED.match(text) is not None


def _content(cell: Cell, text: str) -> str | list[Piece]:
    """What a cell of this text holds: a paragraph, or the lines of a header block."""
    if ("：" in text or ":" in text) and _is_header(text):
        lines = [line for part in _parted(unescape(text)).split(_BREAK) if (line := collapse(part))]
        return [Paragraph(line, cell, 0, line is lines[-1], 0) for line in lines]
    return _clean(text)


def _parted(text: str) -> str:
    """A line of a header block cut before its keys, which pages set apart by styles only."""
    return text if len(text) > _LONGEST_HEADER or "。" in text else _KEY.sub(_cut_before, text)


def _cut_before(match: re.Match[str]) -> str:
    """A break before a key, unless it stands at the beginning or a blank, which is kept, sets it apart.

    The page's own keys (阅读：88) stand on lines of their own wherever they stand; a blank that is the end of a line of
    markup goes where Chinese stands around it.
    """
    before = match.string[: match.start()]
    kept = before.rstrip(BLANKS)
    if not kept:
        return match.group()
    apart = before[-1] in _SETS_APART and not {"\n", "\r"} & set(before[len(kept) :])
    return match.group() if apart and match["counter"] is None else _BREAK + match.group()


def pieces_of(body: str, limits: Limits, *, placed: bool = False) -> list[Piece]:
    """The paragraphs and tables of a page's body in reading order; ``placed`` when they are to know their places."""
    walk = _PlacedWalk(limits) if placed else _Walk(limits)
    body = _TAG.sub("", body) + _END
    for gap, own, cells, cell, leaf, attributes, words, closing, tag, rest in _TOKEN.findall(body):
        if gap and (walk.text or not gap.isspace()):
            walk.text.append(unescape(gap) if "&" in gap else gap)
        if cells:
            walk.row(own, cells)
        elif cell:
            walk.cells(cell)
        elif leaf:
            walk.leaf(leaf, attributes, words)
        elif tag in _INLINE:
            walk.inline(closing, tag, rest)
        elif closing:
            walk.close(tag)
        else:
            walk.open(tag, rest)
    return walk.pieces
