"""Sets pronunciation printed behind characters, 條例(lì), 公开（gōng kāi）, apart from them; for the document of any reader.

Mirrors of government sites put it in, and it cuts words in two: 条例(lì)第 is no 条例第. What is set apart stands behind the
end of the text, a line each, as furniture. A bracket is taken only for syllables of Hanyu Pinyin with at least one tone,
not more of them than characters stand before it: labels, units and words of other languages stay.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final
from unicodedata import normalize

from attrs import evolve

from gxparse.model.diagnostics import Diagnostic
from gxparse.model.document import Block, Document, Grid, GridCell, Line, LineRole
from gxparse.model.source import Mark, Source, with_marks
from gxparse.spans import Span

__all__ = ["Cut", "cut_text", "is_pronunciation", "put_behind", "without_pronunciation"]

_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONES: Final = "\u0304\u0301\u030c\u0300"
_HINT: Final = re.compile(f"[{_TONED}{_TONED.upper()}{_TONES}]")
_LETTERS: Final = f"a-zA-ZüÜêɑɡ{_TONED}{_TONED.upper()}{_TONES}\u0308"
_BRACKET: Final = re.compile(
    rf"(?P<before>[\u3400-\u9fff\uf900-\ufaff]{{1,16}})(?P<bracket>[(（\[【][ \u3000]?(?P<words>[{_LETTERS}][{_LETTERS}' ’·]{{0,80}})[)）\]】])"
)
_FINALS: Final = {
    "b p": "a o ai ei ao an en ang eng i ie iao ian in ing u", "p": "ou", "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u", "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "g k h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang", "j q x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh ch": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang", "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un", "z c s": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "y": "a o e ao ou an ang ong i in ing u ue uan un", "w": "a o ai ei an en ang eng u", "": "a o e ê ai ei ao ou an en ang eng er",
}  # fmt: skip
_SYLLABLES: Final = sorted(
    {
        initial + final
        for initials, finals in _FINALS.items()
        for initial in initials.split(" ")
        for final in finals.split()
    },
    key=len,
    reverse=True,
)
_SYLLABLE: Final = "(?:" + "|".join(_SYLLABLES) + ")"
_APART: Final = re.compile(r"[ '’·]+")
_SAME_LETTERS: Final = str.maketrans("ɑɡ", "ag")


class Cut:
    """A text whose pronunciation is taken out and put behind its end, a line each; offsets there for offsets here."""

    def __init__(self, text: str, spans: list[Span]) -> None:
        self.spans = spans
        self._ends = [span.end for span in spans]
        self._before = [0, *accumulate(len(span) for span in spans)]
        ends = [0, *self._ends]
        self.kept: str = "".join([text[end : span.start] for end, span in zip(ends, spans)]) + text[ends[-1] :]
        """The text without it."""
        base = self.kept if self.kept.endswith("\n") else self.kept + "\n"
        self.text: str = base + "".join([span.of(text) + "\n" for span in spans])
        starts = accumulate((len(span) + 1 for span in spans), initial=len(base))
        self.lines: list[Line] = [
            Line(Span(start, start + len(span)), hard=True, role=LineRole.FURNITURE)
            for start, span in zip(starts, spans)
        ]

    def at(self, offset: int) -> int:
        """Where what stood at an offset stands now."""
        passed = bisect_right(self._ends, offset)
        inside = self.spans[passed].start if passed < len(self.spans) else offset
        return min(offset, inside) - self._before[passed]

    def span(self, span: Span) -> Span:
        """Where what stood in a span stands now."""
        start = self.at(span.start)
        return Span(start, max(start, self.at(span.end)))

    def marks(self, source: Source) -> tuple[Mark, ...]:
        """The marks of a source whose text this was."""
        known = source.marks or [Mark(at, *_where(source, at)) for at in source.line_starts]
        found = {self.at(mark.start): evolve(mark, start=self.at(mark.start)) for mark in known}
        for line, span in zip(self.lines, self.spans):
            end = self.at(span.end)
            found.setdefault(end, Mark(end, *_where(source, span.end)))
            found[line.span.start] = Mark(line.span.start, *_where(source, span.start))
        return tuple(found[offset] for offset in sorted(found))

    def diagnostics(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Diagnostics at their places in the new text."""
        return tuple(each if each.span is None else evolve(each, span=self.span(each.span)) for each in found)


