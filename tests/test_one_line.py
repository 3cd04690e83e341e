"""A page that a scraper wrote on one line, its pieces joined by tabs, bars or blanks, is read as with line breaks."""

import time

import pytest

import gxparse as gx

PAGE = """云溪区住建局2022年政府信息公开工作年度报告
无障碍阅读
索 引 号
11330000/2023-00001
发布日期
2023-01-18
云溪区住建局2022年政府信息公开工作年度报告
本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止，如有疑问请与云溪区住建局办公室联系。
一、总体情况
（一）主动公开情况
2022年，全局主动公开信息1286条，召开新闻发布会3场，发布解读材料12篇，办理信箱来信57封。
（二）监督保障情况
举办培训2期，参加人员64人次，全年没有发生责任追究情形，也没有收到群众投诉，公开工作平稳有序。
二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章
0
0
0
行政规范性文件
3
1
17
第二十条第（五）项
信息内容
本年处理决定数量
行政许可
2310
三、存在的主要问题及改进情况
公开内容还不够丰富，与群众期待有差距；下一步将加强政策解读，及时回应关切，持续提升公开质量。
四、其他需要报告的事项
无。
云溪区住建局
2023年1月18日"""


def read(text: str) -> object:
    report = gx.parse(text)
    sections = [(section.label, section.title) for section in report.walk()]
    cells = [[cell.value for row in table.rows for cell in row.cells] for table in report.tables]
    meta = report.metadata
    return sections, cells, meta.title, meta.agency, meta.year, meta.period, meta.index_number, meta.published


@pytest.mark.parametrize("mark", ["\t", "|", " "])
def test_marks_between_pieces_are_line_breaks(mark: str) -> None:
    text = mark.join(PAGE.split("\n"))
    assert read(text) == read(PAGE)
    report = gx.parse(text)
    assert report.text == text
    assert report.metadata.index_number == "11330000/2023-00001"
    assert len(report.tables) == 2
    assert report.kind is gx.ReportKind.REPORT


def test_blanks_beside_numbers_part_nothing() -> None:
    """A text on one line that sets its numbers off by blanks keeps its sentences."""
    text = PAGE.replace("\n", " ").replace("2022年", " 2022 年 ").replace("条", " 条")
    report = gx.parse(text)
    assert report.quantities[0].text == "1286 条"
    assert report.sections[0].title == "总体情况"


def test_one_long_sentence_stays_one() -> None:
    text = "一、总体情况。" + "全局认真落实公开要求，及时更新目录，主动回应群众关切。" * 20
    report = gx.parse(text)
    assert [section.title for section in report.sections] == ["总体情况"]
    assert len(report.sections[0].paragraphs) == 1


@pytest.mark.parametrize("piece", ["一、总体情况 本年度公开信息12条。", "1.推进公开。2.加强公开。", "（一）公开。"])
def test_labels_of_one_line_are_read_in_linear_time(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            gx.parse(text)
            best = min(best, time.process_time() - begin)
        return best

    assert cost(240_000) < 8 * cost(60_000)  # quadratic: 16 times
