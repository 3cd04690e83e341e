"""One report is normalised once, another report or catalogue anew, and nothing is kept longer than its report."""

import gc

from attrs import evolve

import gxparse as gx
from gxparse.normalise.clauses import _cut
from gxparse.normalise.readings import _words
from gxparse.normalise.remembering import _folded, _known, folded

TEXT = "云溪区水务局2016年政府信息公开工作年度报告\n一、依申请公开\n全年收到政府信息公开申请12件。\n"


def test_the_same_report_is_read_once() -> None:
    report = gx.parse(TEXT)
    assert gx.normalise(report) is gx.normalise(report)


def test_an_equal_report_and_another_catalogue_are_read_anew() -> None:
    report = gx.parse(TEXT)
    again = evolve(report)
    assert again == report
    assert gx.normalise(again) is not gx.normalise(report)
    other = evolve(gx.catalogue.default)
    assert gx.normalise(report, catalogue=other) is not gx.normalise(report)


def test_nothing_outlives_its_report() -> None:
    report = gx.parse(TEXT)
    gx.normalise(report)
    place = id(report)
    assert place in _known
    del report
    gc.collect()
    assert place not in _known


def test_the_folded_text_of_two_reports_is_kept_and_goes_with_them() -> None:
    texts = [TEXT.replace("2016年", f"（{year}）年") for year in (2016, 2017, 2018)]
    reports = [gx.parse(text) for text in texts]
    kept = [folded(report) for report in reports]
    assert kept == [gx.folding.fold(report.text) for report in reports]
    assert folded(reports[2]) is kept[2]
    assert folded(reports[1]) is kept[1]
    assert set(_folded) == {id(report) for report in reports[1:]}
    assert folded(reports[0]) == kept[0]
    del reports
    gc.collect()
    assert not _folded


def test_what_is_remembered_of_clauses_is_of_no_body() -> None:
    sentence = "全年收到政府信息公开申请12件，其中云溪区水务局5件（网上申请2件）；清江县农业局3件。"
    texts = [f"{body}2016年政府信息公开工作年度报告\n一、依申请公开\n{sentence}\n" for body in ("云溪区水务局", "清江县农业局")]
    warm = [gx.normalise(gx.parse(text)) for text in (*texts, *texts)]
    for text, *found in zip(texts, warm, warm[2:]):
        _words.cache_clear()
        _cut.cache_clear()
        cold = gx.normalise(gx.parse(text))
        assert cold == found[0] == found[1]
    assert warm[0] != warm[1]
    assert {one.scope for one in warm[0].all("requests.received")} == {None, "清江县农业局"}
    assert {one.scope for one in warm[1].all("requests.received")} == {None, "云溪区水务局"}
