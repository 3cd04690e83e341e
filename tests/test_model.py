"""The values a user holds: places, dates, sources, look-up in reports and tables."""

from decimal import Decimal

import pytest

import gxparse as gx
from gxparse import Location, PartialDate, Period, Source, Span, late
from gxparse.model.diagnostics import CODES, diagnose
from gxparse.model.source import Mark


def test_span_is_half_open() -> None:
    span = Span(2, 4)
    assert span.of("abcdef") == "abcdef"[span.slice] == "cd"
    assert len(span) == 2
    assert [i in span for i in (1, 2, 3, 4)] == [False, True, True, False]
    assert Span(3, 4) in span
    assert Span(3, 5) not in span
    assert span.overlaps(Span(3, 9))
    assert not span.overlaps(Span(4, 9))


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_span_ends_after_its_start(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


@pytest.mark.parametrize("text", ["2017", "2017-03", "2017-03-22"])
def test_partial_date_is_iso(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "2017-", "17年", "2017-13", "2017-02-30", "2017-1-1-1", "--10-10"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|range"):
        PartialDate.parse(text)


def test_a_day_needs_a_month() -> None:
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2017, None, 3)


def test_dates_are_in_order_and_periods_read_as_intervals() -> None:
    assert PartialDate(2017, 3, 1) < PartialDate(2017, 3, 2) < PartialDate(2018, 1, 1)
    assert str(Period(PartialDate(2017, 1, 1), PartialDate(2017, 12, 31))) == "2017-01-01/2017-12-31"


def test_text_is_located_by_line_and_column() -> None:
    report = gx.parse("一、概述\r\n平稳。\n二、问题\n人手少。")
    assert report.source.locate(Span(0, 1)) == Location(line=1, column=1)
    assert report.source.locate(report.sections[1].heading) == Location(line=3, column=1)
    assert report.source.locate(Span(8, 9)) == Location(line=2, column=3)


def test_marks_locate_pages_and_cells() -> None:
    source = Source(marks=(Mark(3, page=1, line=7, column=2), Mark(9, cell="Sheet1!B7")))
    assert source.locate(Span(0, 1)) == Location(line=1, column=1)
    assert source.locate(Span(5, 6)) == Location(page=1, line=7, column=4)
    assert source.locate(Span(9, 9)) == Location(cell="Sheet1!B7")


REPORT = """云溪区水务局2016年政府信息公开工作年度报告
一、概述
（一）主动公开。公开信息40条。
二、依申请公开
收到申请2件。
统计指标 | 单位 | 统计数 |
(一)收到申请数 | 件 | 2 |
1.当面申请数 | 件 | 0 |
2.传真申请数 | 件 | - |
"""


def test_a_report_is_searched_and_shown() -> None:
    report = gx.parse(REPORT)
    assert (report.title, report.agency, report.year) == (
        "云溪区水务局2016年政府信息公开工作年度报告",
        "云溪区水务局",
        2016,
    )
    assert [section.label for section in report.walk()] == ["一、", "（一）", "二、"]
    found = report.find("主动公开")
    assert found is not None
    assert found.paragraphs[0].text == "公开信息40条。"
    assert report.sections[0].find("主动公开") == found
    assert found.find("主动公开") is None
    assert report.find("没有的章节") is None
    place = report.metadata.span("title")
    assert place is not None
    assert place.of(REPORT) == report.title
    assert report.metadata.span("doc_number") is None
    assert repr(report).startswith("<Report '云溪区水务局2016年")


def test_an_excerpt_shows_its_surroundings_on_one_line() -> None:
    report = gx.parse(REPORT)
    assert report.excerpt(report.quantities[0].span, 2) == "信息【40条】。"
    assert report.excerpt(Span(0, 3), 5) == "【云溪区】水务局20"


def test_cells_are_found_by_index_and_by_label() -> None:
    (table,) = gx.parse(REPORT).tables
    assert (
        table.cell(0, 0).value
        == table.cell("收到申请数").value
        == table.cell("(一)收到申请数", "统计数").value
        == Decimal(2)
    )
    assert table.cell("传真申请数").missing == gx.Missing.DASH
    assert table.cell("当面申请数").value == 0
    with pytest.raises(KeyError, match="no row '信函申请数'"):
        table.cell("信函申请数")
    with pytest.raises(KeyError, match="no column '合计'"):
        table.cell(0, "合计")
    assert repr(table) == "<IndicatorTable 'untitled' form=2014 3 rows × 1 columns>"


def test_tokens_have_spans() -> None:
    (token, *_) = gx.tokenise("公开信息40条")
    assert token.span.of("公开信息40条") == token.text == "40条"


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_has_words_in_both_languages(code: str) -> None:
    entry = CODES[code]
    assert entry.message.isascii() or "{" in entry.message
    assert any("\u4e00" <= char <= "\u9fff" for char in entry.message_zh)
    assert entry.hint


def test_a_diagnostic_is_filled_in() -> None:
    found = diagnose("misnumbered", Span(3, 5), label="四、", previous="二、")
    assert (found.code, found.severity, found.span) == ("misnumbered", gx.Severity.WARNING, Span(3, 5))
    assert "四、" in found.message
    assert "四、" in found.message_zh


def test_every_late_door_opens() -> None:
    for name in late.doors:
        module, function = late.doors[name].split(":")
        assert callable(getattr(__import__(module, fromlist=[function]), function)), name
