"""The official forms and the indicators as frozen values with look-up by label; knows no layout and no report."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import final

from attrs import field, frozen

from gxparse.catalogue.arithmetic import Rule
from gxparse.catalogue.labels import key

__all__ = ["Catalogue", "Derivation", "Form", "FormColumn", "FormRow", "FormTable", "Indicator", "Shape"]


class Shape(StrEnum):
    """How a table of a form is built."""

    LIST = "list"
    """Rows with labels, one or a few value columns."""
    MATRIX = "matrix"
    """Rows in groups, columns under headers in several rows."""
    ROW = "row"
    """One row of values under headers in several rows."""


@final
@frozen
class Indicator:
    """What a code means."""

    code: str
    name: str
    """Chinese name."""
    name_en: str
    unit: str | None = None
    """Unit of its values; money in 元."""
    kind: str = "count"
    """``count`` or ``money``."""
    note: str | None = None
    """How far values of different forms may be compared."""


@final
@frozen
class Derivation:
    """A code that a form does not print but whose parts it prints."""

    code: str
    parts: tuple[str, ...]
    forms: tuple[str, ...]
    each_applicant: bool = False
    over: tuple[str, ...] = ()
    """For a rate: the parts are its numerator, these its denominator."""


@final
@frozen
class FormColumn:
    """A value column of a form's table."""

    key: str
    """Its id within the table."""
    label: str
    aliases: tuple[str, ...] = ()
    pattern: str | None = None
    """A regular expression of further headers (``2018年``)."""
    path: tuple[str, ...] = ()
    """Headers over it."""
    code: str = ""
    """Last part of the codes of its cells."""
    applicant: str | None = None
    basis: str = "year"
    scope: str | None = None
    signed: bool = False
    """Whether its values may be negative."""

    @property
    def full_path(self) -> tuple[str, ...]:
        """Headers over it and its own."""
        return (*self.path, self.label)

    def matches(self, header: str) -> bool:
        """Whether a printed header is this column's."""
        name = key(header)
        return name in (key(self.label), *map(key, self.aliases)) or (
            self.pattern is not None and re.fullmatch(self.pattern, "".join(header.split())) is not None
        )


@final
@frozen
class FormRow:
    """A row of a form's table."""

    label: str
    """As printed in the form, with its enumerator."""
    code: str = ""
    """First part of the codes of its cells; empty for headings."""
    aliases: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    """Group cells over it, or the row it belongs to where its label occurs twice."""
    unit: str | None = None
    """As printed in the form; the empty string for headings (——)."""
    note: str | None = None
    """Bracketed row below it."""
    optional: bool = False
    """Whether only some places print it."""


@final
@frozen(cache_hash=True)
class FormTable:
    """A table of a form."""

    id: str
    """``matrix``, ``remedies``, ``statistics``, ``article20.1``: unique within the form."""
    form: str
    """Id of the form: ``2014``, ``2019``, ``2021``, ``local``."""
    variant: str | None
    """Which local form, else ``None``."""
    shape: Shape
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    title: str | None = None
    """Printed title or caption."""
    section: str | None = None
    """Words of the section that it stands in."""
    corner: str | None = None
    """Content of the corner cell."""
    heads: tuple[str, ...] = ()
    """Headers of the label column, or the topmost headers."""
    rules: tuple[Rule, ...] = field(default=(), repr=False)
    """The form's arithmetic."""

    @property
    def kind(self) -> str:
        """Names the table in the catalogue: ``2021/matrix``, ``local.fujian/statistics``."""
        return f"{self.form}{'.' + self.variant if self.variant else ''}/{self.id}"

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of its cells, in order, each once."""
        return tuple(dict.fromkeys(filter(None, (self.code(r, c) for r in self.rows for c in self.columns))))

    @staticmethod
    def code(row: FormRow, column: FormColumn) -> str:
        """The code of a cell; empty where it has none."""
        if row.label and not row.code:
            return ""
        return ".".join(filter(None, (row.code, column.code)))

    @cached_property
    def row_keys(self) -> dict[str, tuple[int, ...]]:
        """Indices of rows by the key of their label or an alias."""
        found: dict[str, tuple[int, ...]] = {}
        for index, row in enumerate(self.rows):
            for name in dict.fromkeys((key(row.label), *map(key, row.aliases))):
                found[name] = (*found.get(name, ()), index)
        return found

    def find_rows(self, label: str) -> tuple[int, ...]:
        """Indices of the rows that this label may be."""
        return self.row_keys.get(key(label), ())

    @cached_property
    def column_keys(self) -> dict[str, int]:
        """Index of the first column by the key of its label or an alias."""
        found: dict[str, int] = {}
        for index, column in enumerate(self.columns):
            for name in (column.label, *column.aliases):
                found.setdefault(key(name), index)
        return found

    def find_column(self, header: str) -> int | None:
        """Index of the column with this header, or ``None``."""
        index = self.column_keys.get(key(header))
        if index is not None:
            return index
        return next((i for i, column in enumerate(self.columns) if column.pattern and column.matches(header)), None)


@final
@frozen(cache_hash=True)
class Form:
    """A form: its tables and its arithmetic."""

    id: str
    title: str
    tables: tuple[FormTable, ...]
    rules: tuple[Rule, ...]
    clues: tuple[str, ...] = ()
    """Words that only this form prints."""
    variant: str | None = None


@final
@frozen(cache_hash=True)
class Catalogue:
    """Indicators and forms. Frozen; ``gxparse.catalogue.load`` makes a new one with more forms."""

    indicators: tuple[Indicator, ...] = field(repr=False)
    forms: tuple[Form, ...]
    derivations: tuple[Derivation, ...] = field(default=(), repr=False)

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Indicators by their code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def tables(self) -> dict[str, FormTable]:
        """The tables of all forms by ``FormTable.kind``."""
        return {table.kind: table for form in self.forms for table in form.tables}

    def shaped(self, shape: Shape) -> Iterable[FormTable]:
        """The tables of this shape."""
        return (table for table in self.tables.values() if table.shape is shape)
