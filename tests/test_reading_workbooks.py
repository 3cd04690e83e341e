"""What a sheet shows is what its document says: number formats of XLSX, XLS and ODS, and files that lie."""

import struct
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlwt
from openpyxl.utils import get_column_letter

from fuzz.wrapping import as_xlsx, as_zip, document_of, ods_content
from gxparse.errors import GxParseError, LimitExceededError, UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.model.document import Document, Grid
from gxparse.reading import read, xlsx
from gxparse.reading.biff import formats_of_xls
from gxparse.reading.cellformats import formats_of_package
from gxparse.reading.numberformats import general, is_date, shown_date, shown_number
from gxparse.spans import Span

# value, number format, what Excel shows (a minus where it shows brackets or red, 0 where it shows the dash of accounts)
SHOWN: tuple[tuple[object, str, str], ...] = (
    (0.3, "0%", "30%"),
    (0.3079, "0.00%", "30.79%"),
    (0.3079, "General", "0.3079"),
    (1234567, "#,##0", "1,234,567"),
    (1234.5, "#,##0.00", "1,234.50"),
    (12.0, "General", "12"),
    (0.1 + 0.2, "General", "0.3"),
    (7730.28, "General", "7730.28"),
    (7730.28, "0.00", "7730.28"),
    (2.5, "0", "3"),
    (-5, "0_);(0)", "-5"),
    (-5, "0;[Red]0", "-5"),
    (-1234, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', "-1,234"),
    (0, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
    (12, '0"条"', "12条"),
    (7, "000000", "000007"),
    ("007", "@", "007"),
    (date(2024, 1, 2), 'yyyy"年"m"月"d"日"', "2024年1月2日"),
    (date(2024, 1, 2), 'yyyy"年"m"月"', "2024年1月"),
    (date(2024, 1, 2), "yyyy/m/d", "2024-01-02"),
    (datetime(2024, 1, 2, 3, 4), "yyyy/m/d h:mm", "2024-01-02 03:04:00"),  # noqa: DTZ001 - workbooks know no time zones
    (True, "General", "TRUE"),
)


def saved(book: object) -> bytes:
    out = BytesIO()
    book.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def xlsx_of(values: tuple[tuple[object, str, str], ...]) -> bytes:
    book = openpyxl.Workbook()
    for row, (value, code, _) in enumerate(values, 1):
        book.active.cell(row, 1, f"项{row}")
        book.active.cell(row, 2, value).number_format = code
    return saved(book)


def xls_of(values: tuple[tuple[object, str, str], ...]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row, (value, code, _) in enumerate(values):
        style = xlwt.XFStyle()
        style.num_format_str = code
        sheet.write(row, 0, f"项{row + 1}")
        sheet.write(row, 1, value, style)
    return saved(book)


def texts(document: Document) -> list[str]:
    return [cell.text for grid in document.grids() for cell in grid.cells]


def values_of(document: Document) -> list[str]:
    (grid,) = document.grids()
    return [cell.text for cell in grid.cells if cell.column == 1]


@pytest.mark.parametrize("make", [xlsx_of, xls_of])
def test_numbers_are_what_the_sheet_shows(make: Callable[[tuple[tuple[object, str, str], ...]], bytes]) -> None:
    assert values_of(read(make(SHOWN))) == [shown for _, _, shown in SHOWN]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0, "#", ""), (0.5, "#.##", ".5"), (12, "#.##", "12"), (12.5, "0.0#", "12.5"), (12345, '0!.0,"万"', "1.2万"), (12345, "0.0,", "12.3"),
        (1234567, "#,##0,", "1,235"), (3, 'G/通用格式"条"', "3条"), (5, "[$¥-804]#,##0.00", "¥5.00"), (5, '"约"0', "约5"), (1.005, "0.00", "1.01"),
        (0, ";;;", ""), (0, "0;-0;;@", ""), (1, '"是";;"否"', "是"), (0, '"是";;"否"', "否"), (123, '000"-"0000', "000-0123"), (-0.3, "0", "0"),
        (-3, "0.00%", "-300.00%"), (-3, "0;-0", "-3"), (4, "0.??", "4"), (0.25, ".00", ".25"), (-5.5, "General;General", "-5.5"), (5, "[Red]0", "5"),
        # not understood: the caller prints what is stored
        (0.125, "# ?/?", None), (1e10, "0.00E+00", None), (5, '[>3]0"多";0', None), (1e16, "0", None), (1, "0..0", None), (1, "", ""),
        (3, "[DBNum1]0", None), (1, "@", None), (float("nan"), "0", None), (3, "0abc", None),
    ],
)  # fmt: skip
def test_formats(value: float, code: str, shown: str | None) -> None:
    assert shown_number(value, code) == shown


