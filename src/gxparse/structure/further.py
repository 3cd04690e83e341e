"""Which lines begin a further report in one document, and which only name one in running text; reads no number."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from gxparse.folding import squeeze
from gxparse.model.report import Section, Style
from gxparse.structure.back import is_body_name
from gxparse.structure.title import title_of, year_number

__all__ = ["Titles"]

_REFERS: Final = re.compile(
    "参照|参考|参[见阅]|[仿依比遵]照|[详请另]见|根据|按照|依据|撰写|起草|报送|上报|转发|[已现将]公[布开]|[已现]发布|印发"
    r"|\A(?:本(?:报告|年报)|我[局委办厅处院校]|其中|见|(?:编[制写]|公布|发布|提交)(?!委员会|办|中心|局))"
)
"""Words of a sentence: 本报告参照某局…, 详见某局…, 已发布某局…. A body's name has none of them."""
_QUOTED: Final = re.compile(r"[\s\u3000]*《")


_DATED: Final = re.compile("[0-9二〇○零一]{4}年.{1,3}月.{1,3}日")
"""A line with nothing but a date: a report ends there."""
_LINE: Final = re.compile(r"\S.*")
_ENDED: Final = re.compile(
    "[。．！？；!?;.…”」』》）)]\\Z"  # a mark
    r"|[0-9〇○零一二三四五六七八九十]日\Z|[0-9][\u4e00-\u9fff]{1,2}\Z|[|]"  # a date, a number with its unit, a row
    r"|\A[\u4e00-\u9fff]{1,4}\Z"  # 无, 未发生
)
"""A line that no sentence wraps from: it ends with a mark, or needs none."""
_CONTINUES: Final = re.compile(
    "[，。、；：,;:）)》”的等]|予以|已[在经于]|保持|一致|执行|相同|编[制写]|可供|可[在于]|进行|供|中[，的]|作为|为(?:准|参|蓝本|依据)|均|也|仍|及其|(?:格式|体例|内容)(?!如下)"
)
"""How the rest of a sentence begins whose line before was the name of a report: 的体例编写, 予以公布."""


class Titles:
    """Tells titles of further reports by the lines and headings around them; a report counts its headings from the first on.

    ``body`` and ``year`` are those of the document's first report, where known.
    """

    def __init__(self, text: str, sections: Iterable[Section], body: str | None, year: int | None) -> None:
        tops = tuple(sections)
        first = min((top.span.start for top in tops if top.number), default=-1)
        heads = sorted((s.span.start, s.number, s.style) for top in tops for s in top.walk() if s.number)
        last: dict[Style, int] = {}
        self._text = text
        self._own = (squeeze(body or ""), year)
        self._starts: list[int] = []
        self._begins: list[bool] = []
        self._goes_on: list[bool] = []
        for start, number, style in heads:
            self._starts.append(start)
            self._begins.append(number == 1)
            self._goes_on.append(number > 1 and last.get(style) == number - 1)
            last[style] = number
        self._anew = {top.span.start for top in tops if top.number == 1 and top.span.start != first}

    def read(self, start: int, end: int) -> tuple[str, str] | None:
        """Body and year (each possibly empty) of the title of a further report, a line from ``start`` to ``end`` of the text.

        ``None`` for words that cite a report (本报告参照某局2020年…报告) and for a title in 《》, both but for a first heading
        behind them; and where the heading behind counts on from the ones before (一、… line … 二、…), unless the line stands
        alone over text of its own.
        """
        line = self._text[start:end]
        parts = title_of(line)
        if parts is None:
            return None
        index = bisect_left(self._starts, end)
        if _REFERS.search(squeeze(parts[0])) is not None:
            return self._passed_on(parts, index, end)
        if index == len(self._starts):
            return None if _QUOTED.match(line) else parts
        if _QUOTED.match(line):
            return parts if self._begins[index] else None
        return parts if not self._goes_on[index] or self._stands_alone(parts, start, end, self._starts[index]) else None

    def _passed_on(self, parts: tuple[str, str], index: int, end: int) -> tuple[str, str] | None:
        """The parts of a title with words that cite, where the headings begin anew right behind it: 转发某局2016年…报告⏎一、…."""
        if index == len(self._starts) or self._starts[index] not in self._anew:
            return None
        names = [name.removesuffix("关于") for name in _REFERS.split(squeeze(parts[0])) if name]
        if _LINE.search(self._text, end, self._starts[index]) is not None or not names or not is_body_name(names[-1]):
            return None
        return names[-1], parts[1]

    def _stands_alone(self, parts: tuple[str, str], start: int, end: int, head: int) -> bool:
        """Whether another report's full title is no part of a sentence or list, and has text between it and the next heading.

        Right before a heading that counts on, a line is the last of the section over it, unless a date ends that.
        """
        body, year = squeeze(parts[0]), year_number(parts[1]) if parts[1] else None
        if not body or year is None or (body, year) == self._own:
            return False
        first, above = self._above(start)
        below = _LINE.search(self._text, end, head)
        if below is None:
            return _DATED.fullmatch(squeeze(above)) is not None
        if _CONTINUES.match(squeeze(below.group())) is not None:
            return False
        if any(title_of(line) not in (None, parts) for line in (above, below.group())):
            return False  # a list of reports
        is_head = first in self._starts
        return is_head or _ENDED.search(squeeze(above)) is not None or is_body_name(squeeze(above))

    def _above(self, start: int) -> tuple[int, str]:
        """Where the last line with words before ``start`` begins, and the line."""
        end = start
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        first = self._text.rfind("\n", 0, end) + 1
        return first, self._text[first:end]
