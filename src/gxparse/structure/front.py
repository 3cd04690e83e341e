"""What stands before the first section: title, header block, opening, furniture, and what is none of these."""

import re
from collections.abc import Sequence
from typing import Final, final

from attrs import field, frozen, mutable

from gxparse.catalogue.divisions import LEVELS
from gxparse.catalogue.pages import Key
from gxparse.folding import BLANKS, fold, squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Grid
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span
from gxparse.structure.back import is_body_name
from gxparse.structure.furniture import is_furniture, is_site_name
from gxparse.structure.header import Pair, key_value_grid, pairs_of_grid, pairs_of_line, pairs_of_lines, unknown_key
from gxparse.structure.paragraphs import Para
from gxparse.structure.title import Title, find_title, title_of, with_line_before

__all__ = ["NEAR", "Front", "is_notice", "read_front"]

_OPENS: Final = re.compile(
    r"本(?:年度)?报告|根据|按照|依[据照]|现[将就]|一年来|[0-9]{4}年[,，]|今年|各[单科部]"
)  # openings
_ISSUED: Final = re.compile(
    r"[(（][^()（）]{2,16}[〔\[【(（][0-9０-９]{4}[〕\]】)）][^()（）]{1,40}(?:印发|发布|公布)[)）]"
)
NEAR: Final = 400
"""Characters between the title or the end and a header block that stands beside the main part."""
_MAX_LONE: Final = 40  # characters of a body's name before its date
_SHORT: Final = 24  # characters: a line so short without any stop is no prose
_NOTICE: Final = re.compile(
    r"(?:.{0,30}关于)?.{0,40}(?:公布|发布|公开|印发|报送|上报|做好).{0,60}(?:通知|公告|公示|函|通报)(?:\(.{1,20}\))?"
)


_NOTICED: Final = re.compile(
    r"(?:[^关《》]{0,40}关于(?:公[布开示]|发布|印发|报送|上报)?)?《?(?P<title>[^《》]{6,80}?)》?的?(?:通知|公告|公示|通告|函|通报)"
)


_ANYBODY: Final = re.compile(rf"(?:全[{LEVELS}]|[我本][{LEVELS}局委办厅院校处所站])\Z|各")
"""Words for a body or an area that are no name: 全县, 我局; 全椒县 and 本溪市 are names."""


@final
@frozen
class Front:
    """The front matter of a report."""

    title: Title | None
    pairs: tuple[Pair, ...]
    """Keys and values of the header block, in order."""
    number: Token | None
    """A document number that stands on a line of its own under the title."""
    dated: Token | None
    """A date in brackets, or alone, under the title."""
    notice: bool
    """Whether a notice (关于公布…的通知) carries the report."""
    body: Span | None
    """The name of a body on a line of its own directly under a title that names none."""
    opening: tuple[Span, ...]
    spans: tuple[Span, ...]
    furniture: tuple[Span, ...]
    unclaimed: tuple[Span, ...]
    diagnostics: tuple[Diagnostic, ...]
    below: tuple[Span, ...] = ()
    """A header block that stands below the document."""


@mutable
class _Sorted:
    """The lines as they are sorted; the one value of this module that is filled in."""

    pairs: list[Pair] = field(factory=list[Pair])
    opening: list[Span] = field(factory=list[Span])
    spans: list[Span] = field(factory=list[Span])
    furniture: list[Span] = field(factory=list[Span])
    unclaimed: list[Span] = field(factory=list[Span])
    diagnostics: list[Diagnostic] = field(factory=list[Diagnostic])
    number: Token | None = None
    dated: Token | None = None
    notice: bool = False
    body: Span | None = None

    def refuse(self, span: Span, diagnostic: Diagnostic) -> None:
        """List what was not understood."""
        self.unclaimed.append(span)
        self.diagnostics.append(diagnostic)


