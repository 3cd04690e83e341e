"""The arithmetic that a report's sentences state, into findings; every rule is one of the language, none of a document."""

from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from gxparse.audit.prose.averages import AVERAGES, average_findings
from gxparse.audit.prose.balance import FORWARD, balance_findings
from gxparse.audit.prose.changes import NET, WAYS, change_findings, net_findings
from gxparse.audit.prose.parts import part_findings
from gxparse.audit.prose.rates import RATES, rate_findings
from gxparse.audit.prose.retold import Retold
from gxparse.audit.prose.seasons import SEASONS, season_findings
from gxparse.audit.prose.sentences import Passage, passages
from gxparse.audit.prose.shares import share_findings
from gxparse.audit.prose.summed import TOTALS, total_findings
from gxparse.audit.prose.unmarked import unmarked_findings
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["prose_findings"]

class _Step(NamedTuple):
    """A rule of the language."""

    find: Callable[[Report, Passage], Iterator[Finding]]
    words: tuple[str, ...] = ()
    """One of these stands before a number wherever it finds something; empty where no word tells."""


_STEPS: Final = (
    _Step(part_findings),  # a total, then its parts
    _Step(unmarked_findings),  # the same without a word that says so
    _Step(total_findings, TOTALS),  # parts, then their total
    _Step(season_findings, SEASONS),  # a year and its quarters
    _Step(share_findings),  # a part, a percentage, and somewhere the whole
    _Step(rate_findings, RATES),  # 办结率 beside what was received and concluded
    _Step(average_findings, AVERAGES),  # 平均每期, 人均 beside what is divided and by what
    _Step(change_findings, WAYS),  # a number before, one after, and the change
    _Step(net_findings, NET),  # 新增, 删除, 净增
    _Step(balance_findings, FORWARD),  # received, carried over, dealt with, carried forward
)


def prose_findings(
    report: Report, previous: Report | None = None, told: Collection[Span] = ()
) -> Iterator[Finding]:
    """What the sentences of each section say of their own numbers, and of those that last year's report tells.

    ``told`` are the changes that are checked as those of indicators.
    """
    retold = None if previous is None else Retold(previous)
    for passage in passages(report):
        if retold is not None:
            retold.hear(passage)
        if len(passage.items) < 2:
            continue  # a number alone states nothing
        said = "\n".join([item.label for item in passage.items])
        for find, words in _STEPS:
            if not words or any(map(said.__contains__, words)):
                yield from find(report, passage)
    if retold is not None:
        yield from retold.findings(report, told)
