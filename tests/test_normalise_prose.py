"""What running text tells: a case a rule. Bodies, sentences and numbers are made up."""

from decimal import Decimal

import pytest

import gxparse as gx
from gxparse.normalise.whose import whose_of

Shown = tuple[str, ...]


def read(text: str, *, year: int = 2016, body: str = "白石县水务局", title: str = "总体情况") -> gx.Observations:
    return gx.normalise(gx.parse(f"{body}{year}年政府信息公开工作年度报告\n一、{title}\n{text}\n"))


def shown(values: gx.Observations) -> list[Shown]:
    """Code, value and whatever is not as usual of each observation from prose, in order."""
    return [show(one) for one in values.items_ if one.evidence.origin == "prose"]


def show(one: gx.Observation) -> Shown:
    usual = {"year", "value", "exact", "", "None"}
    value = f"{one.value}" if one.high is None else f"{one.value}–{one.high}"
    more = (one.measure.value, one.basis.value, one.approx.value, one.scope, one.base, one.applicant, one.period)
    return (one.code, value, *(str(part) for part in more if str(part) not in usual))


def told(text: str, **about: object) -> list[Shown]:
    return shown(read(text, **about))  # type: ignore[arg-type]


RECEIVED = "requests.received"
ONLINE = "requests.received.online"
IN_PERSON = "requests.received.in_person"
LETTER = "requests.received.letter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共收到政府信息公开申请12件。", [(RECEIVED, "12")]),
        ("全年受理2起信息公开申请。", [(RECEIVED, "2")]),
        ("收到申请数：5件。", [(RECEIVED, "5")]),
        ("收到申请数为5。", [(RECEIVED, "5")]),
        ("我局收到政府信息公开申请，共5件。", [(RECEIVED, "5")]),
        ("我局收到政府信息公开申请，5件。", []),  # nothing says that the number sums the clause before
        ("收到公租房申请12户。", []),
        ("行政复议渠道3项。", []),
        ("全年收到申请5。", []),
        ("收到申请，均为5件。", []),
        ("未收到申请，共5件。", [(RECEIVED, "0")]),
        ("公开政府信息1万\n余条。", []),
        ("主动公开政府信息1万\n余条。", [("disclosure.total", "10000", "more")]),
        ("政府信息公开培训人员50人\n次。", [("training.participants", "50")]),
        ("主动公开渠道3个。", []),
        ("投入专项经费5万元。", []),
        ("召开会议5次。", []),
        ("收到公租房申请12件，办结9件。", []),  # what is left out is as unknown as what was said
        ("收到政府信息公开申请5人。", []),
        ("收到《政府信息公开申请办法》3份。", []),
        ("按照《条例》，收到申请3件。", [(RECEIVED, "3")]),
        ("三是收到申请3件。", [(RECEIVED, "3")]),
        ("收到政府信息公开申请近30件。", [(RECEIVED, "30", "about")]),
        ("收到政府信息公开申请4至6件。", [(RECEIVED, "4–6")]),
        ("（一）收到申请3件，（二）网络申请2件。", [(RECEIVED, "3"), (ONLINE, "2")]),
    ],
)
def test_totals(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请12件。其中，网络5件、信函7件。",
            [(RECEIVED, "12"), (ONLINE, "5"), (LETTER, "7")],
        ),
        (
            "收到申请12件（当面5件；传真7件）。",
            [(RECEIVED, "12"), (IN_PERSON, "5"), ("requests.received.fax", "7")],
        ),
        ("收到申请12件，其中5件申请涉及征地。", [(RECEIVED, "12")]),
        ("收到申请12件，其中5件申请。", [(RECEIVED, "12")]),  # a part in the words of its whole names nothing
        (
            "收到申请12件。其中5件予以公开，3件不予公开。",
            [(RECEIVED, "12"), ("requests.granted", "5"), ("requests.refused", "3")],
        ),
        ("信函12件、网络留言3条均已转办。", []),  # letters, not requests by letter
        ("当面、网络申请分别为3件、4件。", [(IN_PERSON, "3"), (ONLINE, "4")]),
        ("当面、网络申请分别为3件。", []),
        ("当面、网络申请分别为3件，信函申请4件。", [(LETTER, "4")]),
        ("其中上年结转2件。", [("requests.carried_over", "2")]),
        ("同意公开5件同意部分公开3件。", [("requests.granted", "5"), ("requests.partially_granted", "3")]),
        (
            "收到申请12件，其中5件予以公开3件不予公开。",
            [(RECEIVED, "12"), ("requests.granted", "5"), ("requests.refused", "3")],
        ),
        (
            "主要负责同志参加在线访谈3次，参加新闻发布会2次。",
            [("responses.interviews.principal", "3"), ("responses.press_conferences.principal", "2")],
        ),
        ("召开局务会9次，其中新闻发布会3次。", []),
        ("举办政府信息公开培训班3次，累计培训50人次。", [("training.sessions", "3"), ("training.participants", "50")]),
        ("答复申请5件，其中3件不属于本机关公开。", [("requests.replied", "5"), ("requests.not_this_agency", "3")]),
        ("当面、网络申请分别占3%、4%。", []),
        ("当面、留言分别为3件、4件。", []),
    ],
)
def test_parts_and_lists(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请12件，均已按时办结。", [(RECEIVED, "12"), ("requests.concluded.on_time", "12")]),
        ("收到申请12件全部答复。", [(RECEIVED, "12"), ("requests.replied", "12")]),
        ("收到申请12件，其中网络3件，均已答复。", [(RECEIVED, "12"), (ONLINE, "3")]),
        ("均已按时办结。", []),
        ("收到申请12件，均已归档。", [(RECEIVED, "12")]),
        (
            "收到申请12件（网络5件、当面7件），已全部答复完毕。",
            [(RECEIVED, "12"), (ONLINE, "5"), (IN_PERSON, "7"), ("requests.replied", "12")],
        ),
        ("收到申请12件，均同比增长。", [(RECEIVED, "12")]),
        ("收到申请12件，均应按时答复。", [(RECEIVED, "12")]),
    ],
)
def test_all_of_them(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我局未收到政府信息公开申请。", [(RECEIVED, "0")]),
        ("无政府信息公开行政复议、行政诉讼。", [("review.total", "0"), ("litigation.total", "0")]),
        ("因政府信息公开引起的行政复议、行政诉讼均为零。", [("review.total", "0"), ("litigation.total", "0")]),
        ("行政复议、行政诉讼均为0件。", [("review.total", "0"), ("litigation.total", "0")]),
        ("行政复议均为0件。", [("review.total", "0")]),
        ("未按时答复申请。", []),
        ("未公开政府信息。", []),
        ("没有未答复的申请。", []),
        ("未收到的，可申请行政复议。", []),
        ("因系统升级未收到申请。", []),  # who or what did not receive is unknown
        ("收到申请3件，5件未办结。", [(RECEIVED, "3")]),
        ("下一步，力争不发生行政复议。", []),
        ("2015年未收到政府信息公开申请。", []),
        ("未收到。", []),
    ],
)
def test_denials(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


def test_a_denial_is_its_own_evidence() -> None:
    one = read("我局未收到政府信息公开申请。")[RECEIVED]
    assert (one.evidence.text, one.unit, one.value) == ("未收到政府信息公开申请", None, Decimal(0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("历年累计受理申请40件。", [(RECEIVED, "40", "cumulative")]),
        ("累计受理申请40件。", [(RECEIVED, "40", "cumulative")]),
        ("全年累计受理申请40件。", [(RECEIVED, "40")]),
        ("2016年累计受理申请40件。", [(RECEIVED, "40")]),
        ("2008年以来受理申请40件。", [(RECEIVED, "40", "cumulative")]),
        ("2016年以来受理申请40件。", [(RECEIVED, "40")]),
        ("自2008年5月1日起受理申请40件。", [(RECEIVED, "40", "cumulative")]),
        ("截止12月15日收到申请40件。", [(RECEIVED, "40", "to_date", "2016-01-01/2016-12-15")]),
        ("截至2016年11月，收到申请40件。", [(RECEIVED, "40", "to_date", "2016-01-01/2016-11-30")]),
        ("截至2016年底，收到申请40件。", [(RECEIVED, "40", "to_date", "2016-01-01/2016-12-31")]),
        ("截至目前，收到申请40件。", [(RECEIVED, "40", "to_date")]),
        ("2016年1月1日至2016年6月30日收到申请4件。", [(RECEIVED, "4", "to_date", "2016-01-01/2016-06-30")]),
        ("2016年1月1日至2016年12月31日收到申请4件。", [(RECEIVED, "4")]),
        ("2015年1月1日至2015年12月31日收到申请4件。", []),
        ("2008年5月1日至2016年12月31日收到申请4件。", [(RECEIVED, "4", "cumulative", "2008-05-01/2016-12-31")]),
        ("2016年以及历年来，未发生行政复议。", [("review.total", "0", "cumulative"), ("review.total", "0")]),
        ("2015年收到申请40件。", []),
        ("去年收到申请40件。", []),
        ("6月收到申请4件。", []),
        ("上半年收到申请4件。", []),
        ("近三年收到申请4件。", []),
        ("近三年累计收到申请4件。", []),
        ("1-6月收到申请4件。", []),
        ("2014年至2016年收到申请4件。", []),
        ("2016年3月1日至2016年6月30日收到申请4件。", []),
        ("平均每月收到申请4件。", []),
        ("去年收到申请40件，今年收到申请5件。", [(RECEIVED, "5")]),
        ("收到申请5件（2015年4件），网络申请3件。", [(RECEIVED, "5"), (ONLINE, "3")]),
        ("历年累计收到申请40件，其中2016年5件。", [(RECEIVED, "40", "cumulative"), (RECEIVED, "5")]),
        ("明年计划举办政府信息公开培训班3次。", []),
        ("收到申请由3件增至5件。", [(RECEIVED, "5")]),
    ],
)
def test_times(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请12件，同比增长1.05%。", [(RECEIVED, "12"), (RECEIVED, "1.05", "growth", RECEIVED)]),
        ("收到申请12件，较去年减少3件。", [(RECEIVED, "12"), (RECEIVED, "-3", "growth", RECEIVED)]),
        ("收到申请12件，比2015年回落12.3%。", [(RECEIVED, "12"), (RECEIVED, "-12.3", "growth", RECEIVED)]),
        ("申请数量较去年增加90%。", [(RECEIVED, "90", "growth", RECEIVED)]),
        ("收到申请12件，增长到15%。", [(RECEIVED, "12")]),
        ("收到申请12件，增减5%。", [(RECEIVED, "12")]),
        ("同比增长5%。", []),
        ("审结数同比增长5%。", []),
        ("收到申请12件，增长或下降5%。", [(RECEIVED, "12")]),
        ("收到申请12件，增加3人。", [(RECEIVED, "12")]),
        ("网络申请占总数的30%。", [(ONLINE, "30", "share", RECEIVED)]),
        ("审结占总数的30%。", []),
        ("收到申请12件，增长2倍。", [(RECEIVED, "12")]),
        ("收到申请12件，较2014年增长5%。", [(RECEIVED, "12")]),
        ("收到申请12件，占比较去年提高5个百分点。", [(RECEIVED, "12")]),
        ("收到申请12件，占全市申请总数的30%。", [(RECEIVED, "12")]),
        ("收到申请12件，占比30%。", [(RECEIVED, "12")]),
        ("满意率同比增长5%。", []),
        (
            "收到申请12件，其中网络3件，占总数的25%。",
            [(RECEIVED, "12"), (ONLINE, "3"), (ONLINE, "25", "share", RECEIVED)],
        ),
        (
            "行政复议4件，其中维持3件，占75%。",
            [("review.total", "4"), ("review.upheld", "3"), ("review.upheld", "75", "share", "review.total")],
        ),
        ("收到申请12件，占比3件。", [(RECEIVED, "12")]),
        ("收到申请12件，满意度100%。", [(RECEIVED, "12")]),
        ("按时办结率100%。", [("rates.on_time", "100", "rate")]),
        ("按时办结率100件。", []),
    ],
)
def test_growth_and_shares(text: str, expected: list[Shown]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        (
            "白石县人民政府",
            "全县收到申请12件，其中县政府5件，县政府工作部门7件。",
            [(RECEIVED, "12"), (RECEIVED, "5", "县政府"), (RECEIVED, "7", "县政府工作部门")],
        ),
        ("白石县水务局", "全县收到申请12件，我局收到申请5件。", [(RECEIVED, "12", "全县"), (RECEIVED, "5")]),
        ("白石县水务局", "全县各部门收到申请12件。", [(RECEIVED, "12", "全县各部门")]),
        ("白石县水务局", "全县和各部门收到申请12件。", [(RECEIVED, "12", "各部门")]),
        (
            "白石县人民政府",
            "收到申请12件，其中县政府5件，占41.67%。",
            [(RECEIVED, "12"), (RECEIVED, "5", "县政府"), (RECEIVED, "41.67", "share", "县政府", RECEIVED)],
        ),
        ("白石县水务局", "全县，共收到申请12件。", [(RECEIVED, "12", "全县")]),
        ("白石县人民政府", "县政府共收到申请12件。", [(RECEIVED, "12")]),
        (
            "白石县人民政府",
            "收到申请12件（松坪镇5件、县本级7件）。",
            [(RECEIVED, "12"), (RECEIVED, "5", "松坪镇"), (RECEIVED, "7", "县本级")],
        ),
        ("白石县人民政府", "青溪县人民政府收到申请12件。", [(RECEIVED, "12", "青溪县人民政府")]),
        ("白石县人民政府", "白石县收到申请12件。", [(RECEIVED, "12")]),
        ("白石县人民政府", "白石县人民政府收到申请12件。", [(RECEIVED, "12")]),
        ("白石县水务局", "县水务局收到申请12件。", [(RECEIVED, "12")]),
        ("白石县水务局", "县民政局收到申请12件。", [(RECEIVED, "12", "县民政局")]),
        ("松坪街道办事处", "全街道收到申请12件。", [(RECEIVED, "12")]),
        ("青岚市", "全市收到申请12件。", [(RECEIVED, "12")]),
    ],
)
def test_whose(body: str, text: str, expected: list[Shown]) -> None:
    assert told(text, body=body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新收申请12件。按申请人分，自然人10件、商业企业2件。",
            [(RECEIVED, "12"), (RECEIVED, "10", "natural_person"), (RECEIVED, "2", "enterprise")],
        ),
        (
            "新收申请12件，其中自然人申请10件，法人或其他组织申请2件。",
            [(RECEIVED, "12"), (RECEIVED, "10", "natural_person")],
        ),
        ("新收申请12件，自然人、商业企业申请3件。", [(RECEIVED, "12")]),
        ("予以公开5件（其中自然人3件）。", [("requests.granted", "5"), ("requests.granted", "3", "natural_person")]),
        (
            "新收申请12件，其中自然人申请10件，占83.33%。",
            [
                (RECEIVED, "12"),
                (RECEIVED, "10", "natural_person"),
                (RECEIVED, "83.33", "share", RECEIVED, "natural_person"),
            ],
        ),
        ("自然人行政复议3件。", []),
    ],
)
def test_applicants(text: str, expected: list[Shown]) -> None:
    assert told(text, year=2022) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2016, [("requests.replied", "5"), ("requests.concluded", "6")]),
        (2020, [("requests.results_total", "5"), ("requests.results_total", "6")]),
        (2022, [("requests.results_total", "5"), ("requests.results_total", "6")]),
    ],
)
def test_the_same_words_mean_what_the_form_of_the_year_means(year: int, expected: list[Shown]) -> None:
    assert told("答复政府信息公开申请5件，办结申请6件。", year=year) == expected


