"""Several reports in one document: the first one's values are those it has alone, the others' are not told of its body."""

from itertools import permutations

import pytest

import gxparse as gx


def report(body: str, year: int, received: int) -> str:
    return (
        f"{body}{year}年政府信息公开工作年度报告\n一、总体情况\n全年收到公开申请{received}件。\n"
        f"二、行政复议、行政诉讼情况\n未发生。\n附表 政府信息公开情况统计表\n统计指标 | 单位 | 统计数\n"
        f"（一）收到申请数 | 件 | {received}\n1.当面申请数 | 件 | {received}\n{body}\n{year + 1}年1月12日\n"
    )


def told(text: str) -> list[tuple[object, ...]]:
    values = gx.normalise(gx.parse(text)).items_
    return [(o.code, o.value, o.evidence.origin) for o in values if o.scope is None and o.period is None]


BODIES = ("青山街道办事处", "绿水街道办事处", "蓝天镇")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_others_tell_nothing_of_the_first(order: tuple[int, ...]) -> None:
    parts = [report(BODIES[number], 2016, 3 + number) for number in order]
    whole = gx.parse("".join(parts))
    values = gx.normalise(whole)
    assert [x for x in told("".join(parts)) if x[2] != "derived"] == [x for x in told(parts[0]) if x[2] != "derived"]
    assert not values.conflicts()
    scopes = {o.scope for o in values.all("requests.received")}
    assert scopes == {None, *(BODIES[number] for number in order[1:])}


def test_another_year_of_the_same_body_is_told_of_that_year() -> None:
    values = gx.normalise(gx.parse(report(BODIES[0], 2016, 3) + report(BODIES[0], 2015, 5)))
    found = {(o.value, o.period and str(o.period.start)) for o in values.all("requests.received")}
    assert found == {(3, None), (5, "2015-01-01")}
    assert values["requests.received"].value == 3
    assert not values.conflicts()


