"""The sections of two reports into those that answer each other, and how alike texts are; knows no sentence."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from gxparse.folding import squeeze, squeezed_lines
from gxparse.model.comparison import SectionRef
from gxparse.model.report import Section
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = [
    "NUMBERS",
    "Part",
    "aligned",
    "blurred",
    "matched",
    "may_be_alike",
    "overall",
    "parts",
    "plain_opening",
    "similarity_of",
    "without_numbers",
    "wording",
]

_ALIKE: Final = 0.6
"""Score of title and content from which on two sections answer each other."""
_SAME_LEVEL: Final = 0.05
"""What sections of one level have over others."""
_MORE, _LESS = 0.7, 0.3
"""What title and content count, the more alike of them first."""
_CARRYING: Final = _ALIKE - _SAME_LEVEL
"""How alike titles or contents are at least where a pair is: its score, level aside, lies between them."""
_SURE: Final = _MORE + _LESS * _CARRYING + _SAME_LEVEL
"""What a pair can score at most that its title does not carry."""
_PLACES: Final = 9
_EQUAL: Final = 10**-_PLACES
"""Scores that differ by less are held to be equal."""
_TRADE: Final = 0.1
"""What any two contents have in common of what either has: the language of the trade."""
_SAME: Final = 2 * (1 - 1 / (1 + _TRADE + (1 - _TRADE) * _CARRYING))
"""The similarity of contents that carry a pair."""
_SHORTEST: Final = 3
"""Characters of a section, at least, to be known again by its text alone."""
_TELLING: Final = 10
"""Characters of a content from which on it says more than 本年度无此情况."""
_ENOUGH: Final = 500
"""Characters of a content that tell whether another one is the same."""
_HIGH: Final = 0.9
"""Long texts are held to be so alike first: where they are, it is told in half the time."""
_LONG, _LONGEST = 700, 3000
"""Characters of a text from which on that pays, and from which on numbering all of them pays."""
_ALIKENESS: Final = Indel.normalized_similarity
_WIDTH: Final = 4
"""Bytes of a character in UTF-32, of which the lowest tells most."""
_DIGITS: Final = "0-9０-９"
_HAN: Final = "零〇一二两三四五六七八九十百千万亿"
NUMBERS: Final = (
    re.compile(  # begins with one set of characters: what is searched for so is found three times as quickly
        rf"[{_DIGITS}{_HAN}](?:(?<=[{_DIGITS}])[{_DIGITS}]*(?:[,，][{_DIGITS}]{{3}})*(?:[.．][{_DIGITS}]+)?[万亿]*"
        rf"|(?<=[{_HAN}])[{_HAN}]*(?=余?[次个件条期名人项篇份场起批家类轮种]))"
    )
)
_NUMERAL: Final = re.compile(r"[0-9０-９.．一二三四五六七八九十（）()、]+")


class Part(NamedTuple):
    """A section with what it is compared by."""

    section: SectionRef
    name: str
    """Its title, folded, without numerals and marks of numbering."""
    plain: str
    """Its title and own text without its label, folded and without blanks: what similarity is measured on."""
    told: str
    """The same with every number taken for one."""
    content: str
    """The beginning of its own text, of that of the sections below where there is none; every number taken for one."""


_part: Final = maker(Part)


def parts(sections: Sequence[Section], folded: str) -> list[Part]:
    """The sections, in reading order, with their own text."""
    heads = [squeeze(s.title) for s in sections]
    folded = folded.replace("\n", " ")
    own = ["".join([folded[p.span.start : p.span.end] for p in s.paragraphs]) for s in sections]
    bodies = squeezed_lines("\n".join(own)).split("\n")
    names = _NUMERAL.sub("", "\n".join(heads)).split("\n")
    told = without_numbers("\n".join([*heads, *bodies])).split("\n")  # no number goes over a line end
    texts = told[len(sections) :]
    contents = [text[:_ENOUGH] for text in texts]
    found: list[Part] = []
    for n, (s, name, head, body, called, text) in enumerate(zip(sections, names, heads, bodies, told, texts)):
        printed = "\n".join([s.title, *[paragraph.text for paragraph in s.paragraphs]])
        ref = SectionRef(s.label, s.title, s.level, s.span, printed)
        content = contents[n] or _below(sections, contents, n)
        found.append(_part((ref, name, head + body, called + text, content)))
    return found


def _below(sections: Sequence[Section], contents: Sequence[str], n: int) -> str:
    """The beginning of the text of the sections below one."""
    level, text = sections[n].level, ""
    for below in range(n + 1, len(sections)):
        if sections[below].level <= level or len(text) >= _ENOUGH:
            break
        text += contents[below]
    return text[:_ENOUGH]


def without_numbers(text: str) -> str:
    """The text with each number taken for the same: 5 and 1,280, 三 before a measure word, 2022 and 2023."""
    return NUMBERS.sub("0", text)


def similarity_of(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1: twice the common part over both lengths; order of the two does not matter."""
    if first == second:
        return 1.0
    size = min(len(first), len(second))
    if size > _LONG:
        if alike := float(_ALIKENESS(first, second, score_cutoff=_HIGH)):
            return alike
        if size > _LONGEST:
            first, second = first.translate(_NUMBERED), second.translate(_NUMBERED)
    return float(_ALIKENESS(first, second))


