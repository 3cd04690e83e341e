"""Periods and years that are not the reporting year, where the text speaks of this year's work, into findings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final

from gxparse.audit.numbers import Number
from gxparse.audit.stating import Cause, Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.catalogue.divisions import LEVELS
from gxparse.model.dates import PartialDate
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span

__all__ = ["periods"]

_START: Final = attrgetter("start")
_CLAUSE: Final = "。！？!?；;，,：:、\n"
"""What a clause may begin behind."""
_WE: Final = re.compile(
    rf"[我本全](?:[{LEVELS}局委办厅院部站]|街道|单位|机关|部门|中心|系统)在?$"
)
_WHO: Final = r"度?[，,]?\s*(?:(?:我|本|全)[^，,。；;0-9]{0,24}|各[^，,。；;0-9]{0,16})?[，,]?\s*"
_MATTER: Final = "[^，,。；;0-9的]{0,24}(?:复议|诉讼|信息公开|申请|收费|举报|投诉|责任追究|泄密)"
"""What may come to a body through its disclosing, or does not."""
_WORK: Final = re.compile(
    rf"{_WHO}(?:共计?|累计|总共|主动|依申请|依法|新增?|全部)*"
    r"(?:公开|发布|公布|收到|受理|办理|办结|答复|制发|召开|举办|组织|开展|更新|推送|接待|接受|回复|回应|编制|收取"
    rf"|被(?:申请|提起)|因(?:政府)?信息公开|发生{_MATTER})"
)
"""What the body did, or what came to it, in the year: what a report counts."""
_NOTHING: Final = re.compile(
    rf"{_WHO}(?:均|尚|也)?(?:(?:未|没有|无)(?:收到|接到|收取|被|因)|(?:未|没有)(?:发生|出现|产生)?{_MATTER}|无{_MATTER})"
)
"""What did not happen in the year: the zero that a report states."""
_COMPARES: Final = re.compile(
    r"同比|相比|较|比|增长|下降|增加|减少|以来|至今|历年|累计至|(?<![提引发一])起|度工作计划|上年|去年|结转|曾|荣获|获评|被评|整改|问题"
)
"""What makes a year before the reporting year right: it is compared, remembered, or its faults are mended."""
_THIS_YEAR: Final = re.compile(r"[。；;，,]\s*而?(?:今年|本年)")
"""This year's number stands beside."""
_THIS_REPORT: Final = re.compile(
    r"(?:年|度|年度)?[^，,。；;、《》]{0,24}?政府信息公开(?:工作)?(?:年度)?(?:报告|年报)(?P<after>[^，,。；;]{0,12})"
)
_PRESENTS: Final = re.compile(r"(?:^|[，,、])\s*(?:现将?|特|兹将?)[^，,。；;《》]{0,30}$")
"""Words of a report that presents itself; 按时公布…报告 speaks of another."""
_PRESENTED: Final = re.compile(r"(?:公布|公开|报告|发布)如下")
_REUSED: Final = Cause("text of the year before may have been reused", "可能沿用上年文字")
_COUNTS: Final = frozenset({TokenKind.QUANTITY, TokenKind.MONEY})
_QUOTED: Final = re.compile(r"《[^《》]*$|“[^“”]*$|〔[^〔〕]*$")


def periods(report: Report) -> Iterator[Finding]:
    """The stated period; then years of the year before that stand where this year's work is told."""
    year, period, span = report.year, report.metadata.period, report.metadata.span("period")
    if year is None:
        return
    school = period is not None and "学年" in (report.metadata.title or "") and period.end.year == year + 1
    if period is not None and span is not None and not school:
        full = (period.start, period.end) == (PartialDate(year, 1, 1), PartialDate(year, 12, 31))
        same = period.start.year == period.end.year == year
        yield state(
            report,
            rule_texts()["period"],
            Statement(
                FindingKind.CONFLICT,
                Status.HOLDS if full else Status.FAILS,
                FindingSeverity.REMARK,
                f"{period} {'=' if full else '≠'} {year}",
                [Number(Decimal(year), span)],
                sides=(Decimal(period.start.year), Decimal(year)),
                wording=Wording(cause=None if same else _REUSED),
            ),
        )
    yield from _reused(report, year)


