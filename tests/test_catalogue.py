"""The catalogue: its data, its look-up, the form arithmetic, and forms loaded from a file."""

from decimal import Decimal
from pathlib import Path

import pytest

from gxparse import catalogue
from gxparse.catalogue import Key, Shape, Status, checks
from gxparse.catalogue.labels import key, read_label
from gxparse.model.tables import Missing
from gxparse.normalise import normalise
from gxparse.parser import parse

TABLES = catalogue.default.tables
CODES = set(catalogue.default.by_code)

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to" / "local-form.md"
LOCAL = HOW_TO.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
REPORT = "指标名称 | 单位 | 本年发生数 | 历年合计数\n主动公开信息总数 | 条 | 12 | 90\n其中：电子屏公开数 | 条 | 3 | 7\n"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "river.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_code_of_a_form_is_an_indicator() -> None:
    for table in TABLES.values():
        assert set(table.codes) <= CODES, table.kind
    for rule in catalogue.default.derivations:
        assert {rule.code, *rule.parts, *rule.over} <= CODES


def test_every_term_of_a_rule_is_a_code_of_its_form() -> None:
    for form in catalogue.default.forms:
        codes = [code for table in form.tables for code in table.codes]
        for check in checks(form.rules, codes, lambda _key: Decimal(0)):
            terms = (*check.left, *check.right)
            assert {term.key.code for term in terms if not term.optional} <= set(codes), (form.id, check.rule.id)
            assert {term.key.code for term in terms if term.optional} <= catalogue.default.by_code.keys() - set(codes)
            assert check.status is Status.HOLDS


@pytest.mark.parametrize(("kind", "rows"), [("2019/matrix", 23), ("2021/matrix", 25), ("2014/statistics", 78)])
def test_rows(kind: str, rows: int) -> None:
    assert len(TABLES[kind].rows) == rows


def test_rows_are_found_by_label_and_alias() -> None:
    matrix = TABLES["2021/matrix"]
    assert [matrix.rows[i].code for i in matrix.find_rows("1．逾期不补正")] == [
        "requests.otherwise_handled.not_corrected"
    ]
    assert len(TABLES["2014/statistics"].find_rows("被依法纠错数")) == 2
    assert matrix.find_rows("没有这一行") == ()
    assert matrix.find_column("法律 服务机构") == 4
    assert TABLES["local.fujian/statistics"].find_column("2018年") == 0
    assert matrix.find_column("单位") is None
    assert len(list(catalogue.default.shaped(Shape.ROW))) == 2


def lookup(values: dict[str, Decimal | Missing | None]):  # type: ignore[no-untyped-def]
    return lambda wanted: values.get(wanted.code)


def status(form: str, rule: str, values: dict[str, Decimal | Missing | None]) -> list[Status]:
    found = next(f for f in catalogue.default.forms if f.id == form)
    codes = [code for table in found.tables for code in table.codes]
    return [c.status for c in checks(found.rules, codes, lookup(values)) if c.rule.id == rule]


def test_sums_and_blanks() -> None:
    parts: dict[str, Decimal | Missing | None] = {
        f"requests.received.{way}": Decimal(n)
        for way, n in (("in_person", 203), ("fax", 0), ("online", 15), ("letter", 8))
    }
    assert status("2014", "C1", {**parts, "requests.received": Decimal(226)}) == [Status.HOLDS]
    assert status("2014", "C1", {**parts, "requests.received": Decimal(224)}) == [Status.FAILS]
    assert status("2014", "C1", {**parts, "requests.received": Missing.BLANK}) == [Status.NOT_ASSESSABLE]
    assert status("2014", "C1", parts) == [Status.NOT_ASSESSABLE]
    blank = {**parts, "requests.received.fax": Missing.BLANK, "requests.received": Decimal(226)}
    assert status("2014", "C1", blank) == [Status.HOLDS]


def test_bounds_implications_and_domains() -> None:
    one, none = Decimal(1), Decimal(0)
    assert status("2014", "E2", {"training.sessions": Decimal(3), "training.participants": one}) == [Status.FAILS]
    social: dict[str, Decimal | Missing | None] = {"responses.social_media": Decimal(1000), "responses.other": none}
    assert status("2014", "B4", {**social, "responses.hot_topics": none}) == [Status.FAILS]
    assert status("2014", "B4", {**social, "responses.hot_topics": one}) == [Status.HOLDS]
    nothing: dict[str, Decimal | Missing | None] = {
        "responses.social_media": none,
        "responses.other": none,
        "responses.hot_topics": none,
    }
    assert status("2014", "B4", nothing) == [Status.HOLDS]
    assert Status.FAILS in status("2014", "X", {"meetings.total": Decimal(-1)})
    assert Status.FAILS in status("2019", "Z1", {"procurement.projects": one, "procurement.amount": none})
    change: dict[str, Decimal | Missing | None] = {"licensing.items_change": Decimal(-393)}
    assert Status.FAILS not in status("2019", "X", change)


