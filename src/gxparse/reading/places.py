"""Finds where in the markup of a page a text begins: element, line and column; reads no tags but those around it."""

import re
from bisect import bisect_right
from typing import Final

from gxparse.reading.composing import Place
from gxparse.reading.elements import Element

__all__ = ["Places"]

_BEFORE_TEXT: Final = re.compile(
    r"(?:<!--.{0,2000}?-->|<[^>]*>|\s|&nbsp;|&#160;|\u3000|\xa0|\u200b|\ufeff)+", re.DOTALL
)
_RUN_END: Final = re.compile(r"[<&\r\n\t]")
_WINDOW: Final = 4000


class Places:
    """The places of texts that are asked for in reading order. Without the markup they are elements only."""

    def __init__(self, markup: str | None) -> None:
        self.markup: str = markup or ""
        self.known: bool = markup is not None
        self.lines: _Lines = _Lines(self.markup)
        self.last: int = 0
        self.offset: int = -1

    def of(self, owner: Element, offset: int, text: str) -> Place:
        """Where the text begins, behind the tag at the offset."""
        if not self.known:
            return Place(element=owner.path)
        if offset == self.offset:  # a further line of the same block
            start = self._near(text, self.last + 1)
        else:
            self.offset = offset
            start = self.markup.find(">", offset) + 1 if self.markup.startswith("<", offset) else offset
            match = _BEFORE_TEXT.match(self.markup, start)
            start = match.end() if match is not None else start
            if not self.markup.startswith(text[0], start):
                start = self._near(text, start)
        self.last = start
        line, column = self.lines.at(start)
        return Place(None, owner.path, None, line, column)

    def turns(self, text: str, place: Place) -> tuple[tuple[int, Place], ...]:
        """From the first tag inside the text that was placed last, only element and line are known."""
        if self.markup.startswith(text, self.last):
            return ()
        end = _RUN_END.search(self.markup, self.last)
        length = (end.start() if end is not None else len(self.markup)) - self.last
        if not 0 < length < len(text):
            return ()
        return ((length, place._replace(column=None)),)

    def _near(self, text: str, start: int) -> int:
        """Text after a block inside another has no tag of its own: look for it behind the last place."""
        words = re.split(r"[<&\s]", text[:8], maxsplit=1)[0]
        for piece in (words, text[0]):
            found = self.markup.find(piece, start, start + _WINDOW) if piece else -1
            if found >= 0:
                return found
        return start


class _Lines:
    """Line and column of offsets that mostly rise; a page in one line is no slower than others."""

    def __init__(self, markup: str) -> None:
        self.markup: str = markup
        self.known: int = 0
        self.line: int = 1
        self.start: int = 0
        self.starts: list[int] = []

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        if offset < self.known:  # content that the parser moved out of a table
            return self._looked_up(offset)
        passed = self.markup.count("\n", self.known, offset)
        if passed:
            self.line += passed
            self.start = self.markup.rfind("\n", self.known, offset) + 1
        self.known = offset
        return self.line, offset - self.start + 1

    def _looked_up(self, offset: int) -> tuple[int, int]:
        if not self.starts:
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.markup))]
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
