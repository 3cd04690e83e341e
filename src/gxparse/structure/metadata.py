"""Front and back matter into ``Metadata``, each field with its place; guesses nothing that is not printed."""

import re
from collections.abc import Sequence
from typing import Final, final

from attrs import evolve, frozen

from gxparse.catalogue.pages import Key
from gxparse.folding import BLANKS, fold, squeeze
from gxparse.model.dates import PartialDate, Period
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.report import Contact, Metadata
from gxparse.model.tables import IndicatorTable
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span
from gxparse.structure.back import Signature, is_body_name
from gxparse.structure.body import body_of
from gxparse.structure.contact import contact_spans
from gxparse.structure.front import Front
from gxparse.structure.header import Pair, is_cut, is_doc_number, is_placeholder
from gxparse.structure.title import year_number

__all__ = ["MetadataReading", "read_metadata"]

_AUTHOR: Final = re.compile(
    r"(?:本(?:年度)?报告)?由(?P<body>[\u4e00-\u9fff()（）]{3,40}?)(?:根据|按照|依据|依照|负责|编制|全面总结|汇总|组织编[制写])"
)
_DAMAGED: Final = re.compile(
    r"(?:统计)?(?:期限|时限|时间|周期|区间)[^。]{0,8}?(?:自|从|为|是|:|：)\s*(?P<range>(?:19|20)[0-9]{2}年?[0-9年月日\s]{3,14}(?:起)?[，,]?\s*(?:至|到|-|—|－)\s*[0-9年月日\s]{4,16})"
)
_OF_FIGURES: Final = re.compile(
    r"(?:统计|数据|所列|报告)[^。;；]{0,12}?(?:期限|时限|时间|周期|区间|范围|期间)[^。;；0-9０-９]{0,6}?(?=[0-9０-９])"
)
_MONTHS: Final = re.compile(  # a period that is whole, though it names no days
    r"(?:19|20)[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:(?:[12][0-9]|3[01]|0?[1-9])日)?起?[，,]?(?:至|到|-|—|－)"
    r"(?:(?:19|20)[0-9]{2}年)?(?:1[0-2]|0?[1-9])月(?:(?:[12][0-9]|3[01]|0?[1-9])日)?"
)
_TO: Final = re.compile(r"(?:\([^()]{1,20}\))?起?[,、]?(?:至|到|-+|~)")  # 4月1日（挂牌之日）起，至12月31日
_SENTENCE: Final = re.compile("[，。；：,;:]")
_FIRST_PARAGRAPHS: Final = 3
_DAY_DASHES: Final = 2  # in the ISO form of a day
_CAN_BE_CUT: Final = frozenset((Key.INDEX_NUMBER, Key.PUBLISHED, Key.CREATED, Key.DATED))
_CUT: Final = re.compile(rf"(?<=[0-9A-Z][-/])[{BLANKS}]+(?=[0-9])")
_CUT_DATE: Final = re.compile(
    rf"(?:19|20)[0-9]{{2}}-(?:[\r\n{BLANKS}]+[0-9]{{1,2}}-|[0-9]{{1,2}}-[\r\n{BLANKS}]+)[0-9]{{1,2}}(?![0-9:])"
)
_ISSUED: Final = re.compile("发文|印发")
"""When a document was sent out: beside it 公开日期 says when it was published."""
_OWN: Final = re.compile(r"(?:本(?:网站?|站)|原创|互联网|网络|转载)(?:原创|讯|编辑|发布)?\Z")
_URL: Final = re.compile(r"https?://|www\.", re.IGNORECASE)


@final
@frozen
class MetadataReading:
    """Metadata with what was odd about it."""

    metadata: Metadata
    diagnostics: tuple[Diagnostic, ...]


class _Evidence(dict[str, Span]):
    """Places by field; the first place told for a field stays."""

    def note(self, name: str, span: Span | None) -> None:
        if span is not None:
            self.setdefault(name, span)


