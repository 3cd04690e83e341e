"""Turns the number of a workbook's cell and its number format into what the sheet shows; knows no files.

A format that is not understood (fractions, powers of ten, conditions) gives nothing: then the number is printed as it is
stored. Brackets and colours that stand for a minus become one, a dash that stands for nought becomes 0: they are ways
of writing the number, and elsewhere a bracket or a dash means something else.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

__all__ = ["BUILT_IN", "general", "is_date", "shown_date", "shown_number"]

_CHINESE_DATE: Final = 'yyyy"年"m"月"d"日"'
_CHINESE_MONTH: Final = 'yyyy"年"m"月"'
_CHINESE_DAY: Final = 'm"月"d"日"'
BUILT_IN: Final[dict[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0", 42: "#,##0;-#,##0", 43: "#,##0.00;-#,##0.00", 44: "#,##0.00;-#,##0.00",
    14: "yyyy/m/d", 27: _CHINESE_MONTH, 28: _CHINESE_DAY, 29: _CHINESE_DAY, 30: "m/d/yyyy", 31: _CHINESE_DATE, 36: _CHINESE_MONTH,
    50: _CHINESE_MONTH, 51: _CHINESE_DAY, 52: _CHINESE_MONTH, 53: _CHINESE_DAY, 54: _CHINESE_DAY, 57: _CHINESE_MONTH, 58: _CHINESE_DAY,
}  # fmt: skip
"""Formats that files name by number only, as a Chinese Excel has them (ECMA-376, 18.8.30); others are in the file."""

_PART: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<mark>[.,%])|(?P<date>[yYmMdDhHsSeE]+)|(?P<other>.)",
    re.DOTALL,
)
_COLOURS: Final = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|[黑蓝绿红白黄]色?|color\s?\d+|颜色\s?\d+)", re.IGNORECASE
)
_PLAIN: Final = frozenset(" -+()（）:：￥¥$€£~<>=、，。")
_PRECISION: Final = Context(prec=15)
"""Digits that Excel keeps; what is behind them is the noise of binary fractions."""
_LARGEST: Final = Decimal(10) ** 15
_WIDE: Final = Context(prec=400)
_MOST_LENGTH: Final = 255


class _Part(NamedTuple):
    """A piece of a section: ``0``, ``#``, ``?``, ``.``, ``,``, ``%``, ``General``, or ``text`` with its words."""

    kind: str
    words: str = ""