def cut_text(text: str) -> Cut | None:
    """A plain text to be read without its pronunciation, which parts columns; ``None`` where there is none."""
    spans = _spans(text, [Span(0, len(text))]) if _HINT.search(text) is not None else []
    return Cut(text, spans) if spans else None


def put_behind(document: Document, cut: Cut, source: Source) -> Document:
    """The document of what was kept of a text, with the rest behind it; ``source`` is that of the whole text."""
    located = evolve(document.source, line_starts=(0,), marks=cut.marks(source))
    return evolve(document, text=cut.text, blocks=(*document.blocks, *cut.lines), source=located)


def without_pronunciation(document: Document) -> Document:
    """The same document with pronunciation as furniture; documents without any are given back as they are."""
    text = document.text
    if _HINT.search(text) is None:
        return document
    inside = [span for block in document.blocks for span in _read(block)]
    spans = _spans(text, inside)
    if not spans:
        return document
    cut = Cut(text, spans)
    before = document.source
    return evolve(
        document,
        text=cut.text,
        blocks=(*(_moved(block, cut) for block in document.blocks), *cut.lines),
        source=with_marks(evolve(before, line_starts=(0,), marks=()), lambda: cut.marks(before)),
        diagnostics=cut.diagnostics(document.diagnostics),
    )


def _read(block: Block) -> list[Span]:
    """The pieces of a block that are read."""
    if isinstance(block, Grid):
        return [cell.span for cell in block.cells]
    return [] if block.role is LineRole.FURNITURE else [block.span]


def _spans(text: str, inside: list[Span]) -> list[Span]:
    return [
        Span(match.start("bracket"), match.end("bracket"))
        for span in inside
        for match in _BRACKET.finditer(text, span.start, span.end)
        if is_pronunciation(match["words"], len(match["before"]))
    ]


def is_pronunciation(words: str, characters: int) -> bool:
    """Whether words are the pronunciation of so many characters, or of the last of them.

    >>> is_pronunciation("gōng kāi", 2), is_pronunciation("lì", 4), is_pronunciation("café", 2), is_pronunciation("li", 1)
    (True, True, False, False)
    """
    apart = normalize("NFD", words.lower().translate(_SAME_LETTERS))
    plain = normalize("NFC", re.sub(f"[{_TONES}]", "", apart))
    tones = [max(1, len(re.findall(f"[{_TONES}]", piece))) for piece in _APART.split(apart.strip())]
    if plain == normalize("NFC", apart) or sum(tones) > characters:
        return False
    # Syllables written as one word have a tone each, or résumé would be three.
    return all(re.fullmatch(f"{_SYLLABLE}{{{n}}}", piece) for n, piece in zip(tones, _APART.split(plain.strip())))


def _moved(block: Block, cut: Cut) -> Block:
    span = cut.span(block.span)
    if isinstance(block, Line):
        return evolve(block, span=span)
    cells = tuple(_moved_cell(cell, cut) for cell in block.cells)
    return evolve(block, span=span, cells=cells, caption=None if block.caption is None else cut.span(block.caption))


def _moved_cell(cell: GridCell, cut: Cut) -> GridCell:
    span = cut.span(cell.span)
    return cell._replace(span=span, text=cell.text if len(span) == len(cell.span) else span.of(cut.text))


def _where(source: Source, offset: int) -> tuple[int | None, str | None, str | None, int | None, int | None]:
    place = source.locate(Span(offset, offset))
    return place.page, place.element, place.cell, place.line, place.column
