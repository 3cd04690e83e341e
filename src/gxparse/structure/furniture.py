"""Lines that belong to the page and not to the document: widgets, menus, link lists, notices of the site; by wording.

Every rule matches a whole line, so that no sentence of a report is taken for one.
"""

import re
from typing import Final

from gxparse.catalogue.pages import BUTTONS
from gxparse.folding import BLANKS, fold

__all__ = ["FOOT", "is_furniture", "is_site_name"]

# Words of widgets and menus that may stand on a line alone or beside others of them.
_COLUMNS: Final = """
    没有了 相关链接 相关文章 相关文件 相关附件 相关信息 相关阅读 相关解读 相关稿件 相关政策 附件下载
    文件下载 下载 点击下载 下载文字版 下载图片版 下载附件 文字解读 图片解读 图文解读 图解 视频解读
    政策解读 政策原文 专家解读 媒体解读 文本下载 全文下载 朗读 播放 暂停 停止 繁 简 English
    EN 网站声明 隐私声明 版权声明 使用帮助 常见问题 退出 个人中心 热搜词 热门搜索 保护视力色 背景色
    归档 确定 取消 继续 继续访问 放弃 是 否 更多 更多>> 纠错 我要纠错 网站找错 政府网站找错 点赞
    评论 举报 复制链接 RSS 订阅 阅读全文 展开全文 收起 走进 政务公开 政府信息公开 信息公开 办事服务
    政务服务 政民互动 互动交流 公众参与 新闻中心 新闻动态 数据开放 数据发布 专题专栏 专题 正文 正文内容
    信息详情 详细信息 内容 当前位置 您的位置
"""
_WIDGETS: Final = BUTTONS.union(_COLUMNS.split())
"""Buttons, and what stands beside them before a document begins or after it ends: columns of the site."""
_PARTS: Final = re.compile(rf"[{BLANKS}|·•/:;,\[\]()<>-]+")

FOOT: Final = (
    r"(?:请?(?:用|使用))?.{0,12}扫一?[扫描].{0,30}",  # 扫一扫在手机上查看当前页面, 扫码…
    r"(?:版权所有|主办单位?|承办单位?|主管单位?|技术支持|网站标识码|网站维护).{0,80}",  # whose site it is
    r".{0,40}(?:ICP备|公网安备|网站标识码|版权所有|Copyright).{0,60}",  # the same
    r"\[?[上下]一[篇条页个]\]?(?:\s*:.{0,80})?",  # neighbours in the list
)
"""Whole lines, after folding, that stand below the document on its page, and seldom above it."""
# Whole lines, after folding. One reason each.
_RULES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        *FOOT,
        r"\W{1,60}",  # rules and bullets without a word
        r"-\s*\d{1,4}\s*-",  # the number of a page
        r".{0,16}(?:手机|移动端|微信)(?:上)?(?:查看|浏览|打开|访问|阅读|扫码).{0,12}",  # the same, other words
        r"您(?:访问|点击|要打开)的(?:链接|网址).{0,60}",  # notice before leaving the site
        r"(?:您)?(?:现在|当前)?(?:所在)?(?:的)?位置\s*[:>].{0,120}",  # breadcrumb with its label
        r"[^。;]{1,20}(?:\s*(?:>+|»|›|→)\s*[^。;>]{1,30}){2,}",  # breadcrumb without a label
        r"(?:网站)?首页\s*(?:[>/»›→|\\-]+[^。;>/»›→|\\-]{1,40})+",  # breadcrumb that begins at the first page
        r"(?:浏览|阅读|点击|访问|下载)(?:次数|量|数|率)?\s*:?\s*[\d,]*\s*次?",  # counters
        r"(?:责任)?(?:编辑|编审|校对|审核|初审|复审|终审)\s*:.{0,20}",  # who put it on the page
        r"(?:归档|采集|抓取|页面生成|系统)(?:时间|日期)\s*:.{0,40}",  # clocks of the page, not of the report
        r"今天是.{0,40}",  # clock
        r"\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天][^。;]{0,60}",  # clock, the moon's calendar and the weather
        r"(?:字号|字体)\s*:.{0,30}",  # font widget, not 文号
        r"\[?\s*(?:字号|字体)?\s*[:\s]*大\s*中\s*小\s*\]?.{0,20}",  # font widget
        r"分享(?:到|至)?\s*:?.{0,40}",  # sharing widget
        r"(?:来源|文章来源)\s*:\s*本(?:站|网)(?:原创)?",  # the site names itself
        r"[^。]{1,80}\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|ofd|ceb)\s*[(\[]\s*[\d.,]+\s*[KMkm]?[Bb]?\s*[)\]].{0,12}",  # a file with its size
        r"https?://\S+",  # an address alone, before the title or after the end
    )
)

_SITE_NAME: Final = re.compile(
    r"[^,。;:]{2,24}(?:政府信息公开|信息公开(?:平台|专栏|专题|目录|网|专网)|政府网|政府网站|门户网站|公众信息网|政务网|人民政府|政务公开)"
)


def is_furniture(line: str) -> bool:
    """Whether a line, taken by itself, belongs to the page."""
    words = fold(line).strip(BLANKS)
    parts = [part for part in _PARTS.split(words) if part]
    if len(words) <= 200 and all(part in _WIDGETS for part in parts):
        return True
    return any(rule.fullmatch(words) for rule in _RULES)


def is_site_name(line: str) -> bool:
    """Whether a line before the title names the site or its column (某市应急管理局政府信息公开)."""
    return _SITE_NAME.fullmatch(fold(line).strip(BLANKS)) is not None
