"""What every reader makes: linear text with lines and cell grids in reading order; nothing here knows of reports.

All readers make the same ``Document``, so that everything after reading is ignorant of formats: a pipe table of a text
file, a ``<table>`` with rowspans and the grid of a PDF over two pages arrive as one kind of ``Grid``.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple, cast, final

from attrs import frozen

from gxparse.model.diagnostics import Diagnostic
from gxparse.model.source import Source
from gxparse.spans import Span

__all__ = ["Attachment", "Block", "Document", "Field", "Grid", "GridCell", "Layout", "Line", "LineRole"]


class Layout(StrEnum):
    """How a table is laid out in the text."""

    PIPE = "pipe"
    """``cell | cell | cell |``, ragged where spans are not repeated."""
    MARKDOWN = "markdown"
    """``| cell | cell |`` with a separator row ``|---|---|``."""
    TSV = "tsv"
    """Cells between tabs."""
    CSV = "csv"
    """Cells between commas."""
    STACKED = "stacked"
    """One cell a line."""
    ALIGNED = "aligned"
    """Columns aligned by blanks, as ``pdftotext -layout`` writes them."""
    RAW = "raw"
    """Reading order of ``pdftotext -raw``: a label, then its values."""
    FRAGMENTS = "fragments"
    """One table cut into several little ones."""
    TEXT = "text"
    """A table of words: cells hold sentences."""
    HTML = "html"
    """A ``<table>``."""
    GRID = "grid"
    """A grid of a DOCX, XLSX or PDF source."""


class LineRole(StrEnum):
    """What a reader knows of a line before anything is understood."""

    BODY = "body"
    FURNITURE = "furniture"
    """Page numbers, running heads, navigation, widgets: on the page, not of the document."""


@final
@frozen(init=False)
class Line:
    """A line of the text, or a paragraph where the format has paragraphs."""

    span: Span
    """Without blanks at both ends; never empty."""
    indent: int = 0
    """Width of the blanks before it; a wide character counts two."""
    hard: bool = False
    """Whether the format says that a paragraph ends here (a block element, an empty line after it)."""
    heading: int = 0
    """1–6 where the format marks a heading (``##``, ``<h2>``), else 0."""
    role: LineRole = LineRole.BODY

    def __init__(
        self, span: Span, indent: int = 0, hard: bool = False, heading: int = 0, role: LineRole = LineRole.BODY  # noqa: FBT001, FBT002
    ) -> None:
        # Written out as that of Span is, and for the same reason.
        _set_span(self, span)
        _set_indent(self, indent)
        _set_hard(self, hard)
        _set_heading(self, heading)
        _set_role(self, role)


_Setter = Callable[[Line, object], None]
_set_span, _set_indent, _set_hard, _set_heading, _set_role = (
    cast("_Setter", vars(Line)[name].__set__) for name in ("span", "indent", "hard", "heading", "role")
)


@final
class GridCell(NamedTuple):
    """A cell of a grid. ``text`` is exactly ``document.text[span]``; an empty cell has an empty span at its place."""

    text: str
    span: Span
    row: int
    """Index of its first row, from 0."""
    column: int
    """Index of its first column, from 0, after the spans of cells before and above are counted."""
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    """Whether the format marks it as a header (``<th>``)."""


@final
@frozen
class Grid:
    """A table as the format gives it: cells at places, before anything is understood."""

    span: Span
    """From the first to the last character of its cells, marks between cells included."""
    cells: tuple[GridCell, ...]
    """In reading order, row by row."""
    rows: int
    """Number of rows."""
    columns: int
    """Number of columns of the widest row."""
    layout: Layout
    """How it stood in the source."""
    ragged: bool = False
    """Whether spans are not known, so that rows may lack the cells that a span above would fill."""
    caption: Span | None = None
    """A caption that the format marks (``<caption>``)."""


Block = Line | Grid
"""A piece of a document in reading order."""


@final
@frozen
class Field:
    """A key and value that the format itself gives, outside the text (``<meta name="PubDate" content="…">``)."""

    key: str
    value: str


@final
@frozen
class Attachment:
    """A file that the document links to."""

    name: str
    """The text of the link."""
    address: str
    """The address as written in the source."""


@final
@frozen
class Document:
    """Linear text and its blocks. Blocks are in order, do not overlap, and hold every non-blank character."""

    text: str
    blocks: tuple[Block, ...]
    source: Source
    fields: tuple[Field, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def lines(self) -> Iterator[Line]:
        """The lines in order, without the grids."""
        return (block for block in self.blocks if isinstance(block, Line))

    def grids(self) -> Iterator[Grid]:
        """The grids in order, without the lines."""
        return (block for block in self.blocks if isinstance(block, Grid))
