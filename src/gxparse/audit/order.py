"""Labels that do not follow each other into findings."""

from collections.abc import Iterator, Mapping
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
    labels: dict[int, str | None] | None = None
    for diagnostic in report.diagnostics:
        if diagnostic.code == "misnumbered" and diagnostic.span is not None:
            labels = _labels(report) if labels is None else labels
            label = _label(labels, diagnostic.span)
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


def _labels(report: Report) -> dict[int, str | None]:
    """Where a section or point begins → its label."""
    labels = [(s.span.start, s.label) for s in report.walk()] + [(p.span.start, p.label) for p in report.points]
    return dict(reversed(labels))  # of several that begin there the first


def _label(labels: Mapping[int, str | None], span: Span) -> Span:
    """The label at a place, and not the section or point that begins with it."""
    found = labels.get(span.start)
    return span if found is None else Span(span.start, min(span.end, span.start + len(found)))
