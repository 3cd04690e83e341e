"""Paragraphs into headings in reading order: where a label stands, where its title ends; knows nothing of nesting.

A heading stands alone on its line or runs in: its title then ends at the first full stop, at a colon, where the next
label follows at once, or where a sentence of figures begins anew (行政诉讼全区…10件。).
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from gxparse.catalogue.divisions import LEVELS
from gxparse.folding import BLANKS, SPACE
from gxparse.model.report import Style
from gxparse.spans import Span
from gxparse.structure.chapters import chapter_headings
from gxparse.structure.labels import Label, label_at
from gxparse.structure.paragraphs import Para
from gxparse.structure.statutory import unnumbered_headings

__all__ = ["Heading", "headings"]

_CLOSING: Final = {"“": "”", "《": "》", "（": "）)", "(": ")）", "「": "」", "『": "』"}
_STOP: Final = re.compile(r"[。，,；;：:]")
_TITLE_STOPS: Final = re.compile(
    rf"[。:：“《（(「『！!？?]|\*\*|[{BLANKS}]{{2,}}(?=[^。]{{8,}}。|\S{{20}})"
    rf"|(?:(?<=情况)|(?<=概述)|(?<=事项))[{BLANKS}](?=.{{16}})"
    rf"|(?P<sole>[{BLANKS}])(?=[\u4e00-\u9fff0-9０-９][^。\n]{{0,60}}[0-9０-９][^。，；\n]{{0,60}}[。，；])"
)
_SOLE: Final = re.compile(r"[\u4e00-\u9fff]{2,8}")
"""A title that one blank parts from a sentence of figures: ①水质信息 每日检测9项，…."""
_MAX_COLON_TITLE: Final = 40
_MAX_QUOTED: Final = 120  # characters inside which a bracket or quotation mark must close to hide a full stop

# Inside a paragraph a label counts only where a sentence has ended before it.
_INLINE: Final = re.compile(rf"[。！？]”?[{SPACE}]{{0,8}}(?=[（(㈠-㈩⑴-⒇⒈-⒛0-9０-９一二三四五六七八九十])")
_LISTED: Final = re.compile(rf"[，,；;、][{BLANKS}]?(?=[（(⑴-⒇①-⑳0-9０-９一二三四五六七八九十])")
_IN_LINE: Final = re.compile(rf"[。！？，,；;、：:][{BLANKS}]{{0,8}}(?=[（(⑴-⒇①-⑳0-9０-９一二三四五六七八九十])")
_WEAK_END: Final = frozenset("；;，,、")  # after an item of a list, not the last
_INLINE_FIRST: Final = re.compile(r"(?<=[\u4e00-\u9fff”》])(?=(?:1|１)[.．、]|[（(]一[）)]|[（(](?:1|１)[）)]|一、)")

# Where the sentence of a run-in heading without a stop begins anew: a subject, a time, or a count.
_SUBJECT: Final = (
    rf"(?:全[{LEVELS}局系年]|[本我][{LEVELS}局年委办]|[{LEVELS}]政府|[{LEVELS}]委"
    r"|(?:19|20)[0-9]{2}年|今年|截[至止]|共[计有收接受办]|累计|未[收发出向]|无[政因])"
)
_COUNTING: Final = "(?:收到|受理|接到|发生|举办|召开|设[立有置]|配备|主动公开|制发|发布|没有|“|[0-9０-９]|[(（][一1１][)）])"
"""What else the sentence behind 情况 may begin with: a verb that counts, a name, a label."""
_SUBJECTS: Final = "(?:行政(?:复议|诉讼)|举报投诉|投诉举报|申诉举报|举报|投诉|收费|培训)"
_TOPIC: Final = re.compile(
    rf"(?P<title>{_SUBJECTS}|(?P<word>[\u4e00-\u9fff]{{2}})[\u4e00-\u9fff、和及与]{{0,18}}?情况)"
    rf"(?={_SUBJECT}|{_COUNTING}|(?P=word))|(?P<plain>{_SUBJECTS})(?={_SUBJECT})"
)
_FIGURES: Final = re.compile(r"[0-9０-９]|未|无|没有")


class Heading(NamedTuple):
    """A heading in its paragraph."""

    label: Label
    title: Span
    body: int
    """Offset where the text after the title begins."""
    para: int
    """Index of its paragraph."""


def headings(text: str, paras: Sequence[Para], rows: Container[int]) -> list[Heading]:
    """The headings of ``paras`` in reading order; those with an index in ``rows`` are rows of a form, and none."""
    unnumbered = unnumbered_headings(text, paras)
    chapters = chapter_headings(text, paras, rows)
    found: list[Heading] = []
    latest: dict[Style, int] = {}
    item: tuple[int, Label] | None = None
    for index, para in enumerate(paras):
        if index in rows:
            continue
        if index in unnumbered:
            label = Label(Style.CHINESE, 0, para.span.start, para.span.start, bare=False)
            found.append(Heading(label, para.span, para.span.end, index))
            latest.clear()
            continue
        if index in chapters:
            label, title = chapters[index]
            found.append(Heading(label, title, para.span.end, index))
            latest.clear()
            continue
        first = _first_label(text, para, latest)
        if first is not None and first.number > 1 and _goes_on_list(text, paras, index, first, latest, item):
            item = index, first
            continue
        for heading in _of_paragraph(text, paras, index, first, latest):
            found.append(heading)
            _remember(latest, heading.label)
    return found


def _goes_on_list(
    text: str, paras: Sequence[Para], index: int, label: Label, latest: dict[Style, int],
    item: tuple[int, Label] | None,
) -> bool:  # fmt: skip
    """Whether a label at the head of a line numbers a list that began inside the line before: 如下：（一）…；⏎（二）…。"""
    before = paras[index - 1].span if index else None
    if before is None:
        return False
    weak = text[before.end - 1] in _WEAK_END
    if not weak and label.number == latest.get(label.style, 0) + 1:
        return False
    if item is not None and item[0] == index - 1:
        return item[1].style is label.style and item[1].number == label.number - 1
    for match in _IN_LINE.finditer(text, before.start + 1, before.end):
        other = label_at(text, match.end(), before.end)
        if other is not None and other.style is label.style and other.number == label.number - 1:
            return True
    return False


def _remember(latest: dict[Style, int], label: Label) -> None:
    """Keep the number of the latest heading of each style; a higher heading ends the counts below it."""
    latest[label.style] = label.number
    for style in tuple(latest):
        if style.level > label.style.level:
            del latest[style]


def _of_paragraph(
    text: str, paras: Sequence[Para], index: int, first: Label | None, latest: dict[Style, int]
) -> Iterator[Heading]:
    end = paras[index].span.end
    labels = _inline_labels(text, paras, index, first, latest)
    if first is not None:
        labels.insert(0, first)
    for place, label in enumerate(labels):
        limit = labels[place + 1].start if place + 1 < len(labels) else end
        yield _heading(text, label, limit, index)


def _first_label(text: str, para: Para, latest: dict[Style, int]) -> Label | None:
    label = label_at(text, para.span.start, para.span.end)
    if label is None:
        return None
    if _is_list(text, label, para.span.end):
        return None
    if label.bare and (label.number != latest.get(label.style, 0) + 1 or len(para.span) > _MAX_COLON_TITLE):
        return None
    return label


def _is_list(text: str, label: Label, end: int) -> bool:
    """Whether the label begins a list inside its sentence: （1）意识不强，（2）更新慢。"""
    stop = text.find("。", label.end, end)
    for match in _LISTED.finditer(text, label.end, stop if stop >= 0 else end):
        other = label_at(text, match.end(), end)
        if other is not None and other.style is label.style and other.number == label.number + 1:
            return True
    return False


def _inline_labels(
    text: str, paras: Sequence[Para], index: int, first: Label | None, latest: dict[Style, int]
) -> list[Label]:
    """Labels inside a paragraph that number its sentences in order; lists inside a sentence are none."""
    start, end = paras[index].span.start, paras[index].span.end
    below = paras[index + 1].span if index + 1 < len(paras) else None  # where a line end may have put the second
    candidates = [_label(text, match.end(), end) for match in _INLINE.finditer(text, start, end)]
    known = [label for label in candidates if label is not None and not label.bare]
    glued = _glued_first(text, first, end, known, below)
    if glued is not None:
        known.insert(0, glued)
    last = dict(latest)
    if first is not None:
        _remember(last, first)
    seconds = {label.style: place for place, label in enumerate(known) if label.number == 2}  # the last of each style
    taken: list[Label] = []
    for place, label in enumerate(known):
        goes_on = label.number == last.get(label.style, -1) + 1
        if goes_on or (
            label.number == 1 and (seconds.get(label.style, -1) > place or _second_below(text, label, below))
        ):
            taken.append(label)
            _remember(last, label)
    return taken


def _label(text: str, start: int, end: int) -> Label | None:
    return label_at(text, start, end)


def _second_below(text: str, first: Label, below: Span | None) -> bool:
    """Whether a label numbered 2 of the same style stands at the head of the paragraph ``below``."""
    label = None if below is None else label_at(text, below.start, below.end)
    return label is not None and label.style is first.style and label.number == 2 and not label.bare


def _glued_first(
    text: str, first: Label | None, end: int, known: Sequence[Label], below: Span | None
) -> Label | None:
    """The label 1 that follows a title without any mark between (…聚集1.推进…。2.…), or ``None``."""
    if first is None:
        return None
    stop = _STOP.search(text, first.end, end)
    match = _INLINE_FIRST.search(text, first.end, stop.start() if stop else end)
    label = None if match is None else label_at(text, match.start(), end)
    if label is None:
        return None
    second = any(other.style is label.style and other.number == 2 for other in known)
    return label if second or _second_below(text, label, below) else None


def _heading(text: str, label: Label, limit: int, para: int) -> Heading:
    start = label.end
    while start < limit and (text[start] in SPACE or text[start] == "*"):  # **一、**总体情况
        start += 1
    emphasised = "*" in text[max(0, label.start - 2) : start]
    end, body = _title_end(text, start, limit, emphasised=emphasised)
    return Heading(label, Span(start, _stripped(text, start, end)), body, para)


def _stripped(text: str, start: int, end: int) -> int:
    """``end`` without the blanks and the weak stops before it."""
    while end > start and (text[end - 1] in SPACE or text[end - 1] in "。:：;；，,、"):
        end -= 1
    return end


def _title_end(text: str, start: int, limit: int, *, emphasised: bool) -> tuple[int, int]:
    """The end of the title that begins at ``start``, and where the text after it begins."""
    end, body = _stop(text, start, limit, emphasised=emphasised)
    anew = _TOPIC.match(text, start, end)
    if anew is not None and _FIGURES.search(text, anew.end(), end) and body > end:
        return anew.end(), anew.end()
    return end, body


def _stop(text: str, start: int, limit: int, *, emphasised: bool) -> tuple[int, int]:
    """The first full stop or title colon outside brackets and quotation marks, or the end of its own emphasis."""
    position = start
    while (match := _TITLE_STOPS.search(text, position, limit)) is not None:
        mark, at = match.group(), match.start()
        position = match.end()
        if match.lastgroup == "sole" and _SOLE.fullmatch(text, start, at) is None:
            continue
        if mark in _CLOSING:
            position = _after_closing(text, _CLOSING[mark], position, min(limit, position + _MAX_QUOTED))
        elif mark == "**":
            if emphasised:
                return at, position
        elif mark in ("。", "！", "!", "？", "?") or mark.isspace() or _ends_title(text, start, at):
            return at, position
    return limit, limit


def _after_closing(text: str, closing: str, start: int, limit: int) -> int:
    """The offset after the first of the marks ``closing``, whatever their width, or ``start`` where there is none."""
    found = [at for mark in closing if (at := text.find(mark, start, limit)) >= 0]
    return min(found) + 1 if found else start


def _ends_title(text: str, start: int, colon: int) -> bool:
    """Whether a colon ends a title: not far from its start, and no clock time."""
    clock = text[colon - 1].isdecimal() and text[colon + 1 : colon + 2].isdecimal()
    return 0 < colon - start <= _MAX_COLON_TITLE and not clock
