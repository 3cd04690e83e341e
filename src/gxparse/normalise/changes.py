"""A growth, share or rate stated in a clause into what it is of: code, whole, whose and when; makes no observations."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.dates import Period
from gxparse.model.observations import Applicant, Basis, Measure, Observation
from gxparse.model.tokens import Token, TokenKind
from gxparse.normalise.discourse import Discourse, Speaker
from gxparse.normalise.growth import Change, whole_of
from gxparse.normalise.naming import Names
from gxparse.normalise.readings import Reading, Subject

__all__ = ["Changed", "Changes"]

_COMPARED: Final = frozenset("较比")


_NOTHING: Final = Subject(frozenset(), None, "", enumerated=False)
_OUTCOMES: Final = (
    "requests.received.", "requests.granted", "requests.partially_granted", "requests.refused", "requests.not_this_agency",
    "requests.not_existing", "requests.amendment_requested", "requests.other_route", "requests.unable",
    "requests.not_processed", "requests.otherwise_handled",
)  # fmt: skip


class Changed(NamedTuple):
    """What a change is a change of."""

    code: str
    base: str | None = None
    applicant: Applicant | None = None
    scope: str | None = None
    basis: Basis = Basis.YEAR
    period: Period | None = None


def _as_told(last: Observation, base: str | None) -> Changed:
    return Changed(last.code, base, last.applicant, last.scope, last.basis, last.period)


class Changes:
    """Finds what the changes in a report are of."""

    def __init__(self, speaker: Speaker, names: Names) -> None:
        self._speaker = speaker
        self._names = names

    def growth(
        self, subject: Subject, token: Token, change: Change, now: Discourse, last: Observation | None
    ) -> Changed | None:
        """The subject's own code, else that of the number before, where the unit is in per cent or that number's."""
        if change.rest - NEUTRAL:
            unit = None if token.unit == "%" else token.unit
            named, applicant = self._names.of(subject.saying(change.rest), unit, now)
            if named.code is None or (now.when.other and "versus" not in subject.concepts):
                return None
            scope = subject.whose.scope or None if subject.whose is not None else None
            return Changed(named.code, named.code, applicant, scope)
        if last is None or last.basis is Basis.CUMULATIVE or token.unit not in ("%", last.unit):
            return None
        if "total" in subject.concepts and self._is_part(last):  # 兼职减少12人，总数减少7人
            return None
        return _as_told(last, last.code)

    def _is_part(self, one: Observation) -> bool:
        """Whether a number is not that of a whole."""
        whole = whole_of(one.code, self._speaker.era, self._speaker.wording, self._speaker.known)
        return one.applicant is not None or one.scope is not None or whole not in (None, one.code)

    def share(
        self, reading: Reading, stretch: tuple[int, int], now: Discourse, last: Observation | None
    ) -> Changed | None:
        """What stands before 占, else the number before, as a part of what stands after it, else of what it is part of."""
        start, at = stretch
        word = next((word for word in reading.words if word.concept == "share" and start <= word.start), None)
        if word is None:
            return self._bracketed(last, now)
        part, whole = reading.subject(start, word.start), reading.subject(word.end, at)
        if whole.whose is not None and whole.whose.scope:
            return None
        if part.concepts - NEUTRAL:
            named, applicant = self._names.of(part, None, now)
            told = None if named.code is None else Changed(named.code, None, applicant)
        else:
            told = None if last is None else _as_told(last, None)
            if told is not None and part.whose is not None and (part.whose.scope or None) != told.scope:
                return told._replace(scope=part.whose.scope or None, base=told.code)  # 全市收到3417件,市政府办公室占6.9%
        return None if told is None else self._of_whole(told, whole, now)

    def _of_whole(self, told: Changed, whole: Subject, now: Discourse) -> Changed | None:
        if whole.concepts - NEUTRAL:
            base = self._names.of(whole, None, now)[0].code
        elif told.applicant is not None or told.scope is not None:
            base = told.code
        else:
            base = whole_of(told.code, self._speaker.era, self._speaker.wording, self._speaker.known)
        itself = base == told.code and told.applicant is None and told.scope is None
        return None if base is None or itself else told._replace(base=base)

    def _bracketed(self, last: Observation | None, now: Discourse) -> Changed | None:
        """同意公开30件(58.8%): the share that an outcome has; of a total it may be a rate of anything."""
        if last is None or not last.code.startswith(_OUTCOMES):
            return None
        return self._of_whole(_as_told(last, None), _NOTHING, now)

    def rate(self) -> Changed:
        """按时办结率: a rate of the catalogue's own."""
        return Changed("rates.on_time")

    def of(
        self, reading: Reading, stretch: tuple[int, int], subject: Subject, token: Token, change: Change,
        dates: Sequence[tuple[int, Token]], now: Discourse, last: Observation | None,
    ) -> Changed | None:  # fmt: skip
        """What the number after the stretch is a change of; ``None`` if that is not sure."""
        if change.measure is Measure.RATE:
            return None if now.foreign else self.rate()
        if change.measure is Measure.SHARE:
            return self.share(reading, stretch, now, last)
        if any(self._is_other_year(reading, place, date) for place, date in dates):
            return None
        return self.growth(subject, token, change, now, last)

    def _is_other_year(self, reading: Reading, at: int, date: Token) -> bool:
        """比2014年增长 in a report on 2016: not against the year before."""
        compared = at > 0 and reading.text[at - 1] in _COMPARED and date.kind is TokenKind.YEAR
        return compared and self._speaker.year is not None and date.value != self._speaker.year - 1
