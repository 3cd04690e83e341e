"""Lines that are rows of an official form although no table holds them: never headings, whatever their labels look like.

Where an extraction tears a table so far that it cannot be read, its rows （一）予以公开 or 1.属于国家秘密 0 0 0 still begin
with labels of headings. Their words are those of the form, which no section of a report is called by; a narrow column
leaves only the first characters of them on the line of the label.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue
from gxparse.catalogue.labels import key
from gxparse.folding import squeeze
from gxparse.structure.tables.values import UNITS

__all__ = ["is_row_like", "rows_among", "rows_told"]

_VALUES: Final = re.compile(  # the letters that units begin with first, for most places have others
    rf"(?:(?=[{''.join(sorted({unit[0] for unit in UNITS}))}])(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))}))?[0-9.,/\-]*\Z"
)
_DASH: Final = re.compile(r"-{1,4}\Z")  # — or ——: a group of form 2014 has it where its rows have values
_MARKS_FOR_NONE: Final = re.compile(r"[-—]+\Z")
_GROUP_WITH_ROW: Final = re.compile(
    r"(?P<group>(?:[一二三四五六七八九十]、|[(][一二三四五六七八九十][)])[\u4e00-\u9fff]{1,8})"
    r"(?P<row>(?:[(][一二三四五六七八九十][)]|[0-9]{1,2}[.、])[\u4e00-\u9fff].*?)[0-9.,/\-]*"
)
_TOLD: Final = re.compile(r"(?P<open>[(]?)(?:[一二三四五六七八九十]+|(?P<figures>[0-9]+))(?P<mark>[)、.])(?P<name>[^:;,。]{2,40}):[0-9]+(?![0-9年月日])")
_CHAPTER: Final = ("", True, "、")
"""一、: such a label may be a section's, whatever stands beside it."""
_MIN_STUMP: Final = 2  # characters without the number of a label: fewer are anybody's
_WORD: Final = re.compile(r"[\u4e00-\u9fff]")
_LABEL: Final = re.compile(r"[(]?[一二三四五六七八九十0-9]+[)、.]")
_STARTS: Final = frozenset("(（﹙一二三四五六七八九十0123456789０１２３４５６７８９")
_MAX_ROW: Final = 120  # characters of a row with its values
_MIN_ROWS: Final = 10  # rows of a table whose labels are taken: little tables have labels that are everybody's words
_MIN_KEY: Final = 4  # characters of a label: 其他 and 总计 are everybody's words
_MIN_CUT: Final = 5  # characters of a label with its number that was cut: （四）无法
_MAX_STUMP: Final = 2  # characters that a narrow column leaves of a label: 不, 属于; no title is so short, but for
_SHORT_TITLES: Final = frozenset(("其他", "总计"))
_COUNTS: Final = ("数", "数量", "费用")
_MAX_PIECES: Final = 4  # lines of a torn label that are looked at
_MAX_BETWEEN: Final = 12  # lines between a group and the first row below it: units, dashes, numbers


class _Labels(NamedTuple):
    """What the rows of forms are called, squeezed, in order where it is a row of labels."""

    keys: frozenset[str]
    """Keys of all rows with a code, and of the groups over them."""
    numbered: tuple[str, ...]
    """Their whole labels, of those that begin with a number."""
    names: tuple[str, ...]
    """Their labels and those of ``heads`` without the number, in order."""
    heads: frozenset[str]
    """Labels with a number of rows without a code: 一、主动公开情况, which sections are called as well."""


def rows_among(lines: Sequence[str], catalogue: Catalogue) -> set[int]:
    """The indexes of the ``lines`` of a document that are rows of a form, whole or torn, or groups over such rows."""
    starts = [index for index, line in enumerate(lines) if line[:1] in _STARTS and len(line) <= _MAX_ROW]
    found = {index for index in starts if is_row_like(lines[index], catalogue)}
    if not starts:
        return found
    labels = _labels(catalogue)
    for place in reversed(range(len(starts))):
        index = starts[place]
        if index in found or "。" in lines[index]:
            continue
        words = squeeze(lines[index])
        if _begins(words, labels.numbered):
            among = 0 < place < len(starts) - 1 and found.issuperset((starts[place - 1], starts[place + 1]))
            if among or _is_torn(words, lines, index, labels.numbered):
                found.add(index)
        elif (words in labels.heads and _is_over_row(lines, index, found)) or _is_group_with_row(words, labels.numbered):
            found.add(index)
        elif _goes_on(_unnumbered(words), lines, index, labels.names) and _is_over_row(lines, index, found):
            found.add(index)  # a label with the number of another place, or of a group: （三）通过⏎不同渠道
    return found


