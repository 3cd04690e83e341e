"""Both sides of a relation into a finding with its expression, places, messages and excerpt; judges nothing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple, final

from attrs import define

from gxparse.audit.numbers import Number, plain
from gxparse.audit.texts import RuleText
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["Cause", "Statement", "Wording", "excerpt", "side", "state"]

_CONTEXT: Final = 14
"""Characters shown around a number in an excerpt."""
_JOINED: Final = 48
"""Numbers nearer than this share one piece of an excerpt."""
_PIECES: Final = 6
"""Pieces of an excerpt, at most; the rest is an ellipsis."""
_FAR: Final = _PIECES * _JOINED
"""Numbers over more characters than this may not fit into an excerpt."""


class Cause(NamedTuple):
    """A likely cause, as a hypothesis."""

    english: str
    chinese: str


class Wording(NamedTuple):
    """What a message says besides the rule and the expression."""

    subject: tuple[str, str] | None = None
    """What is checked: the row, the column."""
    remark: tuple[str, str] | None = None
    """What else is to be known: blanks counted as 0, what is lacking."""
    cause: Cause | None = None


def side(numbers: Sequence[Number], *, total: Decimal | None = None) -> str:
    """A sum in numbers, ``203 + 0 + 15``; with ``total`` and more than one number also its value, ``… = 218``.

    >>> side([Number(Decimal(5)), Number(Decimal(2), sign=-1)], total=Decimal(3))
    '5 − 2 = 3'
    """
    parts: list[str] = []
    for number in numbers:
        shown = plain(number.value)
        if number.high is not None:
            shown = f"{shown}–{plain(number.high)}"
        if parts:
            parts.append(f"{'+' if number.sign > 0 else '−'} {shown}")
        else:
            parts.append(shown if number.sign > 0 else f"−{shown}")
    text = " ".join(parts)
    return text if total is None or len(numbers) < 2 else f"{text} = {plain(total)}"


_PLAIN: Final = Wording()
_FAILS: Final = Status.FAILS
_UNKNOWN: Final = (None, None)


@final
@define
class Statement:
    """What is stated, and what came of checking it."""

    kind: FindingKind
    status: Status
    severity: FindingSeverity
    expression: str
    numbers: Sequence[Number]
    """In the order of the expression."""
    sides: tuple[Decimal | None, Decimal | None] = (None, None)
    """What is computed and what is stated."""
    wording: Wording = _PLAIN
    codes: tuple[str, ...] = ()
    applicant: str | None = None
    blanks: tuple[str, ...] = ()


def state(report: Report, text: RuleText, told: Statement) -> Finding:
    """The finding of a statement under a rule."""
    left, right = told.sides
    numbers, head = told.numbers, report.metadata
    spans = tuple([n.span for n in numbers if n.span is not None])
    english, chinese = _messages(text, told.expression, told.wording)
    cause, cause_zh = told.wording.cause or _UNKNOWN if told.status is _FAILS else _UNKNOWN
    return Finding(  # in the order of its fields: so many arguments by name take half as long again
        text.id,
        told.kind,
        told.status,
        told.severity,
        told.expression,
        left,
        right,
        None if left is None or right is None else left - right,
        spans,
        english,
        chinese,
        cause,
        cause_zh,
        told.codes,
        told.applicant,
        told.blanks,
        () if len(spans) == len(numbers) else tuple([n.place for n in numbers if n.place is not None]),
        excerpt(report.text, spans) if len(spans) <= _PIECES else _telling(report.text, numbers, spans),
        head.agency,
        head.year,
        report.source.uri,
    )


def _telling(text: str, numbers: Sequence[Number], spans: tuple[Span, ...]) -> str:
    """The excerpt of many numbers: of those that stand far apart the first that are not 0, and the last, the total."""
    *_, part, total = spans
    if max(abs(total.start - spans[0].start), abs(total.start - part.start)) <= _FAR:
        return excerpt(text, spans)
    told = [n.span for n in numbers if n.span is not None and n.value]
    return excerpt(text, [*told[: _PIECES - 1], total]) + (" …" if len(told) > _PIECES else "")


def _messages(text: RuleText, expression: str, wording: Wording) -> tuple[str, str]:
    """``Rule (subject): expression; remark.`` in both languages."""
    subject, remark, _ = wording
    english, chinese = text.explanation, text.explanation_zh
    told, told_zh = expression, expression
    if subject:
        english, chinese = f"{english} ({subject[0]})", f"{chinese}（{subject[1]}）"
    if remark:
        told, told_zh = f"{told}; {remark[0]}", f"{told}；{remark[1]}"
    return f"{english}: {told}.", f"{chinese}：{told_zh}。"


def excerpt(text: str, spans: Sequence[Span]) -> str:
    """The text around the places on one line, each place in corner brackets, distant ones parted by an ellipsis."""
    if len(spans) == 1:
        start, end = spans[0].start, spans[0].end
        before = start - _CONTEXT if start > _CONTEXT else 0  # as all of this many times over: max takes longer
        around = f"{text[before:start]}【{text[start:end]}】{text[end : end + _CONTEXT]}"
        return " ".join(around.split())
    told: list[str] = []
    pieces, at = 0, -_JOINED - 1
    for start, end in sorted({(s.start, s.end) for s in spans}):
        if start - at > _JOINED:
            if pieces:
                told += text[at : at + _CONTEXT], " … "
            if pieces == _PIECES:
                break
            pieces, at = pieces + 1, max(0, start - _CONTEXT)
        told += text[at:start], "【", text[max(at, start) : end], "】"
        at = max(at, end)
    else:
        told.append(text[at : at + _CONTEXT])
    return " ".join("".join(told).split())
