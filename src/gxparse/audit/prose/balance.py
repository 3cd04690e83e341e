"""Requests received, carried over, dealt with and carried forward, as sentences tell them, into one balance."""

import re
from collections.abc import Iterator, Sequence
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

FORWARD: Final = ("转", "延", "留", "应")
"""One of these is in the words of what is carried forward, or of what was to be dealt with."""
_YEAR: Final = r"(?:19|20)\d\d年"
_OBJECT: Final = "(?:政府信息公开|依申请公开|信息公开)?(?:申请)?(?:事项)?"
_ROLES: Final = (
    ("forward", re.compile(rf"(?:结转|转入|顺延|延续|转|留)[^，,。]{{0,4}}(?:下一?年|次年|明年|下年度|{_YEAR})")),
    ("over", re.compile(rf"(?:上一?年|去年|{_YEAR})度?[^，,。]{{0,8}}(?:结转|转来|遗留|转入|未办结|未答复)|结转(?:上一?年|去年)")),
    ("due", re.compile(rf"(?<![相对响中])应(?:予|当)?(?:办理?|处理|答复){_OBJECT}(?:共|共计)?$")),
    ("pending", re.compile(r"(?:[待需须未应]|正在)[予要能当]?(?:办|处理|答复)[^已]{0,8}$")),
    ("done", re.compile(rf"(?:办结|答复|办理完毕|实际办理){_OBJECT}(?:共|共计|了)?$")),
    ("received", re.compile(r"(?:新收到?|收到|受理)")),
)
"""What a number of requests counts, by the words before it: the first that fits. 应办 counts all there was to do; 待办 and
需办 what is left of it, or a part, which balances with nothing."""
_SIDES: Final = (
    (("received", "over"), ("done", "forward")),
    (("received", "over"), ("due",)),
    (("due",), ("done", "forward")),
)
"""What balances, where each number is told once."""
_LEADING: Final = frozenset({"forward", "due"})
"""One of these is on every side that balances with another."""
_PART: Final = re.compile(
    r"按[时期]|到期|延期|逾期|当[场面]|不予|予以|同意|网|信函|传真|自然人|法人|咨询|来电|信访|投诉|举报|热线|留言|提案|建议"
)
"""Words of parts, and of things that are no requests for information."""


def balance_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """Received + carried over = dealt with + carried forward, and what was due between them, of a section's numbers."""
    told: dict[str, list[Item]] = {name: [] for name, _ in _ROLES}
    items = passage.items
    leading = [item for item in items if any(map(item.label.__contains__, FORWARD))] if len(items) > 2 else ()
    for item in items if _LEADING.intersection(map(_role, leading)) else ():
        role = _role(item)
        if role is not None:
            told[role].append(item)
    for left, right in _SIDES:
        if any(len(told[name]) != 1 for name in (*left, *right)):
            continue
        one, other = ([told[name][0] for name in names] for names in (left, right))
        if all(same_unit(one[0], item) for item in (*one, *other)):
            yield _balance(report, one, other)


def _role(item: Item) -> str | None:
    if not countable(item) or item.past or _PART.search(item.label):
        return None
    for name, words in _ROLES:
        if words.search(item.label):
            return name
    return None


def _balance(report: Report, one: Sequence[Item], other: Sequence[Item]) -> Finding:
    """Holds too where 收到 counts those of last year in."""
    left_side, right = [item.number for item in one], [item.number for item in other]
    ways = left_side, left_side[:1]
    left = next((way for way in ways if total_range(way).meets(total_range(right))), None)
    numbers = left or left_side
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
            wording=Wording(remark=_COUNTED_IN if left is not None and len(left) < len(left_side) else None),
        ),
    )


_COUNTED_IN: Final = ("those of the year before are counted among the received", "收到数已含上年结转")
