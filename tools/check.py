"""Run every check of the project in order and say at the end which failed: ``python tools/check.py [STEP ...]``.

The tests run against a wheel built from the tree as it stands, installed beside it in ``build/installed``; the
interpreter that runs this file needs what ``requirements-dev.txt`` and the extra ``all`` name. Nothing else is changed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
INSTALLED: Final = BUILD / "installed"


class Step(NamedTuple):
    """A check with a name: commands run in order, the first that fails ends it."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    installed: bool = False
    """Whether it imports gxparse from the built wheel instead of the sources."""


PYTHON: Final = sys.executable
WHEELS: Final = str(BUILD / "wheels")
STEPS: Final = (
    Step("ruff", ((PYTHON, "-m", "ruff", "check"),)),
    Step("mypy", ((PYTHON, "-m", "mypy"),)),
    Step("pyright", ((PYTHON, "-m", "pyright", "--pythonpath", PYTHON, "--warnings"),)),
    Step("floors", ((PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"),)),
    Step(
        "wheel",
        (
            (PYTHON, "-m", "build", "--wheel", "--no-isolation", "--outdir", WHEELS),
            (PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(INSTALLED), "--no-index",
             "--find-links", WHEELS, "gxparse"),
        ),
    ),
    Step("pandas, lowest and newest", ((PYTHON, "tools/pandas_versions.py"),)),
    Step("extras", ((PYTHON, "tools/extras.py"),)),
    Step(
        "types told to users",
        ((PYTHON, "-m", "pyright", "--pythonpath", PYTHON, "--ignoreexternal", "--verifytypes", "gxparse"),),
        installed=True,
    ),
    Step(
        "tests",
        (
            (PYTHON, "-m", "coverage", "erase"),
            (PYTHON, "-m", "coverage", "run", "-m", "pytest", "-n", "2", "--dist", "loadfile"),
        ),
        installed=True,
    ),
    Step(
        "coverage",
        ((PYTHON, "-m", "coverage", "combine", "--quiet"), (PYTHON, "-m", "coverage", "report")),
    ),
    Step(
        "docs",
        ((PYTHON, "-m", "sphinx", "--fail-on-warning", "--quiet", "-b", "html", "docs", str(BUILD / "docs")),),
        installed=True,
    ),
)  # fmt: skip


def passes(step: Step) -> bool:
    """Whether every command of the step exits with 0."""
    environment = dict(os.environ, PYTHONPATH=str(INSTALLED if step.installed else ROOT / "src"))

    def status(command: tuple[str, ...]) -> int:
        return subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode

    return all(status(command) == 0 for command in step.commands)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps named, or all; 0 when all of them pass."""
    names = [step.name for step in STEPS]
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("steps", nargs="*", metavar="STEP", help=f"one of: {', '.join(names)} (all when none is given)")
    wanted = cli.parse_args(arguments).steps or names
    unknown = set(wanted) - set(names)
    if unknown:
        cli.error(f"no step {sorted(unknown)}; steps are {names}")
    if "wheel" in wanted:
        shutil.rmtree(BUILD, ignore_errors=True)
    lines: list[str] = []
    failed = False
    for step in STEPS:
        if step.name not in wanted:
            continue
        print(f"\n── {step.name} ──", flush=True)
        begin = time.perf_counter()
        good = passes(step)
        failed |= not good
        lines.append(f"{'passed' if good else 'FAILED'}  {step.name}  ({time.perf_counter() - begin:.0f} s)")
    print("\n── summary ──", *lines, sep="\n", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