def test_numbers_without_a_format_have_no_binary_noise() -> None:
    assert [general(value) for value in (0.1 + 0.2, 1e20, 12.0, 7730.28, 1e-7, -0.0, float("inf"))] == [
        "0.3", "100000000000000000000", "12", "7730.28", "0.0000001", "0", "",
    ]  # fmt: skip


def test_days() -> None:
    day = date(2024, 1, 2)
    assert [shown_date(day, code) for code in ('yy"年"mm"月"', 'm"月"d"日"', "yyyy-mm", "yyyy\\年m\\月d\\日;@")] == [
        "2024年01月", "1月2日", "2024-01", "2024年1月2日",
    ]  # fmt: skip
    assert [shown_date(day, code) for code in ("mmm-yy", "yyyy/m/d", "0")] == [None, None, None]
    assert [is_date(code) for code in ('yyyy"年"', "0", '0"d"', "General")] == [True, False, False, False]


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return out.getvalue()


def test_dates_that_only_a_chinese_excel_names_are_dates() -> None:
    data = xlsx_of(((45293, "0.000", ""), (1.5, "0", "")))
    named = with_part(
        data,
        "xl/styles.xml",
        lambda part: part.replace(b'<numFmt numFmtId="164" formatCode="0.000"', b"<x").replace(b'"164"', b'"31"'),
    )
    assert values_of(read(named)) == ["2024年1月2日", "2"]
    later = with_part(named, "xl/workbook.xml", lambda part: part.replace(b"<workbookPr", b'<workbookPr date1904="1"'))
    assert values_of(read(later))[0] == "2028年1月3日"


def test_formats_belong_to_their_sheet() -> None:
    book = openpyxl.Workbook()
    book.active.title = "甲"
    for name, code in (("甲", "0%"), ("乙&丙", "0.0%")):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        sheet["A1"], sheet["B1"] = "占比", 0.125
        sheet["B1"].number_format = code
    made = read(saved(book))
    assert texts(made) == ["占比", "13%", "占比", "12.5%"]
    assert [field.value for field in made.fields] == ["甲", "乙&丙"]


def test_parts_that_are_not_there_or_do_not_say_enough_leave_numbers_as_stored() -> None:
    data = xlsx_of(((0.3, "0%", ""),))
    assert values_of(read(with_part(data, "xl/styles.xml", lambda part: part.replace(b"cellXfs", b"cellXf")))) == [
        "0.3"
    ]
    unnamed = with_part(data, "xl/workbook.xml", lambda part: part.replace(b'name="Sheet"', b'name="S&#x20;t"'))
    assert values_of(read(unnamed)) == ["30%"]


# XLS


def xls(build: Callable[[xlwt.Workbook], None]) -> bytes:
    book = xlwt.Workbook()
    build(book)
    return saved(book)


def sheets(book: xlwt.Workbook) -> None:
    first = book.add_sheet("附表")
    first.write_merge(0, 0, 0, 2, "2023年统计表")
    for column, text in enumerate(("指标", "单位", "数")):
        first.write(1, column, text)
    first.write_merge(2, 3, 0, 0, "一、公开")
    for row, (unit, value) in enumerate((("件\n(次)", 12), ("元", 7730.28)), 2):
        first.write(row, 1, unit)
        first.write(row, 2, value)
    first.write(4, 2, "")
    first.write(6, 0, "填表人")
    second = book.add_sheet("二")
    second.write(1, 1, "甲")
    second.write(1, 2, -0.5)
    book.add_sheet("藏").write(0, 0, "不见")
    book.get_sheet(2).visibility = 1


def test_titles_merges_and_sheets_of_an_old_workbook() -> None:
    made = read(xls(sheets))
    assert made.source.media_type == "application/vnd.ms-excel"
    assert [line.span.of(made.text) for line in made.lines()] == ["2023年统计表", "填表人"]
    first, second = made.grids()
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in first.cells] == [
        (0, 0, 1, 1, "指标"), (0, 1, 1, 1, "单位"), (0, 2, 1, 1, "数"), (1, 0, 2, 1, "一、公开"), (1, 1, 1, 1, "件(次)"), (1, 2, 1, 1, "12"),
        (2, 1, 1, 1, "元"), (2, 2, 1, 1, "7730.28"),
    ]  # fmt: skip
    assert [cell.text for cell in second.cells] == ["甲", "-0.5"]
    assert [field.value for field in made.fields] == ["附表", "二"]
    place = made.text.index("7730.28")
    assert made.source.locate(Span(place, place + 1)).cell == "附表!C4"


