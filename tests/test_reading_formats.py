"""Which format and encoding bytes are in, archives, saved pages, Office files, and what is said when they cannot be read."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from disguises import values
from fuzz.wrapping import all_kinds, as_docx, as_html, as_mhtml, as_zip, document_of
from gxparse import samples
from gxparse.errors import DecodeError, GxParseError, LimitExceededError, MissingExtraError, UnsupportedFormatError
from gxparse.limits import Clock, Limits
from gxparse.model.document import LineRole
from gxparse.parser import parse
from gxparse.reading import read
from gxparse.reading.numbering import number_text
from gxparse.spans import Span

TEXT = "云溪县水利局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息249条，收到申请26件。\n"
TRADITIONAL = "雲溪縣水利局政府資訊公開工作年度報告。\n一、總體情況\n全年主動公開資訊二百四十九條，收到申請二十六件，辦結二十六件。\n"


# encodings


@pytest.mark.parametrize(
    ("data", "encoding", "evidence"),
    [
        (TEXT.encode(), "utf-8", "utf-8 decodes"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", "bom"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", "bom"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "bom"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le", "bom"),
        (TEXT.encode("utf-16-le"), "utf-16-le", "zero bytes and common characters"),
        (TEXT.encode("utf-16-be"), "utf-16-be", "zero bytes and common characters"),
        (TEXT.encode("gb18030"), "gb18030", "not utf-8"),
        (TRADITIONAL.encode("big5"), "big5", "common characters"),
        (TRADITIONAL.encode("gb18030"), "gb18030", "not utf-8"),
    ],
)
def test_the_encoding_is_found_and_recorded_with_its_evidence(data: bytes, encoding: str, evidence: str) -> None:
    source = read(data).source
    assert (source.encoding, source.encoding_evidence) == (encoding, evidence)
    assert read(data).text in (TEXT, TRADITIONAL)
    assert len(source.digest) == 64


@pytest.mark.parametrize(
    ("label", "charset", "encoding"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("utf-8", "gb18030", "gb18030"),
        ("big5", "big5", "big5"),
        ("gb2312", "utf-8", "utf-8"),
    ],
)
def test_a_label_is_a_hint(label: str, charset: str, encoding: str) -> None:
    text = TRADITIONAL if charset == "big5" else TEXT + "镕"
    made = read(f"<html><head><meta charset='{label}'></head><body><p>{text}</p></body></html>".encode(charset))
    assert made.source.encoding == encoding
    assert "".join(made.text.split()) == "".join(text.split())


def test_unknown_labels_are_ignored() -> None:
    assert read("<html><meta charset='x-none'><p>信息公开</p>".encode("gbk")).text == "信息公开\n"


def test_bytes_that_do_not_fit_are_reported_with_their_offset() -> None:
    data = TEXT.encode() * 20
    place = data.index("收到".encode())
    made = read(data[:place] + b"\xff" + data[place:])
    (found,) = [entry for entry in made.diagnostics if entry.code == "undecodable"]
    assert f"Byte {place} " in found.message
    assert found.span is not None
    assert found.span.of(made.text) == "\ufffd"
    assert made.source.encoding_evidence == "nearly all of it is utf-8"


def test_many_places_are_summed_up() -> None:
    data = (TEXT * 300).encode().replace("云溪".encode(), "云".encode() + b"\xff")
    made = read(data)
    codes = [entry.code for entry in made.diagnostics]
    assert codes.count("undecodable") == 100
    assert "undecodable_many" in codes


def test_noise_is_a_decode_error_with_the_first_offset() -> None:
    with pytest.raises(DecodeError) as caught:
        read(b"abc\xff\xff\xff\xff" * 50)
    assert caught.value.offset == 3


@pytest.mark.parametrize(("encoding", "offset"), [("ascii", 0), ("utf-32", 0), ("nonsense", 0)])
def test_an_encoding_that_is_told_is_final(encoding: str, offset: int) -> None:
    with pytest.raises(DecodeError) as caught:
        read(TEXT.encode()[:-1], encoding=encoding)
    assert (caught.value.encoding, caught.value.offset) == (encoding, offset)


def test_an_encoding_that_is_told_is_used() -> None:
    made = read(b"\xef\xbb\xbf" + TEXT.encode(), encoding="utf-8")
    assert (made.text, made.source.encoding_evidence) == (TEXT, "argument")
    assert read(TEXT.encode("gb18030"), encoding="gb2312").text == TEXT
    assert read(b"\xff", encoding="latin-1").text == "ÿ"


# formats


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"Rar!\x1a\x07\x00", "application/vnd.rar"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "application/msword"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "application/x-ole-storage"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel"),
        (b"%PDF-1.7\nnonsense", "application/pdf"),
        (b"PK\x03\x04nonsense", "application/zip"),
        (as_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "application/vnd.oasis.opendocument.text"),
        (as_zip({"OFD.xml": b""}), "application/ofd"),
        (as_zip({"[Content_Types].xml": b"", "word/document.xml": b"<x"}), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (as_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b"<x"}), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "multipart/related"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read(data)
    assert caught.value.media_type == what
    assert len(str(caught.value)) > 40


def test_a_word_document_of_the_old_format_says_how_to_convert_it() -> None:
    with pytest.raises(UnsupportedFormatError, match="soffice --headless --convert-to docx"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))


def test_a_media_type_that_is_told_is_followed() -> None:
    assert read("<p>一</p>", media_type="text/plain").text == "<p>一</p>"
    assert read("一", media_type="text/html; charset=x").text == "一\n"
    with pytest.raises(UnsupportedFormatError, match="image/heic"):
        read(b"x", media_type="image/heic")
    with pytest.raises(GxParseError):
        read(TEXT.encode(), media_type="application/pdf")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>x", True), ("\ufeff <html>", True), ("<?xml version='1.0'?><html xmlns='x'>", True), ("x <p>y</p>", True),
        ("<table><tr><td>1</table>", True), ("1 < 2 and 3 > 2", False), ("<p>", False), ("<li>x</p>", False), ("<b>x</b>", False),
    ],
)  # fmt: skip
def test_html_is_told_by_its_beginning_or_a_closed_block(text: str, html: bool) -> None:
    assert (read(text).source.media_type == "text/html") is html


def test_paths_bytes_and_files(tmp_path: Path) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(as_html(document_of(TEXT)))
    by_path = read(path)
    assert by_path.source.uri == str(path)
    assert by_path.source.media_type == "text/html"
    with path.open("rb") as file:
        assert read(file).source.uri == str(path)
    assert read(BytesIO(path.read_bytes()), uri="http://a.example/1").source.uri == "http://a.example/1"
    assert read(memoryview(path.read_bytes())).text == read(bytearray(path.read_bytes())).text == by_path.text
    with path.open(encoding="utf-8") as file, pytest.raises(TypeError, match="binary mode"):
        read(file)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "absent")
    with pytest.raises(LimitExceededError, match="input_bytes"):
        read(path, limits=Limits(input_bytes=10))
    with path.open("rb") as file, pytest.raises(LimitExceededError, match="input_bytes"):
        read(file, limits=Limits(input_bytes=10))


# archives and saved pages


def test_the_only_document_of_an_archive_is_read() -> None:
    made = read(
        as_zip(
            {"年报/报告.html": as_html(document_of(TEXT)), "年报/a.css": b"p", "__MACOSX/x.html": b"", "~$x.docx": b""}
        )
    )
    assert made.source.media_type == "text/html"
    assert made.source.uri == "!/年报/报告.html"
    assert "全年主动公开" in made.text
    assert read(as_zip({"readme": TEXT.encode()})).text == TEXT
    assert read(as_zip({"readme": TEXT.encode()})).source.media_type == "text/plain"


def test_several_documents_are_listed_and_chosen_by_name() -> None:
    data = as_zip({"甲.html": as_html(document_of(TEXT)), "乙.txt": TEXT.encode(), "c.png": b""})
    with pytest.raises(UnsupportedFormatError) as caught:
        read(data)
    assert caught.value.members == ("甲.html", "乙.txt")
    assert read(data, member="乙.txt").text == TEXT
    with pytest.raises(UnsupportedFormatError, match="no member 'x'"):
        read(data, member="x")


@pytest.mark.parametrize("source", [None, 5, ["一、概述"]])
def test_what_is_no_source_is_named(source: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(source).__name__}"):
        read(source)  # type: ignore[call-overload, arg-type]


def test_a_python_without_lzma_reads_all_but_archives_packed_with_it() -> None:
    program = (
        "import sys; sys.modules['lzma'] = sys.modules['_lzma'] = None\n"
        "import gxparse\n"
        "for data in sys.argv[1:]:\n"
        "    try: print(len(gxparse.parse(bytes.fromhex(data)).text))\n"
        "    except gxparse.UnsupportedFormatError as error: print(error)\n"
    )
    files = (as_zip({"a.txt": TEXT.encode()}, method) for method in (ZIP_DEFLATED, ZIP_LZMA))
    done = subprocess.run([sys.executable, "-c", program, *(data.hex() for data in files)], capture_output=True, text=True, check=True)
    plain, packed = done.stdout.splitlines()
    assert plain == str(len(TEXT))
    assert "damaged and cannot be read (Compression requires the (missing) lzma module)" in packed


@pytest.mark.parametrize("files", [{}, {"a.png": b"", "b.css": b""}])
def test_an_archive_without_documents_says_what_it_holds(files: dict[str, bytes]) -> None:
    with pytest.raises(UnsupportedFormatError, match="no document"):
        read(as_zip(files))


def test_archives_in_archives_and_encrypted_members_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="archive itself"):
        read(as_zip({"a.txt": as_zip({"b.txt": b"x"})}))
    data = bytearray(as_zip({"a.txt": b"x" * 50}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(UnsupportedFormatError, match="encrypted"):
        read(bytes(data))


def test_names_that_are_not_marked_as_unicode_are_chinese() -> None:
    data = as_zip({"xxxx.txt": TEXT.encode(), "b.txt": b""}).replace(b"xxxx", "年报".encode("gbk"))
    assert read(data, member="年报.txt").text == TEXT


def test_bombs_of_archives_are_refused() -> None:
    with pytest.raises(LimitExceededError, match="input_bytes"):
        read(as_zip({"a.txt": b"0" * 60_000_000}))
    with pytest.raises(LimitExceededError, match="members"):
        read(as_zip({f"{i}.txt": b"" for i in range(20)}), limits=Limits(members=10))
    with pytest.raises(LimitExceededError, match="expanded_bytes"):
        read(
            _with_member(as_docx(document_of(TEXT)), "word/media/a.bin", b"0" * 2_000_000),
            limits=Limits(expanded_bytes=1_000_000),
        )


def _with_member(data: bytes, name: str, content: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return as_zip({info.filename: archive.read(info) for info in archive.infolist()} | {name: content})


def test_a_member_that_lies_about_its_size_is_measured() -> None:
    data = _with_member(as_docx(document_of(TEXT)), "word/media/a.bin", b"0" * 2_000_000)
    lying = data.replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(LimitExceededError, match="expanded_bytes"):
        read(lying, limits=Limits(expanded_bytes=1_000_000))


def test_entity_bombs_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(UnsupportedFormatError, match="entities"):
        read(_with_member(as_docx(document_of(TEXT)), "word/document.xml", bomb))


def test_saved_pages_and_mails_are_read() -> None:
    made = read(as_mhtml(document_of(TEXT)))
    assert made.source.media_type == "text/html"
    assert "收到申请26件" in made.text
    plain = b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n" + TEXT.encode("gb18030")
    assert read(plain).text.replace("\r\n", "\n").strip() == TEXT.strip()
    with pytest.raises(LimitExceededError, match="members"):
        read(as_mhtml(document_of(TEXT)), limits=Limits(members=1))
    deep = b"MIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000)
    )
    with pytest.raises(GxParseError):
        read(deep)


# all kinds alike


@pytest.mark.parametrize(
    "entry", [entry for entry in samples.reports() if entry.name.endswith(".txt")], ids=lambda entry: entry.name
)
def test_every_kind_of_file_says_the_same(entry: object) -> None:
    text = entry.read_bytes().decode()  # type: ignore[attr-defined]
    expected = values(parse(text))
    for kind, data in all_kinds(text).items():
        assert values(parse(data)) == expected, kind


@pytest.mark.parametrize("number", range(5))
def test_the_seeds_as_every_kind_of_file_say_the_same(shared: Path, number: int) -> None:
    text = sorted(shared.glob("seeds/*.txt"))[number].read_bytes().decode()
    expected = values(parse(text))
    for kind, data in all_kinds(text).items():
        assert values(parse(data)) == expected, kind


# Word


def word(build: object) -> bytes:
    import docx

    made = docx.Document()
    build(made)  # type: ignore[operator]
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_numbering_that_word_draws_is_text() -> None:
    def build(made: object) -> None:
        for text, style in (("甲", "List Number"), ("乙", "List Number"), ("丙", "List Bullet"), ("丁", "Heading 2")):
            made.add_paragraph(text, style=style)  # type: ignore[attr-defined]

    made = read(word(build))
    assert made.text == "1. 甲\n2. 乙\n丙\n丁\n"
    assert [line.heading for line in made.lines()] == [0, 0, 0, 2]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (3, "chineseCounting", "三"), (10, "chineseCountingThousand", "十"), (12, "japaneseCounting", "十二"), (105, "chineseCounting", "一百零五"),
        (20, "chineseCounting", "二十"), (10_000, "chineseCounting", "10000"), (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"), (2, "decimalEnclosedFullstop", "⒉"), (12, "decimalFullWidth", "１２"), (12, "ideographDigital", "一二"),
        (2, "chineseLegalSimplified", "贰"), (2, "ideographTraditional", "乙"), (1, "ideographZodiac", "子"), (28, "upperLetter", "BB"),
        (2, "lowerLetter", "b"), (0, "upperLetter", ""), (1999, "upperRoman", "MCMXCIX"), (4, "lowerRoman", "iv"), (5, "decimalZero", "05"),
        (7, "unknown", "7"), (7, "bullet", ""), (7, "none", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, style: str, text: str) -> None:
    assert number_text(number, style) == text


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>
<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="none"/><w:lvlText w:val="x"/></w:lvl></w:lvlOverride></w:num></w:numbering>"""


