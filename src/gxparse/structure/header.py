"""Header blocks into pairs of key and value: on one line or two, two a line, in bars, bullets or grids; reads no prose.

The commonest trap is an empty value followed by the next label: a value never reaches over a key.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gxparse.catalogue.pages import COUNTERS, KEYS, Key
from gxparse.folding import BLANKS, fold, squeeze
from gxparse.model.document import Grid, GridCell
from gxparse.spans import Span
from gxparse.structure.title import title_of

__all__ = [
    "Pair",
    "is_cut",
    "is_doc_number",
    "is_placeholder",
    "key_value_grid",
    "pairs_of_grid",
    "pairs_of_line",
    "pairs_of_lines",
    "unknown_key",
]

_KEY_OF: Final = {word: key for key, words in KEYS.items() for word in words}
_LONG_KEY: Final = 4  # characters: 时间 and 文号 may end a word
_B: Final = " \t"  # what blanks are after folding: a class of two keeps the pattern small
_GAP: Final = f"[{_B}]{{0,6}}"
_FIRSTS: Final = "".join(sorted({word[0] for word in _KEY_OF}))
_WORD: Final = "|".join(  # by the first character, for most places of a text have none of them
    f"{first}{_GAP}(?:{'|'.join(_GAP.join(word[1:]) for word in sorted(_KEY_OF, key=len, reverse=True) if word[0] == first)})"
    for first in _FIRSTS
)
_SEPARATOR: Final = f"[{_B}]*[:：﹕∶|｜]"

# A key begins the line or follows a blank, a bar, a bracket or a value's end; a colon or bar follows it.
_KEY: Final = re.compile(
    rf"(?=[{_FIRSTS}])(?:(?<=[{_B}|｜【\[（(])|(?<=\A)|(?<=[^\u4e00-\u9fff]))(?P<key>{_WORD})"
    rf"(?:[】\]](?:{_SEPARATOR})?|{_SEPARATOR}|(?=[{_B}]*\Z)|(?=[0-9A-Z]))"
)
_FIRST_KEY: Final = re.compile(rf"[{_B}|｜]*(?=[{_FIRSTS}])(?:{_WORD})(?:[{_B}|｜]|\Z)")
_SPACED_KEY: Final = re.compile(rf"(?:\A|(?<=[{_B}|｜]))(?=[{_FIRSTS}])(?P<key>{_WORD})(?=[{_B}|｜]|\Z)")
# In a line that begins with a key, a long one with its colon may follow a value without a blank.
_GLUED_KEY: Final = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?:{'|'.join(word for word in sorted(_KEY_OF, key=len, reverse=True) if len(word) >= _LONG_KEY)})(?=[{_B}]*:)"
)
_QUOTED: Final = BLANKS + '"'
_EDGE: Final = _QUOTED + "|｜[]【】;；,，*"
_PLACEHOLDER: Final = re.compile(r"(?:无|暂无|无文号|没有|空|none|null|n/?a|[-—－_/\\.*]+|\W*号?)\Z", re.IGNORECASE)
_UNKNOWN: Final = re.compile(rf"(?P<key>[\u4e00-\u9fff](?:[{BLANKS}]{{0,6}}[\u4e00-\u9fff]){{1,7}})[{BLANKS}]*[:：]")
_DAY: Final = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_CLOCK: Final = re.compile(
    r"[0-9]{4}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"|年[0-9]{1,2}月[0-9]{1,2}日[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
)
_WEB: Final = re.compile(r"(?:https?://|www\.)[!-~]+")
_BAR: Final = re.compile("[|｜]")
_PARTS: Final = re.compile(  # of a line that blanks and bars part; a clock behind its date is of it
    rf"{_CLOCK.pattern}(?=[{BLANKS}|｜]|$)|[^{BLANKS}|｜]+"
)
# What a value must look like where only its place says that it is one, folded: a number is no name, a date no title.
_NUMBER: Final = re.compile(r"(?=.*[0-9])(?:.*号|.*[\[(][ \t]*(?:19|20)[0-9]{2}[ \t]*[\])])")
_DATE: Final = re.compile(r".*(?:(?:19|20)[0-9]{2}|[二一][〇○零0OＯ九][〇○零0OＯ一二三四五六七八九]{2})")
_BODIES: Final = "局委府办院会处室所站台社厅部司校学队组团网镇乡村区县市省州旗盟行馆库园署"
"""The last characters of names of bodies."""
_NAME: Final = re.compile(  # 发布机构 over a menu (政务公开, 首页) has no value
    rf".*(?:[{_BODIES}]|中心|街道|单位)(?:[ \t]*\(.{{1,20}}\))?[ \t]*\Z"
)
_LONE_NAME: Final = re.compile(rf"[\u4e00-\u9fff]{{3,29}}(?<=[{_BODIES}])")
_SHAPES: Final = {
    Key.DOC_NUMBER: _NUMBER,
    Key.INDEX_NUMBER: re.compile(r"(?=.*[0-9])(?=.*[-/A-Z\u4e00-\u9fff]|.*[0-9]{8})[\x21-\x7e\u4e00-\u9fff]{2,60}\Z"),
    Key.PUBLISHED: _DATE,
    Key.DATED: _DATE,
    Key.CREATED: _DATE,
    Key.ISSUER: _NAME,
}
_WHOLE_NUMBER: Final = re.compile(r"[\u4e00-\u9fff]{1,12}[\[(](?:19|20)[0-9]{2}[\])]第?[0-9]{1,5}号")
_GLUED: Final = {  # 发布机构为办公室 is a sentence
    Key.DOC_NUMBER: _WHOLE_NUMBER,
    Key.ISSUER: re.compile(rf"(?![为是由和及与应须的]){_LONE_NAME.pattern}"),
}
_WORDS_AFTER: Final = re.compile(rf"[0-9A-Z\-/][{_B}]+(?=[\u4e00-\u9fff])")  # after an index number, folded
_AFTER_NUMBER: Final = re.compile(rf"号(?=[{_B}])")  # after a document number
_AFTER_NAME: Final = re.compile(rf"[^{_B}\[]{{2}}(?=[{_B}]*\[|[{_B}]+(?:打印|关闭|分享|收藏|字体|字号|视力|扫一扫|繁体|朗读))")
_ENDS: Final = {
    Key.INDEX_NUMBER: _WORDS_AFTER,
    Key.DOC_NUMBER: _AFTER_NUMBER,
    Key.ISSUER: _AFTER_NAME,
    Key.ORIGIN: _AFTER_NAME,
}
_TORN: Final = re.compile(r"[0-9][-/]\Z")  # a number or date that the end of a line or cell cut
# What follows on the next line.
_RESTS: Final = {
    Key.INDEX_NUMBER: re.compile(r"[0-9][0-9A-Z/-]{1,19}"),
    **dict.fromkeys((Key.PUBLISHED, Key.DATED, Key.CREATED), re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?")),
}
_UNMIXED: Final = re.compile("[^\u4e00-\u9fff]*|[\u4e00-\u9fff]*")
"""A key without Chinese is none; one in nothing but Chinese is the whole cell."""
_MAX_LINE: Final = 400
_MAX_UNKNOWN: Final = 80


class Pair(NamedTuple):
    """A key and its value; an empty value has an empty span."""

    key: Key
    label: Span
    value: Span

    def counts(self, text: str) -> bool:
        """Whether it tells of the page and not of the document: 浏览次数, 字号."""
        return self.key is Key.OTHER and squeeze(self.label.of(text)) in COUNTERS


def is_placeholder(value: str) -> bool:
    """Whether a printed value says that there is none: 无, 无文号, ``--``, None, 〔〕 号."""
    return _PLACEHOLDER.match(value.strip(BLANKS)) is not None


def pairs_of_line(text: str, span: Span, following: Span | None = None) -> list[Pair]:
    """The pairs of a line, none when it is no line of a header block.

    A date in figures at the head of a line, or alone on it, is that of the page (``Key.DATED``). A line that holds
    only a key takes its value from the ``following`` line, where that looks like one; so does a number cut by its end.
    """
    if len(span) > _MAX_LINE:
        return []
    found = _keys(span.of(text), span.start)
    before = _trimmed(text, span.start, found[0][1].start if found else span.end)
    dated = _dated(text, before, keyed=bool(found))
    if dated is None or not found:
        return dated or []
    pairs = [*dated, *_values(text, span, found)]
    last = pairs[-1]
    if following is not None and _takes(text, pairs, following):
        pairs[-1] = Pair(last.key, last.label, Span(last.value.start, following.end) if len(last.value) else following)
    return pairs


def pairs_of_lines(text: str, lines: Sequence[Span]) -> list[Pair]:
    """The pairs of lines that follow each other, each key with its value or over it."""
    found: list[Pair] = []
    taken = -1
    for span, after in zip(lines, [*lines[1:], None]):
        if span.start < taken:
            continue  # the value of the key over it
        below = after if after is not None and not text[span.end : after.start].strip() else None
        found += (pairs := pairs_of_line(text, span, below))
        taken = after.end if after is not None and pairs and pairs[-1].value.end == after.end else taken
    return found


def _dated(text: str, span: Span, *, keyed: bool) -> list[Pair] | None:
    """The date of what stands before the keys of a line: 2024-01-25 | 某局 | 浏览量：88; ``None`` where it is no header block's.

    Beside the date may stand names of bodies, the address of the site, and pairs whose keys are not known (作者：李明). A line without any key is of a
    header block where it is nothing but the date in figures, or bars part that from a name.
    """
    found: list[Pair] = []
    others = False
    for match in _PARTS.finditer(text, span.start, span.end):
        words = match[0]
        if _CLOCK.fullmatch(words) or (keyed and _DAY.fullmatch(words)):
            found.append(Pair(Key.DATED, Span(match.start(), match.start()), Span(*match.span())))
        elif _LONE_NAME.fullmatch(words) or (keyed and (_UNKNOWN.match(words) or _WEB.fullmatch(words))):
            others = True
        else:
            return None
    parted = keyed or not others or _BAR.search(text, span.start, span.end) is not None
    return found if parted and len(found) < 2 else None


def _takes(text: str, pairs: Sequence[Pair], following: Span) -> bool:
    """Whether the last value of a line stands, or goes on, on the line after it."""
    last = pairs[-1]
    if len(last.value):
        rest = _RESTS.get(last.key)
        return rest is not None and is_cut(last.value.of(text)) and rest.fullmatch(following.of(text)) is not None
    return len(pairs) == 1 and _is_value(text, following, last.key)


def is_cut(value: str) -> bool:
    """Whether a number or date ends in a hyphen or stroke: its end stands elsewhere or nowhere."""
    return _TORN.search(fold(value)) is not None


def is_doc_number(value: str) -> bool:
    """Whether a printed value has what a document number has: figures with 号 or with a year in brackets."""
    return _NUMBER.match(fold(value)) is not None and title_of(value) is None


def _is_value(text: str, span: Span, key: Key) -> bool:
    """Whether a line alone can be the value of the key on the line before."""
    line = span.of(text)
    if len(span) > 60 or "。" in line or _keys(line, 0) or unknown_key(text, span) is not None:
        return False
    shape = _SHAPES.get(key)
    if key is not Key.TITLE and title_of(line) is not None:
        return False
    return shape is None or shape.match(fold(line)) is not None or is_placeholder(line)


def _keys(line: str, base: int) -> list[tuple[Key, Span, int]]:
    """The known keys of a line that begins at ``base``: key, place, and where its value begins.

    In a line that begins with a key, whose value nothing but a blank parts from it, each key that stands alone
    between blanks is one.
    """
    words = fold(line).replace("*", " ")  # **来源** | 某局: emphasis of Markdown
    found = {match.start("key"): (match.end("key"), match.end()) for match in _KEY.finditer(words)}
    if (not found or min(found) > 0) and _FIRST_KEY.match(words):
        for match in _SPACED_KEY.finditer(words):
            found.setdefault(match.start("key"), (match.end("key"), match.end("key")))
    if 0 in found and words.count(":") > len(found):
        for match in _GLUED_KEY.finditer(words):
            if not any(start <= match.start() < end for start, (end, _) in found.items()):
                found[match.start()] = match.end(), match.end()
    if not found and (glued := _glued(words)):
        found[0] = glued, glued
    found = found or _cells(words)
    return [
        (_KEY_OF[squeeze(words[start:end])], Span(base + start, base + end), base + value)
        for start, (end, value) in sorted(found.items())
    ]


def _glued(words: str) -> int:
    """Where the value begins of a line that is its key and a number or a body's name, with nothing between; else 0.

    Pages set the two apart by styles alone: 文号清农发〔2021〕3号, 发布机构清江县农业农村局.
    """
    for key, shape in _GLUED.items():
        for word in KEYS[key]:
            if words.startswith(word) and shape.fullmatch(words, len(word)):
                return len(word)
    return 0


def _cells(words: str) -> dict[int, tuple[int, int]]:
    """The keys of a line of comma-separated cells in which each second one is a key: 索引号,QX-2021-3,文号,; else none."""
    if "," not in words:
        return {}
    found: dict[int, tuple[int, int]] = {}
    at = 0
    for index, cell in enumerate(words.split(",")):
        if index % 2 == 0 and cell.strip(_QUOTED):
            if squeeze(cell.strip(_QUOTED)) not in _KEY_OF:
                return {}
            start = at + len(cell) - len(cell.lstrip(_QUOTED))
            found[start] = at + len(cell.rstrip(_QUOTED)), at + len(cell)
        at += len(cell) + 1
    return found


def _values(text: str, span: Span, found: Sequence[tuple[Key, Span, int]]) -> Iterator[Pair]:
    ends = [label.start for _, label, _ in found[1:]] + [span.end]
    for (key, label, start), end in zip(found, ends, strict=True):
        yield Pair(key, label, _without_words_after(text, key, _trimmed(text, start, end)))


def _without_words_after(text: str, key: Key, value: Span) -> Span:
    """A number or name without what follows on its line: the next pair, whose key is not known, or widgets."""
    pattern = _ENDS.get(key)
    match = None if pattern is None else pattern.search(fold(value.of(text)))
    return value if match is None else _trimmed(text, value.start, value.start + match.end())


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in _EDGE or text[start] in ":："):
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    return Span(start, end)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the bracket at the end closes one inside the value."""
    opening = {"]": "[", "】": "【"}.get(text[end - 1])
    return opening is not None and opening in text[start : end - 1]


