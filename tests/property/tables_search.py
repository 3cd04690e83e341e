"""An exhaustive search over alignments: everything that a damaged matrix, or a damaged row of fifteen, may say.

It is the reference of the law of damage and knows nothing of how the library reads. Every way to cut the values between
two labels into rows, and every way to put the values of a row into columns, in order, is a reading; those that the
form's arithmetic refutes are dropped. A blank part counts as nothing, a blank sum tells nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

Cells = tuple[int | None, ...]

RECEIVED, CARRIED, TOTAL, FORWARD = (
    "requests.received",
    "requests.carried_over",
    "requests.results_total",
    "requests.carried_forward",
)
SUMS = (RECEIVED, CARRIED, TOTAL, FORWARD)
WIDTH, PART = 7, 5
FEASIBLE = 60_000


class Run(NamedTuple):
    """Values in a row, and the rows (by code, in order) that they are of."""

    codes: tuple[str, ...]
    values: tuple[int, ...]


def placed(values: Sequence[int], count: int) -> set[Cells]:
    """Every way to put values into ``count`` columns, in order."""
    found: set[Cells] = set()
    for places in combinations(range(count), len(values)):
        cells: list[int | None] = [None] * count
        for value, place in zip(values, places, strict=True):
            cells[place] = value
        found.add(tuple(cells))
    return found


def row_holds(cells: Cells) -> bool:
    return cells[-1] is None or sum(c or 0 for c in cells[:-1]) == cells[-1]


def cuts(run: Run) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to cut the values of a run into its rows, none of them empty."""
    counts = [range(1, WIDTH + 1)] * len(run.codes)
    for chosen in product(*counts):
        if sum(chosen) == len(run.values):
            ends = [sum(chosen[: i + 1]) for i in range(len(chosen))]
            yield tuple(run.values[end - n : end] for n, end in zip(chosen, ends, strict=True))


def options(run: Run) -> list[tuple[Cells, ...]]:
    """Every reading of a run in which the sum of each row holds."""
    found: list[tuple[Cells, ...]] = []
    for rows in cuts(run):
        found += product(*([cells for cells in placed(values, WIDTH) if row_holds(cells)] for values in rows))
    return found


def matrix_readings(runs: Sequence[Run]) -> list[dict[str, Cells]]:
    """Every reading of a matrix that adds up; none where there are too many to try."""
    choices = [options(run) for run in runs]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > FEASIBLE:
        return []
    fixed = {code: cells for run, one in zip(runs, choices, strict=True) if len(one) == 1
             for code, cells in zip(run.codes, one[0], strict=True)}  # fmt: skip
    open_runs = [(run, one) for run, one in zip(runs, choices, strict=True) if len(one) > 1]
    found: list[dict[str, Cells]] = []
    for reading in product(*(one for _, one in open_runs)):
        rows = {code: cells for (run, _), one in zip(open_runs, reading, strict=True)
                for code, cells in zip(run.codes, one, strict=True)}  # fmt: skip
        if all(column_holds(fixed, rows, column) for column in range(WIDTH)):
            found.append({**fixed, **rows})
    return found if size else []


def column_holds(fixed: Mapping[str, Cells], rows: Mapping[str, Cells], column: int) -> bool:
    """Received and carried over are results and carried forward; results are the sum of their parts."""
    total = (rows.get(TOTAL) or fixed[TOTAL])[column]
    if total is None:
        return True
    cells = {code: row[column] for code, row in (*fixed.items(), *rows.items())}
    sums = column == WIDTH - 1
    parts = [v for code, v in cells.items() if code not in SUMS]
    if not (sums and None in parts) and sum(v or 0 for v in parts) != total:
        return False
    around = [cells[code] for code in (RECEIVED, CARRIED, FORWARD)]
    first, second, last = (v or 0 for v in around)
    return (sums and None in around) or first + second == total + last


def remedy_readings(values: Sequence[int]) -> list[Cells]:
    """Every reading of the row of three times five that adds up; none where no reading has all three sums."""
    starts = range(0, 3 * PART, PART)
    found = [cells for cells in placed(values, 3 * PART) if all(row_holds(cells[s : s + PART]) for s in starts)]
    return found if any(None not in cells[PART - 1 :: PART] for cells in found) else []


def agreed(readings: Sequence[Cells]) -> list[int | bool | None]:
    """What readings of a row have in common; ``False`` where they differ."""
    return [column[0] if len(set(column)) == 1 else False for column in zip(*readings, strict=True)]
