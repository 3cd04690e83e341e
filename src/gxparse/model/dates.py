"""Dates as precise as they are printed, and periods between two of them; no reading of text."""

from datetime import date
from typing import final

from attrs import frozen

__all__ = ["PartialDate", "Period"]


@final
@frozen(order=True)
class PartialDate:
    """A date with the precision that the document prints: a year, a month or a day. ``str()`` is ISO 8601.

    >>> str(PartialDate(2017, 3))
    '2017-03'
    """

    year: int
    """Year of the Gregorian calendar."""
    month: int | None = None
    """1–12, or ``None`` when only the year is known."""
    day: int | None = None
    """1–31, or ``None`` when only the month is known."""

    def __attrs_post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date of an ISO 8601 string (``2017``, ``2017-03``, ``2017-03-22``); ``ValueError`` for anything else."""
        parts = text.split("-")
        if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts):
            raise ValueError(f"not a date as YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        return cls(*(int(part) for part in parts))


@final
@frozen
class Period:
    """A stated period, both ends included."""

    start: PartialDate
    """First day (or month, year) of the period."""
    end: PartialDate
    """Last day (or month, year) of the period."""

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"
