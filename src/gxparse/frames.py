"""Tables and observations into records and data frames (pandas, polars, Arrow); knows no text and no form.

Everything is first a list of named ``Series``; each library gets it from there. A decimal is decimal128(38, 6) in Arrow
and polars. In pandas it is ``Int64`` when all values are whole, else an object of ``Decimal``, or ``Float64`` on request.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from importlib import import_module
from typing import Any, Final, NamedTuple

from gxparse.errors import MissingExtraError
from gxparse.model.observations import Observation, Observations
from gxparse.model.tables import Cell, IndicatorTable

__all__ = [
    "Series",
    "observations_arrow",
    "observations_pandas",
    "observations_polars",
    "observations_records",
    "table_arrow",
    "table_pandas",
    "table_polars",
    "table_records",
    "to_arrow",
    "to_pandas",
    "to_polars",
]

_SCALE: Final = 6
_DIGITS: Final = 38


class Series(NamedTuple):
    """A named column of texts, of decimals or of whole numbers."""

    name: str
    kind: str
    """``text``, ``decimal`` or ``int``."""
    values: Sequence[Any]
    path: tuple[str, ...] = ()
    """Headers over it, where a frame shows them."""


# --- what is in a table and in observations -------------------------------------------------------------------------


def _table(table: IndicatorTable) -> list[Series]:
    found = [
        Series("label", "text", [row.label for row in table.rows]),
        Series("name", "text", [row.name for row in table.rows]),
    ]
    for name in ("unit", "code", "note"):
        values = [getattr(row, name) for row in table.rows]
        if any(value is not None for value in values):
            found.append(Series(name, "text", values))
    taken = {series.name for series in found}
    counts = Counter(column.label for column in table.columns)
    for index, column in enumerate(table.columns):
        label = column.label if counts[column.label] == 1 and column.label not in taken else " / ".join(column.path)
        cells = [row.cells[index] for row in table.rows]
        words = any(_is_words(cell) for cell in cells)
        values = [(cell.text or None) if words else cell.value for cell in cells]
        found.append(Series(label, "text" if words else "decimal", values, column.path))
    return found


def _is_words(cell: Cell) -> bool:
    return bool(cell.text) and cell.value is None and cell.missing is None


_FIELDS: Final[tuple[tuple[str, str, Callable[[Observation], Any]], ...]] = (
    ("code", "text", lambda o: o.code),
    ("value", "decimal", lambda o: o.value),
    ("high", "decimal", lambda o: o.high),
    ("missing", "text", lambda o: o.missing and o.missing.value),
    ("unit", "text", lambda o: o.unit),
    ("approx", "text", lambda o: o.approx.value),
    ("applicant", "text", lambda o: o.applicant and o.applicant.value),
    ("scope", "text", lambda o: o.scope),
    ("basis", "text", lambda o: o.basis.value),
    ("measure", "text", lambda o: o.measure.value),
    ("base", "text", lambda o: o.base),
    ("formula", "text", lambda o: o.formula),
    ("label", "text", lambda o: o.label),
    ("origin", "text", lambda o: o.evidence.origin.value),
    ("start", "int", lambda o: o.evidence.span and o.evidence.span.start),
    ("end", "int", lambda o: o.evidence.span and o.evidence.span.end),
    ("text", "text", lambda o: o.evidence.text),
)


def _observations(observations: Observations) -> list[Series]:
    every = [one for code in observations for one in observations.all(code)]
    return [Series(name, kind, [take(one) for one in every]) for name, kind, take in _FIELDS]


# --- records --------------------------------------------------------------------------------------------------------


def _records(series: Sequence[Series]) -> list[dict[str, Any]]:
    return [
        dict(zip((s.name for s in series), values, strict=True))
        for values in zip(*(s.values for s in series), strict=True)
    ]


def table_records(table: IndicatorTable) -> list[dict[str, Any]]:
    """One record a row: label, name, unit, code and note where there are any, and each column's value."""
    return _records(_table(table))


def observations_records(observations: Observations) -> list[dict[str, Any]]:
    """One record an observation."""
    return _records(_observations(observations))


# --- pandas ---------------------------------------------------------------------------------------------------------


