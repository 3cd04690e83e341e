"""Findings, changes and panels into records, data frames, Parquet and CSV; knows no text and no rule."""

import csv
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, Final

from gxparse.errors import MissingExtraError
from gxparse.frames import Series, to_arrow, to_pandas, to_polars
from gxparse.model.comparison import Change, Comparison
from gxparse.model.findings import Audit, Finding
from gxparse.model.panel import Panel, PanelRow, WidePanel

__all__ = [
    "audit_arrow", "audit_pandas", "audit_polars", "audit_records", "batches_csv", "batches_parquet",
    "comparison_arrow", "comparison_pandas", "comparison_polars", "comparison_records", "findings_records",
    "panel_arrow", "panel_csv", "panel_pandas", "panel_parquet", "panel_polars", "panel_stream", "wide_arrow",
    "wide_pandas", "wide_polars",
]  # fmt: skip

Fields = tuple[tuple[str, str, Callable[[Any], Any]], ...]

_FINDING: Final[Fields] = (
    ("agency", "text", lambda f: f.agency),
    ("year", "int", lambda f: f.year),
    ("uri", "text", lambda f: f.uri),
    ("rule", "text", lambda f: f.rule),
    ("kind", "text", lambda f: f.kind.value),
    ("severity", "text", lambda f: f.severity.value),
    ("status", "text", lambda f: f.status.value),
    ("expression", "text", lambda f: f.expression),
    ("left", "decimal", lambda f: f.left),
    ("right", "decimal", lambda f: f.right),
    ("difference", "decimal", lambda f: f.difference),
    ("codes", "text", lambda f: " ".join(f.codes) or None),
    ("applicant", "text", lambda f: f.applicant),
    ("cause", "text", lambda f: f.cause),
    ("cause_zh", "text", lambda f: f.cause_zh),
    ("message", "text", lambda f: f.message),
    ("message_zh", "text", lambda f: f.message_zh),
    ("excerpt", "text", lambda f: f.excerpt),
    ("start", "int", lambda f: min((s.start for s in f.spans), default=None)),
    ("end", "int", lambda f: max((s.end for s in f.spans), default=None)),
)
_CHANGE: Final[Fields] = (
    ("code", "text", lambda c: c.code),
    ("applicant", "text", lambda c: c.applicant),
    ("scope", "text", lambda c: c.scope),
    ("measure", "text", lambda c: c.measure.value),
    ("base", "text", lambda c: c.base),
    ("basis", "text", lambda c: c.basis.value),
    ("status", "text", lambda c: c.status.value),
    ("before", "decimal", lambda c: c.before),
    ("after", "decimal", lambda c: c.after),
    ("delta", "decimal", lambda c: c.delta),
    ("ratio", "decimal", lambda c: None if c.ratio is None else round(c.ratio, 6)),
    ("before_missing", "text", lambda c: c.before_missing and c.before_missing.value),
    ("after_missing", "text", lambda c: c.after_missing and c.after_missing.value),
    ("reason", "text", lambda c: c.reason),
    ("reason_zh", "text", lambda c: c.reason_zh),
)
_KINDS: Final = {"year": "int", "edition": "int", "corrected": "int", "start": "int", "end": "int",
                 "value": "decimal", "high": "decimal"}  # fmt: skip
"""Columns of a panel that are not text."""


def _series(fields: Fields, items: Sequence[Any]) -> list[Series]:
    return [Series(name, kind, [take(item) for item in items]) for name, kind, take in fields]


def _records(fields: Fields, items: Iterable[Any]) -> list[dict[str, Any]]:
    return [{name: take(item) for name, _, take in fields} for item in items]


def findings_records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """One record a finding: of one audit, or of the stream ``findings(reports)``."""
    return _records(_FINDING, findings)


def audit_records(audit: Audit) -> list[dict[str, Any]]:
    """One record a finding."""
    return findings_records(audit.findings)


