"""Pronunciation injected behind characters is furniture in every kind of file, and no other bracket is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disguises import values
from fuzz.wrapping import as_docx, as_html, as_mhtml, as_ods, as_pdf, as_xls, as_xlsx
from gxparse import parse, samples
from gxparse.model.document import Grid, LineRole
from gxparse.model.source import Source
from gxparse.reading import read
from gxparse.reading.pronunciation import is_pronunciation
from gxparse.reading.text import read_text
from gxparse.spans import Span

SYLLABLES = ("(lì)", "（gōng kāi）", "[tiáo]", "(xìnxī)", "【nián】", "( bào )", "(zhèng)", "(dì'èr)", "(Nǚ)")


def injected(text: str, step: int, *syllables: str) -> str:
    """The text with a pronunciation behind every so many characters."""
    found = list(re.finditer(r"[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff，。])", text))[::step]
    chosen = syllables or SYLLABLES
    for number, match in reversed(list(enumerate(found))):
        text = text[: match.end()] + chosen[number % len(chosen)] + text[match.end() :]
    return text


@pytest.mark.parametrize(
    "entry", [entry for entry in samples.reports() if entry.name.endswith(".txt")], ids=lambda entry: entry.name
)
def test_reports_say_the_same_with_and_without(entry: object) -> None:
    text = entry.read_bytes().decode()  # type: ignore[attr-defined]
    expected = values(parse(text))
    for step in (1, 7):
        noisy = injected(text, step)
        assert len(noisy) > len(text)
        assert values(parse(noisy)) == expected
        assert values(parse(noisy.encode("gb18030"))) == expected
    document = read_text(injected(text, 7, "(lì)", "（xìnxī）"), Source())  # with the noise still in its lines
    for make in (as_html, as_docx, as_xlsx, as_xls, as_ods, as_pdf, as_mhtml):
        assert values(parse(make(document))) == expected, make


@pytest.mark.parametrize("step", [1, 2, 3])
def test_text_around_is_kept_and_places_are_those_of_the_file(step: int) -> None:
    text = "第一行说明。\n《信息公开条例》第五十条的规定，三件。\n| 指标 | 数量单位 |\n| 规章文件 | 3 |\n| 另行公开 | 4 |\n\n三、存在问题\n"
    noisy = injected(text, step)
    made, plain = read(noisy), read(text)
    kept = [block for block in made.blocks if isinstance(block, Grid) or block.role is not LineRole.FURNITURE]
    assert [block.span.of(made.text) for block in kept] == [block.span.of(plain.text) for block in plain.blocks]
    assert [cell.text for grid in made.grids() for cell in grid.cells] == [
        cell.text for grid in plain.grids() for cell in grid.cells
    ]
    notes = [line.span.of(made.text) for line in made.lines() if line.role is LineRole.FURNITURE]
    assert sorted(notes) == sorted(re.findall(r"[(（\[【][ a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǚ']+[)）\]】]", noisy))
    starts = [0, *(match.end() for match in re.finditer("\n", noisy))]
    for block in made.blocks:
        for at in range(block.span.start, block.span.end):
            place = made.source.locate(Span(at, at + 1))
            assert place.line is not None
            assert place.column is not None
            if made.text[at] not in " |\n":
                assert noisy[starts[place.line - 1] + place.column - 1] == made.text[at]


REAL = (
    "（一）", "(a)", "（A）", "（pH）", "（kg）", "(二)", "（km）", "(café)", "（résumé）", "（1）", "（含本级）", "(GDP)", "（li）", "(gong kai)",
    "（déjà vu）", "（Müller）", "（über）", "()", "（北京）", "（à la carte）", "(São)", "（hōng xyz）", "（a、b）", "(ok)", "（m²）",
)  # fmt: skip


@pytest.mark.parametrize("bracket", REAL)
def test_other_brackets_stay(bracket: str) -> None:
    text = f"公开信息{bracket}三件。\n"
    assert read(text).text == text
    assert read(f"<html><body><p>{text}</p></body></html>").text == text


def test_only_what_stands_behind_characters_and_is_no_longer_than_they() -> None:
    for text in ("(lì)三件\n", "abc(lì)\n", "3(lì)\n", "例(tiáo lì guī)\n"):
        assert read(text).text == text
    assert read("条例(tiáo lì)\n").text == "条例\n(tiáo lì)\n"


def test_letters_of_fonts_and_marks_of_their_own() -> None:
    assert is_pronunciation("ɡōnɡ kɑ̄i", 2)
    assert is_pronunciation("zhe\u0300ng fu\u030c", 2)
    assert is_pronunciation("nǚ", 1)
    assert not is_pronunciation("nü", 1)
    assert not is_pronunciation("xōng", 1)


@given(st.text("信息公开(（)）lìtiáobgé[]【】 \n|a", max_size=60))
def test_no_text_is_lost_or_doubled(text: str) -> None:
    made = read(text, media_type="text/plain")
    assert sorted(made.text.replace("\n", "")) == sorted(text.replace("\n", ""))
    end = 0
    for block in made.blocks:
        assert end <= block.span.start <= block.span.end
        end = block.span.end
        if isinstance(block, Grid):
            assert all(cell.span in block.span for cell in block.cells)
