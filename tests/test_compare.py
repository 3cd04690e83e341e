"""What compare says of two reports: numbers, sections, sentences."""

from decimal import Decimal

import pytest

import gxparse as gx
from audit_reports import key, report
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
    assert compared("", "").reuse == 0


@pytest.mark.parametrize("show", [comparison_text, comparison_html, side_by_side])
def test_views(show: object) -> None:
    old = gx.parse(OLD)
    text = show(compare(old, gx.parse(NEW)))  # type: ignore[operator]
    assert "甲乙县人民政府 2022 → 甲乙县人民政府 2023" in text
    assert "机构建设" in text or show is comparison_html
    assert "短视频" in text
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
    unknown = compare(gx.parse("无。"), new)
    assert unknown.changes == () or unknown.changes[0].status == "added"


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