def audit_pandas(audit: Audit, *, decimals: str | None = None) -> Any:
    """One row a finding."""
    return to_pandas(_series(_FINDING, audit.findings), decimals=decimals)


def audit_polars(audit: Audit) -> Any:
    """One row a finding."""
    return to_polars(_series(_FINDING, audit.findings))


def audit_arrow(audit: Audit) -> Any:
    """One row a finding."""
    return to_arrow(_series(_FINDING, audit.findings))


def comparison_records(comparison: Comparison) -> list[dict[str, Any]]:
    """One record a change."""
    return _records(_CHANGE, comparison.changes)


def _changes(comparison: Comparison) -> Sequence[Change]:
    return comparison.changes


def comparison_pandas(comparison: Comparison, *, decimals: str | None = None) -> Any:
    """One row a change."""
    return to_pandas(_series(_CHANGE, _changes(comparison)), decimals=decimals)


def comparison_polars(comparison: Comparison) -> Any:
    """One row a change."""
    return to_polars(_series(_CHANGE, _changes(comparison)))


def comparison_arrow(comparison: Comparison) -> Any:
    """One row a change."""
    return to_arrow(_series(_CHANGE, _changes(comparison)))


def _panel(panel: Panel) -> list[Series]:
    return [Series(name, _KINDS.get(name, "text"), getattr(panel, name)) for name in PanelRow._fields]


def panel_pandas(panel: Panel, *, decimals: str | None = None) -> Any:
    """One row an observation."""
    return to_pandas(_panel(panel), decimals=decimals)


def panel_polars(panel: Panel) -> Any:
    """One row an observation."""
    return to_polars(_panel(panel))


def panel_arrow(panel: Panel) -> Any:
    """One row an observation."""
    return to_arrow(_panel(panel))


def panel_stream(panel: Panel, requested_schema: object = None) -> Any:
    """The stream of the Arrow PyCapsule protocol."""
    return panel_arrow(panel).__arrow_c_stream__(requested_schema)


def _wide(wide: WidePanel) -> list[Series]:
    index = list(zip(*wide.index)) or [(), (), ()]
    values = list(zip(*wide.values)) or [()] * len(wide.codes)
    return [
        Series("body", "text", index[0]), Series("region", "text", index[1]), Series("year", "int", index[2]),
        *(Series(code, "decimal", column) for code, column in zip(wide.codes, values)),
    ]  # fmt: skip


def wide_pandas(wide: WidePanel, *, decimals: str | None = None) -> Any:
    """One row a body and year."""
    return to_pandas(_wide(wide), decimals=decimals)


def wide_polars(wide: WidePanel) -> Any:
    """One row a body and year."""
    return to_polars(_wide(wide))


def wide_arrow(wide: WidePanel) -> Any:
    """One row a body and year."""
    return to_arrow(_wide(wide))


def panel_parquet(panel: Panel, path: str | PathLike[str]) -> None:
    """One Parquet file."""
    batches_parquet([panel], path)


def batches_parquet(batches: Iterable[Panel], path: str | PathLike[str]) -> int:
    """One Parquet file, a row group a batch; gives the number of rows. Holds one batch at a time."""
    try:
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise MissingExtraError("corpus", "to_parquet") from error
    rows = 0
    with parquet.ParquetWriter(str(path), pa.table(Panel()).schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.table(batch))
            rows += len(batch)
    return rows


def panel_csv(panel: Panel, path: str | PathLike[str]) -> None:
    """One CSV file."""
    batches_csv([panel], path)


def batches_csv(batches: Iterable[Panel], path: str | PathLike[str]) -> int:
    """One CSV file in UTF-8; gives the number of rows. Numbers are plain, without an exponent."""
    rows = 0
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(PanelRow._fields)
        for batch in batches:
            for row in batch.rows:
                writer.writerow(format(v, "f") if isinstance(v, Decimal) else v for v in row)
                rows += 1
    return rows
