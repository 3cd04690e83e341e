"""Joins pieces of text that typesetting has cut: Chinese without a blank, words with one; knows no formats."""

import re
from typing import Final

from gxparse.folding import SPACE

__all__ = ["BLANKS", "collapse", "glue", "is_wide", "join", "trim"]

BLANKS: Final = SPACE
"""What counts as blank at the edges of a line: white space and characters without width."""

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff“”‘’…—"
_IS_WIDE: Final = re.compile(f"[{_WIDE}]")
_RUN: Final = re.compile(r"[ \t\r\f\n]+")


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one, so that no blank stands between it and its neighbour."""
    return _IS_WIDE.match(character) is not None


def glue(before: str, after: str) -> str:
    """What stands between two pieces that were cut apart: nothing beside Chinese, else a blank.

    >>> glue("商业", "企业"), glue("annual", "report")
    ('', ' ')
    """
    if not before or not after or is_wide(before[-1]) or is_wide(after[0]):
        return ""
    return " "


def join(pieces: list[str]) -> str:
    """The pieces as one text.

    >>> join(["社会", "公益", "组织"])
    '社会公益组织'
    """
    if len(pieces) == 1:
        return pieces[0]
    parts: list[str] = []
    last = ""
    for piece in pieces:
        if piece:
            parts += glue(last, piece), piece
            last = piece
    return "".join(parts)


def trim(text: str) -> str:
    """``text`` without blanks and characters without width at both ends."""
    return text.strip(BLANKS)


def collapse(text: str) -> str:
    r"""``text`` with the white space of markup reduced: one blank for a run, none where a line break cut Chinese.

    >>> collapse("政府信息\n   公开 工作")
    '政府信息公开 工作'
    """
    text = text.strip(BLANKS)
    if "  " not in text and text.isprintable():  # which no line end and no tab is
        return text
    return _RUN.sub(_reduced, text)


def _reduced(match: re.Match[str]) -> str:
    run = match.group()
    if "\n" not in run and "\r" not in run:
        return " "
    text = match.string
    return glue(text[match.start() - 1], text[match.end()])
