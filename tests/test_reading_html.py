"""Pages of government sites: what is the document, what is furniture, what the tables say."""

import copy
import pickle

import pytest

from gxparse.errors import LimitExceededError
from gxparse.limits import Limits
from gxparse.model.document import Document, Grid, Line, LineRole
from gxparse.model.source import Location, Mark, Source
from gxparse.reading import read
from gxparse.spans import Span

PROSE = "本报告根据《中华人民共和国政府信息公开条例》编制，内容包括总体情况、主动公开情况和依申请公开情况。"


def page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def body_lines(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines() if line.role is LineRole.BODY]


def furniture(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines() if line.role is LineRole.FURNITURE]


def cells(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells]


def only_grid(document: Document) -> Grid:
    (grid,) = document.grids()
    return grid


# paragraphs


def test_block_elements_end_paragraphs_and_inline_ones_do_not() -> None:
    made = page("<div>一段<span>话</span>20<b></b><font>23</font>年</div>尾<p>二段")
    assert body_lines(made) == ["一段话2023年", "尾", "二段"]
    assert all(line.hard for line in made.lines())


def test_one_span_a_character_is_one_paragraph() -> None:
    text = "全年收到申请26件"
    made = page("<p>" + "".join(f"<span style='x'>{character}</span>" for character in text) + "<o:p>&nbsp;</o:p></p>")
    assert body_lines(made) == [text]


def test_a_line_break_ends_the_line_but_not_the_paragraph() -> None:
    made = page("<p>一行<br>二行<br/><br>三行</p>")
    assert [(line.span.of(made.text), line.hard) for line in made.lines()] == [
        ("一行", False), ("二行", False), ("三行", True),
    ]  # fmt: skip


def test_line_feeds_of_the_source_inside_chinese_are_nothing_and_between_words_a_blank() -> None:
    assert body_lines(page("<p>政府\n    信息  公开\r\nannual\n report</p>")) == ["政府信息 公开annual report"]


def test_entities_blanks_and_characters_without_width_at_the_ends_are_left_out() -> None:
    assert body_lines(page("<p>&emsp;&nbsp;　\u200b甲&nbsp;&lt;乙&gt;\ufeff　</p><p>&nbsp;\u200b</p>")) == [
        "甲\xa0<乙>"
    ]


def test_headings_keep_their_level_and_preformatted_text_its_lines() -> None:
    made = page("<h1>标题</h1><h4>四级</h4><pre>一行\n\n  二行</pre><xmp>三<b>行</xmp>")
    assert [(line.span.of(made.text), line.heading) for line in made.lines()][:4] == [
        ("标题", 1), ("四级", 4), ("一行", 0), ("二行", 0),
    ]  # fmt: skip


def test_scripts_styles_comments_and_hidden_text_are_not_text() -> None:
    made = page(
        "<script>document.write('<p>脚本</p>')</script><style>p{}</style><!-- <p>注释</p> --><p style='display: none'>藏</p>"
        "<p hidden>藏二</p><div style=\"visibility:hidden\">藏三</div><p>见<span style='display:none'>不见</span>得</p><textarea>栏</textarea>"
        "<noscript>无脚本</noscript><iframe>框</iframe><select><option>选</select>" + f"<p>{PROSE}</p>"
    )
    assert body_lines(made) == ["见得", PROSE]


def test_a_page_that_hides_nearly_everything_is_read() -> None:
    made = page(f"<div style='display:none'><p>{PROSE}</p><p>{PROSE}</p></div><p>标签</p>")
    assert PROSE in body_lines(made)


def test_readings_beside_characters_stand_apart_as_furniture() -> None:
    made = page("<p>公開條例(lì)的施行（shī xíng）情況(2016)，<ruby>條<rp>(</rp><rt>tiáo</rt><rp>)</rp></ruby>文</p>")
    assert body_lines(made) == ["公開條例的施行情況(2016)，條文"]
    assert furniture(made) == ["tiáo", "(lì)", "（shī xíng）"]


# main part and furniture


