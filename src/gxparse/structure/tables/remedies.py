"""The table of review and litigation (three times five values) in any layout; knows one form's row, no other table.

It may be a grid under three rows of headers, three little grids under captions, three rows with labels, fifteen lines,
or a bare line of fifteen values under the section's heading.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.catalogue import FormTable, Shape
from gxparse.folding import squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Layout
from gxparse.model.tables import Cell, Column, Missing, Read
from gxparse.spans import Span
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.drafts import Draft, Outcome, blank, cell_of, table_of, unknown
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.headers import Vocabulary
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.solving import solve_parts, value_of
from gxparse.structure.tables.torn import joinings

__all__ = ["read_remedies"]

_LONGEST: Final = 160
_PART: Final = 5
_MOST_CUT: Final = 3
"""More numbers of a row than this are not put together: there would be thousands of ways."""
_LONGEST_KEYED: Final = 40
_KEYED: Final = re.compile(r"(?P<words>[^：:\d]{2,20})[：:]\s*(?P<value>\d[\d,，]{0,12}\s*[件宗]?)\s*[;；,，。]?")
_NUMBER: Final = re.compile(r"^(?:\([一二三四五六七八九十]\)|\(?\d{1,2}[.、)])")
_MOST_STRIPS: Final = 90
_PARTS: Final = ("未经复议直接起诉", "复议后起诉", "行政复议", "行政诉讼")


class _Found(NamedTuple):
    """Values with the headers that stood before them."""

    values: tuple[Piece, ...]
    path: str
    """Squeezed words since the values before."""
    strip: int


class _Region(NamedTuple):
    found: tuple[_Found, ...]
    words: tuple[Piece, ...]
    end: int
    """Index of the strip after the last value."""
    stop: int
    """Index of the first strip that was not looked at."""
    last: int = 0
    """Where the rest of its numbers ends, which stands under them."""


def read_remedies(strips: Strips, start: int, vocabulary: Vocabulary) -> Outcome | None:
    """The table whose first header, or whose bare row of values, is this strip; ``None`` where there is none."""
    forms = vocabulary.catalogue.shaped(Shape.ROW)
    if not forms or strips.declined(__name__, start):
        return None
    form = forms[-1]
    bare = _is_bare_row(strips, start, form)
    if not bare and not _opens(strips[start], form):
        return None
    if not bare:
        start = _caption(strips, start, form)
    region = _region(strips, start, form)
    if not region.found or not (bare or _has_headers(region, form)):
        strips.decline(__name__, start, region.stop)
        return None
    rest = _rest(strips, region, form)
    if rest is not None:
        region, cells, diagnostics = _mended(region, rest, form)
    else:
        known, diagnostics = _cells(region, form)
        if known is None:
            return None
        cells = known
    return _outcome(strips, start, form, region, cells, diagnostics)


# --- where ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _letters(form: FormTable) -> frozenset[str]:
    labels = "".join(part for column in form.columns for part in (*column.full_path, *column.aliases))
    return frozenset(squeeze(labels)) | frozenset("()-:、,|案件数量类别件单位项目情")


def _is_header(text: str, form: FormTable) -> bool:
    """Whether squeezed words are headers of the table, whole or cut, numbered perhaps (（一）行政复议), but as no section."""
    bare = _NUMBER.sub("", text)
    return bool(bare) and len(bare) <= _LONGEST and set(bare) <= _letters(form)


def _told(strip: Strip, form: FormTable) -> Strip:
    """A line of a header and its value (结果维持：3件) as these two."""
    piece = strip.pieces[0] if len(strip.pieces) == 1 and strip.grid is None else None
    keyed = _KEYED.fullmatch(piece.text) if piece is not None and len(piece.text) <= _LONGEST_KEYED else None
    if piece is None or keyed is None or not _is_header(squeeze(keyed["words"]), form):
        return strip
    pieces = [
        Piece(keyed[name], piece.start + keyed.start(name), piece.start + keyed.end(name), name == "value")
        for name in ("words", "value")
    ]
    return strip._replace(pieces=tuple(pieces), words=tuple(pieces[:1]), tail=1)


def _opens(strip: Strip, form: FormTable) -> bool:
    text = strip.text
    if not any(head in text for head in form.heads) and not all(c.label in text for c in form.columns[:3]):
        return False
    return _is_header("".join(squeeze(w.text) for w in strip.words), form)


def _is_bare_row(strips: Strips, start: int, form: FormTable) -> bool:
    """A row of nothing but as many values as the form has, or a few less, under the heading of its section."""
    if strips[start].words or not 2 * len(form.columns) < 3 * len(_filled(strips[start])) <= 3 * len(form.columns):
        return False
    before = next((s for s in reversed(strips[max(0, start - 3) : start]) if not s.page), None)
    return before is not None and all(head in before.text for head in form.heads) and len(before.text) < 60


def _caption(strips: Strips, start: int, form: FormTable) -> int:
    """The strip directly before that names the part of the headers here (复议后起诉), which do not; else ``start``."""
    if start == 0 or _part_of(strips[start].text) is not None:
        return start
    before = strips[start - 1].text
    return start - 1 if _is_header(before, form) and _part_of(before) is not None else start


def _filled(strip: Strip) -> list[Piece]:
    return [p for p in strip.pieces if p.value and p.text]


def _region(strips: Strips, start: int, form: FormTable) -> _Region:
    """Headers and values from here on, until something else comes or all values are there."""
    found: list[_Found] = []
    words: list[Piece] = []
    path: list[str] = []
    index = end = start
    count = 0
    while index < min(len(strips), start + _MOST_STRIPS) and count < len(form.columns):
        strip = _told(strips[index], form)
        if strip.page:
            index += 1
            continue
        text = "".join(squeeze(w.text) for w in strip.words)
        if text and not _is_header(text, form):
            break
        values = _values(strip) if strip.grid is not None else _between_tabs(strips, strip, form) or _values(strip)
        words += strip.words
        path.append(text)
        if values:
            found.append(_Found(values, "".join(path), index))
            count += len(values)
            path = []
            end = index + 1
        index += 1
    return _Region(tuple(found), tuple(words), end, index)


def _between_tabs(strips: Strips, strip: Strip, form: FormTable) -> tuple[Piece, ...]:
    """The values of a line of as many cells as the form has columns, blank ones between tabs among them."""
    start = strips.text.rfind("\n", 0, strip.start) + 1
    end = strips.text.find("\n", strip.end)
    line = strips.text[start : end if end >= 0 else len(strips.text)].rstrip("\r")
    if strip.words or line.count("\t") != len(form.columns) - 1:
        return ()
    cells: list[Piece] = []
    for cell in line.split("\t"):
        text = cell.strip()
        first = start + cell.find(text)
        cells.append(Piece(text, first, first + len(text), True))
        start += len(cell) + 1
    return tuple(cells)


def _values(strip: Strip) -> tuple[Piece, ...]:
    """The values of a strip; in a grid the empty cells too, where a number stands beside them."""
    values = strip.values
    if strip.grid is None:
        return tuple(v for v in values if v.text) or (tuple(values) if values and not strip.words else ())
    return tuple(values) if any(v.text for v in values) else ()


def _has_headers(region: _Region, form: FormTable) -> bool:
    """Whether the names of the five outcomes stand somewhere, whole or cut."""
    text = "".join(found.path for found in region.found)
    letters = {c for column in form.columns[: _PART - 1] for c in column.label}
    return len(letters & set(text)) >= len(letters) - 1


# --- cells ----------------------------------------------------------------------------------------------------------


def _cells(region: _Region, form: FormTable) -> tuple[dict[int, Cell] | None, list[Diagnostic]]:
    """The cells by their column in the form; columns that are not printed are left out."""
    values = [v for found in region.found for v in found.values]
    while len(values) > len(form.columns) and not values[-1].text:
        values.pop()
    parts = _parts(region)
    if parts is not None:
        return parts, []
    labelled = _labelled(region, form)
    if labelled is not None:
        return labelled, []
    if _contradicted(region) or _out_of_order(region, form):
        return _none_sure(region, form)
    if len(values) == len(form.columns):
        return {i: cell_of(v, _read(region)) for i, v in enumerate(values)}, []
    if len(values) < _PART or len(values) > len(form.columns):
        return None, []
    first = _first_part(region, values, form)
    if first is not None:
        return first, []
    solved, diagnostics = _solved(values, form)
    return dict(enumerate(solved)), diagnostics


def _first_part(region: _Region, values: Sequence[Piece], form: FormTable) -> dict[int, Cell] | None:
    """The cells of a row of a grid of which only the first part, that of review, holds numbers, and they add up.

    Its last cells are empty: a narrower header of the grid, or the end of the line, took them away.
    """
    head, rest = values[:_PART], values[_PART:]
    gridded = len(region.found) == 1 and values[0].column == 0 and all(v.columns == 1 for v in values)
    if not gridded or not rest or any(v.text for v in rest) or not region.found[0].path.startswith("行政复议"):
        return None
    first = checksum_of(form).residuals({0: [*map(value_of, head), *[Missing.BLANK] * (len(form.columns) - _PART)]})
    if 0 not in first or any(residual for residual in first):
        return None
    cells = {i: cell_of(v) for i, v in enumerate(head)}
    return cells | {i: blank(values[-1].end, Read.POSITION) for i in range(_PART, len(form.columns))}


def _none_sure(region: _Region, form: FormTable) -> tuple[dict[int, Cell], list[Diagnostic]]:
    """Every cell unknown, and the values that nothing assigns."""
    values = [v for found in region.found for v in found.values]
    span, text = Span(values[0].start, values[-1].end), " | ".join(v.text for v in values)
    odd = diagnose("ambiguous_cells", span, text=text, count=len(form.columns))
    return {i: unknown(values[-1].end) for i in range(len(form.columns))}, [odd]


def _rest(strips: Strips, region: _Region, form: FormTable) -> Group | None:
    """The bare digits under a row that does not add up: the rest of a number cut by a narrow cell."""
    values = [v for found in region.found for v in found.values]
    index = next((i for i in range(region.end, min(len(strips), region.end + 2)) if not strips[i].page), None)
    if index is None or strips[index].grid is not None or len(values) != len(form.columns):
        return None
    pieces = strips[index].pieces
    if not pieces or not all(piece.value and piece.text.isdecimal() for piece in pieces):
        return None
    if not any(checksum_of(form).residuals({0: [value_of(v) for v in values]})):
        return None
    return Group((), (), pieces, (), index, gridded=False)


def _mended(region: _Region, rest: Group, form: FormTable) -> tuple[_Region, dict[int, Cell], list[Diagnostic]]:
    """The row with the rest of its numbers, where all its sums hold in one way only; else every cell unknown."""
    values = [v for found in region.found for v in found.values]
    sure = all(len(found.values) % _PART == 0 for found in region.found) and len(rest.values) <= _MOST_CUT
    if not sure or _contradicted(region):
        return region, *_none_sure(region, form)
    checksum = checksum_of(form)
    whole = {
        tuple(v.text for v in joined): joined
        for joined in joinings(values, [rest])
        if all(residual == 0 for residual in checksum.residuals({0: [value_of(v) for v in joined]}))
    }
    if len(whole) != 1:
        return region, *_none_sure(region, form)
    cells = {i: cell_of(v, Read.POSITION_ARITHMETIC) for i, v in enumerate(next(iter(whole.values())))}
    return region._replace(end=rest.strip + 1, last=rest.values[-1].end), cells, []


def _read(region: _Region) -> Read:
    return Read.LABEL if any(found.path for found in region.found) else Read.POSITION


def _parts(region: _Region) -> dict[int, Cell] | None:
    """Parts of five values, each under a caption or after a label of its own, by column."""
    cells: dict[int, Cell] = {}
    seen: set[int] = set()
    for found in region.found:
        part = _part_of(found.path)
        if part is None or part in seen or len(found.values) != _PART:
            return None
        seen.add(part)
        cells.update((part * _PART + i, cell_of(v)) for i, v in enumerate(found.values))
    return cells or None


def _labelled(region: _Region, form: FormTable) -> dict[int, Cell] | None:
    """Single values, each behind the name of its outcome, in any order within their part of five; by column."""
    if len(region.found) != len(form.columns) or any(len(found.values) != 1 for found in region.found):
        return None
    labels = [column.label for column in form.columns[:_PART]]
    cells: dict[int, Cell] = {}
    for place, found in enumerate(region.found):
        names = [i for i, label in enumerate(labels) if found.path.endswith(label)]
        part = place // _PART
        if len(names) != 1 or _part_of(found.path) not in (None, part) or part * _PART + names[0] in cells:
            return None
        cells[part * _PART + names[0]] = cell_of(found.values[0])
    return cells


def _contradicted(region: _Region) -> bool:
    """Whether a caption before five values names another part than their place in the form's order."""
    return all(len(found.values) == _PART for found in region.found) and any(
        _part_of(found.path) not in (None, place) for place, found in enumerate(region.found)
    )


