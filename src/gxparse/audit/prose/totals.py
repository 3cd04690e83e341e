"""Which number is the total of a list of parts: one of its sentence, or of a sentence above it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.audit.numbers import total_range
from gxparse.audit.prose.sentences import Item, Marker, Sentence
from gxparse.audit.prose.units import countable
from gxparse.model.tokens import Approx

__all__ = ["Heads", "added_up", "further", "heads_of", "over"]

_GREW: Final = re.compile(r"(?:增加|新增|增长|减少|下降|多|少)了?$")
"""A change is no total."""
_AGAINST: Final = re.compile(r"[较比与同](?:上一?年|去年|\d{4}年)(?:度|同期)?的?$")
"""What a number is compared with is no total either: 与上年的50件相比."""


class Heads(NamedTuple):
    """Numbers that may be the total of a list, nearest first: those of one sentence, and of the sentences above it."""

    near: Sequence[Item]
    above: Sequence[Item]


def heads_of(sentence: Sentence, marker: Marker, before: Sequence[Sentence]) -> list[Item]:
    """Numbers that may be the total, nearest first: …件中 names it; else those before in the sentence, else further up."""
    if marker.kind.name in ("bracket", "colon"):
        return [i for i in sentence.items if i.end == marker.start]
    own = [i for i in sentence.items if i.end <= marker.start and i.bracket == marker.bracket and _may_be_total(i)]
    if marker.kind.name == "of":
        named = [i for i in own if i.end >= marker.clause]
        if named or own:
            return named[::-1]
    if marker.bracket >= 0:
        own += [i for i in sentence.items if i.end == marker.bracket]
    if own or marker.kind.name == "including":
        return own[::-1]
    for earlier in reversed(before):
        found = [i for i in earlier.items if i.bracket < 0 and _may_be_total(i)]
        if found:
            return found[::-1]
    return []


def further(near: Sequence[Item], sentence: Sentence, before: Sequence[Sentence]) -> list[Item]:
    """Numbers of sentences over that of the nearest totals, nearest first: a sentence between may tell of a part of them."""
    first = min(item.start for item in near)
    if first >= sentence.start:
        return []
    return [i for s in reversed(before) if s.end <= first for i in s.items[::-1] if i.bracket < 0 and _may_be_total(i)]


def _may_be_total(item: Item) -> bool:
    return countable(item) and _GREW.search(item.label) is None and _AGAINST.search(item.label) is None


def over(run: Sequence[Item], heads: Heads) -> Item | None:
    """The total of a list in a sentence before it: the nearest that is large enough, else the one that is least exceeded.

    A round number (四十余件) that the list exceeds is no total of it: it told of some of the items.
    """
    added, span = added_up(run), total_range(item.number for item in run)
    near, above = (
        [t for t in totals if t.number.approx is Approx.EXACT or _holds(t, added) or t.number.range.meets(span)]
        for totals in heads
    )
    large = next((t for t in near if _holds(t, added)), None)
    alone = [t for totals in (near, above) if not _are_parts(totals, added) for t in totals]
    return large or min(alone, key=lambda t: abs(t.number.value - added), default=None)


def _are_parts(totals: Sequence[Item], added: Decimal) -> bool:
    """Whether the numbers of a sentence are parts of what the list adds up to, as its own items are: 网络65件、信函17件."""
    return len(totals) > 1 and all(t.number.value < added for t in totals) and added_up(totals) >= added


def _holds(total: Item, added: Decimal) -> bool:
    """Whether a number is large enough for parts that add up to this."""
    return total.number.value >= added


def added_up(items: Sequence[Item]) -> Decimal:
    """The sum of these numbers, exact or not."""
    return sum((item.number.value for item in items), Decimal(0))
