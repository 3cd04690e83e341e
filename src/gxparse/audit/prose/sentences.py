"""The running text of a report as sentences with their numbers, each with its clause and brackets; judges nothing."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple, final

from attrs import define, evolve

from gxparse.audit.numbers import Number, from_token
from gxparse.lexing.units import in_one_script
from gxparse.model.report import Report, Section
from gxparse.model.tokens import Token, TokenKind
from gxparse.normalise.remembering import folded
from gxparse.spans import Span

__all__ = ["Item", "Marker", "MarkerKind", "Passage", "Sentence", "passages"]

_QUANTITY: Final = TokenKind.QUANTITY
_COUNTED: Final = frozenset({_QUANTITY, TokenKind.PERCENT, TokenKind.MONEY})
_OPEN, _CLOSE, _STOP, _COMMA, _GROUP = "(（", ")）", "。！？!?", "，,、：:", "；;"
_SEPARATING: Final = _COMMA + _GROUP
_MOST: Final = 150
"""Numbers of a sentence; one that has more is no sentence of a language, and is read in pieces."""
_START: Final = attrgetter("start")
_UNFINISHED: Final = (*_COMMA, *_GROUP)
"""A paragraph that ends so goes on in the next."""
_COLONS: Final = (":", "：")
_JOINED: Final = re.compile(r"[^，,、。；;：:\d]{0,12}?(?:、|和|及|与|以及)")
_EDGE: Final = re.compile(f"[{_OPEN}{_CLOSE}{_STOP}]")
_SIGN: Final = re.compile(  # begins with one set of characters: what is searched for so is found three times as quickly
    rf"[{_OPEN}{_CLOSE}{_COMMA}{_GROUP}其分包含由中看里](?:(?<=[{_OPEN}{_CLOSE}{_COMMA}{_GROUP}])"
    r"|(?P<among>(?<=其)中)(?:主要|包括|包含|含)?"
    r"|(?P<each>(?<=分)别(?:为|是)?)"
    r"|(?P<including>(?<=包)[括含]|(?<=含)有?)(?=[^，,。；;]{0,24}\d)"
    r"|(?P<composed>(?<=由))(?=[^，,。；;]{0,60}(?:组成|构成))"
    r"|(?P<of>(?<=中)(?=[,，:：]))"
    r"|(?P<within>(?<=[件条篇项宗份请息][中里])(?=[^。；;]{0,120}其余))"
    r"|(?P<by>(?<=[分看])[为类]?(?=[,，:：])))"
)
"""What parts numbers, and words that a list of parts begins with."""
_WITHIN: Final = re.compile(r"[0-9０-９][件条篇项宗份](?:政府信息|信息公开|公开|依)*(?:申请|信息)?[中里]$")
"""216件中撤回6件，其余210件: a total that a list with a rest stands behind; without one its parts may overlap."""
_LONGEST: Final = 16
_DIVIDED: Final = re.compile(r"[按从依][^，,、。；;：:\d]{1,12}$")
"""按申请方式分，从申请内容看： what stands before the marker says by what the total is divided."""
_RANKED: Final = re.compile(
    r"(?:前[\d两二三四五六七八九十]+[位名项类个]|居前|靠前|在前|前列|最[多高大]|较[多大]|排[名序])[^，,。；;]{0,8}$"
)
"""居前三位的分别是: the largest, and not all."""


_PAST: Final = re.compile(
    r"(?P<than>.*[与较比同和跟])?(?:而|由|从)?(?:上一?年|去年|前年|往年|(?P<year>(?:19|20)\d\d)年)(?:度|同期|全年|年底)?"
    r"(?(than)(?:的|[^增减升降提多少净翻]{1,8}的)?$)"
)
"""A year before; behind 与 or 比 only what the number itself is of (与上年受理的12件相比), and no change (比上年增加3件)."""
_POINTS: Final = "分"
_FULL: Final = re.compile(r"(?:满分|基准分|标准分)值?(?:为|是|[:：])?$")
_YEARLY: Final = re.compile(r"(?:其中|分别[为是])?[:：]?(?:19|20)\d\d年")
_RUNNING: Final = re.compile(r"累计|截[至止]|以来|历年")
"""What a total over several years is told with."""
_CARRIED: Final = re.compile(r"转|遗留|延续|未办|未审|未结|滚存|跨年|存量|剩余")
"""上年结转2件 is a number of this year."""


class MarkerKind(NamedTuple):
    """How a list of parts begins."""

    name: str
    """``among`` 其中, ``each`` 分别, ``including`` 包括, ``composed`` 由…组成, ``of`` …中，, 办理结果：, ``by`` 按…分，, ``bracket`` （,
    ``colon`` …件：."""
    exhaustive: bool
    """Whether the words say that the parts are all there are."""


_KINDS: Final = {
    "among": MarkerKind("among", exhaustive=False),
    "each": MarkerKind("each", exhaustive=True),
    "including": MarkerKind("including", exhaustive=False),
    "composed": MarkerKind("composed", exhaustive=True),
    "of": MarkerKind("of", exhaustive=False),
    "within": MarkerKind("of", exhaustive=False),
    "by": MarkerKind("by", exhaustive=False),
    "bracket": MarkerKind("bracket", exhaustive=True),
    "colon": MarkerKind("colon", exhaustive=False),
}


# Of slots, unlike the tuples around it: a number is read a hundred times as often as it is made.
@final
@define(eq=False)
class Item:
    """A number of a sentence."""

    number: Number
    kind: TokenKind
    start: int
    end: int
    label: str
    """The words before it in its clause, from the last separator or number on."""
    bracket: int
    """Offset of the bracket that it stands in, -1 outside."""
    group: int
    """How many ； stand before it in the sentence."""
    past: bool = False
    """Whether it is told of a year before, to compare with: 上年为20件."""


class Marker(NamedTuple):
    """A place where parts of a total begin."""

    kind: MarkerKind
    start: int
    end: int
    bracket: int
    clause: int
    """Offset where its clause begins."""


@final
@define(eq=False)
class Sentence:
    """Up to a full stop outside brackets; a list goes on over lines that end with ； or ：."""

    start: int
    end: int
    items: tuple[Item, ...]
    markers: tuple[Marker, ...]
    text: str
    """The report's, folded, into which the offsets point."""
    cut: bool
    """Whether it is a piece of a longer one, so that its lists may go on before or behind it."""

    def joined(self, one: Item, other: Item) -> bool:
        """Whether a 、 or 和 joins two numbers one after the other: 建议86件、提案104件, 42个部门和16个街道."""
        return _JOINED.match(self.text, one.end, other.start) is not None


