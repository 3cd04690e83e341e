"""Tells the words that only look like numbers (三位一体, 五台县) from numbers; must not know values."""

import re
from typing import Final

__all__ = ["is_set_phrase"]

# Fixed political and administrative expressions whose second character could be a measure word.
_PHRASES: Final = (
    "个代表 个全面 个意识 个自信 个维护 个确立 个务必 个必须 个严禁 个不准 个一律 个一百年 个百分百 个坚持 个统一 个结合 个一工程 个一批 个到位 个倡导 "
    "个文明 个中心一个 位一体 套班子 张皮 支一扶 项规定 项基本原则 章一个 家村 家渠 个率先 个大局 个毫不动摇 个没有 个意见领袖 个清零 "
    "次元 人成虎 人行 天两头 天打鱼 台县 台山 台河 台区 台子 间房乡 亩地镇 家寨 盏灯 门峡 门县 部曲 条腿 部委 家子 棵树镇 户人家 "
    "次会议精神 次提名 次供水 次污染 次创业 次元 次开发 次入院 人世界 人转 人台 件套 件事 步走 分制"
).split()
_SET: Final = re.compile(
    rf"[一二两三四五六七八九十双]{{1,2}}(?:{'|'.join(_PHRASES)})|三番五次|五花八门|三天两头|接二连三|一五一十|七零八落|四面八方|三令五申|两个月饼|百家争鸣|百家姓|三百六十五里|千家万户|"
    r"八字方针|两个凡是|四两拨|三人行|五人制|七人制|十人九|三头六臂|三年自然灾害|三年困难时期|十年树木|十年文革|十年动乱|百年大计|百年树人|千年古|万年县|两年一度|一年一度"
)
_QUOTED: Final = re.compile(r"[^“”‘’「」『』\n，。；]{1,12}[”’」』]")


def is_set_phrase(text: str, start: int) -> bool:
    """Whether the Chinese numeral at ``start`` begins a fixed expression.

    A slogan is quoted whole (“三个代表”, “五公开”): a numeral right after an opening quote that closes soon is a name.
    """
    if start and text[start - 1] in "“‘「『" and _QUOTED.match(text, start):
        return True
    return _SET.match(text, start) is not None
