"""TOML files into a frozen catalogue, with an error that names file, table and key where one is wrong."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any

from gxparse.catalogue.arithmetic import BASES, Rule, RuleKind
from gxparse.catalogue.forms import Catalogue, Derivation, Form, FormColumn, FormRow, FormTable, Indicator, Shape

__all__ = ["load", "load_default"]

FORMS = ("form-2014", "form-2019", "form-2021", "form-local-fujian", "form-local-returns")
"""The files of the default catalogue, in the order in which forms are tried."""


def load_default() -> Catalogue:
    """The catalogue that comes with the package."""
    folder = files("gxparse.catalogue") / "data"
    data = tomllib.loads((folder / "indicators.toml").read_text("utf-8"))
    indicators = tuple(_indicator(entry, "indicators.toml") for entry in data["indicators"])
    derivations = tuple(
        Derivation(
            code=entry["code"], parts=tuple(entry["parts"]), forms=tuple(entry["forms"]),
            each_applicant=entry.get("each_applicant", False), over=tuple(entry.get("over", ())),
        )
        for entry in data["derived"]
    )  # fmt: skip
    forms = tuple(_form(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")), name) for name in FORMS)
    return Catalogue(indicators, forms, derivations)


def load(path: str | PathLike[str], base: Catalogue) -> Catalogue:
    """``base`` with the form of a TOML file before the others; indicators in the file are added.

    ``ValueError`` says what is wrong with the file and where.
    """
    source = Path(path)
    try:
        data = tomllib.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{source.name} is not TOML: {error}") from error
    added = tuple(_indicator(entry, source.name) for entry in data.get("indicators", ()))
    known = {i.code for i in added}
    indicators = (*(i for i in base.indicators if i.code not in known), *added)
    form = _form(data, source.name)
    codes = {i.code for i in indicators}
    for table in form.tables:
        for code in table.codes:
            if code not in codes:
                raise ValueError(
                    f"{source.name}: table {table.id!r} uses the code {code!r}, which is no indicator; "
                    "add it under [[indicators]]"
                )
    others = tuple(f for f in base.forms if (f.id, f.variant) != (form.id, form.variant))
    return Catalogue(indicators, (form, *others), base.derivations)


def _take(entry: Mapping[str, Any], where: str, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, Any]:
    for name in required:
        if name not in entry:
            raise ValueError(f"{where}: the key {name!r} is missing")
    for name in entry:
        if name not in required and name not in optional:
            raise ValueError(f"{where}: the key {name!r} is not known; known are {', '.join((*required, *optional))}")
    return {name: _frozen(value) for name, value in entry.items()}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _indicator(entry: Mapping[str, Any], where: str) -> Indicator:
    return Indicator(
        **_take(
            entry, f"{where}, indicator {entry.get('code')!r}", ("code", "name", "name_en"), ("unit", "kind", "note")
        )
    )


def _form(data: Mapping[str, Any], where: str) -> Form:
    top = _take(data, where, ("id", "title", "tables"), ("variant", "clues", "rules", "indicators"))
    rules = tuple(_rule(entry, where) for entry in top.get("rules", ()))
    variant = top.get("variant")
    tables = tuple(_table(entry, top["id"], variant, rules, where) for entry in top["tables"])
    return Form(top["id"], top["title"], tables, rules, top.get("clues", ()), variant)


def _table(entry: Mapping[str, Any], form: str, variant: str | None, rules: tuple[Rule, ...], where: str) -> FormTable:
    here = f"{where}, table {entry.get('id')!r}"
    values = _take(entry, here, ("id", "shape", "columns", "rows"), ("title", "section", "corner", "heads"))
    if values["shape"] not in tuple(Shape):
        raise ValueError(f"{here}: shape {values['shape']!r} is none of {', '.join(Shape)}")
    values["shape"] = Shape(values["shape"])
    values["columns"] = tuple(_column(column, here) for column in values["columns"])
    values["rows"] = tuple(
        FormRow(
            **_take(
                row,
                f"{here}, row {row.get('label')!r}",
                ("label",),
                ("code", "aliases", "group", "unit", "note", "optional"),
            )
        )
        for row in values["rows"]
    )
    return FormTable(form=form, variant=variant, rules=rules, **values)


def _column(entry: Mapping[str, Any], where: str) -> FormColumn:
    here = f"{where}, column {entry.get('key')!r}"
    optional = ("aliases", "pattern", "path", "code", "applicant", "basis", "scope", "signed")
    values = _take(entry, here, ("key", "label"), optional)
    if values.get("basis", "year") not in BASES:
        raise ValueError(f"{here}: basis {values['basis']!r} is none of {', '.join(BASES)}")
    try:
        re.compile(values.get("pattern", ""))
    except re.error as error:
        raise ValueError(f"{here}: the pattern is no regular expression: {error}") from error
    return FormColumn(**values)


_RULE_OPTIONS = ("soft", "over", "each", "except", "excused", "explanation", "explanation_zh", "source")


def _rule(entry: Mapping[str, Any], where: str) -> Rule:
    here = f"{where}, rule {entry.get('id')!r}"
    values = _take(entry, here, ("id", "kind", "op", "left", "right"), _RULE_OPTIONS)
    if values["kind"] not in tuple(RuleKind) or values["op"] not in ("=", "<=", ">=0", "=>", "<=>"):
        raise ValueError(f"{here}: kind {values['kind']!r} or op {values['op']!r} is not known")
    values["kind"] = RuleKind(values["kind"])
    values["exceptions"] = values.pop("except", ())
    return Rule(**values)
