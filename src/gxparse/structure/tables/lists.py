"""List tables among lines without delimiters (one cell a line, aligned by blanks, raw order); knows no grid.

A header of known words opens the table. Rows are read by their layout; the form is asked which labels it knows, so
that fragments of wrapped labels are put together and headings without values are told from what follows the table.
"""

import itertools
from collections.abc import Sequence

from gxparse.catalogue.labels import Numbering, key, read_label
from gxparse.folding import squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, Read
from gxparse.spans import Span
from gxparse.structure.tables.blockrows import rows_of_blocks
from gxparse.structure.tables.captions import Caption, caption_before
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
from gxparse.structure.tables.headers import Role, Vocabulary, column_of
from gxparse.structure.tables.indexed import indexed_rows
from gxparse.structure.tables.letters import NUMBER
from gxparse.structure.tables.listheads import ListHeader, header_at
from gxparse.structure.tables.listrows import (
    READER,
    RawRow,
    one_column,
    rows_of_lines,
    stacked_rows,
)
from gxparse.structure.tables.margins import ORDINALS
from gxparse.structure.tables.matching import Match, best_match
from gxparse.structure.tables.measures import with_unit
from gxparse.structure.tables.pieces import Piece, Strips
from gxparse.structure.tables.places import Ruler
from gxparse.structure.tables.values import is_unit, read_value

__all__ = ["read_list"]


def read_list(strips: Strips, start: int, vocabulary: Vocabulary) -> Outcome | None:
    """The list table whose header begins at this strip, or ``None``."""
    if strips.declined(READER, start):
        return None
    header = header_at(strips, start, vocabulary)
    if header is None:
        return None
    raws, end, after = indexed_rows(strips, header, vocabulary) or _rows(strips, header, vocabulary)
    if header.stacked and header.count(Role.VALUE) == header.width == 1:
        raws = [row for raw in raws for row in one_column(raw, vocabulary)]
    if not raws:
        strips.decline(READER, start, header.end)
        return None
    return _Reading(strips, start, header, vocabulary).outcome(raws, end, after)


def _rows(strips: Strips, header: ListHeader, vocabulary: Vocabulary) -> tuple[list[RawRow], int, tuple[Piece, ...]]:
    """The rows by their layout, the index after them, and words that follow."""
    if header.stacked:
        return stacked_rows(strips, header, vocabulary)
    return rows_of_blocks(strips, header, vocabulary) or rows_of_lines(strips, header, vocabulary)


