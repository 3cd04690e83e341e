"""PDF pages drawn to break the rules: what is cut by pages, what is not drawn, what is no table at all."""

from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gxparse.errors import LimitExceededError, UnsupportedFormatError
from gxparse.limits import Limits
from gxparse.model.document import Document, Grid, LineRole
from gxparse.reading import read
from gxparse.reading.glyphs import Glyph, completed
from gxparse.spans import Span

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, SIZE = 70, 520, 15
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Paper:
    """Pages that are drawn from the top, as a typesetter thinks."""

    def __init__(self) -> None:
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT))
        self.canvas.setFont(FONT, SIZE)

    def text(self, x: float, top: float, text: str, size: float = SIZE) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def paragraph(
        self, top: float, lines: int, *, indent: bool = True, last: str = "结束。", word: str = "信息公开工作"
    ) -> float:
        """Lines that fill the page but for the last."""
        text = word * 100
        for number in range(lines):
            first = number == 0 and indent
            x = LEFT + (2 * SIZE if first else 0)
            count = int((RIGHT - x) / SIZE)
            self.text(x, top, last if number == lines - 1 and last else text[:count])
            top += 1.6 * SIZE
        return top

    def line(self, x0: float, top0: float, x1: float, top1: float) -> None:
        self.canvas.line(x0, HEIGHT - top0, x1, HEIGHT - top1)

    def table(
        self,
        top: float,
        rows: list[list[str]],
        widths: list[float],
        *,
        height: float = 24,
        bottom: bool = True,
        head: bool = True,
    ) -> float:
        """Cells of one row and column each; ``bottom`` and ``head``: whether the outer lines are drawn there."""
        xs = [LEFT]
        for width in widths:
            xs.append(xs[-1] + width)
        for number, row in enumerate(rows):
            if number or head:
                self.line(xs[0], top, xs[-1], top)
            for x, text in zip(xs, row, strict=False):
                self.text(x + 3, top + 16, text, 9)
            top += height
        if bottom:
            self.line(xs[0], top, xs[-1], top)
        for x in xs:
            self.line(x, top - height * len(rows), x, top)
        return top

    def page(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont(FONT, SIZE)

    def read(self, limits: Limits | None = None) -> Document:
        self.canvas.save()
        return read(self.out.getvalue(), limits=limits or Limits())


def lines(document: Document, role: LineRole = LineRole.BODY) -> list[str]:
    return [line.span.of(document.text) for line in document.lines() if line.role is role]


def rows(grid: Grid) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row].append(cell.text)
    return found


def test_lines_are_joined_where_the_first_is_full_and_the_next_not_indented() -> None:
    paper = Paper()
    paper.text(200, 80, "云溪县水利局", 22)
    paper.text(120, 115, "2023年政府信息公开工作年度报告", 22)
    top = paper.paragraph(160, 4)
    paper.text(LEFT + 30, top, "一、总体情况")
    top = paper.paragraph(top + 24, 3)
    paper.paragraph(top, 3)
    made = paper.read()
    found = lines(made)
    assert found[:2] == ["云溪县水利局", "2023年政府信息公开工作年度报告"]
    assert found[3] == "一、总体情况"
    assert len(found) == 6
    assert all(text.endswith("结束。") for text in (found[2], found[4], found[5]))


@pytest.mark.parametrize(
    ("last", "after", "joined"),
    [
        ("申请五", "三、行政复议情况", False),  # a line that happens to be full, over a heading
        ("申请第", "三、四季度情况", True),
        ("情况和", "三、行政复议情况", True),
        ("申请五", "三、行政复议情况，以及其他", True),
    ],
)
def test_a_heading_does_not_go_on_in_a_full_line(last: str, after: str, joined: bool) -> None:
    paper = Paper()
    top = paper.paragraph(100, 3, indent=False, last="")
    paper.text(LEFT, top, ("信息公开工作" * 10)[:27] + last)
    paper.text(LEFT, top + 24, after)
    found = lines(paper.read())
    assert (found[-1] == after) is not joined


