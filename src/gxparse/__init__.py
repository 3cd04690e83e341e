"""Annual reports on government information disclosure (政府信息公开工作年度报告) as typed, source-traced data."""

from gxparse import catalogue, late, numerals
from gxparse.codec import dumps, loads
from gxparse.errors import DecodeError, GxParseError, LimitExceededError, MissingExtraError, UnsupportedFormatError
from gxparse.lexing.tokens import tokenise
from gxparse.limits import Limits
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import Diagnostic, Severity
from gxparse.model.document import Attachment, Layout
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Observations, Origin
from gxparse.model.report import (
    Contact,
    Metadata,
    Paragraph,
    Point,
    Quantity,
    QuantityKind,
    Report,
    ReportKind,
    Section,
    Style,
)
from gxparse.model.source import Location, Source
from gxparse.model.tables import Cell, Column, IndicatorTable, Missing, Read, Row
from gxparse.model.tokens import Approx, Token, TokenKind
from gxparse.normalise import normalise
from gxparse.parser import parse
from gxparse.spans import Span

__version__ = "0.1.0"

__all__ = [
    "Applicant",
    "Approx",
    "Attachment",
    "Basis",
    "Cell",
    "Column",
    "Contact",
    "DecodeError",
    "Diagnostic",
    "Evidence",
    "GxParseError",
    "IndicatorTable",
    "Layout",
    "LimitExceededError",
    "Limits",
    "Location",
    "Measure",
    "Metadata",
    "Missing",
    "MissingExtraError",
    "Observation",
    "Observations",
    "Origin",
    "Paragraph",
    "PartialDate",
    "Period",
    "Point",
    "Quantity",
    "QuantityKind",
    "Read",
    "Report",
    "ReportKind",
    "Row",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Style",
    "Token",
    "TokenKind",
    "UnsupportedFormatError",
    "__version__",
    "catalogue",
    "dumps",
    "loads",
    "normalise",
    "numerals",
    "parse",
    "tokenise",
]

# The methods of the model whose work is done on a higher floor: imported at their first call.
late.doors.update(
    {
        "IndicatorTable._repr_html_": "gxparse.rendering.notebook:table_html",
        "Report._repr_html_": "gxparse.rendering.notebook:report_html",
        "Section._repr_html_": "gxparse.rendering.notebook:section_html",
    }
)
