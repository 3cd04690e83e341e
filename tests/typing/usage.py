"""User code that must type-check under mypy strict and pyright strict; it is never run."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, assert_type

import gxparse as gx


def sources(path: Path, file: BinaryIO) -> Iterator[gx.Report]:
    yield gx.parse("一、概述")
    yield gx.parse(b"", encoding="gb18030", uri="a.txt")
    yield gx.parse(path, media_type="text/plain", limits=gx.Limits(text_characters=1000))
    yield gx.parse(file)


def reading(report: gx.Report) -> None:
    assert_type(report.title, str | None)
    assert_type(report.metadata.published, gx.PartialDate | None)
    assert_type(report.metadata.span("title"), gx.Span | None)
    for section in report.walk():
        assert_type(section, gx.Section)
        assert_type(section.style, gx.Style)
        assert_type(section.paragraphs[0].text, str)
    found = report.find("依申请公开")
    if found is not None:
        assert_type(found.points, tuple[gx.Point, ...])
    for quantity in report.quantities:
        assert_type(quantity.value, Decimal)
        assert_type(report.excerpt(quantity.span), str)
    assert_type(report.source.locate(gx.Span(0, 1)), gx.Location)


def tables(table: gx.IndicatorTable) -> Decimal | None:
    assert_type(table.columns[0].path, tuple[str, ...])
    cell = table.cell("主动公开政府信息数", 0)
    assert_type(cell.missing, gx.Missing | None)
    return cell.value


def observations(report: gx.Report) -> Decimal | None:
    values = gx.normalise(report)
    assert_type(values["requests.received"], gx.Observation)
    assert_type(values.all("requests.received"), tuple[gx.Observation, ...])
    for code, best in values.items():
        assert_type(code, str)
        assert_type(best.evidence.origin, gx.Origin)
    return values["requests.received"].value


def checking(report: gx.Report, before: gx.Report) -> list[str]:
    audit = gx.audit(report, previous=before)
    assert_type(audit, gx.Audit)
    assert_type(audit.failures, tuple[gx.Finding, ...])
    comparison = gx.compare(before, report)
    assert_type(comparison.changed, tuple[gx.Change, ...])
    assert_type(gx.render(report.tables[0], "markdown"), str)
    return [finding.message for finding in audit if finding.failed]


def numbers(text: str) -> list[str]:
    return [token.text for token in gx.tokenise(text) if token.kind is gx.TokenKind.QUANTITY]


def json(report: gx.Report) -> bool:
    again: gx.Report = gx.loads(gx.dumps(report))
    return again == report


def errors(path: Path) -> int | None:
    try:
        gx.parse(path)
    except gx.LimitExceededError as error:
        assert_type(error.limit, str)
    except gx.DecodeError as error:
        return error.offset
    except gx.GxParseError as error:
        assert_type(error.args[0], Any)
    return None