SITE = """<div class="top"><div>2025年12月30日 星期二</div><ul><li><a href="/1">首页</a></li><li><a href="/2">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> > <a href="/x">年报</a></div>
<div class="wrap"><h2>云溪县水利局</h2>{before}<div class="article"><h1>云溪县水利局2023年政府信息公开工作年度报告</h1>
<div class="info">发布日期：2024-01-16 来源：云溪县水利局 浏览次数：12</div><div>字号：<a>大</a> <a>中</a> <a>小</a> 【打印】</div>
<p>{prose}</p><p>一、总体情况</p><p>无。</p>{table}<p>云溪县水利局</p><p>2024年1月12日</p></div>{after}</div>
<div class="related"><p>相关文章</p><ul><li><a href="/9">某某通知</a> 2024-02-01</li></ul></div>
<div class="footer"><p>主办：云溪县人民政府办公室，承办：云溪县大数据中心。地址：云溪县人民路1号，邮编：000000</p>
<p>网站标识码：0000000000 某ICP备00000000号</p></div>"""
TABLE = "<table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>0</td></tr></table>"


def site(before: str = "", after: str = "", table: str = TABLE) -> Document:
    body = SITE.format(prose=PROSE, before=before, after=after, table=table)
    return page(body, "<title>云溪县水利局2023年政府信息公开工作年度报告_云溪县人民政府</title>")


def test_menus_clocks_widgets_and_footers_are_furniture() -> None:
    made = site()
    assert body_lines(made) == [
        "云溪县水利局2023年政府信息公开工作年度报告", "发布日期：2024-01-16 来源：云溪县水利局", PROSE, "一、总体情况",
        "无。", "云溪县水利局", "2024年1月12日",
    ]  # fmt: skip
    assert "2025年12月30日 星期二" in furniture(made)
    assert "浏览次数：12" in furniture(made)
    assert len(furniture(made)) == 11


@pytest.mark.parametrize(
    "box",
    [
        "<table class='meta'><tr><td>索引号</td><td>000/2024-1</td><td>公开日期</td><td>2024-01-16</td></tr></table>",
        "<div class='meta'><p>索引号：000/2024-1</p><p>公开日期：2024-01-16</p></div>",
    ],
)
def test_a_header_block_outside_the_article_is_kept(box: str) -> None:
    assert "000/2024-1" in site(before=box).text
    kept = [
        block.span.of(site(before=box).text)
        for block in site(before=box).blocks
        if getattr(block, "role", "body") == "body"
    ]
    assert any("000/2024-1" in text for text in kept)


def test_tables_beside_the_article_are_kept() -> None:
    made = site(table="", after=f"<div class='attach'>{TABLE}</div>")
    assert len(list(made.grids())) == 1
    assert "2024年1月12日" in body_lines(made)


def test_an_article_element_is_the_document() -> None:
    made = page(
        f"<div><p>采集时间：2025-12-30</p><p>来源：某网</p></div><article><p>一、概述</p><p>{PROSE}</p></article>"
    )
    assert body_lines(made) == ["一、概述", PROSE]
    assert furniture(made) == ["采集时间：2025-12-30", "来源：某网"]


def test_a_page_without_any_content_keeps_its_lines() -> None:
    assert body_lines(page("<p>正在建设</p>")) == ["正在建设"]


def test_a_link_in_prose_and_a_lone_bookmark_are_text() -> None:
    made = page(
        f"<p>{PROSE}见<a href='http://x.example'>http://x.example</a>。</p><p><a name='a'>一、总体情况</a></p><p>{PROSE}</p>"
    )
    assert len(body_lines(made)) == 3


def test_link_tables_are_not_grids() -> None:
    links = "".join(f"<td><a href='/{i}'>栏目{i}</a></td>" for i in range(6))
    made = page(f"<table><tr>{links}</tr><tr>{links}</tr></table><p>{PROSE}</p><p>{PROSE}</p>")
    assert not list(made.grids())
    assert body_lines(made) == [PROSE, PROSE]


