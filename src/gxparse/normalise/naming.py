"""Subjects with what the discourse adds to them into codes and applicants; must not know numbers and makes no claims."""

import re
from typing import Final

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.observations import Applicant, Basis
from gxparse.normalise.claims import Named, name_of, topics_of
from gxparse.normalise.concepts import ASKED, CARRIED, INFORMATION, PUBLISHING
from gxparse.normalise.discourse import Claim, Discourse, Speaker
from gxparse.normalise.readings import Reading, Subject

__all__ = ["NARROWED", "VERBS", "Names"]

NARROWED: Final = re.compile(
    "(?<!现行)有效(?!期)|其余|剩余|(?:存在|出现|发现|有(?!关))[^的有]{0,6}(?:问题|情形|瑕疵|错误|缺陷)的?|存在的?问题|问题的?(?:政府)?(?:信息)?(?:公开)?申请"
)
"""What makes of a noun less than it says: there may be requests where there is no 有效申请 or none 存在问题的."""

VERBS: Final = ASKED | NEUTRAL | {"receive", "handle"}
"""Concepts that say nothing of their own beside a body or an applicant: 区政府受理3件."""

_PUBLISHED: Final = NEUTRAL | PUBLISHING | INFORMATION
"""Concepts that say nothing of their own in a part of what is published: 市级部门公开5条."""

_SAID: Final = {"requests.received": frozenset({"receive"}), "disclosure.total": frozenset({"publish", "active"})}
"""What may be said again of a number of another time: 公开62条，历年累计公开604条."""
_RECEIVED: Final = frozenset({"receive"})
_SPOKEN: Final = NEUTRAL | _RECEIVED
_APPLICANTS: Final = {
    str(applicant): applicant for applicant in Applicant if applicant not in (Applicant.OTHER, Applicant.TOTAL)
}
_ASKED: Final = frozenset({"requests.received", "requests.results_total", "requests.replied", "requests.concluded"})
"""What one after the other may tell of, without 其中: 收到申请8件,自然人5件. Beside a channel it would be of the total."""
_SHARED: Final = frozenset(
    "work charge decision render publish post govinfo info active apply onreq receive conclude reply respond hold happen".split()
)
"""Concepts that one noun of a list may have for all."""


