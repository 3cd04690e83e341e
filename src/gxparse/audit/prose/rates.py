"""A stated rate of requests answered or concluded into a finding, where its sentence tells both numbers; judges nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.shares import Share, state_share
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from gxparse.model.tokens import TokenKind

__all__ = ["rate_findings"]

_RATE: Final = re.compile(r"(?<![时期])(?P<verb>办结|答复|回复)率(?:均?为|均?达到?|是)?$")
"""按时办结率 is of those that were due, which nobody tells."""
_WHOLE: Final = re.compile(r"收到|受理|承办|接收|接到|办理")


def rate_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """受理20件，办结18件，办结率90%: the rate is of those received, with or without those of last year."""
    for sentence in passage.sentences:
        for percent in sentence.items:
            told = _RATE.search(percent.label) if percent.kind is TokenKind.PERCENT else None
            share = None if told is None else _share(sentence, percent, told["verb"])
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
