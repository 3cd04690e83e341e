"""Turns the automatic numbering of a Word document into the labels that Word draws; not which text they stand at."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from gxparse.lexing.spelling import Style, format_numeral
from gxparse.reading.joining import is_wide

__all__ = ["Numbering", "W", "number_text"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    style: str
    template: str
    suffix: str
    legal: bool


_LARGEST: Final = 9_999
"""A larger number is written in digits: no list has so many items."""
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                 (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def number_text(number: int, style: str) -> str:
    """A number as Word writes it in a numbering style.

    >>> number_text(21, "chineseCountingThousand"), number_text(4, "lowerRoman")
    ('二十一', 'iv')
    """
    if style.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting", "koreanCounting")):
        return _chinese("lower")(number)
    return _WRITERS.get(style, str)(number)


def _chinese(style: Style) -> Callable[[int], str]:
    return lambda number: format_numeral(number, style) if 0 < number <= _LARGEST else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value and len(text) < 40:
            text += letters
            number -= value
    return text


def _nothing(_number: int) -> str:
    return ""


def _letters(number: int) -> str:
    return chr(65 + (number - 1) % 26) * min((number - 1) // 26 + 1, 40) if number > 0 else ""


def _enclosed(first: int, otherwise: str) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= 20 else otherwise.format(number)


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalEnclosedCircle": _enclosed(0x2460, "{}"),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, "{}"),
    "decimalEnclosedParen": _enclosed(0x2474, "({})"),
    "decimalEnclosedFullstop": _enclosed(0x2488, "{}."),
    "ideographDigital": _chinese("digits"),
    "japaneseDigitalTenThousand": _chinese("digits"),
    "taiwaneseDigital": _chinese("digits"),
    "chineseLegalSimplified": _chinese("upper"),
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "ideographZodiac": lambda number: "子丑寅卯辰巳午未申酉戌亥"[(number - 1) % 12],
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self.levels[key] = {_number(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")}
        for num in root.iter(f"{W}num"):
            self._add_list(num)

    def _add_list(self, num: Any) -> None:
        key, abstract = num.get(f"{W}numId", ""), num.find(f"{W}abstractNumId")
        base = abstract.get(f"{W}val", "") if abstract is not None else ""
        overrides = num.findall(f"{W}lvlOverride")
        if not overrides:
            self.lists[key] = base
            return
        own = dict(self.levels.get(base, {}))
        for override in overrides:
            index = _number(override.get(f"{W}ilvl"))
            level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if level is not None:
                own[index] = _level(level)
            if start is not None and index in own:
                own[index] = own[index]._replace(start=_number(start.get(f"{W}val")))
        self.lists[key] = f"{base}/{key}"
        self.levels[f"{base}/{key}"] = own

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth, with what Word puts behind it; empty for bullets."""
        key = self.lists.get(list_id, "")
        levels = self.levels.get(key, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(key, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        text = level.template
        for index in range(depth, -1, -1):
            if f"%{index + 1}" in text:
                above = levels.get(index, level)
                style = "decimal" if level.legal and above.style != "bullet" else above.style
                text = text.replace(f"%{index + 1}", number_text(counts.get(index, above.start), style))
        if level.style in ("bullet", "none") or not text.strip():
            return ""
        return text + ("" if level.suffix == "nothing" or is_wide(text[-1]) else " ")


def _level(level: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return str(found.get(f"{W}val", default)) if found is not None else default

    legal = level.find(f"{W}isLgl") is not None
    return _Level(
        _number(value("start", "1")), value("numFmt", "decimal"), value("lvlText", ""), value("suff", "tab"), legal
    )


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else 0
