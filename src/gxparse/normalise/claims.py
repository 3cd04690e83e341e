"""What a stretch of text says, and the topics around it, into the codes it names; must not know numbers or places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from gxparse.catalogue.wording import NEUTRAL, Wording, WordRule
from gxparse.normalise.concepts import INFORMATION
from gxparse.normalise.readings import Subject

__all__ = ["CHANNELS", "NEAR", "Named", "name_of", "topics_of", "under_disclosure"]

CHANNELS: Final = frozenset({"gazette", "website", "weibo", "wechat", "otherway", "otherchannel"})
"""By what disclosure is made; what is published there is told of without 主动 where something before or above says it."""

_STAGES: Final = frozenset({"direct", "after_review"})
_BESIDE: Final = frozenset({"review", "litigation"})
_DISCLOSURE: Final = frozenset({"disclosure"})
NEAR: Final = 3
"""How many of the topics around are of the sentence and the paragraph: this clause's, those before, the paragraph's."""
_INFORMATION: Final = NEUTRAL | INFORMATION


@frozen
class Named:
    """The code that a subject names, or the codes between which it leaves open."""

    code: str | None
    either: tuple[str, ...] = ()


_NOTHING: Final = Named(None)


@lru_cache(maxsize=4096)
def topics_of(concepts: frozenset[str], wording: Wording) -> frozenset[str]:
    """The topics that concepts open. A review or lawsuit about a request is about the review, not the request."""
    topics = frozenset[str]().union(*(wording.topics.get(concept, frozenset()) for concept in concepts))
    if topics & _STAGES:
        topics -= {"litigation"}
    if topics & (_BESIDE | _STAGES):
        topics -= {"requests"}
    return topics


def under_disclosure(headings: Sequence[frozenset[str]]) -> bool:
    """Whether the nearest heading that has a topic is of 主动公开 and nothing else."""
    return next((topics for topics in headings if topics), None) == _DISCLOSURE


def name_of(
    subject: Subject, around: tuple[frozenset[str], ...], era: str | None, unit: str | None, wording: Wording
) -> Named:
    """The code of a subject. ``around`` are the topics of the text about it, nearest first; ``unit`` of the number.

    Every concept has to be accounted for, and so has every character, unless the rule lets examples stand between.
    """
    if not subject.unknown:
        return _named(subject.concepts, around, era, unit, wording, examples=False)
    return _named(subject.concepts, around, era, unit, wording, examples=True) if subject.enumerated else _NOTHING


@lru_cache(maxsize=4096)
def _named(
    concepts: frozenset[str], around: tuple[frozenset[str], ...], era: str | None, unit: str | None, wording: Wording, *, examples: bool
) -> Named:
    """The code of these concepts; ``examples`` says whether there are words beside them that only give some."""
    own = topics_of(concepts, wording)
    found: list[tuple[int, int, str]] = []
    for rule, need in wording.met(concepts):
        if (rule.open or not examples) and _fits(rule, era, unit) and not (need.counted and unit is None):
            level = _level(rule, own, around) if need.within else 0
            if level is not None:
                found.append((level, -len(need.concepts), rule.code))
    if len(found) == 1:
        return Named(found[0][2])
    if found and (nearest := min(found)):
        codes = tuple(dict.fromkeys(code for level, _, code in sorted(found) if level == nearest[0]))
        return Named(codes[0]) if len(codes) == 1 else Named(None, codes)
    open_to = wording.either.get(concepts - _INFORMATION)
    return Named(None, open_to) if open_to and not examples else _NOTHING


def _fits(rule: WordRule, era: str | None, unit: str | None) -> bool:
    if unit is not None and unit not in rule.units:
        return False
    return era is None or not rule.forms or era in rule.forms


def _level(rule: WordRule, own: frozenset[str], around: Sequence[frozenset[str]]) -> int | None:
    """How near the rule's topic stands; ``None`` where it does not."""
    if rule.topic in own and not rule.around:
        return 0
    for level, topics in enumerate(around[:NEAR] if rule.near else around, 1):
        if rule.topic in topics:
            return level
    return None
