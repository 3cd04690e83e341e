"""The running text of a report into observations; must not know tables, and claims nothing that it cannot explain."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import Final, NamedTuple

from attrs import define, frozen

from gxparse.catalogue import Catalogue, form_of_year
from gxparse.catalogue.crosswalk import LISTS
from gxparse.catalogue.wording import PLAIN, Wording, wording_of
from gxparse.folding import fold, squeeze
from gxparse.lexing.units import in_one_script
from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Layout
from gxparse.model.observations import Observation
from gxparse.model.report import Report, Section
from gxparse.model.tables import IndicatorTable
from gxparse.model.tokens import Token, TokenKind
from gxparse.normalise.claims import topics_of
from gxparse.normalise.clauses import Clause, clauses
from gxparse.normalise.discourse import Speaker
from gxparse.normalise.mentions import may_name
from gxparse.normalise.readings import Reading, read_clause
from gxparse.normalise.remembering import folded
from gxparse.normalise.statements import Statements
from gxparse.normalise.whose import Whoses, whose_of
from gxparse.spans import Span

__all__ = ["Told", "from_prose"]

_DENIAL: Final = re.compile(  # begins with one set of characters: what is searched for so is found three times as quickly
    "[未没沒无無为為零不](?:(?<=未)(?!来|必|能|尽|成年)|(?<=[没沒])有"
    "|(?<=[无無])(?!缝|障碍|纸|效|论|人|偿|线|死角|法|疑|忧)|(?<=[为為])零|(?<=零)(?:申请|(?:行政)?(?:复议|诉讼)|投诉|举报)|(?<=不)存在)"
)
_YEAR: Final = TokenKind.YEAR  # to look up a member takes ten times as long as a global
_COUNTING: Final = frozenset({TokenKind.QUANTITY, TokenKind.PERCENT, TokenKind.MONEY, TokenKind.NUMBER})
_GENERAL: Final = re.compile("总体|概[述况]|基本|全面|工作(?:开展)?情况|年度报告")
"""A heading of all that there is to tell."""
_LONGEST: Final = 600
"""Characters of a clause; what is longer is no sentence of a language."""
_SHORT: Final = 24
"""Characters of a paragraph that may only say 无, or that nothing of the kind happened."""
_LINES: Final = re.compile(r"^[^|\t]*[，,。；;][^|\t]*$", re.DOTALL)
"""Lines with marks and without the marks of tables: prose that was taken for something else."""
_PLACE: Final = attrgetter("start", "end")
"""The order of spans, which are compared by it four times as quickly as by themselves."""
_REACH: Final = 24
"""How far a word reaches that a line end cuts."""
_COUNTS: Final = re.compile("[0-9][条件份篇个次人名期场起项](?=[，,；;、])")
_STOPS: Final = "。！？!?|"
_BULLETS: Final = ("", "-", "*", "+", "•", "·", "●", "▪", "◆", "■")
"""What may stand before an item of a list, beside nothing."""
_ERAS: Final = dict.fromkeys(LISTS, "2014") | {"2019": "2019", "2021": "2021"}
"""Form → whose words it has."""


class Told(NamedTuple):
    """What the running text tells."""

    observations: tuple[Observation, ...]
    diagnostics: tuple[Diagnostic, ...]


@define(eq=False)
class _Heading:
    """A heading; what it is about is told when it is asked for, as few headings have numbers under them."""

    title: str
    above: "_Heading | None"
    _topics: tuple[frozenset[str], ...] | None = None

    def topics(self, wording: Wording) -> tuple[frozenset[str], ...]:
        """The topics of the title and of those over it, nearest first."""
        if self._topics is None:
            over = () if self.above is None else self.above.topics(wording)
            self._topics = (_topics(self.title, wording), *over)
        return self._topics

    def general(self, wording: Wording) -> bool:
        """Whether it and those over it name indicators, or all there is (总体情况); not 存在的问题, 改进措施."""
        own = bool(self.topics(wording)[0]) or _GENERAL.search(squeeze(self.title)) is not None
        return own and (self.above is None or self.above.general(wording))


@lru_cache(maxsize=4096)
def _topics(title: str, wording: Wording) -> frozenset[str]:
    """The topics of a title; reports of one form have the same titles."""
    return topics_of(frozenset([word.concept for word in wording.read(squeeze(title))]), wording)


class _Passage(NamedTuple):
    """A paragraph or heading with the heading over it."""

    span: Span
    heading: _Heading | None
    alone: bool = False
    """Whether nothing else stands under the heading."""


class _Chosen(NamedTuple):
    """A passage that is read."""

    topics: tuple[frozenset[str], ...]
    """Of the headings over it, nearest first."""
    heading: _Heading | None
    sentences: Sequence[Span]
    denied: _Passage | None = None
    """The passage, where it only says that nothing of what its heading names has happened."""


@frozen
class _Reader:
    """The text of a report with what its sentences are read by."""

    report: Report
    text: str
    """The report's, folded."""
    wording: Wording
    whoses: Whoses
    tokens: Sequence[Token]
    starts: Sequence[int]
    """Where the tokens begin."""

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens of a stretch."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def clauses(self, span: Span) -> list[Clause]:
        """The clauses of a sentence."""
        return clauses(self.text, span, self.within(span), self.wording.phrases, self.report.year)

    def readings(self, pieces: Sequence[Clause]) -> list[Reading]:
        """The clauses of a sentence in words."""
        text = self.report.text
        return [read_clause(piece, self.wording, self.whoses, text) for piece in pieces if len(piece.text) <= _LONGEST]

    def title(self, heading: _Heading) -> Reading:
        """The title of a section as a clause."""
        text = squeeze(heading.title)
        return read_clause(Clause(text, range(len(text)), True, 0, False, ""), self.wording, self.whoses)


