"""A table with any spans, written as any kind of file, is read back as the same cells at the same places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.wrapping import as_docx, as_html, as_mhtml, as_pdf, as_xlsx
from gxparse.model.document import Document, Grid, GridCell, Layout
from gxparse.model.source import Source
from gxparse.reading import read
from gxparse.spans import Span

WORDS = st.text(alphabet="甲乙丙丁戊总计申请公开件条0123456789.（）", min_size=1, max_size=6)


@st.composite
def grids(draw: st.DrawFn) -> Document:
    """A table in which every row and column has a cell that begins there, and no cell is empty."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    places: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            height, width = 1, 1
            if draw(st.integers(0, 5)) == 0:
                height, width = draw(st.integers(1, rows - row)), draw(st.integers(1, columns - column))
            covered = {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
            if covered & taken:
                height, width, covered = 1, 1, {(row, column)}
            taken |= covered
            places.append((row, column, height, width))
    if {p[0] for p in places} != set(range(rows)) or {p[1] for p in places} != set(range(columns)):
        places = [(r, c, 1, 1) for r in range(rows) for c in range(columns)]
    text, cells = "", []
    for row, column, height, width in places:
        word = draw(WORDS)
        cells.append(GridCell(word, Span(len(text), len(text) + len(word)), row, column, height, width))
        text += word + "\t"
    grid = Grid(Span(0, len(text)), tuple(cells), rows, columns, Layout.GRID)
    return Document(text, (grid,), Source())


def told(document: Document) -> list[tuple[int, int, int, int, str]]:
    """The cells of the only grid."""
    (grid,) = document.grids()
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells]


@given(grids())
@settings(max_examples=60)
def test_html_mhtml_and_word(document: Document) -> None:
    expected = told(document)
    assert told(read(as_html(document))) == expected
    assert told(read(as_html(document, charset="gb18030"))) == expected
    assert told(read(as_mhtml(document))) == expected
    assert told(read(as_docx(document))) == expected


@given(grids())
@settings(max_examples=40)
def test_pdf(document: Document) -> None:
    assert told(read(as_pdf(document))) == told(document)


def _as_number(text: str) -> str:
    """What a workbook keeps of a text that is a number."""
    return f"{float(text):g}" if text.replace(".", "", 1).isdigit() and len(text) < 12 else text


@given(grids())
@settings(max_examples=60)
def test_workbooks(document: Document) -> None:
    expected = [(*cell[:4], _as_number(cell[4])) for cell in told(document)]
    made = read(as_xlsx(document))
    found = [cell for grid in made.grids() for cell in grid.cells]
    first = [line.span.of(made.text) for line in made.lines()]
    texts = [*first, *(cell.text for cell in found)]
    assert texts == [cell[4] for cell in expected]
    if not first:
        assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in found] == expected