def test_fields_title_and_attachments() -> None:
    made = page(
        f"<p>{PROSE}</p><p>附件：<a href='/files/2023.pdf?id=1'>年度报告.pdf</a></p><a href='/d?fileName=b.docx'><img></a><a href='/x.html'>页</a>"
        "<a href='/d?fileName=b.docx' title='下载'>下载</a><embed src='c.xlsx'>",
        "<title> 年报 _某局 </title><meta name='PubDate' content='2024-01-16'><meta name='empty' content=' '>",
    )
    assert [(field.key, field.value) for field in made.fields] == [("title", "年报 _某局"), ("PubDate", "2024-01-16")]
    assert [(attachment.name, attachment.address) for attachment in made.attachments] == [
        ("年度报告.pdf", "/files/2023.pdf?id=1"), ("下载", "/d?fileName=b.docx"), ("", "c.xlsx"),
    ]  # fmt: skip


# tables


def test_spans_place_cells() -> None:
    grid = only_grid(
        page(
            "<table><tr><td rowspan=2>甲</td><td colspan='2'>乙</td></tr><tr><td>丙</td><td rowspan=9>丁</td></tr>"
            "<tr><td></td><td>戊</td></tr></table>"
        )
    )
    assert cells(grid) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 2, 1, "丁"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 1, "戊"),
    ]
    assert (grid.rows, grid.columns) == (3, 3)


def test_rowspans_end_with_their_group_and_zero_means_to_its_end() -> None:
    grid = only_grid(
        page(
            "<table><thead><tr><th rowspan=5>项</th><th>数</th></tr></thead><tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr>"
            "</tbody><tbody><tr><td>乙</td><td>3</td></tr></tbody></table>"
        )
    )
    assert cells(grid)[0] == (0, 0, 1, 1, "项")
    assert cells(grid)[2] == (1, 0, 2, 1, "甲")
    assert cells(grid)[5] == (3, 0, 1, 1, "乙")
    assert [cell.header for cell in grid.cells] == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("colspan", "width"),
    [("2", 2), ("99999999", 2), ("-3", 1), ("x", 1), ("", 1), ("+2", 2), ("2.9", 2), ("0", 1), (" 2 ", 2)],
)
def test_columns_that_no_cell_begins_in_are_not_there(colspan: str, width: int) -> None:
    grid = only_grid(page(f"<table><tr><td colspan='{colspan}'>总</td></tr><tr><td>甲</td><td>乙</td></tr></table>"))
    assert grid.cells[0].colspan == width
    assert grid.columns == 2


def test_text_in_cells_is_joined_as_chinese_is() -> None:
    made = page(
        "<table><tr><td><p>商业<br>企业</p></td><td>科研\n  机构</td><td><p>社会</p><p>公益</p></td><td>a<br>b</td></tr><tr><td>1</td></tr></table>"
    )
    assert [cell.text for cell in only_grid(made).cells] == ["商业企业", "科研机构", "社会公益", "a b", "1"]
    assert made.text == "商业企业\t科研机构\t社会公益\ta b\n1\n"


def test_layout_tables_are_flattened_and_tables_in_cells_stand_apart() -> None:
    outer = page(f"<table><tr><td><p>{PROSE}</p></td><td>{TABLE}</td></tr></table>")
    assert [type(block).__name__ for block in outer.blocks] == ["Line", "Grid"]
    rows = "".join(f"<tr><td>项{i}</td><td>{i}</td></tr>" for i in range(5))
    inner = page(f"<table>{rows}<tr><td>表<table><tr><td>内</td><td>9</td></tr></table></td><td>6</td></tr></table>")
    assert [len(grid.cells) for grid in inner.grids()] == [12, 2]
    assert next(inner.grids()).cells[-2].text == "表"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>一</td></tr><tr><td>二</td></tr></table>",
        "<table role=presentation><tr><td>一</td><td>二</td></tr></table>",
    ],
)
def test_one_column_and_presentation_are_no_grids(table: str) -> None:
    assert body_lines(page(table)) == ["一", "二"]


def test_a_cell_with_nearly_all_the_text_is_the_page() -> None:
    cell = "".join(f"<p>{PROSE}{PROSE}</p>" for _ in range(6))
    assert not list(page(f"<table><tr><td>栏</td><td>{cell}</td></tr></table>").grids())


