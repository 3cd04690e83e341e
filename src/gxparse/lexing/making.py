"""Turns the parts of a token into a ``Token`` at the cost of a tuple; must not know where the parts come from."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, cast

from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = ["NEW", "make"]

# The constructor of a NamedTuple goes through a Python function with eight arguments: three times the time.
NEW: Final = cast("Callable[[type[Token], tuple[object, ...]], Token]", tuple.__new__)  # pyright: ignore[reportUnknownMemberType]
"""``NEW(Token, (kind, start, end, text, value, high, unit, approx))``."""


def make(
    kind: TokenKind,
    text: str,
    start: int,
    end: int,
    value: int | Decimal | str | None,
    unit: str | None = None,
    approx: Approx = Approx.EXACT,
    high: int | Decimal | None = None,
) -> Token:
    """The token of ``text[start:end]``."""
    return NEW(Token, (kind, start, end, text[start:end], value, high, unit, approx))
