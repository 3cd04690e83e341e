"""Every example of the grammar page is read as the page says."""

from pathlib import Path

import pytest

from gxparse.lexing.tokens import tokenise

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "numbers.md"
COUNTING = {"quantity", "percent", "money", "date", "period", "year"}


def rows(width: int) -> list[tuple[str, ...]]:
    """The rows of the page's tables that have ``width`` cells."""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|"))
        if line.startswith("|") and len(cells) == width and cells[0] not in ("text", "---"):
            found.append(cells)
    return found


def shown(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("example", rows(7), ids=lambda e: f"{e[0]} · {e[1]}")
def test_example(example: tuple[str, ...]) -> None:
    text, printed, kind, value, high, unit, approx = example
    read = [
        (t.text, t.kind.value, shown(t.value), shown(t.high), shown(t.unit), t.approx.value) for t in tokenise(text)
    ]
    assert (printed, kind, value, high, unit, approx) in read


@pytest.mark.parametrize("text", [row[0] for row in rows(1)])
def test_no_number(text: str) -> None:
    assert not [t for t in tokenise(text) if t.kind.value in COUNTING]


def test_the_page_has_examples() -> None:
    assert len(rows(7)) > 150
    assert len(rows(1)) > 25
