"""The sections of two reports into those that answer each other, and how alike texts are; knows no sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from gxparse.folding import fold
from gxparse.model.comparison import SectionRef
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["NUMBERS", "Part", "aligned", "matched", "overall", "parts", "without_numbers", "wording"]

_ALIKE: Final = 0.6
"""Score of title and content from which on two sections answer each other."""
_SAME_LEVEL: Final = 0.05
"""What sections of one level have over others."""
_PIECE: Final = 3
"""Characters of the pieces that contents are compared by."""
_APART: Final = 1000
"""Characters in which texts may differ from which on numbering all of them pays."""
_SLACK: Final = 0.001
"""What rounding may take from a similarity."""
_DIGITS: Final = "0-9０-９"
_HAN: Final = "零〇一二两三四五六七八九十百千万亿"
NUMBERS: Final = (
    re.compile(  # begins with one set of characters: what is searched for so is found three times as quickly
        rf"[{_DIGITS}{_HAN}](?:(?<=[{_DIGITS}])[{_DIGITS}]*(?:[,，][{_DIGITS}]{{3}})*(?:[.．][{_DIGITS}]+)?"
        rf"|(?<=[{_HAN}])[{_HAN}]*(?=余?[次个件条期名人项篇份场起批家类轮种]))"
    )
)
_NUMERAL: Final = re.compile(r"[0-9０-９.．一二三四五六七八九十（）()、\s]+")


class Part(NamedTuple):
    """A section with what it is compared by."""

    section: SectionRef
    name: str
    """Its title, folded, without numerals and marks of numbering."""
    plain: str
    """Its title and own text without its label, folded and without blanks: what similarity is measured on."""
    content: str
    """Its paragraphs without its heading; those of the sections below where it has none."""


def parts(report: Report, folded: str) -> list[Part]:
    """The sections with their own text."""
    found: list[Part] = []
    for s in report.walk():
        text = "\n".join([s.title, *[paragraph.text for paragraph in s.paragraphs]])
        body = _squeezed([p.span for p in s.paragraphs], folded)
        content = body or _squeezed([p.span for one in s.walk() for p in one.paragraphs], folded)
        title = fold(s.title)
        ref = SectionRef(s.label, s.title, s.level, s.span, text)
        found.append(Part(ref, _NUMERAL.sub("", title), "".join(title.split()) + body, content))
    return found


def _squeezed(places: Sequence[Span], folded: str) -> str:
    return "".join([word for at in places for word in folded[at.start : at.end].split()])


def without_numbers(text: str) -> str:
    """The text with each number taken for the same: 5 and 1,280, 三 before a measure word, 2022 and 2023."""
    return NUMBERS.sub("0", text)


def _similarity(first: str, second: str, at_least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1: twice the common part over both lengths; order of the two does not matter.

    The nearer ``at_least`` is to the similarity, which it must not exceed, the less is looked at.
    """
    if first == second:
        return 1.0
    if min(len(first), len(second)) * (1 - at_least) > _APART:
        numbers = _Numbers()
        first, second = first.translate(numbers), second.translate(numbers)
    return float(Indel.normalized_similarity(first, second, score_cutoff=at_least))


class _Numbers(dict[int, int]):
    """Characters numbered as they come: texts of small numbers are compared three times as quickly as Chinese ones."""

    def __missing__(self, char: int) -> int:
        self[char] = number = len(self)
        return number


def overall(first: Sequence[Part], second: Sequence[Part], chosen: Sequence[tuple[int, int, float]]) -> float:
    """How alike the texts are as a whole: at least as much as the sections that answer each other in order."""
    common = last = 0.0
    for i, j, similarity in chosen:
        if j >= last:
            common += similarity * (len(first[i].plain) + len(second[j].plain))
            last = j
    texts = ["".join([part.plain for part in side]) for side in (first, second)]
    at_least = common / (len(texts[0]) + len(texts[1]) or 1)
    return _similarity(texts[0], texts[1], max(0.0, at_least - _SLACK))


def wording(first: str, second: str, similarity: float) -> float:
    """How alike two texts are when every number is the same: 1 where only numbers differ."""
    if similarity == 1:
        return similarity
    one, other = without_numbers(first), without_numbers(second)
    if one == other:
        return 1.0
    return similarity if (one, other) == (first, second) else _similarity(one, other)


def aligned(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[int, int, float]]:
    """Sections that answer each other, best first until none is alike, each at most once; with their similarity.

    What was copied whole is as alike as can be, and is not measured.
    """
    sizes = len(first), len(second)
    chosen = [(i, j) for i, j, _ in matched(*sizes, _twins(first, second))]
    own, other = {i for i, _ in chosen}, {j for _, j in chosen}
    rows, columns = ([n for n in range(size) if n not in taken] for size, taken in zip(sizes, (own, other)))
    chosen += _alike(first, second, rows, columns)
    return [(i, j, _similarity(first[i].plain, second[j].plain)) for i, j in sorted(chosen)]


