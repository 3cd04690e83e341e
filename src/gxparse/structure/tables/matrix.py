"""The matrix of forms 2019 and 2021, in any layout and in pieces, into one table.

Groups of values are aligned with the rows of the form; where labels or cells are lost the form's order and its
arithmetic decide, or nothing does, and a diagnostic says so.
"""

import itertools
import re
from collections.abc import Container, Mapping, Sequence
from decimal import Decimal
from typing import Final

from gxparse.catalogue import Shape, Status
from gxparse.catalogue.labels import key, read_label
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, Read
from gxparse.spans import Span
from gxparse.structure.tables.alignment import Alignment, Place, foreign
from gxparse.structure.tables.applicants import order_of
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.choosing import MANY_FAILS, best_alignment, by_column, is_doubtful
from gxparse.structure.tables.columnwise import unreadable
from gxparse.structure.tables.drafts import Draft, Outcome, blank, cell_of, depth_of, table_of, unknown, without
from gxparse.structure.tables.formwords import is_of_form
from gxparse.structure.tables.groups import Group, Region, opens_matrix, region_of
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.pieces import Piece, Strips
from gxparse.structure.tables.places import Heads, Ladder, Ruler, by_tabs
from gxparse.structure.tables.solving import Solution, solve, value_of

__all__ = ["read_matrix"]

_SURE_HEADS: Final = 3
"""So many headers in a grid say that the columns are the form's."""


def read_matrix(strips: Strips, start: int, vocabulary: Vocabulary) -> Outcome | None:
    """The matrix that begins at this strip, or ``None``."""
    if strips.declined(__name__, start) or not opens_matrix(strips, start, vocabulary):
        return None
    region = region_of(strips, start, vocabulary)
    if not region.groups:
        strips.decline(__name__, start, region.end)
        return None
    if region.stacked:
        for table in vocabulary.catalogue.shaped(Shape.MATRIX):
            turned = by_column(region, table)
            if turned is not None:
                return _Matrix(strips, *turned).outcome()
    best = best_alignment(region, vocabulary)
    if best is None:
        return unreadable(region, vocabulary) if region.stacked else None
    region, alignment = best
    if is_doubtful(region.groups, alignment):
        return unreadable(region, vocabulary)
    return _Matrix(strips, region, alignment).outcome()


