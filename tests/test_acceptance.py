"""Real reports, where they are there: no dress changes a value, each character has its place, JSON gives each back."""

from collections.abc import Callable
from pathlib import Path

import pytest

import gxparse as gx
from disguises import DISGUISES, values
from gxparse import samples
from property.test_plain_reports import assert_partition

TEXTS = (".txt", ".md")


def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
def test_dress_changes_no_value_of_a_seed(shared: Path, disguise: Callable[[str], str | bytes]) -> None:
    for path in seeds(shared):
        text = path.read_bytes().decode("utf-8")
        assert values(gx.parse(disguise(text))) == values(gx.parse(text)), path.name


def test_each_character_of_a_real_report_has_its_place(shared: Path) -> None:
    for path in sorted([*(shared / "seeds").iterdir(), *(shared / "reports").iterdir()]):
        if path.suffix in (*TEXTS, ".html", ".pdf"):
            report = gx.parse(path)
            assert_partition(report, report.text)
            assert gx.loads(gx.dumps(report)) == report, path.name


def test_text_is_kept_as_it_came(shared: Path) -> None:
    for path in seeds(shared):
        text = path.read_bytes().decode("utf-8")
        assert gx.parse(text).text == text


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
def test_dress_changes_no_value_of_a_sample(disguise: Callable[[str], str | bytes]) -> None:
    for entry in samples.reports():
        if Path(entry.name).suffix in TEXTS:
            text = entry.read_bytes().decode("utf-8")
            assert values(gx.parse(disguise(text))) == values(gx.parse(text)), entry.name


def test_each_character_of_a_sample_has_its_place(sample: bytes) -> None:
    report = gx.parse(sample)
    assert_partition(report, report.text)
