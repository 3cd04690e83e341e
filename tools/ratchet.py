"""Hold the acceptance figures: score gxparse with the scorers of ``../shared``, fail where one is worse than committed.

``python tools/ratchet.py`` compares with ``.ci/scores.json`` and prints every figure; ``--write`` also writes better
figures to that file (never worse ones: to accept a worse figure, edit the file by hand and say why in the commit).
Without the shared directory it says so and passes. The scorers' own exit status plays no part.
"""

import argparse
import importlib
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
SCORES: Final = ROOT / ".ci" / "scores.json"

Figures = dict[str, int | str]
"""The figures of one line, or ``{"error": "TypeName"}`` where there is nothing to score yet."""
Table = dict[str, dict[str, Figures]]
"""Source → aspect → figures."""
LESS_IS_BETTER: Final = ("missed", "wrong", "invented")


def scorer(path: Path) -> ModuleType:
    """The module at ``path``, imported without writing bytecode beside it."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location(f"shared_{path.parent.name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seeds(shared: Path, gx: Any) -> Iterator[tuple[str, dict[str, Figures]]]:
    """Right, gold and found of every aspect, seed by seed."""
    aspects = scorer(shared / "gold" / "score.py").ASPECTS
    for path in sorted((shared / "gold").glob("[0-9]*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = next((shared / "seeds").glob(path.stem + "_*")).read_bytes().decode("utf-8")
        yield path.stem, {aspect.__name__: one_aspect(aspect, gold, text, gx) for aspect in aspects}


def one_aspect(aspect: Callable[..., Any], gold: Any, text: str, gx: Any) -> Figures:
    """How many are right, expected and found; what is not there yet scores nothing."""
    try:
        expected, found = aspect(gold, gx.parse(text))
    except Exception as error:  # noqa: BLE001  one aspect must not hide the others
        return {"error": type(error).__name__}
    return {"right": len(expected & found), "gold": len(expected), "found": len(found)}


def reports(shared: Path, gx: Any) -> Iterator[tuple[str, dict[str, Figures]]]:
    """Cells, sections, metadata and prose of every real report, file by file."""
    score = scorer(shared / "reports" / "score.py").score
    for path in sorted((shared / "reports").glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text("utf-8"))
        for source in sorted((shared / "reports").glob(stem + ".*")):
            if source != path:
                yield source.name, one_report(source, gold, score, gx)


def no_values(_report: object) -> dict[str, object]:
    """What stands for ``normalise`` where gxparse has none."""
    return {}


def one_report(source: Path, gold: Any, score: Callable[..., Any], gx: Any) -> dict[str, Figures]:
    """The four lines of a report; the other three count even where cells cannot be told yet."""
    try:
        report = gx.parse(source)
        result = score(gold, report, SimpleNamespace(normalise=getattr(gx, "normalise", no_values)))
    except Exception as error:  # noqa: BLE001  a reader that is not there yet must not hide the other reports
        return {key: {"error": type(error).__name__} for key in ("cells", "sections", "metadata", "prose")}
    cells: Figures = {"right": result["right"], **{key: len(result[key]) for key in LESS_IS_BETTER}}
    right, of, found = result["sections"]
    told, narrative, _lost = result["prose"]
    return {
        "cells": cells if hasattr(gx, "normalise") else {"error": "AttributeError"},
        "sections": {"right": right, "gold": of, "found": found},
        "metadata": {"wrong": len(result["metadata_wrong"])},
        "prose": {"right": told, "gold": narrative},
    }


def cost(figures: Figures) -> dict[str, float]:
    """The figures as numbers of which less is better; an error costs more than anything."""
    if "error" in figures:
        return {"error": float("inf")}
    numbers = {key: int(value) for key, value in figures.items()}
    costs: dict[str, float] = {key: numbers[key] for key in LESS_IS_BETTER if key in numbers}
    if "right" in numbers:
        costs["right"] = -numbers["right"]
    if "found" in numbers:
        costs["extra"] = numbers["found"] - numbers["right"]
    return costs


def verdict(before: Figures | None, now: Figures) -> str:
    """``new``, ``worse``, ``better``, ``same``, or ``mixed`` (some figures better, some worse), which also fails."""
    if before is None:
        return "new"
    old, new = cost(before), cost(now)
    if "error" in old or "error" in new:
        return "same" if old.keys() == new.keys() else "worse" if "error" in new else "better"
    worse = any(new[key] > old.get(key, new[key]) for key in new)
    better = any(new[key] < old.get(key, new[key]) for key in new)
    return "mixed" if worse and better else "worse" if worse else "better" if better else "same"


def told(figures: Figures | None) -> str:
    """The figures on one line."""
    return "nothing" if figures is None else " ".join(f"{key} {value}" for key, value in figures.items())


def written(table: Table) -> str:
    """The table as JSON, an aspect a line, so that a change of figures reads well as a difference."""
    sources = (
        f" {json.dumps(source)}: {{\n"
        + ",\n".join(f"  {json.dumps(aspect)}: {json.dumps(figures)}" for aspect, figures in aspects.items())
        + "\n }"
        for source, aspects in table.items()
    )
    return "{\n" + ",\n".join(sources) + "\n}\n"


def compare(before: Table, now: Table) -> tuple[dict[str, int], list[str]]:
    """How many lines have each verdict, and the lines to print."""
    verdicts: dict[str, int] = {}
    lines: list[str] = []
    for source, aspects in now.items():
        for aspect, figures in aspects.items():
            old = before.get(source, {}).get(aspect)
            word = verdict(old, figures)
            verdicts[word] = verdicts.get(word, 0) + 1
            change = "" if word == "same" else f"   {word.upper()}: was {told(old)}"
            lines.append(f"{source:<22}{aspect:<16}{told(figures)}{change}")
    gone = sorted(
        f"{source} {aspect}" for source in before for aspect in before[source] if aspect not in now.get(source, {})
    )
    lines += [f"{line}: committed, but the shared directory has it no more" for line in gone]
    return verdicts, lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare; 1 when a figure is worse than committed."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where scorers and gold answers are")
    cli.add_argument("--scores", type=Path, default=SCORES, help="the committed figures")
    cli.add_argument("--write", action="store_true", help="write the figures when none is worse")
    options = cli.parse_args(arguments)
    if not (options.shared / "gold" / "score.py").is_file():
        print("RATCHET: ../shared is absent, SO NO ACCEPTANCE FIGURE WAS CHECKED; everything else still counts")
        return 0
    gx = importlib.import_module("gxparse")
    now: Table = {**dict(seeds(options.shared, gx)), **dict(reports(options.shared, gx))}
    before: Table = json.loads(options.scores.read_text("utf-8")) if options.scores.is_file() else {}
    verdicts, lines = compare(before, now)
    print(*lines, sep="\n")
    failed = bool(verdicts.keys() & {"worse", "mixed"})
    print("RATCHET:", ", ".join(f"{count} {word}" for word, count in sorted(verdicts.items())))
    if failed:
        print("RATCHET: FAILED, a figure is worse than in .ci/scores.json")
    elif options.write:
        options.scores.write_text(written(now), "utf-8")
        print("RATCHET: figures written; commit .ci/scores.json")
    elif verdicts.keys() & {"better", "new"}:
        print("RATCHET: figures are better than committed; run it with --write and commit .ci/scores.json")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