def test_without_a_year_what_two_forms_word_alike_is_neither() -> None:
    values = gx.normalise(gx.parse("一、总体情况\n答复政府信息公开申请5件。在线访谈3次。\n"))
    assert shown(values) == [("responses.interviews", "3")]
    assert [one.code for one in values.diagnostics] == ["ambiguous_number"]


@pytest.mark.parametrize(
    ("text", "code", "codes"),
    [
        ("办理政府信息公开申请5件。", "ambiguous_number", ("requests.received", "requests.results_total")),
        ("行政复议、行政诉讼共5件。", "ambiguous_number", ("review.total", "litigation.total")),
        ("行政复议3件、行政诉讼2件，其中维持1件。", "ambiguous_number", ("litigation.upheld", "review.upheld")),
        ("收到政府信息公开申请5件（含上年结转2件）。", "mixed_total", ("requests.received", "requests.carried_over")),
    ],
)
def test_what_the_words_leave_open_is_claimed_by_neither(text: str, code: str, codes: tuple[str, str]) -> None:
    values = read(text, year=2022)
    (oddity,) = values.diagnostics
    assert oddity.code == code
    assert all(name in oddity.message for name in codes)
    assert oddity.span is not None
    assert not any(one.code in codes and one.value == 5 for one in values.items_)


