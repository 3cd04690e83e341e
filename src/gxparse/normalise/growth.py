"""The words of a clause into the kind of change that its number states: growth, share or rate; makes no observations."""

from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from gxparse.catalogue.wording import RATE, Wording
from gxparse.model.observations import Measure
from gxparse.normalise.readings import Subject

__all__ = ["CHANGES", "Change", "change_of", "whole_of"]

CHANGES: Final = frozenset({"up", "down", "versus", "share", "upto", RATE})
"""Concepts that make a number something else than a value."""
_NO_CHANGE: Final = frozenset({"百分点", "倍", "‰"})
"""Units of a change of shares, and of multiples: neither is a growth in per cent or in the indicator's unit."""


class Change(NamedTuple):
    """What a number says about another."""

    measure: Measure
    factor: int
    """-1 where the words say less."""
    rest: frozenset[str]
    """The other concepts of the subject: what it is a growth or share of."""


def change_of(subject: Subject, unit: str | None) -> Change | None:
    """What kind of change a subject states; ``None`` where it cannot be told (增长到, a percentage of nothing)."""
    concepts = subject.concepts
    rest = concepts - CHANGES
    if "upto" in concepts or subject.unknown or unit in _NO_CHANGE:
        return None
    for concept, measure in (("share", Measure.SHARE), (RATE, Measure.RATE)):
        if concept in concepts:
            return Change(measure, 1, rest) if unit == "%" else None
    if ("up" in concepts) is ("down" in concepts):
        return None
    return Change(Measure.GROWTH, -1 if "down" in concepts else 1, rest)


def whole_of(code: str, era: str | None, wording: Wording, known: AbstractSet[str]) -> str | None:
    """The code that a share of ``code`` is of where the text does not say, by the form; ``None`` where it has none."""
    whole = wording.wholes.get("2014" if era == "2014" else "2019", {}).get(code) if era else None
    parent = code.rpartition(".")[0]
    return next((one for one in (whole, parent, f"{parent}.total") if one is not None and one in known), None)
