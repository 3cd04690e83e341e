"""Copied sentences into the sections that took them in: merged into another, split off from one; knows no similarity."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from gxparse.model.comparison import PassagePair, SectionPair, SectionRef
from gxparse.spans import Span

__all__ = ["regrouped"]

_OFFSET: Final = itemgetter(0)
_MOST: Final = 0.5
"""Part of a section's own text that stands in another one, from which on it went there or came from there."""


def regrouped(
    copied: Sequence[PassagePair],
    first: Sequence[SectionRef],
    second: Sequence[SectionRef],
    alone: tuple[Sequence[SectionRef], Sequence[SectionRef]],
) -> list[SectionPair]:
    """Sections without a counterpart, each with the one of the other report that has most of its text."""
    lost, come = alone
    if not lost and not come:
        return []
    holders, others = _Holders(first), _Holders(second)
    gone: defaultdict[Span, list[tuple[SectionRef, int]]] = defaultdict(list)
    came: defaultdict[Span, list[tuple[SectionRef, int]]] = defaultdict(list)
    for same in copied:
        one, other = holders.of(same.before.span), others.of(same.after.span)
        if one is not None and other is not None:
            gone[one.span].append((other, len(same.before.text)))
            came[other.span].append((one, len(same.after.text)))
    found = [
        SectionPair(section, to, share, share) for section in lost for to, share in _most(gone[section.span], section)
    ]
    found += [
        SectionPair(of, section, share, share) for section in come for of, share in _most(came[section.span], section)
    ]
    best: dict[tuple[Span, Span], SectionPair] = {}
    for pair in found:
        key = pair.before.span, pair.after.span
        if key not in best or best[key].similarity < pair.similarity:
            best[key] = pair
    return [best[key] for key in sorted(best)]


class _Holders:
    """From which offset on which section of a report is the narrowest one there."""

    def __init__(self, sections: Iterable[SectionRef]) -> None:
        self._marks: list[tuple[int, SectionRef | None]] = []
        over: list[SectionRef] = []
        for section in sorted(sections, key=lambda one: (one.span.start, -one.span.end)):
            self._close(over, section.span.start)
            over.append(section)
            self._marks.append((section.span.start, section))
        if over:
            self._close(over, over[0].span.end)

    def _close(self, over: list[SectionRef], offset: int) -> None:
        """Leave the sections that end at this offset or before."""
        while over and over[-1].span.end <= offset:
            end = over.pop().span.end
            self._marks.append((end, over[-1] if over else None))

    def of(self, span: Span) -> SectionRef | None:
        """The narrowest section that a sentence stands in."""
        at = bisect_right(self._marks, span.start, key=_OFFSET) - 1
        return self._marks[at][1] if at >= 0 else None


def _most(parts: Sequence[tuple[SectionRef, int]], section: SectionRef) -> Iterator[tuple[SectionRef, float]]:
    """The section that shares most with this one, where that is most of it."""
    sizes: dict[Span, int] = {}
    for other, size in parts:
        sizes[other.span] = sizes.get(other.span, 0) + size
    whole = len(section.text) - len(section.title) - 1
    best = max(sizes, key=lambda span: (sizes[span], -span.start), default=None)
    if best is not None and whole > 0 and sizes[best] >= _MOST * whole:
        yield next(other for other, _ in parts if other.span == best), min(1.0, sizes[best] / whole)