def test_numbers_beside_each_other_are_kept_in_one_record() -> None:
    def build(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        percent = xlwt.easyxf(num_format_str="0%")
        for column in range(4):
            sheet.row(0).set_cell_number(column, column / 4, percent)

    assert texts(read(xls(build))) == ["0%", "25%", "50%", "75%"]


def test_sheets_that_say_they_are_larger_than_can_be_are_refused() -> None:
    data = xls(sheets)
    place = data.index(b"\x00\x02\x0e\x00") + 4
    lying = data[:place] + struct.pack("<IIHH", 0, 0xFFFF_FFFF, 0, 0xFFFF) + data[place + 12 :]
    with pytest.raises(UnsupportedFormatError, match="more rows or columns"):
        read(lying)

    def far(book: xlwt.Workbook) -> None:
        book.add_sheet("远").write(65_535, 255, 1)

    with pytest.raises(LimitExceededError, match="cells"):
        read(xls(far))


def test_merged_ranges_on_top_of_each_other_are_counted() -> None:
    book = openpyxl.Workbook()
    for number in range(1, 61):
        for column in range(1, 61):
            book.active.cell(number, column, "x")
    ranges = "".join(f'<mergeCell ref="{get_column_letter(61 - row)}{row}:BH60"/>' for row in range(1, 60))
    data = with_part(
        saved(book), "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()),
    )  # fmt: skip
    with pytest.raises(LimitExceededError, match="cells"):
        read(data, limits=Limits(cells=3600))


def compound(stream: bytes, *, name: str = "Workbook", cutoff: int = 4096) -> bytes:
    """A compound file with one stream, small ones in the small container; sectors of 512 bytes, small ones of 64."""
    small = len(stream) < cutoff
    sectors = [b"", b"", b"", b""] + [
        stream[at : at + 512].ljust(512, b"\0") for at in range(0, max(len(stream), 1), 512)
    ]
    chain = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE, *range(5, len(sectors)), 0xFFFFFFFE]
    sectors[0] = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(text: str, kind: int, begin: int, size: int) -> bytes:
        raw = text.encode("utf-16-le") + b"\0\0"
        return (
            raw.ljust(64, b"\0") + struct.pack("<HB", len(raw), kind) + b"\0" * 49 + struct.pack("<III", begin, size, 0)
        )

    count = -(-len(stream) // 64)
    sectors[1] = entry("Root Entry", 5, 4, len(stream)) + entry(name, 2, 0 if small else 4, len(stream)) + b"\0" * 256
    sectors[2] = (
        struct.pack(f"<{count}I", *range(1, count), 0xFFFFFFFE).ljust(512, b"\xff")[:512] if small else b"\0" * 512
    )
    sectors[3] = b"\0" * 512
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, cutoff, 2, 1, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * 432
    return head + b"".join(sectors)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def stream_of(version: int) -> bytes:
    """The globals with a style for percentages, and a sheet of a number, two numbers and a style that is not there."""
    wide = version == 0x0600
    code = "0.0%"
    text = (struct.pack("<HB", len(code), 0) if wide else struct.pack("<B", len(code))) + code.encode()
    name = struct.pack("<BB", 1, 1) + "表".encode("utf-16-le") if wide else struct.pack("<B", 2) + "表".encode("gbk")
    parts = [
        record(0x0809, struct.pack("<HHHH", version, 5, 0, 0)), record(0x22, struct.pack("<H", 1)), record(0x041E, struct.pack("<H", 164) + text),
        record(0xE0, struct.pack("<HH", 0, 164) + b"\0" * 16), record(0xE0, struct.pack("<HH", 0, 10) + b"\0" * 16),
    ]  # fmt: skip
    size = sum(map(len, parts)) + 4 + 6 + len(name) + 4
    parts += record(0x85, struct.pack("<IBB", size, 0, 0) + name), record(0x0A, b"")
    parts += [
        record(0x0809, struct.pack("<HHHH", version, 16, 0, 0)), record(0x0200, struct.pack("<HHHHH", 0, 2, 0, 3, 0)),
        record(0x0203, struct.pack("<HHHd", 0, 0, 0, 0.5)), record(0xBD, struct.pack("<HHHIHIH", 1, 1, 1, 0, 7, 0, 2)), record(0x0A, b""),
    ]  # fmt: skip
    return b"".join(parts)


@pytest.mark.parametrize("version", [0x0500, 0x0600])
@pytest.mark.parametrize("cutoff", [0, 4096])
def test_streams_large_and_small_new_and_old(version: int, cutoff: int) -> None:
    found = formats_of_xls(
        compound(stream_of(version), cutoff=cutoff, name="Book" if version < 0x0600 else "Workbook"), Limits()
    )
    assert found.since_1904
    assert found.cells == {"表": {(0, 0): "0.0%", (1, 1): "0.00%"}}


def test_tables_of_sectors_in_sectors_of_their_own_and_chains_in_circles() -> None:
    data = bytearray(compound(stream_of(0x0600), cutoff=0))
    data[44:48] = struct.pack("<I", 300)
    data[68:72] = struct.pack("<I", 2)  # a list of tables in a sector that names itself as the next
    data[512 * 3 : 512 * 4] = struct.pack("<128I", *([0xFFFFFFFF] * 127), 2)
    assert formats_of_xls(bytes(data), Limits()).cells["表"]
    data[512 + 16 : 512 + 20] = struct.pack("<I", 4)  # the stream's chain comes back to itself
    assert formats_of_xls(bytes(data), Limits()).cells["表"]
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        formats_of_xls(compound(stream_of(0x0600), name="Other"), Limits())


# ODS


def ods(rows: str, before: str = "", **parts: bytes) -> bytes:
    return as_zip(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": ods_content(rows, before)}
        | {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    )


def test_cells_of_an_open_document_are_what_they_show() -> None:
    def cell(text: str, value: str = "", kind: str = "float", more: str = "") -> str:
        told = f' o:value-type="{kind}" o:{"date-" if kind == "date" else ""}value="{value}"' if value else ""
        return f"<t:table-cell{told}{more}>{text}</t:table-cell>"

    def row(*cells: str, more: str = "") -> str:
        return f"<t:table-row{more}>{''.join(cells)}</t:table-row>"

    made = read(
        ods(
            row(cell("<x:p>题</x:p>", more=' t:number-columns-spanned="3"'), "<t:covered-table-cell t:number-columns-repeated='2'/>")
            + row(cell("<x:p>占比</x:p>"), cell("<x:p>30%</x:p>", "0.3", "percentage"), cell("<x:p>(5)</x:p>", "-5"))
            + row(cell("<x:p>同</x:p>", more=' t:number-columns-repeated="2"'), cell("<x:p>-</x:p>", "0"), more=' t:number-rows-repeated="2"')
            + row(cell("", more=' t:number-columns-repeated="2"'), cell("", "12.0"))
            + row(cell("<x:p>a<x:s x:c='2'/>b<x:line-break/>c</x:p><x:p>d</x:p>"), cell("<x:p>01/02/24</x:p>", "2024-01-02", "date"),
                  cell("<x:p>2024年1月</x:p>", "2024-01-02", "date"))
            + row("<t:table-cell/>", more=' t:number-rows-repeated="1048570"')
        )
    )  # fmt: skip
    assert [line.span.of(made.text) for line in made.lines()] == ["题"]
    assert texts(made) == [
        "占比", "30%", "-5", "同", "同", "0", "同", "同", "0", "", "", "12", "a b c d", "2024-01-02", "2024年1月",
    ]  # fmt: skip
    place = made.text.index("30%")
    assert made.source.locate(Span(place, place + 1)).cell == "表!B2"
    assert made.source.media_type == "application/vnd.oasis.opendocument.spreadsheet"


def test_comments_drawings_inner_tables_and_hidden_sheets_are_not_read() -> None:
    row = (
        "<t:tracked-changes><t:table-cell><x:p>旧</x:p></t:table-cell></t:tracked-changes><t:shapes><x:p>图</x:p></t:shapes>"
        "<t:table-row><t:table-cell><o:annotation><x:p>批注</x:p></o:annotation><x:p>甲</x:p></t:table-cell>"
        "<t:table-cell><t:table><t:table-row><t:table-cell><x:p>内</x:p></t:table-cell></t:table-row></t:table><x:p>1</x:p></t:table-cell>"
        "</t:table-row></t:table><t:table t:name='藏' t:style-name='hid'><t:table-row><t:table-cell><x:p>不见</x:p></t:table-cell></t:table-row>"
    )
    style = "<s:style s:name='hid'><s:table-properties t:display='false'/></s:style>"
    made = read(ods(row, style))
    assert "甲\t" in made.text
    assert not any(word in made.text for word in ("旧", "图", "批注", "不见"))
    assert [field.value for field in made.fields] == ["表"]
    assert "不见" in read(ods(row, style.replace("hid", "ta") + style)).text


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        ("<t:table-row t:number-rows-repeated='1000000'><t:table-cell t:number-columns-repeated='9'><x:p>x</x:p></t:table-cell></t:table-row>", "cells"),
        ("<t:table-row t:number-rows-repeated='1048576'/>" * 5 + "<t:table-row><t:table-cell><x:p>x</x:p></t:table-cell></t:table-row>", "cells"),
        ("<t:g>" * 600 + "</t:g>" * 600, "nesting"),
    ],
)  # fmt: skip
def test_open_documents_that_are_bombs(rows: str, limit: str) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read(ods(rows))
    assert caught.value.limit == limit


