"""Corners of the readers: what only odd files reach."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from fuzz.wrapping import as_docx, as_xlsx, as_zip, document_of
from gxparse.errors import GxParseError, LimitExceededError, UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.model.document import LineRole
from gxparse.reading import glyphs, read, xlsx
from gxparse.reading.archive import check_package
from gxparse.reading.encoding import decode
from gxparse.reading.glyphs import Glyph, completed, rows_of
from gxparse.reading.joining import join, trim
from gxparse.reading.numbering import Numbering
from gxparse.reading.rulings import Box, Ruled, fill, grid_of, joined
from gxparse.reading.sheets import column_letters

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
PROSE = "本报告根据《中华人民共和国政府信息公开条例》编制，内容包括总体情况、主动公开情况和依申请公开情况。"


def lines(source: str | bytes) -> list[tuple[str, str]]:
    made = read(source)
    return [(line.role.value, line.span.of(made.text)) for line in made.lines()]


# archives


def repacked(data: bytes, compression: int, changes: dict[str, bytes] | None = None) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", compression) as new:
        for name in old.namelist():
            if (content := (changes or {}).get(name, old.read(name))) != b"-":
                new.writestr(name, content)
    return out.getvalue()


def test_packages_may_be_stored_but_not_compressed_in_other_ways() -> None:
    data = as_docx(document_of("一、概述\n"))
    assert read(repacked(data, ZIP_STORED)).text == "一、概述\n"
    big = repacked(data, ZIP_STORED, {"docProps/app.xml": b"<x>" + b" " * 3_000_000 + b"</x>"})
    assert read(big).text == "一、概述\n"
    with pytest.raises(UnsupportedFormatError, match="compression 12"):
        read(repacked(data, ZIP_BZIP2))


def test_damaged_archives_are_named_as_such() -> None:
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        check_package(b"PK\x03\x04", "x", Limits())
    data = bytearray(as_zip({"a.txt": b"0" * 500}))
    data[data.index(b"a.txt") + 6] ^= 0xFF
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        read(bytes(data))
    package = bytearray(as_docx(document_of("一\n")))
    place = package.index(b"word/document.xml") + 40
    package[place : place + 20] = b"\xff" * 20
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        read(bytes(package))


def test_names_that_are_neither_are_kept_and_long_lists_are_cut() -> None:
    data = as_zip({"xx.txt": b"x"}).replace(b"xx", b"\xff\xff")
    assert read(data).text == "x"
    with pytest.raises(UnsupportedFormatError, match="and 5 more"):
        read(as_zip({f"{number}.txt": b"" for number in range(25)}))


# encodings


def test_short_and_strange_bytes() -> None:
    assert decode(b"\xff").text == "\ufffd"
    assert decode(b"").text == ""
    assert decode("一二".encode("gbk"), label="big5").encoding in ("gb18030", "big5")
    assert decode("信息公开条例".encode("gbk"), label="shift_jis").encoding == "gb18030"
    assert decode("信息公开条例".encode("gbk"), label="no-such").encoding == "gb18030"
    assert decode(("政府信息公开工作年度报告" * 20).encode("utf-16-le")).encoding == "utf-16-le"
    assert decode("report 2023".encode("utf-16-be")).encoding == "utf-16-be"


# HTML


def test_links_readings_and_blocks_inside_each_other() -> None:
    assert lines("<html><body><a href='x'>甲<p>乙</p>丙</a><p>丁</p>") == [
        ("furniture", "甲"),
        ("furniture", "乙"),
        ("furniture", "丙"),
        ("body", "丁"),
    ]
    assert lines("<html><body><p>条<rt></rt></p><div><rt>tiáo</rt></div>一<hr>二") == [
        ("body", "条"), ("furniture", "tiáo"), ("body", "一"), ("body", "二"),
    ]  # fmt: skip
    assert lines("<html><body>前<p><ruby>條<rt>tiáo</rt></ruby><br>文</p>") == [
        ("body", "前"),
        ("body", "條"),
        ("body", "文"),
        ("furniture", "tiáo"),
    ]
    assert lines("<html><body>前<table><tr><td>甲</td><td>乙</td></tr></table>") == [("body", "前")]


def test_tables_in_captions_readings_in_cells_and_rows_of_spans() -> None:
    made = read(
        "<table><caption><p>题</p><table><tr><td>内</td><td>1</td></tr></table></caption><tr><td><p>條(tiáo)</p><p>例</p></td><td>2</td></tr>"
        "<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td colspan=3>乙</td></tr></table>"
    )
    assert [[cell.text for cell in grid.cells] for grid in made.grids()] == [
        ["條例", "2", "甲", "1", "乙"],
        ["内", "1"],
    ]
    assert [line.span.of(made.text) for line in made.lines() if line.role is LineRole.FURNITURE] == ["(tiáo)"]


def test_spans_stop_where_a_cell_from_above_stands() -> None:
    (grid,) = read("<table><tr><td>甲<td rowspan=2>乙<td>丙</tr><tr><td colspan=3>丁</td></tr></table>").grids()
    assert [(cell.text, cell.column, cell.colspan) for cell in grid.cells][-1] == ("丁", 0, 1)


def test_long_pages_with_anonymous_text_and_the_same_attachment_twice() -> None:
    text = (
        "<html><body hidden><div><p>一、甲</p>"
        "<!--" + " " * 5000 + "-->" + "<i>尾</i></div><a href='a.pdf'>名</a><a href='a.pdf'>又</a>"
    )
    made = read(text)
    assert [(found.name, found.address) for found in made.attachments] == [("名", "a.pdf")]
    assert "尾" in made.text


def test_feet_are_left_out_only_so_often() -> None:
    foot = "".join(
        f"<div><div><p>脚{number}，未经许可不得转载本网站的任何内容，欢迎提出意见和建议，请联系我们的邮箱。</p></div></div>"
        for number in range(6)
    )
    made = lines(
        f"<html><body><div><div><div><p>一、概述</p><p>{PROSE}</p><p>{PROSE}</p><p>二、问题</p></div></div></div>{foot}"
    )
    assert ("body", "一、概述") in made
    assert sum(role == "furniture" for role, _ in made) in range(7)


def test_void_and_closed_tags_do_not_nest() -> None:
    read("<html><svg>" + "<img><x-y/>" * 6000 + "</svg>" + "<p>x</p>" * 100)
    read(
        "<html><body>"
        + "<p><x-y/>字</p><p><div>字<h2>字<h3>字" * 200
        + "</div>" * 200
        + "<ul>"
        + "<li>字<x-y>字" * 6000
    )
    read("<html>" + "<table><tr><td><div>x</table>" * 3000)
    read("<html>" + "<section><x-y></section></x-y>" * 4000)
    read(
        "<html><table>"
        + "<tr><td><div>字<th><x-y>字" * 3000
        + "</table><dl>"
        + "<dt>字<dd>字" * 3000
        + "<select>"
        + "<option>字" * 3000
    )
    for trap in ("<div><table><tr><td></div>", "<td><div>", "<x-y/>", "<li><section>", "<div></x-y>"):
        with pytest.raises(LimitExceededError, match="nesting"):
            read("<html>" + trap * 12_000)


# Word


def word(*paragraphs: str, table: str = "") -> bytes:
    import docx
    from docx.oxml import parse_xml

    made = docx.Document()
    for number, paragraph in enumerate(paragraphs):
        made.element.body.insert(number, parse_xml(f"<w:p {SPACE}>{paragraph}</w:p>"))
    if table:
        made.element.body.insert(len(paragraphs), parse_xml(f"<w:tbl {SPACE}>{table}</w:tbl>"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


INNER = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{INNER}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{INNER}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_are_read_once() -> None:
    assert read(word(f"<w:r><w:t>文</w:t></w:r>{BOX}")).text == "文\n框\n"
    cell = f"<w:tc><w:p>{BOX}</w:p></w:tc>"
    made = read(
        word(
            table=f"<w:tr>{cell}<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>"
        )
    )
    assert [cell.text for grid in made.grids() for cell in grid.cells] == ["框", "乙"]


def test_empty_tables_bad_numbers_and_deep_runs() -> None:
    empty = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    assert read(word(table=empty)).blocks == ()
    numbered = "<w:pPr><w:numPr><w:ilvl w:val='x'/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r>"
    assert read(word(numbered)).text == "一\n"
    deep = "<w:smartTag>" * 90 + "<w:r><w:t>深</w:t></w:r>" + "</w:smartTag>" * 90
    assert read(word(deep)).text == "深\n"
    with pytest.raises(LimitExceededError, match="nesting"):
        read(word(deep), limits=Limits(nesting=50))


def test_running_heads_are_told_once_and_styles_may_be_missing() -> None:
    import docx

    made = docx.Document()
    for _ in range(2):
        section = made.add_section()
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "页眉"
    made.add_paragraph("正文")
    out = BytesIO()
    made.save(out)
    assert lines(out.getvalue()) == [("body", "正文"), ("furniture", "页眉")]
    relations = "word/_rels/document.xml.rels"
    with ZipFile(BytesIO(out.getvalue())) as archive:
        kept = (
            archive.read(relations)
            .replace(b"/relationships/styles", b"/relationships/other")
            .replace(b"/relationships/numbering", b"/relationships/other2")
        )
    assert ("body", "正文") in lines(repacked(out.getvalue(), ZIP_STORED, {relations: kept}))


def test_a_document_without_lists() -> None:
    assert Numbering(None).label("1", 0) == ""


# workbooks


def test_workbooks_of_odd_values() -> None:
    assert xlsx._shown(timedelta(hours=1)) == "1:00:00"
    assert xlsx._shown(5) == "5"
    assert xlsx._shown(None) == ""
    assert xlsx._shown(1e20) == "100000000000000000000"
    assert column_letters(701) == "ZZ"


def test_merged_rows_that_are_empty_do_not_part_a_block() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for place, text in (("A1", "甲"), ("B1", 1), ("A3", "乙"), ("B3", 2)):
        sheet[place] = text
    sheet.merge_cells("A1:A2")
    out = BytesIO()
    book.save(out)
    (grid,) = read(out.getvalue()).grids()
    assert [(cell.row, cell.rowspan, cell.text) for cell in grid.cells] == [
        (0, 2, "甲"),
        (0, 1, "1"),
        (1, 1, ""),
        (2, 1, "乙"),
        (2, 1, "2"),
    ]


def test_cells_that_do_not_say_where_they_are_and_damaged_workbooks() -> None:
    data = as_xlsx(document_of("甲 | 1 |\n乙 | 2 |\n丙 | 3 |\n"))
    name = "xl/worksheets/sheet1.xml"
    with ZipFile(BytesIO(data)) as archive:
        sheet = archive.read(name)
    far = b'<row r="1048576">' + b"<c><v>1</v></c>" * 3 + b"</row></sheetData>"
    with pytest.raises(LimitExceededError, match="cells"):
        read(repacked(data, ZIP_STORED, {name: sheet.replace(b"</sheetData>", far)}))
    with pytest.raises(GxParseError):
        read(repacked(data, ZIP_STORED, {name: sheet[:200]}))


# PDF


def test_glyphs_that_only_one_library_sees() -> None:
    seen = [Glyph("一", 10, 10, 20, 20)]
    characters = [
        {"text": "一", "x0": 10, "top": 10, "x1": 20, "bottom": 21},
        {"text": "条", "x0": 40, "top": 10, "x1": 50, "bottom": 20},
        {"text": " ", "x0": 60, "top": 10, "x1": 70, "bottom": 20},
        {"text": "(cid:1)", "x0": 80, "top": 10, "x1": 90, "bottom": 20},
    ]
    assert [row.text for row in rows_of(completed(seen, characters))] == ["一 条"]


def test_a_character_printed_twice_is_one() -> None:
    twice = [Glyph("总", 10, 10, 20, 20), Glyph("总", 10.3, 10, 20.3, 20), Glyph("计", 20.5, 10, 30, 20)]
    assert [glyph.text for glyph in glyphs._without_doubles(twice)] == ["总", "计"]


def test_glyphs_without_an_origin_keep_their_box() -> None:
    raw = SimpleNamespace(FS_MATRIX=SimpleNamespace, FPDFText_GetCharOrigin=lambda *_arguments: False)
    assert glyphs._measured(raw, None, 0, None) is None


def table(top: float, rows: list[list[str]], edges: list[float], page: int) -> Ruled:
    boxes = [
        Box(x0, top + 20 * number, x1, top + 20 * number + 20, text, page)
        for number, row in enumerate(rows)
        for x0, x1, text in zip(edges, edges[1:], row, strict=False)
    ]
    return Ruled(edges[0], top, edges[-1], top + 20 * len(rows), tuple(boxes))


def test_rows_of_other_shape_are_not_halves() -> None:
    upper = table(700, [["一", "1"]], [0, 100, 200], 1)
    for rows, edges, texts in (
        ([["续", "", ""]], [0, 50, 100, 200], ["续", "", ""]),
        ([["", "2"]], [0, 100, 200], ["2"]),  # the cell above goes on
        ([["1.新", ""]], [0, 100, 200], ["1.新", ""]),
        ([["续", "2"]], [0, 100, 200], ["续", "2"]),
    ):
        made = joined(upper, table(50, rows, edges, 2))
        assert made is not None
        assert [box.text for box, *_ in grid_of(made)[0]] == ["一", "1", *texts]
    blank = joined(table(700, [["", ""]], [0, 100, 200], 1), table(50, [["续", "2"]], [0, 100, 200], 2))
    assert blank is not None
    assert len(blank.boxes) == 4


def test_text_outside_drawn_cells_gets_a_cell() -> None:
    hole = Ruled(0, 0, 200, 40, tuple(table(0, [["", ""], ["", ""]], [0, 100, 200], 1).boxes[1:]))
    made = fill(hole, [Glyph("孔", 40, 5, 50, 15), Glyph("外", 150, 39, 160, 49)], 1)
    cells, rows, columns = grid_of(made)
    assert (rows, columns) == (2, 2)
    assert [box.text for box, *_ in cells] == ["孔", "", "", "外"]


def test_joining_nothing_is_nothing() -> None:
    assert join([]) == ""
    assert join(["a", "", "b"]) == "a b"
    assert trim("　\u200b甲 ") == "甲"


def test_tags_of_mixed_case_are_read_without_their_own_place() -> None:
    made = read("<html><body><Table><tr><Td>甲</Td><Td><P>乙</P></Td></tr></Table><Div>一</Div><dIV>二</dIV>")
    assert [cell.text for grid in made.grids() for cell in grid.cells] == ["甲", "乙"]
    assert made.text == "甲\t乙\n一\n二\n"


def test_a_body_that_is_hidden_and_pages_of_frames() -> None:
    assert read("<html><frameset><frame src=a></frameset></html>").text == ""
    assert read("<html><body style='display:none'><p>一</p></body></html>").text == "一\n"
    assert read("<html><body><p>一</p><meta name=' ' content='x'><meta name='a' content=''></body></html>").fields == ()


def test_limits_inside_workbooks_and_lone_cells() -> None:
    with pytest.raises(LimitExceededError, match="cells"):
        read(as_xlsx(document_of("甲 | 1 |\n乙 | 2 |\n丙 | 3 |\n")), limits=Limits(cells=2))
    assert read(as_xlsx(document_of("甲\n"))).text == "甲\n"


def test_what_a_browser_prints_around_a_page_is_furniture_in_text() -> None:
    text = (
        "一、总体情况\n全年公开信息，\nhttps://a.example/t/b.html       1/3\n"
        "2024/1/16 上午10:23      云溪县水利局2023年年度报告\n\n其中动态41条。\n2024/1/16 10:23\n"
        "file:///C:/b.html  2/3\n11/22/26, 1:01 AM        云溪县水利局\n二、其他\n"
    )
    made = read(text)
    roles = {line.span.of(text)[:8]: line.role for line in made.lines()}
    assert [words for words, role in roles.items() if role is LineRole.FURNITURE] == [
        "https://", "2024/1/1", "file:///", "11/22/26",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["2024/1/16 10:23\n一、概述\n", "见https://a.example/t 1/3\n2024/1/16 10:23\n", "https://a.example/t\n2024/1/16 10:23\n"])
def test_a_day_and_time_without_printed_feet_is_text(text: str) -> None:
    assert all(line.role is LineRole.BODY for line in read(text).lines())
