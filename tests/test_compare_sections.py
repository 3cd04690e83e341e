"""Sections that answer each other, found best first, and the similarity of long texts, against the plain definitions."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

import gxparse as gx
from gxparse.compare import compare
from gxparse.compare.sections import Part, aligned, overall
from gxparse.model.comparison import SectionRef
from gxparse.spans import Span

TITLES = ("主动公开情况", "主动公开政府信息情况", "依申请公开情况", "存在的问题", "存在的主要问题及改进", "其他")
WORDS = ("公开信息", "受理申请", "网站", "培训一次", "问题是人手不足", "改进", "解读政策", "。")


@st.composite
def some_parts(draw: st.DrawFn) -> list[Part]:
    found: list[Part] = []
    for n in range(draw(st.integers(0, 6))):
        title, level = draw(st.sampled_from(TITLES)), draw(st.integers(1, 2))
        text = "".join(draw(st.lists(st.sampled_from(WORDS), max_size=8)))
        found.append(Part(SectionRef("", title, level, Span(n, n + 1), text), title, title + text, text))
    return found


def score(one: Part, other: Part) -> float:
    """As the documentation says: title and content, either of which may carry the pair, and a bonus for one level."""
    pieces = [{part.content[at : at + 3] for at in range(len(part.content) - 2)} for part in (one, other)]
    title = Indel.normalized_similarity(one.name, other.name)
    content = len(pieces[0] & pieces[1]) / (len(pieces[0] | pieces[1]) or 1)
    short, long = sorted((len(one.content), len(other.content)))
    best = [max(0.7 * title + 0.3 * c, 0.3 * title + 0.7 * c) for c in (content, short / (long or 1))]
    bonus = 0.05 if one.section.level == other.section.level else 0.0
    return best[0] + bonus if best[1] + bonus >= 0.6 else 0.0


def greedy(first: list[Part], second: list[Part]) -> list[tuple[int, int]]:
    """Every pair measured, the best chosen first, the nearest of equals, twins before all others."""
    pairs = [(i, j) for i, j in product(range(len(first)), range(len(second))) if score(first[i], second[j]) >= 0.6]
    chosen: list[tuple[int, int]] = []

    def order(pair: tuple[int, int]) -> tuple[float, ...]:
        i, j = pair
        one, other = first[i], second[j]
        twins = (one.name, one.plain, one.section.level) == (other.name, other.plain, other.section.level)
        apart = abs(i * max(1, len(second) - 1) - j * max(1, len(first) - 1))
        return (not (twins and len(one.plain) > 2), -round(score(one, other), 9), apart, i + j)

    for i, j in sorted(pairs, key=order):
        if all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    return sorted(chosen)


@settings(max_examples=300)
@given(some_parts(), some_parts())
def test_the_best_pairs_are_chosen_first(first: list[Part], second: list[Part]) -> None:
    assert [(i, j) for i, j, _ in aligned(first, second)] == greedy(first, second)


@settings(max_examples=100)
@given(some_parts(), some_parts())
def test_the_whole_is_as_alike_as_its_longest_common_subsequence_says(first: list[Part], second: list[Part]) -> None:
    texts = ["".join(part.plain for part in parts) for parts in (first, second)]
    assert overall(first, second, aligned(first, second)) == Indel.normalized_similarity(*texts)


def test_the_similarity_of_long_texts_is_that_of_their_characters() -> None:
    year = "".join(f"{n}月，本县主动公开政府信息{n * 37}条，回应关切{n}次，举办培训{n % 5}期。" for n in range(1, 60))
    later = year.replace("回应关切", "及时回应公众关切").replace("举办", "组织")
    texts = [f"某县2019年政府信息公开工作年度报告\n一、总体情况\n{text}\n" for text in (year, later)]
    found = compare(*map(gx.parse, texts))
    plain = ["一、总体情况" + text for text in (year, later)]
    assert len(year) > 1000
    assert found.similarity == found.sections[0].similarity
    assert abs(found.similarity - Indel.normalized_similarity(*plain)) < 0.001
