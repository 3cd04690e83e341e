"""Fields of a page's own head fill what its text lacks, and nothing else."""

import gxparse as gx
from gxparse.model.document import Field
from gxparse.structure.metafields import with_fields

FIELDS = (
    Field("ArticleTitle", "云溪区水务局2021年政府信息公开工作年度报告"),
    Field("PubDate", "2022-01-20 10:11"),
    Field("ContentSource", "云溪区水务局"),
)


def test_fields_fill_what_the_text_lacks() -> None:
    meta = with_fields(gx.Metadata(), FIELDS)
    assert (meta.title, meta.agency, meta.year) == (FIELDS[0].value, "云溪区水务局", 2021)
    assert (str(meta.published), meta.publisher) == ("2022-01-20", "云溪区水务局")


def test_the_text_wins() -> None:
    told = gx.Metadata(title="年报", agency="甲局", year=2020, created=gx.PartialDate(2021, 3), publisher="乙网")
    assert with_fields(told, FIELDS) == told


def test_a_title_without_body_or_year_leaves_those_of_the_text() -> None:
    told = gx.Metadata(agency="甲局", year=2020)
    meta = with_fields(told, [Field("ArticleTitle", "政府信息公开工作年度报告")])
    assert (meta.title, meta.agency, meta.year) == ("政府信息公开工作年度报告", "甲局", 2020)


def test_what_is_no_title_no_date_and_a_placeholder_are_left_out() -> None:
    odd = [Field("ArticleTitle", "首页"), Field("PubDate", "2022-13-40"), Field("ContentSource", "无")]
    assert with_fields(gx.Metadata(), odd) == gx.Metadata()
    assert with_fields(gx.Metadata(), [Field("PubDate", "today")]) == gx.Metadata()


def test_a_page_is_read_with_them() -> None:
    page = '<!doctype html><meta name="PubDate" content="2022-01-20"><p>一、概述</p><p>平稳。</p>'
    assert str(gx.parse(page).metadata.published) == "2022-01-20"
