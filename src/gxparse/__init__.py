"""Annual reports on government information disclosure (政府信息公开工作年度报告) as typed, source-traced data."""

from gxparse import catalogue, late, numerals
from gxparse.audit import audit, findings
from gxparse.codec import dumps, loads
from gxparse.compare import compare
from gxparse.errors import DecodeError, GxParseError, LimitExceededError, MissingExtraError, UnsupportedFormatError
from gxparse.lexing.tokens import tokenise
from gxparse.limits import Limits
from gxparse.model.comparison import (
    Change,
    ChangeStatus,
    Comparison,
    Passage,
    PassagePair,
    SectionPair,
    SectionRef,
    Side,
)
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import Diagnostic, Severity
from gxparse.model.document import Attachment, Layout
from gxparse.model.findings import Audit, Finding, FindingKind
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
from gxparse.rendering.layouts import render
from gxparse.spans import Span

__version__ = "0.1.0"

__all__ = [
    "Applicant",
    "Approx",
    "Attachment",
    "Audit",
    "Basis",
    "Cell",
    "Change",
    "ChangeStatus",
    "Column",
    "Comparison",
    "Contact",
    "DecodeError",
    "Diagnostic",
    "Evidence",
    "Finding",
    "FindingKind",
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
    "Passage",
    "PassagePair",
    "Period",
    "Point",
    "Quantity",
    "QuantityKind",
    "Read",
    "Report",
    "ReportKind",
    "Row",
    "Section",
    "SectionPair",
    "SectionRef",
    "Severity",
    "Side",
    "Source",
    "Span",
    "Style",
    "Token",
    "TokenKind",
    "UnsupportedFormatError",
    "__version__",
    "audit",
    "catalogue",
    "compare",
    "dumps",
    "findings",
    "loads",
    "normalise",
    "numerals",
    "parse",
    "render",
    "tokenise",
]

# The methods of the model whose work is done on a higher floor: imported at their first call.
late.doors.update(
    {
        "Audit._repr_html_": "gxparse.rendering.notebook:audit_html",
        "IndicatorTable._repr_html_": "gxparse.rendering.notebook:table_html",
        "Observations._repr_html_": "gxparse.rendering.notebook:observations_html",
        "Report._repr_html_": "gxparse.rendering.notebook:report_html",
        "Section._repr_html_": "gxparse.rendering.notebook:section_html",
    }
)
