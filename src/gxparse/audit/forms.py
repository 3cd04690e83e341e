"""The arithmetic of the forms, evaluated on a report's observations, into findings; knows no text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from gxparse.audit.causes import of_sum
from gxparse.audit.material import Material, Values, place_of, printed_forms
from gxparse.audit.numbers import Number, Range, from_observation, plain, total_range
from gxparse.audit.stating import Statement, Wording, side, state
from gxparse.audit.texts import APPLICANT_NAMES, named, rule_text
from gxparse.catalogue import Catalogue, Check, FormTable, Key, Rule, RuleKind, Status, Term, form_of_year
from gxparse.catalogue.arithmetic import evaluate, instances, matches
from gxparse.catalogue.crosswalk import LISTS
from gxparse.model.findings import Finding, FindingKind, FindingSeverity
from gxparse.model.observations import Observation, Origin
from gxparse.model.tables import IndicatorTable

__all__ = ["excusable", "form_findings", "own_findings"]

_FIRST_YEARS: Final = {"Y1": 2020, "Y2": 2022}
"""The first reporting year whose numbers follow from the year before: the form of the year before must have them."""
_PROSE_FORM: Final = "2014"
"""The form whose arithmetic holds for numbers told in sentences, in reports before the matrix."""
_DOMAIN: Final = RuleKind.DOMAIN
_KINDS: Final = {kind: FindingKind(kind.value) for kind in RuleKind}
_UNKNOWN: Final = "?"
_REVERSED: Final = (RuleKind.SUM, RuleKind.YEAR)
"""Rules that print the total on their left: an expression has it on the right."""


def excusable(catalogue: Catalogue) -> frozenset[str]:
    """Ids of rules that a note in the report may relax."""
    return frozenset(rule.id for form in catalogue.forms for rule in form.rules if rule.excused)


class _Told(NamedTuple):
    """Numbers that stand together: of one printing of a form, or of the sentences."""

    rules: tuple[Rule, ...]
    codes: tuple[str, ...]
    observations: Sequence[Observation]
    spoken: bool
    """Whether sentences tell them, which say nothing of what they leave out."""


def _together(material: Material) -> Iterator[_Told]:
    """The tables of each form; without such a table the sentences, in which the sums of form 2014 hold."""
    forms = printed_forms(material.report, material.catalogue)
    for form, tables in forms.values():
        printings = _printings(tables)
        for printing, told in zip(printings, _inside(printings, material.told(Origin.TABLE))):
            yield _Told(form.rules, tuple(_codes(printing, told, material.catalogue)), told, spoken=False)
    usual = form_of_year(material.report.year)
    if not forms and (usual is None or usual in LISTS):
        form = next(f for f in material.catalogue.forms if f.id == _PROSE_FORM)
        codes = tuple(code for table in form.tables for code in table.codes)
        yield _Told(form.rules, codes, material.told(Origin.PROSE), spoken=True)


def form_findings(material: Material) -> Iterator[Finding]:
    """What the forms of the report's tables say; without such a table, what form 2014 says of numbers in sentences."""
    for told in _together(material):
        yield from _checked(material, told.rules, told)


