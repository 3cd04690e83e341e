"""Named tuples at the cost of plain ones, where many are made; knows none of them."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar, cast

__all__ = ["maker"]

_Made = TypeVar("_Made", bound=tuple[object, ...])


def maker(kind: type[_Made]) -> Callable[[tuple[object, ...]], _Made]:
    """What makes a named tuple of all its fields in their order.

    The constructor is a Python function with as many arguments, which takes two to four times as long.

    >>> from typing import NamedTuple
    >>> class Point(NamedTuple):
    ...     x: int
    ...     y: int
    >>> maker(Point)((1, 2))
    Point(x=1, y=2)
    """
    return cast("Callable[[tuple[object, ...]], _Made]", partial(vars(tuple)["__new__"], kind))
