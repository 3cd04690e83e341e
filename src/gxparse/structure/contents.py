"""Tables of contents (目录) among paragraphs: lines that repeat the outline and are not it; knows nothing of sections."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.folding import squeeze
from gxparse.structure.labels import label_at
from gxparse.structure.paragraphs import Para

__all__ = ["contents_lines"]

_LEADER: Final = re.compile(r"(?:\.{3,}|…+|·{3,}|-{4,}|_{4,})\(?[0-9]{1,3}\)?")  # 概述………1, after folding
_NUMBERED: Final = re.compile(r"[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]")
_MAX_ENTRY: Final = 60  # characters of an entry
_MIN_INLINE: Final = 3  # labels on one line without a full stop between them
_HEAD: Final = 40  # paragraphs before which 目录 heads a table of contents
_MAX_HEAD: Final = 12  # characters of 目录 with blanks between
_WORDS: Final = frozenset(("目录", "目次"))


def contents_lines(text: str, paras: Sequence[Para]) -> set[int]:
    """The indexes of the paragraphs that are a table of contents.

    A line with a dotted leader and a page number is an entry wherever it stands; so is a line that numbers three or
    more titles without a stop; after 目录 each numbered line that stands again further below is one.
    """
    found = {index for index, para in enumerate(paras) if _is_entry(text, para)}
    short = (index for index, para in enumerate(paras[:_HEAD]) if len(para.span) <= _MAX_HEAD)
    head = next((index for index in short if squeeze(paras[index].text(text)) in _WORDS), None)
    if head is not None:
        found.add(head)
        found.update(_repeated(text, paras, head + 1))
    return found


def _is_entry(text: str, para: Para) -> bool:
    first, last = text[para.span.start], text[para.span.end - 1]
    if len(para.span) > 4 * _MAX_ENTRY or not (last in ")）" or last.isdecimal() or first in "一（("):
        return False
    words = squeeze(para.text(text))
    if len(words) <= 2 * _MAX_ENTRY and _LEADER.search(words) is not None and _ends_in_page(words):
        return True
    return "。" not in words and _numbers_on(words)


def _ends_in_page(words: str) -> bool:
    return words.rstrip(")")[-1:].isdecimal()


def _numbers_on(words: str) -> bool:
    """Whether a line begins with a label and holds at least two more: 一、概述二、主动公开三、依申请公开."""
    first = _NUMBERED.match(words)
    if first is None:
        return False
    labels = [match.group() for match in _NUMBERED.finditer(words)]
    apart = re.search(r"[，,；;：:]", words)
    return apart is None and len(labels) >= _MIN_INLINE and len(set(labels)) == len(labels)


def _repeated(text: str, paras: Sequence[Para], start: int) -> Iterator[int]:
    """The numbered lines from ``start`` on, up to the first that no line further below repeats."""
    keys = [_key(text, para) for para in paras]
    places: dict[str, int] = {key: index for index, key in enumerate(keys) if key}
    for index in range(start, len(paras)):
        para = paras[index]
        if label_at(text, para.span.start, para.span.end) is None or places.get(keys[index], index) == index:
            return
        yield index


def _key(text: str, para: Para) -> str:
    """What two lines are compared by: empty for a line too long to be an entry."""
    return squeeze(para.text(text)).rstrip("。") if len(para.span) <= _MAX_ENTRY else ""
