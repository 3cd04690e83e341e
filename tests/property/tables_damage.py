"""Matrices with dropped cells and torn labels, and an exhaustive search that says what can be known of them.

The search knows nothing of the library: it tries every place of every value, and keeps what adds up.
"""

from itertools import combinations, product
from random import Random
from typing import NamedTuple

from gxparse.catalogue import FormTable

Cells = tuple[int | None, ...]


class Damaged(NamedTuple):
    text: str
    want: dict[str, list[int]]
    """The values before the damage, by the code of the row."""
    dropped: set[tuple[str, int]]
    unique: dict[str, Cells] | None
    """The one reading of the damaged rows that adds up, or ``None`` where there is none or more than one."""
    torn: int


def drawn_values(random: Random, form: FormTable) -> dict[str, list[int]]:
    codes = [row.code for row in form.rows]
    sums = ("requests.received", "requests.carried_over", "requests.results_total")
    parts = [c for c in codes if c not in sums]
    full = random.random() < 0.4
    values = {
        c: [random.choice((0, 0, 0, random.randint(1, 9), random.randint(1, 400))) if full or i == 0 else
            random.choice((0,) * 9 + (random.randint(1, 30),)) for i in range(6)]
        for c in parts
    }  # fmt: skip
    leaves = [c for c in parts if c != "requests.carried_forward"]
    values[sums[2]] = [sum(values[c][i] for c in leaves) for i in range(6)]
    whole = [values[sums[2]][i] + values["requests.carried_forward"][i] for i in range(6)]
    values[sums[1]] = [random.randint(0, w) for w in whole]
    values[sums[0]] = [w - o for w, o in zip(whole, values[sums[1]], strict=True)]
    return {code: [*values[code], sum(values[code])] for code in codes}


def damage(random: Random, form: FormTable, cells: int, labels: int) -> Damaged:
    """A matrix in raw order with cells dropped and labels torn."""
    values = drawn_values(random, form)
    printed: dict[str, list[int | None]] = {code: list(row) for code, row in values.items()}
    dropped: set[tuple[str, int]] = set()
    zeros = [(c, i) for c, row in values.items() for i, v in enumerate(row) if v == 0 and i < 6]
    anywhere = [(c, i) for c, row in values.items() for i in range(7)]
    for _ in range(cells):
        code, column = random.choice(zeros if zeros and random.random() < 0.8 else anywhere)
        printed[code][column] = None
        dropped.add((code, column))
    torn = set(random.sample(range(len(form.rows)), labels))
    lines = ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"]
    lines += ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    for index, row in enumerate(form.rows):
        label = row.label
        if index in torn:
            label = random.choice(("", label[: len(label) // 2], label[len(label) // 2 :], label[:2]))
        shown = " ".join(str(v) for v in printed[row.code] if v is not None)
        lines.append(f"{label} {shown}".strip())
    return Damaged("\n".join(lines) + "\n", values, dropped, _unique(form, printed, values), labels)


def _row_holds(cells: Cells) -> bool:
    return cells[6] is None or sum(c or 0 for c in cells[:6]) == cells[6]


def _unique(
    form: FormTable, printed: dict[str, list[int | None]], values: dict[str, list[int]]
) -> dict[str, Cells] | None:
    """The only way to place the values of the damaged rows, by trying all of them."""
    options: dict[str, list[Cells]] = {}
    for code, row in printed.items():
        left = [v for v in row if v is not None]
        if len(left) == 7:
            continue
        found = {_placed(left, places) for places in combinations(range(7), len(left))}
        options[code] = [cells for cells in found if _row_holds(cells)]
    size = 1
    for found_ in options.values():
        size *= len(found_)
    if not options or size > 30_000 or any(not any(c) for found_ in options.values() for c in found_):
        return None
    fitting = [
        dict(zip(options, reading, strict=True))
        for reading in product(*options.values())
        if _columns_hold(form, {**{c: tuple(v) for c, v in values.items()}, **dict(zip(options, reading, strict=True))})
    ]
    return fitting[0] if len(fitting) == 1 else None


def _placed(values: list[int], places: tuple[int, ...]) -> Cells:
    cells: list[int | None] = [None] * 7
    for value, place in zip(values, places, strict=True):
        cells[place] = value
    return tuple(cells)


def _columns_hold(form: FormTable, rows: dict[str, Cells]) -> bool:
    sums = ("requests.received", "requests.carried_over", "requests.results_total", "requests.carried_forward")
    for column in range(7):
        if any(cells[column] is None for cells in rows.values()) and column == 6:
            continue
        total = rows[sums[2]][column]
        if total is None:
            continue
        parts = sum(rows[row.code][column] or 0 for row in form.rows if row.code not in sums)
        first, second, last = (rows[code][column] or 0 for code in (sums[0], sums[1], sums[3]))
        if parts != total or first + second != total + last:
            return False
    return True
