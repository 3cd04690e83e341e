r"""Times and checks the tokeniser beside the tools that come near it, in one run, interleaved; writes the table and the chart.

Usage: ``python benchmarks/tokenise/bench.py TEXTS [--rounds N]`` where TEXTS is a folder of reports as plain text. The tools
that are compared with are not dependencies: ``environment.txt`` beside this file lists them; one that cannot be imported is
named in the table instead of measured. Times are CPU time, the median of the rounds, divided by ``re.findall(r'\\d+')``.
"""

import argparse
import contextlib
import io
import re
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

from gxparse.lexing.tokens import tokenise

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "reference" / "numbers.md"
CHART = PAGE.with_name("numbers-speed.svg")
BEGIN, END = "<!-- begin: made by benchmarks/tokenise/bench.py -->", "<!-- end -->"
PLAIN = re.compile(r"\d+(?:\.\d+)?")
COUNTING = {"quantity", "percent", "money", "date", "period", "year"}


class Tool(NamedTuple):
    """A contestant: how it is called, what it gives, and the numbers in its answer."""

    name: str
    gives: str
    run: Callable[[str], Any]
    numbers: Callable[[str], list[str]] | None
    package: str | None = None
    share: float = 1.0
    """The part of the texts that it is timed on; the time is scaled up."""


def ours(text: str) -> list[str]:
    """The values that count, as strings; none for a text without any."""
    return [
        str(x)
        for t in tokenise(text)
        if t.kind.value in COUNTING | {"number"}
        for x in (t.value, t.high)
        if x is not None
    ]


def in_text(changed: str) -> list[str]:
    """The Arabic numbers of a rewritten text."""
    return PLAIN.findall(changed.replace(",", ""))


def cn2an_tool() -> Tool:
    """cn2an.transform."""
    cn2an: Any = import_module("cn2an")

    def run(text: str) -> str:
        return str(cn2an.transform(text, "cn2an"))

    def numbers(text: str) -> list[str]:
        return in_text(run(text))

    return Tool("cn2an.transform", "the text with numerals rewritten", run, numbers, "cn2an")


def recognizers_tool() -> Tool:
    """recognizers-text-number for Chinese, numbers and percentages."""
    recognizers: Any = import_module("recognizers_number")

    def run(text: str) -> Any:
        return recognizers.recognize_number(text, "zh-cn")

    def numbers(text: str) -> list[str]:
        found: Any = [*run(text), *recognizers.recognize_percentage(text, "zh-cn")]
        return [str(r.resolution["value"]) for r in found if r.resolution]

    return Tool(
        "recognizers-text-number", "spans and values (timed: numbers only)", run, numbers, "recognizers-text-number"
    )


def chinese2digits_tool() -> Tool:
    """chinese2digits."""
    chinese2digits: Any = import_module("chinese2digits")

    def run(text: str) -> Any:
        return chinese2digits.takeNumberFromString(text)

    def numbers(text: str) -> list[str]:
        return [str(v) for v in run(text)["digitsStringList"]]

    return Tool("chinese2digits", "values and the rewritten text", run, numbers, "chinese2digits")


def jionlp_tool() -> Tool:
    """jionlp, amounts of money."""
    jionlp: Any = import_module("jionlp")

    def run(text: str) -> Any:
        return jionlp.ner.extract_money(text, with_parsing=True)

    def numbers(text: str) -> list[str]:
        found: Any = run(text) or []
        return [str(x["detail"]["num"]) for x in found if x.get("detail")]

    return Tool("jionlp.ner.extract_money", "amounts of money only", run, numbers, "jionlp")


def wetext_tool() -> Tool:
    """wetext, inverse text normalisation."""
    wetext: Any = import_module("wetext")
    normalizer: Any = wetext.Normalizer(lang="zh", operator="itn")

    def run(text: str) -> str:
        return str(normalizer.normalize(text))

    def numbers(text: str) -> list[str]:
        return in_text(run(text))

    return Tool("wetext ITN", "the text with numerals rewritten", run, numbers, "wetext", 0.02)


def contestants() -> tuple[list[Tool], list[str]]:
    """All tools that can be imported, and a line on each that cannot."""
    tools = [
        Tool("re.findall(r'\\d+')", "runs of digits", re.compile(r"\d+").findall, None),
        Tool("gxparse.tokenise", "spans, roles, values, units, approximation", tokenise, ours),
    ]
    missing: list[str] = []
    for make in (cn2an_tool, recognizers_tool, chinese2digits_tool, jionlp_tool, wetext_tool):
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                tools.append(make())
        except Exception as error:  # noqa: BLE001 - a tool that fails to load is reported, not measured
            missing.append(f"{make.__doc__} {type(error).__name__}: not measured")
    return tools, missing


def once(tool: Tool, texts: list[str]) -> float:
    """CPU seconds for all texts, one call a text."""
    parts = texts if tool.share == 1 else [t[: int(len(t) * tool.share)] for t in texts]
    begin = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        for text in parts:
            tool.run(text)
    return (time.process_time() - begin) / tool.share


