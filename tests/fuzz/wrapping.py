"""The same document as a file of every kind, made with public libraries: what the readers are held against."""

from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

from gxparse.model.document import Document, Grid, Line
from gxparse.reading import read


def document_of(text: str) -> Document:
    """The document of a plain text."""
    return read(text, media_type="text/plain")


def as_html(document: Document, *, charset: str = "utf-8") -> bytes:
    """Paragraphs and tables between a menu and a footer."""
    parts = [
        (
            f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title></title>'
            "<script>var a = '<p>不是正文</p>';</script><style>p { color: red }</style></head>\n<body>"
            '<div class="nav"><ul><li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>\n<div class="content">'
        )
    ]
    for block in document.blocks:
        if isinstance(block, Line):
            parts.append(f"<p>{escape(block.span.of(document.text))}</p>")
        else:
            parts.append(_html_table(block))
    parts.append('</div>\n<div class="footer"><p>主办：某某办公室　网站标识码：0000000000</p></div></body></html>')
    return "\n".join(parts).encode(charset)


def _html_table(grid: Grid) -> str:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
            f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        )
        rows.setdefault(cell.row, []).append(f"<td{spans}>{escape(cell.text)}</td>")
    return "<table>" + "\n".join(f"<tr>{''.join(rows.get(i, []))}</tr>" for i in range(grid.rows)) + "</table>"


def as_docx(document: Document) -> bytes:
    """A Word document."""
    import docx

    made = docx.Document()
    for block in document.blocks:
        if isinstance(block, Line):
            made.add_paragraph(_printable(block.span.of(document.text)))
            continue
        table = made.add_table(block.rows, block.columns)
        for cell in block.cells:
            first = table.cell(cell.row, cell.column)
            if cell.rowspan > 1 or cell.colspan > 1:
                first = first.merge(table.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1))
            first.text = _printable(cell.text)
    return _saved(made)


def as_xlsx(document: Document) -> bytes:
    """A workbook of one sheet: a line a row, tables in place."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for block in document.blocks:
        if isinstance(block, Line):
            sheet.cell(row, 1, _printable(block.span.of(document.text)))
            row += 2
            continue
        for cell in block.cells:
            text = _printable(cell.text)
            number = float(text) if text.replace(".", "", 1).isdigit() and len(text) < 12 else text
            sheet.cell(row + cell.row, cell.column + 1, number)
            if cell.rowspan > 1 or cell.colspan > 1:
                bottom, right = row + cell.row + cell.rowspan - 1, cell.column + cell.colspan
                sheet.merge_cells(
                    start_row=row + cell.row, start_column=cell.column + 1, end_row=bottom, end_column=right
                )
        row += block.rows + 1
    return _saved(book)


def as_xls(document: Document) -> bytes:
    """A workbook of the old format, laid out as ``as_xlsx`` does."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    row = 0
    for block in document.blocks:
        if isinstance(block, Line):
            sheet.write(row, 0, _printable(block.span.of(document.text)))
            row += 2
            continue
        for cell in block.cells:
            text = _printable(cell.text)
            number = float(text) if text.replace(".", "", 1).isdigit() and len(text) < 12 else text
            bottom, right = row + cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1
            sheet.write_merge(row + cell.row, bottom, cell.column, right, number)
        row += block.rows + 1
    return _saved(book)


def as_ods(document: Document) -> bytes:
    """An OpenDocument spreadsheet, laid out as ``as_xlsx`` does."""
    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Line):
            parts.append(f"<t:table-row>{_ods_cell(block.span.of(document.text))}</t:table-row><t:table-row/>")
            continue
        rows: dict[int, dict[int, str]] = {row: {} for row in range(block.rows)}
        for cell in block.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                rows[row].update(
                    dict.fromkeys(range(cell.column, cell.column + cell.colspan), "<t:covered-table-cell/>")
                )
            rows[cell.row][cell.column] = _ods_cell(cell.text, cell.rowspan, cell.colspan)
        for cells in rows.values():
            content = "".join(cells.get(column, "<t:table-cell/>") for column in range(block.columns))
            parts.append(f"<t:table-row>{content}</t:table-row>")
        parts.append(
            '<t:table-row t:number-rows-repeated="1"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'
        )
    return as_zip(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": ods_content("".join(parts))}
    )


