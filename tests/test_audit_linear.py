"""Time of an audit grows with the text: n and 4n repetitions of what may be parts and a total, in a sentence or a paragraph."""

import time
from collections.abc import Callable

import pytest

import gxparse as gx
from gxparse import samples

HEAD = "白石县水务局2020年政府信息公开工作年度报告\n一、概述\n"


def seconds(unit: str, times: int) -> float:
    return taken(f"{HEAD}{unit * times}。\n", gx.audit)


def taken(text: str, work: Callable[[gx.Report], object]) -> float:
    best = float("inf")
    for _ in range(3):
        report = gx.parse(text)
        begin = time.process_time()
        work(report)
        best = min(best, time.process_time() - begin)
    return best


UNITS = (
    "网站5条，共6条，", "网站公开信息5条，共6条，", "网站5条，微信3条，共8条，", "网站5条、", "其中网站5条，共6条；", "网站公开5条，占5%，",
    "其中：网站5条（网页3条、公报2条），", "按方式分，网站5条，共6条；", "由5件增加到6件，增长20%，", "收到5件，办结5件，办结率100%；",
    "新增5项，删除2项，净增3项，", "一季度5件，二季度5件，", "收到5件，上年结转1件，办结5件，结转下年1件；",
    "信息共15条，甲类5条、乙类6条、其他4条，", "甲类5条、", "网站5条，微博5条，两微合计10条，", "按时办结5件，延期办结1件，按时办结率83%，",
    "培训3期，参训210人次，平均每期70人次，",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_numbers_of_one_sentence(unit: str) -> None:
    small, large = seconds(unit, 200), seconds(unit, 800)
    assert large < 8 * small + 0.05  # quadratic: 16 times


SENTENCES = (
    "检查单位2家、3家，共5家，部分单位检查两次。", "网站5条，微信3条，共8条，各渠道之和大于总数。",
    "网站5条，微信4条，共8条，同一申请有多种结果。", "全年公开5条。上半年公开2条，下半年公开3条。",
    "网站5条；微博5条。两种途径合计10条。", "收到11件。答复10件，答复率91%。",
)  # fmt: skip


@pytest.mark.parametrize("unit", SENTENCES)
def test_sums_and_notes_of_many_sentences_in_one_paragraph(unit: str) -> None:
    small, large = seconds(unit, 600), seconds(unit, 2400)
    assert large < 8 * small + 0.05  # each note against each sum: 16 times


FORM = next(entry.read_bytes().decode() for entry in samples.reports() if entry.name == "form_2021.md")
LONG = {
    "the tables of a form, printed again and again": ("", f"{FORM}\n", 10),
    "years of work that are not the reporting year": (HEAD, "\n\n2019年度，我局主动公开信息5条。2019年召开会议1次。\n\n", 300),
    "labels that do not follow each other": (HEAD, "\n\n一、主动公开\n\n公开信息5条。\n\n三、依申请公开\n\n收到申请5件。\n\n", 300),
}


@pytest.mark.parametrize(("head", "text", "times"), LONG.values(), ids=LONG)
def test_long_reports(head: str, text: str, times: int) -> None:
    small, large = (taken(head + text * n, gx.audit) for n in (times, 4 * times))
    assert large < 8 * small + 0.05  # each observation against each table, each year against each paragraph: 16 times


@pytest.mark.parametrize("parts", [20, 140, 148, 150, 151, 299, 300, 400])
@pytest.mark.parametrize(
    "form",
    [
        "公开信息{total}条（{parts}）",
        "公开信息{total}条，其中{parts}",
        "公开信息{total}条，分别是{parts}",
        "{parts}，共计{total}条",
    ],
)
def test_a_list_of_any_length_that_adds_up_fails_nothing(form: str, parts: int) -> None:
    named = "、".join(f"{chr(0x4E00 + n)}镇1条" for n in range(parts))
    assert failing(form.format(total=parts, parts=named)) == []


def failing(sentence: str) -> list[str]:
    return [f.expression for f in gx.audit(gx.parse(f"{HEAD}{sentence}。\n")).findings if f.failed]


def test_a_list_that_is_longer_than_any_of_a_language_is_held_against_nothing() -> None:
    assert failing("事项甲3件，" * 80 + "共计9件") == []
    assert "5 + 3 = 8 ≠ 9" in failing("事项甲3件，" * 80 + "其中事项乙5件，事项丙3件，共计9件")
    assert failing("事项甲3件，" * 4 + "共计9件") == []
    assert failing("事项甲3件，" * 4 + "共计13件") != []
