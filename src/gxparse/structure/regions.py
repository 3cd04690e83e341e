"""Blocks into regions: front, body, signatures, what follows them, the tail of the page; knows no section's content.

A signature ends the sections before it when nothing follows, or when the outline begins again: a date on a line of its
own inside a section is no signature.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Final, final

from attrs import frozen

from gxparse.catalogue import Catalogue
from gxparse.folding import squeeze
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Document, Grid, Line, LineRole
from gxparse.model.tokens import Token
from gxparse.spans import Span
from gxparse.structure.attached import attached_items
from gxparse.structure.back import Signature, signatures
from gxparse.structure.below import block_below
from gxparse.structure.contents import contents_lines
from gxparse.structure.foot import foot_of
from gxparse.structure.front import is_notice
from gxparse.structure.furniture import is_furniture
from gxparse.structure.headings import Heading, headings
from gxparse.structure.paragraphs import Para, paragraphs
from gxparse.structure.rowlike import is_row_like, rows_among, rows_told
from gxparse.structure.title import is_title

__all__ = ["Regions", "regions"]

# A line that announces a table: 政府信息公开情况统计表, 附表, 附件:…统计表; its year may stand on the next line.
_TABLE_TITLE: Final = re.compile(r"(?:附件?[0-9一二三]?[:.、]?)?.{0,60}(?:统计表|情况表|附表)(?:\(.{1,12}\))?")
_LEFT_OUT: Final = "[TABLE]"
"""What pandoc prints where its Markdown cannot hold a table: one with merged cells."""
_TABLE_YEAR: Final = re.compile(r"\((?:19|20)[0-9]{2}年?度?\)")
_ATTACHMENT: Final = re.compile(
    r"附(?:件|表)?(?:[0-9一二三四五])?[:.、].{1,80}|\(?此件(?:主动)?公开.{0,10}\)?|\(?联系人:.{1,60}\)?"
)
_MAX_LINE: Final = 100
_MIN_LOST: Final = 5  # rows of a form outside tables: fewer may be a list in prose


@final
@frozen
class Regions:
    """The paragraphs of a document, sorted by where they stand."""

    front: tuple[Para, ...]
    grids: tuple[Grid, ...]
    """Grids of the front that no table claims: header blocks."""
    asides: tuple[Span, ...]
    """Lines of the front that the reader put beside the main part of the page: menus, and often the header block."""
    body: tuple[Para, ...]
    """From the first heading on, without signatures, what follows them, and the tail."""
    heads: tuple[Heading, ...]
    """Headings of the body; ``para`` is an index into ``body``."""
    signatures: tuple[Signature, ...]
    annex: tuple[Span, ...]
    """After a signature: lists of attachments, titles of reports that follow."""
    below: tuple[Para, ...]
    """A header block at the end."""
    below_grids: tuple[Grid, ...]
    """Grids behind the last paragraph that no table claims."""
    below_asides: tuple[Span, ...]
    """Lines behind the last paragraph that the reader put beside the main part."""
    furniture: tuple[Span, ...]
    """Tables of contents, and the tail of the page: widgets after the last paragraph."""
    unclaimed: tuple[Span, ...]
    diagnostics: tuple[Diagnostic, ...]


def regions(document: Document, claimed: Sequence[Span], tokens: Sequence[Token], catalogue: Catalogue) -> Regions:
    """Sort what is outside the places ``claimed`` by tables (in order)."""
    text = document.text
    every = paragraphs(text, list(_runs(document, claimed)))
    contents = contents_lines(text, every)
    listed = [every[index] for index in sorted(contents)]
    paras = [para for index, para in enumerate(every) if index not in contents]
    end = foot_of(document, paras, claimed)
    paras, tail = paras[:end], paras[end:]
    end = block_below(text, paras)
    paras, below = paras[:end], paras[end:]
    lines = [para.text(text) for para in paras]
    rows, told = rows_among(lines, catalogue), rows_told(lines, catalogue)
    attached = attached_items(text, paras)
    heads = [head for head in headings(text, paras, rows | told) if head.para not in attached]
    first = heads[0].para if heads else len(paras)
    signed = _barriers(text, paras, heads, tokens)
    lost = _lost_rows(text, paras, heads, signed)
    heads = [head for head in heads if head.para not in lost]
    after = _after(paras, heads, signed)
    left_out = after | _signed(paras, signed)
    body = [i for i in range(first, len(paras)) if i not in left_out]
    place = {old: new for new, old in enumerate(body)}
    annex, unclaimed, diagnostics = _sort_after(text, [paras[i] for i in sorted(after)], catalogue, {paras[i].span for i in attached})
    diagnostics += [diagnose("missing_table", p.span, title=_LEFT_OUT) for p in paras if p.text(text) == _LEFT_OUT]
    diagnostics += _unread_rows(text, [paras[index] for index in sorted(rows)])
    limit = paras[first].span.start if heads else len(text)
    grids = list(_free_grids(document, claimed))
    stop = max(paras[-1].span.end if paras else 0, claimed[-1].end if claimed else 0)
    asides = [line.span for line in document.lines() if line.role is LineRole.FURNITURE]
    return Regions(
        tuple(paras[i] for i in range(first) if i not in left_out), tuple(grid for grid in grids if grid.span.start < limit),
        tuple(span for span in asides if span.start < limit),
        tuple(paras[i] for i in body),
        tuple(head._replace(para=place[head.para]) for head in heads if head.para in place),
        tuple(signed), tuple(annex), tuple(below),
        tuple(grid for grid in grids if grid.span.start >= stop), tuple(span for span in asides if span.start >= stop),
        tuple(para.span for para in (*listed, *tail)), tuple(unclaimed), tuple(diagnostics),
    )  # fmt: skip


def _unread_rows(text: str, rows: Sequence[Para]) -> list[Diagnostic]:
    """Rows of an official form that no table holds: that a table was lost must not go unsaid."""
    if len(rows) < _MIN_LOST:
        return []
    span = Span(rows[0].span.start, rows[-1].span.end)
    names = (squeeze(row.text(text))[:20] for row in rows)
    first = next((name for name in names if not name[:1].isdecimal()), "")
    return [diagnose("unread_rows", span, count=len(rows), first=first)]


def _runs(document: Document, claimed: Sequence[Span]) -> Iterator[list[Line]]:
    """The lines outside tables, in runs that no table or grid parts."""
    run: list[Line] = []
    index = 0
    for block in document.blocks:
        while index < len(claimed) and claimed[index].end <= block.span.start:
            index += 1
        taken = index < len(claimed) and claimed[index].start < block.span.end
        if isinstance(block, Grid) or taken:
            if run:
                yield run
            run = []
        else:
            run.append(block)
    if run:
        yield run


def _free_grids(document: Document, claimed: Sequence[Span]) -> Iterator[Grid]:
    """The grids that no table claims."""
    index = 0
    for grid in document.grids():
        while index < len(claimed) and claimed[index].end <= grid.span.start:
            index += 1
        if not (index < len(claimed) and claimed[index].overlaps(grid.span)):
            yield grid


def _signed(paras: Sequence[Para], signed: Sequence[Signature]) -> set[int]:
    """Indexes of the paragraphs that are signatures."""
    starts = [para.span.start for para in paras]
    return {
        index
        for signature in signed
        for index in range(bisect_left(starts, signature.span.start), bisect_left(starts, signature.span.end))
    }


def _barriers(text: str, paras: Sequence[Para], heads: Sequence[Heading], tokens: Sequence[Token]) -> list[Signature]:
    """The signatures that end the sections before them."""
    starts = [head.label.start for head in heads]
    found = signatures(text, paras, tokens)
    if not heads:  # without a heading there are no sections: the last date alone signs, below what it signs
        return [s for s in found[-1:] if _has_prose(text, paras, s.span.start) or not _has_prose(text, paras, len(text))]
    kept: list[Signature] = []
    for signature in found:
        following = bisect_left(starts, signature.span.end)
        begins_again = following == len(heads) or _is_first(heads[following])
        if signature.span.start > starts[0] and (begins_again or _before_table(text, paras, signature)):
            kept.append(signature)
        elif signature.span.end < starts[0] and _before_title(text, paras, signature, starts[0]):
            kept.append(signature)  # of a report without sections, which another follows
    return kept


def _has_prose(text: str, paras: Sequence[Para], limit: int) -> bool:
    """Whether a sentence stands before ``limit``."""
    return any("。" in para.text(text) for para in itertools.takewhile(lambda para: para.span.start < limit, paras))


def _before_title(text: str, paras: Sequence[Para], signature: Signature, limit: int) -> bool:
    """Whether a title stands directly below a signature, before ``limit``, and prose above it."""
    index = bisect_left(paras, signature.span.end, key=lambda para: para.span.start)
    below = paras[index] if index < len(paras) else None
    if below is None or below.span.start >= limit or not is_title(below.text(text)):
        return False
    above = [para.text(text) for para in paras[:index]]
    return any("。" in words for words in above) and not any(map(is_notice, above))  # a notice's own signature ends no report


def _before_table(text: str, paras: Sequence[Para], signature: Signature) -> bool:
    """Whether a body's name and a date stand over the title of a table: what follows are its rows, not headings."""
    index = bisect_left(paras, signature.span.end, key=lambda para: para.span.start)
    line = paras[index].text(text) if index < len(paras) else ""
    return (signature.body is not None or line.startswith("附")) and _is_table_title(line)


