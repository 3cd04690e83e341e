"""What a page is made of once its markup is in order: block elements, paragraphs, tables as marked up; no behaviour."""

from typing import Final

__all__ = ["ROW_GROUPS", "VERBATIM", "Cell", "Element", "Paragraph", "Piece", "PlacedElement", "Table"]

ROW_GROUPS: Final = ("tbody", "thead", "tfoot")
VERBATIM: Final = ("pre", "listing")
"""Elements whose line ends and blanks are shown as they are."""


class Element:
    """A block element of the page."""

    __slots__ = ("attributes", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None", attributes: str) -> None:
        self.tag: str = tag
        self.parent: Element | None = parent
        self.attributes: str = attributes


class PlacedElement(Element):
    """An element that knows which of its kind it is; made only where places are asked for."""

    __slots__ = ("children", "path")

    def __init__(self, tag: str, parent: Element | None, attributes: str) -> None:
        super().__init__(tag, parent, attributes)
        self.children: dict[str, int] = {}
        self.path: str = tag
        """As ``body/table[2]/tr[3]/td[1]``; row groups are left out."""
        if isinstance(parent, PlacedElement):
            counting: Element = parent
            while tag == "tr" and counting.tag in ROW_GROUPS and counting.parent is not None:
                counting = counting.parent
            assert isinstance(counting, PlacedElement)
            number = counting.children[tag] = counting.children.get(tag, 0) + 1
            self.path = parent.path if tag in ROW_GROUPS else f"{parent.path}/{tag}[{number}]"


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


class Cell:
    """A cell as marked up: its spans as written, and what is in it."""

    __slots__ = ("element", "pieces")

    def __init__(self, element: Element) -> None:
        self.element: Element = element
        self.pieces: list[Piece] = []


class Table:
    """A table as marked up: rows of cells by row group."""

    __slots__ = ("caption", "element", "groups")

    def __init__(self, element: Element) -> None:
        self.element: Element = element
        self.groups: list[list[list[Cell]]] = [[]]
        self.caption: list[Piece] = []


Piece = Paragraph | Table
