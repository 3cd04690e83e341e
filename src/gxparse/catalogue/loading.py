"""TOML files into a frozen catalogue, with an error that names file, table and key where one is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from os import PathLike
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from gxparse.catalogue.arithmetic import BASES, Rule, RuleKind, instances
from gxparse.catalogue.forms import (
    Catalogue,
    Derivation,
    Form,
    FormColumn,
    FormRow,
    FormTable,
    Indicator,
    Printed,
    Shape,
)  # fmt: skip

__all__ = ["load", "load_default"]

FORMS = ("form-2014", "form-2019", "form-2021", "form-local-fujian", "form-local-returns")
"""The files of the default catalogue, in the order in which forms are tried."""
_ADDITIONS: Final = ("indicators", "aliases", "derived")
"""What a file may add beside a form, or without one."""


def load_default() -> Catalogue:
    """The catalogue that comes with the package."""
    folder = files("gxparse.catalogue") / "data"
    data = tomllib.loads((folder / "indicators.toml").read_text("utf-8"))
    indicators = tuple(_indicator(entry, "indicators.toml") for entry in data["indicators"])
    derivations = tuple(_derivation(entry, "indicators.toml") for entry in data["derived"])
    forms = tuple(_form(_explained(tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))), name) for name in FORMS)
    return _completed(Catalogue(indicators, forms, derivations))


@cache
def rule_words() -> Mapping[str, Mapping[str, str]]:
    """What ``rules.toml`` says of each rule, by its id."""
    data = tomllib.loads((files("gxparse.catalogue") / "data" / "rules.toml").read_text("utf-8"))
    return {entry["id"]: entry for entry in data["rules"]}


def _explained(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A form whose rules have their words too."""
    words = ("explanation", "explanation_zh", "source")
    rules = [{**{name: rule_words()[entry["id"]][name] for name in words}, **entry} for entry in data["rules"]]
    return {**data, "rules": rules}


def load(path: str | PathLike[str], base: Catalogue) -> Catalogue:
    """``base`` with what a TOML file adds: a form before the others, or rows and rules of a known form; and indicators,
    further names and derivations.

    ``ValueError`` says what is wrong with the file and where.
    """
    source = Path(path)
    try:
        data = tomllib.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{source.name} is not TOML: {error}") from error
    indicators = _with_names(_with_indicators(base.indicators, data, source.name), data.get("aliases", {}), source.name)
    codes = {i.code for i in indicators}
    forms = tuple(_with_row_names(form, data.get("aliases", {})) for form in _with_form(base.forms, data, source.name))
    for table in forms[0].tables if forms else ():
        for code in table.codes:
            if code not in codes:
                raise _unknown(f"{source.name}: table {table.id!r}", code)
    added = tuple(_derivation(entry, source.name) for entry in data.get("derived", ()))
    for rule in added:
        for code in (rule.code, *rule.parts, *rule.over):
            if code not in codes:
                raise _unknown(f"{source.name}: derived", code)
    return _completed(Catalogue(indicators, forms, (*base.derivations, *added)))


def _unknown(where: str, code: str) -> ValueError:
    return ValueError(f"{where} uses the code {code!r}, which is no indicator; add it under [[indicators]]")


def _with_indicators(known: tuple[Indicator, ...], data: Mapping[str, Any], where: str) -> tuple[Indicator, ...]:
    added = tuple(_indicator(entry, where) for entry in data.get("indicators", ()))
    codes = {i.code for i in added}
    return (*(i for i in known if i.code not in codes), *added)


def _with_names(indicators: tuple[Indicator, ...], names: Mapping[str, list[str]], where: str) -> tuple[Indicator, ...]:
    for code in names:
        if not any(one.code == code for one in indicators):
            raise _unknown(f"{where}, aliases", code)
    return tuple(
        evolve(one, aliases=tuple(dict.fromkeys((*one.aliases, *names.get(one.code, ()))))) for one in indicators
    )


def _with_row_names(form: Form, names: Mapping[str, list[str]]) -> Form:
    """The form whose rows of these codes have these names too: what a place calls a row of the form."""

    def named(row: FormRow) -> FormRow:
        added = names.get(row.code, ()) if row.code else ()
        return evolve(row, aliases=tuple(dict.fromkeys((*row.aliases, *added)))) if added else row

    if not any(row.code in names for table in form.tables for row in table.rows):
        return form
    return evolve(form, tables=tuple(evolve(t, rows=tuple(map(named, t.rows))) for t in form.tables))


