"""The fold that labels are matched by, and the width that columns are aligned by."""

from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

from gxparse.folding import BLANKS, SPACE, fold, squeeze, squeezed_lines, width

ALL = "".join(char for char in map(chr, range(0x10000)) if fold(char) != char)
"""Every character that folds to another."""


@given(st.text())
def test_the_fold_keeps_the_length_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.sampled_from(ALL + "政a。"), max_size=200))
def test_few_and_many_different_characters_fold_alike(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text(alphabet=st.sampled_from(SPACE + "\n政a。")))
def test_squeezed_lines_are_the_lines_without_blanks(text: str) -> None:
    lines = fold(text).split("\n")
    assert squeezed_lines(fold(text)).split("\n") == ["".join(line.split()) for line in lines]
    assert squeezed_lines("\n".join(lines).replace("\n", " ")) == squeeze(text)


def test_all_that_folds_folds_at_once() -> None:
    assert fold(ALL + "政") == "".join(map(fold, ALL)) + "政"


def test_variants_of_width_punctuation_and_script_become_one() -> None:
    assert fold("（一）２０１６　年：“主動公開”—〔3〕") == '(一)2016 年:"主动公开"-[3]'
    assert squeeze("統 计\t指\u3000标") == "统计指标"


def test_ascii_and_chinese_punctuation_that_differ_in_meaning_stay_apart() -> None:
    assert fold("。、·%‰") == "。、·%‰"


def test_width_counts_columns() -> None:
    assert width("ab") == 2
    assert width("统计a") == 5
    assert width("\u200b统\ufeff") == 2
    assert width("（１）") == 6


@given(st.text(alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x9FFF, categories=["Lo"])))
def test_width_agrees_with_unicode_on_letters(text: str) -> None:
    assert width(text) == sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def test_blanks_leave_no_ink() -> None:
    assert not any(char.isalnum() for char in BLANKS)
    assert "\n" not in BLANKS


def test_news_is_information_where_it_is_disclosed() -> None:
    for words in ("政府{}公开", "公开{}", "主动公开政府{}", "公开的{}", "公开的政府{}", "政府{}依申请公开", "不掌握相关政府{}"):
        assert fold(words.format("资讯")) == fold(words.format("資訊")) == words.format("信息")
    for words in ("新闻资讯", "发布资讯", "政府资讯", "信息公开资讯", "政务公开资讯", "政府资讯。主动公开", "公开新闻资讯"):
        assert fold(words) == words