def test_captions_and_empty_tables() -> None:
    made = page(
        "<table><caption>统计表</caption><tr><td>甲</td><td>1</td></tr></table><table><tr><td> </td><td></td></tr></table>"
    )
    grid = only_grid(made)
    assert grid.caption is not None
    assert grid.caption.of(made.text) == "统计表"


def test_unclosed_cells_and_stray_text_lose_nothing() -> None:
    made = page("<table><tr><td>甲<td>1<tr>散<td>乙<td>2</table>")
    assert [cell.text for cell in only_grid(made).cells] == ["甲", "1", "乙", "2"]
    assert body_lines(made) == ["散"]


# places


def test_every_text_has_its_element_line_and_column() -> None:
    source = "<html><body>\n<div>\n  <p>一</p>\n  <table><tr><td>甲</td>\n<td> <p><span>乙</span></p></td></tr></table>\n尾</div></body></html>"
    made = read(source)
    found = {}
    for word in "一甲乙尾":
        place = made.source.locate(Span(made.text.index(word), made.text.index(word) + 1))
        assert place.line is not None
        assert place.column is not None
        assert source.splitlines()[place.line - 1][place.column - 1] == word
        found[word] = place.element
    assert found == {
        "一": "body/div[1]/p[1]",
        "甲": "body/div[1]/table[1]/tr[1]/td[1]",
        "乙": "body/div[1]/table[1]/tr[1]/td[2]",
        "尾": "body/div[1]",
    }


ODD = (
    # an offset put into the value of an attribute ends it: the page would say something else
    '<html><body><p title="<p x>y">甲</p><p>乙</p>',
    # or it would be a trap
    '<html><body><p title="<p ' + "<div >" * 600 + '">甲</p><p>乙</p>',
)


@pytest.mark.parametrize("source", ODD)
def test_where_offsets_would_change_the_page_elements_alone_are_told(source: str) -> None:
    made = read(source)
    assert made.text == "甲\n乙\n"
    assert made.source.locate(Span(2, 3)) == Location(element="body/p[2]")


@pytest.mark.parametrize("script", ["", "<script>" + "x();" * 500 + "</script>"])
def test_places_are_found_when_they_are_asked_for(script: str) -> None:
    markup = f"<html><body>{script}\n<p>甲</p></body></html>"
    expected = (Mark(0, element="body/p[1]", line=2, column=4),)
    assert read(markup).source.marks == expected
    assert read(markup).source == Source(media_type="text/html", digest=read(markup).source.digest, marks=expected)
    for made in (pickle.loads(pickle.dumps(read(markup))), copy.deepcopy(read(markup))):  # noqa: S301 - our own
        assert made == read(markup)
        assert made.source.marks == expected
    with pytest.raises(AttributeError, match="'Source' object has no attribute 'mark'"):
        read(markup).source.mark  # noqa: B018


def test_content_that_the_parser_moves_has_its_place() -> None:
    # the parser puts what stands in a table but in no cell before the table: offsets do not rise
    source = "<html><body><table><tr><td>甲</td>\n<td>1</td></tr>\n<p>散</p>\n<p>乱</p></table><p>尾</p></body></html>"
    made = read(source)
    for word in "甲散乱尾":
        place = made.source.locate(Span(made.text.index(word), made.text.index(word) + 1))
        assert place.line is not None
        assert place.column is not None
        assert source.splitlines()[place.line - 1][place.column - 1] == word


def test_a_paragraph_that_runs_to_the_end_of_the_page() -> None:
    assert read("<html><body><p>甲&nbsp;乙").source.marks == (
        Mark(0, element="body/p[1]", line=1, column=16),
        Mark(1, element="body/p[1]", line=1),
    )
    assert read("<html><body><p>&#x7532;乙").source.marks == (Mark(0, element="body/p[1]", line=1, column=16),)
    assert read("<html><body><p>甲&#x4e59;").source.locate(Span(1, 2)) == Location(element="body/p[1]", line=1)


def test_a_page_that_hides_all_of_itself_is_shown() -> None:
    assert read("<html><body style='display:none'><p>甲</p></body></html>").text == "甲\n"


