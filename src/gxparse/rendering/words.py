"""Turns the parts of a report into short pieces of plain text, which the notebook and the terminal lay out."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gxparse.model.report import Quantity, Report
from gxparse.model.tables import IndicatorTable, Row
from gxparse.model.tokens import Approx

__all__ = ["bounded", "facts", "grouped", "oddities", "plain", "shown"]

_FIELDS: Final = (
    "agency", "year", "period", "doc_number", "index_number", "published", "created", "publisher", "validity",
)  # fmt: skip
_CONTACT: Final = ("address", "postcode", "phone", "email", "url")
_MARKS: Final = {Approx.EXACT: "", Approx.MORE: "+", Approx.ABOUT: "≈", Approx.LESS: "<"}


def facts(report: Report) -> Iterator[tuple[str, str]]:
    """What the document says of itself: pairs of field and value, without those that it does not say."""
    yield "kind", report.kind.value
    for name in _FIELDS:
        value = getattr(report.metadata, name)
        if value is not None:
            yield name, str(value)
    for name in _CONTACT:
        value = getattr(report.metadata.contact, name)
        if value is not None:
            yield name, str(value)


def grouped(table: IndicatorTable) -> Iterator[Row | str]:
    """The rows; group cells that are no row (三、本年度办理结果 （三）不予公开) stand as indented text before the rows below."""
    before: tuple[str, ...] = ()
    for row in table.rows:
        group = row.path[:-1] if row.parent is None else before
        for depth, name in enumerate(group):
            if group[: depth + 1] != before[: depth + 1]:
                yield "  " * depth + name
        before = group
        yield row


def oddities(report: Report) -> Iterator[str]:
    """The diagnostics, each with the place where it can be looked up."""
    for diagnostic in report.diagnostics:
        place = ""
        if diagnostic.span is not None:
            found = report.source.locate(diagnostic.span)
            named = (("page", found.page), ("cell", found.cell), ("line", found.line), ("column", found.column))
            place = " ".join(f"{name} {value}" for name, value in named if value is not None) + ": "
        yield f"{diagnostic.severity.value} {diagnostic.code}: {place}{diagnostic.message}"


def shown(quantity: Quantity) -> str:
    """A number as printed, and what it means where that is not the same.

    >>> from gxparse.spans import Span
    >>> shown(Quantity("3万余条", Span(0, 4), Decimal(30000), "条", approx=Approx.MORE))
    '3万余条 = 30000+ 条'
    """
    unit = quantity.unit or ""
    value = bounded(quantity.value, quantity.high, quantity.approx)
    return quantity.text if quantity.text == value + unit else f"{quantity.text} = {value} {unit}".rstrip()


def bounded(value: Decimal, high: Decimal | None, approx: Approx) -> str:
    """The number with the end of its range and the mark of its approximation.

    >>> bounded(Decimal(4), Decimal(6), Approx.ABOUT)
    '≈4–6'
    """
    told = plain(value) if high is None else f"{plain(value)}–{plain(high)}"
    return told + _MARKS[approx] if approx is Approx.MORE else _MARKS[approx] + told


def plain(value: Decimal) -> str:
    """The number without an exponent.

    >>> plain(Decimal("1E+4"))
    '10000'
    """
    return format(value, "f")
