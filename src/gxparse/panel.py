"""Many reports into a long table of their observations, whole or in batches, and into the tables made of it.

Of several reports of one body and year ``panel`` keeps one: a corrected one (更正) before others, then the one published
last, then the one given last. ``duplicates="all"`` keeps all, as ``panel_batches`` does, which sees each report once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from os import PathLike
from typing import Any, Final, Literal, NamedTuple, final

from gxparse import late
from gxparse.catalogue import Catalogue, comparable, form_of_year
from gxparse.catalogue.crosswalk import apart, scale
from gxparse.model.observations import Observation, Origin
from gxparse.model.panel import Panel, PanelRow, RollUp, WidePanel, YearOnYear
from gxparse.model.report import Report

__all__ = ["PanelBatches", "panel", "panel_batches", "roll_up", "wide", "year_on_year"]

_IN_FORCE: Final = "2021"
"""The form that reports follow today."""
_ROWS: Final = 65536

Duplicates = Literal["best", "all"]


def panel(reports: Iterable[Report], *, duplicates: Duplicates = "best", catalogue: Catalogue | None = None) -> Panel:
    """The observations of all reports, one row each.

    ``duplicates`` says what becomes of several reports of one body and year: ``"best"`` keeps the corrected one, else
    the one published last, else the last; ``"all"`` keeps them all, told apart by ``edition``.
    """
    if duplicates not in ("best", "all"):
        raise ValueError(f"duplicates={duplicates!r} is neither 'best' nor 'all'")
    reader = _Reader(catalogue)
    kept: dict[object, tuple[tuple[bool, str], list[PanelRow]]] = {}
    for index, report in enumerate(reports):
        rows = reader.rows(report)
        key = _identity(report) if duplicates == "best" else None
        rank = (_corrected(report), str(report.metadata.published or ""))
        if key is None:
            kept[index] = rank, rows
        elif key not in kept or kept[key][0] <= rank:
            kept[key] = rank, rows
    return Panel.of([row for _, rows in kept.values() for row in rows])


def panel_batches(
    reports: Iterable[Report], rows: int = _ROWS, *, catalogue: Catalogue | None = None
) -> "PanelBatches":
    """Panels of ``rows`` rows each, the last one shorter; never holds more than one batch and one report."""
    if rows < 1:
        raise ValueError(f"a batch has at least one row, not {rows}")
    return PanelBatches(_batches(reports, rows, _Reader(catalogue)))


@final
class PanelBatches(Iterator[Panel]):
    """An iterator of panels that can write them to one file, a batch at a time."""

    def __init__(self, batches: Iterator[Panel]) -> None:
        self._batches = batches

    def __next__(self) -> Panel:
        return next(self._batches)

    def to_parquet(self, path: str | PathLike[str]) -> int:
        """The remaining batches as one Parquet file, a row group each; gives the number of rows."""
        return int(late.call("PanelBatches.to_parquet", self, path))

    def to_csv(self, path: str | PathLike[str]) -> int:
        """The remaining batches as one CSV file in UTF-8; gives the number of rows."""
        return int(late.call("PanelBatches.to_csv", self, path))


def _batches(reports: Iterable[Report], size: int, reader: "_Reader") -> Iterator[Panel]:
    waiting: list[PanelRow] = []
    for report in reports:
        waiting += reader.rows(report)
        while len(waiting) >= size:
            yield Panel.of(waiting[:size])
            del waiting[:size]
    if waiting:
        yield Panel.of(waiting)


class _Reader:
    """Reports into rows; remembers only how many reports of each body and year it saw."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        from gxparse import catalogue as catalogues

        self._catalogue = catalogues.default if catalogue is None else catalogue
        self._seen: dict[object, int] = {}
        self._answers: dict[tuple[str, str | None], str] = {}

    def rows(self, report: Report) -> list[PanelRow]:
        """The observations of a report in the order of their codes."""
        from gxparse.normalise import normalise

        observations = normalise(report, catalogue=self._catalogue)
        key = _identity(report)
        edition = self._seen.get(key, 0) + 1 if key is not None else 1
        if key is not None:
            self._seen[key] = edition
        body = report.metadata.body
        head = report.agency, "".join(body.regions) or None if body else None, report.year
        tail = edition, int(_corrected(report)), report.source.uri, report.source.digest
        forms = [(table.span.start, table.span.end, table.form) for table in report.tables if table.form]
        return [self._row(one, head, tail, forms) for code in observations for one in observations.all(code)]

    def _row(
        self,
        one: Observation,
        head: tuple[str | None, str | None, int | None],
        tail: tuple[int, int, str | None, str],
        forms: Sequence[tuple[int, int, str]],
    ) -> PanelRow:
        span = one.evidence.span
        source = span or next((part.evidence.span for part in one.inputs if part.evidence.span), None)
        form = None if source is None else next((f for start, end, f in forms if start <= source.start < end), None)
        form = form or form_of_year(head[2])
        return PanelRow(
            *head,
            form,
            one.code,
            None if one.applicant is None else one.applicant.value,
            one.scope,
            one.measure.value,
            one.base,
            one.basis.value,
            one.value,
            one.high,
            None if one.missing is None else one.missing.value,
            one.unit,
            one.approx.value,
            one.evidence.origin.value,
            self._answer(one.code, form),
            edition=tail[0],
            corrected=tail[1],
            source=tail[2],
            digest=tail[3],
            start=None if span is None else span.start,
            end=None if span is None else span.end,
        )

    def _answer(self, code: str, form: str | None) -> str:
        """Whether a form's numbers of a code may stand beside those of the form in force."""
        if (code, form) not in self._answers:
            told = "yes" if form is None else comparable(code, form, _IN_FORCE, self._catalogue).answer.value
            self._answers[code, form] = told
        return self._answers[code, form]