def read_metadata(
    text: str, front: Front, signatures: Sequence[Signature], body: Sequence[Span],
    tables: Sequence[IndicatorTable], tokens: Sequence[Token],
) -> MetadataReading:  # fmt: skip
    """The metadata of a report; ``body`` are the paragraphs after the front, ``tokens`` those of the whole text."""
    places = _Evidence()
    by_start = {token.start: token for token in tokens}
    named = year_number(front.title.year) if front.title and front.title.year else None
    period = _period(text, front, by_start, places) or _whole_year(text, named, body, by_start, places)
    period = period or _counted(text, body, by_start, places)
    contacts = contact_spans(text, front.opening, body, tokens)
    for name, span in contacts.items():
        places.note(f"contact.{name}", span)
    year = named or (period.start.year if period else None) or _year_elsewhere(text, front, tables, tokens)
    if front.title is not None:
        places.note("title", Span(front.title.spans[0].start, front.title.spans[-1].end))
    pairs = [pair for pair in front.pairs if not _is_damaged(text, pair)]
    metadata = Metadata(
        title=front.title.text if front.title else None,
        agency=_agency(text, front, signatures, places),
        year=year,
        period=period,
        doc_number=_doc_number(text, front, places),
        index_number=_index_number(text, pairs, places),
        published=_date(text, pairs, (Key.PUBLISHED, Key.DATED), "published", by_start, places),
        created=_date(text, pairs, (Key.CREATED,), "created", by_start, places) or _signed(front, signatures, places),
        publisher=_publisher(text, front.pairs, places),
        validity=_value(text, front.pairs, (Key.VALIDITY,), "validity", places),
        contact=Contact(**{name: _flat(span.of(text)) for name, span in contacts.items()}),
        evidence=tuple(sorted(places.items())),
    )
    metadata = evolve(metadata, body=body_of(metadata.agency, metadata.index_number))
    return MetadataReading(metadata, tuple(_oddities(text, front, period, named)))


def _flat(value: str) -> str:
    """A value cut by line ends, in one piece, without the strokes by which Markdown escapes its brackets."""
    return "".join(part.strip(BLANKS) for part in value.replace("\\", "").splitlines())


def _value(text: str, pairs: Sequence[Pair], keys: Sequence[Key], name: str, places: _Evidence) -> str | None:
    """The first value of one of ``keys`` that is no placeholder."""
    for pair in pairs:
        value = pair.value.of(text)
        if pair.key in keys and value and not is_placeholder(value):
            places.note(name, pair.value)
            return _flat(value)
    return None


def _is_damaged(text: str, pair: Pair) -> bool:
    """Whether a number or date of the header block lacks its end."""
    return pair.key in _CAN_BE_CUT and is_cut(pair.value.of(text))


def _index_number(text: str, pairs: Sequence[Pair], places: _Evidence) -> str | None:
    """The index number, without the blanks that the end of a line or cell put into it."""
    value = _value(text, pairs, (Key.INDEX_NUMBER,), "index_number", places)
    return None if value is None else _CUT.sub("", value)


def _publisher(text: str, pairs: Sequence[Pair], places: _Evidence) -> str | None:
    """来源, else 发布机构, else 发布人 where that is a body; an address on the web is no body, nor is 本网."""
    named = [pair for pair in pairs if not _URL.search(pair.value.of(text)) and not _OWN.match(pair.value.of(text))]
    named = [pair for pair in named if pair.key is not Key.POSTER or is_body_name(pair.value.of(text))]
    found = (_value(text, named, (key,), "publisher", places) for key in (Key.ORIGIN, Key.ISSUER, Key.POSTER))
    return next(filter(None, found), None)


def _doc_number(text: str, front: Front, places: _Evidence) -> str | None:
    keyed = [pair for pair in front.pairs if is_doc_number(pair.value.of(text))]
    value = _value(text, keyed, (Key.DOC_NUMBER,), "doc_number", places)
    if value is None and front.number is not None:
        places.note("doc_number", front.number.span)
        value = front.number.text
    return value


