"""``import gxparse`` is cheap: heavy and optional libraries come with the first use of what needs them."""

import json
import subprocess
import sys

HEAVY = {"cattrs", "cn2an", "selectolax"}
OPTIONAL = {
    "pypdfium2", "pdfplumber", "docx", "python_calamine", "nanoarrow", "pandas", "polars", "pyarrow", "numpy",
    "hypothesis",
}  # fmt: skip


def loaded_by(code: str) -> set[str]:
    """The top packages that a fresh interpreter has loaded after ``code``."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_loads_no_heavy_and_no_optional_library() -> None:
    assert not loaded_by("import gxparse") & (HEAVY | OPTIONAL)


def test_parsing_text_loads_no_optional_library() -> None:
    assert not loaded_by("import gxparse; gxparse.parse('一、概述')") & (OPTIONAL | {"cattrs", "selectolax"})


def test_json_loads_cattrs_when_it_is_first_used() -> None:
    assert "cattrs" in loaded_by("import gxparse; gxparse.dumps(gxparse.Span(0, 1))")


def test_labels_of_lists_are_written_without_cn2an_and_large_numerals_with_it() -> None:
    write = "from gxparse import numerals; [numerals.format(number) for number in range({})]"
    assert "cn2an" not in loaded_by(write.format(100))
    assert "cn2an" in loaded_by(write.format(101))
