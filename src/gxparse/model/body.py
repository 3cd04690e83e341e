"""Which body a report is of: its name, where it sits, and what it is for; no reading of text."""

from enum import StrEnum
from typing import final

from attrs import frozen

__all__ = ["Body", "BodyLevel"]


class BodyLevel(StrEnum):
    """The tier of government that a body belongs to."""

    PROVINCE = "province"
    """省, 自治区, 直辖市"""
    PREFECTURE = "prefecture"
    """地级市, 自治州, 盟, 地区"""
    COUNTY = "county"
    """县, 县级市, 市辖区, 旗"""
    TOWNSHIP = "township"
    """乡, 镇, 街道"""


@final
@frozen
class Body:
    """A reporting body. What neither its name nor its index number tells is ``None``: nothing is guessed."""

    name: str
    """As the report writes it."""
    regions: tuple[str, ...] = ()
    """The divisions in its name, widest first: ``("北京市", "石景山区")``."""
    code: str | None = None
    """The six digits of GB/T 2260 of the narrowest division, where it can be known."""
    within: str | None = None
    """The code of the narrowest division that is known: ``320800`` for a district of 淮安市 whose own code is not."""
    level: BodyLevel | None = None
    """Its tier."""
    kind: str | None = None
    """What it is, as its name says: ``应急管理``, ``人民政府``, ``街道``."""
    line: str | None = None
    """The same for older and newer names of the same work: 安监 and 安全生产监督管理 are of the line ``应急管理``."""
