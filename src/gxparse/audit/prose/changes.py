"""A change that sentences state with its numbers, into findings: 由200件增加到300件，增长50%; 30件，比上年增加10件，增长50%."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from gxparse.audit.numbers import Number, plain
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Cause, Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.model.tokens import Approx, TokenKind

__all__ = [
    "FALLS",
    "NET",
    "WAY",
    "WAYS",
    "Change",
    "change_at",
    "change_findings",
    "is_change",
    "net_findings",
    "state_change",
]

_LAST: Final = r"(?:去年|上一?年|前一年|\d{4}年)?(?:度|同期)?"
_FROM: Final = re.compile(r"(?:由|从)[^，,；;]{0,12}$")
_TO: Final = re.compile(r"^[^，,；;]{0,4}(?P<way>增|上升|提[高升]|扩|升|减|下降|降|回落|缩|压|精简)[^，,；;]{0,4}[到至为]$")
_AGAINST: Final = re.compile(rf"(?:(?:较|比|相比)(?:于)?{_LAST}|[与同](?:去年|上一?年|前一年|\d{{4}}年)(?:度|同期)?)的?$")
WAY: Final = (
    r"(?P<way>增长|增加|增幅|增速|上升|提[高升]|减少|下降|降低|降幅|回落|多|少|(?<=净)[增减])(?:(?<=[长加少降])(?:率|幅度?|比例))?"
    r"(?:(?<=[多少])(?:公开|发布|收到|受理|办理|办结|答复|接待|举办|开展|培训))?(?:了|为|达到?|约|近)?$"
)
_BY: Final = re.compile(WAY)
WAYS: Final = ("增", "升", "提高", "减", "降", "回落", "多", "少")
"""One of these is in the words of every change."""
_SAID: Final = re.compile(
    rf"(?:[增降]幅|同比|环比|总体|净|共|(?:较|比|与|相比)(?:于)?{_LAST}(?:相比)?|相比)*(?:{WAY})?"
)
"""What stands before a change of the numbers told; not 办结率提高."""
_ALSO: Final = re.compile(rf"(?:[增降]幅|同比|环比)?{WAY}")
"""A second change of the same number has no subject of its own: …，增长35%."""
_COMPARED: Final = re.compile(rf"(?:同比|较|比|与|相比)(?:于)?{_LAST}(?:相比)?{WAY}")
"""A change of the number before it, and of nothing else: 56篇，比上年增加16篇."""
_OPENS: Final = re.compile(rf"(?:这?较|比|相比|与){_LAST}的?$")
"""A sentence that begins so goes on about the one before: 受理18件，…。比上年的15件增长20%."""
_REACHED: Final = re.compile("(?:总[数量])?(?:达到?|[增升减降]至|[增减]加?到)")
"""较上年的120项增加35项，达到155项."""
_OTHER: Final = ("‰",)
_POINTS: Final = ("百分点", "个百分点")
_THAN: Final = re.compile(r"[较比与同](?:去年|上一?年|前一年|\d{4}年)(?:度|同期)?$")
"""比上年（64件）增长25%: what stands in the bracket is the number before."""
_TIMES: Final = "倍"
_CUT: Final = Cause("the percentage may have been cut instead of rounded", "百分比可能截尾而未四舍五入")
FALLS: Final = "减下降回少"


class Change(NamedTuple):
    """A change with its numbers."""

    before: Item
    after: Item
    by: Item
    falls: bool
    difference: Item | None = None
    """The change in numbers from which, with ``after``, the number before is told; ``before`` is then the same as it."""
    sure: bool = True
    """Whether the sentence itself says what has changed."""

    @property
    def old(self) -> Decimal:
        """The number before, told or computed."""
        if self.difference is None:
            return self.before.number.value
        return self.after.number.value - self.difference.number.value * (-1 if self.falls else 1)


def change_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Each change of a section whose numbers before and after stand in its sentence, or in it and the one before."""
    last: Sentence | None = None
    for sentence in passage.sentences:
        for index, item in enumerate(sentence.items):
            by = _BY.search(item.label) if _SAID.fullmatch(item.label) and item.number.unit not in _OTHER else None
            found = None if by is None else change_at(sentence, index, falls=by["way"][0] in FALLS, last=last)
            if found is not None:
                yield state_change(report, found)
        last = sentence


NET: Final = ("净",)
_NET: Final = re.compile("(?:.*[较比].{2,6})?净(?:增|减)(?:加|少)?了?$")
_MORE: Final = re.compile("(?:新增|增加|增设|新建|新设|新开设?|纳入)了?(?P<noun>.*)")
_FEWER: Final = re.compile("(?:删除|减少|取消|撤[销并]|注销|关停|废止|核减|下放)了?(?P<noun>.*)")
"""What is joined (合并9项) is not all gone."""


