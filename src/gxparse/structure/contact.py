"""How to reach the body, from the words of the opening: address, postcode, telephone, e-mail, web address."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from gxparse.folding import BLANKS, fold
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span

__all__ = ["contact_spans"]

_B: Final = " \t"  # what blanks are after folding
_GAP: Final = f"[{_B}]{{0,4}}"


def _spaced(*words: str) -> str:
    return "|".join(_GAP.join(word) for word in sorted(words, key=len, reverse=True))


# In a sentence a colon, or 为 or 是, stands between the word and its value; a line may end after it.
_IS: Final = rf"[{_B}\r\n]{{0,8}}(?::|为|是)[{_B}\r\n]{{0,8}}"
_ADDRESS: Final = re.compile(
    rf"(?<!网)(?:{_spaced('联系地址', '通讯地址', '通信地址', '办公地址', '单位地址', '地址')}){_IS}"
)
_ADDRESS_END: Final = re.compile(
    rf"[;,。]|[{_B}\r\n]*(?:{_spaced('邮编', '邮政编码', '电话', '联系电话', '传真', '电子邮箱', '邮箱')})"
)
_HOUSE: Final = re.compile(
    rf"{_spaced('联系方式')}{_IS}(?P<house>[\u4e00-\u9fff][^;,。:\r\n]{{4,60}}(?:号|室|楼|层|院|座|栋|大厦))(?=[;,])"
)
"""联系方式：某市某路1号，邮编…: an address by its own end, without its word."""
_WEB_WORD: Final = re.compile(r"(?:网址|网站地址|网站|门户网站|查阅|下载|公布|网上|官网)[^。]{0,40}\Z")
_MAX_ADDRESS: Final = 80
_NEXT_TO: Final = 24  # characters between a word such as 电话 and its number
_PHONE_WORD: Final = re.compile(rf"(?:{_spaced('电话', '联系方式', '电话号码', '热线')})[^。;]{{0,{_NEXT_TO}}}\Z")
_OTHERS_LINE: Final = re.compile(r"(?:举报|投诉|监督|维权|服务|报警|急救)(?:电话|热线)[^。;]{0,24}\Z")
"""Outside the opening such a number is of what the body offers, not how to reach it about the report."""
_POSTCODE_WORD: Final = re.compile(rf"(?:{_spaced('邮编', '邮政编码')})[{_B}:为是\r\n]*\Z")
_FAX_WORD: Final = re.compile(rf"(?<!电话[及和与、/(])(?:{_spaced('传真')})[^。;,电]{{0,8}}\Z")  # 电话及传真 is a telephone too


def contact_spans(text: str, opening: Sequence[Span], body: Sequence[Span], tokens: Sequence[Token]) -> dict[str, Span]:
    """Where the fields of ``Contact`` stand: in the ``opening``, else, where its words introduce them, in the ``body``.

    ``tokens`` are those of the whole text, in order.
    """
    found: dict[str, Span] = {}
    for places, trusted in ((opening, True), (body, False)):
        for name, span in _in(text, places, _within(tokens, places), trusted=trusted):
            found.setdefault(name, span)
    return found


def _within(tokens: Sequence[Token], places: Sequence[Span]) -> list[Token]:
    """The tokens inside ``places``; both are in order."""
    inside: list[Token] = []
    index = 0
    for token in tokens:
        while index < len(places) and places[index].end <= token.start:
            index += 1
        if index < len(places) and places[index].start <= token.start:
            inside.append(token)
    return inside


def _in(text: str, places: Sequence[Span], tokens: Sequence[Token], *, trusted: bool) -> Iterable[tuple[str, Span]]:
    kinds = {TokenKind.EMAIL: "email", TokenKind.POSTCODE: "postcode", TokenKind.URL: "url", TokenKind.PHONE: "phone"}
    for token in tokens:
        name = "postcode" if _is_postcode(text, token) else kinds.get(token.kind)
        if name is not None and _meant(text, token, name, trusted=trusted):
            yield name, token.span
    for place in places:
        address = _address(text, place)
        if address is not None:
            yield "address", address


def _is_postcode(text: str, token: Token) -> bool:
    """Whether six digits stand after 邮编, in either script."""
    if len(token.text) != 6 or not token.text.isdecimal():
        return False
    return _POSTCODE_WORD.search(fold(text[max(0, token.start - 16) : token.start])) is not None


def _meant(text: str, token: Token, name: str, *, trusted: bool) -> bool:
    """Whether it is the body's own: a telephone wants its word, a web address too outside the opening."""
    before = fold(text[max(0, token.start - 48) : token.start])
    if name == "phone":
        if not trusted and _OTHERS_LINE.search(before) is not None:
            return False
        return _PHONE_WORD.search(before) is not None and _FAX_WORD.search(before) is None and _is_full_number(token)
    return trusted or name != "url" or _WEB_WORD.search(before) is not None


def _is_full_number(token: Token) -> bool:
    """A hotline of three to five digits is a service, not the body's number."""
    return sum(char.isdecimal() for char in token.text) >= 7


def _address(text: str, place: Span) -> Span | None:
    if text.find("址", place.start, place.end) < 0 and text.find("式", place.start, place.end) < 0:
        return None
    words = fold(place.of(text))
    match = _ADDRESS.search(words)
    if match is None:
        house = _HOUSE.search(words)
        return None if house is None else Span(place.start + house.start("house"), place.start + house.end("house"))
    limit = min(len(words), match.end() + _MAX_ADDRESS)
    stop = _ADDRESS_END.search(words, match.end(), limit)
    end = _bracket_end(words, match.end(), stop.start() if stop else limit)
    while end > match.end() and (words[end - 1] in BLANKS or words[end - 1] in "\r\n、"):
        end -= 1
    return Span(place.start + match.end(), place.start + end) if end > match.end() else None


def _bracket_end(text: str, start: int, end: int) -> int:
    """``end``, or the bracket before it that closes one opened before ``start``."""
    depth = 0
    for offset in range(start, end):
        if text[offset] == "(":
            depth += 1
        elif text[offset] == ")":
            depth -= 1
            if depth < 0:
                return offset
    return end
