"""From a source to a ``Report``: only the order of the steps; each step is a function on a lower floor."""

import os
import re
from collections.abc import Sequence
from typing import BinaryIO, Final, NamedTuple

from attrs import evolve

from gxparse import catalogue as catalogues
from gxparse.catalogue import Catalogue
from gxparse.folding import squeeze
from gxparse.lexing.tokens import tokenise
from gxparse.limits import Limits
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.document import Document, LineRole
from gxparse.model.report import Report, ReportKind, Section
from gxparse.model.tokens import Token
from gxparse.reading import read
from gxparse.spans import Span
from gxparse.structure.below import with_block_below
from gxparse.structure.front import Front, read_front
from gxparse.structure.further import Titles
from gxparse.structure.kind import report_kind
from gxparse.structure.metadata import MetadataReading, read_metadata
from gxparse.structure.metafields import with_fields
from gxparse.structure.outline import Outline, outline
from gxparse.structure.partition import merged, outside, rest
from gxparse.structure.placing import place_tokens, places_of, quantities_of, word_cells
from gxparse.structure.points import points_of
from gxparse.structure.regions import Regions, regions
from gxparse.structure.tables import TableReading, of_year, read_tables
from gxparse.structure.title import year_number

__all__ = ["parse", "report_of"]

Readable = str | bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO
"""What ``parse`` takes: text (plain or HTML), bytes, a path, or a binary file object."""

_LIMITS: Final = Limits()
_CORRECTED: Final = re.compile(r"更正|修订|勘误|更新版")
_PATH: Final = re.compile(r"[^\r\n。，]{1,260}[.](?:html?|pdf|docx?|xlsx?|txt|md|zip|mht(?:ml)?)", re.IGNORECASE)
_UNFINISHED: Final = re.compile(r"[\u4e00-\u9fff，、,][\s]*\Z")
_MAX_TITLE: Final = 80
_CUT_LENGTH: Final = 60  # characters: a last paragraph so long that stops without a mark was cut off


class _Parts(NamedTuple):
    """What the steps found, for the last of them."""

    document: Document
    tables: TableReading
    regions: Regions
    front: Front
    outline: Outline
    metadata: MetadataReading
    others: list[Span]
    """The titles of reports that follow the first."""


def parse(
    source: Readable,
    *,
    media_type: str | None = None,
    encoding: str | None = None,
    uri: str | None = None,
    member: str | None = None,
    catalogue: Catalogue | None = None,
    limits: Limits = _LIMITS,
) -> Report:
    """Read an annual report on government information disclosure (政府信息公开工作年度报告).

    ``source`` is ``str`` (plain text or HTML), ``bytes``, a path, or a binary file object. ``media_type`` and
    ``encoding`` override what is found by content; ``uri`` is kept in ``report.source``; ``member`` chooses the file of
    an archive; ``catalogue`` holds the forms to read by (the default one when ``None``).

    Content never raises: odd content gives ``report.diagnostics``. What cannot be read raises a ``GxParseError``; a path
    that cannot be opened the ``OSError`` of the system; anything that is no source a ``TypeError``.
    """
    document = read(source, media_type=media_type, encoding=encoding, uri=uri, member=member, limits=limits)
    report = report_of(document, catalogue)
    if isinstance(source, str) and _PATH.fullmatch(source.strip()):
        path = diagnose("looks_like_path", text=source.strip())
        report = evolve(report, diagnostics=(path, *report.diagnostics))
    return report


def report_of(document: Document, catalogue: Catalogue | None = None) -> Report:
    """The report that a document holds."""
    text = document.text
    known = catalogues.default if catalogue is None else catalogue
    tables = read_tables(document, known)
    tokens = tokenise(text)
    places = regions(document, tables.claimed, tokens, known)
    front = read_front(text, places.front, places.grids, places.asides, tokens)
    front = with_block_below(text, front, places.below, places.below_grids, places.below_asides)
    barriers = [signature.span for signature in places.signatures]
    sections = outline(text, places.body, places.heads, tables.claimed, barriers)
    before = [point for para in places.front if para.span in front.opening for point in points_of(text, para)]
    sections = evolve(sections, points=(*before, *sections.points))
    body = [para.span for para in places.body]
    others = _other_titles(text, front, places, sections.sections)
    own = [item for item in places.signatures if not others or item.span.start < others[0].start]
    metadata = read_metadata(text, front, own, body, tables.tables, tokens)
    metadata = evolve(metadata, metadata=with_fields(metadata.metadata, document.fields))
    tables = evolve(tables, tables=of_year(tables.tables, metadata.metadata.year, known))
    parts = _Parts(document, tables, places, front, sections, metadata, others)
    refined = place_tokens(
        text, tokens, places_of(text, metadata.metadata, places.heads, sections.points, tables.tables)
    )
    return _report(parts, refined)


