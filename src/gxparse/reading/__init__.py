"""Turns any source into a Document, by the format of its content; knows every reader and nothing of what they read.

No reader opens a connection or another file, runs a script or a macro, or follows a link.
"""

import os
from typing import BinaryIO, Final, NamedTuple, Protocol

from attrs import evolve

from gxparse.errors import UnsupportedFormatError
from gxparse.limits import Clock, Limits
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Document
from gxparse.model.source import Source
from gxparse.reading.arrival import arrive, digest_of
from gxparse.reading.encoding import decode
from gxparse.reading.pronunciation import cut_text, put_behind, without_pronunciation
from gxparse.reading.rectangles import unpacked
from gxparse.reading.sniffing import Format, format_of, is_html, named_format, refuse_xml

__all__ = ["read"]


_USUAL: Final = Limits()


class _Request(NamedTuple):
    """Everything a reader may want to know."""

    data: bytes
    source: Source
    limits: Limits
    clock: Clock
    encoding: str | None
    member: str | None
    label: str | None = None


class _Reader(Protocol):
    def __call__(self, request: _Request) -> Document: ...


def read(
    source: "str | bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO",
    *,
    media_type: str | None = None,
    encoding: str | None = None,
    uri: str | None = None,
    member: str | None = None,
    limits: Limits = _USUAL,
) -> Document:
    """The document that ``source`` holds.

    ``media_type`` is needed only where the content does not tell the format; ``encoding`` only where it is known better
    than the bytes can tell; ``member`` names the member of an archive to read. Raises ``GxParseError``.
    """
    clock = Clock(limits)
    named = named_format(media_type) if media_type is not None else None
    if isinstance(source, str):
        data = source.encode("utf-8", "surrogatepass")
        return _finished(_read_text(source, data, Source(uri=uri, digest=digest_of(data)), named, limits, clock))
    arrival = arrive(source, uri, limits)
    made = Source(uri=arrival.uri, digest=digest_of(arrival.data))
    return _finished(_read_bytes(_Request(arrival.data, made, limits, clock, encoding, member), named))


def _finished(document: Document) -> Document:
    """What is done for the documents of all readers alike."""
    return unpacked(without_pronunciation(document))


def _read_bytes(request: _Request, named: Format | None) -> Document:
    found = named or format_of(request.data)
    request.clock.check()
    if found is None or found in (Format.TEXT, Format.HTML):
        decoded = decode(request.data, request.encoding, request.label)
        source = evolve(request.source, encoding=decoded.encoding, encoding_evidence=decoded.evidence)
        data = request.data if decoded.evidence == "utf-8 decodes" else decoded.text.encode("utf-8", "surrogatepass")
        return _read_text(decoded.text, data, source, found, request.limits, request.clock, decoded.diagnostics)
    return _READERS[found](request._replace(source=evolve(request.source, media_type=found.value)))


def _read_text(
    text: str,
    data: bytes,
    source: Source,
    named: Format | None,
    limits: Limits,
    clock: Clock,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Document:
    """Text that is decoded: HTML or plain. ``data`` is its UTF-8 form."""
    if named is None:
        refuse_xml(text)
    has_html = named is Format.HTML or (named is None and is_html(text))
    if named is None:
        from gxparse.reading.mixed import is_mixed, read_mixed

        if is_mixed(text, has_html=has_html):
            limits.check("text_characters", len(text))
            made = evolve(source, media_type=(Format.HTML if has_html else Format.TEXT).value)
            return evolve(read_mixed(text, made, limits, clock), diagnostics=diagnostics)
    if has_html:
        from gxparse.reading.html import read_html

        limits.check("input_bytes", len(text))  # of the markup; the text in it is measured while it grows
        return read_html(data, evolve(source, media_type=Format.HTML.value), limits, clock, diagnostics)
    from gxparse.reading.text import line_starts, read_text

    limits.check("text_characters", len(text))
    source = evolve(source, media_type=Format.TEXT.value)
    cut = cut_text(text)
    if cut is None:
        document = read_text(text, source)
    else:
        document = put_behind(read_text(cut.kept, source), cut, evolve(source, line_starts=line_starts(text)))
        diagnostics = cut.diagnostics(diagnostics)
    clock.check()
    return evolve(document, diagnostics=(*diagnostics, *document.diagnostics)) if diagnostics else document


def _read_pdf(request: _Request) -> Document:
    from gxparse.reading.pdf import read_pdf

    return read_pdf(request.data, request.source, request.limits, request.clock)


def _read_docx(request: _Request) -> Document:
    from gxparse.reading.docx import read_docx

    return read_docx(request.data, request.source, request.limits, request.clock)


def _read_sheets(request: _Request) -> Document:
    from gxparse.reading.xlsx import read_sheets

    return read_sheets(request.data, request.source, request.limits, request.clock)


def _read_mhtml(request: _Request) -> Document:
    from gxparse.reading.mhtml import page_of

    page = page_of(request.data, request.limits)
    return _read_bytes(request._replace(data=page.data, label=page.charset), page.format)


def _read_zip(request: _Request) -> Document:
    from gxparse.reading.archive import member_of

    name, data = member_of(request.data, request.member, request.limits)
    if format_of(data) is Format.ZIP:
        message = f"the member {name!r} is an archive itself; unpack it and parse the document inside"
        raise UnsupportedFormatError(message, media_type=Format.ZIP.value, members=(name,))
    uri = f"{request.source.uri or ''}!/{name}"
    inner = _Request(data, evolve(request.source, uri=uri), request.limits, request.clock, request.encoding, None)
    return _read_bytes(inner, None)


_READERS: Final[dict[Format, _Reader]] = {
    Format.PDF: _read_pdf,
    Format.DOCX: _read_docx,
    Format.XLSX: _read_sheets,
    Format.XLS: _read_sheets,
    Format.ODS: _read_sheets,
    Format.MHTML: _read_mhtml,
    Format.ZIP: _read_zip,
}
