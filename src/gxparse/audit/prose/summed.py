"""Totals that follow their parts (…3件、…4件，共计7件) into findings."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from attrs import evolve

from gxparse.audit.causes import of_sum
from gxparse.audit.prose.parts import Parts, stated
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.totals import AVERAGE, COUNTED, EACH, added_up, ending
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, Status
from gxparse.model.report import Report

__all__ = ["TOTALS", "total_findings"]

TOTALS: Final = ("共", "合计", "总计", "相加")
"""One of these is in the words of every total."""
_CHANGED: Final = re.compile(r"(?:比|较|同比|环比).*(?:增加?|增长|减少?|下降|提高|多|少)了?$")
"""比上年少6次 is no part."""
_ADDED: Final = re.compile("(?:再|另)?(?:加上|加|连同)")
_ALL_TOLD: Final = re.compile("(?:全[年市县区])?(?:一共|总?共|合计|总计)")
"""收到41件，加上上年结转2件，共办理43件."""
_BY_NUMBER: Final = re.compile(
    r"(?:部门|单位|地区|[市县区]|街道|乡镇|镇街|机构|方面|渠道|途径|方式|形式|平台|层级|类别|领域|季度)?"
    r"(?P<word>合计|共计|总计|共)(?:有|为)?(?P<noun>[^\d，,]{0,6})$"
)
"""Behind a count of the parts: 3个|部门共233件, 两项|合计46.8万元."""
_BY_NUMERAL: Final = re.compile(
    r"(?:以上|上述|这)?(?P<many>(?:[两二三四五六七八九][^\d，,]{1,3}?){1,2})(?P<word>合计|共计|总计)(?:为|达)?(?P<noun>[^\d，,]{0,6})$"
)
"""The same in one word: 两微合计, 两微一端共计."""
_NUMERAL: Final = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_THESE: Final = re.compile("(?:以上|上述|这|该)?")
_ATTENDED: Final = re.compile(r"(?:一|总)?(?P<word>共)(?P<noun>)(?:培训|参训|参加|参与|接待|受训)(?:学员|人员|干部|群众)?$")
"""Behind those of each time: 两期分别有45人、52人参加，共培训97人."""
_PEOPLE: Final = frozenset({"人", "人次", "名"})
_MOST: Final = 64
"""Numbers of a sentence before a total that are looked at."""
_START: Final = attrgetter("start")
_SUMS: Final = ("合计", "相加")


def total_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Totals that follow their parts: …3件、…4件，共计7件."""
    for place, sentence in enumerate(passage.sentences):
        items = [] if sentence.cut else [item for item in sentence.items if countable(item)]
        for index, total in enumerate(items):
            if not any(map(total.label.__contains__, TOTALS)):
                continue
            if index == 1 and place and (parts := _of_sentence_before(items, passage.sentences[place - 1])):
                yield _counted(report, parts, total, summed=True)
                continue
            items_before = items[max(0, index - _MOST) : index]
            if not _is_list(sentence, items_before, index):
                continue
            parts = _before(sentence, items_before, total)
            if len(parts) > 1 and _ADDED.match(parts[-1].label) and _ALL_TOLD.match(total.label):
                yield _counted(report, parts[-2:], total, summed=True)
                continue
            counted = COUNTED.match(total.label) or _by_number(items[index - 1] if index else total, parts, total)
            if counted is None and (named := _by_numeral(parts, total)):
                yield _counted(report, named, total, summed=True)
                continue
            counted = counted or _of_each_time(sentence, parts, total)
            if counted is None:
                continue
            noun, summed = counted["noun"] or "", counted["word"] in _SUMS
            parts = _of_noun(noun, items_before, total) or parts
            if len(parts) < 2 or any(EACH.search(part.label) for part in parts):
                continue
            if _in_lists(parts, total):
                continue
            if not noun or summed or noun[-2:] in parts[0].label:
                yield _counted(report, parts, total, summed=summed)


def _is_list(sentence: Sentence, before: Sequence[Item], index: int) -> bool:
    """Whether the list before a total begins among the items looked at; what has more parts is no list of a language."""
    if index <= len(before):
        return True
    at = bisect_left(sentence.markers, before[-1].end, key=_START)
    return at > 0 and sentence.markers[at - 1].end > before[0].start