def test_a_blank_in_the_total_column_is_not_assessable() -> None:
    form = next(f for f in catalogue.default.forms if f.id == "2021")
    codes = [code for table in form.tables for code in table.codes]

    def values(wanted: Key) -> Decimal | Missing:
        blank = wanted.code == "requests.granted" and wanted.applicant == "total"
        return Missing.BLANK if blank else Decimal(0)

    found = {c.left[0].key.applicant: c.status for c in checks(form.rules, codes, values) if c.rule.id == "V2"}
    assert found["total"] is Status.NOT_ASSESSABLE
    assert found["natural_person"] is Status.HOLDS


def test_a_row_that_is_blank_for_everybody_counts_zero_in_the_total_column() -> None:
    form = next(f for f in catalogue.default.forms if f.id == "2021")
    codes = [c for t in form.tables for c in t.codes]

    def values(wanted: Key) -> Decimal | Missing | None:
        return Missing.BLANK if wanted.code == "requests.granted" else Decimal(wanted.code == "requests.results_total")

    found = {c.left[0].key.applicant: c for c in checks(form.rules, codes, values) if c.rule.id == "V2"}
    assert {c.status for c in found.values()} == {Status.FAILS}
    assert [k.code for k in found["total"].blanks] == ["requests.granted"]


def test_a_form_of_ones_own(tmp_path: Path) -> None:
    own = catalogue.load(write(tmp_path, LOCAL))
    assert own.tables["local.river/statistics"].codes == ("disclosure.total", "disclosure.screens")
    report = parse(REPORT, catalogue=own)
    assert report.tables[0].kind == "local.river/statistics"
    values = normalise(report, catalogue=own)
    assert values["disclosure.screens"].value == 3
    assert [str(o.value) for o in values.all("disclosure.total")] == ["12", "90"]
    assert "disclosure.screens" not in normalise(report)
    again = catalogue.load(write(tmp_path, LOCAL), base=own)
    assert len(again.forms) == len(own.forms)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "local" ', 'id = "local ', "is not TOML"),
        ('title = "政府信息公开情况统计表"', "", "'title' is missing"),
        ('clues = ["本年发生数"]', 'colour = "red"', "'colour' is not known"),
        ('shape = "list"', 'shape = "cube"', "shape 'cube'"),
        ('basis = "cumulative"', 'basis = "decade"', "basis 'decade'"),
        ('label = "本年发生数"', 'label = "本年发生数", pattern = "(", path = []', "no regular expression"),
        ('kind = "bound"', 'kind = "guess"', "kind 'guess'"),
        ('code = "disclosure.total"', 'code = "disclosure.totals"', "which is no indicator"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in LOCAL
    with pytest.raises(ValueError, match=message):
        catalogue.load(write(tmp_path, LOCAL.replace(old, new, 1)))


def test_names_of_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = catalogue.nothing


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("一、主动公开情况", ("chinese", "一", False, "主动公开情况")),
        ("（一） 予以公开", ("chinese-paren", "一", False, "予以公开")),
        ("㈠予以公开", ("chinese-paren", "㈠", False, "予以公开")),
        ("(1)其他", ("arabic-paren", "1", False, "其他")),
        ("１、其他", ("arabic", "1", False, "其他")),
        ("①其他", ("arabic", "①", False, "其他")),
        ("其中：1.政府网站公开数", ("arabic", "1", True, "政府网站公开数")),
        ("1.其中：政府网站公开数", ("arabic", "1", True, "政府网站公开数")),
        ("1.专职人员数（不包括政府公报工作人员数）", ("arabic", "1", False, "专职人员数")),
        ("征收(用)土地数", ("", "", False, "征收(用)土地数")),
        ("（不同渠道和方式公开相同信息计1条）", ("", "", False, "（不同渠道和方式公开相同信息计1条）")),
        ("3.5倍", ("", "", False, "3.5倍")),
        ("其中", ("", "", False, "其中")),
    ],
)
def test_labels(label: str, parts: tuple[str, str, bool, str]) -> None:
    assert tuple(read_label(label)) == parts


def test_long_texts_are_no_labels() -> None:
    assert read_label("（" * 500).name == "（" * 500
    assert key("危及“三安全一稳定”") == key('3. 危及"三安全 一稳定"')