def _reused(report: Report, year: int) -> Iterator[Finding]:
    """Each such year of a paragraph, once a sentence."""
    last, kind = year - 1, TokenKind.YEAR
    before = [t for t in report.tokens if t.kind is kind and t.value == last]
    if not before:
        return
    paragraphs = sorted([p.span for section in report.walk() for p in section.paragraphs], key=_START)
    done = -1
    for token in before:
        at = bisect_right(paragraphs, token.start, key=_START)
        paragraph = paragraphs[at - 1] if at else None
        if paragraph is None or token.start not in paragraph or token.start < done:
            continue
        sentence = _sentence(report.text, paragraph, token)
        if _tells_work(report, token, sentence, paragraph, year) or _presents(report.text, token, sentence):
            done = sentence.end
            yield _wrong(report, token, year)


def _sentence(text: str, paragraph: Span, token: Token) -> Span:
    """The sentence of a token."""
    start = max((text.rfind(mark, paragraph.start, token.start) for mark in "。！？"), default=-1) + 1
    stop = re.compile(r"[。！？]").search(text, token.end, paragraph.end)
    return Span(max(start, paragraph.start), stop.start() if stop else paragraph.end)


def _tells_work(report: Report, token: Token, sentence: Span, paragraph: Span, year: int) -> bool:
    """Whether a clause begins with the year and counts what the body did, or denies it; nothing around compares or remembers."""
    text = report.text
    before = text[sentence.start : token.start].rstrip()
    if before and before[-1] not in _CLAUSE and not (_WE.search(before) or before.endswith(report.agency or "\n")):
        return False
    if _QUOTED.search(before) or _COMPARES.search(text, sentence.start, sentence.end):
        return False
    if not _NOTHING.match(text, token.end, sentence.end):
        if not _WORK.match(text, token.end, sentence.end):
            return False
        told = next((t for t in _between(report, token.end, sentence.end) if t.kind in _COUNTS), None)
        if told is None or text[told.start - 1] == "的":  # 2021年收到的2件申请于2022年办结
            return False
    years = [t for t in _between(report, paragraph.start, paragraph.end) if t.kind is TokenKind.YEAR]
    if _THIS_YEAR.search(text, paragraph.start, paragraph.end):
        return False
    return not any(t.value == year and (_leads(text, t) or t.start in sentence) for t in years)


def _between(report: Report, start: int, end: int) -> Sequence[Token]:
    """The tokens that begin there."""
    tokens = report.tokens
    return tokens[bisect_left(tokens, start, key=_START) : bisect_left(tokens, end, key=_START)]


def _leads(text: str, token: Token) -> bool:
    """Whether a clause begins with this year, so that the one before is told beside it: 2021年…, 2022年…."""
    at = token.start
    while at and text[at - 1] in " \t\u3000":
        at -= 1
    return at == 0 or text[at - 1] in _CLAUSE


def _presents(text: str, token: Token, sentence: Span) -> bool:
    """Whether the text calls itself the report on that year: 现将我局2021年政府信息公开工作年度报告公布如下."""
    named = _THIS_REPORT.match(text, token.end, sentence.end)
    before = text[sentence.start : token.start]
    if named is None or _QUOTED.search(before) or _COMPARES.search(text, sentence.start, sentence.end):
        return False
    return (
        _PRESENTS.search(before) is not None or _PRESENTED.search(text, named.start("after"), sentence.end) is not None
    )


def _wrong(report: Report, token: Token, year: int) -> Finding:
    return state(
        report,
        rule_texts()["period"],
        Statement(
            FindingKind.CONFLICT,
            Status.FAILS,
            FindingSeverity.REMARK,
            f"{token.value} ≠ {year}",
            [Number(Decimal(year - 1), token.span)],
            sides=(Decimal(year - 1), Decimal(year)),
            wording=Wording(cause=_REUSED),
        ),
    )
