"""What the documentation shows is true: its examples run, its lists are complete, the two READMEs agree."""

import doctest
import importlib
import pkgutil
import re
import runpy
from pathlib import Path

import pytest

import gxparse
from gxparse.model.diagnostics import CODES

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").rglob("*.md")])
MODULES = sorted(found.name for found in pkgutil.walk_packages(gxparse.__path__, "gxparse."))
FENCE = re.compile(r"^```(?P<language>[\w{}-]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


def fences(page: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and code."""
    return [(found["language"], found["code"]) for found in FENCE.finditer(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = "\n".join(code for language, code in fences(page) if language == "pycon")
    test = doctest.DocTestParser().get_doctest(code, {}, page.name, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_docstrings_run(name: str) -> None:
    if not name.endswith("__main__"):
        assert doctest.testmod(importlib.import_module(name), optionflags=OPTIONS).failed == 0


def test_every_diagnostic_is_listed_as_it_is() -> None:
    page = runpy.run_path(str(ROOT / "tools" / "diagnostics_page.py"))
    assert page["PAGE"].read_text("utf-8") == page["page"](), "run tools/diagnostics_page.py and commit the page"
    assert all(f"`{code}`" in page["page"]() for code in CODES)


def test_every_public_name_stands_on_the_page_of_the_api() -> None:
    page = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")
    listed = set(re.findall(r"^\.\. auto\w+:: gxparse\.(\w+)$", page, re.MULTILINE))
    assert listed == set(gxparse.__all__) - {"__version__"}


def test_the_readmes_have_the_same_parts_and_examples() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh-CN.md"
    assert fences(english) == fences(chinese)
    headings = [re.findall(r"^#+", page.read_text("utf-8"), re.MULTILINE) for page in (english, chinese)]
    assert headings[0] == headings[1]
