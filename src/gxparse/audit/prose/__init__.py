"""The arithmetic that a report's sentences state, into findings; every rule is one of the language, none of a document."""

from collections.abc import Callable, Iterator
from typing import Final

from gxparse.audit.prose.balance import balance_findings
from gxparse.audit.prose.changes import change_findings, net_findings
from gxparse.audit.prose.parts import part_findings
from gxparse.audit.prose.rates import rate_findings
from gxparse.audit.prose.seasons import season_findings
from gxparse.audit.prose.sentences import Passage, passages
from gxparse.audit.prose.shares import share_findings
from gxparse.audit.prose.summed import total_findings
from gxparse.model.findings import Finding
from gxparse.model.report import Report

__all__ = ["prose_findings"]

_STEPS: Final[tuple[Callable[[Report, Passage], Iterator[Finding]], ...]] = (
    part_findings,  # a total, then its parts
    total_findings,  # parts, then their total
    season_findings,  # a year and its quarters
    share_findings,  # a part, a percentage, and somewhere the whole
    rate_findings,  # 办结率 beside what was received and concluded
    change_findings,  # a number before, one after, and the change
    net_findings,  # 新增, 删除, 净增
    balance_findings,  # received, carried over, dealt with, carried forward
)


def prose_findings(report: Report) -> Iterator[Finding]:
    """What the sentences of each section say of their own numbers."""
    for passage in passages(report):
        for step in _STEPS:
            yield from step(report, passage)
