"""Clauses that deny into zeros: 未收到…, 无…, 均为零; must not know how numbers are read."""

from decimal import Decimal
from typing import Final

from attrs import evolve

from gxparse.catalogue.wording import NEUTRAL, Word
from gxparse.model.observations import Evidence, Observation, Origin
from gxparse.normalise.claims import topics_of
from gxparse.normalise.concepts import CARRYING, CONJUNCTIONS, REMEDIES
from gxparse.normalise.naming import NARROWED, VERBS
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.wholes import Wholes
from gxparse.spans import Span

__all__ = ["Denials"]

_UNDENIED: Final = frozenset({"reply", "conclude", "ontime", "extend", "publish", "post"})
"""What is not done is not a zero of what is counted: 未答复, 未按时办结."""
_DONE: Final = frozenset({"granted", "partial", "refused", "active", "unable", "issue"})
"""未 before these says that something was not done to one thing; 无 before them that there was none."""
_PLURAL: Final = frozenset({"normative", "weibo", "wechat", "gazette"})
"""未 before doing something to these denies that there was any: 未制发规范性文件."""
_THIS_ONE: Final = ("该", "此", "上述")
_MAY_BE_NONE: Final = frozenset(
    ("requests.received", "review.total", "litigation.total", "complaints.total", "fees.collected")
)
"""Of these 无 says that there was none; of what a report must have it says that there is nothing to report."""
_ONLY_ON_REQUEST: Final = NEUTRAL | {"onreq"}
_ON_REQUEST: Final = frozenset({"requests", "disclosure"})
"""Topics under which 依申请公开 is the subject, and not what fees or remedies are about."""
_JOINED: Final = (*CONJUNCTIONS, "且", "并", "也", "亦")
"""What stands before a further denial of one clause: 零复议、零诉讼."""


class Denials(Wholes):
    """States a zero of every noun that a clause denies."""

    def _denial(self, reading: Reading) -> None:
        """未收到…, 无…, 零投诉、零复议: a zero of every noun that is denied."""
        denials = [word for word in reading.words if word.concept == "not"]
        starts, size = [word.start for word in denials], len(reading.text)
        self._time(reading, 0, size)
        if len(denials) == 1:
            self._deny(reading, denials[0], 0, size)
        elif all(reading.text.endswith(_JOINED, 0, start) for start in starts[1:]):
            self._now.sentence |= topics_of(reading.concepts, self.speaker.wording)
            for word, end in zip(denials, [*starts[1:], size], strict=True):
                self._deny(reading, word, word.start, end)

    def _deny(self, reading: Reading, denial: Word, begin: int, end: int) -> None:
        """The zeros of one denial, which is of what stands between ``begin`` and ``end``."""
        start, subject = denial.start, reading.subject(begin, end)
        denied = subject.concepts - {"not"}
        if not self._speaks_of_this(subject.saying(denied)):
            return
        doing = denied
        done = reading.text[start : denial.end].endswith(("未", "未再", "未曾"))
        if denied & _PLURAL and not any(one in reading.text for one in _THIS_ONE):
            done, doing = False, doing - {"publish"}
        done = done and not any(word.concept == "happen" and word.start == denial.end for word in reading.words)
        if doing & _UNDENIED or (done and denied & (_DONE | CARRYING)) or denied <= VERBS - {"apply", "onreq"}:
            return
        after = self._postposed(reading, start, end)
        first = begin if after else start
        at = reading.clause.at
        span = Span(at[first], at[end - 1] + 1)
        before = reading.subject(begin, start)
        if before.unknown and not after:
            return
        doer = frozenset[str]() if after else before.concepts
        if {"fee", "happen"} <= denied:  # 未产生费用 is 未收取费用
            doer |= {"charge"}
        nouns = (begin, start) if after else (denial.end, end)
        for noun, code in self._names.nouns(reading, *nouns, self._now, doer):
            zero = Observation(
                code=code, value=Decimal(0), evidence=Evidence(span, span.of(self.speaker.text), Origin.PROSE),
                label=self._label(reading, first, end),
            )  # fmt: skip
            self._keep(zero, evolve(noun, whose=noun.whose or subject.whose), None, reading)

    def deny_heading(self, title: Reading, span: Span) -> None:
        """A section that says nothing but 无 or 未发生: a zero of every noun of its title."""
        for noun, code in self._none_of(title):
            if noun.whose is not None and noun.whose.scope:
                continue
            evidence = Evidence(span, span.of(self.speaker.text), Origin.PROSE)
            self.observations.append(Observation(code=code, value=Decimal(0), evidence=evidence, label=title.text))

    def _deny_named(self, named: Reading, denial: Reading) -> None:
        """行政复议：无: a zero of every noun before the colon."""
        span = Span(named.clause.at[0], denial.clause.at[-1] + 1)
        for noun, code in self._none_of(named):
            zero = Observation(
                code=code, value=Decimal(0), evidence=Evidence(span, span.of(self.speaker.text), Origin.PROSE),
                label=self._label(named, 0, len(named.text)),
            )  # fmt: skip
            self._keep(zero, noun, None, named)

    def _none_of(self, named: Reading) -> list[tuple[Subject, str]]:
        """The nouns of a title, or of words before a colon, of which there may be none, each with its code."""
        nouns = self._names.nouns(named, 0, len(named.text), self._now)
        if nouns and self._ends_otherwise(named):
            return []
        done = "答复" in named.text or "办结" in named.text  # 申请答复情况：无: of what there is none is left open
        if named.numbers or done:
            return []
        return [(noun, code) for noun, code in nouns if code in _MAY_BE_NONE] or self._none_asked(named)

    def _none_asked(self, named: Reading) -> list[tuple[Subject, str]]:
        """依申请公开：无: a number could be of those received or of those answered, but of neither is there any.

        Under a heading of something else (问题, 收费, 改进措施) there is none of that, and requests there may be.
        """
        whole = named.subject(0, len(named.text))
        alone = "onreq" in whole.concepts and whole.concepts <= _ONLY_ON_REQUEST and not whole.unknown
        around = next((topics for topics in self._now.sections if topics), _ON_REQUEST)
        if not alone or around.isdisjoint(_ON_REQUEST) or not self._now.general() or NARROWED.search(named.text):
            return []
        return [(whole, "requests.received")]

    def _ends_otherwise(self, named: Reading) -> bool:
        """行政复议、诉讼纠错情况: whether the last noun says what was done about remedies, which then holds of those before it."""
        start, end = named.nouns(0, len(named.text))[-1]
        codes = [code for _, code in self._names.nouns(named, start, end, self._now)]
        return _MAY_BE_NONE.isdisjoint(codes) and not named.subject(start, end).concepts.isdisjoint(REMEDIES)

    def says_none(self, reading: Reading) -> bool:
        """Whether a clause denies, and names nothing: 无, 均未发生, 本年度未发生此类情况."""
        return reading.has("not") and not reading.numbers and self._postposed(reading, 0, len(reading.text))

    @staticmethod
    def _postposed(reading: Reading, start: int, end: int) -> bool:
        """Whether the denial stands after what it denies: 行政复议、行政诉讼均为零."""
        after = reading.subject(start, end)
        return not after.unknown and not after.concepts - {"not", "happen"} - NEUTRAL
