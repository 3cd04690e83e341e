"""The audit held against the acceptance material: each gold finding found, and nothing else called an error."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

import gxparse as gx
from gxparse.audit import audit
from gxparse.model.findings import Finding


def scorer(shared: Path) -> Any:
    spec = spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_gold_findings(shared: Path, number: str) -> None:
    gold = json.loads((shared / "gold" / f"{number}.json").read_text("utf-8"))
    source = next((shared / "seeds").glob(f"{number}_*"))
    expected, found = scorer(shared).findings(gold, gx.parse(source.read_bytes().decode("utf-8")))
    assert expected == found


def failures(path: Path) -> list[Finding]:
    return list(audit(gx.parse(path)).failures)


@pytest.mark.parametrize("name", ["hongze2023.pdf", "hongze2023.layout.txt", "hongze2023.raw.txt"])
def test_totals_printed_as_0_are_found(shared: Path, name: str) -> None:
    assert [(f.rule, f.expression) for f in failures(shared / "reports" / name)] == [
        ("T4", "10 + 1 + 0 + 0 = 11 ≠ 0"),
        ("T4", "5 + 0 + 0 + 0 = 5 ≠ 0"),
    ]


@pytest.mark.parametrize("name", ["suqian2023.txt", "shuyang2023.html", "shuyang2025.md"])
def test_sound_reports_fail_nothing(shared: Path, name: str) -> None:
    audited = audit(gx.parse(shared / "reports" / name))
    assert audited.failures == ()
    assert audited.remarks == ()


def test_charges_and_fees_are_not_mixed_up(shared: Path) -> None:
    """行政事业性收费 of section two is in 万元 of charges, 信息处理费 of section six in 元 of fees."""
    audited = audit(gx.parse(shared / "reports" / "suqian2023.txt"))
    told = [f for f in audited.findings if f.rule in ("P1", "conflict")]
    assert told
    assert not [f for f in told if {"charges.amount", "fees.information_processing"} & set(f.codes)]
