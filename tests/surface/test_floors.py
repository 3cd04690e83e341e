"""The contract of the floors catches what it is there for: a module without a floor, an import that goes up."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gxparse

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command as run; run()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package beside the project's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(Path(gxparse.__file__).parent, tmp_path / "gxparse", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "gxparse"


def verdict(copy: Path) -> str:
    """What import-linter says of the copy."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=copy.parent, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(copy.parent)},
    )  # fmt: skip
    assert ("0 broken" in done.stdout) == (done.returncode == 0), done.stdout + done.stderr
    return done.stdout


def test_the_package_keeps_its_contracts(copy: Path) -> None:
    assert "0 broken" in verdict(copy)


def test_a_module_without_a_floor_is_refused(copy: Path) -> None:
    (copy / "helpers.py").write_text("")
    assert "1 broken" in verdict(copy)


def test_an_import_that_goes_up_is_refused_even_for_types(copy: Path) -> None:
    with (copy / "spans.py").open("a") as module:
        module.write("\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import gxparse.model.report\n")
    assert "0 broken" not in verdict(copy)


def test_a_library_outside_its_module_is_refused(copy: Path) -> None:
    with (copy / "spans.py").open("a") as module:
        module.write("\nimport cattrs\n")
    assert "0 broken" not in verdict(copy)
