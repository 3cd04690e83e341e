"""Pages as the editors and site systems of government sites write them, around one report of a fictional body.

The pages lie in ``tests/pages``, in the encoding that such sites use: TRS and UEditor, Word (``MsoNormal``, conditional
comments, ``o:p``, lists whose labels are hidden from other programs) and WPS, sanitised markup, tables in tables of the
nineties, headers marked with ``scope``, files behind the report, preformatted text with ruby, one box of lines.
"""

from pathlib import Path

import pytest

import gxparse as gx
from gxparse.catalogue.pages import BUTTONS, KEYS, Key
from gxparse.folding import squeeze
from gxparse.model.document import Document, Grid, LineRole
from gxparse.reading import read

PAGES = Path(__file__).parent / "pages"
TITLE = "云溪县水利局2023年政府信息公开工作年度报告"
SECTIONS = (
    ("一、总体情况", ("2023年，我局主动公开政府信息128条，比上年增加12条。"
     "（一）主动公开。全年通过门户网站公开信息96条。（二）依申请公开。全年收到申请5件，均已办结。")),
    ("二、主动公开政府信息情况", ""),
    ("三、收到和处理政府信息公开申请情况", "全年收到申请5件。"),
    ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "无。"),
    ("五、存在的主要问题及改进情况", "1.存在的问题。公开的时效还不够。2.改进的情况。全年培训3次。"),
    ("六、其他需要报告的事项", "本年度未收取信息处理费。"),
)
INTRO = "根据《中华人民共和国政府信息公开条例》第五十条的规定，现公布云溪县水利局2023年政府信息公开工作年度报告。"
ROWS = [("规章", [0, 0, 0]), ("行政规范性文件", [3, 1, 12])]
# What stands in the body beside the report: the header block and the caption of the table.
BESIDE = {
    "trs": ["发布时间：2024-01-16 09:12", "来源：云溪县水利局"],
    "ueditor": ["日期：2024-01-16\u3000来源：云溪县水利局"],
    "nested": ["发布日期：2024-01-16"],
    "headers": ["2024-01-16", "主动公开情况"],
    "breaks": ["索\xa0\xa0引\xa0\xa0号：000014349/2024-00011", "成文日期：2024-01-12", "发布机构：云溪县水利局", "文\u3000\u3000号：", "有\xa0效\xa0性：有效"],
}
PUBLISHED = {"trs", "ueditor", "nested", "headers", "attached"}
NAMES = ("trs", "ueditor", "word", "wps", "sanitised", "nested", "headers", "attached", "preformatted", "breaks")


def page(name: str) -> bytes:
    """The page; where it hides the report a second time, for telephones, that copy is made of the first."""
    html = (PAGES / f"{name}.html").read_bytes()
    report = html.partition(b'<div class="ue-content">')[2].partition(b"</div>")[0]
    return html.replace(b"<!-- the report -->", report)


