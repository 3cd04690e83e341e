"""What a notebook and a terminal show of reports, sections and tables."""

from decimal import Decimal
from html.parser import HTMLParser

import pytest
from attrs import evolve

from gxparse.folding import width
from gxparse.model.dates import PartialDate
from gxparse.model.diagnostics import diagnose
from gxparse.model.document import Layout
from gxparse.model.observations import Applicant, Evidence, Observation, Observations, Origin
from gxparse.model.report import Contact, Metadata, Paragraph, Quantity, Report, ReportKind, Section, Style
from gxparse.model.source import Mark, Source
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Row
from gxparse.model.tokens import Approx
from gxparse.rendering.notebook import observations_html, report_html, section_html, table_html
from gxparse.rendering.terminal import report_text
from gxparse.rendering.words import grouped, oddities, shown
from gxparse.spans import Span

AT = Span(0, 1)
VOID = {"br"}


class Balanced(HTMLParser):
    """Fails on a tag that is closed wrongly; collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  the name is the base class's
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(html: str) -> list[str]:
    parser = Balanced()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser.words


def column(*path: str) -> Column:
    return Column(path[-1], path)


def row(label: str, *cells: str, **options: object) -> Row:
    made = tuple(Cell(cell, Decimal(cell) if cell.isdigit() else None, AT) for cell in cells)
    return evolve(Row(label, label, made, AT, (label,)), **options)


MATRIX = IndicatorTable(
    "申请情况",
    Layout.HTML,
    "2021",
    (column("自然人"), column("法人", "企业"), column("法人", "其他"), column("总计")),
    (
        row("一、新收", "1", "2", "3", "6", note="（注）"),
        row("（一）公开", "1", "2", "3", "6", path=("三、办理结果", "（一）公开"), depth=1, unit="件"),
        row("其中：网络", "1", "0", "0", "1", path=("三、办理结果", "（一）公开", "网络"), depth=2, parent=1),
        row("四、结转", "0", "0", "0", "0"),
    ),
    AT,
)
CHILD = Section("（一）", 1, Style.CHINESE_PAREN, 2, "领导", AT, AT)
SECTION = Section("一、", 1, Style.CHINESE, 1, "概述", AT, AT, (CHILD,), (Paragraph("公开3万余条。", AT),))
REPORT = Report(
    Source(line_starts=(0, 3)),
    "概述\n公开3万余条。",
    ReportKind.REPORT,
    Metadata("青岚市2016年报告", "青岚市", 2016, published=PartialDate(2017, 3), contact=Contact(phone="0000-1")),
    (SECTION,),
    (MATRIX,),
    (),
    (Quantity("3万余条", Span(5, 9), Decimal(30000), "条", approx=Approx.MORE),),
    (),
    (diagnose("misnumbered", Span(5, 6), label="三、", previous="一、"), diagnose("empty")),
    *((),) * 4,
)


def test_a_table_has_a_header_row_a_level_and_joins_headers_over_several_columns() -> None:
    html = table_html(MATRIX)
    head = html[html.index("<thead>") : html.index("</thead>")]
    assert head.count("<tr>") == 2
    assert '<th colspan="1" rowspan="2">自然人</th><th colspan="2" rowspan="1">法人</th>' in head
    assert '</tr><tr><th colspan="1" rowspan="1">企业</th><th colspan="1" rowspan="1">其他</th></tr>' in head


def test_equal_headers_side_by_side_stay_two_columns() -> None:
    table = evolve(MATRIX, columns=(column("数量"), column("数量")), rows=())
    assert table_html(table).count("数量") == 2


def test_labels_are_indented_by_depth_and_carry_their_note_and_unit() -> None:
    html = table_html(MATRIX)
    assert 'padding-left:2.4em">其中：网络' in html
    assert "一、新收<br><small>（注）</small>" in html
    assert "<td>件</td>" in html


def test_a_table_without_units_has_no_unit_column() -> None:
    plain = evolve(MATRIX, rows=MATRIX.rows[:1], title=None)
    assert "<caption>" not in table_html(plain)
    assert table_html(plain).count("<td") == 1 + 4


def test_group_cells_nest() -> None:
    deep = ("三、结果", "（三）不予公开", "1.秘密")
    rows = (
        row("1.秘密", path=deep),
        row("2.其他", path=(*deep[:2], "2.其他")),
        row("（七）总计", path=("三、结果", "（七）总计")),
    )
    told = [line if isinstance(line, str) else line.label for line in grouped(evolve(MATRIX, rows=rows))]
    assert told == ["三、结果", "  （三）不予公开", "1.秘密", "2.其他", "（七）总计"]


def test_group_cells_without_values_stand_before_their_rows() -> None:
    told = [line if isinstance(line, str) else line.label for line in grouped(MATRIX)]
    assert told == ["一、新收", "三、办理结果", "（一）公开", "其中：网络", "四、结转"]


def test_everything_from_the_document_is_escaped() -> None:
    evil = '<script>&"'
    table = evolve(MATRIX, title=evil, columns=(column(evil),), rows=(row(evil, evil, unit=evil, note=evil),))
    section = evolve(SECTION, title=evil, paragraphs=(Paragraph(evil, AT),))
    metadata = evolve(REPORT.metadata, title=evil, agency=evil)
    report = evolve(REPORT, sections=(section,), tables=(table,), metadata=metadata)
    for html in (report_html(report), section_html(section), table_html(table)):
        assert "<script>" not in html
        assert evil in "".join(words(html))


def test_a_report_shows_its_parts_with_their_counts() -> None:
    told = words(report_html(REPORT))
    for word in ("青岚市2016年报告", "青岚市", "2017-03", "0000-1", "Outline (2)", "Tables (1)", "Numbers (1)"):
        assert word in told
    assert "3万余条 = 30000+ 条" in told


def test_parts_that_are_empty_are_left_out() -> None:
    bare = Report(Source(), "", ReportKind.OTHER, Metadata(), *((),) * 10)
    assert words(report_html(bare)) == ["(untitled)", "kind", "other"]


def test_a_section_shows_its_paragraphs_and_the_sections_below() -> None:
    assert words(section_html(SECTION)) == ["一、概述", "公开3万余条。", "（一）领导"]


def test_observations_show_the_best_of_each_code_and_how_many_more_there_are() -> None:
    told = Evidence(AT, "约<5>件", Origin.PROSE)
    best = Observation("requests.received", Decimal(5), approx=Approx.ABOUT, unit="件", evidence=told, label="收到")
    other = Observation("requests.received", Decimal(2), applicant=Applicant.OTHER, evidence=told)
    none = Observation("charges.amount", None, missing=Missing.NONE, evidence=told)
    rows = observations_html(Observations((best, other, none))).split("<tr>")[2:]
    assert words("<tr>" + rows[0].removesuffix("</tbody></table>")) == [
        "requests.received", "收到", "≈5", "件", "prose", "约<5>件", "1",
    ]  # fmt: skip
    assert words("<tr>" + rows[1].removesuffix("</tbody></table>")) == ["charges.amount", "none", "prose", "约<5>件"]


def test_diagnostics_tell_their_place() -> None:
    first, second = oddities(REPORT)
    assert first.startswith("warning misnumbered: line 2 column 3: The label 三、")
    assert second.startswith("error empty: The text is empty.")
    paged = evolve(REPORT, source=Source(marks=(Mark(0, page=7),)))
    assert next(oddities(paged)).startswith("warning misnumbered: page 7: ")


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity("128条", AT, Decimal(128), "条"), "128条"),
        (Quantity("八成", AT, Decimal(80), "%"), "八成 = 80 %"),
        (Quantity("4至6条", AT, Decimal(4), "条", Decimal(6)), "4至6条 = 4–6 条"),
        (Quantity("万条", AT, Decimal("1E+4"), "条", approx=Approx.ABOUT), "万条 = ≈10000 条"),
        (Quantity("100", AT, Decimal(100), None, approx=Approx.LESS), "100 = <100"),
    ],
)
def test_a_number_is_shown_as_printed_and_as_understood(quantity: Quantity, told: str) -> None:
    assert shown(quantity) == told


def test_the_terminal_shows_all_parts() -> None:
    lines = report_text(REPORT).splitlines()
    assert lines[0] == "青岚市2016年报告"
    assert "  agency       青岚市" in lines
    assert "outline (2)" in lines
    assert "  一、概述" in lines
    assert "    （一）领导" in lines
    assert "  申请情况  [form 2021, html, 4 rows × 4 columns]" in lines
    assert "    三、办理结果" in lines
    assert "  3万余条 = 30000+ 条" in lines
    assert "diagnostics (2)" in lines


def test_table_columns_line_up_in_the_terminal_where_wide_characters_count_two() -> None:
    lines = report_text(REPORT).splitlines()
    assert any(line.endswith("  法人") for line in lines)  # over 企业 and 其他
    rows = [line for line in lines if line.endswith(("  6", "  总计"))]
    assert len(rows) == 3
    assert len({width(line) for line in rows}) == 1


def test_long_labels_are_cut_and_long_lists_wrapped() -> None:
    table = evolve(MATRIX, rows=(row("长" * 60, "1\n2", "2", "3", "6"),))
    many = tuple(Quantity(f"{n}条", AT, Decimal(n), "条") for n in range(1000, 1100))
    lines = report_text(evolve(REPORT, tables=(table,), quantities=many)).splitlines()
    assert any("长…" in line and "1 2" in line for line in lines)
    assert sum("条 · " in line for line in lines) > 1
    assert all(width(line) <= 100 for line in lines)


def test_the_terminal_shows_a_report_without_anything() -> None:
    bare = Report(Source(), "", ReportKind.OTHER, Metadata(), *((),) * 10)
    assert report_text(bare).splitlines() == [
        "(untitled)", "  kind         other", "outline (0)", "tables (0)", "numbers (0)", "diagnostics (0)",
    ]  # fmt: skip


def test_a_notebook_finds_the_html_on_the_types() -> None:
    import gxparse

    assert gxparse.Report._repr_html_(REPORT) == report_html(REPORT)
    assert SECTION._repr_html_() == section_html(SECTION)
    assert MATRIX._repr_html_() == table_html(MATRIX)
