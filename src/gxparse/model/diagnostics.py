"""What was odd about a document: one catalogue of stable codes, and the value that reports one at a place."""

from enum import StrEnum
from typing import NamedTuple, final

from attrs import frozen

from gxparse.spans import Span

__all__ = ["CODES", "Diagnostic", "Entry", "Severity", "diagnose"]


class Severity(StrEnum):
    """How much a diagnostic matters to one who uses the values."""

    ERROR = "error"
    """Values are missing or cannot be trusted."""
    WARNING = "warning"
    """Something was not understood or contradicts itself."""
    INFO = "info"
    """Worth knowing; no value is affected."""


class Entry(NamedTuple):
    """One line of the catalogue: the wording may change, the code never changes meaning."""

    severity: Severity
    message: str
    message_zh: str
    hint: str


CODES: dict[str, Entry] = {
    # kind of document
    "empty": Entry(Severity.ERROR, "The text is empty.", "文本为空。", "Check that the file is the right one."),
    "not_a_report": Entry(
        Severity.WARNING,
        "The document does not look like an annual report on government information disclosure.",
        "文档不像政府信息公开工作年度报告。",
        "See Report.kind; what could be read is there all the same.",
    ),
    "report_in_attachment": Entry(
        Severity.WARNING,
        "The page carries no report of its own; the report seems to be an attachment.",
        "页面没有正文，报告似在附件中。",
        "Parse the attachment; Report.attachments lists what the page links to.",
    ),
    "several_reports": Entry(
        Severity.WARNING,
        "The document holds {count} reports; sections and tables of all of them are read in order.",
        "文档含有{count}份报告，各份的章节与表格按顺序读出。",
        "Cut the text at the titles and parse each part.",
    ),
    "corrected_report": Entry(
        Severity.INFO,
        "The title says that this is a corrected report.",
        "标题说明这是更正后的报告。",
        "Prefer it to the earlier report of the same body and year.",
    ),
    "cut_off": Entry(
        Severity.WARNING,
        "The text ends in the middle of a sentence or table.",
        "文本在句子或表格中间中断。",
        "Check that the file is complete.",
    ),
    "looks_like_path": Entry(
        Severity.WARNING,
        "The text looks like a path: {text!r}.",
        "文本像是文件路径：{text!r}。",
        "Pass a pathlib.Path to read a file.",
    ),
    # structure
    "misnumbered": Entry(
        Severity.WARNING,
        "The label {label} follows {previous}; it is kept as printed.",
        "编号{label}接在{previous}之后；按原文保留。",
        "Compare the outline with the source.",
    ),
    "skipped_level": Entry(
        Severity.INFO,
        "The heading {label} skips a level below {parent}.",
        "标题{label}在{parent}之下跳过了一级。",
        "Levels are those of the label's style.",
    ),
    "damaged_date": Entry(
        Severity.WARNING,
        "{text} claims to be a date or period but is damaged; it is not repaired.",
        "{text}应为日期或期间，但已损坏；不作修复。",
        "Look the date up in the source.",
    ),
    "conflicting_year": Entry(
        Severity.WARNING,
        "The title says {title}, {other} is stated as the reporting year elsewhere.",
        "标题为{title}，另处写作{other}。",
        "The title is followed.",
    ),
    "missing_table": Entry(
        Severity.WARNING,
        "The table {title} is announced, but no row of it is in the text.",
        "有表题{title}，但文本中没有表的内容。",
        "The table may be an image in the source, or a converter left it out; try another file of the report.",
    ),
    "unread_rows": Entry(
        Severity.WARNING,
        "{count} lines from {first!r} on read like rows of an official form, but are in no table.",
        "自{first!r}起有{count}行形如规定表格的行，但未能归入任何表格。",
        "Order or columns of the table were lost; try another file of the report, or another way to take its text.",
    ),
    "cut_value": Entry(
        Severity.WARNING,
        "The value of {key} lacks its end: {text!r}; it is not given.",
        "{key}的值{text!r}不完整，不予采用。",
        "Look it up in the source.",
    ),
    "unknown_key": Entry(
        Severity.INFO,
        "The key {key} of the header block is not known.",
        "文头中的{key}不是已知的项目。",
        "Its text is listed in Report.unclaimed.",
    ),
    "unread_text": Entry(
        Severity.INFO,
        "This text was not understood: {text!r}.",
        "此处文本未能识别：{text!r}。",
        "It is listed in Report.unclaimed.",
    ),
    # reading
    "undecodable": Entry(
        Severity.WARNING,
        "Byte {offset} of the source is not {encoding}; U+FFFD stands in its place.",
        "源文件第{offset}字节不是{encoding}编码；以U+FFFD代替。",
        "Look the place up in the source, or pass encoding=.",
    ),
    "undecodable_many": Entry(
        Severity.WARNING,
        "{count} places of the source are not {encoding}; the first hundred are listed one by one.",
        "源文件有{count}处不是{encoding}编码；前一百处已逐一列出。",
        "Pass encoding= when you know it.",
    ),
    "no_text_layer": Entry(
        Severity.ERROR,
        "The PDF has {pages} pages and no text: it is a scan.",
        "PDF共{pages}页，没有文字层，应为扫描件。",
        "Run a text recognition on it and parse its text.",
    ),
    "page_without_text": Entry(
        Severity.WARNING,
        "Page {page} shows an image and no text.",
        "第{page}页只有图片，没有文字。",
        "Run a text recognition on the page.",
    ),
    "image_only": Entry(
        Severity.ERROR,
        "The document holds {images} images and no text.",
        "文档含{images}幅图片，没有文字。",
        "Run a text recognition on the images.",
    ),
    "unreadable_page": Entry(
        Severity.ERROR,
        "Tables of page {page} could not be read: {reason}.",
        "第{page}页的表格无法读取：{reason}。",
        "Its text is read as lines; check the page.",
    ),
    # tables
    "ambiguous_cells": Entry(
        Severity.WARNING,
        "{text!r} are fewer or more values than the {count} columns, and nothing tells which is which.",
        "{text!r}与{count}列不对应，无法确定各数值所属的列。",
        "These cells are None; look them up in the source.",
    ),
    "ambiguous_reading": Entry(
        Severity.WARNING,
        "{text!r} can be read in {count} ways, among them {first} and {second}.",
        "{text!r}有{count}种读法，例如{first}与{second}。",
        "Cells that differ between the readings are None; look them up in the source.",
    ),
    "ambiguous_row": Entry(
        Severity.WARNING,
        "The values {text!r} have no label, and the rows {first} and {second} may both be theirs.",
        "{text!r}没有标签，可能属于{first}，也可能属于{second}。",
        "These values are in no row; look them up in the source.",
    ),
    "unknown_row": Entry(
        Severity.INFO,
        "The row {label!r} is not in form {form}; it is kept as printed.",
        "行{label!r}不在{form}年格式中；按原文保留。",
        "Its values have no code; a form of your own gives it one (catalogue.load).",
    ),
    # prose
    "ambiguous_number": Entry(
        Severity.INFO,
        "{text} may be {first} or {second}; it is taken as neither.",
        "{text}可能是{first}，也可能是{second}；均不采用。",
        "Read the sentence; the tables tell such numbers apart.",
    ),
    "cut_number": Entry(
        Severity.WARNING,
        "{text} may be the end of a number that a line end or a blank cuts; it is not given.",
        "{text}可能是被换行或空格断开的数字的后半部分，不予采用。",
        "Look it up in the source.",
    ),
    "mixed_total": Entry(
        Severity.INFO,
        "{text} is a sum of {first} and {second}; it is taken as neither.",
        "{text}是{first}与{second}之和；不作为其中任何一项。",
        "Read the sentence; the tables tell such numbers apart.",
    ),
}
"""Every code there is. Readers and steps may add theirs here only."""


@final
@frozen
class Diagnostic:
    """One oddity of a document, at a place. Codes are stable, wording is not."""

    code: str
    """Key of the catalogue ``CODES``."""
    severity: Severity
    """How much it matters."""
    message: str
    """What was found, in English."""
    message_zh: str
    """The same in Chinese."""
    span: Span | None
    """Where, or ``None`` for the whole document."""
    hint: str
    """What to do about it."""


def diagnose(code: str, span: Span | None = None, **details: object) -> Diagnostic:
    """The diagnostic of this code with its wording filled in by ``details``."""
    entry = CODES[code]
    return Diagnostic(
        code, entry.severity, entry.message.format(**details), entry.message_zh.format(**details), span, entry.hint
    )
