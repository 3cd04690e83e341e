"""The page of indicators is the catalogue's, in both languages."""

import runpy
from pathlib import Path

from gxparse import catalogue

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_is_written_from_the_catalogue() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "indicators_page.py"))
    page = made["page"]()
    assert made["PAGE"].read_text("utf-8") == page, "run tools/indicators_page.py and commit the page"
    for code, indicator in catalogue.default.by_code.items():
        assert f"| `{code}` | {indicator.name} | {indicator.name_en} |" in page