class _Matrix:
    """One matrix: from its groups to its table."""

    def __init__(self, strips: Strips, region: Region, alignment: Alignment) -> None:
        self.strips, self.region, self.alignment = strips, region, alignment
        self.form = alignment.table
        self.width = len(self.form.columns)
        self.checksum = checksum_of(self.form)
        self.diagnostics: list[Diagnostic] = []
        self.unread: list[Span] = []
        self.words = self._all_words()
        self.heads = self._heads()
        self.order = order_of(strips, region, alignment, self.words)
        self.printed = self._printed()
        self.last = 0

    def outcome(self) -> Outcome | None:
        """The table, or ``None`` where its header contradicts the form."""
        if not self._columns_fit():
            return None
        cells = self._cells()
        if self.printed != tuple(range(self.width)):
            cells = {index: tuple(found[i] for i in self.printed) for index, found in cells.items()}
        drafts = self._drafts(cells)
        self._report_gaps()
        header = self._header()
        columns = [self._column(i) for i in self.printed]
        table = table_of(
            drafts, columns, layout=self._layout(), header=[s for s in header if s is not None],
            form=self.form.form, kind=self.form.kind,
        )  # fmt: skip
        start = min(self.strips[self.region.start].start, table.span.start)
        end = max(table.span.end, self.last)
        self._report_words(Span(start, end))
        index = next((i for i in range(self.region.end - 1, -1, -1) if self.strips[i].start < end), 0) + 1
        unread = tuple(s for s in self.unread if s.end <= end)
        return Outcome(index, (table,), without(Span(start, end), unread), unread, tuple(self.diagnostics))

    # --- columns ---

    def _all_words(self) -> list[Piece]:
        found: list[Piece] = []
        for index in range(self.region.start, self.region.end):
            if not self.strips[index].page:
                found += self.strips[index].words
        return found

    def _heads(self) -> list[Piece | None]:
        """The printed header of each column, where it stands in one piece before the first values."""
        first = self.strips[self.region.groups[0].strip].start
        found: list[Piece | None] = [None] * self.width
        for piece in self.words:
            if piece.start >= first:
                break
            column = self.form.find_column(piece.text)
            if column is None or found[column] is not None:
                continue
            if piece.column >= 0 or key(piece.text) == key(self.form.columns[column].label):
                found[column] = piece  # in lines 企业 is the second half of 商业企业
        return found

    def _printed(self) -> tuple[int, ...]:
        """The columns as they are printed, all in the form's order unless headers say otherwise.

        Columns that the form does not have come after those that it has.
        """
        if self.order is None:
            return tuple(range(self.width))
        others = itertools.count(self.width)
        return tuple(next(others) if column is None else column for column in self.order.columns)

    @property
    def _whole(self) -> bool:
        """Whether the columns are those of the form, in its order."""
        return self.printed == tuple(range(self.width))

    def _columns_fit(self) -> bool:
        """Columns in the form's order must add up, more often than not, where no header of a grid tells them."""
        gridded = all(g.gridded for g in self.region.groups)
        if self.order is not None or (gridded and sum(1 for h in self.heads if h is not None) >= _SURE_HEADS):
            return True
        full = [
            self.checksum.row(p.row, [value_of(v) for v in g.values])
            for p, g in zip(self.alignment.places, self.region.groups, strict=True)
            if p is not None and len(g.values) == self.width and any(value_of(v) for v in g.values)
        ]
        fails = full.count(Status.FAILS)
        return fails < MANY_FAILS or fails <= full.count(Status.HOLDS)

    def _header(self) -> list[Span | None]:
        heads = [*self.heads, *(self.order.heads if self.order is not None else ())]
        return list(dict.fromkeys([None if h is None else Span(h.start, h.end) for h in heads]))

    def _column(self, index: int) -> Column:
        if self.order is not None and index >= self.width:
            other = self.order.heads[self.printed.index(index)]
            name = "".join(other.text.split())
            return Column(name, (name,), None, Span(other.start, other.end))
        form = self.form.columns[index]
        head = self.heads[index]
        label = form.label if head is None else "".join(head.text.split())
        span = None if head is None else Span(head.start, head.end)
        return Column(label, (*form.path, label), None, span, form.key)

    # --- cells ---

    def _cells(self) -> dict[int, tuple[Cell, ...]]:
        """The cells of each group that has a row."""
        known: dict[int, Sequence[Piece | None]] = {}
        unsure: dict[int, int] = {}
        found: dict[int, tuple[Cell, ...]] = {}
        ruler, heads, ladder = self._places()
        for index, (place, group) in enumerate(zip(self.alignment.places, self.region.groups, strict=True)):
            if place is None:
                continue
            if group.torn or self._by_chance(group, place):
                found[index] = self._solution(group, None)
                continue
            placed = self._placed(group, place, ruler, heads, ladder)
            if placed is None:
                unsure[place.row] = index
                continue
            known[place.row] = placed
            read = place.read if len(group.values) == len(self.printed) else Read.POSITION
            end = group.values[-1].end
            found[index] = tuple([blank(end, read) if p is None else cell_of(p, read) for p in placed])
        found.update(self._solved(known, unsure))
        return found

    def _by_chance(self, group: Group, place: Place) -> bool:
        """Whether values one a line are as many as a row's, are so in few of the rows, and prove nothing themselves.

        Then the order is that of the page's stream: only a sum of numbers beside their label shows a row. Zeros do not.
        """
        if not self.region.stacked or len(group.values) != self.width:
            return False
        full = sum(1 for g in self.region.groups if len(g.values) == self.width)
        if 2 * full >= len(self.region.groups):
            return False
        values = [value_of(v) for v in group.values]
        proved = (
            any(isinstance(v, Decimal) and v for v in values)
            and self.checksum.row(place.row, values) is not Status.FAILS
        )
        return not proved or place.read is Read.POSITION

    def _places(self) -> tuple[Ruler, Heads | None, Ladder]:
        """What the layout says of columns: on the line, under the headers, and under the label."""
        whole = all(len(g.values) == len(self.printed) for g in self.region.groups)  # then nothing needs to be known
        groups = [] if whole else [g for g in self.region.groups if not g.gridded and len(g.values) <= self.width]
        ruler, ladder = Ruler(self.strips.text), Ladder(self.strips.text, self.width)
        ruler.learn([g.values for g in groups if len(g.values) == self.width])
        beginnings = [] if self.region.stacked or not groups else self._beginnings()
        heads = Heads(self.strips.text, beginnings) if len(beginnings) == self.width > 1 else None
        if heads is not None:
            heads.learn([g.values for g in groups])
        if self.region.stacked and all(v.text for g in groups for v in g.values):
            ladder.learn([(g.before[-1].end, g.values) for g in groups if g.before])
        return ruler, heads, ladder

    def _beginnings(self) -> list[Piece]:
        """The first word of each column's header: 商业 of 商业 / 企业."""
        first = self.strips[self.region.groups[0].strip].start
        found: dict[int, Piece] = {}
        for piece in self.words:
            for match in re.finditer(r"\S{2,}", piece.text) if piece.end <= first else ():
                start = piece.start + match.start()
                for index, column in enumerate(self.form.columns):
                    if key(column.label).startswith(match[0]):
                        found.setdefault(index, Piece(match[0], start, start + len(match[0]), False))
        return [found[index] for index in sorted(found)]

    def _placed(
        self, group: Group, place: Place, ruler: Ruler, heads: Heads | None, ladder: Ladder
    ) -> tuple[Piece | None, ...] | None:
        """The values in their columns where the layout shows them, and the row does not contradict it."""
        if len(group.values) == len(self.printed):
            if self.printed == tuple(range(self.width)):
                return group.values
            by_column = dict(zip(self.printed, group.values, strict=True))
            return tuple(by_column.get(i) for i in range(max(self.width, max(self.printed) + 1)))
        if group.gridded or len(group.values) > self.width or not self._whole:
            return None
        if self.region.stacked:
            under = ladder.place(group.before[-1].end, group.values) if group.before else None
            return self._checked(group, place, under, {Status.HOLDS})
        tabs = by_tabs(self.strips.text, group.own, group.values, self.width)
        on_line = tabs or ruler.place(group.values, self.width)
        if on_line is not None or heads is None:
            return self._checked(group, place, on_line, {Status.HOLDS, Status.NOT_ASSESSABLE})
        return self._checked(group, place, heads.place(group.values), {Status.HOLDS})

    def _checked(
        self, group: Group, place: Place, columns: Sequence[int] | None, wanted: Container[Status]
    ) -> tuple[Piece | None, ...] | None:
        if columns is None:
            return None
        cells: list[Piece | None] = [None] * self.width
        for piece, column in zip(group.values, columns, strict=True):
            cells[column] = piece
        return tuple(cells) if self.checksum.row(place.row, [value_of(c) for c in cells]) in wanted else None

    def _solved(
        self, known: Mapping[int, Sequence[Piece | None]], unsure: Mapping[int, int]
    ) -> dict[int, tuple[Cell, ...]]:
        """The cells of rows with too few or too many values, as far as arithmetic tells."""
        if not unsure:
            return {}
        values = {row: self.region.groups[index].values for row, index in unsure.items()}
        sure = {row: [value_of(p) for p in placed] for row, placed in known.items()}
        solutions = solve(self.checksum, sure, values, self.width) if self._whole else {}
        return {index: self._solution(self.region.groups[index], solutions.get(row)) for row, index in unsure.items()}

    def _solution(self, group: Group, solution: Solution | None) -> tuple[Cell, ...]:
        span = Span(group.values[0].start, group.values[-1].end)
        text = " | ".join(v.text for v in group.values)
        place = group.values[-1].end
        if solution is None or not solution.cells:
            self.diagnostics.append(diagnose("ambiguous_cells", span, text=text, count=len(self.printed)))
            return tuple(unknown(place) for _ in range(max(self.width, max(self.printed) + 1)))
        if False in solution.cells:
            first, second = (" | ".join("" if p is None else p.text for p in r) for r in solution.readings)
            self.diagnostics.append(
                diagnose("ambiguous_reading", span, text=text, count=solution.ways, first=first, second=second)
            )
        return tuple(
            unknown(place) if cell is False else _cell(_piece(cell), group, Read.POSITION_ARITHMETIC)
            for cell in solution.cells
        )

    # --- rows ---

    def _drafts(self, cells: Mapping[int, tuple[Cell, ...]]) -> list[Draft]:
        printed = {key(w.text): "".join(w.text.split()) for w in self.words}
        drafts: dict[float, Draft] = {}
        before = -1.0
        for index, (place, group) in enumerate(zip(self.alignment.places, self.region.groups, strict=True)):
            end = max([v.end for v in group.values])
            if place is None:
                if self._is_extra(index):
                    before += 0.001
                    drafts[before] = self._extra(group, end)
                    self.last = max(self.last, end)
                continue
            before = place.row
            drafts[place.row] = self._draft(place.row, place.label, cells[index], end, printed)
            self.last = max(self.last, end, *(p.end for p in place.label)) if place.label else max(self.last, end)
        if not self.alignment.gaps:
            for row, piece in self._bare_labels({int(r) for r in drafts if r == int(r)}).items():
                cells_ = tuple(blank(piece.end) for _ in self.printed)
                drafts[row] = self._draft(row, (piece,), cells_, piece.end, printed)
        return [drafts[row] for row in sorted(drafts)]

    def _draft(
        self, row: int, label: tuple[Piece, ...], cells: tuple[Cell, ...], end: int, printed: Mapping[str, str]
    ) -> Draft:
        form = self.form.rows[row]
        groups = tuple(printed.get(key(g), g) for g in form.group)
        start = label[0].start if label else min((c.span.start for c in cells if c.text), default=end)
        return Draft(
            label, cells, groups=groups, key=form.code or form.label, start=start, end=end,
            depth=depth_of(read_label(form.label)),
        )  # fmt: skip

    def _is_extra(self, index: int) -> bool:
        """Whether a group is a row of its own that the form does not have."""
        group = self.region.groups[index]
        return (
            self.alignment.places[index] is None
            and len(group.values) == len(self.printed)
            and foreign(group, self.form)
        )

    def _extra(self, group: Group, end: int) -> Draft:
        label = group.own[-1]
        span = Span(label.start, label.end)
        self.diagnostics.append(diagnose("unknown_row", span, label=label.text, form=self.form.form))
        return Draft((label,), tuple(cell_of(v) for v in group.values), start=label.start, end=end)

    def _bare_labels(self, found: set[int]) -> dict[int, Piece]:
        """Labels of rows without any value: their cells are blank."""
        bare: dict[int, Piece] = {}
        used = {p for place in self.alignment.places if place is not None for p in place.label}
        for piece in self.words:
            rows = self.form.find_rows(piece.text)
            if len(rows) == 1 and rows[0] not in found and piece not in used and len(key(piece.text)) > 2:
                bare.setdefault(rows[0], piece)
        return {row: piece for row, piece in bare.items() if piece.start < self.last}

    # --- what is left ---

    def _report_gaps(self) -> None:
        for gap in self.alignment.gaps:
            for index in gap.groups:
                values = self.region.groups[index].values
                span = Span(values[0].start, values[-1].end)
                if not any(v.text for v in values) or span.start > self.last:
                    continue
                names = [self.form.rows[r].label for r in (*gap.rows[:1], *gap.rows[-1:])] or ["—", "—"]
                text = " | ".join(v.text for v in values)
                self.diagnostics.append(diagnose("ambiguous_row", span, text=text, first=names[0], second=names[-1]))
                self.unread.append(span)
        open_groups = {i for gap in self.alignment.gaps for i in gap.groups}
        for index, (place, group) in enumerate(zip(self.alignment.places, self.region.groups, strict=True)):
            if index in open_groups or self._is_extra(index):
                continue
            if place is None and any(v.text for v in group.values):
                pieces = (*group.own, *group.values)
                self.unread.append(Span(min(p.start for p in pieces), max(p.end for p in pieces)))

    def _report_words(self, span: Span) -> None:
        """Words that are of no label, header or group."""
        used = {p for place in self.alignment.places if place is not None for p in place.label}
        used |= {p for i, g in enumerate(self.region.groups) if self._is_extra(i) for p in g.own[-1:]}
        for piece in self.words:
            if piece.column >= 0 or piece in used or not span.start <= piece.start < span.end:
                continue
            if not is_of_form(piece.text, self.form):
                self.unread.append(Span(piece.start, piece.end))

    def _layout(self) -> Layout:
        grids = {self.strips[g.strip].block for g in self.region.groups if g.gridded}
        lines = [g for g in self.region.groups if not g.gridded]
        if len(grids) > 1 or (grids and lines):
            return Layout.FRAGMENTS
        if grids:
            grid = self.strips[self.region.groups[0].strip].grid
            return Layout.GRID if grid is None else grid.layout
        if self.region.stacked:
            return Layout.STACKED
        wide = sum(1 for g in lines if len(g.values) > 1 and g.values[1].start - g.values[0].end > 1)
        return Layout.ALIGNED if 2 * wide > len(lines) else Layout.RAW


def _piece(cell: object) -> Piece | None:
    return cell if isinstance(cell, Piece) else None


def _cell(piece: Piece | None, group: Group, read: Read) -> Cell:
    return blank(group.values[-1].end, read) if piece is None else cell_of(piece, read)
