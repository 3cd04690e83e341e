"""Turns a numeral (Chinese, financial, Arabic, mixed) into an exact number; must not know of units or of running text.

One pass of our own: cn2an returns floats, refuses ``1,234`` and bare ``百万``, raises ``KeyError`` and takes ten times as long.
"""

from decimal import Decimal
from typing import Final

__all__ = [
    "BIG_NAMES",
    "DIGITS",
    "LIMIT",
    "SMALL",
    "NumeralError",
    "decimal_value",
    "parse_numeral",
    "read_chinese",
]


class NumeralError(ValueError):
    """What was given is no numeral (or cannot be written in the style asked for).

    ``position`` is the offset of the first character that does not fit.
    """

    def __init__(self, reason: str, text: str, position: int) -> None:
        super().__init__(f"{reason} at position {position} of {text[:40]!r}")
        self.reason = reason
        self.text = text
        self.position = position

    def __reduce__(self) -> tuple[type["NumeralError"], tuple[str, str, int]]:
        # The constructor does not take the message, so that the default pickling would call it wrongly.
        return (NumeralError, (self.reason, self.text, self.position))


DIGITS: Final = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict(zip("○壹貳參肆伍陸柒捌玖", range(10), strict=True)),
    **dict.fromkeys("两兩", 2),
    "弌": 1,
    "弍": 2,
    "弎": 3,
    "叄": 3,
}
"""Chinese numeral → digit, lower and upper case, with ○ (U+25CB) as it occurs for 〇."""

_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED_TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
BIG_NAMES: Final = "万亿兆京垓秭穰沟涧正载"
"""10^4, 10^8 and so on."""
_BIG: Final = {name: 10 ** (4 * i) for i, name in enumerate(BIG_NAMES, 1)} | {
    "萬": 10**4,
    "億": 10**8,
    "溝": 10**32,
    "澗": 10**36,
    "載": 10**44,
}
LIMIT: Final = 10**48
"""Numerals are of numbers below it."""
_INT_DIGITS: Final = 4000
"""``int`` refuses more than 4300 digits; longer runs become a ``Decimal``."""


def decimal_value(digits: str, exponent: int = 0) -> int | Decimal:
    """The exact value of plain digits (ASCII or full width, one point, no separators) times ten to the ``exponent``.

    Whole numbers are ``int``; a printed fraction stays as printed (21.60 is ``Decimal("21.60")``).
    """
    whole, _, fraction = digits.replace("．", ".").partition(".")
    exponent -= len(fraction)
    if exponent < 0:
        # Twice the trailing zeros would be lost, or invented, by arithmetic in a context: the string keeps them.
        return Decimal(f"{int(whole + fraction) if len(digits) < _INT_DIGITS else whole + fraction}E{exponent}")
    if len(digits) < _INT_DIGITS:
        scale: int = 10**exponent
        return int(whole + fraction) * scale
    return Decimal(f"{whole}{fraction}E{exponent}")


class _Sum:
    """The sum of a numeral while it is read from left to right: a section below 10^4 and parts closed by 万 亿 …."""

    __slots__ = ("digit", "last", "parts", "section", "zero")

    def __init__(self) -> None:
        self.parts: list[tuple[int, int]] = []
        self.section = 0
        self.digit: int | None = None
        self.last = LIMIT
        self.zero = False

    def take_digit(self, digit: int) -> bool:
        """Whether a digit may stand here; 零 only parts."""
        if self.digit is not None and (self.digit or digit):
            return False
        if digit == 0:
            self.zero = True
            self.digit = None if self.section or self.parts else 0
            return True
        self.digit = digit
        return True

    def take_ten(self, unit: int) -> bool:
        """Whether 十 百 千 may stand here: each smaller than the one before it in its section."""
        if unit >= self.last or self.digit == 0:
            return False
        self.section += (self.digit or 1) * unit
        self.last, self.digit, self.zero = unit, None, False
        return True

    def take_joined(self, tens: int) -> bool:
        """Whether 廿 卅 may stand here."""
        if self.digit is not None or self.last <= 10:
            return False
        self.section += tens
        self.last, self.zero = 10, False
        return True

    def take_big(self, unit: int) -> bool:
        """Whether 万 亿 … may stand here; it multiplies all that is smaller: 三千万亿 is (3000 × 10^4) × 10^8."""
        amount = self.section + (self.digit or 0)
        while self.parts and self.parts[-1][1] < unit:
            amount += self.parts.pop()[0]
        if self.parts and self.parts[-1][1] == unit:
            return False
        if not amount:
            if self.parts or self.digit == 0:
                return False
            amount = 1
        self.parts.append((amount * unit, unit))
        self.section, self.digit, self.last, self.zero = 0, None, LIMIT, False
        return True

    def total(self) -> int:
        """The value; a last digit right behind a unit counts tenths of it: 一千二 is 1200, 两万五 is 25000."""
        digit = self.digit or 0
        if digit and not self.zero:
            if self.section and self.last > 10:
                digit *= self.last // 10
            elif not self.section and self.parts:
                digit *= self.parts[-1][1] // 10
        return sum(part for part, _ in self.parts) + self.section + digit


