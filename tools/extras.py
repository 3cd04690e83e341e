"""Checks the extras in environments of their own: the lowest versions that ``pyproject.toml`` admits, and the core alone.

``python tools/extras.py`` writes one report as a file of every kind, makes two virtual environments under ``build/``,
and runs this file there with ``--here``. With the lowest versions each file says what the plain text says; with the core
alone text, pages and ODS do, and everything else names the command that installs what it needs. ``--tests`` runs the
tests of the readers with the lowest versions besides, which takes some minutes.
"""

import argparse
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
KINDS: Final = BUILD / "kinds"
SAMPLE: Final = "pipe_table.txt"
CORE: Final = ("text", "utf-8-bom", "utf-16", "gb18030", "html", "html-gb18030", "mhtml", "zip", "ods")
EXTRAS: Final = {"pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "xls": "xlsx"}
READERS: Final = ("tests/test_reading_*.py", "tests/test_delimited.py")
FOR_TESTS: Final = ("pytest", "hypothesis", "reportlab", "openpyxl", "xlwt")
# pyarrow 14 was built against NumPy 1.
BESIDE: Final = ("numpy<2",)


def lowest() -> list[str]:
    """Each requirement of the core and of the extras at the version that it begins with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    return [requirement.replace(">=", "==") for requirement in named if not requirement.startswith("gxparse[")]


def write_kinds() -> None:
    """The sample as a file of every kind, made by the libraries of this interpreter."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    from gxparse import samples

    text = next(entry for entry in samples.reports() if entry.name == SAMPLE).read_bytes().decode()
    KINDS.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, bytes] = import_module("fuzz.wrapping").all_kinds(text)  # the tests' own, which no checker reads
    for kind, data in kinds.items():
        (KINDS / f"{kind}.bin").write_bytes(data)


def check(kinds: tuple[str, ...]) -> None:
    """Each of these files says what the plain text says."""
    import gxparse as gx

    def said(kind: str) -> set[tuple[str, Decimal | None]]:
        observations = gx.normalise(gx.parse(KINDS / f"{kind}.bin")).values()
        return {(each.code, each.value) for each in observations}

    expected = said("text")
    assert len(expected) > 20, f"the sample tells only {len(expected)} values"
    for kind in kinds:
        assert said(kind) == expected, f"{kind} says something else than the plain text"
    print(f"{sys.version.split()[0]}: {len(expected)} values from each of {', '.join(kinds)}")


def refused(make: Callable[[], object], packages: str) -> None:
    """That a call names the command that installs these packages."""
    import gxparse as gx

    told = "nothing: it is installed, so that this environment proves nothing"
    try:
        make()
    except gx.MissingExtraError as error:
        told = str(error)
    assert told.endswith(f"install it with: pip install {packages}"), told


def check_core() -> None:
    """Text, pages and ODS are read, everything else names its command."""
    import gxparse as gx

    check(CORE)
    for kind, extra in EXTRAS.items():
        refused(partial(gx.parse, KINDS / f"{kind}.bin"), f"'gxparse[{extra}]'")
    report = gx.parse(KINDS / "text.bin")
    table = report.tables[0]
    refused(table.to_pandas, "'gxparse[frames]' pandas")
    refused(table.to_polars, "'gxparse[frames]' polars")
    refused(table.to_arrow, "'gxparse[frames]'")
    refused(partial(gx.panel([report]).to_parquet, BUILD / "none.parquet"), "'gxparse[corpus]'")
    print("core alone: PDF, DOCX, XLSX, XLS, pandas, polars, Arrow and Parquet name the command that installs them")


def run(name: str, packages: list[str], *, tests: bool) -> int:
    """The exit status of the check in an environment with these packages."""
    home = BUILD / f"extras-{name}"
    venv.create(home, clear=True, with_pip=True)
    python = str(home / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    wheel = next((BUILD / "wheels").glob("gxparse-*.whl"))
    install = [python, "-m", "pip", "install", "--quiet", str(wheel), *packages]
    status = subprocess.run(install, check=False).returncode
    status = status or subprocess.run([python, __file__, "--here", name], cwd=home, check=False).returncode
    if tests and not status:
        files = sorted(str(path) for pattern in READERS for path in ROOT.glob(pattern))
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "default", *files]
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
    return status


def main() -> int:
    """Both environments, or with ``--here`` the check in this one."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("--here", choices=("lowest", "core"), help="check the libraries of this interpreter")
    cli.add_argument("--tests", action="store_true", help="run the tests of the readers with the lowest versions too")
    arguments = cli.parse_args()
    if arguments.here == "lowest":
        check((*CORE, *EXTRAS))
        return 0
    if arguments.here == "core":
        check_core()
        return 0
    write_kinds()
    beside = [*BESIDE, *(FOR_TESTS if arguments.tests else ())]
    return max(run("lowest", [*lowest(), *beside], tests=arguments.tests), run("core", [], tests=False))


if __name__ == "__main__":
    sys.exit(main())
