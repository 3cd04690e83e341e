"""Sheets saved as one rectangle: headings and prose are lines, what is between them tables."""

import re

import pytest

import gxparse as gx
from gxparse.catalogue.prescribed import HEADINGS
from gxparse.folding import squeeze

ROWS = [
    ["云溪区水务局2023年政府信息公开工作年度报告"],
    ["一、总体情况"],
    ["2023年，公开信息40条，接待来访12人次，工作平稳。"],
    ["二、主动公开政府信息情况"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "12"],
    ["第二十条第（六）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政处罚", "3"],
    ["行政强制", "0"],
    ["五、存在的主要问题及改进情况"],
    ["人手少，更新慢，今后改进。"],
    ["云溪区水务局"],
    ["2024年1月20日"],
]


@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_rectangle_is_taken_apart(mark: str) -> None:
    text = "\n".join(mark.join([*row, *[""] * (4 - len(row))]) for row in ROWS) + "\n"
    report = gx.parse(text)
    assert report.title == ROWS[0][0]
    assert [section.title for section in report.walk()] == [
        "总体情况",
        "主动公开政府信息情况",
        "存在的主要问题及改进情况",
    ]
    values = gx.normalise(report)
    assert [values[f"{code}.decisions"].value for code in ("licensing", "penalties", "coercion")] == [12, 3, 0]
    assert [quantity.text for quantity in report.quantities] == ["40条", "12人次"]
    assert str(report.metadata.created) == "2024-01-20"


def test_groups_of_a_form_stay_rows() -> None:
    rows = [
        "统计指标\t单位\t统计数",
        "一、主动公开情况\t\t",
        "(一)主动公开政府信息数\t条\t12",
        "(不同渠道和方式公开相同信息计1条)\t\t",
    ]
    rows += [
        "其中:主动公开规范性文件数\t条\t3",
        "制发规范性文件总数\t件\t3",
        "二、回应解读情况\t\t",
        "(一)回应公众关注热点或重大舆情数\t次\t0",
    ]
    report = gx.parse("\n".join(rows))
    (table,) = report.tables
    assert table.rows[0].label == "一、主动公开情况"
    assert table.rows[1].note == "(不同渠道和方式公开相同信息计1条)"
    assert not report.sections


def test_the_outline_of_the_first_regulations_is_known_in_sheets_too() -> None:
    rows = [["云溪区水务局2013年政府信息公开工作年度报告"], ["一、概述"], ["全年公开信息40条。"]]
    headings = "行政机关主动公开政府信息的情况 行政机关依申请公开政府信息的情况 政府信息公开的收费及减免情况".split()
    for number, heading in zip("二三四", headings, strict=True):
        rows += [[f"{number}、{heading}"], ["收费项目", "本年数"], ["检索费", "0"], ["复制费", "0"]]
    text = "\n".join("\t".join([*row, *[""] * (4 - len(row))]) for row in rows) + "\n"
    report = gx.parse(text)
    assert [section.title for section in report.walk()] == ["概述", *headings]
    assert len(report.tables) == 3


def test_no_label_of_a_form_is_a_prescribed_heading() -> None:
    labels = {
        label
        for form in gx.catalogue.default.forms
        for table in form.tables
        for row in table.rows
        for label in (row.label, *row.aliases, *row.group)
    }
    assert len(labels) > 100
    for label in labels:
        name = squeeze(label).lstrip("一二三四五六七八九十、()123456789.")
        assert not any(re.fullmatch(heading, name) for heading in HEADINGS), label


def test_text_without_such_grids_is_left_alone() -> None:
    text = "一、概述\n甲,乙\n"
    assert gx.parse(text).text == text
