"""Whether the words of a passage can name any indicator at all, told before it is read; must never say no to one that does."""

import re
from collections.abc import Sequence
from typing import Final

from gxparse.normalise.claims import CHANNELS, under_disclosure
from gxparse.normalise.clauses import DROPPED
from gxparse.normalise.discourse import Speaker
from gxparse.spans import Span

__all__ = ["may_name"]

_DROPPED: Final = re.compile("[" + re.escape(DROPPED + "《》") + "]+")
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_DEEPEST: Final = 4
"""Brackets in brackets that are looked into; what has more is read in any case."""


def may_name(folded: str, sentences: Sequence[Span], headings: Sequence[frozenset[str]], speaker: Speaker) -> bool:
    """Whether all words that some rule needs stand in these sentences of a folded text, and its topic there or above.

    Words count wherever they stand, in longer words, over the ends of clauses and with what is in brackets left out: a
    reading finds no concept that is not among them.
    """
    text = "。".join([folded[span.start : span.end] for span in sentences])
    text = _DROPPED.sub("", text)
    if speaker.wording.tells(text):
        return True
    outer = text
    for _ in range(_DEEPEST):
        inner, outer = outer, _BRACKETED.sub("", outer)
        if outer == inner:
            break
        text += "。" + outer
    else:
        return True
    mentioned = speaker.wording.mentioned(text)
    if under_disclosure(headings) and not mentioned.isdisjoint(CHANNELS):
        return True
    return speaker.wording.may_name(mentioned, headings, speaker.era)