def from_prose(report: Report, catalogue: Catalogue) -> Told:
    """Every number of the running text, and every denial, whose indicator the words name without doubt.

    Each step is taken for the whole report before the next one: what it works with stays at hand, which saves a tenth.
    """
    wording = _wording(catalogue)
    speaker = Speaker(
        text=report.text,
        wording=wording,
        known=catalogue.by_code.keys(),
        era=_era(report),
        year=report.year,
        period=report.metadata.period,
    )
    tokens, starts = in_one_script(report.tokens), [token.start for token in report.tokens]
    reader = _Reader(report, folded(report), wording, whose_of(report.agency), tokens, starts)
    statements = Statements(speaker, dict(zip(starts, tokens)))
    chosen = _chosen(reader, speaker, statements)
    cut = [[reader.clauses(span) for span in one.sentences] for one in chosen]
    read = [[reader.readings(pieces) for pieces in sentences] for sentences in cut]
    for (topics, heading, _, denied), sentences in zip(chosen, read):
        statements.enter(topics, partial(_is_general, heading, wording))
        if denied is not None and denied.heading is not None:
            statements.deny_heading(reader.title(denied.heading), denied.span)
        for readings in sentences:
            statements.sentence(readings)
    statements.settle(tabled=any(table.kind is not None for table in report.tables))
    return Told(tuple(one for one in statements.observations if one.code), tuple(statements.diagnostics))


def _is_general(heading: _Heading | None, wording: Wording) -> bool:
    return heading is None or heading.general(wording)


def _chosen(reader: _Reader, speaker: Speaker, statements: Statements) -> list[_Chosen]:
    """The passages that may tell something, in order."""
    report, following = reader.report, (reader.report.year or 0) + 1
    counting = [token.start for token in reader.tokens if token.kind in _COUNTING]
    later = [token.start for token in reader.tokens if token.kind is _YEAR and token.value == following]
    passages = list(_passages(report, reader.wording))
    found: list[_Chosen] = []
    for passage, sentences in [(one, list(_sentences(report.text, one.span, counting))) for one in passages]:
        if not sentences:
            continue
        topics = () if passage.heading is None else passage.heading.topics(reader.wording)
        if _says_none(passage, reader, statements):
            found.append(_Chosen(topics, passage.heading, (), passage))
        # 结转到2024年 is read as 下年, which does not stand there: such a passage is read in any case
        elif _within(later, sentences) or may_name(reader.text, sentences, topics, speaker):
            found.append(_Chosen(topics, passage.heading, sentences))
    return found


def _says_none(passage: _Passage, reader: _Reader, statements: Statements) -> bool:
    """Whether a passage that is all of its section only says 无, or that nothing of the kind happened."""
    if not passage.alone or len(passage.span) > _SHORT or passage.heading is None:
        return False
    year = reader.report.year
    if any(token.kind is not _YEAR or token.value != year for token in reader.within(passage.span)):
        return False
    return all(map(statements.says_none, reader.readings(reader.clauses(passage.span))))


def _within(places: Sequence[int], sentences: Sequence[Span]) -> bool:
    """Whether one of the places, which are in order, lies in a passage's sentences."""
    first = bisect_left(places, sentences[0].start)
    return first < len(places) and places[first] < sentences[-1].end


@lru_cache(maxsize=8)
def _wording(catalogue: Catalogue) -> Wording:
    """The words for what a catalogue has: the same for all reports."""
    labels = dict[str, str]()
    for table in catalogue.tables.values():
        if len(table.columns) == 1 or table.form == "local":
            labels |= {row.label: row.code for row in table.rows if row.code in catalogue.by_code}
    aliases = tuple((name, one.code) for one in catalogue.indicators for name in one.aliases)
    return wording_of(tuple(sorted(labels.items())), aliases)


def _era(report: Report) -> str | None:
    """Which form's words the report uses: by its year, else by its tables."""
    told = form_of_year(report.year)
    if told is not None:
        return _ERAS[told]
    forms = {_ERAS[table.form] for table in report.tables if table.form in _ERAS}
    return forms.pop() if len(forms) == 1 else None


