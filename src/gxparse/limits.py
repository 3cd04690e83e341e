"""How much input is admitted: plain numbers with sensible defaults; knows nothing of formats."""

from typing import final

from attrs import frozen

__all__ = ["Limits"]


@final
@frozen(kw_only=True)
class Limits:
    """Upper bounds of what ``parse`` accepts; beyond one of them it raises ``LimitExceededError``.

    >>> Limits(text_characters=1000).text_characters
    1000
    """

    text_characters: int = 10_000_000
    """Length of the text in code points."""
