"""Clauses of a paragraph, one after the other, into observations; must not know where paragraphs come from."""

import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile
from typing import Final

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.observations import Basis
from gxparse.model.tokens import Token, TokenKind
from gxparse.normalise.clauses import NUMBER, TIME
from gxparse.normalise.concepts import CONJUNCTIONS, REMEDIES
from gxparse.normalise.discourse import Discourse
from gxparse.normalise.growth import CHANGES
from gxparse.normalise.numbers import Numbers
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.when import THIS_YEAR, When

__all__ = ["Statements"]

_NONE: Final = re.compile("(?:未|没有|无|未曾|从未)(?:(?:发生|出现|收到|接到|产生|引发)过?|受理过?$)")
_OF_THEM: Final = re.compile(f"{NUMBER}[^{NUMBER}]{{0,6}}中$")
"""What follows is of some of those just counted."""
_YEARS: Final = frozenset({"time.other", "time.year"})
_FROM: Final = ("由", "从")
_PERCENT: Final = TokenKind.PERCENT
_FUTURE: Final = "plan"
_FEES: Final = "fees.collected"
_FEE: Final = "(?:检索|复制|复印|打印|邮寄|邮递|快递|递送|光盘|材料)(?:工本|成本)?费用?"
_FEE_TOLD: Final = re.compile(f"{_FEE}[^{NUMBER},;]{{0,4}}{NUMBER}")
_FEE_OF_KIND: Final = re.compile(f"{_FEE}[^,;]{{0,4}}$")
_NOTHING: Final = frozenset[str]()


