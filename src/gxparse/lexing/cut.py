"""A number that the end of a line may have cut in two: whether the halves are one, by the text alone; must not know pages."""

import re
from typing import Final

__all__ = ["LABELLED", "WHOLE", "YEAR_ALONE", "follows_digits", "is_cut"]

WHOLE: Final = re.compile(r"[0-9]{1,15}(?:(?<![0-9]{4})(?:,[0-9]{3}){1,5})?(?:\.[0-9]{1,9})?")
"""A number as numbers are written."""
YEAR_ALONE: Final = re.compile("(?:19|20)[0-9]{2}")
LABELLED: Final = re.compile(r"(?:(?:[附见如下]|(?<![\u4e00-\u9fff]))[表图]|附件|附录|专栏)[ \u3000]?$")
"""附件3 120条: the first number is that of an attachment, a table or a figure."""
_BEFORE: Final = re.compile(r"(?<=[\u4e00-\u9fff，。；：、（(:])[0-9][0-9.,]{0,13}\Z")
_AFTER: Final = re.compile(r"(?P<digits>[.,]?[0-9]+(?:[.,][0-9]+)*)(?P<year>年)?[\u4e00-\u9fff%％]")
_BLANK: Final = " \t\u3000\xa0"
_DIGITS: Final = re.compile(
    rf"(?<![-/.0-9])(?<![0-9][:：])[0-9](?:[0-9.,]{{0,12}}[0-9])?[{_BLANK}]{{0,8}}(?:(?<=[{_BLANK}])|\r?\n)[{_BLANK}]{{0,40}}\Z"
)
_CUTS: Final = frozenset(_BLANK + "\n")
_REACH: Final = 80


def is_cut(before: str, after: str) -> bool:
    """Whether a line that goes on in the next ends in a number of which the next has the rest.

    >>> is_cut("全年公开信息4", "2条，"), is_cut("截至2020", "5件申请"), is_cut("见附件3", "120条信息")
    (True, False, False)
    """
    first = _BEFORE.search(before, max(0, len(before) - _REACH))
    rest = None if first is None else _AFTER.match(after)
    if first is None or rest is None or YEAR_ALONE.fullmatch(first[0]):
        return False
    if LABELLED.search(before, max(0, first.start() - 4), first.start()):
        return False
    return WHOLE.fullmatch(first[0] + rest["digits"]) is not None and not (rest["year"] and YEAR_ALONE.fullmatch(rest["digits"]))


def follows_digits(text: str, start: int) -> bool:
    """Whether digits stand before a number, with only blanks or one line end between: 信息4⏎2条 may be 42.

    A line that is nothing but digits is the number of a page, and a label with a number (附件3) is no half of one.
    """
    if text[start - 1 : start] not in _CUTS:
        return False
    first = _DIGITS.search(text, max(0, start - _REACH), start)
    if first is None or LABELLED.search(text, max(0, first.start() - 4), first.start()):
        return False
    line = text[max(0, first.start() - _REACH) : first.start()].rpartition("\n")[2]
    return bool(line.strip(_BLANK)) or "\n" not in first[0]
