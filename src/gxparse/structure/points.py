"""Paragraphs into run-in points (一是…二是…), kept as printed; knows nothing of sections."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from gxparse.folding import BLANKS
from gxparse.model.diagnostics import Diagnostic, diagnose
from gxparse.model.report import Point
from gxparse.spans import Span
from gxparse.structure.labels import PointLabel, point_at
from gxparse.structure.paragraphs import Para

__all__ = ["misnumbered_points", "points_of"]

# A point begins a paragraph or follows a mark: in 统一是 and 之一是 the same characters are words.
_BEFORE: Final = re.compile(rf"(?<=[。；;：:！!？?，,、）)”])[\r\n{BLANKS}]{{0,40}}(?=[一二三四五六七八九十])")


def points_of(text: str, para: Para, start: int | None = None) -> list[Point]:
    """The points of a paragraph, from ``start`` (its own start when ``None``) to its end."""
    begin = para.span.start if start is None else start
    labels = list(_labels(text, begin, para.span.end))
    return [
        _point(text, label, following.start if following else para.span.end)
        for label, following in zip_longest(labels, labels[1:])
        if label is not None
    ]


def _labels(text: str, start: int, end: int) -> Iterator[PointLabel]:
    first = point_at(text, start, end)
    if first is not None:
        yield first
    for match in _BEFORE.finditer(text, start, end):
        label = point_at(text, match.end(), end)
        if label is not None and label.start > start:
            yield label


def _point(text: str, label: PointLabel, end: int) -> Point:
    while text[end - 1].isspace() or text[end - 1] in BLANKS:
        end -= 1
    words = "".join(text[label.start : label.end].split())
    return Point(words, label.number, text[label.start : end], Span(label.start, end))


def misnumbered_points(points: Sequence[tuple[Point, bool]]) -> list[Diagnostic]:
    """A diagnostic for each point of a section whose number does not follow; the flag: it begins a paragraph.

    A list inside a point begins again at 一是; a second 一是 that begins a paragraph, as the first did, does not
    follow.
    """
    found: list[Diagnostic] = []
    open_lists: list[tuple[Point, bool]] = []
    for point, leads in points:
        previous = open_lists[-1][0] if open_lists else None
        while open_lists and open_lists[-1][0].number != point.number - 1:
            if point.number == 1 and not (leads and open_lists[-1][1]):
                break
            open_lists.pop()
        follows = point.number == 1 if not open_lists or point.number == 1 else True
        if previous is not None and (not follows or (point.number == 1 and leads and not open_lists)):
            found.append(diagnose("misnumbered", point.span, label=point.label, previous=previous.label))
        if open_lists and point.number != 1:
            open_lists.pop()
        open_lists.append((point, leads))
    return found
