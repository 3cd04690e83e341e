"""Tells which pieces of a page are its document and which are furniture; knows what pages look like, not reports.

The main part is the smallest element that holds all pieces with content: prose, numbered headings, tables. Around it
stand menus, clocks, footers; inside it, widgets and lists of links.
"""

import re
from typing import Final

from gxparse.catalogue.pages import BUTTONS, KEYS, Key
from gxparse.folding import squeeze
from gxparse.lexing.labels import HEADING_LABEL
from gxparse.reading.cells import attribute
from gxparse.reading.elements import Element, Paragraph, Piece, Table

__all__ = ["furniture_of"]

_NAVIGATION: Final = frozenset({"nav", "footer", "aside", "button", "menu"})
_NAMES: Final = frozenset(
    "nav navbar navi navigation mainnav subnav menu crumb crumbs breadcrumb breadcrumbs dqwz weizhi foot footer copyright "
    "sidebar share bdsharebuttonbox toolbar search login friendlink friendlinks yqlj pagination pager qrcode ewm related "
    "xgwz xglj topbar".split()
)
"""Words of classes and ids that name what is not the document; 当前位置, 友情链接, 二维码, 相关文章 by their initials."""
_WORD_ENDS: Final = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_WORDS: Final = "|".join(sorted(BUTTONS, key=len, reverse=True))
_WIDGETS: Final = re.compile(rf"[\[\]【】()（）|｜•·:：,，+/-]*(?:(?:{_WORDS})[\[\]【】()（）|｜•·:：,，+/-]*)+")
_FURNITURE_START: Final = re.compile(
    r"[\[【(（]?(?:当前位置|您?(?:现在|当前)?所?在的?位置|您的位置|浏览(?:次数|量)|阅读(?:次数|量|数)|访问(?:次数|量)|点击(?:数|次数|率|量)|"
    r"(?:责任)?编辑[:：]|审核[:：]|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|政?府?网站标识码|技术支持[:：]|您访问的链接即将离开|页面生成时间|"
    r"今天是|分享到|扫一扫|copyright|©|.{0,4}ICP[备證证]|.{0,4}公网安备|相关(?:文档|链接|阅读|信息|文件|稿件|推荐)[:：]?$|归档时间|上一篇|下一篇|友情链接)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?:今天是)?\d{4}年\d{1,2}月\d{1,2}日[\s　\xa0]*(?:\d{1,2}:\d\d(?::\d\d)?)?[\s　\xa0]*(?:星期|周)[一二三四五六日天].{0,12}"
)
_TELLING: Final = {word for key, words in KEYS.items() if key is not Key.OTHER for word in words} | {"主题分类", "组配分类"}
_SPACED: Final = "|".join(r"\s*".join(word) for word in sorted(_TELLING))
_DOCUMENT_KEYS: Final = frozenset(
    word for key in (Key.INDEX_NUMBER, Key.DOC_NUMBER, Key.ISSUER, Key.PUBLISHED, Key.CREATED) for word in KEYS[key]
)
_NO_VALUE: Final = re.compile(r"^(?:请|全部|不限|选择|输入|如[:：])|[，。；>：]")
"""What a form for searching has below such a key (请选择单位), and what is a sentence."""
_LONGEST_VALUE: Final = 60
_KEYS: Final = re.compile(rf"(?=[{''.join(sorted({word[0] for word in _TELLING}))}])(?:{_SPACED})[ \xa0\u3000]*[:：]")
"""A key of a header block: what it stands in is the document's, wherever it stands."""
_POSITION: Final = re.compile(r"[\[【(（]?(?:当前|您|现在|所在)?.{0,4}位置[ \xa0\u3000]*[:：>＞»]")
_DATE_LIKE: Final = re.compile(r"(?:发布|公开|来源|成文|生成|日期|时间)")
_NUMBERED: Final = re.compile(HEADING_LABEL)
_PROSE: Final = re.compile("[。；：，,;]")
_TITLE: Final = re.compile("年度?.{0,30}(?:报告|年报|报表)|信息公开.{0,12}(?:报告|年报|统计)")
_SHORT: Final = 30
_LARGE: Final = 30
"""Cells of a table that is content wherever it stands."""
_FOOT_LINES: Final = 4
_FOOT_LENGTH: Final = 200


