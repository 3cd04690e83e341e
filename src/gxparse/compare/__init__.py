"""Two reports into what changed between them: indicators by their codes, sections and sentences by their wording."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue, comparable, form_of_year
from gxparse.catalogue.crosswalk import apart
from gxparse.compare.passages import copied, opening, reworded, sentences
from gxparse.compare.regrouping import regrouped
from gxparse.compare.sections import Part, aligned, overall, parts, plain_opening, similarity_of, wording
from gxparse.compare.subjects import by_subject
from gxparse.model.comparison import Change, ChangeStatus, Comparison, PassagePair, SectionPair, SectionRef, Side
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Observations, Origin
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from gxparse.normalise.remembering import folded
from gxparse.spans import Span
from gxparse.tuples import maker

__all__ = ["compare"]


class _Key(NamedTuple):
    """What makes numbers of two reports the same one; the keys sort as the changes stand."""

    place: int
    """Of the code in the catalogue, behind all others for a code that it does not have."""
    code: str
    measure: Measure
    base: str
    """Empty where there is none, as the next two."""
    basis: Basis
    scope: str
    applicant: str


_key: Final = maker(_Key)


class _Told(NamedTuple):
    """What a report tells."""

    best: dict[_Key, Observation]
    forms: list[tuple[int, int, str]]
    """Where tables begin and end, and their forms."""
    usual: str | None
    """The form by which the numbers of the text are defined."""
    names: tuple[str, ...]
    """The forms of its tables, each once; where there is none, the usual one."""


def compare(before: Report, after: Report, *, catalogue: Catalogue | None = None) -> Comparison:
    """What changed from one report to the other, and what of it may be compared.

    ``compare(a, a).changed`` is empty. ``compare(b, a)`` mirrors ``compare(a, b)``: before and after are swapped,
    deltas negated, added and removed exchanged.
    """
    from gxparse import catalogue as catalogues
    from gxparse.normalise import normalise

    known = catalogues.default if catalogue is None else catalogue
    places = dict(zip(known.by_code, range(len(known.by_code))))
    first, second = (_told(report, normalise(report, catalogue=known), places) for report in (before, after))
    changes = [_change(key, first, second, known) for key in sorted({*first.best, *second.best})]
    return _worded(before, after, tuple(changes))


def _told(report: Report, observations: Observations, places: Mapping[str, int]) -> _Told:
    """The best observation of each key: with a value before without, table before prose before derived."""
    best: dict[_Key, Observation] = {}
    last = len(places)
    for one in observations.items_:
        place = places.get(one.code, last)
        whose = "" if one.applicant is None or one.applicant is _TOTAL else one.applicant
        key = _key((place, one.code, one.measure, one.base or "", one.basis, one.scope or "", whose))
        other = best.setdefault(key, one)
        if other is not one and _rank(one) < _rank(other):
            best[key] = one
    forms = [(t.span.start, t.span.end, t.form) for t in report.tables if t.form is not None]
    usual = form_of_year(report.year)
    names = sorted({name for _, _, name in forms}) or ([] if usual is None else [usual])
    return _Told(best, forms, usual, tuple(names))


_TOTAL: Final = Applicant.TOTAL
"""A number without applicants, and the total of one with them, are one number."""
_ORIGINS: Final = {origin: place for place, origin in enumerate(Origin)}


def _rank(one: Observation) -> tuple[bool, int]:
    return one.value is None, _ORIGINS[one.evidence.origin]


def _form(one: Observation, told: _Told) -> str | None:
    """The form by which a number is defined: that of the table that tells it, else the usual one of the year."""
    if told.forms:
        span = one.evidence.span
        if span is None:
            span = next((o.evidence.span for o in one.inputs if o.evidence.span is not None), None)
        if span is not None:
            for start, end, form in told.forms:
                if start <= span.start < end:
                    return form
    return told.usual


def _change(key: _Key, first: _Told, second: _Told, catalogue: Catalogue) -> Change:
    """The change of one indicator."""
    one, other = first.best.get(key), second.best.get(key)
    before, blank, begin = (None, None, None) if one is None else (one.value, one.missing, one.evidence.span)
    after, filled, end = (None, None, None) if other is None else (other.value, other.missing, other.evidence.span)
    delta = ratio = None
    if one is None or other is None or before is None or after is None:
        status, reason = _silent(before, after, blank, filled)
        if one is None and other is not None and after is not None:
            reason = _lacking(reason, key.code, _form(other, second), first, catalogue)
        elif other is None and one is not None and before is not None:
            reason = _lacking(reason, key.code, _form(one, first), second, catalogue)
    else:
        forms = _form(one, first), _form(other, second)
        spoken = [form for form, o in zip(forms, (one, other)) if form is not None and o.evidence.origin is Origin.PROSE]
        refused, reason = _refused(key.code, forms, spoken, catalogue)
        if one.unit != other.unit and apart(one, other):
            refused, reason = True, _units(one, other)
        if refused:
            status = ChangeStatus.NOT_COMPARABLE
        elif before == after and (one.high != other.high or one.approx is not other.approx):
            status, reason = ChangeStatus.CHANGED, _roughly(one, other)
        else:
            status = ChangeStatus.SAME if before == after else ChangeStatus.CHANGED
            delta = after - before
            ratio = after / before if before else None
    # The whole is named by the total of a matrix, where either report has one.
    applicant = (one and one.applicant) or (other and other.applicant)
    return Change(
        key.code,  # the first four are not named: with more than 13 names a dictionary is built for them first
        status,
        before,
        after,
        delta=delta,
        ratio=ratio,
        applicant=applicant and applicant.value,
        scope=key.scope or None,
        measure=key.measure,
        basis=key.basis,
        base=key.base or None,
        before_missing=blank,
        after_missing=filled,
        reason=reason[0],
        reason_zh=reason[1],
        before_span=begin,
        after_span=end,
    )


_Reason = tuple[str | None, str | None]
"""In English and in Chinese."""
_NO_REASON: Final[_Reason] = (None, None)


def _silent(
    before: Decimal | None, after: Decimal | None, blank: Missing | None, filled: Missing | None
) -> tuple[ChangeStatus, _Reason]:
    """What became of a number that not both reports tell; a cell without a value is not zero."""
    if after is not None:
        return ChangeStatus.ADDED, _silence(blank, "before", "前者")
    if before is not None:
        return ChangeStatus.REMOVED, _silence(filled, "after", "后者")
    if blank == filled:
        return ChangeStatus.SAME, _NO_REASON
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


def _silence(missing: Missing | None, side: str, side_zh: str) -> _Reason:
    english, chinese = _WORDS[missing]
    return f"{english} {side}, which is not zero", f"{side_zh}{chinese}，不等于0"


def _lacking(reason: _Reason, code: str, form: str | None, silent: _Told, catalogue: Catalogue) -> _Reason:
    """The reason of a silence, with what the crosswalk says where the form of the silent report has no such row."""
    codes = catalogue.form_codes
    if form is None or form in silent.names or form not in codes or not silent.names or code not in catalogue.by_code:
        return reason
    for name in silent.names:
        if code in codes.get(name, (code,)):
            return reason
    told = comparable(code, form, silent.names[0], catalogue)
    return (f"{reason[0]}. {told.text}", f"{reason[1]}。{told.text_zh}") if told.text else reason


def _refused(
    code: str, forms: tuple[str | None, str | None], spoken: Sequence[str], catalogue: Catalogue
) -> tuple[bool, _Reason]:
    """Whether the forms refuse a comparison, and why or with what reservation."""
    first, second = forms
    if first == second or first is None or second is None or code not in catalogue.by_code:
        return False, _NO_REASON
    told = comparable(code, first, second, catalogue, spoken=spoken)
    return not told, (told.text, told.text_zh) if told.text else _NO_REASON


def _units(one: Observation, other: Observation) -> _Reason:
    """Why numbers of two scales are not compared: 251000元 and 25.1 without a unit, 20% and 20件 more."""
    return (
        f"the units differ: {one.unit or 'none told'} before, {other.unit or 'none told'} after",
        f"单位不同：前者{one.unit or '未载明'}，后者{other.unit or '未载明'}",
    )


def _roughly(one: Observation, other: Observation) -> _Reason:
    """What differs of numbers whose value is the same: 100余条 and 100条, 5至7条 and 5至9条."""
    before, after = (told.evidence.text or f"{told.value}" for told in (one, other))
    return f"told as {before!r} before, as {after!r} after", f"前者为“{before}”，后者为“{after}”"


def _pair(first: Part, second: Part, similarity: float) -> SectionPair:
    return SectionPair(first.section, second.section, similarity, wording(first, second, similarity))


def _alone(
    pairs: Sequence[SectionPair], lost: Sequence[SectionRef], come: Sequence[SectionRef]
) -> tuple[list[SectionRef], list[SectionRef]]:
    """Of these sections of either report those that no pair has."""
    own, other = {id(pair.before) for pair in pairs}, {id(pair.after) for pair in pairs}
    return [one for one in lost if id(one) not in own], [one for one in come if id(one) not in other]


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


def _headings(
    near: Sequence[PassagePair],
    lost: Sequence[SectionRef],
    come: Sequence[SectionRef],
    every: tuple[Sequence[Part], Sequence[Part]],
) -> list[SectionPair]:
    """Sections without a counterpart whose headings are sentences of which one is the other reworded."""
    if not lost or not come:
        return []
    starts = [{section.span.start: section for section in side} for side in (lost, come)]
    parted = [{id(part.section): part for part in side} for side in every]
    both = [(starts[0].get(pair.before.span.start), starts[1].get(pair.after.span.start)) for pair in near]
    named = [(parted[0][id(one)], parted[1][id(other)]) for one, other in both if one is not None and other is not None]
    return [_pair(one, other, similarity_of(one.plain, other.plain)) for one, other in named]


def _worded(before: Report, after: Report, changes: tuple[Change, ...]) -> Comparison:
    """The comparison of the texts."""
    texts = folded(before), folded(after)
    walks = list(before.walk()), list(after.walk())
    first, second = parts(walks[0], texts[0]), parts(walks[1], texts[1])
    chosen = aligned(first, second)
    pairs = [_pair(first[i], second[j], similarity) for i, j, similarity in chosen]
    fronts = [
        opening(report.text, report.front) if sections else [Span(0, len(report.text))]
        for report, sections in zip((before, after), walks)
    ]
    same, left, right = copied(
        sentences(before.text, walks[0], texts[0], fronts[0]), sentences(after.text, walks[1], texts[1], fronts[1])
    )
    refs = [part.section for part in first], [part.section for part in second]
    lost, come = _alone(pairs, *refs)
    moved = regrouped(same, *refs, (lost, come))
    more, moved = _renamed(first, second, (lost, come), moved)
    pairs = sorted([*pairs, *more], key=lambda pair: (pair.before.span, pair.after.span)) if more else pairs
    near, dropped, new = reworded(pairs, left, right)
    lost, come = _alone([*more, *moved], lost, come)
    if said := _headings(near, lost, come, (first, second)):
        pairs = sorted([*pairs, *said], key=lambda pair: (pair.before.span, pair.after.span))
        lost, come = _alone(said, lost, come)
    return Comparison(
        before=Side(before.title, before.agency, before.year, before.source.uri),
        after=Side(after.title, after.agency, after.year, after.source.uri),
        changes=changes,
        sections=tuple(pairs),
        similarity=overall(first, second, chosen, (plain_opening(texts[0], fronts[0]), plain_opening(texts[1], fronts[1]))),
        copied=tuple(same),
        reworded=tuple(near),
        new=tuple(new),
        dropped=tuple(dropped),
        new_sections=tuple(come),
        dropped_sections=tuple(lost),
        regrouped=tuple(moved),
    )
