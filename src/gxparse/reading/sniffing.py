"""Tells the format of bytes by their content, never by a name; what it cannot tell is text; reads nothing else."""

import re
import struct
import zlib
from enum import StrEnum
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from gxparse.errors import UnsupportedFormatError

__all__ = ["ZIP_ERRORS", "Format", "broken", "format_of", "is_html", "named_format", "refuse", "refuse_xml"]


class Format(StrEnum):
    """A format that is read, by its media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ZIP = "application/zip"


_OTHER_NAMES: Final = {
    "application/xhtml+xml": Format.HTML, "message/rfc822": Format.MHTML, "application/x-mimearchive": Format.MHTML,
    "text/markdown": Format.TEXT, "application/x-zip-compressed": Format.ZIP, "application/x-pdf": Format.PDF,
}  # fmt: skip
_CONVERT: Final = "open it in LibreOffice and save it as {to}, or run: soffice --headless --convert-to {to} FILE"
_RECOGNISE: Final = "run a text recognition on it and parse its text"
_UNREAD: Final = tuple(
    (re.compile(signature, re.DOTALL), media_type, what, advice)
    for signature, media_type, what, advice in (
        # signature, media type, what it is, what to do
        (rb"\s*\{\\rtf", "application/rtf", "RTF", _CONVERT.format(to="docx")),
        (rb"\x89PNG\r\n", "image/png", "an image", _RECOGNISE),
        (rb"\xff\xd8\xff", "image/jpeg", "an image", _RECOGNISE),
        (rb"GIF8", "image/gif", "an image", _RECOGNISE),
        (rb"II\*\x00|MM\x00\*", "image/tiff", "an image", _RECOGNISE),
        (rb"RIFF....WEBP", "image/webp", "an image", _RECOGNISE),
        (rb"BM.{4}\x00\x00\x00\x00", "image/bmp", "an image", _RECOGNISE),
        (rb"....ftyp(?:heic|heix|mif1|avif)", "image/heic", "an image", _RECOGNISE),
        (rb"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive", "unpack it and parse the file inside"),
        (rb"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive", "unpack it and parse the file inside"),
        (rb"\x1f\x8b", "application/gzip", "gzip", "decompress it and parse the file inside"),
    )
)
_XML_OFFICE: Final = (
    # element or instruction that tells it, what it is, what to convert it to
    (re.compile(r'<w:wordDocument\b|progid="Word\.Document"|<pkg:package\b'), "a Word document saved as XML", "docx"),
    (
        re.compile(r'<(?:ss:)?Workbook\b[^>]*office:spreadsheet|progid="Excel\.Sheet"'),
        "a workbook saved as XML",
        "xlsx",
    ),
    (re.compile(r"<office:document\b"), "a flat OpenDocument file", "pdf"),
)
_XML_HEAD: Final = 4000
_PACKAGES: Final = (("word/", Format.DOCX), ("xl/", Format.XLSX))


def _lzma_errors() -> tuple[type[Exception], ...]:
    """Some Pythons are built without LZMA; archives packed with it are then of a method that is not known."""
    try:
        from lzma import LZMAError
    except ImportError:
        return ()
    return (LZMAError,)


ZIP_ERRORS: Final[tuple[type[Exception], ...]] = (
    BadZipFile, OSError, ValueError, KeyError, IndexError, RuntimeError, EOFError, zlib.error, struct.error,
    *_lzma_errors(),
)  # fmt: skip
"""What the standard library lets out when an archive is damaged, or packed by a method that it does not know."""
_PRESENTATION: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_HEAD: Final = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCK: Final = re.compile(r"<(table|p|div|body|td|tr|h[1-6]|li|section|article)(?:\s[^<>]*)?>", re.IGNORECASE)
_MIME: Final = re.compile(rb"\A\s*(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,40}", re.IGNORECASE)


def format_of(data: bytes) -> Format | None:
    """The format, or ``None`` when it can only be text (or HTML, which is told after decoding)."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_OLE):
        return _compound(data)
    for signature, media_type, what, advice in _UNREAD:
        if signature.match(data):
            raise refuse(what, media_type, advice)
    return Format.MHTML if _is_mime(data) else None