def _twins(first: Sequence[Part], second: Sequence[Part]) -> Iterator[tuple[float, int, int]]:
    """Sections of equal title, text and level."""
    places: dict[tuple[str, str, int], list[int]] = {}
    for j, part in enumerate(second):
        places.setdefault((part.name, part.plain, part.section.level), []).append(j)
    for i, part in enumerate(first):
        if len(part.plain) >= _PIECE:
            for j in places.get((part.name, part.plain, part.section.level), ()):
                yield 1.0, i, j


def _alike(
    first: Sequence[Part], second: Sequence[Part], rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Of these sections those that answer each other, best first; contents are compared where it may matter.

    Either may carry a pair: a title kept over new content, content kept under a new title.
    """
    texts = (
        {i: without_numbers(first[i].content) for i in rows},
        {j: without_numbers(second[j].content) for j in columns},
    )
    own, other = ({at: _pieces(text) for at, text in side.items()} for side in texts)
    sizes = {i: (len(texts[0][i]), len(own[i])) for i in rows}, {j: (len(texts[1][j]), len(other[j])) for j in columns}
    waiting = list(_hopes(first, second, *sizes))
    heapify(waiting)
    while waiting and own and other:
        _, measured, _, _, i, j, title = heappop(waiting)
        if i not in own or j not in other:
            continue
        if measured:
            yield i, j
            del own[i], other[j]
            continue
        common = len(own[i] & other[j])
        content = common / (len(own[i]) + len(other[j]) - common or 1)
        score = _score(title, content, _SAME_LEVEL if first[i].section.level == second[j].section.level else 0.0)
        if score >= _ALIKE:
            heappush(waiting, (-round(score, 9), True, *_apart(i, j, len(first), len(second)), i, j, title))


_Size = tuple[int, int]
"""Of a content its characters and its different pieces."""
_Hope = tuple[float, bool, int, int, int, int, float]
"""Of a pair of sections: its score, negative, whether that is measured, how far they are apart, the pair, its titles'."""


def _hopes(
    first: Sequence[Part], second: Sequence[Part], own: Mapping[int, _Size], other: Mapping[int, _Size]
) -> Iterator[_Hope]:
    """The pairs of sections of these sizes that may be alike, each with the score it can have at most."""
    names = [second[j].name for j in other]
    texts = [(j, second[j].section.level, *sizes) for j, sizes in other.items()]
    for i, (size, count) in own.items():
        level = first[i].section.level
        for _, title, at in process.extract(first[i].name, names, scorer=Indel.normalized_similarity, limit=None):
            j, depth, length, counted = texts[at]
            ratio = (size / length if size < length else length / size) if size and length else 0.0
            bonus = _SAME_LEVEL if level == depth else 0.0
            if 0.7 * title + 0.3 * ratio + bonus >= _ALIKE or 0.3 * title + 0.7 * ratio + bonus >= _ALIKE:
                content = count / counted if count < counted else counted / (count or 1)
                score = _score(title, content, bonus)
                if score >= _ALIKE:
                    yield -round(score, 9), False, 0, 0, i, j, title


def _score(title: float, content: float, bonus: float) -> float:
    return (0.7 * title + 0.3 * content if title > content else 0.3 * title + 0.7 * content) + bonus


def _pieces(text: str) -> set[int]:
    """The different pieces of a text, each as the number that its characters make side by side.

    Numbers are made of all characters at once, in two thirds of the time that cutting strings takes.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    size = max(0, len(units) // 2 - _PIECE + 1)
    packed = bytearray(8 * size)
    for place in range(2 * _PIECE):
        packed[place::8] = units[place : place + 2 * size : 2]
    return set(memoryview(packed).cast("Q"))


def _apart(i: int, j: int, rows: int, columns: int) -> tuple[int, int]:
    """What decides between equals: how far the places are apart, then the earlier ones; the same in both directions."""
    return abs(i * max(1, columns - 1) - j * max(1, rows - 1)), i + j


def matched(rows: int, columns: int, alike: Iterable[tuple[float, int, int]]) -> list[tuple[int, int, float]]:
    """Pairs by falling score, each row and column once; ties go to the nearest places, and the choice is symmetric."""
    scored = sorted(alike, key=lambda s: (-round(s[0], 9), *_apart(s[1], s[2], rows, columns)))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen: list[tuple[int, int, float]] = []
    for value, i, j in scored:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((i, j, value))
    return sorted(chosen)