def _identity(report: Report) -> tuple[str, int] | None:
    """Body and year; ``None`` where the report does not say them and so is no other's duplicate."""
    return None if report.agency is None or report.year is None else (report.agency, report.year)


def _corrected(report: Report) -> bool:
    return any(diagnostic.code == "corrected_report" for diagnostic in report.diagnostics)


class _Number(NamedTuple):
    """What the numbers of two years, or of two bodies, must have in common."""

    code: str
    applicant: str | None
    scope: str | None
    basis: str


_ORIGINS: Final = tuple(origin.value for origin in Origin)


_Best = dict[tuple[str | None, int | None, str | None, _Number], PanelRow]
"""By body, year, the digest of a report that does not say them, and number."""


def _best(table: Panel) -> _Best:
    """The best row of each number: the last edition, with a value, a table's before a sentence's, exact."""
    found: _Best = {}

    def rank(row: PanelRow) -> tuple[Any, ...]:
        return (-row.corrected, -row.edition, row.value is None, _ORIGINS.index(row.origin), row.approx != "exact")

    for row in table.rows:
        if row.measure in ("value", "rate"):
            applicant = None if row.applicant == "total" else row.applicant
            key = row.body, row.year, _digest(row), _Number(row.code, applicant, row.scope, row.basis)
            if key not in found or rank(row) < rank(found[key]):
                found[key] = row
    return found


def _digest(row: PanelRow) -> str | None:
    """What tells a report from others that do not say their body or year either."""
    return row.digest if row.body is None or row.year is None else None


def wide(table: Panel, codes: Sequence[str]) -> WidePanel:
    """One row a body and year, one column a code: the year's value of the whole."""
    if isinstance(codes, str):
        raise TypeError(f"codes are a sequence of codes, not the text {codes!r}; [{codes!r}] is one of them")
    best = _best(table)
    reports = dict.fromkeys((row.body, row.region, row.year, _digest(row)) for row in table.rows)

    def value(body: str | None, year: int | None, digest: str | None, code: str) -> Decimal | None:
        row = best.get((body, year, digest, _Number(code, None, None, "year")))
        return None if row is None else row.value

    values = tuple(tuple(value(body, year, digest, code) for code in codes) for body, _, year, digest in reports)
    return WidePanel(tuple(codes), tuple(report[:3] for report in reports), values)


