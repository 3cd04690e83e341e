"""Paragraphs as reports of 2008 to 2025 have them, with the facts of each; knows nothing of gxparse (see README.md)."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["HELD_OUT", "OPEN", "Fact", "Paragraph", "judged", "paragraphs", "written_out"]

HERE = Path(__file__).parent
OPEN = HERE / "paragraphs_open.txt"
HELD_OUT = HERE / "held_out" / "paragraphs.txt"
SHAPES = frozenset({"growth", "share", "rate"})
BASES = frozenset({"cumulative", "to_date", "period"})


class Fact(NamedTuple):
    """One observation that the paragraph tells, as far as it is compared."""

    code: str
    value: Decimal
    optional: bool = False
    """Careful readers differ: giving it and leaving it out are both right."""
    measure: str = "value"
    basis: str = "year"
    scope: str | None = None
    applicant: str | None = None
    approx: str = "exact"
    period: str | None = None
    """A period as ``start/end``, or a year other than the report's."""
    base: str | None = None
    """Compared where it is written."""


class Paragraph(NamedTuple):
    """A paragraph with all that a careful reader takes from it."""

    id: str
    year: int
    body: str
    text: str
    facts: tuple[Fact, ...]


def paragraphs(source: Path) -> list[Paragraph]:
    """The paragraphs of a file: ``@ id year body``, the text (⏎ is a line end), and a line ``> code value …`` a fact."""
    found: list[Paragraph] = []
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("@ "):
            name, year, body = line[2:].split()
            found.append(Paragraph(name, int(year), body, "", ()))
        elif line.startswith("> "):
            found[-1] = found[-1]._replace(facts=(*found[-1].facts, _fact(line[2:].split())))
        else:
            found[-1] = found[-1]._replace(text=line.replace("⏎", "\n"))
    return found


def _fact(words: list[str]) -> Fact:
    code, value, *more = words
    fact = Fact(code.lstrip("?"), Decimal(value.rstrip("%")), code.startswith("?"))
    for word in more:
        name, _, told = word.partition("=")
        if told:
            fact = fact._replace(**{name: told})
        elif word[0] in "@~":
            fact = fact._replace(**{"scope" if word[0] == "@" else "approx": word[1:]})
        else:
            fact = fact._replace(**{"measure" if word in SHAPES else "basis": word})
    return fact


def written_out(paragraph: Paragraph) -> str:
    """A report with the paragraph under a heading that names no indicator."""
    heading = "一、概述" if paragraph.year < 2019 else "一、总体情况"
    title = f"{paragraph.body}{paragraph.year}年政府信息公开工作年度报告"
    return f"{title}\n\n{heading}\n\n{paragraph.text}\n"


def judged(paragraph: Paragraph, observations: Iterable[Any]) -> tuple[list[Fact], list[Any]]:
    """What was missed, and what was read otherwise or invented. Looked at are values from prose, rates apart."""
    left = [o for o in observations if o.evidence.origin == "prose" and o.value is not None and o.measure != "rate"]
    missed: list[Fact] = []
    for fact in paragraph.facts:
        if fact.optional:
            continue
        hits = [one for one in left if _says(one, fact, paragraph.year)]
        left = [one for one in left if one not in hits]
        missed += [] if hits else [fact]
    taste = [fact for fact in paragraph.facts if fact.optional]
    return missed, [one for one in left if not any(_may_say(one, fact) for fact in taste)]


def _period(one: Any) -> str | None:
    return None if one.period is None else f"{one.period.start}/{one.period.end}"


def _basis(one: Any, year: int) -> str:
    """截至 the last day of the year is of the year."""
    return "year" if _period(one) == f"{year}-01-01/{year}-12-31" else str(one.basis)


def _scope(one: Any) -> str | None:
    return None if one.scope is None else one.scope.replace("(", "（").replace(")", "）")


def _says(one: Any, fact: Fact, year: int) -> bool:
    applicant = None if one.applicant in (None, "total") else str(one.applicant)
    if (one.code, one.value, one.measure, _scope(one)) != (fact.code, fact.value, fact.measure, fact.scope):
        return False
    if (_basis(one, year), applicant, str(one.approx)) != (fact.basis, fact.applicant, fact.approx):
        return False
    if fact.base is not None and one.base != fact.base:
        return False
    period = _period(one)
    return period == fact.period if fact.period else period is None or str(year) in period


def _may_say(one: Any, fact: Fact) -> bool:
    if (one.code, one.value, one.measure) != (fact.code, fact.value, fact.measure):
        return False
    if fact.period is not None and len(fact.period) == len("2016"):
        return fact.period in (_period(one) or "")
    return _scope(one) == fact.scope and one.applicant == fact.applicant
