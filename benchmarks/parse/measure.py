r"""How fast ``parse`` and ``tokenise`` are: ``python benchmarks/parse/measure.py [TEXT ...] [--megabytes N]``.

Prints, for each text (the bundled samples in plain text when none is named): reports a second, and the time as a
ratio to ``re.findall(r"\d+", text)``, which does not depend on the machine. Then it joins the texts to 1/16, 1/4 and
all of N megabytes and tells how the time grows: a factor of 4 in length may take 4.6 times as long. Exit status 1
when it takes longer.
"""

import argparse
import gc
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import gxparse
from gxparse import samples

DIGITS: Final = re.compile(r"\d+")
GROWTH: Final = 4.6
"""What four times the text may cost."""
LIMITS: Final = gxparse.Limits(text_characters=100_000_000)


def seconds(work: Callable[[], object], at_least: float = 0.3, clock: Callable[[], float] = time.process_time) -> float:
    """The best of several runs, in time of this process: what the work takes when nothing disturbs it."""
    times: list[float] = []
    while len(times) < 3 or sum(times) < at_least:
        gc.collect()  # the garbage of the run before is not part of this one
        begin = clock()
        work()
        times.append(clock() - begin)
    return min(times)


def compare(name: str, text: str) -> tuple[float, float]:
    """Print one line for a text; its ratios of parse and tokenise to the search for digits."""
    floor = seconds(lambda: DIGITS.findall(text))
    parsing = seconds(lambda: gxparse.parse(text, limits=LIMITS))
    tokens = seconds(lambda: gxparse.tokenise(text))
    print(
        f"{name:<28}{len(text):>9} characters  parse {parsing * 1000:8.2f} ms {1 / parsing:8.1f} reports/s "
        f"ratio {parsing / floor:7.1f}   tokenise ratio {tokens / floor:6.1f}"
    )
    return parsing / floor, tokens / floor


def grows(texts: Sequence[str], megabytes: float) -> bool:
    """Print the time for growing texts; whether each step of 4 stays within the growth allowed."""
    whole = "\n\n".join(texts)
    characters = int(megabytes * 1_000_000)
    good, before = True, 0.0
    for part in (16, 4, 1):
        length = characters // part
        text = (whole * (length // len(whole) + 1))[:length]
        took = seconds(partial(gxparse.parse, text, limits=LIMITS), at_least=2)
        factor = took / before if before else 4.0
        good &= factor <= GROWTH
        print(f"{length:>10} characters  {took:8.3f} s" + (f"  × {factor:.2f} for 4 times the text" if before else ""))
        before = took
    return good


def import_seconds() -> float:
    """What ``import gxparse`` takes in a fresh interpreter, less the start of the interpreter."""

    def start(code: str) -> float:
        command = [sys.executable, "-c", code]
        return seconds(lambda: subprocess.run(command, check=True), 1, time.perf_counter)  # noqa: S603  this interpreter

    return start("import gxparse") - start("pass")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 when the time grows faster than the text."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="UTF-8 text files")
    cli.add_argument("--megabytes", type=float, default=10, help="millions of characters of the longest text")
    options = cli.parse_args(arguments)
    files = options.texts or [entry for entry in samples.reports() if entry.name.endswith(".txt")]
    texts = {file.name: file.read_bytes().decode("utf-8") for file in files}
    print(f"import gxparse  {import_seconds() * 1000:.0f} ms")
    ratios = [compare(name, text) for name, text in texts.items()]
    parsing, tokens = (statistics.median(column) for column in zip(*ratios))
    print(f"median ratio to re.findall: parse {parsing:.1f}, tokenise {tokens:.1f}")
    good = grows(list(texts.values()), options.megabytes)
    print("grows with the text" if good else f"GROWS FASTER THAN THE TEXT: more than × {GROWTH} for 4 times the text")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
