"""How Sphinx builds the documentation: Markdown by MyST, API pages from the docstrings, the theme furo."""

from importlib.metadata import version as installed

project = "gxparse"
author = "The gxparse authors"
copyright = "2026, The gxparse authors"
release = version = installed("gxparse")
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"gxparse {release}"
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_class_signature = "separated"
nitpicky = False