class Names:
    """Finds the codes that the words of a report name."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def of(self, subject: Subject, unit: str | None, now: Discourse) -> tuple[Named, Applicant | None]:
        """The code of a subject, and the applicant it tells of."""
        concepts = subject.concepts
        who: list[Applicant] = []
        if not concepts.isdisjoint(_APPLICANTS):
            who = [applicant for concept, applicant in _APPLICANTS.items() if concept in concepts]
            subject = subject.saying(concepts.difference(_APPLICANTS))
            concepts = subject.concepts
        applicant = who[0] if len(who) == 1 else None
        if not subject.unknown and self._adds_nothing(subject, concepts, now, parted=now.parts or bool(who)):
            code = self._of_whole(subject, concepts, applicant, unit, now)
            if code is not None:
                return Named(code), applicant
        if len(who) > 1 or "legal_person" in concepts:
            return Named(None), None
        named = self._name(subject, now.around, unit)
        if who and (named.code is None or not named.code.startswith("requests.")):
            return Named(None), None
        return named, applicant

    @staticmethod
    def _adds_nothing(subject: Subject, concepts: frozenset[str], now: Discourse, *, parted: bool) -> bool:
        """Whether the words name no code of their own beside those for a body, an applicant or a time."""
        whole = now.whole
        if whole is None:
            return False
        if parted:
            return concepts <= (_PUBLISHED if whole.code == "disclosure.total" else VERBS)
        last = now.last
        said = NEUTRAL if last is None else NEUTRAL | _SAID.get(last.code, frozenset())
        if concepts <= said and subject.whose is None:
            return last is not None and last.index == now.grouped and not last.scope and last.basis is not now.when.basis
        told = subject.whose is not None and whole.index >= now.begun and not now.foreign
        goes_on = now.requests is not None and whole.code in _ASKED | CARRIED  # 收到58件,办结57件。县政府收到23件
        if goes_on and subject.whose is not None and not now.foreign and "receive" in concepts and concepts <= _SPOKEN:
            return True
        if told and whole.code == "disclosure.total" and "publish" in concepts:
            return concepts <= _PUBLISHED
        spoken = "receive" in concepts or (not concepts and bool(subject.whose and subject.whose.scope))
        return told and spoken and concepts <= VERBS and whole.code == "requests.received"

    @staticmethod
    def _of_whole(
        subject: Subject, concepts: frozenset[str], applicant: Applicant | None, unit: str | None, now: Discourse
    ) -> str | None:
        """The whole's code, where a part only says whose it is (其中区政府3件), by whom (自然人3件) or when (其中今年3件)."""
        whole = now.whole
        if applicant is not None and whole is not None and not now.parts and whole.code not in _ASKED:
            whole = now.requests if now.divided else None
        elif applicant is not None and now.divided:
            whole = now.requests or whole
        if subject.whose is not None or applicant is not None:
            whole = _meant(whole, concepts, now)
        if whole is None or (unit is not None and whole.token is not None and unit != whole.token.unit):
            return None
        scoped = subject.whose is not None and (bool(subject.whose.scope) or whole.scope is not None)
        last = now.last or whole
        told = now.when.stated or now.when.basis is Basis.CUMULATIVE
        said = _PUBLISHED if told and last.code == "disclosure.total" else _RECEIVED
        dated = concepts <= said and applicant is None and last.basis is not now.when.basis
        asked = applicant is not None and whole.code.startswith("requests.")
        if scoped or asked:
            return whole.code
        return last.code if dated and (concepts or now.last is not None) else None

    @staticmethod
    def repeats_whole(code: str, subject: Subject, now: Discourse) -> bool:
        """其中5件申请: whether a part is told in the words of its whole, and so names nothing."""
        whole = now.whole
        return (
            now.parts
            and not subject.bare
            and whole is not None
            and whole.code == code
            and whole.basis is now.when.basis
            and subject.whose is None
            and subject.concepts.isdisjoint(_APPLICANTS)
        )

    def nouns(
        self, reading: Reading, start: int, end: int, now: Discourse, doer: frozenset[str] = frozenset()
    ) -> list[tuple[Subject, str]]:
        """The nouns of a stretch, joined by 、和, with the code of each; what names no code is left out."""
        every = reading.subject(start, end).concepts
        found: list[tuple[Subject, str]] = []
        for a, b in reading.nouns(start, end):
            if NARROWED.search(reading.text, a, b):
                continue
            subject = reading.subject(a, b)
            if subject.concepts <= NEUTRAL | {"receive"} and (a, b) != (start, end):  # 未收到书面、网络申请: 书面 alone is no noun
                continue
            plain = subject.saying((subject.concepts | doer) - {"all", "not"})
            named = self.noun(plain, every, now, None)
            if named is not None:
                found.append(named)
        return found

    def noun(
        self, noun: Subject, every: frozenset[str], now: Discourse, unit: str | None
    ) -> tuple[Subject, str] | None:
        """The code of one noun of a list with the concepts ``every``, by its own words or with those of one for all."""
        around = (topics_of(every, self._speaker.wording), *now.around)
        own = noun.concepts
        for concepts in dict.fromkeys((own, own | {"work"} & every, own | every & _SHARED)):
            tried = noun.saying(concepts)
            code = self._name(tried, around, unit).code
            if code is not None:
                return None if code.endswith(".decisions") and every & PUBLISHING else (tried, code)
        return None

    def _name(self, subject: Subject, around: tuple[frozenset[str], ...], unit: str | None) -> Named:
        return name_of(subject, around, self._speaker.era, unit, self._speaker.wording)


def _meant(whole: Claim | None, concepts: frozenset[str], now: Discourse) -> Claim | None:
    """Of which of several totals of requests a part is: 新收58件,办结57件。其中县政府受理23件 is of those received.

    Behind those carried over, which are told beside those received, and behind the end of a sentence with several
    totals, a part without a verb may be of either.
    """
    asked = now.requests
    if whole is None or asked is None or asked.code == whole.code or whole.code not in _ASKED | CARRIED:
        return whole
    if "receive" in concepts:
        return asked
    either = whole.index < now.begun or (whole.code in CARRIED and now.outside is None)
    return None if either else whole
