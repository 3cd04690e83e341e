"""Turns the words around a number into how exact it is (约 近 超 不足 before it, 以上 左右 after it); must not know values."""

import re
from typing import Final

from gxparse.lexing.characters import DISTANT
from gxparse.model.tokens import TIME_UNITS, Approx

__all__ = ["AFTER_FIRST", "BLANKS", "MARKS", "SPELLS", "approx_around"]

_MORE, _ABOUT, _LESS, _EXACT = Approx.MORE, Approx.ABOUT, Approx.LESS, Approx.EXACT

BLANKS: Final = frozenset(" \u3000\xa0")
MARKS: Final = frozenset("*$\\")
"""Marks of emphasis and of formulas, which say nothing: 约**30**条, $30\\%$."""
SPELLS: Final = TIME_UNITS - {"秒", "分钟", "工作日", "自然日", "交易日", "年度", "周年"}
"""Of these 近 tells which ones, and not how many: 近5年 are five."""

_BEFORE: Final = {
    **dict.fromkeys("超过 突破 至少 最少 起码 高于 多于 大于 超出 不下 超 逾".split(), _MORE),
    **dict.fromkeys("不足 不到 不满 未满 未达 未达到 没达到 至多 最多 低于 少于 小于 未超".split(), _LESS),
    **dict.fromkeys("大约 大概 将近 接近 约为 约有 约占 约达 约需 近乎 约 近".split(), _ABOUT),
    # 约 and 近 also end words that say nothing of the number.
    **dict.fromkeys(
        "最近 附近 就近 邻近 临近 靠近 新近 相近 贴近 抵近 邀约 预约 签约 违约 履约 节约 特约 合约 公约 民约 条约 契约 解约 毁约 失约 续约 守约 "
        "相约 制约 集约 简约 租约 爽约 赶超 反超".split(),
        _EXACT,
    ),
}
_OPPOSITE: Final = {
    **dict.fromkeys("超过 突破 高于 多于 大于 超出 超".split(), _LESS),
    **dict.fromkeys("低于 少于 小于".split(), _MORE),
}
"""What a word means after 不 (不少于, 不得超过)."""
_NEGATED: Final = re.compile(r"(?:不[得应能可宜]?|未|没有?)$")
_AT_A_DISTANCE: Final = re.compile(r"(?P<more>至少|最少)|至多|最多")
_VERB: Final = re.compile(r"[^的\W\d_A-Za-z]{1,3}$")
"""A verb may stand between: 至少公开3次; 最多的3个 says nothing of the 3."""
_LAST: Final = frozenset(word[-1] for word in _BEFORE)

AFTER_FIRST: Final = frozenset("及以左上许(（")
_AFTER: Final = re.compile(
    r"(?P<more>(?:及|[(（]含[)）])?以上)|(?P<less>(?:及|[(（]含[)）])?以下)|左右|上下(?![\u4e00-\u9fff])|许(?![\u4e00-\u9fff])"
)


def approx_around(text: str, start: int, end: int, unit: str | None) -> tuple[Approx, int]:
    """Approximation by the words after ``end`` or before ``start``, and where those after it end."""
    if text[end : end + 1] in AFTER_FIRST and (m := _AFTER.match(text, end)):
        return (_MORE if m["more"] else _LESS if m["less"] else _ABOUT), m.end()
    return _before(text, start, unit), end


def _before(text: str, start: int, unit: str | None) -> Approx:
    """What the words before a number say of it; 近三年 are the last three years, exactly."""
    at = start
    while at and start - at < 4 and (text[at - 1] in BLANKS or text[at - 1] in MARKS):
        at -= 1
    if at and text[at - 1] in _LAST:
        for width in (3, 2, 1):
            word = text[max(0, at - width) : at]
            if (approx := _BEFORE.get(word)) is not None:
                if word in _OPPOSITE and _NEGATED.search(text, max(0, at - width - 2), at - width):
                    return _OPPOSITE[word]
                return _EXACT if word == "近" and unit in SPELLS else approx
    near = text[max(0, at - 5) : at]
    if DISTANT.isdisjoint(near):
        return _EXACT
    m = _AT_A_DISTANCE.search(near)
    if m is None or not _VERB.match(near, m.end()):
        return _EXACT
    return _MORE if m["more"] else _LESS
