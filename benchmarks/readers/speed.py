"""How long reading takes beside the libraries alone: `python benchmarks/readers/speed.py [ROUNDS] [PAGE.html] [FILE.pdf]`.

CPU time of cases that alternate within one process, the median of the rounds: only ratios within one run mean anything.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs] - it has none
from selectolax.lexbor import LexborHTMLParser

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


def medians(cases: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median of the rounds of each case, in milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            begin = time.process_time()
            case()
            taken[name].append(time.process_time() - begin)
    return {name: 1000 * median(seconds) for name, seconds in taken.items()}


def show(title: str, cases: dict[str, Callable[[], object]], rounds: int) -> None:
    """Print each case and its ratio to the first."""
    times = medians(cases, rounds)
    base = next(iter(times.values()))
    print(title)
    for name, milliseconds in times.items():
        print(f"  {name:<28} {milliseconds:8.2f} ms  {milliseconds / base:5.2f}")


def main(arguments: list[str]) -> None:
    """Measure the page and the PDF given, or the real ones that lie beside the repository."""
    rounds = int(arguments[0]) if arguments else 100
    page = Path(arguments[1]) if len(arguments) > 1 else SHARED / "shuyang2023.html"
    file = Path(arguments[2]) if len(arguments) > 2 else SHARED / "hongze2023.pdf"
    markup, data = page.read_bytes(), file.read_bytes()
    show(
        f"{page.name} ({len(markup)} bytes)",
        {
            "decode, tree, text (lexbor)": lambda: library_html(markup),
            "read": lambda: read(markup),
            "parse": lambda: parse(markup),
        },
        rounds,
    )
    show(
        f"{file.name} ({len(data)} bytes)",
        {
            "text and tables (libraries)": lambda: library_pdf(data),
            "read": lambda: read(data),
            "parse": lambda: parse(data),
        },
        max(3, rounds // 25),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
