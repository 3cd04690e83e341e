"""The laws of tokenising, on texts of hostile pieces: order, coverage, concatenation, locality, line ends."""

import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from gxparse.lexing.tokens import tokenise
from gxparse.model.tokens import Token

REACH = 100
"""No token depends on text farther than this from its ends."""

PIECES = (
    "0 7 12 30 2016 2018 12345 100041 88880000 20171231 ８ １２ 1,234 1，234 119.7 0.5 ٣ ৪ 一 二 三 十 百 千 万 亿 两 半 数 几 廿 〇 ○ 零 壹 拾 "
    "余 多 来 约 近 超 不足 至少 最多 不少于 以上 以下 左右 条 件 次 个 人次 工作日 元 万元 角 分 % ％ ‰ 个百分点 成 分之 点 年 月 日 号 度 月份 年度 届 季度 "
    "至 到 - — － ~ / . ． 、 ， 。 ： : ; （ ） ( ) 〔 〕 [ ] 【 】 第 是 一是 （一） 一、 1. 京政发 国办发 国令 根据 电话 邮编 索引号 热线 "
    "http:// www. .gov.cn @ a B GB/T 1+7 + “ ” 统一 进一步 三位一体 五公开 四川 公开 信息 工作 起 止 自 ¥ 增长 ㈠ ① | # 政办〔2017〕21号 2016年"
).split()
pieces = st.sampled_from([*PIECES, " ", "  ", "\n", "\n\n", "\u3000", "\xa0"])
hostile = st.lists(pieces, max_size=60).map("".join)
anything = st.text(max_size=80) | hostile


def shifted(tokens: tuple[Token, ...], by: int) -> list[Token]:
    return [t._replace(start=t.start + by, end=t.end + by) for t in tokens]


@given(anything)
@example("2018年13月45日")
@example("1\u0663\U0001d7ce")
@example("2016年政办〔2017〕21号")
def test_ordered_disjoint_and_every_digit_in_one_token(text: str) -> None:
    tokens = tokenise(text)
    place = 0
    for token in tokens:
        assert place <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        place = token.end
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert {i for i, c in enumerate(text) if unicodedata.category(c) == "Nd"} <= covered


@given(anything, anything)
@example("共3", "条")
@example("收到来函一件", "1.其他")
def test_paragraphs_are_read_on_their_own(a: str, b: str) -> None:
    """Tokenising a + 。 + empty line + b is tokenising a, then b shifted."""
    joined = tokenise(a + "。\n\n" + b)
    assert list(joined) == [*tokenise(a), *shifted(tokenise(b), len(a) + 3)]


