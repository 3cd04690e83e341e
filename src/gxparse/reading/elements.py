"""What a page is made of once its markup is in order: block elements, paragraphs, tables as marked up; no behaviour."""

from collections.abc import Sequence
from typing import Final

__all__ = ["ROW_GROUPS", "VERBATIM", "Cell", "Element", "Paragraph", "Piece", "Table"]

ROW_GROUPS: Final = ("tbody", "thead", "tfoot")
VERBATIM: Final = ("pre", "listing")
"""Elements whose line ends and blanks are shown as they are."""


class Element:
    """A block element of the page. Which of its kind it is is known only where places are asked for."""

    __slots__ = ("attributes", "children", "parent", "path", "tag")

    children: dict[str, int]
    path: str
    """As ``body/table[2]/tr[3]/td[1]``; row groups are left out."""

    def __init__(self, tag: str, parent: "Element | None", attributes: str) -> None:
        self.tag: str = tag
        self.parent: Element | None = parent
        self.attributes: str = attributes

    def number(self) -> None:
        """Give it its path, when all before it have theirs."""
        self.children, self.path = {}, self.tag
        if self.parent is not None:
            counting = self.parent
            while self.tag == "tr" and counting.tag in ROW_GROUPS and counting.parent is not None:
                counting = counting.parent
            number = counting.children[self.tag] = counting.children.get(self.tag, 0) + 1
            self.path = self.parent.path if self.tag in ROW_GROUPS else f"{self.parent.path}/{self.tag}[{number}]"


class Paragraph:
    """Text between two borders of blocks. ``linked`` is how many of its characters are links."""

    __slots__ = ("address", "hard", "heading", "linked", "notes", "offset", "owner", "text")

    def __init__(self, text: str, owner: Element, offset: int, hard: bool, heading: int) -> None:  # noqa: FBT001
        self.text: str = text
        self.owner: Element = owner
        self.offset: int = offset
        self.hard: bool = hard
        self.heading: int = heading
        self.linked: int = 0
        self.address: str = ""
        self.notes: tuple[str, ...] = ()


class Cell(Element):
    """A cell as marked up: its spans as written, and what is in it."""

    __slots__ = ("content", "offset")

    offset: int
    """Of its tag, where places are asked for."""

    def __init__(self, tag: str, parent: Element, attributes: str, content: "str | Sequence[Piece]") -> None:
        self.tag = tag
        self.parent: Element | None = parent
        self.attributes = attributes
        self.content: str | Sequence[Piece] = content
        """The words of the one paragraph that most cells hold, or the pieces of another."""

    @property
    def pieces(self) -> "Sequence[Piece]":
        """What is in it; the paragraph of words is made only here."""
        if not isinstance(self.content, str):
            return self.content
        offset = getattr(self, "offset", 0)
        return (Paragraph(self.content, self, offset, True, 0),) if self.content else ()


class Table:
    """A table as marked up: rows of cells by row group."""

    __slots__ = ("caption", "element", "groups")

    def __init__(self, element: Element) -> None:
        self.element: Element = element
        self.groups: list[list[list[Cell]]] = [[]]
        self.caption: list[Piece] = []


Piece = Paragraph | Table
