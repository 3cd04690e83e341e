"""Turns a web page saved as one file (MHTML, or a mail) into the bytes of its page; knows nothing of markup."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from typing import Final, NamedTuple

from gxparse.errors import UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.reading.sniffing import Format, broken

__all__ = ["Page", "page_of"]


class Page(NamedTuple):
    """The page inside: its bytes and what its headers say of them."""

    data: bytes
    charset: str | None
    format: Format


_ERRORS: Final = (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
"""What the standard library lets out when a message is damaged."""


def page_of(data: bytes, limits: Limits) -> Page:
    """The first part that is HTML, else the first that is plain text; other parts (pictures, styles) are not read."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts: dict[str, Message] = {}
        for count, part in enumerate(message.walk(), 1):
            limits.check("members", count)
            parts.setdefault(part.get_content_type(), part)
        for media_type in (Format.HTML, Format.TEXT):
            if media_type.value in parts:
                return _page(parts[media_type.value], media_type)
    except _ERRORS as error:
        raise broken("MHTML", Format.MHTML.value, error) from None
    message_text = "the MHTML file holds no page; save the web page again, as HTML or as a single file"
    raise UnsupportedFormatError(message_text, media_type=Format.MHTML.value)


def _page(part: Message, media_type: Format) -> Page:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise TypeError("a part that is said to be text holds other parts")  # pragma: no cover - walk gives leaves
    return Page(payload, part.get_content_charset(), media_type)
