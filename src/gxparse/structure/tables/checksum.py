"""The arithmetic of a form on rows of a table, to choose between readings; the rules are the catalogue's.

A reading is refuted where a rule fails, confirmed where the rules that concern it can be assessed and hold.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from gxparse.catalogue import FormTable, Key, Rule, RuleKind, Status, Term
from gxparse.catalogue.arithmetic import evaluate, instances
from gxparse.model.tables import Missing

__all__ = ["Checksum", "Residuals", "Value", "Values", "checksum_of"]

Value = Decimal | Missing | None
Values = Sequence[Value]
"""The values of a row, along the form's columns; ``None`` is not known."""

Residuals = tuple[Decimal | None, ...]
"""Left side less right side of each rule, ``None`` where it cannot be assessed."""

_USED: Final = (RuleKind.SUM, RuleKind.BALANCE)


class _Instance(NamedTuple):
    rule: Rule
    left: tuple[Term, ...]
    right: tuple[Term, ...]


class Checksum:
    """The sums and balances of a form's table: those within a row, and those over rows."""

    def __init__(self, table: FormTable) -> None:
        self.table = table

    def _instances(self, codes: Sequence[str], *, each: bool) -> list[_Instance]:
        own = set(self.table.codes)
        return [
            _Instance(rule, left, right)
            for rule in self.table.rules
            if rule.kind in _USED and not rule.soft and not rule.excused and (rule.each is not None) == each
            for left, right in instances(rule, codes)
            if all(term.key.code in own for term in (*left, *right))
        ]

    @cached_property
    def _over(self) -> list[_Instance]:
        return self._instances(self.table.codes, each=False)

    @cached_property
    def _within(self) -> dict[str, list[_Instance]]:
        return {code: self._instances([code], each=True) for code in self.table.codes}

    def _key(self, row: int, column: int) -> Key:
        form_row, form_column = self.table.rows[row], self.table.columns[column]
        return Key(self.table.code(form_row, form_column), form_column.applicant, form_column.basis)

    def _keyed(self, rows: Mapping[int, Values]) -> dict[Key, Value]:
        return {self._key(r, c): v for r, values in rows.items() for c, v in enumerate(values)}

    def row(self, row: int, values: Values) -> Status:
        """The rules within a row: one that fails refutes it, one that cannot be assessed leaves it open."""
        known = self._keyed({row: values})
        status = [evaluate(i.rule, i.left, i.right, known.get).status for i in self._within[self._key(row, 0).code]]
        if Status.FAILS in status:
            return Status.FAILS
        return Status.HOLDS if status and Status.NOT_ASSESSABLE not in status else Status.NOT_ASSESSABLE

    @cached_property
    def concerns(self) -> tuple[frozenset[tuple[int, int]], ...]:
        """The cells (row, column) that each of the rules over rows adds up."""
        places = {self._key(r, c): (r, c) for r in range(len(self.table.rows)) for c in range(len(self.table.columns))}
        return tuple(frozenset(places[term.key] for term in (*i.left, *i.right)) for i in self._over)

    def residuals(self, rows: Mapping[int, Values], *, others: Decimal | None = None) -> Residuals:
        """The rules over rows; numbers of rows that are not given count as ``others``."""
        known = self._keyed(rows)
        found: list[Decimal | None] = []
        for i in self._over:
            check = evaluate(i.rule, i.left, i.right, lambda k: known.get(k, others))
            assessed = check.left_sum is not None and check.right_sum is not None
            found.append(check.left_sum - check.right_sum if assessed else None)  # type: ignore[operator]
        return tuple(found)


@lru_cache(maxsize=64)
def checksum_of(table: FormTable) -> Checksum:
    """The checksum of a table; made once."""
    return Checksum(table)
