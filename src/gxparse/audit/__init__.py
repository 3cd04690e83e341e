"""A report's observations and sentences into findings: what adds up, what does not, and what cannot be told."""

from collections.abc import Sequence

from gxparse.audit.causes import across
from gxparse.audit.forms import form_findings
from gxparse.audit.material import Material
from gxparse.catalogue import Catalogue, Rule
from gxparse.model.findings import Audit, Finding
from gxparse.model.report import Report

__all__ = ["audit"]


def audit(
    report: Report,
    *,
    previous: Report | None = None,
    children: Sequence[Report] = (),
    rules: Sequence[Rule] | None = None,
    catalogue: Catalogue | None = None,
) -> Audit:
    """x."""
    from gxparse import catalogue as catalogues
    from gxparse.normalise import normalise

    known = catalogues.default if catalogue is None else catalogue
    before = None if previous is None else (previous, normalise(previous, catalogue=known))
    below = tuple((child, normalise(child, catalogue=known)) for child in children)
    material = Material(report, normalise(report, catalogue=known), known, before, below)
    found = list(form_findings(material, rules or ()))
    return Audit(tuple(across(found)), report.agency, report.year, report.source.uri)