@given(st.lists(pieces, min_size=150, max_size=260).map("".join), st.data())
def test_a_token_depends_on_its_neighbourhood_only(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    whole = [t for t in tokenise(text) if t.start - REACH >= a and t.end + REACH <= b]
    part = [t for t in shifted(tokenise(text[a:b]), a) if t.start - REACH >= a and t.end + REACH <= b]
    assert part == whole


@given(anything)
def test_a_token_runs_over_one_line_end_at_most(text: str) -> None:
    assert all(t.text.count("\n") <= 1 for t in tokenise(text))


@given(hostile)
def test_deterministic(text: str) -> None:
    assert tokenise(text) == tokenise(text)


_UNITS = ("条", "件", "%", "万元", "余万次", "人次", "个工作日", "个月", "个百分点")
_COUNTS = st.one_of(
    st.integers(10, 99_999).map(str),
    st.integers(1_000, 9_999_999).map("{:,}".format),
    st.decimals("0.1", "999", places=2).map(str),
)


@given(_COUNTS, st.sampled_from(_UNITS), st.sampled_from(("\n", "\r\n", " \n", "\u3000\r\n")), st.data())
@example("979", "条", "\n", None)
def test_a_line_end_of_prose_inside_a_number_changes_nothing(
    digits: str, unit: str, turn: str, data: st.DataObject | None
) -> None:
    """9⏎79条 is 979条: in running prose no number follows another, so that a tail read alone would be invented."""
    assume("." not in digits or unit not in ("条", "件"))  # 1.⏎20条 is a label and a count
    line = "全年通过政府门户网站和政务新媒体公开" + digits + unit
    (whole,) = (t for t in tokenise(line + "，比上年有所增加。") if t.unit)
    begin = line.index(digits)
    cut = begin + 1 if data is None else data.draw(st.integers(begin + 1, begin + len(digits) - 1), label="cut")
    first = line[begin:cut]
    assume(not re.fullmatch("(?:19|20)[0-9]{2}", first))  # a bare year may end a line
    (read,) = (t for t in tokenise(line[:cut] + turn + line[cut:] + "，比上年有所增加。") if t.unit)
    assert read._replace(start=whole.start, end=whole.end, text=whole.text) == whole
    assert read.text == whole.text[: cut - begin] + turn + whole.text[cut - begin :]


@given(
    st.sampled_from(
        ["5个|工作日", "5个工作|日", "2个|月", "3.5个百|分点", "3.5个|百分点", "300人|次", "100|余万元", "1000|万元"]
    )
)
def test_a_line_end_of_prose_inside_a_unit_changes_nothing(cut: str) -> None:
    line = "全年通过政府门户网站和政务新媒体公开"
    (whole,) = (t for t in tokenise(line + cut.replace("|", "") + "，其他不变。") if t.unit)
    (read,) = (t for t in tokenise(line + cut.replace("|", "\n") + "，其他不变。") if t.unit)
    assert read._replace(end=whole.end, text=whole.text) == whole


@given(hostile, st.data())
def test_marks_without_width_are_not_there(text: str, data: st.DataObject) -> None:
    """Zero-width spaces, joiners and soft hyphens anywhere, inside numbers too, change nothing but offsets."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)), reverse=True)
    marked = text
    for place in places:
        marked = marked[:place] + data.draw(st.sampled_from("\u200b\u2060\u00ad\ufeff")) + marked[place:]
    read = [t._replace(start=0, end=0, text="") for t in tokenise(marked)]
    assert read == [t._replace(start=0, end=0, text="") for t in tokenise(text)]
    assert all(t.text == marked[t.start : t.end] for t in tokenise(marked))


@given(hostile, st.sampled_from(("\r\n", " \n", "\u3000\u3000\n")))
def test_carriage_returns_and_blanks_at_the_ends_of_lines_change_nothing(text: str, turn: str) -> None:
    lines = [line.rstrip(" \u3000\xa0") for line in text.split("\n")]
    plain, dressed = tokenise("\n".join(lines)), tokenise(turn.join(lines))
    assert [t[4:] for t in dressed] == [t[4:] for t in plain]
    assert [t.text.replace(turn, "\n") for t in dressed] == [t.text for t in plain]


BODIES = ("省政府", "市人民政府", "县教育局", "国务院办公厅", "市政府办公室", "全国政务公开领导小组", "省住房和城乡建设厅", "市编制委员会")
NUMBERS = ("云政办〔2009〕17号", "国开发〔2011〕3号", "云教基字〔2012〕8号", "云建综函〔2010〕5号", "国办发[2010]57号")


@given(st.sampled_from(("", "根据", "和", "《关于施行的意见》(", "。")), st.sampled_from(BODIES), st.sampled_from(NUMBERS))
def test_a_body_named_before_a_document_number_is_no_part_of_it(lead: str, body: str, number: str) -> None:
    alone = tokenise(number)[0]
    assert [(t.text, t.value) for t in tokenise(lead + body + number + "文件")] == [(alone.text, alone.value)]


@given(
    st.integers(1, 99), st.sampled_from("万亿"), st.integers(1, 9), st.sampled_from(("千", "百")),
    st.sampled_from("多余"), st.sampled_from(("人次", "条", "元", "件")),
)  # fmt: skip
def test_a_vague_smaller_part_only_makes_the_number_vague(
    whole: int, scale: str, part: int, smaller: str, vague: str, unit: str
) -> None:
    """1万3千多人次 counts what 1万3千人次 counts, and more."""
    (exact,) = tokenise(f"{whole}{scale}{part}{smaller}{unit}")
    (more,) = tokenise(f"{whole}{scale}{part}{smaller}{vague}{unit}")
    assert (more.value, more.unit, more.kind, more.approx.value) == (exact.value, exact.unit, exact.kind, "more")