def test_what_nearly_leaves_it_open() -> None:
    assert read("收到政府信息公开申请5件，上年结转2件。", year=2022).diagnostics == ()
    assert read("行政复议3件、行政诉讼2件。", year=2022).diagnostics == ()


def test_parts_of_a_mixed_whole_are_not_claimed() -> None:
    assert told("全年办理政府信息公开申请5件，其中自然人申请3件。", year=2022) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "行政复议情况",
            "维持3件，纠错1件，其他2件。",
            [("review.upheld", "3"), ("review.corrected", "1"), ("review.other", "2")],
        ),
        ("行政复议情况", "其他2件。", []),
        ("行政复议、行政诉讼情况", "维持3件。", []),
        ("依申请公开情况", "同意公开3件。", [("requests.granted", "3")]),
        ("机构建设情况", "专职人员3名。", [("staff.full_time", "3")]),
        ("其他情况", "专职人员3名。", []),
    ],
)
def test_headings_say_what_is_left_out(title: str, text: str, expected: list[Shown]) -> None:
    assert told(text, title=title) == expected


def test_reports_without_sections_are_read() -> None:
    values = gx.normalise(gx.parse("白石县水务局2016年政府信息公开工作年度报告\n2016年收到政府信息公开申请3件。"))
    assert shown(values) == [(RECEIVED, "3")]


