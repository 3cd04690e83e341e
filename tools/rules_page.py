"""Write ``docs/reference/rules.md`` from the catalogue's rules: ``python tools/rules_page.py``."""

from pathlib import Path
from typing import Final

from gxparse.audit.texts import rule_texts
from gxparse.catalogue import Form, Rule, default

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "rules.md"
HEAD: Final = """\
# Rules

What `gx.audit` checks. A rule of a form is checked wherever its numbers stand: once a column (*over* applicant or
basis), once a row (*each*), or once. A failing rule is an `error` where the form prints it or its layout says it, and a
`remark` where no source prints it or it has honest exceptions. A blank part counts as 0 and the finding says so; a
blank total, and a blank that another number is held to, make the rule `not_assessable` (`4 ≤ ?`). In formulas `.*`
stands for the parts directly below a code, `@` for a column, `#` for a basis, `[-1]` for the year before (checked when
`previous=` is given), `?` for what counts only where the report tells it, be it in a sentence. This page is written
from the catalogue by `tools/rules_page.py`.

A rule of your own is a `gxparse.catalogue.Rule`, given to `gx.audit(report, rules=[...])`, or a `[[rules]]` entry of a
form's TOML file (`gxparse.catalogue.load`). One that is given is checked on the numbers of each form that the report
prints; where these do not suffice, on all that the report tells, in tables of several forms and in sentences:

```pycon
>>> import gxparse as gx
>>> from gxparse.catalogue import Rule
>>> own = Rule("M1", "bound", "<=", ("requests.received",), ("disclosure.total",), soft=True)
>>> report = gx.parse("白石县水务局2023年政府信息公开工作年度报告\\n一、总体情况\\n收到申请3件，主动公开政府信息2条。\\n")
>>> for finding in gx.audit(report, rules=[own]).filter(rule="M1"):
...     print(finding.status, finding.severity, finding.expression)
fails remark 3 > 2

```

What of a rule cannot be checked (an unknown `op`, a term that is none) raises `ValueError` where it is made.
"""


def page() -> str:
    """The page as it has to be."""
    forms = "".join(map(_form, default.forms))
    return f"{HEAD}{forms}\n## All reports\n\n{_HEADS}{''.join(_others())}"


_HEADS: Final = "| rule | kind | severity | formula | says | 说明 | source |\n|---|---|---|---|---|---|---|\n"


def _form(form: Form) -> str:
    name = f"{form.id} ({form.variant})" if form.variant else form.id
    return f"\n## Form {name}\n\n{_HEADS}{''.join(map(_row, form.rules))}"


def _row(rule: Rule) -> str:
    text = rule_texts()[rule.id]
    severity = "remark" if rule.soft else "error"
    runs = f" (over {rule.over})" if rule.over else f" (each `{rule.each}`)" if rule.each else ""
    excused = f" Relaxed: {rule.excused}." if rule.excused else ""
    cells = (
        rule.id, rule.kind.value, severity, f"`{_formula(rule)}`{runs}", text.explanation, text.explanation_zh,
        f"{text.source}{excused}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _formula(rule: Rule) -> str:
    right = " + ".join(rule.right)
    return f"{' + '.join(rule.left)} {rule.op}{' ' + right if right else ''}".replace("+ -", "− ").replace("!", "")


def _others() -> list[str]:
    """Rules whose formula is code."""
    return [
        f"| {text.id} | {text.kind.value} | {text.severity.value} | {text.formula} | {text.explanation} | "
        f"{text.explanation_zh} | {text.source} |\n"
        for text in rule_texts().values()
        if text.kind is not None and text.severity is not None
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
