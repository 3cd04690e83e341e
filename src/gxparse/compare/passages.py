"""The sentences of two reports into those copied, reworded, new and dropped; knows sections only as places."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from gxparse.compare.sections import NUMBERS, matched, without_numbers
from gxparse.model.comparison import Passage, PassagePair, SectionPair
from gxparse.model.report import Report
from gxparse.numerals import parse
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["Sentence", "copied", "reworded", "sentences"]

_SHORTEST: Final = 10
"""Characters of a sentence, at least: shorter ones (无。) are the same everywhere and mean nothing."""
_PLAIN: Final = 18
"""Digits of a number, at most, that is read at once."""
_NEAR: Final = 0.75
"""Similarity from which on a sentence is the other one reworded."""
_HELD: Final = 0.5
"""How much of a sentence at least another one is that stands in it word for word: 发布稿件8篇 and 发布稿件11篇，比上年多3篇."""
_SENTENCE: Final = re.compile(r"[^。！？；;\n]+[。！？；;]?")
_LABEL: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、是]|[0-9]{1,2}[.．、](?![0-9]))+"
)
"""What numbers a sentence: it is the same sentence with another one."""
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
    section: Span
    """The section that it stands in, not those above."""


_sentence: Final = maker(Sentence)
_Place = tuple[int, int, str, Span]
"""Where a sentence begins and ends, what it is compared by, and its section."""


def sentences(report: Report, folded: str) -> list[Sentence]:
    """The sentences of the running text."""
    text = report.text
    whole = Span(0, len(text))
    spans: list[tuple[Span, Span]] = []
    for s in report.walk():
        if _SAID.search(s.title):
            spans.append((s.span, s.heading))
        spans += [(s.span, p.span) for p in s.paragraphs]
    found: list[_Place] = []
    for section, span in spans or [(whole, whole)]:
        begin = -1  # where pieces begin that are too short alone: 解读质量不高；平台数据不同步。
        for match in _SENTENCE.finditer(text, span.start, span.end):
            start, end = match.span()
            plain = _plain(folded, start, end)
            if len(plain) < _SHORTEST:
                begin = start if begin < 0 else begin
                if text[end - 1] in _GOES_ON:
                    continue
                start, plain = begin, _plain(folded, begin, end)
            elif begin >= 0:
                found.append((begin, start, _plain(folded, begin, start), section))
            begin = -1
            found.append((start, end, plain, section))
        if begin >= 0:
            found.append((begin, span.end, _plain(folded, begin, span.end), section))
    return _read(text, [place for place in found if len(place[2]) >= _SHORTEST])


def _plain(folded: str, start: int, end: int) -> str:
    """What a sentence is compared by, numbers in it."""
    plain = "".join(folded[start:end].split()).rstrip(_MARKS)
    label = _LABEL.match(plain)
    return plain if label is None else plain[label.end() :]


def _read(text: str, places: Sequence[_Place]) -> list[Sentence]:
    """The sentences of these places, without the blanks around them."""
    keys = without_numbers("\n".join([plain for _, _, plain, _ in places])).split("\n")  # no number goes over a line end
    found: list[Sentence] = []
    for (start, end, plain, section), key in zip(places, keys):
        line = text[start:end].rstrip()
        printed = line.lstrip()
        begin = start + len(line) - len(printed)
        found.append(_sentence((Passage(printed, Span(begin, begin + len(printed))), plain, key, section)))
    return found


def copied(
    before: Sequence[Sentence], after: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Sentence], list[Sentence]]:
    """Sentences that stand in both, numbers aside, the first with the first; then those of either alone."""
    waiting: dict[str, deque[Sentence]] = {}
    for sentence in before:
        waiting.setdefault(sentence.key, deque()).append(sentence)
    found: list[PassagePair] = []
    right: list[Sentence] = []
    for sentence in after:
        same = waiting.get(sentence.key)
        if same:
            one = same.popleft()
            found.append(PassagePair(one.passage, sentence.passage, 1.0, _same_numbers(one.plain, sentence.plain)))
        else:
            right.append(sentence)
    left = sorted((s for same in waiting.values() for s in same), key=lambda s: s.passage.span.start)
    return found, left, right


def reworded(
    pairs: Sequence[SectionPair], left: Sequence[Sentence], right: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Passage], list[Passage]]:
    """Sentences that are nearly the same, of aligned sections first, then of any; then what is left."""
    before, after = _by_section(left), _by_section(right)
    found: list[PassagePair] = []
    gone: set[int] = set()
    come: set[int] = set()

    def meet(own: Iterable[Sentence], other: Iterable[Sentence]) -> None:
        one = [s for s in own if id(s) not in gone]
        two = [s for s in other if id(s) not in come]
        if not (one and two):
            return
        for i, j, value in matched(len(one), len(two), _near([s.key for s in one], [s.key for s in two])):
            same = _same_numbers(one[i].plain, two[j].plain)
            found.append(PassagePair(one[i].passage, two[j].passage, value, same))
            gone.add(id(one[i]))
            come.add(id(two[j]))

    for pair in pairs:
        meet(before.get(pair.before.span, ()), after.get(pair.after.span, ()))
    meet(left, right)
    dropped = [s.passage for s in left if id(s) not in gone]
    return found, dropped, [s.passage for s in right if id(s) not in come]


def _same_numbers(one: str, other: str) -> bool:
    """Whether two sentences tell the same numbers, however they are written: 3次 and 三次."""
    if one == other:
        return True
    told, retold = NUMBERS.findall(one), NUMBERS.findall(other)
    return len(told) == len(retold) and all(a == b or _value(a) == _value(b) for a, b in zip(told, retold))


def _value(text: str) -> object:
    if text.isdecimal() and len(text) <= _PLAIN:
        return int(text)
    try:
        return parse(text)
    except ValueError:
        return text


def _by_section(sentences: Iterable[Sentence]) -> dict[Span, list[Sentence]]:
    found: dict[Span, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.section, []).append(sentence)
    return found


def _near(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """The pairs of texts that are nearly the same, or of which one stands in the other, each with its similarity."""
    for i, text in enumerate(first):
        alike = process.extract(text, second, scorer=Indel.normalized_similarity, score_cutoff=_NEAR, limit=None)
        for _, value, j in alike:
            yield float(value), i, j
        for j, other in enumerate(second):
            if (text in other or other in text) and _HELD <= len(text) / len(other) <= 1 / _HELD:
                value = Indel.normalized_similarity(text, other)
                if value < _NEAR:
                    yield float(value), i, j
