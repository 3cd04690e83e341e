"""A change on last year whose number before only last year's report tells, in the same words, into findings."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.audit.prose.changes import FALLS, WAY, Change, change_at, is_change, state_change
from gxparse.audit.prose.sentences import Item, Passage, Sentence, passages
from gxparse.audit.prose.units import countable, same_unit
from gxparse.model.findings import Finding, Place
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["Retold"]

_YEARLY: Final = re.compile(
    rf"(?P<name>[^，,、]{{2,12}}?)?(?:总?数?量|总?数)?(?:同比|[较比](?:去年|上一?年|(?:19|20)\d\d年)(?:度|同期)?){WAY}"
)
"""A change on the year before, of the number told last or of the one that it names: 微信公开量比上年增长63%."""
_DRESS: Final = re.compile(r"^(?:其中|全[年市县区局]|本?年度?|今年|当年|(?:19|20)\d\d年度?|累计|一?共|总计|[:：])*")
"""What a number may have before its name: 2010年共|受理申请."""


_WORDS: Final = ("同比", "上年", "去年", "上一年")
"""One of these is in the words of such a change."""
_SHORTEST: Final = 3
"""Characters of a name, at least: 其他 is many things."""


class _Asked(NamedTuple):
    after: Item
    by: Item
    falls: bool


class Retold:
    """The changes of a report that it does not explain itself, and the report of the year before, which is asked."""

    def __init__(self, previous: Report) -> None:
        self._previous = previous
        self._heard: list[Passage] = []

    def hear(self, passage: Passage) -> None:
        """Takes note of a section."""
        self._heard.append(passage)

    def findings(self, report: Report, told: Collection[Span]) -> Iterator[Finding]:
        """Of the changes whose number both reports name once; without those that are told of an indicator already."""
        words = _WORDS if self._previous.year is None else (*_WORDS, f"{self._previous.year}年")
        places = [
            (passage, n, index)
            for passage in self._heard
            for n, sentence in enumerate(passage.sentences)
            for index, by in enumerate(sentence.items)
            if any(word in by.label for word in words) and by.number.span not in told
        ]
        if not places:
            return
        named = _names(self._heard)
        asked = [one for place in places if (one := _asked(*place, named)) is not None]
        earlier = _names(passages(self._previous)) if asked else {}
        for one in asked:
            name = _name(one.after.label)
            old = _only([i for i in earlier.get(name, ()) if same_unit(i, one.after)])
            if old is not None and old.number.value and _only(named[name]) is not None:
                yield state_change(report, Change(self._elsewhere(old), one.after, one.by, one.falls, sure=False))

    def _elsewhere(self, item: Item) -> Item:
        """The item as one of the other report."""
        last, number = self._previous, item.number
        place = None if number.span is None else Place(number.span, last.agency, last.year, last.source.uri)
        return evolve(item, number=number._replace(span=None, place=place))


def _asked(passage: Passage, n: int, index: int, named: Mapping[str, Sequence[Item]]) -> _Asked | None:
    """The change at a place with the number that it is of; ``None`` where its sentence explains it or none is found."""
    sentence = passage.sentences[n]
    by = sentence.items[index]
    found = _YEARLY.fullmatch(by.label)
    if found is None:
        return None
    falls = found["way"][0] in FALLS
    if found["name"]:
        after = _only(named.get(_name(found["name"])))
    else:
        last = passage.sentences[n - 1] if n else None
        after = None if change_at(sentence, index, falls=falls, last=last) is not None else _before(sentence, index)
    if after is None or by.number.unit not in ("%", after.number.unit):
        return None
    return _Asked(after, by, falls)


def _names(heard: Iterable[Passage]) -> dict[str, list[Item]]:
    """The counts of sections under their names."""
    named: dict[str, list[Item]] = {}
    for passage in heard:
        for sentence in passage.sentences:
            for item in sentence.items:
                if countable(item) and item.label and not item.past and not is_change(item):
                    named.setdefault(_name(item.label), []).append(item)
    return named


def _name(label: str) -> str:
    """The words of a number without what only dresses them: 其中网络申请, 2010年共受理申请."""
    return _DRESS.sub("", label)


def _only(items: Sequence[Item] | None) -> Item | None:
    """The first, where all tell one value and have a name."""
    if not items or len(_name(items[0].label)) < _SHORTEST:
        return None
    return items[0] if len({(i.number.value, i.number.unit) for i in items}) == 1 else None


def _before(sentence: Sentence, index: int) -> Item | None:
    """The number right before a change, in its clause or the one before."""
    by = sentence.items[index]
    item = sentence.items[index - 1] if index else None
    beside = item is not None and item.group == by.group and item.bracket == by.bracket
    return item if beside and item is not None and countable(item) and not item.past and not is_change(item) else None