def own_findings(material: Material, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What further rules say of each form's numbers; where these leave one open, what it says of all that is told."""
    if not (rules := tuple(rules)):
        return
    together = list(_together(material))
    every = [one for origin in (Origin.TABLE, Origin.PROSE, Origin.DERIVED) for one in material.told(origin)]
    codes = dict.fromkeys([code for told in together for code in told.codes] + [one.code for one in every])
    whole = _Told((), tuple(codes), every, spoken=False)
    for rule in rules:
        found = [finding for told in together for finding in _checked(material, (rule,), told)]
        if all(finding.status is Status.NOT_ASSESSABLE for finding in found):
            found = list(_checked(material, (rule,), whole)) or found
        yield from found


def _printings(tables: Iterable[IndicatorTable]) -> list[list[IndicatorTable]]:
    """The tables of a form; where it is printed several times (twelve monthly returns), each time by itself."""
    found: list[list[IndicatorTable]] = []
    seen: Counter[str | None] = Counter()
    for table in tables:
        if seen[table.kind] == len(found):
            found.append([])
        found[seen[table.kind]].append(table)
        seen[table.kind] += 1
    return found


def _inside(printings: Iterable[Iterable[IndicatorTable]], told: Sequence[Observation]) -> Iterator[list[Observation]]:
    """What the tables of each printing tell, in its order; sought by place, for a text may hold hundreds of tables."""
    places = sorted([(span.start, span.end, n) for n, one in enumerate(told) if (span := one.evidence.span) is not None])
    for tables in printings:
        inside: set[int] = set()
        for table in (table.span for table in tables):
            near = places[bisect_left(places, (table.start,)) : bisect_left(places, (table.end + 1,))]
            inside.update([n for _, end, n in near if end <= table.end])
        yield [told[n] for n in sorted(inside)]


def _codes(tables: Iterable[IndicatorTable], told: Sequence[Observation], catalogue: Catalogue) -> list[str]:
    """The codes of the tables in the order of their forms, without rows that only some places print and this one not."""
    printed = {one.code for one in told}
    found: dict[str, None] = {}
    for kind in dict.fromkeys(table.kind for table in tables):
        form = catalogue.tables[kind or ""]
        lacking = _optional(form) - printed
        found |= dict.fromkeys([code for code in form.codes if code not in lacking] if lacking else form.codes)
    return list(found)


@lru_cache(maxsize=128)
def _optional(form: FormTable) -> frozenset[str]:
    """The codes of rows that only some places print, and of no other row."""
    printed = [form.code(row, column) for row in form.rows if not row.optional for column in form.columns]
    return frozenset(form.codes).difference(printed)


def _checked(material: Material, rules: Sequence[Rule], told: _Told) -> Iterator[Finding]:
    """The rules on these observations, for each circle that they are of."""
    codes, known_only = told.codes, told.spoken
    before = {key._replace(year=-1): one for key, one in _previous(material).best.items()}
    asked = _asked(tuple([rule for rule in rules if _applies(rule, material)]), codes)
    spoken = _spoken(material, asked.optional)
    for scope, own in Values.by_scope(told.observations).items():
        values = {**spoken.get(scope, {}), **own.best}
        observed = {**values, **before}
        lookup = {key: one.missing if one.value is None else one.value for key, one in observed.items()}.get
        known = observed.keys()
        for rule, applied in asked.rules:
            if rule.kind is _DOMAIN:
                yield from _domain(material, rule, values, codes)
                continue
            for instance in applied:
                if known.isdisjoint(instance.keys) or (known_only and not instance.keys <= known):
                    continue
                check = evaluate(rule, instance.left, instance.right, lookup)
                unknown = len(check.lacking) == len(check.left) + len(check.right)
                if not unknown and not (known_only and check.status is Status.NOT_ASSESSABLE):
                    yield _finding(material, check, observed)


class _Instance(NamedTuple):
    """The terms of a rule at one place where it applies."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    keys: frozenset[Key]
    """What they name, without what is optional."""


class _Asked(NamedTuple):
    """Rules with all the places where they apply."""

    rules: tuple[tuple[Rule, tuple[_Instance, ...]], ...]
    optional: frozenset[Key]
    """What counts only where the report tells it."""


@lru_cache(maxsize=64)
def _asked(rules: tuple[Rule, ...], codes: tuple[str, ...]) -> _Asked:
    """The terms of rules wherever they apply: the same for every report of a form."""
    optional: set[Key] = set()
    asked: list[tuple[Rule, tuple[_Instance, ...]]] = []
    for rule in rules:
        applied: list[_Instance] = []
        for left, right in instances(rule, codes):
            terms = *left, *right
            optional.update(term.key for term in terms if term.optional)
            applied.append(_Instance(left, right, frozenset(term.key for term in terms if not term.optional)))
        asked.append((rule, tuple(applied)))
    return _Asked(tuple(asked), frozenset(optional))


def _spoken(material: Material, wanted: AbstractSet[Key]) -> dict[str | None, dict[Key, Observation]]:
    """Of each scope what the form has no row for and a sentence tells: 上年结转 in a report with the table of 2014."""
    codes = {key.code for key in wanted}
    told = [one for one in material.told(Origin.PROSE) if one.code in codes] if codes else ()
    return {
        scope: {key: one for key, one in values.best.items() if key in wanted}
        for scope, values in Values.by_scope(told).items()
    }


@lru_cache(maxsize=512)
def _of_two_years(rule: Rule) -> bool:
    """Whether a rule is also about the year before."""
    return any("[-1]" in term for term in (*rule.left, *rule.right))


def _applies(rule: Rule, material: Material) -> bool:
    """Whether a rule about the year before can be asked: it was given, and its form has the number."""
    if not _of_two_years(rule):
        return True
    year = material.report.year
    return material.previous is not None and not (year is not None and year < _FIRST_YEARS.get(rule.id, 0))


def _previous(material: Material) -> Values:
    """The tables of the year before."""
    if material.before is None:
        return Values({})
    _, observations = material.before
    return Values.of(o for c in observations for o in observations.all(c) if o.evidence.origin is Origin.TABLE)


def _finding(material: Material, check: Check, observed: Mapping[Key, Observation]) -> Finding:
    """The finding of a check."""
    rule, report = check.rule, material.report
    left = [_number(term, observed.get(term.key), check, material) for term in check.left]
    right = [_number(term, observed.get(term.key), check, material) for term in check.right]
    status = check.status
    if status is Status.FAILS and _meets(rule.op, total_range(left), total_range(right)):
        status = Status.HOLDS
    first, second = (right, left) if rule.kind in _REVERSED or len(right) > len(left) else (left, right)
    reverse = first is right and first is not left
    sums = (check.right_sum, check.left_sum) if reverse else (check.left_sum, check.right_sum)
    sign = _sign(rule.op, status, reverse=reverse)
    cause = None
    if status is Status.FAILS and rule.kind is RuleKind.SUM:
        cause = of_sum(first, second[0])
    applicant = check.left[0].key.applicant if rule.over == "applicant" else None
    return state(
        report,
        rule_text(rule),
        Statement(
            _KINDS[rule.kind],
            status,
            FindingSeverity.REMARK if rule.soft else FindingSeverity.ERROR,
            _expression(first, second, sums, sign),
            [*first, *second],
            sides=sums,
            wording=Wording(_subject(check, material.catalogue), _remark(check, material), cause),
            codes=tuple(dict.fromkeys([term.key.code for term in (*check.left, *check.right)])),
            applicant=applicant,
            blanks=tuple(dict.fromkeys(key.code for key in check.blanks)),
        ),
    )


def _number(term: Term, observation: Observation | None, check: Check, material: Material) -> Number:
    """The number of a term; what made a rule not assessable is shown as ``?``, be its cell blank or not there."""
    if observation is None:
        return Number(Decimal(0), sign=term.sign, text=_UNKNOWN, code=term.key.code)
    place = None
    if term.key.year and material.previous is not None:
        place = place_of(material.previous[0], observation)
    number = from_observation(observation, sign=term.sign, place=place)
    return number._replace(text=_UNKNOWN) if term.key in check.lacking else number


def _meets(op: str, left: Range, right: Range) -> bool:
    """Whether numbers that are not exact may satisfy the relation."""
    return left.meets(right) if op == "=" else op == "<=" and left.may_be_under(right)


_SIGNS: Final = {
    "=": ("=", "≠", "=", "≠"),
    "<=": ("≤", ">", "≥", "<"),
    "=>": ("⇒", "⇏", "⇐", "⇍"),
    "<=>": ("⇔", "⇎", "⇔", "⇎"),
    ">=0": ("≥ 0", "< 0", "≥ 0", "< 0"),
}
"""The relation where it holds, or is asked, and where it fails; then the same with the sides exchanged."""


def _sign(op: str, status: Status, *, reverse: bool) -> str:
    return _SIGNS[op][2 * reverse + (status is Status.FAILS)]


def _expression(
    first: Sequence[Number], second: Sequence[Number], sums: tuple[Decimal | None, Decimal | None], sign: str
) -> str:
    """``1 + 2 = 3``; where it fails also what the sum is: ``1 + 2 = 3 ≠ 4``."""
    left, right = _side(first), _side(second)
    if sign == "=" and 1 in (len(first), len(second)):
        return f"{left} = {right}"
    if len(first) > 1 and sums[0] is not None:
        left = f"{left} = {plain(sums[0])}"
    if len(second) > 1 and sums[1] is not None:
        right = f"{plain(sums[1])} = {right}"
        if sign == "=":
            return f"{left} = {_side(second)}"
    return f"{left} {sign} {right}".strip()


def _side(numbers: Sequence[Number]) -> str:
    """A sum in which ``?`` stands for what is not known."""
    if all(n.text != _UNKNOWN for n in numbers):
        return side(numbers)
    shown = [(n.sign, _UNKNOWN if n.text == _UNKNOWN else side([n._replace(sign=1)])) for n in numbers]
    first = ("−" if shown[0][0] < 0 else "") + shown[0][1]
    return first + "".join(f" {'+' if sign > 0 else '−'} {one}" for sign, one in shown[1:])


def _subject(check: Check, catalogue: Catalogue) -> tuple[str, str]:
    """What is checked: the column, where the rule runs over columns; else the indicator on the left."""
    key, rule = check.left[0].key, check.rule
    if rule.over == "applicant" and key.applicant is not None:
        return APPLICANT_NAMES[key.applicant]
    return named(Key(key.code, None, key.basis, key.year), catalogue)


def _remark(check: Check, material: Material) -> tuple[str, str] | None:
    """What was blank and counted as 0, or what is lacking; and whose the numbers of the year before are."""
    told = list(_year_before(check, material))
    if keys := check.lacking or check.blanks:
        names = [named(key, material.catalogue) for key in keys]
        english, chinese = ", ".join(n[0] for n in names), "、".join(n[1] for n in names)
        lacks = ("blank or not given", "空白或未提供") if check.lacking else ("blank, counted as 0", "空白，按0计")
        told.insert(0, (f"{lacks[0]}: {english}", f"{lacks[1]}：{chinese}"))
    return ("; ".join(t[0] for t in told), "；".join(t[1] for t in told)) if told else None


def _year_before(check: Check, material: Material) -> Iterator[tuple[str, str]]:
    """Where the report given as that of the year before is of another year, or of another body."""
    if material.previous is None or not _of_two_years(check.rule):
        return
    given, own = material.previous[0], material.report.agency
    if material.before is None:
        yield f"the report given as the year before is of {given.year}", f"所给上年度报告为{given.year}年度报告"
    elif given.agency is not None and own is not None and given.agency != own:
        yield f"the year before is told by {given.agency}", f"上年数见{given.agency}的报告"


class _Domain(NamedTuple):
    """What the numbers of a code may be."""

    money: bool
    """Whether they are amounts, which need not be whole."""
    inside: str
    outside: str
    wording: Wording
    codes: tuple[str]


@lru_cache(maxsize=512)
def _domains(rule: Rule, codes: tuple[str, ...], catalogue: Catalogue) -> Mapping[str, _Domain]:
    """The codes whose numbers a rule is about: the same for every report of a form."""
    found: dict[str, _Domain] = {}
    for code in codes:
        if (not rule.each or matches(rule.each, code)) and not any(matches(one, code) for one in rule.exceptions):
            indicator = catalogue.by_code.get(code)
            money = indicator is not None and indicator.kind == "money"
            signs = ("≥ 0", "< 0") if money else ("∈ ℕ", "∉ ℕ")
            found[code] = _Domain(money, *signs, Wording(named(Key(code), catalogue)), (code,))
    return found


def _domain(
    material: Material, rule: Rule, values: Mapping[Key, Observation], codes: tuple[str, ...]
) -> Iterator[Finding]:
    """The numbers of each code, in all columns, are whole and not negative; amounts only not negative."""
    report, text, severity = material.report, rule_text(rule), FindingSeverity.REMARK if rule.soft else FindingSeverity.ERROR
    kind, fails, holds, zero = FindingKind.DOMAIN, Status.FAILS, Status.HOLDS, Decimal(0)
    domains = _domains(rule, codes, material.catalogue)
    told: dict[str, list[Number]] = {}
    outside: dict[str, list[Number]] = {}
    for (code, *_), one in values.items():
        if one.value is not None and code in domains:
            number = from_observation(one)
            told.setdefault(code, []).append(number)
            if one.value < zero or not (domains[code].money or one.value == one.value.to_integral_value()):
                outside.setdefault(code, []).append(number)
    for code in filter(told.__contains__, domains):
        numbers, wrong, domain = told[code], outside.get(code), domains[code]
        shown = ", ".join([plain(n.value) for n in wrong or numbers])
        yield state(
            report,
            text,
            Statement(
                kind,
                fails if wrong else holds,
                severity,
                f"{shown} {domain.outside if wrong else domain.inside}",
                wrong or numbers,
                sides=(min([n.value for n in numbers]), zero),
                wording=domain.wording,
                codes=domain.codes,
            ),
        )
