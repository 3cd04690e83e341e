"""Labels of a matrix that narrow columns wrap, the group's label beside them: found, or unknown, never another row's."""

from collections.abc import Iterator
from itertools import groupby, zip_longest
from random import Random

import pytest

from gxparse import catalogue
from gxparse.catalogue import FormRow
from gxparse.model.source import Source
from gxparse.reading.text import read_text
from gxparse.structure.tables import TableReading, read_tables
from gxparse.structure.tables.pieces import Strips
from property.tables_damage import CORNER, HEADS, drawn_values

FORM = catalogue.default.tables["2021/matrix"]


def read(text: str) -> TableReading:
    return read_tables(read_text(text, Source()), catalogue.default)


def wrapped(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def row_lines(row: FormRow, values: list[int], width: int) -> list[str]:
    """The lines of a row, its values in the middle one, or between the two in the middle."""
    label, numbers = wrapped(row.label, width), " ".join(map(str, values))
    middle = len(label) // 2
    if len(label) % 2:
        return [f"{line} {numbers}" if i == middle else line for i, line in enumerate(label)]
    return [*label[:middle], numbers, *label[middle:]]


def beside(groups: list[str], lines: list[str], blank: str) -> Iterator[str]:
    """The lines with those of the group's label before them; a line of nothing but numbers stays as it is."""
    rest = iter(groups)
    for line in lines:
        label = "" if line[0].isdigit() and "." not in line[:3] else next(rest, "")
        yield f"{label}{blank}{line}" if label else line
    yield from rest


def printed(values: dict[str, list[int]], width: int, group: int, blank: str) -> str:
    lines = [CORNER, *HEADS]
    for path, rows in groupby(FORM.rows, key=lambda row: row.group[:1]):
        body = [line for row in rows for line in row_lines(row, values[row.code], width)]
        lines += beside(wrapped(path[0], group) if path else [], body, blank)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("blank", [" ", "  ", ""])
@pytest.mark.parametrize(("width", "group"), [(40, 6), (20, 3), (9, 4), (7, 3)])
def test_a_wrapped_label_is_its_row_s(width: int, group: int, blank: str) -> None:
    known = total = 0
    for seed in range(8):
        values = drawn_values(Random(f"{seed} {width}"), FORM)  # noqa: S311 - no secret
        rows = {r.key: r.cells for t in read(printed(values, width, group, blank)).tables for r in t.rows}
        for code, row in values.items():
            for cell, value in zip_longest(rows.get(code, ()), row):
                assert cell is None or cell.value in (None, value)
                known, total = known + (cell is not None and cell.value == value), total + 1
    assert known >= total * (0.9 if blank else 0.6)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("三、本 （一）予以公开 6 1 7", ["三、本", "（一）予以公开", "6", "1", "7"]),
        ("三、本（一）予以公开 6 1 7", ["三、本", "（一）予以公开", "6", "1", "7"]),
        ("（三）不予 4.保护第三方合法权益 6 7", ["（三）不予", "4.保护第三方合法权益", "6", "7"]),
        ("1. 属于国家秘密 6 7", ["1. 属于国家秘密", "6", "7"]),
        ("第二十条第 （一）项", ["第二十条第", "（一）项"]),
        ("增长 1.5倍 6", ["增长 1.5倍", "6"]),
        ("三、本年度（含上年）办理 6", ["三、本年度（含上年）办理", "6"]),
    ],
)
def test_the_number_of_a_row_begins_a_cell(line: str, texts: list[str]) -> None:
    strips = Strips(line, read_text(line, Source()).blocks)
    assert [piece.text for strip in strips for piece in strip.pieces] == texts


def test_a_row_that_the_form_does_not_have_stays_one_behind_the_end_of_a_group() -> None:
    values = drawn_values(Random(5), FORM)  # noqa: S311 - no secret
    lines = printed(values, 40, 40, " ").splitlines()
    [at] = [i for i, line in enumerate(lines) if line.startswith(FORM.rows[3].label)]
    lines.insert(at + 1, "理结果 转送其他机关参考办理的案件 1 0 0 0 0 0 1")
    found = read("\n".join(lines))
    assert "unknown_row" in {d.code for d in found.diagnostics}
    assert {r.key: [c.value for c in r.cells] for r in found.tables[0].rows if r.key} == values


def topped(values: dict[str, list[int] | None], width: int, group: int) -> str:
    """A matrix whose values stand beside the first line of their label, and whose other rows are blank."""
    lines = [CORNER, *HEADS]
    for path, rows in groupby(FORM.rows, key=lambda row: row.group[:1]):
        body: list[str] = []
        for row in rows:
            label, numbers = wrapped(row.label, width), values[row.code]
            body += [f"{label[0]}   {'   '.join(map(str, numbers))}" if numbers else label[0], *label[1:]]
        names = wrapped(path[0], group) if path else []
        lines += [f"{left or '':　<{group}}  {right or ''}".rstrip() for left, right in zip_longest(names, body)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("width", "group"), [(4, 4), (5, 4), (7, 4), (9, 3), (12, 6)])
def test_a_row_without_values_lends_its_label_to_no_other(width: int, group: int) -> None:
    seen = 0
    for seed in range(12):
        random = Random(f"{seed} {width} {group}")  # noqa: S311 - no secret
        drawn = drawn_values(random, FORM)
        values = {code: row if random.random() < 0.4 else None for code, row in drawn.items()}
        for row in (r for t in read(topped(values, width, group)).tables for r in t.rows):
            printed_values = values.get(row.key or "")
            got = [None if cell.value is None else int(cell.value) for cell in row.cells]
            if any(value is not None for value in got):
                assert printed_values is not None, (seed, row.label, got)
                assert all(value in (None, own) for value, own in zip(got, printed_values, strict=True)), (seed, row.label)
                seen += 1
    assert seen > 12
