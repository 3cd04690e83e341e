"""Two reports into what changed between them: indicators by their codes, sections and sentences by their wording."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue, comparable
from gxparse.folding import fold
from gxparse.model.comparison import (
    Change,
    ChangeStatus,
    Comparison,
    Passage,
    PassagePair,
    SectionPair,
    SectionRef,
    Side,
)
from gxparse.model.observations import Applicant, Basis, Measure, Observation, Observations, Origin
from gxparse.model.report import Report, Section
from gxparse.model.tables import Missing
from gxparse.spans import Span

__all__ = ["compare"]

_SHORTEST: Final = 10
"""Characters of a sentence, at least: shorter ones (无。) are the same everywhere and mean nothing."""
_ALIKE: Final = 0.6
"""Score of title and content from which on two sections answer each other."""
_NEAR: Final = 0.75
"""Similarity from which on a sentence is the other one reworded."""
_LAST_YEARS: Final = ((2013, "local"), (2018, "2014"), (2020, "2019"))
"""The last reporting year of each form; later ones follow 2021."""
_SENTENCE: Final = re.compile(r"[^。！？；;\n]+[。！？；;]?")
_DIGITS: Final = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_NUMERAL: Final = re.compile(r"[0-9０-９.．一二三四五六七八九十（）()、\s]+")


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
    found: dict[_Key, _Told] = {}
    forms = [(t.span.start, t.span.end, t.form) for t in report.tables if t.form is not None]
    for code in observations:
        for one in observations.all(code):
            applicant = None if one.applicant in _WHOLE else one.applicant.value
            key = _Key(code, applicant, one.scope, one.basis, one.measure, one.base)
            if key not in found or _rank(one) < _rank(found[key].one):
                found[key] = _Told(one, _form(report.year, one, forms))
    return found


_WHOLE: Final = (None, Applicant.TOTAL)
"""A number without applicants, and the total of one with them, are one number."""


def _whole(*told: _Told | None) -> str | None:
    """How the whole is named: by the total of a matrix, where either report has one."""
    return next((one.one.applicant.value for one in told if one is not None and one.one.applicant), None)


def _rank(one: Observation) -> tuple[bool, int]:
    return one.value is None, list(Origin).index(one.evidence.origin)


def _form(year: int | None, one: Observation, forms: Sequence[tuple[int, int, str]]) -> str | None:
    """The form of the table that tells a number; of a sentence the form of its year."""
    span = next((o.evidence.span for o in (one, *one.inputs) if o.evidence.span is not None), None)
    form = None if span is None else next((f for start, end, f in forms if start <= span.start < end), None)
    if form is not None or year is None:
        return form
    return next((known for last, known in _LAST_YEARS if year <= last), "2021")


def _change(key: _Key, first: _Told | None, second: _Told | None, catalogue: Catalogue) -> Change:
    """The change of one indicator."""
    before, after = (None if told is None else told.one.value for told in (first, second))
    blank, filled = (None if told is None else told.one.missing for told in (first, second))
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


def _worded(before: Report, after: Report, changes: tuple[Change, ...]) -> Comparison:
    """The comparison of the texts."""
    plain = fold(before.text), fold(after.text)
    first, second = _sections(before), _sections(after)
    texts = [_plain(report, folded) for report, folded in zip((before, after), plain)]
    pairs = _aligned(first, second, *texts)
    copied, left, right = _copied(_passages(before, plain[0]), _passages(after, plain[1]))
    reworded, dropped, new = _reworded(pairs, left, right)
    own = {id(pair.before) for pair in pairs}
    other = {id(pair.after) for pair in pairs}
    return Comparison(
        before=Side(before.title, before.agency, before.year, before.source.uri),
        after=Side(after.title, after.agency, after.year, after.source.uri),
        changes=changes,
        sections=tuple(pairs),
        similarity=_similarity("".join(texts[0]), "".join(texts[1])),
        copied=tuple(copied),
        reworded=tuple(reworded),
        new=tuple(new),
        dropped=tuple(dropped),
        new_sections=tuple(section for section in second if id(section) not in other),
        dropped_sections=tuple(section for section in first if id(section) not in own),
    )


def _sections(report: Report) -> list[SectionRef]:
    """The sections with their own text."""
    return [SectionRef(s.label, s.title, s.level, s.span, _own(s)) for s in report.walk()]


def _own(section: Section) -> str:
    return "\n".join((section.title, *(paragraph.text for paragraph in section.paragraphs)))


def _plain(report: Report, folded: str) -> list[str]:
    """The own text of each section, label included, folded and without blanks: what similarity is measured on."""
    return [
        "".join("".join(folded[span.slice].split()) for span in (s.heading, *(p.span for p in s.paragraphs)))
        for s in report.walk()
    ]


def _similarity(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1: twice the common part over both lengths; order of the two does not matter."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(first, second))


def _aligned(
    first: Sequence[SectionRef], second: Sequence[SectionRef], own: Sequence[str], other: Sequence[str]
) -> list[SectionPair]:
    """Sections that answer each other, best first until none is alike; each at most once."""
    from rapidfuzz.distance import Indel

    titles = [[_NUMERAL.sub("", fold(s.title)) for s in sections] for sections in (first, second)]
    pieces: dict[tuple[bool, int], frozenset[tuple[str, str, str]]] = {}

    def shingles(index: int, *, after: bool) -> frozenset[tuple[str, str, str]]:
        """The pieces of three characters of a section; made when they are first asked for."""
        if (after, index) not in pieces:
            text = (other if after else own)[index]
            pieces[after, index] = frozenset(zip(text, text[1:], text[2:]))
        return pieces[after, index]

    def score(i: int, j: int) -> float:
        title = Indel.normalized_similarity(titles[0][i], titles[1][j])
        same_level = 0.05 * (first[i].level == second[j].level)
        short, long = sorted((len(own[i]), len(other[j])))
        if _weighed(title, short / (long or 1)) + same_level < _ALIKE:  # contents of these lengths are not that alike
            return 0.0
        left, right = shingles(i, after=False), shingles(j, after=True)
        common = len(left & right)
        return _weighed(title, common / (len(left) + len(right) - common or 1)) + same_level

    chosen = _matched(len(first), len(second), score, _ALIKE)
    return [SectionPair(first[i], second[j], _similarity(own[i], other[j])) for i, j, _ in chosen]


def _weighed(title: float, content: float) -> float:
    """Either may carry a pair: a title kept over new content, content kept under a new title."""
    return max(0.7 * title + 0.3 * content, 0.3 * title + 0.7 * content)


def _matched(rows: int, columns: int, score: Callable[[int, int], float], least: float) -> list[tuple[int, int, float]]:
    """Pairs by falling score, each row and column once; ties go to the nearest places, and the choice is symmetric."""
    scored = [(value, i, j) for i in range(rows) for j in range(columns) if (value := score(i, j)) >= least]
    scored.sort(key=lambda s: (-round(s[0], 9), abs(s[1] * max(1, columns - 1) - s[2] * max(1, rows - 1)), s[1] + s[2]))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen: list[tuple[int, int, float]] = []
    for value, i, j in scored:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((i, j, value))
    return sorted(chosen)


class _Sentence(NamedTuple):
    """A sentence with what it is compared by."""

    passage: Passage
    plain: str
    """Folded, without blanks."""
    section: Span
    """The section that it stands in, not those above."""


def _passages(report: Report, folded: str) -> list[_Sentence]:
    """The sentences of the running text."""
    whole = Span(0, len(report.text))
    spans = [(s.span, part) for s in report.walk() for part in (s.heading, *(p.span for p in s.paragraphs))]
    found: list[_Sentence] = []
    for section, span in spans or [(whole, whole)]:
        for match in _SENTENCE.finditer(report.text, span.start, span.end):
            plain = "".join(folded[match.start() : match.end()].split())
            if len(plain) >= _SHORTEST:
                text = match.group().strip()
                start = match.start() + match.group().index(text)
                found.append(_Sentence(Passage(text, Span(start, start + len(text))), plain, section))
    return found


def _copied(
    before: Sequence[_Sentence], after: Sequence[_Sentence]
) -> tuple[list[PassagePair], list[_Sentence], list[_Sentence]]:
    """Sentences that stand in both, numbers aside, the first with the first; then those of either alone."""
    waiting: dict[str, list[_Sentence]] = {}
    for sentence in before:
        waiting.setdefault(_DIGITS.sub("0", sentence.plain), []).append(sentence)
    found: list[PassagePair] = []
    right: list[_Sentence] = []
    for sentence in after:
        same = waiting.get(_DIGITS.sub("0", sentence.plain))
        if same:
            one = same.pop(0)
            found.append(PassagePair(one.passage, sentence.passage, 1.0, one.plain == sentence.plain))
        else:
            right.append(sentence)
    left = sorted((s for same in waiting.values() for s in same), key=lambda s: s.passage.span)
    return found, left, right


def _reworded(
    pairs: Sequence[SectionPair], left: Sequence[_Sentence], right: Sequence[_Sentence]
) -> tuple[list[PassagePair], list[Passage], list[Passage]]:
    """Sentences of aligned sections that are nearly the same; then what is left."""
    found: list[PassagePair] = []
    gone: set[Span] = set()
    come: set[Span] = set()
    for pair in pairs:
        own = [s for s in left if s.section == pair.before.span and s.passage.span not in gone]
        other = [s for s in right if s.section == pair.after.span and s.passage.span not in come]
        plain = [s.plain for s in own], [s.plain for s in other]
        for i, j, value in _matched(len(own), len(other), _likeness(*plain), _NEAR):
            numbers = _DIGITS.findall(own[i].plain) == _DIGITS.findall(other[j].plain)
            found.append(PassagePair(own[i].passage, other[j].passage, value, numbers))
            gone.add(own[i].passage.span)
            come.add(other[j].passage.span)
    dropped = [s.passage for s in left if s.passage.span not in gone]
    return found, dropped, [s.passage for s in right if s.passage.span not in come]


def _likeness(first: Sequence[str], second: Sequence[str]) -> Callable[[int, int], float]:
    from rapidfuzz.distance import Indel

    lengths = [len(text) for text in first], [len(text) for text in second]
    least = _NEAR / (2 - _NEAR)  # of two texts that are this alike the shorter has this part of the longer's length

    def likeness(i: int, j: int) -> float:
        own, other = lengths[0][i], lengths[1][j]
        if own < least * other or other < least * own:
            return 0.0
        return float(Indel.normalized_similarity(first[i], second[j], score_cutoff=_NEAR))

    return likeness
