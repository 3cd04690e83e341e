"""The page of rules says what the catalogue says."""

import runpy
from pathlib import Path

from gxparse.audit.texts import rule_texts
from gxparse.catalogue import default

ROOT = Path(__file__).resolve().parent.parent


def test_every_rule_is_listed_as_it_is() -> None:
    page = runpy.run_path(str(ROOT / "tools" / "rules_page.py"))
    assert page["PAGE"].read_text("utf-8") == page["page"](), "run tools/rules_page.py and commit the page"
    assert all(f"\n| {rule} |" in page["page"]() for rule in rule_texts())


def test_every_rule_of_a_form_is_explained() -> None:
    known = rule_texts()
    for form in default.forms:
        for rule in form.rules:
            assert known[rule.id].explanation
            assert known[rule.id].explanation_zh
            assert known[rule.id].source
