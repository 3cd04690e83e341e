"""What came of checking the arithmetic of a report: findings, and the audit that holds them; checks nothing itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, final

from attrs import field, frozen

from gxparse import late
from gxparse.spans import Span

__all__ = ["Audit", "Finding", "FindingKind", "FindingSeverity", "Place", "Status"]


class FindingKind(StrEnum):
    """What a finding's rule says."""

    SUM = "sum"
    """A total is the sum of its parts."""
    BALANCE = "balance"
    """Two sums are equal."""
    BOUND = "bound"
    """One number is not greater than another."""
    IMPLICATION = "implication"
    """Where one number is positive, so is the other."""
    DOMAIN = "domain"
    """A number is whole and not negative, money not negative."""
    YEAR = "year"
    """A number of this year follows from numbers of the year before."""
    ROLL_UP = "roll_up"
    """A number of a body is its own share and those of the bodies below it."""
    SHARE = "share"
    """A stated percentage is the part divided by the whole."""
    GROWTH = "growth"
    """A stated change is that between this year and the year before."""
    TABLE_VS_PROSE = "table_vs_prose"
    """The text and the table tell one number."""
    CONFLICT = "conflict"
    """Two statements of the report agree with each other."""
    NUMBERING = "numbering"
    """Labels are numbered one after the other."""


class Status(StrEnum):
    """What came of checking a rule."""

    HOLDS = "holds"
    FAILS = "fails"
    NOT_ASSESSABLE = "not_assessable"
    """A number that the rule needs is blank or not given; the message says which."""


_FAILS: Final = Status.FAILS


class FindingSeverity(StrEnum):
    """How much a failing finding weighs."""

    ERROR = "error"
    """A hard rule, or a sum or share that the text itself states."""
    REMARK = "remark"
    """A rule that no source prints, or one that has honest exceptions: look at it."""


@final
@frozen
class Place:
    """A number in another report: the year before, or a body below."""

    span: Span
    """In the text of that report."""
    agency: str | None = None
    year: int | None = None
    uri: str | None = None


@final
@frozen
class Finding:
    """A statement of arithmetic that the report or its form makes, and whether it is so."""

    rule: str
    """Id of the rule: ``V1``, ``C3``, ``prose.sum``; see the reference of rules."""
    kind: FindingKind
    status: Status
    severity: FindingSeverity
    expression: str
    """Both sides in numbers: ``203 + 0 + 15 + 8 = 226 ≠ 224``."""
    left: Decimal | None
    """Value of the side that is computed: the sum of the parts, the share; ``None`` where not assessable."""
    right: Decimal | None
    """Value of the side that is stated: the total, the percentage."""
    difference: Decimal | None
    """``left - right``."""
    spans: tuple[Span, ...]
    """Places of the numbers that stand in this report, one each, in the order of the expression."""
    message: str
    """What was checked and what came of it, in English."""
    message_zh: str
    """The same in Chinese."""
    cause: str | None = None
    """A likely cause that the numbers themselves point to, as a hypothesis; never a correction."""
    cause_zh: str | None = None
    """The same in Chinese."""
    codes: tuple[str, ...] = ()
    """Codes of the indicators, each once, the total first; empty where the numbers have no code."""
    applicant: str | None = None
    """The column of the matrix that is checked, or ``None``."""
    blanks: tuple[str, ...] = ()
    """Codes of blank parts that were counted as 0."""
    elsewhere: tuple[Place, ...] = ()
    """Places of the numbers that stand in other reports, in the order of the expression."""
    excerpt: str = ""
    """The text around the numbers, each number in corner brackets 【】."""
    agency: str | None = None
    """The body whose report it is."""
    year: int | None = None
    """The reporting year."""
    uri: str | None = None
    """Where the report came from."""

    @property
    def failed(self) -> bool:
        """Whether it fails, with whatever severity."""
        return self.status is _FAILS


@final
@frozen(repr=False)
class Audit:
    """All findings of a report: those that hold, those that fail, and those that could not be assessed."""

    findings: tuple[Finding, ...]
    agency: str | None = field(default=None)
    """The body whose report it is."""
    year: int | None = None
    """The reporting year."""
    uri: str | None = None
    """Where the report came from."""

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Failing findings of severity ``error``."""
        return tuple(f for f in self.findings if f.failed and f.severity is FindingSeverity.ERROR)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """Failing findings of severity ``remark``."""
        return tuple(f for f in self.findings if f.failed and f.severity is FindingSeverity.REMARK)

    def filter(
        self,
        *,
        rule: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        severity: str | None = None,
        code: str | None = None,
    ) -> "Audit":
        """The audit with those findings alone that have all the given attributes.

        ``rule`` also stands for the rules below it: ``prose`` for ``prose.sum`` and ``prose.share``.
        """

        def wanted(finding: Finding) -> bool:
            return (
                (rule is None or finding.rule == rule or finding.rule.startswith(f"{rule}."))
                and kind in (None, finding.kind)
                and status in (None, finding.status)
                and severity in (None, finding.severity)
                and (code is None or code in finding.codes)
            )

        return Audit(tuple(filter(wanted, self.findings)), self.agency, self.year, self.uri)

    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each rule, rules in the order of their first finding."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.rule, []).append(finding)
        return {rule: tuple(group) for rule, group in groups.items()}

    def counts(self) -> Mapping[tuple[str, Status], int]:
        """How many findings each rule has of each status."""
        return Counter((finding.rule, finding.status) for finding in self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def to_records(self) -> list[Mapping[str, Any]]:
        """One record a finding: agency, year, uri, rule, severity, status, both sides, difference, excerpt, …"""
        return list(late.call("Audit.to_records", self))

    def to_pandas(self, *, decimals: str | None = None) -> Any:
        """A pandas frame, one row a finding; ``decimals="float"`` gives floats."""
        return late.call("Audit.to_pandas", self, decimals=decimals)

    def to_polars(self) -> Any:
        """A polars frame, one row a finding."""
        return late.call("Audit.to_polars", self)

    def to_arrow(self) -> Any:
        """An Arrow table, one row a finding."""
        return late.call("Audit.to_arrow", self)

    def _repr_html_(self) -> str:
        return str(late.call("Audit._repr_html_", self))

    def __str__(self) -> str:
        told = [f"{f.severity.value:<6} {f.rule:<12} {f.message}" for f in (*self.failures, *self.remarks)]
        return "\n".join((repr(self), *told))

    def __repr__(self) -> str:
        held = sum(f.status is Status.HOLDS for f in self.findings)
        open_ = sum(f.status is Status.NOT_ASSESSABLE for f in self.findings)
        return (
            f"<Audit of {self.agency or 'a report'!r} {self.year or ''}: {held} hold, {len(self.failures)} fail, "
            f"{len(self.remarks)} remarks, {open_} not assessable>"
        )
