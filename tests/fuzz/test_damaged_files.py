"""Damaged files of every kind give a Document, or a GxParseError that says what to do; never anything else.

The number of files of each kind is small here; ``GXPARSE_FUZZ=1000`` makes it what it should be before a release.
"""

import os
import time

import pytest

from fuzz.damage import damaged
from fuzz.wrapping import all_kinds
from gxparse import samples
from gxparse.errors import GxParseError
from gxparse.limits import Limits
from gxparse.model.document import Document, Grid
from gxparse.reading import read
from gxparse.reading.joining import BLANKS

COUNT = int(os.environ.get("GXPARSE_FUZZ", "12"))
TEXT = next(entry for entry in samples.reports() if entry.name == "pipe_table.txt").read_bytes().decode()
KINDS = all_kinds(TEXT)
PLAIN = ("text", "utf-8-bom", "utf-16", "gb18030")
LIMITS = Limits(input_bytes=5_000_000, text_characters=2_000_000, expanded_bytes=50_000_000, cells=200_000, seconds=20)


def check(document: Document) -> None:
    """Blocks are in order, apart, hold every non-blank character, and cells are what the text has at their place."""
    end = 0
    for block in document.blocks:
        assert block.span.start >= end
        assert not document.text[end : block.span.start].strip(BLANKS)
        end = block.span.end
        if isinstance(block, Grid):
            for cell in block.cells:
                assert cell.text == document.text[cell.span.start : cell.span.end]
                assert 0 <= cell.row < cell.row + cell.rowspan <= block.rows
                assert 0 <= cell.column < cell.column + cell.colspan <= block.columns
            assert block.span.start <= block.cells[0].span.start
            assert block.cells[-1].span.end <= block.span.end
        document.source.locate(block.span)
    assert not document.text[end:].strip(BLANKS)
    assert len(document.text) <= LIMITS.text_characters


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in PLAIN])
def test_whole_files_are_sound(kind: str) -> None:
    check(read(KINDS[kind], limits=LIMITS))


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_give_a_document_or_our_error(kind: str) -> None:
    others = list(KINDS.values())
    slowest = 0.0
    for number in range(COUNT):
        seed = f"{kind}-{number}"
        data = damaged(KINDS[kind], others[number % len(others)], seed)
        begin = time.monotonic()
        try:
            document = read(data, limits=LIMITS)
        except GxParseError:
            document = None
        except BaseException as error:
            raise AssertionError(f"{type(error).__name__} for the seed {seed}: {error}") from error
        slowest = max(slowest, time.monotonic() - begin)
        if document is not None and document.source.media_type != "text/plain":
            check(document)
    assert slowest < 2 * LIMITS.seconds
