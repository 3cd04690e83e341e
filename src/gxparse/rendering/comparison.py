"""Turns a comparison into text for a terminal and HTML for a notebook or a file, side by side; compares nothing."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Final

from gxparse.model.comparison import (
    Change,
    ChangeStatus,
    Comparison,
    Passage,
    PassagePair,
    SectionPair,
    SectionRef,
    Side,
)
from gxparse.model.observations import Basis, Measure
from gxparse.spans import Span

__all__ = ["comparison_html", "comparison_text", "side_by_side"]

_COLOURS: Final = {
    ChangeStatus.CHANGED: "#fbeec0",
    ChangeStatus.ADDED: "#d6f0d6",
    ChangeStatus.REMOVED: "#f9d0d0",
    ChangeStatus.NOT_COMPARABLE: "#e4e4e4",
    ChangeStatus.SAME: "transparent",
}
_STYLE: Final = (
    "table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{border:1px solid #ccc;padding:.3em;"
    "vertical-align:top;text-align:left}.copied{background:#dde8f7}.numbers{background:#e6dcf5}.near{background:#eef3fb}.new{background:#d6f0d6}"
    ".dropped{background:#f9d0d0}"
)
_BASES: Final = {
    Basis.YEAR: "of the year", Basis.CUMULATIVE: "cumulative", Basis.PERIOD: "of the return", Basis.TO_DATE: "to date",
}  # fmt: skip
_Row = tuple[SectionRef | None, SectionRef | None]
"""A section of the first report and one of the second; nothing where only one of them has it."""
Marks = list[tuple[Span, str, str]]
"""Where a sentence stands, its text, and the class that it is shown in."""


def comparison_text(comparison: Comparison) -> str:
    """The indicators that changed, then how alike the sections are, then what is copied, new and dropped; by lines."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{_named(comparison.before)} → {_named(comparison.after)}"
    yield _reuse(comparison)
    yield f"indicators ({len(comparison.changed)} of {len(comparison.changes)} changed)"
    for change in comparison.changed:
        reason = f"  [{change.reason}]" if change.reason else ""
        yield f"  {change.status.value:<14} {_label(change)}: {_both(change)}{reason}"
    yield f"sections ({len(comparison.sections)} aligned)"
    for pair in comparison.sections:
        yield f"  {pair.similarity:>4.0%} {pair.before.label}{pair.before.title}{_answer(pair)}"
    for pair in comparison.regrouped:
        yield f"     ~ {pair.before.label}{pair.before.title} → {pair.after.label}{pair.after.title}"
    yield from (f"     - {section.label}{section.title}" for section in comparison.dropped_sections)
    yield from (f"     + {section.label}{section.title}" for section in comparison.new_sections)
    numbered = " (= numbers too, ≈ other numbers)" if comparison.copied else ""
    yield f"copied: {len(comparison.copied)}{numbered}"
    yield from (f"  {'=' if pair.same_numbers else '≈'} {_line(pair.after)}" for pair in comparison.copied)
    yield f"reworded: {len(comparison.reworded)}"
    for same in comparison.reworded:
        yield f"  - {_line(same.before)}"
        yield f"  + {_line(same.after)}"
    for name, mark, passages in (("new", "+", comparison.new), ("dropped", "-", comparison.dropped)):
        yield f"{name}: {len(passages)}"
        yield from (f"  {mark} {_line(passage)}" for passage in passages)


def _line(passage: Passage) -> str:
    """A sentence on one line."""
    return " ".join(passage.text.split())


def _reuse(comparison: Comparison) -> str:
    return (
        f"similarity {comparison.similarity:.0%}, reuse {comparison.reuse:.0%} "
        f"({comparison.renumbered:.0%} with numbers changed)"
    )


def _answer(pair: SectionPair) -> str:
    """What became of a section: another title, nothing but numbers changed."""
    moved = "" if pair.before.title == pair.after.title else f" → {pair.after.title}"
    same = pair.similarity < 1 == pair.wording
    return f"{moved}  [numbers alone changed]" if same else moved


def _named(side: Side) -> str:
    return " ".join(str(part) for part in (side.agency, side.year) if part is not None) or side.uri or "a report"


