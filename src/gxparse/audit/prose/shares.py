"""A stated percentage of a whole, into findings: which part, which whole, and whether it is so."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from operator import attrgetter
from typing import Final

from attrs import evolve

from gxparse.audit.prose.parts import Parts, state_parts
from gxparse.audit.prose.ratios import Share, agrees, first_agreeing, may_be_whole, state_share, with_whole_above
from gxparse.audit.prose.sentences import Item, Marker, Passage, Sentence
from gxparse.audit.prose.totals import AGAINST
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from gxparse.model.tokens import TIME_UNITS, TokenKind

__all__ = ["share_findings"]

_SHARE: Final = re.compile(r"占")
_PLAIN: Final = re.compile(
    r"占(?:比|[^，,、]{0,10}总[数量]|总|全部|其)?(?:例)?的?(?:比例|比重|百分比)?(?:为|达到?|约|超过?|近)?$"
)
"""A share of the total at hand, and not of something else: 占全省的3%."""
_OTHER: Final = re.compile(r"增|减|升|降|同比|权重|较|比上年|率$")
_RESPECTIVELY: Final = re.compile(
    r"(?:分别(?:约)?占(?:比|[^，,、]{0,10}总[数量]|总|全部|其)?(?:例)?的?(?:比例|比重)?|占(?:比|总数的比例|比例|比重)分别)(?:为|达到?|是|约)?$"
)
_NEXT: Final = ("", "和", "与", "及", "以及")
"""What stands before a percentage that goes on with others."""
_REACHES: Final = re.compile(r"^(?:高达|达到?|为|约)$")
_NAME: Final = re.compile(r"占([^，,、全总]{2,6})总[数量]")
_OF: Final = re.compile(r"的(?:比例|比重|百分比)?(?:为|达到?|约|近)?")
_QUOTES: Final = "“”\"‘’'《》"
_TOGETHER: Final = re.compile(
    r"(?:以上|上述|这|前|其中)?(?P<many>[两二三四五六])(?:者|项|类|种|个|家|部分|方面|方式|渠道|形式)[^\d，,、；;。]{0,8}占"
)
"""A share of the last numbers together."""
_MANY: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_FEW: Final = 7
_WHOLE_BEHIND: Final = re.compile("共|合计|总[计数量]")
"""按时办结39件，占97.5%，延期办结1件，占2.5%，共办结40件."""
_START: Final = attrgetter("start")
_PERCENT: Final = TokenKind.PERCENT
_FAR: Final = 60
"""Numbers before a share among which its whole may be."""


def share_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Each share of a section; then the parts that are shares of one whole, added up."""
    if _PERCENT not in {item.kind for item in passage.items}:
        return
    found: list[Share] = []
    earlier: list[Item] = []
    for index, sentence in enumerate(passage.sentences):
        several = _distributed(sentence, earlier, passage.above)
        found += several
        for percent in sentence.items:
            if countable(percent):
                earlier += [] if AGAINST.search(percent.label) else [percent]  # 比上年的945件增加87件: nothing is a share of 945
                continue
            told = any(percent is share.percent for share in several) or _RESPECTIVELY.search(percent.label)
            if told or percent.number.unit != "%" or _OTHER.search(percent.label):
                continue
            share = _share(sentence, percent, earlier, passage.sentences[max(0, index - 3) : index], found)
            if share is not None:
                found.append(share)
    found = with_whole_above(found, passage.above)
    markers = [m for sentence in passage.sentences for m in sentence.markers]
    single = [s for s in found if s.whole is not None and not s.together]
    for parts in (*_runs(single, markers, earlier), *_completed(single, passage)):
        yield state_parts(report, parts)
    yield from (state_share(report, share) for share in found)


def _distributed(sentence: Sentence, earlier: Sequence[Item], above: Sequence[Item]) -> list[Share]:
    """一类20件、二类15件，分别占40%和30%: the percentages in order are the last numbers' in order, all of one whole."""
    first = next((n for n, i in enumerate(sentence.items) if not countable(i) and _RESPECTIVELY.search(i.label)), None)
    if first is None:
        return []
    after = takewhile(lambda i: not countable(i) and i.label in _NEXT, sentence.items[first + 1 :])
    percents = [sentence.items[first], *after]
    before = sentence.items[:first]
    if before and before[-1].end + len(percents[0].label) == percents[0].start and before[-1].number.value == len(percents):
        before = before[:-1]  # 两类分别占40%和30%: how many they are
    parts = before[-len(percents) :]
    if len(percents) < 2 or len(parts) < len(percents) or not all(countable(i) and same_unit(i, parts[0]) for i in parts):
        return []
    largest = max(parts, key=lambda part: part.number.value)
    for least, items in ((1, (*reversed(before), *reversed(earlier[-_FAR:]))), (2, tuple(reversed(above)))):
        wholes = [i for i in items if i not in parts and may_be_whole(i, largest)]
        told = [[Share(p, percent, whole, agrees(p, whole, percent)) for p, percent in zip(parts, percents, strict=True)]
                for whole in wholes]  # fmt: skip
        best = max(told, key=lambda shares: sum(share.fits for share in shares), default=list[Share]())
        fitting = sum(share.fits for share in best)
        if fitting >= least:
            return [share._replace(sure=fitting > 1 and least == 1) for share in best]
    return []


