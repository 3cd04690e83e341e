"""The law of the broken cell through the whole of reading: values, a form, a layout, text or a file, tables, findings."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gxparse as gx
from audit_reports import YEARS, keys, report
from gxparse.audit import audit
from gxparse.catalogue import Key
from gxparse.model.findings import Finding
from gxparse.model.report import Report
from property.test_audit_laws import Values, matrices, signature, statistics

TEXTS = ("pipe", "markdown", "html")
LAYOUTS = (*TEXTS, "docx")
SECTIONS = {
    "article20": "二、主动公开政府信息情况",
    "matrix": "三、收到和处理政府信息公开申请情况",
    "remedies": "四、政府信息公开行政复议、行政诉讼情况",
    "statistics": "二、政府信息公开情况统计表",
}
OPENING = ("一、总体情况", "公开工作有序开展，制度不断完善。")


@st.composite
def local(draw: st.DrawFn) -> Values:
    """A table of Fujian that adds up in the year and in all years."""
    values: Values = {}
    codes = list(dict.fromkeys(k.code for k in keys("local.fujian")))
    sums = {
        "requests.received": ("requests.received.in_person", "requests.received.online", "requests.received.letter_or_fax"),
        "requests.replied": ("requests.granted", "requests.partially_granted", "requests.refused", "requests.replied.other"),
        "disclosure.total": ("disclosure.channel.website", "disclosure.channel.gazette"),
    }  # fmt: skip
    for code in codes:
        this, before = draw(st.integers(0, 400)), draw(st.integers(0, 400))
        values |= {Key(code, None, "year"): this, Key(code, None, "cumulative"): this + before}
    for whole, parts in sums.items():
        for basis in ("year", "cumulative"):
            values[Key(whole, None, basis)] = sum(values[Key(part, None, basis)] for part in parts)
    return values


FORMS = {"2014": statistics(), "2019": matrices("2019"), "2021": matrices("2021"), "local.fujian": local()}


def parts(built: Report) -> list[tuple[str, list[object]]]:
    """The tables of a report under the sections of its form."""
    return [
        (title, [t for t in built.tables if (t.kind or "").split("/")[1].startswith(name)])
        for name, title in SECTIONS.items()
        if any((t.kind or "").split("/")[1].startswith(name) for t in built.tables)
    ]


def rendered(built: Report, layout: str) -> str | bytes:
    """The report as text, or as a file of a word processor."""
    title = f"甲乙县人民政府{built.year}年政府信息公开工作年度报告"
    if layout == "docx":
        return _docx(built, title)
    shown = [title, *OPENING]
    for section, tables in parts(built):
        shown += [section, *(gx.render(table, layout) for table in tables)]  # type: ignore[arg-type]
    if layout == "html":
        return "".join(part if "<table" in part else f"<p>{part}</p>" for part in shown)
    return "\n\n".join(shown) + "\n"


def _docx(built: Report, title: str) -> bytes:
    import docx

    document = docx.Document()
    for line in (title, *OPENING):
        document.add_paragraph(line)
    for section, tables in parts(built):
        document.add_paragraph(section)
        for table in tables:
            caption, rows = _rows(gx.render(table, "pipe"))  # type: ignore[arg-type]
            if caption:
                document.add_paragraph(caption)
            grid = document.add_table(rows=len(rows), cols=len(rows[0]))
            for cells, texts in zip(grid.rows, rows, strict=True):
                for cell, text in zip(cells.cells, texts, strict=True):
                    cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _rows(text: str) -> tuple[str, list[list[str]]]:
    """The caption and the cells of a table of pipes."""
    lines = [line for line in text.splitlines() if line.strip()]
    caption = "" if "|" in lines[0] else lines.pop(0)
    return caption, [[cell.strip() for cell in line.rstrip().removesuffix("|").split("|")] for line in lines]


def failing(findings: tuple[Finding, ...]) -> set[tuple[object, ...]]:
    return {signature(f) for f in findings if f.failed}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=12)
@given(data=st.data(), layout=st.sampled_from(LAYOUTS))
def test_a_broken_cell_is_found_in_any_form_and_layout(form: str, data: st.DataObject, layout: str) -> None:
    values = data.draw(FORMS[form])
    broken = data.draw(st.sampled_from([k for k in keys(form) if k in values]))
    sound, spoilt = (report(form, v) for v in (values, {**values, broken: values[broken] + 7}))
    assert failing(audit(gx.parse(rendered(sound, layout))).findings) == set()
    assert failing(audit(gx.parse(rendered(spoilt, layout))).findings) == failing(audit(spoilt).findings)


@settings(max_examples=12)
@given(matrices("2021"), matrices("2021"), st.sampled_from(LAYOUTS), st.data())
def test_a_broken_cell_is_found_against_the_year_before(
    last: Values, now: Values, layout: str, data: st.DataObject
) -> None:
    carried = [k for k in keys("2021") if k.code == "requests.carried_over"]
    following = now | {k: last[k._replace(code="requests.carried_forward")] for k in carried}
    for k in carried:  # what came in makes up for it
        received = k._replace(code="requests.received")
        following[received] = now[received] + now[k] - following[k]
    broken = data.draw(st.sampled_from(carried))
    before = gx.parse(rendered(report("2021", last, year=2022), layout))

    def found(values: Values) -> set[tuple[object, ...]]:
        one = gx.parse(rendered(report("2021", values, year=2023), layout))
        return {s for s in failing(audit(one, previous=before).findings) if s[0] == "Y1"}

    assert found(following) == set()
    assert {applicant for _, _, applicant in found({**following, broken: following[broken] + 3})} == {broken.applicant}


@settings(max_examples=8)
@given(st.lists(matrices("2021"), min_size=1, max_size=2), st.sampled_from(LAYOUTS), st.data())
def test_a_broken_cell_is_found_against_the_bodies_below(
    below: list[Values], layout: str, data: st.DataObject
) -> None:
    children = [gx.parse(rendered(report("2021", values), layout)) for values in below]
    whole = {k: sum(values[k] for values in below) for k in keys("2021")}
    short = data.draw(st.sampled_from([k for k in whole if whole[k] > 0] or [next(iter(whole))]))

    def found(values: Values) -> set[tuple[object, ...]]:
        parent = gx.parse(rendered(report("2021", values), layout))
        return {s for s in failing(audit(parent, children=children).findings) if s[0] == "R1"}

    assert found(whole) == set()
    expected = {("R1", (short.code,), short.applicant)} if whole[short] else set()
    assert found({**whole, short: max(0, whole[short] - 1)}) == expected


def test_every_form_that_is_read_has_a_year() -> None:
    assert set(FORMS) <= set(YEARS)
