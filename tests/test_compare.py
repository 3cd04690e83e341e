"""What compare says of two reports: numbers, sections, sentences."""

import re
from decimal import Decimal

import pytest

import gxparse as gx
from audit_reports import key, report
from gxparse import samples
from gxparse.compare import compare
from gxparse.model.comparison import ChangeStatus, Comparison
from gxparse.model.tables import Missing
from gxparse.rendering.comparison import comparison_html, comparison_text, side_by_side

OLD = """甲乙县人民政府2022年政府信息公开工作年度报告

一、总体情况
本县坚持公开为常态，全年发布各类政府信息120条，组织业务培训3次。
完善信息发布审核制度，落实先审后发的要求。
二、存在的主要问题
公开内容的深度还不够；工作人员力量有待加强。
三、机构建设
设置查阅点5个，方便群众就近查阅。
"""
NEW = """甲乙县人民政府2023年政府信息公开工作年度报告

一、总体情况
本县坚持公开为常态，全年发布各类政府信息150条，组织业务培训3次。
今年新设政务新媒体矩阵，开通短视频栏目并每周更新。
二、平台情况
政府网站改版上线，检索功能更加便捷。
三、存在的主要问题及改进情况
公开内容的深度仍然不够；工作人员力量有待加强。
"""


def compared(old: str = OLD, new: str = NEW) -> Comparison:
    return compare(gx.parse(old), gx.parse(new))


def test_numbers() -> None:
    old = report("2021", {key("review.total"): 4, key("review.other"): 4}, year=2022)
    new = report("2021", {key("review.total"): 6, key("review.other"): 6, key("review.pending"): 0})
    found = compare(old, new).change("review.total")
    assert found is not None
    assert (found.before, found.after, found.delta, found.ratio, found.status) == (4, 6, 2, Decimal("1.5"), "changed")
    assert found.before_span is not None
    assert found.before_span.of(old.text) == "4"


def test_a_value_of_the_text_is_compared_where_the_cell_of_the_table_is_blank() -> None:
    text = next(entry for entry in samples.reports() if entry.name == "pipe_table.txt").read_text(encoding="utf-8")
    told = {cell: gx.parse(text.replace("举办各类培训班数 | 次 | 2 |", f"举办各类培训班数 | 次 | {cell} |")) for cell in ("2", "")}
    found = compare(told[""], told["2"]).change("training.sessions")
    assert found is not None
    assert (found.before, found.after, found.status) == (2, 2, "same")
    assert found.before_span is not None
    assert found.after_span is not None
    assert found.before_span.start < text.index("政府信息公开会议和培训情况") < found.after_span.start


def test_blank_is_not_zero() -> None:
    zero, blank, slash = (report("2021", {key("review.total"): value}) for value in (0, Missing.BLANK, Missing.SLASH))
    lost = compare(zero, blank).change("review.total")
    found = compare(blank, zero).change("review.total")
    other = compare(blank, slash).change("review.total")
    assert lost is not None
    assert found is not None
    assert other is not None
    assert (lost.status, lost.delta, lost.reason) == ("removed", None, "blank after, which is not zero")
    assert (found.status, found.after, found.before_missing) == ("added", 0, Missing.BLANK)
    assert (other.status, other.reason, other.reason_zh) == (
        "changed",
        "blank before, a slash after",
        "前者空白，后者为斜线",
    )


def test_growth_from_zero_has_no_ratio() -> None:
    found = compare(report("2021", {}), report("2021", {key("review.total"): 3})).change("review.total")
    assert found is not None
    assert (found.delta, found.ratio) == (3, None)


def test_what_a_form_defines_otherwise_is_not_compared() -> None:
    old = report("2014", {key("requests.refused"): 3}, year=2018)
    new = report("2019", {key("requests.refused.third_party", "total"): 2}, year=2020)
    found = compare(old, new)
    statuses = {c.code: c.status for c in found.changes if c.applicant in (None, "total")}
    assert statuses["requests.received"] == "same"
    assert found.change("requests.received", "total") == found.change("requests.received")
    assert statuses["requests.refused"] == "not_comparable"
    assert statuses["staff.total"] == "removed"
    assert statuses["requests.results_total"] == "added"