def read_front(
    text: str, paras: Sequence[Para], grids: Sequence[Grid], asides: Sequence[Span], tokens: Sequence[Token]
) -> Front:
    """Sort the paragraphs and grids before the first section; ``tokens`` are those of the whole text.

    ``asides`` are the lines beside the main part of a page: near the title they may be its first half, or keys.
    """
    lines = [para.span for para in paras if len(para.spans) == 1]
    title = find_title(text, _outside_header(text, lines))
    before = [span for span in asides if title is not None and span.end <= title.spans[0].start]
    if title is not None and not title.body and before:
        title = with_line_before(text, title, before[-1])
    number, date = TokenKind.DOC_NUMBER, TokenKind.DATE
    starts = {token.start: token for token in tokens if (kind := token.kind) is number or kind is date}
    out = _Sorted()
    for grid in grids:
        _grid(grid, out)
    taken: Span | None = None
    for index, para in enumerate(paras):
        following = paras[index + 1].span if index + 1 < len(paras) else None
        if taken is not None and para.span == taken:
            out.spans.append(para.span)
            taken = None
            continue
        taken = _sort(text, para, following, title, starts, out)
    if title is not None:
        out.pairs += _beside(text, title, asides)
    title = title or _header_title(text, out.pairs) or _noticed_title(text, out)
    return Front(
        title, tuple(out.pairs), out.number, out.dated, out.notice, out.body, tuple(out.opening), _in_order(out.spans),
        _in_order(out.furniture), _in_order(out.unclaimed), tuple(out.diagnostics),
    )  # fmt: skip


def _beside(text: str, title: Title, asides: Sequence[Span]) -> list[Pair]:
    """Pairs of the lines beside the main part that stand near the title, each key with its value or over it."""
    middle = title.spans[-1].end
    return pairs_of_lines(text, [span for span in asides if abs(span.start - middle) <= NEAR])


def _in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))


