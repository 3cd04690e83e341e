"""Where the foot of a page begins: from a widget or heading that stands below every document on, unless it goes on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from gxparse.folding import BLANKS, fold
from gxparse.model.document import Document
from gxparse.spans import Span
from gxparse.structure.furniture import FOOT, is_furniture
from gxparse.structure.labels import label_at
from gxparse.structure.paragraphs import Para

__all__ = ["foot_of"]

# Whole lines, folded.
_OPENS: Final = re.compile(
    r"\[?(?:相关|延伸|推荐)(?:链接|文章|文件|文档|信息|阅读|稿件|新闻|报道|资讯|内容|推荐|政策|解读)\]?:?|友情链接:?|"
    + "|".join(FOOT)
)
_MAX_OPENS: Final = 120
_MAX_LINK: Final = 60  # characters of a line that may be a link or a note of the site, though it has a full stop


def foot_of(document: Document, paras: Sequence[Para], tables: Sequence[Span]) -> int:
    """The index of the first of ``paras`` that belongs to the foot of the page, or their number; ``tables`` in order.

    Below it stand links to other documents, whose dates and numbers are not those of this one. A table, a numbered
    heading, or a paragraph of prose below says that the document goes on.
    """
    text = document.text
    end = len(paras)
    while end > 0 and len(paras[end - 1].spans) == 1 and is_furniture(paras[end - 1].span.of(text)):
        end -= 1
    last = len(paras)
    while last > 0 and not _goes_on(text, paras[last - 1].span):
        last -= 1
    begin = max(tables[-1].end if tables else 0, paras[last - 1].span.end if last else 0)
    opening = next((line.span.start for line in document.lines() if _opens(text, line.span, begin)), None)
    if opening is None:
        return end
    found = bisect_left(paras, opening, lo=last, key=lambda para: para.span.start)
    return min(found, end) if begin > 0 or any("。" in para.text(text) for para in paras[:found]) else end


def _opens(text: str, span: Span, begin: int) -> bool:
    """Whether a line after ``begin`` is one with which the foot of a page begins."""
    short = span.start >= begin and len(span) <= _MAX_OPENS
    return short and _OPENS.fullmatch(fold(span.of(text)).strip(BLANKS)) is not None


def _goes_on(text: str, span: Span) -> bool:
    """Whether a line can only be one of the document."""
    if label_at(text, span.start, span.end) is not None:
        return True
    return len(span) > _MAX_LINK and text.find("。", span.start, span.end) >= 0
