"""Which lines begin a further report in one document, and which only name one in running text; reads no number."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from gxparse.folding import squeeze
from gxparse.model.report import Section, Style
from gxparse.structure.title import title_of

__all__ = ["Titles"]

_REFERS: Final = re.compile(
    "参照|参考|参[见阅]|[仿依比遵]照|[详请另]见|根据|按照|依据|撰写|起草|报送|上报|转发|[已现将]公[布开]|[已现]发布|印发"
    r"|\A(?:本(?:报告|年报)|我[局委办厅处院校]|其中|见|(?:编[制写]|公布|发布|提交)(?!委员会|办|中心|局))"
)
"""Words of a sentence: 本报告参照某局…, 详见某局…, 已发布某局…. A body's name has none of them."""
_QUOTED: Final = re.compile(r"[\s\u3000]*《")


class Titles:
    """Tells titles of further reports by the headings around them, which a report counts from the first one on."""

    def __init__(self, sections: Iterable[Section]) -> None:
        heads = sorted((s.span.start, s.number, s.style) for top in sections for s in top.walk() if s.number)
        last: dict[Style, int] = {}
        self._starts: list[int] = []
        self._begins: list[bool] = []
        self._goes_on: list[bool] = []
        for start, number, style in heads:
            self._starts.append(start)
            self._begins.append(number == 1)
            self._goes_on.append(number > 1 and last.get(style) == number - 1)
            last[style] = number

    def read(self, line: str, end: int) -> tuple[str, str] | None:
        """Body and year (each possibly empty) of a line that is the title of a further report; ``end`` is its end in the text.

        ``None`` for words that cite a report (本报告参照某局2020年…报告), for a title in 《》 with no first heading behind
        it, and where the heading behind counts on from the ones before (一、… line … 二、…).
        """
        parts = title_of(line)
        if parts is None or _REFERS.search(squeeze(parts[0])) is not None:
            return None
        index = bisect_left(self._starts, end)
        if index == len(self._starts):
            return None if _QUOTED.match(line) else parts
        return None if self._goes_on[index] or (_QUOTED.match(line) and not self._begins[index]) else parts