def _with_form(forms: tuple[Form, ...], data: Mapping[str, Any], where: str) -> tuple[Form, ...]:
    """The forms, that of the file first: one of its own, or a known one with further rows and rules."""
    if "tables" in data or not any(name in data for name in ("rows", "rules", "extends")):
        if "tables" not in data and any(name in data for name in _ADDITIONS):
            return forms
        form = _form(data, where)
        return (form, *(f for f in forms if (f.id, f.variant) != (form.id, form.variant)))
    top = _take(data, where, ("extends",), ("rows", "rules", *_ADDITIONS))
    old = next((f for f in forms if top["extends"] == f"{f.id}.{f.variant}" or top["extends"] == f.id), None)
    if old is None:
        raise ValueError(f"{where}: there is no form {top['extends']!r} to extend")
    added = tuple(_rule(entry, where) for entry in top.get("rules", ()))
    rules = (*(rule for rule in old.rules if rule.id not in {new.id for new in added}), *added)
    tables = tuple(evolve(table, rules=rules) for table in old.tables)
    for entry in top.get("rows", ()):
        tables = _with_row(tables, entry, where)
    return (evolve(old, tables=tables, rules=rules), *(f for f in forms if f is not old))


def _with_row(tables: tuple[FormTable, ...], entry: Mapping[str, Any], where: str) -> tuple[FormTable, ...]:
    """The tables with one more row, below the row of the code that ``after`` names, else at the end."""
    here = f"{where}, row {entry.get('label')!r}"
    values = _take(entry, here, ("table", "label", "code"), ("after", "aliases", "group", "unit", "note"))
    table = next((one for one in tables if one.id == values["table"]), None)
    if table is None:
        raise ValueError(f"{here}: the form has no table {values['table']!r}; it has {', '.join(t.id for t in tables)}")
    after = values.pop("after", None)
    place = next((n + 1 for n, row in enumerate(table.rows) if row.code == after), len(table.rows))
    del values["table"]
    rows = (*table.rows[:place], FormRow(**values, optional=True), *table.rows[place:])
    return tuple(evolve(table, rows=rows) if one is table else one for one in tables)


# --- what follows from the forms


def _completed(catalogue: Catalogue) -> Catalogue:
    """The catalogue with what its forms say about each indicator: where it is printed, by whom, as part of what."""
    printed: dict[str, list[Printed]] = {}
    dimensions: dict[str, str] = {}
    parents = {one.code: list(one.part_of) for one in catalogue.indicators}
    for form in catalogue.forms:
        codes = [code for table in form.tables for code in table.codes]
        for whole, part in _sums(form, codes):
            parents.setdefault(part, []).append(whole)
        for table in form.tables:
            for row, column in product(table.rows, table.columns):
                code = table.code(row, column)
                if not code:
                    continue
                place = _place(table, row, column)
                places = printed.setdefault(code, [])
                places += [] if place in places else [place]
                if column.applicant:
                    dimensions[code] = "applicant"
    _add_derived(catalogue, parents)
    dimensions |= {rule.code: "applicant" for rule in catalogue.derivations if rule.each_applicant}
    indicators = tuple(
        evolve(
            one, parents=tuple(dict.fromkeys(parents.get(one.code, ()))), dimension=dimensions.get(one.code),
            printed=tuple(printed.get(one.code, ())),
        )
        for one in catalogue.indicators
    )  # fmt: skip
    return evolve(catalogue, indicators=indicators)


def _sums(form: Form, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each code with each of its parts, by the sums of a form."""
    for rule in form.rules:
        if rule.kind is RuleKind.SUM and rule.op == "=":
            sums = ((left[0].key.code, right) for left, right in instances(rule, codes) if len(left) == 1)
            yield from ((whole, term.key.code) for whole, right in sums for term in right if term.key.code != whole)


def _add_derived(catalogue: Catalogue, parents: dict[str, list[str]]) -> None:
    """A derived sum is a whole of its parts, and a part of what all of them are part of."""
    for rule in catalogue.derivations:
        if not rule.over:  # a rate is no whole
            above = [code for code in parents.get(rule.parts[0], ()) if code != rule.code]
            shared = [code for code in above if all(code in parents.get(part, ()) for part in rule.parts)]
            parents.setdefault(rule.code, []).extend(shared)
            for part in rule.parts:
                parents.setdefault(part, []).insert(0, rule.code)


def _place(table: FormTable, row: FormRow, column: FormColumn) -> Printed:
    named = column.code != "" and row.label != ""
    label = f"{row.label} {column.label}" if named else row.label or " ".join(column.full_path)
    aliases = (f"{one} {column.label}" if named else one for one in row.aliases)
    return Printed(f"{table.form}.{table.variant}" if table.variant else table.form, label, tuple(aliases))


# --- entries of a file


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
    here = f"{where}, indicator {entry.get('code')!r}"
    optional = ("unit", "kind", "note", "source", "aliases", "part_of")
    return Indicator(**_take(entry, here, ("code", "name", "name_en"), optional))


def _derivation(entry: Mapping[str, Any], where: str) -> Derivation:
    here = f"{where}, derived {entry.get('code')!r}"
    return Derivation(**_take(entry, here, ("code", "parts", "forms"), ("each_applicant", "over")))


def _form(data: Mapping[str, Any], where: str) -> Form:
    top = _take(data, where, ("id", "title", "tables"), ("variant", "clues", "rules", *_ADDITIONS))
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
    values["exceptions"] = values.pop("except", ())
    try:
        return Rule(**values)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{here}: {error}") from error
