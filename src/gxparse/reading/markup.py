"""Turns HTML markup into its normal form: well nested, entities resolved, each block with its place; no meaning.

The library (lexbor) repairs the markup as a browser does. What would make it slow is refused before: its time grows
with the square of the nesting and of the attributes of an element.
"""

import re
from itertools import accumulate
from typing import Final, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gxparse.errors import UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.model.document import Attachment, Field
from gxparse.reading.traps import refuse_traps

__all__ = ["Markup", "normal_form"]


class Markup(NamedTuple):
    """A page in normal form."""

    body: str
    """The markup of the body."""
    title: str
    """Text of ``<title>``."""
    fields: tuple[Field, ...]
    attachments: tuple[Attachment, ...]


_BLOCKS: Final = "p|div|td|th|li|h[1-6]|dd|dt|pre|section|article|blockquote|center"
_PLACED: Final = re.compile(rf"<({_BLOCKS}|{_BLOCKS.upper()})(?![^\s/>])")
"""Both cases are spelt out because ignoring case is ten times slower; a tag of mixed case only lacks its place."""
_WORDS: Final = "span|font|o:p|strong|b|i|u|em|st1:[a-z]{1,20}"
_INLINE_TAG: Final = (
    rf"</?+(?=[biosfeuBIOSFEU])(?:{_WORDS}|{_WORDS.upper()})"  # the letters they begin with, for most tags have others
    r"""(?:(?: [a-zA-Z:-]{1,20}+="[^"]{0,300}+"){0,4}+>"""  # nearly all, in half the time
    r"""|[\s/][^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+')[^<>"']*+)*+>)"""  # no "<" inside: linear
)
_INLINE: Final = re.compile(f"{_INLINE_TAG}(?:{_INLINE_TAG})*+".encode())
"""Tags that change only how letters look. Word writes one for every few letters: without them the parser has a third to do."""
_STYLES: Final = re.compile(
    rb"""style="(?:(?<=<p style=")|(?<=<t[dhr] style=")|(?<=<div style=")|(?<=<li style="))[^"<>]*+"(?=[ />])"""
)
"""The style that comes first in a tag, as Word and editors write it: half of their pages, and asked for only where
something may be hidden. It is looked for by its name, in a third less time than by its tag."""
_UNCLOSED: Final = re.compile(rb"""=(?:"[^"<>]*+|'[^'<>]*+)[<>]""")
_NOT_SHOWN: Final = frozenset(
    "script style noscript template iframe object svg math canvas audio video select textarea noframes noembed datalist "
    "rp".split()
)
_RAW_TAGS: Final = frozenset(("xmp", "plaintext"))
_LINKING: Final = {"a": "href", "embed": "src", "iframe": "src", "object": "data"}
"""Elements that lead to files, and the attribute that holds the address."""
_ASKED_FOR: Final = _NOT_SHOWN | _RAW_TAGS | _LINKING.keys() | {"title", "meta"}
"""Everything that is to be known of the tree, in one walk over it: selectors would walk it once for each name."""
_RAW: Final = re.compile(rb"(</?)(xmp|plaintext)(?![^\s/>])", re.IGNORECASE)
_RAW_AS: Final = {b"xmp": b"pre", b"plaintext": b"raw-words"}  # of the same length, so that places stay
_HIDDEN: Final = (
    '[hidden], [style*="display:none" i], [style*="display: none" i], '
    '[style*="visibility:hidden" i], [style*="visibility: hidden" i]'
)
_HIDDEN_HINTS: Final = (
    re.compile(rb"display\s*:\s*none"),
    re.compile(rb"hidden(?:[\s=>/]|(?<=visibility:hidden)|(?<=visibility: hidden))"),
)
"""Each begins with a word, which a pattern finds sooner than ``in`` does: one pattern of both would not."""
_HIDDEN_WORDS: Final = re.compile(
    rf"<(?:{_WORDS})\s[^<>]*(?:[\s\"']hidden(?=[\s=>/])|display\s*:\s*none|visibility\s*:\s*hidden)".encode(), re.IGNORECASE
)
_MOSTLY_HIDDEN: Final = 0.8
_DOCUMENTS: Final = re.compile(
    r"[^?#]*\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar|7z|csv|txt|pptx?)(?:[?#]|$)", re.IGNORECASE
)
_QUERY_DOCUMENTS: Final = re.compile(
    r"[?&][^=]*(?:file|name)[^=]*=[^&]*\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:&|$)", re.IGNORECASE
)


_VIEWED: Final = re.compile(r"viewer\.html?\?(?:[^#]*&)?file=([^&#]+)", re.IGNORECASE)
"""What a viewer of PDF files (pdf.js) is told to show."""


