"""Grids with a label column and value columns into list tables; knows nothing of lines and of the matrix.

A grid may hold several tables: a new header opens a new one. A title row, a year row, notes, separator marks, code
columns and a row of 甲 乙 丙 are told from data.
"""

import itertools
from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.folding import squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Grid, Layout
from gxparse.model.tables import Cell, Column, Read
from gxparse.spans import Span
from gxparse.structure.tables.captions import Caption, caption_before, lines_over
from gxparse.structure.tables.drafts import (
    Draft,
    Outcome,
    blank,
    cell_of,
    is_note,
    label_text,
    table_of,
    unknown,
    without,
)
from gxparse.structure.tables.gridparts import Part, filled_of, parts_of
from gxparse.structure.tables.halves import under_one_another
from gxparse.structure.tables.headers import Role, Vocabulary, column_of
from gxparse.structure.tables.margins import ORDINALS
from gxparse.structure.tables.matching import best_match
from gxparse.structure.tables.measures import with_unit
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.values import is_unit, read_value

__all__ = ["read_grid"]

_LONGEST_CELL: Final = 600
_MANY_ROWS: Final = 3
_SAMPLE: Final = 400
"""Rows that are looked at to learn what a column holds."""


class _Plan(NamedTuple):
    """What each grid column holds."""

    labels: tuple[int, ...]
    """Label columns; the last is the row's own, those before it are groups."""
    unit: int | None
    code: int | None
    values: tuple[int, ...]
    columns: tuple[Column, ...]


def read_grid(strips: Strips, start: int, end: int, vocabulary: Vocabulary) -> Outcome | None:
    """The tables of the grid whose rows are the strips ``start`` to ``end``, or ``None`` where it is none."""
    grid = strips[start].grid
    assert grid is not None
    if grid.columns < 2:
        return None
    before = _captioned(grid, strips) or caption_before(strips, start)
    titles = [squeeze(before.title or ""), *lines_over(strips, start)]
    outcomes = [
        outcome
        for number, part in enumerate(parts_of(strips[start:end], vocabulary, titles))
        if (outcome := _table(part, grid, before if number == 0 else None, vocabulary)) is not None
    ]
    if not outcomes:
        return None
    tables = tuple(t for o in outcomes for t in o.tables)
    claimed = Span(min(s.start for o in outcomes for s in o.claimed), max(grid.span.end, tables[-1].span.end))
    unread = tuple(s for o in outcomes for s in o.unread)
    return Outcome(end, tables, without(claimed, unread), unread, tuple(d for o in outcomes for d in o.diagnostics))


def _captioned(grid: Grid, strips: Strips) -> Caption | None:
    """The caption that the format marks."""
    if grid.caption is None:
        return None
    return Caption(grid.caption.of(strips.text), grid.caption, grid.caption.start)


# --- columns --------------------------------------------------------------------------------------------------------


def _cells_by_column(strip: Strip) -> dict[int, Piece]:
    return {p.column: p for p in strip.pieces}


def _plan(part: Part, grid: Grid, vocabulary: Vocabulary) -> _Plan | None:
    """What the columns hold, by their headers, else by what stands in them."""
    heads = [_heads_of(part.head, column) for column in range(grid.columns)]
    roles: list[str | None] = []
    numbers, words = _contents(part.rows, grid.columns)
    named = part.head and vocabulary.role(_last(heads[0]))
    starts = {p.column for strip in part.rows[:_SAMPLE] for p in strip.pieces}
    for column in range(grid.columns):
        if column not in starts:
            roles.append(None)  # under a header that spans columns, no cell begins here
            continue
        role = vocabulary.role(_last(heads[column])) if heads[column] else None
        if role == Role.UNIT and not _holds_units(part.rows, column):
            role = Role.LABEL  # 单位 are bodies here: 财政局 12 10
        if role == Role.LABEL and column and numbers[column] > words[column]:
            role = Role.VALUE
        if role is None and (numbers[column] or words[column]):
            role = Role.VALUE if numbers[column] or (named and column) else Role.LABEL
        if role is None and heads[column] and _filled_at(part.rows, column):
            role = Role.VALUE  # marks for none only
        roles.append(role)
    labels = [c for c in range(grid.columns) if roles[c] == Role.LABEL]
    values = [c for c in range(grid.columns) if roles[c] == Role.VALUE]
    if not any(numbers) and labels:
        labels, values = labels[:1], [c for c in sorted(starts) if c != labels[0] and (words[c] or heads[c])]
    if values and labels:
        labels = [c for c in labels if c < max(values)]
    if not labels or not values:
        return None
    columns = tuple(_column(heads[c]) for c in values)
    return _Plan(
        tuple(labels), next((c for c in range(grid.columns) if roles[c] == Role.UNIT), None),
        next((c for c in range(grid.columns) if roles[c] == Role.CODE), None), tuple(values), columns,
    )  # fmt: skip