def year_on_year(table: Panel) -> tuple[YearOnYear, ...]:
    """Each number with that of the same body one year before, in the order of the panel."""
    best = _best(table)
    found: list[YearOnYear] = []
    for (body, year, _, number), row in best.items():
        if body is None or year is None:
            continue
        before = best.get((body, year - 1, None, number))
        previous = None if before is None else before.value
        broken = before is not None and (
            apart(before, row) or _broken(number.code, before.form, row.form)
        )
        known = not broken and row.value is not None and previous is not None
        found.append(
            YearOnYear(
                body, *number, year, row.value, previous,
                delta=row.value - previous if known and row.value is not None and previous is not None else None,
                ratio=row.value / previous if known and row.value is not None and previous else None,
                broken=broken,
            )
        )  # fmt: skip
    return tuple(found)


@cache
def _broken(code: str, before: str | None, after: str | None) -> bool:
    """Whether the form changed to one whose numbers of the code may not be compared."""
    return before is not None and after is not None and before != after and not comparable(code, before, after)


def _governments(best: _Best) -> frozenset[tuple[str, int | None]]:
    """The governments of regions that have other bodies in the panel too, by year."""
    told: dict[tuple[str | None, int | None], set[tuple[str, bool]]] = {}
    for (body, year, *_), row in best.items():
        if body is not None:
            name = body.removesuffix("人民政府")
            own = name != body and row.region is not None and row.region.endswith(name)
            told.setdefault((row.region, year), set()).add((body, own))
    return frozenset((body, year) for (_, year), some in told.items() if len(some) > 1 for body, own in some if own)


def roll_up(table: Panel, parents: Mapping[str, str] | None = None) -> tuple[RollUp, ...]:
    """Sums of the year's values over the bodies of each parent, or of each region.

    The report of a region's own government tells the whole region: beside others it is left out of the region's sum.
    Amounts without a unit are not added to those with one. A body of ``parents`` without a report is silent.
    """
    best = _best(table)
    whole = _governments(best) if parents is None else frozenset[tuple[str, int | None]]()
    bodies: dict[tuple[str, int | None], set[str]] = {}
    told: dict[tuple[str, str, str | None, int | None], list[PanelRow]] = {}
    for (body, year, _, number), row in best.items():
        parent = row.region if parents is None else parents.get(body or "")
        if parent is None or body is None or (body, year) in whole:
            continue
        bodies.setdefault((parent, year), set()).add(body)
        if row.value is not None and row.measure == "value" and number.scope is None and number.basis == "year":
            told.setdefault((parent, number.code, number.applicant, year), []).append(row)
    named = Counter((parents or {}).values())
    return tuple(
        _sum(key, _of_one_scale(rows), named.get(key[0]) or len(bodies[key[0], key[3]])) for key, rows in told.items()
    )


def _of_one_scale(rows: Sequence[PanelRow]) -> list[Decimal]:
    """The values that may be added up: of the scale that most rows have, of one that is told where they are as many."""
    told = [(scale(row.unit, row.value), row.value) for row in rows if row.value is not None]
    scales = Counter(one for one, _ in told if one is not None)
    most = max(scales, key=lambda one: (scales[one], one), default=None)
    return [value for one, value in told if one is None or one == most]


def _sum(key: tuple[str, str, str | None, int | None], values: Sequence[Decimal], bodies: int) -> RollUp:
    parent, code, applicant, year = key
    return RollUp(parent, code, applicant, year, sum(values, Decimal(0)), len(values), len(values) == bodies)
