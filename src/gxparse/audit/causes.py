"""Two sides that differ into a likely cause, where the numbers themselves point to one; never a correction."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from attrs import evolve

from gxparse.audit.numbers import Number, plain
from gxparse.audit.stating import Cause
from gxparse.model.findings import Finding, FindingKind, Status
from gxparse.spans import Span

__all__ = ["across", "of_sum", "of_two"]

_SCALE: Final = 10_000
"""万: what a number is off by when its unit is misread."""


def of_sum(parts: Sequence[Number], total: Number) -> Cause | None:
    """Why parts may not add up to a printed total; the first hypothesis that fits."""
    stated = total.value
    added = sum((p.sign * p.value for p in parts), Decimal(0))
    for hypothesis in _HYPOTHESES:
        found = hypothesis(parts, added, stated)
        if found is not None:
            return found
    return None


def of_two(one: Decimal, other: Decimal) -> Cause | None:
    """Why two statements of one number may differ."""
    return _misread_unit((), one, other) or _digits((), one, other)


def _unfilled(_parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    if stated == 0 and added != 0:
        return Cause(
            f"the total is printed as 0 although its parts are {plain(added)}: it may not have been filled in",
            f"各部分之和为{plain(added)}而合计印为0：合计可能未填",
        )
    return None


def _misread_unit(_parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    if stated and added and (added == stated * _SCALE or stated == added * _SCALE):
        return Cause(
            "one side is 10000 times the other: 万元 may have been taken for 元", "两数相差一万倍：可能混淆万元与元"
        )
    return None


def _split_number(parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    """Two neighbouring cells that were one number: 1 | 2 for 12."""
    for first, second in pairwise(parts):
        a, b = first.value, second.value
        if a > 0 and _whole(a) and _whole(b):
            joined = Decimal(f"{int(a)}{int(b)}")
            if added - a - b + joined == stated:
                return Cause(
                    f"{plain(a)} and {plain(b)} may be one number, {plain(joined)}",
                    f"{plain(a)}与{plain(b)}可能原为一个数{plain(joined)}",
                )
    return None


def _joined_numbers(parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    """One number that was two: 123 for 12 | 3."""
    for part in parts:
        digits = str(int(part.value)) if _whole(part.value) else ""
        for cut in range(1, len(digits)):
            first, second = Decimal(digits[:cut]), Decimal(digits[cut:])
            if added - part.value + first + second == stated and str(int(second)) == digits[cut:]:
                return Cause(
                    f"{digits} may be two numbers, {plain(first)} and {plain(second)}",
                    f"{digits}可能原为{plain(first)}与{plain(second)}两个数",
                )
    return None


def _digits(_parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    """The total is the sum with a digit lost, added, changed, or two neighbours exchanged."""
    if not (_whole(added) and _whole(stated)) or added < 10 or stated < 10:
        return None
    slip = _slip(str(int(added)), str(int(stated)))
    if slip is None:
        return None
    longer, shorter = sorted((str(int(added)), str(int(stated))), key=len, reverse=True)
    if slip is _LOST:
        return Cause(
            f"{longer} and {shorter} differ by one digit: it may have been lost", f"{longer}与{shorter}差一位：可能漏位"
        )
    return Cause(
        f"{plain(added)} and {plain(stated)} have two digits exchanged", f"{plain(added)}与{plain(stated)}相邻两位互换"
    )


_LOST: Final = "one digit lost or doubled", "漏位或多一位"
_EXCHANGED: Final = "two digits exchanged", "相邻两位互换"


def _slip(one: str, other: str) -> tuple[str, str] | None:
    """What slip of the keyboard makes one number of the other."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return _LOST
    apart = [i for i in range(len(longer)) if longer[i] != shorter[i]] if len(longer) == len(shorter) else []
    if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(longer) == sorted(shorter):
        return _EXCHANGED
    return None