def _is_torn(words: str, lines: Sequence[str], index: int, labels: Sequence[str]) -> bool:
    """Whether a line is the beginning of a label whose other pieces stand on the lines below, or a stump of one."""
    match = _LABEL.match(words)
    title = words[match.end() :] if match is not None else ""
    if not title:
        return False
    if title not in _SHORT_TITLES and (len(title) <= _MAX_STUMP or _begins_result(words, labels)):
        return True
    return _goes_on(words, lines, index, labels)


def _goes_on(words: str, lines: Sequence[str], index: int, labels: Sequence[str]) -> bool:
    """Whether the words of a line and of those below it, units and values left out, are the beginning of a label."""
    if len(words) < _MIN_STUMP:
        return False
    for piece in lines[index + 1 : index + _MAX_PIECES]:
        rest = _MARKS_FOR_NONE.sub("", _VALUES.sub("", squeeze(piece), count=1))
        longer = words + rest
        if not _begins(longer, labels):
            return False
        if rest and len(longer) > max(len(words), _MIN_CUT):
            return True
        words = longer
    return False


def rows_told(lines: Sequence[str], catalogue: Catalogue) -> set[int]:
    """The indexes of lines of prose that are the label of a form's row, a colon and its number: 1、收到申请数：8件，其中….

    The items of its list beside such a line are none of a form's, but no headings either: 1、收到申请数：8件⏎2、当年办结数：8件.
    """
    keys = _labels(catalogue).keys
    items = {index: match for index, line in enumerate(lines) if line[:1] in _STARTS and (match := _TOLD.match(squeeze(line[:_MAX_ROW])))}
    styles = {index: (item["open"], item["figures"] is None, item["mark"]) for index, item in items.items()}
    found = {index for index, item in items.items() if key(item["name"]) in keys}
    for index in sorted(index for index in found if styles[index] != _CHAPTER):
        for step in (1, -1):
            beside = index + step
            while beside not in found and styles.get(beside) == styles[index]:
                found.add(beside)
                beside += step
    return found


def _is_group_with_row(words: str, labels: Sequence[str]) -> bool:
    """Whether a line is the label of a group and that of its first row, each perhaps cut: （三）不予公开1.属于国家秘密."""
    match = _GROUP_WITH_ROW.fullmatch(words)
    return match is not None and _begins(match["group"], labels) and _begins(match["row"], labels)


def _unnumbered(words: str) -> str:
    match = _LABEL.match(words)
    return words[match.end() :] if match is not None else ""


def _begins(words: str, labels: Sequence[str]) -> bool:
    """Whether one of ``labels`` (in order) begins with ``words``."""
    place = bisect_left(labels, words)
    return place < len(labels) and labels[place].startswith(words)


def _begins_result(words: str, labels: Sequence[str]) -> bool:
    """Whether a label that begins so is no count (…数, …数量), whose beginning may be a title: 四、行政复议."""
    place = bisect_left(labels, words)
    return len(words) >= _MIN_CUT and not labels[place].endswith(_COUNTS)


def _is_over_row(lines: Sequence[str], index: int, rows: set[int]) -> bool:
    """Whether the next numbered line is a row, and no sentence stands between."""
    for below in range(index + 1, min(len(lines), index + 1 + _MAX_BETWEEN)):
        line = lines[below]
        if below in rows:
            return True
        if "。" in line or (line[:1] in _STARTS and _LABEL.match(squeeze(line[:12])) is not None):
            return False
    return False


def is_row_like(line: str, catalogue: Catalogue) -> bool:
    """Whether a line is the label of a form's row or group, with or without values behind it, or one cut before them."""
    if len(line) > _MAX_ROW or "。" in line:
        return False
    words = squeeze(line)
    label = _LABEL.match(words)
    if label is None:
        return False
    title = _VALUES.sub("", words, count=1)
    if not _WORD.search(title, label.end()) or _DASH.search(words):
        return True
    keys, labels = _labels(catalogue)[:2]
    if key(title) in keys:
        return True
    place = bisect_left(labels, title)
    if place < len(labels) and labels[place] == title:
        return True
    return title != words and len(title) >= _MIN_CUT and _begins(title, labels)


@lru_cache(maxsize=8)
def _labels(catalogue: Catalogue) -> _Labels:
    """The labels of all rows, and of the groups over them, of tables that are long enough."""
    tables = [table for form in catalogue.forms for table in form.tables if len(table.rows) >= _MIN_ROWS]
    rows = [row for table in tables for row in table.rows]
    names = {name for row in rows if row.code for name in (row.label, *row.aliases, *row.group)}
    heads = {squeeze(row.label) for row in rows if not row.code}
    keys = frozenset(found for found in map(key, names) if len(found) >= _MIN_KEY)
    numbered = tuple(sorted(squeeze(name) for name in names if _LABEL.match(squeeze(name))))
    headed = frozenset(head for head in heads if _LABEL.match(head))
    return _Labels(keys, numbered, tuple(sorted(map(_unnumbered, (*numbered, *headed)))), headed)
