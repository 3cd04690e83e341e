"""A paragraph and its tokens into clauses of folded text with placeholders for numbers; must not know any indicator."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import define

from gxparse.catalogue.divisions import LEVELS
from gxparse.folding import SPACE
from gxparse.model.tokens import Token, TokenKind
from gxparse.normalise.concepts import CONJUNCTIONS
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["DROPPED", "NUMBER", "OTHER", "TIME", "Clause", "clauses"]

NUMBER: Final = "\ue000"
"""Stands for a token that counts something."""
TIME: Final = "\ue001"
"""Stands for a year, a date or a period."""
OTHER: Final = "\ue002"
"""Stands for everything else with digits, and for titles in 《》."""

_MARKS: Final = {
    TokenKind.QUANTITY: NUMBER, TokenKind.PERCENT: NUMBER, TokenKind.MONEY: NUMBER, TokenKind.NUMBER: NUMBER,
    TokenKind.DATE: TIME, TokenKind.PERIOD: TIME, TokenKind.YEAR: TIME, TokenKind.ENUMERATOR: ";",
}  # fmt: skip
_YEAR: Final = TokenKind.YEAR  # to look up a member takes ten times as long as a global
DROPPED: Final = SPACE + "\"'「」『』*#_$"
"""What a clause leaves out."""
_LEFT_OUT: Final = re.compile(f"[{re.escape(DROPPED)}]")
_KEPT: Final = re.compile(f"[^{re.escape(DROPPED)}]+")
_QUOTED_TITLE: Final = re.compile(r"《[^《》]{0,80}》")
_QUOTES: Final = '"「」『』'
_CHANNEL_NAME: Final = re.compile(  # begins with one set of characters: what is searched for so is found twice as quickly
    rf"[{_QUOTES}](?:(?<=微信.)|(?<=微博.)|(?<=号.)|(?<=户端.)|(?<=小程序.)|(?=[^{_QUOTES}。,;\n]{{1,16}}[{_QUOTES}]\s?(?:官方|政务|政府|门户)*"
    rf"(?:微信|微博|公众|网站|客户端|视频号|头条号|小程序)))[^{_QUOTES}。,;\n]{{1,16}}[{_QUOTES}]"
)
"""How a channel is called, beside what it is: "X"微信公众号, 微信公众号"X"; a column of a website is called so too, behind it."""
_BULLET: Final = re.compile(r"\n[ \t]*[-+•·●▪◆■](?=[ \t]*[\u4e00-\u9fff])")
"""The mark of an item of a list."""
_ROW_END: Final = re.compile(r"(?<=[0-9\u4e00-\u9fff])[ \t]*\r?\n(?=[^\n:;,。]{2,40}:[ \t]*[0-9])")
"""The end of a line before a label with its number: 国家秘密：0件⏎商业秘密：1件."""
_NEXT: Final = "下年"
_TO: Final = ("至", "到", "入", "转")
_REGULATIONS: Final = "条例"
_ENDS: Final = r"。！!？?;,:()\[\]"
_BREAK: Final = re.compile(  # begins with one set of characters: what is searched for so is found twice as quickly
    rf"[{_ENDS}{''.join(word[0] for word in CONJUNCTIONS)}其一二三四五六七八九十]"
    rf"(?:(?<=[{_ENDS}])|(?<=其)(?=中)|(?<=[一二三四五六七八九十])是(?!否)"
    rf"|{'|'.join(f'(?<=[{NUMBER})]{word[0]}){word[1:]}' for word in CONJUNCTIONS)})"
)
_ENDING: Final = tuple("。！!？?;,:")
_SENTENCES: Final = frozenset("。！!？?") | {f"{number}是" for number in "一二三四五六七八九十"}
"""What a sentence begins behind."""
_OPENING: Final = frozenset("([")
_JOINTS: Final = frozenset(word[0] for word in CONJUNCTIONS)
_AMONG: Final = "其"
"""其中 begins a clause and belongs to it."""
_LIKE, _WITH = f"同{TIME}", f"与{TIME}"
"""同2019年持平 is 与2019年持平; 同 alone begins other words."""
_NONE_CARRIED: Final = re.compile("(上一?年度?)(无|没有)(?=结转)")
"""上年度无结转 is 无上年度结转."""
_LEVELS: Final = re.compile(f"[{LEVELS}街道办事处、]+")
"""What a bracket inside a word for bodies says: 各县（市、区）, 乡镇（街道）."""
_INSIDE: Final = re.compile(rf"(?<=[\u4e00-\u9fff])\((?![含略注无未一二三四五六七八九十{LEVELS}街])[\u4e00-\u9fff]\)(?=[\u4e00-\u9fff])")
"""A bracket of one character inside a word, which is read as if it stood without the marks: 专(兼)职人员."""
_BRACKET: Final = re.compile(r"[()\[\]]")
_DEEPEST: Final = 3
"""Brackets in brackets in brackets are read; what is deeper is read as if it stood beside."""


@define(eq=False)
class Clause:
    """A piece of a sentence between two marks; nobody changes it."""

    text: str
    """Folded, without blanks and quotes, with placeholders."""
    at: Sequence[int]
    """Offset in the report of each character."""
    first: bool
    """Whether it begins a sentence."""
    depth: int
    """How many brackets it stands in."""
    listed: bool
    """Whether a colon stands before it."""
    mark: str
    """The mark after it."""


class _Line(NamedTuple):
    text: str
    at: list[int]


def _line(folded: str, span: Span, tokens: Sequence[Token], year: int | None) -> _Line:
    """The paragraph without blanks and quotes, with a placeholder for each token and title."""
    chars: list[str] = []
    at: list[int] = []
    titles = _titles(folded, span)
    cursor, index, following = span.start, 0, -1 if year is None else year + 1
    for begin, end in [*titles, (span.end, span.end)]:
        while index < len(tokens) and (start := tokens[index].start) < begin:
            token = tokens[index]
            index += 1
            if start >= cursor:
                chars.append(folded[cursor:start])
                at += range(cursor, start)
                mark = _MARKS.get(token.kind, OTHER)
                # the year after the reporting year is 下年 where something is carried forward to it
                if token.kind is _YEAR and token.value == following and _last(chars) in _TO:
                    mark = _NEXT
                chars.append(mark)
                at += [start] * len(mark)
                cursor = token.end
        if cursor <= begin < end:
            chars.append(folded[cursor:begin])
            at += range(cursor, begin)
            mark = _title_mark(folded, begin, end) or _line_mark(folded[begin:end], chars)
            chars.append(mark)
            at += [begin] * len(mark)
            cursor = end
    chars.append(folded[cursor : span.end])
    at += range(cursor, span.end)
    return _without_left_out("".join(chars), at)


def _titles(folded: str, span: Span) -> list[tuple[int, int]]:
    """The titles in 《》, names of channels, bullets and ends of rows, in order."""
    start, end = span.start, span.end
    titles = [m.span() for m in _QUOTED_TITLE.finditer(folded, start, end)] if folded.find("《", start, end) >= 0 else []
    names = [m.span() for m in _CHANNEL_NAME.finditer(folded, start, end)]
    if folded.find("\n", start, end) >= 0:
        names += [m.span() for one in (_BULLET, _ROW_END) for m in one.finditer(folded, start, end)]
    if not names:
        return titles
    return sorted({*titles, *names}, key=lambda place: (place[0], -place[1]))  # a line end with a bullet, not alone


def _without_left_out(text: str, at: list[int]) -> _Line:
    """The line without what a clause leaves out."""
    if _LEFT_OUT.search(text) is None:
        return _Line(text, at)
    kept: list[int] = []
    for match in _KEPT.finditer(text):
        kept += at[match.start() : match.end()]
    return _Line(_LEFT_OUT.sub("", text), kept)


def _last(chars: Sequence[str]) -> str:
    """The last character that is not left out."""
    return next((kept[-1] for piece in reversed(chars) if (kept := piece.rstrip(DROPPED))), "")


def _title_mark(folded: str, start: int, end: int) -> str:
    """What stands for a title in 《》: the Regulations' own name, else nothing to be known; for the name of a channel and a bullet nothing."""
    if folded[end - 1] != "》":
        return ""
    return _REGULATIONS if folded.endswith(_REGULATIONS + "》", start, end) else OTHER