def _read_integer(text: str, start: int, end: int) -> tuple[int | None, int]:
    """The value of ``text[start:end]`` and where reading stopped; the value is ``None`` unless all of it was read."""
    total = _Sum()
    for at in range(start, end):
        c = text[at]
        if (digit := DIGITS.get(c)) is not None:
            fits = total.take_digit(digit)
        elif (unit := _TENS.get(c)) is not None:
            fits = total.take_ten(unit)
        elif (unit := _BIG.get(c)) is not None:
            fits = total.take_big(unit)
        elif (unit := _JOINED_TENS.get(c)) is not None:
            fits = total.take_joined(unit)
        else:
            fits = False
        if not fits:
            return None, at
    return total.total(), end


def _read_digits(text: str, start: int, end: int) -> tuple[int | None, int]:
    """Digit by digit, as years and codes are written: 二〇一八."""
    value = 0
    for at in range(start, end):
        digit = DIGITS.get(text[at])
        if digit is None:
            return None, at
        value = value * 10 + digit
    return value, end


SMALL: Final[dict[str, int]] = {}
"""Every numeral below 100 in its usual spelling: the hot path looks here first."""


def read_chinese(numeral: str) -> int | None:
    """The value of a run of Chinese numerals, or ``None``: 十二, 两百, 二〇一八, 壹佰, 一千二."""
    value = SMALL.get(numeral)
    if value is not None:
        return value
    if len(numeral) > 1 and all(c in DIGITS for c in numeral):
        # int() of a long run is quadratic, and nobody writes one by hand.
        return int("".join(str(DIGITS[c]) for c in numeral)) if len(numeral) <= 64 else None
    return _read_integer(numeral, 0, len(numeral))[0]


