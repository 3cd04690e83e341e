"""The parts of a printed label (enumerator, 其中, name, bracketed note) as text; knows no form and no table."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.folding import fold, squeeze

__all__ = ["Label", "Numbering", "core", "key", "name_key", "read_label"]


class Numbering:
    """How a label is numbered; the depth of a row follows from it."""

    NONE = ""
    CHINESE = "chinese"
    """一、"""
    CHINESE_PAREN = "chinese-paren"
    """（一）"""
    ARABIC = "arabic"
    """1. 1、 ①"""
    ARABIC_PAREN = "arabic-paren"
    """(1)"""


class Label(NamedTuple):
    """A label in its parts."""

    numbering: str
    """One of ``Numbering``."""
    number: str
    """The number as folded text, without marks: ``三``, ``2``."""
    among: bool
    """Whether 其中 stands before the name."""
    name: str
    """What is left, as printed, without bracketed notes."""


_HAN: Final = "一二三四五六七八九十"
_ENUMERATOR: Final = re.compile(
    rf"""\s*(?:
      (?P<chinese>[{_HAN}]{{1,3}})\s*[、.．,，]          # 一、
    | [(（]\s*(?P<paren>[{_HAN}]{{1,3}})\s*[)）]\s*[、.．]?  # （一）
    | (?P<circled>[㈠-㈩])                               # ㈠
    | [(（]\s*(?P<arabicparen>[0-9０-９]{{1,2}})\s*[)）]    # (1)
    | (?P<arabic>[0-9０-９]{{1,2}})\s*(?:\\?[、．.](?![0-9０-９])|(?=[^\W\d_]))  # 1. 1、 and 1 before a word
    | (?P<ring>[①-⑳])                                  # ①
    )\s*""",
    re.VERBOSE,
)
_AMONG: Final = re.compile(r"\s*其\s*中\s*[:：,，、]?\s*")
_NOTE: Final = re.compile(r"[(（][^()（）]{4,}[)）]|[(（][^()（）]*[)）]\s*$")
_KINDS: Final = {
    "chinese": Numbering.CHINESE,
    "paren": Numbering.CHINESE_PAREN,
    "circled": Numbering.CHINESE_PAREN,
    "arabicparen": Numbering.ARABIC_PAREN,
    "arabic": Numbering.ARABIC,
    "ring": Numbering.ARABIC,
}
_LONGEST: Final = 400
"""Longer texts are no labels; looking for brackets in them is not worth the time."""
_SHORT: Final = 80
"""Longer labels are seldom printed again."""


def read_label(text: str) -> Label:
    """The parts of a label as printed.

    >>> read_label("其中：1.政府网站公开数")
    Label(numbering='arabic', number='1', among=True, name='政府网站公开数')
    >>> read_label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）").name
    '部分公开'
    """
    if len(text) > _LONGEST:
        return Label(Numbering.NONE, "", False, text.strip())
    return _short(text) if len(text) <= _SHORT else _parts(text)


def _parts(text: str) -> Label:
    rest, among = _cut(_AMONG, text)
    match = _ENUMERATOR.match(rest)
    numbering, number = Numbering.NONE, ""
    if match is not None and match.end() < len(rest) and match.lastgroup is not None:
        numbering, number = _KINDS[match.lastgroup], fold(match[match.lastgroup])
        rest = rest[match.end() :]
    if not among:
        rest, among = _cut(_AMONG, rest)
    name = _NOTE.sub("", rest).strip()
    return Label(numbering, number, among, name or rest.strip())


@lru_cache(maxsize=4_096)
def _short(text: str) -> Label:
    """Reports of one form have the same labels, and each is looked at many times."""
    return _parts(text)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.match(text)
    return (text[match.end() :], True) if match is not None and match.end() < len(text) else (text, False)


_PUNCTUATION: Final = re.compile(r"""["'、,.，。:：;；()\[\]<>《》/·\\\-_]""")


@lru_cache(maxsize=16_384)
def key(label: str) -> str:
    """What labels are compared by: the folded name without blanks, punctuation, enumerator, 其中 and notes.

    >>> key("1．政府网站 公开数（条）") == key("其中：政府网站公开数")
    True
    """
    return _PUNCTUATION.sub("", squeeze(read_label(label).name)).replace("減", "减")


_COMMON: Final = re.compile(r"政府信息公开|政府信息|信息公开|相关|属于|数量|件数|情况|的")
"""Words that say nothing in a row of a table on requests, where all rows are about them."""


@lru_cache(maxsize=4_096)
def core(label: str) -> str:
    """What labels of one table are compared by where people shorten them: the key without the words that all may have.

    >>> core("一、本年新收政府信息公开申请数量") == core("本年新收申请")
    True
    """
    name = key(label)
    return _COMMON.sub("", name) or name


_ENDINGS: Final = ("数量", "情况", "数")
"""Say nothing in a name: 申请数, 申请情况."""


_SILENT: Final = re.compile("政府(?=信息|网站|公报)|^(?:属于|涉及)(?=..)")


def name_key(label: str) -> str:
    """What names of indicators are compared by: the key of a label without what says nothing in it.

    That is 政府 before 信息, 网站 and 公报, 属于 and 涉及 at its beginning, and the endings 数, 数量 and 情况.

    >>> name_key("3．收到申请数（件）") == name_key("收到申请")
    True
    >>> name_key("政府网站公开政府信息数") == name_key("网站公开信息")
    True
    """
    name = _SILENT.sub("", key(label))
    ending = next((one for one in _ENDINGS if name.endswith(one) and len(name) > len(one) + 1), "")
    return name.removesuffix(ending)