def test_a_label_with_a_comma_is_one_label() -> None:
    text = "重点领域公开政府信息9条。其中，主动公开食品安全标准，食品生产经营许可、专项检查整治等信息4条。"
    assert told(text) == [("disclosure.key_areas", "9"), ("disclosure.key_areas.food_drug", "4")]


def test_examples_may_stand_before_hot_topics_alone() -> None:
    assert told("回应公众关注的汛期、防灾等热点31次。") == [("responses.hot_topics", "31")]
    assert told("主动公开汛期、防灾等政府信息31条。") == []


def test_traditional_script_and_full_width_digits() -> None:
    assert told("全年收到政府信息公開申請１２件。") == [(RECEIVED, "12")]


def test_brackets_without_partners_and_deep_ones() -> None:
    assert told("收到申请12件)，（网络3件。") == [(RECEIVED, "12"), (ONLINE, "3")]
    assert told("收到申请12件（（（（（网络3件）））））。")[0] == (RECEIVED, "12")


def test_the_label_is_what_the_text_says() -> None:
    assert read("全年共收到政府信息公开申请12件。")[RECEIVED].label == "全年共收到政府信息公开申请"


def test_tables_come_before_prose() -> None:
    table = "统计指标 | 单位 | 统计数\n一、主动公开情况 | —— |\n（一）主动公开政府信息数 | 条 | 9\n"
    values = read("主动公开政府信息12条。\n" + table)
    assert values["disclosure.total"].value == 9
    assert [str(one.value) for one in values.all("disclosure.total")] == ["9", "12"]
    assert set(values.conflicts()) == {"disclosure.total"}


