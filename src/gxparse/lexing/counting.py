"""What a number counts: the unit that follows it, over blanks, marks and the end of a line of prose; must not know values."""

import re
from typing import Final

from gxparse.lexing.approximations import BLANKS, MARKS
from gxparse.lexing.units import UNITS, Unit, unit_at
from gxparse.model.tokens import TokenKind

__all__ = ["MARKED", "MARKED_FIRST", "in_prose", "unit_after"]

_CONTINUED: Final = re.compile(r"[ \u3000]{0,2}\n[ \t\u3000]{0,40}")
MARKED: Final = re.compile(r" {0,2}(?:\*{1,3}|\$) {0,2}| ?\\(?=[%％])")
"""**531**条, $216$ 篇, 30\\%: the marks that Markdown and formulas put between a number and what it counts."""
MARKED_FIRST: Final = MARKS | BLANKS
"""The characters that such marks begin with."""


def in_prose(text: str, at: int) -> bool:
    """Whether so much stands before an offset on its line, or before the end of that line, as in prose, and no bar."""
    at -= at > 0 and text[at - 1] == "\n"
    return at >= _PROSE and text.find("\n", at - _PROSE, at) < 0 and text.find("|", at - _PROSE, at) < 0


_PROSE: Final = 12


def unit_after(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit after a number (blanks between, or the end of a full line of prose), and where it ends."""
    unit, place = unit_at(text, at), at
    if unit is None and text[at : at + 1] in BLANKS:
        place = at + 2 if text[at + 1 : at + 2] in BLANKS else at + 1
        unit = unit_at(text, place)
        if unit is not None and unit.weak and text[place + 1 : place + 2] in _OTHERS.get(unit.printed, ()):
            unit = None
    elif unit is not None and unit.printed in _WORDLIKE and text[place + 1 : place + 2] in _WORDLIKE[unit.printed]:
        return None, at
    if (
        unit is None
        and "\n" in text[at : at + 3]
        and (m := _CONTINUED.match(text, at))
        and in_prose(text, at)
    ):
        unit, place = unit_at(text, m.end()), m.end()
        if unit is not None and _begins_a_line(text, at, unit, place + len(unit.printed)):
            unit = None
    if unit is None and text[at : at + 1] in MARKED_FIRST and (m := MARKED.match(text, at)):
        unit, place = unit_at(text, m.end()), m.end()
    if "\n" in text[place + 1 : place + 5] and (cut := _cut_unit(text, place)) is not None:
        return cut
    if unit is None:
        return None, at
    end = place + len(unit.printed)
    return _joined_unit(text, unit, end) if text[end : end + 1] in _JOINS else (unit, end)


_VALUE: Final = re.compile(r"[：:][ \u3000]?[0-9.,]{1,12}$")
_DELIMITERS: Final = frozenset("，。；、,;）)")
_WORDS: Final = {
    "条": "例", "项": "目", "名": "单称录", "人": "大民社才口员", "次": "数", "件": "数", "种": "类", "类": "别", "组": "织", "家": "庭长",
    "户": "籍", "位": "于置", "起": "草", "年": "度", "天": "气", "段": "落", "页": "面码", "堂": "堂", "场": "所", "所": "有以",
}  # fmt: skip
"""What makes another word of a measure word at the beginning of a line."""


_OTHERS: Final = {first: frozenset(rest) for first, rest in {
    "字": "体号典幕", "行": "政业为", "期": "间限末待", "分": "享别类管局工析", "节": "假能日约", "本": "站网页局年级文",
    "点": "击评赞", "面": "积向对", "团": "体队", "回": "复顾应", "代": "表码", "口": "径", "道": "路", "根": "据", "款": "项",
    "章": "节程", "集": "中体", "声": "明", "处": "理罚室", "步": "骤伐", "首": "页次要", "升": "级", "日": "期常", "周": "边期",
    "单": "位", "股": "份", "手": "机册续", "列": "表", "排": "名", "部": "署分", "班": "子", "队": "伍", "区": "域", "县": "城",
    "省": "份级", "村": "民", "门": "户", "通": "过知报道告",
}.items()}  # fmt: skip
"""What makes another word of a weak measure word behind a blank: 访问量: 412  字体."""
_WORDLIKE: Final = {"元": frozenset("旦宵"), "通": frozenset("过知报道告信用行车")}
"""What makes another word of a measure word wherever it stands: 2018元旦 is no money."""


def _begins_a_line(text: str, at: int, unit: Unit, end: int) -> bool:
    """Whether what looks like a unit at the head of the next line is a cell of a column, or the beginning of a sentence.

    Behind a key (点击率：56⏎根据…) a line is complete.
    """
    after = text[end : end + 1]
    if after in ("\n", "|", " ") or _VALUE.search(text, max(0, at - 16), at):
        return True
    if unit.weak:
        return after not in _DELIMITERS
    return len(unit.printed) == 1 and after in _WORDS.get(unit.printed, "")


_CUT_UNITS: Final = frozenset("个工作日 工作日 个月 个季度 个小时 小时 个百分点 百分点 个自然日 人次 篇次".split())


_NO_UNIT_BEFORE: Final = frozenset("\n| 数日年月要于序级品生志度表报")
"""What stands behind what only looks like the second half of a unit: 120人⏎次年, 5个⏎工作日志."""


def _cut_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """A unit that the end of a line of prose cuts: 5个⏎工作日, 300人⏎次."""
    first, _, rest = text[at : at + 6].partition("\n")
    unit = unit_at(first + rest, 0)
    if unit is None or unit.printed not in _CUT_UNITS or len(unit.printed) <= len(first):
        return None
    if rest[len(unit.printed) - len(first) :][:1] in _NO_UNIT_BEFORE:
        return None
    return (unit, at + len(unit.printed) + 1) if in_prose(text, at) else None


_JOINS: Final = frozenset("(（/ \u3000")
_MEASURES: Final = frozenset(
    u.printed for group in UNITS.values() for u in group if len(u.printed) == 1 and u.kind is TokenKind.QUANTITY
)
_SPACED_UNITS: Final = ("月", "工作日", "小时", "季度", "百分点", "自然日")


def _joined_unit(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """A unit with another one in brackets or behind a stroke, as one: 台（套）, 人/次; 个 工作日 is 个工作日 with a blank."""
    if unit.kind is TokenKind.QUANTITY:
        sign = text[end]
        if sign == "/":
            if text[end + 1 : end + 2] == "次":
                return unit._replace(name=unit.name + "/次", weak=False), end + 2
        elif sign in "(（":
            if text[end + 2 : end + 3] in (")", "）") and text[end + 1] in _MEASURES:
                return unit._replace(name=f"{unit.name}({text[end + 1]})", weak=False), end + 3
        elif unit.printed == "个" and text.startswith(_SPACED_UNITS, end + 1):
            spaced = unit_at("个" + text[end + 1 : end + 4], 0)
            assert spaced is not None, "个 goes with each of these"
            return spaced, end + len(spaced.printed)
    return unit, end
