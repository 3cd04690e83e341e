"""Notes in brackets among the lines of a list, which may hold a number: a note is no row; knows no header."""

from collections.abc import Sequence
from typing import Final

from gxparse.folding import squeeze
from gxparse.structure.tables.drafts import is_note
from gxparse.structure.tables.pieces import Piece, Strip, Strips
from gxparse.structure.tables.values import read_value

__all__ = ["is_bare_note", "note_at", "rest_of_bracket"]

_NOTE_LINES: Final = 4


def is_bare_note(strip: Strip) -> bool:
    """Whether a line is a note in brackets and marks for none beside it."""
    words = strip.words
    return len(words) == 1 and is_note(squeeze(words[0].text)) and all(read_value(p.text).missing for p in strip.values)


def note_at(strips: Strips, start: int) -> tuple[Piece, int] | None:
    """The note in brackets, a number in it perhaps, that lines from here on hold, and the index after them."""
    if not strips[start].text.startswith("("):
        return None
    text = ""
    for index in range(start, min(len(strips), start + _NOTE_LINES)):
        strip = strips[index]
        if strip.grid is not None or strip.page or not strip.text:
            return None
        text += strip.text
        if is_note(text):
            span = strips[start].start, strip.end
            return Piece("".join(strips.text[span[0] : span[1]].split("\n")), *span, False), index + 1
        if text.count("(") <= text.count(")"):
            return None
    return None


def rest_of_bracket(strips: Strips, start: int, above: Sequence[Piece]) -> tuple[Piece, int] | None:
    """The lines from here on that close a bracket in the words ``above``, a number in them: （不 | 条 | 120⏎同渠道…计 1 条）."""
    label = "".join(squeeze(piece.text) for piece in above)
    opened = label.count("(") - label.count(")")
    for index in range(start, min(len(strips), start + _NOTE_LINES) if opened > 0 else start):
        strip = strips[index]
        if strip.grid is not None or strip.page or not strip.text or strip.values:
            return None
        opened += strip.text.count("(") - strip.text.count(")")
        if opened <= 0:
            ends = strip.text.endswith(")") and any(strips[i].leading for i in range(start, index + 1))
            span = strips[start].start, strip.end
            return (Piece("".join(strips.text[span[0] : span[1]].split("\n")), *span, False), index + 1) if ends else None
    return None
