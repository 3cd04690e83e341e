"""Sections that answer each other, found best first, and the similarity of long texts, against the plain definitions."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

import gxparse as gx
from gxparse.compare import compare
from gxparse.compare.sections import Part, aligned, blurred, overall, similarity_of, without_numbers
from gxparse.model.comparison import SectionRef
from gxparse.spans import Span

TITLES = ("主动公开情况", "主动公开政府信息情况", "依申请公开情况", "存在的问题", "存在的主要问题及改进", "其他")
WORDS = ("公开信息", "受理申请", "网站", "培训一次", "问题是人手不足", "改进", "解读政策", "5件", "12件", "。", "慬愀懡慯")
"""The last one is 公开信息 in another page of the character set: its first look finds the two alike."""
CONTENTS = (
    "全年公开信息5件，受理申请12件。",
    "全年公开信息6件，培训一次，受理申请。",
    "问题是人手不足，网站改进缓慢，公开信息不多。",
    "",
)
"""Contents that come again under other titles: what they carry outdoes what titles carry."""


@st.composite
def some_parts(draw: st.DrawFn) -> list[Part]:
    levels = draw(st.lists(st.integers(1, 2), max_size=6))
    found: list[Part] = []
    for n, level in enumerate(levels):
        words = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
        title, text = draw(st.sampled_from(TITLES)), draw(st.sampled_from(CONTENTS) | words)
        ref, body = SectionRef("", title, level, Span(n, n + 1), text), without_numbers(text)
        found.append(Part(ref, title, title + text, title + body, body))
    return found


def score(first: list[Part], i: int, second: list[Part], j: int) -> float:
    """As the documentation says: title and content, either of which may carry the pair, and a bonus for one level."""
    one, other = first[i], second[j]
    title, alike = Indel.normalized_similarity(one.name, other.name), Indel.normalized_similarity(one.content, other.content)
    common = alike / (2 - alike) if one.content or other.content else 0.0  # of what either has
    content = max(0.0, common - 0.1) / 0.9
    bonus = 0.05 if one.section.level == other.section.level else 0.0
    if title < 0.55 and min(len(one.content), len(other.content)) < 10:
        return 0.0
    return max(0.7 * title + 0.3 * content, 0.3 * title + 0.7 * content) + bonus


def greedy(first: list[Part], second: list[Part]) -> list[tuple[int, int]]:
    """Every pair measured, the best chosen first, the nearest of equals, twins before all others."""
    chosen: list[tuple[int, int]] = []

    def twins(pair: tuple[int, int]) -> int:
        one, other = first[pair[0]], second[pair[1]]
        if len(one.plain) < 3 or (one.name, one.told, one.section.level) != (other.name, other.told, other.section.level):
            return 0
        return 2 if one.plain == other.plain else 1

    def order(pair: tuple[int, int]) -> tuple[float, ...]:
        i, j = pair
        apart = abs(i * max(1, len(second) - 1) - j * max(1, len(first) - 1))
        return (-twins(pair), -round(score(first, i, second, j), 9), apart, i + j)

    pairs = product(range(len(first)), range(len(second)))
    alike = [(i, j) for i, j in pairs if twins((i, j)) or score(first, i, second, j) >= 0.6]
    for i, j in sorted(alike, key=order):
        if all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    return sorted(chosen)


@settings(max_examples=300)
@given(some_parts(), some_parts())
def test_the_best_pairs_are_chosen_first(first: list[Part], second: list[Part]) -> None:
    assert [(i, j) for i, j, _ in aligned(first, second)] == greedy(first, second)


@settings(max_examples=300)
@given(some_parts(), some_parts())
def test_the_whole_is_as_alike_as_its_longest_common_subsequence_says(first: list[Part], second: list[Part]) -> None:
    texts = ["".join(part.plain for part in parts) for parts in (first, second)]
    pairs = aligned(first, second)
    similarity, whole = overall(first, second, pairs), Indel.normalized_similarity(*texts)
    if [(i, j) for i, j, _ in pairs] == [(n, n) for n in range(max(len(first), len(second)))]:
        shared = sum(alike * (len(first[n].plain) + len(second[n].plain)) for n, _, alike in pairs)
        assert abs(similarity * len("".join(texts)) - shared) < 0.001 or not any(texts)
        assert similarity <= whole + 1e-9
    else:
        assert similarity == whole


def test_the_similarity_of_long_texts_is_that_of_their_characters() -> None:
    year = "".join(f"{n}月，本县主动公开政府信息{n * 37}条，回应关切{n}次，举办培训{n % 5}期。" for n in range(1, 60))
    later = year.replace("回应关切", "及时回应公众关切").replace("举办", "组织")
    texts = [f"某县2019年政府信息公开工作年度报告\n一、总体情况\n{text}\n" for text in (year, later)]
    found = compare(*map(gx.parse, texts))
    plain = ["一、总体情况" + text for text in (year, later)]
    assert len(year) > 1000
    assert found.similarity == found.sections[0].similarity
    assert abs(found.similarity - Indel.normalized_similarity(*plain)) < 0.001


@given(st.integers(0, 40), st.sampled_from((30, 250, 1100)))
def test_long_texts_are_as_alike_as_short_ones(changed: int, size: int) -> None:
    first = "".join(f"第{n}期培训{n * 37}人，" for n in range(size))
    second = first.replace("培训", "讲座", changed * size // 40).replace("第1", "首")
    assert abs(similarity_of(first, second) - Indel.normalized_similarity(first, second)) < 1e-9
    assert similarity_of(second, first) == similarity_of(first, second)


@given(st.text("公乬府庘0a，\U00020000\ud800", max_size=40), st.text("公乬开府庘0，\U00020100", max_size=40))
def test_blurred_texts_are_at_least_as_alike_as_the_texts(one: str, other: str) -> None:
    told, retold = blurred([one, other])
    assert (len(told), len(retold)) == (len(one), len(other))
    assert Indel.normalized_similarity(told, retold) >= Indel.normalized_similarity(one, other)
    assert max(told + retold, default="") <= "\xff"
