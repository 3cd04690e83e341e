"""A number that the end of a line may have cut in two: whether the halves are one, by the text alone; must not know pages."""

import re
from typing import Final

__all__ = ["LABELLED", "WHOLE", "YEAR_ALONE", "follows_digits", "is_cut", "is_label"]

WHOLE: Final = re.compile(r"[0-9]{1,15}(?:(?<![0-9]{4})(?:,[0-9]{3}){1,5})?(?:\.[0-9]{1,9})?")
"""A number as numbers are written."""
YEAR_ALONE: Final = re.compile("(?:19|20)[0-9]{2}")
LABELLED: Final = re.compile(r"(?:(?:[附见如下]|(?<![\u4e00-\u9fff]))[表图]|附件|附录|专栏)[ \u3000]?$")
"""附件3 120条: the first number is that of an attachment, a table or a figure."""
_DOUBTFUL: Final = re.compile(r"(?:(?:[表图]|附件|附录|专栏)[（(]|(?:电话|传真|手机|热线|邮编|邮政编码|号码)[:：])[ \u3000]?$")
"""统计表（2 and 电话：8877: the number may be that of a table or a telephone."""
_BEFORE: Final = re.compile(r"(?<=[\u4e00-\u9fff，。；：、（(:])[0-9][0-9.,]{0,13}\Z")
_AFTER: Final = re.compile(r"(?P<digits>[.,]?[0-9]+(?:[.,][0-9]+)*)(?P<next>[\u4e00-\u9fff%％])")
_DATE: Final = re.compile("[0-9]{1,2}|(?:19|20)[0-9]{2}")
_HAS_FRACTIONS: Final = re.compile("[^\u4e00-\u9fff]|[万亿元倍吨亩天]|个?百分点|个?小时|公[里顷斤]|平方|立方|分(?!局)|$")
"""What is counted one by one has no fraction: 情况如下：1.⏎20条 ends a line with a label, 截至12.31⏎3件 with a date."""
_BLANK: Final = " \t\u3000\xa0"
_DIGITS: Final = re.compile(
    rf"(?<![-/.．0-9])(?<![0-9][:：])[0-9](?:[0-9.,]{{0,12}}[0-9])?[{_BLANK}]{{0,8}}(?:(?<=[{_BLANK}])|\r?\n)[{_BLANK}]{{0,40}}\Z"
)
_CUTS: Final = frozenset(_BLANK + "\n")
_REST: Final = re.compile(rf"[0-9][0-9.,]*[{_BLANK}]?")
_DOCUMENT: Final = re.compile(rf"[〔［\[【（(](?:19|20)[0-9]{{2}}年?[〕］\]】）)][{_BLANK}]?$")
"""国发〔2016〕5⏎3件: the number of a document."""
_UNTIL: Final = re.compile(rf"截(?:[至止到]|止到)[{_BLANK}]?$")
_SAYS_HOW_MANY: Final = re.compile(
    rf"(?:[共计为达到有了约近超过于量数:：]|[予主][以动]公开|信息|申请|文件|咨询)[{_BLANK}]?$"
)
"""Behind these 2016 may count: 公开信息2016⏎3条."""
_BEGINS_ANEW: Final = re.compile("[千万亿多余]{0,2}[\u4e00-\u9fff]次?+[\u4e00-\u9fff]")
_REACH: Final = 80


def is_cut(before: str, after: str) -> bool:
    """Whether a line that goes on in the next ends in a number of which the next has the rest.

    >>> is_cut("全年公开信息4", "2条，"), is_cut("截至2020", "5件申请"), is_cut("见附件3", "120条信息")
    (True, False, False)
    """
    first = _BEFORE.search(before, max(0, len(before) - _REACH))
    rest = None if first is None else _AFTER.match(after)
    if first is None or rest is None or YEAR_ALONE.fullmatch(first[0]) or is_label(before, first.start()):
        return False
    digits = first[0] + rest["digits"]
    if rest["next"] == "年" and _DATE.fullmatch(digits) is None:
        return False  # the next line begins with a year
    return WHOLE.fullmatch(digits) is not None and ("." not in digits or _HAS_FRACTIONS.match(after, rest.start("next")) is not None)


def is_label(text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is, or may be, no amount: 附件3, 统计表（2, 电话：8877."""
    from_ = max(0, start - 8)
    return LABELLED.search(text, from_, start) is not None or _DOUBTFUL.search(text, from_, start) is not None


def follows_digits(text: str, start: int) -> bool:
    """Whether digits stand before a number, with only blanks or one line end between: 信息4⏎2条 may be 42.

    A line that is nothing but digits is the number of a page; a label with a number (附件3), a date, a year, and the number
    of a document are no halves.
    """
    if text[start - 1 : start] not in _CUTS:
        return False
    first = _DIGITS.search(text, max(0, start - _REACH), start)
    if first is None or LABELLED.search(text, max(0, first.start() - 4), first.start()):
        return False
    if _is_no_amount(text, first.start(), first[0].strip(_BLANK + "\r\n"), start):
        return False
    line = text[max(0, first.start() - _REACH) : first.start()].rpartition("\n")[2]
    return bool(line.strip(_BLANK)) or "\n" not in first[0]


def _is_no_amount(text: str, start: int, digits: str, following: int) -> bool:
    """Whether digits that begin at ``start`` are a date, a year or of a document, so that no number goes on at ``following``."""
    from_ = max(0, start - 10)
    if digits.count(".") > 1 or _DOCUMENT.search(text, from_, start):
        return True
    year = YEAR_ALONE.fullmatch(digits) is not None
    if (year or "." in digits) and _UNTIL.search(text, from_, start):
        return True
    rest = _REST.match(text, following)
    if rest is None:
        return False
    if year:
        return _BEGINS_ANEW.match(text, rest.end()) is not None and _SAYS_HOW_MANY.search(text, from_, start) is None
    return "." in digits and _HAS_FRACTIONS.match(text, rest.end()) is None
