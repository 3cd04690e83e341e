"""Turns bytes into text: which encoding, on what evidence, and which bytes did not fit; knows nothing of markup.

The order: byte order mark, strict UTF-8, UTF-16 without a mark, and then GB18030, of which GB2312 and GBK are parts.
A label inside the document is a hint only: pages labelled ``gb2312`` hold characters outside it, and lie altogether.
"""

import codecs
import re
import threading
from typing import Final, NamedTuple

from gxparse.errors import DecodeError
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.spans import Span

__all__ = ["Decoded", "decode", "label_of"]


class Decoded(NamedTuple):
    """Text with what is known of its making."""

    text: str
    encoding: str
    evidence: str
    diagnostics: tuple[Diagnostic, ...] = ()


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CHINESE: Final[dict[str, str]] = dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"), "gb18030")
_LABEL: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_COMMON: Final = frozenset(
    "的一是不在有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "政府信息公开工作年度报告情况申请部门主动条件本市县区局办机构总数其他规范性文件行政内容及和与无月日公共服务管理网站"
    "這為個國來時們對發會動產種後經開報況請門條縣區辦機構總數規範內無務網"
)
_BEYOND: Final = re.compile(rb"[\x80-\xff]")
_TOLERATED: Final = 100
"""One undecodable byte in so many is reported; more are an error."""
_SAMPLE: Final = 16_384
_notes = threading.local()


def _note(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler that writes down the offset of what does not fit and puts U+FFFD there."""
    if not isinstance(error, UnicodeDecodeError):  # pragma: no cover - the handler is used for decoding only
        raise error
    offsets: list[int] = _notes.offsets
    offsets.append(error.start)
    if len(offsets) > _notes.most:
        raise error
    return "\ufffd", error.end


codecs.register_error("gxparse.note", _note)


def label_of(data: bytes) -> str | None:
    """The encoding that the markup itself names, in lower case, if Python knows it."""
    match = _LABEL.search(data[:4096])
    if match is None:
        return None
    label = match.group(1).decode("ascii").lower()
    try:
        return _CHINESE.get(label) or _CHINESE.get(codecs.lookup(label).name) or codecs.lookup(label).name
    except LookupError:
        return None


def decode(data: bytes, encoding: str | None = None, label: str | None = None) -> Decoded:
    """The text of ``data``. ``encoding`` is the caller's word and final, ``label`` a hint (a MIME header)."""
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _tolerantly(data[len(mark) :], name, "bom", len(mark))
    wide = _utf_16(data) if b"\x00" in data[:_SAMPLE] else None
    if wide is None:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", "utf-8 decodes")
        except UnicodeDecodeError:
            wide = _utf_16(data)
    if wide is not None:
        return _tolerantly(data, wide, "zero bytes and common characters")
    if _mostly_utf_8(data):
        return _tolerantly(data, "utf-8", "nearly all of it is utf-8")
    name, evidence = _chinese(data, (label or "").lower() or label_of(data))
    return _tolerantly(data, name, evidence)


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(_CHINESE.get(encoding.lower()) or _CHINESE.get(name, encoding))
    except LookupError:
        raise DecodeError(f"there is no encoding named {encoding!r}", encoding=encoding, offset=0) from None
    except UnicodeError as error:
        offset = error.start if isinstance(error, UnicodeDecodeError) else 0
        message = f"byte {offset} and what follows is not {encoding}; leave encoding= out to have it found"
        raise DecodeError(message, encoding=encoding, offset=offset) from None
    return Decoded(text.removeprefix("\ufeff"), name, "argument")


def _tolerantly(data: bytes, encoding: str, evidence: str, shift: int = 0) -> Decoded:
    offsets: list[int] = []
    _notes.offsets = offsets
    _notes.most = max(4, len(data) // _TOLERATED)
    try:
        text = data.decode(encoding, "gxparse.note")
    except UnicodeDecodeError:
        raise DecodeError(
            f"more than 1 % of the bytes are not {encoding}, from byte {offsets[0] + shift} on; "
            "pass encoding= when you know it, and check that the file is text",
            encoding=encoding, offset=offsets[0] + shift,
        ) from None  # fmt: skip
    return Decoded(text, encoding, evidence, _complaints(text, offsets, encoding, shift))


def _complaints(text: str, offsets: list[int], encoding: str, shift: int) -> tuple[Diagnostic, ...]:
    """One diagnostic for the first hundred places that do not fit: where in the text, and where in the bytes."""
    found: list[Diagnostic] = []
    place = -1
    for offset in offsets[:100]:
        place = text.find("\ufffd", place + 1)
        found.append(diagnose("undecodable", Span(place, place + 1), offset=offset + shift, encoding=encoding))
    if len(offsets) > len(found):
        found.append(diagnose("undecodable_many", None, count=len(offsets), encoding=encoding))
    return tuple(found)


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes at every other place, or a text that makes sense only so."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) * 20 > len(sample) and max(low, high) > 4 * min(low, high):
        return "utf-16-le" if high > low else "utf-16-be"
    best = max(("utf-16-le", "utf-16-be"), key=lambda name: _sense(sample, name))
    return best if _sense(sample, best) > max(0.2, 2 * _sense(sample, "gb18030")) else None


def _beyond_ascii(data: bytes) -> bytes:
    """A sample from where the bytes first go beyond ASCII: pages begin with scripts."""
    match = _BEYOND.search(data)
    return data[match.start() : match.start() + _SAMPLE] if match is not None else b""


def _mostly_utf_8(data: bytes) -> bool:
    """Whether few of the bytes beyond ASCII break the rules of UTF-8, which other encodings break all the time."""
    sample = _beyond_ascii(data)
    beyond = len(sample) - len(sample.decode("ascii", "ignore"))
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return beyond > 0 and broken * 20 < beyond


def _sense(data: bytes, encoding: str) -> float:
    """The share of common characters among all beyond ASCII."""
    beyond = [character for character in data.decode(encoding, "replace") if character > "\x7f"]
    return sum(character in _COMMON for character in beyond) / len(beyond) if beyond else 0.0


def _chinese(data: bytes, label: str | None) -> tuple[str, str]:
    """GB18030, unless a label says something else that decodes and makes more sense, or Big5 makes far more."""
    sample = _beyond_ascii(data)
    plain = _sense(sample, "gb18030")
    if label and _CHINESE.get(label, label) not in ("gb18030", "utf-8", "utf-16"):
        try:
            data.decode(label)
            if _sense(sample, label) > plain:
                return label, f"label {label}, and it decodes"
        except (UnicodeDecodeError, LookupError):
            pass
    if _sense(sample, "big5") > 2 * plain:
        return "big5", "common characters"
    return "gb18030", f"label {label}" if label and _CHINESE.get(label, label) == "gb18030" else "not utf-8"
