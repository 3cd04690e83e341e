"""The title of a report among the lines before its first section: one line, or two or three cut anywhere, or none."""

import re
from collections.abc import Sequence
from typing import Final, final

from attrs import frozen

from gxparse.folding import BLANKS, fold, squeeze
from gxparse.lexing.numerals import DIGITS
from gxparse.spans import Span
from gxparse.structure.back import is_body_name

__all__ = ["Title", "find_title", "is_title", "title_of", "with_line_before", "year_number"]

_YEAR: Final = r"(?:[0-9]{4}(?:-[0-9]{4}学)?|[二一][〇○零0OＯ一二三四五六七八九]{3})年?(?:年?度)?"
_SUBJECT: Final = (
    r"(?:(?:政务公开(?:和|与|及|、|暨))?(?:政府|政务)(?:的)?信息(?:(?:和|与|及)?(?:政务|政府))?公开"
    r"|(?:信息|政务|政府|党务政务|校务信息|校务|院务|厂务|警务)公开|公开政府信息)"
)
_REPORT: Final = (
    r"(?:工作)?(?:情况)?(?:的)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:(?:总结)?报告书?|年报|总结)"
)
_TAIL: Final = r"(?:\((?:全文|更正|修订|更新|[^()]{1,12})\)|全文|\.(?:docx?|pdf|wps|html?))*"

# Body and year may stand in either order, or be left out; blanks are out and widths are folded before matching. A body
# holds no mark of a breadcrumb, and no document number.
_TITLE: Final = re.compile(
    rf"(?:\[[^\[\]]{{1,8}}\])?(?:关于)?(?P<year1>{_YEAR})?(?P<body>[^,。;:!?\"\[\]<>/\\|»›→_]{{0,40}}?)(?:关于)?(?P<year2>{_YEAR})?(?:的)?"
    rf"{_SUBJECT}(?:\([^()]{{0,6}}公开\))?(?:工作)?(?P<year3>{_YEAR})?{_REPORT}(?:\(?(?P<year4>{_YEAR})\)?)?"
    rf"(?:(?:-+|\((?=[^()]*\)))(?P<tail>[\u4e00-\u9fff]{{3,40}})\)?)?{_TAIL}"
)
_PAGE_TITLE: Final = re.compile("公开.*-|年报-|报告-|首页-")
"""A body with the name of a column before a hyphen: the title of a page, not of the report (某局-信息公开年报-某局2020年…)."""
_SHORT_TITLE: Final = re.compile(rf"(?P<body>[\u4e00-\u9fff()]{{3,40}}?)(?P<year>{_YEAR})(?:工作)?(?:报告|年报)")
_WIDGETS: Final = re.compile(
    r"[ \t]+(?:[\[(]?(?:字号|字体)? *:? *大 *中 *小 *[\])]?|打印(?:本页)?|分享|收藏|关闭|[ \t])+\Z|[\[(](?:字号|字体)[^\])]{0,16}[\])].{0,12}\Z"
)
_REPORTS: Final = re.compile("[报報总總]")
"""报告, 年报, 总结: one of these is in every title, and in few other lines."""
_MAX_WIDGETS: Final = 40  # characters at the end of a line that widgets take
_CN_YEAR: Final = {char: str(digit) for char, digit in DIGITS.items()} | {"O": "0"}
_CRUMB: Final = re.compile(r"[>＞»›→_|｜]")
_PIECE: Final = re.compile(rf"[^>＞»›→_|｜{BLANKS}](?:[^>＞»›→_|｜]*[^>＞»›→_|｜{BLANKS}])?")
_BRACKET: Final = re.compile(r"[(（][^()（）]*[)）]\Z")
_YEAR_ALONE: Final = re.compile(_YEAR)
_YEAR_BELOW: Final = re.compile(rf"\(?{_YEAR}\)?")
_INK: Final = re.compile(rf"[^\s{BLANKS}]")
_MAX_LINES: Final = 3
_MAX_TITLE: Final = 80  # characters without blanks
_MAX_FRAGMENT: Final = 3  # a body of so few characters (办公室) may be the end of a name cut in two
_NAME: Final = re.compile(r"(?:[0-9]{4}年度?)?[\u4e00-\u9fff()、]{2,40}")  # may be half a title
_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{1,2}[省市区县州盟旗镇乡]")  # so few characters, and yet a whole name


