"""What a clause says of a number told before it: what was done to all, how one case ended, until when; names no number."""

from decimal import Decimal
from typing import Final

from attrs import evolve

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.observations import Basis, Observation
from gxparse.model.tokens import Approx, Token
from gxparse.normalise.claims import topics_of
from gxparse.normalise.concepts import ASKED, CARRIED, INFORMATION
from gxparse.normalise.discourse import Claim, Discourse
from gxparse.normalise.growth import CHANGES
from gxparse.normalise.lists import JOINING, Lists
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.ways import RECEIVED
from gxparse.spans import Span

__all__ = ["Wholes"]

_CASES: Final = ("requests.", "review.", "litigation.")
"""Codes of cases, of which a clause without a number may say how they ended."""
_OUTCOMES: Final = (".upheld", ".corrected")
"""Codes of which a list may name several kinds."""
_WAYS: Final = "requests.received."
"""网络5件、信函3件,均已办结: no number of what was concluded is told."""
_WRITTEN: Final = ("书面", "纸质", "线下")
"""Requests that came on paper, by post or over the counter: of these no form tells."""
_AND: Final = "并"
_NOWHERE: Final = frozenset[str]()
_OTHERS: Final = ("其余", "剩余")
"""What is said of the others is not said of all: 收到13件，3件转办，其余均已办结."""
_HEADS: Final = {"review": "review", "lawsuit": "litigation", "complaint": "complaints"}
"""Concepts of wholes that are no part of another family's."""
_ASKED: Final = ASKED | INFORMATION | NEUTRAL | {"all"}
"""Words for requests that do not say that they were received."""


