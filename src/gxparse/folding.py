"""The 1:1 fold used to match labels: width and punctuation variants become one; never longer or shorter than the input."""

from typing import Final

__all__ = ["fold", "squeeze"]

_PAIRS: Final = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    "　": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\ufeff": " ", "\u200b": " ",
    "〔": "[", "〕": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]", "﹙": "(", "﹚": ")",
    "“": '"', "”": '"', "‘": "'", "’": "'", "﹕": ":", "∶": ":", "。": "。", "．": ".", "–": "-", "—": "-",
    "－": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "～": "~", "〜": "~",
}  # fmt: skip
_TABLE: Final = str.maketrans(_PAIRS)


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
