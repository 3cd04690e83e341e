"""The terminal's door to the library: ``python -m gxparse [FILE ...] [--json]``; reads, prints, sets the exit code."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

import gxparse
from gxparse import samples
from gxparse.rendering.terminal import report_text

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is read of each file, or of the samples; 0 fine, 1 something could not be read, 2 wrong usage."""
    cli = argparse.ArgumentParser(
        prog="python -m gxparse",
        description="Read annual reports on government information disclosure (政府信息公开工作年度报告).",
        epilog="Exit status: 0 all read, 1 something could not be read, 2 wrong usage.",
    )
    cli.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a report; none: the bundled sample reports")
    cli.add_argument("--json", action="store_true", help="print each report as JSON, one a line, for gxparse.loads")
    options = cli.parse_args(arguments)
    failed = False
    for name, read in _sources(options.files):
        try:
            report = read()
        except (gxparse.GxParseError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
            continue
        print(gxparse.dumps(report) if options.json else f"══ {name} ══\n{report_text(report)}\n")
    return int(failed)


def _sources(files: Sequence[Path]) -> list[tuple[str, Callable[[], gxparse.Report]]]:
    """Names, and what reads each; the bundled samples when no file is named."""
    if files:
        return [(str(path), partial(gxparse.parse, path)) for path in files]
    return [(entry.name, partial(gxparse.parse, entry.read_bytes(), uri=entry.name)) for entry in samples.reports()]


def _program() -> int:
    """``main`` as a program: UTF-8 whatever the locale, and quiet when the reader of a pipe has seen enough."""
    out = cast("io.TextIOWrapper[io.BufferedWriter]", sys.stdout)
    out.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = main()
        out.flush()
    except BrokenPipeError:  # nothing more can be written, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(_program())
