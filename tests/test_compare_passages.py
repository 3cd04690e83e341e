"""Sentences and how they are told to be nearly the same, against the plain definitions."""

import re
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

import gxparse as gx
from gxparse.compare.passages import Sentence, reworded, sentences
from gxparse.compare.sections import without_numbers
from gxparse.folding import fold
from gxparse.model.comparison import Passage
from gxparse.spans import Span

LABEL = re.compile(r"(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、是]|[0-9]{1,2}[.．、](?![0-9]))+")
PIECES = (
    "主动公开政府信息", "受理申请", "2019年", "12件", "三次", "（一）", "1.", "一是", "十二、", "無", "增长3.5%",
    "。", "；", ";", "！", "？", "\n", " ", "\u3000", "，", "!", ".",
)  # fmt: skip


def as_defined(text: str) -> str:
    """What a sentence is compared by: folded, without blanks, the marks at its end and its label."""
    plain = "".join(fold(text).split()).rstrip("。！？；;.!?")
    label = LABEL.match(plain)
    return plain if label is None else plain[label.end() :]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
@example(["受理申请", "；", "；", "\n"])
@example(["受理申请", "；", "\n", "主动公开政府信息", "12件", "；"])
def test_a_sentence_is_compared_by_what_is_printed(pieces: list[str]) -> None:
    report = gx.parse("某县2019年政府信息公开工作年度报告\n一、总体情况\n" + "".join(pieces) + "\n二、其他\n无。\n")
    for one in sentences(report.text, list(report.walk()), fold(report.text)):
        assert one.passage.span.of(report.text) == one.passage.text == one.passage.text.strip()
        assert one.plain == as_defined(one.passage.text)
        assert one.key == without_numbers(one.plain)
        assert len(one.plain) >= 10


@settings(max_examples=400)
@given(st.text("甲。；;！？\n 一、", max_size=60))
def test_every_long_piece_of_the_text_is_a_sentence(text: str) -> None:
    found = {one.plain for one in sentences(text, [], fold(text))}
    pieces = {as_defined(piece) for piece in re.findall(r"[^。！？；;\n]+[。！？；;]?", text)}
    assert {piece for piece in pieces if len(piece) >= 10} <= found


def some_sentences() -> st.SearchStrategy[list[Sentence]]:
    near = "".join(chr(ord(char) % 256 + 0x6100) for char in "发布稿件")  # of which comparing knows the same half at first
    words = st.lists(st.sampled_from(("甲乙", "丙丁", "戊", "发布稿件", near, "件")), min_size=1, max_size=8)
    texts = st.lists(words.map("".join), max_size=5)
    return texts.map(lambda them: [Sentence(Passage(text, Span(9 * n, 9 * n + 1)), text, text, 0) for n, text in enumerate(them)])


def alike(one: str, other: str) -> float:
    """Similarity of what is nearly the same, or at least half of what it stands in; else nothing."""
    value = Indel.normalized_similarity(one, other)
    held = (one in other or other in one) and 0.5 <= len(one) / len(other) <= 2
    return value if value >= 0.75 or held else 0.0


@settings(max_examples=400)
@given(some_sentences(), some_sentences())
def test_sentences_nearly_the_same_are_paired_best_first(left: list[Sentence], right: list[Sentence]) -> None:
    def order(pair: tuple[int, int]) -> tuple[float, ...]:
        i, j = pair
        apart = abs(i * max(1, len(right) - 1) - j * max(1, len(left) - 1))
        return -round(alike(left[i].key, right[j].key), 9), apart, i + j

    chosen: list[tuple[int, int]] = []
    for i, j in sorted(product(range(len(left)), range(len(right))), key=order):
        if alike(left[i].key, right[j].key) and all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    found, dropped, new = reworded([], left, right)
    assert [(pair.before, pair.after) for pair in found] == [(left[i].passage, right[j].passage) for i, j in sorted(chosen)]
    assert [pair.similarity for pair in found] == [alike(left[i].key, right[j].key) for i, j in sorted(chosen)]
    assert dropped == [one.passage for n, one in enumerate(left) if all(i != n for i, _ in chosen)]
    assert new == [one.passage for n, one in enumerate(right) if all(j != n for _, j in chosen)]
