"""The headings that the Regulations and the official form prescribe, where they are printed without numbers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gxparse.catalogue.prescribed import rank_of
from gxparse.folding import squeeze
from gxparse.structure.labels import label_at
from gxparse.structure.paragraphs import Para

__all__ = ["unnumbered_headings"]

_FIRST: Final = frozenset("总主行收依政因存其需總")
_MAX_LINE: Final = 40
_MIN_HEADINGS: Final = 2
_MIN_LIST: Final = 4  # headings that follow one another with nothing between: a table of contents


def unnumbered_headings(text: str, paras: Sequence[Para]) -> set[int]:
    """The indexes of the paragraphs that are prescribed headings without a number, at least two of them in order.

    One that stands in the text with its number as well is none, nor are those of a table of contents.
    """
    found = [(index, rank) for index, rank in _candidates(text, paras)]
    if len(found) < _MIN_HEADINGS:
        return set()
    numbered = _numbered(text, paras)
    found = [item for item in _without_contents(text, paras, found) if item[1] not in numbered]
    rises = any(before[1] < after[1] for before, after in pairwise(found))
    return {index for index, _ in found} if rises else set()


def _candidates(text: str, paras: Sequence[Para]) -> list[tuple[int, int]]:
    """Paragraphs in the words of a prescribed heading, each with its place in their order."""
    found: list[tuple[int, int]] = []
    for index, para in enumerate(paras):
        if text[para.span.start] in _FIRST and len(para.span) <= _MAX_LINE:
            rank = _rank(para.text(text))
            if rank is not None:
                found.append((index, rank))
    return found


def _rank(line: str) -> int | None:
    return rank_of(squeeze(line))


def _numbered(text: str, paras: Sequence[Para]) -> set[int]:
    """Which of the prescribed headings stand in the text with a number."""
    ranks: set[int] = set()
    for para in paras:
        label = label_at(text, para.span.start, para.span.end) if len(para.span) <= _MAX_LINE else None
        rank = None if label is None else _rank(text[label.end : para.span.end].lstrip("、.．"))
        if rank is not None:
            ranks.add(rank)
    return ranks


def _without_contents(text: str, paras: Sequence[Para], found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The candidates without runs in order that nothing parts."""
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for item in found:
        if run and (item[1] <= run[-1][1] or text[paras[run[-1][0]].span.end : paras[item[0]].span.start].strip()):
            kept += run if len(run) < _MIN_LIST else []
            run = []
        run.append(item)
    return kept + (run if len(run) < _MIN_LIST else [])
