"""How long reading takes beside the libraries alone: `python benchmarks/readers/speed.py [ROUNDS] [PAGE.html] [FILE.pdf]`.

CPU time of cases that alternate within one process: only ratios within one run mean anything. Beside each time stands
what that side returns, for the library gives less: characters without places, tables without values.
"""

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pdfplumber
import pypdfium2  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs] - it has none
from selectolax.lexbor import LexborHTMLParser

from gxparse.model.document import Document
from gxparse.model.report import Report
from gxparse.parser import parse
from gxparse.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "reports"


def library_html(data: bytes) -> str:
    """The bytes decoded, the tree, and the text taken from it."""
    body = LexborHTMLParser(data.decode("utf-8")).body
    return body.text() if body is not None else ""


def library_pdf(data: bytes) -> int:
    """The text of all pages by the one library, the tables by the other."""
    found = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        found += len(page.get_textpage().get_text_range())
    with pdfplumber.open(BytesIO(data)) as pages:
        for leaf in pages.pages:
            found += len(leaf.extract_tables())
    return found


class Case(NamedTuple):
    """One side of a comparison."""

    name: str
    run: Callable[[], object]
    bound: float | None = None
    """How many times the first side's time it may take."""


def returned(value: object) -> str:
    """What a side gives back, so that nobody compares different work unknowingly."""
    if isinstance(value, Document):
        grids = list(value.grids())
        cells = sum(len(grid.cells) for grid in grids)
        lines = sum(1 for _ in value.lines())
        return f"Document: {len(value.text)} characters, {lines} lines, {len(grids)} grids of {cells} cells, each with its span"
    if isinstance(value, Report):
        cells = sum(len(row.cells) for table in value.tables for row in table.rows)
        sections = sum(1 for _ in value.walk())
        return f"Report: {len(value.tables)} tables of {cells} cells with values, {sections} sections, {len(value.tokens)} tokens"
    return f"str: {len(value)} characters" if isinstance(value, str) else f"int: {value}, characters and tables counted"


def measured(cases: Sequence[Case], rounds: int) -> list[list[float]]:
    """The times of each case in each round, in milliseconds; the cases alternate."""
    taken: list[list[float]] = [[] for _ in cases]
    for _ in range(rounds):
        for times, case in zip(taken, cases, strict=True):
            begin = time.process_time()
            case.run()
            times.append(1000 * (time.process_time() - begin))
    return taken


def show(title: str, cases: Sequence[Case], rounds: int) -> None:
    """Print each case, its least and its usual time, their ratios to those of the first, and what it returns."""
    taken = measured(cases, rounds)
    least, usual = min(taken[0]), median(taken[0])
    print(f"{title}, {rounds} rounds")
    print(f"  {'':<28} {'least':>10} {'ratio':>6} {'median':>11} {'ratio':>6}  {'bound':<20}  returns")
    for case, times in zip(cases, taken, strict=True):
        low, middle = min(times), median(times)
        ratios = low / least, middle / usual
        print(
            f"  {case.name:<28} {low:7.2f} ms {ratios[0]:6.2f} {middle:8.2f} ms {ratios[1]:6.2f}  {kept(case.bound, ratios):<20}  "
            f"{returned(case.run())}"
        )


def kept(bound: float | None, ratios: tuple[float, float]) -> str:
    """The bound, and whether both ratios, of the least times and of the usual ones, are within it."""
    if bound is None:
        return ""
    return f"{bound:g} {'holds' if max(ratios) <= bound else 'does not hold'}"


def main(arguments: list[str]) -> None:
    """Measure the page and the PDF given, or the real ones that lie beside the repository."""
    rounds = int(arguments[0]) if arguments else 100
    page = Path(arguments[1]) if len(arguments) > 1 else SHARED / "shuyang2023.html"
    file = Path(arguments[2]) if len(arguments) > 2 else SHARED / "hongze2023.pdf"
    markup, data = page.read_bytes(), file.read_bytes()
    show(
        f"{page.name} ({len(markup)} bytes)",
        [
            Case("decode, tree, text (lexbor)", lambda: library_html(markup)),
            Case("read", lambda: read(markup), bound=3),
            Case("parse", lambda: parse(markup), bound=8),
        ],
        rounds,
    )
    show(
        f"{file.name} ({len(data)} bytes)",
        [
            Case("text and tables (libraries)", lambda: library_pdf(data)),
            Case("read", lambda: read(data)),
            Case("parse", lambda: parse(data), bound=1.3),
        ],
        max(3, rounds // 25),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
