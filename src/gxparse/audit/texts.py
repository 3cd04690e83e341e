"""The words of rules: what each says, in English and Chinese, from the catalogue's data; checks nothing."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from gxparse.catalogue import Catalogue, Key, Rule
from gxparse.catalogue.loading import rule_words
from gxparse.model.findings import FindingKind, FindingSeverity

__all__ = ["APPLICANT_NAMES", "RuleText", "named", "rule_text", "rule_texts"]

APPLICANT_NAMES: Final = {
    "natural_person": ("natural persons", "自然人"),
    "enterprise": ("enterprises", "商业企业"),
    "research": ("research institutions", "科研机构"),
    "public_interest": ("public interest organisations", "社会公益组织"),
    "legal_services": ("legal services", "法律服务机构"),
    "other": ("others", "其他"),
    "total": ("total", "总计"),
}
"""Columns of the matrix in English and Chinese."""
_BASES: Final = {"year": ("year", "本年"), "cumulative": ("cumulative", "历年累计"), "period": ("return", "本期"),
                 "to_date": ("to date", "本年累计")}  # fmt: skip


class RuleText(NamedTuple):
    """What a rule says."""

    id: str
    explanation: str
    explanation_zh: str
    source: str
    kind: FindingKind | None = None
    """Of rules whose formula is code; those of the forms have it in their data."""
    severity: FindingSeverity | None = None
    formula: str | None = None


@cache
def rule_texts() -> dict[str, RuleText]:
    """The words of all rules by their id."""
    found: dict[str, RuleText] = {}
    for name, entry in rule_words().items():
        kind, severity = entry.get("kind"), entry.get("severity")
        found[name] = RuleText(
            name,
            entry["explanation"],
            entry["explanation_zh"],
            entry["source"],
            None if kind is None else FindingKind(kind),
            None if severity is None else FindingSeverity(severity),
            entry.get("formula"),
        )
    return found


@lru_cache(maxsize=1024)
def rule_text(rule: Rule) -> RuleText:
    """The words of a form's rule: its own, else those of its id, else its formula."""
    formula = f"{' + '.join(rule.left)} {rule.op} {' + '.join(rule.right)}".strip()
    known = rule_texts().get(rule.id, RuleText(rule.id, formula, formula, ""))
    return known._replace(
        explanation=rule.explanation or known.explanation,
        explanation_zh=rule.explanation_zh or rule.explanation or known.explanation_zh,
        source=rule.source or known.source,
    )


@lru_cache(maxsize=4096)
def named(key: Key, catalogue: Catalogue) -> tuple[str, str]:
    """A number of a form in English and Chinese: its indicator, with applicant, basis and year where they matter."""
    indicator = catalogue.by_code.get(key.code)
    english, chinese = (key.code, key.code) if indicator is None else (indicator.name_en, indicator.name)
    if key.applicant:
        column = APPLICANT_NAMES[key.applicant]
        english, chinese = f"{english} ({column[0]})", f"{chinese}（{column[1]}）"
    if key.basis != "year":
        basis = _BASES[key.basis]
        english, chinese = f"{english} ({basis[0]})", f"{chinese}（{basis[1]}）"
    return (english, chinese) if key.year == 0 else (f"{english}, year before", f"上年{chinese}")