class _Page:
    """What has been found out about the elements of a page."""

    def __init__(self, title: str) -> None:
        self.title = re.sub(r"\s", "", title)
        self.flags: dict[Element, bool] = {}
        self.widgets: dict[str, bool] = {}

    def in_navigation(self, element: Element | None) -> bool:
        """Whether an element, or one around it, is for getting about."""
        path: list[Element] = []
        while element is not None and element not in self.flags:
            path.append(element)
            element = element.parent
        flag = element is not None and self.flags[element]
        for inner in reversed(path):
            flag = flag or inner.tag in _NAVIGATION or _is_named(inner.attributes)
            self.flags[inner] = flag
        return flag

    def is_content(self, piece: Piece) -> bool:
        """Whether a piece shows that the document is here."""
        if isinstance(piece, Table):
            return not self.in_navigation(piece.element) or _cells(piece) >= _LARGE
        text = piece.text
        if piece.linked * 2 > len(text) or self.is_widget(text):
            return False
        if _NUMBERED.match(text) is None and (len(text) < _SHORT or _PROSE.search(text) is None):
            return False
        return not self.in_navigation(piece.owner)

    def is_widget(self, text: str) -> bool:
        """Whether a line is a widget; each is asked about twice."""
        if text not in self.widgets:
            self.widgets[text] = _is_widget(text)
        return self.widgets[text]

    def is_title(self, paragraph: Paragraph) -> bool:
        """Whether a line outside the main part is the title of the document."""
        text = re.sub(r"\s", "", paragraph.text)
        if len(text) < 10 or paragraph.linked or self.in_navigation(paragraph.owner):
            return False
        return text in self.title or _TITLE.search(text) is not None


def _is_named(attributes: str) -> bool:
    """Whether a class or id of an element says that it is for getting about."""
    for name in ("class", "id") if attributes else ():
        if name + "=" in attributes and (value := attribute(attributes, name)):
            words = _WORD_ENDS.split(value)
            if not _NAMES.isdisjoint(map(str.lower, words)):
                return True
    return False


def furniture_of(pieces: list[Piece], title: str) -> list[bool]:
    """For each piece whether it is furniture."""
    page = _Page(title)
    article = _article(pieces)
    inside = _under(pieces, article) if article is not None else [True] * len(pieces)
    content = [is_in and page.is_content(piece) for piece, is_in in zip(pieces, inside, strict=True)]
    _leave_out_the_foot(pieces, content)
    main = _common([_owner(piece) for piece, is_it in zip(pieces, content, strict=True) if is_it])
    in_main = inside if main is article else [True] * len(pieces) if main is None else _under(pieces, main)
    return [
        not is_it and (not is_in or _is_furniture(page, pieces, index, in_main=in_main[index]))
        for index, (is_it, is_in) in enumerate(zip(content, inside, strict=True))
    ]


def _leave_out_the_foot(pieces: list[Piece], content: list[bool]) -> None:
    """A sentence at the very end, far from all the rest, is the foot of the page: not content, though it is prose."""
    for _ in range(_FOOT_LINES):
        indices = [index for index, is_it in enumerate(content) if is_it]
        last = pieces[indices[-1]] if len(indices) > 3 else None
        if not isinstance(last, Paragraph) or len(last.text) > _FOOT_LENGTH:
            return
        rest = _common([_owner(pieces[index]) for index in indices[:-1]])
        around = _chain(rest) if rest is not None else []
        if len(around) - len(_same(around, _chain(last.owner.parent or last.owner))) < 2:
            return
        content[indices[-1]] = False


def _cells(table: Table) -> int:
    """Number of cells with something in them."""
    return sum(1 for group in table.groups for row in group for cell in row if cell.content)


