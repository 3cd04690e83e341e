"""Which numbers behind the beginning of a list are its parts: up to the first that its words set apart."""

import re
from collections.abc import Sequence
from typing import Final

from gxparse.audit.prose.dividing import divides_otherwise
from gxparse.audit.prose.sentences import Item
from gxparse.audit.prose.totals import added_up
from gxparse.catalogue.divisions import LEVELS

__all__ = ["BARE", "DEALT", "STATES", "opposed", "run_of", "stops"]

_OPPOSED: Final = (
    ("自然人", "法人"),
    ("人大", "政协"),
    ("专职", "兼职"),
    ("新收", "上年结转"),
    ("按时", "延期"),
    ("按期", "延期"),
    ("线上", "线下"),
    ("直接起诉", "复议后"),
)
"""Names of parts beside which there is no third."""
BARE: Final = re.compile(r"(?:其中|包括|包含|含|有)?")
"""No name before the first part: 其中3件为上年结转."""
_STOPS: Final = re.compile(rf"^(?:并|且|同时|另外?|此外|截至|同比|较|比|均|已|全[年{LEVELS}]?共|共|总|累计|全部)")
"""A clause that begins so is no part: 已办结30件."""
DEALT: Final = re.compile(r"(?:按[时期]|已|均)*(?:办结|答复|审结|结转|上年[度]?结转|结转上|顺延|转入?下)")
_RECEIVED: Final = re.compile("收到|受理|接收|新收|接到|[办承][理办]")
"""What became of those received is no further part: 县区收到30件、办结28件."""
_DONE: Final = re.compile("[办审已]结|答复|办理$|作出")
_ALTOGETHER: Final = re.compile("(?:实际|最终|全部)(?:共|已|按[时期]|作出|予以)*(?:办结|办理|答复|审结|受理)")
"""收到35件，其中合并办理9件，实际作出答复27件: what was done to all of them."""
STATES: Final = re.compile(
    r"(?:全年|本年|共|另)*(?:办理|承办|受理|收到|举办|开展|组织|召开|接待|培训|发布|印发|编制|推送|维护|投入|安排|抽查|处理|配备|设立|建成|完成)"
)
"""What begins a statement of its own."""


def run_of(nearest: Item, items: Sequence[Item], comments: Sequence[Item]) -> list[Item]:
    """The items up to the first that is no part of the same list, by its words or by its ；."""
    run: list[Item] = []
    for item in items:
        if run and (stops(item) or _next_breakdown(items, item, run) or _commented(run[-1], item, comments)):
            break
        if run and item.group != run[-1].group and STATES.match(item.label):
            break
        alone = len(run) == 1 and item.group != run[0].group  # behind a ；: 发布会2次，其中1次；访谈4次
        if alone and (run[0].number.value == nearest.number.value or item.number.value > nearest.number.value):
            break
        if alone and _lists_its_own(items, item):
            break
        if run and (divides_otherwise(run[0], item) or _within(run[-1], item)):
            break
        if run and _became(item, run, nearest):
            break
        if (
            run and BARE.fullmatch(run[0].label) and item.label
        ):  # 3件为上年结转，答复9件: told otherwise, so no part of the list
            break
        run.append(item)
    return _without_parts_of_its_last(run, nearest)


def _within(last: Item, item: Item) -> bool:
    """15日内办结40件，20日内办结54件: the second counts the first in."""
    return item.label.startswith("内") and last.label.startswith("内")


def _became(item: Item, run: Sequence[Item], nearest: Item) -> bool:
    """Whether a number is of what became of those received, which the list counts."""
    if DEALT.match(item.label) and not opposed([*run, item]):
        return _RECEIVED.search((run[-1] if item.group == run[0].group else nearest).label) is not None
    return _ALTOGETHER.match(item.label) is not None and _RECEIVED.search(nearest.label) is not None


def _without_parts_of_its_last(run: list[Item], nearest: Item) -> list[Item]:
    """52件，办结49件，维持38件、纠正6件、终止5件: what was done with some, of which the rest tells how, heads its own list."""
    added = added_up(run)
    for index, item in enumerate(run[1:-2] if added > nearest.number.value else (), 1):
        added_behind = added_up(run[index + 1 :])
        if item.number.value == added_behind and _DONE.search(item.label):
            return run[: index + (added - added_behind <= nearest.number.value)]
    return run


def _commented(last: Item, item: Item, comments: Sequence[Item]) -> bool:
    """Whether last year's number ends the list: 网络22件，上年12件，办结26件; not where a ； goes on with it."""
    return any(last.end <= c.start < item.start and c.group == item.group for c in comments)


def opposed(run: Sequence[Item]) -> bool:
    """Whether two parts are by their names all that there is: 自然人 and 法人, 专职 and 兼职."""
    if len(run) != 2:
        return False
    labels = [item.label for item in run]
    return any(
        (one in labels[0] and other in labels[1]) or (other in labels[0] and one in labels[1])
        for one, other in _OPPOSED
    )


def _lists_its_own(items: Sequence[Item], item: Item) -> bool:
    """机关52个，其中已编目录49个；乡镇18个，已编目录18个: behind a ； several numbers, before it one."""
    return sum(i.group == item.group for i in items) > 1


def _next_breakdown(items: Sequence[Item], item: Item, run: Sequence[Item]) -> bool:
    """Whether a ； begins another breakdown: where the groups between ； have several items each."""
    return (
        item.group != run[-1].group
        and len(run) > 1
        and all(i.group == run[0].group for i in run)
        and (sum(i.group == item.group for i in items) > 1)
    )


def stops(item: Item) -> bool:
    """Whether the clause begins with a word that sets it apart."""
    return _STOPS.match(item.label) is not None
