"""How the time of reading tables grows: a table of n and 4n rows in each layout, and lines that only look like headers.

Run it with ``python benchmarks/tables/growth.py [ROWS]``.
"""

from __future__ import annotations

import sys
import time

from gxparse import catalogue
from gxparse.model.source import Source
from gxparse.reading.text import read_text
from gxparse.structure.tables import read_tables

SHAPES = {
    "pipe": ("项目 | 单位 | 数量 |\n", "第{}项指标数 | 件 | {} |\n"),
    "markdown": ("| 项目 | 单位 | 数量 |\n|---|---|---|\n", "| 第{}项指标数 | 件 | {} |\n"),
    "tsv": ("项目\t单位\t数量\n", "第{}项指标数\t件\t{}\n"),
    "csv": ("项目,单位,数量\n", "第{}项指标数,件,{}\n"),
    "stacked": ("项目\n单位\n数量\n", "第{}项指标数\n件\n{}\n"),
    "aligned": ("项目          单位      数量\n", "第{}项指标数      件        {}\n"),
    "headers": ("", "申请人情况\n行政复议\n信息内容 本年处理决定数量\n"),
}


def seconds(head: str, line: str, rows: int) -> float:
    """The time to read a table of so many rows."""
    text = head + "".join(line.format(i, i) for i in range(rows))
    begin = time.perf_counter()
    read_tables(read_text(text, Source()), catalogue.default)
    return time.perf_counter() - begin


def main() -> None:
    """Print one line a layout."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000
    for name, (head, line) in SHAPES.items():
        small, large = seconds(head, line, rows), seconds(head, line, 4 * rows)
        print(f"{name:9} {rows} rows {small:6.2f} s, {4 * rows} rows {large:6.2f} s, {large / small:4.2f} times")


if __name__ == "__main__":
    main()