def _holds_units(rows: Sequence[Strip], column: int) -> bool:
    """Whether what stands in a column are units, or nothing."""
    texts = [p.text for strip in rows[:_SAMPLE] for p in strip.pieces if p.column == column and p.text and not p.value]
    return not texts or any(is_unit(text) for text in texts)


def _filled_at(rows: Sequence[Strip], column: int) -> bool:
    """Whether anything stands in a column."""
    return any(p.column == column and p.text for strip in rows[:_SAMPLE] for p in strip.pieces)


def _heads_of(head: Sequence[Strip], column: int) -> list[Piece]:
    found: list[Piece] = []
    for strip in head:
        for piece in strip.pieces:
            if piece.text and piece.column <= column < piece.column + piece.columns and piece not in found:
                found.append(piece)
    return found


def _last(heads: Sequence[Piece]) -> str:
    return heads[-1].text if heads else ""


def _column(heads: Sequence[Piece]) -> Column:
    if not heads:
        return Column("", ("",), None, None)
    path = ["".join(h.text.split()) for h in heads]
    return column_of(heads[-1], tuple(a for a, b in itertools.pairwise(path) if a != b))


def _contents(rows: Sequence[Strip], columns: int) -> tuple[list[int], list[int]]:
    """How many cells of each column are numbers, how many words."""
    numbers, words = [0] * columns, [0] * columns
    for strip in rows[:_SAMPLE]:
        for piece in strip.pieces:
            if not piece.text:
                continue
            if not piece.value:
                words[piece.column] += 1
            elif read_value(piece.text).value is not None:
                numbers[piece.column] += 1
    return numbers, words


# --- rows -----------------------------------------------------------------------------------------------------------


def _table(part: Part, grid: Grid, before: Caption | None, vocabulary: Vocabulary) -> Outcome | None:
    part, grid = under_one_another(part, grid, vocabulary)
    plan = _plan(part, grid, vocabulary)
    if plan is None or not part.rows:
        return None
    drafts, unread, diagnostics = _drafts(part, plan, grid)
    if not drafts:
        return None
    caption = part.caption or (before.pair if before is not None else None)
    labels = [label_text(d.label) for d in drafts]
    heads = [c.label for c in plan.columns]
    match = best_match(vocabulary.catalogue, heads, labels, title=caption[0] if caption else None)
    columns = list(plan.columns)
    if match is not None:
        form = match.table
        columns = [
            Column(c.label, c.path, c.unit, c.span, None if i is None else form.columns[i].key)
            for c, i in zip(columns, match.columns, strict=True)
        ]
        drafts = [
            d if r is None else d._replace(key=form.rows[r].code or form.rows[r].label)
            for d, r in zip(drafts, match.rows, strict=True)
        ]
    elif not _plausible(part, plan, drafts, vocabulary):
        return None
    heading = [*(p for s in part.head for p in s.pieces if p.text), *part.beside]
    header = [Span(p.start, p.end) for p in heading]
    table = table_of(
        drafts, columns, layout=grid.layout, title=caption, header=header,
        form=None if match is None else match.table.form, kind=None if match is None else match.table.kind,
    )  # fmt: skip
    table = with_unit(table, part.unit or (before.unit if before is not None else None), vocabulary.catalogue)
    starts = [table.span.start, *(s for s in (part.start, before.start if before else None) if s is not None)]
    return Outcome(0, (table,), (Span(min(starts), table.span.end),), tuple(unread), tuple(diagnostics))


def _plausible(part: Part, plan: _Plan, drafts: Sequence[Draft], vocabulary: Vocabulary) -> bool:
    """Whether cells that no form knows are a table: under a header; words alone under a usual header or in many rows."""
    if not part.head:
        return False
    if any(len(c.text) > _LONGEST_CELL for d in drafts for c in d.cells):
        return False  # a page laid out as a table
    numbers = any(c.value is not None for d in drafts for c in d.cells)
    named = any(vocabulary.role(p.text) is not None for p in part.head[-1].pieces if p.column in plan.labels)
    return numbers or named or len(drafts) >= _MANY_ROWS


