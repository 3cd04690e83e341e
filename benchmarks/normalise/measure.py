"""What ``normalise`` costs beside ``parse``: ``python benchmarks/normalise/measure.py [TEXT ...]``.

Prints, for each text (the bundled samples when none is named), the time of both and their ratio. Exit status 1 when all
texts together take longer to normalise than to parse, or when four times the text takes more than 4.6 times as long.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

import gxparse
from gxparse import samples

GROWTH: Final = 4.6
"""What four times the text may cost."""


def seconds(work: Callable[[], object], at_least: float = 0.3) -> float:
    """The best of several runs, in time of this process."""
    times: list[float] = []
    while len(times) < 3 or sum(times) < at_least:
        gc.collect()
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def compare(name: str, text: str) -> tuple[float, float]:
    """Print one line for a text; the seconds to parse and to normalise it (a copy: one report is normalised once)."""
    report = gxparse.parse(text)
    parsing, normalising = seconds(lambda: gxparse.parse(text)), seconds(lambda: gxparse.normalise(evolve(report)))
    print(
        f"{name:<28}{len(text):>8} characters  parse {parsing * 1000:7.2f} ms  normalise {normalising * 1000:7.2f} ms"
        f"  ratio {normalising / parsing:5.2f}  {len(gxparse.normalise(report).items_)} observations"
    )
    return parsing, normalising


def growth(text: str) -> float:
    """How many times as long four times the text takes; printed."""
    body = "\n".join([text] * 10)
    short, long = (gxparse.parse(part) for part in (body, "\n".join([body] * 4)))
    factor = seconds(lambda: gxparse.normalise(evolve(long))) / seconds(lambda: gxparse.normalise(evolve(short)))
    print(f"four times the text takes {factor:.2f} times as long")
    return factor


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 when normalising costs more than parsing."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    named = cli.parse_args(arguments).texts
    files = named or [entry for entry in samples.reports() if not entry.name.endswith(".html")]
    texts = {file.name: file.read_bytes().decode("utf-8") for file in files}
    times = [compare(name, text) for name, text in texts.items()]
    parsing, normalising = (sum(column) for column in zip(*times, strict=True))
    print(f"together: parse {parsing * 1000:.1f} ms, normalise {normalising * 1000:.1f} ms")
    return int(normalising > parsing or growth(max(texts.values(), key=len)) > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
