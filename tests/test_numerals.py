"""gxparse.numerals: what it reads and writes, where it refuses, and where it differs from cn2an."""

import pickle
from decimal import Decimal
from typing import Any, cast

import cn2an
import pytest

from gxparse import numerals

READ = {
    "零": 0, "〇": 0, "○": 0, "十": 10, "十二": 12, "一十二": 12, "二十": 20, "廿": 20, "廿五": 25, "卅": 30, "卅一": 31, "卌": 40,
    "两百": 200, "二百零三": 203, "一千零二": 1002, "一千二": 1200, "一万零二十": 10020, "两万五": 25000, "三千五": 3500, "一亿二": 120000000,
    "百万": 10**6, "三千万": 3 * 10**7, "一万亿": 10**12, "三千五百万亿": 35 * 10**14, "一兆": 10**12, "一京": 10**16, "一垓": 10**20,
    "一秭": 10**24, "一穰": 10**28, "一沟": 10**32, "一涧": 10**36, "一正": 10**40, "九千载": 9 * 10**47, "一亿零三": 100000003,
    "壹佰贰拾叁": 123, "壹萬貳仟": 12000, "叁億": 3 * 10**8, "二〇一八": 2018, "二○一○": 2010, "一二三": 123, "〇〇七": 7,
    "123": 123, "１２３": 123, "1,234": 1234, "1，234，567": 1234567, "12.50": Decimal("12.50"), "3万": 30000, "119.7万": 1197000,
    "3千5百": 3500, "1.3亿": 130000000, "3个亿": 3 * 10**8, "5个万": 50000, "2万亿": 2 * 10**12, "0.00012万": Decimal("1.2"),
    "1.25万3百": 12800, "1.00001万5.5": Decimal("10005.6"), "三点一四": Decimal("3.14"), "零点五": Decimal("0.5"), "二十一点六〇": Decimal("21.60"),
    "半": Decimal("0.5"),
    "负三": -3, "-3": -3, "＋5": 5, "负零点一": Decimal("-0.1"),
    "壹佰元整": 100, "三元五角": Decimal("3.5"), "叁分": Decimal("0.03"), "贰角": Decimal("0.2"), "壹佰元零伍分": Decimal("100.05"),
    "壹拾圆正": 10, "一百零三元": 103,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_read(text: str, value: int | Decimal) -> None:
    read = numerals.parse(text)
    assert (read, type(read), str(read)) == (value, type(value), str(value))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0), ("x", 0), ("三x", 1), ("十七十八", 2), ("一百百", 2), ("一二十", 1), ("一万万", 2), ("一万亿亿", 3), ("零十", 1), ("十廿", 1),
        ("三廿", 1), ("一亿万", 2), ("点五", 0), ("三点", 2), ("三点x", 2), ("三点五x", 3),
        ("负", 1), ("元", 0), ("三角五元", 3), ("十二角", 2),
        ("三元五", 2), ("三元x", 2), ("x元", 0), ("1,23", 1), ("1234,567", 4), ("1,2345", 5), ("1.2.3", 3), ("1.", 1), ("3百5千", 3), ("3万x", 2),
        ("3x", 1), ("三元整整", 2), ("零万", 1), ("3个", 1), ("千载千载", 3),
    ],
)  # fmt: skip
def test_refuse_with_the_position(text: str, position: int) -> None:
    with pytest.raises(ValueError, match="position") as caught:
        numerals.parse(text)
    error = caught.value
    assert isinstance(error, numerals.NumeralError)
    assert error.position == position
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_nothing_from_ten_to_the_forty_eighth_on() -> None:
    for text in ("1" + "0" * 48, "一万载"):
        with pytest.raises(ValueError, match=r"10\^48"):
            numerals.parse(text)
    with pytest.raises(ValueError, match=r"10\^48"):
        numerals.format(10**48)
    assert numerals.parse(numerals.format(10**48 - 1)) == 10**48 - 1


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (0, "lower", "零"), (10, "lower", "十"), (110, "lower", "一百一十"), (10200, "lower", "一万零二百"), (10**12, "lower", "一万亿"),
        (10**16 + 10, "lower", "一京零一十"),
        (12 * 10**20, "lower", "十二垓"), (10**24 + 12 * 10**20, "lower", "一秭零一十二垓"),
        (10**24 + 1500 * 10**20, "lower", "一秭一千五百垓"), (10**28 + 10**20, "lower", "一穰零一垓"), (5 * 10**20 + 10**15, "lower", "五垓零一千万亿"),
        (123, "upper", "壹佰贰拾叁"), (Decimal("3.14"), "lower", "三点一四"), (Decimal("0.50"), "upper", "零点伍零"), (-3, "lower", "负三"),
        (2018, "digits", "二〇一八"), (Decimal("-1.05"), "digits", "负一点〇五"), (Decimal("1E+3"), "lower", "一千"),
        (100, "money", "壹佰元整"), (Decimal("3.50"), "money", "叁元伍角"), (Decimal("0.03"), "money", "叁分"), (Decimal("100.05"), "money", "壹佰元零伍分"),
        (0, "money", "零元整"), (Decimal("-2.1"), "money", "负贰元壹角"),
    ],
)  # fmt: skip
def test_write(value: int | Decimal, style: Any, text: str) -> None:
    assert numerals.format(value, style) == text
    assert numerals.parse(text) == value


def test_refuse_to_write() -> None:
    for value, style in (
        (Decimal("NaN"), "lower"),
        (Decimal("Infinity"), "lower"),
        (Decimal("0.001"), "money"),
        (1, "roman"),
    ):
        with pytest.raises(ValueError, match=r"finite|parts|style"):
            numerals.format(value, cast("Any", style))


def cn2an_reads(text: str, mode: str = "normal") -> object:
    try:
        return cn2an.cn2an(text, mode)
    except (ValueError, KeyError) as error:
        return type(error)


DIFFERENCES = [
    # what cn2an does, and what we do
    ("1,234", ValueError, 1234, "separators"),
    ("3个亿", ValueError, 300000000, "个 before a scale"),
    ("百万", ValueError, 1000000, "a scale without a digit"),
    ("一亿二", KeyError, 120000000, "a colloquial last digit behind 亿"),
    ("一兆", ValueError, 10**12, "units above 亿"),
    ("半", ValueError, Decimal("0.5"), "半"),
    ("卅一", ValueError, 31, "卅"),
    ("二○一○", ValueError, 2010, "○ (U+25CB) for 〇"),
]


@pytest.mark.parametrize(("text", "theirs", "ours", "why"), DIFFERENCES)
def test_known_differences_from_cn2an(text: str, theirs: object, ours: object, why: str) -> None:
    assert cn2an_reads(text) == theirs, why
    assert numerals.parse(text) == ours


def test_cn2an_loses_digits_and_we_do_not() -> None:
    text = "9007199254740993.5"
    assert numerals.parse(text) == Decimal(text)
    assert Decimal(str(cn2an.cn2an(text, "smart"))) != Decimal(text)