def _sentences(text: str, span: Span, starts: Sequence[int]) -> Iterator[Span]:
    """The sentences of a passage that have a number or a word that denies."""
    start = span.start
    first = bisect_left(starts, start)
    if (first == len(starts) or starts[first] >= span.end) and not _DENIAL.search(text, start, span.end):
        return
    while start < span.end:
        stop = text.find("。", start, span.end)
        end = span.end if stop < 0 else stop + 1
        first = bisect_left(starts, start)
        if (first < len(starts) and starts[first] < end) or _DENIAL.search(text, start, end):
            yield Span(start, end)
        start = end


def _passages(report: Report, wording: Wording) -> Iterator[_Passage]:
    tables = _merged(table.span for table in report.tables if not _is_prose(table))
    taken = _merged(span for _, span in report.metadata.evidence)
    front = [s for s in report.front if not _overlaps(s, taken) or report.text.find("。", s.start, s.end) >= 0]
    for span in _joined(report.text, front):
        yield _Passage(span, None)
    lines = [table.span for table in report.tables if _is_prose(table)]
    lines += [span for span in report.unclaimed if not _overlaps(span, tables) and _LINES.search(span.of(report.text))]
    lines.sort(key=_PLACE, reverse=True)
    sections = list(_sections(report))
    for (section, heading), after in zip(sections, [*sections[1:], None]):
        spans = [p.span for p in section.paragraphs if not _overlaps(p.span, tables)]
        heads = list(_lines(report.text, section.heading))
        if spans and (
            _is_label(report.text, heads[-1], spans[0])
            or _is_counting(report.text, heads[-1], spans[0])
            or _cuts_word(report.text, heads[-1].end, spans[0], wording)
        ):
            spans[0] = Span(heads.pop().start, spans[0].end)
        for line in heads:
            yield _Passage(line, heading if line.start > section.heading.start else heading.above)
        while lines and (after is None or lines[-1].start < after[0].span.start):
            line = lines.pop()
            spans += [line] if line.start > section.span.start else []
        passages = list(_joined(report.text, sorted(spans, key=_PLACE)))
        for span in passages:
            yield _Passage(span, heading, len(passages) == 1 and not section.children)


def _is_label(text: str, head: Span, after: Span) -> bool:
    """Whether a heading is the label of the number behind it: 1、收到申请数：8件."""
    if not text[after.start].isdecimal():
        return False
    between = text[head.end - 1 : after.start]
    return "\n" not in between and between.rstrip(" \t\u3000")[-1:] in (":", "：")


def _is_counting(text: str, head: Span, after: Span) -> bool:
    """Whether a heading is a sentence that counts, which the next line goes on with: 一、公开信息42条，网上⏎申请13件."""
    if text[head.end : after.start].strip(" \t\r\u3000") != "\n" or text[head.end - 1] in _STOPS:
        return False
    return _COUNTS.search(text, head.start, head.end) is not None


def _cuts_word(text: str, end: int, after: Span, wording: Wording) -> bool:
    """Whether a line end inside a word made the line before a heading: (2)不同意公⏎开2件."""
    if text[end : after.start].strip(" \t\r\u3000") != "\n":
        return False
    if not wording.joins(fold(text[end - 1 : end] + text[after.start : after.start + 1])):
        return False
    head = fold(text[max(0, end - _REACH) : end].rpartition("\n")[2])
    words = list(wording.read(head + fold(text[after.start : min(after.end, after.start + _REACH)])))
    across = any(word.start < len(head) < word.end and word.concept != PLAIN for word in words)
    return across and max((word.end for word in wording.read(head)), default=0) < len(head)


def _lines(text: str, heading: Span) -> Iterator[Span]:
    """The lines of a heading; a sentence may have been taken for the rest of its title."""
    start = heading.start
    while (end := text.find("\n", start, heading.end)) >= 0:
        yield Span(start, end)
        start = end + 1
    yield Span(start, heading.end)


def _sections(report: Report) -> Iterator[tuple[Section, _Heading]]:
    """The sections in reading order, each with its heading."""
    stack: list[tuple[Section, _Heading | None]] = [(section, None) for section in reversed(report.sections)]
    while stack:
        section, above = stack.pop()
        heading = _Heading(section.title, above)
        yield section, heading
        stack += [(child, heading) for child in reversed(section.children)]


def _is_prose(table: IndicatorTable) -> bool:
    """Whether a table of no form may be lines of prose with commas in them."""
    return table.kind is None and table.layout is Layout.CSV


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs as one where the first ends without a mark: a line end inside a sentence."""
    start: int | None = None
    listed = False
    for span, after in zip(spans, [*spans[1:], None]):
        start = span.start if start is None else start
        between = "|" if after is None else text[span.end : after.start]
        bullet = between.strip()
        ends = listed and not bullet and between.count("\n") > 1  # behind the last item of a list
        if text[span.end - 1] in _STOPS or bullet not in _BULLETS or ends:
            yield Span(start, span.end)
            start = None
        listed = bool(bullet)


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=_PLACE):
        if found and span.start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.end))
        else:
            found.append((span.start, span.end))
    return found


def _overlaps(span: Span, others: Sequence[tuple[int, int]]) -> bool:
    """Whether the span overlaps one of the others, which are in order and apart."""
    after = bisect_left(others, (span.end, 0))
    return after > 0 and others[after - 1][1] > span.start
