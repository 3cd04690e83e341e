"""The arithmetic of a form on rows of a table, to choose between readings; the rules are the catalogue's.

A reading is refuted where a rule fails, confirmed where the rules that concern it can be assessed and hold.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from gxparse.catalogue import FormTable, Key, Rule, RuleKind, Status, Term
from gxparse.catalogue.arithmetic import holds, instances
from gxparse.model.tables import Missing

__all__ = ["Checksum", "Residuals", "Value", "Values", "checksum_of"]

Value = Decimal | Missing | None
Values = Sequence[Value]
"""The values of a row, along the form's columns; ``None`` is not known."""

Residuals = tuple[Decimal | None, ...]
"""Left side less right side of each rule, ``None`` where it cannot be assessed."""

_USED: Final = (RuleKind.SUM, RuleKind.BALANCE)
_ZERO: Final = Decimal(0)


class _Part(NamedTuple):
    """A cell in a sum."""

    row: int
    column: int
    """-1 where the cell is not among those that are looked at."""
    added: bool
    """Whether its value is added, not taken away."""
    needed: bool
    """Whether a blank here leaves the sum open; else it counts as 0."""


class _Sums(NamedTuple):
    """A rule on cells: two sums that it compares."""

    rule: Rule
    left: tuple[_Part, ...]
    right: tuple[_Part, ...]


class Checksum:
    """The sums and balances of a form's table: those within a row, and those over rows."""

    def __init__(self, table: FormTable) -> None:
        self.table = table

    def _sums(self, codes: Sequence[str], rows: Sequence[int], *, each: bool) -> list[_Sums]:
        own = set(self.table.codes)
        places = {self._key(r, c): (r, c) for r in rows for c in range(len(self.table.columns))}
        return [
            _Sums(rule, _parts(rule, left, places, sums=rule.kind is RuleKind.SUM), _parts(rule, right, places))
            for rule in self.table.rules
            if rule.kind in _USED and not rule.soft and not rule.excused and (rule.each is not None) == each
            for left, right in instances(rule, codes)
            if all(term.key.code in own for term in (*left, *right))
        ]

    @cached_property
    def _over(self) -> list[_Sums]:
        return self._sums(self.table.codes, range(len(self.table.rows)), each=False)

    @cached_property
    def _within(self) -> list[list[_Sums]]:
        """For each row."""
        return [self._sums([self._key(row, 0).code], [row], each=True) for row in range(len(self.table.rows))]

    def _key(self, row: int, column: int) -> Key:
        form_row, form_column = self.table.rows[row], self.table.columns[column]
        return Key(self.table.code(form_row, form_column), form_column.applicant, form_column.basis)

    def row(self, row: int, values: Values) -> Status:
        """The rules within a row: one that fails refutes it, one that cannot be assessed leaves it open."""
        known = {row: values}
        open_ = not self._within[row]
        for rule, left, right in self._within[row]:
            left_sum, right_sum = _total(left, known), _total(right, known)
            if left_sum is None or right_sum is None:
                open_ = True
            elif not holds(rule, left_sum, right_sum):
                return Status.FAILS
        return Status.NOT_ASSESSABLE if open_ else Status.HOLDS

    @cached_property
    def concerns(self) -> tuple[frozenset[tuple[int, int]], ...]:
        """The cells (row, column) that each of the rules over rows adds up."""
        return tuple(frozenset((part.row, part.column) for part in (*i.left, *i.right)) for i in self._over)

    @cached_property
    def _weights(self) -> dict[tuple[int, int], list[tuple[int, bool, bool]]]:
        """Of each cell: the rules over rows that add it up, whether left less right grows by it, whether it is needed."""
        found: dict[tuple[int, int], list[tuple[int, bool, bool]]] = {}
        for index, (_, left, right) in enumerate(self._over):
            for part, more in [*((part, part.added) for part in left), *((part, not part.added) for part in right)]:
                found.setdefault((part.row, part.column), []).append((index, more, part.needed))
        return found

    def share(self, row: int, values: Values) -> Residuals:
        """What a row adds to the rules over rows, ``None`` where they cannot be assessed without a number of it."""
        found: list[Decimal | None] = [_ZERO] * len(self._over)
        for column, value in enumerate(values):
            for index, more, needed in self._weights.get((row, column), ()):
                before = found[index]
                if not isinstance(value, Decimal):
                    found[index] = None if needed or value is None else before
                elif before is not None:
                    found[index] = before + value if more else before - value
        return tuple(found)

    def residuals(self, rows: Mapping[int, Values]) -> Residuals:
        """The rules over rows."""
        found: list[Decimal | None] = []
        for _, left, right in self._over:
            left_sum, right_sum = _total(left, rows), _total(right, rows)
            found.append(None if left_sum is None or right_sum is None else left_sum - right_sum)
        return tuple(found)


def _parts(
    rule: Rule, terms: Sequence[Term], places: Mapping[Key, tuple[int, int]], *, sums: bool = False
) -> tuple[_Part, ...]:
    """The cells of a side. A blank part counts as 0, but a blank total, or a blank sum of parts, is not known."""
    return tuple(
        _Part(
            *places.get(term.key, (-1, -1)),
            added=term.sign > 0,
            needed=sums or term.total or (rule.over == "applicant" and term.key.applicant == "total"),
        )
        for term in terms
    )


def _total(parts: Sequence[_Part], rows: Mapping[int, Values]) -> Decimal | None:
    """The sum of these cells, or ``None`` where it cannot be known."""
    total = _ZERO
    for row, column, added, needed in parts:
        values = rows.get(row)
        value = None if values is None else values[column]
        if isinstance(value, Decimal):
            total = total + value if added else total - value
        elif needed or value is None:
            return None
    return total


@lru_cache(maxsize=64)
def checksum_of(table: FormTable) -> Checksum:
    """The checksum of a table; made once."""
    return Checksum(table)
