"""What normalising, auditing and comparing cost beside parsing: ``python benchmarks/audit/measure.py [FILE ...]``.

For each file (the bundled samples when none is named) the two bounds stand side by side, measured in rounds that
alternate, in milliseconds of the process, the best of all rounds, with the quotient of the best and, behind a stroke,
the median of the quotients of all rounds:

* normalising a report costs no more than parsing it;
* auditing one report and comparing it with another, both never seen before, costs at most twice the parsing of one.

The other report is the same text, and the same with numbers and every third sentence changed (the year after). In both
columns the two reports are normalised inside; the last column is auditing and comparing with the year after alone, both
reports normalised before. Under the times stands what each side returns, and whether each bound holds; then the second
bound for all files together. Then each file (a row) is audited and compared with each other one (a column), beside the
longer parsing of the two: medians of rounds. Then come the first calls of a new process, before anything is
remembered, and how the time grows with the text; comparing looks at the titles of all pairs of sections, so that its
growth is printed and not judged. Exit status 1 when a bound is broken for a file or a pair of files or when normalising
or auditing four times the text takes more than 4.6 times as long. Medians are judged: where the clock of a machine
changes on the way, the best round of one work and that of another are of two machines.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from attrs import evolve

import gxparse
from gxparse import samples
from gxparse.audit import audit
from gxparse.compare import compare
from gxparse.normalise.clauses import _cut  # pyright: ignore[reportPrivateUsage] - what is remembered is forgotten here
from gxparse.normalise.readings import _words  # pyright: ignore[reportPrivateUsage] - the same

ROUNDS: Final = 50
EACH: Final = 15
"""Rounds of each pair of files."""
GROWTH: Final = 4.6
"""What four times the text may cost."""
BOTH: Final = 2.0
"""What auditing and comparing may cost, in parsings."""
FIRST: Final = """
import sys, time, gxparse
from pathlib import Path
data, times = Path(sys.argv[1]).read_bytes(), [time.process_time()]
report = gxparse.parse(data); times.append(time.process_time())
gxparse.normalise(report); times.append(time.process_time())
gxparse.audit(report); times.append(time.process_time())
gxparse.compare(report, report); times.append(time.process_time())
print(*(f"{(b - a) * 1000:.0f}" for a, b in zip(times, times[1:])))
"""


class Pair(NamedTuple):
    """A report and another one."""

    one: gxparse.Report
    two: gxparse.Report


def fresh(pair: Pair) -> Pair:
    """The two as nobody has seen them: what is remembered of a report goes with the very object, but for its clauses."""
    _words.cache_clear()
    _cut.cache_clear()
    return Pair(evolve(pair.one), evolve(pair.two))


class Cost(NamedTuple):
    """What a work takes, of the best round and beside the first work."""

    milliseconds: float
    quotient: float
    """Of the best rounds of both."""
    median: float
    """Of the quotients of all rounds."""

    def __str__(self) -> str:
        return f"{self.milliseconds:>11.1f}{f'{self.quotient:.2f}/{self.median:.2f}':>10}"


def costs(
    works: Mapping[str, tuple[Pair, Callable[[Pair], object]]], rounds: int = ROUNDS, *, prepared: str | None = None
) -> dict[str, Cost]:
    """What each work on a pair of its own takes in alternating rounds; that of ``prepared`` on a normalised pair."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, (pair, work) in works.items():
            unseen = fresh(pair)
            if name == prepared:
                gxparse.normalise(unseen.one)
                gxparse.normalise(unseen.two)
            begin = time.process_time()
            work(unseen)
            times[name].append((time.process_time() - begin) * 1000)
    first = next(iter(times.values()))
    return {
        name: Cost(min(each), min(each) / min(first), median(a / b for a, b in zip(each, first, strict=True)))
        for name, each in times.items()
    }


def both(pair: Pair) -> None:
    """What the second bound is about."""
    audit(pair.one)
    compare(pair.one, pair.two)


def year_after(text: str) -> str:
    """The text with every number one higher and every third sentence worded anew."""
    sentences = re.split(r"(?<=[。；;\n])", text)
    changed = [
        f"{s[: len(s) // 2]}进一步做好各项相关{s[len(s) // 2 :]}" if n % 3 == 0 and len(s) > 12 and "|" not in s else s
        for n, s in enumerate(sentences)
    ]
    return re.sub(r"(?<!\d)\d{1,3}(?=[件条次篇人])", lambda m: str(int(m[0]) + 1), "".join(changed))


class Measured(NamedTuple):
    """What came of one file."""

    good: bool
    """Whether both bounds hold."""
    parse: float
    """Milliseconds."""
    inside: float
    """Auditing and comparing with the year after, both reports normalised inside, in milliseconds."""


