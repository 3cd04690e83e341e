"""What the clauses of one sentence share into subjects: a verb, a sum of instances, what only a part says of its whole."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from gxparse.catalogue.wording import NEUTRAL
from gxparse.model.observations import Applicant, Measure
from gxparse.model.tokens import Token
from gxparse.normalise.claims import CHANNELS, NEAR, Named, topics_of, under_disclosure
from gxparse.normalise.concepts import (
    ABOUT,
    ASKED,
    CARRIED,
    CARRYING,
    CONJUNCTIONS,
    INFORMATION,
    PUBLISHING,
    REMEDIES,
    SUMS,
)
from gxparse.normalise.discourse import Claim, Speaker
from gxparse.normalise.keeping import Keeper
from gxparse.normalise.naming import Names
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.ways import RECEIVED

__all__ = ["JOINING", "Lists"]

_VERBS: Final = frozenset("issue make render repeal in_force newly publicly".split())
"""What is done to documents: told once for all items of a list."""
_HANDED: Final = _VERBS | PUBLISHING
_MAKING: Final = frozenset({"render", "issue", "make", "handle"})
_DECIDED: Final = frozenset({"license", "penalty", "coercion"})
_MEANS: Final = NEUTRAL | INFORMATION | {"publish"}
_DIVIDED: Final = re.compile("(?:其中)?[从按依](?:照|据)?.{2,8}(?:分|划分|分类|区分|看|来看|统计)")
"""What says by what the parts that follow are told: 按申请人分:, 从申请渠道看,."""
_DIVIDING: Final = "其从按依"
"""The characters that such words begin with."""
_AMONG: Final = re.compile("(?<=申请)中[有的]?$")
"""What limits a number to what stands before it."""
_DECISIONS: Final = ".decisions"
"""Codes of what is decided; how much of it is published is another number."""
JOINING: Final = frozenset(word[0] for word in CONJUNCTIONS)
"""Marks that go on with a list."""
_REQUESTS: Final = "requests"
_CASES: Final = frozenset({_REQUESTS, "review", "litigation", "direct", "after_review", "complaints"})
"""Topics of what is carried from year to year."""
_WHOLES: Final = REMEDIES | {"apply"}
_FAMILIES: Final = {"review": "review", "lawsuit": "litigation", "complaint": "complaints"}
"""Concepts of cases, and how the codes of what became of them begin."""
_ONLY_ASKED: Final = ASKED | ABOUT | INFORMATION | NEUTRAL | {"receive"}
"""What a part says that is only about disclosure: 各类申请56件，其中政府信息公开申请2件."""
_ABOUT_IT: Final = ABOUT | NEUTRAL | {"info"}
_ALL_KINDS: Final = frozenset({"various", "handle", "all", "receive"})
_SHOWN: Final = NEUTRAL | {"publish", "info"}
_KEY_AREAS: Final = "disclosure.key_areas"
_AREAS: Final = {
    "财政资金": "fiscal", "财政预决算": "fiscal", "财政预算决算": "fiscal", "保障性住房": "housing", "住房保障": "housing",
    "食品药品安全": "food_drug", "食品药品": "food_drug", "食品安全": "food_drug", "环境保护": "environment", "环境": "environment", "生态环境": "environment",
    "安全生产": "work_safety", "生产安全": "work_safety", "价格收费": "pricing", "价格和收费": "pricing", "价格": "pricing",
    "企业信用": "credit", "招标投标": "bidding", "招投标": "bidding",
}  # fmt: skip
_CHANNEL: Final = "requests.received."
_INSTANCE: Final = "instance"


class Lists(Keeper):
    """Names numbers by what the clauses before them in the sentence say."""

    def __init__(self, speaker: Speaker, tokens: Mapping[int, Token]) -> None:
        super().__init__(speaker, tokens)
        self._names = Names(speaker)

    def _hand_on(self, reading: Reading) -> None:
        """What the next clauses of the sentence may leave out."""
        now = self._now
        now.verb = reading.concepts & _HANDED or now.verb
        now.mark = reading.clause.mark
        if not reading.numbers and reading.text[0] in _DIVIDING:
            now.divided = now.divided or _DIVIDED.fullmatch(reading.text) is not None

    def _limits(self, reading: Reading, before: int) -> bool:
        """Whether what is told is only of those who came by one way, or asked as one kind: 网上申请中有36件, 自然人申请中，…."""
        found = _AMONG.search(reading.text, 0, before)
        if found is None:
            return False
        named, applicant = self._named(reading.subject(0, found.start()), None)
        limits = applicant is not None or (named.code or "").startswith(_CHANNEL)
        self._other_ways = self._other_ways or limits
        return limits

    def _named(self, subject: Subject, unit: str | None) -> tuple[Named, Applicant | None]:
        """The code of a subject by its own words, else with the verb of the list that it goes on with."""
        now = self._now
        named, applicant = self._names.of(subject, unit, now)
        if subject.concepts & CHANNELS and subject.concepts <= CHANNELS | _SHOWN and not now.through:
            named = Named(None)  # 网站公开信息8800条 may be of anything, 通过网站公开信息8800条 is told of disclosure
        if named.code is None and (area := self._area(subject)) is not None:
            return Named(area), None
        if named.code in CARRIED and subject.concepts.isdisjoint(ASKED) and self._is_of_remedies():
            return Named(None), None
        if named.code is not None and named.code.endswith(_DECISIONS):
            published = (subject.concepts if subject.concepts & _MAKING else subject.concepts | now.verb) & PUBLISHING
            return (Named(None) if published else named), applicant
        decided = subject.concepts & _DECIDED and "decision" not in subject.concepts
        if named.code is None and decided and self._goes_on(_DECISIONS):
            return self._named(subject.saying(subject.concepts | {"decision"}), unit)
        if named.code is None and (channel := self._with_channel(subject)) is not None:
            return self._names.of(channel, unit, now)
        verb = now.verb & _VERBS
        if named.code is None and verb and now.mark in JOINING and not subject.concepts & _VERBS:
            return self._names.of(subject.saying(subject.concepts | verb), unit, now)
        return named, applicant

    def _area(self, subject: Subject) -> str | None:
        """重点领域信息99条，其中财政资金12条: the area by its short name, which means other things where no key areas are told."""
        whole = self._now.whole
        if whole is None or whole.code != _KEY_AREAS or not self._now.parts or not subject.concepts <= _MEANS | {"fee"}:
            return None
        area = _AREAS.get(subject.unknown)
        return None if area is None else f"{_KEY_AREAS}.{area}"

    def _is_of_remedies(self) -> bool:
        """Whether the nearest cases told are none of requests: 行政复议3件，其中1件为上年度结转."""
        now = self._now
        if now.foreign:
            return True
        last = None if now.last is None or now.last.index < now.begun else now.last.code.partition(".")[0]
        if last in _CASES:
            return last != _REQUESTS
        nearest = next((topics for topics in now.around if topics & _CASES), frozenset[str]())
        return bool(nearest) and _REQUESTS not in nearest

    def _topics(self, reading: Reading) -> frozenset[str]:
        """What a clause is about; 结转 alone does not turn to requests where cases are told that are none."""
        topics = topics_of(reading.concepts, self.speaker.wording)
        if _REQUESTS in topics and reading.concepts & CARRYING and not reading.concepts & ASKED and self._is_of_remedies():
            return topics - {_REQUESTS}
        return topics

    def _goes_on(self, codes: str) -> bool:
        """Whether the number before in the sentence is of a code that begins or ends so."""
        last = self._now.last
        ends = last is not None and (last.code.startswith(codes) or last.code.endswith(codes))
        return last is not None and ends and last.index >= self._now.begun

    def _with_channel(self, subject: Subject) -> Subject | None:
        """政府网站公开5条 after 主动公开9条, and 微博3条 after 政府网站公开政府信息5条: what is left out added."""
        now = self._now
        channels = subject.concepts & CHANNELS
        says = now.mark == ";" and "publish" in subject.concepts and not subject.concepts.isdisjoint(INFORMATION)
        headed = under_disclosure(now.sections) and (says or not now.foreign)  # 简报12期；网站公开信息290条 leaves nothing out
        beside = self._goes_on("disclosure.channel.")
        means = _MEANS | {"post"} if headed or beside else _MEANS
        if len(channels) != 1 or subject.unknown or not subject.concepts <= channels | means:
            return None
        whole = now.whole is not None and now.whole.code == "disclosure.total" and now.whole.index >= now.begun
        told = "publish" in subject.concepts and any("disclosure" in topics for topics in now.around[:NEAR])
        informed = "post" in subject.concepts and "website" in channels and not subject.concepts.isdisjoint(INFORMATION)
        told = told or (headed and ("publish" in subject.concepts or informed))
        if not (told or beside or (whole and (now.parts or now.mark == ":"))):
            return None
        return subject.saying(channels | {"active"})

    def _of_instances(self, reading: Reading, subject: Subject) -> Subject | None:
        """一审3件、二审2件,共计5件: the subject whose instances the sum is of; an instance itself has no code."""
        now = self._now
        if _INSTANCE in subject.concepts:
            core = subject.saying(subject.concepts - {_INSTANCE})
            now.instances = core if core.concepts & REMEDIES else now.instances
            return None
        if now.instances is None or subject.unknown or not subject.concepts <= SUMS:
            return None
        return now.instances if "total" in subject.concepts or "共" in reading.text[:2] else None

    def _of_parts(self, reading: Reading, subject: Subject, token: Token) -> Subject | None:
        """网络申请5件,信函申请2件,共计7件: the sum of what came by each channel, from each kind of applicant or to each body is of all."""
        bodies = subject.whose is not None  # 县政府收到11件,部门收到30件,全县共41件
        if not subject.concepts <= SUMS or subject.unknown or (subject.whose is not None and subject.whose.scope):
            return None
        parts = self.observations[self._now.begun :]
        if len(parts) < 2 or not ("total" in subject.concepts or "共" in reading.text[: 4 if bodies else 2]):
            return None
        by_channel = all(one.code.startswith(_CHANNEL) and one.applicant is None for one in parts)
        by_applicant = all(one.code == RECEIVED and one.applicant is not None for one in parts)
        by_body = bodies and all(one.code == RECEIVED and one.applicant is None for one in parts)
        plain = all((bodies or one.scope is None) and one.measure is Measure.VALUE and one.high is None for one in parts)
        if not (plain and (by_channel or by_applicant or by_body)) or sum(one.value or 0 for one in parts) != token.value:
            return None
        return subject.saying(subject.concepts | {"apply", "receive"})

    def _state(self, reading: Reading, subject: Subject, claim: Claim | None) -> None:
        """Remembers the number of a whole that may turn out to be of more than disclosure."""
        now = self._now
        if not now.parts and subject.concepts & _WHOLES:
            asked = "apply" in subject.concepts and "公开" in reading.text
            now.disclosed = now.disclosed or asked or _is_about(reading, subject)
            now.stated += ((subject, claim),)

    def _narrowed(self, reading: Reading, subject: Subject) -> Subject:
        """复议56件,其中涉及政府信息公开2件: the wholes are of more than disclosure, and the part is what counts."""
        now, wholes = self._now, self._now.stated
        if not wholes or now.disclosed:
            return subject
        only = not subject.unknown and subject.concepts <= _ABOUT_IT
        if not (now.parts or only or reading.text.startswith("涉")):
            return subject
        if not now.parts:
            wholes = wholes[-1:]
        asked = bool(subject.concepts & ASKED) and not subject.concepts & REMEDIES
        if asked and any(whole.concepts & REMEDIES for whole, _ in wholes):
            self._retract(wholes)
            return evolve(subject, unknown=reading.text)  # 复议3件，其中信息公开申请2件: reconsiderations or requests?
        only_asked = "公开" in reading.text and subject.concepts <= _ONLY_ASKED and not subject.unknown
        if not (only_asked if asked else _is_about(reading, subject)):
            return subject
        self._retract(wholes)
        if only and len(wholes) == 1:
            return subject.saying(subject.concepts | (wholes[0][0].concepts - _ALL_KINDS))
        return subject

    def _retract(self, wholes: Sequence[tuple[Subject, Claim | None]]) -> None:
        for _, claim in wholes:
            if claim is not None:
                self._withdraw(claim.index)
        families = {family for subject, _ in wholes for head, family in _FAMILIES.items() if head in subject.concepts}
        for index, told in enumerate(self.observations[self._now.begun :], self._now.begun):
            if told.code.partition(".")[0] in families:  # 诉讼83件，败诉6件，其中信息公开类败诉1件: the six are of all kinds too
                self._withdraw(index)
        self._now.whole, self._now.alien = None, False


def _is_about(reading: Reading, subject: Subject) -> bool:
    """Whether words say that what is counted is about disclosure."""
    return bool(subject.concepts & ABOUT) or "信息公开" in reading.text