def _share(
    sentence: Sentence, percent: Item, earlier: Sequence[Item], before: Sequence[Sentence], found: Sequence[Share]
) -> Share | None:
    """The share that a percentage states, with its part and its whole; ``None`` where it states none."""
    if _OF.fullmatch(percent.label):
        return _of_number(sentence, percent, before)
    several = _TOGETHER.match(_subject(sentence, percent))
    if several is not None:
        return _of_several(sentence, percent, several["many"], earlier, found)
    bracketed = _in_bracket(sentence, percent) or _bare(sentence, percent, found)
    if bracketed is not None:
        return bracketed
    stated = _SHARE.search(percent.label) is not None
    if not stated and not (_REACHES.match(percent.label) and found and found[-1].part.start >= sentence.start):
        return None
    part = _part(sentence, percent, before)
    if part is None:
        return None
    fitting = first_agreeing(part, _wholes(part, earlier), percent)
    if fitting is not None:
        listed = _listed_beside(sentence, part, percent, fitting, found) if stated else None
        return listed or Share(part, percent, fitting, fits=True)
    if not stated:
        return None
    wholes = list(_wholes(part, earlier))
    if not _PLAIN.search(percent.label) or _of_its_kind(part, percent, wholes):
        return Share(part, percent, None, fits=False, plain=False)
    siblings = (s.whole for s in reversed(found) if s.fits and s.part.start >= sentence.start - 400)
    sibling = next(siblings, None)
    follows = _of_what_follows(sentence, part, percent)
    known = sibling is not None and may_be_whole(sibling, part)
    whole = sibling if known else None if follows.fits else _head(sentence, part, wholes)
    if whole is not None:
        return Share(part, percent, whole, fits=agrees(part, whole, percent))
    named = _named_whole(percent, wholes)
    if named is None and (follows.fits or not wholes):
        return follows
    if named is None:
        taken = {id(share.part) for share in found[-_FAR:]}
        wholes = [i for i in wholes if id(i) not in taken]  # 72件，占52.9%；21件，占15.4%: of one whole
    return Share(part, percent, named or _only(sentence, part, wholes), fits=False, sure=named is not None)


def _wholes(part: Item, earlier: Sequence[Item]) -> Iterator[Item]:
    """Numbers told before, nearest first, that may be the whole of a part."""
    return (i for i in reversed(earlier[-_FAR:]) if i.start != part.start and may_be_whole(i, part))


def _of_what_follows(sentence: Sentence, part: Item, percent: Item) -> Share:
    """按时39件，占97.5%，延期1件，占2.5%，共办结40件: the whole stands behind."""
    ahead = (i for i in sentence.items if i.start > percent.end and _WHOLE_BEHIND.match(i.label) and may_be_whole(i, part))
    whole = next(ahead, None)
    return Share(part, percent, whole, fits=whole is not None and agrees(part, whole, percent), sure=False)


def _subject(sentence: Sentence, percent: Item) -> str:
    """The words of the clause before a percentage, with the count that they begin with: 两项|占, 三者合计占."""
    last = next((i for i in reversed(sentence.items) if i.end <= percent.start), None)
    begins = percent.start - len(percent.label)
    counted = last is not None and last.end == begins and not last.label and last.number.value < _FEW
    return (last.number.text if counted and last is not None else "") + percent.label


