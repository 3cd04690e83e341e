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

一个代码表示一个数量，无论由哪一年的格式印出。下表由目录数据生成。

| code 代码 | 名称 | name | unit 单位 | forms 格式 |
|---|---|---|---|---|
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
    return f"| `{indicator.code}` | {indicator.name} | {indicator.name_en} | {unit} | {' '.join(forms)} |\n"


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
    return HEAD + rows + CROSSWALK + crosswalk(forms)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