def normal_form(data: bytes, limits: Limits, *, placed: bool = False) -> Markup:
    """The page as a browser would show it without running anything; raises ``LimitExceededError`` where it is a trap.

    ``data`` is its UTF-8 form, which the library reads, and in which words are found in a fifth of the time. ``placed``
    gives elements of ``_PLACED`` the offset of their tag in the text of the page as attribute ``gx``.
    """
    lower = data.lower()
    hides = any(hint.search(lower) is not None for hint in _HIDDEN_HINTS)
    keeps_words = hides and _HIDDEN_WORDS.search(data) is not None
    source = _with_places(data) if placed else data
    if b"\xed" in source:  # begins what no UTF-8 has, halves of pairs, and Korean
        source = source.decode("utf-8", "surrogatepass").encode("utf-8", "ignore")
    if not keeps_words:
        source = b"".join(_INLINE.split(source))
    if not hides:
        source = _without_styles(source)
    refuse_traps(source, limits)
    try:
        tree = LexborHTMLParser(source)
        told = _told(tree.root)
        if any(node.tag in _RAW_TAGS for node in told):  # raw text would not survive the normal form
            tree = LexborHTMLParser(_RAW.sub(lambda match: match.group(1) + _RAW_AS[match.group(2).lower()], source))
            told = _told(tree.root)
        return _repaired(tree, told, hides=hides)
    except (SelectolaxError, UnicodeError, MemoryError) as error:  # pragma: no cover - no input is known that does it
        raise UnsupportedFormatError(f"the markup cannot be read: {error}", media_type="text/html") from None


def _without_styles(source: bytes) -> bytes:
    """The markup without styles. Where a quote is not closed they stay: the next quote ends what it would swallow."""
    bare = _STYLES.sub(b"", source)
    return source if _UNCLOSED.search(bare) is not None else bare


def _told(root: LexborNode | None) -> list[LexborNode]:
    return [] if root is None else [node for node in root.traverse() if node.tag in _ASKED_FOR]


def _repaired(tree: LexborHTMLParser, told: list[LexborNode], *, hides: bool) -> Markup:
    title = next((node for node in told if node.tag == "title"), None)
    name = title.text() if title is not None else ""
    fields = _fields([node for node in told if node.tag == "meta"])
    attachments, body = _attachments([node for node in told if node.tag in _LINKING]), tree.body
    if body is not None:
        inside = told if body.parent is not None else _told(body)  # a late frameset takes the body out of the tree
        _take_out(_outermost([node for node in inside if node.tag in _NOT_SHOWN]))
        if hides:
            _hide(body)
    return Markup((body.html if body is not None else None) or "", " ".join(name.split()), fields, attachments)


def _with_places(data: bytes) -> bytes:
    parts = _PLACED.split(data.decode("utf-8", "surrogatepass"))
    names, gaps = parts[1::2], parts[2::2]
    offsets = accumulate([len(name) + len(gap) + 1 for name, gap in zip(names, gaps)], initial=len(parts[0]))
    tags = [f'<{name} gx="{offset}"{gap}' for name, offset, gap in zip(names, offsets, gaps)]
    return "".join([parts[0], *tags]).encode("utf-8", "surrogatepass")


def _hide(body: LexborNode) -> None:
    """Take out what the page hides, unless that is nearly all of it (tabs that a script would open)."""
    hidden = _outermost(body.css(_HIDDEN))
    inside = sum(len(node.text()) for node in hidden)
    if hidden and inside < _MOSTLY_HIDDEN * len(body.text()):
        _take_out(hidden)


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that are in none of the others: with these the others go, and must not be touched again."""
    known = {node.mem_id for node in nodes}
    found: list[LexborNode] = []
    for node in nodes:
        around = node.parent
        while around is not None and around.mem_id not in known:
            around = around.parent
        if around is None:
            found.append(node)
    return found


def _take_out(nodes: list[LexborNode]) -> None:
    for node in nodes:
        node.decompose()


def _fields(metas: list[LexborNode]) -> tuple[Field, ...]:
    found: list[Field] = []
    for node in metas:
        attributes = node.attributes
        key, value = (attributes.get("name") or "").strip(), (attributes.get("content") or "").strip()
        if key and value:
            found.append(Field(key, value))
    return tuple(found)


def _attachments(links: list[LexborNode]) -> tuple[Attachment, ...]:
    """Links to files, and files that the page embeds, also in a viewer."""
    found: dict[str, Attachment] = {}
    for node in links:
        attributes = node.attributes
        address = (attributes.get(_LINKING[node.tag or ""]) or "").strip()
        if "?" in address and (viewed := _VIEWED.search(address)) is not None:
            address = unquote(viewed.group(1))
        asks = "?" in address or "&" in address
        if _DOCUMENTS.match(address) is None and not (asks and _QUERY_DOCUMENTS.search(address)):
            continue
        name = " ".join(node.text().split()) or (attributes.get("title") or "").strip()
        if address not in found or not found[address].name:
            found[address] = Attachment(name, address)
    return tuple(found.values())
