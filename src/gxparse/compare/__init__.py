"""Two reports into what changed between them: indicators by their codes, sections and sentences by their wording."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue, comparable, form_of_year
from gxparse.compare.passages import copied, reworded, sentences
from gxparse.compare.regrouping import regrouped
from gxparse.compare.sections import Part, aligned, overall, parts, similarity_of, wording
from gxparse.compare.subjects import by_subject
from gxparse.model.comparison import Change, ChangeStatus, Comparison, SectionPair, SectionRef, Side
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Observations, Origin
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from gxparse.normalise.remembering import folded

__all__ = ["compare"]


class _Key(NamedTuple):
    code: str
    applicant: str | None
    scope: str | None
    basis: Basis
    measure: Measure
    base: str | None


def compare(before: Report, after: Report, *, catalogue: Catalogue | None = None) -> Comparison:
    """What changed from one report to the other, and what of it may be compared.

    ``compare(a, a).changed`` is empty. ``compare(b, a)`` mirrors ``compare(a, b)``: before and after are swapped,
    deltas negated, added and removed exchanged.
    """
    from gxparse import catalogue as catalogues
    from gxparse.normalise import normalise

    known = catalogues.default if catalogue is None else catalogue
    first, second = (_told(report, normalise(report, catalogue=known)) for report in (before, after))
    codes = {code: index for index, code in enumerate(known.by_code)}
    keys = sorted({*first, *second}, key=lambda key: (codes.get(key.code, len(codes)), _order(key)))
    changes = tuple(_change(key, first.get(key), second.get(key), known) for key in keys)
    return _worded(before, after, changes)


def _order(key: _Key) -> tuple[str, ...]:
    return key.code, key.measure, key.base or "", key.basis, key.scope or "", key.applicant or ""


class _Told(NamedTuple):
    one: Observation
    form: str | None
    """The form by which the number is defined."""


def _told(report: Report, observations: Observations) -> dict[_Key, _Told]:
    """The best observation of each key: with a value before without, table before prose before derived."""
    best: dict[_Key, Observation] = {}
    for code in observations:
        for one in observations.all(code):
            applicant = None if one.applicant in _WHOLE else one.applicant.value
            key = _Key(code, applicant, one.scope, one.basis, one.measure, one.base)
            other = best.setdefault(key, one)
            if other is not one and _rank(one) < _rank(other):
                best[key] = one
    forms = [(t.span.start, t.span.end, t.form) for t in report.tables if t.form is not None]
    usual = form_of_year(report.year)
    return {key: _Told(one, _form(one, forms) or usual) for key, one in best.items()}


_WHOLE: Final = (None, Applicant.TOTAL)
"""A number without applicants, and the total of one with them, are one number."""


def _whole(*told: _Told | None) -> str | None:
    """How the whole is named: by the total of a matrix, where either report has one."""
    return next((one.one.applicant.value for one in told if one is not None and one.one.applicant), None)


_ORIGINS: Final = {origin: place for place, origin in enumerate(Origin)}


def _rank(one: Observation) -> tuple[bool, int]:
    return one.value is None, _ORIGINS[one.evidence.origin]


def _form(one: Observation, forms: Sequence[tuple[int, int, str]]) -> str | None:
    """The form of the table that tells a number."""
    if not forms:
        return None
    span = next((o.evidence.span for o in (one, *one.inputs) if o.evidence.span is not None), None)
    if span is not None:
        for start, end, form in forms:
            if start <= span.start < end:
                return form
    return None


def _change(key: _Key, first: _Told | None, second: _Told | None, catalogue: Catalogue) -> Change:
    """The change of one indicator."""
    before, blank = (None, None) if first is None else (first.one.value, first.one.missing)
    after, filled = (None, None) if second is None else (second.one.value, second.one.missing)
    status, reason = _status(before, after, blank, filled)
    delta = ratio = None
    if first is not None and second is not None and before is not None and after is not None:
        refused, reservation = _comparable(key.code, first.form, second.form, catalogue)
        reason = reservation
        if refused:
            status = ChangeStatus.NOT_COMPARABLE
        else:
            delta = after - before
            ratio = after / before if before else None
    return Change(
        code=key.code,
        status=status,
        before=before,
        after=after,
        delta=delta,
        ratio=ratio,
        applicant=key.applicant or _whole(first, second),
        scope=key.scope,
        measure=key.measure,
        basis=key.basis,
        base=key.base,
        before_missing=blank,
        after_missing=filled,
        reason=None if reason is None else reason[0],
        reason_zh=None if reason is None else reason[1],
        before_span=None if first is None else first.one.evidence.span,
        after_span=None if second is None else second.one.evidence.span,
    )


def _status(
    before: Decimal | None, after: Decimal | None, blank: Missing | None, filled: Missing | None
) -> tuple[ChangeStatus, tuple[str, str] | None]:
    """What became of a number; a cell without a value is not zero."""
    if before is not None and after is not None:
        return (ChangeStatus.SAME if before == after else ChangeStatus.CHANGED), None
    if after is not None:
        return ChangeStatus.ADDED, _silence(blank, "before", "前者")
    if before is not None:
        return ChangeStatus.REMOVED, _silence(filled, "after", "后者")
    if blank == filled:
        return ChangeStatus.SAME, None
    told = (_WORDS[blank], _WORDS[filled])
    return ChangeStatus.CHANGED, (f"{told[0][0]} before, {told[1][0]} after", f"前者{told[0][1]}，后者{told[1][1]}")


_WORDS: Final = {
    None: ("not told", "未述"),
    Missing.BLANK: ("blank", "空白"),
    Missing.DASH: ("a dash", "为短横"),
    Missing.SLASH: ("a slash", "为斜线"),
    Missing.NONE: ("无", "为“无”"),
    Missing.NOT_APPLICABLE: ("not applicable", "不适用"),
}


def _silence(missing: Missing | None, side: str, side_zh: str) -> tuple[str, str]:
    english, chinese = _WORDS[missing]
    return f"{english} {side}, which is not zero", f"{side_zh}{chinese}，不等于0"


def _comparable(
    code: str, first: str | None, second: str | None, catalogue: Catalogue
) -> tuple[bool, tuple[str, str] | None]:
    """Whether the forms refuse a comparison, and why or with what reservation."""
    if first is None or second is None or first == second or code not in catalogue.by_code:
        return False, None
    told = comparable(code, first, second, catalogue)
    return not told, (told.text, told.text_zh) if told.text else None


def _pair(first: Part, second: Part, similarity: float) -> SectionPair:
    return SectionPair(first.section, second.section, similarity, wording(first, second, similarity))


def _alone(
    pairs: Sequence[SectionPair], first: Sequence[Part], second: Sequence[Part]
) -> tuple[list[SectionRef], list[SectionRef]]:
    """The sections of either report that no pair has."""
    own, other = {id(pair.before) for pair in pairs}, {id(pair.after) for pair in pairs}
    lost = [part.section for part in first if id(part.section) not in own]
    return lost, [part.section for part in second if id(part.section) not in other]


def _renamed(
    first: Sequence[Part],
    second: Sequence[Part],
    alone: tuple[Sequence[SectionRef], Sequence[SectionRef]],
    moved: Sequence[SectionPair],
) -> tuple[list[SectionPair], list[SectionPair]]:
    """Pairs of sections without a counterpart, by most of their text or by their subject, and what is regrouped still."""
    if not alone[0] or not alone[1]:
        return [], list(moved)
    lost, come = ({id(section): None for section in side} for side in alone)
    ends = [id(section) for pair in moved for section in (pair.before, pair.after)]
    answering = [
        pair
        for pair in moved
        if id(pair.before) in lost and id(pair.after) in come and ends.count(id(pair.before)) == ends.count(id(pair.after)) == 1
    ]
    rest = [[p for p in side if id(p.section) in own and id(p.section) not in ends] for side, own in ((first, lost), (second, come))]
    own, other = ({id(part.section): part for part in side} for side in (first, second))
    named = [(own[id(pair.before)], other[id(pair.after)]) for pair in answering]
    found = [_pair(one, two, similarity_of(one.plain, two.plain)) for one, two in (*named, *by_subject(*rest))]
    return found, [pair for pair in moved if pair not in answering]


def _worded(before: Report, after: Report, changes: tuple[Change, ...]) -> Comparison:
    """The comparison of the texts."""
    texts = folded(before), folded(after)
    first, second = parts(before, texts[0]), parts(after, texts[1])
    chosen = aligned(first, second)
    pairs = [_pair(first[i], second[j], similarity) for i, j, similarity in chosen]
    same, left, right = copied(sentences(before, texts[0]), sentences(after, texts[1]))
    lost, come = _alone(pairs, first, second)
    moved = regrouped(same, [part.section for part in first], [part.section for part in second], (lost, come))
    more, moved = _renamed(first, second, (lost, come), moved)
    pairs = sorted([*pairs, *more], key=lambda pair: (pair.before.span, pair.after.span)) if more else pairs
    near, dropped, new = reworded(pairs, left, right)
    lost, come = _alone([*pairs, *moved], first, second)
    return Comparison(
        before=Side(before.title, before.agency, before.year, before.source.uri),
        after=Side(after.title, after.agency, after.year, after.source.uri),
        changes=changes,
        sections=tuple(pairs),
        similarity=overall(first, second, chosen),
        copied=tuple(same),
        reworded=tuple(near),
        new=tuple(new),
        dropped=tuple(dropped),
        new_sections=tuple(come),
        dropped_sections=tuple(lost),
        regrouped=tuple(moved),
    )
