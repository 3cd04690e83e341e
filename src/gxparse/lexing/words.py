"""Tells the words that only look like numbers (三位一体, 五台县) from numbers; must not know values."""

import re
from typing import Final

__all__ = ["is_set_phrase"]

# Fixed political and administrative expressions whose second character could be a measure word.
_PHRASES: Final = (
    "年计划 年规划 个全面 个意识 个自信 个维护 个确立 个务必 个必须 个严禁 个不准 个一律 个一百年 个百分百 个坚持 个统一 个结合 个一工程 个一批 个到位 个倡导 "
    "个代表 个文明 个率先 个大局 "
    "个毫不动摇 个没有 个清零 个革命 个基本点 位一体 套班子 张皮 支一扶 项规定 项基本原则 户人家 条腿 部委 部曲 件套 件事 步走 分制 "
    "种形态 块地改革 个精准 人帮 轮车 轮驱动 轮摩托 类水 段锦 人世界 人转 人成虎 人行 天两头 天打鱼 次元 次供水 次污染 次创业 次入院"
).split()
# Names of places whose second character is a measure word.
_PLACES: Final = "五台县 五台山 九台区 三台县 七台河 五家渠 三门峡 三门县 八门 五户 三间房 十八里 三家村 九寨 五块石 双台子 三座店 五层楼 六片".split()
_FIXED: Final = tuple(
    "八字方针 两个凡是 四两拨 五人制 七人制 三年自然灾害 三年困难时期 十年树木 十年动乱 百年大计 百年树人 万年县 两年一度 一年一度".split()
)


def _by_first(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """First character → words, for ``str.startswith``."""
    return {first: tuple(w for w in words if w[0] == first) for first in {w[0] for w in words}}


_AFTER_NUMERAL: Final = _by_first(tuple(_PHRASES))
_WHOLE: Final = _by_first((*_PLACES, *_FIXED))
# Idioms of two pairs, each begun by a numeral: the second pair is no number either.
_IDIOMS: Final = frozenset(
    "三番五次 五花八门 四面八方 三头六臂 三天两头 三年五载 三长两短 一年四季 千家万户 三家五户 三言两语 三瓜两枣 四分五裂 四平八稳 三街六市 三件五件 "
    "两个一百".split()
)
_NAMED: Final = re.compile(
    r"家(?:子(?!公|企|女)|[庄屯堡寨湾坪沟岭垭铺窑渠])|里[铺屯庄店桥墩沟岭河湾台堡坪]|道[沟岭口江湾坎]|间房[乡镇村街]|棵[树松]|元[区桥]|步区|枝特"
    r"|期[间末初]|个一(?![等级类般线次体号流站中期小大])"
)
"""Villages and towns (八家子镇, 三里屯, 五道口), 五个一工程 but not 三个一等奖, 十四五期间."""
_QUOTED: Final = re.compile(r"[^“”‘’「」『』\n，。；]{1,12}[”’」』]")


def is_set_phrase(text: str, start: int, end: int) -> bool:
    """Whether the Chinese numeral ``text[start:end]`` begins a fixed expression, or is the middle of an idiom.

    A slogan is quoted whole (“三个代表”, “五公开”): a numeral right after an opening quote that closes soon is a name.
    """
    if end - start <= 2 and text.startswith(_AFTER_NUMERAL.get(text[end : end + 1], "\0"), end):
        return True
    if text[end : end + 1] in "家里道间棵元步枝个期" and _NAMED.match(text, end):
        return True
    if text.startswith(_WHOLE.get(text[start], "\0"), start):
        return True
    if start and text[start - 1] in "“‘「『" and _QUOTED.match(text, start):
        return True
    return start >= 2 and text[start - 2 : start + 2] in _IDIOMS
