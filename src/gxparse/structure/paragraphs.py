"""Lines into paragraphs: joins what the width of a page cut apart; knows nothing of headings' ranks or of tables.

Formats with paragraphs of their own give hard lines, which stay as they are. In plain text a line goes on in the next
one when it is full in a text that is wrapped at one width, or when its end cannot end anything (a comma, an open
bracket). A page number between two lines does not part them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import evolve, frozen

from gxparse.catalogue.prescribed import rank_of
from gxparse.folding import squeeze, width
from gxparse.lexing.labels import HEADING_LABEL
from gxparse.model.document import Line, LineRole
from gxparse.model.report import Style
from gxparse.spans import Span
from gxparse.structure.labels import label_at, point_at

__all__ = ["Para", "paragraphs"]

_NEVER_LAST: Final = frozenset("，,、（(《〈“‘「『[〔【")
_NEVER_FIRST: Final = frozenset("，,、。；;：:）)》〉”’」』]〕】%％！？")
_QUOTES: Final = frozenset("《“")
_TERMINAL: Final = re.compile(r"[。！？!?；;：:][”’」』）)》]*\Z")
_CUT_POINT: Final = re.compile(r"(?:\A|[。；;：:，,])[一二三四五六七八九十]{1,3}\Z")  # 一 | 是: a point cut in two
_NUMERAL: Final = re.compile(r"[一二三四五六七八九十]{1,3}|[0-9]{1,2}")  # of a label whose mark is on the next line
_CONNECTS: Final = re.compile(  # a title cut before the name of a law or a quotation
    r"(?:按照|根据|依[据照]|遵照|落实|贯彻|执行|实施|围绕|学习|宣传|印发|发布|出台|修订|修改|制定|制发|转发|开展|推进|打造|[的和与及在对以为将把由《“])\Z"
)
_LONE_LABEL: Final = re.compile(HEADING_LABEL)
_WEAK_LABEL: Final = re.compile(r"[一二三四五六七八九十]{1,3}[，,：:]")
_A_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2} ?年")
_MAX_LABEL: Final = 5  # characters of a label, whose mark may be a comma
_MAX_PRESCRIBED: Final = 48  # characters of a prescribed heading with blanks
_PRESCRIBED_END: Final = frozenset("况施项")
_HALF_SENTENCE: Final = 20  # characters: a title is shorter
_PROSE: Final = re.compile(r"[，,。；;、]")  # what a line of a header block or a title has not
_PAIRS: Final = {"《": "》", "“": "”", "(": ")"}
_OPENINGS: Final = re.compile("[《“(（]")
_BRACKETS: Final = str.maketrans("（）", "()")

# A text is wrapped when at least this share of its longer lines is as long as the page is wide, and at least two of
# them are lines of prose that end in the middle of a sentence.
_WRAPPED_SHARE: Final = 0.3
_WRAPPED_LINES: Final = 2
# Where nearly every line of a wrapped text is an element, or has an empty line after it, that says nothing.
_ALL_HARD: Final = 0.9
_NEAR_FULL: Final = 6  # columns that a full line may lack: punctuation may not begin a line, words may not be cut
_PAGE_WIDTHS: Final = range(40, 160)  # display columns of a page; longer lines are paragraphs


@final
@frozen
class Para:
    """A paragraph: its lines in order. ``spans`` are those of the lines."""

    span: Span
    spans: tuple[Span, ...]
    indent: int = 0
    heading: int = 0
    """1–6 where the format marks a heading."""

    def text(self, text: str) -> str:
        """Its characters with the breaks between its lines left out."""
        return "".join(span.of(text) for span in self.spans)


def paragraphs(text: str, runs: Sequence[Sequence[Line]]) -> list[Para]:
    """The paragraphs made of ``runs`` of lines that nothing but furniture parts; furniture is left out."""
    lines = [line for run in runs for line in run if line.role is LineRole.BODY]
    page = _page_width(text, lines)
    if page is not None and sum(line.hard for line in lines) >= _ALL_HARD * len(lines):
        runs = [[evolve(line, hard=False) for line in run] for run in runs]
    return [_para(group) for run in runs for group in _groups(text, run, page)]


def _para(group: Sequence[Line]) -> Para:
    spans = tuple(line.span for line in group)
    return Para(Span(spans[0].start, spans[-1].end), spans, group[0].indent, group[0].heading)


def _groups(text: str, lines: Sequence[Line], page: int | None) -> Iterator[list[Line]]:
    group: list[Line] = []
    parted = False  # a page number stood since the last line
    for line in lines:
        if line.role is LineRole.FURNITURE:
            parted = True
            continue
        if group and not _goes_on(text, group, line, page, parted=parted):
            yield group
            group = []
        group.append(line)
        parted = False
    if group:
        yield group


def _goes_on(text: str, group: Sequence[Line], line: Line, page: int | None, *, parted: bool) -> bool:
    """Whether ``line`` continues the paragraph of ``group``."""
    last = group[-1]
    if line.heading or last.heading:
        return False
    if _LONE_LABEL.fullmatch(text, last.span.start, last.span.end):
        return label_at(text, line.span.start, line.span.end) is None
    if len(group) == 1 and _is_prescribed(text, last, line):
        return True
    ends, begins = text[last.span.end - 1], text[line.span.start]
    if begins in "、.．" and len(group) == 1 and _NUMERAL.fullmatch(text, last.span.start, last.span.end):
        return True
    if last.hard and not parted:
        return _open_bracket(text, last) and begins not in "《“（("
    if ends in _NEVER_LAST or begins in _NEVER_FIRST or _open_bracket(text, last):
        return True
    if begins in _QUOTES and not _ends_well(text, last):
        return not _is_title(text, group, line)
    if begins == "是" and _CUT_POINT.search(text, max(last.span.start, last.span.end - 4), last.span.end):
        return True
    if _word_cut(text, last, line):
        return True
    if page is None or _starts_anew(text, line):
        return False
    in_prose = len(group) > 1 or _PROSE.search(text, last.span.start, last.span.end) is not None
    if not in_prose and not _number_cut(text, last, line):
        return False
    return _is_full(text, last, page) and not (_ends_well(text, last) and line.indent > group[-1].indent)


def _is_prescribed(text: str, last: Line, line: Line) -> bool:
    """Whether a numbered line and the next are one of the headings that are prescribed, which neither is alone."""
    if len(last.span) + len(line.span) > _MAX_PRESCRIBED or text[line.span.end - 1] not in _PRESCRIBED_END:
        return False
    label = label_at(text, last.span.start, last.span.end)
    if label is None or label.style is not Style.CHINESE:
        return False
    first = squeeze(text[label.end : last.span.end]).lstrip("、.")
    return rank_of(first + squeeze(line.span.of(text))) is not None and rank_of(first) is None


def _number_cut(text: str, last: Line, line: Line) -> bool:
    """Whether a line end stands before or behind a number in a sentence, which has no other mark of prose yet."""
    if text[last.span.end - 1].isdecimal():
        return not text[line.span.start].isascii()
    return text[line.span.start].isdecimal() and _A_YEAR.match(text, line.span.start, line.span.end) is None


def _is_title(text: str, group: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph so far is a numbered title, and what follows a sentence and not its end."""
    start, end = group[0].span.start, group[-1].span.end
    if len(group) > 1 or label_at(text, start, end) is None or _CONNECTS.search(text, start, end) is not None:
        return False
    return _PROSE.search(text, start + _MAX_LABEL, end) is None and _PROSE.search(text, line.span.start, line.span.end) is not None


