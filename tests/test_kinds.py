"""Pages without a report of their own, and what says so."""

from copy import copy

import gxparse as gx
from gxparse import ReportKind

SHELL = """<!doctype html><html><body><div class="article">
<h1>云溪区水务局2021年政府信息公开工作年度报告</h1>
<p>附件：<a href="/files/report.pdf">云溪区水务局2021年政府信息公开工作年度报告.pdf</a></p>
</div></body></html>"""


def test_a_page_whose_report_is_an_attachment_says_so() -> None:
    report = gx.parse(SHELL)
    assert report.kind is ReportKind.SHELL
    assert [d.code for d in report.diagnostics] == ["report_in_attachment"]
    assert [(a.name, a.address) for a in report.attachments] == [
        ("云溪区水务局2021年政府信息公开工作年度报告.pdf", "/files/report.pdf")
    ]
    assert report.title == "云溪区水务局2021年政府信息公开工作年度报告"


def test_a_page_with_its_report_may_link_to_it_too() -> None:
    page = SHELL.replace("<p>附件", "<p>一、概述</p><p>平稳。</p><p>二、问题</p><p>人手少。</p><p>附件")
    report = gx.parse(page)
    assert report.kind is ReportKind.REPORT
    assert report.attachments


def test_tables_alone_are_a_form() -> None:
    text = "统计指标 | 单位 | 统计数 |\n(一)收到申请数 | 件 | 2 |\n1.当面申请数 | 件 | 0 |\n2.传真申请数 | 件 | 2 |\n"
    assert gx.parse(text).kind is ReportKind.FORM


def test_errors_say_what_to_do_and_can_be_copied() -> None:
    limit = gx.LimitExceededError("text_characters", 10, 11)
    assert "limits=Limits(text_characters=...)" in str(limit)
    assert str(copy(limit)) == str(limit)
    missing = gx.MissingExtraError("pdf", "reading PDF")
    assert "pip install 'gxparse[pdf]'" in str(missing)
    assert str(copy(missing)) == str(missing)
    assert isinstance(missing, gx.GxParseError)


PAGE = """<!doctype html><html><body><div class="nav"><a href="/">首页</a></div>
<div class="head"><p>云溪区水务局</p></div>
<div class="main"><p>2020年政府信息公开工作年度报告</p>
<div class="info"><li><i>公开日期</i><em>2021-01-28</em></li><li><i>索引号</i><em>YX001-0203</em></li></div>
<div class="text"><p>一、总体情况</p><p>全年公开信息40条，全部按照规定及时公开，没有发生差错，群众满意。</p>
<p>二、存在问题</p><p>人手少，培训少，更新慢，有待改进，今后将加强培训，充实力量，及时更新。</p></div></div></body></html>"""


def test_a_header_block_beside_the_main_part_is_read() -> None:
    meta = gx.parse(PAGE).metadata
    assert (meta.title, meta.agency) == ("云溪区水务局2020年政府信息公开工作年度报告", "云溪区水务局")
    assert (str(meta.published), meta.index_number) == ("2021-01-28", "YX001-0203")