def _date(
    text: str, pairs: Sequence[Pair], keys: Sequence[Key], name: str, tokens: dict[int, Token], places: _Evidence
) -> PartialDate | None:
    """The first date that stands as the value of one of ``keys``, in their order; 发文日期 only where no 公开日期 does."""
    ordered = sorted(pairs, key=lambda pair: _ISSUED.match(squeeze(pair.label.of(text))) is not None)
    for key in keys:
        for pair in ordered:
            place, found = _date_in(text, pair.value, tokens) if pair.key is key else (None, None)
            if found is not None:
                places.note(name, place)
                return found
    return None


def _date_in(text: str, value: Span, tokens: dict[int, Token]) -> tuple[Span | None, PartialDate | None]:
    """The first date in a value, and its place; the end of a line or cell may have cut it after a hyphen."""
    for offset in range(value.start, value.end):
        token = tokens.get(offset)
        if token is None or token.kind not in (TokenKind.DATE, TokenKind.YEAR):
            continue
        cut = _CUT_DATE.match(text, offset, value.end)
        if cut is not None:
            return Span(*cut.span()), _day("".join(cut.group().split()))
        found = _partial(token)
        if found is not None:
            return token.span, found
    return None, None


def _day(printed: str) -> PartialDate | None:
    """The day of a date in figures, or ``None`` where the calendar has none such."""
    year, month, day = map(int, printed.split("-"))
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _partial(token: Token) -> PartialDate | None:
    value = str(token.value)
    return None if value.startswith("--") else PartialDate.parse(value)


def _signed(front: Front, signatures: Sequence[Signature], places: _Evidence) -> PartialDate | None:
    """The date of the signature, else the one under the title."""
    token = signatures[0].date if signatures and signatures[0].date else front.dated
    if token is None:
        return None
    places.note("created", token.span)
    return _partial(token)


def _agency(text: str, front: Front, signatures: Sequence[Signature], places: _Evidence) -> str | None:
    """The body the title names; else the signature, or the line under the title; else the header's; else the one the opening says wrote it."""
    if front.title is not None and front.title.body:
        places.note("agency", Span(front.title.spans[0].start, front.title.spans[-1].end))
        return front.title.body
    signed = next((signature.body for signature in signatures if signature.body is not None), None)
    if signed is not None:
        places.note("agency", signed)
        return squeeze_blanks(signed.of(text))
    if front.body is not None:
        places.note("agency", front.body)
        return squeeze_blanks(front.body.of(text))
    value = _value(text, front.pairs, (Key.ISSUER,), "agency", places)
    return value or _author(text, front, places)


def squeeze_blanks(name: str) -> str:
    """A name without the blanks and line ends inside; its characters stay as printed."""
    return "".join(char for char in name if char not in BLANKS and char not in "\r\n")


def _author(text: str, front: Front, places: _Evidence) -> str | None:
    for span in front.opening:
        match = _AUTHOR.search(text, span.start, span.end)
        if match is not None and is_body_name(match["body"]):
            places.note("agency", Span(*match.span("body")))
            return match["body"]
    return None


def _period(text: str, front: Front, tokens: dict[int, Token], places: _Evidence) -> Period | None:
    """The first period of two full dates that the opening states, in one token or in two that 至 joins over lines."""
    last: Token | None = None
    for token in (tokens[at] for span in front.opening for at in range(span.start, span.end) if at in tokens):
        if token.kind is TokenKind.PERIOD:
            start, _, end = str(token.value).partition("/")
            place = token.span
        elif token.kind is TokenKind.DATE and last is not None and _joins(text[last.end : token.start]):
            start, end = str(last.value), str(token.value)
            place = Span(last.start, token.end)
        else:
            last = token if token.kind is TokenKind.DATE else None
            continue
        if _is_day(start) and _is_day(end):
            places.note("period", place)
            return Period(PartialDate.parse(start), PartialDate.parse(end))
    return None