def _starts_anew(text: str, line: Line) -> bool:
    """Whether a line begins with the label of a heading or a point."""
    return label_at(text, line.span.start, line.span.end) is not None or (
        point_at(text, line.span.start, line.span.end) is not None
    )


def _word_cut(text: str, last: Line, line: Line) -> bool:
    """Whether what looks like a label with a comma (一，) ends a word of the half sentence before: 统⏎一，并…"""
    if _WEAK_LABEL.match(text, line.span.start, line.span.end) is None or _ends_well(text, last):
        return False
    start, end = last.span.start, last.span.end
    return end - start >= _HALF_SENTENCE and _PROSE.search(text, start, end) is not None


def _ends_well(text: str, line: Line) -> bool:
    return _TERMINAL.search(text, max(line.span.start, line.span.end - 4), line.span.end) is not None


def _is_full(text: str, line: Line, page: int) -> bool:
    return line.indent + width(line.span.of(text)) >= page - _NEAR_FULL


def _open_bracket(text: str, line: Line) -> bool:
    """Whether the last bracket or quotation mark that opens in the line stays open."""
    start, end = max(line.span.start, line.span.end - 60), line.span.end
    if _OPENINGS.search(text, start, end) is None:
        return False
    words = text[start:end].translate(_BRACKETS)
    return any(words.rfind(opening) > words.rfind(closing) for opening, closing in _PAIRS.items())


def _page_width(text: str, lines: Sequence[Line]) -> int | None:
    """The columns of the page that the text is wrapped at, or ``None`` when it is not wrapped."""
    longest = max(lines, key=lambda line: len(line.span), default=None)
    if longest is not None and width(longest.span.of(text)[: _PAGE_WIDTHS.stop]) >= _PAGE_WIDTHS.stop:
        return None  # as most texts: there is no need to measure every line
    widths = [(line, line.indent + width(line.span.of(text)[: _PAGE_WIDTHS.stop])) for line in lines]
    longer = [(line, columns) for line, columns in widths if columns >= _PAGE_WIDTHS.start]
    page = max((columns for _, columns in longer), default=_PAGE_WIDTHS.stop)
    if page >= _PAGE_WIDTHS.stop:
        return None
    full = [line for line, columns in longer if columns >= page - _NEAR_FULL]
    cut = [line for line in full if not _ends_well(text, line) and _PROSE.search(text, line.span.start, line.span.end)]
    enough = len(cut) >= _WRAPPED_LINES and 2 * len(cut) >= len(full)
    return page if enough and len(full) >= _WRAPPED_SHARE * len(longer) else None
