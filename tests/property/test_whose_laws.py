"""Words for bodies are looked for by what they begin with: that leaves none out."""

import re
from importlib import import_module

from hypothesis import given, settings
from hypothesis import strategies as st

WHOSE = import_module("gxparse.normalise.whose")
PATTERN: str = WHOSE._WORD.pattern
FIRST = re.match(r"\(\?=\[[^\]]*\]\)", PATTERN.strip())
"""The first characters, which are looked for before anything else."""
PIECES = sorted({*re.findall("[\u4e00-\u9fff]+", PATTERN), *re.findall("[\u4e00-\u9fff]", PATTERN), *"()、5某\ue000"})


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_word_begins_with_another_character(text: str) -> None:
    assert FIRST is not None
    plain = re.compile(PATTERN.replace(FIRST[0], "", 1), re.VERBOSE)
    found = [match.span() for match in plain.finditer(text)]
    assert [match.span() for match in WHOSE._WORD.finditer(text)] == found
    assert not found or WHOSE._HINT.search(text)
