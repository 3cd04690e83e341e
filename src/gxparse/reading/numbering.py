"""Turns the automatic numbering of a Word document into the labels that Word draws; not which text they stand at."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from gxparse.reading.joining import is_wide

__all__ = ["Numbering", "number_text"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    style: str
    template: str
    suffix: str
    legal: bool


_DIGITS: Final = "〇一二三四五六七八九"
_UNITS: Final = ("", "十", "百", "千")
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                 (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_FINANCIAL: Final = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")


def number_text(number: int, style: str) -> str:
    """A number as Word writes it in a numbering style.

    >>> number_text(21, "chineseCountingThousand"), number_text(4, "lowerRoman")
    ('二十一', 'iv')
    """
    if style.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting", "koreanCounting")):
        return _counted(number)
    return _WRITERS.get(style, str)(number)


def _counted(number: int) -> str:
    """A number up to 9999 in Chinese: 十, 十二, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[power]
            gap = False
        else:
            gap = True
    return text[1:] if text.startswith("一十") else text


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


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalEnclosedCircle": _enclosed(0x2460, "{}"),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, "{}"),
    "decimalEnclosedParen": _enclosed(0x2474, "({})"),
    "decimalEnclosedFullstop": _enclosed(0x2488, "{}."),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: _counted(number).translate(_FINANCIAL),
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
        for abstract in root.iter(f"{_W}abstractNum"):
            key = abstract.get(f"{_W}abstractNumId", "")
            self.levels[key] = {_number(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")}
        for num in root.iter(f"{_W}num"):
            self._add_list(num)

    def _add_list(self, num: Any) -> None:
        key, abstract = num.get(f"{_W}numId", ""), num.find(f"{_W}abstractNumId")
        base = abstract.get(f"{_W}val", "") if abstract is not None else ""
        overrides = num.findall(f"{_W}lvlOverride")
        if not overrides:
            self.lists[key] = base
            return
        own = dict(self.levels.get(base, {}))
        for override in overrides:
            index = _number(override.get(f"{_W}ilvl"))
            level, start = override.find(f"{_W}lvl"), override.find(f"{_W}startOverride")
            if level is not None:
                own[index] = _level(level)
            if start is not None and index in own:
                own[index] = own[index]._replace(start=_number(start.get(f"{_W}val")))
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
        found = level.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    legal = level.find(f"{_W}isLgl") is not None
    return _Level(
        _number(value("start", "1")), value("numFmt", "decimal"), value("lvlText", ""), value("suff", "tab"), legal
    )


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else 0
