"""Copied sentences into the sections that took them in: merged into another, split off from one; knows no similarity."""

from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.model.comparison import PassagePair, SectionPair, SectionRef
from gxparse.spans import Span

__all__ = ["regrouped"]

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
    places = [
        (
            _holder(first, pair.before.span),
            _holder(second, pair.after.span),
            len(pair.before.text),
            len(pair.after.text),
        )
        for pair in copied
    ]
    met = [(a, b, x, y) for a, b, x, y in places if a is not None and b is not None]
    found = [
        SectionPair(section, to, share, share)
        for section in lost
        for to, share in _most([(b, x) for a, b, x, _ in met if a is section], section)
    ]
    found += [
        SectionPair(of, section, share, share)
        for section in come
        for of, share in _most([(a, y) for a, b, _, y in met if b is section], section)
    ]
    best: dict[tuple[Span, Span], SectionPair] = {}
    for pair in found:
        key = pair.before.span, pair.after.span
        if key not in best or best[key].similarity < pair.similarity:
            best[key] = pair
    return [best[key] for key in sorted(best)]


def _holder(sections: Sequence[SectionRef], span: Span) -> SectionRef | None:
    """The narrowest section that a sentence stands in."""
    holding = [section for section in sections if section.span.start <= span.start < section.span.end]
    return max(holding, key=lambda section: section.span.start, default=None)


def _most(parts: Sequence[tuple[SectionRef, int]], section: SectionRef) -> Iterator[tuple[SectionRef, float]]:
    """The section that shares most with this one, where that is most of it."""
    sizes: dict[Span, int] = {}
    for other, size in parts:
        sizes[other.span] = sizes.get(other.span, 0) + size
    whole = len(section.text) - len(section.title) - 1
    best = max(sizes, key=lambda span: (sizes[span], -span.start), default=None)
    if best is not None and whole > 0 and sizes[best] >= _MOST * whole:
        yield next(other for other, _ in parts if other.span == best), min(1.0, sizes[best] / whole)