class Wholes(Lists):
    """Keeps which number is the whole of what follows, and what is said of it without a number."""

    def _changes_subject(self, reading: Reading) -> bool:
        """Whether the clause counts what cannot be a part of the whole: lawsuits after parts of reconsiderations."""
        whole = self._now.whole or self._now.last
        if whole is None or whole.index < self._now.begun or not reading.numbers:
            return False
        heads = {family for concept, family in _HEADS.items() if concept in reading.concepts}
        return bool(heads) and whole.code.partition(".")[0] not in heads

    def _date_outside(self, reading: Reading) -> None:
        """公开389条(截至11月30日): the bracket dates the clause it stands in, and what follows."""
        now = self._now
        self._time(reading, 0, len(reading.text))
        when = now.when
        if now.outside is None or when.other or when.basis is Basis.YEAR:
            return
        now.outside = (when, *now.outside[1:])
        for index, told in enumerate(self.observations[now.clause :], now.clause):
            if told.basis is Basis.YEAR and told.period is None:
                self.observations[index] = evolve(told, basis=when.basis, period=when.period)

    def _is_of_one_way(self, code: str, token: Token) -> bool:
        """网上申请中予以公开5件。信函申请3件，予以公开1件: the 1 is of these three."""
        ways = self._now.ways
        if token.value is None or isinstance(token.value, str) or not ways.limit(code, Decimal(token.value)):
            return False
        if ways.several:
            self._of_ways += ways.outcomes
            ways.outcomes = ()
        return True

    def settle(self, *, tabled: bool) -> None:
        """Takes back what became of the requests of one way, unless those are all that the report tells of.

        ``tabled`` says whether a table of a form tells of requests too.
        """
        asked = [one for one in self.observations if one.code.startswith(RECEIVED) and one.scope is None and one.value]
        ways = [one for one in asked if one.code.startswith(_WAYS) or one.applicant is not None]
        codes = [self.observations[index].code for index in self._of_ways]
        alone = len(ways) == 1 and all(one.value == ways[0].value for one in asked) and len(set(codes)) == len(codes)
        for index in self._of_ways if tabled or self._other_ways or not alone else ():
            self._withdraw(index)

    def _is_done(self, claim: Claim, subject: Subject) -> None:
        """29件申请均已答复: the number is of what was done, and nothing says how many were received."""
        told = self.observations[claim.index + 1 :]
        if told and claim.code == RECEIVED and subject.concepts <= _ASKED:
            self._withdraw(claim.index)
            self._now.whole = self._now.last = evolve(claim, index=claim.index + 1, code=told[0].code)

    def _place(self, claim: Claim) -> None:
        """Makes the claim the whole of what follows, or a part of the whole before it."""
        now = self._now
        if claim.code == "requests.carried_over" and claim.part:
            self._withdraw_mixed(claim)
        if claim.code.startswith(_WAYS) and not claim.part:
            self._withdraw_written(claim.index, self.observations[claim.index].unit)
        if claim.part:
            self._is_of_all_years(claim)
            now.parted = now.parted or not claim.depth
        else:
            now.whole, now.parted = claim, False
            if claim.code == RECEIVED:
                now.requests, now.divided = claim, False

    def _is_of_all_years(self, claim: Claim) -> None:
        """截至2012年底公开988条,其中2012年公开211条: what this year is a part of is of all years."""
        whole = self._now.whole
        if whole is None or whole.token is None or claim.token is None or (whole.code, whole.scope) != (claim.code, claim.scope):
            return
        told, part = self.observations[whole.index], self.observations[claim.index]
        ended = told.period is not None and str(told.period.end).endswith("-12-31")
        if told.basis is Basis.TO_DATE and ended and part.basis is Basis.YEAR and part.applicant is told.applicant:
            self.observations[whole.index] = evolve(told, basis=Basis.CUMULATIVE, period=None)

    def _withdraw_written(self, index: int, unit: str | None) -> None:
        """收到书面申请4件、网上申请7件: those in writing stand beside what came by another way, so they are no total.

        ``index`` is the place of the other number, of this ``unit``, among the observations, where it is one (口头申请1件 is none).
        """
        now, whole = self._now, self._now.whole
        if whole is None or now.parts or whole.index != index - 1 or whole.code != RECEIVED or self.observations[whole.index].unit != unit:
            return
        if whole.index >= now.begun and any(word in self.observations[whole.index].label for word in _WRITTEN):
            self._withdraw(whole.index)
            now.whole = now.requests = None
            place = next((place for place in reversed(range(len(now.stated))) if now.stated[place][1] is whole), None)
            now.stated = now.stated if place is None else (*now.stated[:place], *now.stated[place + 1 :])

    def _withdraw_mixed(self, claim: Claim) -> None:
        """收到N件(含上年结转M件): N is the sum of two codes, so it is neither."""
        whole = self._now.whole
        if whole is not None and whole.code == RECEIVED and whole.token is not None and not whole.new:
            self._withdraw(whole.index)
            span = Span(whole.token.start, whole.token.end)
            self._ambiguous(span, whole.token.text, (RECEIVED, claim.code), "mixed_total")
            self._now.whole, self._now.mixed = None, True

    def _is_one_of_kinds(self, claim: Claim) -> bool:
        """撤销2件，确认违法1件: both are 纠正, and neither is the number of it; what the sentence told so is taken back."""
        told = self.observations[claim.index]
        if not told.code.endswith(_OUTCOMES):
            return False
        alike = [
            index
            for index, one in enumerate(self.observations[self._now.begun : claim.index], self._now.begun)
            if one.code == told.code and not _says_again(one, told) and _same_circle(one, told)
        ]
        for index in (*alike, claim.index) if alike else ():
            self._withdraw(index)
        return bool(alike)

    def _outcome(self, reading: Reading) -> None:
        """行政复议1件,已维持 and 不予公开2件(行政查询事项): what is said of the one case, and of which kind all are."""
        now = self._now
        whole, depth = now.last, reading.clause.depth
        if whole is None or whole.token is None or whole.index < now.begun or whole.token.high is not None:
            return
        if reading.clause.mark == ":" or not whole.code.startswith(_CASES):  # 专职人员:1人;兼职人员:2人
            return
        one = whole.token.value == 1 and whole.token.approx is Approx.EXACT
        if (one or depth) and reading.concepts - {""} and reading.subject(0, len(reading.text)).whose is None:
            self._all(reading, 0, whole, whole.code.partition(".")[0] if one else whole.code)

    def _all(self, reading: Reading, start: int, whole: Claim | None = None, kind: str = "") -> None:
        """收到8件,均已按时办结: the number of the whole is also that of what was done to all of it."""
        now = self._now
        if any(word in reading.text for word in _OTHERS):
            return
        if whole is None and (several := self._several(start)):
            for told, claim in several:  # each within its own topic
                self._done_to(reading, start, claim, evolve(now, sentence=topics_of(told.concepts, self.speaker.wording)))
            return
        if whole is None:
            whole = None if now.parted else now.whole
        topics = self._topics(reading) if start else _NOWHERE
        if whole is not None:  # 行政诉讼2件均维持: the clause itself says of what
            here = evolve(now, sentence=topics) if topics else now
            for begin, end in _both(reading.text, start):
                self._done_to(reading, begin, whole, here, kind, end)

    def _several(self, start: int) -> list[tuple[Subject, Claim]]:
        """The wholes of one list, of each of which 均 tells: 行政复议3件,行政诉讼2件,均维持."""
        now = self._now
        told = [(subject, claim) for subject, claim in now.stated if claim is not None and claim.index >= now.grouped]
        places = [claim.index for _, claim in told]
        side_by_side = places == list(range(len(self.observations) - len(places), len(self.observations)))
        if now.parts or len(told) < 2 or not side_by_side or (start and now.mark not in JOINING):
            return []
        return told

    def _done_to(self, reading: Reading, start: int, whole: Claim, now: Discourse, kind: str = "", end: int | None = None) -> None:
        end = len(reading.text) if end is None else end
        if whole.token is None or whole.code in CARRIED or whole.code.startswith(_WAYS):  # 新收5件,上年结转1件,均已办结: 均 is of both
            return
        subject = reading.subject(start, end)
        subject = subject.saying(subject.concepts - {"all"})
        if not self._speaks_of_this(subject) or subject.concepts & CHANGES:
            return
        named, applicant = self._names.of(subject, whole.token.unit, now)
        kind = kind or whole.code.partition(".")[0]
        if named.code is not None and named.code != whole.code and applicant is None and named.code.startswith(kind):
            told = self.observations[whole.index]
            if told.applicant is not None:
                return
            done = evolve(told, code=named.code, label=self._label(reading, start, end))
            self.observations.append(done)


def _says_again(one: Observation, other: Observation) -> bool:
    """维持2件；维持的2件中，…: whether the second only repeats the first."""
    return one.label == other.label or (one.value == other.value and (one.label in other.label or other.label in one.label))


def _same_circle(one: Observation, other: Observation) -> bool:
    keys = ((o.measure, o.applicant, o.scope, o.basis, o.period) for o in (one, other))
    return next(keys) == next(keys)


def _both(text: str, start: int) -> list[tuple[int, int]]:
    """均已按时办结并予以公开: both things that were done to all."""
    at = text.find(_AND, start + 1)
    return [(start, len(text))] if at < 0 else [(start, at), (at + 1, len(text))]