def _of_several(
    sentence: Sentence, percent: Item, many: str, earlier: Sequence[Item], found: Sequence[Share]
) -> Share | None:
    """A share of the last two or three numbers together; ``None`` where no whole is named and none fits."""
    count = _MANY.get(many, 0)
    items = [i for i in sentence.items if i.end <= percent.start - len(percent.label) and countable(i)]
    items = [i for i in items if i.label or i.number.value >= _FEW]  # without 两项 itself
    last = items[-count:]
    if count < 2 or len(last) < count or not all(same_unit(i, last[0]) for i in last):
        return None
    added = sum((i.number.value for i in last), Decimal(0))
    part = evolve(last[-1], number=last[-1].number._replace(value=added))
    wholes = [i for i in reversed(earlier[-_FAR:]) if i not in last and may_be_whole(i, part)]
    whole = first_agreeing(part, wholes, percent)
    if whole is not None:
        return Share(part, percent, whole, fits=True, together=tuple(last))
    sibling = next((s.whole for s in reversed(found) if s.fits and s.part in last), None)
    whole = sibling or _named_whole(percent, wholes)
    return None if whole is None else Share(part, percent, whole, fits=False, sure=False, together=tuple(last))


def _listed_beside(
    sentence: Sentence, part: Item, percent: Item, fitting: Item, found: Sequence[Share]
) -> Share | None:
    """63件，占68.5%；6件，占9.5%: the second is no share of the first, though it would be right, but of their whole."""
    beside = next((s for s in reversed(found) if s.part is fitting and s.part.start >= sentence.start), None)
    if beside is None or beside.whole is None or not beside.fits or not _PLAIN.search(percent.label):
        return None
    nested = any(beside.part.end <= m.start <= part.start for m in sentence.markers)
    if nested or part.bracket != beside.part.bracket or part.group == beside.part.group or not may_be_whole(beside.whole, part):
        return None
    return Share(part, percent, beside.whole, fits=agrees(part, beside.whole, percent), sure=False)


def _bare(sentence: Sentence, percent: Item, found: Sequence[Share]) -> Share | None:
    """A percentage alone in the bracket behind its part: 8件（80%）; a share where the first such one of the list is."""
    if percent.label or percent.bracket < 0:
        return None
    inside = [i for i in sentence.items if i.bracket == percent.bracket]
    part = next((i for i in sentence.items if i.end == percent.bracket and countable(i)), None)
    if len(inside) != 1 or part is None:
        return None
    same = next((s.whole for s in reversed(found) if s.part.start >= sentence.start and s.fits), None)
    if same is not None and may_be_whole(same, part):
        return Share(part, percent, same, fits=agrees(part, same, percent), sure=False)
    wholes = [
        i for i in reversed(sentence.items) if i.end <= part.start and i.bracket == part.bracket and may_be_whole(i, part)
    ]
    fitting = first_agreeing(part, (i for i in wholes if same_unit(i, part)), percent)
    return None if fitting is None else Share(part, percent, fitting, fits=True, sure=False)


def _of_its_kind(part: Item, percent: Item, wholes: Sequence[Item]) -> bool:
    """公开规范性文件2条，占规范性文件总数的100%: the whole has the part's own name, and no number told has it."""
    name = _NAME.search(percent.label)
    return name is not None and name[1] in part.label and not any(name[1] in i.label for i in wholes)


def _named_whole(percent: Item, wholes: Sequence[Item]) -> Item | None:
    """The number whose words the whole has: 占受理总数的; the nearest one."""
    name = _NAME.search(percent.label)
    return None if name is None else next((i for i in wholes if name[1] in i.label and not i.past), None)


def _only(sentence: Sentence, part: Item, wholes: Sequence[Item]) -> Item | None:
    """The one number of the sentence that can be the whole: it stands first, and alone, before the part."""
    before = [i for i in wholes if i.start >= sentence.start and i.bracket == part.bracket and not i.past]
    return before[0] if len(before) == 1 and before[0] is next(filter(countable, sentence.items)) else None


def _in_bracket(sentence: Sentence, percent: Item) -> Share | None:
    """A share whose part stands in the bracket behind it: 500条，政策文件占20%（80条）."""
    inside = [i for i in sentence.items if i.bracket == percent.end] if _SHARE.search(percent.label) else ()
    if len(inside) != 1 or inside[0].label or not countable(inside[0]):
        return None
    part = inside[0]
    wholes = [
        i
        for i in reversed(sentence.items)
        if i.end <= percent.start and i.bracket == percent.bracket and may_be_whole(i, part)
    ]
    whole = first_agreeing(part, wholes, percent) or next(iter(wholes), None)
    return None if whole is None else Share(part, percent, whole, fits=agrees(part, whole, percent))