# traps


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("nesting", "<div>" * 100_000),
        ("nesting", "<table><tr><td>" * 100_000),
        ("nesting", "<a-b>" * 100_000),
        ("nesting", "<blockquote>" * 600 + "x"),
        ("attributes", "<p " + " ".join(f"a{i}" for i in range(20_000)) + ">"),
        ("elements", "<p>" + "".join(f"<small class=c{i}>" for i in range(400)) + "</p>" + "<p>x</p>" * 5000),
        ("elements", "<br>" * 1_200_000),
        ("cells", "<table>" + "<tr>" + "<td colspan=1000 rowspan=60000>x" * 100 + "<tr>" * 500 + "</table>"),
        ("text_characters", "<p>" + "字" * 10_000_001),
        ("input_bytes", b"<p>" + b"x" * 52_428_800),
    ],
)
def test_traps_are_refused_at_once(name: str, markup: str | bytes) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read(markup if isinstance(markup, bytes) else "<html>" + markup)
    assert caught.value.limit == name
    assert caught.value.found > caught.value.allowed


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" * 50_000 + "x",
        "<td>" * 50_000,
        "</div>" * 50_000,
        "<div></span>" * 400 + "x",
        "<table>" * 400,
        "<b><i>" * 200 + "x",
        "<p>" + "&amp;" * 100_000,
        "<!--" * 50_000,
        "<" * 100_000,
        "<p " * 2_000,
        "<a href=x>" * 5_000,
    ],
)
def test_malformed_markup_is_read_in_bounded_time(markup: str) -> None:
    read("<html>" + markup, limits=Limits(seconds=20))


def test_more_is_admitted_on_request() -> None:
    made = read("<html>" + "<div>" * 600 + "x", limits=Limits(nesting=1000))
    assert made.text == "x\n"


def test_a_line_of_fifty_megabytes_ends_in_an_error() -> None:
    with pytest.raises(LimitExceededError):
        read(b"\xe5\xad\x97" * 16_000_000)


def test_blocks_of_a_line() -> None:
    made = page("<p>一</p>")
    assert made.blocks == (Line(made.blocks[0].span, hard=True),)


def test_lines_of_one_block_and_text_behind_tags_have_honest_places() -> None:
    source = "<html><body><p>一甲<br>\n一<b>乙</b>丙</p><table>散<tr><td>丁</td><td>2</td></tr></table><p>戊</p></body></html>"
    made = read(source)

    def place(word: str) -> tuple[int | None, int | None]:
        found = made.source.locate(Span(made.text.index(word), made.text.index(word) + 1))
        return found.line, found.column

    assert place("一甲") == (1, source.index("一甲") + 1)
    assert place("一乙") == (2, 1)
    assert place("乙") == (2, None)
    for word in "丁戊":
        assert place(word) == (2, source.index(word) - source.index("\n"))
    assert place("散")[0] in (1, 2)


def test_hidden_things_in_hidden_things_go_once() -> None:
    hidden = "<div hidden>一<div style='display:none'>二<svg><style>三</style></svg></div><object><object>四</object></object></div>"
    assert body_lines(page(hidden * 50 + f"<p>{PROSE}</p>" * 20)) == [PROSE] * 20


