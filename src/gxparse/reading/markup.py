"""Turns HTML markup into its normal form: well nested, entities resolved, each block with its place; no meaning.

The library (lexbor) repairs the markup as a browser does. What would make it slow is refused before: its time grows
with the square of the nesting and of the attributes of an element.
"""

import re
from itertools import accumulate
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gxparse.errors import UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.model.document import Attachment, Field

__all__ = ["Markup", "normal_form"]


class Markup(NamedTuple):
    """A page in normal form."""

    body: str
    """The markup of the body. Elements of ``_PLACED`` have the offset of their tag in the source as attribute ``gx``."""
    title: str
    """Text of ``<title>``."""
    fields: tuple[Field, ...]
    attachments: tuple[Attachment, ...]


_BLOCKS: Final = "p|div|td|th|li|h[1-6]|dd|dt|pre|section|article|blockquote|center"
_PLACED: Final = re.compile(rf"<({_BLOCKS}|{_BLOCKS.upper()})(?![^\s/>])")
"""Both cases are spelt out because ignoring case is ten times slower; a tag of mixed case only lacks its place."""
_WORDS: Final = "span|font|o:p|strong|b|i|u|em|st1:[a-z]{1,20}"
_INLINE: Final = re.compile(
    rf"""</?(?:{_WORDS}|{_WORDS.upper()})(?:>|[\s/][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>)"""  # no "<": linear
)
"""Tags that change only how letters look. Word writes one for every few letters: without them the parser has a third to do."""
_NOT_SHOWN: Final = (
    "script, style, noscript, template, iframe, object, svg, math, canvas, audio, video, select, textarea, noframes, "
    "noembed, datalist, rp"
)
_RAW: Final = re.compile(r"(</?)(xmp|plaintext)(?![^\s/>])", re.IGNORECASE)
_RAW_AS: Final = {"xmp": "pre", "plaintext": "raw-words"}  # of the same length, so that places stay
_HIDDEN: Final = (
    '[hidden], [style*="display:none" i], [style*="display: none" i], '
    '[style*="visibility:hidden" i], [style*="visibility: hidden" i]'
)
_HIDES: Final = r"[^<>]*(?:[\s\"']hidden(?=[\s=>/])|display\s*:\s*none|visibility\s*:\s*hidden)"
_HIDDEN_HINT: Final = re.compile(rf"<[a-z]{_HIDES}", re.IGNORECASE)
_HIDDEN_WORDS: Final = re.compile(rf"<(?:{_WORDS})\s{_HIDES}", re.IGNORECASE)
_MOSTLY_HIDDEN: Final = 0.8
_DOCUMENTS: Final = re.compile(
    r"[^?#]*\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar|7z|csv|txt|pptx?)(?:[?#]|$)", re.IGNORECASE
)
_QUERY_DOCUMENTS: Final = re.compile(
    r"[?&][^=]*(?:file|name)[^=]*=[^&]*\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:&|$)", re.IGNORECASE
)