def _of_number(sentence: Sentence, percent: Item, before: Sequence[Sentence]) -> Share | None:
    """A share whose whole stands in the same clause: 900条，占信息总量1200条的75%."""
    whole = next((i for i in reversed(sentence.items) if i.end <= percent.start), None)
    if whole is None or not countable(whole) or not _SHARE.search(whole.label):
        return None
    part = _part(sentence, evolve(percent, label=whole.label, start=whole.start), before)
    if part is None or not may_be_whole(whole, part):
        return None
    fits = agrees(part, whole, percent)
    return None if not fits and _fits_several(sentence, part, whole, percent) else Share(part, percent, whole, fits=fits)


def _fits_several(sentence: Sentence, part: Item, whole: Item, percent: Item) -> bool:
    """96件、81件、44件，占320件的69.1%: whether the share is of the last items together."""
    items = [i for i in sentence.items if i.end <= part.end and i.bracket == part.bracket and same_unit(i, part)]
    added = part.number.value
    for item in reversed(items[:-1]):
        added += item.number.value
        if agrees(evolve(part, number=part.number._replace(value=added)), whole, percent):
            return True
    return False


def _head(sentence: Sentence, part: Item, wholes: Sequence[Item]) -> Item | None:
    """The number before the marker of the list that the part stands in, where there is one."""
    marker = next((m for m in reversed(sentence.markers) if m.start < part.start and m.kind.name != "including"), None)
    if marker is None:
        return None
    return next((whole for whole in wholes if whole.end <= marker.start), None)


def _part(sentence: Sentence, percent: Item, before: Sequence[Sentence]) -> Item | None:
    """What is a share: what the clause names; else the number before the bracket, else the last one before."""
    name = percent.label.rpartition("占")[0].removeprefix("其中").strip(_QUOTES)
    items = [i for i in sentence.items if i.end <= percent.start and countable(i)]
    if items and items[-1].number.unit in TIME_UNITS:  # 3日内办结的占85% is no share of the days
        return None
    if len(name) > 1:
        known = [i for s in before for i in s.items if countable(i)] + items
        unquoted = dict.fromkeys(map(ord, _QUOTES))
        return next((i for i in reversed(known) if name in i.label.translate(unquoted)), None)
    if percent.bracket >= 0:
        outside = next((i for i in items if i.end == percent.bracket), None)
        if outside is not None:
            return outside
    return next((i for i in reversed(items) if i.bracket == percent.bracket), None)


def _runs(shares: Sequence[Share], markers: Sequence[Marker], items: Sequence[Item]) -> Iterator[Parts]:
    """Parts one after the other that are shares of one whole; a list that begins with a share begins a run."""
    run: list[Share] = []
    for share in shares:
        if run and (share.whole != run[0].whole or _begins(share, run[-1], markers, items)):
            yield from _run(run)
            run = []
        run.append(share)
    yield from _run(run)


def _begins(share: Share, last: Share, markers: Sequence[Marker], items: Sequence[Item]) -> bool:
    """Whether another list begins: behind a marker with the share as its first item, or after a number without one."""
    begin, end = last.part.end, share.part.start
    between = items[bisect_left(items, begin, key=_START) : bisect_left(items, end, key=_START)]
    nested = markers[bisect_right(markers, begin, key=_START) : bisect_left(markers, end, key=_START)]
    if any(not any(m.end <= item.start and item.bracket == m.bracket for item in between) for m in nested):
        return True
    return any(item.bracket == share.part.bracket and not any(m.end <= item.start for m in nested) for item in between)


def _completed(shares: Sequence[Share], passage: Passage) -> Iterator[Parts]:
    """Numbers that stand beside a part and are, with it, all of the whole that its share is of: 26项，13项。占比33%."""
    for share in shares:
        whole = share.whole
        sentence = passage.sentences[bisect_right(passage.sentences, share.part.start, key=_START) - 1]
        if whole is None or sentence.markers or whole.start >= sentence.start:
            continue
        beside = [i for i in sentence.items if same_unit(i, share.part) and i.bracket == share.part.bracket]
        if len(beside) > 1 and sum(i.number.value for i in beside) == whole.number.value:
            yield Parts(whole, tuple(beside), exhaustive=True)


def _run(run: Sequence[Share]) -> Iterator[Parts]:
    """The parts of a run, where they exceed the whole or their shares are all of it."""
    if len(run) < 2 or run[0].whole is None or not all(same_unit(run[0].whole, s.part) for s in run):
        return
    parts = tuple(s.part for s in run)
    added = sum((p.number.value for p in parts), Decimal(0))
    complete = sum((s.percent.number.value for s in run), Decimal(0)) >= 99
    if len(set(parts)) == len(parts) and (complete or added >= run[0].whole.number.value):
        yield Parts(run[0].whole, parts, exhaustive=True)
