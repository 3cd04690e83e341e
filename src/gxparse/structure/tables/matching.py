"""Printed headers and row labels against the list tables of the catalogue: which form, which rows; no layout here."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from gxparse.catalogue import Catalogue, FormTable, Shape
from gxparse.catalogue.labels import key, read_label
from gxparse.folding import fold, squeeze
from gxparse.structure.tables.values import is_unit

__all__ = ["YEAR", "Match", "best_match", "header_unit"]

FUZZY: Final = 88
"""Least similarity of a damaged label to its row; the next best must be much worse."""
MARGIN: Final = 8
_OTHER: Final = re.compile(r"累计|上年|去年|上期|增|减|比|率")
_REMARKS: Final = ("备注", "说明", "注")
"""Columns of words that any form may have beside its own."""
_COMPARED: Final = re.compile(
    r"上一?年|去年|上年?同期|上期|同期|同比|环比|增减|增/减|增长|增幅|降幅|变化|比重|占比|比例|百分比|\+/-"
)
"""Columns of another time or of a comparison, which stand beside a form's own: they are read, and have no code."""
YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d{2})年?度?(?:统计数|数量|合计|数)?")
"""The header of a year's column: 2015年度统计数."""
_MOST_ROWS: Final = 400
"""No table of a form has more rows; in longer ones damaged labels are not guessed."""


class Match(NamedTuple):
    """How a printed table fits a table of a form."""

    table: FormTable
    columns: tuple[int | None, ...]
    """Index of the form's column for each printed value column."""
    rows: tuple[int | None, ...]
    """Index of the form's row for each printed row."""


def header_unit(header: str) -> tuple[str, str | None]:
    """A printed header without blanks, and the unit it prints: ``本年收费金额（单位：万元）`` → ``万元``."""
    squeezed = "".join(header.split())
    for opening, closing in ("（）", "()", "（)", "(）"):
        if squeezed.endswith(closing) and opening in squeezed:
            inner = squeezed[squeezed.rindex(opening) + 1 : -1]
            inner = inner[2 if fold(inner).startswith("单位") else 0 :].lstrip(":：")
            if is_unit(inner) or fold(inner) == "万":
                return squeezed, inner
    return squeezed, None


def best_match(
    catalogue: Catalogue, heads: Sequence[str], labels: Sequence[str], *, title: str | None = None
) -> Match | None:
    """The table of a form whose columns and rows these are, or ``None``.

    It decides by labels alone. At least one row and, where the form has headers of its own, all value columns must fit.
    """
    best: tuple[float, Match] | None = None
    beside = _beside(heads, title)
    keys = {key(label) for label in labels[:_MOST_ROWS]}
    for table in catalogue.shaped(Shape.LIST):
        if table.row_keys.keys().isdisjoint(keys) or (columns := _columns(table, heads, beside)) is None:
            continue
        rows = _rows(table, labels)
        hits = sum(1 for r in rows if r is not None)
        fits = sum(
            1
            for i, (c, head) in enumerate(zip(columns, heads, strict=True))
            if c is not None or key(head) in _REMARKS or i in beside
        )
        if not hits or (fits < len(columns) and not _generic(table, columns, heads, hits, labels)):
            continue
        titled = 0.5 if title and table.title and key(table.title) in key(title) else 0.0
        own = sum(1 for c in columns if c is not None)
        if fits < len(columns):
            columns = tuple(0 if key(head) not in _REMARKS else None for head in heads)
        score = hits + own + fits - 0.25 * (len(table.columns) - own if table.id != "statistics" else 0) + titled
        if best is None or score > best[0]:
            best = (score, Match(table, columns, rows))
    return None if best is None else best[1]


def _generic(
    table: FormTable, columns: Sequence[int | None], heads: Sequence[str], hits: int, labels: Sequence[str]
) -> bool:
    """A form with one value a row is known by its rows alone, unless its header says that it is of another time."""
    known = table.form == "2014" and hits >= 5 and 2 * hits >= len(labels)
    return known and all(c is None for c in columns) and not any(_OTHER.search(head) for head in heads)


def _columns(table: FormTable, heads: Sequence[str], beside: set[int]) -> tuple[int | None, ...] | None:
    found = [table.find_column(head) for head in heads]
    found = [
        None if i in beside and not _is_own(table, head) else c
        for i, (c, head) in enumerate(zip(found, heads, strict=True))
    ]
    values = [i for i, head in enumerate(heads) if key(head) not in _REMARKS and i not in beside]
    if table.id == "statistics" and len(values) == 1 and beside and _year(heads[values[0]]) is not None:
        found[values[0]] = 0 if found[values[0]] is None else found[values[0]]  # the year that the title names
    known = [c for c in found if c is not None]
    if len(set(known)) != len(known):
        return None
    if table.id == "statistics" and len(values) == 1 and not known:
        return tuple(found)
    return tuple(found) if known else None


def _is_own(table: FormTable, head: str) -> bool:
    """Whether a form has this column by name: 上一年项目数量 and 本年增/减 of form 2019."""
    return key(head) in table.column_keys


def _beside(heads: Sequence[str], title: str | None) -> set[int]:
    """The columns of another time or of a comparison. Of several years the one that the title names is the table's."""
    found = {i for i, head in enumerate(heads) if _COMPARED.search(fold(head))}
    years = {i: year for i, head in enumerate(heads) if (year := _year(head)) is not None}
    named = set(re.findall(r"(?:19|20)\d{2}", fold(title or ""))) & set(years.values())
    if len(years) > 1 and len(named) == 1:
        found |= {i for i, year in years.items() if year not in named}
    return found


def _year(head: str) -> str | None:
    match = YEAR.fullmatch(squeeze(head))
    return None if match is None else match["year"]


def _rows(table: FormTable, labels: Sequence[str]) -> tuple[int | None, ...]:
    found: list[int | None] = []
    above: list[str] = []
    last = -1
    used: set[int] = set()
    guess = len(labels) <= _MOST_ROWS and sum(1 for label in labels if table.find_rows(label)) * 3 >= len(labels)
    for label in labels:
        if read_label(label).numbering == "chinese":
            above = [key(label)]
        chosen = _choose(table, [r for r in table.find_rows(label) if r not in used], above, last)
        if guess and chosen is None and not table.find_rows(label):
            chosen = _damaged(table, label, last, used)
        if chosen is not None:
            used.add(chosen)
            last = chosen
        found.append(chosen)
    return tuple(found)


def _choose(table: FormTable, rows: Sequence[int], above: Sequence[str], last: int) -> int | None:
    """Of rows with the same label the one whose group stands above, else the next in the form's order."""
    if len(rows) < 2:
        row = rows[0] if rows else None
        if row is None or not table.rows[row].group or not above or len(table.row_keys[key(table.rows[row].label)]) < 2:
            return row
    grouped = [r for r in rows if table.rows[r].group and key(table.rows[r].group[-1]) in above]
    if len(grouped) == 1:
        return grouped[0]
    later = [r for r in rows if r > last]
    return later[0] if later and not above else None


def _damaged(table: FormTable, label: str, last: int, used: set[int]) -> int | None:
    """The row whose label this is with a few characters lost or changed; ``None`` when two are near."""
    name = key(label)
    if len(name) < 6:
        return None
    scored = sorted(
        ((fuzz.ratio(name, key(row.label)), i) for i, row in enumerate(table.rows) if i not in used), reverse=True
    )
    if not scored or scored[0][0] < FUZZY or scored[0][1] < last:
        return None
    if len(scored) > 1 and scored[1][0] > scored[0][0] - MARGIN:
        return None
    return scored[0][1]