@final
@frozen
class Title:
    """A title with the parts that it names."""

    text: str
    """Joined when it spans lines."""
    body: str | None
    """The body it names, or ``None``."""
    year: str | None
    """The reporting year as printed (2017, 二〇一〇), or ``None``."""
    spans: tuple[Span, ...]
    """Its lines."""


_BLANK: Final = re.compile(rf"[\s{BLANKS}]+")


def is_title(line: str) -> bool:
    """Whether a line alone is the title of such a report."""
    return title_of(line) is not None


def title_of(line: str) -> tuple[str, str] | None:
    """Body and year (each possibly empty) of a title, or ``None`` when the words are no title."""
    if len(line) > 4 * _MAX_TITLE or _REPORTS.search(line) is None:
        return None
    printed = _BLANK.sub("", line)
    if printed[:1] == "《" and printed[-1:] == "》":
        printed = printed[1:-1]
    words = fold(printed)
    if not 6 <= len(words) <= _MAX_TITLE:
        return None
    match = _TITLE.fullmatch(words) if "公开" in words else None
    if match is None:
        return None
    body = printed[match.start("body") : match.end("body")]
    if _PAGE_TITLE.search(fold(body)) is not None:
        return None
    tail = match["tail"] or ""
    if tail and words[match.start("tail") - 1] == "-" and (body or not is_body_name(tail)):
        return None  # …年度报告-某某网: the title of a page, which names its site
    if not body and is_body_name(tail):
        body = printed[match.start("tail") : match.end("tail")]
    if body.endswith("人民") and words[match.end("body") :].startswith("政府"):
        body += "政府"
    year = match["year1"] or match["year2"] or match["year3"] or match["year4"] or ""  # folded: a number, no name
    return body, year.rstrip("年度")


def find_title(text: str, lines: Sequence[Span]) -> Title | None:
    """The title among ``lines`` (those before the first section, in order), or ``None``.

    One line that names a body is preferred to lines joined, lines joined to a title without a body.
    """
    partial: Title | None = None
    for first, span in enumerate(lines):
        line = _without_widgets(span.of(text))
        parts = title_of(line)
        if parts is None:
            continue
        found = Title(line.strip(BLANKS), parts[0] or None, parts[1] or None, (span,))
        if len(parts[0]) > _MAX_FRAGMENT:
            return _with_year_below(text, _with_year_above(text, lines, first, found), lines[first + 1 : first + 2])
        longer = _with_year_below(text, _with_lines_before(text, lines, first, parts[0]) or found, lines[first + 1 : first + 2])
        if _PLACE.fullmatch(parts[0]) is not None:
            return longer
        if partial is None or (not partial.body and (_names_body(longer) or (longer.year and not partial.year))):
            # 政府信息公开年报 may be a menu's word
            partial = longer
    joined = _joined(text, lines) if partial is None or not partial.body else None
    return joined or partial or _short(text, lines) or _in_crumbs(text, lines)


def _with_year_below(text: str, title: Title, below: Sequence[Span]) -> Title:
    """A title that names no year, with the line behind it that is nothing else: （2020年度）."""
    if title.year is not None or not below or _YEAR_BELOW.fullmatch(squeeze(below[0].of(text))) is None:
        return title
    if _INK.search(text, title.spans[-1].end, below[0].start) is not None:
        return title
    return _run(text, (*title.spans, *below)) or title


def _in_crumbs(text: str, lines: Sequence[Span]) -> Title | None:
    """A title with body and year that a page shows only as a piece of its breadcrumb, or before its site's name."""
    for span in lines:
        if len(span) > 4 * _MAX_TITLE or _CRUMB.search(text, span.start, span.end) is None:
            continue
        for piece in reversed(list(_PIECE.finditer(text, span.start, span.end))):
            parts = title_of(piece.group())
            if parts is not None and parts[0] and parts[1]:
                return Title(piece.group(), parts[0], parts[1], (Span(*piece.span()),))
    return None


def _without_widgets(line: str) -> str:
    """A line without the widgets that a page puts behind its title: 大 中 小, 【字体：…】, 打印."""
    match = _WIDGETS.search(fold(line[-_MAX_WIDGETS:]))
    return line[: len(line) - (min(len(line), _MAX_WIDGETS) - match.start())] if match is not None else line


