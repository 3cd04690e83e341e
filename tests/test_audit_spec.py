"""The cases of ``tests/spec/findings*.md``: a text, and the findings that its sentences give."""

import re
from pathlib import Path

import pytest
from attrs import evolve

import gxparse as gx
from audit_reports import key
from audit_reports import report as tables
from gxparse.audit import audit
from gxparse.model.findings import Finding, FindingSeverity, Status

SPEC = Path(__file__).parent / "spec"
CASE = re.compile(
    r"^## (?P<title>.+?)\n```input\n(?P<text>.*?)^```\n```findings\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL
)
ABOUT_SENTENCES = ("prose", "N1", "numbering", "period")


def cases() -> list[object]:
    return [
        pytest.param(match["text"], match["lines"], id=f"{path.stem}: {match['title']}")
        for path in sorted(SPEC.glob("findings*.md"))
        for match in CASE.finditer(path.read_text("utf-8"))
    ]


def line(finding: Finding) -> str:
    mark = {Status.HOLDS: "=", Status.NOT_ASSESSABLE: "?"}.get(finding.status)
    mark = mark or ("~" if finding.severity is FindingSeverity.REMARK else "!")
    return f"{mark} {finding.rule} {finding.expression}"


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_case(text: str, wanted: str) -> None:
    read = gx.parse(text)
    report = evolve(read, metadata=evolve(read.metadata, year=2023))
    told = [f for f in audit(report).findings if f.rule.split(".")[0] in ABOUT_SENTENCES]
    found = [f for f in told if not (f.kind == "growth" and f.status is Status.NOT_ASSESSABLE)]  # of observations
    lines = [line(f) for f in found]
    missing = [one for one in wanted.splitlines() if one not in lines]
    shares = [one for one in lines if one not in wanted and " prose.share " not in one]
    assert (missing, shares) == ([], [])
    for finding in found:
        assert all(0 <= span.start < span.end <= len(report.text) for span in finding.spans)


def test_every_number_of_an_excerpt_is_marked() -> None:
    report = gx.parse("一、总体情况\n全年发布信息60条，其中公告类10条、动态类20条、服务类31条。\n")
    (failure,) = audit(report).failures
    assert re.findall("【(.*?)】", failure.excerpt) == ["60条", "10条", "20条", "31条"]
    assert [span.of(report.text) for span in failure.spans] == ["10条", "20条", "31条", "60条"]


def test_an_excerpt_of_distant_numbers_is_cut() -> None:
    lines = "".join(f"第{i}类信息{'甲' * 60}{i}条；" for i in range(1, 12))
    (found,) = [
        f for f in audit(gx.parse(f"一、总体情况\n发布信息66条，其中{lines}\n")).findings if f.rule == "prose.sum"
    ]
    assert found.expression.endswith("= 66")
    assert found.excerpt.endswith("…")


def test_an_excerpt_of_a_column_shows_its_total_and_no_zero() -> None:
    """Of twenty parts in as many rows the first six may all be 0."""
    shown = {key("requests.granted", "other"): 2, key("requests.results_total", "other"): 99}
    (found,) = [f for f in audit(tables("2021", shown)).failures if f.rule == "V2"]
    assert re.findall("【(.*?)】", found.excerpt) == ["2", "99"]
    assert len(found.spans) == 22


@pytest.mark.parametrize("parts", [7, 30])
def test_an_excerpt_shows_a_total_that_stands_before_its_parts(parts: int) -> None:
    lines = "".join(f"第{'甲' * (i % 9)}{'乙' * 60}类{i + 10}条；" for i in range(parts))
    told = audit(gx.parse(f"一、总体情况\n发布信息9条，其中{lines}\n")).failures
    assert all("【9条】" in finding.excerpt for finding in told if finding.rule.startswith("prose"))
