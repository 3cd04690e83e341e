"""Runs of values that lost a label between them, cut into rows where one way to cut them adds up."""

import pytest

from gxparse import catalogue
from gxparse.catalogue.labels import key
from gxparse.structure.tables.cutting import cut
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.pieces import Piece

FORM = catalogue.default.tables["2021/matrix"]
FULL = (5, 1, 2, 0, 0, 3, 11)
MORE = (0, 40, 0, 6, 0, 0, 46)
SHORT = (7, 5, 9, 3, 8, 32)


def group(values: tuple[int, ...], *labels: int) -> Group:
    words = [Piece(FORM.rows[i].label, i, i + 1, False) for i in labels]
    return Group(tuple(words), (), tuple(Piece(str(v), 90, 91, True) for v in values), (), 0, False)


def rows(values: tuple[int, ...], *labels: int) -> list[tuple[list[int], list[str]]]:
    """The rows of a run, among rows that are complete."""
    found = cut([group(FULL, 0), group(values, *labels), group(FULL, 9)], FORM)
    return [([int(v.text) for v in g.values], [key(w.text) for w in g.before]) for g in found[1:-1]]


def names(*labels: int) -> list[str]:
    return [key(FORM.rows[i].label) for i in labels]


def test_two_rows_under_one_label() -> None:
    assert rows(FULL + MORE, 4) == [(list(FULL), names(4)), (list(MORE), [])]


def test_two_rows_under_two_labels() -> None:
    assert rows(FULL + MORE, 4, 5) == [(list(FULL), names(4)), (list(MORE), names(5))]


def test_columns_that_add_up_and_rows_that_do_not() -> None:
    columns = tuple(v for pair in zip(FULL, MORE, strict=True) for v in pair)
    assert rows(columns, 4, 5) == [(list(FULL), names(4)), (list(MORE), names(5))]


def test_a_run_with_a_lost_cell() -> None:
    assert rows(FULL + SHORT, 4) == [(list(FULL), names(4)), (list(SHORT), [])]
    assert rows(SHORT + FULL, 4) == [(list(SHORT), names(4)), (list(FULL), [])]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 7), (4,)),  # by row and by column
        ((1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5), (4,)),  # neither
        ((0,) * 13, (4,)),  # the lost cell may be of either row
        (FULL + MORE, (4, 5, 6)),  # more labels than rows
        ((*FULL, 1), (4,)),  # too many values lacking
        (FULL * 5, (4,)),  # too many rows
    ],
)
def test_runs_that_nothing_cuts_stay_whole(values: tuple[int, ...], labels: tuple[int, ...]) -> None:
    assert rows(values, *labels) == [(list(values), names(*labels))]


def test_where_few_rows_are_complete_nothing_is_cut() -> None:
    groups = [group(FULL + MORE, 4), group((1, 1), 6), group((2, 2), 7)]
    assert cut(groups, FORM) == groups
