"""By what a list divides its total, told by the words of its parts; judges nothing."""

import re
from typing import Final

from gxparse.audit.prose.sentences import Item

__all__ = ["divides_otherwise"]

_BY: Final = (
    re.compile("自然人|公民|法人|企业|科研机构|公益组织|服务机构"),
    re.compile("当面|网络|网上|在线|信函|传真|邮寄|邮件"),
    re.compile("予以公开|部分公开|不予公开|同意公开|无法提供|不予处理|信息不存在"),
    re.compile("(?:^|[已均时期])(?:办结|审结|答复)$"),
    re.compile("(?:局|政府|办公室|部门|街道|镇|乡|委|办)(?:收到|受理)?$"),
)
"""Who asked, by which way, with what outcome, whether it is done, whose it is."""


def divides_otherwise(first: Item, item: Item) -> bool:
    """Whether a list by one thing goes on with another: 自然人29件，予以公开12件."""
    one, other = (next((n for n, words in enumerate(_BY) if words.search(i.label)), None) for i in (first, item))
    return one is not None and other is not None and one != other
