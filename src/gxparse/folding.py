"""The 1:1 fold used to match labels: variants of width and punctuation become one; the length never changes."""

from typing import Final
from unicodedata import east_asian_width

__all__ = ["BLANKS", "fold", "squeeze", "width"]

BLANKS: Final = (
    " \t\u3000\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x2010)))  # spaces of all widths, zero-width and direction marks
    + "\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\ufeff\x1c\x1d\x1e\x1f"
)
"""Every character that leaves no ink and breaks no line; fit for ``str.strip`` and for ``[...]`` in a pattern."""

_PAIRS: Final = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    "　": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\ufeff": " ", "\u200b": " ",
    "〔": "[", "〕": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]", "﹙": "(", "﹚": ")",
    "“": '"', "”": '"', "‘": "'", "’": "'", "﹕": ":", "∶": ":", "。": "。", "．": ".", "–": "-", "—": "-",
    "－": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "～": "~", "〜": "~",
}  # fmt: skip
_TABLE: Final = str.maketrans(_PAIRS)
_WIDTHLESS: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def fold(text: str) -> str:
    """``text`` with full-width forms, brackets, quotes, dashes and blanks folded to one form each; same length.

    >>> fold("（一）２０１６　年")
    '(一)2016 年'
    """
    return text.translate(_TABLE)


def squeeze(text: str) -> str:
    """``fold(text)`` without any blank: what labels are compared by.

    >>> squeeze("统 计 指 标")
    '统计指标'
    """
    return "".join(fold(text).split())


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal: wide characters count two, marks without width none."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if char < "\u1100":
        return 1
    if char in _WIDTHLESS:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