class Statements(Numbers):
    """Reads paragraphs in order and keeps what they state."""

    def enter(self, topics: tuple[frozenset[str], ...], general: Callable[[], bool]) -> None:
        """A new paragraph begins, under headings of these topics, nearest first; ``general`` as in ``Discourse``."""
        self._now = Discourse(topics, general)

    def sentence(self, readings: Sequence[Reading]) -> None:
        """The statements of one sentence."""
        skip, begun = 0, len(self.observations)
        for index, reading in enumerate(readings):
            if skip:
                skip -= 1
                continue
            self._enter(reading)
            followed = index + 1 < len(readings) and readings[index + 1].clause.depth > reading.clause.depth
            self._beside = _bracketed(readings, index) if followed and reading.numbers else _NOTHING
            skip = self._clause(reading, readings, index + 1)
            self._leave(reading)
        if any(one.code == _FEES for one in self.observations[begun:]):
            self._part_fees(readings, begun)

    def _part_fees(self, readings: Sequence[Reading], begun: int) -> None:
        """检索费100元、复制费40元: beside a fee of another kind neither is what was collected."""
        whole = takewhile(lambda reading: not reading.has("among"), readings)
        told = sum(1 for reading in whole for _ in _FEE_TOLD.finditer(reading.text))
        for index in range(begun, len(self.observations)):
            one = self.observations[index]
            if one.code == _FEES and _FEE_OF_KIND.search(one.label or "") and told > (one.unit is not None):
                self._withdraw(index)

    # --- the discourse

    def _enter(self, reading: Reading) -> None:
        now, concepts = self._now, reading.concepts
        inside = reading.clause.depth > 0
        if inside and now.outside is None:
            now.outside = (now.when, now.whose, now.parts, now.last)
        elif not inside and now.outside is not None:
            (now.when, now.whose, now.parts, now.last), now.outside = now.outside, None
        now.through = "通过" in reading.text
        if not inside:
            now.clause = len(self.observations)
        if reading.clause.first:
            now.paragraph = now.sentence | now.before or now.paragraph
            now.sentence = now.before = now.group = frozenset()
            apart = now.apart or self._tells_two_times()
            now.begin_sentence()
            now.begun = now.grouped = len(self.observations)
            if "among" in concepts and reading.words[0].concept == "among":
                now.apart = apart
            else:
                now.when, now.whose, now.parts, now.future, now.mixed = THIS_YEAR, None, False, False, False
        if inside:
            now.parts = True
        if "among" in concepts:
            if now.grouped > now.begun and not inside:
                self._begin_anew()
            now.parts = True
            now.sentence |= now.group
            if now.apart:
                now.when = When(other=True)
        elif now.parts and not inside and self._changes_subject(reading):
            now.parts, now.disclosed, now.stated = False, False, ()
        if _FUTURE in concepts:
            now.future = True

    def _tells_two_times(self) -> bool:
        """收到申请3件,历年累计收到申请11件。其中同意公开2件: whether the sentence ends so that 其中 may be of either."""
        last, told = self._now.last, self.observations[self._now.begun :]
        if last is None or last.basis is not Basis.CUMULATIVE:
            return False
        return any((one.code, one.basis, one.scope) == (last.code, Basis.YEAR, last.scope) for one in told)

    def _begin_anew(self) -> None:
        """收到58件,其中县政府23件;答复57件,其中县政府22件: behind a ； the number before 其中 is the whole, whatever it counts."""
        now = self._now
        if now.last is None:
            now.whole, now.alien = None, True
        elif now.last.index == now.grouped:
            now.whole, now.parted = now.last, False

    def _leave(self, reading: Reading) -> None:
        now = self._now
        concepts = reading.concepts
        topics = self._topics(reading)
        now.principal = "principal" in concepts or (now.principal and "attend" in concepts)
        if topics and not (now.foreign and reading.numbers):
            now.before |= now.sentence
            now.sentence = topics
        self._hand_on(reading)
        ends = reading.clause.mark == ";"  # behind it another statement begins
        if ends and not reading.clause.depth:
            now.grouped, now.owner = len(self.observations), None
            now.ways.end()
        now.group = _NOTHING if ends else now.group | topics
        if not reading.numbers:
            now.limited = self._limits(reading, len(reading.text)) if reading.text.endswith("中") else now.limited
            self._time(reading, 0, len(reading.text))
            goes_on = not (ends or reading.clause.depth)
            whose = reading.subject(0, len(reading.text)).whose if reading.bodies and goes_on else None
            if whose is not None and whose.leads(reading.text):
                now.whose = whose
            now.pending = reading if concepts - {""} else now.pending
        else:
            now.pending = None
            whose = reading.subject(0, len(reading.text)).whose if reading.bodies and _OF_THEM.search(reading.text) else None
            if whose is not None and whose.leads(reading.text):
                now.whose = whose  # 市政府本级86件中，予以公开31件

    # --- clauses

    def _clause(self, reading: Reading, readings: Sequence[Reading], after: int) -> int:
        """States what the clause says; how many of the following clauses it took with it."""
        numbers, concepts = reading.numbers, reading.concepts
        if not numbers:
            before = readings[after - 2] if after > 1 else None
            if before is not None and before.clause.mark == ":" and self.says_none(reading):
                self._deny_named(before, reading)
            elif "not" in concepts:
                self._denial(reading)
            elif "all" in concepts:
                self._all(reading, 0)
            elif reading.clause.depth and "time.cut" in concepts:
                self._date_outside(reading)
            else:
                self._outcome(reading)
            return 0
        if "each" in concepts:
            return self._respectively(reading, numbers, readings, after)
        bracketed = after < len(readings) and readings[after].clause.depth > reading.clause.depth
        if "upto" in concepts and not bracketed and self._risen(reading, numbers):
            return 0
        if len(numbers) == 1 and self._counts_none(reading, numbers[0]):
            self._denial(reading)
            return 0
        if len(numbers) == 1 and reading.text.endswith("各", 0, numbers[0]):
            self._time(reading, 0, numbers[0])
            self._zeroes(reading, (0, numbers[0]), self._tokens[reading.clause.at[numbers[0]]])
            return 0
        if len(numbers) > 1 and reading.text.endswith(_FROM, 0, numbers[0]) and self._change_between(reading, numbers):
            return 0  # 由5件减少3件到2件: no number tells what it counts
        for at, (start, end) in zip(numbers, self._stretches(reading, numbers), strict=True):
            self._time(reading, start, end)
            self._number(reading, at, start, end)
        return 0

    def _risen(self, reading: Reading, numbers: Sequence[int]) -> bool:
        """受理申请由去年的5件增加到8件: the number behind 增加到 is of what stands before 由, and of the time told there or behind."""
        start = max(reading.text.rfind(word, 0, numbers[0]) for word in _FROM)
        word = next(word for word in reading.words if word.concept == "upto")
        at = numbers[-1]
        if start <= 0 or at < word.start or (len(numbers) > 1 and numbers[-2] > word.start):
            return False
        between, token = reading.subject(word.end, at), self._tokens[reading.clause.at[at]]
        if between.unknown or between.whose or not between.concepts <= NEUTRAL or token.kind is _PERCENT:
            return False
        if not self._is_year_before(reading, start + 1, word.start):
            return True
        self._time(reading, 0, start)
        self._time(reading, word.end, at)
        self._number(reading, at, 0, start)
        return True

    @staticmethod
    def _change_between(reading: Reading, numbers: Sequence[int]) -> bool:
        """Whether between two numbers stands a word for a change."""
        return any(word.concept in CHANGES for word in reading.within(numbers[0], numbers[1]))

    def _is_year_before(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a stretch tells the number of another year: 年初的100条 and 原来的100条 are of what there was so far."""
        years = all(date.kind is TokenKind.YEAR for _, date in self._dates(reading, start, end))
        times = {word.concept for word in reading.within(start, end) if word.concept in self.speaker.wording.times}
        return years and times <= _YEARS and not reading.subject(start, end).unknown

    def _counts_none(self, reading: Reading, at: int) -> bool:
        """没有发生1起行政诉讼: one is the least that could have been, so there was none."""
        token = self._tokens[reading.clause.at[at]]
        return token.value == 1 and reading.has("not") and _NONE.search(reading.text, 0, at) is not None

    @staticmethod
    def _stretches(reading: Reading, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """The text that belongs to each number: both sides of a single one, else the side where the clause begins."""
        size = len(reading.text)
        if len(numbers) == 1:
            return [(0, size)]
        edges = [0, *(at + 1 for at in numbers)]
        if reading.subject(0, numbers[0]).bare and not reading.subject(numbers[-1], size).bare:
            return list(zip(numbers, [*numbers[1:], size]))
        stops = [*numbers[:-1], size]
        for place, at in enumerate(numbers[1:], 1):
            if reading.text.endswith(CONJUNCTIONS, 0, at):  # 收到5件当面申请、7件网络申请: what stands behind is the number's
                edges[place], stops[place - 1] = at, at
        return list(zip(edges, stops))

    # --- 分别

    def _respectively(self, reading: Reading, numbers: Sequence[int], readings: Sequence[Reading], after: int) -> int:
        """行政复议、行政诉讼分别为5件、3件: the nouns in order are the numbers' in order."""
        places = [(reading, at) for at in numbers]
        taken = 0
        for other in islice(readings, after, None):
            more = other.numbers
            if other.clause.first or not more or not other.subject(0, len(other.text)).bare:
                break
            places += [(other, at) for at in more]
            taken += 1
        dates = self._dates(reading, 0, numbers[0])
        if len(dates) == len(places) > 1 and all(date.kind is TokenKind.YEAR for _, date in dates):
            self._by_years(reading, places, [date for _, date in dates])
            return taken
        self._time(reading, 0, numbers[0])
        nouns = reading.nouns(0, numbers[0])
        if len(nouns) != len(places) or reading.text.count(TIME) > 1:
            return taken
        every = reading.subject(0, numbers[0])
        found: list[tuple[Subject, str, Token]] = []
        for (a, b), (place, at) in zip(nouns, places, strict=True):
            token = self._tokens[place.clause.at[at]]
            noun = reading.subject(a, b)
            named = self._names.noun(
                noun.saying(noun.concepts - CHANGES), every.concepts, self._now, token.unit
            )
            if named is None or not self._speaks_of_this(noun) or token.kind is TokenKind.PERCENT:
                return taken
            found.append((*named, token))
        for noun, code, token in found:
            self._observe(reading, code, noun, token, (0, numbers[0]), None)
        return taken

    def _by_years(self, reading: Reading, places: Sequence[tuple[Reading, int]], years: Sequence[Token]) -> None:
        """2021年、2022年分别收到申请15件、19件: the number of the reporting year."""
        stretch = (0, reading.numbers[0])
        subject = reading.subject(*stretch)
        for (place, at), year in zip(places, years, strict=True):
            token = self._tokens[place.clause.at[at]]
            if year.value != self.speaker.year or token.kind is TokenKind.PERCENT or subject.concepts & CHANGES:
                continue
            named, applicant = self._named(subject, token.unit)
            self._now.when = When(stated=True)
            if named.code is not None and self._speaks_of_this(subject):
                self._observe(reading, named.code, subject, token, stretch, applicant)
        self._now.when = When(other=True)


def _bracketed(readings: Sequence[Reading], index: int) -> frozenset[str]:
    """行政复议（诉讼）5件: what else the number is of, by a bracket before it."""
    reading, found = readings[index], _NOTHING
    for other in islice(readings, index + 1, None):
        if other.clause.depth <= reading.clause.depth or other.clause.at[0] > reading.clause.at[reading.numbers[0]]:
            break
        if not other.numbers and "不" not in other.text:
            found |= other.concepts & REMEDIES
    return found