def test_open_documents_that_cannot_be_read() -> None:
    with pytest.raises(UnsupportedFormatError, match="password"):
        read(ods("", **{"META-INF__manifest": b"<encryption-data/>"}))
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        read(ods("<t:table-row>"))
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        read(as_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}))


# other formats of workbooks and documents


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (as_zip({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "xlsb"),
        (as_zip({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "presentation"),
        (as_zip({"mimetype": b"application/epub+zip", "a.xhtml": b"<html>"}), "EPUB"),
        (as_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "convert-to docx"),
        (as_zip({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "convert-to pdf"),
        (as_zip({"OFD.xml": b""}), "save it as PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"), "presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "wps"),
        (b"\n{\\rtf1\\ansi", "RTF"),
        (b"RIFF\x00\x01\x00\x00WEBPVP8 ", "image"),
        (b"BM\x36\x00\x10\x00\x00\x00\x00\x00\x36", "image"),
        (b"MM\x00*\x00\x00", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument>', "convert-to docx"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "convert-to xlsx"),
        ('\ufeff<?xml version="1.0"?><office:document office:version="1.2">'.encode(), "OpenDocument"),
    ],
)
def test_each_format_that_is_not_read_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=words):
        read(data)


def test_texts_that_only_look_like_these_are_read() -> None:
    assert read("BM型设备清单\n一、概述\n".encode()).text.startswith("BM")
    assert "<w:wordDocument" in read("文中写到 <w:wordDocument 标签。\n").text
    assert read('<?xml version="1.0"?><html><body><p>一、概述</p></body></html>').text == "一、概述\n"


def test_a_workbook_of_another_kind_of_zip_is_damaged() -> None:
    data = as_xlsx(document_of("甲 | 1 |\n乙 | 2 |\n"))
    with pytest.raises(GxParseError):
        read(with_part(data, "xl/workbook.xml", lambda _: b"<x"))


def test_grids_hold_together() -> None:
    (grid,) = read(xlsx_of(SHOWN)).grids()
    assert isinstance(grid, Grid)
    assert grid.rows == len(SHOWN)


def test_hours_and_packages_that_break_off() -> None:
    assert xlsx._shown(time(1, 2)) == "01:02:00"
    assert xlsx._shown(date(2024, 1, 2)) == "2024-01-02"
    assert xlsx._shown(45293.5, "yyyy/m/d h:mm") == "2024-01-02 12:00:00"
    with pytest.raises(UnsupportedFormatError, match="damaged"):
        formats_of_package(b"PK\x03\x04", Limits())


FORMS = (
    ("云溪街道2025年政府信息公开年度报告",),
    ("1.总体情况",),
    ("(1)主动公开：全年公开信息176条。",),
    ("2.主动公开政府信息情况",),
    ("信息内容", "本年处理决定数量"),
    ("行政许可", 14),
    (),
    ("三、行政复议和诉讼情况",),
    ("统计指标", "统计数"),
    ("一、行政复议数量", 2),
    ("二、依申请公开情况",),
    ("（一）收到申请数", 12),
    (),
    ("三、依申请公开情况",),
    ("（一）收到申请数", 12),
)


def test_sentences_and_headings_over_a_table_are_lines_and_labels_of_groups_are_rows() -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate(FORMS, 1):
        for column, value in enumerate(row, 1):
            book.active.cell(number, column, value)
    made = read(saved(book))
    lines = [line.span.of(made.text) for line in made.lines()]
    assert lines == [*(row[0] for row in FORMS[:4]), "三、行政复议和诉讼情况"]
    firsts = [grid.cells[0].text for grid in made.grids()]
    assert firsts == ["信息内容", "统计指标", "三、依申请公开情况"]


def test_a_merged_caption_over_a_table_is_of_its_grid() -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate((("二、主动公开政府信息情况",), ("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", 14)), 1):
        for column, value in enumerate(row, 1):
            book.active.cell(number, column, value)
    book.active.merge_cells("A2:B2")
    made = read(saved(book))
    assert [line.span.of(made.text) for line in made.lines()] == ["二、主动公开政府信息情况"]
    assert [grid.cells[0].text for grid in made.grids()] == ["第二十条第（五）项"]