def _fill_small() -> None:
    tens = ("", "十", *(f"{d}十" for d in "二三四五六七八九"))
    for value in range(100):
        ones = "〇一二三四五六七八九"[value % 10] if value % 10 else ""
        SMALL[tens[value // 10] + ones or "零"] = value
    SMALL.update({"两": 2, "〇": 0, "○": 0} | {f"一十{d}": 10 + DIGITS[d] for d in "一二三四五六七八九"} | {"一十": 10})


_fill_small()


def parse_numeral(text: str) -> int | Decimal:
    """The value of a numeral, exact below 10^48; ``NumeralError`` (a ``ValueError``) with the position otherwise."""
    if not text:
        raise NumeralError("no numeral", text, 0)
    at = 1 if text[0] in "负負-−－+＋" else 0
    negative = at == 1 and text[0] not in "+＋"
    value, stop = _parse_unsigned(text, at)
    if stop < len(text):
        raise NumeralError(f"{text[stop]!r} does not fit", text, stop)
    if value is None:
        raise NumeralError("a numeral ends too early", text, stop)
    if value >= LIMIT:
        raise NumeralError("larger than 10^48", text, 0)
    return -value if negative else value


def _parse_unsigned(text: str, at: int) -> tuple[int | Decimal | None, int]:
    if at < len(text) and text[at].isdecimal():
        return _parse_arabic(text, at)
    if text[at:] == "半":
        return Decimal("0.5"), len(text)
    money = next((i for i in range(at, len(text)) if text[i] in "元圆圓角分整"), None)
    if money is not None:
        return _parse_money(text, at)
    point = text.find("点", at)
    end = len(text) if point < 0 else point
    value, stop = _whole(text, at, end)
    if value is None or point < 0:
        return value, stop
    fraction, stop = _read_digits(text, point + 1, len(text))
    if fraction is None or stop == point + 1:
        return None, stop
    tail = "".join(str(DIGITS[c]) for c in text[point + 1 :])
    return Decimal(f"{value}.{tail}"), len(text)


def _whole(text: str, start: int, end: int) -> tuple[int | None, int]:
    """An integer in words or digit by digit."""
    if start == end:
        return None, start
    if end - start > 1 and all(c in DIGITS for c in text[start:end]):
        return _read_digits(text, start, end)
    return _read_integer(text, start, end)


def _parse_arabic(text: str, at: int) -> tuple[int | Decimal | None, int]:
    """119.7万, 1,234, 3千5百, 3个亿: digits with separators, then scales that fall."""
    total: int | Decimal = 0
    floor = LIMIT
    while at < len(text):
        digits, stop = _arabic_run(text, at)
        if digits is None:
            return None, stop
        scale = 1
        at = stop + 1 if text[stop : stop + 1] == "个" and text[stop + 1 : stop + 2] in ("万", "亿") else stop
        while at < len(text) and (unit := _TENS.get(text[at]) or _BIG.get(text[at])):
            scale, at = scale * unit, at + 1
        if scale >= floor or (at < len(text) and scale == 1):
            return None, at if scale == 1 else at - 1
        part = decimal_value(digits, len(str(scale)) - 1)
        total = part if total == 0 else _exact_sum(total, part)
        floor = scale
    return total, at


def _exact_sum(left: int | Decimal, right: int | Decimal) -> int | Decimal:
    """A sum that no context rounds."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    places = max(-exponent for n in (left, right) if isinstance(exponent := Decimal(n).as_tuple().exponent, int))
    whole = sum(int(Decimal(n).scaleb(places)) for n in (left, right))
    return decimal_value(str(whole), -places)


def _arabic_run(text: str, at: int) -> tuple[str | None, int]:
    """Digits without their separators, and where they end; ``None`` for a separator at the wrong place."""
    start, groups, point = at, 0, -1
    while at < len(text):
        c = text[at]
        if c.isdecimal():
            at += 1
        elif c in ",，" and point < 0 and text[at + 1 : at + 4].isdecimal() and len(text[at + 1 : at + 4]) == 3:
            if groups == 0 and at - start > 3:
                return None, at
            groups, at = groups + 1, at + 4
            if text[at : at + 1].isdecimal():
                return None, at
        elif c in ".．" and point < 0 and text[at + 1 : at + 2].isdecimal():
            point, at = at, at + 1
        else:
            break
    if at == start:
        return None, at
    return text[start:at].replace(",", "").replace("，", ""), at


def _parse_money(text: str, at: int) -> tuple[int | Decimal | None, int]:
    """壹万贰仟元整, 叁角伍分, 三元五角: an amount in 元."""
    cents: int = 0
    places, start, last = 0, at, 3
    for i in range(at, len(text)):
        rank = {"元": 2, "圆": 2, "圓": 2, "角": 1, "分": 0}.get(text[i])
        if rank is None:
            continue
        if rank >= last:
            return None, i
        amount, stop = _read_integer(text, start + (text[start] == "零" and i - start > 1), i)
        if amount is None or start == i or (rank < 2 and amount > 9):
            return None, min(stop, i)
        cents += amount * 10**rank
        places, last, start = 2 - rank, rank, i + 1
    rest = text[start:]
    if rest not in ("", "整", "正") or last == 3:
        return None, start
    return decimal_value(f"{cents:03d}", -2) if places == 2 else decimal_value(
        str(cents // 10 ** (2 - places)), -places
    ), len(text)