def _report(parts: _Parts, tokens: tuple[Token, ...]) -> Report:
    """The report made of what the steps found."""
    document, metadata = parts.document, parts.metadata.metadata
    back = tuple(sorted((*(item.span for item in parts.regions.signatures), *parts.regions.annex, *parts.front.below)))
    furniture = [*_page_lines(document), *parts.front.furniture, *parts.regions.furniture]
    unclaimed = [*parts.tables.unread, *parts.front.unclaimed, *parts.regions.unclaimed]
    tops = [section.span for section in parts.outline.sections]
    read = (*parts.front.spans, *tops, *(table.span for table in parts.tables.tables), *back)
    # What tables claim outside themselves and every section are captions torn from them, and repeated heads.
    furniture += outside(parts.tables.claimed, read)
    left = rest(document, (*read, *furniture, *unclaimed))
    furniture += left.marks
    unclaimed += left.words
    words = word_cells(parts.tables.tables)
    values = [span for name, span in metadata.evidence if name != "title"]
    values += [pair.value for pair in parts.front.pairs if pair.counts(document.text)]
    kind = _kind(parts, furniture)
    return Report(
        source=document.source,
        text=document.text,
        kind=kind,
        metadata=metadata,
        sections=parts.outline.sections,
        tables=parts.tables.tables,
        tokens=tokens,
        quantities=quantities_of(tokens, merged((*parts.tables.claimed, *furniture, *values)), words),
        points=parts.outline.points,
        diagnostics=tuple(_diagnostics(parts, kind)),
        front=parts.front.spans,
        back=back,
        furniture=tuple(merged(furniture)),
        unclaimed=tuple(merged(unclaimed)),
        attachments=document.attachments,
    )


def _page_lines(document: Document) -> list[Span]:
    """What the reader knows to be of the page."""
    return [line.span for line in document.lines() if line.role is LineRole.FURNITURE]


def _kind(parts: _Parts, furniture: Sequence[Span]) -> ReportKind:
    length = sum(len(block.span) for block in parts.document.blocks) - sum(len(span) for span in furniture)
    return report_kind(parts.front, parts.outline.sections, parts.tables.tables, parts.document.attachments, length)


def _diagnostics(parts: _Parts, kind: ReportKind) -> list[Diagnostic]:
    """All diagnostics, those of the whole document first, then in the order of their places."""
    document, sections = parts.document, parts.outline.sections
    found = [*document.diagnostics, *parts.metadata.diagnostics, *parts.tables.diagnostics, *parts.front.diagnostics]
    found += [*parts.outline.diagnostics, *parts.regions.diagnostics]
    if not document.blocks:
        found.append(diagnose("empty"))
    elif kind is ReportKind.SHELL:
        found.append(diagnose("report_in_attachment"))
    elif kind is ReportKind.OTHER:
        found.append(diagnose("not_a_report"))
    found += _of_titles(parts)
    last = parts.regions.body[-1].span if parts.regions.body else None
    if last is not None and not parts.regions.signatures and _is_cut_off(document.text, last, sections):
        found.append(diagnose("cut_off", Span(max(last.start, last.end - 20), last.end)))
    return sorted(found, key=lambda item: -1 if item.span is None else item.span.start)


def _of_titles(parts: _Parts) -> list[Diagnostic]:
    """Whether the title says that the report is a corrected one, and whether other titles follow."""
    title = parts.front.title
    found = [diagnose("corrected_report")] if title is not None and _CORRECTED.search(title.text) else []
    if parts.others:
        found.append(diagnose("several_reports", parts.others[0], count=len(parts.others) + (title is not None)))
    return found


def _other_titles(text: str, front: Front, places: Regions, sections: Sequence[Section]) -> list[Span]:
    """The titles of reports that follow the first, in order; behind each the headings count anew."""
    title = front.title
    year = year_number(title.year) if title is not None and title.year else None
    titles = Titles(text, sections, title.body if title is not None else None, year)
    same = squeeze(title.text) if title is not None else None  # on each page of a print: no report of its own
    lines = [*places.annex, *(para.span for para in places.body if len(para.span) < _MAX_TITLE)]
    found = [
        span for span in lines if titles.read(span.start, span.end) is not None and squeeze(span.of(text)) != same
    ]
    if title is not None and title.body and title.year:
        own = (squeeze(title.body), year)
        below = (span for span in front.spans if span.start > title.spans[-1].end)
        found += [span for span in below if _is_other(titles.read(span.start, span.end), own)]
    return sorted(found)


def _is_other(parts: tuple[str, str] | None, own: tuple[str, int | None]) -> bool:
    """Whether a title names body and year, and not those of ``own``."""
    body, year = parts or ("", "")
    return bool(body and year) and (squeeze(body), year_number(year)) != own


def _is_cut_off(text: str, last: Span, sections: Sequence[Section]) -> bool:
    """Whether the last paragraph is a long one that stops in the middle of a sentence."""
    ends = bool(sections) and sections[-1].span.end <= last.end
    return ends and len(last) >= _CUT_LENGTH and _UNFINISHED.search(text, last.end - 1, last.end) is not None