def _line_mark(between: str, before: Sequence[str]) -> str:
    """What stands between an item of a list, or a label with its number, and one before it that ends without a mark."""
    last = _last(before) if "\n" in between else ""
    ends = last == NUMBER if between.isspace() else last not in _ENDING
    return "," if last and ends else ""


def _pairs(text: str) -> dict[int, int]:
    """Opening bracket → its closing one, both without partners left out."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "([":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found


def clauses(
    folded: str, span: Span, tokens: Sequence[Token], phrases: re.Pattern[str] | None = None, year: int | None = None
) -> list[Clause]:
    """The clauses of a paragraph of a folded text in reading order; those of a bracket follow the clause it stands in.

    ``tokens`` are those of the paragraph, in order. ``phrases`` are words with a comma, which does not end a clause.
    ``year`` is the reporting year.
    """
    line = _without_inside(_line(folded, span, tokens, year))
    text = line.text
    if phrases is not None and "," in text:
        text = phrases.sub(_with_joint, text)
    if _LIKE in text:
        text = text.replace(_LIKE, _WITH)
    if "结转" in text:
        text = _NONE_CARRIED.sub(r"\2\1", text)
    pieces = _cut(text) if len(text) <= _REMEMBERED else _cut.__wrapped__(text)
    return [
        Clause(piece, _places(line.at, slices), first, depth, listed, mark) for piece, slices, first, depth, listed, mark in pieces
    ]


def _with_joint(phrase: re.Match[str]) -> str:
    return phrase[0].replace(",", "、")


def _places(at: Sequence[int], slices: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The offsets of the characters of these slices."""
    if len(slices) == 1:
        return at[slices[0][0] : slices[0][1]]
    return [offset for start, end in slices for offset in at[start:end]]


