"""The end matter: who signed and when; finds the lines, and tells nothing of what follows them."""

import re
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
    dates = {token.start: token for token in tokens if token.kind is TokenKind.DATE}
    found: list[Signature] = []
    for index, para in enumerate(paras):
        if len(para.span) > _MAX_LINE:
            continue
        token = _lone_date(text, para.span, dates)
        if token is None:
            continue
        inline = _body_before(text, para.span, token)
        lines = [] if inline is not None else _body_lines(text, paras[:index][-2:])
        start = lines[0].start if lines else para.span.start
        body = inline if inline is not None else (lines[-1] if lines else None)
        found.append(Signature(Span(start, para.span.end), body, token))
    return found


def _lone_date(text: str, span: Span, dates: dict[int, Token]) -> Token | None:
    """The date that a line consists of, but for brackets and a body's name before it."""
    for start in range(span.start, span.end):
        token = dates.get(start)
        if token is None or str(token.value).startswith("--"):
            continue
        before = text[span.start : start].strip(BLANKS + "(（")
        after = text[token.end : span.end].strip(BLANKS + ")）。.")
        return token if not after and (not before or is_body_name(before)) else None
    return None


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
