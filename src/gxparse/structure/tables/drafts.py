"""Rows as they are read, before depth and parent are known, into the rows and tables of the model."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.catalogue.labels import Label, Numbering, read_label
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Read, Row
from gxparse.spans import Span
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.values import read_value

__all__ = [
    "Draft",
    "Outcome",
    "blank",
    "cell_of",
    "depth_of",
    "is_note",
    "label_text",
    "rows_of",
    "table_of",
    "unknown",
    "without",
]

_DEPTHS: Final = {
    Numbering.CHINESE: 0, Numbering.CHINESE_PAREN: 1, Numbering.ARABIC: 2, Numbering.ARABIC_PAREN: 3,
}  # fmt: skip


class Draft(NamedTuple):
    """A row as read."""

    label: tuple[Piece, ...]
    """The pieces of its printed label, in order."""
    cells: tuple[Cell, ...]
    unit: str | None = None
    code: str | None = None
    note: str | None = None
    groups: tuple[str, ...] = ()
    """Group cells over it."""
    key: str | None = None
    """Code of the form's row, or its label where it has none."""
    start: int = 0
    end: int = 0
    depth: int | None = None
    """Where the form knows it; else it follows from the label."""


class Outcome(NamedTuple):
    """What a reader made of some strips."""

    end: int
    """Index of the first strip that it did not look at."""
    tables: tuple[IndicatorTable, ...] = ()
    claimed: tuple[Span, ...] = ()
    unread: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def cell_of(piece: Piece, read: Read = Read.LABEL) -> Cell:
    """The cell that a piece prints."""
    reading = read_value(piece.text)
    return Cell(
        piece.text, reading.value, Span(piece.start, piece.end), reading.note, read, reading.missing,
        reading.unit, reading.approx,
    )  # fmt: skip


def blank(place: int, read: Read = Read.LABEL) -> Cell:
    """A blank cell that leaves no trace but its place."""
    return Cell("", None, Span(place, place), None, read, Missing.BLANK)


def unknown(place: int) -> Cell:
    """A cell of which several readings survive."""
    return Cell("", None, Span(place, place), None, Read.POSITION)


def is_note(squeezed: str) -> bool:
    """Whether a squeezed row is only a bracketed note."""
    if len(squeezed) < 6 or squeezed[0] != "(" or squeezed[-1] != ")":
        return False
    depth = 0
    for index, char in enumerate(squeezed):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return index == len(squeezed) - 1
    return False


def without(span: Span, holes: Sequence[Span]) -> tuple[Span, ...]:
    """A span in pieces, with holes left out."""
    found: list[Span] = []
    start = span.start
    for hole in sorted(holes):
        if start < hole.start:
            found.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        found.append(Span(start, span.end))
    return tuple(found)


def label_text(pieces: Sequence[Piece]) -> str:
    """The printed label; fragments are joined without a blank."""
    return pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])


def depth_of(label: Label) -> int:
    """The depth of a row with this label by its enumerator alone."""
    return _DEPTHS.get(label.numbering, 2 if label.among else 0)


def _depth(parts: Label, among: int | None, *, numbered: bool) -> tuple[int, int | None, bool]:
    """The depth of a row; the depth of the 其中 rows that it continues; whether a row numbered 1. stands above."""
    if parts.numbering == Numbering.CHINESE:
        return 0, None, False
    if parts.numbering == Numbering.CHINESE_PAREN:
        return 1, None, False
    if parts.numbering == Numbering.ARABIC_PAREN:
        return 3, None, numbered
    if parts.numbering == Numbering.ARABIC:
        return 2, None, True
    if parts.among:
        depth = 3 if numbered else 2
        return depth, depth, numbered
    if among is not None:
        return among, among, numbered
    return 0, None, False


def rows_of(drafts: Sequence[Draft]) -> tuple[Row, ...]:
    """The rows with depth and parent, which follow from their enumerators."""
    rows: list[Row] = []
    open_rows: list[tuple[int, int]] = []  # depth and index of the rows above
    among: int | None = None
    numbered = False
    labels = [label_text(draft.label) for draft in drafts]
    read = [read_label(label) for label in labels]
    for index, (draft, label, parts) in enumerate(zip(drafts, labels, read, strict=True)):
        if among is not None and open_rows[0][0] == 0 and _begins_anew(drafts, read, index, open_rows[0][1]):
            among = None
        depth, among, numbered = _depth(parts, among, numbered=numbered)
        depth = depth if draft.depth is None else draft.depth
        while open_rows and open_rows[-1][0] >= depth:
            open_rows.pop()
        parent = open_rows[-1][1] if open_rows and not draft.groups else None
        open_rows.append((depth, len(rows)))
        rows.append(_row(draft, label, parts.name, depth, parent))
    return tuple(rows)


def _begins_anew(drafts: Sequence[Draft], read: Sequence[Label], index: int, whole: int) -> bool:
    """Whether an unnumbered row behind 其中 rows of a whole without a number is a whole itself: 申请总数 over 其中：1.当面申请数.

    It has parts of its own, or is of another kind than the whole (行政复议数 behind 主动公开信息数 and its parts).
    """
    if read[index].numbering or read[index].among or read[whole].numbering:
        return False
    if index + 1 < len(read) and read[index + 1].among:
        return True
    own, above = drafts[index].key, drafts[whole].key
    return own is not None and above is not None and own.partition(".")[0] != above.partition(".")[0]


def _row(draft: Draft, label: str, name: str, depth: int, parent: int | None) -> Row:
    ends = [draft.end, *[p.end for p in draft.label], *[c.span.end for c in draft.cells]]
    starts = [p.start for p in draft.label] or [draft.start]
    starts += [c.span.start for c in draft.cells if c.text]
    return Row(
        label=label, name=name, cells=draft.cells, span=Span(min(starts), max(ends)),
        path=(*draft.groups, label), depth=depth, parent=parent, unit=draft.unit, code=draft.code, note=draft.note,
        key=draft.key,
    )  # fmt: skip


def table_of(
    drafts: Sequence[Draft],
    columns: Sequence[Column],
    *,
    layout: Layout,
    title: tuple[str, Span] | None = None,
    header: Sequence[Span] = (),
    form: str | None = None,
    kind: str | None = None,
) -> IndicatorTable:
    """The table of these rows."""
    rows = rows_of(drafts)
    spans = [*header, *(row.span for row in rows)]
    start = min(s.start for s in spans)
    end = max(s.end for s in spans)
    if title is not None:
        start = min(start, title[1].start)
    return IndicatorTable(
        title[0] if title else None, layout, form, tuple(columns), rows, Span(start, end), tuple(header), kind
    )
