"""List tables among lines without delimiters (one cell a line, aligned by blanks, raw order); knows no grid.

A header of known words opens the table. Rows are read by their layout; the form is asked which labels it knows, so
that fragments of wrapped labels are put together and headings without values are told from what follows the table.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.catalogue.labels import Numbering, key, read_label
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, Read
from gxparse.spans import Span
from gxparse.structure.tables.captions import Caption, caption_before, is_caption
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
from gxparse.structure.tables.headers import Head, Role, Vocabulary, column_of
from gxparse.structure.tables.matching import Match, best_match
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.places import Ruler
from gxparse.structure.tables.values import is_unit, read_value

__all__ = ["read_list"]

_SECTION: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.]")
_ORDINALS: Final = frozenset("甲乙丙丁戊")
_PENDING: Final = 6
"""More lines of words than this in a row are no fragments of a label."""
_STRAY: Final = 4
_LONG_LABEL: Final = 120


class _Header(NamedTuple):
    heads: tuple[Head, ...]
    end: int
    stacked: bool

    def count(self, role: str) -> int:
        return sum(1 for head in self.heads if head.role == role)

    @property
    def width(self) -> int:
        """How many values a row may have, its unit and code counted."""
        return self.count(Role.VALUE) + self.count(Role.UNIT) + self.count(Role.CODE)


class _Raw(NamedTuple):
    """A row before its label is put together."""

    before: tuple[Piece, ...]
    own: tuple[Piece, ...]
    values: tuple[Piece, ...]
    number: Piece | None
    at: int


def read_list(strips: Strips, start: int, vocabulary: Vocabulary) -> Outcome | None:
    """The list table whose header begins at this strip, or ``None``."""
    if strips.declined(__name__, start):
        return None
    header = _header(strips, start, vocabulary)
    if header is None:
        return None
    raws, end, after = _stacked(strips, header, vocabulary) if header.stacked else _lines(strips, header, vocabulary)
    if header.stacked and header.count(Role.VALUE) == header.width == 1:
        raws = [row for raw in raws for row in _one_column(raw, vocabulary)]
    if not raws:
        strips.decline(__name__, start, header.end)
        return None
    return _Reading(strips, start, header, vocabulary).outcome(raws, end, after)


# --- headers --------------------------------------------------------------------------------------------------------


def _header(strips: Strips, start: int, vocabulary: Vocabulary) -> _Header | None:
    first = strips[start]
    opening = (Role.LABEL, Role.INDEX)
    text = first.pieces[0].text if first.pieces else ""
    if vocabulary.role(text) not in opening and vocabulary.role(text.split(" ")[0]) not in opening:
        return None
    heads: list[Head] = []
    index = start
    while index < len(strips) and index < start + 24:
        strip = strips[index]
        if strip.grid is not None or (strip.pieces and any(p.value and p.text for p in strip.pieces)):
            break
        if strip.page:
            index += 1
            continue
        parts = [part for piece in strip.pieces for part in _words(piece, vocabulary)]
        roles = [vocabulary.role(p.text) for p in parts]
        if parts and all(roles):
            heads += [Head(role, p) for role, p in zip(roles, parts, strict=True) if role]
        elif len(parts) == 1 and heads and (joined := _joined(heads, parts[0], vocabulary)):
            heads[-1] = joined
        else:
            break
        index += 1
    if not any(h.role == Role.VALUE for h in heads):
        strips.decline(__name__, start, index)
        return None
    stacked = len(first.pieces) == 1 and len(heads) > 1 and first.pieces[0].end == heads[0].piece.end
    return _Header(tuple(heads), index, stacked)


def _words(piece: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Headers that stand one blank apart: ``信息内容 本年制发件数``."""
    if vocabulary.role(piece.text) is not None or " " not in piece.text:
        return [piece]
    parts = [
        Piece(m[0], piece.start + m.start(), piece.start + m.end(), False) for m in re.finditer(r"\S+", piece.text)
    ]
    return parts if all(vocabulary.role(p.text) for p in parts) else [piece]