def _is_furniture(page: _Page, pieces: list[Piece], index: int, *, in_main: bool) -> bool:
    """Whether a piece that shows no content is furniture; pieces of the main part are not unless they look so."""
    piece = pieces[index]
    if isinstance(piece, Table):
        return True
    if page.is_widget(piece.text):
        return True
    if not in_main:
        of_header = _KEYS.search(piece.text) is not None or _is_value(pieces, index)
        return not (page.is_title(piece) or (of_header and not page.in_navigation(piece.owner)))
    if piece.linked * 5 < len(piece.text) * 4:
        return page.in_navigation(piece.owner) and not page.is_title(piece)
    return page.in_navigation(piece.owner) or _in_list(piece.owner) or _among_links(pieces, index)


def _is_value(pieces: list[Piece], index: int) -> bool:
    """Whether a paragraph may be the value of a key that stands alone in the one before: 索引号： and QX-2021-0003."""
    before, piece = pieces[index - 1] if index else None, pieces[index]
    if not isinstance(before, Paragraph) or not isinstance(piece, Paragraph) or len(piece.text) > _LONGEST_VALUE:
        return False
    if piece.linked or _NO_VALUE.search(piece.text.strip()) is not None:
        return False
    return squeeze(before.text).rstrip(":") in _DOCUMENT_KEYS and _KEYS.fullmatch(before.text.strip()) is not None


def _is_widget(text: str) -> bool:
    if len(text) > 200:
        return False
    if len(text) <= 40 and _WIDGETS.fullmatch("".join(text.split())) is not None:
        return True
    if ("星期" in text or "周" in text) and _CLOCK.fullmatch(text) is not None:
        return True
    if "位置" in text and _POSITION.match(text) is not None and _KEYS.search(text) is None:
        return True  # 当前位置：首页 > 信息公开 > 年报
    start = _FURNITURE_START.match(text)
    return start is not None and _DATE_LIKE.search(text, start.end()) is None


def _in_list(element: Element | None) -> bool:
    while element is not None and element.tag not in ("table", "article", "section"):
        if element.tag in ("ul", "ol"):
            return True
        element = element.parent
    return False


def _among_links(pieces: list[Piece], index: int) -> bool:
    around = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
    return any(isinstance(piece, Paragraph) and piece.linked * 5 >= len(piece.text) * 4 for piece in around)


def _owner(piece: Piece) -> Element:
    return piece.element if isinstance(piece, Table) else piece.owner


def _article(pieces: list[Piece]) -> Element | None:
    """The one ``<article>`` or ``<main>`` that holds most of the text."""
    sizes: dict[Element, int] = {}
    known: dict[Element, Element | None] = {}
    whole = 0
    for piece in pieces:
        size = 200 if isinstance(piece, Table) else len(piece.text) - piece.linked
        whole += size
        owner = _owner(piece).parent or _owner(piece)
        if owner not in known:
            known[owner] = _outermost(owner)
        article = known[owner]
        if article is not None:
            sizes[article] = sizes.get(article, 0) + size
    best = max(sizes, key=lambda article: sizes[article], default=None)
    return best if best is not None and sizes[best] * 2 > whole else None


def _outermost(element: Element | None) -> Element | None:
    found = None
    while element is not None:
        if element.tag in ("article", "main"):
            found = element
        element = element.parent
    return found


def _chain(element: Element) -> list[Element]:
    chain = [element]
    while (parent := chain[-1].parent) is not None:
        chain.append(parent)
    chain.reverse()
    return chain


def _common(owners: list[Element]) -> Element | None:
    """The smallest element around all of these."""
    common: list[Element] = []
    last: Element | None = None
    for owner in owners:
        around = owner.parent or owner
        if around is last:
            continue
        last = around
        chain = _chain(around)
        if not common:
            common = chain
        length = sum(1 for _ in _same(common, chain))
        common = common[:length]
    return common[-1] if common else None


def _same(left: list[Element], right: list[Element]) -> list[Element]:
    found: list[Element] = []
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        found.append(one)
    return found


def _under(pieces: list[Piece], root: Element) -> list[bool]:
    """For each piece whether it stands inside an element."""
    known: dict[Element | None, bool] = {None: False, root: True}
    found: list[bool] = []
    for piece in pieces:
        path: list[Element] = []
        element: Element | None = _owner(piece)
        while element is not None and element not in known:
            path.append(element)
            element = element.parent
        answer = known[element]
        for inner in path:
            known[inner] = answer
        found.append(answer)
    return found
