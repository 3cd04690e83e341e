"""Turns an archive into the bytes of one member within the limits; knows nothing of what members say."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gxparse.errors import UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.reading.sniffing import ZIP_ERRORS, broken

__all__ = ["check_package", "member_of"]

_MEDIA_TYPE: Final = "application/zip"
_READABLE: Final = frozenset(
    {
        ".html",
        ".htm",
        ".shtml",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".pdf",
        ".docx",
        ".doc",
        ".xlsx",
        ".xls",
        ".ods",
        ".txt",
        ".md",
        ".csv",
    }
)
_CHUNK: Final = 1 << 20


def member_of(data: bytes, wanted: str | None, limits: Limits) -> tuple[str, bytes]:
    """Name and bytes of the member asked for, or of the only one that is readable."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            limits.check("members", len(archive.infolist()))
            members = {_name(info): info for info in archive.infolist() if not info.is_dir()}
            name = _chosen(members, wanted)
            info = members[name]
            if info.flag_bits & 1:
                raise UnsupportedFormatError(
                    f"the member {name!r} of the archive is encrypted; unpack it with its password",
                    media_type=_MEDIA_TYPE,
                )
            limits.check("input_bytes", info.file_size)
            with archive.open(info) as file:
                inner = file.read(limits.input_bytes + 1)
            limits.check("input_bytes", len(inner))
            return name, inner
    except ZIP_ERRORS as error:
        raise broken("ZIP", _MEDIA_TYPE, error) from None


def _chosen(members: dict[str, ZipInfo], wanted: str | None) -> str:
    if wanted is not None:
        if wanted in members:
            return wanted
        raise _refusal(f"the archive has no member {wanted!r}; it holds", list(members))
    readable = [name for name in members if _is_readable(name)]
    if len(readable) == 1:
        return readable[0]
    if readable:
        raise _refusal("the archive holds several documents; pass member= to choose one of", readable)
    if len(members) == 1:
        return next(iter(members))
    raise _refusal("the archive holds no document that is read; it holds", list(members))


def _refusal(message: str, names: list[str]) -> UnsupportedFormatError:
    shown = ", ".join(repr(name) for name in names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
    return UnsupportedFormatError(f"{message} {shown or 'nothing'}", media_type=_MEDIA_TYPE, members=tuple(names))


def _is_readable(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return path.suffix.lower() in _READABLE and not hidden


def _name(info: ZipInfo) -> str:
    """The name of a member; names that are not marked as UTF-8 are mostly GBK and were read as code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def check_package(data: bytes, media_type: str, limits: Limits) -> None:
    """Refuse an Office package that is a bomb: too many members, too large expanded, entities declared in its XML."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except ZIP_ERRORS as error:
        raise broken("Office", media_type, error) from None
    limits.check("members", len(infos))
    whole = 0
    try:
        for info in infos:
            head = b""
            for part in _inflated(data, info):
                head = head or part[:4096]
                whole += len(part)
                limits.check("expanded_bytes", whole)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnsupportedFormatError(
                    f"the part {info.filename!r} declares XML entities, which no Office program writes; it is not read",
                    media_type=media_type,
                )
    except ZIP_ERRORS as error:
        raise broken("Office", media_type, error) from None


def _inflated(data: bytes, info: ZipInfo) -> Iterator[bytes]:
    """The content of a member, whatever size the directory says it has."""
    names, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + 30 + names + extra
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == ZIP_STORED:
        yield bytes(packed[:_CHUNK])
        for offset in range(_CHUNK, len(packed), _CHUNK):
            yield bytes(packed[offset : offset + _CHUNK])
        return
    if info.compress_type != ZIP_DEFLATED:
        raise BadZipFile(f"compression {info.compress_type} of {info.filename!r}")
    inflater = zlib.decompressobj(-15)
    part = inflater.decompress(packed, _CHUNK)
    while part:
        yield part
        part = inflater.decompress(inflater.unconsumed_tail, _CHUNK)
