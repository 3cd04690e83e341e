"""The table of expressions written before the grammar was tuned: sentence, token, kind, value, high, unit, approximation."""

from pathlib import Path

import pytest

from gxparse.lexing.tokens import tokenise

TABLE = Path(__file__).parents[1] / "benchmarks" / "tokenise" / "expressions.tsv"
ROWS = [
    tuple((line + "\t" * 6).split("\t")[:7])
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
COUNTING = {"quantity", "percent", "money", "date", "period", "year"}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r[0])
def test_expression(row: tuple[str, ...]) -> None:
    sentence, printed, kind, value, high, unit, approx = row
    tokens = tokenise(sentence)
    if kind == "none":
        assert not [t for t in tokens if t.kind.value in COUNTING]
        return
    read = [
        (t.text, t.kind.value, *("" if x is None else str(x) for x in (t.value, t.high, t.unit)), t.approx.value)
        for t in tokens
    ]
    assert (printed, kind, value, high, unit, approx) in read


def test_there_are_enough() -> None:
    assert len(ROWS) >= 150