def net_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """新增22项，删除9项，净增13项; 净增13项（新增22项，删除9项）."""
    for sentence in passage.sentences:
        items = sentence.items
        for index, run in enumerate(zip(items, items[1:], items[2:])):
            net = next((item for item in run[::2] if _NET.match(item.label)), None)
            if net is None:
                continue
            more, fewer = run[:2] if net is run[2] else run[1:]
            told, gone = _MORE.search(more.label), _FEWER.search(fewer.label)
            words = told and gone and gone["noun"] in ("", told["noun"])  # 停用网站9项 is counted apart
            alone = all(item.bracket != fewer.bracket for item in items[index + 3 : index + 4])
            behind = net is run[2] or (more.bracket == fewer.bracket == net.end and alone)
            if words and behind and countable(net) and same_unit(more, net) and same_unit(fewer, net):
                yield _net(report, more.number, fewer.number, net.number)


def _net(report: Report, more: Number, fewer: Number, net: Number) -> Finding:
    computed = abs(more.value - fewer.value)
    numbers = (more, fewer) if more.value >= fewer.value else (fewer, more)
    holds = computed == net.value or _near((*numbers, net))
    sign = "=" if holds else f"= {plain(computed)} ≠"
    shown = f"{plain(numbers[0].value)} − {plain(numbers[1].value)} {sign} {plain(net.value)}"
    return _finding(report, shown, [*numbers, net], (computed, net.value), holds=holds)


def change_at(sentence: Sentence, index: int, *, falls: bool, last: Sentence | None) -> Change | None:
    """What the item changes: 由 A 增加到 B, 增长 P; B, 较上年的 A 增长 P; B, 上年为 A, 增长 P; B, 比上年增加 D, 增长 P."""
    by = sentence.items[index]
    points = by.number.unit in _POINTS
    near = [i for i in sentence.items[:index] if countable(i) is not points and (by.bracket in (i.bracket, i.end))]
    counts = [i for i in near if not is_change(i) and i.number.unit not in _POINTS]
    bracketed = _bracketed(sentence, index) if counts else None
    if bracketed is not None and same_unit(bracketed, counts[-1]) and (not countable(by) or same_unit(by, counts[-1])):
        alike = [Change(bracketed, new, by, falls) for new in reversed(counts) if same_unit(new, bracketed)]
        return next(filter(_holds, alike), alike[0]._replace(sure=len(alike) == 1))
    if by.kind is not TokenKind.PERCENT and by.number.unit != _TIMES and not (counts and same_unit(by, counts[-1])):
        return None
    reached = sentence.items[index + 1] if counts and counts[-1].past and index + 1 < len(sentence.items) else None
    if reached is not None and counts[-1] is sentence.items[index - 1] and _REACHED.fullmatch(reached.label) and same_unit(reached, counts[-1]):
        return Change(counts[-1], reached, by, falls)
    if len(counts) > 1 and same_unit(counts[-2], counts[-1]):
        before, after = counts[-2:]
        if _FROM.search(before.label) and _TO.match(after.label):
            return Change(before, after, by, falls)
        if _AGAINST.search(after.label) or (after.past and not before.past):
            now = [i for i in counts[:-1] if not i.past] if before.past else []  # 较2022年的100件…，较2021年的70件…
            now = now if now and same_unit(now[-1], after) else counts[:-1]
            return _of_part_or_total(sentence, now, Change(after, now[-1], by, falls))
    if near and counts and by.kind is TokenKind.PERCENT and _ALSO.match(by.label):
        difference = near[-1]
        told = _COMPARED.match(difference.label)
        if told and (told["way"][0] in FALLS) is falls and near[-2:-1] == counts[-1:]:
            fits = same_unit(difference, counts[-1])
            change = Change(difference, counts[-1], by, falls, difference)
            return _of_part_or_total(sentence, counts, change) if fits else None
    if len(counts) == 1 and last is not None and counts[0] is sentence.items[0] and _OPENS.match(counts[0].label):
        return _of_sentence_before(counts[0], by, falls=falls, last=last)
    return None


def _bracketed(sentence: Sentence, index: int) -> Item | None:
    """The number of the year before in a bracket beside the change: 比上年（64件）增长25%, 增长25%（上年64件）."""
    by = sentence.items[index]
    last = sentence.items[index - 1]
    if last.bracket >= 0 and last.bracket != by.bracket and _THAN.search(sentence.text, sentence.start, last.bracket):
        alone = not last.label and all(i is last or i.bracket != last.bracket for i in sentence.items[:index])
        return last if alone else None
    after = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
    return after if after is not None and after.bracket == by.end and after.past and not is_change(after) else None


def _of_part_or_total(sentence: Sentence, counts: Sequence[Item], change: Change) -> Change:
    """300人次，其中来访100人次，比上年的250人次增加50人次: of the last part, or of the total that the parts are of."""
    marker = next((m for m in reversed(sentence.markers) if m.start < change.after.start), None)
    total = None if marker is None else next((i for i in reversed(counts) if i.end <= marker.start), None)
    total = total or _added_up(counts)
    if total is None or not same_unit(total, change.before):
        return change
    either = (change._replace(sure=False), change._replace(after=total, sure=False))
    return next((c for c in either if _holds(c)), either[0])


