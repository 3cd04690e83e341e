"""A change that a sentence states with both its numbers, into findings: 由200件增加到300件，增长50%."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from gxparse.audit.numbers import Number, plain
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.model.tokens import Approx, TokenKind

__all__ = ["change_findings"]

_FROM: Final = re.compile(r"(?:由|从)[^，,；;]{0,12}$")
_TO: Final = re.compile(r"^[^，,；;]{0,4}(?P<way>增|上升|提高|减|下降|降|回落)[^，,；;]{0,4}[到至为]$")
_AGAINST: Final = re.compile(r"(?:较|比|相比)(?:去年|上年|上一年|前一年|\d{4}年)?的?$")
_BY: Final = re.compile(r"(?P<way>增长|增加|增幅|上升|提高|减少|下降|降低|降幅|回落)(?:了|为|达到?|约|近)?$")
_FALLS: Final = "减下降回"


def change_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Each change of a section whose numbers before and after stand in its sentence."""
    for sentence in passage.sentences:
        for index, item in enumerate(sentence.items):
            by = _BY.search(item.label)
            found = None if by is None else _both(sentence, index)
            if by is not None and found is not None:
                yield _stated(report, *found, item, falls=by["way"][0] in _FALLS)


def _both(sentence: Sentence, index: int) -> tuple[Item, Item] | None:
    """The numbers before and after: 由 A 增加到 B, 增长 P; B, 较上年的 A 增长 P."""
    items = [i for i in sentence.items[:index] if countable(i)]
    if len(items) < 2 or not same_unit(items[-2], items[-1]):
        return None
    before, after = items[-2:]
    if _FROM.search(before.label) and _TO.match(after.label):
        return before, after
    if _AGAINST.search(after.label):
        return after, before
    return None


def _stated(report: Report, before: Item, after: Item, by: Item, *, falls: bool) -> Finding:
    old, new, stated = before.number, after.number, by.number
    change = (new.value - old.value) * (-1 if falls else 1)
    percent = by.kind is TokenKind.PERCENT
    computed = change
    if percent:
        exponent = stated.value.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        computed = (change * 100 / old.value).quantize(step, ROUND_HALF_UP) if old.value else Decimal(-1)
    near = any(n.approx is not Approx.EXACT for n in (old, new, stated))
    holds = computed == stated.value or (near and abs(computed - stated.value) <= abs(stated.value) / 5)
    unit = "%" if percent else ""
    first, second = (old, new) if falls else (new, old)
    shown = f"{plain(first.value)} − {plain(second.value)}"
    shown = f"({shown}) / {plain(old.value)}" if percent else shown
    sign = ("≈" if near else "=") if holds else f"= {plain(computed)}{unit} ≠"
    numbers: list[Number] = [first, second, stated]
    return state(
        report,
        rule_texts()["prose.growth"],
        Statement(
            FindingKind.GROWTH,
            Status.HOLDS if holds else Status.FAILS,
            FindingSeverity.ERROR,
            f"{shown} {sign} {plain(stated.value)}{unit}",
            numbers,
            sides=(computed, stated.value),
            wording=Wording(),
        ),
    )
