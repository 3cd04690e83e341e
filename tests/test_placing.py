"""Tokens refined by place: cells, headings, metadata values; and which of them are quantities of the report."""

from decimal import Decimal

import gxparse as gx
from gxparse import Token, TokenKind
from gxparse.spans import Span
from gxparse.structure.placing import Place, place_tokens

TEXT = """索引号: 0999/2019-00004
云溪区水务局2018年政府信息公开工作年度报告
联系方式（地址：云溪区松风路193号6号楼11层，邮编：654321，电话：0999-1234567）。
一、2018年公开信息40条
1.公开
一是整理目录3份。
统计指标 | 单位 | 统计数 |
(一)收到申请数 | 件 | 2018 |
1.当面申请数 | 件 | 251元 |
2.传真申请数 | 件 | -3 |
3.网络申请数 | 件 | 22（其中修订 16 件） |
"""


def tokens_in(report: gx.Report, words: str) -> list[tuple[str, str, object]]:
    start = report.text.index(words)
    inside = [t for t in report.tokens if t.start < start + len(words) and t.end > start]
    return [(t.kind.value, t.text, t.value) for t in inside]


def test_metadata_values_have_their_roles() -> None:
    report = gx.parse(TEXT)
    assert tokens_in(report, "0999/2019-00004") == [("index_number", "0999/2019-00004", None)]
    assert tokens_in(report, "193号6号楼11层") == [("code", "193", None), ("code", "6", None), ("code", "11", None)]
    assert tokens_in(report, "654321") == [("postcode", "654321", None)]
    assert tokens_in(report, "0999-1234567") == [("phone", "0999-1234567", None)]


def test_labels_are_enumerators() -> None:
    report = gx.parse(TEXT)
    assert tokens_in(report, "1.公") == [("enumerator", "1.", 1)]
    assert tokens_in(report, "一是整") == [("enumerator", "一是", 1)]
    assert tokens_in(report, "一、2")[0] == ("enumerator", "一、", 1)


def test_cells_are_numbers_and_quantities_where_they_print_a_unit() -> None:
    report = gx.parse(TEXT)
    assert tokens_in(report, "| 2018 |") == [("number", "2018", Decimal(2018))]
    assert tokens_in(report, "251元") == [("money", "251元", 251)]
    assert tokens_in(report, "-3 |") == [("number", "-3", Decimal(-3))]
    assert [token[:2] for token in tokens_in(report, "22（其中修订 16 件）")] == [
        ("number", "22"),
        ("quantity", "16 件"),
    ]


def test_quantities_are_those_of_the_running_text() -> None:
    report = gx.parse(TEXT)
    assert [q.text for q in report.quantities] == ["40条", "3份"]


def test_quantities_in_cells_of_words_count() -> None:
    text = "一、公开内容\n公开类别\n\n主要内容\n\n机构职能\n\n公开了机构职能共4项。\n\n公文公告\n\n公开了公文12份。\n\n领导活动\n\n公开了活动38项。\n"
    report = gx.parse(text)
    assert [table.layout for table in report.tables] == [gx.Layout.TEXT]
    assert [q.text for q in report.quantities] == ["4项", "12份", "38项"]


def number(start: int, text: str) -> Token:
    return Token(TokenKind.NUMBER, start, start + len(text), text)


def test_a_token_that_reaches_out_of_a_place_is_read_again() -> None:
    text = "12345678"
    place = Place(Span(2, 4), (number(2, "34"),))
    again = place_tokens(text, [number(0, text)], [place])
    assert [(t.start, t.text) for t in again] == [(0, "12"), (2, "34"), (4, "5678")]


def test_a_token_may_reach_over_several_places() -> None:
    text = "12345678"
    places = [Place(Span(1, 2), (number(1, "2"),)), Place(Span(4, 6), (number(4, "56"),))]
    again = place_tokens(text, [number(0, text)], places)
    assert [(t.start, t.text) for t in again] == [(0, "1"), (1, "2"), (2, "34"), (4, "56"), (6, "78")]


def test_a_place_may_hold_no_token_or_several() -> None:
    text = "1 22 3"
    tokens = [number(0, "1"), number(2, "22"), number(5, "3")]
    places = [Place(Span(2, 4), (number(2, "2"), number(3, "2"))), Place(Span(5, 6), ())]
    assert [(t.start, t.text) for t in place_tokens(text, tokens, places)] == [(0, "1"), (2, "2"), (3, "2")]
