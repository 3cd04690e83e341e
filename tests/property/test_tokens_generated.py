"""Generated sentences are read back exactly: numbers with known role, unit and approximation among ordinary words."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gxparse.lexing.spelling import format_numeral
from gxparse.lexing.tokens import tokenise


@dataclass(frozen=True)
class Piece:
    """A text, and the token expected in it."""

    before: str
    token: str
    kind: str
    value: object
    unit: str | None = None
    approx: str = "exact"
    high: object = None

    @property
    def text(self) -> str:
        return self.before + self.token


UNITS = st.sampled_from("条 件 次 篇 份 家 户 名 项 场 人次 篇次 场次 批次 起 宗 册".split())
BEFORE = st.sampled_from(
    [
        ("", "exact"),
        ("约", "about"),
        ("近", "about"),
        ("超过", "more"),
        ("逾", "more"),
        ("不足", "less"),
        ("至少", "more"),
        ("不少于", "more"),
    ]
)
AFTER = st.sampled_from([("", None), ("以上", "more"), ("左右", "about"), ("以下", "less")])
WORDS = st.sampled_from(
    "统一部署信息 一般情况下公开 进一步完善机制 十分重视工作 三位一体格局 落实五公开要求 推进双随机监管 四川方面来函 陆续答复 一律公开 千方百计办理 "
    "有关部门收到 全年主动公开 通过网站发布 其中网络申请 政务微博推送 结转下年度 均已按时办结 “三公”经费 万一有误".split()
)


@st.composite
def count(draw: st.DrawFn) -> Piece:
    number, unit = draw(st.integers(0, 99999).filter(lambda n: not 1949 <= n <= 2099)), draw(UNITS)
    (before, approx), (after, other) = draw(BEFORE), draw(AFTER)
    if after and before:
        after, other = "", None
    printed = draw(
        st.sampled_from([str(number), f"{number:,}", str(number).translate({48 + i: 0xFF10 + i for i in range(10)})])
    )
    return Piece(before, f"{printed}{unit}{after}", "quantity", number, unit, other or approx)


@st.composite
def scaled(draw: st.DrawFn) -> Piece:
    tenths, unit = draw(st.integers(1, 9999)), draw(UNITS)
    scale, factor = draw(st.sampled_from([("万", 10**4), ("亿", 10**8)]))
    vague = draw(st.sampled_from(["", "余", "多"]))
    whole = tenths % 10 == 0
    printed = str(tenths // 10) if whole else f"{tenths // 10}.{tenths % 10}"
    return Piece(
        "", f"{printed}{scale}{vague}{unit}", "quantity", tenths * factor // 10, unit, "more" if vague else "exact"
    )


@st.composite
def spoken(draw: st.DrawFn) -> Piece:
    number, unit = draw(st.integers(3, 9999)), draw(UNITS)
    before, approx = draw(BEFORE)
    return Piece(before, format_numeral(number) + unit, "quantity", number, unit, approx)


@st.composite
def ranged(draw: st.DrawFn) -> Piece:
    low = draw(st.integers(1, 90))
    high, unit = draw(st.integers(low + 1, 99)), draw(UNITS)
    joint = draw(st.sampled_from("至 到 - — ～ ~".split()))
    return Piece("", f"{low}{joint}{high}{unit}", "quantity", low, unit, high=high)


@st.composite
def percent(draw: st.DrawFn) -> Piece:
    value = Decimal(draw(st.integers(0, 10000))).scaleb(-2)
    return Piece("占", f"{value}{draw(st.sampled_from('%％'))}", "percent", value, "%")


@st.composite
def money(draw: st.DrawFn) -> Piece:
    value = draw(st.integers(1, 10**6))
    printed, factor = draw(st.sampled_from([(f"{value}元", 1), (f"{value}万元", 10**4), (f"{value}亿元", 10**8)]))
    return Piece("", printed, "money", value * factor, "元")


@st.composite
def date(draw: st.DrawFn) -> Piece:
    day = draw(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 12, 31)))
    iso = day.isoformat()
    printed, value = draw(
        st.sampled_from(
            [(f"{day.year}年{day.month}月{day.day}日", iso), (iso, iso), (f"{day.month}月{day.day}日", "-" + iso[4:])]
        )
    )
    return Piece("于", printed, "date", value)


@st.composite
def doc_number(draw: st.DrawFn) -> Piece:
    issuer = draw(st.sampled_from("青政发 云政办发 禾应急函 溪发 国办公开办函 青安监字".split()))
    year, number = draw(st.integers(1990, 2030)), draw(st.integers(1, 999))
    left, right = draw(st.sampled_from(["〔〕", "[]", "【】", "﹝﹞", "()", "（）"]))
    blank = draw(st.sampled_from(["", " "]))
    lead = draw(st.sampled_from(["根据", "（", "按照", "形成了以", "印发"]))
    return Piece(lead, f"{issuer}{left}{year}{right}{number}{blank}号", "doc_number", f"{issuer}〔{year}〕{number}号")


@st.composite
def phone(draw: st.DrawFn) -> Piece:
    area, number = draw(st.sampled_from(["010", "0517", "0591"])), draw(st.integers(80000000, 89999999))
    return Piece("电话", f"{area}{draw(st.sampled_from('-－'))}{number}", "phone", None)


@st.composite
def ordinal(draw: st.DrawFn) -> Piece:
    number = draw(st.integers(1, 99))
    unit = draw(st.sampled_from("条 项 次 期 批".split()))
    printed = draw(st.sampled_from([str(number), format_numeral(number)]))
    return Piece("", f"第{printed}{unit}", "ordinal", number, unit)


PIECE = st.one_of(count(), scaled(), spoken(), ranged(), percent(), money(), date(), doc_number(), phone(), ordinal())


@given(st.lists(st.tuples(WORDS, PIECE), min_size=1, max_size=8), st.sampled_from(["，", "；", "。"]))
def test_read_back_exactly(parts: list[tuple[str, Piece]], joint: str) -> None:
    text, expected = "", []
    for words, piece in parts:
        start = len(text) + len(words) + len(piece.before)
        text += words + piece.text + joint
        expected.append((start, piece.token, piece.kind, piece.value, piece.unit, piece.approx, piece.high))
    read = [(t.start, t.text, t.kind.value, t.value, t.unit, t.approx.value, t.high) for t in tokenise(text)]
    assert read == expected


@given(st.lists(st.tuples(WORDS, PIECE), min_size=1, max_size=6))
def test_read_back_between_words(parts: list[tuple[str, Piece]]) -> None:
    """The same with a word right behind the number, where only its own unit may be taken."""
    text, expected = "", []
    for words, piece in parts:
        start = len(text) + len(words) + len(piece.before)
        text += words + piece.text + "的办理情况。"
        expected.append((start, piece.token, piece.kind, piece.value, piece.unit, piece.approx, piece.high))
    read = [(t.start, t.text, t.kind.value, t.value, t.unit, t.approx.value, t.high) for t in tokenise(text)]
    assert read == expected
