"""Measurements of reading tables."""
