"""Indicator tables of a document, in reading order; knows lines, grids and the catalogue's forms, and no report."""

from gxparse.structure.tables.finding import TableReading, read_tables
from gxparse.structure.tables.ofyear import of_year

__all__ = ["TableReading", "of_year", "read_tables"]
