"""Labels that do not follow each other, and periods that are not the reporting year, into findings."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.audit.numbers import Number
from gxparse.audit.stating import Cause, Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.dates import PartialDate
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.model.tokens import TokenKind
from gxparse.spans import Span

__all__ = ["numbering", "periods"]

_OWN_YEAR: Final = re.compile(r"[，,]?\s*(?:我|全|本|共|累计|各)")
"""A sentence that begins with a year and goes on so tells what the body did in that year."""
_COMPARES: Final = re.compile(r"同比|相比|较|比|增长|下降|以来|至今|历年|起|度工作计划")
_REUSED: Final = Cause("text of the year before may have been reused", "可能沿用上年文字")
_COUNTS: Final = frozenset({TokenKind.QUANTITY, TokenKind.MONEY})


def numbering(report: Report) -> Iterator[Finding]:
    """Each label that the reader found misnumbered."""
    for diagnostic in report.diagnostics:
        if diagnostic.code == "misnumbered" and diagnostic.span is not None:
            label = _label(report, diagnostic.span)
            yield state(
                report,
                rule_texts()["numbering"],
                Statement(
                    FindingKind.NUMBERING,
                    Status.FAILS,
                    FindingSeverity.REMARK,
                    label.of(report.text),
                    [Number(Decimal(0), label)],
                    sides=(None, None),
                    wording=Wording(remark=(diagnostic.message.rstrip("."), diagnostic.message_zh.rstrip("。"))),
                ),
            )


def _label(report: Report, span: Span) -> Span:
    """The label at a place, and not the section or point that begins with it."""
    labels = [(s.span.start, s.label) for s in report.walk()] + [(p.span.start, p.label) for p in report.points]
    found = next((label for start, label in labels if start == span.start), None)
    return span if found is None else Span(span.start, min(span.end, span.start + len(found)))


def periods(report: Report) -> Iterator[Finding]:
    """The stated period; then sentences that tell the year before as if it were this year."""
    year, period, span = report.year, report.metadata.period, report.metadata.span("period")
    if year is None:
        return
    if period is not None and span is not None:
        full = (period.start, period.end) == (PartialDate(year, 1, 1), PartialDate(year, 12, 31))
        same = period.start.year == period.end.year == year
        yield state(
            report,
            rule_texts()["period"],
            Statement(
                FindingKind.CONFLICT,
                Status.HOLDS if full else Status.FAILS,
                FindingSeverity.REMARK,
                f"{period} {'=' if full else '≠'} {year}",
                [Number(Decimal(year), span)],
                sides=(Decimal(period.start.year), Decimal(year)),
                wording=Wording(cause=None if same else _REUSED),
            ),
        )
    yield from _reused(report, year)


def _reused(report: Report, year: int) -> Iterator[Finding]:
    """Sentences that begin with the year before, tell a count of the body's own, and compare nothing."""
    paragraphs = [p.span for section in report.walk() for p in section.paragraphs]
    for token in report.tokens:
        if token.kind is not TokenKind.YEAR or token.value != year - 1:
            continue
        paragraph = next((span for span in paragraphs if token.start in span), None)
        if paragraph is None or not _begins(report.text, paragraph.start, token.start):
            continue
        stop = re.compile(r"[。！？]").search(report.text, token.end, paragraph.end)
        end = stop.start() if stop else paragraph.end
        told = any(t.kind in _COUNTS and token.end <= t.start < end for t in report.tokens)
        if told and _OWN_YEAR.match(report.text, token.end) and not _COMPARES.search(report.text, token.end, end):
            yield state(
                report,
                rule_texts()["period"],
                Statement(
                    FindingKind.CONFLICT,
                    Status.FAILS,
                    FindingSeverity.REMARK,
                    f"{token.value} ≠ {year}",
                    [Number(Decimal(year - 1), token.span)],
                    sides=(Decimal(year - 1), Decimal(year)),
                    wording=Wording(cause=_REUSED),
                ),
            )


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a sentence begins here: at the paragraph's start or behind a full stop."""
    before = text[start:at].rstrip()
    return not before or before[-1] in "。！？"
