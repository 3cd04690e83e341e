"""What changed between two reports: indicators, sections, wording; compares nothing itself."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, cast, final

from attrs import field, frozen

from gxparse import late
from gxparse.model.observations import Basis, Measure
from gxparse.model.tables import Missing
from gxparse.spans import Span

__all__ = ["Change", "ChangeStatus", "Comparison", "Passage", "PassagePair", "SectionPair", "SectionRef", "Side"]


class ChangeStatus(StrEnum):
    """What became of an indicator."""

    CHANGED = "changed"
    """Both reports tell it, with different values or the same one not as exactly, or are silent in different ways."""
    SAME = "same"
    """Both tell the same value, or are silent in the same way."""
    ADDED = "added"
    """Only the second report tells a value."""
    REMOVED = "removed"
    """Only the first report tells a value."""
    NOT_COMPARABLE = "not_comparable"
    """Both tell a value, but their forms define it differently, or their units differ."""


@final
@frozen
class Side:
    """One of the two reports."""

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    uri: str | None = None


@final
@frozen
class Change:
    """One indicator in both reports."""

    code: str
    """Code of the catalogue."""
    status: ChangeStatus
    before: Decimal | None = None
    """Value in the first report, in base units."""
    after: Decimal | None = None
    """Value in the second report."""
    delta: Decimal | None = None
    """``after - before``; ``None`` unless both have a value and may be compared, and where they differ in exactness alone."""
    ratio: Decimal | None = None
    """``after / before``; ``None`` as ``delta``, and where ``before`` is 0."""
    applicant: str | None = None
    """Column of the matrix, ``None`` where neither form has one; the total of one form answers the number of another."""
    scope: str | None = None
    """Whose number, where it is not of the body as a whole."""
    measure: Measure = Measure.VALUE
    basis: Basis = Basis.YEAR
    base: str | None = None
    """The code that a growth or share is of."""
    before_missing: Missing | None = None
    """Why the first report has no value, where it has the cell: blank is not zero."""
    after_missing: Missing | None = None
    """The same of the second report."""
    reason: str | None = None
    """Why the status is what it is, or with what reservation the values compare; in English."""
    reason_zh: str | None = None
    """The same in Chinese."""
    before_span: Span | None = None
    """Where the first report tells it; ``None`` for what it does not tell or what is derived."""
    after_span: Span | None = None
    """Where the second report tells it."""


@final
@frozen
class SectionRef:
    """A section of one of the reports."""

    label: str
    title: str
    level: int
    span: Span
    text: str = field(default="", repr=False)
    """Its own text, without the sections below and tables."""


@final
@frozen
class SectionPair:
    """Two sections that answer each other, by title and content, wherever they stand."""

    before: SectionRef
    after: SectionRef
    similarity: float
    """Of their titles and own texts, from 0 to 1; their labels do not count."""
    wording: float = 0.0
    """The same with every number taken for one: 1 where nothing but numbers was changed."""


@final
@frozen(init=False)
class Passage:
    """A sentence."""

    text: str
    span: Span

    def __init__(self, text: str, span: Span) -> None:
        _set_text(self, text)  # written out as in ``Span``: there are as many of them
        _set_span(self, span)


_set_text: Final = cast("Callable[[Passage, str], None]", vars(Passage)["text"].__set__)
_set_span: Final = cast("Callable[[Passage, Span], None]", vars(Passage)["span"].__set__)


@final
@frozen
class PassagePair:
    """A sentence of the first report that stands in the second again."""

    before: Passage
    after: Passage
    similarity: float
    """From 0 to 1; 1 where only blanks, width or numbers differ."""
    same_numbers: bool = True
    """Whether the numbers are the same too: a copied sentence with last year's numbers wants a look."""


@final
@frozen(repr=False)
class Comparison:
    """What changed from ``before`` to ``after``."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    """Every indicator that either report tells, in the order of the codes."""
    sections: tuple[SectionPair, ...]
    """Aligned sections, in the order of the first report."""
    similarity: float
    """Of the running texts as a whole, from 0 to 1."""
    copied: tuple[PassagePair, ...] = ()
    """Sentences that stand in both, numbers aside."""
    reworded: tuple[PassagePair, ...] = ()
    """Sentences that are nearly the same, numbers aside, of aligned sections first."""
    new: tuple[Passage, ...] = ()
    """Sentences of the second report alone."""
    dropped: tuple[Passage, ...] = ()
    """Sentences of the first report alone."""
    new_sections: tuple[SectionRef, ...] = ()
    """Sections of the second report without a counterpart."""
    dropped_sections: tuple[SectionRef, ...] = ()
    """Sections of the first report without a counterpart."""
    regrouped: tuple[SectionPair, ...] = ()
    """Sections without a counterpart of their own whose copied text stands in a section that has another one: merged
    into it, or split off from it. ``similarity`` is the share of the section that is there."""

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes that are not ``same``."""
        return tuple(change for change in self.changes if change.status is not ChangeStatus.SAME)

    @property
    def reuse(self) -> float:
        """How much of the second report's sentences is copied, by characters, from 0 to 1."""
        copied = sum(len(pair.after.text) for pair in self.copied)
        rest = sum(len(pair.after.text) for pair in self.reworded) + sum(len(p.text) for p in self.new)
        return copied / (copied + rest) if copied + rest else 0.0

    @property
    def renumbered(self) -> float:
        """How much of the second report's sentences is copied with nothing but numbers changed, from 0 to 1."""
        copied = sum(len(pair.after.text) for pair in self.copied if not pair.same_numbers)
        every = (*self.copied, *self.reworded)
        whole = sum(len(pair.after.text) for pair in every) + sum(len(p.text) for p in self.new)
        return copied / whole if whole else 0.0

    def change(self, code: str, applicant: str | None = None) -> Change | None:
        """The change of a code's value of the year; without ``applicant`` that of the whole."""
        wanted = ("total", None) if applicant is None else (applicant,)
        plain = [c for c in self.changes if c.code == code and c.applicant in wanted and c.scope is None]
        valued = [c for c in plain if c.measure in (Measure.VALUE, Measure.RATE) and c.basis is Basis.YEAR]
        return min(valued, key=lambda c: wanted.index(c.applicant), default=None)

    def to_records(self) -> list[Mapping[str, Any]]:
        """One record a change."""
        return list(late.call("Comparison.to_records", self))

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame, one row a change."""
        return late.call("Comparison.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame, one row a change."""
        return late.call("Comparison.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow table, one row a change."""
        return late.call("Comparison.to_arrow", self)

    def to_html(self) -> str:
        """Both reports side by side: changed numbers, then sections with copied, new and dropped sentences marked."""
        return str(late.call("Comparison.to_html", self))

    def _repr_html_(self) -> str:
        return str(late.call("Comparison._repr_html_", self))

    def __str__(self) -> str:
        return str(late.call("Comparison.__str__", self))

    def __repr__(self) -> str:
        return (
            f"<Comparison of {self.before.agency or '?'} {self.before.year or '?'} with {self.after.agency or '?'} "
            f"{self.after.year or '?'}: {len(self.changed)} of {len(self.changes)} indicators changed, "
            f"similarity {self.similarity:.2f}>"
        )
