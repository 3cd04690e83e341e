"""Turns the characters after a number into its unit: the measure words of official Chinese; must not know how numbers are read."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gxparse.folding import fold
from gxparse.model.tokens import Token, TokenKind

__all__ = ["LATIN_UNITS", "PLAIN_UNIT_CHARACTERS", "SAFE_UNITS", "UNITS", "WEAK_UNIT_CHARACTERS", "Unit", "in_one_script", "unit_at"]


class Unit(NamedTuple):
    """A measure word as printed and what it means for the token."""

    printed: str
    """The characters after the number."""
    name: str
    """The unit of the token: 个工作日 counts 工作日."""
    kind: TokenKind
    """quantity, percent, money; ordinal or code where the word never counts (届, 号)."""
    weak: bool
    """After a Chinese numeral it counts only before a delimiter: 四处奔走 is an adverb, 共四处。 a count."""


# Measure words that count after digits and after Chinese numerals alike.
_STRONG: Final = (
    "条 件 次 项 个 篇 名 人 家 份 起 户 位 种 类 批 场 册 卷 宗 例 桩 辆 艘 座 栋 幢 间 所 套 张 幅 枚 颗 株 棵 块 段 句 页 轮 趟 遍 "
    "组 堂 支 盏 瓶 袋 箱 桶 盒 吨 斤 公斤 千克 毫克 微克 公里 千米 厘米 毫米 海里 亩 公顷 平方米 平方公里 平方千米 立方米 毫升 "
    "分贝 摄氏度 兆瓦时 吨/日 吨/天 吨/年 微克/立方米 毫克/立方米 毫克/升 微克/升 公里/小时 千米/小时 立方米/秒 立方米/日 人/平方公里 "
    "千瓦时 千瓦 兆瓦 千伏 秒 分钟 秒钟 小时 个小时 天 个星期 星期 年 岁 周岁 倍 周年 个周 "
    "人次 篇次 场次 件次 户次 家次 台次 架次 车次 批次 项次 条次 班次 份次 艘次 辆次  点次 处次 "
    "大项 小项 大类 小类 中类 "
    "大块 方面 环节 部门 领域 大领域 大方面 大环节 大板块 大部分 大任务 大工程 大行动 大平台 大体系 大举措 大措施 大系统 大重点 大专题 "
    "部分 事项 场景 "
    "个工作日 工作日 个月 个季度 个年度 个自然日 自然日 个交易日 "
    "课时 学时 车道 户家庭 股室 标段 地块 宗地 床 张床位 "
    "個 條 項 戶 種 類 場 張 冊 間 輛 個月 個工作日 工作日 個小時 小時 個季度 大項 小項 大類 小類 場次 條次 項次 戶次 點次 領域 環節 個自然日"
)
# Measure words that are also the beginning or the whole of common words.
_WEAK: Final = (
    "本 部 台 只 头 匹 架 处 节 首 片 行 字 期 回 顿 餐 步 队 班 团 对 双 副 串 把 扇 包 捆 克 米 里 升 度 瓦 伏 日 周 代 分 "
    "门 面 口 顶 道 眼 根 封 则 款 章 幕 集 声 层 档 桌 席 盘 碗 杯 滴 排 列 笔 单 票 股 手 尾 朵 束 丛 处所 通 镇 乡 村 县 省 市 区 "
    "社区 街道 乡镇 单位 企业 学校 万家 期次 处点 点 角 番"
)
_PERCENT: Final = (
    ("%", "%"),
    ("％", "%"),
    ("﹪", "%"),
    ("‰", "‰"),
    ("‱", "‱"),
    ("个百分点", "百分点"),
    ("百分点", "百分点"),
)
_MONEY: Final = ("元", "圆", "块钱", "美元", "港元", "欧元", "日元", "英镑", "元人民币")
_NEVER_COUNTS: Final = (
    ("届", TokenKind.ORDINAL),
    ("季度", TokenKind.ORDINAL),
    ("年级", TokenKind.ORDINAL),
    ("年代", TokenKind.ORDINAL),
    ("世纪", TokenKind.ORDINAL),
    ("号", TokenKind.CODE),
    ("号楼", TokenKind.CODE),
    ("室", TokenKind.CODE),
    ("楼", TokenKind.CODE),
    ("单元", TokenKind.CODE),
)
_DROPPED: Final = ("工作日", "月", "季度", "年度", "小时", "小時", "星期", "周", "自然日", "交易日", "百分点")
"""个 before a unit of time is no part of the unit."""
_JOINED: Final = {"户家庭": "户", "张床位": "张", "宗地": "宗", "元人民币": "元", "圆": "元", "块钱": "元", "块": "块"}

LATIN_UNITS: Final = frozenset(
    "km m cm mm kg g mg t L ml mL min MB GB TB KB PB kW MW GW kWh KW KWH kwh kV KV kv Hz MHz GHz ha km2 m2 m3 km² m² m³ ㎡ ㎞ ㎏ ℃ °C".split()
)
"""Units in Latin letters, counted after digits only: 30km, 500MB."""


def _table() -> dict[str, tuple[Unit, ...]]:
    units: list[Unit] = []
    for weak, words in ((False, _STRONG), (True, _WEAK)):
        for word in words.split():
            name = word[1:] if word[0] in "个個" and word[1:] in _DROPPED else _JOINED.get(word, word)
            units.append(Unit(word, name, TokenKind.QUANTITY, weak))
    units += [Unit(printed, name, TokenKind.PERCENT, False) for printed, name in _PERCENT]
    units += [Unit(word, _JOINED.get(word, word), TokenKind.MONEY, False) for word in _MONEY]
    units += [Unit(word, word, kind, True) for word, kind in _NEVER_COUNTS]
    table: dict[str, list[Unit]] = {}
    for unit in units:
        table.setdefault(unit.printed[0], []).append(unit)
    return {first: tuple(sorted(group, key=lambda u: -len(u.printed))) for first, group in table.items()}


UNITS: Final = _table()
"""First character → units that begin with it, longest first."""
_PRINTED: Final = {unit.printed: unit for group in UNITS.values() for unit in reversed(group)}
_WIDTHS: Final = {first: tuple(sorted({len(u.printed) for u in group}, reverse=True)) for first, group in UNITS.items()}
"""First character → the lengths of the units that begin with it, longest first."""

SAFE_UNITS: Final = {
    unit.printed: unit
    for group in UNITS.values()
    for unit in group
    if unit.kind in (TokenKind.QUANTITY, TokenKind.MONEY) and not unit.weak and unit.printed != "年"
}
"""Units that mean the same wherever they follow digits."""

WEAK_UNIT_CHARACTERS: Final = "".join(
    unit.printed
    for group in UNITS.values()
    for unit in group
    if len(unit.printed) == 1 and unit.weak and unit.kind is TokenKind.QUANTITY and unit.printed not in "日点角分市"
)
"""Measure words of one character that count after digits wherever no year can be meant."""

PLAIN_UNIT_CHARACTERS: Final = "".join(
    first
    for first, group in UNITS.items()
    if any(len(u.printed) == 1 and u.kind is TokenKind.QUANTITY and not u.weak for u in group) and first != "年"
)
"""Measure words of one character that the hot path takes without looking them up."""


def unit_at(text: str, at: int) -> Unit | None:
    """The longest unit that stands at the offset ``at``, or ``None``."""
    for width in _WIDTHS.get(text[at : at + 1], ()):
        if (unit := _PRINTED.get(text[at : at + width])) is not None:
            return unit
    return None


def in_one_script(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with units as indicators and rules have them: 條 is 条."""
    units = {unit: fold(unit) for unit in {token.unit for token in tokens} if unit and not unit.isascii()}
    if all(unit == one for unit, one in units.items()):
        return tokens
    return [t._replace(unit=units[t.unit]) if t.unit in units else t for t in tokens]