def _is_table_title(line: str) -> bool:
    return len(line) <= _MAX_LINE and _TABLE_TITLE.fullmatch(squeeze(line)) is not None


def _lost_rows(text: str, paras: Sequence[Para], heads: Sequence[Heading], signed: Sequence[Signature]) -> set[int]:
    """Indexes of what looks like headings below the title of a table that stands after a signature: its rows.

    They end at the title of another report, and where prose begins.
    """
    if not signed:
        return set()
    begin = bisect_left(paras, signed[0].span.end, key=lambda para: para.span.start)
    first = {head.para for head in heads if head.para >= begin}
    lost: set[int] = set()
    inside = False
    for index in range(begin, len(paras) if first else begin):
        line = paras[index].text(text)
        prose = "。" in line or (index + 1 < len(paras) and "。" in paras[index + 1].text(text))
        inside = (inside and not prose and not is_title(line)) or _is_table_title(line)
        if inside and index in first:
            lost.add(index)
    return lost


def _is_first(head: Heading) -> bool:
    return head.label.style.level == 1 and head.label.number == 1


def _after(paras: Sequence[Para], heads: Sequence[Heading], signed: Sequence[Signature]) -> set[int]:
    """Indexes of the paragraphs between a signature and the next heading."""
    first = {head.para for head in heads}
    ends = [signature.span.end for signature in signed]
    found: set[int] = set()
    inside = False
    index = 0
    for number, para in enumerate(paras):
        while index < len(ends) and ends[index] <= para.span.start:
            inside = True
            index += 1
        if number in first:
            inside = False
        if inside:
            found.add(number)
    return found