def test_a_paragraph_runs_on_over_pages_with_both_pages_in_its_places() -> None:
    paper = Paper()
    paper.paragraph(100, 25, last="")
    paper.text(290, 800, "- 1 -", 10)
    paper.page()
    paper.paragraph(100, 9, indent=False, word="管理监督")
    paper.text(290, 800, "- 2 -", 10)
    made = paper.read()
    (whole,) = lines(made)
    assert whole.count("作管") == 1
    assert lines(made, LineRole.FURNITURE) == ["- 1 -", "- 2 -"]
    place = made.text.index("管理监督")
    assert made.source.locate(Span(place - 1, place)).page == 1
    assert made.source.locate(Span(place, place + 1)).page == 2


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3"],
        ["— 3 —", "— 4 —", "— 5 —"],
        ["第 3 页 共 9 页", "第 4 页 共 9 页", "第 5 页 共 9 页"],
        ["共9页 第3页", "共9页 第4页", "共9页 第5页"],
        ["·3·", "·4·", "·5·"],
        ["[3]", "[4]", "[5]"],
        ["－３－", "－４－", "－５－"],
        ["Page 3 of 9", "Page 4 of 9", "Page 5 of 9"],
        ["页码：1", "页码：2", "页码：3"],
        ["第一页", "第二页", "第三页"],
        ["i", "ii", "iii"],
        ["第1页 共3页", "第2页 共3页", "第3页 共3页"],
        ["-7-", "-8-", "-9-"],
        ["1/3", "2/3", "3/3"],
    ],
)
def test_page_numbers_and_running_heads_are_furniture(numbers: list[str]) -> None:
    paper = Paper()
    for number in numbers:
        paper.text(200, 40, "云溪县水利局文件", 9)
        paper.paragraph(120, 9)
        paper.text(290, 810, number, 10)
        paper.page()
    made = paper.read()
    assert len(lines(made)) == 3
    assert lines(made, LineRole.FURNITURE) == [text for number in numbers for text in ("云溪县水利局文件", number)]


def test_values_at_the_foot_of_a_page_are_no_page_numbers() -> None:
    paper = Paper()
    for value in ("128", "0"):
        paper.paragraph(120, 8)
        paper.text(LEFT + 30, 770, value)
        paper.page()
    assert [text for text in lines(paper.read()) if text.isdigit()] == ["128", "0"]


def test_a_table_goes_on_over_the_page_and_its_parts_are_one() -> None:
    paper = Paper()
    paper.paragraph(100, 9)
    paper.table(700, [["项目", "自然人", "总计"], ["收到", "12", "12"]], [200, 100, 100])
    paper.text(290, 810, "- 1 -", 10)
    paper.page()
    end = paper.table(80, [["答复", "10", "10"], ["结转", "2", "2"]], [200, 100, 100])
    paper.paragraph(end + 40, 3)
    paper.text(290, 810, "- 2 -", 10)
    made = paper.read()
    (grid,) = made.grids()
    assert rows(grid) == [["项目", "自然人", "总计"], ["收到", "12", "12"], ["答复", "10", "10"], ["结转", "2", "2"]]
    assert made.source.locate(grid.cells[0].span).page == 1
    assert made.source.locate(grid.cells[-1].span).page == 2


def test_a_row_that_the_page_cut_is_one_row() -> None:
    paper = Paper()
    paper.table(700, [["1.属于国家秘密", "1", "1"], ["2.没有现成信息需要", "3", "3"]], [200, 100, 100], bottom=False)
    paper.page()
    paper.table(80, [["另行制作", "", ""], ["3.补正后仍不明确", "0", "0"]], [200, 100, 100])
    (grid,) = paper.read().grids()
    assert rows(grid)[1] == ["2.没有现成信息需要另行制作", "3", "3"]
    assert rows(grid)[-1] == ["3.补正后仍不明确", "0", "0"]


