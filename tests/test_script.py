"""The script changes no value: sample reports in traditional characters tell what they tell in simplified ones."""

from importlib.resources.abc import Traversable

import pytest

import gxparse as gx
from gxparse import samples
from gxparse.folding import SIMPLIFIED
from gxparse.model.report import Report

TRADITIONAL = str.maketrans({plain: one for one, plain in reversed(SIMPLIFIED.items())})
"""Simplified character → its first traditional form in the table."""
TEXTS = [entry for entry in samples.reports() if entry.name.endswith((".txt", ".md"))]


def told(report: Report) -> list[tuple[object, ...]]:
    values = gx.normalise(report)
    return [
        (one.code, one.value, one.high, one.missing, one.approx, one.applicant, one.basis, one.measure, one.evidence.span)
        for code in values
        for one in values.all(code)
    ]


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry.name)
def test_the_script_changes_no_value(entry: Traversable) -> None:
    text = gx.parse(entry.read_bytes()).text
    plain, other = gx.parse(text), gx.parse(text.translate(TRADITIONAL))
    assert told(other) == told(plain)
    assert [s.span for s in other.walk()] == [s.span for s in plain.walk()]
    assert [[[c.text for c in row.cells] for row in t.rows] for t in other.tables] == [
        [[c.text.translate(TRADITIONAL) for c in row.cells] for row in t.rows] for t in plain.tables
    ]
    assert (other.metadata.year, other.metadata.period) == (plain.metadata.year, plain.metadata.period)
    assert (other.metadata.published, other.kind) == (plain.metadata.published, plain.kind)
