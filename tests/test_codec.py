"""``loads(dumps(x)) == x`` for every public type, and what is said of JSON that is none."""

import json
import pickle
import pkgutil
from decimal import Decimal
from enum import Enum
from importlib import import_module

import pytest
from attrs import evolve

import gxparse.model
from gxparse.codec import SCHEMA, SchemaError, dumps, loads, types
from gxparse.limits import Limits
from gxparse.model.body import Body, BodyLevel
from gxparse.model.comparison import (
    Change,
    ChangeStatus,
    Comparison,
    Passage,
    PassagePair,
    SectionPair,
    SectionRef,
    Side,
)
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import CODES, diagnose
from gxparse.model.document import Attachment, Document, Field, Grid, GridCell, Layout, Line, LineRole
from gxparse.model.findings import Audit, Finding, FindingKind, FindingSeverity, Place, Status
from gxparse.model.observations import Applicant, Evidence, Observation, Observations, Origin
from gxparse.model.panel import Panel, PanelRow, RollUp, WidePanel, YearOnYear
from gxparse.model.report import (
    Contact,
    Metadata,
    Paragraph,
    Point,
    Quantity,
    QuantityKind,
    Report,
    ReportKind,
    Section,
    Style,
)
from gxparse.model.source import Location, Mark, Source
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Read, Row
from gxparse.model.tokens import Approx, Token, TokenKind
from gxparse.spans import Span

