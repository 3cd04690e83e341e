"""The official forms and the indicators as frozen values with look-up by label; knows no layout and no report."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from html import escape
from typing import Final, NamedTuple, final

from attrs import field, frozen

from gxparse.catalogue.arithmetic import Rule
from gxparse.catalogue.labels import key, name_key

__all__ = [
    "Catalogue", "Derivation", "Form", "FormColumn", "FormRow", "FormTable", "Indicator", "LabelMatch", "MatchedBy",
    "Printed", "Shape",
]  # fmt: skip

_NEAR: Final = 60
"""Below this score, of 100, a name is not near."""
_LONGEST: Final = 120
"""Characters of a label that is compared with names near it; no form prints a longer one."""


class Shape(StrEnum):
    """How a table of a form is built."""

    LIST = "list"
    """Rows with labels, one or a few value columns."""
    MATRIX = "matrix"
    """Rows in groups, columns under headers in several rows."""
    ROW = "row"
    """One row of values under headers in several rows."""


class Printed(NamedTuple):
    """A place of a form where an indicator is printed."""

    form: str
    """Id of the form, with the name of a local one: ``2021``, ``local.fujian``."""
    label: str
    """As printed: the row, and the column where that too names the quantity (``规章 本年制发件数``)."""
    aliases: tuple[str, ...] = ()
    """Other wordings of the label there."""


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
    source: str | None = None
    """The articles of the Regulations on Open Government Information that the quantity is about."""
    aliases: tuple[str, ...] = ()
    """Further names, in tables and in running text; wordings of a form's own are in ``printed``."""
    part_of: tuple[str, ...] = ()
    """Codes that it is part of, where a form tells it as 其中 of them and adds up nothing."""
    parents: tuple[str, ...] = ()
    """All codes that it is part of: ``part_of``, and by the arithmetic of the forms."""
    dimension: str | None = None
    """``applicant`` where a form tells its values apart by who asks."""
    printed: tuple[Printed, ...] = field(default=(), repr=False)
    """Where it is printed."""


class MatchedBy(StrEnum):
    """How a label was found to name an indicator."""

    LABEL = "label"
    """It is the indicator's name or a form's label, after folding."""
    ALIAS = "alias"
    """It is another wording."""
    NEAR = "near"
    """It is like one of them."""


