"""Indicators, forms and the arithmetic of the forms as data; ``default`` comes with the package, ``load`` adds a form."""

from os import PathLike
from typing import TYPE_CHECKING, Any

from gxparse.catalogue.arithmetic import APPLICANTS, BASES, Check, Key, Rule, RuleKind, Status, Term, checks
from gxparse.catalogue.crosswalk import Answer, Comparability, comparable, form_of_year
from gxparse.catalogue.forms import (
    Catalogue,
    Derivation,
    Form,
    FormColumn,
    FormRow,
    FormTable,
    Indicator,
    LabelMatch,
    MatchedBy,
    Printed,
    Shape,
)  # fmt: skip

__all__ = [
    "APPLICANTS",
    "BASES",
    "Answer",
    "Catalogue",
    "Check",
    "Comparability",
    "Derivation",
    "Form",
    "FormColumn",
    "FormRow",
    "FormTable",
    "Indicator",
    "Key",
    "LabelMatch",
    "MatchedBy",
    "Printed",
    "Rule",
    "RuleKind",
    "Shape",
    "Status",
    "Term",
    "checks",
    "comparable",
    "default",
    "form_of_year",
    "load",
]

if TYPE_CHECKING:
    default: Catalogue
    """The catalogue that comes with the package, read at its first use."""


def __getattr__(name: str) -> Any:
    if name == "default":
        from gxparse.catalogue.loading import load_default

        globals()["default"] = loaded = load_default()
        return loaded
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(path: str | PathLike[str], base: Catalogue | None = None) -> Catalogue:
    """A new catalogue: ``base`` (the default one) with what a TOML file adds.

    A form (``id``, ``tables``) is tried before the others; one with the id and variant of an existing form takes its
    place. ``extends`` names a form that gets further ``rows`` and ``rules``. Beside a form or alone may stand
    ``indicators``, ``aliases`` (code → names, for tables and running text) and ``derived``.
    ``ValueError`` says what is wrong with the file and where.
    """
    from gxparse.catalogue.loading import load as read

    return read(path, __getattr__("default") if base is None else base)
