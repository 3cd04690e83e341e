"""A number of a clause into what it counts, or what it is a change of; must not know the order of clauses."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from attrs import evolve

from gxparse.catalogue.wording import NEUTRAL
from gxparse.folding import BLANKS, fold
from gxparse.lexing.cut import follows_digits
from gxparse.lexing.units import SAFE_UNITS
from gxparse.model.diagnostics import diagnose
from gxparse.model.observations import Evidence, Measure, Observation, Origin
from gxparse.model.tokens import TIME_UNITS, Approx, Token, TokenKind
from gxparse.normalise.changes import Changes
from gxparse.normalise.claims import topics_of
from gxparse.normalise.clauses import NUMBER, TIME
from gxparse.normalise.concepts import PUBLISHING, REMEDIES, SUMS
from gxparse.normalise.discourse import Claim, Speaker
from gxparse.normalise.growth import CHANGES, change_of
from gxparse.normalise.lists import JOINING
from gxparse.normalise.misnamed import Misnamed
from gxparse.normalise.naming import NARROWED
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.ways import RECEIVED, REQUESTS
from gxparse.normalise.when import THIS_YEAR
from gxparse.normalise.whose import OWN, Whose
from gxparse.spans import Span

__all__ = ["Numbers"]

_BARE, _PERCENT = TokenKind.NUMBER, TokenKind.PERCENT  # to look up a member takes ten times as long as a global
_TAKEN: Final = TIME_UNITS - {"年"}
"""In these is told how long something took."""
_SUMMED: Final = SUMS | {"all"}
_LISTED: Final = _SUMMED | {"receive"}
"""What a number that takes its subject from the clause before may say of its own; behind a colon also that it came in."""
_PARTED: Final = re.compile("[余多]([件条次篇份名人个])")
_UNIT: Final = re.compile(rf"[（(](?:单位[:：])?[{BLANKS}]*([^（()）{BLANKS}]{{1,4}})[{BLANKS}]*[)）][{BLANKS}]*[:：]?[{BLANKS}]*$")
_SCALED: Final = re.compile("[（(【〔［\\[][^（()）】〕］\\]]*[千万亿][^（()）】〕］\\]]*[)）】〕］\\]][^0-9０-９，,。；;]{0,4}$")
"""申请数（万件）为64: what one of such a number is, no measure word says."""
_COUNTED: Final = {printed: unit.name for printed, unit in SAFE_UNITS.items() if unit.kind is TokenKind.QUANTITY}
_NEAR: Final = 16
"""Characters before a number in which its label ends."""
_ENDS: Final = re.compile(
    rf"[{BLANKS}]*(?:$|[。；;)）]|[，、,](?![{BLANKS}]*[0-9０-９])"
    rf"|\r?\n\s*+(?![-—/|]|[0-9０-９]++(?![、)）]|[.．](?![0-9０-９]))))"
)
"""What stands behind the value of a label: no further value beside it or below, and not the rest of one that a line end cuts."""
_MARKS: Final = frozenset("，。；、,;:：)）")
_DONE: Final = re.compile("[也均都现]*已经?(?:全部)?(?:按[时期])?(?:办结|答复|审结|处理|结案)(?:完毕)?$")
_REST: Final = ("以上", "上述", "其余", "剩余", "其他", "其它", "另外", "另有")
_BASE: Final = re.compile(
    f"[与较比同](?:{TIME}|上年|去年|上一年|前年)(?:度|同期|全年)?(?:的?[^增减升降提下多少净翻比平转{NUMBER}]{{0,4}}(?:申请|信息|数量?|总[数量]))?的?$"
)
_ACTS: Final = frozenset({"license", "penalty", "coercion", "othermatter"})
"""What is applied for besides information: 行政许可申请12件，其中网上申请5件."""
_ASKING: Final = frozenset({"apply", "receive"})
_REACHED: Final = frozenset(("达", "达到", "为", "共达", "已达"))
"""What may stand between a noun of the clause before and its number: 申请数同去年持平，为2件."""
_PEOPLE: Final = frozenset({"人", "人次", "名", "位"})
_TRAINED: Final = frozenset({"attend", "trained"}) | NEUTRAL


class Numbers(Misnamed):
    """States what single numbers count, with what the clauses before them say."""

    def __init__(self, speaker: Speaker, tokens: Mapping[int, Token]) -> None:
        super().__init__(speaker, tokens)
        self._changes = Changes(speaker, self._names)
        self._beside = frozenset[str]()

    def _number(self, reading: Reading, at: int, start: int, end: int) -> None:
        token = self._tokens[reading.clause.at[at]]
        token = _mended(token, reading.text[at + 1 : at + 4]) if token.kind is not _BARE else self._with_unit(token)
        if token.unit in TIME_UNITS:  # such numbers count no indicator
            self._now.when = self._now.when._replace(other=token.unit == "年")
            return
        if self._is_no_value(reading, start, at):
            return
        cut = self._cut(reading, at, start, end)
        subject = self._subject(reading, (start, cut), token)
        if cut < end and subject.bare and self._is_of_requests(reading, at, token):
            cut = end  # 收到申请75件，70件已办结: what was done is what it counts
            subject = self._subject(reading, (start, cut), token)
            subject = subject.saying(subject.concepts - {"all"})
        if subject.concepts & CHANGES or token.kind is _PERCENT:
            self._change(reading, at, start, subject, token)
            return
        if not self._speaks_of_this(subject):
            self._now.tell_elsewhere(subject)
            self._tell_apart(reading, subject, token)
            return
        last, claim = self._now.last, self._claim_number(reading, at, subject, token, (start, cut))
        self._now.counted = True
        if claim is not None and last is not None and subject.concepts <= NEUTRAL and not claim.part:
            self._now.apart = claim.basis is not last.basis
            self._now.when = THIS_YEAR if self._now.apart else self._now.when
        self._now.last, self._now.elsewhere = claim, None
        self._hand_on_kind(subject, claim)
        self._state(reading, subject, claim)
        if claim is None:
            if "apply" in subject.concepts and "receive" not in subject.concepts and reading.text.endswith("申请", 0, at):
                self._withdraw_written(len(self.observations), token.unit)  # 收到书面申请4件、口头申请1件
            return
        self._now.ways.count(self.observations[claim.index], claim.index)
        if self._is_one_of_kinds(claim):
            return
        self._now.owner = claim if claim.scope and (claim.part or claim.beside) else None
        self._now.before |= {self.speaker.wording.topic_of(claim.code)}
        self._place(claim)
        if cut < end:
            self._all(reading, cut, claim if claim.part and claim.scope else None)
            if cut > at + 1:
                self._is_done(claim, subject)

    def _is_of_requests(self, reading: Reading, at: int, token: Token) -> bool:
        """Whether a clause that begins with its number goes on from the requests received, and tells of no more of them."""
        last = self._now.last
        if at or last is None or last.token is None or last.code != RECEIVED or last.part or reading.clause.depth:
            return False
        told, received = token.value, last.token.value
        return isinstance(told, int) and isinstance(received, int) and told <= received

    def _hand_on_kind(self, subject: Subject, claim: Claim | None) -> None:
        """What kind of thing was counted, as far as what follows leaves it out."""
        now = self._now
        if not subject.concepts.isdisjoint(_ASKING) or (claim is not None and claim.code.startswith(REQUESTS)):
            now.attributed = False
        elif "active" in subject.concepts and now.attributed is None:
            now.attributed = True
        act = not subject.concepts.isdisjoint(_ACTS) and subject.concepts.isdisjoint(PUBLISHING)
        asked = claim is None and "apply" in subject.concepts
        self._other_ways = self._other_ways or (asked and not act)  # 收到单位申请3件, QQ申请3件
        now.asked = claim is None and (now.asked or (asked and (act or bool(subject.unknown))))
        if not (now.parts and now.whole is not None):
            left_out = now.foreign and not topics_of(subject.concepts, self.speaker.wording)
            now.foreign = claim is None and (bool(subject.unknown) or left_out or now.asked)
            if not now.parts:
                now.alien = now.foreign

    def _tell_apart(self, reading: Reading, subject: Subject, token: Token) -> None:
        """收到12件。去年公开90条,增长5%: the growth is of what was told last, though it is none of this year's."""
        now, last = self._now, self._now.last
        if last is None:
            return
        if subject.concepts - NEUTRAL - {"receive"}:
            code = self._named(subject, token.unit)[0].code
            now.last = next((one for one in (last, now.whole) if one is not None and one.code == code), None)
        elif last.part and not reading.clause.depth and (reading.clause.first or now.mark == ";"):
            # 收到58件，其中网上31件；去年受理45件，增长29%: no part is spoken of any more
            whole = now.whole if now.whole is not None and now.whole.index < last.index else None
            received = "receive" in subject.concepts and whole is not None and whole.code == RECEIVED
            now.last = whole if received else None

    def _cut(self, reading: Reading, at: int, start: int, end: int) -> int:
        """Where what was done to all of a number begins behind it: 3件均已办结. 其余3件均为公开 says what the three are."""
        if end > at + 1 and "已" in reading.text and (done := _DONE.match(reading.text, at + 1, end)) is not None:
            return done.start()
        if not reading.has("all"):
            return end
        cut = next((w.start for w in reading.within(at, end) if w.concept == "all"), end)
        return end if cut == at + 1 and start < at and reading.text[start:at] in _REST else cut

    def _is_no_value(self, reading: Reading, start: int, at: int) -> bool:
        """Whether a number is of what took so long (5个工作日内办结4件), or from where something grew (5件增加到8件)."""
        if reading.numbers[0] < at and self._took(reading, at):
            self._now.last = None
            return True
        if _is_base(reading.text, start, at):
            return True
        return reading.has("upto") and any(word.start == at + 1 and word.concept == "upto" for word in reading.words)

    def _took(self, reading: Reading, at: int) -> bool:
        """Whether a number before says how long something took."""
        return any(self._tokens[reading.clause.at[one]].unit in _TAKEN for one in reading.numbers if one < at)

    def _subject(self, reading: Reading, stretch: tuple[int, int], token: Token) -> Subject:
        """What the stretch of a number says, with what the clauses before add."""
        subject = self._narrowed(reading, self._with_pending(reading, reading.subject(*stretch), token))
        if self._beside and subject.concepts & REMEDIES:
            subject = subject.saying(subject.concepts | self._beside)
        other = self._now.elsewhere
        if other is not None and self._now.when.stated and subject.concepts <= NEUTRAL | {"receive"}:
            return evolve(subject, concepts=subject.concepts | other.concepts, unknown=subject.unknown + other.unknown)
        trained = token.unit in _PEOPLE and subject.concepts <= _TRAINED and self._goes_on("training.sessions")
        if trained and not self._is_one_of_several(token):
            return subject.saying(frozenset({"workclass", "trained"}))
        if subject.bare and token.unit == "%" and reading.clause.depth and reading.text == NUMBER:
            return subject.saying(frozenset({"share"}))
        if self._now.principal and "attend" in subject.concepts:
            subject = subject.saying(subject.concepts | {"principal"})
        if (token.value == 0 and isinstance(token.value, int | Decimal)) or reading.text.startswith(_REST):
            return subject.saying(subject.concepts - {"all"})
        if "principal" in subject.concepts and subject.whose is not None and subject.whose.part:
            return evolve(subject, whose=None)  # 县政府主要负责同志 are those of the body itself
        return subject

    def _with_pending(self, reading: Reading, subject: Subject, token: Token) -> Subject:
        """行政复议:5件 and 收到申请,共5件: a bare number takes its subject from the clause before."""
        instances = self._of_instances(reading, subject) or self._of_parts(reading, subject, token)
        if instances is not None:
            return instances
        pending = self._now.pending
        listed = reading.clause.listed and pending is not None and pending.clause.mark == ":"
        if pending is None or subject.unknown:
            return subject
        may = _LISTED if listed else _SUMMED
        if "共" in reading.text[: reading.numbers[0]]:  # 行政复议方面,全区共发生29件
            may |= {"happen"}
        if not subject.concepts <= may:
            return subject
        reached = reading.text[: reading.numbers[0]] in _REACHED
        if not (listed or reached or subject.concepts & {"total", "all", "count"} or "共" in reading.text[:4]):
            return subject
        if "all" in subject.concepts and token.value != 0:
            return subject
        before = pending.subject(0, len(pending.text))
        if before.concepts & {"not", "modal"}:
            return subject
        if reached:
            before = before.saying(before.concepts - CHANGES)
        return evolve(before, concepts=before.concepts | subject.concepts, whose=subject.whose or before.whose)

    # --- claims

    def _claim_number(
        self, reading: Reading, at: int, subject: Subject, token: Token, stretch: tuple[int, int]
    ) -> Claim | None:
        bare = token.kind is _BARE
        unit = token.unit
        if bare and not self._counts(reading, at, subject, token):
            return None
        if token.value == 0 and reading.has("all") and self._zeroes(reading, stretch, token):
            return None
        if token.value == 0 and NARROWED.search(reading.text, *stretch):
            return None
        named, applicant = self._named(subject, unit)
        if named.code is None:
            if named.either:
                span = Span(token.start, token.end)
                self._ambiguous(span, token.text, named.either, "ambiguous_number")
                self._now.mixed = True
            return None
        code = named.code
        if self._is_half(token):
            return None
        if code.startswith("requests.") and (self._now.limited or self._limits(reading, at)):
            return None
        if self._is_of_another(reading, at, subject, token, code, applicant) or self._repeats(subject, code):
            return None
        if self._is_judge(subject, code):
            subject = evolve(subject, whose=None)
        owned = self._owned(reading, subject, code, token)
        if owned is None:
            return None
        if subject.concepts.isdisjoint(SUMS) and self._is_of_one_way(code, token):
            self._of_ways.append(len(self.observations))
        return self._observe(reading, code, owned, token, stretch, applicant)

    def _is_half(self, token: Token) -> bool:
        """信息：4⏎2条: what follows digits may be the rest of their number."""
        if not follows_digits(self.speaker.text, token.start):
            return False
        self.diagnostics.append(diagnose("cut_number", Span(token.start, token.end), text=token.text))
        return True

    def _owned(self, reading: Reading, subject: Subject, code: str, token: Token) -> Subject | None:
        """其中区县收到354件、办结349件: what is told next to a body's part is the body's; behind a comma it may be anyone's."""
        owner = self._now.owner
        if owner is None or owner.token is None or subject.whose is not None:
            return subject
        inside = reading.clause.depth == owner.depth + 1  # 区县收到354件(网络200件)
        apart = owner.depth != reading.clause.depth - inside or owner.code.partition(".")[0] != code.partition(".")[0]
        more = owner.token.unit == token.unit and Decimal(str(token.value)) > Decimal(str(owner.token.value))
        if apart or owner.code == code or more:
            return subject
        beside = self._now.mark in JOINING and self._now.last is not None
        if owner.token.start < reading.clause.at[0] and not (beside or inside):
            return None
        return evolve(subject, whose=Whose(owner.scope or OWN, 0, 0, part=False))

    def _counts(self, reading: Reading, at: int, subject: Subject, token: Token) -> bool:
        """Whether a number without a measure word counts the subject: 申请数为5, 均为0."""
        if _SCALED.search(self.speaker.text, max(0, token.start - _NEAR), token.start) is not None:
            return False
        if token.unit is not None:
            return _ENDS.match(self.speaker.text, token.end) is not None
        before = reading.text[max(0, at - 1) : at]
        behind = self.speaker.text[token.end : token.end + 4].lstrip(BLANKS + "\r\n")[:1]
        if behind.isdecimal() or behind in tuple("-—/|"):
            return False  # a row of values that no table could hold: which of them belongs to the label, nothing says
        if before in ("为", ":", "是"):
            return True
        return bool(subject.concepts & SUMS) and before in ("数", "量", "计") and behind in _MARKS

    def _with_unit(self, token: Token) -> Token:
        """收到申请（件）：64: a bare number with the unit that its label has in brackets; of what is no unit there it has none."""
        found = _UNIT.search(self.speaker.text, max(0, token.start - _NEAR), token.start)
        unit = None if found is None else _COUNTED.get(fold(found[1]))
        return token if unit is None else token._replace(unit=unit)

    def _zeroes(self, reading: Reading, stretch: tuple[int, int], token: Token) -> bool:
        """行政复议、行政诉讼均为0件: a zero is of every noun."""
        found = self._names.nouns(reading, *stretch, self._now)
        if len(found) < 2:
            return False
        for subject, code in found:
            self._observe(reading, code, subject, token, stretch, None)
        return True

    # --- growth and shares

    def _grown(self) -> Observation | None:
        """申请总量增加16件，增幅44.4%: the growth just told, for another figure of it."""
        told = self.observations[self._now.begun :] if not self._now.counted else []
        return told[-1] if told and told[-1].measure is Measure.GROWTH and told[-1].code else None

    def _change(self, reading: Reading, at: int, start: int, subject: Subject, token: Token) -> None:
        now = self._now
        if start == at and at - 1 in reading.numbers and follows_digits(self.speaker.text, token.start):
            start, at = 0, at - 1  # 增长1 5%: the words stand before the first half
            subject = reading.subject(start, at)
        change = change_of(subject, token.unit)
        if change is None or now.future or not isinstance(token.value, int | Decimal):
            return
        last = self.observations[now.last.index] if now.last is not None else self._grown()
        dates = self._dates(reading, start, at)
        if token.approx is Approx.EXACT and any(reading.text.startswith("约占", word.start) for word in reading.words):
            token = token._replace(approx=Approx.ABOUT)
        told = self._changes.of(reading, (start, at), subject, token, change, dates, now, last)
        if told is not None and told.code and not self._is_half(token):
            now.counted = False
            self.observations.append(
                Observation(
                    code=told.code, value=Decimal(str(token.value)) * change.factor,
                    high=None if token.high is None else Decimal(str(token.high)) * change.factor,
                    unit=token.unit, approx=token.approx, applicant=told.applicant, scope=told.scope,
                    period=told.period, basis=told.basis, measure=change.measure, base=told.base,
                    evidence=Evidence(Span(token.start, token.end), token.text, Origin.PROSE),
                    label=self._label(reading, start, at),
                )
            )  # fmt: skip


def _is_base(text: str, start: int, at: int) -> bool:
    """与2010年的98件相比增长38.8%: what a number is compared with is none of this year, and the subject stays."""
    return _BASE.search(text, start, at) is not None


def _mended(token: Token, after: str) -> Token:
    """The token with what a line end parted from it: 人⏎次, 1万⏎余条."""
    if token.unit == "人" and after.startswith("次"):
        return token._replace(unit="人次")
    if token.unit is None and token.kind is TokenKind.QUANTITY and (more := _PARTED.match(after)) is not None:
        return token._replace(unit=more[1], approx=Approx.MORE)
    return token
