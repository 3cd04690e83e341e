"""What a page is made of once its markup is in order: block elements, paragraphs, tables as marked up; no behaviour."""

from typing import Final

__all__ = ["ROW_GROUPS", "Cell", "Element", "Paragraph", "Piece", "Table"]

ROW_GROUPS: Final = ("tbody", "thead", "tfoot")


class Element:
    """A block element of the page."""

    __slots__ = ("_path", "attributes", "children", "number", "offset", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None", attributes: str, offset: int) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.offset = offset
        self.children: dict[str, int] = {}
        self.number = 0
        self._path = ""
        if parent is not None:
            owner = parent
            while tag == "tr" and owner.tag in ROW_GROUPS and owner.parent is not None:
                owner = owner.parent
            self.number = owner.children.get(tag, 0) + 1
            owner.children[tag] = self.number

    @property
    def path(self) -> str:
        """As ``body/table[2]/tr[3]/td[1]``; row groups are left out."""
        if not self._path:
            if self.parent is None:
                self._path = self.tag
            elif self.tag in ROW_GROUPS:
                self._path = self.parent.path
            else:
                self._path = f"{self.parent.path}/{self.tag}[{self.number}]"
        return self._path


class Paragraph:
    """Text between two borders of blocks. ``linked`` is how many of its characters are links."""

    __slots__ = ("address", "hard", "heading", "linked", "notes", "offset", "owner", "text")

    def __init__(self, text: str, owner: Element, offset: int, hard: bool, heading: int) -> None:  # noqa: FBT001
        self.text = text
        self.owner = owner
        self.offset = offset
        self.hard = hard
        self.heading = heading
        self.linked = 0
        self.address = ""
        self.notes: tuple[str, ...] = ()


class Cell:
    """A cell as marked up: its spans as written, and what is in it."""

    __slots__ = ("element", "pieces")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.pieces: list[Piece] = []


class Table:
    """A table as marked up: rows of cells by row group."""

    __slots__ = ("caption", "element", "groups")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.groups: list[list[list[Cell]]] = [[]]
        self.caption: list[Piece] = []


Piece = Paragraph | Table
