"""The ways in which converters and people print the tables of the forms, beyond what ``render`` writes.

Each printer takes a table and a ``draw`` for its noise, and gives text from which the same cells must be read.
"""

import re
from collections.abc import Callable
from textwrap import wrap

from hypothesis import strategies as st

from gxparse.folding import width
from gxparse.model.tables import IndicatorTable, Row

Draw = Callable[[st.SearchStrategy[object]], object]


def noisy(draw: st.DrawFn, label: str) -> str:
    """A label with brackets and punctuation in the other width, blanks, the other mark after a number."""
    kind = draw(st.integers(0, 4))
    if kind == 1:
        return label.translate(str.maketrans("（），：、", "(),:、"))
    if kind == 2:
        return label.replace("1.", "1．").replace("2.", "2、").replace("（", "( ").replace("）", " )")
    if kind == 3 and len(label) > 4:
        return label[:3] + " " + label[3:]
    return label


def texts(row: Row) -> list[str]:
    return [c.text or "0" for c in row.cells]


def header(table: IndicatorTable) -> list[str]:
    """Headers one by one, as ``pdftotext -raw`` gives them."""
    found: list[str] = []
    for level in range(max(len(c.path) for c in table.columns)):
        previous = None
        for column in table.columns:
            if level < len(column.path) and column.path[: level + 1] != previous:
                found.append(column.path[level])
                previous = column.path[: level + 1]
    return found


def raw(draw: st.DrawFn, table: IndicatorTable) -> str:
    """``pdftotext -raw``: cut headers, labels wrapped before their values, vertical group labels, page numbers."""
    lines = ["（本列数据的勾稽关系为：第一项加第二项之和，", "等于第三项加第四项之和）"]
    for head in header(table):
        lines += wrap(head, 2) if draw(st.booleans()) and len(head) == 4 else [head]
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        for level, group in enumerate(groups):
            if groups[: level + 1] != above[: level + 1]:
                lines += list(group) if level == 0 and draw(st.booleans()) else [group]
        above = groups
        label = noisy(draw, row.label)
        values = " ".join(texts(row))
        if len(label) > 14 and draw(st.booleans()):
            cut = draw(st.integers(8, len(label) - 3))
            lines += [label[:cut], label[cut:], values]
        else:
            lines.append(f"{label} {values}")
        if draw(st.integers(0, 9)) == 0:
            lines.append(f"- {draw(st.integers(1, 9))} -")
    return "\n".join(lines) + "\n"


def aligned(draw: st.DrawFn, table: IndicatorTable) -> str:
    """``pdftotext -layout``: labels wrapped around their values, group labels beside, a page break with a new header."""
    left = 16
    gap = max(len(t) for row in table.rows for t in texts(row)) + draw(st.integers(2, 4))
    heads = header(table)
    head = [
        " " * 60 + heads[0],
        " " * 70 + "法人或其他组织",
        " " * 50 + "自然人" + " " * 40 + "总计",
        " " * 56 + "商业  科研  社会公益 法律服务  其他",
        " " * 56 + "企业  机构   组织     机构",
    ]
    lines = ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", *head]
    vertical = list("三、本年度办理结果")
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        side = vertical.pop(0) if groups and vertical and draw(st.booleans()) else ""
        if len(groups) > 1 and groups != above:
            side = f"{side:<3}{groups[1]}" if draw(st.booleans()) else side
            if groups[1] not in side:
                lines.append(" " * 4 + groups[1])
        above = groups
        label = noisy(draw, row.label).replace("  ", " ")
        values = "".join(f"{t:>{gap}}" for t in texts(row))
        pad = " " * max(2, left - width(side))
        if len(label) > 12 and draw(st.booleans()):
            cut = draw(st.integers(6, len(label) - 4))
            first, second = label[:cut], label[cut:]
            if draw(st.booleans()):
                lines += [f"{side}{pad}{first}", f"{' ' * (left + 32)}{values}", f"{' ' * left}{second}"]
            else:
                lines += [f"{side}{pad}{first}", f"{' ' * left}{second}{' ' * max(2, 32 - width(second))}{values}"]
        else:
            lines.append(f"{side}{pad}{label}{' ' * max(2, 32 - width(label))}{values}")
        if draw(st.integers(0, 7)) == 0:
            lines.append("")
        if draw(st.integers(0, 11)) == 0:
            lines += ["", " " * 70 + f"-{draw(st.integers(1, 9))}-", "\f"]
            lines += (
                ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", *head]
                if draw(st.booleans())
                else []
            )
    return "\n".join(lines) + "\n"


