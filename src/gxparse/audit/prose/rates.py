"""A stated rate (办结率, 合格率, 纠错率) into a finding, where its sentence tells both numbers; judges nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.audit.prose.ratios import Share, state_share
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from gxparse.model.tokens import TokenKind

__all__ = ["RATES", "rate_findings"]

RATES: Final = ("率",)
_RATE: Final = re.compile(r"(?<![时期])(?P<verb>办结|答复|回复)率(?:均?为|均?达到?|是)?$")
"""按时办结率 is of those that were due, which nobody tells."""
_ANY: Final = re.compile(r"(?<![时期不未非本较比])(?P<verb>[\u4e00-\u9fff]{2})率(?:均?为|均?达到?|是|约)?$")
_CHANGES: Final = re.compile("增|减|升|降|同比|环比|均")
_WHOLE: Final = re.compile(r"收到|受理|承办|接收|接到|办理")


def rate_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """受理20件，办结18件，办结率90%: the rate is of those received, with or without those of last year."""
    for sentence in passage.sentences:
        for percent in sentence.items:
            if percent.kind is not TokenKind.PERCENT:
                continue
            told, named = _RATE.search(percent.label), _ANY.search(percent.label)
            share = (_share(sentence, percent, told["verb"]) if told else None) or _named(sentence, percent, named)
            if share is not None:
                yield state_share(report, share)


def _share(sentence: Sentence, percent: Item, verb: str) -> Share | None:
    items = [i for i in sentence.items if i.end <= percent.start and countable(i) and not i.past]
    parts = [i for i in items if re.search(rf"(?<![时期]){verb}[^时期]{{0,6}}$", i.label)]
    wholes = [i for i in items if _WHOLE.search(i.label) and verb not in i.label]
    if len(parts) != 1 or len(wholes) != 1 or not same_unit(parts[0], wholes[0]):
        return None
    part, whole = parts[0], wholes[0]
    if not 0 < part.number.value <= whole.number.value:
        return None
    computed = part.number.value * 100 / whole.number.value
    near = abs(computed - percent.number.value) < Decimal(1)  # rates are rounded as one likes
    return Share(part, percent, whole, fits=near, sure=False)


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
    near = [i for i in wholes if abs(part.number.value * 100 / i.number.value - percent.number.value) < 1]
    whole = next(iter(near or wholes), None)
    return None if whole is None else Share(part, percent, whole, fits=bool(near), sure=False)
