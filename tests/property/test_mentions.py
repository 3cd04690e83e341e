"""What is passed over unread says nothing: reading every passage finds no more than reading those that may name something."""

import importlib
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gxparse as gx
from gxparse import catalogue
from property.prose.drawing import Drawn, reports

PROSE = importlib.import_module("gxparse.normalise.prose")
WORDING = PROSE._wording(catalogue.default)
WORDS = sorted(WORDING.words)
"""Every word of the wording that comes with the package."""
JOINTS = ("、", "，", "；", "：", "。", "（", "）", "（含", "其中", "均", "《", "》", "“", "”", "\n", " ", "某某", "和")
COUNTS = (
    "3件",
    "12条",
    "0",
    "占总数的5%",
    "增长6%",
    "2次",
    "未收到",
    "无",
    "2016年",
    "截至12月底",
    "1.5万元",
    "三件",
    "到2017年",
    "至2021年",
    "入2024年",
)


def observed(text: str) -> tuple[object, ...]:
    values = gx.normalise(gx.parse(text))
    return values.items_, values.diagnostics


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from((2012, 2016, 2020, 2023)),
    st.lists(st.sampled_from(WORDS) | st.sampled_from(JOINTS) | st.sampled_from(COUNTS), min_size=3, max_size=30),
    st.sampled_from(("总体情况", "主动公开情况", "依申请公开情况", "行政复议和行政诉讼情况", "存在的问题")),
)
def test_passages_that_cannot_name_anything_name_nothing(year: int, pieces: list[str], title: str) -> None:
    text = f"白石县水务局{year}年政府信息公开工作年度报告\n一、{title}\n{''.join(pieces)}。\n二、其他\n本年办理3件。\n"
    read = observed(text)
    with patch.object(PROSE, "may_name", return_value=True):
        assert observed(text) == read


@pytest.mark.parametrize(
    "said", ["{}100%", "{}3件", "收到{}3件", "{}的3件", "未{}", "无{}", "{}同比增长5%", "公开{}3条", "{}到2021年3件"]
)
def test_no_word_alone_is_passed_over(said: str) -> None:
    by_concept = {concept: word for word, concept in WORDING.words.items()}
    for word in by_concept.values():
        text = f"白石县水务局2020年政府信息公开工作年度报告\n一、其他\n{said.format(word)}。\n"
        read = observed(text)
        with patch.object(PROSE, "may_name", return_value=True):
            assert observed(text) == read, word


@pytest.mark.parametrize(
    "said",
    [
        "举办（甲（乙（丙（丁（戊）丁）丙）乙）甲）培训班5期",
        "举（甲（乙））办培训（丙）班5期",
        "主动（按规定）公开（网上）信息5条",
    ],
)
def test_words_that_brackets_part_are_words(said: str) -> None:
    text = f"白石县水务局2020年政府信息公开工作年度报告\n一、其他\n{said}。\n"
    read = observed(text)
    with patch.object(PROSE, "may_name", return_value=True):
        assert observed(text) == read


@settings(max_examples=60, deadline=None)
@given(reports())
def test_so_it_is_in_reports_of_many_sections(drawn: Drawn) -> None:
    read = observed(drawn.text)
    with patch.object(PROSE, "may_name", return_value=True):
        assert observed(drawn.text) == read
