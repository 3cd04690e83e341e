"""Divisions of GB/T 2260 and lines of departments as look-up tables; knows no report."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, final

from attrs import frozen

__all__ = ["LEVELS", "Divisions", "divisions"]

LEVELS: Final = "省市州盟县区旗镇乡"
"""What names of divisions end with: 省, 市, 自治州, 盟, 县, 区, 旗, 镇, 乡; fit for ``[...]`` in a pattern."""


@final
@frozen(eq=False)
class Divisions:
    """Codes and names of divisions, and what departments are for; equal to itself alone."""

    as_of: int
    """The year whose list it is."""
    names: Mapping[str, str]
    """Six digits → name."""
    codes: Mapping[str, tuple[str, ...]]
    """Name, or former name, → the codes it may have."""
    changed: frozenset[str]
    """Names that were of a prefecture once and are of a county now."""
    lines: Mapping[str, str]
    """What a department is for, in any wording → the wording of today."""

    def code_of(self, name: str, within: str | None = None) -> str | None:
        """The code of a division by its full name, inside another where its code is given; ``None`` if not just one."""
        found = [code for code in self.codes.get(name, ()) if within is None or code.startswith(within.rstrip("0"))]
        return found[0] if len(found) == 1 else None


@cache
def divisions() -> Divisions:
    """The table that comes with the package."""
    data = tomllib.loads((files("gxparse.catalogue") / "data" / "divisions.toml").read_text("utf-8"))
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in data["divisions"].items():
        codes[name] = (*codes.get(name, ()), code)
    for name, code in data["former"].items():
        codes[name] = (*codes.get(name, ()), code)
    return Divisions(
        as_of=data["as_of"],
        names=data["divisions"],
        codes=codes,
        changed=frozenset(data["changed"]["names"]),
        lines={word: line for line, words in data["lines"].items() for word in words},
    )