def _drafts(part: Part, plan: _Plan, grid: Grid) -> tuple[list[Draft], list[Span], list[Diagnostic]]:
    drafts: list[Draft] = []
    unread: list[Span] = []
    diagnostics: list[Diagnostic] = []
    over: dict[int, tuple[Piece, int]] = {}
    for strip in part.rows:
        cells = _cells_by_column(strip)
        filled = filled_of(strip)
        if not filled or ({p.text for p in filled[:2]} <= ORDINALS and filled[0].text in ORDINALS):
            continue
        alone = len(filled) == 1
        if alone and is_note(squeeze(filled[0].text)) and drafts:
            drafts[-1] = drafts[-1]._replace(note=filled[0].text, end=filled[0].end)
            continue
        draft = _draft(strip, cells, plan, grid, over, diagnostics)
        if draft is None:
            unread.append(Span(filled[0].start, filled[-1].end))
            if drafts and grid.layout is Layout.GRID and all(p.text.isdecimal() for p in filled):
                drafts[-1] = _cut_off(drafts[-1], filled, plan)
        else:
            drafts.append(draft)
    return drafts, unread, diagnostics


def _cut_off(draft: Draft, rest: Sequence[Piece], plan: _Plan) -> Draft:
    """The row above digits alone, which are the rest of its numbers on the next page: those are not known."""
    columns = {p.column for p in rest}
    cells = [
        unknown(c.span.end) if column in columns and c.text.isdecimal() else c
        for column, c in zip(plan.values, draft.cells, strict=True)
    ]
    return draft._replace(cells=tuple(cells))


def _draft(
    strip: Strip,
    cells: dict[int, Piece],
    plan: _Plan,
    grid: Grid,
    over: dict[int, tuple[Piece, int]],
    diagnostics: list[Diagnostic],
) -> Draft | None:
    """The row, its groups taken from cells that span rows above."""
    for piece in strip.pieces:
        if piece.column in plan.labels and piece.rows > 1:
            over[piece.column] = (piece, strip.row + piece.rows)
    own = [cells[c] for c in plan.labels if c in cells and cells[c].text]
    if not own:  # 合计 stands under 序号
        own = [p for p in strip.pieces if p.text and not p.value and p.column < min(plan.labels)][-1:]
    if not own:
        return None
    groups = [
        over[c][0].text
        for c in plan.labels
        if c in over and over[c][1] > strip.row and over[c][0].column < own[-1].column
    ]
    label = own[-1]
    fitting = [c for c in own[:-1] if c.text not in groups]
    values = _values(strip, cells, plan, grid, label, diagnostics)
    unit = _text_at(cells, plan.unit)
    return Draft(
        (label,), values, unit if unit and is_unit(unit) else None, _text_at(cells, plan.code) or None,
        groups=(*groups, *(c.text for c in fitting)), start=strip.start, end=strip.end,
    )  # fmt: skip


def _text_at(cells: dict[int, Piece], column: int | None) -> str:
    return cells[column].text if column is not None and column in cells else ""


def _values(
    strip: Strip, cells: dict[int, Piece], plan: _Plan, grid: Grid, label: Piece, diagnostics: list[Diagnostic]
) -> tuple[Cell, ...]:
    """The cells of the value columns. In ragged rows that are short nothing tells which cell is lacking."""
    present = [p for p in strip.pieces if p.column > label.column]
    lacking = grid.ragged and len(strip.pieces) < grid.columns and filled_of(strip)[-1:] != [label]
    if lacking and max((p.column for p in present if p.text), default=-1) < plan.values[-1]:
        beside = [p for p in present if p.text and not is_unit(p.text) and not (p.column == plan.unit and p.value)]
        if len(beside) == len(plan.values):
            return tuple(cell_of(p) for p in beside)
        place = strip.end
        if not beside:
            return tuple(blank(place) for _ in plan.values)
        shown = " | ".join(p.text for p in strip.pieces)
        diagnostics.append(
            diagnose("ambiguous_cells", Span(strip.start, strip.end), text=shown, count=len(plan.values))
        )
        return tuple(unknown(place) for _ in plan.values)
    found: list[Cell] = []
    for column in plan.values:
        piece = cells.get(column)
        found.append(cell_of(piece) if piece is not None and piece is not label else blank(strip.end, Read.LABEL))
    return tuple(found)
