"""Whole reports of fictional bodies, with slips and without: each slip is found, and nothing else fails."""

import re
from pathlib import Path

import pytest

import gxparse as gx

SPEC = Path(__file__).parent / "spec" / "audited"
CASE = re.compile(
    r"^## (?P<title>.+?)\n```report\n(?P<text>.*?)^```\n```fails\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL
)


def cases() -> list[object]:
    return [
        pytest.param(match["text"], match["lines"].splitlines(), id=f"{path.stem}: {match['title']}")
        for path in sorted(SPEC.glob("*.md"))
        for match in CASE.finditer(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("text", "slips"), cases())
def test_each_slip_is_found_and_nothing_else_fails(text: str, slips: list[str]) -> None:
    failing = [f"{f.rule} | {f.expression}" for f in gx.audit(gx.parse(text)).findings if f.failed]
    for slip in slips:
        rule, _, piece = slip.partition(" | ")
        found = next((one for one in failing if one.startswith(f"{rule} | ") and piece in one), None)
        assert found is not None, slip
        failing.remove(found)
    assert failing == []


@pytest.mark.parametrize(("text", "slips"), cases())
def test_messages_are_told_in_english_and_in_chinese(text: str, slips: list[str]) -> None:
    for finding in gx.audit(gx.parse(text)).findings:
        english, chinese = finding.message.split(":")[0].split("(")[0], finding.message_zh.split("：")[0]
        assert re.search("[a-z]", english), slips
        assert not re.search("[\u4e00-\u9fff]", english.replace("其中", ""))
        assert re.search("[\u4e00-\u9fff]", chinese)
        assert (finding.cause is None) == (finding.cause_zh is None)
        assert finding.message.endswith(".")
        assert finding.message_zh.endswith("。")


def sentences() -> list[object]:
    found: list[object] = []
    wanted = ""
    for line in (SPEC / "sentences.md").read_text("utf-8").splitlines():
        wanted = line.removeprefix("## ") if line.startswith("## ") else wanted
        if line.startswith("- "):
            found.append(pytest.param(line.removeprefix("- "), wanted == "fails", id=f"{wanted}: {line[2:22]}"))
    return found


@pytest.mark.parametrize(("sentence", "fails"), sentences())
def test_each_sentence_with_a_slip_fails_and_no_other(sentence: str, fails: bool) -> None:
    text = f"丹枫县财政局2023年政府信息公开工作年度报告\n\n一、总体情况\n{sentence}\n"
    failing = [f"{f.rule} {f.expression}" for f in gx.audit(gx.parse(text)).findings if f.failed]
    assert bool(failing) is fails, failing


def test_there_are_as_many_right_reports_as_wrong_ones() -> None:
    texts = {
        path.stem: len(CASE.findall(path.read_text("utf-8"))) for path in SPEC.glob("*.md") if path.stem != "sentences"
    }
    assert texts == {"slips": texts["clean"], "clean": texts["clean"]}
    assert texts["clean"] >= 12


def test_a_first_label_that_is_not_one_is_told_in_both_languages() -> None:
    (found,) = [f for f in gx.audit(gx.parse("二、总体情况\n公开工作有序开展。\n")).findings if f.failed]
    assert found.message_zh == "编号依次递增：二、；编号二、接在文首之后；按原文保留。"
    assert "follows the beginning" in found.message
