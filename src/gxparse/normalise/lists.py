"""What the clauses of one sentence share into subjects: a verb, a sum of instances, what only a part says of its whole."""

from collections.abc import Sequence
from typing import Final

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.observations import Applicant
from gxparse.normalise.claims import Named
from gxparse.normalise.discourse import Claim, Speaker
from gxparse.normalise.keeping import Keeper
from gxparse.normalise.naming import Names
from gxparse.normalise.readings import Reading, Subject

__all__ = ["Lists"]

_VERBS: Final = frozenset("issue make repeal in_force newly publicly".split())
"""What is done to documents: told once for all items of a list."""
_PUBLISHING: Final = frozenset({"publish", "active"})
_DECISIONS: Final = ".decisions"
"""Codes of what is decided; how much of it is published is another number."""
_JOINING: Final = ("、", "和", "及", "以", "与")
"""Marks that go on with a list."""
_REMEDIES: Final = frozenset({"review", "lawsuit", "complaint"})
_ABOUT: Final = frozenset({"work", "govinfo"})
"""Words that say that a case is about disclosure."""
_ALL_KINDS: Final = frozenset({"various", "handle", "all", "receive"})
_SUMS: Final = frozenset({"count", "total", "whole"})
_INSTANCE: Final = "instance"


class Lists(Keeper):
    """Names numbers by what the clauses before them in the sentence say."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker)
        self._names = Names(speaker)

    def _hand_on(self, reading: Reading) -> None:
        """What the next clauses of the sentence may leave out."""
        now = self._now
        now.verb = reading.concepts & (_VERBS | _PUBLISHING) or now.verb
        now.mark = reading.clause.mark

    def _named(self, subject: Subject, unit: str | None) -> tuple[Named, Applicant | None]:
        """The code of a subject by its own words, else with the verb of the list that it goes on with."""
        now = self._now
        named, applicant = self._names.of(subject, unit, now)
        if named.code is not None and named.code.endswith(_DECISIONS):
            published = (subject.concepts | now.verb) & _PUBLISHING
            return (Named(None) if published else named), applicant
        verb = now.verb & _VERBS
        if named.code is None and verb and now.mark in _JOINING and not subject.concepts & _VERBS:
            return self._names.of(subject._replace(concepts=subject.concepts | verb), unit, now)
        return named, applicant

    def _of_instances(self, reading: Reading, subject: Subject) -> Subject | None:
        """一审3件、二审2件,共计5件: the subject whose instances the sum is of; an instance itself has no code."""
        now = self._now
        if _INSTANCE in subject.concepts:
            core = subject._replace(concepts=subject.concepts - {_INSTANCE})
            now.instances = core if core.concepts & _REMEDIES else now.instances
            return None
        summing = "total" in subject.concepts or "共" in reading.text[:2]
        bare = subject.concepts <= _SUMS and not subject.unknown
        return now.instances if now.instances is not None and summing and bare else None

    def _state(self, reading: Reading, subject: Subject, claim: Claim | None) -> None:
        """Remembers the number of a whole that may turn out to be of more than disclosure."""
        now = self._now
        if not now.parts and subject.concepts & _REMEDIES:
            now.disclosed = now.disclosed or _is_about(reading, subject)
            now.stated.append((subject, claim))

    def _narrowed(self, reading: Reading, subject: Subject) -> Subject:
        """复议56件,其中涉及政府信息公开2件: the wholes are of more than disclosure, and the part is what counts."""
        now, wholes = self._now, self._now.stated
        if not now.parts or not wholes or now.disclosed or not _is_about(reading, subject):
            return subject
        self._retract(wholes)
        only = not subject.unknown and subject.concepts <= _ABOUT | NEUTRAL | {"info"}
        if only and len(wholes) == 1:
            return subject._replace(concepts=subject.concepts | (wholes[0][0].concepts - _ALL_KINDS))
        return subject

    def _retract(self, wholes: Sequence[tuple[Subject, Claim | None]]) -> None:
        for _, claim in wholes:
            if claim is not None:
                self._withdraw(claim)
        self._now.whole, self._now.alien = None, False


def _is_about(reading: Reading, subject: Subject) -> bool:
    """Whether words say that what is counted is about disclosure."""
    return bool(subject.concepts & _ABOUT) or "信息公开" in reading.text
