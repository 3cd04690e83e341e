"""Values that stand column by column after all their labels, one a line, as converters of PDFs write them.

Which order the values have is not printed. It is read column by column only where the form's arithmetic holds that
way, and not row by row. Else the rows are there, their cells unknown.
"""

from collections.abc import Iterator, Sequence

from gxparse.catalogue import FormTable, Shape, Status
from gxparse.catalogue.labels import key, read_label
from gxparse.model.diagnostics import diagnose
from gxparse.model.document import Layout
from gxparse.model.tables import Column
from gxparse.spans import Span
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.drafts import Draft, Outcome, depth_of, table_of, unknown, without
from gxparse.structure.tables.evidence import near_row
from gxparse.structure.tables.groups import Group, Region
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.pieces import Piece
from gxparse.structure.tables.solving import value_of

__all__ = ["labels_of", "turned", "unreadable"]

_LEAST_ROWS = 2
_LONGEST_WRAP = 3
_MOST_SHOWN = 14
"""Values that a diagnostic shows."""


def turned(groups: Sequence[Group], table: FormTable) -> list[Group] | None:
    """The groups with those of several rows cut into rows, column by column; ``None`` where there are none to cut."""
    found: list[Group] = []
    for group in groups:
        rows = None if group.gridded or group.own else _rows(group, table)
        found += [group] if rows is None else rows
    return found if len(found) > len(groups) else None


def _rows(group: Group, table: FormTable) -> list[Group] | None:
    count, rest = divmod(len(group.values), len(table.columns))
    if rest or count < _LEAST_ROWS:
        return None
    labels = list(labels_of(group.before, table))
    rows = [row for row, _ in labels]
    if len(rows) != count or rows != sorted(set(rows)):
        return None
    by_column = [group.values[i::count] for i in range(count)]
    width = len(table.columns)
    by_row = [group.values[i * width : (i + 1) * width] for i in range(count)]
    if not _adds_up(by_column, rows, table) or _adds_up(by_row, rows, table):
        return None
    return [
        Group(label, (), values, (), group.strip, False)
        for (_, label), values in zip(labels, by_column, strict=True)
    ]  # fmt: skip


def _adds_up(found: Sequence[Sequence[Piece]], rows: Sequence[int], table: FormTable) -> bool:
    """Whether the rule within the row holds for each row, and says something for one of them."""
    checksum = checksum_of(table)
    values = [[value_of(piece) for piece in row] for row in found]
    status = [checksum.row(row, cells) for row, cells in zip(rows, values, strict=True)]
    return all(s is Status.HOLDS for s in status) and any(any(cells) for cells in values)


def labels_of(words: Sequence[Piece], table: FormTable) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """The rows that words name one after the other, wrapped labels put together; captions and headers are left out."""
    index = 0
    while index < len(words):
        found = next(_named(words[index : index + _LONGEST_WRAP], table), None)
        if found is None and key(words[index].text) not in table.group_keys:
            row = near_row(words[index].text, table)
            found = None if row is None else (row, tuple(words[index : index + 1]))
        if found is not None:
            yield found
        index += 1 if found is None else len(found[1])


def _named(words: Sequence[Piece], table: FormTable) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    for count in range(1, len(words) + 1):
        text = "".join(word.text for word in words[:count])
        rows = table.find_rows(text)
        if len(rows) == 1 and (len(key(text)) > 2 or read_label(text).numbering):
            yield rows[0], tuple(words[:count])


def unreadable(region: Region, vocabulary: Vocabulary) -> Outcome | None:
    """The matrix with all its cells unknown, where most labels of a form stand apart from their values."""
    words = [w for g in region.groups for w in g.before]
    tables = list(vocabulary.catalogue.shaped(Shape.MATRIX))
    named = [dict(reversed(list(labels_of(words, table)))) for table in tables]
    best = max(range(len(tables)), key=lambda i: len(named[i]), default=None)
    if best is None or 2 * len(named[best]) < len(tables[best].rows):
        return None
    table, rows = tables[best], named[best]
    spans = [Span(g.values[0].start, g.values[-1].end) for g in region.groups]
    columns = [Column(c.label, c.full_path, None, None, c.key) for c in table.columns]
    drafts = [_unknown_row(table, row, rows[row]) for row in sorted(rows)]
    found = table_of(
        drafts, columns, layout=Layout.STACKED, header=[Span(words[0].start, words[0].end)], form=table.form,
        kind=table.kind,
    )  # fmt: skip
    diagnostics = tuple(
        diagnose("ambiguous_cells", span, text=_shown(g.values), count=len(columns))
        for g, span in zip(region.groups, spans, strict=True)
    )
    whole = Span(found.span.start, max(found.span.end, spans[-1].end))
    return Outcome(region.end, (found,), without(whole, spans), tuple(spans), diagnostics)


def _unknown_row(table: FormTable, row: int, label: tuple[Piece, ...]) -> Draft:
    form = table.rows[row]
    end = label[-1].end
    cells = tuple(unknown(end) for _ in table.columns)
    return Draft(
        label, cells, groups=form.group, key=form.code or form.label, start=label[0].start, end=end,
        depth=depth_of(read_label(form.label)),
    )  # fmt: skip


def _shown(values: Sequence[Piece]) -> str:
    shown = " | ".join(v.text for v in values[:_MOST_SHOWN])
    return shown if len(values) <= _MOST_SHOWN else f"{shown} | …"
