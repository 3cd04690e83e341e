"""A long table of many reports' observations, its columns inside, and the tables made of it; makes none itself."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from os import PathLike
from typing import Any, NamedTuple, cast, final, overload

from attrs import field, fields, frozen

from gxparse import late

__all__ = ["Panel", "PanelRow", "PanelRows", "RollUp", "WidePanel", "YearOnYear"]


class PanelRow(NamedTuple):
    """One observation of one report. Every field is a column of the panel."""

    body: str | None
    """The reporting body, as its report names it."""
    region: str | None
    """The divisions in the body's name, widest first: 甲市乙县 of 甲市乙县财政局."""
    year: int | None
    """The reporting year."""
    form: str | None
    """The form that defines the number: that of its table; of a sentence the one of the year."""
    code: str
    """Code of the catalogue."""
    applicant: str | None
    """Column of the matrix, or ``None``."""
    scope: str | None
    """Whose number, where it is not of the body as a whole."""
    measure: str
    """``value``, ``growth``, ``share`` or ``rate``."""
    base: str | None
    """The code that a growth or share is of."""
    basis: str
    """``year``, ``cumulative``, ``period`` or ``to_date``."""
    value: Decimal | None
    """In base units."""
    high: Decimal | None
    """Upper end of a range."""
    missing: str | None
    """Why there is no value: blank is not zero."""
    unit: str | None
    """Unit of ``value``."""
    approx: str
    """``exact``, ``more``, ``about`` or ``less``."""
    origin: str
    """``table``, ``prose`` or ``derived``."""
    comparable: str
    """Whether it may stand beside numbers of the form in force (2021): ``yes``, ``reservation``, ``no``."""
    edition: int
    """1 for the first report of its body and year that was given, 2 for the next."""
    corrected: int
    """1 where the report says that it is a corrected one (更正), else 0."""
    source: str | None
    """Where the report came from."""
    digest: str
    """SHA-256 of the report's source."""
    start: int | None
    """Offset of the evidence in the report's text."""
    end: int | None
    """Offset after it."""


