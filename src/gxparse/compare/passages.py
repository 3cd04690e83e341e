"""The sentences of two reports into those copied, reworded, new and dropped; knows sections only as places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from gxparse.compare.sections import NUMBERS, matched, may_be_alike, without_numbers
from gxparse.folding import squeezed_lines
from gxparse.model.comparison import Passage, PassagePair, SectionPair
from gxparse.model.report import Section
from gxparse.numerals import parse
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["OPENING", "Sentence", "copied", "opening", "reworded", "sentences"]

OPENING: Final = -1
"""The place of the sentences before the first section."""
_LONG: Final = 24
"""Characters from which on a line that ends in a colon is a sentence (…现将情况报告如下：) and no key."""
_SHORTEST: Final = 10
"""Characters of a sentence, at least: shorter ones (无。) are the same everywhere and mean nothing."""
_PLAIN: Final = 18
"""Digits of a number, at most, that is read at once."""
_NEAR: Final = 0.75
"""Similarity from which on a sentence is the other one reworded."""
_HELD: Final = 0.5
"""How much of a sentence at least another one is that stands in it word for word: 发布稿件8篇 and 发布稿件11篇，比上年多3篇."""
_LEAST: Final = 2 * _HELD / (1 + _HELD) - 0.01
"""What a sentence and another one that it is so much of are more alike than."""
_ALIKENESS: Final = Indel.normalized_similarity
_ENDS: Final = "！？；;\n"
"""What ends a sentence beside the full stop."""
_SENTENCE: Final = re.compile("[^。]+。?")
"""A sentence where all that ends one is a full stop: what is searched for one mark alone is found ten times as quickly."""
_LABEL: Final = re.compile(
    r"\n(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、是]|[0-9]{1,2}[.．、](?![0-9]))+"
)
"""What numbers a sentence at the beginning of a line: it is the same sentence with another one."""
_MARKS: Final = "。！？；;.!?"
_GOES_ON: Final = "；;"
_SAID: Final = re.compile("[，,。；;]")
"""A heading that has one of these says something, and is compared as a sentence."""


class Sentence(NamedTuple):
    """A sentence with what it is compared by."""

    passage: Passage
    plain: str
    """Folded, without blanks, label, and the mark at its end."""
    key: str
    """The same with every number taken for one."""
    section: int
    """Where the section begins that it stands in, not those above; ``OPENING`` before the first."""


_sentence: Final = maker(Sentence)


def opening(text: str, front: Iterable[Span]) -> list[Span]:
    """The paragraphs before the first section that say something: no title and no header block has a full stop."""
    return [
        span
        for span in front
        if text.find("。", span.start, span.end) >= 0 or (len(span) > _LONG and text[span.end - 1] in ":：")
    ]


def sentences(text: str, sections: Sequence[Section], folded: str, front: Iterable[Span] = ()) -> list[Sentence]:
    """The sentences of the running text: of the opening, the paragraphs of the sections, and headings that say something.

    A text without sections is taken as a whole.
    """
    spans = [(OPENING, span.start, span.end) for span in front] if sections else []
    for s in sections:
        if _SAID.search(s.title):
            spans.append((s.span.start, s.heading.start, s.heading.end))
        spans += [(s.span.start, paragraph.span.start, paragraph.span.end) for paragraph in s.paragraphs]
    stopped = text
    for mark in _ENDS:
        stopped = stopped.replace(mark, "。")
    places = [
        (match.span(), section, last)
        for section, first, last in spans or [(0, 0, len(text))]
        for match in _SENTENCE.finditer(stopped, first, last)
    ]
    unbroken = folded.replace("\n", "。")
    plains = _plain([unbroken[start:end] for (start, end), _, _ in places])
    keys = without_numbers("\n".join(plains)).split("\n")  # no number goes over a line end
    found: list[Sentence] = []
    begin = -1  # where pieces begin that are too short alone: 解读质量不高；平台数据不同步。
    for ((start, end), section, last), plain, key in zip(places, plains, keys):
        if len(plain) < _SHORTEST:
            begin = start if begin < 0 else begin
            goes_on = text[end - 1] in _GOES_ON
            if goes_on and _SENTENCE.search(stopped, end, last):
                continue
            found += _joined(text, begin, last if goes_on else end, folded, section)
            begin = -1
        else:
            if begin >= 0:
                found += _joined(text, begin, start, folded, section)
                begin = -1
            found.append(_sentence((_printed(text, start, end), plain, key, section)))
    return found


def _plain(pieces: Sequence[str]) -> list[str]:
    """What sentences are compared by, numbers in it."""
    lines = squeezed_lines("\n".join(pieces)).split("\n")
    return _LABEL.sub("\n", "\n".join(["", *[line.rstrip(_MARKS) for line in lines]])).split("\n")[1:]


def _joined(text: str, start: int, end: int, folded: str, section: int) -> list[Sentence]:
    """The sentence that several pieces make, where they are long enough together."""
    (plain,) = _plain([folded[start:end].replace("\n", "")])
    if len(plain) < _SHORTEST:
        return []
    return [_sentence((_printed(text, start, end), plain, without_numbers(plain), section))]


def _printed(text: str, start: int, end: int) -> Passage:
    """What is printed there, without the blanks around it."""
    printed = text[start:end].strip()
    if text[start].isspace():
        start = text.index(printed, start, end)
    return Passage(printed, Span(start, start + len(printed)))


def copied(
    before: Sequence[Sentence], after: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Sentence], list[Sentence]]:
    """Sentences that stand in both, numbers aside, the first with the first; then those of either alone."""
    waiting: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in reversed(before):
        waiting[sentence.key].append(sentence)
    found: list[PassagePair] = []
    right: list[Sentence] = []
    for sentence in after:
        same = waiting.get(sentence.key)
        if same:
            one = same.pop()
            equal = one.plain == sentence.plain or _same_numbers(one.plain, sentence.plain)
            found.append(PassagePair(one.passage, sentence.passage, 1.0, equal))
        else:
            right.append(sentence)
    left = [s for same in waiting.values() for s in same]
    return found, sorted(left, key=lambda s: s.passage.span.start), right


def reworded(
    pairs: Sequence[SectionPair], left: Sequence[Sentence], right: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Passage], list[Passage]]:
    """Sentences that are nearly the same, of aligned sections first, then of any; then what is left."""
    before, after = _by_section(left), _by_section(right)
    found: list[PassagePair] = []
    gone: set[int] = set()
    come: set[int] = set()

    def meet(own: Sequence[Sentence], other: Sequence[Sentence]) -> None:
        for i, j, value in matched(len(own), len(other), _near([s.key for s in own], [s.key for s in other])):
            one, two = own[i], other[j]
            found.append(PassagePair(one.passage, two.passage, value, _same_numbers(one.plain, two.plain)))
            gone.add(id(one))
            come.add(id(two))

    places = [(pair.before.span.start, pair.after.span.start) for pair in pairs]
    for place, answer in [(OPENING, OPENING), *places]:
        own = before.get(place)
        other = own and after.get(answer)
        if own and other:
            meet(own, other)
    left, right = [s for s in left if id(s) not in gone], [s for s in right if id(s) not in come]
    meet(left, right)
    dropped = [s.passage for s in left if id(s) not in gone]
    return found, dropped, [s.passage for s in right if id(s) not in come]


def _same_numbers(one: str, other: str) -> bool:
    """Whether two sentences tell the same numbers, however they are written: 3次 and 三次."""
    told, retold = NUMBERS.findall(one), NUMBERS.findall(other)
    return len(told) == len(retold) and all(a == b or _value(a) == _value(b) for a, b in zip(told, retold))


def _value(text: str) -> object:
    if text.isdecimal() and len(text) <= _PLAIN:
        return int(text)
    try:
        return parse(text)
    except ValueError:
        return text


def _by_section(sentences: Iterable[Sentence]) -> dict[int, list[Sentence]]:
    """Where a section begins → its sentences."""
    found: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.section].append(sentence)
    return found


def _near(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """The pairs of texts that are nearly the same, or of which one stands in the other, each with its similarity."""
    for i, j in may_be_alike(first, second, _LEAST):
        text, other = first[i], second[j]
        value = _ALIKENESS(text, other)
        held = text in other or other in text
        if value >= _NEAR or (held and _HELD <= len(text) / len(other) <= 1 / _HELD):
            yield float(value), i, j
