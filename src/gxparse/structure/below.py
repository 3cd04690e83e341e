"""The header block that some pages print below the document: where it begins, and its pairs; knows no title."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from gxparse.catalogue.pages import Key
from gxparse.folding import squeeze
from gxparse.model.document import Grid
from gxparse.spans import Span
from gxparse.structure.front import NEAR, Front
from gxparse.structure.header import Pair, key_value_grid, pairs_of_grid, pairs_of_lines
from gxparse.structure.paragraphs import Para
from gxparse.structure.title import title_of

__all__ = ["block_below", "with_block_below"]

_OF_DOCUMENT: Final = frozenset(
    {Key.INDEX_NUMBER, Key.DOC_NUMBER, Key.PUBLISHED, Key.CREATED, Key.ISSUER, Key.VALIDITY}
)
"""Keys that tell of the document; 附件, 日期 and 来源 may stand in a foot alone."""
_FEWEST: Final = 2
"""Such keys, at least, that make a block."""
_MOST: Final = 40
"""Lines of a block."""


def block_below(text: str, paras: Sequence[Para]) -> int:
    """The index of the first of ``paras`` that belongs to a header block at their end, or their number.

    All its lines are keys with values, and it begins with one that is of the document.
    """
    last = [para.span for para in paras[-_MOST:]]
    if not pairs_of_lines(text, last[-2:]):
        return len(paras)  # most documents: no line of them need be read
    pairs = pairs_of_lines(text, last)
    places = {at for pair in pairs for at in (pair.label.start, pair.value.start)}
    begin = len(last)
    while begin > 0 and any(last[begin - 1].start <= at < last[begin - 1].end for at in places):
        begin -= 1
    start = last[begin].start if begin < len(last) else len(text)
    own = _of_document(text, [pair for pair in pairs if pair.label.start >= start])
    return len(paras) - sum(span.end > own[0].label.start for span in last) if own else len(paras)


def with_block_below(
    text: str, front: Front, paras: Sequence[Para], grids: Sequence[Grid], asides: Sequence[Span]
) -> Front:
    """The front with the pairs of such a block where it has none itself: of lines, a grid, or lines beside the main part.

    ``asides`` are lines that follow the document, in order; a list of other documents, each with its keys, is no block.
    """
    near = [span for span in asides if span.start - asides[0].start <= NEAR]
    keyed = [grid for grid in grids if key_value_grid(grid)]
    pairs = [pair for lines in ([para.span for para in paras], near) for pair in pairs_of_lines(text, lines)]
    pairs = _of_document(text, [*pairs, *(pair for grid in keyed for pair in pairs_of_grid(grid))])
    below = [*(para.span for para in paras), *(grid.span for grid in keyed if pairs)]
    has_own = len({pair.key for pair in front.pairs if len(pair.value)} & _OF_DOCUMENT) >= _FEWEST
    return evolve(front, pairs=front.pairs if has_own else (*front.pairs, *pairs), below=tuple(below))


def _of_document(text: str, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that tell of one document; none where fewer keys than two do, one comes twice, or it has another title."""
    titles = [pair.value.of(text) for pair in pairs if pair.key is Key.TITLE and len(pair.value)]
    if any(title_of(title) is None for title in titles):
        return []
    own = [pair for pair in pairs if pair.key in _OF_DOCUMENT and len(pair.value)]
    labels = {squeeze(pair.label.of(text)) for pair in own}
    return own if len({pair.key for pair in own}) >= _FEWEST and len(own) == len(labels) else []
