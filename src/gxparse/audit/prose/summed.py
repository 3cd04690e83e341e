"""Totals that follow their parts (…3件、…4件，共计7件) into findings."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gxparse.audit.causes import of_sum
from gxparse.audit.prose.parts import Parts, state_parts
from gxparse.audit.prose.sentences import Item, Passage
from gxparse.audit.prose.totals import COUNTED, EACH, added_up
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind
from gxparse.model.report import Report

__all__ = ["total_findings"]

_AVERAGE: Final = re.compile("平均|[年月日周人]均|每")
_SUMS: Final = ("合计", "相加")


def total_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Totals that follow their parts: …3件、…4件，共计7件."""
    for sentence in passage.sentences:
        items = [item for item in sentence.items if countable(item)]
        for index, total in enumerate(items):
            counted = COUNTED.match(total.label)
            if counted is None:
                continue
            begin = max((m.end for m in sentence.markers if m.start < total.start), default=sentence.start)
            parts = [
                item for item in items[:index]
                if item.start >= begin and item.bracket == total.bracket and same_unit(item, total)
                and not item.past and not _AVERAGE.search(item.label)
            ]  # fmt: skip
            noun, summed = counted["noun"] or "", counted["word"] in _SUMS
            if len(parts) < 2 or any(EACH.search(part.label) for part in parts):
                continue
            if not noun or summed or noun[-2:] in parts[0].label:
                yield _counted(report, parts, total, summed=summed)


def _counted(report: Report, parts: Sequence[Item], total: Item, *, summed: bool) -> Finding:
    """All parts, or the last of them that add up."""
    fitting = next((parts[i:] for i in range(len(parts) - 1) if added_up(parts[i:]) == total.number.value), parts)
    stated = state_parts(report, Parts(total, tuple(fitting), exhaustive=True, summed=summed))
    text = rule_texts()["prose.total"]
    numbers = [item.number for item in (*fitting, total)]
    return state(
        report,
        text,
        Statement(
            FindingKind.SUM,
            stated.status,
            stated.severity,
            stated.expression,
            numbers,
            sides=(stated.left, stated.right),
            wording=Wording(cause=of_sum(numbers[:-1], numbers[-1]) if stated.failed else None),
        ),
    )