def test_a_note_about_other_forms_is_no_reservation() -> None:
    old, new = report("2019", {}, year=2020), report("2021", {}, year=2021)
    found = compare(old, new).change("requests.granted", "total")
    assert found is not None
    assert (found.status, found.reason) == ("same", None)


def test_the_same_words_in_two_forms() -> None:
    old = report("2014", {key("requests.refused"): 3}, year=2018)
    new = report("2019", {key("requests.refused.third_party", "total"): 2}, year=2020)
    found = compare(old, new).change("requests.refused")
    assert found is not None
    assert found.status == "not_comparable"
    assert found.reason
    assert found.reason_zh
    assert found.delta is None


def test_sections_answer_each_other_by_title_and_content() -> None:
    found = compared()
    assert [(p.before.title, p.after.title) for p in found.sections] == [
        ("总体情况", "总体情况"),
        ("存在的主要问题", "存在的主要问题及改进情况"),
    ]
    assert [s.title for s in found.dropped_sections] == ["机构建设"]
    assert [s.title for s in found.new_sections] == ["平台情况"]
    assert 0 < found.sections[0].similarity < 1


def test_sentences() -> None:
    found = compared()
    copied = {p.after.text: p.same_numbers for p in found.copied}
    assert copied == {
        "本县坚持公开为常态，全年发布各类政府信息150条，组织业务培训3次。": False,
        "工作人员力量有待加强。": True,
    }
    assert [(p.before.text, p.after.text) for p in found.reworded] == [
        ("公开内容的深度还不够；", "公开内容的深度仍然不够；")
    ]
    assert "今年新设政务新媒体矩阵，开通短视频栏目并每周更新。" in [p.text for p in found.new]
    assert "完善信息发布审核制度，落实先审后发的要求。" in [p.text for p in found.dropped]
    assert 0 < found.reuse < 1
    for passage in (*found.new, *(p.after for p in found.copied)):
        assert passage.span.of(gx.parse(NEW).text) == passage.text


def test_a_report_and_itself() -> None:
    found = compared(OLD, OLD)
    assert (found.changed, found.similarity, found.reuse) == ((), 1.0, 1.0)
    assert (found.new, found.dropped, found.reworded) == ((), (), ())
    assert all(p.similarity == 1 for p in found.sections)


def test_reports_without_sections() -> None:
    found = compared("全年发布信息一百二十条。\n", "天气预报说明日有雨。\n")
    assert found.sections == ()
    assert found.reuse == 0
    assert found.similarity < 0.2
    assert "全年发布信息一百二十条。" in side_by_side(found)
    assert compared("", "").reuse == 0


@pytest.mark.parametrize("show", [comparison_text, comparison_html, side_by_side])
def test_views(show: object) -> None:
    old = gx.parse(OLD)
    text = show(compare(old, gx.parse(NEW)))  # type: ignore[operator]
    assert "甲乙县人民政府 2022 → 甲乙县人民政府 2023" in text
    assert "机构建设" in text
    assert "短视频" in text
    before, after = (text.index(f"公开内容的深度{word}不够；") for word in ("还", "仍然"))
    assert before < after  # both of a reworded sentence
    assert "<script" not in side_by_side(compared(OLD.replace("总体", "<script>"), NEW))


def test_views_of_numbers() -> None:
    old = report("2014", {key("staff.total"): 1, key("requests.refused"): 3}, year=2018, agency="甲<县")
    new = report("2019", {}, year=2020, agency="甲<县")
    found = compare(old, new)
    assert "甲&lt;县" in comparison_html(found)
    assert "removed" in comparison_text(found)
    assert "not_comparable" in comparison_html(found)
    same = compare(report("2014", {key("staff.total"): 2}, year=2016), report("2014", {key("staff.total"): 3}))
    assert "staff.total: 2 → 3 (+1, ×1.50)" in comparison_text(same)
    assert "2 → 3" not in comparison_text(compare(old, old))


def test_records() -> None:
    from gxparse.tabular import comparison_arrow, comparison_pandas, comparison_polars, comparison_records

    found = compare(report("2014", {key("staff.total"): 3}), report("2014", {key("staff.total"): 2}))
    record = next(r for r in comparison_records(found) if r["code"] == "staff.total")
    assert (record["delta"], record["ratio"], record["status"]) == (-1, Decimal("0.666667"), "changed")
    assert (
        len(comparison_pandas(found))
        == len(comparison_polars(found))
        == len(comparison_arrow(found))
        == len(found.changes)
    )


