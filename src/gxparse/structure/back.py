"""The end matter: who signed and when; finds the lines, and tells nothing of what follows them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, final

from attrs import frozen

from gxparse.folding import BLANKS, squeeze
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span
from gxparse.structure.paragraphs import Para

__all__ = ["Signature", "is_body_name", "signatures"]

# The last characters of the name of a public body.
_BODY: Final = re.compile(
    r"[\u4e00-\u9fff()（）、·]{2,40}(?:局|厅|委|部|署|院|处|科|室|办|所|站|队|会|社|中心|政府|公司|集团|大学|学院|学校|中学|小学|幼儿园|医院|法院|检察院"
    r"|支队|总队|大队|街道|镇|乡|区|县|市|省|馆|园|台|厂|行|联|团)"
)
_AFTER: Final = re.compile(  # what a converter leaves on its line
    r"[(（]?(?:附件|附表|附[:：]|联系人|联系电话|此件)|[\[【]?(?:.{0,6}扫一?[扫描]|打印|关闭|分享到?|[上下]一[篇条]|相关链接|相关文章|版权所有)"
)
_COLONS: Final = ":："
_MAX_LINE: Final = 60


@final
@frozen
class Signature:
    """A signature: the body's name and the date, on lines of their own."""

    span: Span
    body: Span | None
    date: Token | None


def is_body_name(line: str) -> bool:
    """Whether a line is nothing but what may be the name of a public body."""
    return _BODY.fullmatch(squeeze(line)) is not None


def signatures(text: str, paras: Sequence[Para], tokens: Sequence[Token]) -> list[Signature]:
    """The signatures among ``paras``, in order: a date on a line of its own, with or without a body's name."""
    starts = [para.span.start for para in paras]
    found: list[Signature] = []
    date = TokenKind.DATE
    for token in tokens:
        if token.kind is not date or str(token.value).startswith("--"):
            continue
        index = bisect_right(starts, token.start) - 1
        if index < 0 or not _is_lone(text, paras[index].span, token):
            continue
        para = paras[index]
        inline = _body_before(text, para.span, token)
        if inline is None and index and text[paras[index - 1].span.end - 1] in _COLONS:
            continue  # 填报日期: the value of a label on the line before
        lines = [] if inline is not None else _body_lines(text, paras[max(0, index - 2) : index])
        start = lines[0].start if lines else para.span.start
        body = inline if inline is not None else (lines[-1] if lines else None)
        found.append(Signature(Span(start, para.span.end), body, token))
    return found


def _is_lone(text: str, span: Span, token: Token) -> bool:
    """Whether a line is nothing but a date, brackets, a body's name before it, and what may follow a signature."""
    if token.end > span.end or token.start - span.start > _MAX_LINE or len(span) > 2 * _MAX_LINE:
        return False
    before = text[span.start : token.start].strip(BLANKS + "(（")
    after = text[token.end : span.end].strip(BLANKS + ")）。.")
    if after and (token.end - span.start > _MAX_LINE or _AFTER.match(after) is None):
        return False
    return not before or is_body_name(before)


def _body_before(text: str, span: Span, token: Token) -> Span | None:
    name = text[span.start : token.start].rstrip(BLANKS + "(（")
    return Span(span.start, span.start + len(name)) if name.strip(BLANKS + "(（") else None


def _body_lines(text: str, before: Sequence[Para]) -> list[Span]:
    """The lines directly before a date that are names of bodies (two bodies may sign together)."""
    names: list[Span] = []
    for para in reversed(before):
        if len(para.span) > _MAX_LINE or not is_body_name(para.text(text)):
            break
        names.insert(0, para.span)
    return names