def _short(text: str, lines: Sequence[Span]) -> Title | None:
    """A title that names only a body and a year (某局2020年年度报告)."""
    for span in lines:
        line = _without_widgets(span.of(text)).strip(BLANKS)
        match = _SHORT_TITLE.fullmatch(squeeze(line)) if len(line) <= _MAX_TITLE else None
        if match is not None and is_body_name(match["body"]):
            return Title(line, match["body"], match["year"].rstrip("年度"), (span,))
    return None


def with_line_before(text: str, title: Title, before: Span) -> Title:
    """A title that names no body, joined with the line ``before`` it where that makes one that does."""
    found = _run(text, (before, *title.spans)) if _NAME.fullmatch(squeeze(before.of(text))) else None
    return found if found is not None and found.body else title


def _with_lines_before(text: str, lines: Sequence[Span], last: int, body: str) -> Title | None:
    """The title that a line without a ``body``, or with a piece of one, makes with the lines before it.

    A place is a whole name (某某县): before it only the name of another may belong to it.
    """
    is_place = _PLACE.fullmatch(body) is not None
    for first in range(last - 1, max(-1, last - _MAX_LINES), -1):
        words = squeeze(lines[first].of(text))
        if is_title(words) or _INK.search(text, lines[first].end, lines[first + 1].start) is not None:
            return None  # a menu's word, or the title of a page over what stands between
        if not _NAME.fullmatch(words) or (is_place and not is_body_name(words)):
            return None
        found = _run(text, lines[first : last + 1])
        if found is not None and len(found.body or "") > _MAX_FRAGMENT and _names_body(found):
            return _with_year_above(text, lines, first, found)
    return None


def _with_year_above(text: str, lines: Sequence[Span], first: int, title: Title) -> Title:
    """A title without a year, joined with the line over it where that is a year and no menu's: 2022年度⏎某县人民政府⏎…报告."""
    if title.year is not None or first == 0 or "年" not in (above := lines[first - 1].of(text)):
        return title
    is_menu = first > 1 and _YEAR_ALONE.fullmatch(squeeze(lines[first - 2].of(text))) is not None
    if is_menu or _YEAR_ALONE.fullmatch(squeeze(above)) is None:
        return title
    return _run(text, (lines[first - 1], *title.spans)) or title


def _joined(text: str, lines: Sequence[Span]) -> Title | None:
    """The first run of two or three lines that is a title with a body, each cut anywhere."""
    for first in range(len(lines) - 1):
        if len(lines[first]) > _MAX_TITLE or is_title(lines[first].of(text)):
            continue
        for last in range(first + 1, min(first + _MAX_LINES, len(lines))):
            found = _run(text, lines[first : last + 1])
            if (
                found is not None
                and _names_body(found)
                and (last - first < 2 or _is_piece(text, *lines[first : first + 2]))
                and not _is_doubled(text, lines[first : last + 1])
            ):
                return found
    return None


def _is_doubled(text: str, spans: Sequence[Span]) -> bool:
    """Whether a year alone on its line stands over lines that are a title with a year without it: a piece of a menu."""
    rest = _run(text, spans[1:]) if _YEAR_ALONE.fullmatch(squeeze(spans[0].of(text))) else None
    return rest is not None and rest.year is not None


def _names_body(title: Title) -> bool:
    """Whether what lines were joined to is the name of a public body, with or without a bracket behind it."""
    return title.body is not None and is_body_name(_BRACKET.sub("", title.body))


def _is_piece(text: str, first: Span, second: Span) -> bool:
    """Whether a line begins a title over three lines: a name or year alone, or a line as full as the next."""
    words = squeeze(first.of(text))
    return is_body_name(words) or _YEAR_ALONE.fullmatch(words) is not None or 4 * len(first) >= 3 * len(second)


def _run(text: str, spans: Sequence[Span]) -> Title | None:
    parts = title_of("".join(span.of(text) for span in spans))
    return None if parts is None else _made(text, spans, parts)


def _made(text: str, spans: Sequence[Span], parts: tuple[str, str]) -> Title:
    words = "".join(span.of(text) for span in spans).strip(BLANKS)
    return Title(words, parts[0] or None, parts[1] or None, tuple(spans))


def year_number(printed: str) -> int | None:
    """The number of a year as a title prints it (2017, 二〇一〇), or ``None``."""
    digits = "".join(_CN_YEAR.get(char, char) for char in squeeze(printed))
    return int(digits) if digits.isdecimal() and len(digits) == 4 else None
