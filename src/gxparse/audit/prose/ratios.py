"""A share with its part and its whole: whether it is so, and the finding of it; of wholes it looks only further up."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from gxparse.audit.numbers import Number, Range, may_be_ratio, plain
from gxparse.audit.prose.sentences import Item
from gxparse.audit.prose.units import similar_unit
from gxparse.audit.stating import Cause, Statement, Wording, side, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.model.tokens import Approx

__all__ = ["Share", "agrees", "first_agreeing", "may_be_whole", "state_share", "with_whole_above"]


_EXACT: Final = Approx.EXACT
_NOTHING: Final = Decimal(0)


class Share(NamedTuple):
    """A percentage with what it is of."""

    part: Item
    percent: Item
    whole: Item | None
    fits: bool
    sure: bool = True
    """Whether the words say which whole it is."""
    plain: bool = True
    """Whether the whole has no name of its own: 占规范性文件总数的."""
    together: tuple[Item, ...] = ()
    """The numbers whose sum the part is: 19件，9件，两类占70%."""


def may_be_whole(whole: Item, part: Item) -> bool:
    """Whether a number is large enough to have the other as a part, and counts the like."""
    value = whole.number.value
    return _NOTHING < value >= part.number.value and similar_unit(whole, part)


def _printed(percent: Number) -> Range:
    """What the printed percentage stands for: half a unit of its last digit to both sides."""
    if percent.approx is not _EXACT or percent.high is not None:
        return percent.range
    exponent = percent.value.as_tuple().exponent
    half = Decimal("0.5").scaleb(exponent if isinstance(exponent, int) else 0)
    if "成" in percent.text and percent.value % 10 == 0:  # 七成 is nearer to 70% than to 60% or 80%
        half = Decimal(5)
    return Range(percent.value - half, percent.value + half)


def agrees(part: Item, whole: Item, percent: Item) -> bool:
    """Whether the percentage is the part of the whole, as exactly as they are told."""
    return first_agreeing(part, (whole,), percent) is not None


def first_agreeing(part: Item, wholes: Iterable[Item], percent: Item) -> Item | None:
    """The first number that the percentage and the part agree with."""
    low, high = _printed(percent.number)
    ratio, own = Range(low / 100, None if high is None else high / 100), part.number.range
    for whole in wholes:
        if may_be_ratio(ratio, own, whole.number.range):
            return whole
    return None


def with_whole_above(shares: list[Share], above: Sequence[Item]) -> list[Share]:
    """Shares of a list whose whole no sentence of its section tells: the number of a section above of which most are.

    主动公开74条, and in the next section 机构职能5条，占6.76%；政策8条，占10.81%. Two that are so are no accident.
    """
    lacking = [s for s in shares if s.whole is None and s.plain]
    if len(lacking) < 2:
        return shares
    best: Item | None = None
    most = 1
    for whole in reversed(above):
        own = [s for s in lacking if may_be_whole(whole, s.part)]
        fitting = sum(agrees(s.part, whole, s.percent) for s in own)
        if fitting > most and fitting * 2 > len(own):
            best, most = whole, fitting
    if best is None:
        return shares
    return [_of(s, best) if s.whole is None and s.plain and may_be_whole(best, s.part) else s for s in shares]


def _of(share: Share, whole: Item) -> Share:
    return share._replace(whole=whole, fits=agrees(share.part, whole, share.percent), sure=False)


def state_share(report: Report, share: Share) -> Finding:
    """The finding of a share."""
    part, percent = share.part.number, share.percent.number
    parts = [item.number for item in share.together] or [part]
    text = rule_texts()["prose.share"]
    shown = f"{percent.value:f}%"
    if share.whole is None:
        return state(
            report,
            text,
            Statement(
                FindingKind.SHARE,
                Status.NOT_ASSESSABLE,
                FindingSeverity.ERROR,
                f"{plain(part.value)} / ? = {shown}",
                [part, percent],
                sides=(None, percent.value),
                wording=Wording(remark=("what it is a share of is not told", "未说明占比的总数")),
            ),
        )
    whole = share.whole.number
    exact = part.value * 100 / whole.value
    rounded = exact.quantize(percent.value, ROUND_HALF_UP) if percent.approx is _EXACT else round(exact, 2)
    sign = "=" if share.fits and percent.approx is _EXACT else "≈" if share.fits else f"= {plain(rounded)}% ≠"
    cut = (
        not share.fits
        and exact > percent.value
        and exact - percent.value < (_printed(percent).high or 0) * 2 - 2 * percent.value
    )
    cause = Cause("the percentage may have been cut instead of rounded", "百分比可能截尾而未四舍五入") if cut else None
    return state(
        report,
        text,
        Statement(
            FindingKind.SHARE,
            Status.HOLDS if share.fits else Status.FAILS,
            FindingSeverity.REMARK if cut or not share.sure else FindingSeverity.ERROR,
            f"{side(parts) if len(parts) < 2 else f'({side(parts)})'} / {plain(whole.value)} {sign} {shown}",
            [*parts, whole, percent],
            sides=(rounded, percent.value),
            wording=Wording(cause=cause),
        ),
    )