def _belongs_after(words: str, line: str) -> bool:
    """Whether a line may follow a signature: a list of attachments, another report's title or opening, a widget."""
    return _ATTACHMENT.fullmatch(words) is not None or is_title(words) or len(words) > _MAX_LINE or is_furniture(line)


def _sort_after(
    text: str, paras: Sequence[Para], catalogue: Catalogue, attached: Collection[Span]
) -> tuple[list[Span], list[Span], list[Diagnostic]]:
    """What follows a signature: attachments and titles, tables announced without a row, and the rest."""
    annex: list[Span] = []
    unclaimed: list[Span] = []
    diagnostics: list[Diagnostic] = []
    announced = False
    for para in paras:
        words = squeeze(para.text(text))
        is_table = _is_table_title(para.text(text))
        if is_table and not _ATTACHMENT.fullmatch(words):
            diagnostics.append(diagnose("missing_table", para.span, title=words))
            unclaimed.append(para.span)
        elif announced and (_TABLE_YEAR.fullmatch(words) or is_row_like(para.text(text), catalogue)):
            unclaimed.append(para.span)
            continue
        elif para.span in attached or _belongs_after(words, para.text(text)):
            annex.append(para.span)
        else:
            unclaimed.append(para.span)
            diagnostics.append(diagnose("unread_text", para.span, text=words[:40]))
        announced = is_table
    return annex, unclaimed, diagnostics