def _whole_year(
    text: str, year: int | None, body: Sequence[Span], tokens: dict[int, Token], places: _Evidence
) -> Period | None:
    """The reporting year from its first day to its last, with which one of the first paragraphs begins."""
    if year is None:
        return None
    for span in body[:_FIRST_PARAGRAPHS]:
        stop = text.find("。", span.start, span.end)  # a run-in heading may stand before it
        for begin in {span.start, stop + 1 if stop >= 0 else span.start}:
            token = tokens.get(begin + len(text[begin : span.end]) - len(text[begin : span.end].lstrip(BLANKS)))
            if token is not None and token.kind is TokenKind.PERIOD and token.value == f"{year}-01-01/{year}-12-31":
                places.note("period", token.span)
                return Period(PartialDate(year, 1, 1), PartialDate(year, 12, 31))
    return None


def _counted(text: str, body: Sequence[Span], tokens: dict[int, Token], places: _Evidence) -> Period | None:
    """The period of which one of the first paragraphs below a heading says that its figures are: 统计期限为…."""
    for span in body[:_FIRST_PARAGRAPHS]:
        for match in _OF_FIGURES.finditer(fold(text[span.start : span.end])):
            token = tokens.get(span.start + match.end())
            start, _, end = str(token.value).partition("/") if token and token.kind is TokenKind.PERIOD else ("", "", "")
            if token is not None and _is_day(start) and _is_day(end):
                places.note("period", token.span)
                return Period(PartialDate.parse(start), PartialDate.parse(end))
    return None


def _joins(between: str) -> bool:
    """Whether the words between two dates make them a period."""
    return _TO.fullmatch(squeeze(between)) is not None


def _is_day(value: str) -> bool:
    return value.count("-") == _DAY_DASHES and not value.startswith("--")


_CAPTION_YEAR: Final = re.compile(r"[(（]\s*(?P<year>20[0-9]{2})\s*年?度?\s*[)）]")
_LINE_YEAR: Final = re.compile(  # over the line that says who filled the table in
    r"^[ \t\u3000*#]*(?:[^\r\n。]{0,40}表[ \t\u3000]*)?[(（]\s*(?P<year>20[0-9]{2})\s*年?度?\s*[)）][ \t\u3000*]*$", re.MULTILINE
)
_ABOVE: Final = 120  # characters over a table


def _year_elsewhere(text: str, front: Front, tables: Sequence[IndicatorTable], tokens: Sequence[Token]) -> int | None:
    """The year that a table's caption states, else the first year with which the opening begins."""
    for table in tables:
        end = table.rows[0].span.start if table.rows else table.span.end
        above = max(text.rfind("\n", 0, max(0, table.span.start - _ABOVE)) + 1, 0)
        match = _CAPTION_YEAR.search(text, table.span.start, end) or _LINE_YEAR.search(text, above, table.span.start)
        if match is not None and table.form is not None:
            return int(match["year"])
    for span in front.opening:
        if _SENTENCE.search(text, span.start, span.end) is None:
            continue  # a link of a list names the year of another document
        for token in tokens:
            if token.start >= span.end:
                break
            if token.kind is TokenKind.YEAR and token.start >= span.start and token.start - span.start <= 30:
                return int(str(token.value))
    return None


def _oddities(text: str, front: Front, period: Period | None, title_year: int | None) -> list[Diagnostic]:
    damaged = (pair for pair in front.pairs if _is_damaged(text, pair))
    found = [diagnose("cut_value", pair.value, key=pair.label.of(text), text=pair.value.of(text)) for pair in damaged]
    if period is not None and title_year is not None and period.start.year != title_year:
        found.append(diagnose("conflicting_year", None, title=title_year, other=period.start.year))
    if period is None:
        for span in front.opening:
            match = _DAMAGED.search(text, span.start, span.end)
            if match is not None and _MONTHS.fullmatch("".join(match["range"].split())) is None:
                place = Span(*match.span("range"))
                found.append(diagnose("damaged_date", place, text=place.of(text)))
    return found
