"""The project file: pinned development versions without addresses, and extras that add up."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = (ROOT / "constraints.txt").read_text("utf-8").splitlines()


def names(requirements: list[str]) -> set[str]:
    """The bare names of requirements."""
    found = (re.match(r"[\w.-]+", line) for line in requirements if not line.startswith("#"))
    return {match[0].lower().replace("_", "-") for match in found if match}


def test_every_requirement_is_pinned() -> None:
    wanted = (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines() + PROJECT["dependencies"]
    for extra, requirements in PROJECT["optional-dependencies"].items():
        wanted += requirements if extra != "all" else []
    assert names(wanted) <= names(PINS)


def test_pins_are_versions_and_no_addresses() -> None:
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!]+( ; .+)?", line) for line in PINS)


def test_the_extra_all_is_the_sum_of_the_others() -> None:
    extras = PROJECT["optional-dependencies"]
    (everything,) = extras["all"]
    assert everything == f"gxparse[{','.join(name for name in extras if name not in {'all', 'testing'})}]"


def test_ci_finds_one_test_command_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.findall(r"^<!-- test -->\n```sh\n(.+)\n```\n<!-- /test -->$", text, re.MULTILINE)
    assert len(found) == 1
    assert found[0].endswith("tools/check.py")
