"""The second table of expressions, by a reader who had not read the grammar: each sentence has the tokens listed and no other that counts."""

from pathlib import Path

import pytest

from gxparse.lexing.tokens import tokenise

TABLE = Path(__file__).parents[1] / "benchmarks" / "tokenise" / "expressions2.tsv"
STRICT = {"quantity", "percent", "money", "date", "period", "year", "enumerator"}

SENTENCES: dict[str, list[tuple[str, ...]]] = {}
for line in TABLE.read_text(encoding="utf-8").splitlines():
    if not line.startswith("#"):
        sentence, *answer = line.split("\t")
        SENTENCES.setdefault(sentence, []).append(tuple(answer))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_expression(sentence: str) -> None:
    expected = [row for row in SENTENCES[sentence] if row[1] != "none"]
    read = [
        (t.text, t.kind.value, *("" if x is None else str(x) for x in (t.value, t.high, t.unit)), t.approx.value)
        for t in tokenise(sentence)
    ]
    assert [row for row in expected if row not in read] == []
    assert [row for row in read if row[1] in STRICT and row not in expected] == []


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 250
