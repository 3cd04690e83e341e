"""What browsers print around a page: when and what above it, its address and number below; knows lines, not pages."""

import re
from typing import Final

__all__ = ["has_printed_feet", "is_printed_foot", "is_printed_head"]

_FOOT: Final = re.compile(r"(?:https?|file|about):\S*\s+\d{1,4}/\d{1,4}")
_HEAD: Final = re.compile(
    r"\d{1,4}[/年.-]\d{1,2}[/月.-]\d{1,4}日?[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s{4,}[^：:]{1,80})?"
)
_FOOT_LINE: Final = re.compile(r"^[ \t\f]*(?:https?|file|about):[^\s]{0,2000}[ \t]+\d{1,4}/\d{1,4}[ \t\r]*$", re.MULTILINE)


def is_printed_foot(text: str) -> bool:
    """Whether a line without blanks at its ends is an address with the number of the page: n/m."""
    return _FOOT.fullmatch(text) is not None


def is_printed_head(text: str) -> bool:
    """Whether a line is day and time, and the title of the page perhaps: where feet are printed, a head."""
    return _HEAD.fullmatch(text) is not None


def has_printed_feet(text: str) -> bool:
    r"""Whether lines of a text are printed feet.

    >>> has_printed_feet("一、概述\nhttps://a.example/b.html    1/3\n")
    True
    """
    return ":" in text and _FOOT_LINE.search(text) is not None
