"""Turns what a caller passes (path, bytes, file object) into bytes within the limits; knows nothing of formats."""

import os
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from gxparse.limits import Limits

__all__ = ["Arrival", "arrive", "digest_of"]


class Arrival(NamedTuple):
    """Bytes, and where they are from."""

    data: bytes
    uri: str | None


def arrive(
    source: "bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO", uri: str | None, limits: Limits
) -> Arrival:
    """The bytes of a source; an error of the file system (``OSError``) goes to the caller as it is."""
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
    elif isinstance(source, os.PathLike):
        path = Path(source)
        limits.check("input_bytes", path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(limits.input_bytes + 1)
        uri = uri or str(path)
    elif hasattr(source, "read"):
        data = _from_file(source, limits)
        name = getattr(source, "name", None)
        uri = uri or (name if isinstance(name, str) else None)
    else:
        raise TypeError(f"text, bytes, a path or a binary file is needed, not {type(source).__name__}")
    limits.check("input_bytes", len(data))
    return Arrival(data, uri)


def _from_file(file: BinaryIO, limits: Limits) -> bytes:
    parts: list[bytes] = []
    left = limits.input_bytes + 1
    while left > 0:
        part = file.read(left)
        if not isinstance(part, bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - a caller may err
            raise TypeError("the file object gives text, not bytes; open it in binary mode ('rb')")
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()
