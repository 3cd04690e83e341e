"""A document's blocks into its tables: each reader is tried where a table may begin; nothing is read twice."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, final

from attrs import evolve, frozen

from gxparse.catalogue import Catalogue
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Document
from gxparse.model.tables import IndicatorTable
from gxparse.spans import Span
from gxparse.structure.header import key_value_grid
from gxparse.structure.tables.drafts import Outcome
from gxparse.structure.tables.grids import read_grid
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.lists import read_list
from gxparse.structure.tables.matrix import read_matrix
from gxparse.structure.tables.pieces import Strips
from gxparse.structure.tables.plain import read_plain
from gxparse.structure.tables.remedies import read_remedies
from gxparse.structure.tables.words import read_words

__all__ = ["TableReading", "read_tables"]


@final
@frozen
class TableReading:
    """What was read of a document's tables."""

    tables: tuple[IndicatorTable, ...]
    """In reading order."""
    claimed: tuple[Span, ...]
    """Sorted, disjoint: everything that belongs to tables."""
    unread: tuple[Span, ...]
    """Sorted, disjoint: lines inside tables that became neither row, note nor header; grids that became no table."""
    diagnostics: tuple[Diagnostic, ...]


_LONGEST_HEADER: Final = 120


def read_tables(document: Document, catalogue: Catalogue) -> TableReading:
    """The tables of a document."""
    strips = Strips(document.text, document.blocks)
    vocabulary = _vocabulary(catalogue)
    outcomes: list[Outcome] = []
    index = 0
    while index < len(strips):
        outcome = _read_at(strips, index, vocabulary)
        if outcome is None:
            index += 1
            continue
        outcomes.append(outcome)
        index = max(outcome.end, index + 1)
    return _reading(outcomes)


@lru_cache(maxsize=8)
def _vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The words of a catalogue; made once."""
    return Vocabulary(catalogue)


def _read_at(strips: Strips, index: int, vocabulary: Vocabulary) -> Outcome | None:
    """The first reader, in this order, that finds a table here."""
    strip = strips[index]
    if strip.page:
        return None
    for reader in (read_matrix, read_remedies):
        outcome = reader(strips, index, vocabulary)
        if outcome is not None:
            return outcome
    if strip.grid is not None:
        return _grid(strips, index, vocabulary)
    if not strip.text or len(strip.text) > _LONGEST_HEADER:
        return None
    return read_list(strips, index, vocabulary) or read_words(strips, index) or read_plain(strips, index, vocabulary)


def _grid(strips: Strips, index: int, vocabulary: Vocabulary) -> Outcome | None:
    """A grid as list tables; one that is no table is declined when it holds keys and values, else unread."""
    grid = strips[index].grid
    assert grid is not None
    end = index + 1
    while end < len(strips) and strips[end].grid is grid:
        end += 1
    if key_value_grid(grid):
        return Outcome(end)
    outcome = read_grid(strips, index, end, vocabulary)
    if outcome is not None:
        return outcome
    unread = (grid.span,) if len(grid.span) else ()
    return Outcome(end, unread=unread)


def _reading(outcomes: list[Outcome]) -> TableReading:
    return TableReading(
        _with_forms(t for o in outcomes for t in o.tables),
        _disjoint([s for o in outcomes for s in o.claimed]),
        _disjoint([s for o in outcomes for s in o.unread]),
        tuple(d for o in outcomes for d in o.diagnostics),
    )


def _with_forms(tables: Iterable[IndicatorTable]) -> tuple[IndicatorTable, ...]:
    """The row of review and litigation is the same in several forms: it is of the form of the matrix before it."""
    found: list[IndicatorTable] = []
    form: str | None = None
    for table in tables:
        name = (table.kind or "/").partition("/")[2]
        if name == "matrix":
            form = table.form
        shared = table.kind is not None and table.form is None and form is not None
        found.append(evolve(table, form=form, kind=f"{form}/{name}") if shared else table)
    return tuple(found)


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(s for s in spans if len(s)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
