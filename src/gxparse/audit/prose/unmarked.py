"""Parts that follow their total though no 其中 says so, by their names alone, into findings: 862条，甲类74条、…、其他67条."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from gxparse.audit.numbers import adds_up
from gxparse.audit.prose.dividing import divides_otherwise
from gxparse.audit.prose.parts import Parts, stated
from gxparse.audit.prose.runs import STATES, stops
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.totals import added_up, ending, may_be_total
from gxparse.audit.prose.units import same_unit
from gxparse.audit.stating import state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report

__all__ = ["unmarked_findings"]

_TOLD: Final = re.compile(r"(?P<name>[类级]|[共合总]计?|的)[有为]?\s*[0-9０-９]")
"""Before a number of every such list: 甲类74条, 共72个, 收到的312件."""
_CLASSES: Final = ("类", "级")
_START: Final = attrgetter("start")
_CLASS: Final = re.compile("[类级]$")
_REST: Final = re.compile("其[他它余]")
_ALL: Final = re.compile("(?:共计?|合计|总计)[有为]?$")
"""A total that says so: 问答共72个."""
_TOPIC: Final = re.compile("(?:收到|受理|办理|办结|答复|公开|发布|接待|征集)的$")
"""What a sentence is about: 收到的312件申请，市直部门130件，县区182件."""
_FIRST: Final = re.compile(r"[\u4e00-\u9fff]{0,6}[，,；;]\s*(?P<name>[^、，,；;：:。\d]{2,14})$")
"""Between the total and its first part: 5000条信息，甲类."""
_NEXT: Final = re.compile(r"\s*(?P<sign>[、，,；;])\s*(?P<name>[^、，,；;：:。\d]{2,14})$")
_OTHER: Final = re.compile(r"[增减升降较比新占被已未获转]|累计|其中|分别")
"""In the words of what is no part, but a statement of its own."""
_MOST: Final = 64
"""Parts of a list, at most."""
_SHARED: Final = re.compile("部分|有[的些]|交叉|重复|重叠|多种|联合|同时")
"""Behind the list: parts may overlap."""
_FEWEST: Final = 3


class _Run(NamedTuple):
    parts: Sequence[Item]
    names: Sequence[str]
    sign: str
    """What stands between them: 、 or ， or ；."""


def unmarked_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Lists whose parts have the names of classes (甲类, 市级), and those that a total that says 共 has behind it."""
    for sentence in passage.sentences:
        items = sentence.items
        if len(items) < _FEWEST or sentence.cut:
            continue
        until = sentence.markers[0].start if sentence.markers else sentence.end
        for match in _TOLD.finditer(sentence.text, items[0].start - 4, until):
            at = bisect_left(items, match.end() - 1, key=_START) - (match["name"] in _CLASSES)
            found = _of(sentence, at, until) if 0 <= at < len(items) - 2 and _may_have_parts(items[at]) else None
            if found is not None:
                yield _finding(report, found)
                break


def _may_have_parts(total: Item) -> bool:
    return not total.past and _CLASS.search(total.label) is None and may_be_total(total)


def _of(sentence: Sentence, index: int, until: int) -> Parts | None:
    """The parts of a number, up to a marker; ``None`` where nothing says that they are, or not whether they are all."""
    total = sentence.items[index]
    run = _run(sentence, index, until)
    named = [name for name in run.names if not _REST.match(name)]
    classes = len(named) > 1 and all(map(_CLASS.search, named))
    listed = run.sign == "、" and len(run.parts) >= _FEWEST and _ALL.search(total.label) is not None
    listed = listed or (len(run.parts) > 1 and _TOPIC.search(total.label) is not None)
    before = [item for item in sentence.items[:index] if same_unit(item, total)]
    if not (classes or listed) or (before and ending(before, total.number.value)):
        return None
    value, added = total.number.value, added_up(run.parts)
    for last in range(len(run.parts), 1, -1):
        if added_up(run.parts[:last]) == value:
            return Parts(total, tuple(run.parts[:last]), exhaustive=True)
    complete = len(named) < len(run.names) and len(run.parts) >= _FEWEST
    if _SHARED.search(sentence.text, run.parts[-1].end, sentence.end) or _told(sentence, added - value):
        return None
    near = abs(added - value) * 5 < value * 2 and all(part.number.value < value for part in run.parts)
    if adds_up([part.number for part in run.parts], total.number) or (near and (complete or added > value)):
        return Parts(total, tuple(run.parts), exhaustive=True)
    return None


def _told(sentence: Sentence, between: Decimal) -> bool:
    """Whether the sentence tells what the parts are off by: 市级12场，县级17场（其中3场联合举办）."""
    return any(item.number.value == between for item in sentence.items)


def _run(sentence: Sentence, index: int, until: int) -> _Run:
    """The numbers right behind one, each with a short name, joined alike."""
    total, sign = sentence.items[index], ""
    parts: list[Item] = []
    names: list[str] = []
    end = total.end
    for item in sentence.items[index + 1 : index + 1 + _MOST]:
        if item.start >= until or item.past or not same_unit(item, total) or item.bracket != total.bracket:
            break
        between = (_NEXT if parts else _FIRST).match(sentence.text, end, item.start)
        if between is None or _OTHER.search(between["name"]) or STATES.match(item.label) or stops(item):
            break
        if parts:
            if sign and between["sign"] != sign:
                break
            sign = between["sign"]
        if parts and divides_otherwise(parts[0], item):
            break
        parts.append(item)
        names.append(between["name"])
        end = item.end
        if _REST.match(between["name"]):
            break
    return _Run(parts, names, sign)


def _finding(report: Report, found: Parts) -> Finding:
    told = stated(found)
    if told.status is Status.FAILS:  # no word says that they are its parts
        told.severity = FindingSeverity.REMARK
    return state(report, rule_texts()["prose.sum" if told.kind is FindingKind.SUM else "prose.parts"], told)
