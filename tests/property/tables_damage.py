"""Matrices with dropped cells and torn labels in the layouts in which cells may vanish, and the runs of values left."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from gxparse.catalogue import FormTable
from gxparse.folding import width
from property.tables_search import CARRIED, FORWARD, RECEIVED, TOTAL, Cells, Run, matrix_readings, row_holds

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEADS = (
    "申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他",
)  # fmt: skip

_LABELS = 80
"""Display columns of the widest label."""


class Row(NamedTuple):
    """A row as it is left: its label in pieces before, beside and after what is left of its values."""

    code: str
    before: str
    beside: str
    after: str
    values: tuple[int | None, ...]
    """``None`` where a cell was dropped."""

    @property
    def left(self) -> list[int]:
        return [v for v in self.values if v is not None]


class Damaged(NamedTuple):
    text: str
    values: dict[str, list[int]]
    """The cells before the damage, by the code of the row."""
    want: dict[str, Cells]
    """What is left of them: ``None`` for dropped ones."""
    runs: tuple[Run, ...] | None
    """What is left of the values without any place; ``None`` where their place on the line is kept."""

    def readings(self) -> list[dict[str, Cells]]:
        """Every reading that adds up; where places are kept there is one, if it does."""
        if self.runs is not None:
            return matrix_readings(self.runs)
        return [self.want] if all(row_holds(row) for row in self.want.values()) else []


def drawn_values(random: Random, form: FormTable) -> dict[str, list[int]]:
    """Rows of seven for which H, V1 and V2 hold: many of them empty or few, as in print."""
    codes = [row.code for row in form.rows]
    parts = [c for c in codes if c not in (RECEIVED, CARRIED, TOTAL)]
    full, dense = random.random() < 0.4, random.random() < 0.5
    values = {
        c: [random.choice((0, *(random.randint(1, 90) for _ in range(5)))) if dense else
            random.choice((0, 0, 0, random.randint(1, 9), random.randint(1, 400))) if full or i == 0 else
            random.choice((0,) * 9 + (random.randint(1, 30),)) for i in range(6)]
        for c in parts
    }  # fmt: skip
    leaves = [c for c in parts if c != FORWARD]
    values[TOTAL] = [sum(values[c][i] for c in leaves) for i in range(6)]
    whole = [values[TOTAL][i] + values[FORWARD][i] for i in range(6)]
    values[CARRIED] = [random.randint(0, w) for w in whole]
    values[RECEIVED] = [w - o for w, o in zip(whole, values[CARRIED], strict=True)]
    return {code: [*values[code], sum(values[code])] for code in codes}


def torn(random: Random, label: str) -> tuple[str, str, str]:
    """A label lost, cut, wrapped before or around its values, or with its halves swapped around them."""
    cut = random.randint(2, max(2, len(label) - 2))
    first, second = label[:cut], label[cut:]
    return random.choice((
        ("", "", ""), ("", first, ""), ("", second, ""), ("", label[:2], ""),
        (first, second, ""), (label[:cut], "", second), ("", first, second), (second, "", first), ("", second, first),
    ))  # fmt: skip


def damage(random: Random, form: FormTable, layout: str, cells: int, labels: int) -> Damaged:
    """A matrix of this form in this layout with so many cells dropped and labels torn."""
    values = drawn_values(random, form)
    printed: dict[str, list[int | None]] = {code: list(row) for code, row in values.items()}
    zeros = [(c, i) for c, row in values.items() for i, v in enumerate(row) if v == 0 and i < 6]
    anywhere = [(c, i) for c, row in values.items() for i in range(7)]
    for _ in range(cells):
        code, column = random.choice(zeros if zeros and random.random() < 0.8 else anywhere)
        printed[code][column] = None
    chosen = set(random.sample(range(len(form.rows)), labels))
    rows = [
        Row(row.code, *(torn(random, row.label) if i in chosen else ("", row.label, "")), tuple(printed[row.code]))
        for i, row in enumerate(form.rows)
    ]
    runs = None if layout == "aligned" else _runs(rows, merge=layout == "stacked")
    return Damaged(MATRIX_PRINTERS[layout](rows), values, {row.code: row.values for row in rows}, runs)


def _runs(rows: Sequence[Row], *, merge: bool) -> tuple[Run, ...]:
    """The values between labels; one cell a line, those of a row that lost its label go on with the row before."""
    runs: list[Run] = []
    apart = True
    for row in rows:
        left = tuple(row.left)
        if merge and not apart and not row.before and not row.beside:
            runs[-1] = Run((*runs[-1].codes, row.code), runs[-1].values + left)
        else:
            runs.append(Run((row.code,), left))
        apart = bool(row.after)
    return tuple(runs)


def raw(rows: Sequence[Row]) -> str:
    lines = [CORNER, *HEADS]
    for row in rows:
        shown = " ".join(map(str, row.left))
        lines += [row.before, f"{row.beside} {shown}".strip(), row.after]
    return "\n".join(filter(None, lines)) + "\n"


def stacked(rows: Sequence[Row]) -> str:
    lines = [CORNER, *HEADS]
    for row in rows:
        lines += [row.before, row.beside, *map(str, row.left), row.after]
    return "\n".join(filter(None, lines)) + "\n"


def spaced(rows: Sequence[Row]) -> str:
    return stacked(rows).replace("\n", "\n\n")


def aligned(rows: Sequence[Row]) -> str:
    left = " " * _LABELS
    lines = [CORNER, left + " " * 20 + "申请人情况", left + " " * 24 + "法人或其他组织"]
    lines += [left + "  自然人" + " " * 42 + "总计", left + " " * 12 + "商业  科研  社会公益 法律服务  其他"]
    for row in rows:
        shown = "".join(f"{'' if v is None else v:>8}" for v in row.values)
        lines += [row.before, row.beside + " " * (_LABELS - width(row.beside)) + shown, row.after]
    return "\n".join(filter(None, lines)) + "\n"


def pipes(rows: Sequence[Row]) -> str:
    """Bars between the cells that are left; a piece of a label on a line of its own is a row of one cell."""
    lines = [[CORNER, "申请人情况"], ["自然人", "法人或其他组织", "总计"], list(HEADS[4:])]
    for row in rows:
        lines += [[row.before], [row.beside, *map(str, row.left)], [row.after]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines if any(line)) + "\n"


MATRIX_PRINTERS: dict[str, Callable[[Sequence[Row]], str]] = {
    "raw": raw, "stacked": stacked, "aligned": aligned, "pipes": pipes, "spaced": spaced,
}  # fmt: skip


FIFTEEN_PRINTERS = {"raw": " ", "stacked": "\n", "bare": " ", "pipes": " | "}
"""What stands between the values of the row of fifteen; a bare one has no headers."""


class Fifteen(NamedTuple):
    text: str
    row: Cells
    want: Cells
    values: tuple[int, ...]


def damage_remedies(random: Random, layout: str, cells: int) -> Fifteen:
    """The row of three times five with so many cells dropped, on one line or one cell a line."""
    row: list[int | None] = []
    for _ in range(3):
        four = [random.choice((0, random.randint(1, 9), random.randint(1, 60))) for _ in range(4)]
        row += [*four, sum(four)]
    whole = tuple(row)
    zeros = [place for place, value in enumerate(row) if value == 0] if random.random() < 0.8 else []
    for place in random.sample(zeros if len(zeros) >= cells else range(15), cells):
        row[place] = None
    left = [v for v in row if v is not None]
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *five * 3]
    between = FIFTEEN_PRINTERS[layout]
    heading = "四、政府信息公开行政复议、行政诉讼情况\n"
    shown = between.join(map(str, left)) + "\n"
    if layout == "pipes":
        lines = [["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], five * 3]
        head = "".join("| " + " | ".join(line) + " |\n" for line in lines)
        return Fifteen(heading + head + f"| {shown.strip()} |\n", whole, tuple(row), tuple(left))
    head = "" if layout == "bare" else "\n".join(heads) + "\n"
    return Fifteen(heading + head + shown, whole, tuple(row), tuple(left))