class _Reading:
    """One list table: from raw rows to drafts, with the form's help."""

    def __init__(self, strips: Strips, start: int, header: ListHeader, vocabulary: Vocabulary) -> None:
        self.strips, self.start, self.header, self.vocabulary = strips, start, header, vocabulary
        self.heads = [h for h in header.heads if h.role == Role.VALUE]
        self.units = header.count(Role.UNIT)
        self.codes = header.count(Role.CODE)
        self.drafts: list[Draft] = []
        self.unread: list[Span] = []
        self.diagnostics: list[Diagnostic] = []
        self.ruler = Ruler(strips.text)

    def outcome(self, raws: list[RawRow], end: int, after: tuple[Piece, ...]) -> Outcome | None:
        """The table, or ``None`` where too little of it is one."""
        full = [r.values[-len(self.heads) :] for r in raws if len(r.values) >= len(self.heads)]
        self.ruler.learn(full)
        for position, raw in enumerate(raws):
            following = raws[position + 1].before if position + 1 < len(raws) else after
            raws[position + 1 : position + 2] = self._row(raw, following, raws[position + 1 : position + 2])
        caption = caption_before(self.strips, self.start)
        labels = [label_text(d.label) for d in self.drafts]
        match = best_match(self.vocabulary.catalogue, [h.piece.text for h in self.heads], labels, title=caption.title)
        if match is None and not self._plausible():
            return None
        return self._table(match, caption, end)

    def _plausible(self) -> bool:
        """Whether a table of no known form is one: a few rows, as wide as their header."""
        return len(self.drafts) > 1 and not self.diagnostics

    def _row(self, raw: RawRow, after: tuple[Piece, ...], following: list[RawRow]) -> list[RawRow]:
        if set("".join("".join(p.text.split()) for p in (*raw.before, *raw.own))) <= ORDINALS:
            return following  # 甲 乙 丙 1 2
        raw = self._code(raw)
        own, unit = self._unit(raw)
        rests = self._rests(raw.before, own, following[0]) if following else ()
        if rests:
            raw, after, following = raw._replace(below=following[0].values), rests, []
        used, label, tail = self._label(raw.before, own, after)
        if not tail and following and self._ends_above(own, following[0]):
            label, tail = (*label, *after), len(after)
        self._leftovers(raw.before[: len(raw.before) - used])
        torn = bool(rests) or (bool(raw.below) and tail > 0)
        cells, unit, code = self._torn(raw, unit) if torn else self._cells(raw, unit)
        end = max([p.end for p in (*raw.values, *(raw.below if torn else ()), *label, *rests)])
        note = label_text(rests) if rests and not tail else None
        self.drafts.append(Draft(label, cells, unit, code, note, start=raw.values[0].start, end=end))
        return [r._replace(before=r.before[tail:]) for r in following]

    def _code(self, raw: RawRow) -> RawRow:
        """The row with the code at the end of its words (条 01) among its values."""
        if not self.codes or not raw.own:
            return raw
        last = raw.own[-1]
        head, _, tail = last.text.rpartition(" ")
        if not tail.isdigit():
            return raw
        code = Piece(tail, last.end - len(tail), last.end, True)
        rest = (Piece(head.rstrip(), last.start, last.start + len(head.rstrip()), False),) if head.strip() else ()
        return raw._replace(own=(*raw.own[:-1], *rest), values=(code, *raw.values))

    def _unit(self, raw: RawRow) -> tuple[tuple[Piece, ...], str | None]:
        """The words of the row without the unit at their end, and the unit."""
        if not self.units or not raw.own:
            return raw.own, None
        last = raw.own[-1]
        if is_unit(last.text) and (len(raw.own) > 1 or raw.before):
            return raw.own[:-1], last.text
        head, _, tail = last.text.rpartition(" ")
        if head and is_unit(tail):
            return (*raw.own[:-1], Piece(head.strip(), last.start, last.start + len(head.rstrip()), False)), tail
        return raw.own, None

    def _ends_above(self, own: tuple[Piece, ...], below: RawRow) -> bool:
        """Whether words between two numbered rows end the label of the one above: the one below begins its own."""
        if self.header.heads[0].role != Role.INDEX or not own or not below.own:
            return False
        known = key(label_text(own)) in self.vocabulary.rows
        return not known and bool(read_label(below.own[0].text).numbering) and not any(map(_numbered, below.before))

    def _rests(self, before: tuple[Piece, ...], own: tuple[Piece, ...], below: RawRow) -> tuple[Piece, ...]:
        """The words of the row below where they end this row's label: then its digits end this row's number."""
        rest, rows = (*below.before, *below.own), self.vocabulary.rows
        digits = all(v.text.isdigit() for v in below.values) and len(below.values) <= len(self.heads)
        if any(NUMBER.match(piece.text) for piece in below.own):
            return ()  # a label of its own begins there
        if not digits or not rest or key(label_text(rest)) in rows:
            return ()
        tried = [label_text((*before[len(before) - used :], *own)) for used in range(min(len(before), 4) + 1)]
        ended = any(key(text) not in rows and key(text + label_text(rest)) in rows for text in tried)
        noted = key(label_text(own)) in rows and is_note(_folded(squeeze(label_text(rest))))
        return rest if ended or noted else ()

    def _torn(self, raw: RawRow, unit: str | None) -> tuple[tuple[Cell, ...], str | None, str | None]:
        """The cells of a row whose numbers are cut over two lines: which digits belong together nothing tells."""
        pieces = (*raw.values, *raw.below)
        span, count = Span(pieces[0].start, pieces[-1].end), len(self.heads)
        shown = " | ".join(piece.text for piece in pieces)
        self.diagnostics.append(diagnose("ambiguous_cells", span, text=shown, count=count))
        return tuple(unknown(pieces[-1].end) for _ in range(count)), unit, None

    def _label(
        self, before: tuple[Piece, ...], own: tuple[Piece, ...], after: tuple[Piece, ...]
    ) -> tuple[int, tuple[Piece, ...], int]:
        """How many pieces before belong to the label, the label, how many pieces after."""
        begin = int(bool(own and after) and _is_bare(label_text(own)))  # （一）alone: its words stand below
        known = self._known(before, own, after, begin)
        longer = None if known is None else self._known(before, own, after, known[1] + 1)
        if known is not None and longer is not None and longer[2] != known[2]:
            known = longer  # 规范性文件⏎数 is one label, though 规范性文件 is a row too; a note below a label is none of it
        if known is not None:
            used, tail, _ = known
            pieces = (*before[len(before) - used :], *own, *after[:tail])
            closed = _closed(pieces, after[tail:])
            return used, (*pieces, *closed), tail + len(closed)
        used = 0 if own else min(1, len(before))
        pieces = (*before[len(before) - used :], *own)
        tail = 0
        while tail < len(after) and _open_bracket(label_text(pieces)):
            pieces = (*pieces, after[tail])
            tail += 1
        return used, pieces, tail

    def _known(
        self, before: tuple[Piece, ...], own: tuple[Piece, ...], after: tuple[Piece, ...], begin: int
    ) -> tuple[int, int, str] | None:
        """How many pieces before and behind make a row's label with these, ``begin`` behind at least; and its key."""
        for tail in range(begin, min(len(after), 3) + 1):
            for used in range(min(len(before), 4), -1, -1):  # 信函、⏎传真申请数 is one label, though 传真申请数 is a row too
                pieces = (*before[len(before) - used :], *own, *after[:tail])
                if (own or used) and (known := key(label_text(pieces))) in self.vocabulary.rows:
                    return used, tail, known
        return None

    def _leftovers(self, pieces: Sequence[Piece]) -> None:
        """Words between rows: notes, headings without values, headers again; else unread."""
        for piece in pieces:
            squeezed = "".join(piece.text.split())
            if is_note(_folded(squeezed)) and self.drafts:
                self.drafts[-1] = self.drafts[-1]._replace(note=piece.text, end=piece.end)
            elif key(piece.text) in self.vocabulary.headings or _numbered(piece):
                cells = tuple(blank(piece.end) for _ in self.heads)
                self.drafts.append(Draft((piece,), cells, start=piece.start, end=piece.end))
            elif self.vocabulary.role(piece.text) is None:
                self.unread.append(Span(piece.start, piece.end))

    def _cells(self, raw: RawRow, unit: str | None) -> tuple[tuple[Cell, ...], str | None, str | None]:
        """The row's cells, unit and code."""
        values, count = list(raw.values), len(self.heads)
        code = None
        if self.codes and len(values) == count + 1 and read_value(values[0].text).missing is None:
            code = values.pop(0).text
        if self.units and len(values) == count + 1 and read_value(values[0].text).missing is not None:
            values.pop(0)
            if self.header.stacked and self._is_heading(raw):  # a row without a unit has no number: it is a page's
                self.unread += [Span(v.start, v.end) for v in values if read_value(v.text).value is not None]
                values = [Piece("", v.start, v.start, True) for v in values]
        place = max([p.end for p in (*raw.own, *raw.before, *raw.values)])
        if len(values) == count:
            return tuple(cell_of(v) for v in values), unit, code
        if all(not v.text or read_value(v.text).missing is not None for v in values):
            shown = [cell_of(v) for v in values[-1:]] if self.header.stacked and not self.units else []
            return (*shown, *(blank(place) for _ in range(count - len(shown)))), unit, code
        return self._placed(values, count, place), unit, code

    def _is_heading(self, raw: RawRow) -> bool:
        """Whether the words beside the values are those of a form's row that holds no number."""
        return bool(raw.own) and key(raw.own[-1].text) in self.vocabulary.headings

    def _placed(self, values: list[Piece], count: int, place: int) -> tuple[Cell, ...]:
        """Fewer values than columns: by their place on the line where the layout keeps it, else unknown."""
        columns = None if self.header.stacked or len(values) > count else self.ruler.place(values, count)
        if columns is None:
            span = Span(values[0].start, values[-1].end)
            shown = " | ".join(v.text for v in values)
            self.diagnostics.append(diagnose("ambiguous_cells", span, text=shown, count=count))
            return tuple(unknown(place) for _ in range(count))
        by_column = dict(zip(columns, values, strict=True))
        return tuple(
            cell_of(by_column[c], Read.POSITION) if c in by_column else blank(place, Read.POSITION)
            for c in range(count)
        )

    def _table(self, match: Match | None, caption: Caption, end: int) -> Outcome:
        drafts = self._known_end(match)
        text = self.strips.text
        columns: list[Column] = []
        for index, head in enumerate(self.heads):
            column = match.columns[index] if match is not None else None
            columns.append(
                column_of(head.piece, key_=None if match is None or column is None else match.table.columns[column].key)
            )
        if match is not None:
            drafts = [
                d if r is None else d._replace(key=match.table.rows[r].code or match.table.rows[r].label)
                for d, r in zip(drafts, match.rows, strict=False)
            ]
        spans = [Span(h.piece.start, h.piece.end) for h in self.header.heads]
        table = table_of(
            drafts, columns, layout=self._layout(), title=caption.pair, header=spans,
            form=None if match is None else match.table.form, kind=None if match is None else match.table.kind,
        )  # fmt: skip
        table = with_unit(table, caption.unit, self.vocabulary.catalogue)
        last = max(d.end for d in drafts)
        end = next((i for i in range(end - 1, self.start, -1) if self.strips[i].start < last), self.start) + 1
        start = caption.start if caption.start is not None else table.span.start
        last = max(last, self.strips[end - 1].end, last)
        unread = tuple(s for s in self.unread if s.end <= last)
        del text
        return Outcome(end, (table,), without(Span(start, last), unread), unread, tuple(self.diagnostics))

    def _known_end(self, match: Match | None) -> list[Draft]:
        """A known form ends with the last row that it knows, and rows of the same make directly after it."""
        if match is None:
            return self.drafts
        known = [i for i, r in enumerate(match.rows) if r is not None]
        last = known[-1]
        while last + 1 < len(self.drafts) and self.units and self.drafts[last + 1].unit:
            last += 1
        return self.drafts[: last + 1]

    def _layout(self) -> Layout:
        if self.header.stacked:
            return Layout.STACKED
        text = self.strips.text
        heads = [h.piece for h in self.header.heads]
        wide = any(b.start - a.end > 1 for a, b in itertools.pairwise(heads) if "\n" not in text[a.end : b.start])
        return Layout.ALIGNED if wide else Layout.RAW


def _numbered(piece: Piece) -> bool:
    """Whether this is a label that begins a part of a table: 一、 or （一）."""
    return read_label(piece.text).numbering in (Numbering.CHINESE, Numbering.CHINESE_PAREN)


def _is_bare(text: str) -> bool:
    """Whether a label is nothing but its number: a word behind it would be its name."""
    return read_label(text).name == text and read_label(f"{text}数").name == "数"


def _closed(label: Sequence[Piece], after: Sequence[Piece]) -> tuple[Piece, ...]:
    """The next words where they close a bracket that a label leaves open."""
    text = label_text(label)
    return tuple(after[:1]) if after and _open_bracket(text) and not _open_bracket(text + after[0].text) else ()


def _open_bracket(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _folded(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")
