"""Indicators as data: what each entry says, look-up by code, label and form, and what a file of a province adds."""

import re
from pathlib import Path

import pytest

from gxparse import catalogue
from gxparse.catalogue import Catalogue, MatchedBy, RuleKind
from gxparse.catalogue.arithmetic import matches
from gxparse.catalogue.labels import name_key
from gxparse.normalise import normalise
from gxparse.parser import parse

DEFAULT = catalogue.default
CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
SOURCE = re.compile(r"(2007|2019) Art\. [0-9()]+(, [0-9()]+)*(; (2007|2019) Art\. [0-9()]+(, [0-9()]+)*)*")
UNITS = {"条", "件", "次", "篇", "人次", "个", "人", "元"}


@pytest.mark.parametrize("one", DEFAULT.indicators, ids=lambda one: one.code)
def test_an_indicator_is_complete(one: catalogue.Indicator) -> None:
    assert CODE.fullmatch(one.code)
    assert re.search("[\u4e00-\u9fff]", one.name)
    assert re.match("[A-Z]", one.name_en)
    assert one.kind in ("count", "money", "rate")
    assert (one.unit is None) == (one.kind == "rate") or one.unit == "项"
    assert one.unit in UNITS | {None, "项"}
    assert (one.unit == "元") == (one.kind == "money")
    assert one.source is not None
    assert SOURCE.fullmatch(one.source)
    assert set(one.parents) <= set(DEFAULT.by_code) - {one.code}
    assert one.dimension in (None, "applicant")
    forms = {f"{f.id}.{f.variant}" if f.variant else f.id for f in DEFAULT.forms}
    assert {place.form for place in one.printed} <= forms
    assert len({name_key(name) for name in one.aliases}) == len(one.aliases)


def test_codes_and_english_names_are_told_apart() -> None:
    assert len(DEFAULT.by_code) == len(DEFAULT)
    assert len({one.name_en for one in DEFAULT}) == len(DEFAULT)


def test_nothing_is_part_of_itself() -> None:
    def wholes(code: str, seen: tuple[str, ...] = ()) -> None:
        assert code not in seen
        for parent in DEFAULT[code].parents:
            wholes(parent, (*seen, code))

    for one in DEFAULT:
        wholes(one.code)


def test_parents_are_those_of_the_arithmetic() -> None:
    assert DEFAULT["requests.received.fax"].parents == ("requests.received",)
    assert DEFAULT["requests.refused.privacy"].parents == ("requests.refused",)
    assert DEFAULT["requests.refused.third_party"].parents == ("requests.refused", "requests.results_total")
    assert DEFAULT["requests.unable"].parents == ("requests.results_total",)
    assert DEFAULT["litigation.direct.total"].parents == ("litigation.total",)
    assert DEFAULT["disclosure.normative_documents"].parents == ("disclosure.total",)
    assert DEFAULT["training.sessions"].parents == ()
    assert DEFAULT["requests.not_processed"].dimension == "applicant"
    assert DEFAULT["review.total"].dimension is None


def test_exact_labels_of_the_forms() -> None:
    places = {place.form: place.label for place in DEFAULT["requests.received"].printed}
    assert places["2014"] == "（一）收到申请数"
    assert places["2021"] == "一、本年新收政府信息公开申请数量"
    assert [p.label for p in DEFAULT["government_rules.in_force"].printed] == ["规章 现行有效件数"]
    assert DEFAULT["review.pending"].printed[0].label == "行政复议 尚未审结"


def test_look_up_by_code_and_form() -> None:
    assert "requests.received" in DEFAULT
    assert "requests" not in DEFAULT
    with pytest.raises(KeyError):
        _ = DEFAULT["requests"]
    codes = {one.code for one in DEFAULT.of_form("2019")}
    assert "procurement.amount" in codes
    assert "charges.amount" not in codes
    assert {one.code for one in DEFAULT.of_form("local.fujian")} < {one.code for one in DEFAULT.of_form("local")}
    assert DEFAULT.of_form("1999") == ()


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("（一） 主動公開政府信息數", "disclosure.total"),
        ("其中：３．网络申请数（件）", "requests.received.online"),
        ("收到申请情况", "requests.received"),
        ("㈦总计", "requests.results_total"),
        ("3.危及“三 安全\n一稳定”", "requests.refused.security_stability"),
        ("规章现行有效件数", "government_rules.in_force"),
        ("行政复议数量", "review.total"),
    ],
)
def test_a_label_is_found_after_folding(label: str, code: str) -> None:
    found = DEFAULT.find(label)
    assert [(m.indicator.code, m.by, m.score) for m in found] == [(code, MatchedBy.LABEL, 100)]


