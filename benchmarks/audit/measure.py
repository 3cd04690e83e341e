"""What auditing and comparing cost beside parsing: ``python benchmarks/audit/measure.py [FILE ...]``.

Prints, for each file (the bundled samples when none is named), the time of parsing, normalising, auditing and comparing
with the next file, in milliseconds of the process, the best of several runs; then the sum of auditing one report and
comparing it with the next as a multiple of parsing it.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

import gxparse
from gxparse import samples
from gxparse.audit import audit
from gxparse.compare import compare


def milliseconds(work: Callable[[], object], runs: int = 5) -> float:
    """The best of several runs."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best * 1000


def audit_and_compare(one: gxparse.Report, two: gxparse.Report) -> None:
    """What is measured: reports never seen before, each normalised once."""
    audit(one)
    compare(one, two)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*", type=Path)
    named: list[Path] = options.parse_args().files
    sources = [(p.name, p.read_bytes()) for p in named] or [(e.name, e.read_bytes()) for e in samples.reports()]
    read = [(name, data, gxparse.parse(data)) for name, data in sources]
    print(f"{'':<28}{'parse':>8}{'normalise':>11}{'audit':>8}{'both':>9}{'ratio':>7}")
    for (name, data, report), (_, _, other) in zip(read, read[1:] + read[:1]):
        parsing = milliseconds(lambda data=data: gxparse.parse(data))  # type: ignore[misc]
        normalising = milliseconds(lambda one=report: gxparse.normalise(evolve(one)))  # type: ignore[misc]
        auditing = milliseconds(lambda one=report: audit(evolve(one)))  # type: ignore[misc]
        both = milliseconds(lambda one=report, two=other: audit_and_compare(evolve(one), evolve(two)))  # type: ignore[misc]
        ratio = both / parsing
        print(f"{name[:27]:<28}{parsing:>8.1f}{normalising:>11.1f}{auditing:>8.1f}{both:>9.1f}{ratio:>7.1f}")


if __name__ == "__main__":
    main()