def test_the_status_of_silence() -> None:
    assert {s.value for s in ChangeStatus} == {"changed", "same", "added", "removed", "not_comparable"}


def test_a_table_is_compared_before_a_sentence() -> None:
    text = "一、总体情况\n全年召开政府信息公开工作会议{}次。\n"
    old, new = (
        gx.parse(f"甲乙县{year}年政府信息公开工作年度报告\n{text.format(n)}") for year, n in ((2016, 4), (2017, 6))
    )
    found = compare(old, new).change("meetings.total")
    assert found is not None
    assert (found.before, found.after) == (4, 6)
    (added,) = compare(gx.parse("甲乙县2016年政府信息公开工作年度报告\n一、概述\n无。"), new).changes
    assert (added.code, added.status, added.before) == ("meetings.total", "added", None)


def test_a_sentence_that_goes_on_is_the_one_before_reworded() -> None:
    old = "一、总体情况\n发布政策解读稿件8篇。公开的深度还不够，需要继续加强。\n"
    new = "一、总体情况\n发布政策解读稿件11篇，比上年多3篇。\n"
    found = compared(old, new)
    assert [(p.before.text, p.after.text) for p in found.reworded] == [("发布政策解读稿件8篇。", "发布政策解读稿件11篇，比上年多3篇。")]
    assert 0.5 < found.reworded[0].similarity < 0.75


def test_sentences_of_very_different_lengths_are_not_alike() -> None:
    old = "一、总体情况\n公开的深度还不够，需要继续加强。\n"
    new = "一、总体情况\n公开的深度还不够，需要继续加强，今后将从制度、队伍、平台、监督、培训等多个方面持续用力改进。\n"
    assert compared(old, new).reworded == ()


def test_two_blanks_are_the_same() -> None:
    blank = report("2021", {key("review.total"): Missing.BLANK})
    found = compare(blank, blank).change("review.total")
    assert found is not None
    assert (found.status, found.before, found.after_missing) == ("same", None, Missing.BLANK)


def test_of_two_sentences_the_first_is_compared() -> None:
    text = "甲乙县2016年政府信息公开工作年度报告\n一、总体情况\n全年召开政府信息公开工作会议{}次。\n"
    twice = gx.parse(text.format(4) + "二、其他事项\n全年召开政府信息公开工作会议5次。\n")
    found = compare(twice, gx.parse(text.format(6))).change("meetings.total")
    assert found is not None
    assert found.before == 4


def test_a_section_may_be_like_several() -> None:
    old = "一、公开工作情况\n加强制度建设，完善审核流程。\n二、公开工作情况说明\n加强队伍建设，完善培训流程。\n"
    found = compared(old, old.replace("完善", "优化"))
    assert [p.before.title == p.after.title for p in found.sections] == [True, True]


LAST = """松岭县林业局2022年政府信息公开工作年度报告

一、总体情况
2022年，我局认真贯彻落实政府信息公开条例，坚持以公开为常态、不公开为例外。
（一）主动公开。全年通过门户网站公开信息1,128条，其中工作动态80条、政策文件48条。
（二）依申请公开。全年收到政府信息公开申请5件，均在法定期限内答复。
（三）平台建设。升级改造门户网站，新增林长制专栏1个，方便群众查阅。
二、存在的主要问题及改进情况
（一）存在问题。公开内容不够丰富，政策解读形式较为单一，业务人员培训不足。
（二）改进措施。加强业务培训，全年计划培训3次；丰富解读形式，多用图解和视频。
三、其他需要报告的事项
无。
"""
NUMBERS = {"2022": "2023", "1,128": "956", "80条": "100条", "48条": "56条", "5件": "7件"}


def changed(**changes: str) -> Comparison:
    """The report of last year with its numbers changed, and whatever else is."""
    text = LAST
    for old, new in (*NUMBERS.items(), *changes.items()):
        text = text.replace(old, new)
    return compared(LAST, text)


def titles(found: Comparison) -> list[tuple[str, str]]:
    return [(p.before.title, p.after.title) for p in found.sections if p.before.title != p.after.title]


