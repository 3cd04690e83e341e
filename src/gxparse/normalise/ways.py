"""Requests told by one way or of one kind of applicant, and whether what became of them is told of these alone; reads no text."""

from decimal import Decimal
from typing import Final

from attrs import define

from gxparse.model.observations import Observation

__all__ = ["RECEIVED", "REQUESTS", "Ways"]

RECEIVED: Final = "requests.received"
_WAY: Final = "requests.received."
_CARRIED: Final = "requests.carried_over"
"""Told beside one way, it makes what follows be of all: 收到信函申请3件，上年结转2件，不予公开2件."""
REQUESTS: Final = "requests."
_OUTSIDE: Final = (RECEIVED, "requests.carried")
"""What is told of requests besides what became of them."""


@define
class Ways:
    """The rows of such numbers in one sentence: 网上申请5件、信函申请3件 is one, 网上申请5件，予以公开4件，信函申请3件 are two."""

    _rows: int = 0
    _row: tuple[Decimal, ...] = ()
    """The numbers of the last row."""
    _ended: bool = True
    """Whether something else has been told behind it."""
    _total: bool = False
    """Whether the sentence tells how many there were of all."""
    _limited: bool = False
    """Whether the last number was only of one way; behind a ； what names no way goes on so."""
    outcomes: tuple[int, ...] = ()
    """Places of what is told behind the first row, which a second row shows to be of that row."""

    def count(self, told: Observation, index: int) -> None:
        """Takes an observation of the sentence, at its place among all."""
        if told.value is None or told.high is not None:
            return
        if told.code.startswith(_WAY) or (told.code == RECEIVED and told.applicant is not None):
            if self._ended:
                self._rows, self._row = self._rows + 1, ()
            self._row += (told.value,)
            self._ended = False
        elif told.code in (RECEIVED, _CARRIED):
            self._total = True
        elif _is_outcome(told.code):
            if self._rows == 1 and len(self._row) == 1 and told.value <= self._row[0]:
                self.outcomes += (index,)
            self._ended = True

    def end(self) -> None:
        """A ； begins another statement."""
        self._row, self._ended = (), True

    @property
    def several(self) -> bool:
        """Whether one way after another is told."""
        return self._rows > 1

    def limit(self, code: str, value: Decimal) -> bool:
        """Whether a number is only of the requests told before it: 信函申请3件，予以公开1件.

        Behind several ways it is of all of them, and so is more than the way has. Where the sentence tells a total, the
        number is of that, unless a second way shows that each is followed by its own.
        """
        if len(self._row) > 1 or not _is_outcome(code):
            return False
        if self._row:
            self._limited = value <= self._row[0] and (self._rows > 1 or not self._total)
            self._ended = True
        return self._limited


def _is_outcome(code: str) -> bool:
    return code.startswith(REQUESTS) and not code.startswith(_OUTSIDE)