def _library(name: str, purpose: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError("frames", purpose, None if name == "nanoarrow" else name) from error


def to_pandas(series: Iterable[Series], *, decimals: str | None = None) -> Any:
    """A pandas frame of these series; pyarrow is not needed."""
    if decimals not in (None, "float"):
        raise ValueError(f"decimals={decimals!r} is neither None nor 'float'")
    pandas = _library("pandas", "to_pandas")
    return pandas.DataFrame({s.name: _pandas_series(pandas, s, decimals) for s in series})


def _pandas_series(pandas: Any, series: Series, decimals: str | None) -> Any:
    if series.kind == "text":
        return pandas.Series(list(series.values), dtype="object")
    values = [pandas.NA if v is None else v for v in series.values]
    if series.kind == "decimal" and decimals == "float":
        return pandas.Series([v if v is pandas.NA else float(v) for v in values], dtype="Float64")
    if series.kind == "int" or all(v is pandas.NA or (v == v.to_integral_value() and abs(v) < 2**63) for v in values):
        return pandas.Series([v if v is pandas.NA else int(v) for v in values], dtype="Int64")
    return pandas.Series([None if v is pandas.NA else v for v in values], dtype="object")


def table_pandas(table: IndicatorTable, *, decimals: str | None = None) -> Any:
    """Rows by their labels; where column labels repeat, their header paths become a ``MultiIndex``."""
    series = _table(table)
    frame = to_pandas((s._replace(name=str(i)) for i, s in enumerate(series)), decimals=decimals)
    columns = [column.label for column in table.columns]
    if len(set(columns)) == len(columns):
        frame.columns = [s.name if not s.path else s.path[-1] for s in series]
        return frame.set_index("label")
    pandas = _library("pandas", "to_pandas")
    levels = max(len(s.path) for s in series)
    paths = [(*(s.path or (s.name,)), *("",) * (levels - len(s.path or (s.name,)))) for s in series]
    frame.columns = pandas.MultiIndex.from_tuples(paths)
    frame.index = pandas.Index(list(series[0].values), name="label")
    return frame.drop(columns=paths[0])


def observations_pandas(observations: Observations, *, decimals: str | None = None) -> Any:
    """One row an observation."""
    return to_pandas(_observations(observations), decimals=decimals)


# --- polars and Arrow -----------------------------------------------------------------------------------------------


def _scaled(value: Decimal, name: str) -> int:
    """The number that stands for a value in decimal128(38, 6)."""
    with localcontext() as context:
        context.prec = 2 * _DIGITS
        scaled = value.scaleb(_SCALE)
        if scaled != scaled.to_integral_value() or abs(scaled) >= Decimal(10) ** _DIGITS:
            raise ValueError(f"{value} in column {name!r} does not fit decimal128({_DIGITS}, {_SCALE})")
        return int(scaled)


def to_arrow(series: Iterable[Series]) -> Any:
    """A ``nanoarrow.Array`` of structs: pyarrow, polars and DuckDB take it as a table (PyCapsule protocol)."""
    arrow = _library("nanoarrow", "to_arrow")
    parts = list(series)
    length = len(parts[0].values)
    children = [_arrow_column(arrow, s) for s in parts]
    schema = arrow.struct(dict(zip(_distinct(parts), (_arrow_type(arrow, s) for s in parts), strict=True)))
    return arrow.Array(arrow.c_array_from_buffers(schema, length, [None], null_count=0, children=children))


def _distinct(series: Sequence[Series]) -> list[str]:
    """Names of columns, a number after one that stands before."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for one in series:
        seen[one.name] += 1
        found.append(one.name if seen[one.name] == 1 else f"{one.name} ({seen[one.name]})")
    return found


def _arrow_type(arrow: Any, series: Series) -> Any:
    if series.kind == "decimal":
        return arrow.decimal128(_DIGITS, _SCALE)
    return arrow.int64() if series.kind == "int" else arrow.string()


def _arrow_column(arrow: Any, series: Series) -> Any:
    if series.kind != "decimal":
        return arrow.c_array(list(series.values), _arrow_type(arrow, series))
    width = 16
    numbers = [0 if v is None else _scaled(v, series.name) for v in series.values]
    data = b"".join(number.to_bytes(width, "little", signed=True) for number in numbers)
    bits = sum(1 << i for i, v in enumerate(series.values) if v is not None)
    valid = bits.to_bytes((len(numbers) + 7) // 8, "little")
    nulls = sum(v is None for v in series.values)
    return arrow.c_array_from_buffers(_arrow_type(arrow, series), len(numbers), [valid, data], null_count=nulls)


def to_polars(series: Iterable[Series]) -> Any:
    """A polars frame of these series."""
    polars = _library("polars", "to_polars")
    parts = list(series)
    for one in parts:
        if one.kind == "decimal":
            for value in filter(None, one.values):
                _scaled(value, one.name)
    kinds = {"text": polars.String, "int": polars.Int64, "decimal": polars.Decimal(_DIGITS, _SCALE)}
    columns: Mapping[str, Any] = {
        name: polars.Series(name, list(s.values), dtype=kinds[s.kind])
        for name, s in zip(_distinct(parts), parts, strict=True)
    }
    return polars.DataFrame(columns)


def table_polars(table: IndicatorTable) -> Any:
    """Label, name, unit and the columns of a table."""
    return to_polars(_table(table))


def table_arrow(table: IndicatorTable) -> Any:
    """The same as an Arrow struct array."""
    return to_arrow(_table(table))


def observations_polars(observations: Observations) -> Any:
    """One row an observation."""
    return to_polars(_observations(observations))


def observations_arrow(observations: Observations) -> Any:
    """The same as an Arrow struct array."""
    return to_arrow(_observations(observations))