def test_tables_of_menus_and_outside_the_article_are_lines_of_furniture() -> None:
    menu = "<table><tr><td>一月</td><td>1</td></tr><tr><td>二<table><tr><td>甲</td><td>乙</td></tr></table></td><td>2</td></tr></table>"
    made = page(f"<div class='sidebar'>{menu}</div><div><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert not list(made.grids())
    assert furniture(made) == ["一月", "1", "二", "甲", "乙", "2"]
    assert not list(
        page(
            f"{menu}<article><p>{PROSE}</p><p>{PROSE}{PROSE}{PROSE}{PROSE}{PROSE}{PROSE}{PROSE}{PROSE}{PROSE}</p></article>"
        ).grids()
    )


def test_a_sentence_at_the_foot_is_furniture() -> None:
    foot = "<div class='x'><p>本网站由云溪县人民政府办公室管理，欢迎提出意见和建议，未经许可不得转载。</p></div>"
    made = page(
        f"<div><div><span>欢迎您</span><div><p>一、概述</p><p>{PROSE}</p><p>{PROSE}</p><p>二、问题</p></div></div></div>{foot}"
    )
    assert body_lines(made) == ["一、概述", PROSE, PROSE, "二、问题"]


def test_formatting_that_is_closed_or_repeated_is_no_trap() -> None:
    page("<p>" + "<small>x</small>" * 3000 + "<tt>" * 450 + "</tt>" + "<p>x</p>" * 3000)
    with pytest.raises(LimitExceededError, match="elements"):
        page("<p>" + "".join(f"<tt class=c{i}>" for i in range(450)) + "</tt></p>" + "<p>x</p>" * 5000)


def test_a_page_whose_head_is_long_and_ascii_is_decoded() -> None:
    head = b"<html><head><script>" + b"a" * 40_000 + b"</script></head><body>"
    assert read(head + f"<p>{PROSE}</p>".encode("gb18030")).text == PROSE + "\n"


def test_keys_beside_each_other_are_lines_of_their_own_and_sentences_stay_whole() -> None:
    keys = "<span>发布时间：2024-01-16</span><span>来源：云溪县水利局</span><em><b>浏览次数：</b></em>5 <span>字体：[<a>大</a> <a>小</a>]</span>"
    made = page(
        f"<div><div>{keys}</div><p><span>一、概述</span></p><p>{PROSE}<span>数据</span><span>来源：统计局</span>。</p><p>{PROSE}</p></div>"
    )
    assert body_lines(made) == [
        "发布时间：2024-01-16",
        "来源：云溪县水利局",
        "一、概述",
        f"{PROSE}数据来源：统计局。",
        PROSE,
    ]
    assert furniture(made) == ["浏览次数：5", "字体：[大 小]"]
    (grid,) = page(
        "<table><tr><td><span>数据</span><span>来源：</span></td><td>局</td></tr><tr><td>a</td></tr></table>"
    ).grids()
    assert grid.cells[0].text == "数据来源："


def test_what_scripts_say_is_not_read_where_a_late_frameset_takes_the_body_away() -> None:
    made = read('<!DOCTYPE html><div><script>var a="<p>"</script><style>p {margin: 0}</style></div><frameset>')
    assert made.text == ""
    assert not made.blocks


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p style="color:red">甲</p><p style="a" class="b">乙</p>', ["甲", "乙"]),
        ('<p>写 style="x" 的标签</p>', ['写 style="x" 的标签']),
        ('<p>写<b>了 style="x" </b>的标签</p>', ['写了 style="x" 的标签']),
        ('<p style="font-family:"宋体";color:red">甲</p><p>乙</p>', ["甲", "乙"]),  # the quotes of the name are not escaped
        ('<p style="color:red>甲</p><p style="b">乙</p><p class="c">丙</p>', ["乙", "丙"]),  # the next quote ends it
        ('<p class="a>甲</p><p style="b">乙</p><p class="c">丙</p>', ["乙", "丙"]),
        ("<p class='a>甲</p><p style=\"'b\">乙</p><p class='c'>丙</p>", ["乙", "丙"]),
    ],
)
def test_styles_are_no_words_and_words_no_styles(body: str, told: list[str]) -> None:
    assert body_lines(page(body)) == told


def test_an_attribute_in_the_value_of_another_is_none() -> None:
    assert body_lines(page(f'<p title="x class=">{PROSE}</p>')) == [PROSE]


def test_halves_of_pairs_are_left_out_and_korean_is_not() -> None:
    assert body_lines(page("<p>甲\ud800乙</p><p>한국</p>")) == ["甲乙", "한국"]


def test_a_link_leads_where_its_address_says() -> None:
    made = page('<a data="1.pdf">一</a><a href="2.pdf">二</a><object data="3.doc">三</object><embed src="4.pdf">')
    assert [file.address for file in made.attachments] == ["2.pdf", "3.doc", "4.pdf"]
