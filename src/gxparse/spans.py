"""Positions in a text: half-open ranges of code points; knows nothing of what stands there."""

from collections.abc import Callable
from typing import Final, cast, final

from attrs import frozen

__all__ = ["Span"]


@final
@frozen(order=True, init=False)
class Span:
    """A half-open range ``start <= i < end`` of code points of ``report.text``.

    >>> Span(2, 4).of("abcdef")
    'cd'
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point; never smaller than ``start``."""

    def __init__(self, start: int, end: int) -> None:
        # Written out: a report has many hundreds of spans, and what attrs would write takes more than twice as long.
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, got {start} and {end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "int | Span") -> bool:
        """Whether an offset, or all of another span, lies inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    @property
    def slice(self) -> slice:
        """The same range as a ``slice``: ``text[span.slice]``."""
        return slice(self.start, self.end)

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


_Setter = Callable[[Span, int], None]
_set_start: Final = cast("_Setter", vars(Span)["start"].__set__)
_set_end: Final = cast("_Setter", vars(Span)["end"].__set__)
