"""Turns a report into text for a terminal: metadata, outline, tables, numbers, diagnostics; reads no text again."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from gxparse.folding import width
from gxparse.model.report import Report
from gxparse.model.tables import Column, IndicatorTable, Row
from gxparse.rendering.words import facts, grouped, oddities, shown

__all__ = ["report_text"]

_COLUMNS: Final = 100
"""Columns of the terminal that lists and labels are fitted to."""
_LABEL: Final = 48
"""Columns of a row's label, at most."""
_WORDS: Final = 24
"""Columns from which on the cells of a column are words, and stand flush left."""


def report_text(report: Report) -> str:
    """All of the report but its running text, line by line."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield report.title or "(untitled)"
    yield from (f"  {name:<13}{value}" for name, value in facts(report))
    yield f"outline ({sum(1 for _ in report.walk())})"
    yield from (f"{'  ' * section.level}{section.label}{section.title}" for section in report.walk())
    yield f"tables ({len(report.tables)})"
    for table in report.tables:
        yield from _table(table)
    yield f"numbers ({len(report.quantities)})"
    yield from _flow(shown(quantity) for quantity in report.quantities)
    yield f"diagnostics ({len(report.diagnostics)})"
    yield from (f"  {line}" for line in oddities(report))


def _table(table: IndicatorTable) -> Iterator[str]:
    form = f"form {table.form}, " if table.form else ""
    size = f"{len(table.rows)} rows × {len(table.columns)} columns"
    yield f"  {table.title or '(no title)'}  [{form}{table.layout.value}, {size}]"
    heads = _heads(table.columns)
    cells = [_texts(row) for row in table.rows]
    wide = [max(map(width, column)) for column in zip(heads[-1], *cells)]
    lines = [(line, _label(line)) for line in grouped(table)]
    left = min(_LABEL, max((width(label) for _, label in lines), default=0))
    for level in range(len(heads) - 1):
        yield f"{' ' * (left + 11)}{_over(heads[: level + 1], wide)}".rstrip()
    yield f"{' ' * (left + 11)}{_aligned(heads[-1], wide)}"
    for line, label in lines:
        unit, texts = (line.unit or "", _texts(line)) if isinstance(line, Row) else ("", [])
        yield f"    {_padded(label, left)}  {_padded(unit, 4)} {_aligned(texts, wide)}".rstrip()


def _heads(columns: tuple[Column, ...]) -> list[list[str]]:
    """The header lines, from the top; the last label of a column stands on the last line."""
    paths = [column.path or (column.label,) for column in columns]
    levels = max(map(len, paths), default=1)
    filled = [(*path[:-1], *("",) * (levels - len(path)), path[-1]) for path in paths]
    return [[path[level] for path in filled] for level in range(levels)]


def _over(heads: list[list[str]], wide: list[int]) -> str:
    """The lowest of these header lines: neighbours with the same headers so far share one."""
    paths = list(zip(*heads))
    parts: list[str] = []
    for path, indexes in groupby(range(len(paths)), paths.__getitem__):
        columns = [wide[index] for index in indexes]
        parts.append(_padded(path[-1], sum(columns) + 2 * (len(columns) - 1)))
    return "  ".join(parts)


def _texts(row: Row) -> list[str]:
    """The cells, each on one line."""
    return [" ".join(cell.text.split()) for cell in row.cells]


def _label(line: Row | str) -> str:
    return "  " * line.depth + line.label if isinstance(line, Row) else line


def _aligned(texts: list[str], wide: list[int]) -> str:
    """The texts in columns, numbers flush right."""
    blanks = [" " * (columns - width(text)) for text, columns in zip(texts, wide)]
    return "  ".join(t + b if len(b) + width(t) >= _WORDS else b + t for t, b in zip(texts, blanks))


def _padded(text: str, columns: int) -> str:
    """The text cut or filled to ``columns``; where it is cut, an ellipsis says so."""
    if width(text) > columns:
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))


def _flow(words: Iterable[str]) -> Iterator[str]:
    """The words one after the other, in lines that fit."""
    line = ""
    for word in words:
        longer = f"{line} · {word}" if line else word
        if line and width(longer) > _COLUMNS - 2:
            yield f"  {line}"
            longer = word
        line = longer
    if line:
        yield f"  {line}"
