"""A code and two forms into how far its values may be compared, with the reason; knows no values."""

import tomllib
from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple, Protocol, final

from attrs import frozen

from gxparse.catalogue.forms import Catalogue

__all__ = ["LISTS", "Answer", "Comparability", "apart", "comparable", "form_of_year", "scale"]

_LOCAL: Final = "local"
_LAST_YEARS: Final = ((2013, _LOCAL), (2018, "2014"), (2020, "2019"))
"""The last reporting year of each form; later ones follow 2021."""
LISTS: Final = frozenset({"local", "2014"})
"""The forms before the matrix: their sentences use the same words, and the same sums hold in them."""


class Measured(Protocol):
    """A number with its unit: an observation, a row of a panel."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def unit(self) -> str | None: ...


_PERCENTS: Final = frozenset({"%", "‰", "百分点"})


def scale(unit: str | None, value: Decimal | None) -> str | None:
    """What a number is measured on: money, a percentage, or empty for counts of whatever and for no unit; of 0 ``None``.

    Numbers on two scales do not compare: an amount printed without a unit may be 元 or 万元. Nothing is nothing on any.
    """
    if not value:
        return None
    return unit if unit and (unit in _PERCENTS or unit.endswith("元")) else ""


def apart(one: Measured, other: Measured) -> bool:
    """Whether two numbers are on different scales."""
    scales = {scale(one.unit, one.value), scale(other.unit, other.value)} - {None}
    return len(scales) > 1


class Answer(StrEnum):
    """Whether values of one code in two forms may be compared."""

    YES = "yes"
    NO = "no"
    RESERVATION = "reservation"
    """They may, with what ``text`` says in mind."""


@final
@frozen
class Comparability:
    """The answer, and why."""

    answer: Answer
    text: str
    """The reason, in English; empty where there is nothing to say."""
    text_zh: str
    """The same in Chinese."""

    def __bool__(self) -> bool:
        """Whether the values may be compared at all."""
        return self.answer is not Answer.NO


class _Entry(NamedTuple):
    codes: tuple[str, ...]
    forms: frozenset[frozenset[str]]
    told: Comparability

    def fits(self, code: str, pair: frozenset[str]) -> bool:
        return pair in self.forms and any(fnmatchcase(code, pattern) for pattern in self.codes)


_SAME: Final = Comparability(Answer.YES, "", "")
_UNDEFINED: Final = Comparability(
    Answer.RESERVATION, "Neither form has it: only sentences tell it.", "两种格式均无该指标，仅见于正文。"
)


def form_of_year(year: int | None) -> str | None:
    """The form by which the numbers of a year's sentences are meant; a table's form is told by its labels."""
    return None if year is None else next((form for last, form in _LAST_YEARS if year <= last), "2021")


def comparable(
    code: str, form_a: str, form_b: str, catalogue: Catalogue | None = None, *, spoken: Collection[str] = ()
) -> Comparability:
    """How far values of ``code`` in two forms (``local``, ``2014``, ``2019``, ``2021``) may be compared.

    ``spoken`` are those of the two whose value a sentence tells, which may tell what the form has no row for.
    ``ValueError`` says which code or form the catalogue does not have. The order of the forms does not matter.

    >>> comparable("requests.received", "2014", "2021").answer
    <Answer.YES: 'yes'>
    >>> comparable("requests.refused", "2014", "2019").answer
    <Answer.NO: 'no'>
    """
    if catalogue is None:
        from gxparse import catalogue as catalogues

        catalogue = catalogues.default
    forms = catalogue.form_codes
    if code not in catalogue.by_code:
        raise ValueError(f"the catalogue has no code {code!r}; its codes are in Catalogue.by_code")
    for form in (form_a, form_b):
        if form not in forms:
            raise ValueError(f"the catalogue has no form {form!r}; it has {', '.join(sorted(forms))}")
    if form_a == form_b:
        return _SAME
    pair = frozenset((form_a, form_b))
    told = _told(code, pair)
    if told is not None:
        return told
    lacking = [form for form in sorted(pair) if code not in forms[form]]
    if lacking and any(code in codes for codes in forms.values()):
        if len(lacking) == len(pair):
            return _UNDEFINED
        return _lacking(lacking[0], spoken=lacking[0] in spoken)
    return _SAME


def _lacking(form: str, *, spoken: bool) -> Comparability:
    """What is said where one of the two forms has no such row."""
    english, chinese = ("The local forms do", "地方格式") if form == _LOCAL else (f"Form {form} does", f"{form}年格式")
    if spoken:
        return Comparability(
            Answer.RESERVATION,
            f"{english} not have it: only a sentence tells it there.",
            f"{chinese}没有该指标，仅见于正文。",
        )
    return Comparability(Answer.NO, f"{english} not have it.", f"{chinese}没有该指标。")


@cache
def _told(code: str, pair: frozenset[str]) -> Comparability | None:
    """What the first entry says that fits."""
    return next((entry.told for entry in _entries() if entry.fits(code, pair)), None)


@cache
def _entries() -> tuple[_Entry, ...]:
    text = (files("gxparse.catalogue") / "data" / "crosswalk.toml").read_text("utf-8")
    return tuple(
        _Entry(
            tuple(entry["codes"]),
            frozenset(frozenset(pair.split()) for pair in entry["forms"]),
            Comparability(Answer(entry["answer"]), entry["text"], entry["text_zh"]),
        )
        for entry in tomllib.loads(text)["entries"]
    )
