"""The six families of patterns under one name each, with the headings their sections bear; imports no gxparse."""

from attrs import frozen

from property.prose import (
    patterns_disclosure,
    patterns_outcomes,
    patterns_received,
    patterns_remedies,
    patterns_resources,
    patterns_responses,
)
from property.prose.held_out import patterns_disclosure as held_disclosure
from property.prose.held_out import patterns_outcomes as held_outcomes
from property.prose.held_out import patterns_received as held_received
from property.prose.held_out import patterns_remedies as held_remedies
from property.prose.held_out import patterns_resources as held_resources
from property.prose.held_out import patterns_responses as held_responses
from property.prose.pattern import Pattern

__all__ = ["FAMILIES", "Family", "patterns"]


@frozen
class Family:
    """Patterns about one group of indicators."""

    name: str
    tuned: tuple[Pattern, ...]
    """Two thirds: a reader may be tuned on these."""
    held_out: tuple[Pattern, ...]
    """One third, for the final figure only."""
    early: tuple[str, ...]
    """Headings in reports on 2014–2018."""
    late: tuple[str, ...]
    """Headings in reports on 2020 and later."""


FAMILIES = (
    Family(
        "disclosure",
        patterns_disclosure.PATTERNS,
        held_disclosure.PATTERNS,
        early=("主动公开情况", "主动公开政府信息的情况"),
        late=("主动公开政府信息情况", "总体情况"),
    ),
    Family(
        "responses",
        patterns_responses.PATTERNS,
        held_responses.PATTERNS,
        early=("回应解读情况", "政策解读和回应关切情况"),
        late=("总体情况", "政策解读和回应关切情况"),
    ),
    Family(
        "received",
        patterns_received.PATTERNS,
        held_received.PATTERNS,
        early=("依申请公开情况", "依申请公开办理情况"),
        late=("收到和处理政府信息公开申请情况", "依申请公开工作情况"),
    ),
    Family(
        "outcomes",
        patterns_outcomes.PATTERNS,
        held_outcomes.PATTERNS,
        early=("申请答复情况", "依申请公开办理情况"),
        late=("申请办理情况", "依申请公开工作情况"),
    ),
    Family(
        "remedies",
        patterns_remedies.PATTERNS,
        held_remedies.PATTERNS,
        early=("行政复议、行政诉讼及举报情况", "监督和救济情况"),
        late=("政府信息公开行政复议、行政诉讼情况", "总体情况"),
    ),
    Family(
        "resources",
        patterns_resources.PATTERNS,
        held_resources.PATTERNS,
        early=("机构建设及保障培训情况", "收费、经费和机构人员情况"),
        late=("其他需要报告的事项",),
    ),
)
"""In the order of the forms."""


def patterns(*, held_out: bool) -> tuple[Pattern, ...]:
    """All patterns of either part, in the order of the forms."""
    return tuple(p for family in FAMILIES for p in (family.held_out if held_out else family.tuned))
