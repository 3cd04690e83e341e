"""Which number is the total of a list of parts: one of its sentence, or of a sentence above it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from gxparse.audit.numbers import total_range
from gxparse.audit.prose.sentences import Item, Marker, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.catalogue.divisions import LEVELS
from gxparse.model.tokens import Approx

__all__ = [
    "AGAINST",
    "AVERAGE",
    "COUNTED",
    "EACH",
    "Heads",
    "added_up",
    "before_list",
    "beside",
    "ending",
    "further",
    "heads_of",
    "may_be_total",
    "sums_up",
    "total_of",
]

_GREW: Final = re.compile(
    r"(?:(?:增加|新增|增长|减少|下降|净[增减]|多|少)|[较比].{2,6}[多少](?:公开|发布|收到|受理|办理|办结|答复|接待|举办|开展|培训))了?$"
)
"""A change is no total."""
_NET: Final = re.compile("净[增减]")
"""净增8个（新设11个、撤并3个）: a difference, not a sum."""
_CARRIED_OVER: Final = re.compile("(?:上一?年|去年|往年|[0-9]{4}年)度?[^，,]{0,6}(?:结转|转来|遗留|转入|未办结|未答复)|结转(?:上一?年|去年)")
AGAINST: Final = re.compile(r"[较比与同](?:上一?年|去年|\d{4}年)(?:度|同期)?(?:的|[^增减升降提多少净翻]{1,8}的)?$")
"""What a number is compared with is no total either: 与上年的50件相比."""
AVERAGE: Final = re.compile("平均|[年月日周人]均|每")
"""日均115个: no number of a whole, nor of a part."""
_EXTREME: Final = re.compile("最[高低多少]")
"""月最低9件 is one of many."""
_NO_TOTAL: Final = re.compile("|".join(words.pattern for words in (_GREW, AGAINST, AVERAGE, _EXTREME)))
COUNTED: Final = re.compile(
    rf"(?:[两三四五六七八九十]项|以上|上述|各项|各类|全[年局{LEVELS}])*"
    r"(?:(?P<word>合计|共计|总计|相加)(?:为|达)?(?P<noun>[^\d，,]{0,10})|共(?:有|为)?)$"
)
"""What tells that a number is the total of those before it, and maybe what is counted: 合计公开信息."""
_OF_BODIES: Final = re.compile("(?:部门|单位|地区|[市县区]|街道|乡镇|镇街|机构)(?:合计|共)")
"""Behind how many they are: 两个|部门共317件."""
_EACH_OF: Final = "分别"
EACH: Final = re.compile("各(?:有|配备|设|安排)?$")
"""业务科室各1人: how many that is, nobody tells."""
_DIVIDING: Final = ("by", "of")
"""Markers of lists whose total may stand far above: 按申请方式分，…; 申请人中，…."""
_BACK: Final = 2
"""Sentences before a list in which its total may stand."""


class Heads(NamedTuple):
    """Numbers that may be the total of a list, nearest first: those of one sentence, and of the sentences above it."""

    near: Sequence[Item]
    above: Sequence[Item]


_END: Final = attrgetter("end")
_FAR: Final = 8
"""Numbers before a list that it may be of together."""
_MOST: Final = 64
"""Numbers of a sentence before a list that are looked at."""


def before_list(sentences: Sequence[Sentence], index: int) -> list[Sentence]:
    """Of the sentences before one with a list those in which its total may stand, in order."""
    earlier = (sentences[n] for n in range(index - 1, -1, -1))
    return list(islice((sentence for sentence in earlier if not _divides(sentence)), _BACK))[::-1]


def _divides(sentence: Sentence) -> bool:
    """Whether it says no number of its own, but by what one told before divides: 按申请方式分，…."""
    first = next((i.start for i in sentence.items if i.bracket < 0), sentence.end)
    return any(m.kind.name == "by" and m.end <= first for m in sentence.markers)


def heads_of(sentence: Sentence, marker: Marker, before: Sequence[Sentence]) -> list[Item]:
    """Numbers that may be the total, nearest first: …件中 names it; else those before in the sentence, else further up."""
    if marker.kind.name in ("bracket", "colon"):
        return [i for i in sentence.items if i.end == marker.start and not _NET.search(i.label)]
    until = sentence.markers[0].start if marker.kind.name == "by" else marker.start  # 按方式分，…；按结果分，…: of one total
    stop = bisect_right(sentence.items, until, key=_END)
    own = [i for i in sentence.items[max(0, stop - _MOST) : stop] if i.bracket == marker.bracket and may_be_total(i)]
    if marker.kind.name == "of":
        first = next((n for n, i in enumerate(own) if i.end >= marker.clause), len(own))
        while 0 < first < len(own) and sentence.joined(own[first - 1], own[first]):
            first -= 1  # 42个部门和16个街道中: of both
        if own:
            return own[first:][::-1]
    if marker.bracket >= 0:
        own += [i for i in sentence.items if i.end == marker.bracket]
    if own or marker.kind.name == "including":
        return own[::-1]
    for earlier in reversed(before):
        found = [i for i in earlier.items if i.bracket < 0 and may_be_total(i)]
        if found:
            return found[::-1]
    return []


def further(near: Sequence[Item], sentence: Sentence, before: Sequence[Sentence]) -> list[Item]:
    """Numbers of sentences over that of the nearest totals, nearest first: a sentence between may tell of a part of them."""
    first = min(item.start for item in near)
    if first >= sentence.start:
        return []
    return [i for s in reversed(before) if s.end <= first for i in s.items[::-1] if i.bracket < 0 and may_be_total(i)]


def may_be_total(item: Item) -> bool:
    """Whether it is a number of things, and no change, average or number of a year before."""
    return countable(item) and _NO_TOTAL.search(item.label) is None


def _over(run: Sequence[Item], heads: Heads) -> Item | None:
    """The total of a list in a sentence before it: the nearest that is large enough, else the one that is least exceeded.

    A round number (四十余件) that the list exceeds is no total of it: it told of some of the items.
    """
    added, span = added_up(run), total_range(item.number for item in run)
    near, above = (
        [t for t in totals if t.number.approx is Approx.EXACT or _holds(t, added) or t.number.range.meets(span)]
        for totals in heads
    )
    large = next((t for t in near if _holds(t, added)), None)
    alone = [t for totals in (near, above) if not _are_parts(totals, added) for t in totals]
    return large or min(alone, key=lambda t: abs(t.number.value - added), default=None)


def beside(run: Sequence[Item], last: Item, marker: Marker, sentence: Sentence) -> bool:
    """Whether what 分别 counts stands beside the number before it, which then is no total.

    That is one of several (一季度600条，二季度500条，三季度、四季度分别450条和550条), one of those that a third adds up
    with these (网络20件，信函、传真分别3件和2件，共25件), or of what 分别 has its own nouns beside, without 其中
    (网络申请14件，信函、传真申请分别为4件和3件): whether those are parts nothing says.
    """
    alike = [i for i in sentence.items if i.end <= last.start and i.bracket == last.bracket and same_unit(i, last)]
    listed = any(alike[-1].end <= m.start < last.start for m in sentence.markers) if alike else True
    nouns = not run[0].label.startswith(_EACH_OF)
    parted = run[0].bracket != last.bracket or any(last.end <= m.start < marker.start for m in sentence.markers)
    return not listed or (nouns and not parted) or _adds_up_with(run, last, sentence)


def _adds_up_with(run: Sequence[Item], last: Item, sentence: Sentence) -> bool:
    """Whether a third number is the sum of the number before and of these."""
    added = last.number.value + added_up(run)
    others = (i for i in sentence.items if i is not last and i not in run)
    return any(same_unit(i, last) and i.number.value == added for i in others)


def total_of(run: Sequence[Item], heads: Heads, marker: Marker, sentence: Sentence) -> Item | None:
    """What the parts are of: the nearest number of their sentence, else one of a sentence before.

    ``None`` where the parts are of two numbers together (建议86件、提案104件，其中已办结的132件), where 按…分 divides what is
    told further up, and where 分别 counts something else than what is told before the ； or the sentence.
    """
    nearest, added = heads.near[0], added_up(run)
    if nearest.start >= sentence.start:
        together = nearest.number.value
        for last, one in pairwise(heads.near):
            if not sentence.joined(one, last):
                break
            together += one.number.value
        near = heads.near[:_FAR]
        if _of_either(near, added) or _of_all(near, added) or (len(run) == 1 and _of_farther(near, added)):
            return None
        whole = _divided(near) if nearest.number.value < added else None
        if whole is not None and abs(whole.number.value - added) < added - nearest.number.value:
            return whole
        total = None if nearest.number.value < added <= together else nearest
    else:
        total = _over(run, heads)
        far = total is not None and marker.kind.name in _DIVIDING and total.number.value * 5 < added * 4
        total = None if far else total
    apart = total is not None and (total.start < sentence.start or total.group != run[0].group)
    if total is None or not apart or marker.kind.name != "each":
        return total
    return total if marker.kind.exhaustive and _says(sentence, marker, total) else None  # a ranking is of the largest


def _of_all(near: Sequence[Item], added: Decimal) -> bool:
    """Whether parts add up to the nearest numbers together: 建议83件，提案46件，其中A类90件，B类30件，C类9件."""
    together = Decimal(0)
    for total in near:
        together += total.number.value
        if together >= added:
            return together == added and total is not near[0]
    return False


def _of_farther(near: Sequence[Item], added: Decimal) -> bool:
    """Whether one part exceeds the nearest number, but not one before: 单位62家，另有单位8家，其中62家按时公开."""
    return near[0].number.value < added and any(total.number.value >= added for total in near[1:])


def _divided(near: Sequence[Item]) -> Item | None:
    """The number that those nearer are the parts of: 30件，网上20件，信函10件，其中自然人25件."""
    added = Decimal(0)
    for index, total in enumerate(near):
        if index > 1 and total.number.value == added:
            return total
        added += total.number.value
    return None


def _of_either(near: Sequence[Item], added: Decimal) -> bool:
    """Whether parts exceed what was carried over from last year, told beside what was received: of which they are is open."""
    last = near[0]
    beside_it = len(near) > 1 and not near[1].past and near[1].bracket == last.bracket
    return beside_it and added > last.number.value and _CARRIED_OVER.search(last.label) is not None


def _says(sentence: Sentence, marker: Marker, total: Item) -> bool:
    """收到申请30件。网络、信函申请分别为20件、10件: whether the words before 分别 are the total's."""
    words, label = sentence.text[max(sentence.start, total.end) : marker.start], total.label
    return any(label[at : at + 2] in words for at in range(len(label) - 1))