def _outside_header(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines that no key of the header block begins (标题: …), and that are no value between two of them."""
    keyed = [bool(pairs_of_line(text, span)) for span in lines]
    between = [False, *(before and after for before, after in zip(keyed, keyed[2:])), False]
    return [
        span
        for index, span in enumerate(lines)
        if not keyed[index] and not (between[index] and _is_issuer(pairs_of_line(text, lines[index - 1], span)[-1], span))
    ]


def _is_issuer(pair: Pair, value: Span) -> bool:
    return pair.key is Key.ISSUER and pair.value == value


def _grid(grid: Grid, out: _Sorted) -> None:
    if key_value_grid(grid):
        out.pairs += pairs_of_grid(grid)
        out.spans.append(grid.span)
    else:
        words = " ".join(cell.text for cell in grid.cells[:4])
        out.refuse(grid.span, diagnose("unread_text", grid.span, text=_excerpt(words)))


def _sort(
    text: str, para: Para, following: Span | None, title: Title | None, starts: dict[int, Token], out: _Sorted
) -> Span | None:
    """Put one paragraph where it belongs; gives the next one when it was taken as the value of a lone key."""
    span, words = para.span, para.text(text)
    titled = () if title is None else title.spans
    if following is not None and any(following.overlaps(part) for part in titled):
        following = None  # no value of an empty key, though it may be the name of a body
    pairs = pairs_of_line(text, span, following) if len(para.spans) == 1 else []
    is_title = any(span.overlaps(part) for part in titled) or title_of(words) is not None
    if is_title and not pairs:
        out.spans.append(span)
        return None
    if pairs and not is_furniture(words):
        out.pairs += pairs
        out.spans.append(span)
        return following if following is not None and pairs[-1].value.end == following.end else None
    _sort_rest(text, para, words, title, starts, out)
    return None


def _sort_rest(text: str, para: Para, words: str, title: Title | None, starts: dict[int, Token], out: _Sorted) -> None:
    span = para.span
    before = title is not None and span.end <= title.spans[0].start
    key = unknown_key(text, span) if len(para.spans) == 1 else None
    if is_furniture(words) or (before and is_site_name(words)):
        out.furniture.append(span)
    elif is_notice(words):
        out.notice = True
        out.spans.append(span)
    elif _lone(text, span, starts, out, before=before):
        out.spans.append(span)
        name = _name_before(text, span, out.dated)
        if name is not None and _signs_title(name.of(text), title, out, before=before):
            out.body = name
    elif key is not None and out.pairs and not out.opening and not _is_prose(words):
        out.refuse(span, diagnose("unknown_key", key, key=key.of(text)))
    elif before and title is not None and squeeze(words).startswith(squeeze(title.text)):
        out.spans.append(span)  # the title once more, with a widget glued to it
    elif _signs_title(words, title, out, before=before):
        out.body = span
        out.spans.append(span)
    elif before and not out.notice:
        out.refuse(span, diagnose("unread_text", span, text=_excerpt(words)))
    elif _is_prose(words) or is_body_name(words) or _goes_on(text, out):
        out.opening.append(span)
        out.spans.append(span)
    else:
        out.refuse(span, diagnose("unread_text", span, text=_excerpt(words)))


def _name_before(text: str, span: Span, dated: Token | None) -> Span | None:
    """What stands before the date of a line: 某区审计局 2012年3月, with or without a bracket about both."""
    if dated is None or not span.start < dated.start < span.end:
        return None
    words = text[span.start : dated.start].rstrip(BLANKS)
    start = span.start + len(words) - len(words.lstrip(BLANKS + "(（"))
    return Span(start, span.start + len(words)) if start < span.start + len(words) else None


def is_notice(words: str) -> bool:
    """Whether a line is the title of a notice that carries the report: 关于公布…年度报告的通知."""
    return _NOTICE.fullmatch(squeeze(words)) is not None


def _signs_title(words: str, title: Title | None, out: _Sorted, *, before: bool) -> bool:
    """Whether a line is the name of the body whose report the title over it, which names none, is."""
    unnamed = title is not None and not title.body and not before
    return unnamed and out.body is None and not out.opening and is_body_name(words)


def _goes_on(text: str, out: _Sorted) -> bool:
    """Whether the opening stopped in the middle of a sentence, which a line end cut."""
    return bool(out.opening) and text[out.opening[-1].end - 1] not in "。！？!?；;：:"


def _is_prose(words: str) -> bool:
    return len(words) > _SHORT or ("。" in words and len(words) > 8) or _OPENS.match(words) is not None


def _lone(text: str, span: Span, starts: dict[int, Token], out: _Sorted, *, before: bool) -> bool:
    """A document number or a date that is all a line holds; ``before`` the title a date may be anything's."""
    if _ISSUED.fullmatch(text, span.start, span.end) is not None:
        out.number = next((starts[at] for at in range(span.start, span.end) if at in starts), None) or out.number
        return True
    for start in range(span.start, min(span.end, span.start + _MAX_LONE)):
        token = starts.get(start)
        if token is None:
            continue
        words = text[span.start : start].strip(BLANKS + "(（")
        if words and not (token.kind is TokenKind.DATE and is_body_name(words)):
            continue
        if text[token.end : span.end].strip(BLANKS + ")）"):
            continue
        if token.kind is TokenKind.DOC_NUMBER:
            out.number = out.number or token
        elif out.opening:
            return False
        elif not before and not str(token.value).startswith("--"):
            out.dated = out.dated or token
        return True
    return False


def _header_title(text: str, pairs: Sequence[Pair]) -> Title | None:
    """The title that the header block gives, where the page has no line for it."""
    for pair in pairs:
        if pair.key is Key.TITLE and len(pair.value):
            parts = title_of(pair.value.of(text))
            body, year = parts if parts is not None else ("", "")
            return Title(pair.value.of(text), body or None, year or None, (pair.value,))
    return None


def _noticed_title(text: str, out: _Sorted) -> Title | None:
    """The title that a notice names (某局关于…年度报告的公示), where the report under it has none."""
    for span in out.spans if out.notice else ():
        match = _NOTICED.fullmatch(text, span.start, span.end)
        parts = title_of(match["title"]) if match is not None else None
        if match is not None and parts is not None and parts[1] and (not parts[0] or _names_body(parts[0])):
            return Title(match["title"], parts[0] or None, parts[1], (Span(*match.span("title")),))
    return None


def _names_body(words: str) -> bool:
    """Whether words before a title's year are a body or an area: neither 编制 nor 全县 nor 我局."""
    return _ANYBODY.match(words) is None and (is_body_name(words) or words[-1] in LEVELS)


def _excerpt(words: str) -> str:
    flat = " ".join(fold(words).split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
