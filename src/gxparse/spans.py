"""Positions in a text: half-open ranges of code points; knows nothing of what stands there."""

from typing import final

from attrs import frozen

__all__ = ["Span"]


@final
@frozen(order=True)
class Span:
    """A half-open range ``start <= i < end`` of code points of ``report.text``.

    >>> Span(2, 4).of("abcdef")
    'cd'
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point; never smaller than ``start``."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start} and {self.end}")

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