def _added_up(counts: Sequence[Item]) -> Item | None:
    """The number whose parts follow it without a word that says so: 19件，区政府7件、部门12件."""
    for index, total in enumerate(counts[:-2]):
        parts = counts[index + 1 :]
        if all(same_unit(total, p) for p in parts) and sum(p.number.value for p in parts) == total.number.value:
            return total
    return None


def is_change(item: Item) -> bool:
    """Whether the number is itself a change, and no number of a year: 增加16篇, not 增加到16篇."""
    return _BY.search(item.label) is not None


def _of_sentence_before(old: Item, by: Item, *, falls: bool, last: Sentence) -> Change | None:
    """The first number of the sentence before, which it is about, unless another of them agrees."""
    numbers = [i for i in last.items if i.bracket < 0 and same_unit(i, old) and not i.past and not is_change(i)]
    changes = [Change(old, new, by, falls, sure=False) for new in numbers]
    return next((c for c in changes if _holds(c)), changes[0] if changes else None)


def _computed(change: Change) -> Decimal:
    """The change from its numbers, as exactly as it is stated."""
    after, stated = change.after.number, change.by.number
    grown = (after.value - change.old) * (-1 if change.falls else 1)
    scale = _scale(change)
    if scale is None:
        return grown
    return (grown * scale / change.old).quantize(_step(stated), ROUND_HALF_UP) if change.old else Decimal(-1)


def _scale(change: Change) -> int | None:
    """What a ratio is told in: per cent, or times (增长1.5倍); ``None`` where the change is no ratio."""
    if change.by.number.unit in _POINTS:
        return None
    return 100 if change.by.kind is TokenKind.PERCENT else 1 if change.by.number.unit == _TIMES else None


def _step(number: Number) -> Decimal:
    if "成" in number.text and number.value % 10 == 0:  # 三成 is nearer to 30% than to 20% or 40%
        return Decimal("1E1")
    exponent = number.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _cut(change: Change) -> bool:
    """Whether the percentage is the right one without the digits that do not show."""
    scale = _scale(change)
    if scale is None or not change.old:
        return False
    exact = abs(change.after.number.value - change.old) * scale / change.old
    return 0 < exact - change.by.number.value < _step(change.by.number)


def _near(numbers: Sequence[Number]) -> bool:
    return any(n.approx is not Approx.EXACT for n in numbers)


def _holds(change: Change) -> bool:
    stated, computed = change.by.number, _computed(change)
    near = _near((change.before.number, change.after.number, stated))
    if stated.unit in _POINTS:  # both percentages are rounded: 99.7% less 98.2% may be 1.49 points
        return abs(computed - stated.value) <= min(_step(change.before.number), _step(change.after.number))
    return computed == stated.value or (near and abs(computed - stated.value) <= abs(stated.value) / 5)


def _shown(change: Change) -> str:
    """The change in numbers: (30 − 20) / 20, or 16 / (56 − 16) where the number before is not told."""
    old, new = change.before.number.value, change.after.number.value
    if change.difference is not None:
        return f"{plain(old)} / ({plain(new)} {'+' if change.falls else '−'} {plain(old)})"
    shown = f"{plain(old)} − {plain(new)}" if change.falls else f"{plain(new)} − {plain(old)}"
    return f"({shown}) / {plain(old)}" if _scale(change) else shown


def state_change(report: Report, change: Change) -> Finding:
    """The finding of a change."""
    old, new, stated = change.before.number, change.after.number, change.by.number
    computed, holds = _computed(change), _holds(change)
    cut = not holds and _cut(change)
    unit = {100: "%", 1: _TIMES}.get(_scale(change) or 0, "")
    sign = ("≈" if computed != stated.value or _near((old, new, stated)) else "=") if holds else f"= {plain(computed)}{unit} ≠"
    first, second = (old, new) if change.falls or change.difference else (new, old)
    shown = f"{_shown(change)} {sign} {plain(stated.value)}{unit}"
    severity = FindingSeverity.ERROR if change.sure and not cut else FindingSeverity.REMARK
    sides = computed, stated.value
    return _finding(report, shown, [first, second, stated], sides, holds=holds, severity=severity, cause=_CUT if cut else None)


def _finding(
    report: Report, shown: str, numbers: Sequence[Number], sides: tuple[Decimal, Decimal], *,
    holds: bool, severity: FindingSeverity = FindingSeverity.ERROR, cause: Cause | None = None,
) -> Finding:  # fmt: skip
    """What is stated of a change, as ``shown``."""
    status = Status.HOLDS if holds else Status.FAILS
    told = Statement(FindingKind.GROWTH, status, severity, shown, numbers, sides=sides, wording=Wording(cause=cause))
    return state(report, rule_texts()["prose.growth"], told)
