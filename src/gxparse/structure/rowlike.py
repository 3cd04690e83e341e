"""Lines that are rows of an official form although no table holds them: never headings, whatever their labels look like.

Where an extraction tears a table so far that it cannot be read, its rows （一）予以公开 or 1.属于国家秘密 0 0 0 still begin
with labels of headings. Their words are those of the form, which no section of a report is called by.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from gxparse.catalogue import Catalogue
from gxparse.catalogue.labels import key
from gxparse.folding import squeeze

__all__ = ["is_row_like"]

_VALUES: Final = re.compile(r"(?:条|件|次|篇|个|人|人次|元|万元)?[0-9.,/\-]*\Z")
_DASH: Final = re.compile(r"-{1,4}\Z")  # — or ——: a group of form 2014 has it where its rows have values
_WORD: Final = re.compile(r"[\u4e00-\u9fff]")
_LABEL: Final = re.compile(r"[(]?[一二三四五六七八九十0-9]+[)、.]")
_MAX_ROW: Final = 120  # characters of a row with its values
_MIN_ROWS: Final = 10  # rows of a table whose labels are taken: little tables have labels that are everybody's words
_MIN_KEY: Final = 4  # characters of a label: 其他 and 总计 are everybody's words
_MIN_CUT: Final = 5  # characters of a label with its number that the end of a line cut: （四）无法


def is_row_like(line: str, catalogue: Catalogue) -> bool:
    """Whether a line is the label of a form's row or group, whole or cut by its end, with or without values behind it."""
    if len(line) > _MAX_ROW or "。" in line:
        return False
    words = squeeze(line)
    label = _LABEL.match(words)
    if label is None:
        return False
    title = _VALUES.sub("", words, count=1)
    if not _WORD.search(title, label.end()) or _DASH.search(words):
        return True
    names, labels = _labels(catalogue)
    if key(title) in names:
        return True
    place = bisect_left(labels, title)  # labels are in order: the first that goes on from the title, if any
    goes_on = place < len(labels) and labels[place].startswith(title)
    return goes_on and (len(title) >= _MIN_CUT or labels[place] == title)


@lru_cache(maxsize=8)
def _labels(catalogue: Catalogue) -> tuple[frozenset[str], tuple[str, ...]]:
    """Keys and whole labels of all rows with a code, and of the groups over them, of tables that are long enough."""
    tables = [table for form in catalogue.forms for table in form.tables if len(table.rows) >= _MIN_ROWS]
    rows = [row for table in tables for row in table.rows if row.code]
    names = {name for row in rows for name in (row.label, *row.aliases, *row.group)}
    keys = frozenset(found for found in map(key, names) if len(found) >= _MIN_KEY)
    return keys, tuple(sorted(squeeze(name) for name in names if _LABEL.match(squeeze(name))))
