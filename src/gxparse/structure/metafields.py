"""Fields that a page gives outside its text (``<meta name="PubDate">``) into metadata that the text lacks; adds nothing else.

The names are those of the standard for web pages of Chinese governments: ArticleTitle, PubDate, ContentSource. What the
text says always wins; a date of publication is taken only where the text dates nothing, because pages are dated anew
when a site moves.
"""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from gxparse.model.dates import PartialDate
from gxparse.model.document import Field
from gxparse.model.report import Metadata
from gxparse.structure.header import is_placeholder
from gxparse.structure.title import title_of, year_number

__all__ = ["with_fields"]

_DATE: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[-/年.](?P<month>[0-9]{1,2})[-/月.](?P<day>[0-9]{1,2})")
_TITLE: Final = ("articletitle", "title")
_DATES: Final = ("pubdate", "publishdate")
_SOURCES: Final = ("contentsource", "source")


def with_fields(metadata: Metadata, fields: Iterable[Field]) -> Metadata:
    """``metadata`` with title, date of publication and publisher from ``fields``, where the text gives none."""
    found = {field.key.lower(): field.value.strip() for field in fields if not is_placeholder(field.value)}
    if metadata.title is None:
        metadata = _titled(metadata, _first(found, _TITLE))
    if metadata.published is None and metadata.created is None:
        metadata = evolve(metadata, published=_date(_first(found, _DATES)))
    if metadata.publisher is None:
        metadata = evolve(metadata, publisher=_first(found, _SOURCES))
    return metadata


def _first(found: dict[str, str], names: Iterable[str]) -> str | None:
    return next((found[name] for name in names if found.get(name)), None)


def _titled(metadata: Metadata, title: str | None) -> Metadata:
    """The metadata with a title, and with the body and year it names."""
    parts = title_of(title) if title is not None else None
    if parts is None:
        return metadata
    body, year = parts
    return evolve(metadata, title=title, agency=body or metadata.agency, year=year_number(year) or metadata.year)


def _date(text: str | None) -> PartialDate | None:
    match = _DATE.search(text) if text is not None else None
    if match is None:
        return None
    try:
        return PartialDate(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # a month or day that the calendar has not
        return None