def _label(change: Change) -> str:
    measure = None if change.measure is Measure.VALUE else change.measure.value
    basis = None if change.basis is Basis.YEAR else _BASES[change.basis]
    base = None if change.base in (None, change.code) else f"of {change.base}"
    parts = (change.applicant, change.scope, basis, measure, base)
    inside = ", ".join(part for part in parts if part)
    return f"{change.code} ({inside})" if inside else change.code


def _both(change: Change) -> str:
    text = f"{_number(change.before)} → {_number(change.after)}"
    if change.delta is not None:
        text += f" ({_delta(change)}{'' if change.ratio is None else f', ×{change.ratio:.2f}'})"
    return text


def _delta(change: Change) -> str:
    """The difference, with its sign; empty where there is none."""
    if change.delta is None:
        return ""
    return f"{'-' if change.delta < 0 else '+'}{_number(abs(change.delta))}"


def _number(value: Decimal | None) -> str:
    """A number without zeros behind its last decimal."""
    if value is None:
        return "—"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def comparison_html(comparison: Comparison) -> str:
    """The numbers that changed and how alike the sections are; the sentences fold."""
    return "".join(
        (
            f"<div><p><b>{escape(_named(comparison.before))} → {escape(_named(comparison.after))}</b> ",
            f"{_reuse(comparison)}</p>",
            _changes(comparison.changed),
            _sections(comparison),
            _sentences("Copied", [pair.after for pair in comparison.copied if pair.same_numbers]),
            _pairs("Copied, numbers changed", [pair for pair in comparison.copied if not pair.same_numbers]),
            _pairs("Reworded", comparison.reworded),
            _sentences("New", comparison.new),
            _sentences("Dropped", comparison.dropped),
            "</div>",
        )
    )


def _changes(changes: Sequence[Change]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in ("indicator", "before", "after", "delta", "ratio", "status"))
    rows = "".join(map(_change, changes))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""


def _change(change: Change) -> str:
    reason = f"<br><small>{escape(change.reason)}</small>" if change.reason else ""
    ratio = "" if change.ratio is None else f"{change.ratio:.2f}"
    told = (_label(change), _number(change.before), _number(change.after), _delta(change), ratio)
    cells = "".join(f"<td>{escape(text)}</td>" for text in told)
    return f'<tr style="background:{_COLOURS[change.status]}">{cells}<td>{change.status.value}{reason}</td></tr>'


def _sections(comparison: Comparison) -> str:
    """The sections that answer each other, those merged or split, and those that only one report has."""
    rows = [(_title(p.before), _title(p.after), f"{p.similarity:.0%}", f"{p.wording:.0%}") for p in comparison.sections]
    rows += [(_title(p.before), _title(p.after), f"regrouped: {p.similarity:.0%} of it", "") for p in comparison.regrouped]
    rows += [(_title(section), "—", "dropped", "") for section in comparison.dropped_sections]
    rows += [("—", _title(section), "new", "") for section in comparison.new_sections]
    inside = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    heads = "<tr><th>section</th><th>answers</th><th>similarity</th><th>numbers aside</th></tr>"
    return f"<table><thead>{heads}</thead><tbody>{inside}</tbody></table>" if rows else ""


def _title(section: SectionRef) -> str:
    return section.label + section.title


def _sentences(title: str, passages: Sequence[Passage]) -> str:
    inside = "".join(f"<li>{escape(passage.text)}</li>" for passage in passages)
    return f"<details><summary>{title} ({len(passages)})</summary><ul>{inside}</ul></details>" if inside else ""


def _pairs(title: str, pairs: Sequence[PassagePair]) -> str:
    """Sentences beside those that they were."""
    rows = "".join(f"<tr><td>{escape(p.before.text)}</td><td>{escape(p.after.text)}</td></tr>" for p in pairs)
    inside = f"<table><thead><tr><th>before</th><th>after</th></tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{title} ({len(pairs)})</summary>{inside}</details>" if rows else ""


