"""How much input is admitted: plain numbers with sensible defaults, and the clock that watches one; knows no formats."""

import time
from typing import final

from attrs import field, frozen

from gxparse.errors import LimitExceededError

__all__ = ["Clock", "Limits"]


@final
@frozen(kw_only=True)
class Limits:
    """Upper bounds of what ``parse`` accepts; beyond one of them it raises ``LimitExceededError``.

    >>> Limits(text_characters=1000).text_characters
    1000
    """

    text_characters: int = 10_000_000
    """Length of the text in code points."""
    input_bytes: int = 50_000_000
    """Length of the input, and of the one member of an archive that is read."""
    expanded_bytes: int = 250_000_000
    """What all members of an archive (ZIP, DOCX, XLSX) would take when expanded, as read, whatever their headers say."""
    members: int = 10_000
    """Number of members of an archive, and of parts of a MIME message."""
    nesting: int = 500
    """Depth of elements inside elements (HTML, DOCX)."""
    elements: int = 1_000_000
    """Tags of an HTML page, and the elements that its repair adds."""
    attributes: int = 5_000
    """Attributes of one HTML element."""
    cells: int = 2_000_000
    """Places of all tables of a document, those that spans cover counted."""
    seconds: float = 60.0
    """Time; looked at between steps, pages and sheets, so that a single long step may overrun it."""

    def check(self, limit: str, found: float) -> None:
        """Raise ``LimitExceededError`` when ``found`` is more than the limit of this name admits."""
        allowed: float = getattr(self, limit)
        if found > allowed:
            raise LimitExceededError(limit, allowed, found)


@final
@frozen
class Clock:
    """Time since reading began, held against ``limits.seconds``."""

    limits: Limits
    """The limits to hold it against."""
    begin: float = field(factory=time.monotonic, repr=False)
    """When reading began, on the monotonic clock."""

    def check(self) -> None:
        """Raise ``LimitExceededError`` when the time is up."""
        self.limits.check("seconds", round(time.monotonic() - self.begin, 3))