def unknown_key(text: str, span: Span) -> Span | None:
    """The key of a line that looks like one of a header block, and is not known; ``None`` for other lines."""
    match = _UNKNOWN.match(text, span.start, span.end)
    if match is None or len(span) > _MAX_UNKNOWN or squeeze(match["key"]) in _KEY_OF:
        return None
    return Span(*match.span("key"))


def pairs_of_grid(grid: Grid) -> list[Pair]:
    """The pairs of a grid of keys and values: two, four or more cells a row, or key and value in one cell."""
    rows: dict[int, list[tuple[Key | None, GridCell]]] = {}
    for cell in grid.cells:  # most hold a number, and all keys are Chinese
        key = None if cell.text.isascii() else _KEY_OF.get(squeeze(cell.text).rstrip(":"))
        rows.setdefault(cell.row, []).append((key, cell))
    pairs: list[Pair] = []
    for cells in rows.values():
        keyed = False  # whether the cell before is a key: this one is its value, whatever it looks like
        for place, (key, cell) in enumerate(cells):
            if key is None:
                pairs += [] if keyed or _UNMIXED.fullmatch(cell.text) else _pairs_of_cell(cell)
                keyed = False
                continue
            value = cells[place + 1] if place + 1 < len(cells) else None
            keyed = value is not None and value[0] is None and not _is_alone(cell, value[1])
            empty = Span(cell.span.end, cell.span.end)
            pairs.append(Pair(key, cell.span, value[1].span if value is not None and keyed else empty))
    return pairs


def _is_alone(cell: GridCell, after: GridCell) -> bool:
    """Whether a key with its colon has no value, for the cell after it begins with a key of its own: 文号： | 有效性：有效."""
    if not fold(cell.text).rstrip(BLANKS).endswith(":") or _UNMIXED.fullmatch(after.text):
        return False
    inner = _pairs_of_cell(after)
    return bool(inner) and inner[0].label.start == after.span.start and len(inner[0].value) > 0


def _pairs_of_cell(cell: GridCell) -> list[Pair]:
    """The pairs inside a cell that holds keys with their values (索引号：…)."""
    start = cell.span.start
    inner = pairs_of_line(cell.text, Span(0, len(cell.text)))
    return [
        Pair(key, Span(start + label.start, start + label.end), Span(start + value.start, start + value.end))
        for key, label, value in inner
        if len(label)
    ]


def key_value_grid(grid: Grid) -> bool:
    """Whether a grid is a header block: at least two known keys, and at least a third of its filled cells are keys."""
    found = len(pairs_of_grid(grid))
    return found >= 2 and 3 * found >= sum(1 for cell in grid.cells if cell.text.strip(BLANKS))
