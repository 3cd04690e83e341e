"""What a document is: report, notice with one, shell page, bare form, something else; by what was found in it."""

import re
from collections.abc import Sequence
from typing import Final

from gxparse.model.document import Attachment
from gxparse.model.report import ReportKind, Section
from gxparse.model.tables import IndicatorTable
from gxparse.structure.front import Front

__all__ = ["report_kind"]

# What the sections of such reports are called, in every year's outline.
_OFFICIAL: Final = re.compile(
    r"总体情况|主动公开|依申请公开|政府信息公开申请|行政复议|行政诉讼|存在的?(?:主要)?(?:问题|不足)|改进(?:情况|措施)|需要(?:报告|说明)的(?:其他)?事项|信息公开.{0,8}(?:概述|情况)"
    r"|收费(?:及|和)减免|政务公开"
)
_SHELL_TEXT: Final = 600  # characters: a page that shows so little, and links to a file, has its report there
_MIN_SECTIONS: Final = 2
_SHORT_REPORT: Final = 80  # characters of prose under a title: a township's year in one paragraph


def report_kind(
    front: Front, sections: Sequence[Section], tables: Sequence[IndicatorTable],
    attachments: Sequence[Attachment], length: int,
) -> ReportKind:  # fmt: skip
    """The kind of a document; ``length`` counts its characters without furniture."""
    official = sum(1 for section in sections if _OFFICIAL.search(section.title))
    forms = any(table.form is not None for table in tables)
    content = bool(sections) or forms
    if not content and attachments and length <= _SHELL_TEXT:
        return ReportKind.SHELL
    if front.notice and content:
        return ReportKind.NOTICE
    titled = front.title is not None and (content or length > _SHELL_TEXT or (not attachments and _is_short_report(front)))
    if titled or official >= _MIN_SECTIONS or (sections and forms):
        return ReportKind.REPORT
    return ReportKind.FORM if forms else ReportKind.OTHER


def _is_short_report(front: Front) -> bool:
    """Whether prose stands under a title that names body and year, and no notice announces it."""
    title = front.title
    named = title is not None and title.body is not None and title.year is not None
    return named and not front.notice and sum(map(len, front.opening)) >= _SHORT_REPORT