def sums_up(item: Item) -> bool:
    """Whether a number is by its words the total of those before it."""
    return COUNTED.match(item.label) is not None or _OF_BODIES.match(item.label) is not None


def _are_parts(totals: Sequence[Item], added: Decimal) -> bool:
    """Whether the numbers of a sentence are parts of what the list adds up to, as its own items are: 网络65件、信函17件."""
    if len(totals) > 2 and added_up(totals[:-1]) == totals[-1].number.value:  # 45件，其中网络20件、信函25件: a total and its parts
        return False
    return len(totals) > 1 and all(t.number.value < added for t in totals) and added_up(totals) >= added


def _holds(total: Item, added: Decimal) -> bool:
    """Whether a number is large enough for parts that add up to this."""
    return total.number.value >= added


def added_up(items: Sequence[Item]) -> Decimal:
    """The sum of these numbers, exact or not."""
    return sum((item.number.value for item in items), Decimal(0))


def ending(items: Sequence[Item], value: Decimal) -> Sequence[Item]:
    """The most of the last items, two at least, that add up to a value; none where no such items do."""
    added, first = Decimal(0), len(items)
    for at in range(len(items) - 1, -1, -1):
        added += items[at].number.value
        if added == value and at < len(items) - 1:
            first = at
    return items[first:]
