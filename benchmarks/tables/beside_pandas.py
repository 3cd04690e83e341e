"""Tables beside pandas: cells right and time, on the same tables where pandas can read them at all.

Run it with ``python benchmarks/tables/beside_pandas.py``; it prints one line a form and layout.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.reading import read
from gxparse.reading.text import read_text
from gxparse.rendering.layouts import render
from gxparse.structure.tables import read_tables

ROUNDS = 5


def matrix() -> tuple[str, list[list[int]]]:
    """A matrix of form 2021 in raw order, and its values: one request of each kind of applicant for each result."""
    form = catalogue.default.tables["2021/matrix"]
    results = len(form.rows) - 4
    numbers = {"requests.received": results, "requests.results_total": results, "requests.carried_over": 0}
    numbers["requests.carried_forward"] = 0
    values = [[numbers.get(row.code, 1)] * 6 + [6 * numbers.get(row.code, 1)] for row in form.rows]
    lines = [f"{row.label} {' '.join(map(str, cells))}" for row, cells in zip(form.rows, values, strict=True)]
    return "\n".join(["申请人情况", *lines]) + "\n", values


def fastest(run: Callable[[], Any]) -> tuple[float, Any]:
    """The least time of some rounds in milliseconds, and the result; an error is a result."""
    times: list[float] = []
    result: Any = None
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        try:
            result = run()
        except Exception as error:  # noqa: BLE001 - what pandas raises is a figure here
            result = error
        times.append(time.perf_counter() - begin)
    return min(times) * 1000, result


def ours(text: str) -> list[list[int]]:
    """The cells of the first table."""
    document = read(text)
    return [
        [int(c.value) if c.value is not None else -1 for c in r.cells]
        for r in read_tables(document, catalogue.default).tables[0].rows
    ]


def theirs(text: str, layout: str) -> list[list[int]]:
    """What a careful user of pandas gets without knowing the form: the last seven columns of rows of whole numbers."""
    pandas: Any = import_module("pandas")
    if layout == "html":
        frame = pandas.read_html(io.StringIO(text))[0]
    else:
        body = "\n".join(line for line in text.splitlines() if line)
        marks = {"pipe": r"\s*\|\s*", "markdown": r"\s*\|\s*", "tsv": "\t", "csv": ",", "aligned": r"\s{2,}"}
        frame = pandas.read_csv(io.StringIO(body), sep=marks[layout], engine="python", header=None, dtype=str)
    rows: list[list[int]] = []
    for values in frame.itertuples(index=False):
        cells = [str(v) for v in values if str(v) not in ("nan", "None", "")]
        tail = cells[-7:]
        if len(tail) == 7 and all(v.isdigit() for v in tail):
            rows.append([int(v) for v in tail])
    return rows


def right(found: Any, want: list[list[int]]) -> int:
    """How many cells are as they were drawn."""
    if isinstance(found, Exception):
        return 0
    return sum(a == b for row, wanted in zip(found, want, strict=False) for a, b in zip(row, wanted, strict=True))


def main() -> None:
    """Print one line a layout."""
    text, want = matrix()
    table = read_tables(read_text(text, Source()), catalogue.default).tables[0]
    total = sum(map(len, want))
    for layout in ("pipe", "markdown", "tsv", "csv", "aligned", "stacked", "html"):
        shown = render(table, layout)
        mine, found = fastest(partial(ours, shown))
        line = f"{layout:9} gxparse {right(found, want)}/{total} cells {mine:7.2f} ms"
        if layout == "stacked":
            print(f"{line}   pandas cannot read it")
            continue
        other, seen = fastest(partial(theirs, shown, layout))
        failed = f" ({type(seen).__name__})" if isinstance(seen, Exception) else ""
        print(f"{line}   pandas {right(seen, want)}/{total} cells {other:7.2f} ms{failed}")


if __name__ == "__main__":
    main()
