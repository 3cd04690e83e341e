"""Headings and paragraphs into nested sections with their points; knows nothing of what the sections say."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import final

from attrs import define, evolve, field, frozen

from gxparse.folding import SPACE
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.report import Paragraph, Point, Section
from gxparse.spans import Span
from gxparse.structure.headings import Heading
from gxparse.structure.paragraphs import Para
from gxparse.structure.points import misnumbered_points, points_of

__all__ = ["Outline", "outline"]


@final
@frozen
class Outline:
    """The sections of a document with what was odd about their numbers."""

    sections: tuple[Section, ...]
    points: tuple[Point, ...]
    """Of the whole document in reading order, those outside sections included."""
    labels: tuple[Heading, ...]
    diagnostics: tuple[Diagnostic, ...]


@define
class _Open:
    """A section being built: the one place in the house where something is filled in step by step, and not let out."""

    heading: Heading
    end: int
    children: list[Section] = field(factory=list[Section])
    paragraphs: list[Paragraph] = field(factory=list[Paragraph])
    points: list[Point] = field(factory=list[Point])
    leads: list[bool] = field(factory=list[bool])


def outline(
    text: str, paras: Sequence[Para], heads: Sequence[Heading], tables: Sequence[Span], barriers: Sequence[Span]
) -> Outline:
    """The outline of a document.

    ``paras`` are the paragraphs outside tables, ``tables`` the places of tables, ``barriers`` those of back matter,
    where every open section ends. All are in order.
    """
    builder = _Builder(text, tables, barriers)
    by_para: dict[int, list[Heading]] = {}
    for head in heads:
        by_para.setdefault(head.para, []).append(head)
    for index, para in enumerate(paras):
        builder.add(para, by_para.get(index, ()))
    return builder.finish(tuple(heads))


class _Builder:
    """Takes paragraphs in order and closes sections as headings of their level or higher, or barriers, come."""

    def __init__(self, text: str, tables: Sequence[Span], barriers: Sequence[Span]) -> None:
        self.text = text
        self.tables = tables
        self.table_starts = [span.start for span in tables]
        self.barriers = barriers
        self.barrier = 0
        self.top: list[Section] = []
        self.open: list[_Open] = []
        self.points: list[Point] = []
        self.diagnostics: list[Diagnostic] = []
        self.previous: dict[tuple[int, int], Heading] = {}

    def add(self, para: Para, heads: Sequence[Heading]) -> None:
        """Take the next paragraph with the headings in it."""
        self._pass_barriers(para.span.start)
        starts = [head.label.start for head in heads]
        if not heads or starts[0] > para.span.start:
            self._body(para.span.start, starts[0] if starts else para.span.end, para)
        for head, end in zip(heads, [*starts[1:], para.span.end], strict=True) if heads else ():
            self._open(head)
            self._body(head.body, end, para)

    def finish(self, heads: tuple[Heading, ...]) -> Outline:
        """Close what is open."""
        self._pass_barriers(len(self.text) + 1)
        self._close(0, len(self.text))
        found = sorted(self.diagnostics, key=lambda item: item.span.start if item.span else 0)
        return Outline(tuple(self.top), tuple(self.points), heads, tuple(found))

    def _pass_barriers(self, start: int) -> None:
        while self.barrier < len(self.barriers) and self.barriers[self.barrier].start < start:
            self._close(0, self.barriers[self.barrier].start)
            self.previous.clear()
            self.barrier += 1

    def _open(self, head: Heading) -> None:
        level = head.label.style.level
        self._close(level, head.label.start)
        self._check_number(head)
        self.open.append(_Open(head, max(head.title.end, head.label.end)))

    def _check_number(self, head: Heading) -> None:
        """Report a number that does not follow that of the sibling before, and a level that is skipped."""
        if not head.label.number:  # printed without one
            return
        parent = self.open[-1].heading if self.open else None
        key = (parent.label.start if parent else -1, head.label.style.level)
        previous = self.previous.get(key)
        self.previous[key] = head
        span = Span(head.label.start, head.label.end)
        label = span.of(self.text)
        if previous is not None and head.label.number != previous.label.number + 1:
            before = self.text[previous.label.start : previous.label.end]
            self.diagnostics.append(diagnose("misnumbered", span, label=label, previous=before))
        if previous is None and head.label.number != 1:
            before = "the beginning" if parent is None else self.text[parent.label.start : parent.label.end]
            odd = diagnose("misnumbered", span, label=label, previous=before)
            chinese = diagnose("misnumbered", label=label, previous="文首").message_zh if parent is None else odd.message_zh
            self.diagnostics.append(evolve(odd, message_zh=chinese))
        if parent is not None and head.label.style.level > parent.label.style.level + 1:
            name = self.text[parent.label.start : parent.label.end]
            self.diagnostics.append(diagnose("skipped_level", span, label=label, parent=name))

    def _body(self, start: int, end: int, para: Para) -> None:
        """Text of the innermost open section, or of none."""
        while end > start and self.text[end - 1] in SPACE:
            end -= 1
        while start < end and self.text[start] in SPACE:
            start += 1
        if start == end:
            return
        piece = Para(Span(start, end), tuple(_cut(para.spans, start, end)))
        found = points_of(self.text, piece)
        self.points += found
        if self.open:
            section = self.open[-1]
            section.end = max(section.end, end)
            section.paragraphs.append(Paragraph(self.text[start:end], piece.span))
            section.points += found
            section.leads += [point.span.start == para.span.start for point in found]

    def _close(self, level: int, limit: int) -> None:
        """Close the open sections of ``level`` and below, which end before ``limit``."""
        while self.open and self.open[-1].heading.label.style.level >= level:
            done = self.open.pop()
            done.end = max(done.end, self._table_end(done.heading.label.start, limit))
            section = self._section(done)
            self.diagnostics += misnumbered_points(list(zip(done.points, done.leads, strict=True)))
            if self.open:
                self.open[-1].children.append(section)
                self.open[-1].end = max(self.open[-1].end, section.span.end)
            else:
                self.top.append(section)

    def _table_end(self, start: int, limit: int) -> int:
        """The end of the last table between ``start`` and ``limit``, or 0."""
        index = bisect_left(self.table_starts, limit) - 1
        if index < 0 or self.tables[index].start < start:
            return 0
        return self.tables[index].end

    def _section(self, done: _Open) -> Section:
        label, title = done.heading.label, done.heading.title
        return Section(
            label="".join(self.text[label.start : label.end].replace("\\", "").splitlines()),
            number=label.number,
            style=label.style,
            level=label.style.level,
            title="".join(self.text[title.start : title.end].splitlines()),
            span=Span(label.start, done.end),
            heading=Span(label.start, max(title.end, label.end)),
            children=tuple(done.children),
            paragraphs=tuple(done.paragraphs),
            points=tuple(done.points),
        )


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The parts of ``spans`` between ``start`` and ``end``."""
    for span in spans:
        if span.end > start and span.start < end:
            yield Span(max(span.start, start), min(span.end, end))
