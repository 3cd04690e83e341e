"""Sections without a counterpart that are about one subject of the outlines; knows headings only."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from gxparse.catalogue.prescribed import SUBJECTS
from gxparse.compare.sections import Part

__all__ = ["by_subject"]

_SUBJECTS: Final = tuple((name, re.compile(words)) for name, words in SUBJECTS)

_AND: Final = re.compile("[、和及与]")


def by_subject(lost: Sequence[Part], come: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """概述 and 总体情况, 不足之处 and 存在问题和打算: of one level, where neither report has another section about it left."""
    for one in lost:
        answers = _about(one, come)
        if len(answers) == 1 and len(_about(answers[0], lost)) == 1:
            yield one, answers[0]


def _about(part: Part, others: Sequence[Part]) -> list[Part]:
    """The sections of its level that share a subject with it."""
    own = _subjects(part.name)
    return [o for o in others if o.section.level == part.section.level and not own.isdisjoint(_subjects(o.name))]


@cache
def _subjects(name: str) -> frozenset[str]:
    """What a heading is about: the last subject of each of the things that it joins; 依申请公开收费情况 is about fees."""
    told = [_last(piece) for piece in _AND.split(name)]
    return frozenset(subject for subject in told if subject is not None)


def _last(piece: str) -> str | None:
    places = [(match.end(), subject) for subject, words in _SUBJECTS for match in words.finditer(piece)]
    return max(places)[1] if places else None
