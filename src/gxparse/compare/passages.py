"""The sentences of two reports into those copied, reworded, new and dropped; knows sections only as places."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gxparse.compare.sections import matched
from gxparse.model.comparison import Passage, PassagePair, SectionPair
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["Sentence", "copied", "reworded", "sentences"]

_SHORTEST: Final = 10
"""Characters of a sentence, at least: shorter ones (无。) are the same everywhere and mean nothing."""
_NEAR: Final = 0.75
"""Similarity from which on a sentence is the other one reworded."""
_SENTENCE: Final = re.compile(r"[^。！？；;\n]+[。！？；;]?")
_DIGITS: Final = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


class Sentence(NamedTuple):
    """A sentence with what it is compared by."""

    passage: Passage
    plain: str
    """Folded, without blanks."""
    section: Span
    """The section that it stands in, not those above."""


def sentences(report: Report, folded: str) -> list[Sentence]:
    """The sentences of the running text."""
    text = report.text
    whole = Span(0, len(text))
    spans = [(s.span, part) for s in report.walk() for part in (s.heading, *[p.span for p in s.paragraphs])]
    found: list[Sentence] = []
    for section, span in spans or [(whole, whole)]:
        for match in _SENTENCE.finditer(text, span.start, span.end):
            start, end = match.span()
            plain = "".join(folded[start:end].split())
            if len(plain) >= _SHORTEST:
                piece = match[0]
                printed = piece.strip()
                if printed != piece:
                    start += piece.index(printed)
                found.append(Sentence(Passage(printed, Span(start, start + len(printed))), plain, section))
    return found


def copied(
    before: Sequence[Sentence], after: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Sentence], list[Sentence]]:
    """Sentences that stand in both, numbers aside, the first with the first; then those of either alone."""
    waiting: dict[str, deque[Sentence]] = {}
    for sentence in before:
        waiting.setdefault(_DIGITS.sub("0", sentence.plain), deque()).append(sentence)
    found: list[PassagePair] = []
    right: list[Sentence] = []
    for sentence in after:
        same = waiting.get(_DIGITS.sub("0", sentence.plain))
        if same:
            one = same.popleft()
            found.append(PassagePair(one.passage, sentence.passage, 1.0, one.plain == sentence.plain))
        else:
            right.append(sentence)
    left = sorted((s for same in waiting.values() for s in same), key=lambda s: s.passage.span)
    return found, left, right


def reworded(
    pairs: Sequence[SectionPair], left: Sequence[Sentence], right: Sequence[Sentence]
) -> tuple[list[PassagePair], list[Passage], list[Passage]]:
    """Sentences of aligned sections that are nearly the same; then what is left."""
    before, after = _by_section(left), _by_section(right)
    found: list[PassagePair] = []
    gone: set[Span] = set()
    come: set[Span] = set()
    for pair in pairs:
        own = [s for s in before.get(pair.before.span, ()) if s.passage.span not in gone]
        other = [s for s in after.get(pair.after.span, ()) if s.passage.span not in come]
        for i, j, value in matched(len(own), len(other), _near([s.plain for s in own], [s.plain for s in other])):
            numbers = _DIGITS.findall(own[i].plain) == _DIGITS.findall(other[j].plain)
            found.append(PassagePair(own[i].passage, other[j].passage, value, numbers))
            gone.add(own[i].passage.span)
            come.add(other[j].passage.span)
    dropped = [s.passage for s in left if s.passage.span not in gone]
    return found, dropped, [s.passage for s in right if s.passage.span not in come]


def _by_section(sentences: Iterable[Sentence]) -> dict[Span, list[Sentence]]:
    found: dict[Span, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.section, []).append(sentence)
    return found


def _near(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """The pairs of texts that are nearly the same, each with its similarity."""
    from rapidfuzz.distance import Indel

    least = _NEAR / (2 - _NEAR)  # of two texts that are this alike the shorter has this part of the longer's length
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            if len(one) >= least * len(other) and len(other) >= least * len(one):
                value = float(Indel.normalized_similarity(one, other, score_cutoff=_NEAR))
                if value >= _NEAR:
                    yield value, i, j
