"""Time grows with the text: hostile families of n and 4n characters, with and without the literal that a pattern waits for."""

import time
from decimal import Decimal

import pytest

from gxparse.lexing.tokens import tokenise
from gxparse.model.tokens import TokenKind

FAMILIES = {
    "digits": ("1", "元"), "numerals": ("一", "条"), "tens": ("十", "条"), "scales": ("万", "元"), "open quotes": ("“", "”"),
    "quoted one": ("“一", "”"), "dashes": ("1-1-1-", "1号"), "points": ("1.", "1元"), "opened labels": ("（一（一", "）"), "labels": ("（一）", "项"),
    "opened years": ("〔2016〔2016", "〕8号"), "closed years": ("〔2016〕", "8号"), "months": ("1年1月", "1日"), "years": ("2016年", "1月1日"),
    "periods": ("2016年1月1日至", "2016年2月1日"), "broken lines": ("2016年\n", "1月"), "blank lines": ("\n", "1."), "blank ends": (" \n", "1."),
    "blanks": (" ", "1."), "numbers and blanks": ("1 ", "条"), "at signs": ("a@", "b.cn"), "mail": ("a", "@b.cn"), "dots": ("a.", "gov.cn"),
    "letters and dashes": ("a--3", "@b.cn"), "mixed": ("a1-", "1"), "thousands": ("1,234,", "元"), "groups": (",234", "元"), "web": ("http://a/", "1"),
    "ordinals": ("第一", "条"), "opened ordinals": ("第（", "一）项"), "vague": ("数十", "条"), "about": ("约", "3条"), "ten thousands": ("3万", "元"),
    "thousand hundreds": ("3千5百", "元"), "fractions": ("百分之", "三"), "ranges": ("3至", "5条"), "clocks": ("10:00:", "00"), "strokes": ("1/", "1"),
    "telephones": ("12345678、", "电话"), "sums": ("1+", "1"), "issuers": ("汉", "〔2016〕8号"), "standards": ("GB ", "1-2016"), "lines": ("1\n", "件"),
    "halves": ("1个半", "月"), "money": ("1元1角", "1分"), "other scripts": ("1٣", "条"), "distance": ("至少字3", "条"), "growth": ("增长-3", "%"),
    "noughts": ("二O", "年"), "listed numbers": ("〔2016〕8、", "8号"), "listed ordinals": ("第2、3、", "4条"), "listed items": ("第（一）、（二）", "项"),
    "courts": ("（2018）苏", "1号"), "decimal ranges": ("1.5-", "2倍"), "spaced": ("1 个 ", "月"),
    "hotlines": ("12345、", "热线"), "sessions": ("届三次", "会议"),
    "brackets": ("3件（", "次）"), "orders": ("第1号", "令"), "months of months": ("一月一", "日"), "percent to": ("百分之五到", "十"),
}  # fmt: skip
SIZE = 2000


def cost(text: str) -> float:
    """The least CPU time of two runs."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        tokenise(text)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("end", ["", "with its literal"])
@pytest.mark.parametrize("family", FAMILIES)
def test_linear(family: str, end: str) -> None:
    unit, literal = FAMILIES[family]
    small, large = (unit * (n // len(unit)) + (literal if end else "") for n in (SIZE, 4 * SIZE))
    tokenise(small)
    # A quadratic reader takes 16 times as long; other work on the machine must not fail the test.
    for _ in range(3):
        ratio = cost(large) / max(cost(small), 1e-4)
        if ratio <= 4.8:
            return
    assert ratio < 8


def test_ten_million_digits_are_one_token() -> None:
    (token,) = tokenise("7" * 10_000_000)
    assert token.kind is TokenKind.NUMBER
    assert token.end == 10_000_000
    assert isinstance(token.value, Decimal)
    assert token.value.adjusted() == 9_999_999
