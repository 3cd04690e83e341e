"""Percentages and differences of a clause into observations of growth and share; must not know how codes are found."""

from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.catalogue.wording import Wording
from gxparse.model.observations import Measure
from gxparse.normalise.readings import Subject

__all__ = ["CHANGES", "Change", "change_of", "whole_of"]

CHANGES: Final = frozenset({"up", "down", "versus", "share", "upto", "ontimerate"})
"""Concepts that make a number something else than a value."""


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
    if "upto" in concepts or subject.unknown:
        return None
    if "share" in concepts:
        return Change(Measure.SHARE, 1, rest - {"whole", "total"}) if unit == "%" else None
    if "ontimerate" in concepts:
        return Change(Measure.RATE, 1, rest) if unit == "%" else None
    if "up" in concepts and "down" in concepts:
        return None
    if "up" in concepts or "down" in concepts:
        return Change(Measure.GROWTH, -1 if "down" in concepts else 1, rest)
    return None


def whole_of(code: str, measure: Measure, era: str | None, wording: Wording, known: frozenset[str]) -> str | None:
    """The code that a growth (the code itself) or a share (what the code is a part of) is of."""
    if measure is Measure.GROWTH:
        return code
    whole = wording.wholes.get("2014" if era == "2014" else "2019", {}).get(code) if era else None
    parent = code.rpartition(".")[0]
    return next((one for one in (whole, parent, f"{parent}.total") if one in known), None)


def signed(value: Decimal, factor: int) -> Decimal:
    """The value with the direction that the words give it."""
    return value * factor