def alone(found: Comparison) -> tuple[list[str], list[str], list[str], list[str]]:
    sections = [[s.title for s in some] for some in (found.dropped_sections, found.new_sections)]
    passages = [[p.text for p in some] for some in (found.dropped, found.new)]
    return sections[0], sections[1], passages[0], passages[1]


def test_text_reused_with_its_numbers_changed() -> None:
    found = changed()
    assert (found.reuse, alone(found)) == (1.0, ([], [], [], []))
    assert 0.4 < found.renumbered < 0.7
    assert [p.wording for p in found.sections] == [1.0] * 8
    assert found.sections[1].similarity < 0.9
    assert "（一）主动公开  [numbers alone changed]" in comparison_text(found)
    assert "with numbers changed" in comparison_html(found)
    assert '<span class="numbers">全年收到政府信息公开申请7件' in side_by_side(found)


def test_sections_in_another_order() -> None:
    head, problems, others = re.split("\n[二三]、", LAST.rstrip())
    found = compared(LAST, f"{head}\n二、{others}\n三、{problems}\n")
    assert (found.reuse, alone(found), titles(found)) == (1.0, ([], [], [], []), [])
    assert all(p.similarity == 1 for p in found.sections)


def test_sections_with_other_titles_answer_by_their_content() -> None:
    found = changed(总体情况="2023年工作概述", 存在的主要问题及改进情况="不足与下一步打算", 存在问题="短板")
    assert titles(found) == [
        ("总体情况", "2023年工作概述"),
        ("存在的主要问题及改进情况", "不足与下一步打算"),
        ("存在问题", "短板"),
    ]
    assert (found.reuse, alone(found)) == (1.0, ([], [], [], []))


def test_a_section_merged_into_another() -> None:
    text = LAST.replace("\n（二）依申请公开。", "").replace("（三）平台", "（二）平台")
    forth, back = compared(LAST, text), compared(text, LAST)
    assert [(p.before.title, p.after.title, p.similarity) for p in forth.regrouped] == [("依申请公开", "主动公开", 1.0)]
    assert [(p.before.title, p.after.title) for p in back.regrouped] == [("主动公开", "依申请公开")]
    assert alone(forth) == alone(back) == ([], [], [], [])
    assert "~ （二）依申请公开 → （一）主动公开" in comparison_text(forth)
    assert "（二）依申请公开" in side_by_side(forth)
    assert "（二）依申请公开" in side_by_side(back)


def test_a_section_split_in_two() -> None:
    text = LAST.replace("（二）改进措施。", "（二）培训。").replace("培训3次；丰富", "培训3次。\n（三）解读。丰富")
    found = compared(LAST, text)
    assert {(p.before.title, p.after.title) for p in found.regrouped} == {("改进措施", "培训"), ("改进措施", "解读")}
    assert (found.reuse, alone(found)) == (1.0, ([], [], [], []))


def test_a_section_that_is_gone_though_a_sentence_of_it_is_kept() -> None:
    more = "引入第三方评估，逐项查找薄弱环节。定期通报评估结果，督促整改到位。强化平台日常监测，及时修复错链断链。"
    found = compared(
        LAST.replace("无。", "无。\n四、评估\n" + more + "设置查阅点方便群众查阅资料。"),
        LAST.replace("方便群众查阅。", "设置查阅点方便群众查阅资料。"),
    )
    assert [s.title for s in found.dropped_sections] == ["评估"]
    assert found.regrouped == ()


def test_numbers_in_words_and_labels_and_marks_do_not_make_a_sentence_new() -> None:
    found = changed(培训3次="培训三次", 专栏1个="专栏两个", 形式="形式", 无="一是无")
    same = {p.after.text: p.same_numbers for p in found.copied}
    assert same["加强业务培训，全年计划培训三次；"] is True
    assert same["升级改造门户网站，新增林长制专栏两个，方便群众查阅。"] is False
    points = compared(
        LAST.replace("公开内容不够丰富", "一是公开内容不够丰富"),
        LAST.replace("公开内容不够丰富", "三是公开内容不够丰富"),
    )
    assert (points.reuse, points.similarity < 1) == (1.0, True)


def test_a_numeral_that_is_no_number_is_compared_as_it_is() -> None:
    found = compared(
        "一、总体情况\n全年共举办公开培训活动百千次以上，成效明显。\n",
        "一、总体情况\n全年共举办公开培训活动千百次以上，成效明显。\n",
    )
    assert [p.same_numbers for p in found.copied] == [False]


