"""Observations kept for as long as their report lives: auditing, comparing and normalising one report read it once.

A report never changes, so that what was made of it stays true; what is kept goes with the report.
"""

from collections.abc import Callable
from typing import Final
from weakref import ReferenceType, ref

from gxparse.catalogue import Catalogue
from gxparse.folding import fold
from gxparse.model.observations import Observations
from gxparse.model.report import Report

__all__ = ["folded", "remembered"]

_known: Final[dict[int, tuple["ReferenceType[Report]", Catalogue, Observations]]] = {}
_folded: Final[dict[int, tuple["ReferenceType[Report]", str]]] = {}
_PAIR: Final = 2
"""Reports whose folded text is kept: it is as long as the text itself, and asked for by normalising and by comparing."""


def remembered(report: Report, catalogue: Catalogue, make: Callable[[Report, Catalogue], Observations]) -> Observations:
    """What ``make`` gives for this very report and catalogue, made once."""
    place = id(report)
    found = _known.get(place)
    if found is not None and found[0]() is report and found[1] is catalogue:
        return found[2]
    made = make(report, catalogue)
    _known[place] = (ref(report, lambda _: _known.pop(place, None)), catalogue, made)
    return made


def folded(report: Report) -> str:
    """The text of a report, folded; that of the last two is kept while they live."""
    place = id(report)
    found = _folded.get(place)
    if found is not None and found[0]() is report:
        return found[1]
    text = fold(report.text)
    for old in list(_folded)[: 1 - _PAIR]:
        _folded.pop(old, None)
    _folded[place] = (ref(report, lambda _: _folded.pop(place, None)), text)
    return text