def _joined(heads: list[Head], piece: Piece, vocabulary: Vocabulary) -> Head | None:
    """The last header with the rest of it on the next line: 本年收费金额 / （单位：万元）."""
    last = heads[-1].piece
    whole = Piece(last.text + piece.text, last.start, piece.end, False)
    return Head(heads[-1].role, whole) if vocabulary.role(whole.text) == heads[-1].role else None


# --- rows -----------------------------------------------------------------------------------------------------------


def _closes(strip: Strip, vocabulary: Vocabulary) -> bool:
    """Whether a line without values ends the table: a section heading, prose, another caption."""
    if strip.heading or not strip.text or len(strip.text) > _LONG_LABEL:
        return True
    if is_caption(strip.text) or (strip.words and vocabulary.is_head(strip.words[0].text.split()[0])):
        return True
    if strip.text[-1] in "。;:":
        return key(strip.text) not in vocabulary.rows
    return _SECTION.match(strip.text) is not None and key(strip.text) not in vocabulary.rows


def _lines(strips: Strips, header: _Header, vocabulary: Vocabulary) -> tuple[list[_Raw], int, tuple[Piece, ...]]:
    """Rows that stand on a line each, with fragments of labels on lines before and after."""
    raws: list[_Raw] = []
    pending: list[Piece] = []
    index = end = header.end
    while index < len(strips):
        strip = strips[index]
        if strip.grid is not None:
            break
        values = [p for p in strip.values if p.text]
        if strip.page or not strip.pieces:
            index += 1
            continue
        leading = strip.leading
        if values and len(values) <= header.width and len(leading) <= header.count(Role.INDEX):
            if not strip.words and not pending:
                break
            raws.append(_Raw(tuple(pending), tuple(strip.words), tuple(values), leading[0] if leading else None, index))
            pending, end = [], index + 1
        elif values or strip.leading or _closes(strip, vocabulary) or len(pending) >= _PENDING:
            break
        else:
            pending += strip.words
        index += 1
    return raws, end, tuple(pending)


def _stacked(strips: Strips, header: _Header, vocabulary: Vocabulary) -> tuple[list[_Raw], int, tuple[Piece, ...]]:
    """Rows that stand one cell a line."""
    raws: list[_Raw] = []
    words: list[Piece] = []
    values: list[Piece] = []
    index = end = header.end
    at = index
    codes = header.count(Role.CODE)
    while index < len(strips):
        strip = strips[index]
        if strip.page:
            index += 1
            continue
        if strip.grid is not None or len(strip.pieces) > 1:
            break
        piece = strip.pieces[0] if strip.pieces else Piece("", strip.start, strip.start, True)
        if piece.value or (codes and piece.text.isdigit()):
            if not words or len(values) > header.width + _STRAY:
                break
            values.append(piece)  # one too many is kept: then nothing of the row is sure
            at, end = index, index + 1
        else:
            if values and words:
                raws.append(_Raw(tuple(words[:-1]), (words[-1],), tuple(values), None, at))
                words, values = [], []
            if (_closes(strip, vocabulary) and not is_note(strip.text)) or len(words) >= _PENDING:
                break
            words.append(piece)
        index += 1
    if values and words:
        raws.append(_Raw(tuple(words[:-1]), (words[-1],), tuple(values), None, at))
        words = []
    return raws, end, tuple(words)


def _one_column(raw: _Raw, vocabulary: Vocabulary) -> list[_Raw]:
    """A column of labels, then one column of as many values: each label has its value."""
    labels = (*raw.before, *raw.own)
    if not 1 < len(labels) == len(raw.values) or not all(key(p.text) in vocabulary.rows for p in labels):
        return [raw]
    return [raw._replace(before=(), own=(p,), values=(v,)) for p, v in zip(labels, raw.values, strict=True)]


# --- putting together -----------------------------------------------------------------------------------------------


