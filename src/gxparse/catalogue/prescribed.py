"""The headings that the Regulations and the official outline prescribe, as patterns; in their order; knows no document."""

import re
from typing import Final

__all__ = ["HEADINGS", "SUBJECTS", "rank_of"]

_AND: Final = "[、和及与]"
HEADINGS: Final = (
    r"总体情况",
    r"(?:行政机关)?主动公开政府信息的?情况",
    r"收到和处理政府信息公开申请的?情况|(?:行政机关)?依申请公开政府信息(?:和不予公开政府信息)?的?情况",
    r"政府信息公开的?收费及减免的?情况",
    rf"因?政府信息公开(?:工作)?(?:被?申请)?的?行政复议{_AND}(?:提起)?行政诉讼的?情况",
    rf"政府信息公开(?:工作)?存在的?(?:主要)?问题{_AND}改进(?:情况|措施)|存在的?(?:主要)?问题{_AND}改进(?:情况|措施)",
    r"其他需要(?:报告|说明)的事项|需要(?:报告|说明)的其他事项",
)
"""In the order of Article 50 (2019) and Article 32 (2008) of the Regulations; of folded text without blanks."""
SUBJECTS: Final = (
    ("overview", r"概[述况]|总体|基本情况|组织领导|工作开展情况"),
    ("disclosure", r"主动公开|公开的?(?:主要)?内容"),
    ("requests", r"依申请|申请公开|公开的?申请|受理申请|申请的?(?:办理|处理|受理)"),
    ("fees", r"收费|费用"),
    ("remedies", r"复议|诉讼|申诉|举报"),
    ("problems", r"问题|不足|短板|困难"),
    ("plans", r"改进|打算|下一步|今后|下年|明年|计划(?!完成|执行|落实)|努力方向"),
    ("others", r"其[他它](?:需要|有关|应当)?(?:报告|说明)?的?事[项宜]|需要(?:报告|说明)的"),
)
"""What the parts of a report are about that both outlines ask for, by words of their headings, of folded text."""

_HEADINGS: Final = tuple(re.compile(heading) for heading in HEADINGS)


def rank_of(words: str) -> int | None:
    """The place of a heading among those prescribed, from its folded words without blanks; ``None`` for other words.

    >>> rank_of("总体情况"), rank_of("工作成效")
    (0, None)
    """
    return next((rank for rank, heading in enumerate(_HEADINGS) if heading.fullmatch(words)), None)