class Passage(NamedTuple):
    """The sentences of one section, without those of the sections below."""

    sentences: tuple[Sentence, ...]
    items: tuple[Item, ...]
    """Their numbers."""
    above: tuple[Item, ...] = ()
    """What the sentences of the sections before count first, the nearest last: one may be the whole of a share here."""


_ABOVE: Final = 24
"""How many of those are looked at."""


def passages(report: Report) -> Iterator[Passage]:
    """The running text by sections; a text without sections is one passage."""
    text = folded(report)  # in one script: 增長 is 增长
    tokens = in_one_script([t for t in report.tokens if t.kind in _COUNTED])
    starts = [t.start for t in tokens]
    year = report.year
    above: deque[Item] = deque(maxlen=_ABOVE)
    for lines in _lines(report):
        if not lines or bisect_left(starts, lines[0].start) == bisect_left(starts, lines[-1].end):
            continue
        sentences: list[Sentence] = []
        for start, end in _bounds(text, lines):
            first, after = bisect_left(starts, start), bisect_left(starts, end)
            if first == after:
                sentences.append(Sentence(start, end, (), (), text, False))
            elif after - first <= _MOST:
                sentences.append(_sentence(text, year, start, end, tokens[first:after]))
            else:
                sentences += _pieces(text, year, start, end, tokens[first:after])
        told = [sentence.items for sentence in sentences if sentence.items]
        if told:
            yield Passage(tuple(sentences), tuple(chain.from_iterable(told)), tuple(above))
            above.extend([items[0] for items in told if _may_be_whole(items[0])])


def _may_be_whole(item: Item) -> bool:
    return item.kind is _QUANTITY and item.bracket < 0 and not item.past


