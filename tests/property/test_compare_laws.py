"""Laws of comparing: a report is the same as itself, and the other way round is the mirror image."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

import gxparse as gx
from audit_reports import keys, report
from gxparse.compare import compare
from gxparse.model.comparison import Change, ChangeStatus, Comparison, PassagePair, SectionPair
from gxparse.model.report import Report
from gxparse.model.tables import Missing
from property.drawn import Drawn, plain_reports

MIRROR = {ChangeStatus.ADDED: ChangeStatus.REMOVED, ChangeStatus.REMOVED: ChangeStatus.ADDED}


@st.composite
def tables(draw: st.DrawFn) -> Report:
    form = draw(st.sampled_from(("2014", "2019", "2021", "local.fujian")))
    chosen = draw(st.lists(st.sampled_from(keys(form)), max_size=12))
    value = st.integers(0, 5) | st.sampled_from(Missing)
    return report(form, {k: draw(value) for k in chosen}, year=draw(st.integers(2010, 2025)))


def reports() -> st.SearchStrategy[Report]:
    return tables() | plain_reports().map(lambda drawn: gx.parse(drawn.text))


def turned(change: Change) -> tuple[object, ...]:
    status = MIRROR.get(change.status, change.status)
    delta = None if change.delta is None else -change.delta
    return (*place(change), status, change.after, change.before, delta, change.after_missing, change.before_missing)


def told(change: Change) -> tuple[object, ...]:
    return (
        *place(change), change.status, change.before, change.after, change.delta, change.before_missing,
        change.after_missing,
    )  # fmt: skip


def place(change: Change) -> tuple[object, ...]:
    return change.code, change.applicant, change.scope, change.measure, change.basis, change.base


def wording(found: Comparison, *, mirrored: bool) -> tuple[object, ...]:
    def pairs(some: Sequence[SectionPair | PassagePair]) -> set[tuple[object, ...]]:
        both = [(p.before, p.after, (p.similarity, *_rest(p))) for p in some]
        return {(b, a, s) if mirrored else (a, b, s) for a, b, s in both}

    alone = (found.new, found.dropped, found.new_sections, found.dropped_sections)
    new, dropped, new_sections, dropped_sections = (set(some) for some in alone)
    left, right = (new, new_sections), (dropped, dropped_sections)
    every = (found.sections, found.regrouped, found.copied, found.reworded)
    return (found.similarity, *map(pairs, every), *((right, left) if mirrored else (left, right)))


def _rest(pair: SectionPair | PassagePair) -> tuple[object, ...]:
    return (pair.wording,) if isinstance(pair, SectionPair) else (pair.same_numbers,)


@settings(max_examples=40)
@given(reports())
def test_a_report_is_the_same_as_itself(one: Report) -> None:
    found = compare(one, one)
    assert found.changed == ()
    assert found.similarity == 1
    assert found.new == found.dropped == found.reworded == ()
    assert all(pair.before == pair.after for pair in found.sections)


@settings(max_examples=60)
@given(reports(), reports())
def test_the_other_way_round_is_the_mirror_image(one: Report, other: Report) -> None:
    forth, back = compare(one, other), compare(other, one)
    assert [told(c) for c in forth.changes] == [turned(c) for c in back.changes]
    assert wording(forth, mirrored=False) == wording(back, mirrored=True)
    assert (forth.before, forth.after) == (back.after, back.before)


OPENINGS = (
    "本报告由青岚县档案馆根据有关规定编制并公布。",
    "所列数据的统计期限为2022年1月1日至12月31日。",
    "本报告的电子版可以在县政府门户网站下载。",
)


def opened(drawn: Drawn, told: Sequence[str]) -> str:
    """The report with an opening before its first section."""
    label, title, _ = drawn.outline[0]
    at = drawn.text.rindex("\n", 0, drawn.text.index(label + title)) + 1
    return f"{drawn.text[:at]}{''.join(told)}\n\n{drawn.text[at:]}"


@settings(max_examples=60)
@given(plain_reports(), st.lists(st.sampled_from(OPENINGS), unique=True), st.lists(st.sampled_from(OPENINGS), unique=True))
def test_every_sentence_of_the_openings_is_told_of(drawn: Drawn, left: list[str], right: list[str]) -> None:
    found = compare(*(gx.parse(opened(drawn, told)) for told in (left, right)))
    copied = {pair.after.text for pair in found.copied}
    assert set(left) & set(right) <= copied
    assert {p.text for p in found.new} == set(right) - set(left)
    assert {p.text for p in found.dropped} == set(left) - set(right)


@settings(max_examples=40)
@given(reports(), reports())
def test_similarities_lie_between_0_and_1(one: Report, other: Report) -> None:
    found = compare(one, other)
    for value in (found.similarity, found.reuse, *(p.similarity for p in (*found.sections, *found.reworded))):
        assert 0 <= value <= 1
    for change in found.changes:
        silent = change.before is None or change.after is None or change.status is ChangeStatus.NOT_COMPARABLE
        rough = change.before == change.after and change.status is ChangeStatus.CHANGED
        assert (change.delta is None) == (silent or rough)


NUMBERS = ("100条", "100余条", "近100条", "100至120条", "100至150条", "200条", "100多条")


@settings(max_examples=40)
@given(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS))
def test_the_same_is_told_as_exactly(before: str, after: str) -> None:
    """100余条 is not 100条, and 100至120条 is not 100至150条: nobody says by how much they differ."""
    text = "甲乙县水务局2023年政府信息公开工作年度报告\n一、主动公开情况\n主动公开政府信息{}。\n"
    first, second = (gx.normalise(gx.parse(text.format(told)))["disclosure.total"] for told in (before, after))
    found = compare(gx.parse(text.format(before)), gx.parse(text.format(after))).change("disclosure.total")
    equal = (first.value, first.high, first.approx) == (second.value, second.high, second.approx)
    assert found is not None
    assert (found.status is ChangeStatus.SAME) == equal
    assert equal or found.delta != 0
    assert (found.reason is None) == (equal or first.value != second.value)
