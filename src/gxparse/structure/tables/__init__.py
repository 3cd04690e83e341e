"""Indicator tables of a document, in reading order; knows lines, grids and the catalogue's forms, and no report."""

from gxparse.structure.tables.finding import TableReading, read_tables

__all__ = ["TableReading", "read_tables"]
