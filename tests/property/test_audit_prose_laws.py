"""Laws of auditing sentences: what adds up fails nothing, one changed number fails just its list; no text raises."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gxparse as gx
from gxparse.audit import audit
from gxparse.compare import compare
from gxparse.model.findings import Finding, Status

NAMES = ("网络", "信函", "当面", "传真", "窗口", "邮件")
UNITS = ("件", "条", "篇", "份")
PATTERNS = (
    "全年共收到申请{total}，其中{parts}。",
    "全年共收到申请{total}，效果良好。其中，{parts}。",
    "收到的{total}申请中，{parts}。",
    "全年共收到申请{total}（{parts}）。",
    "全年共收到申请{total}，分别为{parts}。",
    "收到申请如下：{parts}，共计{total}。",
)  # fmt: skip
JOINS = ("、", "，", "；")
TAIL = "\n二、其他事项\n无。\n"


def sums(text: str) -> list[Finding]:
    report = gx.parse(f"甲乙县2023年政府信息公开工作年度报告\n一、总体情况\n{text}{TAIL}")
    return [f for f in audit(report).findings if f.rule.startswith("prose")]


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, str, list[int], str]:
    numbers = draw(st.lists(st.integers(1, 5000), min_size=2, max_size=6))
    return draw(st.sampled_from(PATTERNS)), draw(st.sampled_from(JOINS)), numbers, draw(st.sampled_from(UNITS))


def sentence(pattern: str, join: str, numbers: list[int], total: int, unit: str) -> str:
    parts = join.join(f"{name}{number}{unit}" for name, number in zip(NAMES, numbers))
    return pattern.format(total=f"{total}{unit}", parts=parts)


@settings(max_examples=80)
@given(lists())
def test_a_list_that_adds_up_holds(drawn: tuple[str, str, list[int], str]) -> None:
    pattern, join, numbers, unit = drawn
    found = sums(sentence(pattern, join, numbers, sum(numbers), unit))
    assert [f.status for f in found] == [Status.HOLDS]
    assert found[0].left == found[0].right == sum(numbers)
    assert len(found[0].spans) == len(numbers) + 1


@settings(max_examples=80)
@given(lists(), st.integers(1, 400))
def test_a_list_that_exceeds_its_total_fails(drawn: tuple[str, str, list[int], str], by: int) -> None:
    pattern, join, numbers, unit = drawn
    total = sum(numbers) - by
    assume(total >= max(numbers))
    found = sums(sentence(pattern, join, numbers, total, unit))
    failed = [f for f in found if f.failed]
    partial = [f for f in found if not f.failed and f.right == total]  # the first parts may happen to add up
    assert [f.difference for f in failed] == [by] or partial


@settings(max_examples=60)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(0, 2), st.booleans())
def test_a_share_holds_as_it_is_rounded(part: int, rest: int, places: int, off: bool) -> None:
    whole = part + rest
    step = Decimal(1).scaleb(-places)
    share = (Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP) + (3 * step if off else 0)
    found = sums(f"收到申请{whole}件，其中网络{part}件，占总数的{share}%。")
    (stated,) = [f for f in found if f.rule == "prose.share"]
    assert stated.failed == off


@settings(max_examples=60)
@given(st.integers(1, 900), st.integers(1, 900), st.booleans())
def test_growth_holds_as_it_is_rounded(before: int, more: int, off: bool) -> None:
    share = (Decimal(100 * more) / before).quantize(Decimal("0.1"), ROUND_HALF_UP) + (1 if off else 0)
    found = sums(f"在线服务由{before}次增加到{before + more}次，增长{share}%。")
    assert [f.failed for f in found if f.rule == "prose.growth" and f.status is not Status.NOT_ASSESSABLE] == [off]


SCRAPS = st.lists(
    st.sampled_from((
        "其中", "其中，", "占总数的", "占比", "同比增长", "由", "增加到", "共计", "分别为", "包括", "中，", "网络", "申请", "信息",
        "12件", "0件", "3万余条", "5%", "八成", "100%", "4至6条", "近百人", "2元", "1.5万元", "2022年", "2023年，我局", "（", "）",
        "。", "；", "，", "、", "：", "\n", "一是", "三是", "一、", "（一）", "因同一申请多种方式，故分类之和大于总数", "较上年的", "减少",
    )),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(SCRAPS, SCRAPS)
def test_no_text_raises(one: list[str], other: list[str]) -> None:
    first, second = (gx.parse("".join(scraps)) for scraps in (one, other))
    audited = audit(first, previous=second, children=[second])
    for finding in audited.findings:
        assert all(0 <= span.start <= span.end <= len(first.text) for span in finding.spans)
        assert (finding.difference is None) == (finding.left is None or finding.right is None)
        assert finding.message.endswith(".")
        assert finding.message_zh.endswith("。")
    compare(first, second)