def _without_inside(line: _Line) -> _Line:
    """The line without the marks of brackets inside words: 专(兼)职人员."""
    if "(" not in line.text:
        return line
    marks = {at for match in _INSIDE.finditer(line.text) for at in (match.start(), match.end() - 1)}
    if not marks:
        return line
    kept = [at for at in range(len(line.text)) if at not in marks]
    return _Line("".join([line.text[at] for at in kept]), [line.at[at] for at in kept])


class _Piece(NamedTuple):
    """A clause by where it stands in its line."""

    text: str
    slices: Sequence[tuple[int, int]]
    """Several where a bracket stands in it."""
    first: bool
    depth: int
    listed: bool
    mark: str


_REMEMBERED: Final = 400
"""Characters of a line, at most, that is remembered: longer ones take much room, and are not said again."""


@lru_cache(maxsize=1024)
def _cut(text: str) -> tuple[_Piece, ...]:
    """The clauses of a line, remembered: reports of one body repeat their sentences with other numbers."""
    return tuple(_pieces(text, 0, len(text), _pairs(text), 0))


_piece: Final = maker(_Piece)


def _counted(text: str, slices: Sequence[tuple[int, int]]) -> bool:
    """Whether a number stands before the last bracket: 网络5件(50%)、信函5件(50%)."""
    return bool(slices) and text.startswith(NUMBER, slices[-1][1] - 1)


def _pieces(line: str, start: int, end: int, pairs: Mapping[int, int], depth: int) -> list[_Piece]:
    found: list[_Piece] = []
    slices: list[tuple[int, int]] = []
    brackets: list[tuple[int, int]] = []
    outside = first = depth == 0
    listed, cursor, position, more = False, start, start, True
    while more:
        match = _BREAK.search(line, position, end)
        if match is None:
            mark, at, behind, more = "", end, end, False
        else:
            mark, (at, behind) = match[0], match.span()
        if mark in _OPENING:
            if mark == "(" and _LEVELS.fullmatch(line, at + 1, pairs.get(at, at + 1)):
                position = pairs[at] + 1
                continue
            if depth < _DEEPEST and pairs.get(at, end) < end:
                slices.append((cursor, at))
                brackets.append((at + 1, pairs[at]))
                cursor = position = pairs[at] + 1
                continue
        elif mark[:1] in _JOINTS and line[at - 1 : at] == ")" and not _counted(line, slices):
            position = behind
            continue
        own = [*slices, (cursor, at)]
        text = "".join([line[a:b] for a, b in own]) if slices else line[cursor:at]
        if text:
            found.append(_piece((text, own, first, depth, listed, mark[:1] if mark != _AMONG else "")))
            first = listed = False
        if brackets:
            for a, b in brackets:
                found += _pieces(line, a, b, pairs, depth + 1)
            slices, brackets = [], []
        if mark in _SENTENCES:
            first = outside
        listed = mark == ":"
        cursor, position = behind if mark != _AMONG else at, behind
    return found