def measure(name: str, data: bytes) -> Measured:
    """Print the lines of one file."""
    report = gxparse.parse(data)
    same, after = Pair(report, report), Pair(report, gxparse.parse(year_after(report.text)))
    found = costs(
        {
            "parse": (same, lambda _: gxparse.parse(data)),
            "normalise": (same, lambda pair: gxparse.normalise(pair.one)),
            "same": (same, both),
            "after": (after, both),
            "alone": (after, both),
        },
        prepared="alone",
    )
    print(f"{name[:22]:<23}{len(report.text):>7}{found['parse'].milliseconds:>8.1f}", end="")
    print(*(str(found[which]) for which in ("normalise", "same", "after", "alone")), sep="")
    observations, findings, compared = gxparse.normalise(report), audit(report), compare(*after)
    print(
        f"    returns {sum(1 for _ in report.walk())} sections, {len(report.tables)} tables, {len(report.tokens)} tokens; "
        f"{len(observations.items_)} observations; {len(findings)} findings; "
        f"{len(compared.changes)} changes, {len(compared.sections)} sections, {len(compared.copied)} copied, "
        f"{len(compared.reworded)} reworded"
    )
    one, pair_cost = found["normalise"].median, max(found["same"].median, found["after"].median)
    print(f"    normalise ≤ 1: {told(one, 1)}; audit + compare ≤ {BOTH:g}: {told(pair_cost, BOTH)}")
    good = one <= 1 and pair_cost <= BOTH
    return Measured(good, found["parse"].milliseconds, found["after"].milliseconds)


def pairs(sources: Sequence[bytes], reports: Sequence[gxparse.Report]) -> bool:
    """Print what each two files take beside the longer parsing of the two; whether the second bound holds for all."""
    print(f"audit + compare of each two files, ÷ the longer parsing of the two, medians of {EACH} rounds:")
    places = range(len(reports))
    table = [[0.0 if i == j else beside(sources, reports, i, j) for j in places] for i in places]
    for row in table:
        print("   ", *(f"{value:.2f}" if value else "   –" for value in row))
    most = max(map(max, table))
    print(f"    the most: audit + compare ≤ {BOTH:g}: {told(most, BOTH)} ({most:.2f})")
    return most <= BOTH


def beside(sources: Sequence[bytes], reports: Sequence[gxparse.Report], i: int, j: int) -> float:
    """What auditing one file and comparing it with another takes in the longer parsing of the two: median of rounds."""
    quotients: list[float] = []
    for _ in range(EACH):
        unseen = fresh(Pair(reports[i], reports[j]))
        longer = max(seconds(partial(gxparse.parse, sources[at])) for at in (i, j))
        quotients.append(seconds(partial(both, unseen)) / longer)
    return median(quotients)


def seconds(work: Callable[[], object]) -> float:
    """The time of the process that a work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def told(quotient: float, bound: float) -> str:
    """Whether a bound holds, in a word."""
    return "holds" if quotient <= bound else f"BROKEN ({quotient:.2f})"


def first_calls(files: Sequence[Path]) -> None:
    """Print what the first calls of a process cost, data and patterns loaded on the way."""
    print("first calls of a process, ms:    parse  normalise  audit  compare")
    for file in files:
        command = [sys.executable, "-c", FIRST, str(file)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
        print(f"{file.name[:28]:<31}{told[0]:>7}{told[1]:>11}{told[2]:>7}{told[3]:>9}")


def grows(text: str) -> bool:
    """Print how many times as long four times the text takes; whether each stays within what it may."""
    body = "\n".join([text] * 5)
    short, long = (Pair(*[gxparse.parse(part)] * 2) for part in (body, "\n".join([body] * 4)))
    works: dict[str, Callable[[Pair], object]] = {
        "normalise": lambda pair: gxparse.normalise(pair.one),
        "audit": lambda pair: audit(pair.one),
        "compare": lambda pair: compare(*pair),
    }
    good = True
    for name, work in works.items():
        factor = costs({"short": (short, work), "long": (long, work)}, rounds=5)["long"].quotient
        print(f"{name}: four times the text takes {factor:.2f} times as long")
        good = good and (name == "compare" or factor <= GROWTH)
    return good


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    named: list[Path] = options.parse_args().files
    sources = [(p.name, p.read_bytes()) for p in named] or [(e.name, e.read_bytes()) for e in samples.reports()]
    reports = [gxparse.parse(data) for _, data in sources]
    print(f"{'':<23}{'chars':>7}{'parse':>8}", end="")
    print("".join(f"{title:>11}{'÷ best/med':>10}" for title in ("normalise", "same", "after", "alone")))
    found = [measure(*source) for source in sources]
    together = sum(one.inside for one in found) / sum(one.parse for one in found)
    print(f"all files, year after: audit + compare ≤ {BOTH:g}: {told(together, BOTH)} ({together:.2f})")
    unrelated = pairs([data for _, data in sources], reports)
    if named:
        first_calls(named)
    linear = grows(max((report.text for report in reports), key=len))
    return int(not (all(one.good for one in found) and unrelated and linear))


if __name__ == "__main__":
    sys.exit(main())
