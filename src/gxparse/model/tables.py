"""Statistical tables as read: columns with header paths, rows with labels, cells with values and their places."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast, final

from attrs import field, frozen

from gxparse import late
from gxparse.model.document import Layout
from gxparse.model.tokens import Approx
from gxparse.spans import Span

__all__ = ["Cell", "Column", "IndicatorTable", "Missing", "Read", "Row"]


class Missing(StrEnum):
    """Why a cell has no value: five different things, none of them zero."""

    BLANK = "blank"
    """Nothing printed, or 空."""
    DASH = "dash"
    """``-``, ``—``, ``——``."""
    SLASH = "slash"
    """``/``."""
    NONE = "none"
    """无."""
    NOT_APPLICABLE = "not_applicable"
    """不适用."""


class Read(StrEnum):
    """How a cell came to its row and column."""

    LABEL = "label"
    """The row's label and the column's header stand in the same row and column of the layout."""
    POSITION = "position"
    """By its place in the order of the form."""
    POSITION_ARITHMETIC = "position+arithmetic"
    """By its place in the order of the form, confirmed by the form's arithmetic."""


@final
@frozen(init=False)
class Cell:
    """A value of a table, as printed."""

    text: str
    """As printed, blanks at both ends left out."""
    value: Decimal | None
    """The number in the unit of the table (not converted), or ``None``."""
    span: Span
    """Where it stands; empty where a blank cell leaves no trace, the first line of a number cut over lines."""
    note: str | None = None
    """A remark printed in the cell beside the number: （其中修订 16 件）."""
    read: Read = Read.LABEL
    """How it came to its row and column."""
    missing: Missing | None = None
    """Why there is no value; ``None`` where there is one, or where the cell holds words or cannot be known."""
    unit: str | None = None
    """Unit printed in the cell (251000元), or ``None``."""
    approx: Approx = Approx.EXACT
    """How exact the number is stated to be (约3, 14万余条)."""

    def __init__(
        self, text: str, value: Decimal | None, span: Span, note: str | None = None, read: Read = Read.LABEL,
        missing: Missing | None = None, unit: str | None = None, approx: Approx = Approx.EXACT,
    ) -> None:  # fmt: skip
        # Written out as that of Span is, and for the same reason.
        _set_text(self, text)
        _set_value(self, value)
        _set_span(self, span)
        _set_note(self, note)
        _set_read(self, read)
        _set_missing(self, missing)
        _set_unit(self, unit)
        _set_approx(self, approx)


_Setter = Callable[[Cell, object], None]
_set_text, _set_value, _set_span, _set_note, _set_read, _set_missing, _set_unit, _set_approx = (
    cast("_Setter", vars(Cell)[name].__set__)
    for name in ("text", "value", "span", "note", "read", "missing", "unit", "approx")
)


@final
@frozen
class Column:
    """A value column."""

    label: str
    """The last header of its path, without blanks inside."""
    path: tuple[str, ...] = field(default=())
    """Headers over headers: ``("申请人情况", "法人或其他组织", "商业企业")``; the label alone where there is one."""
    unit: str | None = None
    """Unit printed in the header (万元), or ``None``."""
    span: Span | None = None
    """Where the header stands; ``None`` where it is not printed."""
    key: str | None = None
    """Id of the column in the catalogue's form, or ``None``."""


@final
@frozen
class Row:
    """A row of a table: its label with everything that is printed about it, and its cells along the columns."""

    label: str
    """As printed, without blanks at both ends: ``（一）予以公开``."""
    name: str
    """Without enumerator, 其中 and bracketed note: ``予以公开``."""
    cells: tuple[Cell, ...]
    """Along ``IndicatorTable.columns``."""
    span: Span
    """From the label to the last cell."""
    path: tuple[str, ...] = ()
    """Group cells over it (三、本年度办理结果, （三）不予公开) and its own label last."""
    depth: int = 0
    """By enumerator: 一、 0, （一） 1, 1. or 其中 2, 其中 below that 3; without one 0, or as the 其中 row before."""
    parent: int | None = None
    """Index of the row that it is part of, or ``None``."""
    unit: str | None = None
    """Unit of the row (条, 件, 元), or ``None`` where none is printed."""
    code: str | None = None
    """Content of a code column (代码 01), or ``None``."""
    note: str | None = None
    """The bracketed row printed below it, with its brackets, or ``None``."""
    key: str | None = None
    """Code of the row in the catalogue's form (its label where it has no code), or ``None``."""


@final
@frozen
class IndicatorTable:
    """A table of a report. A printed grid whose header changes half-way becomes one table a header."""

    title: str | None
    """Printed title or caption (政府信息公开情况统计表, 第二十条第（一）项), or ``None``."""
    layout: Layout
    """How it stood in the source."""
    form: str | None
    """The official form it follows: ``2014``, ``2019``, ``2021``, ``local``, or ``None``."""
    columns: tuple[Column, ...]
    """The value columns; a row's label, unit and code are attributes of the row."""
    rows: tuple[Row, ...]
    span: Span
    """From the title, or the first header, to the last cell."""
    header: tuple[Span, ...] = ()
    """The header cells and lines."""
    kind: str | None = None
    """Which table of the catalogue it is (``2021/matrix``), or ``None``."""

    def cell(self, row: int | str, column: int | str = 0) -> Cell:
        """The cell of a row (index, label or name) and a column (index or label); ``KeyError`` when there is none.

        Where a label occurs more than once the first is taken.
        """
        return self.rows[self._row(row)].cells[self._column(column)]

    def _row(self, key: int | str) -> int:
        if isinstance(key, int):
            return key
        for index, row in enumerate(self.rows):
            if key in (row.label, row.name):
                return index
        raise KeyError(f"no row {key!r}; rows are {[row.name for row in self.rows]}")

    def _column(self, key: int | str) -> int:
        if isinstance(key, int):
            return key
        for index, column in enumerate(self.columns):
            if key == column.label:
                return index
        raise KeyError(f"no column {key!r}; columns are {[column.label for column in self.columns]}")

    def to_records(self) -> list[Mapping[str, Any]]:
        """One record a row: label, name, unit, and the value of each column by its label."""
        return list(late.call("IndicatorTable.to_records", self))

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame, rows by their labels; see ``gxparse.frames``."""
        return late.call("IndicatorTable.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame with ``label``, ``name``, ``unit`` and the columns; values are decimals."""
        return late.call("IndicatorTable.to_polars", self)

    def to_arrow(self) -> Any:
        """The same as an Arrow table; values are decimal128(38, 6)."""
        return late.call("IndicatorTable.to_arrow", self)

    def _repr_html_(self) -> str:
        return str(late.call("IndicatorTable._repr_html_", self))

    def __repr__(self) -> str:
        title = self.title or "untitled"
        return f"<IndicatorTable {title!r} form={self.form} {len(self.rows)} rows × {len(self.columns)} columns>"
