"""A table as a sheet of cells (header rows, label columns, groups, notes), before any layout puts marks between them."""

from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue, FormTable
from gxparse.model.tables import Cell, IndicatorTable, Missing, Row

__all__ = ["Sheet", "sheet_of", "shown"]

_MARKS: Final = {
    Missing.BLANK: "", Missing.DASH: "-", Missing.SLASH: "/", Missing.NONE: "无", Missing.NOT_APPLICABLE: "不适用",
}  # fmt: skip
_HEAD: Final = "项目"


class SheetRow(NamedTuple):
    """A row of the sheet."""

    groups: tuple[str, ...]
    """Group cells over it, outermost first."""
    label: str
    unit: str | None
    code: str | None
    cells: tuple[str, ...]
    note: str | None


class Sheet(NamedTuple):
    """A table ready to be laid out."""

    title: str | None
    head: str
    """Header of the label column, or the text of the corner."""
    paths: tuple[tuple[str, ...], ...]
    """Headers of each value column, topmost first."""
    groups: int
    """Number of group columns before the label."""
    labels: bool
    """Whether there is a label column."""
    units: bool
    codes: bool
    rows: tuple[SheetRow, ...]

    @property
    def levels(self) -> int:
        """Number of header rows."""
        return max((len(path) for path in self.paths), default=1)

    def headers(self, level: int) -> list[str]:
        """The headers of a level for each value column; a short path is repeated below its end."""
        return [path[min(level, len(path) - 1)] for path in self.paths]

    @property
    def left(self) -> list[str]:
        """Headers of the columns before the values."""
        found = [self.head] * (self.groups + 1) if self.labels else []
        return found + (["单位"] if self.units else []) + (["代码"] if self.codes else [])

    def lefts(self, row: SheetRow) -> list[str]:
        """The cells of a row before its values; groups are repeated, so that no layout needs spans."""
        if not self.labels:
            return []
        padded = [*row.groups, *[row.groups[-1] if row.groups else row.label] * (self.groups - len(row.groups))]
        units = [row.unit if row.unit is not None else "——"] if self.units else []
        return [*padded, row.label, *units, *([row.code or ""] if self.codes else [])]


def shown(cell: Cell) -> str:
    """What a cell prints: its text, else its value with unit and note, else the mark for its missing."""
    if cell.text:
        return cell.text
    if cell.value is not None:
        return f"{cell.value}{cell.unit or ''}{cell.note or ''}"
    return _MARKS[cell.missing] if cell.missing is not None else ""


def sheet_of(table: IndicatorTable, catalogue: Catalogue) -> Sheet:
    """The sheet of a table. ``ValueError`` names a cell that is not known and so cannot be printed."""
    form = catalogue.tables.get(table.kind or "")
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if not shown(cell) and cell.missing is not Missing.BLANK:
                raise ValueError(f"the cell {row.label!r} × {column.label!r} is not known and cannot be printed")
    groups = max((len(_groups(row)) for row in table.rows), default=0)
    return Sheet(
        title=table.title,
        head=_head(form),
        paths=tuple(column.path or (column.label,) for column in table.columns),
        groups=groups,
        labels=any(row.label for row in table.rows),
        units=any(row.unit for row in table.rows),
        codes=any(row.code for row in table.rows),
        rows=tuple(
            SheetRow(_groups(row), row.label, row.unit, row.code, tuple(map(shown, row.cells)), row.note)
            for row in table.rows
        ),
    )


def _groups(row: Row) -> tuple[str, ...]:
    return row.path[:-1]


def _head(form: FormTable | None) -> str:
    if form is None:
        return _HEAD
    return form.corner or (form.heads[0] if form.heads else _HEAD)
