"""Turns an audit, or a panel, into HTML for a notebook, the evidence of each finding highlighted; checks nothing."""

import re
from html import escape
from typing import Final

from gxparse.model.findings import Audit, Finding, Status
from gxparse.model.panel import Panel, PanelRow

__all__ = ["audit_html", "highlighted", "panel_html"]

_COLOURS: Final = {"error": "#f9d0d0", "remark": "#fbeec0"}
"""Backgrounds of failing findings by severity."""
_MARKED: Final = re.compile(r"【(.*?)】")
_SHOWN: Final = 20
"""Rows of a panel that a notebook shows."""


def audit_html(audit: Audit) -> str:
    """What fails, with cause and evidence; what cannot be assessed and what holds folds below."""
    failing = [*audit.failures, *audit.remarks]
    open_ = [f for f in audit.findings if f.status is Status.NOT_ASSESSABLE]
    holding = [f for f in audit.findings if f.status is Status.HOLDS]
    return "".join(
        (
            f"<div><p><b>{escape(audit.agency or '')} {audit.year or ''}</b> {escape(_counts(audit))}</p>",
            _table(failing),
            _folded("Not assessable", open_),
            _folded("Holds", holding),
            "</div>",
        )
    )


def _counts(audit: Audit) -> str:
    held = sum(f.status is Status.HOLDS for f in audit.findings)
    return f"{len(audit.failures)} fail · {len(audit.remarks)} remarks · {held} of {len(audit.findings)} hold"


def _folded(title: str, findings: list[Finding]) -> str:
    inside = _table(findings)
    return f"<details><summary>{title} ({len(findings)})</summary>{inside}</details>" if findings else ""


def _table(findings: list[Finding]) -> str:
    if not findings:
        return ""
    heads = "".join(f"<th>{name}</th>" for name in ("rule", "expression", "message", "evidence"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, findings))}</tbody></table>"


def _row(finding: Finding) -> str:
    """A finding: failing ones coloured by severity, the message in both languages, the cause as a hypothesis."""
    colour = _COLOURS[finding.severity.value] if finding.failed else "transparent"
    cause = f"<br><i>{escape(finding.cause)}?</i>" if finding.cause else ""
    words = f"{escape(finding.message)}<br><small>{escape(finding.message_zh)}</small>{cause}"
    cells = (escape(finding.rule), escape(finding.expression), words, highlighted(finding.excerpt))
    inside = "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells)
    return f'<tr style="background:{colour}">{inside}</tr>'


def highlighted(excerpt: str) -> str:
    """An excerpt with the numbers in corner brackets marked instead.

    >>> highlighted("收到【3】件")
    '收到<mark>3</mark>件'
    """
    return _MARKED.sub(r"<mark>\1</mark>", escape(excerpt))


def panel_html(panel: Panel) -> str:
    """The first rows of a panel."""
    heads = "".join(f"<th>{name}</th>" for name in PanelRow._fields)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(_shown(value))}</td>' for value in row)}</tr>" for row in panel.rows[:_SHOWN]
    )
    more = f"<p>… {len(panel) - _SHOWN} more rows</p>" if len(panel) > _SHOWN else ""
    title = escape(repr(panel).strip("<>"))
    return f"<div><p>{title}</p><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}</div>"


def _shown(value: object) -> str:
    return "" if value is None else str(value)