def test_lists_count_by_level_and_begin_again() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    def build(made: object) -> None:
        part = made.part.numbering_part  # type: ignore[attr-defined]
        part._element = parse_xml(NUMBERING)
        for text, number, level in (
            ("甲", 1, 0),
            ("乙", 1, 1),
            ("丙", 1, 1),
            ("丁", 1, 0),
            ("戊", 1, 1),
            ("己", 1, 2),
            ("庚", 2, 0),
            ("辛", 2, 1),
            ("壬", 9, 0),
        ):
            properties = made.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
            properties.get_or_add_numId().val = number
            properties.get_or_add_ilvl().set(qn("w:val"), str(level))

    assert read(word(build)).text == "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n2.1己\n五、庚\n辛\n壬\n"


def test_merged_cells_nested_tables_breaks_and_feet_of_word() -> None:
    def build(made: object) -> None:
        made.add_paragraph("一行\n二行\t尾")  # type: ignore[attr-defined]
        table = made.add_table(3, 3)  # type: ignore[attr-defined]
        table.cell(0, 0).merge(table.cell(1, 0)).text = "纵"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "横\n幅"
        table.cell(1, 1).text = "1"
        table.cell(2, 2).add_table(1, 2).cell(0, 1).text = "内"
        one = made.add_table(1, 1)  # type: ignore[attr-defined]
        one.cell(0, 0).text = "框"
        made.sections[0].footer.paragraphs[0].text = "- 1 -"  # type: ignore[attr-defined]

    made = read(word(build))
    first, second = made.grids()
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in first.cells][:4] == [
        (0, 0, 2, 1, "纵"), (0, 1, 1, 2, "横幅"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, ""),
    ]  # fmt: skip
    assert [cell.text for cell in second.cells] == ["", "内"]
    lines = [(line.span.of(made.text), line.hard, line.role) for line in made.lines()]
    assert lines == [
        ("一行", False, LineRole.BODY), ("二行 尾", True, LineRole.BODY), ("框", True, LineRole.BODY), ("- 1 -", True, LineRole.FURNITURE),
    ]  # fmt: skip
    place = made.text.index("横")
    assert made.source.locate(Span(place, place + 1)).element == "body/tbl[1]/tr[1]/tc[2]"


