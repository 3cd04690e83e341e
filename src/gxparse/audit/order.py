"""Labels that do not follow each other into findings."""

from collections.abc import Iterator
from decimal import Decimal

from gxparse.audit.numbers import Number
from gxparse.audit.stating import Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["numbering"]


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
