"""Annual reports on government information disclosure (政府信息公开工作年度报告) as typed, source-traced data."""

from gxparse import catalogue, late, numerals
from gxparse.audit import audit, findings
from gxparse.codec import dumps, loads
from gxparse.compare import compare
from gxparse.errors import DecodeError, GxParseError, LimitExceededError, MissingExtraError, UnsupportedFormatError
from gxparse.lexing.tokens import tokenise
from gxparse.limits import Limits
from gxparse.model.body import Body, BodyLevel
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
from gxparse.model.findings import Audit, Finding, FindingKind, FindingSeverity, Place, Status
from gxparse.model.observations import Applicant, Basis, Evidence, Measure, Observation, Observations, Origin
from gxparse.model.panel import Panel, PanelRow, PanelRows, RollUp, WidePanel, YearOnYear
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
from gxparse.panel import PanelBatches, panel, panel_batches
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
    "Body",
    "BodyLevel",
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
    "FindingSeverity",
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
    "Panel",
    "PanelBatches",
    "PanelRow",
    "PanelRows",
    "Paragraph",
    "PartialDate",
    "Passage",
    "PassagePair",
    "Period",
    "Place",
    "Point",
    "Quantity",
    "QuantityKind",
    "Read",
    "Report",
    "ReportKind",
    "RollUp",
    "Row",
    "Section",
    "SectionPair",
    "SectionRef",
    "Severity",
    "Side",
    "Source",
    "Span",
    "Status",
    "Style",
    "Token",
    "TokenKind",
    "UnsupportedFormatError",
    "WidePanel",
    "YearOnYear",
    "__version__",
    "audit",
    "catalogue",
    "compare",
    "dumps",
    "findings",
    "loads",
    "normalise",
    "numerals",
    "panel",
    "panel_batches",
    "parse",
    "render",
    "tokenise",
]

# The methods of the model whose work is done on a higher floor: imported at their first call.
late.doors.update(
    {
        "Audit._repr_html_": "gxparse.rendering.findings:audit_html",
        "Audit.to_arrow": "gxparse.tabular:audit_arrow",
        "Audit.to_pandas": "gxparse.tabular:audit_pandas",
        "Audit.to_polars": "gxparse.tabular:audit_polars",
        "Audit.to_records": "gxparse.tabular:audit_records",
        "Comparison.__str__": "gxparse.rendering.comparison:comparison_text",
        "Comparison._repr_html_": "gxparse.rendering.comparison:comparison_html",
        "Comparison.to_arrow": "gxparse.tabular:comparison_arrow",
        "Comparison.to_html": "gxparse.rendering.comparison:side_by_side",
        "Comparison.to_pandas": "gxparse.tabular:comparison_pandas",
        "Comparison.to_polars": "gxparse.tabular:comparison_polars",
        "Comparison.to_records": "gxparse.tabular:comparison_records",
        "IndicatorTable._repr_html_": "gxparse.rendering.notebook:table_html",
        "IndicatorTable.to_arrow": "gxparse.frames:table_arrow",
        "IndicatorTable.to_pandas": "gxparse.frames:table_pandas",
        "IndicatorTable.to_polars": "gxparse.frames:table_polars",
        "IndicatorTable.to_records": "gxparse.frames:table_records",
        "Observations._repr_html_": "gxparse.rendering.notebook:observations_html",
        "Observations.to_arrow": "gxparse.frames:observations_arrow",
        "Observations.to_pandas": "gxparse.frames:observations_pandas",
        "Observations.to_polars": "gxparse.frames:observations_polars",
        "Observations.to_records": "gxparse.frames:observations_records",
        "Panel.__arrow_c_stream__": "gxparse.tabular:panel_stream",
        "Panel._repr_html_": "gxparse.rendering.findings:panel_html",
        "Panel.roll_up": "gxparse.panel:roll_up",
        "Panel.to_arrow": "gxparse.tabular:panel_arrow",
        "Panel.to_csv": "gxparse.tabular:panel_csv",
        "Panel.to_pandas": "gxparse.tabular:panel_pandas",
        "Panel.to_parquet": "gxparse.tabular:panel_parquet",
        "Panel.to_polars": "gxparse.tabular:panel_polars",
        "Panel.wide": "gxparse.panel:wide",
        "Panel.year_on_year": "gxparse.panel:year_on_year",
        "PanelBatches.to_csv": "gxparse.tabular:batches_csv",
        "PanelBatches.to_parquet": "gxparse.tabular:batches_parquet",
        "Report._repr_html_": "gxparse.rendering.notebook:report_html",
        "Section._repr_html_": "gxparse.rendering.notebook:section_html",
        "WidePanel.to_arrow": "gxparse.tabular:wide_arrow",
        "WidePanel.to_pandas": "gxparse.tabular:wide_pandas",
        "WidePanel.to_polars": "gxparse.tabular:wide_polars",
    }
)
