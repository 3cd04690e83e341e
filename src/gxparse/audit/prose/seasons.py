"""A year's number and those of all its quarters or halves, told one after the other without 其中, into findings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gxparse.audit.prose.parts import Parts, state_parts
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding
from gxparse.model.report import Report

__all__ = ["SEASONS", "season_findings"]

SEASONS: Final = ("季度", "半年", "分别")
"""One of these is in the words of every season; of 四个季度 the count has them."""
_NAMED: Final = re.compile("季度|半年")
_EACH: Final = re.compile("(?P<quarters>四个季度|[一1]至[四4]季度)$|(?:上半?年?[、和与]?下半年)$")
"""四个季度|分别公开520条、670条、…."""
_LONGEST: Final = 12
_BACK: Final = 3
"""Sentences before in which the year's number may stand."""
_LEAD: Final = re.compile(
    r"\s*(?:其中[，,：:]?|(?:按|分|从)季度(?:看|来看|统计)?[，,：:]?)?(?:上半?年?|[一1]季度|第[一1]季度|[一1]至[四4]季度|[四4]个季度)"
)
"""How such a sentence begins: with other words its seasons may be of something else."""
_WHOLE_YEAR: Final = re.compile("全年|共|合计|总计")
_SEASON: Final = re.compile(r"^(?:其中)?第?(?P<name>[一二三四1-4１-４]季度|[上下]半年)")
_ORDER: Final = (
    tuple(frozenset(names) for names in ("一1１", "二2２", "三3３", "四4４")),
    (frozenset("上"), frozenset("下")),
)
"""What is complete when each of it is told once, in this order."""
_YEAR: Final = re.compile("全年|全[市县縣区區省]|共|合计|总计|总")
"""Words of a number told after its seasons."""
_FILLER: Final = re.compile("^(?:分别|共计?|总共|合计|为|有|是|的)+|(?:了|为|有)$")


def season_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """公开4000条，一季度810条，…，四季度1110条: the seasons of a year are its whole."""
    for index, sentence in enumerate(passage.sentences):
        if _NAMED.search(sentence.text, sentence.start, sentence.end) is None:
            continue
        items = [item for item in sentence.items if countable(item) and not item.past]
        for run in (*_one_by_one(sentence, items), *_respectively(sentence, items)):
            total = _total(run, items)
            if total is None and _LEAD.match(sentence.text, sentence.start) is not None:
                total = _above(run, passage.sentences[max(0, index - _BACK) : index])
            if total is not None:
                yield state_parts(report, Parts(total, tuple(run), exhaustive=True, summed=True))


def _one_by_one(sentence: Sentence, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """一季度520条，二季度670条，…."""
    for order in _ORDER:
        for first in range(len(items) - len(order) + 1):
            run = items[first : first + len(order)]
            if _is_year(run, order) and not _divided(run[0], sentence):
                yield run


def _respectively(sentence: Sentence, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """四个季度分别公开520条、670条、745条、815条."""
    for marker in sentence.markers:
        told = _EACH.search(sentence.text, max(sentence.start, marker.start - _LONGEST), marker.start)
        if told is None or marker.kind.name != "each":
            continue
        many = 4 if told["quarters"] else 2
        run = [item for item in items if item.start >= marker.end][:many]
        if len(run) == many and all(same_unit(i, run[0]) and sentence.joined(h, i) for h, i in pairwise(run)):
            yield run


def _above(run: Sequence[Item], before: Sequence[Sentence]) -> Item | None:
    """The year's number in a sentence before, told in the words of its seasons: the one that adds up, or the only one."""
    added = sum(item.number.value for item in run)
    told = [
        i
        for sentence in reversed(before)
        for i in sentence.items
        if i.bracket < 0 and not i.past and same_unit(i, run[0]) and _WHOLE_YEAR.search(i.label) and _told_alike(run[0], i)
    ]
    return next((i for i in told if i.number.value == added), told[0] if len(told) == 1 else None)


def _is_year(run: Sequence[Item], order: Sequence[frozenset[str]]) -> bool:
    """Whether the items are the seasons in order, counted alike."""
    named = [_SEASON.match(item.label) for item in run]
    return all(
        found is not None and found["name"][0] in names and same_unit(item, run[0]) and item.bracket == run[0].bracket
        for found, names, item in zip(named, order, run, strict=True)
    )


def _divided(first: Item, sentence: Sentence) -> bool:
    """Whether 按时间分 says that they divide a number told before: then they are a list like others."""
    last = next((m for m in reversed(sentence.markers) if m.start < first.start), None)
    return last is not None and last.kind.name == "by"


def _total(run: Sequence[Item], items: Sequence[Item]) -> Item | None:
    """The number before the seasons, or the one behind them that says so; of several the one that adds up."""
    added = sum(item.number.value for item in run)
    alike = [i for i in items if same_unit(i, run[0]) and not _SEASON.match(i.label)]
    before = [i for i in reversed(alike) if i.end <= run[0].start and run[0].bracket in (i.bracket, i.end)]
    after = [i for i in alike if i.start >= run[-1].end and _YEAR.match(i.label)]
    either = [*before, *after[:1]]
    return next((i for i in either if i.number.value == added), next((i for i in either if _told_alike(run[0], i)), None))


def _told_alike(season: Item, total: Item) -> bool:
    """Whether the seasons leave out what they count, or say no more than the total does.

    单位55个，上半年检查21个 is no sum, nor is 文件60件，上半年规范性文件5件.
    """
    words = _FILLER.sub("", _SEASON.sub("", season.label))
    told = iter(total.label)
    return all(char in told for char in words.replace("政府信息", "信息"))
