"""Write ``docs/reference/indicators.md`` from the catalogue: ``python tools/indicators_page.py``."""

from itertools import combinations
from pathlib import Path
from typing import Final

from gxparse import catalogue
from gxparse.catalogue import Answer, Indicator, comparable

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "indicators.md"
FORMS: Final = ("local", "2014", "2019", "2021")
HEAD: Final = """\
# Indicators 指标

One code names one quantity, whichever form printed it. `gxparse.catalogue.default.by_code` is this table; a form of your
own may add to it (`gxparse.catalogue.load`). This page is written from the catalogue by `tools/indicators_page.py`.

`forms` are the forms that print it, in brackets those from which it is derived. `part of` are the codes whose sums it
stands in, or of which a form prints it as 其中. `source` are articles of the Regulations on Open Government Information of
2007 and of 2019. `*` after the forms: told apart by applicant. `catalogue.default.find(label)` finds an indicator by any
of its labels, or the nearest ones with a score.

一个代码表示一个数量，无论由哪一年的格式印出。下表由目录数据生成。「格式」为印有该指标的表格，括号内为可据以推算的表格；
「属于」为其所计入的合计项；「依据」为《政府信息公开条例》（2007年、2019年）的条款；* 表示按申请人分列。

| code 代码 | 名称 | name | unit 单位 | forms 格式 | part of 属于 | source 依据 |
|---|---|---|---|---|---|---|
"""
EXTENDING: Final = """
## Adding to it 扩充

`gxparse.catalogue.load(path, base=None)` gives a new catalogue. A file may describe a form of its own, or add rows,
indicators, aliases and rules to a known one: [Add a local form](../how-to/local-form.md) shows both.
自有格式、增加的行、指标、别名和勾稽关系均可写入一个TOML文件，见上述指南。
"""
LABELS: Final = """
## Labels on the forms 各表中的名称

| code 代码 | form 格式 | label 名称 | other wordings 其他写法 |
|---|---|---|---|
"""
CROSSWALK: Final = """
## What may be compared 可比性

`gxparse.catalogue.comparable(code, form_a, form_b)` says how far values of one code in two forms may be compared. A code
that only one of the two forms has is not comparable; those that both have are, but for these.

| code 代码 | forms 格式 | answer | why | 说明 |
|---|---|---|---|---|
"""


def printed() -> dict[str, list[str]]:
    """The forms in which each code is printed, or derived from what is printed (in brackets)."""
    found: dict[str, dict[str, str]] = {}
    for form in catalogue.default.forms:
        for table in form.tables:
            for code in table.codes:
                found.setdefault(code, {})[form.id] = form.id
    for rule in catalogue.default.derivations:
        for name in rule.forms:
            found.setdefault(rule.code, {}).setdefault(name, f"({name})")
    return {code: [names[form] for form in FORMS if form in names] for code, names in found.items()}


def line(indicator: Indicator, forms: list[str]) -> str:
    """The row of one indicator."""
    unit = indicator.unit or ("%" if indicator.kind == "rate" else "")
    where = " ".join(forms) + ("*" if indicator.dimension else "")
    parents = " ".join(f"`{code}`" for code in indicator.parents)
    cells = (f"`{indicator.code}`", indicator.name, indicator.name_en, unit, where, parents, indicator.source or "")
    return f"| {' | '.join(cells)} |\n"


def labels(indicator: Indicator) -> str:
    """The rows of what one indicator is called where it is printed."""
    rows = [(place.form, place.label, place.aliases) for place in indicator.printed]
    rows += [("", indicator.name, indicator.aliases)] if indicator.aliases else []
    return "".join(f"| `{indicator.code}` | {form} | {label} | {'；'.join(more)} |\n" for form, label, more in rows)


def crosswalk(forms: dict[str, list[str]]) -> str:
    """The rows of what is told about codes that both forms have."""
    rows: list[str] = []
    for code in catalogue.default.by_code:
        for a, b in combinations([form.strip("()") for form in forms.get(code, ())], 2):
            told = comparable(code, a, b)
            if told.answer is not Answer.YES:
                rows.append(f"| `{code}` | {a} ↔ {b} | {told.answer.value} | {told.text} | {told.text_zh} |\n")
    return "".join(rows)


def page() -> str:
    """The page as it has to be."""
    forms = printed()
    rows = "".join(line(one, forms.get(one.code, [])) for one in catalogue.default.indicators)
    return (
        HEAD
        + rows
        + EXTENDING
        + LABELS
        + "".join(map(labels, catalogue.default.indicators))
        + CROSSWALK
        + crosswalk(forms)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
