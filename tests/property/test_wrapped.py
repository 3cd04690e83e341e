"""A line end anywhere takes values away at most: what a wrapped text tells, it tells unwrapped too."""

import pytest

import gxparse as gx
from gxparse.lexing.cut import is_cut

HEAD = "白石县水务局2020年政府信息公开工作年度报告\n一、概述\n"
SENTENCES = (
    "2020年，全年主动公开政府信息{0}条。收到公开申请{1}件，予以公开{2}件。",
    "全年公开信息共计{0}条；收到申请共{1}件；行政复议{2}件。",
    "全年公开信息为{0}条，网上申请{1}件、信函申请{2}件。",
    "主动公开信息：{0}条。政府信息{1}条，公开信息{2}条。",
    "发布微博{0}条，发布微信{1}条，制发规范性文件{2}件，同比增长{1}.5%。",
)


def facts(text: str) -> set[tuple[str, str, str]]:
    values = gx.normalise(gx.parse(text)).items_
    return {(one.code, str(one.value), str(one.measure)) for one in values}


def wrapped(sentence: str, width: int) -> str:
    return "\n".join(sentence[at : at + width] for at in range(0, len(sentence), width))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("numbers", [(42, 13, 27), (1286, 421, 305), (20165, 19831, 2004)])
def test_line_ends_invent_nothing(sentence: str, numbers: tuple[int, ...]) -> None:
    whole = "全局上下努力，" + sentence.format(*numbers)
    told = facts(HEAD + whole + "\n")
    for width in range(5, 30):
        assert facts(HEAD + wrapped(whole, width) + "\n") <= told, width


def test_half_a_number_is_no_value() -> None:
    values = gx.normalise(gx.parse(HEAD + "主动公开信息：4\n2条。收到申请：5 3件。\n"))
    assert not values.items_
    assert [d.code for d in values.diagnostics] == ["cut_number", "cut_number"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("情况如下：1.", "20条信息公开"), ("主要有：1.", "3个平台"), ("主要有：1.", "3类平台"), ("如下：1", ".20条"),
        ("见3", "2016年5月公开"), ("见3", "2016年，"), ("见32", "016年5月"), ("截至12.3", "1件申请"), ("截至2016", "3件申请"),
        ("见统计表（2", "5条"), ("见附件(2", "5条"), ("电话：8877", "6655人"), ("见附件3", "120条"),
    ],
)  # fmt: skip
def test_what_may_be_two_numbers_is_not_joined(before: str, after: str) -> None:
    assert not is_cut(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("增长1.", "5%"), ("提高1.", "5个百分点"), ("投入1.", "5万元"), ("用时2", ".5天"), ("公开1,", "286条"), ("截至20", "16年底"),
        ("近1", "5年来"), ("（其中网络2", "5件）"), ("文件（2", "5件）"), ("接听电话2", "5次"),
    ],
)  # fmt: skip
def test_halves_are_joined(before: str, after: str) -> None:
    assert is_cut(before, after)


@pytest.mark.parametrize(
    "before",
    [
        "截至12.31\n", "截止2016.12.31 ", "截至2016．12．31 ", "截至2016\n", "按照国发〔2016〕5\n", "按照国发[2016]5 ",
        "依申请公开2016\n", "附件3 ",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_no_half(before: str) -> None:
    assert facts(HEAD + before + "3件申请予以公开\n") >= {("requests.granted", "3", "value")}


@pytest.mark.parametrize(
    "before", ["予以公开2016\n", "予以公开1 ", "予以公开1,28 ", "截至12月31日予以公开：2016 ", "按照国发〔2016〕5号予以公开：1 "]
)
def test_behind_an_amount_nothing_is_told(before: str) -> None:
    assert not facts(HEAD + before + "3件。\n")


def test_a_year_may_be_half_an_amount_where_it_counts() -> None:
    assert not facts(HEAD + "全年共计2016\n3件申请予以公开\n")
    assert not facts(HEAD + "主动公开信息2016\n3|\n")


def test_half_a_number_before_words_is_a_half() -> None:
    assert not facts(HEAD + "予以公开2016 三件。\n")


def test_decimals_may_be_halves_where_a_unit_has_fractions() -> None:
    values = gx.normalise(gx.parse(HEAD + "收取费用：0.2 5万元。\n"))
    assert not values.items_


def test_the_telephone_is_no_half() -> None:
    assert [t.text for t in gx.tokenise("今年的各项工作情况如下，来访电话：8877\n6655人次来访") if t.unit == "人次"] == ["6655人次"]


@pytest.mark.parametrize("words", ["同比增长", "同比下降", "比上年增加"])
@pytest.mark.parametrize("number", ["1 5%", "1 2.5%"])
def test_half_a_growth_is_no_growth(words: str, number: str) -> None:
    values = gx.normalise(gx.parse(HEAD + f"主动公开信息42条，{words}{number}。\n"))
    assert [(one.code, one.value, one.measure.value) for one in values.items_] == [("disclosure.total", 42, "value")]
    assert [d.code for d in values.diagnostics] == ["cut_number"]