def ods_content(rows: str, before: str = "") -> bytes:
    """``content.xml`` of a spreadsheet with one sheet; ``t:`` is the namespace of tables, ``x:`` of text, ``o:`` of office."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("o", "office"), ("t", "table"), ("x", "text"), ("s", "style"))
    )
    table = f'<t:table t:name="表" t:style-name="ta">{rows}</t:table>'
    content = f"<o:document-content{spaces}>{before}<o:body><o:spreadsheet>{table}</o:spreadsheet></o:body></o:document-content>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{content}'.encode()


def _ods_cell(text: str, rows: int = 1, columns: int = 1) -> str:
    text = _printable(text)
    spans = f' t:number-rows-spanned="{rows}" t:number-columns-spanned="{columns}"' if rows > 1 or columns > 1 else ""
    value = (
        f' o:value-type="float" o:value="{float(text)}"'
        if text.replace(".", "", 1).isdigit() and len(text) < 12
        else ""
    )
    return f"<t:table-cell{spans}{value}>" + (f"<x:p>{escape(text)}</x:p>" if text else "") + "</t:table-cell>"


def as_pdf(document: Document, *, width: float = 595.0, height: float = 842.0) -> bytes:
    """Pages of justified Chinese with page numbers; tables with drawn lines that run over the pages."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
    small = ParagraphStyle("cell", fontName="STSong-Light", fontSize=8, leading=10, wordWrap="CJK")
    story = []
    for block in document.blocks:
        if isinstance(block, Line):
            story.append(Paragraph(escape(_printable(block.span.of(document.text))), body))
            continue
        rows = [["" for _ in range(block.columns)] for _ in range(block.rows)]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        for cell in block.cells:
            rows[cell.row][cell.column] = Paragraph(escape(_printable(cell.text)), small) if cell.text else ""
            if cell.rowspan > 1 or cell.colspan > 1:
                end = (cell.column + cell.colspan - 1, cell.row + cell.rowspan - 1)
                style.append(("SPAN", (cell.column, cell.row), end))
        story.append(Table(rows, colWidths=[(width - 120) / block.columns] * block.columns, style=TableStyle(style)))

    def number(canvas: object, _template: object) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(width / 2, 30, f"- {canvas.getPageNumber()} -")

    out = BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=(width, height), leftMargin=60, rightMargin=60, topMargin=70, bottomMargin=70
    )
    template.build(story, onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def as_mhtml(document: Document) -> bytes:
    """A page saved as one file."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "page"
    message.set_content(as_html(document).decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG\r\n", "image", "png")
    return bytes(message)


def as_zip(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """An archive."""
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _saved(made: object) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _printable(text: str) -> str:
    return "".join(character for character in text if character >= " " or character == "\t").replace("\ufeff", "")


def all_kinds(text: str) -> dict[str, bytes]:
    """A file of every kind of one text."""
    document = document_of(text)
    return {
        "text": text.encode(),
        "utf-8-bom": b"\xef\xbb\xbf" + text.encode(),
        "utf-16": b"\xff\xfe" + text.encode("utf-16-le"),
        "gb18030": text.encode("gb18030"),
        "html": as_html(document),
        "html-gb18030": as_html(document, charset="gb18030"),
        "docx": as_docx(document),
        "xlsx": as_xlsx(document),
        "xls": as_xls(document),
        "ods": as_ods(document),
        "pdf": as_pdf(document),
        "mhtml": as_mhtml(document),
        "zip": as_zip({"页面.html": as_html(document), "style.css": b"p {}"}),
        "zip-bzip2": as_zip({"页面.html": as_html(document)}, ZIP_BZIP2),
        "zip-lzma": as_zip({"页面.html": as_html(document)}, ZIP_LZMA),
    }


def texts_beside(path: Path) -> list[str]:
    """The real reports that lie beside the repository, if they do."""
    return [file.read_bytes().decode("utf-8") for file in sorted(path.glob("seeds/*.txt"))]