def side_by_side(comparison: Comparison) -> str:
    """A page of its own: changed numbers, then the sections of both reports beside each other, sentences marked."""
    title = f"{_named(comparison.before)} → {_named(comparison.after)}"
    left = _marks(comparison.copied, comparison.reworded, comparison.dropped, after=False)
    right = _marks(comparison.copied, comparison.reworded, comparison.new, after=True)
    cells = _openings(comparison, left, right)
    cells += "".join(f"<tr>{_section(own, left)}{_section(other, right)}</tr>" for own, other in _rows(comparison))
    heads = "".join(f"<th>{escape(_named(side))}</th>" for side in (comparison.before, comparison.after))
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}'
        f"</style></head><body><h1>{escape(title)}</h1><p>{_reuse(comparison)}. "
        '<span class="copied">copied</span> <span class="numbers">copied, numbers changed</span> '
        '<span class="near">reworded</span> '
        f'<span class="new">new</span> <span class="dropped">dropped</span></p>{_changes(comparison.changed)}'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table></body></html>"
    )


def _rows(comparison: Comparison) -> list[_Row]:
    """The sections beside those that answer them, as the first report has them; one of the second alone below its neighbour."""
    rows: list[_Row] = [(p.before, p.after) for p in comparison.sections]
    rows += [(section, None) for section in comparison.dropped_sections]
    rows += [(None, section) for section in comparison.new_sections]
    rows += _regrouped(comparison)
    found = sorted([row for row in rows if row[0] is not None], key=lambda row: row[0].span if row[0] else Span(0, 0))
    for alone in sorted([after for before, after in rows if before is None and after is not None], key=lambda one: one.span):
        over = [(after.span, place) for place, (_, after) in enumerate(found) if after is not None and after.span < alone.span]
        found.insert(max(over)[1] + 1 if over else 0, (None, alone))
    return found


def _openings(comparison: Comparison, left: Marks, right: Marks) -> str:
    """A row of the sentences that stand in no section: the openings, or texts without sections."""
    both = (*comparison.sections, *comparison.regrouped)
    own = [*(pair.before for pair in both), *comparison.dropped_sections]
    other = [*(pair.after for pair in both), *comparison.new_sections]
    cells = [
        "".join(_mark(text, name) for span, text, name in marks if not any(span in section.span for section in sections))
        for marks, sections in ((left, own), (right, other))
    ]
    return f"<tr><td>{cells[0]}</td><td>{cells[1]}</td></tr>" if any(cells) else ""


def _mark(text: str, name: str) -> str:
    """A sentence in its class."""
    return f'<span class="{name}">{escape(text)}</span> '


def _regrouped(comparison: Comparison) -> Iterator[_Row]:
    """Sections that were merged into another or split off: those that have no row yet, beside nothing."""
    own = {pair.before.span for pair in comparison.sections}
    other = {pair.after.span for pair in comparison.sections}
    for pair in comparison.regrouped:
        if pair.before.span not in own:
            own.add(pair.before.span)
            yield pair.before, None
        if pair.after.span not in other:
            other.add(pair.after.span)
            yield None, pair.after


def _marks(
    copied: Sequence[PassagePair], reworded: Sequence[PassagePair], alone: Sequence[Passage], *, after: bool
) -> Marks:
    """The sentences of one report in order, each with the class it is shown in."""
    own = {
        "copied": [pair for pair in copied if pair.same_numbers],
        "numbers": [pair for pair in copied if not pair.same_numbers],
        "near": reworded,
    }
    found = [
        (one.span, one.text, name)
        for name, pairs in own.items()
        for one in (pair.after if after else pair.before for pair in pairs)
    ]
    found += [(one.span, one.text, "new" if after else "dropped") for one in alone]
    return sorted(found)


def _section(section: SectionRef | None, marks: Marks) -> str:
    """A cell: the section's heading and its sentences, those of the sections below left to their own rows."""
    if section is None:
        return "<td></td>"
    plain = "".join(section.text.split())
    inside = "".join(
        _mark(text, name)
        for span, text, name in marks
        if span in section.span and "".join(text.split()) in plain
    )
    level = min(section.level + 2, 6)
    said = next((f' class="{name}"' for span, _, name in marks if span.start == section.span.start), "")  # the heading itself
    return f"<td><h{level}{said}>{escape(_title(section))}</h{level}>{inside}</td>"
