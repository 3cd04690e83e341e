"""The name of a body and its index number into a ``Body``; guesses nothing that neither tells."""

import re
from typing import Final, NamedTuple

from gxparse.catalogue.divisions import Divisions, divisions
from gxparse.folding import squeeze
from gxparse.model.body import Body, BodyLevel

__all__ = ["body_of"]

_CREDIT_CODE: Final = re.compile(r"(?<![0-9A-Z])1[1-9](?P<division>[1-8]\d{5})[0-9A-Z]{10}(?![0-9A-Z])")
"""统一社会信用代码 of an organ of state (1x): the third to eighth characters are the division that registered it."""
_PROVINCE: Final = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:自治区|特别行政区|省)")
_PREFECTURE: Final = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:自治州|地区|盟|市)")
_COUNTY: Final = re.compile(r"[\u4e00-\u9fff]{1,9}?(?:自治县|自治旗|林区|特区|新区|开发区|矿区|[县区旗市])")
_TOWNSHIP: Final = re.compile(r"[\u4e00-\u9fff]{1,7}?(?:街道|[镇乡])")
_SYSTEM: Final = re.compile(r"(?:国家[\u4e00-\u9fff]{2,10}?局|中国[\u4e00-\u9fff]{2,10}?(?:局|会|银行)|中华人民共和国)(?=[\u4e00-\u9fff])")
"""The organ of the centre whose local offices begin their names with its own: 国家税务总局苏州市税务局."""
_TAIL: Final = re.compile(r"(?:[(].*[)])?$")
_ENDING: Final = re.compile(r"(?:管理委员会|委员会|办事处|(?<!总)局|(?<!公)厅|[委署院])$")
_UNFINISHED: Final = re.compile(r"^(?:场|政|域|划|委|直|属|级)")
"""What cannot follow a division: 市场监督管理局 has no division 市."""


class _Place(NamedTuple):
    regions: tuple[str, ...]
    code: str | None
    within: str | None
    level: BodyLevel | None
    rest: str


def body_of(agency: str | None, index_number: str | None = None) -> Body | None:
    """What the name of the reporting body, and the credit code in its index number, say of it.

    >>> body = body_of("青岛市安监局")
    >>> body.code, body.level.value, body.kind, body.line
    ('370200', 'prefecture', '安监', '应急管理')
    """
    if agency is None:
        return None
    table = divisions()
    place = _place(_TAIL.sub("", squeeze(agency)), table)
    kind = _kind(place)
    registered = _CREDIT_CODE.search(squeeze(index_number or "").upper())
    code, within, level = place.code, place.within, place.level
    if registered is not None and code is None and _agrees(registered["division"], place):
        code = within = registered["division"]
        level = level or _level(code)
    return Body(agency, place.regions, code, within, level, kind, table.lines.get(kind or ""))


def _agrees(code: str, place: _Place) -> bool:
    """Whether a registered division may be the one the name speaks of."""
    if place.level is BodyLevel.TOWNSHIP:
        return False
    if place.within is not None and not code.startswith(place.within.rstrip("0")):
        return False
    return place.level is None or place.level is _level(code)


def _level(code: str) -> BodyLevel:
    if code.endswith("0000"):
        return BodyLevel.PROVINCE
    return BodyLevel.PREFECTURE if code.endswith("00") else BodyLevel.COUNTY


def _place(name: str, table: Divisions) -> _Place:
    """The divisions at the beginning of a name, widest first; those of a local office of the centre stand behind its organ."""
    organ = _SYSTEM.match(name)
    if organ is None:
        return _divisions(name, table)
    local = _divisions(name[organ.end() :], table)
    return local if local.regions else _Place((), None, None, None, name)


def _divisions(name: str, table: Divisions) -> _Place:
    regions: list[str] = []
    code = within = None
    level: BodyLevel | None = None
    known, rest = _known(name, table)
    for region, found in known:
        regions.append(region)
        code = within = found
        level = _level(found)
    for tier, pattern in ((BodyLevel.COUNTY, _COUNTY), (BodyLevel.TOWNSHIP, _TOWNSHIP)):
        match = pattern.match(rest)
        if match is None or _UNFINISHED.match(rest[match.end() :]) or match[0] in table.lines:
            continue
        region = match[0]
        regions.append(region)
        rest = rest[match.end() :]
        code = table.code_of(region, within) if within is not None else None
        within = code or within
        level = None if region in table.changed else tier
    return _Place(tuple(regions), code, within, level, rest)


def _known(name: str, table: Divisions) -> tuple[list[tuple[str, str]], str]:
    """The provinces and prefectures of the table at the beginning of a name, with their codes, and what is left."""
    found: list[tuple[str, str]] = []
    within: str | None = None
    for pattern in (_PROVINCE, _PREFECTURE):
        match = pattern.match(name)
        code = None if match is None else table.code_of(match[0], within)
        if match is not None and code is not None and not _UNFINISHED.match(name[match.end() :]):
            found.append((match[0], code))
            within, name = code, name[match.end() :]
    return found, name


def _kind(place: _Place) -> str | None:
    """What is left of a name without its divisions: 人民政府, 应急管理, 街道."""
    last = place.regions[-1] if place.regions else ""
    if last.endswith("街道"):
        return "街道"
    if not place.rest:
        return None
    return _ENDING.sub("", place.rest) or None
