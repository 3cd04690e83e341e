"""A stated average (人均, 户均, 平均每期, 月均) into a finding, where its sentence tells both numbers that it is of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from gxparse.audit.numbers import Number, Range, plain
from gxparse.audit.prose.changes import is_change
from gxparse.audit.prose.sentences import Item, Passage, Sentence
from gxparse.audit.prose.units import countable, same_unit
from gxparse.audit.stating import Statement, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report

__all__ = ["AVERAGES", "average_findings"]

AVERAGES: Final = ("均",)
"""This is in the words of every average."""
_PER: Final = re.compile(
    r"(?:平均每?|每)个?(?P<unit>[期场次户家人件批]|月)(?:平均)?[^，,\d每均]{0,6}$|(?P<each>[人户家场期件批月])均[^，,\d每均]{0,6}$"
)
"""平均每期70人次, 每期平均70人次, 人均20元."""
_ALSO: Final = {"户": ("户", "家")}
"""Firms are counted in 家 and told of as 户均."""
_FACTOR: Final = 4
"""What is further off than this is an average of something else."""
_FAR: Final = 12
"""Numbers before an average that it may be of."""
_DRESS: Final = re.compile("约为?|为|达到?|近|超过?|是|有")
_YEAR: Final = re.compile("全年|(?:19|20)\\d\\d年|本年度?|年度")
_MONTHS: Final = Decimal(12)
_STEP: Final = re.compile(r"[.．]([0-9０-９]+)")
_SCALES: Final = (("万亿", 12), ("亿", 8), ("万", 4))
_LOOSE: Final = Decimal("0.02")
"""Of an average: what one that is told roughly may be off."""


def average_findings(report: Report, passage: Passage) -> Iterator[Finding]:
    """举办3期，参训210人次，平均每期70人次: what is divided is counted alike, and so many they are."""
    for sentence in passage.sentences:
        for index, item in enumerate(sentence.items):
            told = _PER.search(item.label) if "均" in item.label and countable(item) else None
            found = None if told is None else _of(sentence, index, told)
            if found is not None:
                yield _finding(report, *found, item)


def _of(sentence: Sentence, index: int, told: re.Match[str]) -> tuple[Number, Number] | None:
    """What is divided and by what, where only one number each may be meant or two agree."""
    average, unit = sentence.items[index], told["unit"] or told["each"]
    near = sentence.items[max(0, index - _FAR) : index]
    before = [i for i in near if countable(i) and "均" not in i.label and not is_change(i)]
    alike = [i for i in before if same_unit(i, average)]
    items = [i for i in before if not i.past]
    wholes = [i for i in alike if not i.past and i.number.value >= average.number.value]
    subject = average.label[: told.start()][-2:]
    words = _DRESS.sub("", told[0].rpartition(unit)[2].lstrip("均平"))
    wholes = [i for i in wholes if subject in i.label and words in i.label]
    if unit == "月":
        wholes = [i for i in wholes if _YEAR.search(i.label)]
        counts = [Number(_MONTHS)]
    else:
        units = _ALSO.get(unit, (unit,))
        counts = [i.number for i in items if (i.number.unit or "").startswith(units) and not same_unit(i, average)]
    pairs = [(whole.number, count) for whole in wholes for count in counts if count.value > 1]
    fitting = next((pair for pair in pairs if _fits(*pair, average.number)), None)
    return fitting or (pairs[0] if len(alike) == len(pairs) == 1 and _near(*pairs[0], average.number) else None)


def _near(whole: Number, count: Number, average: Number) -> bool:
    """Whether it may be the average of these at all: people trained and times are not 人均参训2次 of each other."""
    return whole.value < average.value * count.value * _FACTOR and average.value * count.value < whole.value * _FACTOR


def _fits(whole: Number, count: Number, average: Number) -> bool:
    """Whether the average is right, rounded or cut as it is printed, or roughly."""
    own = average.range
    step = max(_printed_step(average), average.value * _LOOSE)
    near = Range(min(own.low, average.value - step), None if own.high is None else max(own.high, average.value + step))
    told, many = whole.range, count.range
    low = told.low / many.high if many.high else Decimal(0)
    return Range(low, told.high / many.low if told.high is not None and many.low else None).meets(near)


def _printed_step(number: Number) -> Decimal:
    """One of the last digit printed: 1.25万 gives 100."""
    scale = next((power for word, power in _SCALES if word in number.text), 0)
    digits = _STEP.search(number.text)
    return Decimal(1).scaleb(scale - (len(digits[1]) if digits else 0))


def _finding(report: Report, whole: Number, count: Number, average: Item) -> Finding:
    stated = average.number
    holds = _fits(whole, count, stated)
    exact = whole.value / count.value
    shown = round(exact, 2)
    sign = "=" if exact == stated.value else "≈" if holds else f"= {plain(shown)} ≠"
    numbers: Sequence[Number] = [whole, count, stated]
    return state(
        report,
        rule_texts()["prose.average"],
        Statement(
            FindingKind.SHARE,
            Status.HOLDS if holds else Status.FAILS,
            FindingSeverity.REMARK,
            f"{plain(whole.value)} / {plain(count.value)} {sign} {plain(stated.value)}",
            [number for number in numbers if number.span is not None],
            sides=(shown, stated.value),
        ),
    )
