"""Whether numbers with these measure words may be added; knows no sentence."""

from typing import Final

from gxparse.audit.prose.sentences import Item
from gxparse.model.tokens import TokenKind

__all__ = ["countable", "same_unit", "similar_unit"]

_PERCENT: Final = TokenKind.PERCENT
"""To look up a member takes ten times as long as a global."""
_ITEMS: Final = frozenset({
    "条", "件", "次", "篇", "个", "份", "期", "项", "起", "场", "宗", "则", "幅", "批", "件次", "篇次", "场次", "条次", "部", "本", "册",
})  # fmt: skip
"""Measure words of things published, done or dealt with; a list may mix them. People and amounts are apart."""


def countable(item: Item) -> bool:
    """Whether it is a number of things or an amount, no percentage."""
    return item.kind is not _PERCENT


def same_unit(one: Item, other: Item) -> bool:
    """Whether both count the same: 件 and 件, 篇 and 篇次; zero of anything is zero."""
    if one.kind is not other.kind:
        return False
    first, second = one.number.unit, other.number.unit
    if first == second or (first and second and (first.startswith(second) or second.startswith(first))):
        return True
    return one.number.value == 0 and {first, second} <= _ITEMS


def similar_unit(one: Item, other: Item) -> bool:
    """Whether a list may mix the two: 条 and 篇, not 条 and 人."""
    return same_unit(one, other) or {one.number.unit, other.number.unit} <= _ITEMS
