"""Notes that parts may overlap are found wherever their words stand, though they are looked for around one of them."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxparse.audit.notes import _EXCEEDS, _OVERLAPS, _SEVERAL, _TOTAL, _around

WORDS: Final = (
    "之和", "总和", "合计", "相加", "累加", "大于", "超过", "总数", "总量", "总计", "同一", "一件", "部分", "个别", "少数", "申请",
    "多种", "几项", "交叉", "重复", "多", "总", "有的", "的", "政府信息公开", "，", "。", "；", "）", "\n",
)  # fmt: skip


@pytest.mark.parametrize(("words", "phrase"), [(_TOTAL, _EXCEEDS), (_SEVERAL, _OVERLAPS)])
@given(told=st.lists(st.sampled_from(WORDS), max_size=40))
def test_a_phrase_is_found_around_its_words(words: re.Pattern[str], phrase: re.Pattern[str], told: list[str]) -> None:
    text = "".join(told)
    assert [m.span() for m in _around(words, phrase, text)] == [m.span() for m in phrase.finditer(text)]