def test_a_blank_value_at_the_head_of_a_page_is_a_cell_of_its_own() -> None:
    paper = Paper()
    paper.table(700, [["项目", "自然人", "总计"], ["收到", "12", "12"]], [200, 100, 100])
    paper.page()
    paper.table(80, [["答复", "", "10"]], [200, 100, 100])
    (grid,) = paper.read().grids()
    assert rows(grid) == [["项目", "自然人", "总计"], ["收到", "12", "12"], ["答复", "", "10"]]


def test_another_table_after_a_heading_is_another_grid() -> None:
    paper = Paper()
    paper.table(600, [["项目", "数"], ["收到", "12"]], [200, 200])
    paper.text(LEFT + 30, 720, "四、行政复议、行政诉讼情况")
    paper.page()
    paper.table(80, [["复议", "数"], ["维持", "1"]], [200, 200])
    assert [rows(grid) for grid in paper.read().grids()] == [
        [["项目", "数"], ["收到", "12"]],
        [["复议", "数"], ["维持", "1"]],
    ]


def test_tables_of_other_width_are_not_joined() -> None:
    paper = Paper()
    paper.table(700, [["甲", "乙"], ["1", "2"]], [200, 200])
    paper.page()
    paper.table(80, [["丙", "丁"], ["3", "4"]], [100, 100])
    assert len(list(paper.read().grids())) == 2


@pytest.mark.parametrize(("bottom", "head"), [(True, True), (False, True), (True, False), (False, False)])
def test_tables_without_their_outer_lines_are_read(bottom: bool, head: bool) -> None:
    paper = Paper()
    paper.table(300, [["项目", "数"], ["收到", "12"], ["答复", "9"]], [200, 200], bottom=bottom, head=head)
    (grid,) = paper.read().grids()
    assert rows(grid) == [["项目", "数"], ["收到", "12"], ["答复", "9"]]


