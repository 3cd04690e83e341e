"""Annual reports on government information disclosure (政府信息公开工作年度报告) as typed, source-traced data."""

from gxparse import catalogue, late, numerals
from gxparse.codec import dumps, loads
from gxparse.errors import DecodeError, GxParseError, LimitExceededError, MissingExtraError, UnsupportedFormatError
from gxparse.lexing.tokens import tokenise
from gxparse.limits import Limits
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import Diagnostic, Severity
from gxparse.model.document import Attachment, Layout
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
from gxparse.parser import parse
from gxparse.spans import Span

__version__ = "0.1.0"

__all__ = [
    ") from gxparse.model.source import Location",
    "Column",
    "GxParseError",
    "IndicatorTable",
    "Layout from gxparse.model.report import (     Contact",
    "LimitExceededError",
    "Metadata",
    "Missing",
    "MissingExtraError",
    "Paragraph",
    "Period from gxparse.model.diagnostics import Diagnostic",
    "Point",
    "Quantity",
    "QuantityKind",
    "Read",
    "Report",
    "ReportKind",
    "Row from gxparse.model.tokens import Approx",
    "Section",
    "Severity from gxparse.model.document import Attachment",
    "Source from gxparse.model.tables import Cell",
    "Style",
    "Token",
    "TokenKind from gxparse.parser import parse from gxparse.spans import Span  __version__ = "0.1.0"",
    "UnsupportedFormatError from gxparse.lexing.tokens import tokenise from gxparse.limits import Limits from gxparse.model.dates import PartialDate",
    "__version__",
    "catalogue",
    "loads from gxparse.errors import DecodeError",
    "numerals from gxparse.codec import dumps",
]

# The methods of the model whose work is done on a higher floor: imported at their first call.
late.doors.update(
    {
        "IndicatorTable._repr_html_": "gxparse.rendering.notebook:table_html",
        "Report._repr_html_": "gxparse.rendering.notebook:report_html",
        "Section._repr_html_": "gxparse.rendering.notebook:section_html",
    }
)