def body_of(document: Document) -> list[str]:
    return [
        block.span.of(document.text) for block in document.lines() if block.role is LineRole.BODY
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_the_report_and_nothing_else(name: str) -> None:
    made = read(page(name))
    lines = body_of(made)
    for beside in BESIDE.get(name, []):
        lines.remove(beside)
    whole = [TITLE, INTRO]
    for heading, text in SECTIONS:
        whole += heading, text
    whole += "云溪县水利局", "2024年1月12日"
    assert squeeze("".join(lines)) == squeeze("".join(whole))


@pytest.mark.parametrize("name", NAMES)
def test_metadata_sections_and_tables_are_those_of_the_report(name: str) -> None:
    report = gx.parse(page(name))
    meta = report.metadata
    assert report.kind == "report"
    assert (meta.title, meta.agency, meta.year, str(meta.created)) == (TITLE, "云溪县水利局", 2023, "2024-01-12")
    assert str(meta.published) == ("2024-01-16" if name in PUBLISHED else "None")
    assert meta.index_number == ("000014349/2024-00011" if name in ("trs", "breaks") else None)
    assert meta.publisher == ("云溪县水利局" if name in ("trs", "ueditor", "breaks") else None)
    assert meta.validity == ("有效" if name == "breaks" else None)
    assert [section.label + section.title for section in report.sections] == [heading for heading, _ in SECTIONS]
    (table,) = report.tables
    assert [(row.label, [cell.value for cell in row.cells]) for row in table.rows] == ROWS
    assert table.form == "2021"
    quantities = [(quantity.value, quantity.unit) for quantity in report.quantities]
    assert quantities == [(128, "条"), (12, "条"), (96, "条"), (5, "件"), (5, "件"), (3, "次")]
    assert not report.unclaimed
    assert {diagnostic.code for diagnostic in report.diagnostics} == {"skipped_level"}  # 五、 has 1. and no （一）


@pytest.mark.parametrize("name", NAMES)
def test_each_word_has_its_place_on_the_page(name: str) -> None:
    made = read(page(name))
    lines = read_lines(made, name)
    for block in made.blocks:
        spans = [cell.span for cell in block.cells if cell.text] if isinstance(block, Grid) else [block.span]
        for span in spans:
            place = made.source.locate(span)
            assert place.element is not None
            assert place.line is not None
            if place.column is not None:
                shown = lines[place.line - 1][place.column - 1 :]
                assert shown.startswith((made.text[span.start], "&", "<"))


def read_lines(made: Document, name: str) -> list[str]:
    return page(name).decode(made.source.encoding or "").split("\n")


def test_encodings_and_attachments() -> None:
    assert {name: read(page(name)).source.encoding for name in ("trs", "word", "wps", "nested")} == {
        "trs": "utf-8", "word": "gb18030", "wps": "gb18030", "nested": "gb18030",
    }  # fmt: skip
    assert "镕" in read(PAGES / "nested.html").text  # not in GB2312, which the page says it is in
    assert [(each.name, each.address) for each in read(PAGES / "attached.html").attachments] == [
        ("云溪县水利局2023年年报.pdf", "./P020240116.pdf"), ("附表.xls", "./P020240117.xls"),
    ]  # fmt: skip


def test_a_viewer_of_pdf_files_is_a_shell() -> None:
    report = gx.parse(PAGES / "shell.html")
    assert (report.kind, report.metadata.title) == ("shell", TITLE)
    assert [each.address for each in report.attachments] == ["/files/2024/nianbao.pdf"]
    assert "report_in_attachment" in {diagnostic.code for diagnostic in report.diagnostics}


PROSE = "本报告根据《中华人民共和国政府信息公开条例》编制，内容包括总体情况、主动公开情况和依申请公开情况。"


@pytest.mark.parametrize(
    ("header", "body", "furniture"),
    [
        ("<p>来源：县水利局\n<b>浏览次数：5</b></p>", ["来源：县水利局"], ["浏览次数：5"]),
        ("<p>2024-01-16 【字体：大 中 小】</p>", [], ["2024-01-16", "【字体：大 中 小】"]),
        ("<p>时间：2024-01-16 点击：7 责任编辑：张某</p>", ["时间：2024-01-16"], ["点击：7", "责任编辑：张某"]),
        ("<p>当前位置：首页 &gt; 信息公开 &gt; 年报</p>", [], ["当前位置：首页 > 信息公开 > 年报"]),
        ("<p>您所在的位置： 政府信息公开年报</p>", [], ["您所在的位置： 政府信息公开年报"]),
        ("<p>发布时间：2024-01-16 10:20　来源：县水利局</p>", ["发布时间：2024-01-16 10:20　来源：县水利局"], []),
        ("<table><tr><td>发布日期：2024-01-16　阅读量：9</td></tr></table>", ["发布日期：2024-01-16"], ["阅读量：9"]),
    ],
)
def test_header_lines_are_parted_from_counters_and_menus(header: str, body: list[str], furniture: list[str]) -> None:
    made = read(f"<html><body><div>{header}<div><p>一、概述</p><p>{PROSE}</p><p>{PROSE}</p></div></div></body></html>")
    assert body_of(made) == [*body, "一、概述", PROSE, PROSE]
    assert [line.span.of(made.text) for line in made.lines() if line.role is LineRole.FURNITURE] == furniture


def test_every_key_of_a_header_block_is_kept_beside_the_main_part_and_every_button_is_not() -> None:
    page = "<html><body><div>{}<div><p>一、概述</p><p>{}</p><p>{}</p></div></div></body></html>"
    for key, words in KEYS.items():
        for word in words if key is not Key.OTHER else ():
            assert body_of(read(page.format(f"<p>{word}：甲</p>", PROSE, PROSE)))[0] == f"{word}：甲"
    for button in BUTTONS:
        assert body_of(read(page.format(f"<p>{button}</p>", PROSE, PROSE)))[0] == "一、概述"
        assert gx.parse(f"{button}\n{TITLE}\n一、概述\n{PROSE}\n").furniture, button


@pytest.mark.parametrize(
    "shape",
    ["<dl><dt>{}</dt><dd>{}</dd></dl>", "<div><div>{}</div><div>{}</div></div>", "<p>{}</p><p>{}</p>", "<li><p>{}</p><p>{}</p></li>"],
)
@pytest.mark.parametrize("mark", ["：", ":", ""])
@pytest.mark.parametrize("below", [False, True])
def test_a_header_block_beside_the_main_part_has_values_below_their_keys(shape: str, mark: str, *, below: bool) -> None:
    pairs = [("索引号", "QJ-2021-0003"), ("文号", ""), ("发布机构", "清江县农业局"), ("发布日期", "2021-01-25")]
    header = "<div>" + "".join(shape.format(key + mark, value) for key, value in pairs) + "</div>"
    report = (
        "<h1>清江县农业局2020年政府信息公开工作年度报告</h1>"
        "<div id='zoom'><p>一、总体情况</p><p>主动公开政府信息30条。</p><p>二、其他</p><p>无。</p></div>"
    )
    foot = "<div><p>主办：清江县人民政府</p></div>"
    page = gx.parse(f"<html><body>{report + header + foot if below else header + report}</body></html>".encode())
    assert [p.text for p in page.sections[-1].paragraphs] == ["无。"]
    told = page.metadata
    assert (told.index_number, told.doc_number, told.publisher, str(told.published)) == (
        "QJ-2021-0003", None, "清江县农业局", "2021-01-25",
    )  # fmt: skip


@pytest.mark.parametrize("copies", [1, 2])
def test_a_grid_of_keys_below_the_document_is_its_header_block_and_a_list_of_others_is_not(copies: int) -> None:
    grid = "<table><tr><td>索引号</td><td>QJ-2021-{0}</td><td>发布日期</td><td>2021-01-2{0}</td></tr></table>"
    page = (
        "<html><body><h1>清江县农业局2020年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>主动公开政府信息30条。</p>"
        f"{''.join(grid.format(n) for n in range(copies))}</body></html>"
    )
    report = gx.parse(page.encode())
    assert report.metadata.index_number == ("QJ-2021-0" if copies == 1 else None)
    assert ([span.of(report.text)[:3] for span in report.back] == ["索引号"]) == (copies == 1)


@pytest.mark.parametrize("menu", ["政务公开", "首页", "打印本页", "请选择单位", "全部单位"])
def test_a_menu_below_an_empty_key_is_no_value(menu: str) -> None:
    page = (
        f"<html><body><div><p>发布机构：</p><p>{menu}</p></div><h1>清江县农业局2020年政府信息公开工作年度报告</h1>"
        "<div id='zoom'><p>一、总体情况</p><p>主动公开政府信息30条。</p><p>二、其他</p><p>无。</p></div></body></html>"
    )
    assert gx.parse(page.encode()).metadata.publisher is None


def test_words_of_counters_in_prose_are_prose() -> None:
    text = "2024-01-16，网站访问量：主站96万人次，阅读：公众号3万人次，编辑：内部刊物5期。"
    made = read(f"<html><body><p>一、概述</p><p>{text}</p><p>{PROSE}</p></body></html>")
    assert body_of(made) == ["一、概述", text, PROSE]


def test_preformatted_text_keeps_its_blanks_and_its_tables() -> None:
    made = read(f"<html><body><p>{PROSE}</p><pre>\n一、概述\n指标  | 数\n规章  | 3\n文件  | 4\n\n  甲  乙\n</pre><p>{PROSE}</p></body></html>")
    assert body_of(made) == [PROSE, "一、概述", "甲  乙", PROSE]
    (grid,) = made.grids()
    assert [cell.text for cell in grid.cells] == ["指标", "数", "规章", "3", "文件", "4"]


@pytest.mark.parametrize(
    "markup",
    ['<iframe src="a.pdf"></iframe>', '<object data="a.pdf"></object>', '<iframe src="x/viewer.html?x=1&file=a%2Epdf#p"></iframe>'],
)
def test_embedded_files_are_attachments(markup: str) -> None:
    made = read(f"<html><body><h1>{TITLE}</h1>{markup}</body></html>")
    assert [each.address for each in made.attachments] == ["a.pdf"]


def test_numbers_of_keys_have_no_unit_on_the_next_line() -> None:
    for text, expected in (
        ("发布日期：2024-01-16　点击率：56\n根据条例，", ["56"]),
        ("全年一共公开了各类政府信息 88\n项目，", ["88"]),
        ("全年一共公开了各类政府信息 88\n件，", ["88\n件"]),
        ("全年一共公开了各类政府信息 88\n本，", ["88\n本"]),
        ("全年一共公开了各类政府信息 88\n本报告", ["88"]),
    ):
        found = [token.text for token in gx.tokenise(text) if token.kind in ("number", "quantity")]
        assert found == expected


def test_neighbours_in_a_list_are_no_counts() -> None:
    for text in ("上一篇：关于公布预算的通知", "下一条：没有了", "打印 上一页"):
        assert not [token for token in gx.tokenise(text) if token.kind == "quantity"]
    assert [token.text for token in gx.tokenise("报刊登载一篇，网上一条。") if token.kind == "quantity"][:1] == ["一篇"]
