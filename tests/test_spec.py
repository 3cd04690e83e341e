"""The plain-text cases of ``tests/spec``: an input, what is shown of its report, and what that must be.

A case is a heading ``## title``, a fence with the input, and one fence for each thing shown; the word after the fence
names what is shown (``SHOWN`` below). Positions are left out: what stands where is the matter of the property tests.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import gxparse as gx

SPEC = Path(__file__).parent / "spec"
CASE = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(?P<word>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def outline(report: gx.Report) -> list[str]:
    return [f"{'  ' * (s.level - 1)}{s.label} | {s.title}" for s in report.walk()]


def nesting(report: gx.Report) -> list[str]:
    def show(section: gx.Section, depth: int) -> list[str]:
        below = [line for child in section.children for line in show(child, depth + 1)]
        return [f"{'  ' * depth}{section.label} | {section.title}", *below]

    return [line for section in report.sections for line in show(section, 0)]


def paragraphs(report: gx.Report) -> list[str]:
    return [f"{s.label} | {''.join(p.text.split())}" for s in report.walk() for p in s.paragraphs]


def points(report: gx.Report) -> list[str]:
    return [f"{p.number} {''.join(p.text.split())}" for p in report.points]


def metadata(report: gx.Report) -> list[str]:
    meta = report.metadata
    shown = {name: getattr(meta, name) for name in FIELDS}
    shown |= {
        f"contact.{name}": getattr(meta.contact, name) for name in ("address", "postcode", "phone", "email", "url")
    }
    return [f"{name}: {value}" for name, value in shown.items() if value is not None]


FIELDS = ("title", "agency", "year", "period", "doc_number", "index_number")
FIELDS += ("published", "created", "publisher", "validity")


def kind(report: gx.Report) -> list[str]:
    return [report.kind.value]


def diagnostics(report: gx.Report) -> list[str]:
    return [
        f"{d.code} | {''.join(d.span.of(report.text).split()) if d.span else ''}".rstrip() for d in report.diagnostics
    ]


def oddities(report: gx.Report) -> list[str]:
    """The diagnostics that have a place."""
    return [line for line in diagnostics(report) if not line.endswith("|")]


def facts(report: gx.Report) -> list[str]:
    """Every observation: code, value, and whatever is not as usual; then the diagnostics of normalise."""
    values = gx.normalise(report)
    usual = {"None", "year", "value", "exact", "table"}
    lines: list[str] = []
    for one in values.items_:
        value = one.missing.value if one.missing else f"{one.value}" + (f"–{one.high}" if one.high is not None else "")
        about = (one.unit, one.approx, one.applicant, one.scope, one.basis, one.measure, one.base, one.evidence.origin)
        lines.append(" | ".join((one.code, value, *(text for text in map(str, about) if text not in usual))))
    return lines + [
        f"! {d.code} | {''.join(d.span.of(report.text).split()) if d.span else ''}" for d in values.diagnostics
    ]


def places(name: str) -> Callable[[gx.Report], list[str]]:
    return lambda report: ["".join(span.of(report.text).split()) for span in getattr(report, name)]


SHOWN: dict[str, Callable[[gx.Report], list[str]]] = {
    "outline": outline,
    "nesting": nesting,
    "paragraphs": paragraphs,
    "points": points,
    "metadata": metadata,
    "kind": kind,
    "diagnostics": diagnostics,
    "oddities": oddities,
    "facts": facts,
    "quantities": lambda report: [q.text for q in report.quantities],
    **{name: places(name) for name in ("front", "back", "furniture", "unclaimed")},
}


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(SPEC.glob("*.md")):
        for match in CASE.finditer(path.read_text("utf-8")):
            fences = FENCE.findall(match["body"])
            if fences and fences[0][0] == "input" and all(word in SHOWN for word, _ in fences[1:]):
                found.append(pytest.param(fences[0][1], fences[1:], id=f"{path.stem}: {match['title']}"))
    return found


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_case(text: str, wanted: list[tuple[str, str]]) -> None:
    report = gx.parse(text.replace("␠", "\u3000").replace("→", "\t"))
    for word, lines in wanted:
        assert "\n".join(SHOWN[word](report)) == lines.rstrip("\n"), word
