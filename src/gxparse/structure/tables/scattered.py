"""Values of one row that stand on several lines, a few on each, in text whose other rows stand on a line: put together.

A converter of PDFs breaks the line between cells that lie apart. Where the lines of numbers between two labels hold as
many as a row does, and the row adds up, they are its values; else they are left as they stand.
"""

from collections.abc import Sequence

from gxparse.catalogue import FormTable, Status
from gxparse.structure.tables.checksum import checksum_of
from gxparse.structure.tables.groups import Group
from gxparse.structure.tables.solving import value_of

__all__ = ["gathered"]


def gathered(groups: Sequence[Group], table: FormTable) -> list[Group]:
    """The groups, those that are lines of one row as one, where most other rows are whole."""
    found: list[Group] = []
    joined = 0
    index = 0
    while index < len(groups):
        end = index + 1
        while end < len(groups) and not groups[end].before and not groups[end].own:
            end += 1
        whole = _whole(groups[index:end], table)
        joined += whole is not None
        found += groups[index:end] if whole is None else [whole]
        index = end
    full = sum(1 for group in found if len(group.values) == len(table.columns))
    return found if joined and 2 * (full - joined) >= len(found) - joined else list(groups)


def _whole(run: Sequence[Group], table: FormTable) -> Group | None:
    """The row of which these are the lines; ``None`` where they are not."""
    values = tuple(value for group in run for value in group.values)
    width = len(table.columns)
    if len(run) == 1 or len(values) != width or any(group.gridded for group in run):
        return None
    if checksum_of(table).row(0, [value_of(value) for value in values]) is not Status.HOLDS:
        return None
    return run[0]._replace(values=values, after=run[-1].after)
