"""The acceptance ratchet: which figures are worse, what is written, and that it leaves the scorers' directory alone."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
RATCHET: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "ratchet.py"))
FULL = {"right": 9, "gold": 10, "found": 9}
CELLS = {"right": 9, "missed": 1, "wrong": 0, "invented": 0}
GONE = {"error": "AttributeError"}

GOLD = """
def metadata(gold, report):
    return set(gold["want"]), set(report.text.split()) & set("abcdef")

def facts(gold, report):
    raise AttributeError("not there yet")

ASPECTS = (metadata, facts)
"""
REPORTS = """
def score(gold, report, gx):
    gx.normalise(report)
    return {"right": 1, "missed": [], "wrong": [], "invented": [], "sections": (0, 1, 0), "metadata_wrong": [1, 2],
            "prose": (3, 4, ["x"])}
"""


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        (None, FULL, "new"),
        (FULL, FULL, "same"),
        (FULL, FULL | {"right": 8, "found": 8}, "worse"),
        (FULL, FULL | {"found": 10}, "worse"),
        (FULL, FULL | {"right": 10, "found": 10}, "better"),
        (FULL, FULL | {"right": 10, "found": 11}, "mixed"),
        (FULL, FULL | {"gold": 11}, "same"),
        (CELLS, CELLS | {"right": 10, "missed": 0}, "better"),
        (CELLS, CELLS | {"wrong": 1}, "worse"),
        (CELLS, CELLS | {"invented": 1}, "worse"),
        ({"wrong": 2}, {"wrong": 1}, "better"),
        (GONE, GONE, "same"),
        (GONE, FULL, "better"),
        (FULL, GONE, "worse"),
    ],
)
def test_a_figure_is_worse_when_less_is_right_or_more_is_false(before: object, now: object, word: str) -> None:
    assert RATCHET["verdict"](before, now) == word


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A directory like ../shared, with one seed and one report."""
    directory = tmp_path / "shared"
    for name in ("gold", "seeds", "reports"):
        (directory / name).mkdir(parents=True)
    (directory / "gold" / "score.py").write_text(GOLD, "utf-8")
    (directory / "gold" / "000.json").write_text('{"want": ["a", "b"]}', "utf-8")
    (directory / "seeds" / "000_x.txt").write_text("a b c", "utf-8")
    (directory / "reports" / "score.py").write_text(REPORTS, "utf-8")
    (directory / "reports" / "r.gold.json").write_text("{}", "utf-8")
    (directory / "reports" / "r.txt").write_text("一、概述", "utf-8")
    (directory / "reports" / "r.pdf").write_bytes(b"%PDF-1.7 broken")
    return directory


def run(shared: Path, *options: str) -> int:
    """The exit status with the figures beside ``shared``."""
    scores = shared.parent / "scores.json"
    return RATCHET["main"](["--shared", str(shared), "--scores", str(scores), *options])


def test_figures_are_written_compared_and_kept(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shared, "--write") == 0
    scores = shared.parent / "scores.json"
    table = json.loads(scores.read_text("utf-8"))
    assert table["000"] == {"metadata": {"right": 2, "gold": 2, "found": 3}, "facts": {"error": "AttributeError"}}
    assert table["r.txt"]["sections"] == {"right": 0, "gold": 1, "found": 0}
    assert table["r.txt"]["metadata"] == {"wrong": 2}
    assert table["r.txt"]["prose"] == {"right": 3, "gold": 4}
    assert table["r.pdf"]["cells"].keys() == {"error"}
    capsys.readouterr()

    (shared / "seeds" / "000_x.txt").write_text("a c", "utf-8")
    assert run(shared, "--write") == 1
    assert json.loads(scores.read_text("utf-8")) == table
    assert "WORSE: was right 2 gold 2 found 3" in capsys.readouterr().out

    (shared / "seeds" / "000_x.txt").write_text("a b", "utf-8")
    assert run(shared) == 0
    assert "BETTER: was right 2 gold 2 found 3" in capsys.readouterr().out
    assert json.loads(scores.read_text("utf-8")) == table


def test_nothing_is_written_beside_the_scorers(shared: Path) -> None:
    before = sorted(shared.rglob("*"))
    run(shared)
    assert sorted(shared.rglob("*")) == before


def test_without_the_shared_directory_it_says_so_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "nowhere") == 0
    assert "NO ACCEPTANCE FIGURE WAS CHECKED" in capsys.readouterr().out
