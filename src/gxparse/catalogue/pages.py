"""Words that pages put around a document: keys of header blocks, counters, buttons; data that knows no page and no text."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

__all__ = ["BUTTONS", "COUNTERS", "KEYS", "Key"]


class Key(StrEnum):
    """What a key of a header block tells."""

    TITLE = "title"
    INDEX_NUMBER = "index_number"
    DOC_NUMBER = "doc_number"
    PUBLISHED = "published"
    DATED = "dated"
    """日期 or 时间 without saying of what: the date of publication in the head of a page."""
    CREATED = "created"
    ISSUER = "issuer"
    """发布机构, 发文机关: the body behind the document."""
    ORIGIN = "origin"
    """来源: where the page has it from."""
    POSTER = "poster"
    """发布人: who put it on the page, a body or a person."""
    VALIDITY = "validity"
    OTHER = "other"
    """Known, and of no field of ``Metadata``: 主题分类, 浏览次数, …"""


_COUNTED: Final = ("浏览", "阅读", "点击", "访问", "点播", "人气")
COUNTERS: Final = (
    "编辑", "责任编辑", "字体", "字体大小", "字号",
    *(word + ending for word in _COUNTED for ending in ("", "次数", "量", "数", "率")),
)  # fmt: skip
"""Keys whose values are the page's and not the document's."""
_WORDS: Final = {
    Key.TITLE: "标题 名称 信息名称 文件名称 公文名称 信息标题 文件标题",
    Key.INDEX_NUMBER: "索引号 索引编号 索引码 信息索引 信息索引号 目录索引号",
    Key.DOC_NUMBER: """
        文号 发文字号 发文文号 文件编号 文件号 公文文号 文件文号 发文号 公文字号 文件字号
    """,
    Key.PUBLISHED: """
        发布日期 公开日期 发文日期 发布时间 公开时间 公布日期 公布时间 发文时间 信息发布日期
        上网日期 网站发布时间 印发日期 发表时间 发表日期 发稿时间 发稿日期
    """,
    Key.DATED: "日期 时间",
    Key.CREATED: """
        成文日期 生成日期 成文时间 生成时间 信息生成日期 制发日期 产生日期 形成日期
    """,
    Key.ISSUER: """
        发布机构 发布单位 发布机关 发布部门 发文机关 发文单位 发文机构 发文部门 公开机构 公开主体
        公开单位 信息公开机构 所属机构 制发机关 制发单位 制作机关 产生部门 信息提供单位 责任部门
        责任单位 公开责任部门 所属单位 撰写单位 信息发布机构
    """,
    Key.POSTER: "发布人 发布者 信息发布人",
    Key.ORIGIN: "来源 信息来源 文章来源 稿件来源 来源单位",
    Key.VALIDITY: """
        有效性 时效 时效性 效力 效力属性 效力状态 效力状况 有效状态 是否有效 信息有效性 文件状态
    """,
    Key.OTHER: """
        主题分类 组配分类 体裁分类 主题词 关键词 关键字 分类 信息分类 信息类别 文件分类 公开类别
        公开方式 公开形式 公开范围 公开时限 公开属性 服务对象 服务对象分类 载体类型 记录形式 内容概述
        内容摘要 内容概况 摘要 概述 作者 审核 校对 附件 文件下载 下载 语种 废止日期 废止时间
        实施日期 施行日期 生效日期 生效时间 失效日期 失效时间 归档时间 信息类型 文种 公文种类
        文件类型 录入人 签发人 主送 所属主题 公开目录 所属栏目 栏目 类别 主题 体裁 所属分类
        信息格式 生命周期 公开程序 更新时间 更新日期 规范性文件编号 联合发文单位 解读关联
    """,
}
KEYS: Final[Mapping[Key, tuple[str, ...]]] = {
    key: (*words.split(), *(COUNTERS if key is Key.OTHER else ())) for key, words in _WORDS.items()
}
"""What keys of header blocks tell → how they are worded."""

BUTTONS: Final = frozenset(
    """
    字号 字体 字体大小 大小 大 中 小 特大 超大 默认 打印 打印本页 打印此页 打印文章 打印页面
    关闭 关闭窗口 关闭本页 关闭页面 关闭此页 分享 分享到 分享至 一键分享 收藏 收藏本页 加入收藏 设为首页
    微信 微博 新浪微博 QQ空间 QQ 朋友圈 返回 返回顶部 返回首页 返回上一页 返回列表 首页 网站首页
    上一篇 下一篇 上一条 下一条 上一页 下一页 语音播报 语音朗读 无障碍 无障碍浏览 无障碍阅读 无障碍版 無障礙
    适老化 适老版 长者模式 长者版 长者助手 长者专区 关怀版 智能问答 智能机器人
    繁体 繁体版 繁體 繁體版 简体 简体版 移动版 手机版 电脑版 客户端 网站地图 联系我们 关于我们
    登录 注册 搜索 检索 高级搜索 已归档 二维码
    """.split()
)
"""What widgets of pages say; no heading or line of a document consists of such words."""