def test_merged_cells_have_spans_and_vertical_labels_are_one_word() -> None:
    paper = Paper()
    for top in (100, 130, 160, 190):
        paper.line(LEFT + 40 if top in (130, 160) else LEFT, top, 400, top)
    for x in (LEFT, 110, 250, 400):
        paper.line(x, 130 if x == 250 else 100, x, 190)
    for index, character in enumerate("办理结果"):
        paper.text(LEFT + 12, 120 + 16 * index, character, 10)
    paper.text(200, 120, "申请人情况", 10)
    for index, text in enumerate(["予以公开", "4", "部分公开", "1"]):
        paper.text(120 + 150 * (index % 2), 150 + 30 * (index // 2), text, 10)
    (grid,) = paper.read().grids()
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells] == [
        (0, 0, 3, 1, "办理结果"), (0, 1, 1, 2, "申请人情况"), (1, 1, 1, 1, "予以公开"), (1, 2, 1, 1, "4"), (2, 1, 1, 1, "部分公开"), (2, 2, 1, 1, "1"),
    ]  # fmt: skip


def test_a_label_of_a_group_that_the_page_cut_is_one_cell() -> None:
    paper = Paper()
    xs = (LEFT, 170, 330, 400)

    def grid_of(tops: list[float], label: str, rows_: list[list[str]]) -> None:
        for top in tops:
            paper.line(LEFT if top in (tops[0], tops[-1]) else 170, top, 400, top)
        for x in xs:
            paper.line(x, tops[0], x, tops[-1])
        paper.text(LEFT + 3, (tops[0] + tops[-1]) / 2, label, 10)
        for top, row in zip(tops, rows_, strict=False):
            paper.text(175, top + 16, row[0], 10)
            paper.text(340, top + 16, row[1], 10)

    grid_of([700, 725, 750], "（四）无", [["1.本机关不掌握", "10"], ["2.没有现成信息", "3"]])
    paper.page()
    grid_of([80, 105, 130], "法提供", [["3.补正后仍不明确", "0"], ["4.其他", "1"]])
    (grid,) = paper.read().grids()
    assert grid.cells[0].text == "（四）无法提供"
    assert grid.cells[0].rowspan == 4


def test_backgrounds_frames_and_rules_are_no_tables() -> None:
    paper = Paper()
    paper.canvas.setFillColor(HexColor("#ffffff"))
    for top in range(100, 400, 24):
        paper.canvas.rect(LEFT, HEIGHT - top, 450, 24, stroke=0, fill=1)
    paper.canvas.setFillColor(HexColor("#000000"))
    paper.paragraph(112, 9)
    paper.canvas.rect(LEFT - 5, 300, 460, 60, stroke=1, fill=0)
    paper.text(LEFT + 30, 500, "框中的话。")
    paper.line(LEFT, 700, RIGHT, 700)
    made = paper.read()
    assert not list(made.grids())
    assert len(lines(made)) == 2


def test_a_table_drawn_with_thin_rectangles_is_a_table() -> None:
    paper = Paper()
    for top in (100, 130, 160):
        paper.canvas.rect(LEFT, HEIGHT - top, 300, 0.7, stroke=0, fill=1)
    for x in (LEFT, LEFT + 150, LEFT + 300):
        paper.canvas.rect(x, HEIGHT - 160, 0.7, 60, stroke=0, fill=1)
    for index, text in enumerate(["项目", "数", "收到", "7730.28"]):
        paper.text(LEFT + 5 + 150 * (index % 2), 120 + 30 * (index // 2), text, 10)
    (grid,) = paper.read().grids()
    assert rows(grid) == [["项目", "数"], ["收到", "7730.28"]]


def test_justified_chinese_has_no_blanks_and_numbers_keep_theirs() -> None:
    paper = Paper()
    for index, character in enumerate("号，邮编：000100，电话"):
        paper.text(LEFT + index * 21, 100, character)
    paper.text(LEFT, 150, "2023-01-16 16:15")
    paper.text(LEFT, 200, "7")
    paper.text(LEFT + 60, 200, "18")
    paper.text(LEFT + 180, 200, "8")
    made = lines(paper.read())
    assert made[0].replace(" ", "") == "号，邮编：000100，电话"
    assert "邮编" in made[0]
    assert made[1] == "2023-01-16 16:15"
    assert made[2].split() == ["7", "18", "8"]
    assert "  " in made[2]


def test_bold_by_printing_twice_is_printed_once() -> None:
    paper = Paper()
    for shift in (0, 0.4):
        paper.text(LEFT + shift, 100, "总体情况")
    made = lines(paper.read())
    assert made == ["总体情况"]


def test_an_address_that_is_cut_is_joined() -> None:
    paper = Paper()
    paper.paragraph(100, 6)
    start = "信息公开工作信息公开工作信息见http://www.x.example/"
    while LEFT + 30 + pdfmetrics.stringWidth(start + "d", FONT, SIZE) < RIGHT:
        start += "d"
    paper.text(LEFT + 30, 300, start)
    paper.text(LEFT, 324, "/index.html，谢谢。")
    assert "d/index.html" in lines(paper.read())[-1]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_shown(turn: int) -> None:
    paper = Paper()
    paper.canvas.setPageRotation(turn)
    paper.canvas.saveState()
    moves = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}
    paper.canvas.translate(*moves[turn])
    paper.canvas.rotate(turn)
    high = WIDTH if turn in (90, 270) else HEIGHT
    canvas = paper.canvas
    for x in (50, 150, 250):
        canvas.line(x, high - 100, x, high - 160)
    for top in (100, 130, 160):
        canvas.line(50, high - top, 250, high - top)
    canvas.setFont(FONT, 10)
    for index, text in enumerate(["项目", "数", "收到", "12"]):
        canvas.drawString(60 + 100 * (index % 2), high - 120 - 30 * (index // 2), text)
    canvas.drawString(60, high - 60, "标题在上")
    canvas.restoreState()
    made = paper.read()
    assert lines(made) == ["标题在上"]
    (grid,) = made.grids()
    assert rows(grid) == [["项目", "数"], ["收到", "12"]]


def test_a_scan_says_so_and_a_page_of_pictures_too() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (20, 20)))
    scan = Paper()
    scan.canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
    scan.page()
    made = scan.read()
    assert (made.text, made.blocks) == ("", ())
    assert [entry.code for entry in made.diagnostics] == ["no_text_layer"]
    mixed = Paper()
    mixed.paragraph(100, 3)
    mixed.page()
    mixed.canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
    mixed.page()
    assert [entry.message for entry in mixed.read().diagnostics] == ["Page 2 shows an image and no text."]


def test_an_encrypted_file_says_so() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("user", "owner", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    with pytest.raises(UnsupportedFormatError, match="encrypted"):
        read(out.getvalue())


CYCLE = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources 5 0 R>> endobj
4 0 obj <</Length 4 0 R>> stream
/F Do q 0 0 m 10 10 l S BT (x) Tj ET
endstream endobj
5 0 obj <</XObject<</F 6 0 R>>/Font 5 0 R>> endobj
6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R/Length 5>> stream
/F Do
endstream endobj
trailer <</Root 1 0 R/Prev 0>>
%%EOF"""


def test_references_in_a_circle_end() -> None:
    try:
        made = read(CYCLE, limits=Limits(seconds=20))
    except UnsupportedFormatError:
        return
    assert isinstance(made.text, str)


def test_pages_that_the_table_library_cannot_read_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfplumber

    def fails(*_arguments: object) -> None:
        raise ValueError("broken")

    paper = Paper()
    paper.table(300, [["项目", "数"], ["收到", "12"]], [200, 200])
    monkeypatch.setattr(pdfplumber, "open", fails)
    made = paper.read()
    assert [entry.code for entry in made.diagnostics] == ["unreadable_page"]
    assert [text.split()[0] for text in lines(made)] == ["项目", "收到"]


@pytest.mark.parametrize(("limit", "value"), [("text_characters", 5), ("cells", 3), ("seconds", 0)])
def test_limits(limit: str, value: int) -> None:
    paper = Paper()
    paper.table(300, [["项目", "数"], ["收到", "12"]], [200, 200])
    with pytest.raises(LimitExceededError) as caught:
        paper.read(Limits(**{limit: value}))
    assert caught.value.limit == limit


# columns


LINES = ("段信息公开工作报告内容很多", "行信息公开工作报告内容很多", "行信息公开工作报告内容很多", "行到此为止。")


def column(side: str, count: int = 3) -> list[str]:
    """Lines of paragraphs of a column: three full ones and a short one each."""
    return [f"{side}{number}{text}" for number in range(count) for text in LINES]


def joined(side: str, count: int = 3) -> list[str]:
    """The paragraphs of a column as they should be read."""
    return ["".join(f"{side}{number}{text}" for text in LINES) for number in range(count)]


@pytest.mark.parametrize("shift", [0, 4, 9, 11])
@pytest.mark.parametrize("mixed", [False, True])
def test_a_page_in_columns_is_read_column_by_column(shift: int, mixed: bool) -> None:
    paper = Paper()
    paper.text(150, 80, "云溪县水利局年度报告", 20)
    drawn = [(70, 140 + 22 * row, text) for row, text in enumerate(column("左"))]
    drawn += [(330, 140 + shift + 22 * row, text) for row, text in enumerate(column("右"))]
    for x, top, text in sorted(drawn, key=lambda each: each[1]) if mixed else drawn:
        paper.text(x, top, text, 14)
    paper.text(90, 460, "以上两栏之后的一行横贯整个页面，是两栏以外的另一个段落。", 14)
    assert lines(paper.read()) == [
        "云溪县水利局年度报告", *joined("左"), *joined("右"), "以上两栏之后的一行横贯整个页面，是两栏以外的另一个段落。",
    ]  # fmt: skip


def test_paragraphs_run_on_from_column_to_column_and_over_pages() -> None:
    paper = Paper()
    text = [f"{number:02}信息公开工作报告内容多" for number in range(40)]
    for page in range(2):
        for row, words in enumerate(text[20 * page : 20 * page + 20]):
            paper.text(70 + 260 * (row // 10), 100 + 22 * (row % 10), words, 14)
        paper.page()
    (whole,) = lines(paper.read())
    assert whole == "".join(text)


def test_a_table_in_a_column_stands_among_its_lines() -> None:
    paper = Paper()
    for row, text in enumerate(column("左", 4)):
        paper.text(LEFT, 100 + 22 * row, text, 14)
    for row, text in enumerate(column("右", 2)):
        paper.text(330, 100 + 22 * row + (90 if row > 3 else 0), text, 14)
    for top in (190, 214, 238):
        paper.line(330, top, 500, top)
    for x in (330, 400, 500):
        paper.line(x, 190, x, 238)
    for index, text in enumerate(["项目", "数", "收到", "12"]):
        paper.text(335 + 70 * (index % 2), 206 + 24 * (index // 2), text, 9)
    made = paper.read()
    assert [rows(block) if isinstance(block, Grid) else block.span.of(made.text)[:2] for block in made.blocks] == [
        "左0", "左1", "左2", "左3", "右0", [["项目", "数"], ["收到", "12"]], "右1",
    ]  # fmt: skip


TABLES = (
    [(f"项目名称之{number}", str(number * 7)) for number in range(9)],
    [("收到的申请", "县水利局办公室"), ("予以公开", "县水利局"), ("部分公开的申请件数", "县局"), ("不予公开", "农村供水中心"), ("总计", "县")],
    [(f"第{number}项全文内容说明的标签", "12 3 45 6") for number in range(8)],
    [("全文内容说明的标签这样长", "同样很长的另一列内容文字")] * 4,
)  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_tables_without_lines_are_not_read_by_columns(table: list[tuple[str, str]]) -> None:
    paper = Paper()
    for row, (label, value) in enumerate(table):
        paper.text(90, 200 + 22 * row, label, 14)
        paper.text(350, 200 + 22 * row, value, 14)
    assert [text.split()[0] + "|" + "".join(text.split()[1:]) for text in lines(paper.read())] == [
        f"{label}|{''.join(value.split())}" for label, value in table
    ]


@pytest.mark.parametrize("order", ["forward", "backward", "shuffled"])
def test_characters_drawn_one_by_one_in_any_order_are_lines(order: str) -> None:
    import random

    paper = Paper()
    paper.paragraph(300, 6)
    drawn: list[tuple[float, float, str]] = []
    for row, text in enumerate(("云溪县水利局2023年年度报告", "一、总体情况", "全年公开信息128条，收到申请5件。")):
        x = LEFT + 2.0 * SIZE
        for character in text:
            drawn.append((x, 100 + 40 * row, character))
            x += SIZE / 2 if character.isascii() else SIZE
    if order == "backward":
        drawn.reverse()
    elif order == "shuffled":
        random.Random(5).shuffle(drawn)  # noqa: S311 - no secret
    for x, top, character in drawn:
        paper.text(x, top, character)
    assert lines(paper.read())[:3] == ["云溪县水利局2023年年度报告", "一、总体情况", "全年公开信息128条，收到申请5件。"]


# pages that lie on their side


def lying(paper: Paper, turn: int) -> None:
    """Draw a title, a table and prose on a page that is to be turned, without saying so."""
    canvas = paper.canvas
    canvas.saveState()
    moves = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}
    canvas.translate(*moves[turn])
    canvas.rotate(turn)
    high = WIDTH if turn in (90, 270) else HEIGHT
    for x in (50, 150, 250):
        canvas.line(x, high - 100, x, high - 160)
    for top in (100, 130, 160):
        canvas.line(50, high - top, 250, high - top)
    canvas.setFont(FONT, 10)
    for index, text in enumerate(["项目", "数", "收到", "128"]):
        canvas.drawString(60 + 100 * (index % 2), high - 120 - 30 * (index // 2), text)
    canvas.drawString(60, high - 60, "躺着的一页，全年公开信息249条。")
    canvas.restoreState()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_lies_on_its_side_is_read_upright(turn: int) -> None:
    paper = Paper()
    paper.paragraph(100, 3)
    paper.table(300, [["甲", "乙"], ["1", "2"]], [100, 100])
    paper.page()
    lying(paper, turn)
    paper.page()
    paper.paragraph(100, 3, word="立着的一页")
    made = paper.read()
    first, second, third = lines(made)
    assert (first[:6], second, third[:5]) == ("信息公开工作", "躺着的一页，全年公开信息249条。", "立着的一页")
    assert [rows(grid) for grid in made.grids()] == [[["甲", "乙"], ["1", "2"]], [["项目", "数"], ["收到", "128"]]]
    place = made.text.index("128")
    assert made.source.locate(Span(place, place + 1)).page == 2


def test_a_watermark_and_a_label_on_their_side_turn_nothing() -> None:
    paper = Paper()
    paper.canvas.saveState()
    paper.canvas.rotate(45)
    paper.canvas.drawString(400, 100, "内部资料")
    paper.canvas.restoreState()
    paper.canvas.saveState()
    paper.canvas.rotate(90)
    paper.canvas.drawString(400, -30, "装订线")
    paper.canvas.restoreState()
    paper.paragraph(100, 8)
    made = paper.read()
    (whole,) = lines(made)
    assert whole.startswith("信息公开工作信息公开工作")
    assert sorted(lines(made, LineRole.FURNITURE)) == ["内部资料", "装订线"]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_watermark_through_a_table_is_not_in_its_cells_and_labels_on_their_side_are(turn: int) -> None:
    paper = Paper()
    paper.table(300, [["", "收到", "12"], ["项", "答复", "10"]], [60, 100, 100], height=60)
    paper.canvas.saveState()
    paper.canvas.translate(LEFT + 25 + (5 if turn == 90 else -5), HEIGHT - (340 if turn == 90 else 310))
    paper.canvas.rotate(turn)
    paper.canvas.setFont(FONT, 9)
    paper.canvas.drawString(0, 0, "件次")
    paper.canvas.restoreState()
    paper.canvas.saveState()
    paper.canvas.translate(LEFT + 60, HEIGHT - 420)
    paper.canvas.rotate(30)
    paper.canvas.setFont(FONT, 20)
    paper.canvas.drawString(0, 0, "仅供2024内部参考")
    paper.canvas.restoreState()
    made = paper.read()
    (grid,) = made.grids()
    assert rows(grid) == [["件次", "收到", "12"], ["项", "答复", "10"]]
    assert lines(made, LineRole.FURNITURE) == ["仅供2024内部参考"]


def test_text_that_runs_backwards_without_leaning_is_not_turned() -> None:
    paper = Paper()
    for index, character in reversed(list(enumerate("全年公开信息二百四十九条"))):
        paper.text(LEFT + SIZE * index, 100, character)
    assert lines(paper.read()) == ["全年公开信息二百四十九条"]


def test_what_a_browser_prints_around_a_page_is_furniture() -> None:
    paper = Paper()
    for page in (1, 2):
        paper.text(30, 25, "2024/1/16 上午10:23", 8)
        paper.text(250, 25, "云溪县水利局2023年年度报告", 8)
        paper.paragraph(120, 4)
        paper.text(30, 825, "https://www.example.gov.example/zwgk/2024/t1.html", 8)
        paper.text(540, 825, f"{page}/2", 8)
        paper.page()
    made = paper.read()
    assert [text[:4] for text in lines(made)] == ["信息公开", "信息公开"]
    assert [text.split()[0] for text in lines(made, LineRole.FURNITURE)] == ["2024/1/16", "https://www.example.gov.example/zwgk/2024/t1.html"] * 2


def test_a_day_at_the_head_of_a_page_that_no_browser_printed_is_text() -> None:
    paper = Paper()
    paper.text(30, 25, "2024年1月16日 10:23", 8)
    paper.paragraph(120, 4)
    assert lines(paper.read())[0] == "2024年1月16日 10:23"


def test_odd_fonts_say_nothing_in_the_terminal() -> None:
    import logging

    paper = Paper()
    paper.table(300, [["项目", "数"], ["收到", "12"]], [200, 200])
    paper.read()
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("pdfminer").handlers)


def test_marks_that_the_libraries_measure_differently_are_there_once() -> None:
    seen = [Glyph("、", 100, 100, 124, 134), Glyph("二", 76, 100, 100, 134)]
    characters = [{"text": "、", "x0": 106, "top": 96, "x1": 112, "bottom": 126}, {"text": "主", "x0": 124, "top": 100, "x1": 148, "bottom": 134}]
    assert sorted(glyph.text for glyph in completed(seen, characters)) == sorted("、二主")


@pytest.mark.parametrize("shift", [0, 3, 5, 7, 9, 11])
def test_digits_of_another_font_stay_in_the_lines_of_their_column(shift: int) -> None:
    paper = Paper()
    for x, side, down in ((60, "左", 0), (320, "右", shift)):
        for row in range(10):
            top = 120 + 21 * row + down
            paper.text(x, top, f"{side}栏公开信息", 14)
            paper.canvas.setFont("Times-Roman", 14)
            paper.canvas.drawString(x + 84, HEIGHT - top, f"{1000 + row}")
            paper.text(x + 112, top, "条信息全文" if row % 3 < 2 else "条。", 14)
    whole = "".join(lines(paper.read()))
    for side in "左右":
        for row in range(10):
            assert f"{side}栏公开信息{1000 + row}条" in whole
    assert whole.rindex("左栏") < whole.index("右栏")


@pytest.mark.parametrize(
    ("last", "after", "found"),
    [
        ("政府信息4", "2条，", "政府信息42条，"),
        ("，占1", "2.5%，", "，占12.5%，"),
        ("信息1,2", "86条，", "信息1,286条，"),
        ("情况见附件3", "120条信息，", "情况见附件3 120条信息，"),
        ("政府信息2020", "5条，", "政府信息2020 5条，"),
        ("从2019年5月到2", "2020年", "从2019年5月到2 2020年"),
        ("号码0515 88", "66", "号码0515 88 66"),
        ("情况如下：1.", "20条信息公开", "情况如下：1. 20条信息公开"),
        ("主要有：1.", "3个平台", "主要有：1. 3个平台"),
        ("情况见3", "2016年5月公开", "情况见3 2016年5月公开"),
        ("见统计表（2", "5条", "见统计表（2 5条"),
        ("来访电话：8877", "6655人", "来访电话：8877 6655人"),
        ("同比增长1.", "5%，", "同比增长1.5%，"),
    ],
)
def test_a_number_that_the_end_of_a_full_line_cuts_is_one(last: str, after: str, found: str) -> None:
    paper = Paper()
    top = paper.paragraph(100, 3, indent=False, last="")
    room = int((RIGHT - LEFT) / SIZE) - sum(1 if ord(char) > 255 else 0.5 for char in last)
    paper.text(LEFT, top, ("信息公开工作" * 10)[: int(room)] + last)
    paper.text(LEFT, top + 24, after + "结束。")
    assert lines(paper.read())[-1].endswith(found + "结束。")


def test_a_number_at_the_end_of_a_short_line_is_not_joined() -> None:
    paper = Paper()
    top = paper.paragraph(100, 3, indent=False)
    paper.text(LEFT, top, "政府信息4")
    paper.text(LEFT, top + 24, "2条，结束。")
    assert lines(paper.read())[-2:] == ["政府信息4", "2条，结束。"]