def test_a_sentence_that_moved_and_was_reworded() -> None:
    moved = "持续升级改造门户网站，新增林长制专栏2个，方便群众查阅。"
    found = compared(
        LAST,
        LAST.replace("升级改造门户网站，新增林长制专栏1个，方便群众查阅。", "无。").replace(
            "事项\n无。", "事项\n" + moved
        ),
    )
    assert [(p.after.text, p.same_numbers) for p in found.reworded] == [(moved, False)]
    assert alone(found) == ([], [], [], [])


def test_empty_sections_answer_by_their_titles() -> None:
    found = compared(LAST, LAST.replace("无。", ""))
    assert (titles(found), alone(found)) == ([], ([], [], [], []))


def test_a_heading_that_says_something_is_a_sentence() -> None:
    text = "甲县{}年政府信息公开工作年度报告\n一、全年公开信息{}条，办理申请{}件，开展培训2次\n"
    found = compared(text.format(2022, 10, 5), text.format(2023, 12, 6))
    assert len(found.copied) == 1
    plain = compared("一、存在的主要问题及改进情况\n无。\n", "一、存在的主要问题及改进情况\n无。\n")
    assert plain.copied == ()


ESSAY = """白石镇2015年政府信息公开工作年度报告
一、工作概述
镇党政办负责信息公开的日常工作。
二、主动公开
公开栏每月更新一次，村级公开栏每季度更新一次。
三、行政复议
全年没有发生行政复议案件。
四、行政诉讼
全年没有发生行政诉讼案件。
五、不足之处
业务不熟练；更新不及时。
"""
FORM = """白石镇2016年政府信息公开工作年度报告
一、总体情况
年初制定公开要点并分解到各办公室，年底逐项检查。
二、公开的主要内容
重点公开低保、危房改造、扶贫资金的使用结果。
三、行政复议和行政诉讼
因信息公开引发的案件为零。
四、问题与打算
业务不熟练；更新不及时。明年组织两次业务学习，逐步补齐短板，争取群众满意。
"""


def test_sections_about_one_subject_answer_each_other_where_nothing_else_joins_them() -> None:
    forth, back = compared(ESSAY, FORM), compared(FORM, ESSAY)
    assert titles(forth) == [("工作概述", "总体情况"), ("主动公开", "公开的主要内容"), ("不足之处", "问题与打算")]
    assert sorted(titles(back)) == sorted((b, a) for a, b in titles(forth))
    dropped, new, *_ = alone(forth)
    assert (dropped, new, forth.regrouped) == (["行政复议", "行政诉讼"], ["行政复议和行政诉讼"], ())  # which of the two it answers is open


def test_short_clauses_of_one_sentence_are_compared_together() -> None:
    found = compared(ESSAY, FORM)
    assert [(p.after.text, p.same_numbers) for p in found.copied] == [("业务不熟练；更新不及时。", True)]
    lines = LAST.rstrip() + "\n{}人员配备偏少；业务力量不足；\n"
    assert [p.text for p in compared(LAST, lines.format("")).new] == ["人员配备偏少；业务力量不足；"]
    long = compared(LAST, lines.format("经费少；自查中发现个别栏目长期没有更新；"))
    assert [p.text for p in long.new] == ["自查中发现个别栏目长期没有更新；", "人员配备偏少；业务力量不足；"]


@pytest.mark.parametrize(
    ("title", "other"), [("工作计划完成情况", "下一步改进措施"), ("依申请公开收费情况", "政府信息公开申请办理情况")]
)
def test_sections_about_two_things_of_one_subject_do_not_answer_each_other(title: str, other: str) -> None:
    texts = (
        f"青岚县2016年政府信息公开工作年度报告\n一、{title}\n全年按照年初安排逐项推进，均已落实到位。\n",
        f"青岚县2017年政府信息公开工作年度报告\n一、{other}\n向社会作出说明并听取各方面的意见建议。\n",
    )
    found = compare(*map(gx.parse, texts))
    assert found.sections == ()
    assert [section.title for section in found.dropped_sections] == [title]
    assert [section.title for section in found.new_sections] == [other]