def general(value: float) -> str:
    """A number without a format: exact up to the precision of the program that stored it."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return ""
    return str(int(value)) if exact == exact.to_integral_value() else _plain(_PRECISION.plus(exact))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_number(value: float, code: str) -> str | None:
    """The number as the sheet shows it, ``None`` where the format is not understood.

    >>> shown_number(0.3, "0%"), shown_number(-5.0, "0_);(0)"), shown_number(1234567, "#,##0"), shown_number(3, '0"条"')
    ('30%', '-5', '1,234,567', '3条')
    """
    number = Decimal(repr(value))
    sections = _sections(code)
    if not sections or not number.is_finite() or abs(number) > _LARGEST:
        return None
    number = _PRECISION.plus(number)
    index = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    parts = sections[index]
    if not any(part.kind in ("0", "#", "?", "General") for part in parts):
        words = "".join(part.words or part.kind for part in parts).strip()
        return "0" if number == 0 and words and set(words) <= set("-—–") else words
    text = _written(abs(number), parts)
    if number < 0 and re.search("[1-9]", text):
        bare = re.sub(r"^[(（](.*)[)）]$", r"\1", text)
        return bare if bare.startswith("-") else "-" + bare
    return text


def _written(number: Decimal, parts: list[_Part]) -> str:
    """A number that is not negative in the parts of a section."""
    if any(part.kind == "General" for part in parts):
        return "".join(_plain(number) if part.kind == "General" else part.words or part.kind for part in parts).strip()
    number = number.scaleb(2 * sum(part.kind == "%" for part in parts))
    kinds = [part.kind for part in parts]
    point = kinds.index(".") if "." in kinds else len(parts)
    before = [i for i in range(point) if kinds[i] in "0#?"]
    after = [i for i in range(point + 1, len(parts)) if kinds[i] in "0#?"]
    last = before[-1] if before else -1
    end = after[-1] if after else len(parts)
    number = number.scaleb(-3 * (kinds[last + 1 : point].count(",") + kinds[end + 1 :].count(",")))
    grouped = "," in kinds[before[0] : last] if before else False
    rounded = number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, _WIDE)
    whole, _, fraction = format(rounded, "f").partition(".")
    places = _whole_digits(whole if whole != "0" else "", before, kinds, grouped=grouped)
    kept = _kept(fraction, [kinds[i] for i in after])
    places.update(zip(after, kept.ljust(len(after), "\0")))
    places[point] = "." if kept else ""
    pieces = [places.get(i, "%" if part.kind == "%" else part.words).replace("\0", "") for i, part in enumerate(parts)]
    if not before and point < len(parts):
        pieces.insert(point, whole if whole != "0" else "")
    return "".join(pieces).strip()


def _whole_digits(digits: str, places: list[int], kinds: list[str], *, grouped: bool) -> dict[int, str]:
    """The digits before the point at their placeholders: from the right, the first takes what is left."""
    found: dict[int, str] = {}
    done = 0
    for place in reversed(places):
        piece = ""
        wanted = len(digits) if place == places[0] else 1
        for _ in range(max(1, wanted)):
            digit, digits = (digits[-1], digits[:-1]) if digits else ("0" if kinds[place] == "0" else "", "")
            if digit:
                piece = digit + ("," if grouped and done and done % 3 == 0 else "") + piece
                done += 1
        found[place] = piece
    return found


def _kept(fraction: str, kinds: list[str]) -> str:
    """The digits behind the point without the noughts that a format does not ask for."""
    while fraction and fraction[-1] == "0" and kinds[len(fraction) - 1] != "0":
        fraction = fraction[:-1]
    return fraction


def _sections(code: str) -> list[list[_Part]]:
    """The sections of a number's format, none where one of them is not understood."""
    sections: list[list[_Part]] = [[]]
    for match in _PART.finditer(code[:_MOST_LENGTH]):
        kind = match.lastgroup
        text = match.group(kind) if kind is not None else ""
        if kind == "other" and text == ";":
            sections.append([])
        elif kind in ("digit", "mark"):
            sections[-1].append(_Part(text))
        elif kind == "general":
            sections[-1].append(_Part("General"))
        elif kind in ("quoted", "escaped", "currency") or (kind == "other" and _is_plain(text)):
            sections[-1].append(_Part("text", text))
        elif kind is not None and not (kind == "bracket" and _COLOURS.fullmatch(text)):
            if text == "@" and len(sections) > 3:
                continue  # how texts are shown
            return []
    sections = sections[:3]
    return sections if all(sum(part.kind == "." for part in section) < 2 for section in sections) else []


def _is_plain(character: str) -> bool:
    """Whether a character of a format stands for itself."""
    return character in _PLAIN or character > "\u2e7f"


def is_date(code: str) -> bool:
    """Whether a format shows days, months or years.

    >>> is_date('yyyy"年"'), is_date('0"day"'), is_date("[Red]0")
    (True, False, False)
    """
    kinds = {match.lastgroup for match in _PART.finditer(code[:_MOST_LENGTH].partition(";")[0])}
    return "date" in kinds and not kinds & {"digit", "general"}


def shown_date(value: date, code: str) -> str | None:
    """A day as the sheet shows it where the format is Chinese or leaves something out; ``None`` for ISO 8601.

    >>> shown_date(date(2024, 1, 2), 'yyyy"年"m"月"'), shown_date(date(2024, 1, 2), "yyyy/mm/dd")
    ('2024年1月', None)
    """
    parts: list[str] = []
    letters = ""
    for match in _PART.finditer(code[:_MOST_LENGTH].partition(";")[0]):
        kind = match.lastgroup
        text = match.group(kind) if kind is not None else ""
        if kind == "date":
            written = _DATES.get(text.lower())
            if written is None:
                return None
            letters += text[0].lower()
            parts.append(written.format(value))
        elif kind in ("quoted", "escaped", "other") and text != "@":
            parts.append(text)
    words = "".join(parts).strip()
    if letters == "" or (isinstance(value, datetime) and value.hour + value.minute + value.second):
        return None
    return words if "年" in words or "月" in words or set(letters) != set("ymd") else None


_DATES: Final = {
    "yyyy": "{0.year:04}", "yy": "{0.year:04}", "e": "{0.year:04}", "m": "{0.month}", "mm": "{0.month:02}", "d": "{0.day}", "dd": "{0.day:02}",
}  # fmt: skip
"""A year of two digits is written in full: which century it is, the cell knows and the reader does not."""
