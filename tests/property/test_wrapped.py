"""A line end anywhere takes values away at most: what a wrapped text tells, it tells unwrapped too."""

import pytest

import gxparse as gx

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
@pytest.mark.parametrize("numbers", [(42, 13, 27), (1286, 421, 305)])
def test_line_ends_invent_nothing(sentence: str, numbers: tuple[int, ...]) -> None:
    whole = "全局上下努力，" + sentence.format(*numbers)
    told = facts(HEAD + whole + "\n")
    for width in range(5, 30):
        assert facts(HEAD + wrapped(whole, width) + "\n") <= told, width


def test_half_a_number_is_no_value() -> None:
    values = gx.normalise(gx.parse(HEAD + "主动公开信息：4\n2条。收到申请：5 3件。\n"))
    assert not values.items_
    assert [d.code for d in values.diagnostics] == ["cut_number", "cut_number"]