class _Reading:
    """One list table: from raw rows to drafts, with the form's help."""

    def __init__(self, strips: Strips, start: int, header: _Header, vocabulary: Vocabulary) -> None:
        self.strips, self.start, self.header, self.vocabulary = strips, start, header, vocabulary
        self.heads = [h for h in header.heads if h.role == Role.VALUE]
        self.units = header.count(Role.UNIT)
        self.codes = header.count(Role.CODE)
        self.drafts: list[Draft] = []
        self.unread: list[Span] = []
        self.diagnostics: list[Diagnostic] = []
        self.ruler = Ruler(strips.text)

    def outcome(self, raws: list[_Raw], end: int, after: tuple[Piece, ...]) -> Outcome | None:
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

    def _row(self, raw: _Raw, after: tuple[Piece, ...], following: list[_Raw]) -> list[_Raw]:
        if set("".join("".join(p.text.split()) for p in (*raw.before, *raw.own))) <= _ORDINALS:
            return following  # 甲 乙 丙 1 2
        raw = self._code(raw)
        own, unit = self._unit(raw)
        used, label, tail = self._label(raw.before, own, after)
        self._leftovers(raw.before[: len(raw.before) - used])
        cells, unit, code = self._cells(raw, unit)
        end = max([p.end for p in (*raw.values, *label)])
        self.drafts.append(Draft(label, cells, unit, code, start=raw.values[0].start, end=end))
        return [r._replace(before=r.before[tail:]) for r in following]

    def _code(self, raw: _Raw) -> _Raw:
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

    def _unit(self, raw: _Raw) -> tuple[tuple[Piece, ...], str | None]:
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

    def _label(
        self, before: tuple[Piece, ...], own: tuple[Piece, ...], after: tuple[Piece, ...]
    ) -> tuple[int, tuple[Piece, ...], int]:
        """How many pieces before belong to the label, the label, how many pieces after."""
        rows = self.vocabulary.rows
        for tail in range(min(len(after), 3) + 1):
            for used in range(min(len(before), 4) + 1):
                pieces = (*before[len(before) - used :], *own, *after[:tail])
                if (own or used) and key(label_text(pieces)) in rows:
                    return used, pieces, tail
        used = 0 if own else min(1, len(before))
        pieces = (*before[len(before) - used :], *own)
        tail = 0
        while tail < len(after) and _open_bracket(label_text(pieces)):
            pieces = (*pieces, after[tail])
            tail += 1
        return used, pieces, tail

    def _leftovers(self, pieces: Sequence[Piece]) -> None:
        """Words between rows: notes, headings without values, headers again; else unread."""
        for piece in pieces:
            squeezed = "".join(piece.text.split())
            if is_note(_folded(squeezed)) and self.drafts:
                self.drafts[-1] = self.drafts[-1]._replace(note=piece.text, end=piece.end)
            elif key(piece.text) in self.vocabulary.headings or self._numbered(piece.text):
                cells = tuple(blank(piece.end) for _ in self.heads)
                self.drafts.append(Draft((piece,), cells, start=piece.start, end=piece.end))
            elif self.vocabulary.role(piece.text) is None:
                self.unread.append(Span(piece.start, piece.end))

    @staticmethod
    def _numbered(text: str) -> bool:
        return read_label(text).numbering in (Numbering.CHINESE, Numbering.CHINESE_PAREN)

    def _cells(self, raw: _Raw, unit: str | None) -> tuple[tuple[Cell, ...], str | None, str | None]:
        """The row's cells, unit and code."""
        values, count = list(raw.values), len(self.heads)
        code = None
        if self.codes and len(values) == count + 1 and read_value(values[0].text).missing is None:
            code = values.pop(0).text
        if self.units and len(values) == count + 1 and read_value(values[0].text).missing is not None:
            values.pop(0)
        place = max([p.end for p in (*raw.own, *raw.before, *raw.values)])
        if len(values) == count:
            return tuple(cell_of(v) for v in values), unit, code
        if all(not v.text or read_value(v.text).missing is not None for v in values):
            shown = [cell_of(v) for v in values[-1:]] if self.header.stacked and not self.units else []
            return (*shown, *(blank(place) for _ in range(count - len(shown)))), unit, code
        return self._placed(values, count, place), unit, code

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


def _open_bracket(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _folded(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")
