"""Sentence patterns of the reports' prose, with what must be read from them; see README.md."""