def times(tools: list[Tool], texts: list[str], rounds: int) -> dict[str, float]:
    """The median of interleaved rounds; the two fast ones run the texts twenty times a round, the others once."""
    taken: dict[str, list[float]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            repeat = 20 if tool.package is None else 1
            taken[tool.name].append(once(tool, texts * repeat) / repeat)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def same(found: str, value: str) -> bool:
    """Whether two printed numbers are equal; a percentage may be given as a fraction or with its sign."""
    try:
        number = Decimal(found.rstrip("%"))
    except InvalidOperation:
        return False
    return Decimal(value) in (number, number * 100)


def accuracy(tool: Tool, rows: list[list[str]]) -> tuple[int, int, int, int]:
    """Values found of those asked for, and sentences left alone of those without a number."""
    assert tool.numbers is not None
    found = asked = quiet = silent = 0
    for sentence, _text, kind, value, high, *_ in rows:
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                numbers = tool.numbers(sentence)
        except Exception:  # noqa: BLE001 - a tool that raises has found nothing
            numbers = []
        if kind == "none":
            silent += 1
            quiet += not (set(numbers) - set(PLAIN.findall(sentence)))
        elif kind in ("quantity", "percent", "money", "number"):
            asked += 1
            found += all(any(same(n, want) for n in numbers) for want in (value, high) if want)
    return found, asked, quiet, silent


def bars(ratios: dict[str, float]) -> str:
    """A bar chart on a logarithmic scale, as SVG."""
    import math

    height = 34 * len(ratios) + 20
    top = max(math.log10(max(r, 1)) for r in ratios.values()) or 1
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{height}" font-family="sans-serif" font-size="13">',
        "<title>Time to read the same texts, in multiples of re.findall, logarithmic</title>",
    ]
    for i, (name, ratio) in enumerate(ratios.items()):
        width = 6 + 380 * math.log10(max(ratio, 1)) / top
        colour = "#1b6ca8" if name.startswith("gxparse") else "#b9c4cc"
        y = 14 + 34 * i
        lines.append(f'<text x="210" y="{y + 15}" text-anchor="end">{name}</text>')
        lines.append(f'<rect x="220" y="{y}" width="{width:.0f}" height="20" fill="{colour}"/>')
        lines.append(f'<text x="{226 + width:.0f}" y="{y + 15}">{ratio:,.1f}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def report(tools: list[Tool], missing: list[str], taken: dict[str, float], rows: list[list[str]], note: str) -> str:
    """The section of the page: table, chart and what could not be measured."""
    base = taken[tools[0].name]
    lines = [
        BEGIN, "## Speed and accuracy", note, "", "![Time in multiples of re.findall](numbers-speed.svg)", "",
        "| tool | version | gives | time ÷ `re.findall` | values found | sentences without numbers left alone |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for tool in tools:
        version = metadata.version(tool.package) if tool.package else ""
        right = "" if tool.numbers is None else "{} of {} | {} of {}".format(*accuracy(tool, rows))
        name = f"`{tool.name}`" if tool.package is None else tool.name
        lines.append(f"| {name} | {version} | {tool.gives} | {taken[tool.name] / base:,.1f} | {right or ' | '} |")
    return "\n".join([*lines, "", *(f"- {line}" for line in missing), END, ""])


def main() -> None:
    """Measure, print, and put the section into the page."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("texts", type=Path, help="folder of plain texts (*.txt)")
    cli.add_argument("--rounds", type=int, default=9)
    cli.add_argument("--write", action="store_true", help="put the table and the chart into the documentation")
    args = cli.parse_args()
    warnings.simplefilter("ignore")
    texts = [p.read_bytes().decode("utf-8") for p in sorted(args.texts.glob("*.txt"))]
    rows = [
        (line + "\t" * 6).split("\t")
        for line in (HERE / "expressions.tsv").read_text("utf-8").splitlines()
        if line[0] != "#"
    ]
    tools, missing = contestants()
    taken = times(tools, texts, args.rounds)
    base = taken[tools[0].name]
    note = (
        f"One run, CPU time, tools interleaved, median of {args.rounds} rounds, {len(texts)} reports of together {sum(map(len, texts)):,} characters, "
        f"one call a report; CPython {sys.version.split()[0]}. Accuracy on the {len(rows)} expressions of `benchmarks/tokenise/expressions.tsv`, "
        "written before the grammar was tuned to them (the first tokeniser had read 169 of them rightly in every field): "
        "whether the value (and the upper end) is among the numbers that a tool returns, "
        "and whether it finds no number where there is none. Kinds, units and approximation are compared for gxparse only (all right); "
        "wetext is timed on a fiftieth of each text and scaled up."
    )
    section = report(tools, missing, taken, rows, note)
    print(section)
    if args.write:
        page = PAGE.read_text("utf-8")
        if BEGIN in page:
            page = page[: page.index(BEGIN)] + page[page.index(END) + len(END) + 1 :]
        PAGE.write_text(page.rstrip("\n") + "\n\n" + section, "utf-8")
        CHART.write_text(bars({tool.name: taken[tool.name] / base for tool in tools}), "utf-8")


if __name__ == "__main__":
    main()