def test_a_label_is_found_by_alias_then_by_likeness() -> None:
    (alias,) = DEFAULT.find("（一）收到政府信息公开申请数")
    assert (alias.indicator.code, alias.by, alias.score) == ("requests.received", MatchedBy.ALIAS, 100)
    near = DEFAULT.find("主动公开政府讯息总数")
    assert (near[0].indicator.code, near[0].by) == ("disclosure.total", MatchedBy.NEAR)
    assert [m.score for m in near] == sorted((m.score for m in near), reverse=True)
    assert all(60 <= m.score < 100 for m in near)
    assert len({m.indicator.code for m in near}) == len(near) <= 5
    assert len(DEFAULT.find("主动公开政府讯息总数", limit=1)) == 1


def test_a_label_that_several_have_names_all_of_them() -> None:
    assert {m.indicator.code for m in DEFAULT.find("被依法纠错数")} == {"review.corrected", "litigation.corrected"}


def test_a_label_of_one_form() -> None:
    assert (
        DEFAULT.find("规范性文件本年新公开数量", form="2019")[0].indicator.code == "normative_documents.newly_disclosed"
    )
    assert all(m.by is MatchedBy.NEAR for m in DEFAULT.find("规范性文件本年新公开数量", form="2021"))


@pytest.mark.parametrize("label", ["", "，", "Ω", "字" * 200, "（" * 500])
def test_what_is_no_label_names_nothing(label: str) -> None:
    assert DEFAULT.find(label) == ()


def test_shown_as_a_table() -> None:
    html = DEFAULT._repr_html_()
    assert html.count("<tr>") == len(DEFAULT) + 1
    assert "<td>requests.received</td><td>收到申请数</td><td>Requests received</td><td>件</td>" in html


HEAD = (
    "白石县水务局2016年政府信息公开工作年度报告\n一、概述\n{}\n附表 政府信息公开情况统计表\n统计指标 | 单位 | 统计数\n"
)
ROWS = (
    "一、主动公开情况 | —— | ——\n（一）主动公开政府信息数 | 条 | 12\n其中：主动公开规范性文件数 | 条 | 2\n"
    "制发规范性文件总数 | 件 | 2\n（二）通过不同渠道和方式公开政府信息的情况 | —— | ——\n1.政府公报公开政府信息数 | 条 | 0\n"
    "2.政府网站公开政府信息数 | 条 | 12\n3.政务微博公开政府信息数 | 条 | 0\n{}三、依申请公开情况 | —— | ——\n"
    "（一）收到申请数 | 件 | 3\n1.当面申请数 | 件 | 1\n2.传真申请数 | 件 | 0\n3.网络申请数 | 件 | 2\n4.信函申请数 | 件 | 0\n"
)
PROVINCE = """
extends = "2014"

[[indicators]]
code = "disclosure.channel.screens"
name = "公共电子屏公开政府信息数"
name_en = "Disclosed on public screens"
unit = "条"
part_of = ["disclosure.total"]

[[rows]]
table = "statistics"
after = "disclosure.channel.weibo"
label = "4.公共电子屏公开政府信息数"
code = "disclosure.channel.screens"
unit = "条"
aliases = ["电子大屏公开数"]

[aliases]
"disclosure.channel.screens" = ["电子大屏滚动公开信息"]
"meetings.total" = ["政务公开碰头会次数"]

[[rules]]
id = "K7"
kind = "bound"
left = ["disclosure.channel.screens"]
op = "<="
right = ["disclosure.total"]

[[derived]]
code = "disclosure.channel.screens"
parts = ["disclosure.channel.weibo"]
forms = ["nowhere"]
"""


def province(tmp_path: Path, text: str = PROVINCE, base: Catalogue | None = None) -> Catalogue:
    path = tmp_path / "province.toml"
    path.write_text(text, "utf-8")
    return catalogue.load(path, base=base)


def test_a_province_adds_indicator_row_alias_and_rule(tmp_path: Path) -> None:
    own = province(tmp_path)
    assert len(own) == len(DEFAULT) + 1
    assert "disclosure.channel.screens" not in DEFAULT
    screens = own["disclosure.channel.screens"]
    assert [(p.form, p.label, p.aliases) for p in screens.printed] == [
        ("2014", "4.公共电子屏公开政府信息数", ("电子大屏公开数", "电子大屏滚动公开信息"))
    ]
    assert screens.parents == ("disclosure.total",)
    assert own.find("电子大屏滚动公开信息数")[0].by is MatchedBy.ALIAS
    rows = [row.code for row in own.tables["2014/statistics"].rows]
    assert rows[rows.index("disclosure.channel.weibo") + 1] == "disclosure.channel.screens"
    assert [rule.kind for rule in own.tables["2014/statistics"].rules if rule.id == "K7"] == [RuleKind.BOUND]
    again = province(tmp_path, PROVINCE.replace('after = "disclosure.channel.weibo"', ""), base=own)
    assert [rule.id for rule in again.forms[0].rules].count("K7") == 1
    assert again.tables["2014/statistics"].rows[-1].code == "disclosure.channel.screens"


