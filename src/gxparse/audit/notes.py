"""Remarks of a report that parts may overlap, held against its sums: they relax some and contradict others."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Final, NamedTuple

from attrs import evolve

from gxparse.audit.numbers import Number, plain
from gxparse.audit.prose.parts import CHANNEL
from gxparse.audit.stating import Statement, Wording, state
from gxparse.audit.texts import rule_texts
from gxparse.model.findings import Finding, FindingKind, FindingSeverity, Status
from gxparse.model.report import Report
from gxparse.spans import Span

__all__ = ["with_notes"]

# Both begin with one set of characters: what is searched for so is found three times as quickly.
_EXCEEDS: Final = re.compile(
    r"[之合总相累](?:(?<=[之总])和|(?<=合)计|(?<=[相累])加)[^。；;\n）)]{0,4}(?:大于|超过|多于|高于)[^。；;\n）)]{0,8}总[数量计]"
)
_TOTAL: Final = re.compile("总[数量计]")
"""What is exceeded."""
_OVERLAPS: Final = re.compile(
    r"[同一1单部有个少](?:(?<=同)一|(?<=[一1])件|(?<=[一单])个|(?<=部)分|(?<=有)[的些]|(?<=个)别|(?<=少)数)"
    r"[^。；;\n）)]{0,4}申请[^。；;\n）)]{0,14}(?:[多两几][种个项类]|交叉|重复|重叠)"
)
_SEVERAL: Final = re.compile(r"申请(?=[^。；;\n）)]{0,14}[多两几交重])")
"""What is of several kinds."""
_LONGEST: Final = 24
"""Characters of a note at most."""
_TWICE: Final = re.compile(
    r"[同一部有个](?:(?<=同)一|(?<=一)[个家]|(?<=部)分|(?<=有)[的些]|(?<=个)别)[^。；;，,\n）)]{0,6}?"
    r"(?P<noun>单位|企业|机构|场所|部门|学校|医院|对象|项目|人员|信息|文件|稿件)[^。；;，,\n）)]{0,10}?"
    r"(?:(?:[两二多]|[2-9])次|重复|重叠|交叉|兼有|分属)"
)
"""部分单位检查两次: what the parts count is counted more than once."""
_SUM: Final = FindingKind.SUM
_OF_CHANNELS: Final = re.compile("渠道|平台|途径|载体")
"""各渠道之和大于总数 is about a sum of channels."""
_NEAR: Final = 160
"""Characters after the last part within which a note belongs to a sum."""
_BESIDE: Final = 40
"""The same for a note that says what is counted twice, which the sum has to be of."""


_LABEL: Final = 12
"""Characters before the first number of a sum that say what it counts."""


class _Note(NamedTuple):
    span: Span
    exceeds: bool
    """Whether it says that the parts add up to more, and not only that they may overlap."""
    noun: str = ""
    """What it says to be counted twice; empty for requests."""


def with_notes(report: Report, findings: Sequence[Finding], excusable: frozenset[str]) -> Iterator[Finding]:
    """The findings; a sum that exceeds its total holds where a note says why; a note that is not so has one of its own."""
    notes = list(_notes(report.text))
    if not notes:
        yield from findings
        return
    sums = [f for f in findings if f.kind is _SUM and len(f.spans) > 2]
    owned = _owned(report, notes, [f for f in sums if f.rule in excusable or f.rule.startswith("prose")])
    for finding in findings:
        own = owned.get(id(finding))
        if own is None:
            yield finding
            continue
        yield _relaxed(finding)
        if any(note.exceeds for note in own) and finding.difference is not None and finding.difference >= 0:
            yield _contradicted(report, finding)


def _notes(text: str) -> Iterator[_Note]:
    """The notes in the order of the text; one that says both is one."""
    found = [_Note(Span(*m.span()), exceeds=True) for m in _around(_TOTAL, _EXCEEDS, text)]
    starts = [note.span.start for note in found]
    for match in _around(_SEVERAL, _OVERLAPS, text):
        follows = bisect_left(starts, match.start())
        if follows == len(starts) or starts[follows] - match.start() >= 60:
            found.append(_Note(Span(*match.span()), exceeds=False))
    found += [_Note(Span(*match.span()), exceeds=False, noun=match["noun"]) for match in _TWICE.finditer(text)]
    return iter(sorted(found, key=lambda note: note.span))


def _around(words: re.Pattern[str], phrase: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a phrase around words of it: what begins with one character is found many times as quickly."""
    done = 0
    for found in words.finditer(text):
        match = phrase.search(text, max(done, found.start() - _LONGEST), found.end() + _LONGEST)
        if match is not None and match.start() <= found.start():
            yield match
            done = match.end()