def _digits_of_part(parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    """One part, and no other, makes the sum right if a digit of it was lost, doubled, or exchanged with its neighbour."""
    found: list[tuple[Number, Decimal, tuple[str, str]]] = []
    for part in parts:
        wanted = part.value - (added - stated) * part.sign
        if _whole(part.value) and _whole(wanted) and part.value >= 10 and wanted >= 10:
            slip = _slip(str(int(part.value)), str(int(wanted)))
            found += [] if slip is None else [(part, wanted, slip)]
    if len(found) != 1:
        return None
    part, wanted, slip = found[0]
    return Cause(
        f"{plain(part.value)} would have to be {plain(wanted)}: it may have {slip[0]}",
        f"若{plain(part.value)}为{plain(wanted)}则相符：可能{slip[1]}",
    )


def _one_part(parts: Sequence[Number], added: Decimal, stated: Decimal) -> Cause | None:
    """The difference is one of the parts: left out of the total, or counted twice in it."""
    off = added - stated
    fitting = [p for p in parts if p.value == abs(off) and p.value > 1]
    if len(fitting) != 1:
        return None
    number = plain(fitting[0].value)
    if off > 0:
        return Cause(f"the total may leave out the part {number}", f"合计可能未计入{number}")
    return Cause(f"the total may count the part {number} twice", f"合计可能重复计入{number}")


def _whole(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()


_HYPOTHESES: Final[tuple[Callable[[Sequence[Number], Decimal, Decimal], Cause | None], ...]] = (
    _unfilled,  # the commonest in print, and the surest
    _misread_unit,  # a factor of 10000 is no coincidence
    _split_number,  # a blank inside a number makes two cells of it
    _joined_numbers,  # a blank lost between two makes one
    _digits,  # a slip of the keyboard
    _one_part,  # a case left out or counted twice
    _digits_of_part,  # the same slip in a part; the weakest, for there are many parts
)


_EQUATIONS: Final = (FindingKind.SUM, FindingKind.BALANCE)
_FAILS: Final = Status.FAILS


def across(findings: Sequence[Finding]) -> list[Finding]:
    """Causes that only several failing findings show together: a cell in two of them, a case in the wrong column."""
    failing = [f for f in findings if f.status is _FAILS and f.difference and f.kind in _EQUATIONS]
    told: dict[int, Cause] = {}
    for one in failing:
        found = _shared_cell(one, failing) or _wrong_column(one, failing)
        if found is not None:
            told[id(one)] = found
    if not told:
        return list(findings)
    return [
        evolve(f, cause=told[id(f)].english, cause_zh=told[id(f)].chinese) if id(f) in told else f for f in findings
    ]


def _shared_cell(one: Finding, failing: Sequence[Finding]) -> Cause | None:
    """A row and a column fail by the same amount and have one cell in common: that cell."""
    for other in failing:
        if other.rule != one.rule and abs(other.difference or 0) == abs(one.difference or 0):
            shared: set[Span] = set(one.spans) & set(other.spans)
            if shared == {one.spans[-1]} and one.kind is FindingKind.SUM and one.right == 0:
                continue  # the total itself, which was not filled in: that is told already
            if len(shared) == 1:
                return Cause(
                    f"{other.rule} fails by the same amount and shares one number with {one.rule}: that one may be wrong",
                    f"{other.rule}与{one.rule}差额相同且共有一个数：该数可能有误",
                )
    return None


def _wrong_column(one: Finding, failing: Sequence[Finding]) -> Cause | None:
    """Two columns fail by opposite amounts: something was booked in the one instead of the other."""
    opposite = [
        f
        for f in failing
        if f.rule == one.rule and f.applicant != one.applicant and f.difference == -(one.difference or 0)
    ]
    if len(opposite) == 1 and one.applicant is not None and opposite[0].applicant is not None:
        return Cause(
            f"{one.applicant} and {opposite[0].applicant} differ by opposite amounts: "
            "a case may be booked in the wrong column",
            f"{one.applicant}与{opposite[0].applicant}差额相反：可能登记在错误的列",
        )
    return None
