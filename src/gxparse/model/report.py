"""A report as read: metadata, outline, tables, numbers, and what was not understood, each with its place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import final

from attrs import field, frozen

from gxparse import late
from gxparse.model.body import Body
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Attachment
from gxparse.model.source import Source
from gxparse.model.tables import IndicatorTable
from gxparse.model.tokens import Approx, Token
from gxparse.spans import Span

__all__ = [
    "Contact",
    "Metadata",
    "Paragraph",
    "Point",
    "Quantity",
    "QuantityKind",
    "Report",
    "ReportKind",
    "Section",
    "Style",
]


class ReportKind(StrEnum):
    """What the document is."""

    REPORT = "report"
    """An annual report."""
    NOTICE = "notice"
    """A notice (通知, 公告) that carries a report."""
    SHELL = "shell"
    """A page without the report itself, which is an attachment."""
    FORM = "form"
    """Tables of a form without a report around them."""
    OTHER = "other"
    """Something else."""


class Style(StrEnum):
    """How a heading is numbered; the level follows from it."""

    CHINESE = "chinese"
    """一、 (level 1)"""
    CHINESE_PAREN = "chinese-paren"
    """（一） (level 2)"""
    ARABIC = "arabic"
    """1. or 1、 (level 3)"""
    ARABIC_PAREN = "arabic-paren"
    """(1) (level 4)"""

    @property
    def level(self) -> int:
        """1–4, in the order above."""
        return _LEVELS[self]


_LEVELS = {style: level for level, style in enumerate(Style, 1)}


@final
@frozen
class Contact:
    """How to reach the body, as printed; ``None`` where the document does not say."""

    address: str | None = None
    """地址"""
    postcode: str | None = None
    """邮编"""
    phone: str | None = None
    """电话"""
    email: str | None = None
    """电子邮箱"""
    url: str | None = None
    """The address on the web that the text gives."""


@final
@frozen
class Metadata:
    """What the document says of itself. What it does not say is ``None``: nothing is guessed."""

    title: str | None = None
    """The title, joined when it spans lines."""
    agency: str | None = None
    """The reporting body, as the title names it; else the signature; else the header; else the opening."""
    year: int | None = None
    """The reporting year (not the year of publication)."""
    period: Period | None = None
    """The stated period; ``None`` when only the year is known."""
    doc_number: str | None = None
    """The report's own 文号, as printed; never a cited one."""
    index_number: str | None = None
    """索引号, as printed."""
    published: PartialDate | None = None
    """发布日期, 公开日期, 发文日期, or an unlabelled 日期 of the page head."""
    created: PartialDate | None = None
    """成文日期, 生成日期, else the date of the signature or the one under the title."""
    publisher: str | None = None
    """来源 or 发布机构, else a body named as 发布人."""
    validity: str | None = None
    """有效性."""
    contact: Contact = Contact()
    body: Body | None = None
    """The body that ``agency`` names: its divisions, code, level and kind; ``None`` without an agency."""
    evidence: tuple[tuple[str, Span], ...] = field(default=(), repr=False)
    """Pairs of field name and place (``contact.phone`` for the contact's fields)."""

    def span(self, name: str) -> Span | None:
        """Where the field ``name`` stands (``"title"``, ``"contact.phone"``), or ``None`` when the document lacks it."""
        return next((span for key, span in self.evidence if key == name), None)


@final
@frozen
class Paragraph:
    """A paragraph of a section."""

    text: str
    """As in the text, line breaks inside included."""
    span: Span


@final
@frozen
class Point:
    """A run-in point: 一是…二是…."""

    label: str
    """一是, 二是, … as printed."""
    number: int
    text: str
    """From the label to the next point or the end of the paragraph."""
    span: Span