_TAG_START: Final = re.compile("<[a-zA-Z]")
_TAG: Final = re.compile(r"<(/?)([a-z][^\s/>]*)[^>]*?(/?)>", re.IGNORECASE)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_NEXT: Final = frozenset(
    "p li td th tr tbody thead tfoot option optgroup dd dt colgroup caption rt rp html body head".split()
)
_SPECIAL: Final = frozenset(
    "address article aside blockquote body button center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 "
    "h5 h6 head header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_FORMATTING: Final = frozenset("b big code em font i nobr s small strike strong tt u".split())
_FORMATS: Final = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMATTING_TAG: Final = re.compile(rf"<(?:{_FORMATS}|{_FORMATS.upper()})(?![^\s/>])[^>]*>")
"""Each of these that stands open is opened again in every block that follows: 2 500 of them make a page of gigabytes."""
_SCOPES: Final = frozenset("table td th caption html template applet marquee object".split())
_SAFE_TAGS: Final = 10_000
_SAFE_COPIES: Final = 300_000
_LONG_TAG: Final = 20_000


def normal_form(markup: str, limits: Limits) -> Markup:
    """The page as a browser would show it without running anything; raises ``LimitExceededError`` where it is a trap."""
    placed = _with_places(markup)
    hides = _may_hide(markup) and _HIDDEN_HINT.search(placed) is not None
    if not (hides and _HIDDEN_WORDS.search(placed) is not None):
        placed = _INLINE.sub("", placed)
    _guard(placed, limits)
    try:
        tree = LexborHTMLParser(placed)
        title = tree.css_first("title")
        fields = _fields(tree)
        name = title.text() if title is not None else ""
        attachments = _attachments(tree)
        body = tree.body
        if body is None:
            return Markup("", " ".join(name.split()), fields, attachments)
        _take_out(_outermost(body.css(_NOT_SHOWN)))
        if hides:
            _hide(body)
        return Markup(body.html or "", " ".join(name.split()), fields, attachments)
    except (SelectolaxError, UnicodeError, MemoryError) as error:  # pragma: no cover - no input is known that does it
        raise UnsupportedFormatError(f"the markup cannot be read: {error}", media_type="text/html") from None


def _may_hide(markup: str) -> bool:
    """Whether the words are there at all; in bytes, where looking for them takes a fifth of the time."""
    raw = markup.encode("utf-8", "surrogatepass").lower()
    return b"none" in raw or b"hidden" in raw


def _with_places(markup: str) -> str:
    if "xmp" in markup or "plaintext" in markup:  # raw text would not survive the normal form
        markup = _RAW.sub(lambda match: match.group(1) + _RAW_AS[match.group(2).lower()], markup)
    parts = _PLACED.split(markup)
    names, gaps = parts[1::2], parts[2::2]
    offsets = accumulate([len(name) + len(gap) + 1 for name, gap in zip(names, gaps)], initial=len(parts[0]))
    return parts[0] + "".join([f'<{name} gx="{offset}"{gap}' for name, offset, gap in zip(names, offsets, gaps)])


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
        if node.tag not in ("body", "html"):
            node.decompose()


def _fields(tree: LexborHTMLParser) -> tuple[Field, ...]:
    found: list[Field] = []
    for node in tree.css("meta[name][content]"):
        attributes = node.attributes
        key, value = attributes.get("name"), attributes.get("content")
        if key and value and value.strip():
            found.append(Field(key.strip(), value.strip()))
    return tuple(found)


def _attachments(tree: LexborHTMLParser) -> tuple[Attachment, ...]:
    """Links to files, and files that the page embeds."""
    found: dict[str, Attachment] = {}
    for node in tree.css("a[href], embed[src]"):
        attributes = node.attributes
        address = (attributes.get("href") or attributes.get("src") or "").strip()
        if _DOCUMENTS.match(address) is None and _QUERY_DOCUMENTS.search(address) is None:
            continue
        name = " ".join(node.text().split()) or (attributes.get("title") or "").strip()
        if address not in found or not found[address].name:
            found[address] = Attachment(name, address)
    return tuple(found.values())


def _guard(markup: str, limits: Limits) -> None:
    if len(markup) > _LONG_TAG:
        _guard_attributes(markup, limits)
    tags = markup.count("<")
    limits.check("elements", tags)
    if tags > _SAFE_TAGS or (tags > 1000 and 3 * len(set(_FORMATTING_TAG.findall(markup))) * tags > _SAFE_COPIES):
        _guard_nesting(markup, limits)


def _guard_attributes(markup: str, limits: Limits) -> None:
    half = _LONG_TAG // 2
    if all(markup.find(">", start, start + half) >= 0 for start in range(0, len(markup) - half, half)):
        return
    for piece in markup.split(">"):
        if len(piece) > _LONG_TAG:
            start = _TAG_START.search(piece)
            if start is not None:
                limits.check("attributes", len(piece[start.start() :].split()))


def _guard_nesting(markup: str, limits: Limits) -> None:
    """Follow the tags as the parser will, roughly, and count the depth and the copies of formatting it will make."""
    stack = _Stack()
    formats = _Formats()
    elements = 0
    for match in _TAG.finditer(markup):
        closing, name, itself = match.groups()
        name = name.lower()
        if closing:
            stack.close(name)
            formats.close(name)
        elif name not in _VOID and not itself:
            if name in _FORMATTING:
                formats.open(name, match.group())
            if name not in _CLOSED_BY_NEXT:
                stack.names.append(name)
                limits.check("nesting", len(stack.names))
            if name in _SCOPES:
                stack.scopes.append(len(stack.names) - 1)
        elements += 1 + (formats.count if name in _SPECIAL else 0)
        limits.check("elements", elements)


class _Formats:
    """Formatting that stands open, of the same tag at most three times, as HTML has it."""

    def __init__(self) -> None:
        self.count = 0
        self.tags: dict[str, list[str]] = {}
        self.same: dict[str, int] = {}

    def open(self, name: str, tag: str) -> None:
        """A formatting element begins."""
        if self.same.get(tag, 0) < 3:
            self.same[tag] = self.same.get(tag, 0) + 1
            self.tags.setdefault(name, []).append(tag)
            self.count += 1

    def close(self, name: str) -> None:
        """The last of its name ends."""
        if self.tags.get(name):
            self.same[self.tags[name].pop()] -= 1
            self.count -= 1


class _Stack:
    """The elements that are open, as far as they can nest without end."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.scopes: list[int] = []

    def close(self, name: str) -> None:
        """Close an element as HTML does: an inline one closes no block, nothing but ``</table>`` closes a table."""
        names = self.names
        while self.scopes and (self.scopes[-1] >= len(names) or name == "table"):
            start = self.scopes.pop()
            if start < len(names) and names[start] == "table" == name:
                del names[start:]
                return
        floor = self.scopes[-1] if self.scopes else 0
        if name not in names[floor:]:
            return
        index = len(names) - 1
        while names[index] != name:
            if name not in _SPECIAL and names[index] in _SPECIAL:
                return
            index -= 1
        del names[index:]