class LabelMatch(NamedTuple):
    """An indicator that a label may name."""

    indicator: Indicator
    label: str
    """The name that it was compared with."""
    by: MatchedBy
    score: int
    """100 for an equal name, less for one that is near: how alike the folded names are."""


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

    @cached_property
    def label_keys(self) -> tuple[str, ...]:
        """The key of each row's label."""
        return tuple(key(row.label) for row in self.rows)

    @cached_property
    def group_keys(self) -> frozenset[str]:
        """The keys of the group cells over its rows."""
        return frozenset(key(name) for row in self.rows for name in row.group)

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

    @cached_property
    def patterns(self) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The columns with a pattern of further headers."""
        return tuple((i, re.compile(column.pattern)) for i, column in enumerate(self.columns) if column.pattern)

    def find_column(self, header: str) -> int | None:
        """Index of the column with this header, or ``None``."""
        index = self.column_keys.get(key(header))
        if index is not None:
            return index
        squeezed = "".join(header.split())
        return next((i for i, pattern in self.patterns if pattern.fullmatch(squeezed)), None)


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
    def form_codes(self) -> Mapping[str, frozenset[str]]:
        """Form → its codes: those it prints, and those derived from what it prints."""
        found: dict[str, set[str]] = {}
        for form in self.forms:
            codes = found.setdefault(form.id, set())
            codes.update(code for table in form.tables for code in table.codes)
        for rule in self.derivations:
            for name in rule.forms:
                found.setdefault(name, set()).add(rule.code)
        return {name: frozenset(codes) for name, codes in found.items()}

    def __iter__(self) -> Iterator[Indicator]:
        """The indicators, in the order of the data."""
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __getitem__(self, code: str) -> Indicator:
        """The indicator of a code; ``KeyError`` where there is none."""
        return self.by_code[code]

    def of_form(self, form: str) -> tuple[Indicator, ...]:
        """The indicators that a form prints: ``2021``, ``local`` for all local forms, or ``local.fujian``."""
        return tuple(one for one in self.indicators if any(_is_of(place.form, form) for place in one.printed))

    @cached_property
    def _names(self) -> Mapping[str, tuple[LabelMatch, ...]]:
        """Folded name → the indicators of this name, those that it is the label of first."""
        found: dict[str, dict[str, LabelMatch]] = {}
        labels = [(one, name, MatchedBy.LABEL) for one in self.indicators for name in _labels(one)]
        for one, name, by in [*labels, *((o, n, MatchedBy.ALIAS) for o in self.indicators for n in _aliases(o))]:
            found.setdefault(name_key(name), {}).setdefault(one.code, LabelMatch(one, name, by, 100))
        return {name: tuple(matches.values()) for name, matches in found.items()}

    def find(
        self, label: str, *, form: str | None = None, limit: int = 5, least: int = _NEAR
    ) -> tuple[LabelMatch, ...]:
        """The indicators that a printed label may name, the best first; of one form only where it is given.

        Names are compared without width, blanks, brackets, enumerators, 其中, notes, the endings 数 and 情况, and in
        simplified script. Where none is equal come the ``limit`` nearest, with a score of at least ``least`` of 100.

        >>> from gxparse import catalogue
        >>> [match.indicator.code for match in catalogue.default.find("（一） 主動公開政府信息數")]
        ['disclosure.total']
        """
        name = name_key(label)
        equal = tuple(match for match in self._names.get(name, ()) if _prints(match.indicator, form))
        if equal or not name or len(name) > _LONGEST:
            return equal
        from rapidfuzz import fuzz, process

        near = process.extract(name, self._names.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=None)
        matches = (
            match._replace(by=MatchedBy.NEAR, score=int(score))
            for other, score, _ in near
            for match in self._names[other]
            if _prints(match.indicator, form)
        )
        best: dict[str, LabelMatch] = {}
        for match in matches:
            best.setdefault(match.indicator.code, match)
        return tuple(best.values())[:limit]

    def _repr_html_(self) -> str:
        """One row an indicator."""
        heads = ("code", "名称", "name", "unit", "part of", "forms", "source", "note")
        rows = (
            (one.code, one.name, one.name_en, one.unit or "", ", ".join(one.parents),
             ", ".join(dict.fromkeys(place.form for place in one.printed)), one.source or "", one.note or "")
            for one in self.indicators
        )  # fmt: skip
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><thead><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr></thead><tbody>{body}</tbody></table>"

    @cached_property
    def tables(self) -> dict[str, FormTable]:
        """The tables of all forms by ``FormTable.kind``."""
        return {table.kind: table for form in self.forms for table in form.tables}

    @cached_property
    def _shaped(self) -> dict[Shape, tuple[FormTable, ...]]:
        return {shape: tuple(table for table in self.tables.values() if table.shape is shape) for shape in Shape}

    def shaped(self, shape: Shape) -> tuple[FormTable, ...]:
        """The tables of this shape."""
        return self._shaped[shape]


def _is_of(printed: str, form: str) -> bool:
    return printed == form or printed.startswith(form + ".")


def _prints(indicator: Indicator, form: str | None) -> bool:
    return form is None or any(_is_of(place.form, form) for place in indicator.printed)


def _labels(indicator: Indicator) -> Iterator[str]:
    yield indicator.name
    yield from (place.label for place in indicator.printed)


def _aliases(indicator: Indicator) -> Iterator[str]:
    yield from indicator.aliases
    yield from (alias for place in indicator.printed for alias in place.aliases)
