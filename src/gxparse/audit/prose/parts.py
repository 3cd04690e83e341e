"""A total and the parts that a sentence lists for it, into findings: 共…件，其中…; …件中，…; …件（…、…）; …，共计…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from gxparse.audit.causes import of_sum
from gxparse.audit.numbers import adds_up, plain
from gxparse.audit.prose.dividing import divides_otherwise
from gxparse.audit.prose.runs import BARE, DEALT, STATES, opposed, run_of, stops
from gxparse.audit.prose.sentences import Item, Marker, Passage, Sentence
from gxparse.audit.prose.totals import (
    AVERAGE,
    EACH,
    Heads,
    added_up,
    before_list,
    beside,
    further,
    heads_of,
    sums_up,
    total_of,
)
from gxparse.audit.prose.units import countable, same_unit, similar_unit
from gxparse.audit.stating import Cause, Statement, Wording, side, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report

__all__ = ["CHANNEL", "Parts", "listed", "part_findings", "state_parts", "stated"]

_ALL: Final = re.compile(r"其他|其它|其余|另有")
"""A last part so named makes the list complete."""
_SOME: Final = re.compile(r"主要|重点|例如|诸如|比如|如")
"""Parts that begin so are the larger ones: （主要是文件30条、公告40条）."""
_REST: Final = re.compile(r"其[他它](?:情形|结果|类|类型|处理|方式|原因)?")
_ALL_YEARS: Final = re.compile("(?:[历歷]年)?[来來]?总?累计")
"""A sum over years is no part of this year's number: 公开211条（累计988条）."""
_REMEDY: Final = re.compile("复议(?!后)|诉(?!求)|举报")
"""A reconsideration has no lawsuits as parts: behind a ； these begin a list of their own."""
CHANNEL: Final = re.compile(
    r"网站|网页|网上(?:公开|发布|公布)|公报|微博|微信|公众号|新媒体|客户端|抖音|视频号|报刊|报纸|简报|电视|广播"
    r"|[宣公政党村][传开告示务]栏|显示屏|触摸屏|查询机|查阅点|渠道|平台"
)
"""Where information is disclosed; one item may be on several."""
_ATTENDED: Final = re.compile(r"出席|参加|参与|到场|列席|主持|出庭")
"""Who took part in an event; several may have: 12场，其中主要负责人出席3场，部门负责人出席12场."""
_TOLD_TWICE: Final = frozenset("条件篇次则份期")
"""Measure words of what is disclosed on channels; accounts and screens (个, 块) are on one each."""
_YEARS: Final = re.compile(r"(?:19|20)\d\d年?度?分别")
"""2017年、2018年分别为90件和72件: numbers of other years are no parts."""


class Parts(NamedTuple):
    """A list and the total that it is held against."""

    total: Item
    parts: tuple[Item, ...]
    exhaustive: bool
    mixed: bool = False
    """Whether the measure words differ."""
    summed: bool = False
    """Whether the words say that the total is the sum (合计): then no item counts once only."""


