"""Turns markup that would exhaust the tree builder into an error before it is built; knows how HTML nests, not what it says.

The tags are followed roughly as the tree builder will follow them. Its time grows with the square of the depth and of
the attributes of an element, its memory with the formatting that is left open times the blocks that follow.
"""

import re
from typing import Final

from gxparse.limits import Limits

__all__ = ["refuse_traps"]

_TAG_START: Final = re.compile(b"<[a-zA-Z]")
_TAG: Final = re.compile(r"<(/?)([a-z][^\s/>]*)[^>]*?(/?)>", re.IGNORECASE)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr keygen".split(" "))
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS: Final = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"})
_SPECIAL: Final = (
    _HEADINGS
    | _PARTS
    | frozenset(
        "address applet article aside blockquote body button center dd details dir div dl dt fieldset figure footer form head "
        "header hr html iframe li main marquee menu nav object ol p pre section select summary table template ul".split(
            " "
        )
    )
)
_SCOPES: Final = frozenset({"table", "td", "th", "caption", "html", "template", "applet", "marquee", "object"})
_TABLE: Final = frozenset({"table"})
_NOTHING: Final[frozenset[str]] = frozenset()
_CELLS, _GROUPS, _TERMS = frozenset({"td", "th"}), frozenset({"tbody", "thead", "tfoot"}), frozenset({"dd", "dt"})
_ITEM_STOPS: Final = _SPECIAL - {"address", "div", "p", "li", "dd", "dt"}
_ENDS_BEFORE: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    # an element that begins: what it ends first, and what it does not look beyond
    "td": (_CELLS, _TABLE),
    "th": (_CELLS, _TABLE),
    "tr": (frozenset({"tr"}), _TABLE),
    "tbody": (_GROUPS, _TABLE),
    "thead": (_GROUPS, _TABLE),
    "tfoot": (_GROUPS, _TABLE),
    "li": (frozenset({"li"}), _ITEM_STOPS),
    "dd": (_TERMS, _ITEM_STOPS),
    "dt": (_TERMS, _ITEM_STOPS),
    "a": (frozenset({"a"}), _SPECIAL),
    "option": (frozenset({"option"}), _SPECIAL),
}
_FORMATS: Final = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMATTING: Final = frozenset(_FORMATS.split("|"))
_FORMATTING_TAG: Final = re.compile(
    rf"<(?=[bcefinstuBCEFINSTU])(?:{_FORMATS}|{_FORMATS.upper()})(?![^\s/>])[^>]*>".encode()
)
"""Each of these that stands open is opened again in every block that follows: 2 500 of them make a page of gigabytes."""
_SAFE_TAGS: Final = 10_000
_SAFE_COPIES: Final = 300_000
_LONG_TAG: Final = 20_000


def refuse_traps(markup: bytes, limits: Limits) -> None:
    """Raise ``LimitExceededError`` when the tree of this markup, UTF-8, would be too deep or too large."""
    if len(markup) > _LONG_TAG:
        _check_attributes(markup, limits)
    tags = markup.count(b"<")
    limits.check("elements", tags)
    if tags > _SAFE_TAGS or (tags > 1000 and 3 * len(set(_FORMATTING_TAG.findall(markup))) * tags > _SAFE_COPIES):
        _follow(markup.decode("utf-8", "replace"), limits)


def _check_attributes(markup: bytes, limits: Limits) -> None:
    half = _LONG_TAG // 2
    if all(markup.find(b">", start, start + half) >= 0 for start in range(0, len(markup) - half, half)):
        return
    for piece in markup.split(b">"):
        if len(piece) > _LONG_TAG:
            start = _TAG_START.search(piece)
            if start is not None:
                limits.check("attributes", len(piece[start.start() :].split()))


def _follow(markup: str, limits: Limits) -> None:
    """Follow the tags and count the depth, and the copies of formatting that will be made."""
    names: list[str] = []
    formats = _Formats()
    elements = 0
    for match in _TAG.finditer(markup):
        closing, name, itself = match.groups()
        name = name.lower()
        if closing:
            _close(names, name)
            formats.close(name)
        elif name not in _VOID and not (itself and ("svg" in names or "math" in names)):
            _open(names, name)
            limits.check("nesting", len(names))
            if name in _FORMATTING:
                formats.open(name, match.group())
        elements += 1 + (formats.count if name in _SPECIAL else 0)
        limits.check("elements", elements)


def _open(names: list[str], name: str) -> None:
    if name in _PARTS and "table" not in names:
        return  # cells outside a table are not there
    ends = _ENDS_BEFORE.get(name)
    if ends is not None:
        _pop(names, *ends)
    elif name in _HEADINGS and names and names[-1] in _HEADINGS:
        names.pop()
    if name in _SPECIAL and name not in _PARTS:
        _pop(names, frozenset({"p"}), _SPECIAL - {"p"})
    names.append(name)


def _close(names: list[str], name: str) -> None:
    """An inline element ends no block around it, nothing but ``</table>`` ends a table."""
    if name not in names:
        return
    if name == "table":
        _pop(names, _TABLE, _NOTHING)
    elif name in _PARTS:
        _pop(names, frozenset({name}), _TABLE)
    else:
        _pop(names, frozenset({name}), _SCOPES if name in _SPECIAL else _SPECIAL)


def _pop(names: list[str], wanted: frozenset[str], stops: frozenset[str]) -> None:
    """Take the nearest of the wanted, and all in it, off the list, unless a stop stands in between."""
    for index in range(len(names) - 1, -1, -1):
        if names[index] in wanted:
            del names[index:]
            return
        if names[index] in stops:
            return


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