@final
@frozen
class Section:
    """A section, from its label to the last non-blank before the next heading of its level or higher."""

    label: str
    """As printed: 一、 （一） 1. (1); empty for a prescribed heading (总体情况) that is printed without a number."""
    number: int
    """0 where the label is empty."""
    style: Style
    level: int
    """1–4, by style."""
    title: str
    """Without the label, and without the full stop or colon that ends a run-in title."""
    span: Span
    heading: Span
    """Label and title."""
    children: tuple["Section", ...] = field(default=(), repr=False)
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)
    """Of the section itself, without those of its children and tables."""
    points: tuple[Point, ...] = field(default=(), repr=False)
    """Of the section itself, without those of its children."""

    def walk(self) -> Iterator["Section"]:
        """The section and all below it in reading order."""
        return _walk((self,))

    def find(self, title: str) -> "Section | None":
        """The first section below whose title contains ``title``."""
        return next((section for section in self.walk() if section is not self and title in section.title), None)

    def _repr_html_(self) -> str:
        return str(late.call("Section._repr_html_", self))


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    """These sections, each with all below it behind it."""
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        yield section
        if section.children:
            stack.extend(reversed(section.children))


class QuantityKind(StrEnum):
    """What a quantity measures."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"


@final
@frozen
class Quantity:
    """A number of the running text with its unit."""

    text: str
    span: Span
    value: Decimal
    """In base units: 3万余条 is 30000, 119.7万元 is 1197000."""
    unit: str | None
    """Measure word, ``%``, ``百分点`` or ``元``."""
    high: Decimal | None = None
    """Upper end of a range (4至6条: 6)."""
    approx: Approx = Approx.EXACT
    kind: QuantityKind = QuantityKind.COUNT


@final
@frozen(repr=False)
class Report:
    """An annual report as read. ``text`` is the input itself (for ``str``); every span is a place in it."""

    source: Source
    text: str
    """What every span is a range of: plain text as given, the linear text of all other formats.

    Plain text that is marked up (HTML tables or boxes among Markdown) or holds injected Pinyin is made linear too.
    """
    kind: ReportKind
    metadata: Metadata
    sections: tuple[Section, ...]
    """Top sections in reading order; a section contains its children."""
    tables: tuple[IndicatorTable, ...]
    tokens: tuple[Token, ...]
    """Every number with its role, refined by its place in the document."""
    quantities: tuple[Quantity, ...]
    """Quantities, percentages, amounts outside furniture, metadata values and tables, and in cells of words."""
    points: tuple[Point, ...]
    diagnostics: tuple[Diagnostic, ...]
    front: tuple[Span, ...]
    """Title, header block and opening, before the first section."""
    back: tuple[Span, ...]
    """Signature and date, after the last section; a header block where it stands below the document."""
    furniture: tuple[Span, ...]
    """Navigation, widgets, page numbers: on the page, not of the document."""
    unclaimed: tuple[Span, ...]
    """What was not understood."""
    attachments: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str | None:
        """``metadata.title``."""
        return self.metadata.title

    @property
    def agency(self) -> str | None:
        """``metadata.agency``."""
        return self.metadata.agency

    @property
    def year(self) -> int | None:
        """``metadata.year``, the reporting year."""
        return self.metadata.year

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        return _walk(self.sections)

    def find(self, title: str) -> Section | None:
        """The first section whose title contains ``title``, or ``None``."""
        return next((section for section in self.walk() if title in section.title), None)

    def excerpt(self, span: Span, width: int = 20) -> str:
        """The text of ``span`` in corner brackets 【】 with up to ``width`` characters on both sides, on one line."""
        before = self.text[max(0, span.start - width) : span.start]
        after = self.text[span.end : span.end + width]
        return " ".join(f"{before}【{span.of(self.text)}】{after}".split())

    def _repr_html_(self) -> str:
        return str(late.call("Report._repr_html_", self))

    def __repr__(self) -> str:
        sections = sum(1 for _ in self.walk())
        return (
            f"<Report {self.title or 'untitled'!r} agency={self.agency!r} year={self.year} kind={self.kind.value} "
            f"{sections} sections, {len(self.tables)} tables, {len(self.quantities)} quantities, "
            f"{len(self.diagnostics)} diagnostics>"
        )
