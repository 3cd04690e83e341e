"""Laws of lists in prose: a number before its noun or behind it, and a mark or a line end between two, tell the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

import gxparse as gx

HEAD = "白石县水务局2016年政府信息公开工作年度报告\n一、依申请公开情况\n"
CHANNELS = {"当面申请": "in_person", "网络申请": "online", "信函申请": "letter", "传真申请": "fax"}
REASONS = {"涉及国家秘密": "state_secret", "涉及商业秘密": "trade_secret", "涉及个人隐私": "privacy"}
COUNTS = st.integers(1, 900)
LISTS = st.dictionaries(st.sampled_from(sorted(CHANNELS)), COUNTS, min_size=2)


def told(sentence: str) -> dict[str, int]:
    values = gx.normalise(gx.parse(HEAD + sentence + "\n"))
    return {code: int(values[code].value or 0) for code in values if values[code].evidence.origin == "prose"}


@given(LISTS, st.sampled_from("、和"))
@settings(max_examples=40, deadline=None)
def test_a_number_may_stand_before_its_noun(counts: dict[str, int], joint: str) -> None:
    behind = "、".join(f"{noun}{count}件" for noun, count in counts.items())
    *first, last = (f"{count}件{noun}" for noun, count in counts.items())
    wanted = {f"requests.received.{CHANNELS[noun]}": count for noun, count in counts.items()}
    assert told(f"全年收到{behind}。") == told(f"全年收到{'、'.join(first)}{joint}{last}。") == wanted


@given(LISTS, st.sampled_from(("-", "•", "*", "+")))
@settings(max_examples=40, deadline=None)
def test_items_of_a_list_with_bullets_are_those_of_the_sentence(counts: dict[str, int], bullet: str) -> None:
    total = sum(counts.values())
    items = "".join(f"\n{bullet} {noun}{count}件" for noun, count in counts.items())
    wanted = {f"requests.received.{CHANNELS[noun]}": count for noun, count in counts.items()}
    assert told(f"全年收到申请{total}件，其中：{items}") == {"requests.received": total, **wanted}


@given(st.dictionaries(st.sampled_from(sorted(REASONS)), COUNTS, min_size=2))
@settings(max_examples=40, deadline=None)
def test_labels_with_their_numbers_need_no_mark_at_the_ends_of_lines(counts: dict[str, int]) -> None:
    total = sum(counts.values())
    lines = [f"不同意公开答复数：{total}件", *(f"{label}：{count}件" for label, count in counts.items())]
    wanted = {f"requests.refused.{REASONS[label]}": count for label, count in counts.items()}
    assert told("\n".join(lines)) == told("；".join(lines) + "。") == {"requests.refused": total, **wanted}