OPENED = """柳湾县水利局{year}年政府信息公开工作年度报告
索引号：LW-{year}-01    发布日期：{year}-12-30

{first}所列数据的统计期限为{year}年1月1日至12月31日。
现将全年的政府信息公开工作情况和有关统计数据报告如下：

一、总体情况
全年公开信息{items}条，由办公室统一审核后发布。
"""


def test_what_stands_before_the_first_section_is_compared() -> None:
    old = OPENED.format(year=2022, items=300, first="本报告由柳湾县水利局根据有关规定编制。")
    new = OPENED.format(year=2023, items=310, first="本版更正了原公布版本中的统计错误，以本版为准。")
    found = compared(old, new)
    assert [p.text for p in found.new] == ["本版更正了原公布版本中的统计错误，以本版为准。"]
    assert [p.text for p in found.dropped] == ["本报告由柳湾县水利局根据有关规定编制。"]
    assert [(p.after.text, p.same_numbers) for p in found.copied] == [
        ("所列数据的统计期限为2023年1月1日至12月31日。", False),
        ("现将全年的政府信息公开工作情况和有关统计数据报告如下：", True),
        ("全年公开信息310条，由办公室统一审核后发布。", False),
    ]
    assert compared(old, old).similarity == 1 > found.similarity
    page = side_by_side(found)
    rows = page[page.index("<tbody><tr><td><span") :].split("</tr>")
    assert '<span class="dropped">本报告由柳湾县水利局' in rows[0]
    assert '<span class="new">本版更正了' in rows[0]
    assert "索引号" not in page
    assert "以本版为准" in comparison_text(found)


def test_an_opening_reworded_is_matched_with_the_opening() -> None:
    old = OPENED.format(year=2022, items=300, first="本报告由柳湾县水利局根据有关规定编制。")
    found = compared(old, old.replace("由柳湾县水利局根据有关规定编制", "由柳湾县水利局按照有关规定编制并公布"))
    assert [p.before.text for p in found.reworded] == ["本报告由柳湾县水利局根据有关规定编制。"]
    assert "本报告由" in side_by_side(found)


@pytest.mark.parametrize(("before", "after", "same"), [("1.2万", "13540", False), ("1.2万", "12000", True), ("3亿", "2万", False)])
def test_tens_of_thousands_are_numbers(before: str, after: str, same: bool) -> None:
    text = "一、总体情况\n全年网站浏览量达到{}次，运行平稳。\n"
    (pair,) = compared(text.format(before), text.format(after)).copied
    assert pair.same_numbers is same


def test_a_silence_that_the_form_commands_is_told_of() -> None:
    old, new = report("2014", {}, year=2018), report("2019", {}, year=2020)
    reasons = {c.code: (c.reason or "", c.reason_zh or "") for c in compare(old, new).changed}
    assert "Form 2019 does not have it." in reasons["staff.total"][0]
    assert "2019年格式没有该指标。" in reasons["staff.total"][1]
    assert "Form 2014 does not have it." in reasons["licensing.decisions"][0]
    back = {c.code: c.reason for c in compare(new, old).changed}
    assert "Form 2014 does not have it." in (back["licensing.decisions"] or "")
    kept = compare(report("2021", {}, year=2022), report("2021", {key("penalties.decisions"): 1}))
    assert all("form" not in (c.reason or "").lower() for c in kept.changed)


def test_a_sentence_may_tell_what_its_form_has_no_row_for() -> None:
    text = "云坪县{}年政府信息公开工作年度报告\n一、概述\n全年收到申请9件，不属于本行政机关公开2件。\n"
    old, new = gx.parse(text.format(2013)), report("2014", {key("requests.not_this_agency"): 3}, year=2014)
    for found in (compare(old, new), compare(new, old)):
        change = found.change("requests.not_this_agency")
        assert change is not None
        assert (change.status, abs(change.delta or 0)) == ("changed", 1)
        assert change.reason == "The local forms do not have it: only a sentence tells it there."


def test_views_name_the_span_of_time_and_the_whole() -> None:
    text = "青石县{}年政府信息公开工作年度报告\n一、主动公开\n截至年底历年累计公开政府信息{}条，全年公开政府信息{}条。\n"
    shown = comparison_text(compared(text.format(2011, 900, 100), text.format(2012, 1020, 120)))
    assert "disclosure.total (cumulative): 900 → 1020" in shown
    assert "disclosure.total: 100 → 120" in shown