FIRST = "白石县水务局2020年政府信息公开工作年度报告\n"
PLACES = (
    FIRST + "{}\n一、总体情况\n全年收到公开申请5件。\n二、主动公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n{}\n二、主动公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n（一）申请\n全年收到公开申请5件。\n{}\n（二）公开\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n{}\n主动公开信息7条。\n",
    FIRST + "一、总体情况\n全年收到公开申请5件。\n主动公开信息7条。\n白石县水务局\n2021年1月5日\n{}\n",
)
CITING = (
    "本报告参照{}", "参照{}", "详见{}", "我局已公布{}", "编制了{}", "《{}》", "按要求报送{}", "并参考了{}",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("citing", CITING)
def test_a_report_that_is_cited_is_none_of_the_document(place: str, citing: str) -> None:
    line = citing.format("青山县水务局2019年政府信息公开工作年度报告")
    report = gx.parse(place.format(line))
    assert not [d for d in report.diagnostics if d.code == "several_reports"]
    values = gx.normalise(report).items_
    assert {(o.scope, o.period) for o in values} == {(None, None)}
    assert (values[0].code, values[0].value) == ("requests.received", 5)


@pytest.mark.parametrize("place", PLACES[1:3])
def test_numbers_that_count_on_show_that_a_line_begins_no_report(place: str) -> None:
    line = "青山县水务局2019年政府信息公开工作年度报告"
    assert told(place.format(line)) == [("requests.received", 5, "prose"), ("disclosure.total", 7, "prose")]


@pytest.mark.parametrize(
    "rest",
    [
        "一、总体情况\n主动公开信息7条。\n",
        "1.总体情况\n主动公开信息7条。\n",
        "全年公开情况如下。\n主动公开信息7条。\n",
        "概述\n本局如下。\n二、公开\n主动公开信息7条。\n",
    ],
)
def test_a_further_report_begins_its_numbers_anew(rest: str) -> None:
    first = FIRST + "一、总体情况\n全年收到公开申请5件。\n二、复议\n无。\n三、其他\n无。\n"
    text = first + "青山县水务局2019年政府信息公开工作年度报告\n" + rest
    values = gx.normalise(gx.parse(text))
    assert [(o.scope, str(o.period and o.period.start)) for o in values.all("disclosure.total")] == [("青山县水务局", "2019-01-01")]


HEADS = (("一、总体情况", "二、主动公开", "三、依申请公开"), ("一、总体情况\n（一）申请", "（二）主动公开", "（三）其他"))
OTHER = "青山县水务局2019年政府信息公开工作年度报告"


def counting_on(heads: tuple[str, str, str], ended: int, between: str) -> str:
    """A report with so many headings, what stands between, and the heading that counts on."""
    first = [f"{heads[0]}\n全年收到公开申请5件。\n", f"{heads[1]}\n公开工作平稳。\n"]
    return FIRST + "".join(first[:ended]) + f"{between}\n{heads[ended]}\n主动公开信息7条。\n"


def owners(text: str) -> set[tuple[object, ...]]:
    values = gx.normalise(gx.parse(text)).items_
    return {(o.code, o.value, o.scope, o.period and str(o.period.start)) for o in values}


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("ended", [1, 2])
@pytest.mark.parametrize(
    "between",
    [
        f"{OTHER}\n概述\n本局工作平稳。",
        f"{OTHER}\n本局工作平稳。",
        f"\n{OTHER}\n\n2019年，本局工作平稳。\n",
        f"白石县水务局\n2021年1月5日\n{OTHER}\n概述\n本局工作平稳。",
        f"白石县水务局\n2021年1月5日\n{OTHER}",
        f"白石县水务局\n二〇二一年一月五日\n{OTHER}",
        f"白石县水务局\n{OTHER}\n根据规定编制本报告。",
        f"无\n{OTHER}\n本局工作平稳。",
        f"办结申请5件\n{OTHER}\n本局工作平稳。",
        f"{OTHER}\n{OTHER}\n本局工作平稳。",
    ],
)
def test_a_title_over_text_of_its_own_begins_a_report_though_the_headings_count_on(
    heads: tuple[str, str, str], ended: int, between: str
) -> None:
    text = counting_on(heads, ended, between)
    assert [d.code for d in gx.parse(text).diagnostics].count("several_reports") >= 1
    found = owners(text)
    assert ("requests.received", 5, None, None) in found
    assert {x[2:] for x in found if x[0] == "disclosure.total"} == {("青山县水务局", "2019-01-01")}


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("ended", [1, 2])
@pytest.mark.parametrize(
    "between",
    [
        f"报告公布于2021年1月5日\n{OTHER}",
        OTHER,  # nothing of its own: the last line of the section
        f"{OTHER}\n的体例沿用至今。",
        f"{OTHER}\n已在网站公布。",
        f"本局今年编制报告时，在体例上沿用了\n{OTHER}\n本局工作平稳。",
        f"可供查阅的有：\n{OTHER}\n本局工作平稳。",
        f"可供查阅的有，\n{OTHER}\n本局工作平稳。",
        f"有以下报告。\n{OTHER}\n绿水县水务局2019年政府信息公开工作年度报告\n本局工作平稳。",
        f"参照{OTHER}\n本局工作平稳。",
        f"《{OTHER}》\n本局工作平稳。",
        f"转发{OTHER}\n本局工作平稳。",
        "白石县水务局2020年度政府信息公开年报\n本局工作平稳。",  # the document's own, named once more
        "政府信息公开工作年度报告\n本局工作平稳。",
        "青山县水务局政府信息公开工作年度报告\n本局工作平稳。",
    ],
)
def test_a_line_of_a_sentence_or_list_begins_no_report(heads: tuple[str, str, str], ended: int, between: str) -> None:
    text = counting_on(heads, ended, between)
    assert not [d for d in gx.parse(text).diagnostics if d.code == "several_reports"]
    assert {x[2:] for x in owners(text)} == {(None, None)}


@pytest.mark.parametrize(
    "line",
    [
        "转发{}2016年政府信息公开工作年度报告",
        "见{}2016年政府信息公开工作年度报告",
        "{}关于报送2016年政府信息公开工作年度报告",
        "白石县人民政府关于转发{}2016年政府信息公开工作年度报告",
    ],
)
@pytest.mark.parametrize("first", ["一、申请\n全年收到公开申请5件。\n", "一、申请\n全年收到公开申请5件。\n二、其他\n无。\n"])
def test_headings_begun_anew_outweigh_words_that_cite(line: str, first: str) -> None:
    text = FIRST + first + line.format("清江县水利局") + "\n一、主动公开\n主动公开信息7条。\n"
    assert "several_reports" in {d.code for d in gx.parse(text).diagnostics}
    assert owners(text) == {
        ("requests.received", 5, None, None),
        ("disclosure.total", 7, "清江县水利局", "2016-01-01"),
    }


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("", "一、主动公开\n"),  # the document's own first heading
        ("一、申请\n全年收到公开申请5件。\n", "工作平稳。\n一、主动公开\n"),  # not right behind it
        ("一、申请\n全年收到公开申请5件。\n", "二、主动公开\n"),
        ("一、申请\n（一）受理\n全年收到公开申请5件。\n二、其他\n", "（一）主动公开\n"),  # begins anew below 二
        ("一、申请\n全年收到公开申请5件。\n", ""),
    ],
)
@pytest.mark.parametrize("citing", ["转发{}", "本报告参照{}", "见{}"])
def test_words_that_cite_stay_so_where_no_headings_begin_anew(first: str, rest: str, citing: str) -> None:
    text = FIRST + first + citing.format(OTHER) + "\n" + rest + "主动公开信息7条。\n"
    assert not [d for d in gx.parse(text).diagnostics if d.code == "several_reports"]
    assert {x[2:] for x in owners(text)} == {(None, None)}


@pytest.mark.parametrize("line", ["我局2016年政府信息公开工作年度报告", "按照要求起草2016年政府信息公开工作年度报告"])
def test_words_that_cite_and_name_no_body_begin_no_report(line: str) -> None:
    text = FIRST + f"一、申请\n全年收到公开申请5件。\n{line}\n一、主动公开\n主动公开信息7条。\n"
    assert not [d for d in gx.parse(text).diagnostics if d.code == "several_reports"]
