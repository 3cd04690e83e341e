"""A report's numbers under canonical codes: ``normalise``; its steps are the modules beside this one."""

from gxparse.catalogue import Catalogue
from gxparse.model.observations import Observations
from gxparse.model.report import Report
from gxparse.normalise.deriving import derived, forms_of
from gxparse.normalise.from_tables import from_tables
from gxparse.normalise.others import told_apart
from gxparse.normalise.prose import from_prose
from gxparse.normalise.remembering import remembered

__all__ = ["normalise"]


def normalise(report: Report, *, catalogue: Catalogue | None = None) -> Observations:
    """The canonical values of a report, with evidence.

    Values of tables stand under the codes of the catalogue (``gxparse.catalogue.default`` unless given); sums and rates
    that the form does not print follow, marked as derived. The same report asked again gives the same object. What
    is no report (its text, its path) raises a ``TypeError``.
    """
    _require_report(report)
    if catalogue is None:
        from gxparse import catalogue as catalogues

        catalogue = catalogues.default
    return remembered(report, catalogue, _observations)


def _require_report(report: object) -> None:
    """Auditing, comparing and lining up begin here too: what is passed instead of a report is named once."""
    if not isinstance(report, Report):
        raise TypeError(f"a Report is needed, not {type(report).__name__}; gxparse.parse(...) makes one of a text or file")


def _observations(report: Report, catalogue: Catalogue) -> Observations:
    tables = from_tables(report, catalogue)
    prose = from_prose(report, catalogue)
    told = told_apart(report, (*tables.observations, *prose.observations))
    return Observations((*told, *derived(told, catalogue, forms_of(report))), (*tables.diagnostics, *prose.diagnostics))