def test_stages_of_litigation() -> None:
    told_of = told("未经复议直接起诉3件，其中维持2件；复议后起诉1件。", year=2022)
    assert told_of == [
        ("litigation.direct.total", "3"),
        ("litigation.direct.upheld", "2"),
        ("litigation.after_review.total", "1"),
    ]


def test_a_cut_off_without_a_year_has_no_period() -> None:
    values = gx.normalise(gx.parse("一、总体情况\n截止12月15日，收到政府信息公开申请3件。\n"))
    assert shown(values) == [(RECEIVED, "3", "to_date")]


def test_a_period_without_years_has_no_place_in_time() -> None:
    assert shown(gx.normalise(gx.parse("一、总体情况\n1月1日至6月30日，收到政府信息公开申请3件。\n"))) == []


def test_a_catalogue_of_ones_own() -> None:
    report = gx.parse("一、总体情况\n收到政府信息公开申请3件。\n")
    assert gx.normalise(report, catalogue=gx.catalogue.default) == gx.normalise(report)


def test_the_shortest_names_of_bodies_are_no_words() -> None:
    assert whose_of("局").names == ()
    assert whose_of(None).find("收到申请") == []


def test_lines_that_look_like_cells_are_read() -> None:
    text = "已答复的40,574件\n申请中，同意公开39,000件，占答复总数的96.12%。"
    assert told(text)[:2] == [("requests.replied", "40574"), ("requests.granted", "39000")]


def test_a_sentence_in_the_line_after_a_heading_is_read() -> None:
    text = (
        "白石县水务局2016年政府信息公开工作年度报告\n一、回应解读情况\n“政策解读稿件发布”5篇；“微博微信回应事件”8次。\n"
    )
    assert ("responses.social_media", "8") in shown(gx.normalise(gx.parse(text)))


def test_endless_clauses_are_no_sentences() -> None:
    assert told("情况" * 400 + "收到申请3件。") == []


def test_documents_issued_repealed_and_in_force() -> None:
    assert told("制发行政规范性文件3件，废止1件，现行有效20件。", year=2022) == [
        ("normative_documents.issued", "3"),
        ("normative_documents.repealed", "1"),
        ("normative_documents.in_force", "20"),
    ]