def test_what_word_does_not_show_is_not_text() -> None:
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def build(made: object) -> None:
        body = made.element.body  # type: ignore[attr-defined]
        inner = (
            "<w:r><w:t>见</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/><w:br w:type='page'/></w:r>"
        )
        body.insert(0, parse_xml(f"<w:p {space}>{inner}</w:p>"))
        body.insert(
            1, parse_xml(f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>")
        )

    assert read(word(build)).text == "见增显-\n控件\n"


def test_a_word_document_of_pictures_says_so() -> None:
    from docx.oxml import parse_xml

    def build(made: object) -> None:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        made.element.body.insert(0, parse_xml(f"<w:p {space}><w:r><w:drawing/></w:r></w:p>"))  # type: ignore[attr-defined]

    made = read(word(build))
    assert [entry.code for entry in made.diagnostics] == ["image_only"]
    assert made.text == ""


# workbooks


def workbook(build: object) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    build(book)  # type: ignore[operator]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_titles_blocks_merges_and_sheets_of_a_workbook() -> None:
    from datetime import date, datetime

    def build(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.title = "附表"
        rows = [
            ["2023年统计表"],
            ["指标", "单位", "数"],
            ["一、公开", "件\n(次)", 12],
            [None, "元", 7730.28],
            [],
            ["填表人"],
            [],
            ["第二十条第（一）项"],
            ["规章", True, date(2024, 1, 2)],
            [datetime(2024, 1, 2, 3, 4)],  # noqa: DTZ001 - workbooks know no time zones
        ]
        for row in rows:
            sheet.append(row)
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A3:A4")
        second = book.create_sheet("二")  # type: ignore[attr-defined]
        second["B2"], second["C2"] = "甲", -0.5
        hidden = book.create_sheet("藏")  # type: ignore[attr-defined]
        hidden["A1"], hidden.sheet_state = "不见", "hidden"

    made = read(workbook(build))
    assert [line.span.of(made.text) for line in made.lines()] == ["2023年统计表", "填表人"]
    first, second, third = made.grids()
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in first.cells] == [
        (0, 0, 1, 1, "指标"), (0, 1, 1, 1, "单位"), (0, 2, 1, 1, "数"), (1, 0, 2, 1, "一、公开"), (1, 1, 1, 1, "件(次)"), (1, 2, 1, 1, "12"),
        (2, 1, 1, 1, "元"), (2, 2, 1, 1, "7730.28"),
    ]  # fmt: skip
    assert [cell.text for cell in second.cells] == [
        "第二十条第（一）项",
        "",
        "",
        "规章",
        "TRUE",
        "2024-01-02",
        "2024-01-02 03:04:00",
        "",
        "",
    ]
    assert [cell.text for cell in third.cells] == ["甲", "-0.5"]
    assert [field.value for field in made.fields] == ["附表", "二"]
    place = made.text.index("7730.28")
    assert made.source.locate(Span(place, place + 1)).cell == "附表!C4"


def test_cells_far_apart_are_refused() -> None:
    def build(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet["A1"], sheet["XFD1048576"] = 1, 2

    with pytest.raises(LimitExceededError, match="cells"):
        read(workbook(build))


# limits and extras


def test_time_is_a_limit() -> None:
    with pytest.raises(LimitExceededError, match="seconds"):
        read(b"<html>" + b"<p>x" * 20_000, limits=Limits(seconds=0.0))
    Clock(Limits()).check()


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("text_characters", "html"),
        ("text_characters", "docx"),
        ("text_characters", "pdf"),
        ("cells", "docx"),
        ("cells", "xlsx"),
        ("nesting", "docx"),
    ],
)
def test_limits_hold_for_every_kind(limit: str, kind: str) -> None:
    text = next(entry for entry in samples.reports() if entry.name == "pipe_table.txt").read_bytes().decode()
    with pytest.raises(LimitExceededError) as caught:
        read(all_kinds(text)[kind], limits=Limits(**{limit: 0}))
    assert caught.value.limit == limit


@pytest.mark.parametrize(
    ("kind", "module", "extra"),
    [("pdf", "pypdfium2", "pdf"), ("docx", "docx", "docx"), ("xlsx", "python_calamine", "xlsx")],
)
def test_a_missing_library_names_the_command(
    monkeypatch: pytest.MonkeyPatch, kind: str, module: str, extra: str
) -> None:
    data = all_kinds(TEXT)[kind]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        read(data)
    assert f"pip install 'gxparse[{extra}]'" in str(caught.value)