TEXT = "青岚市水务局2016年政府信息公开工作年度报告\n一、概述\n主动公开128条。"
DATE = PartialDate(2017, 3, 22)
PERIOD = Period(PartialDate(2016), PartialDate(2016, 12))
MARK = Mark(0, page=2)
SOURCE = Source("a.txt", encoding="utf-8", encoding_evidence="bom", digest="00", line_starts=(0, 23), marks=(MARK,))
CONTACT = Contact(phone="0000-1234567")
EVIDENCE = (("title", Span(0, 2)),)
METADATA = Metadata("标题", "青岚市水务局", 2016, PERIOD, published=DATE, contact=CONTACT, evidence=EVIDENCE)
POINT = Point("一是", 1, "一是加强领导。", Span(3, 10))
PARAGRAPH = Paragraph("主动公开128条。", Span(28, 36))
INNER = Section("（一）", 1, Style.CHINESE_PAREN, 2, "领导", Span(3, 9), Span(3, 5), points=(POINT,))
SECTION = Section("一、", 1, Style.CHINESE, 1, "概述", Span(1, 9), Span(1, 4), (INNER,), (PARAGRAPH,))
CELL = Cell("１.50", Decimal("1.50"), Span(5, 9), note="（其中修订1件）", read=Read.POSITION)
BLANK = Cell("", None, Span(9, 9), missing=Missing.BLANK)
COLUMN = Column("商业企业", ("法人或其他组织", "商业企业"), "件", Span(1, 3))
ROW = Row("（一）予以公开", "予以公开", (CELL, BLANK), Span(1, 9), ("三、结果", "予以公开"), 1, 0, "件", "01", "（注）")
TABLE = IndicatorTable("统计表", Layout.PIPE, "2014", (COLUMN, COLUMN), (ROW,), Span(0, 9), (Span(0, 2),))
TOKENS = (
    Token(TokenKind.QUANTITY, 28, 32, "128条", Decimal("128.0"), Decimal(130), "条", Approx.ABOUT),
    Token(TokenKind.ORDINAL, 1, 4, "第十二", 12),
    Token(TokenKind.DATE, 1, 4, "3月", "--03"),
    Token(TokenKind.DOC_NUMBER, 1, 4, "青政办发〔2016〕8号", "青政办发〔2016〕8号"),
    Token(TokenKind.URL, 1, 4, "http://example.org/1"),
)
QUANTITY = Quantity("3万余条", Span(1, 5), Decimal(30000), "条", approx=Approx.MORE, kind=QuantityKind.COUNT)
ODDITY = diagnose("misnumbered", Span(0, 2), label="三、", previous="一、")
ATTACHMENT = Attachment("附件", "a.pdf")
BODY = Body("青岛市白石区人民政府", ("青岛市", "白石区"), None, "370200", BodyLevel.COUNTY, "人民政府")
REPORT = Report(
    SOURCE, TEXT, ReportKind.REPORT, METADATA, (SECTION,), (TABLE,), TOKENS, (QUANTITY,), (POINT,), (ODDITY,),
    (Span(0, 22),), (), (), (Span(1, 2),), (ATTACHMENT,),
)  # fmt: skip
LINE = Line(Span(0, 22), 2, hard=True, heading=1, role=LineRole.FURNITURE)
GRID_CELL = GridCell("概述", Span(25, 27), 0, 0, colspan=2, header=True)
GRID = Grid(Span(23, 28), (GRID_CELL,), 1, 2, Layout.HTML, ragged=True)
DOCUMENT = Document(TEXT, (LINE, GRID), SOURCE, (Field("PubDate", "2017"),), (ATTACHMENT,), (ODDITY,))
EVIDENCE_OF_5 = Evidence(Span(1, 2), "5", Origin.TABLE)
RECEIVED = Observation("requests.received", Decimal("5.0"), applicant=Applicant.OTHER, evidence=EVIDENCE_OF_5)
SHARE = Observation("requests.received", None, missing=Missing.NONE, period=PERIOD, inputs=(RECEIVED,), formula="a / b")
PLACE = Place(Span(1, 2), "青岚市", 2015, "a.txt")
FINDING = Finding(
    "C1", FindingKind.SUM, Status.FAILS, FindingSeverity.ERROR, "1 + 2 = 3 ≠ 4", Decimal(3), Decimal(4), Decimal(-1),
    (Span(1, 2),), "", "", codes=("requests.received",), elsewhere=(PLACE,),
)  # fmt: skip
SIDE = Side("标题", "青岚市", 2016)
CHANGE = Change("requests.received", ChangeStatus.CHANGED, Decimal(1), Decimal(2), Decimal(1), Decimal("2.0"))
REF = SectionRef("一、", "概述", 1, Span(0, 3), "公开")
PASSAGE = Passage("公开12条。", Span(0, 6))
PAIR = PassagePair(PASSAGE, PASSAGE, 0.1 + 0.2, same_numbers=False)
ALIGNED = SectionPair(REF, REF, 1.0)
COMPARISON = Comparison(SIDE, SIDE, (CHANGE,), (ALIGNED,), 0.5, (PAIR,), (PAIR,), (PASSAGE,), (PASSAGE,), (REF,))
PANEL_ROW = PanelRow(
    "青岚市", None, 2016, "2014", "requests.received", None, None, "value", None, "year", Decimal("5.0"), None, None, "件",
    "exact", "table", "yes", 1, 0, None, "00", 1, 2,
)  # fmt: skip
PANEL = Panel.of((PANEL_ROW, PANEL_ROW))
WIDE = WidePanel(("requests.received",), (("青岚市", None, 2016),), ((Decimal(5),), (None,)))
YEARS = YearOnYear("青岚市", "a", None, None, "year", 2016, Decimal(5), None, None, None, broken=False)
ROLLED = RollUp("青岚市", "a", None, 2016, Decimal(5), 2, complete=True)
VALUES = (
    PANEL, PANEL_ROW, WIDE, YEARS, ROLLED, CODES["empty"],
    COMPARISON, SIDE, CHANGE, REF, PASSAGE, PAIR, ALIGNED,
    Audit((FINDING,), "青岚市水务局", 2016), FINDING, PLACE,
    Observations((RECEIVED, SHARE)), RECEIVED, SHARE, EVIDENCE_OF_5,
    REPORT, DOCUMENT, TABLE, SECTION, METADATA, CONTACT, SOURCE, MARK, Location(page=1), DATE, PERIOD, POINT, PARAGRAPH,
    CELL, BLANK, COLUMN, ROW, QUANTITY, ODDITY, ATTACHMENT, BODY, LINE, GRID, GRID_CELL, Field("a", "b"), Span(0, 0),
    Limits(text_characters=7), *TOKENS,
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_equal_and_of_its_type(value: object) -> None:
    back = loads(dumps(value))
    assert back == value
    assert type(back) is type(value)
    assert repr(back) == repr(value)  # Decimal("1.50") stays so; an int does not become a Decimal


@pytest.mark.parametrize("kind", [kind for kind in types().values() if issubclass(kind, Enum)])
def test_every_member_of_an_enumeration_comes_back(kind: type[Enum]) -> None:
    assert all(loads(dumps(member)) is member for member in kind)


def test_token_values_keep_their_types() -> None:
    back = loads(dumps(REPORT)).tokens
    assert [type(token.value) for token in back] == [Decimal, int, str, str, type(None)]


def test_the_json_is_an_object_with_schema_type_and_fields() -> None:
    data = json.loads(dumps(REPORT))
    assert (data["schema"], data["type"]) == (SCHEMA, "Report") == ("gxparse/1", "Report")
    assert data["metadata"]["published"] == "2017-03-22"
    assert data["tables"][0]["rows"][0]["cells"][0]["value"] == "1.50"
    assert data["sections"][0]["span"] == [1, 9]
    assert data["tokens"][0]["kind"] == "quantity"


def test_chinese_stays_readable_and_the_json_stands_on_one_line() -> None:
    assert "青岚市水务局" in dumps(REPORT)
    assert "\n" not in dumps(REPORT)


def test_a_lone_surrogate_can_be_written_as_utf_8() -> None:
    odd = evolve(PARAGRAPH, text="前\ud800后")
    assert loads(dumps(odd).encode("utf-8")) == odd


def test_unknown_fields_are_ignored_and_missing_ones_take_their_default() -> None:
    data = json.loads(dumps(CELL))
    data["from_a_later_release"] = 1
    del data["note"]
    assert loads(json.dumps(data)) == evolve(CELL, note=None)


@pytest.mark.parametrize("value", [1, "text", None, [REPORT], object()])
def test_what_is_no_public_value_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(value).__name__}"):
        dumps(value)