def part_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Each list of parts of a section with its total."""
    for index, sentence in enumerate(passage.sentences):
        before = before_list(passage.sentences, index) if sentence.markers else ()
        for marker in sentence.markers:
            for found in listed(sentence, marker, before):
                yield state_parts(report, found)


def listed(sentence: Sentence, marker: Marker, before: Sequence[Sentence]) -> list[Parts]:
    """The lists that begin at a marker, each with its total; the reading that adds up, where one does."""
    items = [i for i in sentence.items if i.start >= marker.end and i.bracket == marker.bracket and countable(i)]
    if not items or _YEARS.search(items[0].label):
        return []
    heads = sorted(heads_of(sentence, marker, before), key=lambda head: head.past)
    if not any("累计" in head.label for head in heads):
        items = [i for i in items if not _ALL_YEARS.match(i.label)]
        if not items:
            return []
    inside = [m for m in sentence.markers if m.start > marker.start and m.bracket == marker.bracket]
    nested = next((m.start for m in inside if m.kind.name != "including"), sentence.end)
    comments = [i for i in items if i.past]
    comments = comments if comments and any(not i.past for i in heads) else []
    summed = next((i for i in items if sums_up(i) and i.start < nested), None)
    nested = nested if summed is None else summed.start
    items = [i for i in items if i.start < nested and i not in comments]
    own = [i for i in items if not inside or i.start < inside[0].start]
    # A number behind a ； that has a list of its own is no part: 6场，其中2场；40篇，其中….
    plain = own[:-1] if inside and len(own) > 1 and _begins_its_own(own) else own
    found: list[Parts] = []
    for kind in _kinds(own or items):
        totals = [head for head in heads if same_unit(head, kind)]
        if not totals:
            continue
        fitting = [i for i in items if same_unit(i, kind)], [i for i in own if same_unit(i, kind)]
        above = [i for i in further(totals, sentence, before) if same_unit(i, kind)]
        exact = next(
            (runs for run in fitting if (runs := _exact([*totals, *above], run, marker, sentence))), list[Parts]()
        )
        natural = [i for i in fitting[1] if i in plain]
        if natural and natural[0].group != items[0].group:  # what is counted otherwise behind a ； is no part of the list
            natural = []
        if summed is not None and totals[0].start < sentence.start and same_unit(summed, kind):  # …，合计261件: of that
            natural = []
        found += exact or _natural(Heads(totals, above), natural, marker, sentence, comments)
    return (marker.kind.name != "colon" and _mixed(heads, plain, marker, found)) or found


def _kinds(items: Sequence[Item]) -> list[Item]:
    """One item of each unit."""
    first: dict[object, Item] = {}
    for item in sorted(items, key=lambda i: i.number.value == 0):
        first.setdefault((item.kind, item.number.unit), item)
    found: list[Item] = []
    for item in first.values():
        if not any(same_unit(item, other) for other in found):
            found.append(item)
    return found


def _exact(totals: Sequence[Item], items: Sequence[Item], marker: Marker, sentence: Sentence) -> list[Parts]:
    """The longest run from the first item on that adds up to a total, and runs after it that do so again."""
    for total in totals:
        found: list[Parts] = []
        first = 0
        while first < len(items) - 1:
            ends = (
                last for last in range(len(items), first + 1, -1) if added_up(items[first:last]) == total.number.value
            )
            last = next(ends, 0)
            if not last:
                break
            if not found and last < len(items) and _goes_on(items[:last], items[last], sentence):
                return []
            found.append(Parts(total, tuple(items[first:last]), marker.kind.exhaustive))
            first = last
        if found:
            rest = items[first:]
            anew = rest and _begins_group(rest[0], items[first - 1], sentence)  # behind a ；: else the list is told already
            if anew and len(rest) > 1 and not stops(rest[0]) and not any(DEALT.match(i.label) for i in rest):
                found += _anew(total, rest)
            return found
    return _by_groups(totals, items)


def _by_groups(totals: Sequence[Item], items: Sequence[Item]) -> list[Parts]:
    """52个，其中机关30个，已编18个；乡镇22个，已编20个: where what each ； begins with adds up, the rest is told of each."""
    firsts = [item for n, item in enumerate(items) if not n or item.group != items[n - 1].group]
    added = added_up(firsts)
    fitting = next((t for t in totals if t.number.value == added), None) if 1 < len(firsts) < len(items) else None
    return [] if fitting is None else [Parts(fitting, tuple(firsts), exhaustive=False)]


def _anew(total: Item, rest: Sequence[Item]) -> list[Parts]:
    """What a ； begins: another list of the same total, or a number with a list of its own: 培训11次，专题6次，线上5次."""
    if len(rest) > 2 and (added_up(rest[1:]) == rest[0].number.value or _head_of(rest[0]) not in ("", _head_of(total))):
        return [Parts(rest[0], tuple(rest[1:]), exhaustive=False)]
    if added_up(rest) <= total.number.value or any(item.number.value > total.number.value for item in rest):
        return []
    return [Parts(total, tuple(rest), exhaustive=False)]


def _head_of(item: Item) -> str:
    """The remedy that a number is of, by its words."""
    found = _REMEDY.search(item.label)
    return "" if found is None else found[0]


def _begins_its_own(items: Sequence[Item]) -> bool:
    """Whether the last item, which has a list of its own, is no part: behind a ；, or counted in another measure word."""
    return items[-1].group != items[0].group or not same_unit(items[-1], items[0])


def _begins_group(item: Item, last: Item, sentence: Sentence) -> bool:
    """Whether an item is the first number behind a ；, and no statement of its own: 培训4期，第一期52人; 办理建议86件."""
    group = [i for i in sentence.items if i.group == item.group and i.bracket == item.bracket]
    anew = STATES.match(item.label) is not None or any(sums_up(i) for i in group)
    return item.group != last.group and group[0] is item and not anew


def _goes_on(run: Sequence[Item], item: Item, sentence: Sentence) -> bool:
    """Whether the list goes on with its rest (维持2件，撤销1件，其他1件 of 3), or as it went: 网络3件、信函1件、传真1件 of 4."""
    if not item.number.value or item.group != run[-1].group:
        return False
    if _REST.fullmatch(item.label):
        return True
    joined = all(sentence.joined(one, other) for one, other in zip(run, (*run[1:], item), strict=True))
    return joined and len(run) > 1 and not divides_otherwise(run[0], item) and not DEALT.match(item.label)


def _natural(
    heads: Heads, items: Sequence[Item], marker: Marker, sentence: Sentence, comments: Sequence[Item]
) -> list[Parts]:
    """The list as a reader would take it, held against the nearest total of its sentence.

    Where the total stands in a sentence before, it may be any there that is large enough.
    """
    totals = heads.near
    run = run_of(totals[0], items, comments)
    if not run or any(EACH.search(item.label) for item in run):
        return []
    if _channels_only(run):  # 网站公开23条，微博、微信分别公开6条和3条: a channel has no others as parts
        totals = [total for total in totals if not CHANNEL.search(total.label)]
    if not totals or (marker.kind.name == "each" and beside(run, totals[0], marker, sentence)):
        return []
    total = total_of(run, Heads(totals, heads.above), marker, sentence)
    if total is None:
        return []
    said = marker.kind.exhaustive and _SOME.match(run[0].label) is None
    complete = len(run) > 1 and (said or _ALL.search(run[-1].label) is not None or opposed(run))
    return [Parts(total, tuple(run), complete)]


def _mixed(heads: Sequence[Item], items: Sequence[Item], marker: Marker, found: Sequence[Parts]) -> list[Parts]:
    """A list under one total whose measure words differ: 31次，其中4次、18篇、16次."""
    if len(heads) != 1 or any(added_up(f.parts) == f.total.number.value for f in found):
        return []
    items = _first_group(items)
    if len(items) < 2 or len(_kinds(items)) < 2:
        return []
    if not all(similar_unit(heads[0], i) for i in items) or not any(same_unit(heads[0], i) for i in items):
        return []
    if any(stops(item) or AVERAGE.search(item.label) for item in items) or (BARE.fullmatch(items[0].label) and any(i.label for i in items[1:])):
        return []
    return [Parts(heads[0], tuple(items), marker.kind.exhaustive, mixed=True)]


def _first_group(items: Sequence[Item]) -> list[Item]:
    """The items before the first ；, where it parts lists and not single items."""
    own = [item for item in items if item.group == items[0].group]
    return own if len(own) > 1 else [item for item in items if same_unit(item, items[0])]


def state_parts(report: Report, found: Parts) -> Finding:
    """The finding: an equation where the list is complete or adds up, else a bound."""
    told = stated(found)
    return state(report, rule_texts()["prose.sum" if told.kind is _SUM else "prose.parts"], told)


def stated(found: Parts) -> Statement:
    """What a list states of its total."""
    numbers, total = [item.number for item in found.parts], found.total.number
    added = added_up(found.parts)
    sign = _relation(found, added)
    bound = sign in _BOUNDS
    left = side(numbers) if sign == "=" else side(numbers, total=added)
    return Statement(
        FindingKind.BOUND if bound else _SUM,
        Status.FAILS if sign in _FAILING else Status.HOLDS,
        FindingSeverity.REMARK if found.mixed and not _of_one_kind(found) else FindingSeverity.ERROR,
        f"{left} {sign} {plain(total.value)}",
        [*numbers, total],
        sides=(added, total.value),
        wording=Wording(remark=_REPEATED if sign == "≥" else None, cause=_cause(found) if sign in _FAILING else None),
    )


_SUM: Final = FindingKind.SUM
_BOUNDS: Final = ("≤", "≥", ">")
_FAILING: Final = ("≠", ">")
_REPEATED: Final = ("an item may be on several channels", "同一信息可在多个渠道公开")


def _relation(found: Parts, added: Decimal) -> str:
    """How the sum of the parts stands to the total; ``≠`` and ``>`` fail."""
    total = found.total.number.value
    if added == total:
        return "=" if len(found.parts) > 1 else "≤"
    meets = adds_up([item.number for item in found.parts], found.total.number)
    if len(found.parts) == 1:
        return "≤" if added < total or meets else ">"
    if meets:
        return "≈"
    if added < total:
        return "≠" if found.exhaustive else "≤"
    return "≥" if (_channels(found) and not found.summed) or _attended(found) else "≠"


def _of_one_kind(found: Parts) -> bool:
    """Whether parts in several measure words are parts all the same: most in the total's own, none above it."""
    own = [item for item in found.parts if same_unit(item, found.total)]
    return len(own) > 1 and all(item.number.value <= found.total.number.value for item in found.parts)


def _channels_only(run: Sequence[Item]) -> bool:
    return CHANNEL.search(run[0].label) is not None


def _attended(found: Parts) -> bool:
    """Whether the parts are those who took part, and none alone exceeds the total."""
    return all(_ATTENDED.search(item.label) and item.number.value <= found.total.number.value for item in found.parts)


def _channels(found: Parts) -> bool:
    """Whether the parts are channels, none of which alone exceeds the total: the forms count an item once in the total."""
    if found.total.number.unit and _TOLD_TWICE.isdisjoint(found.total.number.unit):
        return False
    named = [CHANNEL.search(item.label) is not None for item in found.parts]
    if sum(named) < 2 or not all(own or _ALL.search(item.label) for own, item in zip(named, found.parts, strict=True)):
        return False
    return all(item.number.value <= found.total.number.value for item in found.parts)


def _cause(found: Parts) -> Cause | None:
    if found.mixed:
        return Cause("the parts are counted in different units: they may not be parts of one total",
                     "各部分计量单位不同：可能并非同一总数的组成部分")  # fmt: skip
    if len(found.parts) < 2:
        return None
    return of_sum([item.number for item in found.parts], found.total.number)