def test_tables_prose_and_audit_use_what_is_added(tmp_path: Path) -> None:
    from gxparse.audit import audit

    own = province(tmp_path)
    text = HEAD.format("全年通过电子大屏滚动公开信息20条，召开政务公开碰头会次数为4次。")
    text += ROWS.format("4.公共电子屏公开政府信息数 | 条 | 20\n")
    report = parse(text, catalogue=own)
    values = normalise(report, catalogue=own)
    assert [(o.value, o.evidence.origin) for o in values.all("disclosure.channel.screens")] == [
        (20, "table"), (20, "prose"),
    ]  # fmt: skip
    assert values["meetings.total"].value == 4
    assert "K7" in {finding.rule for finding in audit(report, catalogue=own).failures}
    plain = normalise(parse(text))
    assert "disclosure.channel.screens" not in plain
    assert "meetings.total" not in plain


def test_a_file_of_names_alone(tmp_path: Path) -> None:
    own = province(tmp_path, '[aliases]\n"meetings.total" = ["政务公开碰头会次数"]\n')
    assert [form.rules for form in own.forms] == [form.rules for form in DEFAULT.forms]
    changed = [t.kind for t in own.tables.values() if t != DEFAULT.tables[t.kind]]
    assert changed == ["2014/statistics"]
    assert own.find("政务公开碰头会")[0].indicator.code == "meetings.total"
    assert own["meetings.total"].aliases == ("政务公开碰头会次数",)


def test_a_row_of_a_form_by_the_name_that_a_place_gives_it(tmp_path: Path) -> None:
    own = province(tmp_path, '[aliases]\n"meetings.total" = ["政务公开碰头会次数"]\n')
    text = HEAD.format("") + ROWS.format("") + "（一）政务公开碰头会次数 | 次 | 4\n"
    assert normalise(parse(text, catalogue=own), catalogue=own)["meetings.total"].value == 4
    assert "meetings.total" not in normalise(parse(text))


def test_a_row_that_no_form_has_is_read_by_its_name_or_told(tmp_path: Path) -> None:
    text = HEAD.format("") + ROWS.format("4.政务公开碰头会次数 | 次 | 4\n5.政务微薄粉丝公开数量 | 条 | 9\n")
    own = province(tmp_path, '[aliases]\n"complaints.appeals" = ["政务公开碰头会次数"]\n')
    values = normalise(parse(text, catalogue=own), catalogue=own)
    assert values["complaints.appeals"].value == 4
    odd = [d for d in values.diagnostics if d.code == "unknown_row"]
    assert [d.span.of(text)[:4] for d in odd if d.span] == ["5.政务"]
    assert re.search(r"Nearest: 政务微博公开政府信息数 \(\d\d\)", odd[0].hint)
    odd = [d for d in normalise(parse(text)).diagnostics if d.code == "unknown_row"]
    assert len(odd) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('extends = "2014"', 'extends = "1914"', "no form '1914'"),
        ('extends = "2014"', "", "'extends' is missing"),
        ('table = "statistics"', 'table = "matrix"', "no table 'matrix'; it has statistics"),
        ('code = "disclosure.channel.screens"\nunit = "条"\naliases', 'code = "disclosure.x"\nunit = "条"\naliases',
         "'disclosure.x', which is no indicator"),
        ('"meetings.total" =', '"meetings.all" =', "'meetings.all', which is no indicator"),
        ('parts = ["disclosure.channel.weibo"]', 'parts = ["weibo"]', "'weibo', which is no indicator"),
        ('forms = ["nowhere"]', "", "'forms' is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_addition(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PROVINCE
    with pytest.raises(ValueError, match=re.escape(message)):
        province(tmp_path, PROVINCE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("pattern", "code", "fits"),
    [("*", "a.b", True), ("a.*", "a.b", True), ("*.b", "a.b", True), ("a.b", "a.b", True), ("a.b", "a.b.c", False)],
)
def test_patterns_of_codes(pattern: str, code: str, *, fits: bool) -> None:
    assert matches(pattern, code) is fits
