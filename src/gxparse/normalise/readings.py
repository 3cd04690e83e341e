"""A clause into the words of the catalogue's wording, bodies, and what stays unknown; must not know what they add up to."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import define

from gxparse.catalogue.wording import PLAIN, Word, Wording
from gxparse.normalise.clauses import NUMBER, OTHER, TIME, Clause
from gxparse.normalise.concepts import CONJUNCTIONS, REMEDIES
from gxparse.normalise.whose import OWN, Whose, Whoses, begins_name, has_body

__all__ = ["Reading", "Subject", "read_clause"]

_BODY: Final = "\ue004"
_PARTING: Final = frozenset((*CONJUNCTIONS, "或", "或者", ","))
_BESIDE: Final = frozenset(("", *CONJUNCTIONS))
"""What joins bodies to one."""
_BELOW: Final = ("各派出", "下属", "所属", "直属", "下辖")
_WHOLE_AREA: Final = "全"
_MARKERS: Final = frozenset(("among", "each", "time.all", "time.sum", "time.year", "time.then", "time.other", "time.part", "time.cut",
                             "time.end", "time.now", "time.since", "time.range"))  # fmt: skip
_SILENT: Final = _MARKERS | {PLAIN}
_ENUMERATED: Final = "等"
_STANDING: Final = frozenset((NUMBER, TIME, OTHER))
_NOTHING: Final = (NUMBER, TIME, _BODY)
"""Of these nothing is to be known."""
_LOOSE: Final = re.compile(f"{OTHER}[^{NUMBER}{TIME}{OTHER}{_BODY}]*|[^{NUMBER}{TIME}{OTHER}{_BODY}]+")
"""A stretch of which something is to be known; what stands for no number begins one."""


@define(eq=False)
class Subject:
    """What a stretch of a clause says; nobody changes it."""

    concepts: frozenset[str]
    """Without those that only mark time or parts."""
    whose: Whose | None
    """The last body or area named."""
    unknown: str
    """Characters that no word explains; empty where all is understood."""
    enumerated: bool
    """Whether the unknown words only give examples (…等)."""

    @property
    def bare(self) -> bool:
        """Whether it says nothing of its own."""
        return not self.concepts and not self.unknown

    def saying(self, concepts: frozenset[str]) -> "Subject":
        """The same with these concepts."""
        return Subject(concepts, self.whose, self.unknown, self.enumerated)


@define(eq=False)
class Reading:
    """A clause with its words."""

    clause: Clause
    words: Sequence[Word]
    bodies: Sequence[Whose]
    unknown: Sequence[tuple[int, int]]
    """Stretches that no word covers."""

    text: str
    """The clause's text."""
    shown: str
    """The same as printed, character by character, where it names a body."""
    numbers: Sequence[int]
    """Where numbers stand."""
    concepts: frozenset[str]
    """What its words mean."""
    told: frozenset[str]
    """The same without what only marks time or parts."""

    def has(self, concept: str) -> bool:
        """Whether a word of this concept stands anywhere."""
        return concept in self.concepts

    def within(self, start: int, end: int) -> list[Word]:
        """The words of a stretch."""
        return [word for word in self.words if start <= word.start and word.end <= end]

    def subject(self, start: int, end: int) -> Subject:
        """What the stretch says."""
        concepts, whose = self.told, None
        if start > 0 or end < len(self.text):
            concepts = frozenset([concept for concept, begin, stop in self.words if start <= begin and stop <= end]) - _SILENT
        if self.bodies:
            whose = _together(self.text, self.shown, [body for body in self.bodies if start <= body.start and body.end <= end])
        if not self.unknown:
            return Subject(concepts, whose, "", enumerated=False)
        loose = [(max(a, start), min(b, end)) for a, b in self.unknown if a < end and start < b]
        text = "".join([self.text[a:b] for a, b in loose])
        enumerated = bool(loose) and self.text.startswith(_ENUMERATED, loose[-1][1])
        return Subject(concepts, whose, text, enumerated)

    def nouns(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretch cut at its conjunctions."""
        cuts = [
            w for w in self.within(start, end) if w.concept == PLAIN and self.text[w.start : w.end] in _PARTING
        ]
        cuts += [Word(PLAIN, b.start, b.start) for a, b in pairwise(self.within(start, end)) if _are_two(a, b)]
        cuts.sort(key=lambda cut: cut.start)
        edges = [start, *(edge for cut in cuts for edge in (cut.start, cut.end)), end]
        return [(a, b) for a, b in zip(edges[::2], edges[1::2]) if a < b]




class _Words(NamedTuple):
    """What a clause says whoever reports."""

    words: Sequence[Word]
    unknown: Sequence[tuple[int, int]]
    numbers: Sequence[int]
    concepts: frozenset[str]
    told: frozenset[str]


@lru_cache(maxsize=4096)
def _words(text: str, wording: Wording) -> _Words:
    """The words of a clause, remembered: reports of one form, and of one body over the years, repeat themselves."""
    words, left = wording.cover(text)
    numbers: list[int] = []
    at = text.find(NUMBER)
    while at >= 0:
        numbers.append(at)
        at = text.find(NUMBER, at + 1)
    concepts = frozenset([concept for concept, _, _ in words])
    return _Words(tuple(words), tuple(_unknown(text, left)), tuple(numbers), concepts, concepts - _SILENT)


def _are_two(word: Word, after: Word) -> bool:
    """Whether two nouns stand side by side: 复议诉讼."""
    return word.end == after.start and word.concept in REMEDIES and after.concept in REMEDIES - {word.concept}


def _together(text: str, shown: str, bodies: Sequence[Whose]) -> Whose | None:
    """The last body, with those right before it: 全市 and 各部门 are 全市各部门, 区政府 and 各部门 all of the area."""
    if not bodies:
        return None
    last, first = bodies[-1], len(bodies) - 1
    while first:
        before = bodies[first - 1]
        joint = text[before.end : bodies[first].start]
        if joint not in _BESIDE or (joint and text[before.start] in _WHOLE_AREA):
            break
        first -= 1
    if first == len(bodies) - 1:
        return last
    below = shown.startswith(_BELOW, last.start) and last.start == bodies[-2].end
    if below:  # 我局各派出机构 are none of the body itself
        return last
    if (bodies[first].part or not bodies[first].scope) and not any(body.named for body in bodies):
        return Whose(OWN, bodies[first].start, last.end, part=False)
    if not bodies[first].scope and bodies[first].end == bodies[first + 1].start:
        return last
    return Whose(shown[bodies[first].start : last.end], bodies[first].start, last.end, part=False)


def read_clause(clause: Clause, wording: Wording, whoses: Whoses, report: str = "") -> Reading:
    """The clause in words. A body's name inside a longer word of the wording (不属于本机关公开) is part of that word.

    ``report`` is the text as printed, in which bodies are called as they are called there: 各镇（街道）.
    """
    text = clause.text
    bodies = whoses.find(text)
    if bodies and (guards := _guards(wording)) is not None and guards.search(text):
        solid = [word for word in wording.read(text) if word.concept != PLAIN]
        bodies = [b for b in bodies if not any(w.start <= b.start and b.end <= w.end for w in solid)]
    for body in bodies:
        text = text[: body.start] + _BODY * (body.end - body.start) + text[body.end :]
    words, unknown, numbers, concepts, told = _words(text, wording)
    if unknown:
        bodies, unknown = _joined(clause.text, bodies, unknown, whoses)
    shown = clause.text
    if bodies:
        shown = _as_printed(clause, report) if report else shown
        bodies = [body._replace(scope=shown[body.start : body.end]) if body.scope else body for body in bodies]
    return Reading(clause, words, bodies, unknown, clause.text, shown, numbers, concepts, told)


def _as_printed(clause: Clause, report: str) -> str:
    """The clause with each character as the report has it, but for what stands for more than one."""
    shown = "".join([char if char in _STANDING else report[at] for char, at in zip(clause.text, clause.at, strict=True)])
    return shown.replace("(", "（").replace(")", "）")  # 乡镇(街道) and 乡镇（街道） are one scope


@lru_cache(maxsize=8)
def _guards(wording: Wording) -> re.Pattern[str] | None:
    """The words of the wording that have a word for a body in them, as a pattern."""
    words = [re.escape(word) for word, concept in wording.words.items() if concept != PLAIN and has_body(word)]
    return re.compile("|".join(words)) if words else None


def _unknown(text: str, left: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of the stretches without words those of which something is to be known."""
    found: list[tuple[int, int]] = []
    for start, end in left:
        if end - start > 1:
            found += [match.span() for match in _LOOSE.finditer(text, start, end)]
        elif text[start] not in _NOTHING:
            found.append((start, end))
    return found


def _joined(
    text: str, bodies: Sequence[Whose], unknown: Sequence[tuple[int, int]], whoses: Whoses
) -> tuple[list[Whose], list[tuple[int, int]]]:
    """Unknown words before a body are the rest of its name; those that name a body by themselves are one."""
    joined = list(bodies)
    left: list[tuple[int, int]] = []
    for start, end in unknown:
        after = next((n for n, body in enumerate(joined) if body.start == end), None)
        if after is not None and joined[after].scope and begins_name(text[start:end]):
            name = text[start : joined[after].end]
            joined[after] = Whose(whoses.calls(name), start, joined[after].end, part=False, named=True)
        elif whoses.named(text[start:end]):
            joined.append(Whose(whoses.calls(text[start:end]), start, end, part=False, named=True))
        else:
            left.append((start, end))
    return sorted(joined, key=lambda body: body.start), left
