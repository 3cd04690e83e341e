"""Headings that count chapters or parts (第一章 概述, 第二部分 主动公开情况), where no heading 一、 stands in the document."""

import re
from collections.abc import Container, Sequence
from typing import Final

from gxparse.folding import BLANKS
from gxparse.model.report import Style
from gxparse.spans import Span
from gxparse.structure.labels import Label, chinese_number, label_at
from gxparse.structure.paragraphs import Para

__all__ = ["chapter_headings"]

_CHAPTER: Final = re.compile(
    rf"第[{BLANKS}]?(?P<number>[一二三四五六七八九十]{{1,3}})[{BLANKS}]?(?P<kind>章|部分|篇)(?P<mark>[{BLANKS}:：、.．]*)(?P<title>[^。;；!！]{{2,40}}?)[{BLANKS}*]*"
)
_NO_TITLE: Final = re.compile(r"[是为中的和与及至到、，,]|[包主]要?[括含]")  # 第一部分是概述: a sentence
_LEAST: Final = 2


def chapter_headings(text: str, paras: Sequence[Para], rows: Container[int]) -> dict[int, tuple[Label, Span]]:
    """Labels and titles of chapters by the index of their paragraph, at least two of one kind that count from one.

    A chapter is of the level of 一、: where both stand, chapters are no headings.
    """
    found: dict[int, tuple[Label, Span]] = {}
    kinds: set[str] = set()
    for index, para in enumerate(paras):
        span = para.span
        if text[span.start] != "第":
            other = label_at(text, span.start, span.end)
            if other is not None and other.style is Style.CHINESE and index not in rows:
                return {}
            continue
        match = _CHAPTER.fullmatch(text, span.start, span.end)
        number = None if match is None else chinese_number(match["number"])
        if match is None or number is None or _NO_TITLE.match(match["title"]):
            continue
        kinds.add(match["kind"])
        label = Label(Style.CHINESE, number, span.start, match.end("kind"), bare=False)
        found[index] = label, Span(*match.span("title"))
    numbers = [label.number for label, _ in found.values()]
    counted = len(numbers) >= _LEAST and len(kinds) == 1 and numbers == list(range(1, len(numbers) + 1))
    return found if counted else {}
