"""Laws of reading plain text: what was written is read, in any dress; each character has its place; JSON returns it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

import gxparse as gx
from disguises import DISGUISES, values
from gxparse.folding import BLANKS
from property.drawn import Drawn, plain_reports


@given(plain_reports())
def test_what_was_written_is_read(drawn: Drawn) -> None:
    report = gx.parse(drawn.text)
    assert report.title == drawn.title
    assert report.agency == drawn.agency
    assert report.year == drawn.year
    assert report.metadata.doc_number == drawn.doc_number
    assert (report.metadata.created and str(report.metadata.created)) == drawn.signed
    assert [(s.label, s.title, s.level) for s in report.walk()] == list(drawn.outline)
    assert [p.number for p in report.points] == list(drawn.points)
    assert [int(q.value) // (10_000 if q.unit == "元" else 1) for q in report.quantities] == list(drawn.figures)


@given(plain_reports(), st.sampled_from(DISGUISES))
def test_dress_changes_no_value(drawn: Drawn, disguise: Callable[[str], str | bytes]) -> None:
    assert values(gx.parse(disguise(drawn.text))) == values(gx.parse(drawn.text))


@given(plain_reports(), st.lists(st.integers(0, 10_000), max_size=3))
def test_every_character_has_its_place(drawn: Drawn, cuts: list[int]) -> None:
    text = drawn.text
    for cut in cuts:  # foreign lines and torn lines, anywhere
        at = cut % (len(text) + 1)
        text = text[:at] + "\n甲｜#乙 12%\n" + text[at:]
    assert_partition(gx.parse(text), text)


@given(st.text(alphabet="一二三（）()、。.1２年月日是:：|\t #-\n\r\u3000条件公开政府信息报告", max_size=120))
def test_any_text_is_a_report_of_some_kind(text: str) -> None:
    report = gx.parse(text)
    assert_partition(report, text)
    assert gx.loads(gx.dumps(report)) == report


@given(plain_reports())
def test_json_gives_the_report_back(drawn: Drawn) -> None:
    report = gx.parse(drawn.text)
    assert gx.loads(gx.dumps(report)) == report


@given(plain_reports(), st.integers(0, 2), st.text(alphabet="天气晴雨菜谱电影", min_size=4, max_size=12))
def test_foreign_lines_around_a_report_are_listed(drawn: Drawn, place: int, words: str) -> None:
    lines = drawn.text.replace("\r\n", "\n").split("\n")
    if place == 0:
        text = words + "\n" + drawn.text
    elif place == 1 and drawn.signed is not None:
        text = drawn.text + "\n" + words
    else:
        text = "\n".join([words, *lines])
    report = gx.parse(text)
    assert words in [span.of(text) for span in report.unclaimed]
    assert report.agency == drawn.agency


def assert_partition(report: gx.Report, text: str) -> None:
    """Each non-blank character lies in one of the parts; sections nest; objects say what stands at their places."""
    assert report.text == text
    assert_cover(report)
    assert_digits(report)
    assert_nested(report.sections, 0, len(text))
    for section in report.walk():
        heading = "".join(section.heading.of(text).splitlines())
        assert heading.startswith(section.label)
        assert section.title in heading
        for paragraph in section.paragraphs:
            assert paragraph.span.of(text) == paragraph.text
            assert paragraph.span in section.span
        for point in section.points:
            assert point.span.of(text) == point.text
    for token in report.tokens:
        assert text[token.start : token.end] == token.text
    for table in report.tables:
        for row in table.rows:
            assert all(cell.span.of(text) == cell.text for cell in row.cells)
    for name, span in report.metadata.evidence:
        assert span.of(text).strip(BLANKS), name


def assert_cover(report: gx.Report) -> None:
    parts = [*report.front, *report.back, *report.furniture, *report.unclaimed]
    parts += [section.span for section in report.sections]
    parts += [table.span for table in report.tables]
    reach: list[tuple[int, int]] = []
    for span in sorted(parts):
        reach.append((span.start, max(span.end, reach[-1][1] if reach else 0)))
    starts = [start for start, _ in reach]
    for offset, char in enumerate(report.text):
        if char.isspace() or char in BLANKS:
            continue
        index = bisect_right(starts, offset) - 1
        inside = index >= 0 and offset < reach[index][1]
        assert inside, report.text[max(0, offset - 10) : offset + 10]


def assert_digits(report: gx.Report) -> None:
    """Tokens are in order and apart, and every digit lies in one."""
    ends = 0
    covered: set[int] = set()
    for token in report.tokens:
        assert ends <= token.start < token.end
        ends = token.end
        covered.update(range(token.start, token.end))
    assert all(offset in covered for offset, char in enumerate(report.text) if char.isdecimal())


def assert_nested(sections: Sequence[gx.Section], start: int, end: int) -> None:
    """Siblings are in order and apart, children inside."""
    for section in sections:
        assert start <= section.span.start <= section.heading.end <= section.span.end <= end
        assert_nested(section.children, section.heading.start + 1, section.span.end)
        start = section.span.end