def _before(sentence: Sentence, items: Sequence[Item], total: Item) -> list[Item]:
    """The numbers of the list before a total; 分别 may begin a list, or go on with one (网络20件，信函、传真分别3件和2件).

    A list in brackets is of the number before them: it begins no list of what stands behind.
    """
    before = sentence.markers[: bisect_left(sentence.markers, total.start, key=_START)]
    markers = [marker for marker in before[-_MOST:] if marker.bracket == total.bracket]
    begin = max((m.end for m in markers), default=sentence.start)
    parts = [item for item in items if item.start >= begin and _is_part(item, total)]
    if not markers or markers[-1].kind.name != "each" or added_up(parts) == total.number.value:
        return parts
    begin = max((m.end for m in markers if m.kind.name != "each"), default=sentence.start)
    every = [item for item in items if item.start >= begin and _is_part(item, total)]
    return every if ending(every, total.number.value) or len(every) == len(parts) else []  # else it is open where the list begins


def _is_part(item: Item, total: Item) -> bool:
    """Whether a number before a total may be one of those that it adds up."""
    alike = item.bracket == total.bracket and same_unit(item, total)
    return alike and not item.past and not any(words.search(item.label) for words in (AVERAGE, _CHANGED))


def _of_noun(noun: str, items: Sequence[Item], total: Item) -> list[Item]:
    """The numbers of a sentence that are told in the total's words, where they add up: 收到17件，…；收到33件，…；合计收到50件."""
    told = [item for item in items if noun and noun[-2:] in item.label and _is_part(item, total)]
    return told if len(told) > 1 and added_up(told) == total.number.value else []


def _in_lists(parts: Sequence[Item], total: Item) -> bool:
    """Whether ； parts lists of several numbers, so that it is open which of them the total adds up."""
    groups = [part.group for part in parts]
    adds = ending(parts, total.number.value)
    return not adds and len(set(groups)) > 1 and len(set(groups)) < len(groups) and groups[-1] != total.group


def _by_number(count: Item, parts: Sequence[Item], total: Item) -> re.Match[str] | None:
    """Where a number before the total says how many parts there are, and so many there are."""
    if count.label or count.end + len(total.label) != total.start or count.number.value != len(parts):
        return None
    return _BY_NUMBER.match(total.label)


def _by_numeral(parts: Sequence[Item], total: Item) -> Sequence[Item]:
    """The last parts, where the words of the total say how many they are, and what: 微博…，微信…，两微合计."""
    told = _BY_NUMERAL.match(total.label)
    if told is None:
        return ()
    words = told["many"]
    many = sum(_NUMERAL.get(char, 0) for char in words)
    last = parts[-many:] if 1 < many <= len(parts) else ()
    nouns = frozenset(words).difference(_NUMERAL, "类项种级")
    return () if any(nouns.isdisjoint(part.label) for part in last) else last


def _of_sentence_before(items: Sequence[Item], before: Sentence) -> Sequence[Item]:
    """The numbers of the sentence before, where the total says how many they are: 三种途径合计公开1820条."""
    (count, total), last = items[:2], before.items
    if count.number.value != len(last) or before.markers or before.cut or _THESE.fullmatch(count.label) is None:
        return ()
    told = _by_number(evolve(count, label=""), last, total)
    summed = told is not None and told["word"] != "共"
    return last if summed and all(countable(item) and _is_part(item, total) for item in last) else ()


def _of_each_time(sentence: Sentence, parts: Sequence[Item], total: Item) -> re.Match[str] | None:
    """Where people are counted for each time, and then together."""
    if len(parts) < 2 or total.number.unit not in _PEOPLE or parts[-1].group != total.group:
        return None
    first = next((n for n, item in enumerate(sentence.items) if item is parts[0]), 0)
    before = sentence.items[first - 1].end if first else sentence.start
    each = any(m.kind.name == "each" and before <= m.start < parts[0].start for m in sentence.markers)
    return _ATTENDED.match(total.label) if each else None


def _counted(report: Report, parts: Sequence[Item], total: Item, *, summed: bool) -> Finding:
    """All parts, or the last of them that add up."""
    fitting = ending(parts, total.number.value) or parts
    told = stated(Parts(total, tuple(fitting), exhaustive=True, summed=summed))
    told.kind = FindingKind.SUM
    failed = told.status is Status.FAILS
    told.wording = Wording(cause=of_sum([item.number for item in fitting], total.number) if failed else None)
    return state(report, rule_texts()["prose.total"], told)
