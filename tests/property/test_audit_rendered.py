"""The law of the broken cell through the whole of reading: values, a layout, text, tables, findings."""

from hypothesis import given, settings
from hypothesis import strategies as st

import gxparse as gx
from audit_reports import key, keys, report
from gxparse.audit import audit
from gxparse.catalogue import Key
from gxparse.model.report import Report
from property.test_audit_laws import matrices, signature

LAYOUTS = ("pipe", "markdown", "html")
SECTIONS = {
    "article20": "二、主动公开政府信息情况",
    "matrix": "三、收到和处理政府信息公开申请情况",
    "remedies": "四、政府信息公开行政复议、行政诉讼情况",
}


def rendered(built: Report, layout: str) -> str:
    """The tables of a report under the sections of the form."""
    parts = ["甲乙县人民政府2023年政府信息公开工作年度报告"]
    for name, title in SECTIONS.items():
        parts.append(title)
        parts += [gx.render(t, layout) for t in built.tables if (t.kind or "").split("/")[1].startswith(name)]
    if layout == "html":
        return "".join(part if "<table" in part else f"<p>{part}</p>" for part in parts)
    return "\n\n".join(parts) + "\n"


@settings(max_examples=25)
@given(matrices("2021"), st.sampled_from(LAYOUTS), st.data())
def test_a_broken_cell_is_found_in_any_layout(values: dict[Key, int], layout: str, data: st.DataObject) -> None:
    matrix = [k for k in keys("2021") if k.applicant is not None]
    broken = data.draw(st.sampled_from(matrix))
    sound, spoilt = (report("2021", v) for v in (values, {**values, broken: values[broken] + 7}))
    assert audit(gx.parse(rendered(sound, layout))).failures == ()
    found = {signature(f) for f in audit(gx.parse(rendered(spoilt, layout))).failures}
    assert found == {signature(f) for f in audit(spoilt).failures}
    assert key("requests.received", "total") in values