def named_format(media_type: str) -> Format:
    """The format of a media type that the caller gives."""
    plain = media_type.partition(";")[0].strip().lower()
    try:
        return _OTHER_NAMES.get(plain) or Format(plain)
    except ValueError:
        known = ", ".join(Format)
        message = f"the media type {media_type!r} is not read; known are {known}"
        raise UnsupportedFormatError(message, media_type=media_type) from None


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins as such, or has a block element that is closed.

    >>> is_html("<p>一、概述</p>"), is_html("a <b and c> d")
    (True, False)
    """
    if _HTML_HEAD.match(text) is not None:
        return True
    names = {match.group(1).lower() for match in _HTML_BLOCK.finditer(text, 0, 200_000)}
    if not names:
        return False
    closed = {match.group(1).lower() for match in re.finditer(r"</(\w{1,8})\s*>", text)}
    return not names.isdisjoint(closed)


def refuse_xml(text: str) -> None:
    """Raise ``UnsupportedFormatError`` for what office programs save as one XML file: its text is between its tags."""
    head = text[:_XML_HEAD]
    if head.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        for pattern, what, target in _XML_OFFICE:
            if pattern.search(head) is not None:
                raise refuse(what, "application/xml", _CONVERT.format(to=target))


def broken(what: str, media_type: str | None, error: BaseException) -> UnsupportedFormatError:
    """The error for a file of a format that is read, but which is damaged."""
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    message = f"the input is a {what} file that is damaged and cannot be read ({reason}); fetch it again"
    return UnsupportedFormatError(message, media_type=media_type)


def refuse(what: str, media_type: str | None, advice: str) -> UnsupportedFormatError:
    """The error for a format that is known but not read."""
    return UnsupportedFormatError(f"the input is {what}, which is not read: {advice}", media_type=media_type)


def _zipped(data: bytes) -> Format:
    """What a ZIP holds, by the names of its members."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            small = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            mimetype = archive.read("mimetype") if small else b""
    except ZIP_ERRORS as error:
        raise broken("ZIP", Format.ZIP, error) from None
    if "xl/workbook.bin" in names:
        raise refuse(
            "a binary workbook (.xlsb)", f"{Format.XLS}.sheet.binary.macroenabled.12", _CONVERT.format(to="xlsx")
        )
    if "[Content_Types].xml" in names and any(name.startswith("ppt/") for name in names):
        raise refuse("a presentation (.pptx)", _PRESENTATION, _CONVERT.format(to="pdf"))
    for start, found in _PACKAGES:
        if "[Content_Types].xml" in names and any(name.startswith(start) for name in names):
            return found
    if "OFD.xml" in names:
        raise refuse("an OFD document", "application/ofd", "save it as PDF with the program that made it")
    if b"epub" in mimetype:
        advice = "unpack it, it is a ZIP archive, and parse the pages inside"
        raise refuse("an EPUB book", "application/epub+zip", advice)
    if b"opendocument.spreadsheet" in mimetype:
        return Format.ODS
    if b"opendocument" in mimetype:
        target = "docx" if b".text" in mimetype else "pdf"
        raise refuse("an OpenDocument file", mimetype.decode("ascii", "replace"), _CONVERT.format(to=target))
    return Format.ZIP


def _compound(data: bytes) -> Format:
    """What an OLE compound file holds: the names of its streams are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refuse("an encrypted Office document", "application/x-ole-storage", "save it without a password")
    if "WordDocument".encode("utf-16-le") in data:
        raise refuse("a Word document of the old format (.doc, .wps)", "application/msword", _CONVERT.format(to="docx"))
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Format.XLS
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise refuse("a presentation (.ppt)", "application/vnd.ms-powerpoint", _CONVERT.format(to="pdf"))
    advice = "save it as DOCX, XLSX or PDF with the program that made it"
    raise refuse("a compound file of unknown content", "application/x-ole-storage", advice)


def _is_mime(data: bytes) -> bool:
    head = _MIME.match(data[:8192])
    if head is None:
        return False
    lower = head.group().lower()
    return b"\ncontent-type:" in b"\n" + lower and (b"mime-version:" in lower or b"multipart/related" in lower)
