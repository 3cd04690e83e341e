"""Observations kept for as long as their report lives: auditing, comparing and normalising one report read it once.

A report never changes, so that what was made of it stays true; what is kept goes with the report.
"""

from collections.abc import Callable
from typing import Final
from weakref import ReferenceType, ref

from gxparse.catalogue import Catalogue
from gxparse.model.observations import Observations
from gxparse.model.report import Report

__all__ = ["remembered"]

_known: Final[dict[int, tuple["ReferenceType[Report]", Catalogue, Observations]]] = {}


def remembered(report: Report, catalogue: Catalogue, make: Callable[[Report, Catalogue], Observations]) -> Observations:
    """What ``make`` gives for this very report and catalogue, made once."""
    place = id(report)
    found = _known.get(place)
    if found is not None and found[0]() is report and found[1] is catalogue:
        return found[2]
    made = make(report, catalogue)
    _known[place] = (ref(report, lambda _: _known.pop(place, None)), catalogue, made)
    return made
