"""A stated rate (办结率, 合格率, 纠错率) into a finding, where its sentence tells both numbers; judges nothing."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve

from gxparse.audit.prose.ratios import Share, state_share
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from gxparse.model.tokens import TokenKind

__all__ = ["RATES", "rate_findings"]

RATES: Final = ("率",)
_RATE: Final = re.compile(r"(?<![时期])(?P<verb>办结|答复|回复)率(?:均?为|均?达到?|是)?$")
_TIMELY: Final = re.compile(r"(?P<done>按[时期](?:办结|答复|办理|回复))率(?:均?为|均?达到?|是|约)?$")
_LATE: Final = re.compile("(?:延期|逾期|超期)(?:后)?(?:办结|答复|办理|回复)$")
"""Beside those in time these are the rest."""
_ANY: Final = re.compile(r"(?<![时期不未非本较比])(?P<verb>[\u4e00-\u9fff]{2})率(?:均?为|均?达到?|是|约)?$")
_ALL: Final = 100
_OPEN: Final = re.compile("结转|转下|正在|尚|期限|未到期|撤[回销]")
"""收到11件，答复10件，1件正在办理，答复率100%: of those that were due."""
_CHANGES: Final = re.compile("增|减|升|降|同比|环比|均")
_WHOLE: Final = re.compile(r"收到|受理|承办|接收|接到|办理")


def rate_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """受理20件，办结18件，办结率90%: the rate is of those received, with or without those of last year."""
    for sentence in passage.sentences:
        for percent in sentence.items:
            if percent.kind is not TokenKind.PERCENT:
                continue
            timely = _TIMELY.search(percent.label)
            if timely is not None:
                share = _on_time(sentence, percent, timely)
                if share is not None:
                    yield state_share(report, share)
                continue
            told, named = _RATE.search(percent.label), _ANY.search(percent.label)
            share = (_share(sentence, percent, told["verb"]) if told else None) or _named(sentence, percent, named)
            if share is not None and not _all_due(sentence, share):
                yield state_share(report, share)


def _all_due(sentence: Sentence, share: Share) -> bool:
    """Whether 100% may be of those that were due, as the text tells why some were not."""
    if share.fits or share.percent.number.value != _ALL or share.whole is None:
        return False
    return _OPEN.search(sentence.text, min(share.whole.end, share.part.start), sentence.end) is not None


def _on_time(sentence: Sentence, percent: Item, told: re.Match[str]) -> Share | None:
    """按时办结70件、延期办结3件，按时办结率95.9%: of both together, unless it is that of another number told."""
    items = [i for i in sentence.items if i.end <= percent.start and countable(i) and not i.past]
    part = [i for i in items if i.label.endswith(told["done"])]
    late = [i for i in items if _LATE.search(i.label)]
    if len(part) != 1 or len(late) != 1 or not same_unit(part[0], late[0]):
        return None
    if percent.number.value == _ALL and "延期" in late[0].label:  # what was duly extended is in time too
        return None
    value, done = part[0].number.value + late[0].number.value, part[0].number.value
    if any(i.number.value >= done > 0 and i is not part[0] and _near(done, i.number.value, percent) for i in items):
        return None
    whole = evolve(late[0], number=late[0].number._replace(value=value))
    return Share(part[0], percent, whole, fits=_near(done, value, percent), sure=False) if value else None


def _near(part: Decimal, whole: Decimal, percent: Item) -> bool:
    """Rates are rounded as one likes, but one with tenths is not off by half."""
    exact = part * 100 / whole
    tenths = isinstance(exponent := percent.number.value.as_tuple().exponent, int) and exponent < 0
    return abs(exact - percent.number.value) < (Decimal("0.5") if tenths else Decimal(1))


def _share(sentence: Sentence, percent: Item, verb: str) -> Share | None:
    items = [i for i in sentence.items if i.end <= percent.start and countable(i) and not i.past]
    parts = [i for i in items if re.search(rf"(?<![时期]){verb}[^时期]{{0,6}}$", i.label)]
    wholes = [i for i in items if _WHOLE.search(i.label) and verb not in i.label]
    if len(parts) != 1 or len(wholes) != 1 or not same_unit(parts[0], wholes[0]):
        return None
    part, whole = parts[0], wholes[0]
    if not 0 < part.number.value <= whole.number.value:
        return None
    return Share(part, percent, whole, fits=_near(part.number.value, whole.number.value, percent), sure=False)


def _fits_last(items: Sequence[Item], percent: Item) -> bool:
    """Whether the rate is that of the number right before it: 审议议题96个，公开会议12次、议题72个，公开率75%."""
    last = items[-1]
    wholes = [i for i in items[:-1] if same_unit(i, last) and i.number.value >= last.number.value > 0]
    return any(_near(last.number.value, i.number.value, percent) for i in wholes)


def _named(sentence: Sentence, percent: Item, named: re.Match[str] | None) -> Share | None:
    """Of what else was done to things counted before in the sentence: 抽查50个，合格46个，合格率92%; 收回282份，回收率94%."""
    if named is None or _CHANGES.search(named["verb"]):
        return None
    verbs = (named["verb"], named["verb"][::-1])
    items = [i for i in sentence.items if i.end <= percent.start and countable(i) and not i.past]
    parts = [i for i in items if any(re.search(f"(?<![不未非没]){verb}", i.label) for verb in verbs)]
    if len(parts) != 1 or not parts[0].number.value:
        return None
    part = parts[0]
    wholes = [
        i for i in reversed(items)
        if i.end <= part.start and same_unit(i, part) and i.number.value >= part.number.value
    ]  # fmt: skip
    near = [i for i in wholes if _near(part.number.value, i.number.value, percent)]
    if not near and _fits_last(items, percent):
        return None
    whole = next(iter(near or wholes), None)
    return None if whole is None else Share(part, percent, whole, fits=bool(near), sure=False)
