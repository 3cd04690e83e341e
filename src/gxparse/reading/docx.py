"""Turns a Word document into a Document: paragraphs with the labels Word draws, tables to grids; runs no macro."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

from attrs import evolve

from gxparse.errors import GxParseError
from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Document, Layout, LineRole
from gxparse.model.source import Source
from gxparse.reading.archive import check_package
from gxparse.reading.composing import Composer, Place, Placed
from gxparse.reading.joining import collapse, join
from gxparse.reading.numbering import Numbering, W
from gxparse.reading.optional import library
from gxparse.reading.sniffing import Format, broken

__all__ = ["read_docx"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_BOX: Final = f"{W}txbxContent"
_WITHOUT: Final = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "rt")})
_PICTURES: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml"})
"""Content controls, tracked insertions, marks of meaning: around paragraphs, rows and cells without a look of their own."""
_BREAKS: Final = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}


class _Styles(NamedTuple):
    """What the styles say of paragraphs: list and depth, and heading level."""

    lists: dict[str, tuple[str, int]]
    headings: dict[str, int]


def read_docx(data: bytes, source: Source, limits: Limits, clock: Clock) -> Document:
    """The document of a DOCX. One that holds nothing but pictures gives the diagnostic ``image_only``."""
    docx = library("docx", "docx", "reading a Word document")
    check_package(data, Format.DOCX.value, limits)
    clock.check()
    try:
        package: Any = docx.Document(BytesIO(data))
        composing = _Composing(package, limits, clock)
        composing.story(package.element.body, "body")
        composing.margins()
    except (GxParseError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - the library lets out whatever a damaged package makes it do
        raise broken("Word", Format.DOCX.value, error) from None
    clock.check()
    composer = composing.composer
    located = evolve(source, marks=tuple(composer.marks))
    return Document(composer.text(), tuple(composer.blocks), located, diagnostics=composing.diagnostics())


class _Composing:
    """A document as it grows."""

    def __init__(self, package: Any, limits: Limits, clock: Clock) -> None:
        self.package = package
        self.composer = Composer(limits)
        self.limits = limits
        self.clock = clock
        self.numbering = Numbering(_part(package, "/numbering"))
        self.styles = _styles(package)
        self.pictures = 0
        self.words = 0

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd about the document as a whole."""
        return (diagnose("image_only", images=self.pictures),) if self.pictures and not self.words else ()

    def story(self, container: Any, path: str, role: LineRole = LineRole.BODY) -> None:
        """Add paragraphs and tables of a container in order."""
        counts = {_P: 0, _TABLE: 0}
        for element in _blocks(container):
            counts[element.tag] += 1
            if element.tag == _P:
                self._paragraph(element, f"{path}/p[{counts[_P]}]", role)
            else:
                self.clock.check()
                self._table(element, f"{path}/tbl[{counts[_TABLE]}]")

    def _paragraph(self, element: Any, path: str, role: LineRole) -> None:
        lines, boxes = self._lines(element)
        heading = self.styles.headings.get(_style(element), 0)
        for index, line in enumerate(lines):
            self.words += len(line) if role is LineRole.BODY else 0
            self.composer.line(line, Place(element=path), hard=index == len(lines) - 1, heading=heading, role=role)
        for number, box in enumerate(boxes, 1):
            self.story(box, f"{path}/txbxContent[{number}]", role)

    def _lines(self, element: Any) -> tuple[list[str], list[Any]]:
        """The lines of a paragraph with its label, and the text boxes that hang on it."""
        parts: list[str] = []
        boxes: list[Any] = []
        self._run(element, parts, boxes)
        lines = [line for line in map(collapse, "".join(parts).split("\n")) if line]
        label = self._label(element)
        if label and lines:
            lines[0] = collapse(label + lines[0])
        return lines, boxes

    def _run(self, element: Any, parts: list[str], boxes: list[Any], depth: int = 0) -> None:
        self.limits.check("nesting", depth)
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in _BREAKS:
                parts.append("" if child.get(f"{W}type") in ("page", "column") else _BREAKS[tag])
            elif tag == f"{W}r":
                if not _is_hidden(child):
                    self._run(child, parts, boxes, depth + 1)
            elif tag == _BOX:
                boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                self._run(child[:1], parts, boxes, depth + 1)  # the first choice; the others say the same
            elif isinstance(tag, str) and tag not in _WITHOUT:
                self.pictures += tag in _PICTURES
                self._run(child, parts, boxes, depth + 1)

    def _label(self, element: Any) -> str:
        numbered = element.find(f"{W}pPr/{W}numPr")
        list_id, depth = self.styles.lists.get(_style(element), ("", 0))
        if numbered is not None:
            own, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
            list_id = own.get(f"{W}val", "") if own is not None else list_id
            depth = _value(level, 0) if level is not None else depth
        return self.numbering.label(list_id, depth) if list_id and list_id != "0" else ""

    def _table(self, table: Any, path: str) -> None:
        cells, rows, columns, inner = self._cells(table, path)
        if columns < 2:
            for number, row in enumerate(_rows(table), 1):
                for cell in _inside(row, f"{W}tc"):
                    self.story(cell, f"{path}/tr[{number}]/tc[1]")
            return
        if any(cell.text for cell in cells):
            self.words += sum(len(cell.text) for cell in cells)
            self.composer.grid(cells, rows, columns, Layout.GRID)
        for element, where in inner:
            self._table(element, where)

    def _cells(self, table: Any, path: str) -> tuple[list[Placed], int, int, list[tuple[Any, str]]]:
        """The cells at their places; a cell that goes on downwards is one."""
        cells: list[Placed] = []
        going: dict[int, int] = {}
        inner: list[tuple[Any, str]] = []
        columns = used = row = 0
        for row, element in enumerate(_rows(table), 1):
            column = _value(element.find(f"{W}trPr/{W}gridBefore"), 0)
            still: dict[int, int] = {}
            for number, cell in enumerate(_inside(element, f"{W}tc"), 1):
                span = max(1, _value(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
                used += span
                self.limits.check("cells", used)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                index = going.get(column)
                if merge is not None and merge.get(f"{W}val", "continue") == "continue" and index is not None:
                    cells[index] = cells[index]._replace(rowspan=row - cells[index].row)
                    still[column] = index
                else:
                    where = f"{path}/tr[{row}]/tc[{number}]"
                    text = self._cell_text(cell, where, inner)
                    if merge is not None:
                        still[column] = len(cells)
                    cells.append(Placed(text, row - 1, column, 1, span, _is_header(element), Place(element=where)))
                column += span
            going = still
            columns = max(columns, column)
        return cells, row, columns, inner

    def _cell_text(self, cell: Any, path: str, inner: list[tuple[Any, str]]) -> str:
        lines: list[str] = []
        for element in _blocks(cell):
            if element.tag == _TABLE:
                inner.append((element, f"{path}/tbl[{len(inner) + 1}]"))
                continue
            own, boxes = self._lines(element)
            lines += own
            for box in boxes:
                for paragraph in box.iter(_P):
                    lines += self._lines(paragraph)[0]
        return join(lines)

    def margins(self) -> None:
        """Add running heads and page feet as furniture, each once, and the footnotes."""
        seen: set[str] = set()
        for relation in self.package.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if relation.is_external or kind not in ("header", "footer", "footnotes", "endnotes"):
                continue
            role = LineRole.BODY if kind.endswith("notes") else LineRole.FURNITURE
            for number, paragraph in enumerate(_root(relation.target_part).iter(_P), 1):
                lines, _ = self._lines(paragraph)
                text = join(lines)
                if text and text not in seen:
                    seen.add(text)
                    self.composer.line(text, Place(element=f"{kind}/p[{number}]"), role=role)


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for child in container:
        if child.tag in (_P, _TABLE):
            yield child
        elif isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _WRAPPERS:
            yield from _blocks(child)


def _inside(row: Any, tag: str) -> Iterator[Any]:
    for child in row:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _WRAPPERS:
            yield from _inside(child, tag)


def _rows(table: Any) -> Iterator[Any]:
    return _inside(table, f"{W}tr")


def _is_header(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("false", "0")


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _value(element: Any, default: int) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return min(int(text), 1000) if text.isascii() and text.isdigit() and len(text) < 7 else default


def _part(package: Any, name: str) -> Any:
    """The root of the part that the document refers to by this kind of relation."""
    for relation in package.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(name):
            return _root(relation.target_part)
    return None


def _root(part: Any) -> Any:
    element: Any = getattr(part, "element", None)
    if element is not None:
        return element
    return library("docx.oxml.parser", "docx", "reading a Word document").parse_xml(part.blob)


def _styles(package: Any) -> _Styles:
    """List and heading level of each style, from the style itself or those it is based on."""
    root = _part(package, "/styles")
    found = _Styles({}, {})
    if root is None:
        return found
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    for key in elements:
        _resolve(key, elements, found)
    return found


def _resolve(key: str, elements: dict[str, Any], found: _Styles) -> None:
    seen: set[str] = set()
    current = key
    while current in elements and current not in seen:
        seen.add(current)
        style = elements[current]
        numbered, outline = style.find(f"{W}pPr/{W}numPr"), style.find(f"{W}pPr/{W}outlineLvl")
        if numbered is not None and key not in found.lists and (own := numbered.find(f"{W}numId")) is not None:
            found.lists[key] = (own.get(f"{W}val", ""), _value(numbered.find(f"{W}ilvl"), 0))
        if outline is not None and key not in found.headings and _value(outline, 9) < 6:
            found.headings[key] = _value(outline, 9) + 1
        base = style.find(f"{W}basedOn")
        current = base.get(f"{W}val", "") if base is not None else ""
