"""Codes with subjects and numbers into observations with scope, basis and time, and claims; must not know how codes are found."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from attrs import evolve

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.observations import Applicant, Basis, Evidence, Observation, Origin
from gxparse.model.tokens import Token
from gxparse.normalise.clauses import NUMBER, TIME
from gxparse.normalise.discourse import Claim, Discourse, Speaker
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.when import THIS_YEAR, When, timed
from gxparse.normalise.whose import Whose
from gxparse.spans import Span

__all__ = ["Keeper"]


# To look up a member takes ten times as long as a global.
_YEAR, _CUMULATIVE, _PROSE = Basis.YEAR, Basis.CUMULATIVE, Origin.PROSE


class Keeper:
    """Keeps what the paragraphs of a report state, and what later clauses take over from earlier ones.

    ``tokens`` are the report's by their start.
    """

    def __init__(self, speaker: Speaker, tokens: Mapping[int, Token]) -> None:
        self.speaker = speaker
        self.observations: list[Observation] = []
        self.diagnostics: list[Diagnostic] = []
        self._tokens = tokens
        self._governments: dict[int, str] = {}
        """Observations of the body's own government, which are the body's unless more is told of its area."""
        self._of_ways: list[int] = []
        """Observations of what became of requests that came by one way."""
        self._other_ways = False
        """Whether something is told of those that came by a way, without how many those were."""
        self._all_told: dict[str, Decimal | None] = {}
        """What was last told of the body and its area as a whole, by code."""
        self._now = Discourse(())

    def _time(self, reading: Reading, start: int, end: int) -> None:
        if TIME not in reading.text and reading.concepts.isdisjoint(self.speaker.wording.times):
            return
        dates = self._dates(reading, start, end)
        words = reading.within(start, end)
        self._now.when = timed(self._now.when, words, dates, reading.text, self.speaker.year, self.speaker.period)

    def _speaks_of_this(self, subject: Subject) -> bool:
        now = self._now
        return not (now.when.other or now.future or "modal" in subject.concepts or "not" in subject.concepts)

    def _observe(
        self, reading: Reading, code: str, subject: Subject, token: Token, stretch: tuple[int, int],
        applicant: Applicant | None,
    ) -> Claim:  # fmt: skip
        observation = Observation(
            code=code, value=_decimal(token.value), high=None if token.high is None else Decimal(token.high),
            unit=token.unit, approx=token.approx, applicant=applicant,
            evidence=Evidence(Span(token.start, token.end), token.text, _PROSE),
            label=self._label(reading, *stretch),
        )  # fmt: skip
        return self._keep(observation, subject, token, reading)

    def _keep(self, observation: Observation, subject: Subject, token: Token | None, reading: Reading) -> Claim:
        now = self._now
        whose = subject.whose if subject.whose is not None else now.whose
        part = now.parts or reading.clause.depth > 0
        scope = None
        told = subject.whose is not None or now.whole is None or now.whole.scope is not None  # else the whole is all of it
        less = whose is not None and whose.part and self._is_less(observation, whose)
        if whose is not None and whose.scope and ((part and told) or not whose.part or less):
            scope = whose.scope
        beside = self._is_beside(observation.code, scope)
        if subject.whose is not None and not (part or beside) and self._comes_first(reading, subject.whose):
            now.whose = subject.whose._replace(part=False) if less else subject.whose  # what is told next is its too
        when = now.when
        if self._sums_up(reading, observation, token):
            when = now.when = When(Basis.CUMULATIVE)
        if when.summed and self._counts_this_year(observation.code, scope):
            when = THIS_YEAR
        if scope is None and whose is not None and whose.part:
            self._governments[len(self.observations)] = whose.scope
        elif scope is None and subject.whose is not None and when.basis is _YEAR:
            self._take_apart(observation)
        if scope is None and not (whose is not None and whose.part) and when.basis is _YEAR and observation.applicant is None:
            self._all_told[observation.code] = observation.value
        usual = scope is None and when.period is None and when.basis is _YEAR
        kept = observation if usual else evolve(observation, scope=scope, basis=when.basis, period=when.period)
        self.observations.append(kept)
        claim = Claim(
            len(self.observations) - 1, observation.code, when.basis, token, reading.clause.depth, part, scope,
            beside=beside, new="new" in subject.concepts,
        )  # fmt: skip
        if when.both:
            self.observations.append(evolve(observation, scope=scope, basis=Basis.YEAR))
        return claim

    def _take_apart(self, whole: Observation) -> None:
        """县政府11件,部门30件,全县共41件: what was told of the government before its area is its share."""
        told = whole.value
        for index, one in enumerate(self.observations[self._now.begun :], self._now.begun):
            same = index in self._governments and (one.code, one.applicant, one.scope) == (whole.code, whole.applicant, None)
            if same and told is not None and one.value is not None and one.value < told:
                self.observations[index] = evolve(one, scope=self._governments[index])

    def _is_less(self, observation: Observation, whose: Whose) -> bool:
        """全区收到19件,区政府7件: what is less than the number of all is the government's own."""
        whole = self._now.whole
        beside = whole is not None and self._is_beside(observation.code, whose.scope)
        told = self.observations[whole.index].value if whole is not None and beside else self._all_told.get(observation.code)
        own = observation.value
        return observation.applicant is None and told is not None and own is not None and own < told

    def _is_beside(self, code: str, scope: str | None) -> bool:
        """Whether a body's number is a part of one of all told before it, without 其中: 全市收到320件,市本级45件."""
        whole = self._now.whole
        return (
            scope is not None and whole is not None and whole.index >= self._now.begun
            and (whole.code, whole.scope) == (code, None)
        )  # fmt: skip

    @staticmethod
    def _comes_first(reading: Reading, whose: Whose) -> bool:
        """Whether what follows may be of the body too: 区政府收到申请5件, not 参加区政府发布会3次."""
        if not whose.scope:
            return True
        before = reading.subject(0, whose.start)
        return not before.unknown and before.concepts <= NEUTRAL

    def _counts_this_year(self, code: str, scope: str | None) -> bool:
        """累计 after a number of this year sums the year, unless it is the same indicator once more."""
        last = self.observations[self._now.last.index] if self._now.last is not None else None
        return last is not None and last.basis is _YEAR and (last.code, last.scope) != (code, scope)

    def _sums_up(self, reading: Reading, observation: Observation, token: Token | None) -> bool:
        """2012年公开211条,累计公开988条: 累计 of the same code after the year's own number is of all years."""
        now, whole = self._now, self._now.whole
        if token is not None and whole is not None and whole.basis is _CUMULATIVE and whole.index >= now.begun:
            anew = now.when.stated and TIME not in reading.text and not reading.has("among")
            return anew and reading.has("time.sum")  # 历年累计受理1200件,其中2015年200件;累计答复1150件
        last = self.observations[now.last.index] if now.last is not None and now.when.stated else None
        if last is None or token is None or not reading.has("time.sum") or last.basis is not _YEAR:
            return False
        same = last.code == observation.code and last.scope is None and last.applicant is observation.applicant
        return same and last.value is not None and observation.value is not None and last.value < observation.value

    def _label(self, reading: Reading, start: int, end: int) -> str:
        return reading.text[start:end].replace(NUMBER, "").replace(TIME, "").strip("、,:;")

    def _dates(self, reading: Reading, start: int, end: int) -> list[tuple[int, Token]]:
        return [(at, self._tokens[reading.clause.at[at]]) for at in range(start, end) if reading.text[at] == TIME]

    def _ambiguous(self, span: Span, text: str, codes: Sequence[str], code: str) -> None:
        self.diagnostics.append(diagnose(code, span, text=text, first=codes[0], second=codes[1]))

    def _withdraw(self, index: int) -> None:
        """Takes an observation back, for what follows says that it was none."""
        self.observations[index] = evolve(self.observations[index], code="")


def _decimal(value: int | Decimal | str | None) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(str(value))