@final
class PanelRows(Sequence[PanelRow]):
    """The rows of a panel: a view that makes each row when it is asked for."""

    __slots__ = ("_columns",)

    def __init__(self, columns: Sequence[Sequence[Any]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> PanelRow: ...
    @overload
    def __getitem__(self, index: slice) -> "PanelRows": ...
    def __getitem__(self, index: int | slice) -> "PanelRow | PanelRows":
        if isinstance(index, slice):
            return PanelRows([column[index] for column in self._columns])
        return PanelRow(*(column[index] for column in self._columns))

    def __iter__(self) -> Iterator[PanelRow]:
        return map(PanelRow._make, zip(*self._columns))


@final
@frozen(repr=False)
class Panel:
    """One row an observation, in the order of the reports. The columns are those of ``PanelRow``."""

    body: tuple[str | None, ...] = ()
    region: tuple[str | None, ...] = ()
    year: tuple[int | None, ...] = ()
    form: tuple[str | None, ...] = ()
    code: tuple[str, ...] = ()
    applicant: tuple[str | None, ...] = ()
    scope: tuple[str | None, ...] = ()
    measure: tuple[str, ...] = ()
    base: tuple[str | None, ...] = ()
    basis: tuple[str, ...] = ()
    value: tuple[Decimal | None, ...] = ()
    high: tuple[Decimal | None, ...] = ()
    missing: tuple[str | None, ...] = ()
    unit: tuple[str | None, ...] = ()
    approx: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    comparable: tuple[str, ...] = ()
    edition: tuple[int, ...] = ()
    corrected: tuple[int, ...] = ()
    source: tuple[str | None, ...] = ()
    digest: tuple[str, ...] = ()
    start: tuple[int | None, ...] = ()
    end: tuple[int | None, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[PanelRow]) -> "Panel":
        """The panel of these rows."""
        return cls(*zip(*rows)) if rows else cls()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return PanelRow._fields

    @property
    def rows(self) -> PanelRows:
        """The rows: a view."""
        return PanelRows([getattr(self, column.name) for column in fields(Panel)])

    def __len__(self) -> int:
        return len(self.code)

    def where(self, **wanted: object) -> "Panel":
        """The rows whose columns have these values; a tuple, list or set stands for any of its members.

        ``panel.where(code="requests.received", applicant=("total", None))``
        """
        for name in wanted:
            if name not in PanelRow._fields:
                raise KeyError(f"no column {name!r}; columns are {', '.join(PanelRow._fields)}")
        kept = list(range(len(self)))
        for name, value in wanted.items():
            column = getattr(self, name)
            several = isinstance(value, tuple | list | set | frozenset)
            allowed = cast("Collection[object]", value) if several else (value,)
            kept = [i for i in kept if column[i] in allowed]
        return Panel(*(tuple(getattr(self, c.name)[i] for i in kept) for c in fields(Panel)))

    def wide(self, codes: Sequence[str]) -> "WidePanel":
        """One row a body and year, one column a code: the year's value of the whole, a table's before a sentence's."""
        found: WidePanel = late.call("Panel.wide", self, codes)
        return found

    def year_on_year(self) -> tuple["YearOnYear", ...]:
        """Each number with that of the same body, code, applicant and scope one year before, breaks of the form marked."""
        found: tuple[YearOnYear, ...] = late.call("Panel.year_on_year", self)
        return found

    def roll_up(self, parents: Mapping[str, str] | None = None) -> tuple["RollUp", ...]:
        """Sums over the bodies of each parent; without ``parents`` (body → parent) over those of each region."""
        found: tuple[RollUp, ...] = late.call("Panel.roll_up", self, parents)
        return found

    def to_records(self) -> list[Mapping[str, Any]]:
        """One record a row."""
        return [row._asdict() for row in self.rows]

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame; ``decimals="float"`` gives floats."""
        return late.call("Panel.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame; values are decimal(38, 6)."""
        return late.call("Panel.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow struct array; values are decimal128(38, 6)."""
        return late.call("Panel.to_arrow", self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The Arrow PyCapsule protocol: ``pyarrow.table(panel)``, ``polars.from_arrow(panel)``, DuckDB."""
        return late.call("Panel.__arrow_c_stream__", self, requested_schema)

    def to_parquet(self, path: str | PathLike[str]) -> None:
        """One Parquet file."""
        late.call("Panel.to_parquet", self, path)

    def to_csv(self, path: str | PathLike[str]) -> None:
        """One CSV file in UTF-8, the names of the columns first; what is not told is empty."""
        late.call("Panel.to_csv", self, path)

    def _repr_html_(self) -> str:
        return str(late.call("Panel._repr_html_", self))

    def __repr__(self) -> str:
        bodies = len({*zip(self.body, self.year)})
        return f"<Panel {len(self)} rows: {len(set(self.code))} codes, {bodies} bodies and years>"


@final
@frozen
class WidePanel:
    """One row a body and year, one column a code."""

    codes: tuple[str, ...]
    index: tuple[tuple[str | None, str | None, int | None], ...] = field(default=())
    """Body, region and year of each row."""
    values: tuple[tuple[Decimal | None, ...], ...] = ()
    """Along ``codes``, for each row; ``None`` where the report tells no value."""

    def __len__(self) -> int:
        return len(self.index)

    def to_records(self) -> list[Mapping[str, Any]]:
        """One record a row: body, region, year, and the codes."""
        return [
            {"body": body, "region": region, "year": year, **dict(zip(self.codes, row))}
            for (body, region, year), row in zip(self.index, self.values)
        ]

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame."""
        return late.call("WidePanel.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame."""
        return late.call("WidePanel.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow struct array."""
        return late.call("WidePanel.to_arrow", self)


@final
@frozen
class YearOnYear:
    """A number and that of the year before."""

    body: str
    code: str
    applicant: str | None
    """``None`` for the whole: the total of a matrix, or a number without applicants."""
    scope: str | None
    basis: str
    year: int
    value: Decimal | None
    previous: Decimal | None
    """``None`` where the year before is not in the panel or tells no value."""
    delta: Decimal | None
    """``value - previous``; ``None`` across a break."""
    ratio: Decimal | None
    """``value / previous``; ``None`` across a break and where ``previous`` is 0."""
    broken: bool
    """Whether the form changed in between and the catalogue says that the numbers may not be compared, or the units differ."""


@final
@frozen
class RollUp:
    """A sum over bodies."""

    parent: str
    code: str
    applicant: str | None
    """``None`` for the whole."""
    year: int | None
    value: Decimal
    bodies: int
    """How many bodies told a value."""
    complete: bool
    """Whether all bodies of the parent told one; a sum over some is not the parent's number.

    All are those of ``parents``; without it, those of the region that have a report of that year.
    """