def _pieces(text: str, year: int | None, start: int, end: int, tokens: Sequence[Token]) -> list[Sentence]:
    """A sentence that is too long, in pieces."""
    found: list[Sentence] = []
    while len(tokens) > _MOST:
        cut = _cut(text, tokens[_MOST // 2].start, tokens[_MOST].start)
        inside = bisect_left(tokens, cut, key=_START)
        found.append(_sentence(text, year, start, cut, tokens[:inside]))
        start, tokens = cut, tokens[inside:]
    found.append(_sentence(text, year, start, end, tokens))
    return [evolve(piece, markers=(), cut=True) for piece in found]


def _cut(text: str, start: int, end: int) -> int:
    """Where a sentence that is too long is cut: behind its last ； in a stretch, else behind its last comma."""
    return next((at + 1 for mark in "；;，,、" if (at := text.rfind(mark, start, end)) >= 0), end)


def _lines(report: Report) -> Iterator[Sequence[Span]]:
    """The paragraphs of each section, its heading first; the lines outside sections and tables where there is none."""

    def own(section: Section) -> list[Span]:
        return [section.heading, *[p.span for p in section.paragraphs]]

    sections = [own(section) for section in report.walk()]
    if sections:
        yield from sections
        return
    tables = [table.span for table in report.tables]
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", report.text)]
    yield [line for line in lines if not any(line.overlaps(table) for table in tables)]


def _bounds(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end."""
    start, depth = -1, 0
    for line in lines:
        start = line.start if start < 0 else start
        for match in _EDGE.finditer(text, line.start, line.end):
            char = match.group()
            if char in _OPEN:
                depth += 1
            elif char in _CLOSE:
                depth = max(0, depth - 1)
            elif depth == 0:
                yield start, match.end()
                start = match.end()
        if not text[line.start : line.end].rstrip().endswith(_UNFINISHED):
            if start < line.end:
                yield start, line.end
            start, depth = -1, 0
    if start >= 0 and lines and start < lines[-1].end:
        yield start, lines[-1].end


def _past(label: str, year: int | None) -> bool:
    """Whether a label says that its number is of a year before: 上年, 2015年收到; not 上年结转, nor a change."""
    found = _PAST.match(label)
    if found is None or "分别" in label or _CARRIED.search(label):
        return False
    return found["year"] is None or (year is not None and int(found["year"]) < year)


def _is_scale(text: str, item: Item, before: Sequence[Item]) -> bool:
    """Whether so many points are what a score may be at most, and count nothing: 得分4.6分（满分5分）, （5分制）."""
    scored = any(one.number.unit == _POINTS for one in before) and item.label.startswith("总分")
    return scored or text.startswith("制", item.end) or _FULL.search(item.label) is not None


def _by_years(item: Item, before: Sequence[Item], text: str, start: int, listed: int) -> bool:
    """Whether a number is a part of a total over years: 累计8650条，其中2010年2150条，2009年及以前6500条.

    Its sentence begins at ``start`` and its list at ``listed``; each part before it names its year too.
    """
    if _YEARLY.match(item.label) is None or _RUNNING.search(text, start, max(start, listed)) is None:
        return False
    return any(one.start < listed or _YEARLY.match(one.label) is not None for one in before)


def _sentence(text: str, year: int | None, start: int, end: int, tokens: Sequence[Token]) -> Sentence:
    """The numbers and markers between two places."""
    items: list[Item] = []
    markers: list[Marker] = []
    outer: list[int] = []
    """The brackets around."""
    behind: list[int] = []
    """The brackets right behind a number."""
    begin = taken = start
    group, bracket = 0, -1
    ahead = iter(tokens)
    token = next(ahead, None)
    for sign in (*_SIGN.finditer(text, start, end), None):
        at = end if sign is None else sign.start()
        while token is not None and token.start < at:
            if taken <= token.start and token.end <= end:
                label = "".join(text[begin : token.start].split())
                begin = taken = token.end
                item = Item(from_token(token), token.kind, token.start, begin, label, bracket, group, _past(label, year))
                listed = max(bracket, markers[-1].start if markers else -1)
                item.past = item.past and not _by_years(item, items[-1:], text, start, listed)
                if item.number.unit != _POINTS or not _is_scale(text, item, items[-1:]):
                    items.append(item)
            token = next(ahead, None)
        if sign is None or at < taken:
            continue
        char = text[at]
        if char in _SEPARATING:
            group += char in _GROUP
            begin = at + 1
        elif char in _OPEN:
            if items and at == taken:
                behind.append(at)
            outer.append(bracket)
            bracket, begin = at, at + 1
        elif char not in _CLOSE:
            kind = _kind(sign, text, start)
            if kind is not None:
                markers.append(Marker(kind, at, sign.end(), bracket, begin))
        elif outer:
            bracket, begin = outer.pop(), at + 1
    return Sentence(start, end, tuple(items), tuple(_in_order(text, items, markers, behind)), text, False)


def _kind(match: re.Match[str], text: str, start: int) -> MarkerKind | None:
    """What a word of a marker begins, by what stands before it in the sentence."""
    kind = _KINDS[match.lastgroup or ""]
    if kind.name == "by":
        return kind if _DIVIDED.search(text, start, match.start()) else None
    if match.lastgroup == "within":
        return kind if _WITHIN.search(text, max(start, match.start() - _LONGEST), match.start() + 1) else None
    if kind.name == "each" and _RANKED.search(text, start, match.start()):
        return kind._replace(exhaustive=False)
    return kind


def _in_order(text: str, items: Sequence[Item], markers: list[Marker], behind: Sequence[int]) -> Sequence[Marker]:
    """Where parts begin: also by a bracket behind a number that holds several numbers, and by a colon behind one."""
    if behind:
        holding = {item.bracket for item in items}.difference([marker.bracket for marker in markers])
        markers += [Marker(_KINDS["bracket"], at, at + 1, at, at + 1) for at in behind if at in holding]
    if len(items) > 2:
        begun = {marker.start for marker in markers}
        markers += [
            Marker(_KINDS["colon"], item.end, item.end + 1, item.bracket, item.end + 1)
            for item in items[:-2]
            if text[item.end] in _COLONS and begun.isdisjoint((item.end + 1, item.end + 2))
        ]
    return sorted(markers, key=_START) if len(markers) > 1 else markers