def test_a_class_that_only_bears_the_name_is_refused() -> None:
    impostor = type("Report", (), {})()
    with pytest.raises(TypeError):
        dumps(impostor)


def broken(value: object, *path: str | int, put: object = ...) -> str:
    """The JSON of ``value`` with the field at ``path`` replaced, or left out."""
    data = place = json.loads(dumps(value))
    for key in path[:-1]:
        place = place[key]
    if put is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = put
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not JSON"),
        ("[" * 200_000, "not JSON"),
        ("[]", "expected an object, got list @ $"),
        ("{}", "expected one of gxparse/1, got None @ $.schema"),
        (broken(CELL, "schema", put="gxparse/2"), "got 'gxparse/2' @ $.schema"),
        (broken(CELL, "type", put="Cel"), "got 'Cel' @ $.type"),
        (broken(CELL, "type", put=["Cell"]), "@ $.type"),
        (broken(CELL, "span"), "required field missing @ $.span"),
        (broken(DATE, "value"), "expected a date as an ISO 8601 string, got None @ $.value"),
        (broken(DATE, "value", put="2017-02-30"), "@ $.value"),
        (broken(DATE, "value", put=2017), "expected a date as an ISO 8601 string, got 2017 @ $.value"),
        (broken(CELL, "span", put=[3]), "expected a span as [start, end], got [3] @ $.span"),
        (broken(CELL, "span", put=[3, 1]), "@ $.span"),
        (broken(CELL, "value", put="1,5"), "expected a decimal as a string, got '1,5' @ $.value"),
        (broken(CELL, "value", put=1.5), "expected a decimal as a string, got 1.5 @ $.value"),
        (broken(CELL, "text", put=5), "expected str, got 5 @ $.text"),
        (broken(CELL, "missing", put="gone"), "'gone' is not a valid Missing @ $.missing"),
        (broken(ALIGNED, "similarity", put="0.5"), "expected a number, got '0.5' @ $.similarity"),
        (broken(METADATA, "year", put="2016"), "expected int, got '2016' @ $.year"),
        (broken(REPORT, "sections", 0, "children", 0, "number", put="一"), "@ $.sections[0].children[0].number"),
        (broken(REPORT, "metadata", put=5), "@ $.metadata"),
        (broken(REPORT, "tokens", 0, "value", put="many"), "expected a decimal as a string, got 'many' @ $.tokens[0]"),
        (broken(REPORT, "tokens", 0, "value", put=[1]), "@ $.tokens[0].value"),
        (broken(REPORT, "tokens", 0, "high", put=True), "@ $.tokens[0].high"),
        (broken(DOCUMENT, "blocks", 0, "block", put="Table"), "@ $.blocks[0]"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(text: str, problem: str) -> None:
    with pytest.raises(SchemaError) as caught:
        loads(text)
    assert problem in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_all_problems_are_told_at_once() -> None:
    data = json.loads(dumps(CELL))
    data |= {"text": 1, "span": None}
    with pytest.raises(SchemaError) as caught:
        loads(json.dumps(data))
    assert len(caught.value.problems) == 2


def test_the_error_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(SchemaError(("a @ $", "b @ $"))))  # noqa: S301
    assert again.problems == ("a @ $", "b @ $")
    assert str(again) == "not a value of gxparse: a @ $; b @ $"


def test_no_two_public_types_share_a_name() -> None:
    modules = [import_module(f"gxparse.model.{found.name}") for found in pkgutil.iter_modules(gxparse.model.__path__)]
    names = [name for module in modules for name in module.__all__]
    assert len(names) == len(set(names))


def test_every_type_of_the_model_has_a_value_here() -> None:
    shown = {type(value).__name__ for value in VALUES}
    told = {name for name, kind in types().items() if not issubclass(kind, Enum)}
    assert told == shown
