"""Whether what stands around a number says that it is of something else than its words name; states nothing."""

import re
from typing import Final

from gxparse.model.observations import Applicant
from gxparse.model.tokens import Token
from gxparse.normalise.concepts import ABOUT, ASKED, PUBLISHING
from gxparse.normalise.denials import Denials
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.ways import RECEIVED, REQUESTS

__all__ = ["Misnamed"]

_ABOUT_DISCLOSURE: Final = ABOUT | ASKED | {"active"}
_VESSELS: Final = ("渠道", "平台", "方式", "形式", "途径", "专栏", "类型", "类别", "问题", "工作")
"""行政复议渠道3项: the number is of the means, not of what goes through them."""
_THROUGH: Final = ("requests.received.", "disclosure.channel.")
"""Of these the means is what is counted by: 通过网络方式5件."""
_NOTICE: Final = re.compile("告知|听证|(?:决定|处罚|许可|强制|作出|做出)(?:之|以)?前")
"""What is done before something is decided: 作出处罚决定前告知88件."""
_INTERPRETED: Final = "responses.interpretations"
_PIECES: Final = ("篇", "篇次")
"""政策解读62篇 are 解读稿件; 政策解读12场 are not."""
_PRESS: Final = "responses.press_conferences"
"""参加国务院新闻办发布会3次 are another body's."""
_KEY_AREA: Final = "disclosure.key_areas."
_LATER: Final = ("2019", "2021")
"""Eras whose forms have no key areas: 环境信息 alone is no row of theirs."""
_FIRST: Final = 2014
"""The first year whose form has them."""
_REFERRED: Final = re.compile("(?:告知|引导|指引|建议|提示).*向")
"""A request sent elsewhere is none received there: 1件告知向市财政局申请."""
_REFUSED: Final = "requests.refused"
_ABOUT_US: Final = ABOUT | {"onreq"}
_SUCH: Final = ("申请的", "公开的", "提交的", "提出的", "递交的")
"""通过平台提交申请的5件: of those requests that something is told of, not of all."""
_CONCERNS: Final = re.compile("涉及(?!的)[^收受接]*申请[^收受接]*$")
"""收费260元，涉及申请2件: the same."""
_SEVERAL: Final = re.compile("(?:政府信息公开)?申请(?:同时|分别)*(?:涉及|包含|包括|对应|含)")
"""1件申请涉及两种情形: the same; 收到5件申请涉及3个部门 is of all."""
_CONTAINS: Final = re.compile("申请(?:共|同时|分别)*(?:涉及|包含|包括|含)$")
"""3件申请包括10项内容: of what they ask for."""
_TAKEN_IN: Final = re.compile("[收受接]")
_BESIDE: Final = re.compile("[人名位次][、和及与]$")
_BEHIND: Final = re.compile(r"[、和及与]\s*[0-9０-９]+\s*[人名位]")
_PARTICIPANTS: Final = "training.participants"


class Misnamed(Denials):
    """Tells the numbers whose words name a code, and which are of something else all the same."""

    def _is_of_another(
        self, reading: Reading, at: int, subject: Subject, token: Token, code: str, applicant: Applicant | None
    ) -> bool:
        """Whether what stands around says that the number is of something else than the code that its words name."""
        if code == _INTERPRETED and "explanation" in subject.concepts and subject.concepts.isdisjoint(PUBLISHING):
            return token.unit not in _PIECES
        if code == _PRESS and subject.whose is not None and subject.whose.scope and "attend" in subject.concepts:
            return True
        if code == _PARTICIPANTS and self._is_one_of_several(token):
            return True
        if code.endswith(".decisions"):
            return _NOTICE.search(reading.text) is not None
        if code.startswith(_KEY_AREA):
            year = self.speaker.year
            return (self.speaker.era in _LATER or (year is not None and year < _FIRST)) and not self._among_key_areas(reading)
        before = self._before(reading, at)
        if not code.startswith(_THROUGH) and before.endswith(_VESSELS):
            return True
        beside = code.startswith(REQUESTS) and code != RECEIVED  # 受理低保申请30件，予以公开5件: these are of the 30
        if beside and self._now.asked and subject.concepts.isdisjoint(_ABOUT_US):
            return True
        if code.startswith(_REFUSED):
            return self._now.attributed is True
        if not code.startswith(RECEIVED):
            return False
        if code == RECEIVED and applicant is None and subject.whose is None and _is_of_some(before, reading.text, at):
            return True
        return _REFERRED.search(reading.text) is not None or (self._now.mixed and "new" not in subject.concepts)

    def _before(self, reading: Reading, at: int) -> str:
        """The words before a number; of the value of a label those of the label."""
        pending = self._now.pending
        return pending.text if at == 0 and reading.clause.listed and pending is not None else reading.text[:at]

    def _repeats(self, subject: Subject, code: str) -> bool:
        """Whether a part is told in the words of its whole, or is one of something unknown."""
        alien = self._now.alien and self._now.parts and not subject.concepts & _ABOUT_DISCLOSURE
        return alien or self._names.repeats_whole(code, subject, self._now)

    def _is_judge(self, subject: Subject, code: str) -> bool:
        """Whether the body is the one that decided: 被申请行政复议3件,市政府维持2件."""
        family, _, outcome = code.partition(".")
        if subject.whose is None or family not in ("review", "litigation") or outcome.endswith("total") or self._now.parts:
            return False
        whole = self._now.whole
        return whole is not None and whole.code.startswith(family) and whole.scope is None and whole.index >= self._now.begun

    def _among_key_areas(self, reading: Reading) -> bool:
        whole = self._now.whole
        return "key_areas" in reading.concepts or (whole is not None and whole.code == _KEY_AREA[:-1])

    def _is_one_of_several(self, token: Token) -> bool:
        """两期分别有45人、52人参加培训: whether the number of people stands beside another one."""
        text = self.speaker.text
        return _BESIDE.search(text, max(0, token.start - 4), token.start) is not None or _BEHIND.match(text, token.end) is not None


def _is_of_some(before: str, text: str, at: int) -> bool:
    """Whether a number is of those requests that something is told of, or of what they ask for, and not of all."""
    several = _SEVERAL.match(text, at + 1) is not None and _TAKEN_IN.search(before) is None
    return several or before.endswith(_SUCH) or any(words.search(before) for words in (_CONCERNS, _CONTAINS))
