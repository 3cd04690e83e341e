"""Requests received, carried over, dealt with and carried forward, as sentences tell them, into one balance."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.audit.numbers import total_range
from gxparse.audit.prose.sentences import Item, Passage
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Statement, Wording, side, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report

__all__ = ["FORWARD", "balance_findings"]

FORWARD: Final = ("转", "延", "留")
"""One of these is in the words of what is carried forward."""
_ROLES: Final = (
    ("forward", re.compile(r"(?:结转|转入|顺延|延续|转|留)[^，,。]{0,4}(?:下一?年|次年|明年|下年度)")),
    ("over", re.compile(r"(?:上一?年|去年)度?[^，,。]{0,8}(?:结转|转来|遗留|转入|未办结|未答复)")),
    (
        "done",
        re.compile(r"(?:办结|答复|办理完毕)(?:政府信息公开|依申请公开|信息公开)?(?:申请)?(?:事项)?(?:共|共计|了)?$"),
    ),
    ("received", re.compile(r"(?:新收到?|收到|受理)")),
)
"""What a number of requests counts, by the words before it: the first that fits."""
_PART: Final = re.compile(
    r"按[时期]|延期|逾期|当[场面]|不予|予以|同意|网|信函|传真|自然人|法人|咨询|来电|信访|投诉|举报|热线|留言|提案|建议"
)
"""Words of parts, and of things that are no requests for information."""


def balance_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Received + carried over = dealt with + carried forward, where a section tells each of the four once."""
    told: dict[str, list[Item]] = {name: [] for name, _ in _ROLES}
    items = [item for sentence in passage.sentences for item in sentence.items]
    for item in items if len(items) >= len(_ROLES) else ():
        role = _role(item)
        if role is not None:
            told[role].append(item)
    if any(len(items) != 1 for items in told.values()):
        return
    received, over, done, forward = (told[name][0] for name in ("received", "over", "done", "forward"))
    if all(same_unit(received, other) for other in (over, done, forward)):
        yield _balance(report, received, over, done, forward)


def _role(item: Item) -> str | None:
    if not countable(item) or item.past or _PART.search(item.label):
        return None
    return next((name for name, words in _ROLES if words.search(item.label)), None)


def _balance(report: Report, received: Item, over: Item, done: Item, forward: Item) -> Finding:
    """Holds too where 收到 counts those of last year in."""
    right = [done.number, forward.number]
    ways = [received.number, over.number], [received.number]
    left = next((way for way in ways if total_range(way).meets(total_range(right))), None)
    numbers = left or ways[0]
    first, second = (sum((n.value for n in one), Decimal(0)) for one in (numbers, right))
    sign = "≠" if left is None else "=" if first == second else "≈"
    return state(
        report,
        rule_texts()["prose.balance"],
        Statement(
            FindingKind.BALANCE,
            Status.FAILS if left is None else Status.HOLDS,
            FindingSeverity.REMARK,
            f"{side(numbers, total=first if left is None else None)} {sign} "
            f"{side(right, total=second if left is None else None)}",
            [*numbers, *right],
            sides=(first, second),
            wording=Wording(remark=None if left is None or len(left) > 1 else _COUNTED_IN),
        ),
    )


_COUNTED_IN: Final = ("those of the year before are counted among the received", "收到数已含上年结转")