class _Numbers(dict[int, int]):
    """Characters numbered as they come: texts of small numbers are compared three times as quickly as Chinese ones.

    The numbers are kept, for they say nothing of any report; each is given once, in whatever thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next = itertools.count()

    def __missing__(self, char: int) -> int:
        return self.setdefault(char, next(self._next))


_NUMBERED: Final = _Numbers()


def blurred(texts: Iterable[str]) -> list[str]:
    """The texts with one of 256 characters for each of theirs, the same for the same.

    No two texts are less alike so than they were, and they are compared four times as quickly.
    """
    return [text.encode("utf-32-le", "surrogatepass")[::_WIDTH].decode("latin-1") for text in texts]


def may_be_alike(first: Sequence[str], second: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """The places of pairs of texts that may be so alike: what is not so alike blurred, or by its length, is not measured."""
    order = sorted(range(len(second)), key=lambda j: len(second[j]))
    choices = blurred([second[j] for j in order])
    sizes = [len(choice) for choice in choices]
    part = least / (2 - least)  # how much of the longer one the shorter is at least
    for i, query in enumerate(blurred(first)):
        begin = bisect_left(sizes, int(len(query) * part))
        near = choices[begin : bisect_right(sizes, int(len(query) / part) + 1)]
        for _, _, at in process.extract(query, near, scorer=_ALIKENESS, score_cutoff=least, limit=None):
            yield i, order[begin + at]


def plain_opening(folded: str, front: Iterable[Span]) -> str:
    """What stands before the first section, folded and without blanks."""
    return squeezed_lines("\n".join([folded[span.start : span.end].replace("\n", "") for span in front])).replace("\n", "")


def overall(
    first: Sequence[Part],
    second: Sequence[Part],
    chosen: Sequence[tuple[int, int, float]],
    openings: tuple[str, str] = ("", ""),
) -> float:
    """How alike the texts are as a whole: the openings, and the sections, each beside its answer where all are in order."""
    if len(chosen) == len(first) == len(second) and all(i == j for i, j, _ in chosen):
        sizes = [len(one.plain) + len(other.plain) for one, other in zip(first, second)]
        alike = [similarity for _, _, similarity in chosen]
    else:
        bodies = ["".join([part.plain for part in side]) for side in (first, second)]
        sizes, alike = [sum(map(len, bodies))], [similarity_of(*bodies)]
        if not any(openings):
            return alike[0]
    if any(openings):
        sizes.append(sum(map(len, openings)))
        alike.append(similarity_of(*openings))
    shared = [round(similarity * size) for similarity, size in zip(alike, sizes)]  # of both texts, characters
    return sum(shared) / sum(sizes) if any(sizes) else 1.0


def wording(first: Part, second: Part, similarity: float) -> float:
    """How alike the texts of two sections are when every number is the same: 1 where only numbers differ."""
    if similarity == 1:
        return 1.0
    unchanged = first.told == first.plain and second.told == second.plain
    return similarity if unchanged else similarity_of(first.told, second.told)


def aligned(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[int, int, float]]:
    """Sections that answer each other, best first until none is alike, each at most once; with their similarity.

    What was copied, numbers aside, is as alike as can be, and is not measured.
    """
    sizes = len(first), len(second)
    rows, columns = (dict.fromkeys(range(size)) for size in sizes)  # the sections of either side that none answers yet
    chosen: list[tuple[int, int]] = []

    def choose(pairs: Iterable[tuple[int, int, float]]) -> None:
        for i, j, _ in pairs:
            del rows[i], columns[j]
            chosen.append((i, j))

    choose(matched(*sizes, _twins(first, second)))
    choose(_kept_both(first, second, rows, columns))
    named = list(_named(first, second, rows, columns))
    choose(matched(*sizes, [pair for pair in named if pair[0] > _SURE]))
    named = [(score, i, j) for score, i, j in named if i in rows and j in columns]
    if named:  # contents take long to measure: what none of them can outdo is chosen before
        most = _by_content(first, second, rows, columns)
        choose(matched(*sizes, [pair for pair in named if pair[0] > most]))
        named = [(score, i, j) for score, i, j in named if i in rows and j in columns]
    choose(matched(*sizes, [*named, *_kept(first, second, rows, columns)]))
    return [(i, j, similarity_of(first[i].plain, second[j].plain)) for i, j in sorted(chosen)]


def _twins(first: Sequence[Part], second: Sequence[Part]) -> Iterator[tuple[float, int, int]]:
    """Sections of equal title, text and level; before them those whose numbers are equal too."""
    places: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for j, part in enumerate(second):
        places[part.name, part.told, part.section.level].append(j)
    for i, part in enumerate(first):
        if len(part.plain) >= _SHORTEST:
            for j in places.get((part.name, part.told, part.section.level), ()):
                yield 1.0 + (part.plain == second[j].plain), i, j


def _kept_both(
    first: Sequence[Part], second: Sequence[Part], rows: Iterable[int], columns: Iterable[int]
) -> list[tuple[int, int, float]]:
    """Of these sections those of a title that neither report has twice, with nearly the same content: no other is nearer."""
    own, other = (_by_name(side, places) for side, places in ((first, rows), (second, columns)))
    found: list[tuple[int, int, float]] = []
    for name, i in own.items():
        j = other.get(name)
        if i is not None and j is not None and first[i].section.level == second[j].section.level:
            alike = _ALIKENESS(first[i].content, second[j].content)
            if alike >= _HIGH and len(first[i].content) >= _TELLING:
                found.append((i, j, alike))
    return found


def _by_name(side: Sequence[Part], places: Iterable[int]) -> dict[str, int | None]:
    """Title → where it stands; nowhere where it stands twice."""
    found: dict[str, int | None] = {}
    for place in places:
        name = side[place].name
        found[name] = None if name in found else place
    return found


def _named(
    first: Sequence[Part], second: Sequence[Part], rows: Iterable[int], columns: Iterable[int]
) -> Iterator[tuple[float, int, int]]:
    """Of these sections those that their titles may carry, each pair with its score: a title kept over new content."""
    places = list(columns)
    names = [second[j].name for j in places]
    for i in rows:
        one = first[i]
        for _, title, at in process.extract(one.name, names, scorer=_ALIKENESS, score_cutoff=_CARRYING, limit=None):
            other = second[places[at]]
            score = _score(title, _ALIKENESS(one.content, other.content), one, other)
            if score >= _ALIKE:
                yield score, i, places[at]


def _by_content(first: Sequence[Part], second: Sequence[Part], rows: Iterable[int], columns: Iterable[int]) -> float:
    """What a pair of these sections can score at most that its title does not carry."""
    names = [second[j].name for j in columns]
    alike = [
        title
        for i in rows
        for _, title, _ in process.extract(first[i].name, names, scorer=_ALIKENESS, limit=None)
        if title < _CARRYING
    ]
    return _MORE + _LESS * max(alike, default=0.0) + _SAME_LEVEL + _EQUAL


def _kept(
    first: Sequence[Part], second: Sequence[Part], rows: Iterable[int], columns: Iterable[int]
) -> Iterator[tuple[float, int, int]]:
    """Of these sections those that their contents carry, each pair with its score: content kept under a new title."""
    places = [j for j in columns if len(second[j].content) >= _TELLING]
    own = [i for i in rows if len(first[i].content) >= _TELLING]
    texts, contents = ([side[at].content for at in those] for side, those in ((first, own), (second, places)))
    for i, j in may_be_alike(texts, contents, _SAME):
        one, other = first[own[i]], second[places[j]]
        title = _ALIKENESS(one.name, other.name)
        if title < _CARRYING:
            score = _score(title, _ALIKENESS(one.content, other.content), one, other)
            if score >= _ALIKE:
                yield score, own[i], places[j]


def _score(title: float, alike: float, one: Part, other: Part) -> float:
    """How alike two sections are by the similarity of their titles and what their contents have in common of both."""
    common = alike / (2 - alike) if one.content or other.content else 0.0
    content = max(0.0, common - _TRADE) / (1 - _TRADE)
    more, less = (title, content) if title > content else (content, title)
    return _MORE * more + _LESS * less + (_SAME_LEVEL if one.section.level == other.section.level else 0.0)


def _apart(i: int, j: int, rows: int, columns: int) -> tuple[int, int]:
    """What decides between equals: how far the places are apart, then the earlier ones; the same in both directions."""
    return abs(i * max(1, columns - 1) - j * max(1, rows - 1)), i + j


def matched(rows: int, columns: int, alike: Iterable[tuple[float, int, int]]) -> list[tuple[int, int, float]]:
    """Pairs by falling score, each row and column once; ties go to the nearest places, and the choice is symmetric.

    Where no row or column comes twice there is nothing to choose.
    """
    scored = list(alike)
    if len(scored) <= 1 or len({i for _, i, _ in scored}) == len({j for _, _, j in scored}) == len(scored):
        return sorted([(i, j, value) for value, i, j in scored])
    scored.sort(key=lambda s: (-round(s[0], _PLACES), *_apart(s[1], s[2], rows, columns)))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen: list[tuple[int, int, float]] = []
    for value, i, j in scored:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((i, j, value))
    return sorted(chosen)
