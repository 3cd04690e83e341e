"""Whether ``panel_batches`` and ``to_parquet`` stay within memory: ``python benchmarks/panel/batches.py [--reports N]``.

Makes N reports, one after the other, each the statistics table of form 2014 and the remedies of form 2019 of a
fictional body, and writes their panel to one Parquet file. Prints rows, rows a second, the size of the file, and the
memory of the process at every tenth of the work; exit status 1 when the last tenths need more than the first ones by
a quarter.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from attrs import evolve

from gxparse import catalogue
from gxparse.model.document import Layout
from gxparse.model.panel import Panel
from gxparse.model.report import Metadata, Report, ReportKind
from gxparse.model.source import Source
from gxparse.model.tables import Cell, Column, IndicatorTable, Row
from gxparse.panel import PanelBatches, panel_batches
from gxparse.spans import Span
from gxparse.tabular import batches_parquet

KINDS: Final = ("2014/statistics", "2019/remedies")
SURPLUS: Final = 1.25
"""What the memory of the last tenths may be of that of the second."""


def table(kind: str, seed: int) -> IndicatorTable:
    """A table of a form with numbers that depend on the seed."""
    form = catalogue.default.tables[kind]
    columns = [c for c in form.columns if c.scope is None]
    rows: list[Row] = []
    for r, row in enumerate(form.rows):
        numbers = [Decimal((seed * 31 + r * 7 + c) % 500) for c in range(len(columns))]
        cells = tuple(Cell(str(n), n, Span(r, r + 1)) for n in numbers)
        rows.append(Row(row.label, row.label, cells, Span(r, r + 1), key=row.code or row.label))
    heads = tuple(Column(c.label, c.full_path, key=c.key) for c in columns)
    return IndicatorTable(None, Layout.GRID, form.form, heads, tuple(rows), Span(0, len(rows)), kind=kind)


def reports(count: int, marks: list[int]) -> Iterator[Report]:
    """The reports; at every tenth the memory of the process is put down."""
    drawn = [tuple(table(kind, seed) for kind in KINDS) for seed in range(64)]
    blank = Report(
        source=Source(), text="", kind=ReportKind.REPORT, metadata=Metadata(), sections=(), tables=(), tokens=(),
        quantities=(), points=(), diagnostics=(), front=(), back=(), furniture=(), unclaimed=(),
    )  # fmt: skip
    for i in range(count):
        if i % (count // 10 or 1) == 0:
            marks.append(resident())
        body, year = f"第{i // 5}号县人民政府", 2014 + i % 5
        yield evolve(
            blank,
            tables=drawn[i % len(drawn)],
            metadata=Metadata(agency=body, year=year),
            source=Source(uri=f"{body}{year}", digest=f"{i:064x}"),
        )


def resident() -> int:
    """Megabytes that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 1_000_000


def write(batches: PanelBatches, path: Path) -> tuple[int, int]:
    """Rows and batches written."""
    seen: list[int] = []

    def counted() -> Iterator[Panel]:
        for batch in batches:
            seen.append(len(batch))
            yield batch

    return batches_parquet(counted(), path), len(seen)


def main() -> int:
    """Write the panel, print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=100_000)
    count = options.parse_args().reports
    marks: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.parquet"
        begin = time.process_time()
        rows, batches = write(panel_batches(reports(count, marks)), path)
        took = time.process_time() - begin
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{count} reports, {rows} rows in {batches} batches, {took:.0f} s: {rows / took:.0f} rows/s, {size:.1f} MB")
    print(f"memory at each tenth: {' '.join(map(str, marks))} MB, peak {peak:.0f} MB")
    return 0 if max(marks[5:]) <= SURPLUS * marks[1] else 1


if __name__ == "__main__":
    sys.exit(main())