def ragged(draw: st.DrawFn, table: IndicatorTable) -> str:
    """Pipes where spans are not repeated: a group cell stands in its first row only, rows differ in length."""
    first = draw(st.booleans())
    lines: list[list[str]] = [["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"]]
    lines += [["自然人", "法人或其他组织", "总计"], ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]]
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        new = [g for level, g in enumerate(groups) if groups[: level + 1] != above[: level + 1]]
        above = groups
        lines.append([*new, noisy(draw, row.label), *texts(row)])
    mark = "| " if first else ""
    return "\n".join(mark + " | ".join(line) + " |" + ("|" if draw(st.booleans()) else "") for line in lines) + "\n"


def stacked(draw: st.DrawFn, table: IndicatorTable) -> str:
    """One cell a line, with or without empty lines or bars."""
    empty, bars = draw(st.booleans()), draw(st.booleans())
    cells = ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", *header(table)]
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        cells += [g for level, g in enumerate(groups) if groups[: level + 1] != above[: level + 1]]
        above = groups
        cells += [noisy(draw, row.label), *texts(row)]
    return ("\n\n" if empty else "\n").join(f"| {c}" if bars else c for c in cells) + "\n"


def fragments(draw: st.DrawFn, table: IndicatorTable) -> str:
    """Markdown: a little table for each group under a false heading, with invented headers."""
    lines: list[str] = ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", ""]
    invented = draw(st.booleans())
    names = [f"数据{i}" for i in range(1, 7)] + ["总计"] if invented else [c.label for c in table.columns]
    above: tuple[str, ...] | None = None
    for row in table.rows:
        groups = row.path[:-1]
        if groups != above or not groups:
            caption = groups[-1] if groups else row.label
            lines += ["", f"### {caption}", f"| 类别 | {' | '.join(names)} |", "|---" * 8 + "|"]
        above = groups
        lines.append(f"| {noisy(draw, row.label)} | {' | '.join(texts(row))} |")
    return "\n".join(lines) + "\n"


_UNPARTED = re.compile(r"[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]、|\d+[.．、]|[“（(]?.[、，,”）):：]*")
"""What typesetting keeps on one line: the number of a label, a character with the marks that may not begin or end a line."""


def narrow(draw: st.DrawFn, table: IndicatorTable) -> str:
    """Labels in a column one to four characters wide, their values beside the first, a middle or the last line, or under it."""
    size = draw(st.integers(1, 4))
    place = draw(st.sampled_from(("first", "middle", "last", "under")))
    blanks = " " * draw(st.integers(2, 6))
    lines = ["申请人情况", blanks.join(["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"])]
    above: tuple[str, ...] = ()
    for row in table.rows:
        groups = row.path[:-1]
        new = [g for level, g in enumerate(groups) if groups[: level + 1] != above[: level + 1]]
        lines += [part for group in new for part in (_UNPARTED.findall(group) if draw(st.booleans()) else [group])]
        above = groups
        parts = _UNPARTED.findall(row.label)
        label = ["".join(parts[i : i + size]) for i in range(0, len(parts), size)]
        values = blanks.join(texts(row))
        at = {"first": 0, "middle": len(label) // 2, "last": len(label) - 1}.get(place, len(label))
        beside = f"{label[at]}{blanks}{values}" if at < len(label) else values
        lines += [*label[:at], beside, *label[at + 1 :]]
        if draw(st.integers(0, 11)) == 0:
            lines.append(f"- {draw(st.integers(1, 9))} -")
    return "\n".join(lines) + "\n"


PRINTERS = (raw, aligned, ragged, stacked, fragments, narrow)
