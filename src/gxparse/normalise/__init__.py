"""A report's numbers under canonical codes: ``normalise``; its steps are the modules beside this one."""

from gxparse.catalogue import Catalogue
from gxparse.model.observations import Observations
from gxparse.model.report import Report
from gxparse.normalise.deriving import derived, forms_of
from gxparse.normalise.from_tables import from_tables
from gxparse.normalise.prose import from_prose
from gxparse.normalise.remembering import remembered

__all__ = ["normalise"]


def normalise(report: Report, *, catalogue: Catalogue | None = None) -> Observations:
    """The canonical values of a report, with evidence.

    Values of tables stand under the codes of the catalogue (``gxparse.catalogue.default`` unless given); sums and rates
    that the form does not print follow, marked as derived. The same report asked again gives the same object.
    """
    if catalogue is None:
        from gxparse import catalogue as catalogues

        catalogue = catalogues.default
    return remembered(report, catalogue, _observations)


def _observations(report: Report, catalogue: Catalogue) -> Observations:
    tables = from_tables(report, catalogue)
    prose = from_prose(report, catalogue)
    told = (*tables.observations, *prose.observations)
    return Observations((*told, *derived(told, catalogue, forms_of(report))), (*tables.diagnostics, *prose.diagnostics))