def _owned(report: Report, notes: Sequence[_Note], sums: Sequence[Finding]) -> Mapping[int, Sequence[_Note]]:
    """The notes of each sum, by its identity: of the sum whose row bears a note, else of one whose parts end before it."""
    owners = _of_rows(report, [note for note in notes if not note.noun], sums)
    placed = sorted(((_parts_end(f), -place, f) for place, f in enumerate(sums)), key=itemgetter(0, 1))
    ends = [end for end, _, _ in placed]
    owned: dict[int, list[_Note]] = defaultdict(list)
    for note in notes:
        start = note.span.start
        first = bisect_left(ends, start - (_BESIDE if note.noun else _NEAR))
        within = (placed[at][2] for at in range(bisect_right(ends, start) - 1, first - 1, -1))
        owner = owners.get(note) or next((f for f in within if _is_about(report, note, f)), None)
        if owner is not None:
            owned[id(owner)].append(note)
    return owned


def _parts_end(finding: Finding) -> int:
    return max(span.end for span in finding.spans[:-1])


def _is_about(report: Report, note: _Note, finding: Finding) -> bool:
    """Whether a sum that a note follows is of what the note names."""
    if note.noun:
        return note.noun in _words(report, finding, note.span.start)
    if _OF_CHANNELS.search(report.text, max(0, note.span.start - _LABEL), note.span.end):
        return CHANNEL.search(_words(report, finding, finding.spans[-2].end)) is not None
    return True


def _words(report: Report, finding: Finding, end: int) -> str:
    """The text from the first number of a sum, with what names it, to an end."""
    return report.text[max(0, min(span.start for span in finding.spans) - _LABEL) : end]


def _of_rows(report: Report, notes: Sequence[_Note], sums: Sequence[Finding]) -> Mapping[_Note, Finding]:
    """The notes printed below the row of a total, each with the first sum that has the total."""
    if not notes:
        return {}
    below = _below(report)
    firsts: dict[tuple[int, int], Finding] = {}
    for finding in sums:
        for stretch in below.get(finding.spans[-1], ()):
            firsts.setdefault(stretch, finding)
    starts = [note.span.start for note in notes]
    owners: dict[_Note, Finding] = {}
    for (start, end), finding in firsts.items():
        for note in notes[bisect_left(starts, start) : bisect_left(starts, end)]:
            owners.setdefault(note, finding)
    return owners


def _below(report: Report) -> Mapping[Span, Sequence[tuple[int, int]]]:
    """For each cell of a row with a note, the stretch of text where the row and its note stand."""
    found: dict[Span, list[tuple[int, int]]] = defaultdict(list)
    for table in report.tables:
        for index, row in enumerate(table.rows):
            if row.note is not None:
                after = table.rows[index + 1].span.start if index + 1 < len(table.rows) else table.span.end
                for cell in row.cells:
                    found[cell.span].append((row.span.start, max(after, row.span.end)))
    return found


def _relaxed(finding: Finding) -> Finding:
    """A sum that exceeds its total, as the note says it may."""
    if not (finding.failed and finding.difference is not None and finding.difference > 0):
        return finding
    return evolve(
        finding,
        status=Status.HOLDS,
        cause=None,
        cause_zh=None,
        message=f"{finding.message[:-1]}; a note says that parts may overlap.",
        message_zh=f"{finding.message_zh[:-1]}；注明各部分可有重复。",
    )


def _contradicted(report: Report, finding: Finding) -> Finding:
    """The note held against the numbers."""
    added, total = finding.left or Decimal(0), finding.right or Decimal(0)
    parts = finding.spans[:-1]
    shown = finding.expression.split(" = ")[0].split(" ≠ ")[0]
    exceeds = added > total
    numbers = [Number(total, span) for span in (*parts, finding.spans[-1])]
    return state(
        report,
        rule_texts()["N1"],
        Statement(
            FindingKind.CONFLICT,
            Status.HOLDS if exceeds else Status.FAILS,
            FindingSeverity.REMARK,
            f"{shown} = {plain(added)} {'>' if exceeds else '≯'} {plain(total)}",
            numbers,
            sides=(added, total),
            codes=finding.codes,
            wording=Wording(),
        ),
    )
