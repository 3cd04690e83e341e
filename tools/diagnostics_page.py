"""Write ``docs/reference/diagnostics.md`` from the catalogue of diagnostics: ``python tools/diagnostics_page.py``."""

from pathlib import Path
from typing import Final

from gxparse.model.diagnostics import CODES

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "diagnostics.md"
HEAD: Final = """\
# Diagnostics

Content never raises. What is odd about a document is listed in `report.diagnostics`: each has a code, a severity, a
message in English and Chinese, a place, and a hint. Codes never change meaning; the wording may. This page is written
from the catalogue by `tools/diagnostics_page.py`.

| code | severity | message | 说明 | hint |
|---|---|---|---|---|
"""


def page() -> str:
    """The page as it has to be."""
    rows = (
        f"| `{code}` | {entry.severity.value} | {entry.message} | {entry.message_zh} | {entry.hint} |\n"
        for code, entry in CODES.items()
    )
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
