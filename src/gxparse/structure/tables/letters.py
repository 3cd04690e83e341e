"""Lines of one character each, as a column one character wide prints a label; knows labels' numbers only."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

__all__ = ["ITEM", "NUMBER", "Printed", "runs_of_letters"]

ITEM: Final = re.compile(r"[(（][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、](?!\d)")
"""The number of a row: （二） 4."""
NUMBER: Final = re.compile(rf"{ITEM.pattern}|[一二三四五六七八九十]{{1,3}}[、.．]")
"""The number of a label, of a row's or of a part's (三、): typesetting does not part it, so that it may stand alone."""
_NONE: Final = "无"
_LEAST: Final = 2
_LONGEST: Final = 8
"""A character with the marks that may not begin or end a line is no longer."""


class Printed(Protocol):
    """A piece of a line."""

    @property
    def text(self) -> str:
        """As printed."""
        ...

    @property
    def value(self) -> bool:
        """Whether it is a number or a mark for none."""
        ...


def runs_of_letters(lines: Sequence[Sequence[Printed] | None]) -> Iterator[tuple[int, int]]:
    """Where labels stand one character a line: first and last index of each, both included.

    ``None`` is a line that belongs to no label. A number (二、 （三） 4.) begins a label; 无 between characters is one of them.
    """
    start = -1
    for index, line in enumerate([*lines, None]):
        text = _alone(line)  # "" for most lines
        numbered = text != "" and NUMBER.fullmatch(text) is not None
        letter = text != "" and _is_letter(line)
        none = text == _NONE
        if start >= 0 and not numbered and (letter or (none and _amid_letters(lines, index))):
            continue
        if start >= 0 and index - start >= _LEAST:
            yield start, index - 1
        start = index if numbered or letter or (none and _after_number(lines, index)) else -1


def _alone(line: Sequence[Printed] | None) -> str:
    """The words of a line that holds one short piece."""
    return line[0].text if line is not None and len(line) == 1 and len(line[0].text) <= _LONGEST else ""


def _is_letter(line: Sequence[Printed] | None) -> bool:
    """Whether a line holds one character of a label, with the marks that stand at it: 予, “三, 密）."""
    text = _alone(line)
    return line is not None and sum(map(str.isalpha, text)) == sum(map(str.isalnum, text)) == 1 and not line[0].value


def _amid_letters(lines: Sequence[Sequence[Printed] | None], index: int) -> bool:
    """Whether 无, which stands here, is no mark for none, but of a label: 机⏎关⏎无⏎法."""
    return index + 1 < len(lines) and _is_letter(lines[index + 1])


def _after_number(lines: Sequence[Sequence[Printed] | None], index: int) -> bool:
    """Whether a label begins with 无, which stands here, and its number stands above beside the values: 4. 0 0 1⏎无⏎正⏎当."""
    above = lines[index - 1] if 0 < index < len(lines) else None
    numbered = above is not None and bool(above) and NUMBER.fullmatch(above[0].text) is not None
    return numbered and _amid_letters(lines, index)
