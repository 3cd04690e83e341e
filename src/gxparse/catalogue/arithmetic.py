"""The arithmetic of the forms as data, and its evaluation on given values; knows neither tables nor reports.

A rule compares two sums of terms. Reading uses it as a checksum to choose between readings; auditing states it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, cast, final

from attrs import field, frozen

from gxparse.model.findings import Status
from gxparse.model.observations import Applicant, Basis
from gxparse.model.tables import Missing

__all__ = [
    "APPLICANTS", "BASES", "Check", "Key", "Lookup", "Rule", "RuleKind", "Status", "Term", "checks", "evaluate", "holds",
    "instances",
]  # fmt: skip

APPLICANTS: Final = tuple(str(applicant) for applicant in Applicant)
"""The kinds of applicant of forms 2019 and 2021, in the order of their columns, their total last."""
_TOTAL: Final = str(Applicant.TOTAL)
BASES: Final = tuple(str(basis) for basis in Basis)
"""What span of time a value is of."""


class Key(NamedTuple):
    """Names one number of a form."""

    code: str
    applicant: str | None = None
    basis: str = "year"
    year: int = 0
    """0 for this year, -1 for the year before."""


Lookup = Callable[[Key], "Decimal | Missing | None"]
"""Gives the value of a key, why it is missing, or ``None`` where nothing is known of it."""


class RuleKind(StrEnum):
    """What a rule says."""

    SUM = "sum"
    """A total is the sum of its parts."""
    BALANCE = "balance"
    """Two sums are equal."""
    BOUND = "bound"
    """One sum is not greater than another."""
    IMPLICATION = "implication"
    """Where one is positive, so is the other."""
    DOMAIN = "domain"
    """A number is whole and not negative, money not negative."""
    YEAR = "year"
    """A number of this year and one of the year before."""


@final
@frozen
class Term:
    """A number in a sum."""

    key: Key
    sign: int = 1
    total: bool = False
    """Whether a blank here makes the rule not assessable."""
    optional: bool = False
    """Whether it counts only where the report tells it, in a table or in a sentence."""


_OPS: Final = ("=", "<=", ">=0", "=>", "<=>")
_TERM: Final = re.compile(
    r"-?(?P<code>[^\s@#\[\]!?-][^\s@#\[\]!?]*)?(?:@(?P<applicant>\w+))?(?:#(?P<basis>\w+))?(?:\[-1\])?[!?]?"
)


def _kind(told: str) -> RuleKind:
    if told not in tuple(RuleKind):
        raise ValueError(f"kind {told!r} is none of {', '.join(RuleKind)}")
    return RuleKind(told)


def _terms(told: object) -> tuple[str, ...]:
    if isinstance(told, str) or not isinstance(told, Iterable):
        raise TypeError(f"the terms of a rule are a tuple of texts, not {told!r}")
    return tuple(map(str, cast("Iterable[object]", told)))


@final
@frozen(cache_hash=True)
class Rule:
    """A statement of a form's arithmetic; see ``data/form-*.toml``, where it is written.

    ``ValueError`` names the rule and what of it is wrong: its kind, its op, what it runs over, or a term.
    """

    id: str
    """As in the documentation of the forms: V1, H, C3."""
    kind: RuleKind = field(converter=_kind)
    op: str
    """``=``, ``<=``, ``>=0``, ``=>`` (positive left needs positive right), ``<=>``."""
    left: tuple[str, ...] = field(converter=_terms)
    """Terms: ``[-]code[@applicant][#basis][[-1]][!|?]``.

    ``$`` is the code of ``each``, ``.*`` its parts; ``!`` marks a total, ``?`` what counts only where the report tells it.
    """
    right: tuple[str, ...] = field(converter=_terms)
    soft: bool = False
    """Whether no source prints it, so that its failing is a remark."""
    over: str | None = None
    """``applicant`` or ``basis``: checked for each of them."""
    each: str | None = None
    """A pattern of codes: checked for each."""
    exceptions: tuple[str, ...] = ()
    """Patterns of codes for which it does not hold."""
    excused: str | None = None
    """A circumstance under which a report may rightly say otherwise."""
    explanation: str | None = None
    """What it says, in English."""
    explanation_zh: str | None = None
    """The same in Chinese."""
    source: str | None = None
    """Where it is printed, or why it should hold."""

    def __attrs_post_init__(self) -> None:
        wrong = next(self._faults(), None)
        if wrong is not None:
            raise ValueError(f"rule {self.id!r}: {wrong}")

    def _faults(self) -> Iterator[str]:
        """What of it cannot be checked."""
        if self.op not in _OPS:
            yield f"op {self.op!r} is none of {', '.join(_OPS)}"
        if self.over not in (None, "applicant", "basis"):
            yield f"it runs over {self.over!r}, which is neither 'applicant' nor 'basis'"
        if not self.left or bool(self.right) is (self.op == ">=0"):
            yield f"op {self.op!r} needs {'a left side alone' if self.op == '>=0' else 'terms on both sides'}"
        for text in (*self.left, *self.right):
            told = _TERM.fullmatch(text)
            if told is None or not (told["code"] or told["applicant"] or told["basis"]):
                yield f"the term {text!r} is not [-]code[@applicant][#basis][[-1]][!|?]"
            elif told["applicant"] not in (None, *APPLICANTS) or told["basis"] not in (None, *BASES):
                yield f"the term {text!r} names no applicant ({', '.join(APPLICANTS)}) or basis ({', '.join(BASES)})"
            elif self.each is None and told["code"] in (None, "$"):
                yield f"the term {text!r} stands for the code of 'each', which is not told"


@final
@frozen
class Check:
    """A rule applied to values."""

    rule: Rule
    status: Status
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    left_sum: Decimal | None
    """``None`` where not assessable."""
    right_sum: Decimal | None
    blanks: tuple[Key, ...] = ()
    """Blank parts that were counted as 0."""
    lacking: tuple[Key, ...] = ()
    """What made it not assessable."""


def matches(pattern: str, code: str) -> bool:
    """Whether a code matches ``a.b``, ``a.*`` (parts directly below), ``*`` or ``*.b``."""
    if pattern == "*":
        return True
    if pattern.startswith("*."):
        return code.endswith(pattern[1:])
    if pattern.endswith(".*"):
        return code.startswith(pattern[:-1])
    return code == pattern


def _term(text: str, code: str, applicant: str | None, basis: str) -> Term:
    sign, total, optional = (-1 if text.startswith("-") else 1), text.endswith("!"), text.endswith("?")
    body, year = text.lstrip("-").rstrip("!?"), 0
    if body.endswith("[-1]"):
        body, year = body[:-4], -1
    body, _, own_basis = body.partition("#")
    body, _, own_applicant = body.partition("@")
    key = Key(code if body in ("$", "") else body, own_applicant or applicant, own_basis or basis, year)
    return Term(key, sign, total, optional)


def _expand(text: str, codes: Sequence[str]) -> list[str]:
    """A term with ``.*`` stands for the parts directly below it."""
    if not text.endswith(".*"):
        return [text]
    stem = text[:-1]
    return [code for code in codes if code.startswith(stem) and "." not in code[len(stem) :]]


def instances(rule: Rule, codes: Sequence[str]) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """The terms of both sides, for each code, applicant and basis over which the rule runs; ``codes``: the form's."""
    chosen = [""] if rule.each is None else [c for c in codes if matches(rule.each, c)]
    for code in chosen:
        if any(matches(pattern, code) for pattern in rule.exceptions):
            continue
        for applicant in APPLICANTS if rule.over == "applicant" else (None,):
            for basis in BASES if rule.over == "basis" else ("year",):
                left = _side(rule.left, codes, code, applicant, basis)
                right = _side(rule.right, codes, code, applicant, basis)
                if left and (right or not rule.right):  # a form without any part says nothing of their sum
                    yield left, right


def _side(texts: Sequence[str], codes: Sequence[str], code: str, applicant: str | None, basis: str) -> tuple[Term, ...]:
    return tuple(_term(t, code, applicant, basis) for text in texts for t in _expand(text, codes))


def evaluate(rule: Rule, left: tuple[Term, ...], right: tuple[Term, ...], lookup: Lookup) -> Check:
    """The rule on these terms: a blank part counts as 0; a blank total, or limit, or an unknown number cannot be assessed."""
    blanks: list[Key] = []
    lacking: list[Key] = []
    left, right = _counted(left, lookup), _counted(right, lookup)
    either = rule.kind is RuleKind.IMPLICATION
    known = rule.kind is RuleKind.SUM or (either and len(left) == 1)
    left_sum = _total(rule, left, lookup, blanks, lacking, sums=known)
    limits = (either or rule.kind is RuleKind.BOUND) and len(right) == 1
    right_sum = _total(rule, right, lookup, blanks, lacking, sums=limits)
    if lacking:
        return Check(rule, Status.NOT_ASSESSABLE, left, right, None, None, tuple(blanks), tuple(lacking))
    status = Status.HOLDS if holds(rule, left_sum, right_sum) else Status.FAILS
    return Check(rule, status, left, right, left_sum, right_sum, tuple(blanks))


def _counted(terms: tuple[Term, ...], lookup: Lookup) -> tuple[Term, ...]:
    """The terms, without optional ones of which nothing is told."""
    return tuple([term for term in terms if not term.optional or isinstance(lookup(term.key), Decimal)])


def _total(
    rule: Rule, terms: tuple[Term, ...], lookup: Lookup, blanks: list[Key], lacking: list[Key], *, sums: bool
) -> Decimal:
    """The sum of a side; ``sums`` says that it is no sum of parts but a total, or the one number that another is held to."""
    total = Decimal(0)
    for term in terms:
        value = lookup(term.key)
        if isinstance(value, Decimal):
            total += term.sign * value
            continue
        summed = rule.over == "applicant" and term.key.applicant == _TOTAL and not _is_blank(term.key, lookup)
        if value is None or sums or term.total or summed or rule.kind in (RuleKind.DOMAIN, RuleKind.YEAR):
            lacking.append(term.key)
        else:
            blanks.append(term.key)
    return total


def _is_blank(key: Key, lookup: Lookup) -> bool:
    """Whether a row is blank for every kind of applicant: then its blank total is no sum left out, and counts as 0."""
    return all(isinstance(lookup(key._replace(applicant=one)), Missing) for one in APPLICANTS)


def holds(rule: Rule, left: Decimal, right: Decimal) -> bool:
    """Whether the two sums stand to each other as the rule says."""
    match rule.op:
        case "=":
            return left == right
        case "<=":
            return left <= right
        case ">=0":
            return left >= 0
        case "=>":
            return left <= 0 or right > 0
        case _:
            return (left == 0) == (right == 0)


def checks(rules: Sequence[Rule], codes: Sequence[str], lookup: Lookup) -> Iterator[Check]:
    """Each rule applied wherever it applies. A check of which nothing at all is known is left out."""
    for rule in rules:
        for left, right in instances(rule, codes):
            check = evaluate(rule, left, right, lookup)
            if len(check.lacking) < len(check.left) + len(check.right):
                yield check