def test_numbers_are_shown_without_zeros_behind_them() -> None:
    found = compare(report("2014", {key("funding.dedicated"): Decimal("15000.00")}), report("2014", {key("funding.dedicated"): Decimal("100.50")}))
    assert "funding.dedicated: 15000 → 100.5 (-14899.5, ×0.01)" in comparison_text(found)
    assert "<td>-14899.5</td>" in comparison_html(found)


def test_headings_that_are_sentences_answer_when_they_are_reworded() -> None:
    text = "一、存在问题及改进\n下一步，我局将做好以下工作：\n{}\n"
    old = "（一）进一步加强对各科室信息公开的监督检查，确保公开及时、准确。\n（二）推进镇街公开栏建设，方便群众就近查阅。"
    new = "（一）继续加强对各科室、各单位信息公开的监督检查，确保及时、准确。\n（二）开设短视频栏目，用方言解读政策。"
    found = compared(text.format(old), text.format(new))
    assert [p.after.title[:4] for p in found.sections] == ["存在问题", "继续加强"]
    assert [s.title[:4] for s in found.dropped_sections] == ["推进镇街"]
    assert [s.title[:4] for s in found.new_sections] == ["开设短视"]
    page = side_by_side(found)
    assert '<h4 class="near">（一）继续加强' in page
    assert '<h4 class="dropped">（二）推进镇街' in page
    assert '<h4 class="new">（二）开设短视频' in page
    assert "<h3>一、存在问题及改进</h3>" in page


def test_views_of_regrouped_sections_say_so() -> None:
    text = LAST.replace("\n（二）依申请公开。", "").replace("（三）平台", "（二）平台")
    assert "regrouped: 100% of it" in comparison_html(compared(LAST, text))


def test_sections_of_one_report_alone_stand_at_their_place() -> None:
    text = "一、甲类事项\n甲类事项的公开情况良好。\n{}三、丙类办法\n丙类办法已经全部清理。\n{}"
    one, two, three = "二、网站\n门户网站完成改版上线。\n", "二、培训\n全年举办业务讲座两场。\n", "四、其他\n设立了电子阅览室供查阅。\n"
    page = side_by_side(compared(text.format(one, ""), text.format(two, three)))
    assert re.findall("<h3[^>]*>([一二三四])、(..)", page[page.index("<tbody>") :]) == [
        ("一", "甲类"), ("一", "甲类"), ("二", "培训"), ("二", "网站"), ("三", "丙类"), ("三", "丙类"), ("四", "其他"),
    ]  # fmt: skip
    alone = side_by_side(compared("一、网站\n门户网站完成改版上线。\n", "一、培训\n全年举办业务讲座两场。\n"))
    assert alone.index("培训") < alone.index("网站")


def procurement(amount: str, year: int) -> gx.Report:
    table = f"信息内容 | 采购项目数量 | 采购总金额\n政府集中采购 | 4 | {amount}"
    return gx.parse(f"甲县水务局{year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（九）项\n{table}\n")


def test_numbers_of_two_scales_are_not_compared() -> None:
    """25.1 without a unit may be 元 or 万元, 20 per cent more are not 20件 more; nothing is nothing in any unit."""
    change = compare(procurement("25.1", 2019), procurement("251000元", 2020)).change("procurement.amount")
    assert change is not None
    assert (change.status, change.delta) == (ChangeStatus.NOT_COMPARABLE, None)
    assert change.reason_zh == "单位不同：前者未载明，后者元"
    assert change.reason == "the units differ: none told before, 元 after"
    nothing = compare(procurement("0", 2019), procurement("251000元", 2020)).change("procurement.amount")
    assert nothing is not None
    assert (nothing.status, nothing.delta) == (ChangeStatus.CHANGED, 251000)
    text = "甲县水务局2023年政府信息公开工作年度报告\n一、依申请公开情况\n收到申请12件，{}。\n"
    two = [gx.parse(text.format(told)) for told in ("同比增长20%", "较上年增加20件")]
    (growth,) = [c for c in compare(two[0], two[1]).changes if c.measure == "growth"]
    assert (growth.before, growth.after, growth.status) == (20, 20, ChangeStatus.NOT_COMPARABLE)
