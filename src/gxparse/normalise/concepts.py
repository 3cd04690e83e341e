"""Concepts of the wording that go together wherever clauses are read, and the words that join nouns; reads nothing."""

from typing import Final

__all__ = [
    "ABOUT", "ASKED", "CARRIED", "CARRYING", "CONJUNCTIONS", "INFORMATION", "PUBLISHING", "REMEDIES", "SUMS",
]  # fmt: skip

CONJUNCTIONS: Final = ("、", "和", "与", "及", "以及")
"""What joins nouns of equal rank."""
SUMS: Final = frozenset({"count", "total", "whole"})
"""数量, 共计, 总数: words of a number that say nothing of what is counted."""
REMEDIES: Final = frozenset({"review", "lawsuit", "complaint"})
"""行政复议, 行政诉讼, 投诉举报."""
ASKED: Final = frozenset({"apply", "onreq"})
"""申请, 依申请公开."""
ABOUT: Final = frozenset({"work", "govinfo"})
"""政府信息公开, 政府信息: words that say that a case is about disclosure."""
INFORMATION: Final = frozenset({"govinfo", "info"})
"""政府信息, 信息: what is disclosed."""
PUBLISHING: Final = frozenset({"publish", "post", "active"})
"""公开, 发布, 主动公开: what is done to it."""
CARRYING: Final = frozenset({"carried_over", "carried_forward"})
"""上年结转, 结转下年度."""
CARRIED: Final = frozenset({"requests.carried_over", "requests.carried_forward"})
"""The codes of the two."""