def _out_of_order(region: _Region, form: FormTable) -> bool:
    """Whether single values come in the order of a PDF's stream, which their labels show not to be the form's.

    Sums prove nothing here: among zeros many orders add up.
    """
    paths = [found.path for found in region.found]
    if sum(len(found.values) == 1 for found in region.found) * 2 <= len(paths) or not any(paths):
        return False
    if all(path == "" for place, path in enumerate(paths) if place % _PART):
        return not all(_is_ordered(path, form) for path in paths if path)
    return True


def _is_ordered(path: str, form: FormTable) -> bool:
    """Whether the words are the names of the outcomes in the form's order, as often as they come, and of the parts."""
    labels = [column.label for column in form.columns[:_PART]]
    found = [labels.index(name) for name in re.findall("|".join(labels), path)]
    rest = re.sub("|".join((*labels, *_PARTS)), "", path)
    return found == list(range(_PART)) * (len(found) // _PART) and not any(label[:2] in rest for label in labels)


def _part_of(path: str) -> int | None:
    """Which of the three parts the words before its values name; ``None`` when they name none or more than one."""
    named = ("行政复议" in path, "未经复议" in path or "直接起诉" in path, "复议后" in path)
    return named.index(True) if sum(named) == 1 else None


def _solved(values: Sequence[Piece], form: FormTable) -> tuple[tuple[Cell, ...], list[Diagnostic]]:
    """Fewer values than columns: what all readings that add up have in common."""
    count, place = len(form.columns), values[-1].end
    span, text = Span(values[0].start, values[-1].end), " | ".join(v.text for v in values)
    solution = solve_parts(checksum_of(form), values, count)
    if not solution.cells:
        diagnostic = diagnose("ambiguous_cells", span, text=text, count=count)
        return tuple(unknown(place) for _ in range(count)), [diagnostic]
    read = Read.POSITION_ARITHMETIC
    cells = tuple(
        unknown(place) if c is False else cell_of(c, read) if isinstance(c, Piece) else blank(place, read)
        for c in solution.cells
    )
    if False not in solution.cells:
        return cells, []
    first, second = (" | ".join("" if p is None else p.text for p in reading) for reading in solution.readings)
    return cells, [diagnose("ambiguous_reading", span, text=text, count=solution.ways, first=first, second=second)]


# --- the table ------------------------------------------------------------------------------------------------------


def _outcome(
    strips: Strips, start: int, form: FormTable, region: _Region, cells: dict[int, Cell], diagnostics: list[Diagnostic]
) -> Outcome:
    columns = [Column(c.label, c.full_path, None, None, c.key) for c in map(form.columns.__getitem__, sorted(cells))]
    values = [v for found in region.found for v in found.values]
    last = max(region.last, *(v.end for v in values))
    header = [Span(w.start, w.end) for w in region.words if w.start < last]
    if not header:
        header = [Span(values[0].start, values[0].start)]
    draft = Draft(
        (),
        tuple(cells[i] for i in sorted(cells)),
        start=values[0].start,
        end=last,
        key=form.rows[0].code or form.rows[0].label,
    )
    table = table_of([draft], columns, layout=_layout(strips, region), header=header, form=None, kind=form.kind)
    return Outcome(region.end, (table,), (Span(strips[start].start, table.span.end),), (), tuple(diagnostics))


def _layout(strips: Strips, region: _Region) -> Layout:
    grids = {strips[f.strip].block for f in region.found if strips[f.strip].grid is not None}
    if len(grids) > 1:
        return Layout.FRAGMENTS
    grid = strips[region.found[0].strip].grid
    if grid is not None:
        return Layout(grid.layout)
    if all(len(f.values) == 1 for f in region.found):
        return Layout.STACKED
    values = next(f.values for f in region.found if len(f.values) > 1)
    return Layout.ALIGNED if values[1].start - values[0].end > 1 else Layout.RAW
