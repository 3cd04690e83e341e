"""Turns outline labels and ordinals into tokens (一、 （一） 1. 一是 第十二次); must not know where sections begin."""

import re
from typing import Final

from gxparse.lexing.characters import N
from gxparse.lexing.codes import order_number_at, worded_order_at
from gxparse.lexing.numerals import SMALL, read_chinese
from gxparse.model.tokens import Token, TokenKind

__all__ = ["CIRCLED", "HEADING_LABEL", "LABELS", "circled_at", "label_at", "label_value", "ordinal_at", "ordinals_after"]

_C: Final = "〇○零一二三四五六七八九十百两廿卅"
CIRCLED: Final = {
    chr(base + i): i + 1 for base, count in ((0x2460, 20), (0x3220, 10), (0x2474, 20)) for i in range(count)
}
"""① ㈠ ⑴ → number."""
HEADING_LABEL: Final = r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]"
"""一、 and （一）, with which headings begin, as a part of patterns."""

LABELS: Final[dict[str, int]] = {}
"""Every usual label of the numbers 1 to 60 → number: the hot path looks here first."""


def _fill_labels() -> None:
    forms = ("{c}、", "{c}是", "（{c}）", "({c})", "{n}.", "{n}、", "({n})", "（{n}）")
    for words, n in SMALL.items():
        if 0 < n <= 60 and words[0] != "两":
            LABELS.update((form.format(c=words, n=n), n) for form in forms)


_fill_labels()


def label_value(printed: str) -> int | None:
    """The number of a label that is not in ``LABELS``."""
    inner = printed.strip("()（）.．、。是")
    if inner.isdecimal():
        return int(inner)
    # 五一、十一假期 are festivals: digits side by side label nothing.
    return read_chinese(inner) if "十" in inner or "百" in inner else None


_LABEL: Final = re.compile(
    rf"[{N}]{{1,3}}(?:[.．、)）](?![{N}])|。(?=[\u4e00-\u9fff])|[.．、](?=[{N}]{{4}}年)|、(?=[{N}]{{5}}(?![{N}])))"
)
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t\u3000\xa0#*|>•·\-]{0,60}$")
_HAN_OR_QUOTE: Final = re.compile(r"[\u4e00-\u9fff《“<〈]")


def label_at(text: str, start: int, end: int) -> Token | None:
    """1. 1、 3。 1） at the start of a line, after a clause, or glued between words (集聚1.推进)."""
    m = _LABEL.match(text, start)
    if m is None:
        return None
    before = text[start - 1] if start else "\n"
    mark = text[m.end() - 1]
    if before in "\n。;；:：":
        fits = True
    elif before in " \t\u3000\xa0#*|":
        fits = _LINE_START.search(text, max(0, start - 64), start) is not None or (
            before in " \u3000" and mark in ".．、" and text[max(0, start - 2) : start - 1] in tuple("。;；:：")
        )
    else:
        fits = (
            mark in ".．" and _HAN_OR_QUOTE.match(before) is not None and _HAN_OR_QUOTE.match(text, m.end()) is not None
        )
    if not fits:
        return None
    return Token(TokenKind.ENUMERATOR, start, m.end(), text[start : m.end()], int(text[start:end]))


_ORDINAL: Final = re.compile(
    rf"第[ \u3000\xa0]{{0,2}}(?:(?P<n>[{N}]{{1,12}}|[{_C}]{{1,6}})(?:[ \u3000]?(?:至|到|[\-—－–~～])第?(?P<h>[{N}]{{1,6}}|[{_C}]{{1,6}}))?"
    rf"|[(（][ \u3000]?(?P<p>[{N}]{{1,3}}|[{_C}]{{1,4}})[ \u3000]?[)）])[ \u3000\xa0]?"
    r"(?P<u>季度|[条项款目章节编次届条批期名位个类种轮版号页卷部份组级代步例起篇课讲场点天年]?)"
)
_NEVER: Final = re.compile(r"第[一二三](?:方|人(?!次|民|代)|者|产业|国)")


def _value(digits: str) -> int | None:
    return int(digits) if digits[0].isdecimal() else read_chinese(digits)


def ordinal_at(text: str, start: int, floor: int) -> Token | int:
    """第十二次, 第20条, 第（一）项, 第1至3条, and the number of an order (国令第711号); ``start`` is 第."""
    if start and text[start - 1] in "令告" and (order := order_number_at(text, start, floor)):
        return order
    m = _ORDINAL.match(text, start)
    if m is None or _NEVER.match(text, start):
        return start + 1 if m is None else m.end("n")
    value = _value(m["n"] or m["p"])
    if value is None:
        return m.end("n")
    if (
        m["u"] == "号"
        and text[m.end() : m.end() + 1] == "令"
        and (order := worded_order_at(text, start, m.end(), floor))
    ):
        return order
    high = _value(m["h"]) if m["h"] else None
    return Token(TokenKind.ORDINAL, start, m.end(), m[0], value, high, m["u"] or None)


_LISTED: Final = re.compile(
    rf"(?:[、和及](?:[{N}]{{1,4}}|[{_C}]{{1,5}}|[(（](?:[{N}]{{1,3}}|[{_C}]{{1,4}})[)）])){{1,9}}(?P<u>[条款项章节批期])"
)
_ONE_LISTED: Final = re.compile(rf"(?<=[、和及])[(（]?([{N}]+|[{_C}]+)[)）]?")


def ordinals_after(text: str, at: int) -> list[Token]:
    """Of 第2、3、4条 and 第（五）、（六）项 what follows the first: ordinals too, the last with the unit."""
    m = _LISTED.match(text, at)
    if m is None:
        return []
    tokens: list[Token] = []
    for one in _ONE_LISTED.finditer(text, at, m.start("u")):
        last = one.end() == m.start("u")
        end = m.end() if last else one.end()
        if (value := _value(one[1])) is None:
            return []
        tokens.append(
            Token(TokenKind.ORDINAL, one.start(), end, text[one.start() : end], value, None, m["u"] if last else None)
        )
    return tokens


def circled_at(text: str, start: int, end: int) -> Token:
    """① ㈠ ⑴: labels of one character."""
    return Token(TokenKind.ENUMERATOR, start, end, text[start:end], CIRCLED[text[start]])
