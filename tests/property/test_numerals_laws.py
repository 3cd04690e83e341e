"""The laws of numerals: reading is the inverse of writing, and cn2an agrees wherever both are defined."""

from decimal import Decimal
from typing import Any

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxparse import numerals
from gxparse.lexing.numerals import read_chinese

# Numbers with many zeros are where the rules for 零 and for units without a digit show.
integers = (
    st.integers(0, 10**48 - 1)
    | st.integers(0, 10**9)
    | st.builds(lambda a, e: a * 10**e, st.integers(0, 9999), st.integers(0, 44))
)
signed = st.builds(lambda n, minus: -n if minus else n, integers, st.booleans())
fractions = st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(0, 10**20), st.integers(1, 8))


@given(signed, st.sampled_from(["lower", "upper", "money", "digits"]))
def test_reading_what_was_written(value: int, style: Any) -> None:
    """parse ∘ format = identity for every style."""
    assert numerals.parse(numerals.format(value, style)) == value


@given(fractions, st.sampled_from(["lower", "upper", "digits"]))
def test_fractions_keep_their_digits(value: Decimal, style: Any) -> None:
    read = numerals.parse(numerals.format(value, style))
    assert read == value
    assert Decimal(read).as_tuple().exponent == value.as_tuple().exponent


@given(st.integers(0, 10**20))
def test_money_to_the_fen(cents: int) -> None:
    value = Decimal(cents).scaleb(-2)
    assert numerals.parse(numerals.format(value, "money")) == value


@pytest.mark.parametrize(("style", "mode"), [("lower", "low"), ("upper", "up")])
@given(value=st.integers(0, 10**16 - 1))
def test_cn2an_writes_the_same(style: Any, mode: str, value: int) -> None:
    assert numerals.format(value, style) == cn2an.an2cn(value, mode)


@given(st.integers(0, 10**16 - 1), st.sampled_from(["low", "up"]))
def test_cn2an_reads_the_same(value: int, mode: str) -> None:
    """On what cn2an writes, both give the number; the known differences are listed in tests/test_numerals.py."""
    text = cn2an.an2cn(value, mode)
    assert numerals.parse(text) == cn2an.cn2an(text, "strict") == value


@given(st.integers(0, 10**12))
def test_running_text_reads_the_same(value: int) -> None:
    assert read_chinese(numerals.format(value)) == value


@given(st.text(alphabet="零〇一二两十百千万亿兆点元角分整廿半负-1,.个x", max_size=12))
def test_anything_is_read_or_refused_with_a_position(text: str) -> None:
    refused: list[int] = []
    value: int | Decimal = 0
    try:
        value = numerals.parse(text)
    except numerals.NumeralError as error:
        refused.append(error.position)
    assert all(0 <= position <= len(text) for position in refused)
    assert abs(value) < 10**48


@given(st.integers(0, 10**40))
def test_digits_with_separators(value: int) -> None:
    assert numerals.parse(f"{value:,}") == numerals.parse(str(value)) == value
